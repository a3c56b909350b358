package awards_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/internal/chance"
)

// growth is an estimated growth with its standard error.
func growth(estimate, se float64, freedom int) zhuanhua.SurveyReading {
	r := zhuanhua.SurveyReading{
		Method: zhuanhua.SurveyGrowth, Interval: zhuanhua.IntervalStudent, Confidence: 0.95, DegreesOfFreedom: freedom,
		Estimate: zhuanhua.NewSurveyNumber(estimate), StandardError: zhuanhua.NewSurveyNumber(se),
	}
	if freedom == 0 {
		r.Interval = zhuanhua.IntervalNormal
	}
	return r
}

// fullScheme has every method, both ways round, penalties and tie-breaks.
func fullScheme() awards.Scheme {
	steps := []awards.Step{{From: dec("0"), Share: dec("0.2")}, {From: dec("0.05"), Share: dec("0.5")}, {From: dec("0.2"), Share: dec("1")}}
	down := []awards.Step{{From: dec("0.2"), Share: dec("0.5")}, {From: dec("0.1"), Share: dec("1")}}
	metrics := []awards.Metric{{Key: "a"}, {Key: "b"}, {Key: "c"}, {Key: "bad"}, {Key: "idle"}}
	return awards.Scheme{
		Key: "full", Full: 100 * point, Metrics: metrics,
		Criteria: []awards.Criterion{
			{Key: "rank", Metric: "a", Weight: dec("3"), Method: awards.ByRank},
			{Key: "rank-down", Metric: "b", Weight: dec("2"), Method: awards.ByRank, LowerBetter: true},
			{Key: "reach", Metric: "a", Weight: dec("4"), Method: awards.ByAttainment, Target: dec("0.1"), Cap: dec("1.2")},
			{Key: "reach-down", Metric: "b", Weight: dec("1"), Method: awards.ByAttainment, Target: dec("0.1"), Cap: dec("1"), LowerBetter: true},
			{Key: "steps", Metric: "c", Weight: dec("2.5"), Method: awards.BySteps, Steps: steps},
			{Key: "steps-down", Metric: "a", Weight: dec("1"), Method: awards.BySteps, Steps: down, LowerBetter: true},
			{Key: "range", Metric: "c", Weight: dec("2"), Method: awards.ByRange},
			{Key: "range-down", Metric: "b", Weight: dec("0.5"), Method: awards.ByRange, LowerBetter: true},
			{Key: "nothing", Metric: "idle", Weight: dec("0"), Method: awards.ByRank},
		},
		Penalties: []awards.Penalty{{Key: "fine", Metric: "bad", PerUnit: 2 * point, Most: 5 * point}},
		Ties:      []string{"rank", "steps", "nothing", "rank"},
	}
}

// drawSampled invents figures, few values so that there are ties.
func drawSampled(t *rapid.T, noise bool) []awards.Sampled {
	var list []awards.Sampled
	places := slices.Collect(zhuanhua.Provinces())
	for i := range rapid.IntRange(1, 9).Draw(t, "n") {
		s := awards.Sampled{
			Figures:   awards.Figures{Province: places[i], Values: map[string]decimal.Decimal{}},
			Estimates: map[string]zhuanhua.SurveyReading{},
			Outside:   rapid.IntRange(0, 8).Draw(t, "outside") == 8,
			Maybe:     rapid.IntRange(0, 8).Draw(t, "maybe") == 8,
			Off:       zhuanhua.Points(rapid.IntRange(0, 1).Draw(t, "off")) * point,
		}
		for _, metric := range []string{"a", "b", "c", "bad"} {
			value := rapid.IntRange(-1, 6).Draw(t, metric)
			kind := 0
			if noise {
				kind = rapid.IntRange(0, 3).Draw(t, "kind")
			}
			switch {
			case kind < 2:
				s.Values[metric] = decimal.New(int64(value), -1).Mul(dec("0.5"))
			case kind == 2:
				s.Estimates[metric] = growth(float64(value)/20, 0, 3)
			default:
				s.Estimates[metric] = growth(float64(value)/20, 0.03, rapid.SampledFrom([]int{0, 3, 30}).Draw(t, "freedom"))
			}
		}
		list = append(list, s)
	}
	return list
}

