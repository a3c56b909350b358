package indicators_test

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func (h *holdings) account(j indicators.Judge) indicators.Account {
	return indicators.Account{
		Judge: j, Transfers: indicators.Rows(h.transfers), Pledges: indicators.Rows(h.pledges),
		Coverages: indicators.Rows(h.coverages), Products: indicators.Rows(h.products),
	}
}

// later are the records as they stand some time afterwards.
func (h *holdings) later(t *rapid.T, seed uint64) holdings {
	after := holdings{slices.Clone(h.transfers), slices.Clone(h.pledges), slices.Clone(h.coverages), slices.Clone(h.products)}
	w := world(seed)
	for i := range after.transfers {
		r := &after.transfers[i]
		switch rapid.IntRange(0, 9).Draw(t, "what happened") {
		case 0:
			r.RevokedOn = w.Day(2020, 2023)
		case 1:
			*r = w.Transfer(r.ID)
		case 2:
			r.ID += "-new"
		case 3:
			r.ContractAmount = zhuanhua.Value(decimal.New(rapid.Int64Range(0, 1e9).Draw(t, "fen"), -2))
		}
	}
	for i := range after.pledges {
		if r := &after.pledges[i]; rapid.IntRange(0, 5).Draw(t, "annulled") == 0 {
			r.AnnulledOn = w.Day(2020, 2023)
		}
	}
	n := rapid.IntRange(0, len(after.pledges)).Draw(t, "pledges left")
	after.pledges, after.coverages = after.pledges[:n], append(after.coverages[n/2:], w.Coverage())
	return after
}

func TestComparisonExplainsTheDifferenceOfTheReports(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before := holdingsOf(rapid.Uint64().Draw(t, "seed"), 60)
		after := before.later(t, rapid.Uint64().Draw(t, "later"))
		was, is := mustJudge2(t, draftOf(t, eligibility.SpecialPlan(), "was")), mustJudge2(t, draftOf(t, eligibility.SpecialPlan(), "is"))
		scopes := someScopes()
		e, err := indicators.Compare(before.account(was), after.account(is), scopes...)
		if err != nil {
			t.Fatal(err)
		}
		first, second := before.tally(t, was, scopes...), after.tally(t, is, scopes...)
		for _, s := range scopes {
			b, err := first.Report(s.Place, s.Period)
			if err != nil {
				t.Fatal(err)
			}
			a, err := second.Report(s.Place, s.Period)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range append([]indicators.Figures{b.Received, b.Supplied, b.Covered, b.Pledged}, b.Extra...) {
				now, err := a.Figures(f.Check)
				if err != nil {
					t.Fatal(err)
				}
				if g := e.Figure(s, f.Check); g == nil || !sameHolding(g.Was, asHolding(f)) || !sameHolding(g.Is, asHolding(now)) {
					t.Fatalf("%s %v: %+v\nwant %+v\n to %+v", f.Check, s, g, asHolding(f), asHolding(now))
				}
			}
		}
		addsUp(t, e)
	})
}

func TestTheSameRecordsComparedChangeNothing(t *testing.T) {
	h := holdingsOf(3, 100)
	judge := mustJudge2(t, eligibility.SpecialPlan())
	again := h
	again.transfers = slices.Clone(h.transfers)
	for i := range again.transfers { // another way of writing the same amount, and another place in memory
		r := &again.transfers[i]
		if amount, given := r.ContractAmount.Get(); given {
			r.ContractAmount = zhuanhua.Value(amount.Mul(decimal.New(10, 0)).Mul(decimal.New(1, -1)))
		}
		r.Payments = slices.Clone(r.Payments)
	}
	slices.Reverse(again.transfers)
	e, err := indicators.Compare(h.account(judge), again.account(judge), someScopes()...)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range e.Figures {
		if len(f.Groups) != 0 {
			t.Errorf("%s: %+v", f.Check, f.Groups)
		}
	}
}

// deal is a transfer that counts for indicators 1 and 2 of Shaanxi in 2022.
func deal(id string, patents ...int) zhuanhua.Transfer {
	from := &zhuanhua.Party{ID: zhuanhua.NewPartyID("示例大学"), Kind: zhuanhua.University, Province: zhuanhua.Shaanxi}
	to := &zhuanhua.Party{
		ID: zhuanhua.NewPartyID("示例企业"), Kind: zhuanhua.OtherEnterprise, Province: zhuanhua.Shaanxi,
		Sizes: []zhuanhua.SizeOfYear{{Year: 2021, Size: zhuanhua.SizeOf(zhuanhua.Small)}},
	}
	t := zhuanhua.Transfer{
		ID: id, Kind: zhuanhua.Assignment, Transferor: from, TransferorFirst: zhuanhua.Yes, Transferee: to, TransfereeFirst: zhuanhua.Yes,
		RecordedOn: zhuanhua.MustDay("2022-05-10"), ContractFiled: zhuanhua.Yes, ContractAmount: zhuanhua.Value(decimal.New(1000, 0)),
	}
	for _, n := range patents {
		t.Patents = append(t.Patents, zhuanhua.Patent{No: patentNumbers[n], OnRegister: true, GrantedOn: zhuanhua.MustDay("2015-01-06")})
	}
	return t
}

