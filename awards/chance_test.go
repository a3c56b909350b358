package awards_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

func exactly(id string, score zhuanhua.Points, ties ...zhuanhua.Points) awards.Uncertain {
	return awards.Uncertain{
		ID: id, Contender: awards.Contender{Score: zhuanhua.Value(score), Ties: ties},
		Error: zhuanhua.Value(awards.SamplingError{}),
	}
}

func estimated(id string, score zhuanhua.Points, se float64, freedom int) awards.Uncertain {
	c := exactly(id, score)
	c.Error = zhuanhua.Value(awards.SamplingError{StandardError: se, Freedom: freedom})
	return c
}

func chances(t testing.TB, contenders []awards.Uncertain, quota int, draws awards.Draws, d awards.Dependence) []awards.Chance {
	t.Helper()
	list, err := awards.Chances(contenders, quota, draws, d)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func thousand(seed string) awards.Draws { return awards.Draws{Seed: seed, Number: 1000} }

// Of two with equal errors the probability is that of the normal or Student's
// distribution.
func TestChancesOfTwo(t *testing.T) {
	for _, c := range []struct {
		ahead   zhuanhua.Points
		freedom int
		want    float64 // Φ(ahead/(1.25·√2)), √2 because both err; else Student's against an exact score
		exact   bool
	}{
		{0, 0, 0.5, false}, {1 * point, 0, 0.714196, false}, {4 * point, 0, 0.988174, false},
		{1 * point, 0, 0.788145, true}, {1 * point, 3, 0.758901, true}, {1 * point, 1, 0.714777, true},
	} {
		list := []awards.Uncertain{estimated("a", 80*point+c.ahead, 1.25, c.freedom), estimated("b", 80*point, 1.25, c.freedom)}
		if c.exact {
			list[1] = exactly("b", 80*point)
		}
		got := chances(t, list, 1, awards.Draws{Seed: "two", Number: 40000}, awards.Independent)
		p, high := got[0].Probability()
		if math.Abs(p-c.want) > 4*got[0].DrawError()+1e-9 || p != high {
			t.Errorf("%v ahead, %d degrees of freedom: %v, want %v", c.ahead, c.freedom, p, c.want)
		}
		// one pair: the bounds of the shape close on the probability itself
		if c.freedom == 0 || c.exact {
			if b := got[0].Shaped; b.Low > c.want+1e-6 || b.High < c.want-1e-6 || b.High-b.Low > 1e-5 {
				t.Errorf("%v ahead: %+v, want %v", c.ahead, b, c.want)
			}
		}
	}
}

// A score one millionth above another lies within the quota, ties apart; where nothing
// errs nothing is left to chance.
func TestChancesWithoutErrorAreRank(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var list []awards.Uncertain
		var plain []awards.Contender
		for i := range rapid.IntRange(1, 70).Draw(t, "n") {
			c := exactly(fmt.Sprint(i), zhuanhua.Points(rapid.IntRange(0, 8).Draw(t, "score")), zhuanhua.Points(rapid.IntRange(0, 1).Draw(t, "tie")))
			c.Maybe = rapid.IntRange(0, 9).Draw(t, "maybe") == 0
			if rapid.IntRange(0, 19).Draw(t, "unknown") == 0 {
				c.Score = zhuanhua.Given[zhuanhua.Points]{}
			}
			list, plain = append(list, c), append(plain, c.Contender)
		}
		quota := rapid.IntRange(-1, 12).Draw(t, "quota")
		want := awards.Rank(plain, quota)
		got, err := awards.Chances(list, quota, awards.Draws{Seed: "s", Number: 3}, awards.Independent)
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			c := &got[i]
			tally := map[awards.Line]awards.Tally{
				awards.Within: {Within: 3}, awards.Across: {Across: 3}, awards.Beyond: {Beyond: 3}, awards.LineNone: {Open: 3, Possible: c.Drawn.Possible},
			}[want[i].Line]
			if c.Line != want[i].Line || c.Drawn != tally || c.Drawn.Possible%3 != 0 {
				t.Fatalf("%d is %v, drawn %+v, want %v", i, c.Line, c.Drawn, want[i].Line)
			}
			low, high := c.Probability()
			for _, b := range []awards.Bounds{c.Free, c.Shaped} {
				if b.Low > low || b.High < high {
					t.Fatalf("%d: %v to %v outside %+v", i, low, high, b)
				}
				if c.Drawn.Open == 0 && b.Kind == awards.BoundCertain && (b.Low != low || b.High != high) {
					t.Fatalf("%d: %v to %v, certain bounds %+v", i, low, high, b)
				}
			}
		}
	})
}

// contest is what chances are asked about.
type contest struct {
	list       []awards.Uncertain
	quota      int
	draws      awards.Draws
	dependence awards.Dependence
}

