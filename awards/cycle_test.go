package awards_test

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

var _ = map[awards.Terms]struct{}{}

const point = zhuanhua.Point

// plain returns the plan's terms with small quotas and a pass mark of 60.
func plain() awards.Terms {
	return awards.SpecialPlan().WithQuotas(2, 2, 1).WithPassMark(60 * point)
}

func decide(t testing.TB, terms awards.Terms, in awards.Input) awards.Result {
	t.Helper()
	r, err := tryDecide(t, terms, in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func tryDecide(t testing.TB, terms awards.Terms, in awards.Input) (awards.Result, error) {
	t.Helper()
	c, err := terms.Cycle()
	if err != nil {
		t.Fatal(err)
	}
	return c.Decide(in)
}

// of returns the decision on a province in a year.
func of(t testing.TB, r awards.Result, year int, p zhuanhua.Place) awards.Decision {
	t.Helper()
	for _, d := range r.Decisions {
		if d.Year == year && d.Province == p {
			return d
		}
	}
	t.Fatalf("no decision on %s in %d", p, year)
	return awards.Decision{}
}

var filingDay = zhuanhua.MustDay("2021-04-15")

// applicants returns provinces with complete plans, filed on the filing day.
func applicants(provinces ...zhuanhua.Place) (list []awards.Applicant) {
	for _, p := range provinces {
		list = append(list, awards.Applicant{Province: p, Plan: zhuanhua.Met, FiledCNIPAOn: filingDay, FiledMOFOn: filingDay})
	}
	return list
}

// scores returns evaluations of provinces, in scope, in their order.
func scores(year int, provinces []zhuanhua.Place, points ...zhuanhua.Points) (list []awards.Evaluation) {
	for i, s := range points {
		list = append(list, awards.Evaluation{Year: year, Province: provinces[i], Score: zhuanhua.Value(s * point), InScope: zhuanhua.Yes})
	}
	return list
}

func minor(id string, year int, p zhuanhua.Place, points zhuanhua.Points) zhuanhua.Finding {
	return zhuanhua.Finding{ID: id, Year: year, Province: p, Severity: zhuanhua.Minor, Points: zhuanhua.Value(points), State: zhuanhua.Confirmed}
}

func severe(id string, year int, p zhuanhua.Place) zhuanhua.Finding {
	return zhuanhua.Finding{ID: id, Year: year, Province: p, Severity: zhuanhua.Severe, State: zhuanhua.Confirmed}
}

var somePlaces = []zhuanhua.Place{
	zhuanhua.Beijing, zhuanhua.Tianjin, zhuanhua.Hebei, zhuanhua.Shanghai, zhuanhua.Jiangsu, zhuanhua.Fujian, zhuanhua.Hubei, zhuanhua.Shaanxi,
}

// anyInput draws a cycle with few distinct scores, so that ties, lines and marks are
// met often. With gaps, scores, scopes and plans are missing here and there.
func anyInput(t *rapid.T, gaps bool) awards.Input {
	in := awards.Input{}
	days := []zhuanhua.Day{0, filingDay, filingDay, filingDay, filingDay + 1, zhuanhua.MustDay("2021-06-30"), zhuanhua.MustDay("2021-07-01"), zhuanhua.MustDay("2022-06-30")}
	plans := []zhuanhua.Outcome{zhuanhua.Met, zhuanhua.Met, zhuanhua.Met, zhuanhua.Met, zhuanhua.NotMet, zhuanhua.NotApplicable}
	truths := []zhuanhua.Truth{zhuanhua.Yes, zhuanhua.Yes, zhuanhua.Yes, zhuanhua.No}
	points := []zhuanhua.Given[zhuanhua.Points]{}
	for _, s := range []zhuanhua.Points{0, 59 * point, 60*point - 1, 60 * point, 60*point + 1, 80 * point, 80 * point, 90 * point} {
		points = append(points, zhuanhua.Value(s))
	}
	if gaps {
		plans, truths, points = append(plans, zhuanhua.Undetermined), append(truths, zhuanhua.Unstated), append(points, zhuanhua.Given[zhuanhua.Points]{})
	}
	n := rapid.IntRange(0, len(somePlaces)).Draw(t, "provinces")
	for _, p := range rapid.Permutation(somePlaces).Draw(t, "which")[:n] {
		filed := filingDay
		if rapid.IntRange(0, 3).Draw(t, "filed in its own way") == 0 {
			filed = rapid.SampledFrom(days).Draw(t, "cnipa")
		}
		in.Applicants = append(in.Applicants, awards.Applicant{
			Province: p, Plan: rapid.SampledFrom(plans).Draw(t, "plan"), FiledCNIPAOn: filed, FiledMOFOn: rapid.SampledFrom(days[1:]).Draw(t, "mof"),
		})
		for year := 2021; year <= 2023; year++ {
			if rapid.IntRange(0, 9).Draw(t, "evaluated") > 0 || year == 2022 {
				in.Evaluations = append(in.Evaluations, awards.Evaluation{
					Year: year, Province: p, Score: rapid.SampledFrom(points).Draw(t, "score"), InScope: rapid.SampledFrom(truths).Draw(t, "scope"),
				})
			}
			id := fmt.Sprintf("%s/%d", p, year)
			switch rapid.IntRange(0, 11).Draw(t, "finding") {
			case 0:
				in.Findings = append(in.Findings, minor(id, year, p, rapid.SampledFrom([]zhuanhua.Points{1, point, 90 * point}).Draw(t, "off")))
			case 1:
				in.Findings = append(in.Findings, severe(id, year, p))
			case 2:
				f := severe(id, year, p)
				f.State = zhuanhua.Suspected
				in.Findings = append(in.Findings, f)
			}
			if rapid.IntRange(0, 3).Draw(t, "waiver") == 0 {
				in.Waivers = append(in.Waivers, awards.Waiver{Year: year, Province: p, Reason: "原则上"})
			}
		}
	}
	return in
}

func anyTerms(t *rapid.T) awards.Terms {
	quota := rapid.IntRange(0, 4)
	terms := awards.SpecialPlan().
		WithQuotas(quota.Draw(t, "start-up quota"), quota.Draw(t, "quota of 2022"), quota.Draw(t, "quota of 2023")).
		WithPassMark(rapid.SampledFrom([]zhuanhua.Points{0, 60 * point, 1000 * point}).Draw(t, "pass mark"))
	flip := func(b *bool, name string) {
		if rapid.IntRange(0, 5).Draw(t, name) == 0 {
			*b = !*b
		}
	}
	flip(&terms.LateBars, "late bars")
	flip(&terms.RestYear, "rest year")
	flip(&terms.TopupCounts, "top-up counts")
	flip(&terms.SevereBarsLater, "severe bars later")
	terms.Startup = rapid.SampledFrom([]zhuanhua.Amount{terms.Startup, terms.Startup, 1, 2 * terms.Startup}).Draw(t, "start-up money")
	return terms
}

// The cycle agrees with the slow one on complete inputs.
func TestCycleAgreesWithTheSlowOne(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		for range 20 { // many cases a check: it is the drawing that varies
			terms, in := anyTerms(rt), anyInput(rt, false)
			want, possible := slowCycle(terms, in)
			r, err := tryDecide(t, terms, in)
			var without *awards.NotEvaluatedError
			if possible != (err == nil) || err != nil && !errors.As(err, &without) {
				rt.Fatalf("error %v, slow says possible: %v", err, possible)
			}
			if err != nil {
				continue
			}
			if diff := cmp.Diff(want, fastDecisions(r)); diff != "" {
				rt.Fatalf("(-slow +fast):\n%s", diff)
			}
			checkBalances(rt, r)
		}
	})
}

