package zhuanhua_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// shipped returns the tables that the library itself compiles, by any rules.
func shipped(t testing.TB, rules eligibility.Rules) []*zhuanhua.Table {
	t.Helper()
	judge, err := rules.Judge()
	if err != nil {
		t.Fatal(err)
	}
	return []*zhuanhua.Table{judge.Transfers(), judge.Pledges(), judge.Payments()}
}

// anyCodes draws a set of codes of a fact, the empty and the full one included.
func anyCodes(t *rapid.T, f zhuanhua.Fact) zhuanhua.Codes {
	all := 1<<(len(f.Values)+1) - 2
	return zhuanhua.Codes(rapid.IntRange(0, all).Draw(t, "codes") & all)
}

// anyForm draws a form of up to eight facts, among them some of the stall's that
// depend on the scope.
func anyForm(t *rapid.T) zhuanhua.Form {
	form := zhuanhua.Form{Kind: zhuanhua.RecordProduct}
	stall := stallForm().Facts[homeFact:]
	for i := range rapid.IntRange(1, 8).Draw(t, "facts") {
		f := zhuanhua.Fact{Key: fmt.Sprintf("own-%d", i)}
		if rapid.IntRange(0, 2).Draw(t, "of the scope") == 0 {
			f = stall[rapid.IntRange(0, len(stall)-1).Draw(t, "relation")]
			f.Key = fmt.Sprintf("%s-%d", f.Key, i)
		} else {
			f.Values = make([]zhuanhua.FactValue, rapid.IntRange(1, 5).Draw(t, "values"))
		}
		form.Facts = append(form.Facts, f)
	}
	return form
}

func anyTerm(t *rapid.T, form *zhuanhua.Form) zhuanhua.Term {
	term := zhuanhua.Term{Fact: rapid.IntRange(0, len(form.Facts)-1).Draw(t, "fact")}
	term.In = anyCodes(t, form.Facts[term.Fact])
	if rapid.IntRange(0, 3).Draw(t, "maybe") == 0 {
		term.Maybe = anyCodes(t, form.Facts[term.Fact])
	}
	term.Kind = rapid.SampledFrom([]zhuanhua.TermKind{zhuanhua.Passes, zhuanhua.Passes, zhuanhua.Exempts}).Draw(t, "kind")
	return term
}

// anyCheck draws a check; now and then a row comes in a pair, the second of which
// bars what the first refuses.
func anyCheck(t *rapid.T, form *zhuanhua.Form, name string) zhuanhua.Check {
	c := stallCheck().Named(name, zhuanhua.Text{}, "CZ23-A1")
	for i := range rapid.IntRange(1, 6).Draw(t, "rows") {
		r := row(fmt.Sprintf("r%d", i))
		for range rapid.IntRange(0, 3).Draw(t, "terms") {
			r.Any = append(r.Any, anyTerm(t, form))
		}
		if rapid.IntRange(0, 3).Draw(t, "barred") == 0 {
			first := anyTerm(t, form)
			first.Kind = zhuanhua.Passes
			c.Rows = append(c.Rows, row(fmt.Sprintf("refuses%d", i), first))
			refused := anyCodes(t, form.Facts[first.Fact]) &^ (first.In | first.Maybe)
			r.Any = append(r.Any, zhuanhua.Term{Fact: first.Fact, In: refused, Kind: zhuanhua.Bars})
		}
		c.Rows = append(c.Rows, r)
	}
	if rapid.IntRange(0, 2).Draw(t, "applies") == 0 {
		only := row("applies", anyTerm(t, form))
		c.Applies = &only
	}
	if rapid.Bool().Draw(t, "carries") {
		c.Carry = c.Rows[rapid.IntRange(0, len(c.Rows)-1).Draw(t, "carry")].Code
	}
	return c
}

