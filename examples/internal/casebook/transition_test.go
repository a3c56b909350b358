package casebook

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// Every row of the pool's table of transitions has a case that takes it: the event
// takes effect where some guard lets it pass, and is refused where the state has no room
// for it, by the guard that the table names.
func TestPoolTransitionsHaveCases(t *testing.T) {
	k, err := poolKit()
	if err != nil {
		t.Fatal(err)
	}
	rows := eligibility.PoolTransitions()
	cases := k.Cases[len(k.Cases)-len(rows):]
	for i, row := range rows {
		var expect struct {
			Result struct{ States, Refused map[string]string }
		}
		if err := json.Unmarshal(cases[i].Expect, &expect); err != nil {
			t.Fatal(err)
		}
		guard, refused := expect.Result.Refused["z"]
		switch {
		case row.Refused != eligibility.PoolGuardNone && guard != row.Refused.String():
			t.Errorf("%s: refused by %q, want %s", cases[i].Name, guard, row.Refused)
		case row.Refused == eligibility.PoolGuardNone && !refused && expect.Result.States["甲"] != row.To.String():
			t.Errorf("%s: %v, want %s", cases[i].Name, expect.Result, row.To)
		case row.Refused == eligibility.PoolGuardNone && refused && !strings.Contains(row.Guards.String(), guard):
			t.Errorf("%s: refused by %s, which is no guard of the row", cases[i].Name, guard)
		}
	}
}

// Every row of the cycle's table of transitions is taken by a decision of some case;
// what cannot happen in three years and with a rest year, by terms that go on.
func TestCycleTransitionsHaveCases(t *testing.T) {
	k, err := cycleKit()
	if err != nil {
		t.Fatal(err)
	}
	var inputs []cycleInput
	for _, c := range k.Cases {
		var in cycleInput
		if err := json.Unmarshal(c.Input, &in); err != nil {
			t.Fatal(err)
		}
		inputs = append(inputs, in)
	}
	taken := map[awards.Transition]bool{}
	restless := cycleTerms()
	restless.RestYear = false
	longer := cycleTerms().WithQuotas(1, 1, 1, 1)
	longer.LastYear++
	take(t, taken, cycleTerms(), inputs...)
	take(t, taken, restless, inputs...)
	take(t, taken, longer, threeProvinces(func(in *cycleInput) {
		severe2023(in)
		in.Findings[1].Year = 2024 // awarded in 2022, resting in 2023
		in.Findings[1].StateOn = zhuanhua.MustDay("2024-03-01")
		for _, e := range in.Evaluations[:] {
			if e.Year == 2023 {
				e.Year = 2024
				in.Evaluations = append(in.Evaluations, e)
			}
		}
	}))
	for _, row := range awards.Transitions() {
		if !taken[row] {
			t.Errorf("no case takes %+v", row)
		}
	}
}

func take(t *testing.T, taken map[awards.Transition]bool, terms awards.Terms, inputs ...cycleInput) {
	t.Helper()
	cycle, err := terms.Cycle()
	if err != nil {
		t.Fatal(err)
	}
	for _, in := range inputs {
		result, err := cycle.Decide(awards.Input{Applicants: in.Applicants, Evaluations: in.Evaluations, Findings: in.Findings, Waivers: in.Waivers})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range result.Decisions {
			for _, row := range awards.Transitions() {
				if row.Guard == d.Guard && row.Action == d.Action && row.Next == d.Next && (row.From == d.From || d.Guard == awards.GuardUnknown) {
					taken[row] = true
				}
			}
		}
	}
}