func checkBalances(t *rapid.T, r awards.Result) {
	sums := map[zhuanhua.Place]zhuanhua.Amount{}
	for _, d := range r.Decisions {
		sums[d.Province] += d.Amount
		if sums[d.Province] < 0 {
			t.Fatalf("%s owes %s after %d", d.Province, sums[d.Province], d.Year)
		}
	}
	for _, b := range r.Balances {
		if b.Amount != sums[b.Province] {
			t.Fatalf("balance of %s is %s, its decisions come to %s", b.Province, b.Amount, sums[b.Province])
		}
	}
}

// No order of the input matters.
func TestOrderDoesNotMatter(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		terms, in := anyTerms(rt), anyInput(rt, true)
		shuffled := awards.Input{
			Applicants:  rapid.Permutation(in.Applicants).Draw(rt, "applicants"),
			Evaluations: rapid.Permutation(in.Evaluations).Draw(rt, "evaluations"),
			Findings:    rapid.Permutation(in.Findings).Draw(rt, "findings"),
			Waivers:     rapid.Permutation(in.Waivers).Draw(rt, "waivers"),
		}
		a, errA := tryDecide(t, terms, in)
		b, errB := tryDecide(t, terms, shuffled)
		if fmt.Sprint(errA) != fmt.Sprint(errB) || cmp.Diff(a, b) != "" {
			rt.Fatalf("%v against %v\n%s", errA, errB, cmp.Diff(a, b))
		}
	})
}

