package main

import (
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/casebook"
)

// exercised says what was shown of a clause by code that ran: that something passes
// under it, and that something fails.
type exercised map[zhuanhua.ClauseID]*struct{ passes, fails int }

func (e exercised) saw(id zhuanhua.ClauseID, outcome zhuanhua.Outcome) {
	if e[id] == nil {
		e[id] = &struct{ passes, fails int }{}
	}
	switch outcome {
	case zhuanhua.Met:
		e[id].passes++
	case zhuanhua.NotMet:
		e[id].fails++
	}
}

// rows runs the generated cases of every shipped check: a row passes where it is met
// by values that are given, and fails where it is among the failed; the check of the
// clause passes and fails as a whole.
func (e exercised) rows(suites []casebook.Suite) {
	for _, s := range suites {
		file := s.File()
		for _, c := range file.Cases {
			n := s.Table.Find(c.Check)
			v := s.Table.Judge(n, s.FactsOf(c))
			if v.Outcome() == zhuanhua.Met || v.Outcome() == zhuanhua.NotMet {
				e.saw(s.Table.Check(n).Clause, v.Outcome())
			}
			failed := map[string]bool{}
			for row := range v.Failed() {
				failed[row.Code] = true
				e.saw(row.Clause, zhuanhua.NotMet)
			}
			for row := range v.Open() {
				failed[row.Code] = true
			}
			if !failed[c.Row] {
				e.saw(c.Clause, zhuanhua.Met)
			}
		}
	}
}

// figures runs the cases of targets, pool, screens, support and the like. What a cycle
// and a scheme come to is a list, no outcome: they are exercised by hand.
func (e exercised) figures(kits []casebook.Kit) {
	for i := range kits {
		if kits[i].Name == "award-cycle" || kits[i].Name == "scheme" {
			continue
		}
		for _, c := range kits[i].Cases {
			e.saw(c.Clause, c.Outcome)
		}
	}
}

// exercise computes something under a clause twice, by the same code: once so that
// what is said holds, once so that it does not.
type exercise struct {
	clause     zhuanhua.ClauseID
	says       string
	pass, fail func() (bool, error)
}

// shows makes an exercise of one question put to two inputs.
func shows[I any](clause zhuanhua.ClauseID, says string, holds func(I) (bool, error), pass, fail I) exercise {
	ask := func(in I) func() (bool, error) { return func() (bool, error) { return holds(in) } }
	return exercise{clause, says, ask(pass), ask(fail)}
}

// byHand runs the exercises.
func (e exercised) byHand(t *testing.T, list []exercise) {
	t.Helper()
	for _, x := range list {
		for _, c := range []struct {
			ask  func() (bool, error)
			want bool
		}{{x.pass, true}, {x.fail, false}} {
			switch got, err := c.ask(); {
			case err != nil:
				t.Errorf("%s, %s: %v", x.clause, x.says, err)
			case got != c.want:
				t.Errorf("%s, %s: %t, want %t", x.clause, x.says, got, c.want)
			case got:
				e.saw(x.clause, zhuanhua.Met)
			default:
				e.saw(x.clause, zhuanhua.NotMet)
			}
		}
	}
}

// Every clause that computes, methods too, is exercised: real code runs under it, and
// something passes and something else fails.
func TestEveryClauseIsExercised(t *testing.T) {
	seen := exercised{}
	suites, err := casebook.Suites()
	if err != nil {
		t.Fatal(err)
	}
	kits, err := casebook.Kits()
	if err != nil {
		t.Fatal(err)
	}
	seen.rows(suites)
	seen.figures(kits)
	for _, list := range [][]exercise{centralFigures(), centralMoney(), actionPlan(), provinces(), methodsOfOurs()} {
		seen.byHand(t, list)
	}
	for clause := range zhuanhua.Clauses() {
		one := seen[clause.ID]
		switch {
		case !clause.Computes() && one != nil:
			t.Errorf("%s has nothing to compute, and something is computed under it", clause.ID)
		case clause.Computes() && one == nil:
			t.Errorf("%s is exercised by nothing", clause.ID)
		case clause.Computes() && (one.passes == 0 || one.fails == 0):
			t.Errorf("%s: %d pass, %d fail", clause.ID, one.passes, one.fails)
		}
	}
}