func anyContest(t *rapid.T) (c contest) {
	for i := range rapid.IntRange(2, 12).Draw(t, "n") {
		score := zhuanhua.Points(rapid.IntRange(7000, 7400).Draw(t, "score")) * point / 100
		u := estimated(fmt.Sprint("c", i), score, rapid.SampledFrom([]float64{0, 0.1, 0.5, 2}).Draw(t, "se"), rapid.SampledFrom([]int{0, 1, 2, 3, 20}).Draw(t, "freedom"))
		u.Maybe = rapid.IntRange(0, 12).Draw(t, "maybe") == 0
		if rapid.IntRange(0, 15).Draw(t, "open") == 0 {
			u.Error = zhuanhua.Given[awards.SamplingError]{}
		}
		c.list = append(c.list, u)
	}
	c.quota = rapid.IntRange(0, len(c.list)+1).Draw(t, "quota")
	c.dependence = rapid.SampledFrom([]awards.Dependence{awards.Independent, awards.AnyDependence}).Draw(t, "dependence")
	c.draws = thousand(rapid.SampledFrom([]string{"a", "b"}).Draw(t, "seed"))
	return c
}

// What was drawn lies within the bounds, but for what chance explains: the contests are
// the same in every run.
func TestChancesLieWithinTheirBounds(t *testing.T) {
	for n := range 200 {
		contest := rapid.Custom(anyContest).Example(n)
		got := chances(t, contest.list, contest.quota, contest.draws, contest.dependence)
		for i := range got {
			c := &got[i]
			low, high := c.Probability()
			slack := 5*math.Sqrt(0.25/1000)*math.Sqrt(4*max(low*(1-low), high*(1-high))) + 0.01
			for _, b := range []awards.Bounds{c.Free, c.Shaped} {
				if low < b.Low-slack || high > b.High+slack {
					t.Fatalf("contest %d: %s: %v to %v outside %+v", n, c.ID, low, high, b)
				}
			}
		}
	}
}

// The same seed gives the same answer in any order.
func TestChancesLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyContest(t)
		got, err := awards.Chances(c.list, c.quota, c.draws, c.dependence)
		if err != nil {
			t.Fatal(err)
		}
		turned := slices.Clone(c.list)
		slices.Reverse(turned)
		again, _ := awards.Chances(turned, c.quota, c.draws, c.dependence)
		slices.Reverse(again)
		if diff := cmp.Diff(got, again); diff != "" {
			t.Fatalf("another order (-first +second):\n%s", diff)
		}
		for i := range got {
			c := &got[i]
			for _, b := range []awards.Bounds{c.Free, c.Shaped} {
				if b.Low > b.High || b.Low < 0 || b.High > 1 {
					t.Fatalf("%s: %+v", c.ID, b)
				}
			}
			if c.Free.Low > c.Shaped.Low+1e-9 || c.Free.High < c.Shaped.High-1e-9 {
				t.Fatalf("%s: the shape widens the bounds: %+v, %+v", c.ID, c.Free, c.Shaped)
			}
			if len(c.Notes) == 0 || c.Notes[0].Text.Zh == "" || c.Notes[0].Text.En == "" || c.Notes[0].Clause != "CZ23-A3c" {
				t.Fatalf("%+v", c.Notes)
			}
		}
	})
}

// Exactly quota places are filled in every draw without ties.
func TestChancesAddUpToTheQuota(t *testing.T) {
	var list []awards.Uncertain
	for i := range 100 {
		list = append(list, estimated(fmt.Sprint(i), zhuanhua.Points(700+i)*point/10, 1, i%4*5))
	}
	within := 0
	got := chances(t, list, 30, thousand("sum"), awards.Independent)
	for i := range got {
		within += got[i].Drawn.Within
	}
	if within != 30*1000 {
		t.Errorf("%d places in 1000 draws of 30", within)
	}
	other := chances(t, list, 30, thousand("another"), awards.Independent)
	if cmp.Equal(got, other) {
		t.Error("another seed, the same draws")
	}
	// who else competes does not alter a contender's own draws
	if a, b := chances(t, list[:40], 1, thousand("sum"), awards.Independent), chances(t, list[:40], 1, thousand("sum"), awards.AnyDependence); !cmp.Equal(a[3].Drawn, b[3].Drawn) {
		t.Error("the kind of bound alters the draws")
	}
}

