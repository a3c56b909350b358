package zhuanhua_test

import (
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

func upheld() zhuanhua.AuditOpinion {
	return zhuanhua.AuditOpinion{
		Outcome: zhuanhua.Met, Unit: zhuanhua.Text{Zh: "元", En: "yuan"}, Confidence: 0.95,
		Reported: decimal.New(100050, -2), Found: decimal.New(1, 0), Projected: decimal.New(2, 0),
		Upper: decimal.New(5, -1), Supported: decimal.New(1000, 0), Tolerable: zhuanhua.Value(decimal.New(10, 0)),
		Reasons: []zhuanhua.Note{{Code: "audit-within", Clause: "CP24-6.3"}},
	}
}

func TestAuditOpinionTravels(t *testing.T) {
	for name, o := range map[string]zhuanhua.AuditOpinion{"with": upheld(), "without": func() zhuanhua.AuditOpinion {
		o := upheld()
		o.Outcome, o.Tolerable = zhuanhua.Undetermined, zhuanhua.Given[decimal.Decimal]{}
		return o
	}()} {
		text, err := json.Marshal(o)
		if err != nil {
			t.Fatal(err)
		}
		var back zhuanhua.AuditOpinion
		if err := json.Unmarshal(text, &back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(o, back); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	text, _ := json.Marshal(upheld())
	want := `{"outcome":"met","unit":{"zh":"元","en":"yuan"},"confidence":0.95,"reasons":[{"code":"audit-within","clause":"CP24-6.3","text":{"zh":"","en":""}}],` +
		`"reported":"1000.5","found":"1","projected":"2","upper":"0.5","supported":"1000","tolerable":"10"}`
	if string(text) != want {
		t.Errorf("%s", text)
	}
	for _, bad := range []string{`{`, `{"reported":"x"}`, `{"outcome":"met"}`, `{"confidence":0.9,"reported":"1","upper":"1","supported":"1"}`} {
		kept := upheld()
		if err := json.Unmarshal([]byte(bad), &kept); err == nil || !cmp.Equal(kept, upheld()) {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

func TestAuditOpinionRefused(t *testing.T) {
	type opinion = zhuanhua.AuditOpinion
	for name, c := range map[string]struct {
		field string
		want  error
		alter func(*opinion)
	}{
		"not applicable":     {"outcome", zhuanhua.ErrCodeWord, func(o *opinion) { o.Outcome = zhuanhua.NotApplicable }},
		"no confidence":      {"confidence", zhuanhua.ErrRange, func(o *opinion) { o.Confidence = 0 }},
		"certainty":          {"confidence", zhuanhua.ErrRange, func(o *opinion) { o.Confidence = 1 }},
		"no number":          {"confidence", zhuanhua.ErrRange, func(o *opinion) { o.Confidence = math.NaN() }},
		"negative":           {"found", zhuanhua.ErrRange, func(o *opinion) { o.Found = decimal.New(-1, 0) }},
		"hostile":            {"reported", zhuanhua.ErrRange, func(o *opinion) { o.Reported = decimal.New(1, 1<<30) }},
		"parts of fen":       {"upper", zhuanhua.ErrPrecision, func(o *opinion) { o.Upper = decimal.New(1, -3) }},
		"hostile tolerance":  {"tolerable", zhuanhua.ErrRange, func(o *opinion) { o.Tolerable = zhuanhua.Value(decimal.New(1, 1<<30)) }},
		"more than reported": {"found", zhuanhua.ErrContradiction, func(o *opinion) { o.Found = decimal.New(100051, -2) }},
		"not the rest":       {"supported", zhuanhua.ErrContradiction, func(o *opinion) { o.Supported = decimal.New(999, 0) }},
	} {
		o := upheld()
		c.alter(&o)
		var input *zhuanhua.InputError
		if err := o.Validate(); !errors.As(err, &input) || input.Field != "audit opinion."+c.field || !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := json.Marshal(o); err == nil {
			t.Errorf("%s: written", name)
		}
	}
	if err := upheld().Validate(); err != nil {
		t.Error(err)
	}
}