// drawn returns the figures of draw n.
func drawn(in []awards.Sampled, seed string, n uint64) (list []awards.Figures) {
	for i := range in {
		f := awards.Figures{Province: in[i].Province, Values: map[string]decimal.Decimal{}}
		for metric, v := range in[i].Values {
			f.Values[metric] = v
		}
		for metric, r := range in[i].Estimates {
			e, _ := r.Estimate.Get()
			se, _ := r.StandardError.Get()
			freedom := r.DegreesOfFreedom
			if r.Interval == zhuanhua.IntervalNormal {
				freedom = 0
			}
			z := chance.NewStream(seed, in[i].Province.String(), metric).Draw(n, freedom)
			f.Values[metric] = decimal.NewFromFloat(e + se*z).Round(17)
		}
		list = append(list, f)
	}
	return list
}

// slowTallies scores and ranks each draw on its own.
func slowTallies(t rapid.TB, s awards.Scheme, in []awards.Sampled, quota int, draws awards.Draws) []awards.Tally {
	var tallies []awards.Tally
	for n := range draws.Number {
		scores, err := s.Score(drawn(in, draws.Seed, uint64(n)))
		if err != nil {
			t.Fatal(err)
		}
		var contenders []awards.Contender
		for i, score := range scores {
			if in[i].Outside {
				continue
			}
			c := awards.Contender{Maybe: in[i].Maybe}
			net := score.Score.Or(0) - in[i].Off
			for _, d := range score.Deductions {
				net -= d.Points
			}
			c.Score = zhuanhua.Value(net)
			for _, tie := range s.Ties {
				at := slices.IndexFunc(score.Criteria, func(c awards.CriterionScore) bool { return c.Criterion == tie })
				c.Ties = append(c.Ties, score.Criteria[at].Points.Or(0))
			}
			contenders = append(contenders, c)
		}
		if tallies == nil {
			tallies = make([]awards.Tally, len(contenders))
		}
		for i, p := range awards.Rank(contenders, quota) {
			switch p.Line {
			case awards.Within:
				tallies[i].Within++
			case awards.Across:
				tallies[i].Across++
			case awards.Beyond:
				tallies[i].Beyond++
			default:
				tallies[i].Open++
			}
		}
	}
	return tallies
}

// Draw by draw, the fast computation is the scheme's own.
func TestSchemeChancesAreTheSchemes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawSampled(t, true)
		quota := rapid.IntRange(0, 5).Draw(t, "quota")
		draws := awards.Draws{Seed: fmt.Sprint("s", rapid.IntRange(0, 9).Draw(t, "seed")), Number: 6}
		scheme := fullScheme()
		got, err := scheme.Chances(in, quota, draws)
		if err != nil {
			t.Fatal(err)
		}
		want := slowTallies(t, scheme, in, quota, draws)
		for i := range want {
			got[i].Drawn.Possible = 0
			if got[i].Drawn != want[i] {
				t.Fatalf("%s: %+v, want %+v", got[i].ID, got[i].Drawn, want[i])
			}
		}
	})
}

func TestSchemeChancesWithoutErrorAreRank(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawSampled(t, false)
		quota := rapid.IntRange(0, 5).Draw(t, "quota")
		scheme := fullScheme()
		got, err := scheme.Chances(in, quota, awards.Draws{Seed: "s", Number: 2})
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range slowTallies(t, scheme, in, quota, awards.Draws{Seed: "s", Number: 2}) {
			c := &got[i]
			low, high := c.Probability()
			if c.Drawn.Possible = 0; c.Drawn != want {
				t.Fatalf("%s: %+v, want %+v", c.ID, c.Drawn, want)
			}
			if bounds := (awards.Bounds{Low: low, High: high, Kind: awards.BoundCertain}); c.Free != bounds || c.Shaped != bounds {
				t.Fatalf("%s: %+v and %+v, want %+v", c.ID, c.Free, c.Shaped, bounds)
			}
		}
	})
}