func anyTable(t *rapid.T) *zhuanhua.Table {
	form := anyForm(t)
	var checks []zhuanhua.Check
	for i := range rapid.IntRange(1, 3).Draw(t, "checks") {
		checks = append(checks, anyCheck(t, &form, fmt.Sprintf("c%d", i)))
	}
	table, err := zhuanhua.Compile(form, checks...)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// anyFacts draws facts of a form, a third of them not given.
func anyFacts(t *rapid.T, form *zhuanhua.Form) zhuanhua.Facts {
	facts := zhuanhua.Facts(0)
	for i, f := range form.Facts {
		if rapid.IntRange(0, 2).Draw(t, "given") > 0 {
			facts = facts.With(i, zhuanhua.Code(rapid.IntRange(1, len(f.Values)).Draw(t, f.Key)))
		}
	}
	return facts
}

// tester is what *testing.T, *testing.F and *rapid.T have in common.
type tester interface {
	Helper()
	Errorf(string, ...any)
	Fatalf(string, ...any)
}

// checkAgainstRows holds the compiled form to the definition, row by row.
func checkAgainstRows(t tester, table *zhuanhua.Table, facts zhuanhua.Facts) {
	t.Helper()
	for i := range table.Checks() {
		fast, slow := table.Judge(i, facts), table.Slow(i, facts)
		if fast != slow {
			t.Fatalf("%s, facts %x: compiled %v, failed %v, open %v; by rows %v, failed %v, open %v", fast.Check(), facts,
				fast.Outcome(), failedCodes(fast), openCodes(fast), slow.Outcome(), failedCodes(slow), openCodes(slow))
		}
		if !slices.Equal(missingKeys(fast), missingKeys(slow)) || fast.Outcome() != slow.Outcome() {
			t.Fatalf("%s, facts %x: missing %v, by rows %v", fast.Check(), facts, missingKeys(fast), missingKeys(slow))
		}
		if (fast.Outcome() == zhuanhua.Undetermined) != (len(missingKeys(fast)) > 0) {
			t.Fatalf("%s, facts %x: %v with missing %v", fast.Check(), facts, fast.Outcome(), missingKeys(fast))
		}
	}
}

func TestTableAgreesWithItsRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := anyTable(t)
		for range 8 {
			checkAgainstRows(t, table, anyFacts(t, table.Form()))
		}
		checkAgainstRows(t, table, zhuanhua.Facts(rapid.Uint64().Draw(t, "word"))) // codes that no fact has
	})
}

func TestShippedTablesAgreeWithTheirRows(t *testing.T) {
	tables := shipped(t, eligibility.SpecialPlan())
	rapid.Check(t, func(t *rapid.T) {
		for _, table := range tables {
			checkAgainstRows(t, table, anyFacts(t, table.Form()))
		}
	})
}

// The compiled form gives what its rows define, for every word of facts, also one
// that no record has.
func FuzzTableAgainstRows(f *testing.F) {
	tables := shipped(f, eligibility.SpecialPlan())
	all := eligibility.SpecialPlan()
	all.AllProofs, all.NetPledges, all.GrantDay = true, true, eligibility.OnStatisticsDay
	all.Sizes = zhuanhua.SetOf(zhuanhua.Small)
	tables = append(tables, shipped(f, all)...)
	tables = append(tables, mustCompile(f, stallForm(), applying(), stallCheck(
		row("goods", passes(goodsFact, fruit, tea)),
		row("weight", maybe(passes(weightFact, light), notHeavy), bars(goodsFact, tools)),
		row("town", passes(townFact, zhuanhua.Here), exempts(townFact, zhuanhua.NotAsked)),
	).Named("second", zhuanhua.Text{}, "CZ23-A1")))
	for _, table := range tables {
		for i := range table.Checks() {
			for c := range table.Cases(i) {
				f.Add(uint64(c.Facts))
				break
			}
		}
	}
	f.Add(uint64(0))
	f.Add(^uint64(0))
	f.Fuzz(func(t *testing.T, word uint64) {
		for _, table := range tables {
			checkAgainstRows(t, table, zhuanhua.Facts(word))
		}
	})
}

// completions yields all facts that the vector may stand for: every fact named in
// asked that is not given at each of its values, and each partial code as the codes
// that it may be.
func completions(form *zhuanhua.Form, asked uint16, facts zhuanhua.Facts, partial map[int]map[zhuanhua.Code][]zhuanhua.Code, yield func(zhuanhua.Facts)) {
	for i := range form.Facts {
		if asked>>i&1 == 0 {
			continue
		}
		for _, c := range standsFor(form, i, facts.Get(i), partial[i]) {
			completions(form, asked&^(1<<i), facts.With(i, c), partial, yield)
		}
		return
	}
	yield(facts)
}

