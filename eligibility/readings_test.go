package eligibility_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

func TestReadingsOfFigures(t *testing.T) {
	rules := eligibility.SpecialPlan()
	name := zhuanhua.Text{Zh: "本地口径", En: "host's check"}
	judge, err := rules.Judge(rules.Received().Named("mine", name, "CZ23-A1"), rules.Supplied().Named("yours", name, "CZ23-A2"),
		rules.Pledged().Named("pledges", name, "CZ23-A5"), rules.Covered().Named("coverages", name, "CZ23-A3"))
	if err != nil {
		t.Fatal(err)
	}
	for figure, want := range map[string][]string{
		zhuanhua.Indicator1: {"grant-day", "unit", "firms", "sizes", "first-after", "suppliers", "fee-kinds", "proofs", "all-proofs", "counting"},
		zhuanhua.Indicator2: {"grant-day", "unit", "fee-kinds", "proofs", "all-proofs", "counting"},
		zhuanhua.Indicator3: {"grant-day", "unit", "firms", "sizes", "first-after", "suppliers"},
		zhuanhua.Indicator4: {"grant-day", "unit", "firms", "sizes", "first-after", "suppliers", "filings"},
		zhuanhua.Indicator5: {"net-pledges", "counting"},
		"mine":              {"unit", "fee-kinds", "proofs", "all-proofs", "counting"},
		"yours":             {"unit", "fee-kinds", "proofs", "all-proofs", "counting"},
		"pledges":           {"counting"},
		"coverages":         nil,
		"no such figure":    nil,
	} {
		if d := cmp.Diff(want, judge.ReadingsOf(figure)); d != "" {
			t.Errorf("%s: %s", figure, d)
		}
	}
	if (&eligibility.Judge{}).ReadingsOf(zhuanhua.Indicator1) != nil || (*eligibility.Judge)(nil).ReadingsOf(zhuanhua.Indicator1) != nil {
		t.Error("no judge has readings")
	}
}