// A definite decision stays, whatever the missing inputs turn out to be; an
// undetermined one says what is missing.
func TestDefiniteDecisionsStay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		terms, in := anyTerms(rt), anyInput(rt, true)
		r, err := tryDecide(t, terms, in)
		if err != nil {
			return
		}
		for _, d := range r.Decisions {
			if (d.Action == awards.Undetermined) != (d.Guard == awards.GuardUnknown) || d.Action == awards.Undetermined && len(d.Missing) == 0 {
				rt.Fatalf("%+v", d)
			}
		}
		for range 10 {
			full := complete(rt, in)
			filled, err := tryDecide(t, terms, full)
			if err != nil {
				rt.Fatalf("completed: %v", err)
			}
			for i, d := range r.Decisions {
				f := filled.Decisions[i]
				if d.Action != awards.Undetermined && (d.Action != f.Action || d.Amount != f.Amount) {
					rt.Fatalf("%s %d: %s %s becomes %s %s", d.Province, d.Year, d.Action, d.Amount, f.Action, f.Amount)
				}
				if n, ranked := d.Rank.Get(); ranked && n != f.Rank.Or(0) {
					rt.Fatalf("%s %d: rank %d becomes %d", d.Province, d.Year, n, f.Rank.Or(0))
				}
			}
		}
	})
}

// complete fills every gap in some way.
func complete(t *rapid.T, in awards.Input) awards.Input {
	in.Applicants, in.Evaluations = slices.Clone(in.Applicants), slices.Clone(in.Evaluations)
	for i := range in.Applicants {
		if a := &in.Applicants[i]; a.Plan == zhuanhua.Undetermined {
			a.Plan = rapid.SampledFrom([]zhuanhua.Outcome{zhuanhua.Met, zhuanhua.NotMet}).Draw(t, "plan")
		}
	}
	for i := range in.Evaluations {
		e := &in.Evaluations[i]
		if !e.Score.IsGiven() {
			e.Score = zhuanhua.Value(rapid.SampledFrom([]zhuanhua.Points{0, 60 * point, 80 * point, 1000 * point}).Draw(t, "score"))
		}
		if e.InScope == zhuanhua.Unstated {
			e.InScope = zhuanhua.TruthOf(rapid.Bool().Draw(t, "scope"))
		}
	}
	return in
}

// What a decision says would have changed it does.
func TestChangesChange(t *testing.T) {
	tried := map[string]int{}
	rapid.Check(t, func(rt *rapid.T) {
		for range 6 {
			checkChanges(rt, t, tried)
		}
	})
	for _, action := range []string{"none", "startup", "topup", "clawback", "award", "recover", "tie"} {
		if tried[action] < 3 {
			t.Errorf("%s was tried %d times", action, tried[action])
		}
	}
}