// What was drawn lies within the bounds, but for what chance explains: the provinces are
// the same in every run.
func TestSchemeChancesLieWithinTheirBounds(t *testing.T) {
	scheme, invented := fullScheme(), rapid.Custom(func(t *rapid.T) []awards.Sampled { return drawSampled(t, true) })
	for n := range 100 {
		got, err := scheme.Chances(invented.Example(n), n%6, awards.Draws{Seed: "s", Number: 400})
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			c := &got[i]
			low, high := c.Probability()
			for _, b := range []awards.Bounds{c.Free, c.Shaped} {
				slack := 0.02 + 5*math.Sqrt(b.Low*(1-b.Low)/400) + 5*math.Sqrt(b.High*(1-b.High)/400)
				if low < b.Low-slack || high > b.High+slack {
					t.Fatalf("case %d: %s: %v to %v outside %+v", n, c.ID, low, high, b)
				}
			}
		}
	}
}

func TestSchemeChancesLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawSampled(t, true)
		quota := rapid.IntRange(0, 5).Draw(t, "quota")
		scheme, draws := fullScheme(), awards.Draws{Seed: "s", Number: 20}
		got, err := scheme.Chances(in, quota, draws)
		if err != nil {
			t.Fatal(err)
		}
		slices.Reverse(in)
		again, _ := scheme.Chances(in, quota, draws)
		slices.Reverse(again)
		if diff := cmp.Diff(got, again); diff != "" {
			t.Fatalf("another order (-first +second):\n%s", diff)
		}
		for i := range got {
			for _, b := range []awards.Bounds{got[i].Free, got[i].Shaped} {
				if b.Low > b.High || b.Low < 0 || b.High > 1 {
					t.Fatalf("%s: %+v", got[i].ID, b)
				}
			}
		}
	})
}

func TestSchemeChancesMissing(t *testing.T) {
	scheme := one(awards.Criterion{Method: awards.ByAttainment, Target: dec("0.1"), Cap: dec("2")})
	in := make([]awards.Sampled, 3)
	for i, f := range figures("0.15", "0.1", "0.05") {
		in[i].Figures = f
	}
	none := growth(0.1, 0, 0)
	none.StandardError = zhuanhua.NoSurveyNumber(zhuanhua.GapLonelyRespondent)
	delete(in[1].Values, "m")
	in[1].Estimates = map[string]zhuanhua.SurveyReading{"m": none, "not-asked": growth(1, 1, 1)}
	got, err := scheme.Chances(in, 2, thousand("m"))
	if err != nil {
		t.Fatal(err)
	}
	if c := got[1]; c.Drawn != (awards.Tally{Open: 1000, Possible: 1000}) || c.Line != awards.Within ||
		len(c.Missing) != 1 || c.Missing[0] != (awards.MissingMetric{Province: in[1].Province, Metric: "m"}) || c.Notes[0].Code != awards.NoteErrorUnknown {
		t.Errorf("no standard error: %+v", c)
	}
	if c := got[0]; c.Drawn.Within != 1000 || c.Free.Low != 1 {
		t.Errorf("no value could change it: %+v", c)
	}
	in[1].Estimates["m"] = zhuanhua.SurveyReading{}
	if got, err = scheme.Chances(in, 2, thousand("m")); err != nil || got[1].Line != awards.LineNone || len(got[1].Missing) != 1 {
		t.Errorf("no estimate: %+v, %v", got, err)
	}
	// two degrees of freedom: no variance, and the bounds without the shape say nothing
	in[1].Estimates["m"] = growth(0.1, 0.01, 2)
	got, err = scheme.Chances(in, 2, thousand("m"))
	if c := got[1]; err != nil || c.Free != (awards.Bounds{Low: 0, High: 1, Kind: awards.BoundSimultaneous}) || c.Shaped.Low < 0.9 || c.Notes[1].Code != awards.NoteShapeDecides {
		t.Errorf("%+v, %v", c, err)
	}
}

