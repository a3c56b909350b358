package awards_test

import (
	"testing"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// Every decision of a cycle says by which terms and by which scheme it was made.
func TestDecisionsAreStamped(t *testing.T) {
	regime, scored := twoWeighted([2]int64{1, 1}, [][2]int64{{70, 70}, {90, 60}, {60, 80}})
	stampOf := func(p awards.Regime, in awards.Input, scored ...awards.Scored) string {
		t.Helper()
		result, err := p.Decide(in, scored...)
		if err != nil {
			return ""
		}
		for _, d := range result.Explain() {
			if d.Rules == "" || d.Rules != result.Decisions[0].Record.Rules || d.Version != zhuanhua.Version {
				t.Fatalf("%s: %q, %q", d.ID, d.Rules, d.Version)
			}
		}
		return result.Decisions[0].Record.Rules
	}
	seen := map[string]string{stampOf(regime, without2022(), scored...): "the base"}
	note := func(name, stamp string) {
		t.Helper()
		if before, there := seen[stamp]; there && stamp != "" {
			t.Errorf("%s is stamped as %s", name, before)
		}
		seen[stamp] = name
	}
	plain := awards.Regime{Terms: regime.Terms}
	note("without a scheme", stampOf(plain, threeProvinces()))
	for _, f := range awards.RegimeFields(plain, plain) {
		for _, near := range f.Nearby(plain) {
			if near.Terms.Validate() == nil {
				note(f.Key+" "+f.Show(near), stampOf(near, threeProvinces()))
			}
		}
	}
	heavier := regime.Clone()
	heavier.Scheme.Criteria[1].Weight = decimal.New(4, 0)
	note("another weight", stampOf(heavier, without2022(), scored...))
	if len(seen) < 12 {
		t.Errorf("only %d stamps", len(seen))
	}
	if again := stampOf(regime.Clone(), without2022(), scored...); seen[again] != "the base" {
		t.Errorf("the same regime is stamped otherwise: %s", again)
	}
}

// So do the records of support, and two rules are not stamped alike.
func TestSupportIsStamped(t *testing.T) {
	rule := awards.SupportRule{
		Param: zhuanhua.Param{Key: "mine", Status: zhuanhua.HostRule}, Needs: zhuanhua.SetOf(awards.ForSME), Cost: awards.FixedSum, Sum: zhuanhua.Value(zhuanhua.Amount(100)),
	}
	stamps := map[string]bool{}
	for _, edit := range []func(*awards.SupportRule){
		func(*awards.SupportRule) {}, func(r *awards.SupportRule) { r.Sum = zhuanhua.Value(zhuanhua.Amount(101)) },
		func(r *awards.SupportRule) { r.ClaimCap = zhuanhua.Value(zhuanhua.Amount(100)) },
		func(r *awards.SupportRule) { r.YearCap = zhuanhua.Value(zhuanhua.Amount(100)) },
		func(r *awards.SupportRule) { r.TotalCap = zhuanhua.Value(zhuanhua.Amount(100)) },
		func(r *awards.SupportRule) {
			r.Cost, r.Rate, r.Sum = awards.FeeCost, awards.Whole, zhuanhua.Given[zhuanhua.Amount]{}
		},
		func(r *awards.SupportRule) {
			r.Cost, r.Rate, r.Sum = awards.FeeCost, awards.Percent, zhuanhua.Given[zhuanhua.Amount]{}
		},
	} {
		r := rule
		edit(&r)
		support, err := awards.NewSupport(r)
		if err != nil {
			t.Fatal(err)
		}
		result, err := support.Decide(awards.SupportInput{Claims: []awards.SupportClaim{{ID: "C1", Rule: "mine", Recipient: zhuanhua.NewPartyID("示例企业"), Year: 2022}}})
		if err != nil {
			t.Fatal(err)
		}
		d := result.Decisions[0].Record
		if d.Rules == "" || stamps[d.Rules] || d.Version != zhuanhua.Version {
			t.Errorf("%+v is stamped %q, %q", r, d.Rules, d.Version)
		}
		stamps[d.Rules] = true
	}
}