func checkChanges(rt *rapid.T, t *testing.T, tried map[string]int) {
	terms, in := anyTerms(rt), anyInput(rt, false)
	if rapid.IntRange(0, 2).Draw(rt, "all compete") == 0 {
		compete(rt, &in) // else there are few ties
	}
	r, err := tryDecide(t, terms, in)
	if err != nil {
		return
	}
	for _, d := range r.Decisions {
		changed, ok := apply(terms, in, d)
		if !ok {
			continue
		}
		after, err := tryDecide(t, terms, changed)
		if err != nil {
			continue // the change made a start-up province of one without an evaluation
		}
		got := of(t, after, d.Year, d.Province)
		if !sameBefore(r, after, d.Year) {
			continue // what was changed changed an earlier year too
		}
		tried[d.Action.String()]++
		if got.Action != d.Then && !(d.Amount > 0 && got.Action == awards.Tie) {
			rt.Fatalf("%s %d: %s with %+v gives %s, not %s", d.Province, d.Year, d.Action, d.Changes, got.Action, d.Then)
		}
	}
}

// compete has every applicant file in time a plan that is complete, and gives few scores.
func compete(t *rapid.T, in *awards.Input) {
	in.Findings = nil
	for i := range in.Applicants {
		a := &in.Applicants[i]
		a.Plan, a.FiledCNIPAOn, a.FiledMOFOn = zhuanhua.Met, filingDay, filingDay
	}
	for i := range in.Evaluations {
		e := &in.Evaluations[i]
		e.InScope, e.Score = zhuanhua.Yes, zhuanhua.Value(rapid.SampledFrom([]zhuanhua.Points{80 * point, 90 * point}).Draw(t, "score of few"))
	}
}

// sameBefore reports whether two results agree on all years before this one.
func sameBefore(a, b awards.Result, year int) bool {
	for i, d := range a.Decisions {
		if d.Year < year && (d.Action != b.Decisions[i].Action || d.Amount != b.Decisions[i].Amount) {
			return false
		}
	}
	return true
}

// apply makes the changes of a decision in the input; false where they cannot be
// made there, or nothing is said.
func apply(terms awards.Terms, in awards.Input, d awards.Decision) (awards.Input, bool) {
	if len(d.Changes) == 0 || d.Then == awards.Undetermined {
		return in, false
	}
	in.Applicants, in.Evaluations = slices.Clone(in.Applicants), slices.Clone(in.Evaluations)
	in.Findings, in.Waivers = slices.Clone(in.Findings), slices.Clone(in.Waivers)
	at := slices.IndexFunc(in.Evaluations, func(e awards.Evaluation) bool { return e.Year == d.Year && e.Province == d.Province })
	a := &in.Applicants[slices.IndexFunc(in.Applicants, func(a awards.Applicant) bool { return a.Province == d.Province })]
	for _, c := range d.Changes {
		switch c.Code {
		case awards.ChangePoints:
			by, known := c.By.Get()
			if !known || at < 0 {
				return in, false
			}
			switch {
			case by <= 0 && d.Amount > 0 && c.Reach:
				by-- // at the line it still lies within
			case d.Amount <= 0 && !c.Reach:
				by++
			}
			score := in.Evaluations[at].Score.Or(0) + by
			if !score.InRange() {
				return in, false
			}
			in.Evaluations[at].Score = zhuanhua.Value(score)
		case awards.SevereFinding:
			in.Findings = slices.DeleteFunc(in.Findings, func(f zhuanhua.Finding) bool {
				return f.Province == d.Province && f.Severity == zhuanhua.Severe && (f.Year == d.Year || terms.SevereBarsLater && f.Year < d.Year)
			})
		case awards.AwardedLastYear:
			in.Waivers = append(in.Waivers, awards.Waiver{Year: d.Year, Province: d.Province, Reason: "x"})
		case awards.NotFiled, awards.FiledLate:
			a.FiledCNIPAOn, a.FiledMOFOn = min(a.FiledCNIPAOn, c.Until), min(a.FiledMOFOn, c.Until)
			if a.FiledCNIPAOn == 0 {
				a.FiledCNIPAOn = c.Until
			}
			if a.FiledMOFOn == 0 {
				a.FiledMOFOn = c.Until
			}
		case awards.OutOfScope:
			in.Evaluations[at].InScope = zhuanhua.Yes
		case awards.PlanIncomplete:
			a.Plan = zhuanhua.Met
		default:
			return in, false // a quota, an evaluation
		}
	}
	return in, true
}