func TestChanceNotes(t *testing.T) {
	open := estimated("open", 80*point, 1, 0)
	open.Error = zhuanhua.Given[awards.SamplingError]{}
	for want, c := range map[string]struct {
		list  []awards.Uncertain
		quota int
	}{
		"sampling-certain":                  {[]awards.Uncertain{exactly("a", 80*point), exactly("b", 70*point)}, 1},
		"sampling-overturns":                {[]awards.Uncertain{estimated("a", 80*point, 1, 0), exactly("b", 79*point)}, 1},
		"sampling-error-open":               {[]awards.Uncertain{exactly("a", 80*point), open}, 1},
		"sampling-overturns sampling-shape": {[]awards.Uncertain{estimated("a", 80*point, 1, 1), exactly("b", 79*point)}, 1},
	} {
		var codes []string
		for _, n := range chances(t, c.list, c.quota, thousand("n"), awards.Independent)[0].Notes {
			codes = append(codes, n.Code)
		}
		if got := strings.Join(codes, " "); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestChancesRefuse(t *testing.T) {
	fine := []awards.Uncertain{estimated("a", 80*point, 1, 0)}
	for name, c := range map[string]struct {
		list  []awards.Uncertain
		draws awards.Draws
		field string
		err   error
	}{
		"no seed":             {fine, awards.Draws{Number: 1}, "seed", zhuanhua.ErrNotGiven},
		"long seed":           {fine, awards.Draws{Seed: strings.Repeat("x", 201), Number: 1}, "seed", zhuanhua.ErrRange},
		"zero byte in a seed": {fine, awards.Draws{Seed: "a\x00", Number: 1}, "seed", zhuanhua.ErrSyntax},
		"no draws":            {fine, awards.Draws{Seed: "a"}, "draws", zhuanhua.ErrRange},
		"too many draws":      {fine, awards.Draws{Seed: "a", Number: 10_000_001}, "draws", zhuanhua.ErrRange},
		"no id":               {[]awards.Uncertain{exactly("", 1)}, thousand("a"), "id", zhuanhua.ErrNotGiven},
		"two of one id":       {[]awards.Uncertain{exactly("a", 1), exactly("a", 1)}, thousand("a"), "id", zhuanhua.ErrDuplicate},
		"zero byte in an id":  {[]awards.Uncertain{exactly("a\x00", 1)}, thousand("a"), "id", zhuanhua.ErrSyntax},
		"negative error":      {[]awards.Uncertain{estimated("a", 1, -1, 0)}, thousand("a"), "error of a.standard_error", zhuanhua.ErrRange},
		"not a number":        {[]awards.Uncertain{estimated("a", 1, math.NaN(), 0)}, thousand("a"), "error of a.standard_error", zhuanhua.ErrRange},
		"too large an error":  {[]awards.Uncertain{estimated("a", 1, 1001, 0)}, thousand("a"), "error of a.standard_error", zhuanhua.ErrRange},
		"degrees of freedom":  {[]awards.Uncertain{estimated("a", 1, 1, -1)}, thousand("a"), "error of a.degrees_of_freedom", zhuanhua.ErrRange},
	} {
		_, err := awards.Chances(c.list, 1, c.draws, awards.Independent)
		var input *zhuanhua.InputError
		if !errors.As(err, &input) || input.Field != c.field || !errors.Is(err, c.err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := awards.Chances(fine, 1, thousand("a"), awards.AnyDependence+1); !errors.Is(err, zhuanhua.ErrCodeWord) {
		t.Errorf("a dependence that is none: %v", err)
	}
}

func TestSamplingErrorOf(t *testing.T) {
	r := zhuanhua.SurveyReading{Interval: zhuanhua.IntervalStudent, StandardError: zhuanhua.NewSurveyNumber(0.02), DegreesOfFreedom: 38}
	if e, ok := awards.SamplingErrorOf(r).Get(); !ok || e != (awards.SamplingError{StandardError: 0.02, Freedom: 38}) {
		t.Errorf("%+v", e)
	}
	r.Interval = zhuanhua.IntervalNormal
	if e := awards.SamplingErrorOf(r).Or(awards.SamplingError{}); e.Freedom != 0 {
		t.Errorf("%+v", e)
	}
	r.StandardError = zhuanhua.NoSurveyNumber(zhuanhua.GapLonelyRespondent)
	if awards.SamplingErrorOf(r).IsGiven() {
		t.Error("an error out of nothing")
	}
	if b, err := json.Marshal(awards.Chance{}); err != nil || !strings.Contains(string(b), `"drawn":{"within":0`) {
		t.Errorf("%s, %v", b, err)
	}
	if low, high := (&awards.Chance{}).Probability(); low != 0 || high != 1 {
		t.Errorf("without a draw: %v to %v", low, high)
	}
}

func ExampleChances() {
	list := []awards.Uncertain{estimated("甲省", 85_600_000, 0.8, 0), exactly("乙省", 84_700_000), exactly("丙省", 80_000_000)}
	chances, _ := awards.Chances(list, 1, awards.Draws{Seed: "2022", Number: 10000}, awards.Independent)
	for _, c := range chances {
		p, _ := c.Probability()
		fmt.Printf("%s %s: %.2f, from %.2f to %.2f; %s\n", c.ID, c.Line, p, c.Shaped.Low, c.Shaped.High, c.Notes[0].Text.En)
	}
	// Output:
	// 甲省 within: 0.87, from 0.87 to 0.87; the sampling error could change the place
	// 乙省 beyond: 0.13, from 0.13 to 0.13; the sampling error could change the place
	// 丙省 beyond: 0.00, from 0.00 to 0.00; every draw gives the same place
}
