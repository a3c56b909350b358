package indicators_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func ExampleJoinedEffect() {
	rules := eligibility.SpecialPlan()
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	municipal := deal("T1", 1)
	municipal.Transferor = &zhuanhua.Party{ID: zhuanhua.NewPartyID("示例市属国企"), Kind: zhuanhua.MunicipalSOE, Province: zhuanhua.Shaanxi}
	h := holdings{
		transfers: []zhuanhua.Transfer{municipal},
		products: []zhuanhua.Product{{
			ID: "P1", Party: municipal.Transferee, DeclaredOn: zhuanhua.MustDay("2022-09-01"), Patents: []zhuanhua.PatentNo{municipal.Patents[0].No},
		}},
	}
	judge := func(r eligibility.Rules) (indicators.FactJudge, error) { return r.Judge() }
	reader, _ := rules.Judge()
	index, _ := indicators.NewIndex(reader, scope)
	_, _ = index.Transfer(&h.transfers[0]), index.Product(&h.products[0])
	draft := rules
	draft.Suppliers = draft.Suppliers.With(zhuanhua.MunicipalSOE)
	effect, err := indicators.EffectOf(index, eligibility.Fields(), judge, rules, draft)
	j := effect.Joined[0]
	fmt.Println("enterprises", j.WasBenefited.Enterprises, "→", j.IsBenefited.Enterprises, err)
	fmt.Println("implemented", j.WasImplemented.Rate.Part, "of", j.WasImplemented.Rate.Whole, "→", j.IsImplemented.Rate.Part, "of", j.IsImplemented.Rate.Whole)
	for _, g := range slices.Concat(j.Enterprises, j.Filings, j.Patents) {
		fmt.Println(g.Number, g.Was, "→", g.Is, g.Blame.Sets)
	}
	// Output:
	// enterprises 0 → 1 <nil>
	// implemented 0 of 0 → 1 of 1
	// 1 outside → received [[suppliers]]
	// 1 outside → filing [[suppliers]]
	// 1 outside → implemented [[suppliers]]
}

// The joined figures are those of the reports, what enters and leaves is their
// difference, and a set that is blamed makes it alone.
func TestJoinedEffects(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := holdingsOf(rapid.Uint64().Draw(t, "seed"), 60)
		base, draft := draftOf(t, eligibility.SpecialPlan(), "base"), draftOf(t, eligibility.SpecialPlan(), "draft")
		scopes := someScopes()
		x := h.index(t, scopes...)
		effect, err := indicators.EffectOf(x, eligibility.Fields(), judging(hostChecks()...), base, draft)
		if err != nil {
			t.Fatal(err)
		}
		tried := map[eligibility.Rules]indicators.Effect{}
		before, after := h.tally(t, mustJudge2(t, base), scopes...), h.tally(t, mustJudge2(t, draft), scopes...)
		for i, s := range scopes {
			e := effect.Joined[i]
			joinedAsReported(t, before, s, e.WasBenefited, e.WasImplemented)
			joinedAsReported(t, after, s, e.IsBenefited, e.IsImplemented)
			joinedAddUp(t, &e)
			joinedBlamed(t, &e, func(alone eligibility.Rules) indicators.JoinedEffect {
				if _, there := tried[alone]; !there {
					one, err := indicators.EffectOf(x, eligibility.Fields(), judging(hostChecks()...), base, alone)
					if err != nil {
						t.Fatal(err)
					}
					tried[alone] = one
				}
				return tried[alone].Joined[i]
			}, base, draft)
		}
	})
}

func joinedAsReported(t *rapid.T, tally *indicators.Tally, s zhuanhua.Scope, b indicators.BenefitedCount, i indicators.Implementation) {
	r, err := tally.Report(s.Place, s.Period)
	if err != nil {
		t.Fatal(err)
	}
	if want := (indicators.BenefitedCount{Enterprises: r.Benefited.Enterprises, Received: r.Benefited.Received, Covered: r.Benefited.Covered}); b != want || i != r.Implementation {
		t.Fatalf("%v: %+v, %+v; reported %+v, %+v", s, b, i, want, r.Implementation)
	}
}