func standsFor(form *zhuanhua.Form, fact int, code zhuanhua.Code, partial map[zhuanhua.Code][]zhuanhua.Code) []zhuanhua.Code {
	if may := partial[code]; may != nil {
		return may
	}
	if code != 0 {
		return []zhuanhua.Code{code}
	}
	var all []zhuanhua.Code
	for n := range form.Facts[fact].Values {
		if c := zhuanhua.Code(n + 1); partial[c] == nil {
			all = append(all, c)
		}
	}
	return all
}

// A definite verdict is right whatever turns out to be behind what was not given.
// On any table: that a table also says it as soon as it can be said depends on its
// rows, since rows are joined and not solved together.
func TestDefiniteVerdictStands(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := anyTable(t)
		facts := anyFacts(t, table.Form())
		for i := range table.Checks() {
			v := table.Judge(i, facts)
			if v.Outcome() == zhuanhua.Undetermined {
				continue
			}
			completions(table.Form(), table.Asked(i), facts, nil, func(full zhuanhua.Facts) {
				if got := table.Judge(i, full).Outcome(); got != v.Outcome() {
					t.Fatalf("%s: %v on %x, but %v on %x", v.Check(), v.Outcome(), facts, got, full)
				}
			})
		}
	})
}

// sizeIsPartial are the codes of a transferee's size that leave it open.
var sizeIsPartial = map[int]map[zhuanhua.Code][]zhuanhua.Code{
	eligibility.TransfereeSizeFact: {
		5: {zhuanhua.Code(zhuanhua.Micro), zhuanhua.Code(zhuanhua.Small)},
		6: {zhuanhua.Code(zhuanhua.Micro), zhuanhua.Code(zhuanhua.Small), zhuanhua.Code(zhuanhua.Medium)},
	},
}

// acceptsAll reports whether a row is met by every value of one of its facts: it
// asks no more than that the fact be given.
func acceptsAll(form *zhuanhua.Form, r zhuanhua.Criterion) bool {
	in := map[int]zhuanhua.Codes{}
	for _, term := range r.Any {
		in[term.Fact] |= term.In
	}
	for fact, codes := range in {
		if codes == 1<<(len(form.Facts[fact].Values)+1)-2 {
			return true
		}
	}
	return false
}

// The rows of the shipped checks that any value of a fact meets. A fact that is
// not given may still be something that no value of the form says (a succession is
// no assignment), so that these rows stay open and no wrong yes is given.
func TestRowsThatAskOnlyThatAFactBeGiven(t *testing.T) {
	got := map[string][]string{}
	for _, table := range shipped(t, eligibility.SpecialPlan()) {
		for i := range table.Checks() {
			c := table.Check(i)
			for _, r := range c.Rows {
				if acceptsAll(table.Form(), r) {
					got[c.Name] = append(got[c.Name], r.Code)
				}
			}
		}
	}
	want := map[string][]string{
		zhuanhua.Indicator1: {"transfer-kind", "patent-kind"},
		zhuanhua.Indicator2: {"transfer-kind", "patent-kind"},
		zhuanhua.Indicator5: {"deregistered"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got):\n%s", diff)
	}
	table := shipped(t, eligibility.SpecialPlan())[0]
	for _, name := range []string{zhuanhua.Indicator1, zhuanhua.Indicator2} {
		n := table.Find(name)
		v := table.Judge(n, baseOf(t, table, n).With(eligibility.PatentKindsFact, 0))
		if v.Outcome() != zhuanhua.Undetermined || !slices.Equal(missingKeys(v), []string{"patent-kinds"}) {
			t.Errorf("%s: patents of kinds not given: %v, missing %v", name, v.Outcome(), missingKeys(v))
		}
	}
}