func TestSchemeChancesRefuse(t *testing.T) {
	scheme := one(awards.Criterion{Method: awards.ByRank})
	for name, c := range map[string]struct {
		change func(*awards.Sampled)
		err    error
	}{
		"estimate beside a value": {func(s *awards.Sampled) { s.Estimates["m"] = growth(1, 1, 1) }, zhuanhua.ErrContradiction},
		"negative error":          {func(s *awards.Sampled) { delete(s.Values, "m"); s.Estimates["m"] = growth(1, -1, 1) }, zhuanhua.ErrRange},
		"estimate out of range":   {func(s *awards.Sampled) { delete(s.Values, "m"); s.Estimates["m"] = growth(1e16, 1, 1) }, zhuanhua.ErrRange},
		"deductions":              {func(s *awards.Sampled) { s.Off = -1 }, zhuanhua.ErrRange},
		"province":                {func(s *awards.Sampled) { s.Province = 0 }, zhuanhua.ErrUnknownID},
		"value out of range":      {func(s *awards.Sampled) { s.Values["m"] = hostile(1 << 30) }, zhuanhua.ErrRange},
	} {
		s := awards.Sampled{Figures: figures("1")[0], Estimates: map[string]zhuanhua.SurveyReading{}}
		c.change(&s)
		var input *zhuanhua.InputError
		if _, err := scheme.Chances([]awards.Sampled{s}, 1, thousand("r")); !errors.As(err, &input) || !errors.Is(err, c.err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := scheme.Chances(nil, 1, awards.Draws{}); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Errorf("no seed: %v", err)
	}
	if got, err := scheme.Chances(nil, 1, thousand("r")); err != nil || len(got) != 0 {
		t.Errorf("nobody: %v, %v", got, err)
	}
	scheme.Criteria = nil
	var fault *awards.SchemeError
	if _, err := scheme.Chances(nil, 1, thousand("r")); !errors.As(err, &fault) {
		t.Errorf("no criteria: %v", err)
	}
}

// national is what an evaluation of all provinces by survey looks like.
func national() []awards.Sampled {
	var in []awards.Sampled
	i := int64(0)
	for p := range zhuanhua.Provinces() {
		i++
		s := awards.Sampled{Figures: awards.Figures{Province: p, Values: map[string]decimal.Decimal{}}}
		for n, m := range awards.IllustrativeScheme().Metrics {
			s.Values[m.Key] = decimal.New(i*7919%int64(101+n), -2)
		}
		delete(s.Values, awards.MetricRevenueGrowth)
		s.Estimates = map[string]zhuanhua.SurveyReading{awards.MetricRevenueGrowth: growth(float64(i)/150, 0.03, 40)}
		in = append(in, s)
	}
	return in
}

func TestDrawsAllocateNothing(t *testing.T) {
	scheme, in := awards.IllustrativeScheme(), national()
	count := func(draws int) float64 {
		return testing.AllocsPerRun(1, func() { _, _ = scheme.Chances(in, 8, awards.Draws{Seed: "s", Number: draws}) })
	}
	// The runtime's own allocations come and go: the quietest of several runs counts.
	few, many := count(1), count(2000)
	for n := 0; n < 12 && many > few+20; n++ {
		few, many = max(few, count(1)), min(many, count(2000))
	}
	if many > few+20 {
		t.Errorf("%v allocations for one draw, %v for 2000", few, many)
	}
}

func BenchmarkSchemeChances(b *testing.B) {
	scheme, in := awards.IllustrativeScheme(), national()
	for b.Loop() {
		if _, err := scheme.Chances(in, 8, awards.Draws{Seed: "s", Number: 10000}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkChances(b *testing.B) {
	var list []awards.Uncertain
	for i := range 31 {
		list = append(list, estimated(fmt.Sprint(i), zhuanhua.Points(700+i)*point/10, 1, 0))
	}
	for b.Loop() {
		if _, err := awards.Chances(list, 8, awards.Draws{Seed: "s", Number: 10000}, awards.Independent); err != nil {
			b.Fatal(err)
		}
	}
}
