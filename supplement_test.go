package zhuanhua_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
)

// What the patent office does must happen within the period; what is only shown may
// come until the day that the host gives, or else the statistics day.
func TestSupplementDay(t *testing.T) {
	all := transferDecisions(t)
	for _, c := range []struct{ id, by, want string }{
		{"T-unrecorded", "", "2022-12-31"},
		{"T-unrecorded", "2022-12-30", "2022-12-30"},
		{"T-unrecorded", "2022-12-31", "2022-12-31"},
		{"T-unrecorded", "2023-01-01", "2022-12-31"},
		{"T-open", "", "2023-03-31"},
		{"T-open", "2023-05-01", "2023-05-01"},
	} {
		d, by := all[c.id], zhuanhua.Day(0)
		if c.by != "" {
			by = zhuanhua.MustDay(c.by)
		}
		for _, s := range d.Supplements(by) {
			if s.By.String() != c.want {
				t.Errorf("%s by %q: %s wanted by %s, want %s", c.id, c.by, s.Key, s.By, c.want)
			}
		}
	}
	d := all["T-unrecorded"]
	d.Scope = zhuanhua.Scope{}
	if s := d.Supplements(0); len(s) != 1 || s[0].By.IsGiven() {
		t.Errorf("without a period: %+v", s)
	}
}

// A failed proof of which no remedy is stated asks for what the facts say, and of one
// without inputs for what its failure says.
func TestSupplementWithoutRemedy(t *testing.T) {
	row := row("seal", passes(sealFact, sealed))
	row.Nature = zhuanhua.Proof
	d := mustCompile(t, stallForm(), stallCheck(row)).Judge(0, stallFacts(sealFact, unsealed)).Explain(nil)
	list := d.Supplements(0)
	if len(list) != 1 || list[0].What != (zhuanhua.Text{Zh: "事实seal；应为值yes", En: "seal; must be yes"}) || list[0].Where != zhuanhua.TheHost {
		t.Errorf("%+v", list)
	}
	d.Rows[0].Inputs, d.Rows[0].Clause = nil, ""
	if list = d.Supplements(0); len(list) != 1 || list[0].What != d.Rows[0].Text || len(list[0].Clauses) != 0 {
		t.Errorf("%+v", list)
	}
}

// An input that no open criterion names is asked for by the check's clause.
func TestSupplementOfAnInputWithoutARow(t *testing.T) {
	d := zhuanhua.Decision{Check: "award", Clause: "CZ23-3.3c", Record: zhuanhua.RecordCandidate, Missing: []zhuanhua.MissingFact{{Fact: "score", Text: zhuanhua.Text{Zh: "得分", En: "score"}, Supplier: zhuanhua.TheHost}}}
	want := []zhuanhua.Supplement{{Key: "score", What: zhuanhua.Text{Zh: "得分", En: "score"}, Clauses: []zhuanhua.ClauseID{"CZ23-3.3c"}, Supplier: zhuanhua.TheHost, Where: zhuanhua.TheHost}}
	if diff := cmp.Diff(want, d.Supplements(0)); diff != "" {
		t.Error(diff)
	}
}