// checkExact is rulebook 0h by brute force: the verdict is definite exactly when
// all that the facts may stand for agree, and every fact called missing can still
// turn the answer.
func checkExact(t tester, table *zhuanhua.Table, i int, facts zhuanhua.Facts) {
	t.Helper()
	v := table.Judge(i, facts)
	outcomes := map[zhuanhua.Outcome]bool{}
	completions(table.Form(), table.Asked(i), facts, sizeIsPartial, func(full zhuanhua.Facts) {
		outcomes[table.Judge(i, full).Outcome()] = true
	})
	switch {
	case outcomes[zhuanhua.Undetermined]:
		t.Fatalf("%s: complete facts are undetermined, from %x", v.Check(), facts)
	case len(outcomes) == 1 && !outcomes[v.Outcome()]:
		t.Fatalf("%s: %v on %x, failed %v, missing %v, though all completions are %v",
			v.Check(), v.Outcome(), facts, failedCodes(v), missingKeys(v), outcomes)
	case len(outcomes) > 1 && v.Outcome() != zhuanhua.Undetermined:
		t.Fatalf("%s: %v on %x, though completions differ", v.Check(), v.Outcome(), facts)
	}
	for f := range v.Missing() {
		n := slices.IndexFunc(table.Form().Facts, func(other zhuanhua.Fact) bool { return other.Key == f.Key })
		if !turns(table, i, facts, n) {
			t.Fatalf("%s: %s is called missing on %x but turns nothing", v.Check(), f.Key, facts)
		}
	}
}

// turns reports whether two completions that differ in the fact alone have
// different outcomes.
func turns(table *zhuanhua.Table, i int, facts zhuanhua.Facts, fact int) bool {
	found := false
	form := table.Form()
	completions(form, table.Asked(i)&^(1<<fact), facts, sizeIsPartial, func(rest zhuanhua.Facts) {
		seen := map[zhuanhua.Outcome]bool{}
		for _, c := range standsFor(form, fact, facts.Get(fact), sizeIsPartial[fact]) {
			seen[table.Judge(i, rest.With(fact, c)).Outcome()] = true
		}
		found = found || len(seen) > 1
	})
	return found
}

// exactRules are rules under which the law is tried: the special plan, and
// readings that alter the shape of a row.
func exactRules() map[string]eligibility.Rules {
	rules := map[string]eligibility.Rules{"special plan": eligibility.SpecialPlan()}
	alter := func(name string, f func(*eligibility.Rules)) {
		r := eligibility.SpecialPlan()
		f(&r)
		rules[name] = r
	}
	alter("grant on the statistics day", func(r *eligibility.Rules) { r.GrantDay = eligibility.OnStatisticsDay })
	alter("micro alone", func(r *eligibility.Rules) { r.Sizes = zhuanhua.SetOf(zhuanhua.Micro) })
	alter("micro and small", func(r *eligibility.Rules) { r.Sizes = r.Sizes.Without(zhuanhua.Medium) })
	alter("medium alone", func(r *eligibility.Rules) { r.Sizes = zhuanhua.SetOf(zhuanhua.Medium) })
	alter("large alone", func(r *eligibility.Rules) { r.Sizes = zhuanhua.SetOf(zhuanhua.Large) })
	alter("no firms", func(r *eligibility.Rules) { r.Firms = 0 })
	alter("first patentee never asked", func(r *eligibility.Rules) { r.FirstAfter = 0 })
	alter("inventions, licences, net, all proofs", func(r *eligibility.Rules) {
		r.PatentKinds, r.Kinds = zhuanhua.SetOf(zhuanhua.Invention), zhuanhua.SetOf(zhuanhua.Licence)
		r.NetPledges, r.AllProofs, r.FeeKinds = true, true, zhuanhua.SetOf(zhuanhua.Licence)
	})
	return rules
}

func TestShippedChecksAnswerAsSoonAsTheyCan(t *testing.T) {
	for name, rules := range exactRules() {
		t.Run(name, func(t *testing.T) {
			var tables []*zhuanhua.Table
			for _, table := range shipped(t, rules) {
				for i := range table.Checks() {
					c := table.Check(i)
					for _, r := range c.Rows {
						if acceptsAll(table.Form(), r) && len(c.Rows) > 1 {
							c = c.Without(r.Code)
						}
					}
					tables = append(tables, mustCompile(t, *table.Form(), c))
				}
			}
			source := newSource(11)
			for range 150 {
				for _, table := range tables {
					checkExact(t, table, 0, nearlyGiven(source, table))
				}
			}
		})
	}
}