var patentNumbers = func() (numbers []zhuanhua.PatentNo) {
	w := world(1)
	for i := range w.Patents {
		numbers = append(numbers, w.Patents[i].No)
	}
	return numbers
}()

func ExampleCompare() {
	judge, _ := eligibility.SpecialPlan().Judge()
	municipal := deal("T4", 5)
	municipal.Transferor = &zhuanhua.Party{ID: zhuanhua.NewPartyID("示例市属国企"), Kind: zhuanhua.MunicipalSOE, Province: zhuanhua.Shaanxi}
	may := []zhuanhua.Transfer{deal("T1", 1, 2), deal("T2", 3), municipal}
	june := []zhuanhua.Transfer{deal("T1", 1, 2), deal("T2", 3), deal("T3", 3, 4), municipal}
	june[0].RevokedOn = zhuanhua.MustDay("2022-06-01")
	june[1].ContractAmount = zhuanhua.Value(decimal.New(5000, 0))
	draft := eligibility.SpecialPlan()
	draft.Suppliers = draft.Suppliers.With(zhuanhua.MunicipalSOE)
	drafted, _ := draft.Judge()

	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	effect, err := indicators.Compare(
		indicators.Account{Judge: judge, Transfers: indicators.Rows(may)},
		indicators.Account{Judge: drafted, Transfers: indicators.Rows(june)}, scope)
	if err != nil {
		fmt.Println(err)
		return
	}
	f := effect.Figure(scope, zhuanhua.Indicator1)
	for _, g := range f.Groups {
		fmt.Println(g.Cause, g.IDs, g.Fields, g.Lifted, g.Raised, g.Blame.Sets, g.Moved.Patents, g.Moved.Amount)
	}
	fmt.Println(f.Was.Patents, f.Was.Amount, "→", f.Is.Patents, f.Is.Amount)
	// Output:
	// entered [T3] [] [] [] [] 1 1000
	// annulled [T1] [revoked_on] [] [revoked] [] -2 -1000
	// amended [T2] [contract_amount] [] [] [] 0 4000
	// rules [T4] [] [transferor-kind] [] [[suppliers]] 1 1000
	// 3 2000 → 3 7000
}

