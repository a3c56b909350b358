package zhuanhua_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
)

// opened is a check of stalls opened in the period by keepers of the place; money
// may fail "opened-before" alone.
func opened() zhuanhua.Check {
	c := stallCheck(
		row("goods", passes(goodsFact, fruit, tea)),
		row("home", passes(homeFact, zhuanhua.Here)),
		row("opened-at-all", passes(openedFact, zhuanhua.BeforePeriod, zhuanhua.InPeriod)),
		row("opened-before", passes(openedFact, zhuanhua.Never, zhuanhua.InPeriod, zhuanhua.AfterPeriod, zhuanhua.AfterAsOf)),
	).Named("opened", zhuanhua.Text{}, "CZ23-A1")
	c.Carry = "opened-before"
	return c
}

// judgedStall judges parts by their own facts, as a judge of records does.
func judgedStall(table *zhuanhua.Table, home zhuanhua.Home, opened zhuanhua.Day, facts ...zhuanhua.Facts) zhuanhua.Judged {
	j := zhuanhua.Judged{Table: table, ID: "S1"}
	j.Homes[keeperHome], j.Days[openedDay] = home, opened
	for _, f := range facts {
		j.Parts = append(j.Parts, zhuanhua.Part{Facts: f, Marks: table.Fixed(f)})
	}
	return j
}

func TestJudgedInScope(t *testing.T) {
	table := mustCompile(t, stallForm(), opened())
	j := judgedStall(table, zhuanhua.Home{Province: zhuanhua.Shaanxi}, zhuanhua.MustDay("2022-05-01"), stallFacts(goodsFact, tea))
	for _, c := range []struct {
		place   zhuanhua.Place
		year    int
		outcome zhuanhua.Outcome
		failed  []string
		carries bool
	}{
		{zhuanhua.Shaanxi, 2022, zhuanhua.Met, nil, true},
		{zhuanhua.Shaanxi, 2023, zhuanhua.NotMet, []string{"opened-before"}, true},
		{zhuanhua.Shaanxi, 2021, zhuanhua.NotMet, []string{"opened-at-all"}, false},
		{zhuanhua.Beijing, 2022, zhuanhua.NotMet, []string{"home"}, false},
		{zhuanhua.Beijing, 2023, zhuanhua.NotMet, []string{"home", "opened-before"}, false},
	} {
		v := j.In(0, &zhuanhua.Scope{Place: c.place, Period: zhuanhua.Year(c.year)})
		if v.Outcome() != c.outcome || !slices.Equal(failedCodes(v), c.failed) || v.CarriesMoney() != c.carries {
			t.Errorf("%v %d: %v, failed %v, carries money %v", c.place, c.year, v.Outcome(), failedCodes(v), v.CarriesMoney())
		}
	}
}

// What lacks an input brings no money, and neither does what the check does not
// apply to.
func TestCarriesMoneyNeedsEverythingElse(t *testing.T) {
	check := opened()
	only := row("only-sealed", passes(sealFact, sealed))
	check.Applies = &only
	table := mustCompile(t, stallForm(), check)
	home, day := zhuanhua.Home{Province: zhuanhua.Shaanxi}, zhuanhua.MustDay("2021-05-01")
	for facts, want := range map[zhuanhua.Facts]bool{
		stallFacts(goodsFact, tea, sealFact, sealed):   true,
		stallFacts(goodsFact, tea, sealFact, unsealed): false,
		stallFacts(goodsFact, tea):                     false,
		stallFacts(sealFact, sealed):                   false,
		stallFacts(goodsFact, tools, sealFact, sealed): false,
	} {
		j := judgedStall(table, home, day, facts)
		if got := j.In(0, &zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}).CarriesMoney(); got != want {
			t.Errorf("facts %x: carries money %v", facts, got)
		}
	}
	check.Carry = only.Code
	j := judgedStall(mustCompile(t, stallForm(), check), home, zhuanhua.MustDay("2022-05-01"), stallFacts(goodsFact, tea, sealFact, unsealed))
	if v := j.In(0, &zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}); v.Outcome() != zhuanhua.NotApplicable || v.CarriesMoney() {
		t.Errorf("what the check does not apply to is %v and carries money %v", v.Outcome(), v.CarriesMoney())
	}
}

