package awards_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

func TestZeroCycle(t *testing.T) {
	for _, c := range []*awards.Cycle{nil, {}} {
		_, err := c.Decide(awards.Input{})
		_, until := c.DecideUntil(awards.Input{}, 2021)
		var input *zhuanhua.InputError
		if !errors.As(err, &input) || !errors.Is(err, zhuanhua.ErrNotGiven) || !errors.Is(until, zhuanhua.ErrNotGiven) {
			t.Errorf("%v, %v", err, until)
		}
	}
}

// The first year is decided before the second is evaluated and its numbers set.
func TestFirstYearAlone(t *testing.T) {
	p := somePlaces[:2]
	in := awards.Input{Applicants: applicants(p...), Evaluations: scores(2021, p, 90, 80)}
	c, err := awards.SpecialPlan().WithQuotas(1).Cycle()
	if err != nil {
		t.Fatal(err)
	}
	r, err := c.DecideUntil(in, 2021)
	if err != nil || len(r.Decisions) != 2 || of(t, r, 2021, p[0]).Action != awards.Startup || len(r.Balances) != 2 {
		t.Fatalf("%v %+v", err, r)
	}
	for _, year := range []int{2020, 2024} {
		if _, err := c.DecideUntil(in, year); !errors.Is(err, awards.ErrOutsideProgramme) {
			t.Errorf("%d: %v", year, err)
		}
	}
	var without *awards.NotEvaluatedError
	early, err := c.Decide(in)
	if !errors.As(err, &without) || len(early.Decisions) != 2 || early.Decisions[0].Action != r.Decisions[0].Action {
		t.Errorf("the years before are not there: %v %+v", err, early)
	}
	in.Evaluations = append(in.Evaluations, scores(2022, p, 90, 80)...)
	var unset *awards.UnsetError
	if early, err = c.Decide(in); !errors.As(err, &unset) || len(early.Decisions) != 2 || early.Balances[0].Amount+early.Balances[1].Amount == 0 {
		t.Errorf("%v %+v", err, early)
	}
}

// What is decided until a year is the beginning of what is decided in the end.
func TestDecideUntilIsTheBeginning(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		terms, in := anyTerms(rt), anyInput(rt, true)
		all, err := tryDecide(t, terms, in)
		if err != nil {
			return
		}
		c, _ := terms.Cycle()
		for year := 2021; year <= 2023; year++ {
			r, err := c.DecideUntil(in, year)
			if err != nil || len(r.Decisions) != (year-2020)*len(in.Applicants) {
				rt.Fatalf("%d: %v, %d decisions", year, err, len(r.Decisions))
			}
			for i, d := range r.Decisions {
				if (d.Action == awards.Undetermined) != (len(d.Inputs) > 0) {
					rt.Fatalf("%s %d is %v, and waits for %+v", d.Province, d.Year, d.Action, d.Inputs)
				}
				if other := all.Decisions[i]; d.Action != other.Action || d.Amount != other.Amount || d.Next != other.Next {
					rt.Fatalf("%+v, in the end %+v", d, other)
				}
			}
		}
	})
}

// A quota that was not given is not 0.
func TestUnsetQuotaIsNotZero(t *testing.T) {
	p := somePlaces[:1]
	in := awards.Input{Applicants: applicants(p...), Evaluations: scores(2021, p, 90)}
	in.Applicants[0].Plan = zhuanhua.NotMet
	for _, set := range []bool{false, true} {
		terms, then, zh := awards.SpecialPlan(), awards.Undetermined, "当年名额未定"
		if set {
			terms, then, zh = terms.WithQuotas(0, 0, 0), awards.Startup, "当年没有名额"
		}
		d := of(t, decide(t, terms, in), 2021, p[0])
		last := d.Changes[len(d.Changes)-1]
		if d.Then != then || last.Code != awards.ChangeQuota || last.Clause != "CZ23-3.3e" || last.Text.Zh != zh {
			t.Errorf("set %v: %v %+v", set, d.Then, d.Changes)
		}
	}
	in.Applicants[0].Plan = zhuanhua.Met
	in.Findings = []zhuanhua.Finding{severe("a", 2023, p[0])}
	in.Evaluations = append(in.Evaluations, scores(2022, p, 90)...)
	in.Evaluations = append(in.Evaluations, scores(2023, p, 90)...)
	terms := awards.SpecialPlan().WithQuotas(0, 1)
	terms.RestYear = false
	if d := of(t, decide(t, terms, in), 2023, p[0]); d.Action != awards.Recover || d.Then != awards.Undetermined {
		t.Errorf("%v, else %v", d.Action, d.Then)
	}
}

