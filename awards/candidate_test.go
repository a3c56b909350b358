package awards_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// everyTerms are terms by which every row is in its check.
func everyTerms() []awards.Terms {
	all := plain()
	all.LateBars, all.SevereBarsLater = true, true
	topup := plain()
	topup.TopupCounts = false
	return []awards.Terms{plain(), all, topup}
}

// The cases generated from the rows, made into candidates and read again, get the
// verdict that the rows define. No row is without a case that fails it alone.
func TestGeneratedCases(t *testing.T) {
	for _, terms := range everyTerms() {
		c, err := terms.Cycle()
		if err != nil {
			t.Fatal(err)
		}
		table := c.Table()
		for i := range table.Checks() {
			alone := map[string]bool{}
			made := 0
			for want := range table.Cases(i) {
				candidate, possible := terms.Put(want.Facts, table.Asked(i))
				if !possible {
					continue
				}
				made++
				v := table.Judge(i, terms.Read(&candidate))
				var failed, missing []string
				for r := range v.Failed() {
					failed = append(failed, r.Code)
				}
				for f := range v.Missing() {
					missing = append(missing, f.Key)
				}
				if v.Outcome() != want.Outcome || !slices.Equal(failed, want.Failed) || !slices.Equal(missing, want.Missing) {
					t.Errorf("%s/%s: %+v is %v %v %v, want %+v", want.Check, want.Row, candidate, v.Outcome(), failed, missing, want)
				}
				if len(failed) == 1 {
					alone[failed[0]] = true
				}
			}
			check := table.Check(i)
			for _, row := range check.Rows {
				if !alone[row.Code] {
					t.Errorf("%s/%s: no candidate fails it alone", check.Name, row.Code)
				}
			}
			if !alone[check.Applies.Code] || made < 10 {
				t.Errorf("%s: %d cases, none of which does not apply", check.Name, made)
			}
		}
	}
}

// Every alteration of a row by one unit is told from it by a generated case that a
// candidate can have.
func TestEveryRowIsHeld(t *testing.T) {
	form := awards.CandidateForm()
	for _, terms := range everyTerms() {
		for _, check := range []zhuanhua.Check{terms.StartupCheck(), terms.TopupCheck(), terms.AwardCheck()} {
			original, err := zhuanhua.Compile(form, check)
			if err != nil {
				t.Fatal(err)
			}
			mutants := 0
			for mutant := range check.Mutants(&form) {
				if len(mutant.Rows) == 0 {
					continue
				}
				mutants++
				altered, err := zhuanhua.Compile(form, mutant)
				if err != nil {
					continue // refused: held by the compiler
				}
				if !told(terms, original, altered) {
					t.Errorf("%s: nothing tells mutant %d from it, %+v", check.Name, mutants, differing(check, mutant))
				}
			}
			if mutants < 10 {
				t.Errorf("%s: %d mutants", check.Name, mutants)
			}
		}
	}
}

// differing returns the terms in which two checks differ.
func differing(a, b zhuanhua.Check) (list []zhuanhua.Term) {
	for i := range min(len(a.Rows), len(b.Rows)) {
		for j, term := range b.Rows[i].Any {
			if j >= len(a.Rows[i].Any) || a.Rows[i].Any[j] != term {
				list = append(list, term)
			}
		}
	}
	if b.Applies != nil {
		list = append(list, b.Applies.Any...)
	}
	return list
}

func told(terms awards.Terms, original, altered *zhuanhua.Table) bool {
	for c := range original.Cases(0) {
		candidate, possible := terms.Put(c.Facts, original.Asked(0))
		if !possible {
			continue
		}
		if differ(terms, candidate, original, altered) {
			return true
		}
	}
	// What is decided about follows from plan and standing, which the generated cases
	// vary one at a time.
	for _, c := range []awards.Candidate{
		{Province: zhuanhua.Shaanxi, Year: 2022, Plan: zhuanhua.NotApplicable},
		{Province: zhuanhua.Shaanxi, Year: 2022, Plan: zhuanhua.Met, Standing: awards.Started},
	} {
		if differ(terms, c, original, altered) {
			return true
		}
	}
	return false
}

func differ(terms awards.Terms, c awards.Candidate, original, altered *zhuanhua.Table) bool {
	facts := terms.Read(&c)
	a, b := original.Judge(0, facts), altered.Judge(0, facts)
	return a.Outcome() != b.Outcome() || codes(a) != codes(b)
}

func codes(v zhuanhua.Verdict) string {
	var all []string
	for r := range v.Failed() {
		all = append(all, r.Code)
	}
	for f := range v.Missing() {
		all = append(all, "?"+f.Key)
	}
	return strings.Join(all, " ")
}