// nearlyGiven makes facts out of a passing record: a few facts are altered and up
// to four are taken away.
func nearlyGiven(s *source, table *zhuanhua.Table) zhuanhua.Facts {
	form, asked := table.Form(), table.Asked(0)
	facts := zhuanhua.Facts(0)
	for c := range table.Cases(0) {
		facts = c.Facts
		break
	}
	for i, f := range form.Facts {
		if facts.Get(i) == 0 && asked>>i&1 == 1 || s.below(4) == 0 {
			facts = facts.With(i, zhuanhua.Code(1+s.below(len(f.Values))))
		}
	}
	for range s.below(5) {
		facts = facts.With(s.below(len(form.Facts)), 0)
	}
	return facts
}

// source is a small stream of numbers (splitmix64), the same on every machine.
type source struct{ state uint64 }

func newSource(seed uint64) *source { return &source{seed} }

func (s *source) below(n int) int {
	s.state += 0x9e3779b97f4a7c15
	x := s.state
	x = (x ^ x>>30) * 0xbf58476d1ce4e5b9
	x = (x ^ x>>27) * 0x94d049bb133111eb
	return int((x ^ x>>31) % uint64(n))
}

// Rows are joined, not solved: two rows that no record can meet together leave a
// record open as long as either fact is missing. No shipped check has such rows.
func TestRowsAreJoinedNotSolved(t *testing.T) {
	table := mustCompile(t, stallForm(), stallCheck(row("sealed", passes(sealFact, sealed)), row("unsealed", passes(sealFact, unsealed))))
	if got := table.Judge(0, 0).Outcome(); got != zhuanhua.Undetermined {
		t.Errorf("two rows that contradict each other give %v on nothing", got)
	}
}

func TestTableLooksUpChecks(t *testing.T) {
	table := mustCompile(t, stallForm(), applying(), stallCheck(
		row("home", passes(homeFact, zhuanhua.Here)),
		row("opened", passes(openedFact, zhuanhua.InPeriod)),
		row("closed", passes(closedFact, zhuanhua.Standing)),
		row("town", passes(townFact, zhuanhua.Here), exempts(townFact, zhuanhua.NotAsked)),
	).Named("scoped", zhuanhua.Text{}, "CZ23-A1"), stallCheck(row("licence", passes(licenceFact, zhuanhua.Granted))).Named("licensed", zhuanhua.Text{}, "CZ23-A1"))
	if table.Checks() != 3 || table.Find("stall") != 0 || table.Find("scoped") != 1 || table.Find("nobody") != -1 || table.Find("") != -1 {
		t.Errorf("%d checks, stall %d, scoped %d", table.Checks(), table.Find("stall"), table.Find("scoped"))
	}
	if table.Check(1).Name != "scoped" || len(table.Check(1).Rows) != 4 {
		t.Errorf("check 1 is %v", table.Check(1))
	}
	if first, last := table.Row(0), table.Row(7); first.Code != "seal" || last.Code != "licence" || table.Row(8) != nil || table.Row(-1) != nil {
		t.Errorf("rows %v to %v", first, last)
	}
	for i, want := range []zhuanhua.Uses{{}, {Homes: 1 << keeperHome, Days: 1<<openedDay | 1<<closedDay}, {Grant: true}} {
		if got := table.Uses(i); got != want {
			t.Errorf("check %d uses %+v, want %+v", i, got, want)
		}
	}
	for i, want := range []uint16{1<<goodsFact | 1<<sealFact | 1<<weightFact, 1<<homeFact | 1<<townFact | 1<<openedFact | 1<<closedFact, 1 << licenceFact} {
		if got := table.Asked(i); got != want {
			t.Errorf("check %d asks %b, want %b", i, got, want)
		}
	}
	for _, i := range []int{-1, 3} {
		if table.Uses(i) != (zhuanhua.Uses{}) || table.Asked(i) != 0 || table.Check(i).Name != "" || table.Essence(i, &zhuanhua.Part{}) != (zhuanhua.Essence{}) {
			t.Errorf("check %d, which is none, uses something", i)
		}
	}
}

