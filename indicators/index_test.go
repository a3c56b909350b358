package indicators_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func ExampleEffectOf() {
	rules := eligibility.SpecialPlan()
	judge := func(r eligibility.Rules) (indicators.FactJudge, error) { return r.Judge() }
	reader, _ := rules.Judge()
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	index, _ := indicators.NewIndex(reader, scope)

	municipal := deal("T2", 2, 3)
	municipal.Transferor = &zhuanhua.Party{ID: zhuanhua.NewPartyID("示例市属国企"), Kind: zhuanhua.MunicipalSOE, Province: zhuanhua.Shaanxi}
	for _, t := range []zhuanhua.Transfer{deal("T1", 1, 2), municipal} {
		if err := index.Transfer(&t); err != nil {
			fmt.Println(err)
		}
	}
	draft := rules
	draft.Suppliers = draft.Suppliers.With(zhuanhua.MunicipalSOE)
	effect, err := indicators.EffectOf(index, eligibility.Fields(), judge, rules, draft)
	f := effect.Figure(scope, zhuanhua.Indicator1)
	for _, g := range f.Groups { // patent 2 counts already
		fmt.Println(g.IDs, g.Was, "→", g.Is, g.Lifted, g.Blame.Sets, g.Moved.Patents, g.Moved.Amount, err)
	}
	for _, c := range f.ByCriterion() {
		fmt.Println(c.Codes, c.Records, c.Moved.Patents)
	}
	for _, p := range f.Portions {
		fmt.Println(p.Of, p.Moved.Patents, p.Moved.Amount)
	}
	// Output:
	// [T2] not_met → met [transferor-kind] [[suppliers]] 1 1000 <nil>
	// [transferor-kind] 1 1
	// [suppliers] 1 1000
}

func TestEffectJSON(t *testing.T) {
	h := indicators.Holding{Records: 1, Patents: 2, Parties: 3, Amount: decimal.New(150, -2), Received: decimal.New(-5, 0), Unpriced: 4, LeftOut: 5}
	b, err := h.MarshalJSON()
	if want := `{"records":1,"patents":2,"parties":3,"amount":"1.5","received":"-5","unpriced":4,"left_out":5}`; string(b) != want || err != nil {
		t.Errorf("%s, %v", b, err)
	}
	for c := indicators.ByRules; c <= indicators.Recounted; c++ {
		text, err := c.MarshalText()
		var back indicators.ChangeCause
		if err != nil || back.UnmarshalText(text) != nil || back != c || c.String() != string(text) || c.Text().Zh == "" || c.Text().En == "" {
			t.Errorf("%d: %s, %v", c, text, err)
		}
	}
	if _, err := indicators.ChangeCause(99).MarshalText(); err == nil {
		t.Error("a cause that is none was written")
	}
}

func TestAGroupWithoutCriteria(t *testing.T) {
	moved := func(n int64) indicators.Holding { return indicators.Holding{Patents: n} }
	f := indicators.FigureEffect{Groups: []indicators.EffectGroup{
		{Records: 5, Raised: []string{"c", "a"}, Moved: moved(9)}, {Records: 1, Lifted: []string{"b"}, Moved: moved(3)},
		{Records: 2, Moved: moved(-4)}, {Records: 3, Lifted: []string{"a"}, Raised: []string{"c"}, Moved: moved(-2)},
	}}
	want := []indicators.CriterionEffect{
		{Codes: []string{}, Records: 2, Moved: moved(-4)}, {Codes: []string{"b"}, Records: 1, Moved: moved(3)},
		{Codes: []string{"a", "c"}, Records: 8, Moved: moved(7)},
	}
	if d := cmp.Diff(want, f.ByCriterion()); d != "" {
		t.Error(d)
	}
	if (&indicators.Effect{}).Figure(zhuanhua.Scope{}, "x") != nil {
		t.Error("a figure of nothing")
	}
}

// Where patents are counted another way, that has a group of its own.
func TestRecounted(t *testing.T) {
	rules := eligibility.SpecialPlan()
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	h := holdings{transfers: []zhuanhua.Transfer{deal("T1", 1, 2), deal("T2", 2, 3)}}
	draft := rules
	draft.Counting = zhuanhua.ByRecord
	e, err := indicators.EffectOf(h.index(t, scope), eligibility.Fields(), judging(hostChecks()...), rules, draft)
	if err != nil {
		t.Fatal(err)
	}
	f := e.Figure(scope, zhuanhua.Indicator1)
	if len(f.Groups) != 1 || f.Groups[0].Cause != indicators.Recounted || f.Groups[0].Moved.Patents != 1 || f.Was.Patents != 3 || f.Is.Patents != 4 ||
		!cmp.Equal(f.Groups[0].Blame.Sets, [][]string{{"counting"}}) {
		t.Errorf("%+v", f)
	}
}