func TestUnsetNumbers(t *testing.T) {
	places := somePlaces[:2]
	in := awards.Input{Applicants: applicants(places...), Evaluations: scores(2021, places, 90, 80)}
	in.Evaluations = append(in.Evaluations, scores(2022, places, 90, 80)...)
	nobody := awards.Input{Applicants: applicants(places...)}
	nobody.Applicants[0].Plan, nobody.Applicants[1].FiledMOFOn = zhuanhua.NotMet, 0
	allSevere := in
	allSevere.Findings = []zhuanhua.Finding{severe("a", 2022, places[0]), severe("b", 2022, places[1])}
	full := in
	full.Evaluations = append(scores(2021, places, 90, 80), scores(2022, places, 1000, 1000)...)
	none := awards.SpecialPlan()
	for name, c := range map[string]struct {
		terms awards.Terms
		in    awards.Input
		key   string // of the parameter; empty: no error
		year  int
	}{
		"start-up quota":                  {none, in, "startup-quota", 2021},
		"pass mark":                       {none.WithQuotas(2, 1, 1), in, "pass-mark", 2022},
		"award quota":                     {none.WithQuotas(1).WithPassMark(0), in, "award-quota", 2022},
		"nobody competes":                 {none, nobody, "", 0},
		"nobody at all":                   {none, awards.Input{}, "", 0},
		"severe findings decide":          {none.WithQuotas(2, 0, 0), allSevere, "", 0},
		"no pass mark is above 1000":      {none.WithQuotas(2, 0, 0), full, "", 0},
		"a quota of 0 is a quota":         {none.WithQuotas(0, 0, 0), in, "", 0},
		"nobody is left for 2022 and 23":  {none.WithQuotas(2).WithPassMark(0), in, "", 0},
		"the tie-break is no more needed": {none.WithQuotas(2, 0).WithPassMark(0), in, "", 0},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := tryDecide(t, c.terms, c.in)
			var unset *awards.UnsetError
			switch {
			case c.key == "" && err != nil:
				t.Error(err)
			case c.key != "" && (!errors.As(err, &unset) || !errors.Is(err, zhuanhua.ErrUnset) || unset.Param.Key != c.key || unset.Year != c.year):
				t.Errorf("got %v, want %s of %d", err, c.key, c.year)
			case c.key != "" && (unset.Param.Status != zhuanhua.Unset || !unset.Param.Clause.Valid() || err.Error() == ""):
				t.Errorf("%+v", unset.Param)
			}
		})
	}
}

// faultOf finds what an error of the cycle is about.
func faultOf(err error) (kind error) {
	for _, k := range []error{
		awards.ErrOutsideProgramme, zhuanhua.ErrUnknownID, zhuanhua.ErrDuplicate, zhuanhua.ErrRange,
		zhuanhua.ErrCodeWord, zhuanhua.ErrNotGiven, zhuanhua.ErrContradiction,
	} {
		if errors.Is(err, k) {
			return k
		}
	}
	return err
}

