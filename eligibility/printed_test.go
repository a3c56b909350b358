package eligibility_test

import (
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// Every decision of the pool says by which rules and requirements it was made.
func TestPoolDecisionsAreStamped(t *testing.T) {
	stampOf := func(r eligibility.PoolRules, asked ...eligibility.PoolRequirement) string {
		t.Helper()
		judge, err := r.Judge(asked...)
		if err != nil {
			return ""
		}
		enterprise := zhuanhua.NewPartyID("示例企业")
		progress, err := judge.ExplainProgress(&eligibility.PoolProgress{Enterprise: enterprise, EnteredOn: zhuanhua.MustDay("2024-03-01"), AsOf: zhuanhua.MustDay("2025-03-01")})
		if err != nil {
			t.Fatal(err)
		}
		line, err := judge.ExplainLine(&eligibility.PoolProvince{Province: zhuanhua.Shaanxi, Recommended: 3})
		if err != nil {
			t.Fatal(err)
		}
		if progress.Rules == "" || progress.Rules != line.Rules || progress.Version != zhuanhua.Version || line.Version != zhuanhua.Version {
			t.Fatalf("%q and %q", progress.Rules, line.Rules)
		}
		return line.Rules
	}
	base := poolRules()
	seen := map[string]string{stampOf(base): "the base"}
	for _, f := range eligibility.PoolFields() {
		for _, near := range f.Nearby(base) {
			stamp := stampOf(near)
			if before, there := seen[stamp]; there && stamp != "" {
				t.Errorf("%s %s is stamped as %s", f.Key, f.Show(near), before)
			}
			seen[stamp] = f.Key + " " + f.Show(near)
		}
	}
	if len(seen) < 10 {
		t.Errorf("only %d stamps", len(seen))
	}
}

// A record's decision carries the fingerprint of the report's rules.
func TestRecordDecisionsAreStamped(t *testing.T) {
	judge, err := eligibility.SpecialPlan().Judge()
	if err != nil {
		t.Fatal(err)
	}
	d, err := judge.ExplainPledge(zhuanhua.Indicator5, &zhuanhua.Pledge{ID: "P"}, zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)})
	if err != nil || len(d.Rules) != 64 || d.Version != zhuanhua.Version {
		t.Errorf("%q, %q, %v", d.Rules, d.Version, err)
	}
	plans, err := eligibility.SpecialPlanPlans().Judge()
	if err != nil {
		t.Fatal(err)
	}
	if d, err := plans.Explain(&zhuanhua.Plan{Province: zhuanhua.Shaanxi}); err != nil || len(d.Rules) != 64 || d.Version != zhuanhua.Version {
		t.Errorf("%q, %q, %v", d.Rules, d.Version, err)
	}
}