// A table does not change with what it was compiled from.
func TestTableIsImmutable(t *testing.T) {
	form, check := stallForm(), applying()
	table := mustCompile(t, form, check)
	before := table.Judge(0, stallFacts(goodsFact, tea, sealFact, sealed)).Explain(nil)
	form.Facts[goodsFact].Key, form.Facts[goodsFact].Values[1].Key = "altered", "altered"
	check.Rows[0].Code, check.Rows[0].Any[0].In = "altered", zhuanhua.CodesOf(unsealed)
	check.Applies.Code, check.Applies.Any[0].In = "altered", zhuanhua.CodesOf(fruit)
	after := table.Judge(0, stallFacts(goodsFact, tea, sealFact, sealed)).Explain(nil)
	if diff := cmp.Diff(before, after); diff != "" {
		t.Errorf("the decision changed (-before +after):\n%s", diff)
	}
	checkAgainstRows(t, table, stallFacts(goodsFact, tea, sealFact, sealed))
	if got := table.Check(0); got.Rows[0].Code != "seal" || got.Applies.Code != "only-tea" || got.Applies.Any[0].In != zhuanhua.CodesOf(tea) {
		t.Errorf("the check changed: %v", got)
	}
}

// compileFault is what Compile refuses.
type compileFault struct {
	name       string
	form       zhuanhua.Form
	checks     []zhuanhua.Check
	check, row string
	what       string
}

func formOf(n int, key func(int) string, values int) zhuanhua.Form {
	form := zhuanhua.Form{}
	for i := range n {
		form.Facts = append(form.Facts, zhuanhua.Fact{Key: key(i), Values: make([]zhuanhua.FactValue, values)})
	}
	return form
}

func numbered(prefix string) func(int) string {
	return func(i int) string { return fmt.Sprintf("%s%d", prefix, i) }
}

// manyRows makes n criteria that all ask for a seal.
func manyRows(n int) []zhuanhua.Criterion {
	var rows []zhuanhua.Criterion
	for i := range n {
		rows = append(rows, row(fmt.Sprintf("r%d", i), passes(sealFact, sealed)))
	}
	return rows
}

func formFaults() []compileFault {
	faults := []compileFault{
		{name: "too many facts", form: formOf(17, numbered("f"), 2), what: "17 facts, at most 16"},
		{name: "too many values", form: formOf(1, numbered("f"), 16), what: "fact f0: 16 values, at most 15"},
		{name: "a fact twice", form: formOf(2, func(int) string { return "same" }, 2), what: "fact same is there twice"},
	}
	for _, key := range []string{"", "A", "goodsKind", "goods_kind", "-goods", "goods-", "goods--kind", "1goods", "goods kind", "货", "goods\n"} {
		faults = append(faults, compileFault{
			name: "fact key " + key, form: formOf(1, func(int) string { return key }, 2), what: fmt.Sprintf("fact 0: key %q is no code word", key),
		})
	}
	for kind, slot := range map[zhuanhua.RelationKind]uint8{
		zhuanhua.ProvinceRelation: zhuanhua.MaxHomes, zhuanhua.CityRelation: 200,
		zhuanhua.TimingRelation: zhuanhua.MaxDays, zhuanhua.DoneRelation: 255, zhuanhua.GrantRelation + 1: 0,
	} {
		form := formOf(1, numbered("f"), 2)
		form.Facts[0].Depends = zhuanhua.Relation{Kind: kind, Slot: slot}
		faults = append(faults, compileFault{name: fmt.Sprintf("relation %d slot %d", kind, slot), form: form, what: "fact f0: depends on what no record has"})
	}
	return faults
}

func checkFaults() []compileFault {
	one := row("r", passes(sealFact, sealed))
	carry, home, negative := stallCheck(one), stallCheck(one), stallCheck(one)
	carry.Carry, home.Home, negative.Home = "nobody", zhuanhua.MaxHomes, -1
	return []compileFault{
		{name: "name", checks: []zhuanhua.Check{stallCheck(one).Named("In dicator", zhuanhua.Text{}, "")}, check: "In dicator", what: "the name is no code word"},
		{name: "no name", checks: []zhuanhua.Check{stallCheck(one).Named("", zhuanhua.Text{}, "")}, what: "the name is no code word"},
		{name: "name twice", checks: []zhuanhua.Check{stallCheck(one), stallCheck(one)}, check: "stall", what: "a check of this name is there already"},
		{name: "no criteria", checks: []zhuanhua.Check{stallCheck()}, check: "stall", what: "no criteria: everything would count"},
		{name: "too many criteria", checks: []zhuanhua.Check{stallCheck(manyRows(65)...)}, check: "stall", what: "more than 64 criteria in the table"},
		{
			name: "too many criteria together", checks: []zhuanhua.Check{stallCheck(manyRows(60)...), stallCheck(manyRows(5)...).Named("second", zhuanhua.Text{}, "")},
			check: "second", what: "more than 64 criteria in the table",
		},
		{name: "carries nobody", checks: []zhuanhua.Check{carry}, check: "stall", row: "nobody", what: "no such criterion to carry"},
		{name: "no such home", checks: []zhuanhua.Check{home}, check: "stall", what: "no home number 2"},
		{name: "negative home", checks: []zhuanhua.Check{negative}, check: "stall", what: "no home number -1"},
	}
}

