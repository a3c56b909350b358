package indicators_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

var jointScope = zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}

// ofTwoWays are deals of three enterprises: with a municipal SOE, by licence, and by
// licence with a municipal SOE.
func ofTwoWays() (h holdings) {
	for i, c := range []struct {
		to        string
		municipal bool
		kind      zhuanhua.TransferKind
	}{{"示例企业甲", true, zhuanhua.Assignment}, {"示例企业乙", false, zhuanhua.Licence}, {"示例企业丙", true, zhuanhua.Licence}} {
		d := deal("T"+string(rune('1'+i)), i)
		to := *d.Transferee
		to.ID = zhuanhua.NewPartyID(c.to)
		d.Transferee, d.Kind = &to, c.kind
		if c.municipal {
			d.Transferor = &zhuanhua.Party{ID: zhuanhua.NewPartyID("示例市属国企"), Kind: zhuanhua.MunicipalSOE, Province: zhuanhua.Shaanxi}
		}
		h.transfers = append(h.transfers, d)
		h.products = append(h.products, zhuanhua.Product{
			ID: "P" + string(rune('1'+i)), Party: &to, DeclaredOn: zhuanhua.MustDay("2022-09-01"), Patents: []zhuanhua.PatentNo{d.Patents[0].No},
		})
	}
	return h
}

// Members that move another way, or through other parameters, stand in groups of their
// own: by what they were, what they are, and who is to blame.
func TestJointGroups(t *testing.T) {
	h := ofTwoWays()
	base := eligibility.SpecialPlan()
	base.Kinds = zhuanhua.SetOf(zhuanhua.Assignment, zhuanhua.Equity)
	draft := base
	draft.Kinds, draft.Suppliers = draft.Kinds.With(zhuanhua.Licence), draft.Suppliers.With(zhuanhua.MunicipalSOE)
	h.coverages = []zhuanhua.Coverage{{
		Measure: zhuanhua.Measure{ID: "M1", InPlan: zhuanhua.Yes, DirectlyRelated: zhuanhua.Yes}, Party: h.transfers[1].Transferee, Since: zhuanhua.MustDay("2022-02-01"),
	}}
	e, err := indicators.EffectOf(h.index(t, jointScope), eligibility.Fields(), judging(hostChecks()...), base, draft)
	if err != nil {
		t.Fatal(err)
	}
	group := func(was, is indicators.Membership, id string, set ...string) indicators.MemberGroup {
		return indicators.MemberGroup{Was: was, Is: is, Blame: zhuanhua.Blamed{Sets: [][]string{set}, Needed: set}, Number: 1, IDs: []string{id}}
	}
	const kinds, suppliers = "kinds", "suppliers"
	groups := func(was, is indicators.Membership, first, second, third string) []indicators.MemberGroup {
		return []indicators.MemberGroup{
			group(was, is, second, kinds), group(was, is, third, kinds, suppliers), group(was, is, first, suppliers),
		}
	}
	no := func(i int) string { return h.transfers[i].Patents[0].No.String() }
	id := func(i int) string { return h.transfers[i].Transferee.ID.String() }
	enterprises := groups(indicators.Outside, indicators.ByReceipt, id(0), id(1), id(2))
	enterprises = append(enterprises[1:], group(indicators.ByCoverage, indicators.ByBoth, id(1), kinds))
	j := e.Joined[0]
	for name, c := range map[string][2][]indicators.MemberGroup{
		"enterprises": {enterprises, j.Enterprises},
		"filings":     {groups(indicators.Outside, indicators.AsFiling, "P1", "P2", "P3"), j.Filings},
		"patents":     {groups(indicators.Outside, indicators.AsImplemented, no(0), no(1), no(2)), j.Patents},
	} {
		if d := cmp.Diff(c[0], c[1]); d != "" {
			t.Errorf("%s (-want +got):\n%s", name, d)
		}
	}
	if j.WasBenefited != (indicators.BenefitedCount{Enterprises: 1, Covered: 1}) || j.IsBenefited != (indicators.BenefitedCount{Enterprises: 3, Received: 3, Covered: 1}) {
		t.Errorf("%+v, %+v", j.WasBenefited, j.IsBenefited)
	}
}

// withoutCoverages judges coverages by no check.
type withoutCoverages struct {
	*eligibility.Judge
	none *zhuanhua.Table
}

func (j withoutCoverages) Coverages() *zhuanhua.Table { return j.none }

// A judge that has no check of a figure counts nothing in it.
func TestJointWithoutACheck(t *testing.T) {
	h := ofTwoWays()
	h.coverages = []zhuanhua.Coverage{{
		Measure: zhuanhua.Measure{ID: "M1", InPlan: zhuanhua.Yes, DirectlyRelated: zhuanhua.Yes}, Party: h.transfers[0].Transferee, Since: zhuanhua.MustDay("2022-02-01"),
	}}
	base := eligibility.SpecialPlan()
	draft := base
	draft.Suppliers = draft.Suppliers.With(zhuanhua.MunicipalSOE)
	joined := func(judge func(eligibility.Rules) (indicators.FactJudge, error)) indicators.JoinedEffect {
		e, err := indicators.EffectOf(h.index(t, jointScope), eligibility.Fields(), judge, base, draft)
		if err != nil {
			t.Fatal(err)
		}
		return e.Joined[0]
	}
	with := joined(judging(hostChecks()...))
	without := joined(func(r eligibility.Rules) (indicators.FactJudge, error) {
		j, err := r.Judge(hostChecks()...)
		if err != nil {
			return nil, err
		}
		none, err := zhuanhua.Compile(*j.Coverages().Form())
		return withoutCoverages{j, none}, err
	})
	if with.WasBenefited != (indicators.BenefitedCount{Enterprises: 2, Received: 1, Covered: 1}) ||
		without.WasBenefited != (indicators.BenefitedCount{Enterprises: 1, Received: 1}) {
		t.Errorf("with the check %+v, without %+v", with.WasBenefited, without.WasBenefited)
	}
	if without.IsBenefited != (indicators.BenefitedCount{Enterprises: 3, Received: 3}) {
		t.Errorf("by the draft %+v", without.IsBenefited)
	}
}

// A mixture of base and draft that cannot be judged makes no change: what either of two
// parameters would do alone is then blamed on the one that can be asked, or on both.
func TestJointMixturesRefused(t *testing.T) {
	h := ofTwoWays()
	base := eligibility.SpecialPlan()
	base.Kinds = zhuanhua.SetOf(zhuanhua.Assignment, zhuanhua.Equity)
	draft := base
	draft.Kinds, draft.Suppliers = draft.Kinds.With(zhuanhua.Licence), draft.Suppliers.With(zhuanhua.MunicipalSOE)
	refused := errors.New("no such rules")
	var foreign indicators.FactJudge // none at all: no bench can be made of it
	for name, fault := range map[string]error{"refused": refused, "no judge": nil} {
		e, err := indicators.EffectOf(h.index(t, jointScope), eligibility.Fields(), func(r eligibility.Rules) (indicators.FactJudge, error) {
			if r.Kinds == draft.Kinds && r.Suppliers == base.Suppliers {
				return foreign, fault
			}
			return judging(hostChecks()...)(r)
		}, base, draft)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var sets [][]string
		for _, g := range e.Joined[0].Enterprises {
			sets = append(sets, slices.Concat(g.Blame.Sets...))
		}
		if d := cmp.Diff([][]string{{"kinds", "suppliers"}, {"suppliers"}}, sets); d != "" {
			t.Errorf("%s: (-want +got):\n%s", name, d)
		}
	}
}
