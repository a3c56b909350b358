package zhuanhua_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// shippedCheck is one check with a table of its own.
type shippedCheck struct {
	form  zhuanhua.Form
	check zhuanhua.Check
}

// shippedChecks are the checks that the special plan's rules have.
func shippedChecks(rules eligibility.Rules) []shippedCheck {
	return []shippedCheck{
		{eligibility.TransferForm(), rules.Received()},
		{eligibility.TransferForm(), rules.Supplied()},
		{eligibility.PledgeForm(), rules.Pledged()},
		{eligibility.PaymentForm(), rules.Paid()},
		{eligibility.PaymentForm(), rules.Earned()},
		{eligibility.CoverageForm(), rules.Covered()},
		{eligibility.ProductForm(), rules.Filed()},
		{eligibility.ProductForm(), rules.ShowsImplementation()},
	}
}

// answer is what a test compares of a verdict.
type answer struct {
	Outcome         zhuanhua.Outcome
	Failed, Missing []string
}

func answerOf(v zhuanhua.Verdict) answer { return answer{v.Outcome(), failedCodes(v), missingKeys(v)} }

func expected(c zhuanhua.Case) answer { return answer{c.Outcome, c.Failed, c.Missing} }

func TestCasesAreEveryCombinationOfARowsFacts(t *testing.T) {
	for _, s := range shippedChecks(eligibility.SpecialPlan()) {
		table := mustCompile(t, s.form, s.check)
		count := map[string]int{}
		seen := map[string]bool{}
		base := baseOf(t, table, 0)
		for c := range table.Cases(0) {
			count[c.Row]++
			key := fmt.Sprint(c.Row, c.Facts)
			if seen[key] || c.Check != s.check.Name {
				t.Errorf("%s/%s: facts %x come twice or under %q", s.check.Name, c.Row, c.Facts, c.Check)
			}
			seen[key] = true
			for i := range s.form.Facts {
				if c.Facts.Get(i) != base.Get(i) && !looksAt(s.check, c.Row, i) {
					t.Errorf("%s/%s varies %s", s.check.Name, c.Row, s.form.Facts[i].Key)
				}
			}
			if diff := cmp.Diff(expected(c), answerOf(table.Judge(0, c.Facts))); diff != "" {
				t.Errorf("%s/%s, facts %x (-expected +judged):\n%s", s.check.Name, c.Row, c.Facts, diff)
			}
		}
		for _, r := range s.check.Rows {
			want := 1
			for i, f := range s.form.Facts {
				if looksAt(s.check, r.Code, i) {
					want *= len(f.Values) + 1
				}
			}
			if count[r.Code] != want {
				t.Errorf("%s/%s has %d cases, want %d", s.check.Name, r.Code, count[r.Code], want)
			}
		}
	}
}

func looksAt(c zhuanhua.Check, code string, fact int) bool {
	for _, r := range c.Rows {
		if r.Code == code {
			return slices.ContainsFunc(r.Any, func(term zhuanhua.Term) bool { return term.Fact == fact })
		}
	}
	return false
}

// Every row of the shipped checks has a case that it alone refuses, one that it
// lets pass and one that it leaves open; those that any value meets cannot refuse.
func TestCasesShowEveryRow(t *testing.T) {
	narrow := eligibility.SpecialPlan()
	narrow.Kinds, narrow.PatentKinds = zhuanhua.SetOf(zhuanhua.Assignment, zhuanhua.Licence), zhuanhua.SetOf(zhuanhua.Invention)
	narrow.NetPledges, narrow.AllProofs, narrow.GrantDay = true, true, eligibility.OnStatisticsDay
	for name, rules := range map[string]eligibility.Rules{"special plan": eligibility.SpecialPlan(), "narrow": narrow} {
		for _, s := range shippedChecks(rules) {
			t.Run(name+"/"+s.check.Name, func(t *testing.T) {
				table := mustCompile(t, s.form, s.check)
				if got := table.Judge(0, baseOf(t, table, 0)).Outcome(); got != zhuanhua.Met {
					t.Fatalf("the base is %v", got)
				}
				for _, r := range s.check.Rows {
					shown := show(table, r.Code)
					want := shownCases{refuses: !acceptsAll(&s.form, r), passes: true, open: true}
					if shown != want {
						t.Errorf("row %s shows %+v, want %+v", r.Code, shown, want)
					}
				}
			})
		}
	}
}