func rowFaults() []compileFault {
	good := passes(goodsFact, fruit, tea)
	var faults []compileFault
	refuse := func(name, what string, rows ...zhuanhua.Criterion) {
		faults = append(faults, compileFault{name: name, checks: []zhuanhua.Check{stallCheck(rows...)}, check: "stall", row: rows[len(rows)-1].Code, what: what})
	}
	altered := func(f func(*zhuanhua.Criterion)) zhuanhua.Criterion {
		r := row("r", good)
		f(&r)
		return r
	}
	for _, code := range []string{"R", "r_", "-", "r-", "原因"} {
		refuse("row code "+code, "the code is no code word", row(code, good))
	}
	refuse("no clause", "no clause: ", altered(func(r *zhuanhua.Criterion) { r.Clause = "" }))
	refuse("a clause of no document", "no clause: XX-1", altered(func(r *zhuanhua.Criterion) { r.Clause = "XX-1" }))
	refuse("no nature", "no nature given", altered(func(r *zhuanhua.Criterion) { r.Nature = zhuanhua.NatureNone }))
	refuse("unknown nature", "no nature given", altered(func(r *zhuanhua.Criterion) { r.Nature = zhuanhua.Scoping + 1 }))
	refuse("code twice", "the code is there twice", row("other", good), row("r", good), row("r", good))
	refuse("negative fact", "no fact number -1", row("r", passes(-1, fruit)))
	refuse("fact beyond the form", "no fact number 8", row("r", passes(8, fruit)))
	refuse("code beyond the fact", "a code that fact goods does not have", row("r", passes(goodsFact, 4)))
	refuse("half a code beyond the fact", "a code that fact goods does not have", row("r", maybe(good, 15)))
	refuse(`"not given" in a set`, "a code that fact goods does not have", row("r", zhuanhua.Term{Fact: goodsFact, In: 1}))
	refuse("unknown kind of term", "unknown kind of term", row("r", zhuanhua.Term{Fact: goodsFact, In: 2, Kind: zhuanhua.Bars + 1}))

	const unbarred = "no other criterion refuses what the Bars term excuses"
	barred := row("r", passes(weightFact, light), bars(goodsFact, tools))
	refuse("bars alone", unbarred, barred)
	refuse("bars what the other accepts", unbarred, row("other", passes(goodsFact, fruit, tools)), barred)
	refuse("bars what the other leaves open", unbarred, row("other", maybe(passes(goodsFact, fruit), tools)), barred)
	refuse("bars what the other exempts", unbarred, row("other", good, exempts(goodsFact, tools)), barred)
	refuse("bars what another fact may save", unbarred, row("other", good, passes(sealFact, sealed)), barred)
	refuse("bars on a row without terms", unbarred, row("other"), barred)
	refuse("bars on itself", unbarred, row("other", good), row("r", passes(weightFact, light), bars(weightFact, heavy)))
	return faults
}

func TestCompileErrors(t *testing.T) {
	faults := formFaults()
	for _, f := range append(checkFaults(), rowFaults()...) {
		f.form = stallForm()
		faults = append(faults, f)
	}
	for _, f := range faults {
		table, err := zhuanhua.Compile(f.form, f.checks...)
		var got *zhuanhua.CompileError
		if !errors.As(err, &got) || table != nil {
			t.Errorf("%s: got table %v, %v; want a CompileError alone", f.name, table != nil, err)
			continue
		}
		if want := (zhuanhua.CompileError{Check: f.check, Row: f.row, What: f.what}); *got != want {
			t.Errorf("%s: got %+v, want %+v", f.name, *got, want)
		}
	}
}