func TestBadInput(t *testing.T) {
	p := zhuanhua.Shaanxi
	good := func() awards.Input {
		return awards.Input{Applicants: applicants(p), Evaluations: scores(2021, []zhuanhua.Place{p}, 90)}
	}
	tie := func(in *awards.Input) { // with one that has a criterion more
		in.Applicants = append(in.Applicants, applicants(zhuanhua.Hunan)...)
		in.Evaluations = append(in.Evaluations, scores(2021, []zhuanhua.Place{zhuanhua.Hunan}, 90)...)
		in.Evaluations[0].Criteria = []awards.CriterionScore{{Criterion: "a", Points: zhuanhua.Value(point)}}
	}
	for name, c := range map[string]struct {
		alter func(*awards.Input)
		want  error
	}{
		"no province":              {func(in *awards.Input) { in.Applicants[0].Province = 0 }, zhuanhua.ErrNotGiven},
		"a city":                   {func(in *awards.Input) { in.Applicants[0].Province = zhuanhua.Shenzhen }, zhuanhua.ErrCodeWord},
		"the Corps":                {func(in *awards.Input) { in.Applicants[0].Province = zhuanhua.Corps }, zhuanhua.ErrCodeWord},
		"a province twice":         {func(in *awards.Input) { in.Applicants = append(in.Applicants, in.Applicants[0]) }, zhuanhua.ErrDuplicate},
		"no outcome":               {func(in *awards.Input) { in.Applicants[0].Plan = 9 }, zhuanhua.ErrCodeWord},
		"no day":                   {func(in *awards.Input) { in.Applicants[0].FiledCNIPAOn = -1 }, zhuanhua.ErrRange},
		"no day at the ministry":   {func(in *awards.Input) { in.Applicants[0].FiledMOFOn = 4_000_000 }, zhuanhua.ErrRange},
		"two evaluations":          {func(in *awards.Input) { in.Evaluations = append(in.Evaluations, in.Evaluations[0]) }, zhuanhua.ErrDuplicate},
		"evaluation before":        {func(in *awards.Input) { in.Evaluations[0].Year = 2020 }, awards.ErrOutsideProgramme},
		"evaluation after":         {func(in *awards.Input) { in.Evaluations[0].Year = 2024 }, awards.ErrOutsideProgramme},
		"evaluation of a stranger": {func(in *awards.Input) { in.Evaluations[0].Province = zhuanhua.Hunan }, zhuanhua.ErrUnknownID},
		"score too high":           {func(in *awards.Input) { in.Evaluations[0].Score = zhuanhua.Value(1000*point + 1) }, zhuanhua.ErrRange},
		"score below 0":            {func(in *awards.Input) { in.Evaluations[0].Score = zhuanhua.Value(zhuanhua.Points(-1)) }, zhuanhua.ErrRange},
		"no truth":                 {func(in *awards.Input) { in.Evaluations[0].InScope = 7 }, zhuanhua.ErrCodeWord},
		"deduction below 0": {func(in *awards.Input) {
			in.Evaluations[0].Deductions = []awards.Deduction{{Source: "x", Points: -1}}
		}, zhuanhua.ErrRange},
		"tie-break that nobody has": {func(in *awards.Input) { tie(in); in.TieBreaks = map[int][]string{2021: {"b"}} }, zhuanhua.ErrUnknownID},
		"tie-break that one lacks":  {func(in *awards.Input) { tie(in); in.TieBreaks = map[int][]string{2021: {"a"}} }, zhuanhua.ErrNotGiven},
		"tie-breaks of no year":     {func(in *awards.Input) { in.TieBreaks = map[int][]string{2024: {"a"}} }, awards.ErrOutsideProgramme},
		"finding without id":        {func(in *awards.Input) { in.Findings = []zhuanhua.Finding{minor("", 2021, p, 1)} }, zhuanhua.ErrNotGiven},
		"finding twice": {func(in *awards.Input) {
			in.Findings = []zhuanhua.Finding{minor("a", 2021, p, 1), minor("a", 2022, p, 1)}
		}, zhuanhua.ErrDuplicate},
		"finding of a stranger": {func(in *awards.Input) { in.Findings = []zhuanhua.Finding{minor("a", 2021, zhuanhua.Hunan, 1)} }, zhuanhua.ErrUnknownID},
		"finding before":        {func(in *awards.Input) { in.Findings = []zhuanhua.Finding{minor("a", 2020, p, 1)} }, awards.ErrOutsideProgramme},
		"waiver after":          {func(in *awards.Input) { in.Waivers = []awards.Waiver{{Year: 2024, Province: p, Reason: "x"}} }, awards.ErrOutsideProgramme},
		"waiver with blanks for a reason": {func(in *awards.Input) {
			in.Waivers = []awards.Waiver{{Year: 2023, Province: p, Reason: " \t\u3000"}}
		}, zhuanhua.ErrNotGiven},
		"waiver without reason": {func(in *awards.Input) { in.Waivers = []awards.Waiver{{Year: 2023, Province: p}} }, zhuanhua.ErrNotGiven},
		"waiver twice": {func(in *awards.Input) {
			in.Waivers = []awards.Waiver{{Year: 2023, Province: p, Reason: "x"}, {Year: 2023, Province: p, Reason: "y"}}
		}, zhuanhua.ErrDuplicate},
	} {
		t.Run(name, func(t *testing.T) {
			in := good()
			c.alter(&in)
			r, err := tryDecide(t, plain(), in)
			var input *zhuanhua.InputError
			if faultOf(err) != c.want || !errors.As(err, &input) || err.Error() == "" {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if r.Decisions != nil || r.Balances != nil {
				t.Error("there are decisions")
			}
		})
	}
}

func TestNotEvaluatedNamesTheProvinces(t *testing.T) {
	places := []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Beijing}
	in := awards.Input{Applicants: applicants(places...), Evaluations: scores(2021, places, 90, 80)}
	in.Findings = []zhuanhua.Finding{severe("a", 2022, places[0])}
	_, err := tryDecide(t, plain(), in)
	var without *awards.NotEvaluatedError
	if !errors.As(err, &without) || without.Year != 2022 || !reflect.DeepEqual(without.Provinces, []zhuanhua.Place{zhuanhua.Beijing, zhuanhua.Shaanxi}) {
		t.Fatalf("got %v", err)
	}
	if got := err.Error(); got != "no evaluation of 2022 for start-up provinces 110000, 610000 (CZ23-3.3b)" {
		t.Error(got)
	}
}