func TestCompareRefuses(t *testing.T) {
	judge := mustJudge2(t, eligibility.SpecialPlan())
	plain := mustJudge(t, eligibility.SpecialPlan())
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	broken := errors.New("broken")
	failing := iter.Seq2[*zhuanhua.Transfer, error](func(yield func(*zhuanhua.Transfer, error) bool) { yield(nil, broken) })
	none := iter.Seq2[*zhuanhua.Transfer, error](func(yield func(*zhuanhua.Transfer, error) bool) { yield(nil, nil) })
	rows := func(deals ...zhuanhua.Transfer) indicators.Account {
		return indicators.Account{Judge: judge, Transfers: indicators.Rows(deals)}
	}
	for name, c := range map[string]struct {
		before, after indicators.Account
		scope         zhuanhua.Scope
		want          error
	}{
		"no judge":      {indicators.Account{}, rows(), scope, indicators.ErrNoJudge},
		"no later one":  {rows(), indicators.Account{}, scope, indicators.ErrNoJudge},
		"no scope":      {rows(), rows(), zhuanhua.Scope{}, zhuanhua.ErrNotGiven},
		"other checks":  {rows(), indicators.Account{Judge: plain}, scope, indicators.ErrNoSuchCheck},
		"twice before":  {rows(deal("T", 1), deal("T", 2)), rows(), scope, zhuanhua.ErrDuplicate},
		"twice after":   {rows(), rows(deal("T", 1), deal("T", 2)), scope, zhuanhua.ErrDuplicate},
		"bad before":    {rows(deal("T")), rows(), scope, zhuanhua.ErrNotGiven},
		"bad after":     {rows(), rows(deal("T")), scope, zhuanhua.ErrNotGiven},
		"broken rows":   {indicators.Account{Judge: judge, Transfers: failing}, rows(), scope, broken},
		"broken after":  {rows(), indicators.Account{Judge: judge, Transfers: failing}, scope, broken},
		"nothing there": {rows(), indicators.Account{Judge: judge, Transfers: none}, scope, zhuanhua.ErrNotGiven},
	} {
		if _, err := indicators.Compare(c.before, c.after, c.scope); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestAmendedFieldsAreNamed(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	before, after := deal("T", 1), deal("T", 1, 2)
	after.Transferee.Province = zhuanhua.Shandong
	after.Payments = []zhuanhua.Payment{{PaidOn: scope.Period.From, Amount: zhuanhua.Value(decimal.New(1, 0))}}
	e, err := indicators.Compare(
		indicators.Account{Judge: judge, Transfers: indicators.Rows([]zhuanhua.Transfer{before})},
		indicators.Account{Judge: judge, Transfers: indicators.Rows([]zhuanhua.Transfer{after})}, scope)
	if err != nil {
		t.Fatal(err)
	}
	g := e.Figure(scope, zhuanhua.Indicator1).Groups
	if want := []string{"transferee", "patents", "payments"}; len(g) != 1 || !cmp.Equal(g[0].Fields, want) || !g[0].Loses() || g[0].Gains() || !g[0].Flips() {
		t.Errorf("%+v", g)
	}
}

// What the change of rules moves is blamed as [indicators.EffectOf] blames it over the
// later records.
func TestCompareBlamesAsAnEffectDoes(t *testing.T) {
	type movedBy struct {
		was, is zhuanhua.Outcome
		blame   string
	}
	blames := func(groups []indicators.EffectGroup) map[string]movedBy {
		by := map[string]movedBy{}
		for _, g := range groups {
			if g.Cause == indicators.ByRules || g.Cause == indicators.Recounted {
				for _, id := range append(g.IDs, g.Cause.String()) {
					by[id] = movedBy{g.Was, g.Is, fmt.Sprint(g.Blame)}
				}
			}
		}
		delete(by, indicators.ByRules.String()) // of no record
		return by
	}
	rapid.Check(t, func(t *rapid.T) {
		before := holdingsOf(rapid.Uint64().Draw(t, "seed"), 40)
		after := before.later(t, rapid.Uint64().Draw(t, "later"))
		was, is := draftOf(t, eligibility.SpecialPlan(), "was"), draftOf(t, eligibility.SpecialPlan(), "is")
		scopes := someScopes()
		e, err := indicators.Compare(before.account(mustJudge2(t, was)), after.account(mustJudge2(t, is)), scopes...)
		if err != nil {
			t.Fatal(err)
		}
		want, err := indicators.EffectOf(after.index(t, scopes...), eligibility.Fields(), judging(hostChecks()...), was, is)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(want.Altered, e.Altered); d != "" {
			t.Fatal(d)
		}
		for i, f := range e.Figures {
			if d := cmp.Diff(blames(want.Figures[i].Groups), blames(f.Groups), cmp.AllowUnexported(movedBy{})); d != "" {
				t.Fatalf("%s %v (-effect +comparison):\n%s", f.Check, f.Scope, d)
			}
		}
	})
}

// stranger is a judge that does not know its rules, or cannot be mixed with another.
type stranger struct{ indicators.Judge }

// broken is a judge whose mixtures fail, or are no judges.
type broken struct {
	indicators.Judge
	mixed any
	err   error
}

func (b broken) Between(any) ([]zhuanhua.Alteration, func(func(int) bool) (any, error), bool) {
	return []zhuanhua.Alteration{{Param: zhuanhua.Param{Key: "x"}}}, func(func(int) bool) (any, error) { return b.mixed, b.err }, true
}

func TestCompareBlamesHostChecks(t *testing.T) {
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	rules := eligibility.SpecialPlan()
	hosts := func(without string) *eligibility.Judge {
		check := rules.Received().Without(without).Named("mine", zhuanhua.Text{Zh: "本地口径", En: "host's check"}, "CZ23-A1")
		j, err := rules.Judge(check)
		if err != nil {
			t.Fatal(err)
		}
		return j
	}
	municipal := deal("T", 5)
	municipal.Transferor = &zhuanhua.Party{ID: zhuanhua.NewPartyID("示例市属国企"), Kind: zhuanhua.MunicipalSOE, Province: zhuanhua.Shaanxi}
	account := func(j indicators.Judge) indicators.Account {
		return indicators.Account{Judge: j, Transfers: indicators.Rows([]zhuanhua.Transfer{municipal})}
	}
	strict, lax := hosts("transferee-not-first"), hosts("transferor-kind")
	e, err := indicators.Compare(account(strict), account(lax), scope)
	if err != nil {
		t.Fatal(err)
	}
	g := e.Figure(scope, "mine").Groups
	if len(g) != 1 || !cmp.Equal(g[0].Blame.Sets, [][]string{{"host-check/mine"}}) || len(e.Altered) != 1 || e.Altered[0].Was == e.Altered[0].Is {
		t.Errorf("%+v, altered %+v", g, e.Altered)
	}
	for name, judge := range map[string]indicators.Judge{"unknown before": stranger{strict}, "another kind": strict} {
		e, err := indicators.Compare(account(judge), account(stranger{lax}), scope)
		if g := e.Figure(scope, "mine").Groups; err != nil || len(g) != 1 || len(g[0].Blame.Sets) != 0 || len(e.Altered) != 0 {
			t.Errorf("%s: %+v, %v", name, g, err)
		}
	}
	failed := errors.New("failed")
	for want, judge := range map[error]indicators.Judge{
		failed: broken{strict, nil, failed}, indicators.ErrNoJudge: broken{strict, 7, nil}, zhuanhua.ErrFields: broken{strict, strict, nil},
		zhuanhua.ErrNotGiven: broken{strict, &eligibility.Judge{}, nil},
	} {
		if _, err := indicators.Compare(account(judge), account(lax), scope); !errors.Is(err, want) {
			t.Errorf("%v, want %v", err, want)
		}
	}
}