func TestReadCuts(t *testing.T) {
	day := zhuanhua.MustDay
	terms := plain()
	candidate := func(alter func(*awards.Candidate)) *awards.Candidate {
		c := &awards.Candidate{Province: zhuanhua.Shaanxi, Year: 2022, FiledCNIPAOn: filingDay, FiledMOFOn: filingDay, Standing: awards.Open}
		alter(c)
		return c
	}
	for name, c := range map[string]struct {
		alter func(*awards.Candidate)
		fact  int
		want  string // value of the fact; empty: not given
	}{
		"first year":               {func(c *awards.Candidate) { c.Year = 2021 }, awards.ContestFact, "startup"},
		"start-up province":        {func(c *awards.Candidate) { c.Standing = awards.Started }, awards.ContestFact, "topup"},
		"the others":               {func(c *awards.Candidate) {}, awards.ContestFact, "award"},
		"last year not known":      {func(c *awards.Candidate) { c.Standing = 0 }, awards.ContestFact, ""},
		"third year":               {func(c *awards.Candidate) { c.Year, c.Standing = 2023, 0 }, awards.ContestFact, "award"},
		"no plan":                  {func(c *awards.Candidate) { c.Plan = zhuanhua.NotApplicable }, awards.ContestFact, "none"},
		"complete":                 {func(c *awards.Candidate) { c.Plan = zhuanhua.Met }, awards.PlanFact, "complete"},
		"incomplete":               {func(c *awards.Candidate) { c.Plan = zhuanhua.NotMet }, awards.PlanFact, "incomplete"},
		"not judged":               {func(c *awards.Candidate) {}, awards.PlanFact, ""},
		"on file on 30 June":       {func(c *awards.Candidate) { c.FiledMOFOn = day("2022-06-30") }, awards.FilingFact, "on-file"},
		"a day later":              {func(c *awards.Candidate) { c.FiledMOFOn = day("2022-07-01") }, awards.FilingFact, "not-on-file"},
		"a day later at the other": {func(c *awards.Candidate) { c.FiledCNIPAOn = day("2022-07-01") }, awards.FilingFact, "not-on-file"},
		"at one alone":             {func(c *awards.Candidate) { c.FiledCNIPAOn = 0 }, awards.FilingFact, "not-on-file"},
		"on the filing day":        {func(c *awards.Candidate) {}, awards.LatenessFact, "on-time"},
		"the day after":            {func(c *awards.Candidate) { c.FiledCNIPAOn++ }, awards.LatenessFact, "late"},
		"late at one, at the other not": {func(c *awards.Candidate) { c.FiledCNIPAOn, c.FiledMOFOn = 0, filingDay+1 },
			awards.LatenessFact, "late"},
		"filed nowhere":      {func(c *awards.Candidate) { c.FiledCNIPAOn, c.FiledMOFOn = 0, 0 }, awards.LatenessFact, "on-time"},
		"severe":             {func(c *awards.Candidate) { c.Severe, c.SevereBefore = true, true }, awards.FindingFact, "this-year"},
		"severe before":      {func(c *awards.Candidate) { c.SevereBefore = true }, awards.FindingFact, "earlier"},
		"at the mark":        {func(c *awards.Candidate) { c.Score = zhuanhua.Value(60 * point) }, awards.MarkFact, "reached"},
		"a millionth below":  {func(c *awards.Candidate) { c.Score = zhuanhua.Value(60*point - 1) }, awards.MarkFact, "below"},
		"score not known":    {func(c *awards.Candidate) {}, awards.MarkFact, ""},
		"scope not known":    {func(c *awards.Candidate) {}, awards.ScopeFact, ""},
		"a reason to waive":  {func(c *awards.Candidate) { c.Waived = zhuanhua.Yes }, awards.WaiverFact, "given"},
		"tied across":        {func(c *awards.Candidate) { c.Line = awards.Across }, awards.LineFact, "across"},
		"carried over":       {func(c *awards.Candidate) { c.Standing = awards.ToppedUp }, awards.StandingFact, "topped-up"},
		"evaluation unknown": {func(c *awards.Candidate) {}, awards.EvaluationFact, ""},
	} {
		form := awards.CandidateForm()
		value, _ := form.Facts[c.fact].Value(terms.Read(candidate(c.alter)).Get(c.fact))
		if value.Key != c.want {
			t.Errorf("%s: %s is %q, want %q", name, form.Facts[c.fact].Key, value.Key, c.want)
		}
	}
}

// The reasons are those of the exchange format, in its order, with their clauses.
func TestReasonsAndClauses(t *testing.T) {
	want := []string{
		"plan-incomplete CZ23-3.1", "not-filed CZ23-3.2", "not-evaluated CZ23-3.3", "out-of-scope CZ23-3.3c",
		"awarded-last-year CZ23-2.2.3b", "severe-finding CZ23-4.4b", "below-quota CZ23-3.3c",
	}
	var got []string
	for _, r := range plain().AwardCheck().Rows {
		got = append(got, r.Code+" "+string(r.Clause))
		if r.Text.Zh == "" || r.Text.En == "" {
			t.Errorf("%s has no text", r.Code)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestDecisionRecord(t *testing.T) {
	p := []zhuanhua.Place{zhuanhua.Shaanxi}
	in := awards.Input{Applicants: applicants(p...)}
	in.Applicants[0].FiledMOFOn = zhuanhua.MustDay("2021-07-01")
	in.Findings = []zhuanhua.Finding{minor("f2", 2021, p[0], 5*point/2), minor("f1", 2021, p[0], point)}
	in.Evaluations = scores(2021, p, 80)
	d := of(t, mustDecideYear(t, plain(), in), 2021, p[0])
	if d.Record.ID != "610000/2021" || d.Record.Check != "startup" || d.Record.Outcome != zhuanhua.NotMet || d.Record.Scope.Place != p[0] {
		t.Errorf("%+v", d.Record)
	}
	if got := d.Record.In(zhuanhua.English); !strings.Contains(got, "CNIPA 2021-04-15, MOF 2021-07-01") || !strings.Contains(got, "CZ23-3.2") {
		t.Error(got)
	}
	want := []awards.Deduction{{Source: "f1", Clause: "CZ23-4.4a", Points: point}, {Source: "f2", Clause: "CZ23-4.4a", Points: 5 * point / 2}}
	if diff := cmp.Diff(want, d.Deductions); diff != "" || d.Gross.Or(0) != 80*point || d.Score.Or(0) != 76_500_000 {
		t.Errorf("score %v of %v, deductions (-want +got):\n%s", d.Score, d.Gross, diff)
	}
	if len(d.Changes) != 1 || d.Changes[0].Until != zhuanhua.MustDay("2021-06-30") || d.Then != awards.Startup {
		t.Errorf("%+v", d.Changes)
	}
}
