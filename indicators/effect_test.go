package indicators_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// judging makes the judges that an effect compares, with the host's own checks.
func judging(extra ...zhuanhua.Check) func(eligibility.Rules) (indicators.FactJudge, error) {
	return func(r eligibility.Rules) (indicators.FactJudge, error) {
		j, err := r.Judge(extra...)
		if err != nil {
			return nil, err
		}
		return j, nil
	}
}

// holdings are records of all kinds.
type holdings struct {
	transfers []zhuanhua.Transfer
	pledges   []zhuanhua.Pledge
	coverages []zhuanhua.Coverage
	products  []zhuanhua.Product
}

func holdingsOf(seed uint64, n int) holdings {
	w := world(seed)
	h := holdings{}
	for i := range n {
		id := string(rune('a'+i%26)) + string(rune('a'+i/26))
		h.transfers = append(h.transfers, w.Transfer("t"+id))
		h.pledges = append(h.pledges, w.Pledge("p"+id))
		h.coverages = append(h.coverages, w.Coverage())
		h.products = append(h.products, w.Product("x"+id, h.transfers))
	}
	return h
}

func (h *holdings) index(t rapid.TB, scopes ...zhuanhua.Scope) *indicators.Index {
	judge, err := eligibility.SpecialPlan().Judge(hostChecks()...)
	if err != nil {
		t.Fatal(err)
	}
	x, err := indicators.NewIndex(judge, scopes...)
	if err != nil {
		t.Fatal(err)
	}
	for i := range h.transfers {
		err = errors.Join(err, x.Transfer(&h.transfers[i]))
	}
	for i := range h.pledges {
		err = errors.Join(err, x.Pledge(&h.pledges[i]))
	}
	for i := range h.coverages {
		err = errors.Join(err, x.Coverage(&h.coverages[i]))
	}
	for i := range h.products {
		err = errors.Join(err, x.Product(&h.products[i]))
	}
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func (h *holdings) tally(t rapid.TB, judge indicators.Judge, scopes ...zhuanhua.Scope) *indicators.Tally {
	var periods []zhuanhua.Period
	for _, s := range scopes {
		if !slices.Contains(periods, s.Period) {
			periods = append(periods, s.Period)
		}
	}
	tally := indicators.NewTally(judge, periods...)
	var err error
	for i := range h.transfers {
		err = errors.Join(err, tally.Transfer(&h.transfers[i]))
	}
	for i := range h.pledges {
		err = errors.Join(err, tally.Pledge(&h.pledges[i]))
	}
	for i := range h.coverages {
		err = errors.Join(err, tally.Coverage(&h.coverages[i]))
	}
	for i := range h.products {
		err = errors.Join(err, tally.Product(&h.products[i]))
	}
	if err != nil {
		t.Fatal(err)
	}
	return tally
}

// someScopes are few places and periods, with a city and a late statistics day.
func someScopes() []zhuanhua.Scope {
	late := zhuanhua.Year(2021)
	late.AsOf = zhuanhua.MustDay("2023-06-30")
	return []zhuanhua.Scope{
		{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2021)}, {Place: zhuanhua.Shaanxi, Period: late},
		{Place: zhuanhua.Shaanxi + 100, Period: late}, {Place: zhuanhua.Shandong, Period: zhuanhua.Year(2022)},
	}
}

// draftOf alters some parameters of the special plan.
func draftOf(t *rapid.T, from eligibility.Rules, label string) eligibility.Rules {
	for range rapid.IntRange(0, 4).Draw(t, label) {
		f := rapid.SampledFrom(eligibility.Fields()).Draw(t, label+" field")
		from = rapid.SampledFrom(f.Nearby(from)).Draw(t, label+" value")
	}
	return from
}

func asHolding(f indicators.Figures) indicators.Holding {
	return indicators.Holding{
		Records: f.Records, Patents: f.Patents, Parties: f.Parties, Amount: f.Amount, Received: f.Received,
		Unpriced: f.Unpriced, LeftOut: f.LeftOut,
	}
}

func sameHolding(a, b indicators.Holding) bool { return a.Less(b).IsZero() }