// shownCases says what the cases of a row show of it.
type shownCases struct{ refuses, passes, open bool }

func show(table *zhuanhua.Table, code string) shownCases {
	s := shownCases{}
	for c := range table.Cases(0) {
		if c.Row != code {
			continue
		}
		s.refuses = s.refuses || c.Outcome == zhuanhua.NotMet && slices.Equal(c.Failed, []string{code})
		s.passes = s.passes || c.Outcome == zhuanhua.Met
		s.open = s.open || c.Outcome == zhuanhua.Undetermined && slices.Contains(openCodes(table.Judge(0, c.Facts)), code)
	}
	return s
}

func TestCasesOfNoCheckAndOfSome(t *testing.T) {
	table := mustCompile(t, stallForm(), applying())
	for _, i := range []int{-1, 1} {
		for c := range table.Cases(i) {
			t.Errorf("check %d, which is none, has the case %v", i, c)
		}
	}
	n := 0
	for range table.Cases(0) {
		if n++; n == 3 {
			break
		}
	}
	rows := map[string]bool{}
	for c := range table.Cases(0) {
		rows[c.Row] = true
	}
	if want := map[string]bool{"seal": true, "weight": true, "only-tea": true}; !cmp.Equal(rows, want) {
		t.Errorf("cases of rows %v, want %v", rows, want)
	}
}

// The base of the cases passes whenever taking each row's first code in turn, and
// changing none that an earlier row needs, makes it pass.
func TestCasesStartFromARecordThatPasses(t *testing.T) {
	for _, c := range []struct {
		name   string
		rows   []zhuanhua.Criterion
		passes bool
	}{
		{"a later row narrows an earlier one", []zhuanhua.Criterion{row("a", passes(goodsFact, fruit, tea)), row("b", passes(goodsFact, tea, tools))}, true},
		{"the second term where the first is taken", []zhuanhua.Criterion{
			row("a", passes(goodsFact, fruit)), row("b", passes(goodsFact, tools), passes(sealFact, sealed)),
		}, true},
		{"two rows that contradict", []zhuanhua.Criterion{row("a", passes(goodsFact, fruit)), row("b", passes(goodsFact, tools))}, false},
		{"a row that nothing meets", []zhuanhua.Criterion{row("a", passes(goodsFact))}, false},
	} {
		table := mustCompile(t, stallForm(), stallCheck(c.rows...))
		found := false
		for one := range table.Cases(0) {
			found = found || one.Outcome == zhuanhua.Met
		}
		if found != c.passes {
			t.Errorf("%s: a case passes: %v", c.name, found)
		}
	}
}

// everyMutant compiles each mutant of a check; the rest Compile must refuse with
// its own kind of error.
func everyMutant(t *testing.T, s shippedCheck) (compiled []*zhuanhua.Table, refused int) {
	t.Helper()
	for m := range s.check.Mutants(&s.form) {
		table, err := zhuanhua.Compile(s.form, m)
		var fault *zhuanhua.CompileError
		switch {
		case err == nil:
			compiled = append(compiled, table)
		case errors.As(err, &fault):
			refused++
		default:
			t.Errorf("%s: %v", s.check.Name, err)
		}
	}
	return compiled, refused
}

// killed reports whether one of a check's generated cases tells the mutant from it.
func killed(mutant *zhuanhua.Table, cases []zhuanhua.Case) bool {
	return slices.ContainsFunc(cases, func(c zhuanhua.Case) bool {
		v := mutant.Judge(0, c.Facts)
		return v.Outcome() != c.Outcome || !slices.Equal(failedCodes(v), c.Failed) || !slices.Equal(missingKeys(v), c.Missing)
	})
}

