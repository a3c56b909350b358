package sample_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// travels checks what a result is in a file, and that it comes back as it was.
func travels[T any](t *testing.T, v T, want string) {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil || string(b) != want {
		t.Errorf("%T is %s, %v; want %s", v, b, err, want)
	}
	var back T
	if err := json.Unmarshal(b, &back); err != nil {
		t.Errorf("%T: %v", v, err)
	}
	if again, err := json.Marshal(back); err != nil || string(again) != want {
		t.Errorf("%T comes back as %s, %v; want %s", v, again, err, want)
	}
}

func TestResultsInFiles(t *testing.T) {
	a, err := sample.NewAllocator(sample.AllocationNeyman, 0,
		sample.AllocationStratum{Stratum: sample.Stratum{Name: "a", Size: 4}, Deviation: 3, Cost: 1.5},
		sample.AllocationStratum{Stratum: sample.Stratum{Name: "b", Size: 2}, Deviation: 1, Cost: 1})
	if err != nil {
		t.Fatal(err)
	}
	best := must[sample.Optimum](t)(a.BestForBudget(sample.Budget{Money: decimal.NewFromInt(7), Fixed: decimal.NewFromInt(1)}))
	b, err := json.Marshal(best)
	want := `{"units":4,"strata":[{"name":"a","size":4,"units":2,"hold":"minimum"},{"name":"b","size":2,"units":2,"hold":"census"}],"variance":36,"cost":"6","slack":0}`
	if err != nil || string(b) != want {
		t.Errorf("%s, %v; want %s", b, err, want)
	}
	limits := must[sample.CountLimits](t)(sample.AttributeAudit{Population: zhuanhua.Value[int64](4), Checked: 4, Errors: 1}.CountLimits())
	travels(t, limits, `{"lower":1,"upper":1,"low":1,"high":1,"upper_rate":0.25,"at_upper":1,"beyond":0}`)
	travels(t, sample.ResponseClass{Class: "M", Cautions: []sample.Caution{sample.CautionLargeFactor}},
		`{"class":"M","drawn":0,"responded":0,"refused":0,"out_of_scope":0,"unresolved":0,"rate":0,"unresolved_factor":0,"nonresponse_factor":0,"weight":0,"cautions":["large-factor"]}`)
	travels(t, sample.MonetaryPlan{Units: 150, Interval: 33333.25, Step: 33333_25}, `{"units":150,"interval":33333.25,"step":"33333.25"}`)
	travels(t, sample.MonetaryFindings{Projections: []sample.MonetaryProjection{{ID: "a", Taint: 1}}, Known: 5},
		`{"basic":0,"projections":[{"id":"a","taint":1,"projected":0,"allowance":0}],"full":0,"known":"0.05","likely":0,"bound":0,"under":0,"under_likely":0,"unchecked":0}`)
	travels(t, sample.Count{Stratum: sample.Stratum{Name: "a", Size: 9}, Drawn: 2, Answered: 1, Weight: 9}, `{"name":"a","size":9,"drawn":2,"answered":1,"weight":9,"census":false}`)
	var frame sample.Frame
	if err := json.Unmarshal([]byte(`[{"name":"a","size":4},{"name":"b","size":2}]`), &frame); err != nil || cmp.Diff(sample.Frame{{Name: "a", Size: 4}, {Name: "b", Size: 2}}, frame) != "" {
		t.Errorf("%v, %v", frame, err)
	}
}