func TestIndexRefuses(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	check := func(name string, err, want error) {
		t.Helper()
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
	_, err := indicators.NewIndex(nil)
	check("no reader", err, indicators.ErrNoJudge)
	_, err = indicators.NewIndex(&eligibility.Judge{})
	check("an empty judge", err, indicators.ErrNoJudge)
	_, err = indicators.NewIndex(judge, zhuanhua.Scope{})
	check("no scope", err, zhuanhua.ErrNotGiven)
	_, err = indicators.NewIndex(judge, scope, scope)
	check("a scope twice", err, zhuanhua.ErrDuplicate)
	x, err := indicators.NewIndex(judge, scope)
	check("in order", err, nil)
	if got := x.Scopes(); len(got) != 1 || got[0] != scope {
		t.Error(got)
	}
	check("no transfer", x.Transfer(nil), zhuanhua.ErrNotGiven)
	check("no pledge", x.Pledge(nil), zhuanhua.ErrNotGiven)
	check("no coverage", x.Coverage(nil), zhuanhua.ErrNotGiven)
	check("no product", x.Product(nil), zhuanhua.ErrNotGiven)
	_, err = x.Stand(nil)
	check("stand without a judge", err, indicators.ErrNoJudge)
	_, err = (*indicators.Index)(nil).Stand(judge)
	check("no index", err, indicators.ErrNoJudge)
	s, err := x.Stand(judge)
	check("stand", err, nil)
	_, err = s.Try(nil)
	check("try nothing", err, indicators.ErrNoJudge)
	_, err = s.Try(mustJudge2(t, eligibility.SpecialPlan()))
	check("other checks", err, indicators.ErrNoSuchCheck)
	broken := errors.New("broken")
	for after := range 3 { // the judge of the base, of the draft, of a combination
		calls := 0
		_, err = indicators.EffectOf(x, eligibility.Fields(), func(r eligibility.Rules) (indicators.FactJudge, error) {
			if calls++; calls > after {
				return nil, broken
			}
			return r.Judge()
		}, eligibility.SpecialPlan(), eligibility.SpecialPlan())
		check("no judge to be made", err, broken)
	}
	_, err = indicators.EffectOf(nil, eligibility.Fields(), judging(), eligibility.SpecialPlan(), eligibility.SpecialPlan())
	check("effect on nothing", err, indicators.ErrNoJudge)
	one := deal("T", 1)
	check("a transfer", x.Transfer(&one), nil)
	check("again", x.Transfer(&one), nil)
	_, err = x.Stand(judge)
	check("an id twice", err, zhuanhua.ErrDuplicate)
}

// What the index reads of payments is what the judge makes of them.
func TestPaymentsAreReadAsJudged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := holdingsOf(rapid.Uint64().Draw(t, "seed"), 20)
		judge := mustJudge2(t, draftOf(t, eligibility.SpecialPlan(), "rules"))
		var judged, whole, apart zhuanhua.Judged
		for i := range h.transfers {
			if err := judge.JudgeTransfer(&h.transfers[i], &judged); err != nil {
				t.Fatal(err)
			}
			facts, err := judge.ReadTransfer(&h.transfers[i], &whole, &apart, nil)
			if err != nil || len(whole.Parts) != 1 {
				t.Fatal(err)
			}
			for n, f := range facts {
				if got := judge.PaymentCounts(f); got != judged.Payments[n].Counts {
					t.Fatalf("%x counts in %b, judged %b", f, got, judged.Payments[n].Counts)
				}
			}
		}
	})
	var none *eligibility.Judge
	if none.PaymentCounts(0) != 0 || none.JudgesApart() || none.Fingerprint() != [32]byte{} {
		t.Error("no judge says something")
	}
	if got := mustJudge(t, eligibility.SpecialPlan()).PaymentCounts(0); got != 0 {
		t.Errorf("a payment of which nothing is known counts: %b", got)
	}
}