func TestEffectIsTheDifferenceOfTheReports(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := holdingsOf(rapid.Uint64().Draw(t, "seed"), 120)
		base, draft := draftOf(t, eligibility.SpecialPlan(), "base"), draftOf(t, eligibility.SpecialPlan(), "draft")
		scopes := someScopes()
		x := h.index(t, scopes...)
		effect, err := indicators.EffectOf(x, eligibility.Fields(), judging(hostChecks()...), base, draft)
		if err != nil {
			t.Fatal(err)
		}
		was, is := mustJudge2(t, base), mustJudge2(t, draft)
		before, after := h.tally(t, was, scopes...), h.tally(t, is, scopes...)
		for _, s := range scopes {
			b, err := before.Report(s.Place, s.Period)
			if err != nil {
				t.Fatal(err)
			}
			a, err := after.Report(s.Place, s.Period)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range append([]indicators.Figures{b.Received, b.Supplied, b.Covered, b.Pledged}, b.Extra...) {
				later, err := a.Figures(f.Check)
				if err != nil {
					t.Fatal(err)
				}
				e := effect.Figure(s, f.Check)
				if e == nil || !sameHolding(e.Was, asHolding(f)) || !sameHolding(e.Is, asHolding(later)) {
					t.Fatalf("%s %v: %+v\nwant %+v\n to %+v", f.Check, s, e, asHolding(f), asHolding(later))
				}
			}
		}
		addsUp(t, effect)
		split(t, x, base, draft, effect)
		tried(t, x, was, is, effect)
	})
}

func mustJudge2(t rapid.TB, r eligibility.Rules) *eligibility.Judge {
	j, err := r.Judge(hostChecks()...)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// addsUp holds the groups of every figure to the difference that they explain.
func addsUp(t rapid.TB, e indicators.Effect) {
	for _, f := range e.Figures {
		sum := indicators.Holding{}
		for _, g := range f.Groups {
			sum = sum.Plus(g.Moved)
			if int64(len(g.IDs)) != g.Records {
				t.Fatalf("%s: %d ids of %d records", f.Check, len(g.IDs), g.Records)
			}
		}
		if !sameHolding(sum, f.Moved()) {
			t.Fatalf("%s %v: groups add up to %+v, not %+v", f.Check, f.Scope, sum, f.Moved())
		}
		records := int64(0)
		for _, c := range f.ByCriterion() {
			sum, records = sum.Less(c.Moved), records+c.Records
		}
		if !sum.IsZero() {
			t.Fatalf("%s %v: criteria leave %+v", f.Check, f.Scope, sum)
		}
		for _, g := range f.Groups {
			records -= g.Records
		}
		if records != 0 {
			t.Fatalf("%s %v: criteria of %d records more", f.Check, f.Scope, records)
		}
	}
}

// split holds the portions of every figure to the difference that they are of, and
// those of one parameter to what it moves alone.
func split(t rapid.TB, x *indicators.Index, base, draft eligibility.Rules, e indicators.Effect) {
	for _, f := range e.Figures {
		sum := indicators.Holding{}
		for _, p := range f.Portions {
			sum = sum.Plus(p.Moved)
		}
		if !sameHolding(sum, f.Moved()) {
			t.Fatalf("%s %v: portions add up to %+v, not %+v", f.Check, f.Scope, sum, f.Moved())
		}
	}
	standing, err := x.Stand(mustJudge2(t, base))
	if err != nil {
		t.Fatal(err)
	}
	for _, field := range zhuanhua.Altered(eligibility.Fields(), base, draft) {
		alone := base
		field.Copy(&alone, &draft)
		one, err := standing.Try(mustJudge2(t, alone))
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range one.Figures {
			own := indicators.Holding{}
			for _, p := range e.Figures[i].Portions {
				if slices.Equal(p.Of, []string{field.Key}) {
					own = p.Moved
				}
			}
			if !sameHolding(own, f.Moved()) {
				t.Fatalf("%s: %s alone moves %+v, its portion is %+v", f.Check, field.Key, f.Moved(), own)
			}
		}
	}
}

// tried holds the short way to the long one.
func tried(t rapid.TB, x *indicators.Index, was, is indicators.FactJudge, e indicators.Effect) {
	standing, err := x.Stand(was)
	if err != nil {
		t.Fatal(err)
	}
	for range 2 { // nothing is left over from the first
		short, err := standing.Try(is)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range short.Figures {
			if !sameHolding(f.Was, e.Figures[i].Was) || !sameHolding(f.Is, e.Figures[i].Is) {
				t.Fatalf("%s: tried %+v, in full %+v", f.Check, f, e.Figures[i])
			}
			sum := indicators.Holding{}
			for _, g := range f.Groups {
				sum = sum.Plus(g.Moved)
			}
			if !sameHolding(sum, f.Moved()) {
				t.Fatalf("%s: %+v", f.Check, f)
			}
		}
	}
}

func TestADraftEqualToTheBaseChangesNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := holdingsOf(rapid.Uint64().Draw(t, "seed"), 40)
		rules := draftOf(t, eligibility.SpecialPlan(), "rules")
		effect, err := indicators.EffectOf(h.index(t, someScopes()...), eligibility.Fields(), judging(hostChecks()...), rules, rules)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range effect.Figures {
			if len(f.Groups) != 0 || !f.Moved().IsZero() || len(effect.Altered) != 0 {
				t.Fatalf("%+v", f)
			}
		}
	})
}

func TestReversedFlipsAreTheReverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := holdingsOf(rapid.Uint64().Draw(t, "seed"), 80)
		a, b := draftOf(t, eligibility.SpecialPlan(), "a"), draftOf(t, eligibility.SpecialPlan(), "b")
		x := h.index(t, someScopes()...)
		there, err := indicators.EffectOf(x, eligibility.Fields(), judging(hostChecks()...), a, b)
		if err != nil {
			t.Fatal(err)
		}
		back, err := indicators.EffectOf(x, eligibility.Fields(), judging(hostChecks()...), b, a)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range there.Figures {
			r := back.Figures[i]
			if got, want := flipsOf(r.Groups, false), flipsOf(f.Groups, true); !cmp.Equal(got, want) || !sameHolding(f.Was, r.Is) || !sameHolding(f.Is, r.Was) {
				t.Fatalf("%s %v: %s", f.Check, f.Scope, cmp.Diff(want, got))
			}
		}
	})
}

// flip is how a record is judged otherwise.
type flip struct {
	Was, Is        zhuanhua.Outcome
	Lifted, Raised []string
}

// flipsOf says by record which way it goes, blame apart, which depends on where one
// starts.
func flipsOf(groups []indicators.EffectGroup, reverse bool) map[string]flip {
	flips := map[string]flip{}
	for _, g := range groups {
		f := flip{g.Was, g.Is, g.Lifted, g.Raised}
		if reverse {
			f = flip{g.Is, g.Was, g.Raised, g.Lifted}
		}
		for _, id := range g.IDs {
			flips[id] = f
		}
	}
	return flips
}

func TestABlameSetAloneMakesTheFlip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := holdingsOf(rapid.Uint64().Draw(t, "seed"), 60)
		base, draft := eligibility.SpecialPlan(), draftOf(t, eligibility.SpecialPlan(), "draft")
		x := h.index(t, someScopes()...)
		effect, err := indicators.EffectOf(x, eligibility.Fields(), judging(hostChecks()...), base, draft)
		if err != nil {
			t.Fatal(err)
		}
		for i, f := range effect.Figures {
			for _, g := range f.Groups {
				if len(g.Blame.Sets) == 0 {
					t.Fatalf("nothing is blamed for %+v", g)
				}
				if g.Cause == indicators.Recounted {
					continue
				}
				for _, set := range g.Blame.Sets {
					alone := base
					for _, field := range eligibility.Fields() {
						if slices.Contains(set, field.Key) {
							field.Copy(&alone, &draft)
						}
					}
					e, err := indicators.EffectOf(x, eligibility.Fields(), judging(hostChecks()...), base, alone)
					if err != nil {
						t.Fatal(err)
					}
					flips := flipsOf(e.Figures[i].Groups, false)
					for _, id := range g.IDs {
						if f, there := flips[id]; !there || f.Was != g.Was || f.Is != g.Is {
							t.Fatalf("%v alone does not flip %s: %+v, want %+v", set, id, f, g)
						}
					}
				}
			}
		}
	})
}