func TestMissingInputs(t *testing.T) {
	p := []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Hubei, zhuanhua.Hunan}
	base := func() awards.Input {
		return awards.Input{Applicants: applicants(p...), Evaluations: scores(2021, p, 90, 80, 70)}
	}
	terms := plain().WithQuotas(1, 0, 0)

	noScope := base()
	noScope.Evaluations[0].InScope = zhuanhua.Unstated
	r := mustDecideYear(t, terms, noScope)
	if d := of(t, r, 2021, p[0]); d.Action != awards.Undetermined || len(d.Missing) != 1 || d.Missing[0].Fact != "scope" || d.Missing[0].Supplier == 0 {
		t.Errorf("scope missing: %v %+v", d.Action, d.Missing)
	}
	if d := of(t, r, 2021, p[1]); d.Action != awards.Undetermined || d.Missing[0].Fact != "quota-line" {
		t.Errorf("the second waits for the first: %v %+v", d.Action, d.Missing)
	}
	if d := of(t, r, 2021, p[2]); d.Action != awards.None || d.Rank.IsGiven() || d.Reasons[0].Code != awards.BelowQuota {
		t.Errorf("the third is out either way: %+v", d)
	}

	noScore := base()
	noScore.Evaluations[2].Score = zhuanhua.Given[zhuanhua.Points]{}
	r = mustDecideYear(t, terms, noScore)
	for i, want := range []awards.Action{awards.Undetermined, awards.None, awards.Undetermined} {
		if d := of(t, r, 2021, p[i]); d.Action != want {
			t.Errorf("score of the third missing: %s is %v, want %v", p[i], d.Action, want)
		}
	}
	for _, b := range r.Balances {
		if b.Undetermined != (b.Province != p[1]) {
			t.Errorf("balance of %s: %+v", b.Province, b)
		}
	}

	noPlan := base()
	noPlan.Applicants[1].Plan = zhuanhua.Undetermined
	r = mustDecideYear(t, terms, noPlan)
	if d := of(t, r, 2021, p[1]); d.Action != awards.None {
		t.Errorf("plan missing, and beyond the quota either way: %v", d.Action)
	}
	noPlan.Applicants[1].Plan = zhuanhua.NotApplicable
	r = mustDecideYear(t, terms, noPlan)
	if d := of(t, r, 2021, p[1]); d.Action != awards.None || len(d.Reasons) != 0 || d.Guard != awards.GuardNoPlan || d.Record.Outcome != zhuanhua.NotApplicable {
		t.Errorf("no plan: %+v", d)
	}
}