func TestCompileErrorNamesTheSpot(t *testing.T) {
	for want, err := range map[string]zhuanhua.CompileError{
		"form: too long":       {What: "too long"},
		"check: wrong":         {Check: "check", What: "wrong"},
		"check/row: no clause": {Check: "check", Row: "row", What: "no clause"},
	} {
		if got := err.Error(); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

// A clause and code word twice are the Applies row's faults too.
func TestCompileChecksTheAppliesRow(t *testing.T) {
	c := applying()
	c.Applies.Code = "seal"
	if _, err := zhuanhua.Compile(stallForm(), c); err == nil || !strings.Contains(err.Error(), "stall/seal: the code is there twice") {
		t.Errorf("got %v", err)
	}
	c = applying()
	c.Applies.Clause = ""
	if _, err := zhuanhua.Compile(stallForm(), c); err == nil || !strings.Contains(err.Error(), "stall/only-tea: no clause") {
		t.Errorf("got %v", err)
	}
}

func TestCompileAccepts(t *testing.T) {
	mustCompile(t, zhuanhua.Form{})
	mustCompile(t, formOf(zhuanhua.MaxFacts, numbered("f"), zhuanhua.MaxCodes))
	host := row("host-rule", passes(sealFact, sealed))
	host.Clause, host.Param = "", zhuanhua.Param{Status: zhuanhua.HostRule}
	mustCompile(t, stallForm(), stallCheck(host))
	mustCompile(t, stallForm(), stallCheck(row("goods", passes(goodsFact, fruit)), row("none", bars(goodsFact))))
}

// At the limits every bit still counts: of 64 criteria over three checks, and of
// the last code of the last fact.
func TestTableAtItsLimits(t *testing.T) {
	form := formOf(zhuanhua.MaxFacts, numbered("f"), zhuanhua.MaxCodes)
	var checks []zhuanhua.Check
	n := 0
	for i, rows := range []int{30, 30, 4} {
		c := stallCheck().Named(fmt.Sprintf("c%d", i), zhuanhua.Text{}, "CZ23-A1")
		for range rows {
			refused := zhuanhua.CodesOf(zhuanhua.Code(n%zhuanhua.MaxCodes + 1))
			c.Rows = append(c.Rows, row(fmt.Sprintf("r%d", n), zhuanhua.Term{Fact: n % zhuanhua.MaxFacts, In: 0xfffe &^ refused}))
			n++
		}
		checks = append(checks, c)
	}
	table := mustCompile(t, form, checks...)
	good := zhuanhua.Facts(0)
	for i := range zhuanhua.MaxFacts {
		good = good.With(i, freeCode(i))
	}
	for i := range table.Checks() {
		if got := table.Judge(i, good).Outcome(); got != zhuanhua.Met {
			t.Fatalf("check %d is %v", i, got)
		}
	}
	for n := range zhuanhua.MaxCriteria {
		facts := good.With(n%zhuanhua.MaxFacts, zhuanhua.Code(n%zhuanhua.MaxCodes+1))
		i := min(n/30, 2)
		if got := failedCodes(table.Judge(i, facts)); !slices.Equal(got, []string{fmt.Sprintf("r%d", n)}) {
			t.Errorf("criterion %d: failed %v", n, got)
		}
		checkAgainstRows(t, table, facts)
	}
}

// freeCode returns a code of the fact that none of the 64 criteria refuses.
func freeCode(fact int) zhuanhua.Code {
	refused := zhuanhua.Codes(0)
	for n := fact; n < zhuanhua.MaxCriteria; n += zhuanhua.MaxFacts {
		refused |= zhuanhua.CodesOf(zhuanhua.Code(n%zhuanhua.MaxCodes + 1))
	}
	for c := zhuanhua.Code(zhuanhua.MaxCodes); ; c-- {
		if !refused.Has(c) {
			return c
		}
	}
}

// baseOf returns facts that pass a check.
func baseOf(t testing.TB, table *zhuanhua.Table, i int) zhuanhua.Facts {
	t.Helper()
	for c := range table.Cases(i) {
		if c.Outcome == zhuanhua.Met {
			return c.Facts
		}
	}
	t.Fatalf("no case of %s passes", table.Check(i).Name)
	return 0
}
