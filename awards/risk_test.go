package awards_test

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

func scoreError(year int, p zhuanhua.Place, se float64) awards.ScoreError {
	return awards.ScoreError{Year: year, Province: p, Error: awards.SamplingError{StandardError: se}}
}

func sampledBy(errors ...awards.ScoreError) awards.Sampling {
	return awards.Sampling{Errors: errors, Confidence: 0.95, Draws: thousand("cycle")}
}

func decideSampled(t testing.TB, terms awards.Terms, in awards.Input, s awards.Sampling) (awards.Result, []awards.Risk) {
	t.Helper()
	c, err := terms.Cycle()
	if err != nil {
		t.Fatal(err)
	}
	r, risks, err := c.DecideSampled(in, s)
	if err != nil {
		t.Fatal(err)
	}
	return r, risks
}

func TestOverturnableDecisionsSaySo(t *testing.T) {
	p := somePlaces[:4]
	in := awards.Input{Applicants: applicants(p...)}
	in.Evaluations = append(scores(2021, p, 90, 80, 70, 60), scores(2022, p, 61, 59, 75, 74)...)
	in.Evaluations = append(in.Evaluations, scores(2023, p, 50, 40, 30, 20)...)
	terms := plain().WithQuotas(2, 1, 1)
	r, risks := decideSampled(t, terms, in, sampledBy(
		scoreError(2021, p[1], 2), scoreError(2022, p[0], 1), scoreError(2022, p[1], 0.5), scoreError(2022, p[3], 0.7), scoreError(2023, p[0], 0.001)))
	// 80 is 10 points, five standard errors, above the line: 0.9999997
	// 61 against the mark of 60: Φ(1) = 0.841; 59: Φ(2) = 0.977
	// 75 against 74 ± 0.7: Φ(1/0.7) = 0.923
	want := map[string]string{
		"2021 110000": "", "2021 120000": "", "2021 130000": "", "2021 310000": "",
		"2022 110000": "0.841", "2022 120000": "", "2022 130000": "0.9", "2022 310000": "0.9",
		"2023 120000": "", "2023 310000": "",
	}
	for _, risk := range risks {
		d := of(t, r, risk.Year, risk.Province)
		id := fmt.Sprint(risk.Year, " ", risk.Province)
		note := ""
		for _, n := range d.Notes {
			if n.Code == awards.NoteOverturnable {
				note = n.Text.En
				if n.Clause != "CZ23-A3c" || !strings.Contains(n.Text.Zh, "抽样误差可能推翻本决定") || len(d.Record.Notes) != len(d.Notes) {
					t.Errorf("%s: %+v", id, n)
				}
			}
		}
		digits, listed := want[id]
		if !listed || risk.Overturnable != (digits != "") || risk.Overturnable != (note != "") || !strings.Contains(note, digits) || risk.Action != d.Action {
			t.Errorf("%s: %s kept with %v: %q", id, risk.Action, risk.Kept, note)
		}
		delete(want, id)
	}
	if len(want) > 0 {
		t.Errorf("no risk of %v", want)
	}
	n := of(t, r, 2022, p[3]).Notes[0].Text
	if !strings.Contains(n.En, "standard error of the score 0.7, 1 points from the line") || !strings.Contains(n.Zh, "得分标准误0.7分，距线1分") {
		t.Errorf("%+v", n)
	}
	if risks[5].Chance.IsGiven() || math.Abs(risks[5].Kept-0.97725) > 1e-5 {
		t.Errorf("the second start-up province: %+v", risks[5])
	}
}

// Without errors nothing is noted, every decision is certain and all is as decided.
func TestSampledWithoutErrorsDecidesAsBefore(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		terms, in := anyTerms(rt), anyInput(rt, true)
		want, errWant := tryDecide(t, terms, in)
		c, err := terms.Cycle()
		if err != nil {
			rt.Fatal(err)
		}
		s := awards.Sampling{Confidence: 0.99, Draws: awards.Draws{Seed: "s", Number: 2}}
		got, risks, err := c.DecideSampled(in, s)
		if fmt.Sprint(err) != fmt.Sprint(errWant) || cmp.Diff(want, got) != "" {
			rt.Fatalf("%v, %v\n%s", err, errWant, cmp.Diff(want, got))
		}
		for _, risk := range risks {
			if risk.Action != awards.Undetermined && (risk.Kept != 1 || risk.Overturnable) {
				rt.Fatalf("%+v", risk)
			}
		}
		// with errors nothing changes but the notes
		for _, e := range in.Evaluations {
			s.Errors = append(s.Errors, scoreError(e.Year, e.Province, 3))
		}
		got, _, err = c.DecideSampled(in, s)
		if fmt.Sprint(err) != fmt.Sprint(errWant) || len(got.Decisions) != len(want.Decisions) {
			rt.Fatal(err)
		}
		for i := range got.Decisions {
			got.Decisions[i].Notes, got.Decisions[i].Record.Notes = want.Decisions[i].Notes, want.Decisions[i].Record.Notes
		}
		if diff := cmp.Diff(want, got); diff != "" {
			rt.Fatal(diff)
		}
	})
}

func TestDecideSampledRefuses(t *testing.T) {
	p := somePlaces[:1]
	in := awards.Input{Applicants: applicants(p...), Evaluations: scores(2021, p, 90)}
	for name, c := range map[string]struct {
		s    awards.Sampling
		want error
	}{
		"no seed":          {awards.Sampling{Confidence: 0.95}, zhuanhua.ErrNotGiven},
		"no confidence":    {awards.Sampling{Draws: thousand("s")}, zhuanhua.ErrRange},
		"no evaluation":    {sampledBy(scoreError(2022, p[0], 1)), zhuanhua.ErrUnknownID},
		"twice":            {sampledBy(scoreError(2021, p[0], 1), scoreError(2021, p[0], 1)), zhuanhua.ErrDuplicate},
		"negative":         {sampledBy(scoreError(2021, p[0], -1)), zhuanhua.ErrRange},
		"beyond any score": {sampledBy(scoreError(2021, p[0], 1001)), zhuanhua.ErrRange},
	} {
		cycle, _ := plain().Cycle()
		var input *zhuanhua.InputError
		if r, risks, err := cycle.DecideSampled(in, c.s); !errors.Is(err, c.want) || !errors.As(err, &input) || r.Decisions != nil || len(risks) != 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := (*awards.Cycle)(nil).DecideSampled(in, sampledBy()); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Errorf("no terms: %v", err)
	}
}