// mustDecideYear decides, giving every province an evaluation in the later years.
func mustDecideYear(t *testing.T, terms awards.Terms, in awards.Input) awards.Result {
	t.Helper()
	for _, a := range in.Applicants {
		for year := 2022; year <= 2023; year++ {
			in.Evaluations = append(in.Evaluations, scores(year, []zhuanhua.Place{a.Province}, 70)...)
		}
	}
	return decide(t, terms, in)
}

// An open first year leaves the second open, and a recovery of nobody knows how much.
func TestOpenYearsStayOpen(t *testing.T) {
	p := []zhuanhua.Place{zhuanhua.Shaanxi}
	in := awards.Input{Applicants: applicants(p...), Evaluations: scores(2021, p, 90)}
	in.Evaluations[0].InScope = zhuanhua.Unstated
	in.Findings = []zhuanhua.Finding{severe("a", 2023, p[0])}
	r := mustDecideYear(t, plain(), in)
	for year := 2021; year <= 2023; year++ {
		if d := of(t, r, year, p[0]); d.Action != awards.Undetermined || len(d.Missing) == 0 {
			t.Errorf("%d: %v, missing %v", year, d.Action, d.Missing)
		}
	}
	if d := of(t, r, 2022, p[0]); d.Missing[0].Fact != "contest" {
		t.Errorf("2022: %+v", d.Missing)
	}
	if d := of(t, r, 2023, p[0]); d.Missing[0].Fact != "last-year" {
		t.Errorf("2023: %+v", d.Missing)
	}
}

func TestCappedClawbackIsTold(t *testing.T) {
	p := []zhuanhua.Place{zhuanhua.Shaanxi}
	terms := plain()
	terms.Startup = terms.Topup - 1
	in := awards.Input{Applicants: applicants(p...), Evaluations: append(scores(2021, p, 90), scores(2022, p, 10)...)}
	d := of(t, decide(t, terms, in), 2022, p[0])
	if d.Amount != -terms.Startup || len(d.Notes) != 1 || d.Notes[0].Code != awards.NoteCapped {
		t.Errorf("%s, notes %+v", d.Amount, d.Notes)
	}
}

func TestTieBreaks(t *testing.T) {
	p := somePlaces[:3]
	in := awards.Input{Applicants: applicants(p...), Evaluations: scores(2021, p, 80, 80, 80)}
	for i := range in.Evaluations {
		in.Evaluations[i].Criteria = []awards.CriterionScore{
			{Criterion: "a", Points: zhuanhua.Value(10 * point)},
			{Criterion: "b", Points: zhuanhua.Value(zhuanhua.Points(i) * point)},
		}
	}
	terms := plain().WithQuotas(1, 0, 0)
	r := mustDecideYear(t, terms, in)
	for _, place := range p {
		if d := of(t, r, 2021, place); d.Action != awards.Tie || d.Rank.Or(0) != 1 || d.Record.Outcome != zhuanhua.Undetermined {
			t.Errorf("without a tie-break: %v, rank %d", d.Action, d.Rank.Or(0))
		}
	}
	in.TieBreaks = map[int][]string{2021: {"a", "b"}, 2022: {"a", "b"}, 2023: {"a", "b"}}
	in.Evaluations = in.Evaluations[:3]
	in2 := in
	in2.Evaluations = slices.Clone(in.Evaluations)
	for year := 2022; year <= 2023; year++ {
		for i := range p {
			e := in.Evaluations[i]
			e.Year = year
			in2.Evaluations = append(in2.Evaluations, e)
		}
	}
	r = decide(t, terms, in2)
	for i, want := range []awards.Action{awards.None, awards.None, awards.Startup} {
		d := of(t, r, 2021, p[i])
		if d.Action != want || d.Rank.Or(0) != 3-i {
			t.Errorf("%s: %v, rank %d", p[i], d.Action, d.Rank.Or(0))
		}
		if len(d.Criteria) != 2 {
			t.Errorf("%s lacks its criteria", p[i])
		}
	}
	if c := of(t, r, 2021, p[2]).Changes; len(c) != 1 || c[0].By.Or(1) != 0 || !c[0].Reach {
		t.Errorf("the winner by tie-break: %+v", c)
	}
}