func joinedAddUp(t *rapid.T, e *indicators.JoinedEffect) {
	moved := func(groups []indicators.MemberGroup, in ...indicators.Membership) (n int64) {
		for _, g := range groups {
			if int64(len(g.IDs)) != g.Number || !slices.IsSorted(g.IDs) || g.Was == g.Is || len(g.Blame.Sets) == 0 {
				t.Fatalf("%+v", g)
			}
			if slices.Contains(in, g.Is) {
				n += g.Number
			}
			if slices.Contains(in, g.Was) {
				n -= g.Number
			}
		}
		return n
	}
	net := int64(0)
	for _, g := range e.Enterprises {
		switch {
		case g.Enters():
			net += g.Number
		case g.Leaves():
			net -= g.Number
		}
	}
	got := [...]int64{
		net, moved(e.Enterprises, indicators.ByReceipt, indicators.ByBoth), moved(e.Enterprises, indicators.ByCoverage, indicators.ByBoth),
		moved(e.Filings, indicators.AsFiling), moved(e.Patents, indicators.AsImplemented), moved(e.Patents, indicators.AsImplemented, indicators.AsUnimplemented),
	}
	want := [...]int64{
		e.IsBenefited.Enterprises - e.WasBenefited.Enterprises, e.IsBenefited.Received - e.WasBenefited.Received, e.IsBenefited.Covered - e.WasBenefited.Covered,
		e.IsImplemented.Filings - e.WasImplemented.Filings, e.IsImplemented.Rate.Part - e.WasImplemented.Rate.Part, e.IsImplemented.Rate.Whole - e.WasImplemented.Rate.Whole,
	}
	if got != want {
		t.Fatalf("groups move %v, the figures %v: %+v", got, want, e)
	}
}

func joinedBlamed(t *rapid.T, e *indicators.JoinedEffect, effectOf func(eligibility.Rules) indicators.JoinedEffect, base, draft eligibility.Rules) {
	lists := func(e *indicators.JoinedEffect) [3][]indicators.MemberGroup {
		return [...][]indicators.MemberGroup{e.Enterprises, e.Filings, e.Patents}
	}
	for list, groups := range lists(e) {
		for _, g := range groups {
			for _, set := range g.Blame.Sets {
				alone := base
				for _, f := range eligibility.Fields() {
					if slices.Contains(set, f.Key) {
						f.Copy(&alone, &draft)
					}
				}
				one := effectOf(alone)
				ids := []string{}
				for _, o := range lists(&one)[list] {
					if o.Was == g.Was && o.Is == g.Is {
						ids = append(ids, o.IDs...)
					}
				}
				for _, id := range g.IDs {
					if !slices.Contains(ids, id) {
						t.Fatalf("%v alone does not move %s from %s to %s", set, id, g.Was, g.Is)
					}
				}
			}
		}
	}
}

func TestMembershipWords(t *testing.T) {
	seen := map[string]bool{}
	for m := indicators.Outside; m <= indicators.AsImplemented; m++ {
		text, err := m.MarshalText()
		var back indicators.Membership
		if err != nil || back.UnmarshalText(text) != nil || back != m || m.Text().Zh == "" || m.Text().En == "" || seen[m.String()] {
			t.Errorf("%d: %s, %v", m, text, err)
		}
		seen[m.String()] = true
	}
	if _, err := indicators.Membership(99).MarshalText(); err == nil {
		t.Error("a part that is none was written")
	}
	same := indicators.MemberGroup{Was: indicators.ByReceipt, Is: indicators.ByBoth}
	if d := cmp.Diff([2]bool{}, [2]bool{same.Enters(), same.Leaves()}); d != "" {
		t.Error(d)
	}
}
