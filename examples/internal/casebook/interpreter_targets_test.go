package casebook_test

import (
	"fmt"
	"math/big"
	"path/filepath"
	"strings"
	"testing"
)

// Another implementation of the targets, from their files and the README alone.

type fileOfTargets struct {
	Rules struct{ Rows []targetInFile }
	Cases []struct {
		Name   string
		Input  targetQuestion
		Expect struct{ Outcome string }
	}
}

type targetQuestion struct {
	Target string
	Year   int
	Levels map[int]string
}

type targetInFile struct {
	Param             struct{ Key string }
	Metric            struct{ Unit string }
	Kind, Operator    string
	Value             *string
	First, Last, Base int
}

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic("no number: " + s)
	}
	return r
}

// grown is the level needed after n years of growth.
func (t *targetInFile) grown(base *big.Rat, n int) *big.Rat {
	g, out := rat(*t.Value), new(big.Rat).Set(base)
	if t.Metric.Unit == "percent" {
		return out.Add(out, g.Mul(g, new(big.Rat).SetInt64(int64(n))))
	}
	factor := new(big.Rat).Add(big.NewRat(1, 1), g.Quo(g, big.NewRat(100, 1)))
	for range n {
		out.Mul(out, factor)
	}
	return out
}

// holds tells whether a level is enough, by the operator.
func (t *targetInFile) holds(level, needed *big.Rat) string {
	if c := level.Cmp(needed); c > 0 || c == 0 && t.Operator != "more-than" && t.Operator != "rising" {
		return "met"
	}
	return "not_met"
}

// decide is the outcome once the window is over.
func (t *targetInFile) decide(q targetQuestion) string {
	level := func(year int) *big.Rat {
		if s, there := q.Levels[year]; there {
			return rat(s)
		}
		return nil
	}
	last := level(t.Last)
	if last == nil {
		return "undetermined"
	}
	switch t.Kind + " " + t.Operator {
	case "share full-coverage":
		return t.holds(last, big.NewRat(100, 1))
	case "direction rising":
		for year := t.Base; year < t.Last; year++ {
			if t.holds(level(year+1), level(year)) != "met" {
				return "not_met"
			}
		}
		return "met"
	case "direction rising-markedly":
		return t.holds(last, t.grown(level(t.Base), 1))
	}
	switch t.Kind {
	case "cumulative-level":
		sum := new(big.Rat)
		for year := t.First; year <= t.Last; year++ {
			sum.Add(sum, level(year))
		}
		return t.holds(sum, rat(*t.Value))
	case "average-rate":
		return t.holds(last, t.grown(level(t.Base), t.Last-t.Base))
	case "yearly-rate":
		for year := t.First; year <= t.Last; year++ {
			if t.holds(level(year), t.grown(level(year-1), 1)) != "met" {
				return "not_met"
			}
		}
		return "met"
	}
	return t.holds(last, rat(*t.Value))
}

func TestAnotherImplementationOfTheTargets(t *testing.T) {
	ran := map[string]int{}
	for _, path := range filesIn(t, "figures") {
		if !strings.HasPrefix(filepath.Base(path), "targets-") {
			continue
		}
		var f fileOfTargets
		readFile(t, path, &f)
		targets := map[string]*targetInFile{}
		for i := range f.Rules.Rows {
			targets[f.Rules.Rows[i].Param.Key] = &f.Rules.Rows[i]
		}
		for _, c := range f.Cases {
			target := targets[c.Input.Target]
			if got := target.decide(c.Input); got != c.Expect.Outcome {
				t.Errorf("%s, %s: %s, want %s", filepath.Base(path), c.Name, got, c.Expect.Outcome)
			}
			ran[c.Expect.Outcome]++
		}
	}
	if ran["met"] < 200 || ran["not_met"] < 90 || ran["undetermined"] < 90 {
		t.Error(fmt.Sprint(ran))
	}
}