func TestJudgedOutOfBounds(t *testing.T) {
	table := mustCompile(t, stallForm(), opened())
	scope := &zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	whole := judgedStall(table, zhuanhua.Home{}, 1, 0)
	for name, v := range map[string]zhuanhua.Verdict{
		"no table": (&zhuanhua.Judged{Parts: whole.Parts}).In(0, scope), "no parts": (&zhuanhua.Judged{Table: table}).In(0, scope),
		"no table, part": (&zhuanhua.Judged{Parts: whole.Parts}).PartIn(0, 0, scope),
		"no such part":   whole.PartIn(1, 0, scope), "negative part": whole.PartIn(-1, 0, scope),
	} {
		if v.IsJudged() {
			t.Errorf("%s: judged %v", name, v.Outcome())
		}
	}
	for name, ask := range map[string]func() (bool, bool){
		"no table":     func() (bool, bool) { return (&zhuanhua.Judged{Parts: whole.Parts}).CouldCount(0, 0, scope.Period) },
		"no such part": func() (bool, bool) { return whole.CouldCount(1, 0, scope.Period) },
		"no part":      func() (bool, bool) { return whole.CouldCount(-1, 0, scope.Period) },
		"no such check": func() (bool, bool) {
			return whole.CouldCount(0, 1, scope.Period)
		},
		"no check": func() (bool, bool) { return whole.CouldCount(0, -1, scope.Period) },
	} {
		if counts, carries := ask(); counts || carries {
			t.Errorf("%s: could count %v, carry %v", name, counts, carries)
		}
	}
}

// A record in parts counts as soon as one does, else is undetermined if one is,
// else is rejected for the reasons of all; the order of the parts plays no part.
func TestJoinOfParts(t *testing.T) {
	check := stallCheck(
		row("goods", passes(goodsFact, fruit, tea)), row("seal", passes(sealFact, sealed)), row("weight", passes(weightFact, light)),
	)
	only := row("not-tools", passes(goodsFact, fruit, tea))
	apart := check.Without("goods").Named("apart", zhuanhua.Text{}, "CZ23-A1")
	apart.Applies = &only
	table := mustCompile(t, stallForm(), check, apart)
	good := stallFacts(goodsFact, tea, sealFact, sealed, weightFact, light)
	noSeal, noWeight := good.With(sealFact, unsealed), good.With(weightFact, heavy)
	openSeal, openGoods, isTools := good.With(sealFact, 0), good.With(goodsFact, 0), good.With(goodsFact, tools)
	none := []string{}
	for _, c := range []struct {
		name  string
		check int
		parts []zhuanhua.Facts
		want  answer
	}{
		{"one counts", 0, []zhuanhua.Facts{noSeal, good, openSeal}, answer{zhuanhua.Met, none, none}},
		{"one is undetermined", 0, []zhuanhua.Facts{noSeal, openSeal, noWeight}, answer{zhuanhua.Undetermined, none, []string{"seal"}}},
		{"two are undetermined", 0, []zhuanhua.Facts{openSeal, openGoods}, answer{zhuanhua.Undetermined, none, []string{"goods", "seal"}}},
		{"all are rejected", 0, []zhuanhua.Facts{noSeal, noWeight, noSeal}, answer{zhuanhua.NotMet, []string{"seal", "weight"}, none}},
		{"rejected wins over not applicable", 1, []zhuanhua.Facts{isTools, noSeal}, answer{zhuanhua.NotMet, []string{"seal"}, none}},
		{"none is of the kind", 1, []zhuanhua.Facts{isTools, isTools.With(sealFact, unsealed)}, answer{zhuanhua.NotApplicable, []string{"seal", "not-tools"}, none}},
		{"undetermined for two reasons", 1, []zhuanhua.Facts{openSeal, noWeight.With(goodsFact, 0)}, answer{zhuanhua.Undetermined, []string{"weight"}, []string{"goods", "seal"}}},
		{"an open row of one part is met in the other", 1, []zhuanhua.Facts{openSeal, openGoods}, answer{zhuanhua.Undetermined, none, []string{"goods", "seal"}}},
	} {
		for range c.parts {
			j := judgedStall(table, zhuanhua.Home{}, 0, c.parts...)
			if diff := cmp.Diff(c.want, answerOf(j.In(c.check, &zhuanhua.Scope{}))); diff != "" {
				t.Errorf("%s, %x (-want +got):\n%s", c.name, c.parts, diff)
			}
			c.parts = append(slices.Clone(c.parts[1:]), c.parts[0])
		}
	}
}

