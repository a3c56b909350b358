package zhuanhua_test

import (
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

func validCoverage() zhuanhua.Coverage {
	return zhuanhua.Coverage{
		Measure: zhuanhua.Measure{ID: "M1", InPlan: zhuanhua.Yes, DirectlyRelated: zhuanhua.No},
		Party:   &zhuanhua.Party{ID: partyID(firmCode), Kind: zhuanhua.OtherEnterprise},
		Since:   zhuanhua.MustDay("2022-01-16"),
	}
}

func TestCoverageValidate(t *testing.T) {
	c := validCoverage()
	if err := c.Validate(); err != nil {
		t.Errorf("everything given: %v", err)
	}
	c = zhuanhua.Coverage{Measure: zhuanhua.Measure{ID: "M1"}, Since: c.Since}
	if err := c.Validate(); err != nil {
		t.Errorf("nothing given that may be left out: %v", err)
	}
	if err := c.Measure.Validate(); err != nil {
		t.Errorf("the measure alone: %v", err)
	}
}

func TestCoverageValidateErrors(t *testing.T) {
	measure := func(kind error, field string) wantedFault {
		return wantedFault{kind, zhuanhua.RecordMeasure, "M1", field}
	}
	coverage := func(kind error, field string) wantedFault {
		return wantedFault{kind, zhuanhua.RecordCoverage, "M1", field}
	}
	for _, c := range []struct {
		name  string
		alter func(*zhuanhua.Coverage)
		want  wantedFault
	}{
		{"no measure", func(c *zhuanhua.Coverage) { c.Measure.ID = "" }, wantedFault{zhuanhua.ErrNotGiven, zhuanhua.RecordMeasure, "", "measure_id"}},
		{"in plan", func(c *zhuanhua.Coverage) { c.Measure.InPlan = 3 }, measure(zhuanhua.ErrCodeWord, "in_plan")},
		{"directly related", func(c *zhuanhua.Coverage) { c.Measure.DirectlyRelated = 99 }, measure(zhuanhua.ErrCodeWord, "directly_related")},
		{"no day", func(c *zhuanhua.Coverage) { c.Since = 0 }, coverage(zhuanhua.ErrNotGiven, "since")},
		{"a day that is none", func(c *zhuanhua.Coverage) { c.Since = lastDay + 1 }, coverage(zhuanhua.ErrRange, "since")},
		{"enterprise without id", func(c *zhuanhua.Coverage) { c.Party.ID = partyID("") }, coverage(zhuanhua.ErrNotGiven, "party_id")},
		{"enterprise's kind", func(c *zhuanhua.Coverage) { c.Party.Kind = 10 }, wantedFault{zhuanhua.ErrCodeWord, zhuanhua.RecordParty, firmCode, "kind"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := validCoverage()
			c.alter(&r)
			checkFault(t, r.Validate(), c.want)
		})
	}
}