// The reason of a refusal is as firm as what it rests on.
func TestStatusOfReasons(t *testing.T) {
	p := somePlaces[:2]
	in := awards.Input{Applicants: applicants(p...)}
	for year := 2021; year <= 2023; year++ {
		in.Evaluations = append(in.Evaluations, scores(year, p, 90, 80)...)
	}
	status := func(terms awards.Terms, place zhuanhua.Place, code string) (zhuanhua.Status, string) {
		t.Helper()
		d := of(t, decide(t, terms, in), 2023, place)
		for _, reason := range d.Reasons {
			if reason.Code != code {
				continue
			}
			for _, row := range d.Record.Rows {
				if row.Code == awards.AwardCheck+"/"+code && row.Status == reason.Status {
					if row.Param == nil {
						return reason.Status, ""
					}
					return reason.Status, row.Param.Key
				}
			}
		}
		t.Errorf("%s: %+v, %+v", place, d.Reasons, d.Record.Rows)
		return 0, ""
	}
	terms := plain().WithQuotas(1, 1, 1)
	want := func(s zhuanhua.Status, key string) func(zhuanhua.Status, string) {
		return func(got zhuanhua.Status, param string) {
			t.Helper()
			if got != s || param != key {
				t.Errorf("%v by %q, want %v by %q", got, param, s, key)
			}
		}
	}
	want(zhuanhua.Reading, "topup-counts")(status(terms, p[0], awards.AwardedLastYear))
	want(zhuanhua.Stated, "rest-year")(status(terms, p[1], awards.AwardedLastYear))
	in.Findings = []zhuanhua.Finding{severe("a", 2023, p[0]), severe("b", 2021, p[1])}
	terms.SevereBarsLater = true
	want(zhuanhua.Stated, "")(status(terms, p[0], awards.SevereFinding))
	want(zhuanhua.Reading, "severe-bars-later")(status(terms, p[1], awards.SevereFinding))
}

// Criteria that break ties are asked for among equal scores, as far as they tell them
// apart, and in the years that have them.
func TestTieBreaksAreAskedForWhereNeeded(t *testing.T) {
	p := somePlaces[:4]
	in := awards.Input{Applicants: applicants(p...), Evaluations: scores(2021, p, 90, 80, 80, 70)}
	by := func(i int, points ...zhuanhua.Points) {
		for n, name := range []string{"a", "b"}[:len(points)] {
			in.Evaluations[i].Criteria = append(in.Evaluations[i].Criteria, awards.CriterionScore{Criterion: name, Points: zhuanhua.Value(points[n])})
		}
	}
	by(1, 1)
	by(2, 2)
	in.TieBreaks = map[int][]string{2021: {"a", "b"}}
	terms := plain().WithQuotas(2, 0, 0)
	r := mustDecideYear(t, terms, in)
	for i, want := range []awards.Action{awards.Startup, awards.None, awards.Startup, awards.None} {
		if d := of(t, r, 2021, p[i]); d.Action != want {
			t.Errorf("%s: %v, want %v", p[i], d.Action, want)
		}
	}
	in.Applicants[3].Plan = zhuanhua.NotMet
	in.Evaluations[3].Score = in.Evaluations[2].Score
	r = mustDecideYear(t, terms, in)
	if d := of(t, r, 2021, p[3]); d.Then != awards.Undetermined {
		t.Errorf("a tie that nothing tells apart: %+v, %v", d.Changes, d.Then)
	}
	in.Evaluations[2].Criteria = nil
	by(2, 1)
	c, _ := terms.Cycle()
	if _, err := c.DecideUntil(in, 2021); !errors.Is(err, zhuanhua.ErrUnknownID) {
		t.Errorf("the second criterion is needed: %v", err)
	}
}

// What is missing is named where it is missing: own, rivals', and of earlier years.
func TestMissingInputsAreNamed(t *testing.T) {
	p := []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Hubei, zhuanhua.Hunan}
	in := awards.Input{Applicants: applicants(p...), Evaluations: scores(2021, p, 90, 80, 70)}
	in.Evaluations[0].InScope = zhuanhua.Unstated
	in.Evaluations[1].Score = zhuanhua.Given[zhuanhua.Points]{}
	in.Applicants[2].Plan = zhuanhua.Undetermined
	names := func(d awards.Decision) (list []string) {
		list = []string{}
		for _, m := range d.Inputs {
			if m.Text.Zh == "" || m.Text.En == "" {
				t.Errorf("%+v", m)
			}
			list = append(list, (&awards.Candidate{Province: m.Province, Year: m.Year}).ID()+" "+m.Input)
		}
		return list
	}
	check := func(d awards.Decision, want ...string) {
		t.Helper()
		if diff := cmp.Diff(append([]string{}, want...), names(d)); diff != "" {
			t.Errorf("%s %d, %v (-want +got):\n%s", d.Province, d.Year, d.Action, diff)
		}
	}
	in.Findings = []zhuanhua.Finding{severe("a", 2023, p[0])}
	r := mustDecideYear(t, plain().WithQuotas(1, 1, 1), in)
	check(of(t, r, 2021, p[0]), "610000/2021 scope", "420000/2021 score")
	check(of(t, r, 2021, p[1]), "420000/2021 score", "430000/2021 plan", "610000/2021 scope")
	check(of(t, r, 2021, p[2]), "430000/2021 plan", "420000/2021 score", "610000/2021 scope")
	later := []string{"610000/2021 scope", "420000/2021 score", "430000/2021 plan", "430000/2022 plan"}
	check(of(t, r, 2022, p[0]), later...)
	check(of(t, r, 2023, p[0]), later...)
	in.Evaluations = in.Evaluations[:1]
	in.Applicants = in.Applicants[:1]
	in.Findings = nil
	r = decide(t, plain(), in)
	check(of(t, r, 2022, p[0]), "610000/2022 evaluation", "610000/2021 scope")
	in.Evaluations[0].InScope = zhuanhua.Yes
	noScore := scores(2022, p[:1], 0)
	noScore[0].Score, noScore[0].InScope = zhuanhua.Given[zhuanhua.Points]{}, zhuanhua.Unstated
	in.Evaluations = append(in.Evaluations, noScore...)
	check(of(t, decide(t, plain(), in), 2022, p[0]), "610000/2022 score")
	check(of(t, decide(t, plain(), in), 2021, p[0]))
}