// A row that one part lacks an input for and another meets asks for what the first
// lacks, not for what the other could lack.
func TestJoinAsksForWhatAPartLacks(t *testing.T) {
	check := stallCheck(
		row("either", passes(goodsFact, fruit), passes(weightFact, light), passes(sealFact, sealed)),
		row("home", passes(homeFact, zhuanhua.Here)),
	)
	table := mustCompile(t, stallForm(), check)
	met := stallFacts(goodsFact, fruit)                    // weight is not given and does not matter
	lacks := stallFacts(goodsFact, tea, weightFact, heavy) // the seal would decide
	scope := &zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	for _, parts := range [][]zhuanhua.Facts{{met, lacks}, {lacks, met}} {
		j := judgedStall(table, zhuanhua.Home{}, 0, parts...)
		if got, want := missingKeys(j.In(0, scope)), []string{"seal", "home"}; !slices.Equal(got, want) {
			t.Errorf("parts %x lack %v, want %v", parts, got, want)
		}
	}
}

// anyJudged draws a record of one to three parts with facts of its own.
func anyJudged(t *rapid.T, table *zhuanhua.Table) zhuanhua.Judged {
	j := zhuanhua.Judged{Table: table}
	for i := range j.Homes {
		j.Homes[i] = anyHome(t)
	}
	for i := range j.Days {
		j.Days[i] = zhuanhua.Day(rapid.Int32Range(0, 22).Draw(t, "day"))
	}
	for range rapid.IntRange(1, 3).Draw(t, "parts") {
		facts := anyFacts(t, table.Form())
		for i, f := range table.Form().Facts {
			if f.Depends.Kind != zhuanhua.NoRelation {
				facts = facts.With(i, 0)
			}
		}
		j.Parts = append(j.Parts, zhuanhua.Part{Facts: facts, Marks: table.Fixed(facts), Grant: zhuanhua.Grant{
			Latest: zhuanhua.Day(rapid.Int32Range(0, 22).Draw(t, "granted")), Unknown: rapid.Bool().Draw(t, "unknown"),
		}})
	}
	return j
}

// Judged free of scope and then asked is judged at once: the facts of record and
// scope together, row by row.
func TestInScopeAgreesWithRows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := anyTable(t)
		j, s := anyJudged(t, table), anyScope(t)
		for i := range table.Checks() {
			for n := range j.Parts {
				v := j.PartIn(n, i, &s)
				if want := table.Slow(i, v.Facts()); v != want {
					t.Fatalf("part %d: %v, failed %v; by rows %v, %v", n, v.Outcome(), failedCodes(v), want.Outcome(), failedCodes(want))
				}
			}
		}
	})
}

// Joining is commutative and associative in all that a report shows.
func TestJoinIsALaw(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := anyTable(t)
		j, s := anyJudged(t, table), anyScope(t)
		order := rapid.Permutation(j.Parts).Draw(t, "order")
		other := j
		other.Parts = order
		for i := range table.Checks() {
			a, b := j.In(i, &s), other.In(i, &s)
			if diff := cmp.Diff(answerOf(a), answerOf(b)); diff != "" {
				t.Fatalf("check %d (-one order +other):\n%s", i, diff)
			}
			missing := map[string]bool{}
			for n := range j.Parts {
				if v := j.PartIn(n, i, &s); v.Outcome() == a.Outcome() {
					for _, key := range missingKeys(v) {
						missing[key] = true
					}
				}
			}
			if len(missingKeys(a)) != len(missing) {
				t.Fatalf("check %d: missing %v, of the parts %v", i, missingKeys(a), missing)
			}
		}
	})
}

// A part could count wherever it does, and could carry money wherever it does.
func TestCouldCountNeverSaysNoInVain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := anyTable(t)
		j, s := anyJudged(t, table), anyScope(t)
		for i := range table.Checks() {
			for n := range j.Parts {
				v := j.PartIn(n, i, &s)
				counts, carries := j.CouldCount(n, i, s.Period)
				if v.Outcome() == zhuanhua.Met && !counts || v.CarriesMoney() && !carries {
					t.Fatalf("%v, carries %v; could count %v, carry %v", v.Outcome(), v.CarriesMoney(), counts, carries)
				}
			}
		}
	})
}

