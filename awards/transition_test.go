package awards_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// transitionTable prints the table with what each guard refuses.
func transitionTable(t *testing.T) string {
	form := awards.CandidateForm()
	var b strings.Builder
	fmt.Fprintf(&b, "%-10s %-8s %-9s -> %-13s %-10s  %s\n", "from", "contest", "guard", "action", "next", "guard in words")
	for _, row := range awards.Transitions() {
		contest, _ := form.Facts[awards.ContestFact].Value(row.Contest)
		from, key := row.From.String(), contest.Key
		if row.Guard == awards.GuardUnknown {
			from, key = "any", "any"
		}
		next := row.Next.String()
		if next == "" {
			next = "not known"
		}
		fmt.Fprintf(&b, "%-10s %-8s %-9s -> %-13s %-10s  %s\n", from, key, row.Guard, row.Action, next, row.Guard.Text().Zh)
	}
	terms := awards.SpecialPlan()
	for _, check := range []zhuanhua.Check{terms.StartupCheck(), terms.AwardCheck(), terms.TopupCheck()} {
		fmt.Fprintf(&b, "\n%s (%s, %s) refuses:\n", check.Name, check.Text.Zh, check.Clause)
		for _, r := range check.Rows {
			fmt.Fprintf(&b, "  %-18s %-12s %s\n", r.Code, r.Clause, r.Text.Zh)
		}
	}
	return b.String()
}

func TestTransitionTable(t *testing.T) {
	const golden = "testdata/transitions.txt"
	got := transitionTable(t)
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("run with -update if this is meant (-golden +printed):\n%s", diff)
	}
}

func TestTransitionsAreUnambiguous(t *testing.T) {
	type situation struct {
		from    awards.Standing
		contest zhuanhua.Code
		guard   awards.Guard
	}
	seen := map[situation]bool{}
	for _, row := range awards.Transitions() {
		s := situation{row.From, row.Contest, row.Guard}
		if seen[s] {
			t.Errorf("%+v is there twice", s)
		}
		seen[s] = true
	}
}

// Every decision takes a row of the table, every row is taken, and each year begins
// where the one before ended.
func TestDecisionsTakeTransitions(t *testing.T) {
	taken := map[awards.Transition]int{}
	rapid.Check(t, func(rt *rapid.T) {
		for range 10 {
			terms, in := anyTerms(rt), anyInput(rt, rapid.Bool().Draw(rt, "gaps"))
			r, err := tryDecide(t, terms, in)
			if err != nil {
				continue
			}
			last := map[zhuanhua.Place]awards.Standing{}
			for _, d := range r.Decisions {
				if d.Year > 2021 && d.From != last[d.Province] {
					rt.Fatalf("%s %d begins %s after %s", d.Province, d.Year, d.From, last[d.Province])
				}
				last[d.Province] = d.Next
				if !take(d, taken) {
					rt.Fatalf("%s %d: no row from %s under %s to %s, %s", d.Province, d.Year, d.From, d.Guard, d.Action, d.Next)
				}
			}
		}
	})
	for _, row := range awards.Transitions() {
		// A topped-up or awarded province competes only without a rest year or by waiver.
		if taken[row] == 0 {
			t.Logf("not taken: %+v", row)
		}
	}
	if len(taken) < 15 {
		t.Errorf("only %d rows were taken", len(taken))
	}
}

func take(d awards.Decision, taken map[awards.Transition]int) bool {
	found := false
	for _, row := range awards.Transitions() {
		if row.Guard == d.Guard && row.Action == d.Action && row.Next == d.Next &&
			(row.From == d.From || d.From == awards.StandingNone || d.Guard == awards.GuardUnknown) {
			taken[row]++
			found = true
		}
	}
	return found
}
