package sample_test

import (
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// enumeration is what every code list of the package can do.
type enumeration interface {
	comparable
	fmt.Stringer
	encoding.TextMarshaler
	driver.Valuer
	Text() zhuanhua.Text
}

func checkEnumeration[E interface {
	~uint8
	enumeration
}, P interface {
	*E
	encoding.TextUnmarshaler
	Scan(any) error
}](t *testing.T, count int) bool {
	t.Helper()
	seen := map[string]bool{}
	for i := range count {
		e := E(i)
		text, err := e.MarshalText()
		var read, scanned E
		if err != nil || P(&read).UnmarshalText(text) != nil || P(&scanned).Scan(string(text)) != nil || read != e || scanned != e {
			t.Errorf("%T(%d): %q, %v, %v, %v", e, i, text, err, read, scanned)
		}
		value, err := e.Value()
		if err != nil || (value == nil) != (len(text) == 0) || len(text) == 0 && i > 0 || value != nil && (value != string(text) || P(&scanned).Scan([]byte(text)) != nil || scanned != e) {
			t.Errorf("%T(%d) has the value %v, %v", e, i, value, err)
		}
		if seen[string(text)] || (len(text) > 0 && (e.String() != string(text) || e.Text().Zh == "" || e.Text().En == "")) {
			t.Errorf("%T(%d): %q, %v", e, i, e, e.Text())
		}
		seen[string(text)] = true
	}
	for what, read := range map[string]func(P) error{
		"NULL": func(p P) error { return p.Scan(nil) }, "an empty column": func(p P) error { return p.Scan("") },
		"an empty text": func(p P) error { return p.UnmarshalText(nil) },
	} {
		if e := E(1); read(&e) != nil || e != 0 {
			t.Errorf("%T: %s is %v", e, what, e)
		}
	}
	e := E(1)
	unknown := E(count)
	_, marshalled := unknown.MarshalText()
	_, valued := unknown.Value()
	for _, err := range []error{P(&e).UnmarshalText([]byte("no such word")), P(&e).Scan("no such word"), marshalled, valued} {
		if !errors.Is(err, zhuanhua.ErrCodeWord) {
			t.Errorf("%T: %v", e, err)
		}
	}
	if err := P(&e).Scan(5); !errors.Is(err, zhuanhua.ErrSyntax) || e != 1 || unknown.Text() != (zhuanhua.Text{}) || seen[unknown.String()] {
		t.Errorf("%T: %v, %v", e, err, unknown)
	}
	return true
}

func TestWords(t *testing.T) {
	tested := map[string]bool{
		"AllocationHold":  checkEnumeration[sample.AllocationHold](t, int(sample.HoldCensus)+1),
		"AllocationRule":  checkEnumeration[sample.AllocationRule](t, int(sample.AllocationCost)+1),
		"Baseline":        checkEnumeration[sample.Baseline](t, int(sample.WithReplacement)+1),
		"Caution":         checkEnumeration[sample.Caution](t, int(sample.CautionLargeFactor)+1),
		"ClaimFault":      checkEnumeration[sample.ClaimFault](t, int(sample.ClaimLostNothing)+1),
		"Distance":        checkEnumeration[sample.Distance](t, int(sample.Logit)+1),
		"DrawMethod":      checkEnumeration[sample.DrawMethod](t, int(sample.DrawMonetaryUnit)+1),
		"Gaps":            checkEnumeration[sample.Gaps](t, int(sample.GapsTold)+1),
		"Lonely":          checkEnumeration[sample.Lonely](t, int(sample.LonelyCollapsed)+1),
		"Precision":       checkEnumeration[sample.Precision](t, int(sample.Imprecise)+1),
		"RateKind":        checkEnumeration[sample.RateKind](t, int(sample.RatesCounted)+1),
		"Response":        checkEnumeration[sample.Response](t, int(sample.Unresolved)+1),
		"ResponseError":   checkEnumeration[sample.ResponseError](t, int(sample.TwoPhase)+1),
		"TaintModel":      checkEnumeration[sample.TaintModel](t, int(sample.TaintBinomial)+1),
		"Unchecked":       checkEnumeration[sample.Unchecked](t, int(sample.UncheckedInError)+1),
		"VarianceCaution": checkEnumeration[sample.VarianceCaution](t, int(sample.VarianceJointZero)+1),
		"VarianceKind":    checkEnumeration[sample.VarianceKind](t, int(sample.VariancePoisson)+1),
	}
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	declared := regexp.MustCompile(`(?m)^type ([A-Z]\w*) uint8$`)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range declared.FindAllSubmatch(text, -1) {
			if !tested[string(m[1])] {
				t.Errorf("%s: nobody tests the code list %s", file, m[1])
			}
			delete(tested, string(m[1]))
		}
	}
	if len(tested) > 0 {
		t.Errorf("no code lists: %v", tested)
	}
}

// What hosts have in files: a choice is its word, and none is the customary one.
func TestChoicesInFiles(t *testing.T) {
	type choices struct {
		Gaps     sample.Gaps
		Lonely   sample.Lonely
		Distance sample.Distance
		Against  sample.Baseline
		Rates    sample.RateKind
		Error    sample.ResponseError
		Model    sample.TaintModel
	}
	for text, want := range map[string]choices{
		`{"Gaps":"refused","Lonely":"unknown","Distance":"linear","Against":"without-replacement","Rates":"weighted","Error":"reverse-framework","Model":"poisson"}`: {},
		`{"Gaps":"told","Lonely":"collapsed","Distance":"logit","Against":"with-replacement","Rates":"counted","Error":"two-phase","Model":"binomial"}`: {
			sample.GapsTold, sample.LonelyCollapsed, sample.Logit, sample.WithReplacement, sample.RatesCounted, sample.TwoPhase, sample.TaintBinomial,
		},
	} {
		b, err := json.Marshal(want)
		var got choices
		if err != nil || string(b) != text || json.Unmarshal(b, &got) != nil || got != want {
			t.Errorf("%+v is %s (%v) and comes back as %+v; want %s", want, b, err, got, text)
		}
	}
	var none choices
	if err := json.Unmarshal([]byte(`{"Lonely":"","Distance":""}`), &none); err != nil || none != (choices{}) {
		t.Errorf("%+v, %v", none, err)
	}
	if err := json.Unmarshal([]byte(`{"Lonely":"ignore"}`), &none); !errors.Is(err, zhuanhua.ErrCodeWord) {
		t.Error(err)
	}
}

// A choice that is none is named in the error.
func TestUnknownChoicesAreNamed(t *testing.T) {
	one := func(*int) sample.Unit { return sample.Unit{ID: "a", Answered: true, Size: zhuanhua.Value[int64](1)} }
	for want, options := range map[string]sample.Options{"lonely choice(5)": {Lonely: 5}, "gaps choice(2)": {Gaps: 2}} {
		var fault *sample.Error
		if _, err := sample.New(make([]int, 1), one, nil, options); !errors.As(err, &fault) || fault.Value != want || !errors.Is(err, sample.ErrOption) {
			t.Errorf("%v, want %s", err, want)
		}
	}
}