func TestCouldCount(t *testing.T) {
	table := mustCompile(t, stallForm(), opened())
	day := zhuanhua.MustDay("2021-05-01")
	for _, c := range []struct {
		name            string
		facts           zhuanhua.Facts
		year            int
		counts, carries bool
	}{
		{"in the period, somewhere", stallFacts(goodsFact, tea), 2021, true, true},
		{"before the period", stallFacts(goodsFact, tea), 2022, false, true},
		{"after the period", stallFacts(goodsFact, tea), 2020, false, false},
		{"refused", stallFacts(goodsFact, tools), 2021, false, false},
		{"lacking what no place gives", 0, 2021, false, false},
	} {
		j := judgedStall(table, zhuanhua.Home{}, day, c.facts)
		if counts, carries := j.CouldCount(0, 0, zhuanhua.Year(c.year)); counts != c.counts || carries != c.carries {
			t.Errorf("%s: could count %v, carry %v", c.name, counts, carries)
		}
	}
}

// Parts with the same essence have the same answer wherever they are asked, also
// when one of them stands for all.
func TestEssenceDecides(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		table := anyTable(t)
		j, s := anyJudged(t, table), anyScope(t)
		one := &j.Parts[0]
		other := *one
		own := rapid.IntRange(0, len(table.Form().Facts)-1).Draw(t, "altered")
		if f := table.Form().Facts[own]; f.Depends.Kind == zhuanhua.NoRelation {
			other.Facts = other.Facts.With(own, zhuanhua.Code(rapid.IntRange(0, len(f.Values)).Draw(t, "to")))
			other.Marks = table.Fixed(other.Facts)
		}
		for i := range table.Checks() {
			essence := table.Essence(i, one)
			if table.Essence(i, &other) != essence {
				continue
			}
			sample := j
			sample.Parts = []zhuanhua.Part{{Facts: one.Facts, Marks: essence.Marks, Grant: one.Grant}}
			real := j
			real.Parts = []zhuanhua.Part{other}
			stand, v := sample.PartIn(0, i, &s), real.PartIn(0, i, &s)
			if diff := cmp.Diff(answerOf(v), answerOf(stand)); diff != "" {
				t.Fatalf("%x stands for %x (-itself +stand-in):\n%s", one.Facts, other.Facts, diff)
			}
			if v.CarriesMoney() != stand.CarriesMoney() {
				t.Fatalf("%x stands for %x: carries money %v, itself %v", one.Facts, other.Facts, stand.CarriesMoney(), v.CarriesMoney())
			}
			counts, carries := sample.CouldCount(0, i, s.Period)
			if v.Outcome() == zhuanhua.Met && !counts || v.CarriesMoney() && !carries {
				t.Fatalf("%x stands for %x, but could not count or carry", one.Facts, other.Facts)
			}
		}
	})
}

// What a record has failed already makes alike what it lacks besides.
func TestEssenceForgetsWhatNoLongerMatters(t *testing.T) {
	table := mustCompile(t, stallForm(), opened().With(row("seal", passes(sealFact, sealed))))
	essence := func(facts zhuanhua.Facts) zhuanhua.Essence {
		return table.Essence(0, &zhuanhua.Part{Facts: facts, Marks: table.Fixed(facts)})
	}
	if essence(stallFacts(goodsFact, tools)) != essence(stallFacts(goodsFact, tools, sealFact, sealed)) {
		t.Error("what is refused for its goods still asks for its seal")
	}
	if essence(stallFacts(goodsFact, tea)) == essence(stallFacts(goodsFact, tea, sealFact, sealed)) {
		t.Error("what lacks its seal has the essence of what has one")
	}
}

// Where a row may still be met by the place, what a half answer leaves open of the
// others must not be taken from a record without any answer.
func TestEssenceKeepsHalfAnswers(t *testing.T) {
	table := mustCompile(t, stallForm(), stallCheck(
		row("light-or-here", maybe(passes(weightFact, light), notHeavy), passes(homeFact, zhuanhua.Here)),
		row("light-or-sealed", passes(weightFact, light), passes(sealFact, sealed)),
	))
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	half, none := stallFacts(weightFact, notHeavy), zhuanhua.Facts(0)
	essences := map[zhuanhua.Essence]bool{}
	for facts, want := range map[zhuanhua.Facts][]string{half: {"seal"}, none: {"seal", "weight"}} {
		j := judgedStall(table, zhuanhua.Home{Province: zhuanhua.Shaanxi}, 0, facts)
		if got := missingKeys(j.In(0, &scope)); !slices.Equal(got, want) {
			t.Errorf("facts %x lack %v, want %v", facts, got, want)
		}
		essences[table.Essence(0, &j.Parts[0])] = true
	}
	if len(essences) != 2 {
		t.Error("half an answer and none have the same essence")
	}
}