// Every row and every code of every shipped check is held by a generated case: a
// check altered by one unit answers one of them otherwise.
func TestMutantsDie(t *testing.T) {
	stall := stallCheck(
		row("goods", passes(goodsFact, fruit, tea)),
		row("weight", maybe(passes(weightFact, light), notHeavy), bars(goodsFact, tools)),
		row("town", passes(townFact, zhuanhua.Here), exempts(townFact, zhuanhua.NotAsked)),
	)
	only := row("opened-once", passes(openedFact, zhuanhua.BeforePeriod, zhuanhua.InPeriod))
	stall.Applies = &only
	rules := exactRules()
	delete(rules, "no firms")                   // refuses everything, whatever else is altered
	delete(rules, "first patentee never asked") // exempts every kind, whatever the row accepts
	for name, r := range rules {
		for _, s := range append(shippedChecks(r), shippedCheck{stallForm(), stall}) {
			cases := slices.Collect(mustCompile(t, s.form, s.check).Cases(0))
			mutants, refused := everyMutant(t, s)
			for _, m := range mutants {
				if !killed(m, cases) {
					t.Errorf("%s: a mutant of %s survives: %v", name, s.check.Name, alteration(s.check, m.Check(0)))
				}
			}
			if len(mutants) < 2*len(s.check.Rows) {
				t.Errorf("%s: %s has %d mutants and %d refused", name, s.check.Name, len(mutants), refused)
			}
		}
	}
}

// alteration says in what a mutant differs from its check.
func alteration(original, mutant zhuanhua.Check) string {
	codes := func(c zhuanhua.Check) map[string]zhuanhua.Criterion {
		all := map[string]zhuanhua.Criterion{}
		for _, r := range c.Rows {
			all[r.Code] = r
		}
		if c.Applies != nil {
			all["applies"] = *c.Applies
		}
		return all
	}
	return cmp.Diff(codes(original), codes(mutant))
}

func TestMutantsLeaveTheCheckAlone(t *testing.T) {
	form, check := stallForm(), applying()
	before := fmt.Sprint(check.Rows, *check.Applies)
	n, lacking := 0, 0
	for m := range check.Mutants(&form) {
		n++
		if m.Applies == nil || len(m.Rows) < len(check.Rows) {
			lacking++
		}
	}
	// Two values of a seal, four of a weight, three goods: each taken from or added
	// to what is accepted, and each but the one accepted made half an answer.
	if want := 3 + (2 + 1) + (4 + 3) + (3 + 2); n != want || lacking != 3 {
		t.Errorf("%d mutants, %d of them lacking a row; want %d and 3", n, lacking, want)
	}
	if after := fmt.Sprint(check.Rows, *check.Applies); after != before {
		t.Errorf("the check was altered from %s to %s", before, after)
	}
	for stop := 1; stop <= n; stop++ {
		i := 0
		for range check.Mutants(&form) {
			if i++; i == stop {
				break
			}
		}
	}
}

// What another term of the row says already cannot be told apart, and no mutant
// is made of it.
func TestMutantsThatCannotShowAreLeftOut(t *testing.T) {
	form := stallForm()
	check := stallCheck(row("town", maybe(passes(townFact, zhuanhua.Here), zhuanhua.Elsewhere), maybe(exempts(townFact, zhuanhua.NotAsked), zhuanhua.Elsewhere)))
	var got []string
	for m := range check.Mutants(&form) {
		if len(m.Rows) == 0 {
			continue
		}
		a, b := m.Rows[0].Any[0], m.Rows[0].Any[1]
		got = append(got, fmt.Sprintf("%03b/%03b %03b/%03b", a.In>>1, a.Maybe>>1, b.In>>1, b.Maybe>>1))
	}
	want := []string{
		"000/010 100/010", // here no longer accepted
		"011/010 100/010", // elsewhere accepted
		"001/010 110/010", // elsewhere exempt
		"001/010 000/010", // not asked no longer exempt
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mutants (-want +got):\n%s", diff)
	}
}