// Every open row counts, not the last alone: records that lack different things
// must not stand for one another.
func TestEssenceKeepsWhatEachRowLacks(t *testing.T) {
	table := mustCompile(t, stallForm(), stallCheck(
		row("fruit-or-sealed", passes(goodsFact, fruit), passes(sealFact, sealed)), row("light", passes(weightFact, light)),
	))
	essence := func(facts zhuanhua.Facts) zhuanhua.Essence {
		return table.Essence(0, &zhuanhua.Part{Facts: facts, Marks: table.Fixed(facts)})
	}
	if essence(stallFacts(goodsFact, tea)) == essence(stallFacts(sealFact, unsealed)) {
		t.Error("what lacks its seal and what lacks its goods have the same essence")
	}
}

// Shares of a record's parts add up to the amount, and each is what its patents
// get one by one.
func TestPartShare(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := zhuanhua.Amount(rapid.Int64Range(0, int64(zhuanhua.MaxAmount)).Draw(t, "amount"))
		if rapid.Bool().Draw(t, "small") {
			amount %= 7
		}
		of := rapid.IntRange(1, 9).Draw(t, "patents")
		parts := make([]zhuanhua.Part, rapid.IntRange(1, 3).Draw(t, "parts"))
		want := make([]zhuanhua.Amount, len(parts))
		for i := range parts {
			parts[i].Of, parts[i].Ranks = of, []int32{}
		}
		for rank := range of {
			i := rapid.IntRange(0, len(parts)-1).Draw(t, "part")
			parts[i].Ranks = append(parts[i].Ranks, int32(rank))
			want[i] += amount.Share(rank, of)
		}
		sum := zhuanhua.Amount(0)
		for i := range parts {
			share := parts[i].Share(amount)
			if share != want[i] {
				t.Fatalf("%d over %d patents: part with ranks %v gets %d, want %d", amount, of, parts[i].Ranks, share, want[i])
			}
			sum += share
		}
		if sum != amount {
			t.Fatalf("shares of %d add up to %d", amount, sum)
		}
	})
	whole := zhuanhua.Part{Of: 3}
	if whole.Share(100) != 100 || (&zhuanhua.Part{Ranks: []int32{0}}).Share(100) != 100 {
		t.Error("a part that is the whole record has not the whole amount")
	}
}

func TestCloneSharesNothing(t *testing.T) {
	table := mustCompile(t, stallForm(), opened())
	no := zhuanhua.MustPatentNo(inventionNo)
	j := judgedStall(table, zhuanhua.Home{}, 1, 1, 2)
	j.Parts[0].Patents, j.Parts[0].Ranks = []zhuanhua.PatentNo{no}, []int32{0}
	j.Payments = []zhuanhua.JudgedPayment{{Effective: 1, Amount: 2, Counts: 3}}
	c := j.Clone()
	compare := cmp.Comparer(func(a, b *zhuanhua.Table) bool { return a == b })
	before := j.Clone()
	j.Parts[0].Patents[0], j.Parts[0].Ranks[0], j.Parts[1].Facts, j.Payments[0].Amount = 1, 9, 9, 9
	if diff := cmp.Diff(before, c, compare); diff != "" {
		t.Errorf("the clone changed with its original (-before +after):\n%s", diff)
	}
}

// What is not there is no answer, never a panic.
func TestNothingToAsk(t *testing.T) {
	table := mustCompile(t, stallForm(), applying())
	j := zhuanhua.Judged{Table: table, Parts: []zhuanhua.Part{{}}}
	if j.In(0, nil).IsJudged() || j.PartIn(0, 0, nil).IsJudged() {
		t.Error("judged in no scope")
	}
	for _, i := range []int{-1, 1} {
		if c := table.Check(i); c.Name != "" || c.Rows != nil {
			t.Errorf("check %d is %v", i, c.Name)
		}
		if table.Essence(i, &j.Parts[0]) != (zhuanhua.Essence{}) {
			t.Errorf("check %d has an essence", i)
		}
	}
	for name, err := range map[string]error{
		"transfer": (*zhuanhua.Transfer)(nil).Validate(), "payment": (*zhuanhua.Payment)(nil).Validate(),
		"product": (*zhuanhua.Product)(nil).Validate(), "coverage": (*zhuanhua.Coverage)(nil).Validate(),
		"measure": (*zhuanhua.Measure)(nil).Validate(), "plan": (*zhuanhua.Plan)(nil).Validate(),
	} {
		var fault *zhuanhua.InputError
		if !errors.As(err, &fault) || !errors.Is(err, zhuanhua.ErrNotGiven) || fault.Record.String() != name {
			t.Errorf("no %s: %v", name, err)
		}
	}
}
