package sample_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// weighted is a row of a sample whose weights are given.
type weighted struct {
	answer
	weight float64
	class  string
	status sample.Response
	x      float64
}

func (w *weighted) unit() sample.Unit {
	u := unitOf(&w.answer)
	u.Weight = zhuanhua.Value(w.weight)
	return u
}

func weightedAfter(w *weighted) zhuanhua.Given[float64] { return zhuanhua.Value(w.after) }

func weightedBefore(w *weighted) zhuanhua.Given[float64] { return zhuanhua.Value(w.before) }

func weightedX(w *weighted) zhuanhua.Given[float64] { return zhuanhua.Value(w.x) }

func classOf(w *weighted) string { return w.class }

func statusOf(w *weighted) sample.Response { return w.status }

// randomWeighted returns a sample in two strata with classes that cross them, every
// class with respondents.
func randomWeighted(random *rand.Rand) (rows []weighted) {
	statuses := []sample.Response{sample.Responded, sample.Responded, sample.Refused, sample.OutOfScope, sample.Unresolved}
	for i := range 24 + random.IntN(30) {
		w := weighted{
			answer{fmt.Sprint(i), fmt.Sprint("h", i%2), 500, false, 50 + 100*random.Float64(), 50 + 200*random.Float64()},
			1 + 9*random.Float64(), fmt.Sprint("c", i/2%3), sample.Responded, 10 + 20*random.Float64(),
		}
		if i >= 12 {
			w.status = statuses[random.IntN(len(statuses))]
		}
		rows = append(rows, w)
	}
	return rows
}

func weightedDesign(t testing.TB, rows []weighted) *sample.Design[weighted] {
	t.Helper()
	d, err := sample.New(rows, (*weighted).unit, nil, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// adjustments are the ways that weights are made good, each from the first design.
var adjustments = map[string]func(*sample.Design[weighted]) (*sample.Design[weighted], error){
	"classes": func(d *sample.Design[weighted]) (*sample.Design[weighted], error) {
		d, _, err := d.AdjustNonresponse(sample.Nonresponse[weighted]{Class: classOf, Status: statusOf})
		return d, err
	},
	"counted classes": func(d *sample.Design[weighted]) (*sample.Design[weighted], error) {
		d, _, err := d.AdjustNonresponse(sample.Nonresponse[weighted]{Class: classOf, Status: statusOf, Rates: sample.RatesCounted})
		return d, err
	},
	"post-strata": func(d *sample.Design[weighted]) (*sample.Design[weighted], error) {
		return d.PostStratify(classOf, sizes)
	},
	"linear": func(d *sample.Design[weighted]) (*sample.Design[weighted], error) { return d.Calibrate(known) },
	"scaled": func(d *sample.Design[weighted]) (*sample.Design[weighted], error) {
		c := known
		c.Scale = weightedX
		return d.Calibrate(c)
	},
	"all three": func(d *sample.Design[weighted]) (*sample.Design[weighted], error) {
		d, _, err := d.AdjustNonresponse(sample.Nonresponse[weighted]{Class: classOf, Status: statusOf})
		if err == nil {
			d, err = d.PostStratify(classOf, sizes)
		}
		if err == nil {
			d, err = d.Calibrate(known)
		}
		return d, err
	},
}

var (
	sizes = map[string]float64{"c0": 70, "c1": 90, "c2": 60, "nowhere": 0}
	known = sample.Calibration[weighted]{Auxiliaries: []sample.Auxiliary[weighted]{
		{Name: "count", Variable: sample.Indicator[weighted](nil), Total: 230},
		{Name: "x", Variable: weightedX, Total: 4700},
		{Name: "count again", Variable: sample.Indicator[weighted](nil), Total: 230},
	}}
)

// The linearised variable is how an estimate moves with the weight of each unit.
func TestInfluencesAreDerivatives(t *testing.T) {
	for name, adjust := range adjustments {
		if name == "counted classes" {
			continue // weights do not move rates that are counted: see below
		}
		for seed := range uint64(fixture.Rounds(10)) {
			rows := randomWeighted(rand.New(rand.NewPCG(seed, 5)))
			if name == "post-strata" || name == "linear" || name == "scaled" {
				for i := range rows {
					rows[i].status = sample.Responded
				}
			}
			for what, estimand := range map[string]sample.Estimand[weighted]{
				"total": sample.TotalOf(weightedAfter, nil), "mean": sample.MeanOf(weightedAfter, func(w *weighted) bool { return w.x > 15 }),
				"growth": sample.GrowthOf(weightedBefore, weightedAfter, nil), "ratio": sample.RatioOf(weightedAfter, weightedX, nil),
				"difference": sample.DifferenceOf(weightedBefore, weightedAfter, nil),
			} {
				estimate := func() (*sample.Design[weighted], float64) {
					d, err := adjust(weightedDesign(t, rows))
					if err != nil {
						t.Fatal(name, err)
					}
					r, err := d.Estimate(estimand)
					if err != nil {
						t.Fatal(name, err)
					}
					return d, number(t, r.Estimate)
				}
				d, _ := estimate()
				u, err := d.Influences(estimand)
				if err != nil || len(u) != len(rows) {
					t.Fatal(name, err, len(u))
				}
				for i := 0; i < len(rows); i += 5 {
					weight, step := rows[i].weight, 1e-4
					rows[i].weight = weight + step
					_, more := estimate()
					rows[i].weight = weight - step
					_, less := estimate()
					rows[i].weight = weight
					slope := (more - less) / (2 * step)
					if u[i].Row != i || math.Abs(u[i].Value-slope) > 1e-5*(math.Abs(slope)+math.Abs(number(t, mustEstimate(t, d, estimand).StandardError))/100) {
						t.Errorf("%s of %s, seed %d, unit %d (%v): %v, by differences %v", what, name, seed, i, rows[i].status, u[i], slope)
					}
				}
			}
		}
	}
}

// Where rates are counted an estimate moves with the unit itself: with another copy of
// it among many of all, by weight times linearised variable.
func TestInfluencesOfCountedRates(t *testing.T) {
	const copies = 40
	rows := randomWeighted(rand.New(rand.NewPCG(4, 5)))
	for _, what := range []sample.Estimand[weighted]{sample.TotalOf(weightedAfter, nil), sample.GrowthOf(weightedBefore, weightedAfter, nil)} {
		design := func(unit, extra int) *sample.Design[weighted] {
			var many []weighted
			for i, w := range rows {
				n := copies
				if i == unit {
					n += extra
				}
				for c := range n {
					w.id = fmt.Sprint(i, "-", c)
					w.size = 1e6
					many = append(many, w)
				}
			}
			d, err := adjustments["counted classes"](weightedDesign(t, many))
			if err != nil {
				t.Fatal(err)
			}
			return d
		}
		u, err := design(0, 0).Influences(what)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(rows); i += 7 {
			more := number(t, mustEstimate(t, design(i, 1), what).Estimate)
			less := number(t, mustEstimate(t, design(i, -1), what).Estimate)
			if slope, want := (more-less)/2, rows[i].weight*u[i*copies].Value; math.Abs(slope-want) > 2e-3*math.Abs(want) {
				t.Errorf("unit %d (%v): %v, by differences %v", i, rows[i].status, want, slope)
			}
		}
	}
}

func mustEstimate(t *testing.T, d *sample.Design[weighted], what sample.Estimand[weighted]) zhuanhua.SurveyReading {
	t.Helper()
	r, err := d.Estimate(what)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func answeredAll(rows []weighted) []weighted {
	for i := range rows {
		rows[i].status = sample.Responded
	}
	return rows
}

// Post-strata are a calibration on the classes, and what was calibrated on has no
// error.
func TestPostStrataAreACalibration(t *testing.T) {
	for seed := range uint64(30) {
		rows := answeredAll(randomWeighted(rand.New(rand.NewPCG(seed, 6))))
		d := weightedDesign(t, rows)
		classes, err := d.PostStratify(classOf, sizes)
		if err != nil {
			t.Fatal(err)
		}
		var c sample.Calibration[weighted]
		for _, class := range []string{"c0", "c1", "c2"} {
			in := sample.Indicator(func(w *weighted) bool { return w.class == class })
			c.Auxiliaries = append(c.Auxiliaries, sample.Auxiliary[weighted]{Name: class, Variable: in, Total: sizes[class]})
			r := mustEstimate(t, classes, sample.TotalOf(in, nil))
			near(t, class, number(t, r.Estimate), sizes[class], 1e-13)
			near(t, class, number(t, r.StandardError), 0, 0)
		}
		for _, distance := range []sample.Distance{sample.Linear, sample.Raking, sample.Logit} {
			c.Distance, c.Low, c.High = distance, 0.2, 5
			calibrated, err := d.Calibrate(c)
			if err != nil {
				t.Fatal(err)
			}
			for _, what := range []sample.Estimand[weighted]{sample.TotalOf(weightedAfter, nil), sample.GrowthOf(weightedBefore, weightedAfter, nil)} {
				a, b := mustEstimate(t, classes, what), mustEstimate(t, calibrated, what)
				near(t, "estimate", number(t, a.Estimate), number(t, b.Estimate), 1e-11)
				near(t, "se", number(t, a.StandardError), number(t, b.StandardError), 1e-11)
			}
		}
	}
}

// Raking to two margins is iterative proportional fitting.
func TestRakingFitsMargins(t *testing.T) {
	rows := answeredAll(randomWeighted(rand.New(rand.NewPCG(1, 7))))
	margins := []map[string]float64{sizes, {"h0": 100, "h1": 120}}
	of := []func(*weighted) string{classOf, func(w *weighted) string { return w.stratum }}
	weights := make([]float64, len(rows))
	for i := range rows {
		weights[i] = rows[i].weight
	}
	for range 500 {
		for m, margin := range margins {
			sums := map[string]float64{}
			for i := range rows {
				sums[of[m](&rows[i])] += weights[i]
			}
			for i := range rows {
				weights[i] *= margin[of[m](&rows[i])] / sums[of[m](&rows[i])]
			}
		}
	}
	c := sample.Calibration[weighted]{Distance: sample.Raking}
	for m, margin := range margins {
		for name, size := range margin {
			if size > 0 {
				c.Auxiliaries = append(c.Auxiliaries, sample.Auxiliary[weighted]{
					Name: name, Variable: sample.Indicator(func(w *weighted) bool { return of[m](w) == name }), Total: size,
				})
			}
		}
	}
	d, err := weightedDesign(t, rows).Calibrate(c)
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range d.Weights() {
		near(t, "weight", w.Final, weights[i], 1e-10)
	}
}

// Factors keep within their bounds and meet the totals; beyond what bounds allow there
// is an error.
func TestBoundsOfCalibration(t *testing.T) {
	for seed := range uint64(20) {
		d := weightedDesign(t, answeredAll(randomWeighted(rand.New(rand.NewPCG(seed, 8)))))
		count, x := number(t, mustEstimate(t, d, sample.TotalOf(sample.Indicator[weighted](nil), nil)).Estimate), number(t, mustEstimate(t, d, sample.TotalOf(weightedX, nil)).Estimate)
		c := sample.Calibration[weighted]{Auxiliaries: []sample.Auxiliary[weighted]{
			{Name: "count", Variable: sample.Indicator[weighted](nil), Total: count}, {Name: "x", Variable: weightedX, Total: 1.05 * x},
		}, Low: 0.7, High: 1.3}
		for _, c.Distance = range []sample.Distance{sample.Linear, sample.Raking, sample.Logit} {
			bounded, err := d.Calibrate(c)
			if err != nil {
				t.Fatalf("seed %d, distance %d: %v", seed, c.Distance, err)
			}
			for _, w := range bounded.Weights() {
				if w.Factor < 0.7-1e-15 || w.Factor > 1.3+1e-15 {
					t.Errorf("a factor of %v", w.Factor)
				}
			}
			near(t, "x", number(t, mustEstimate(t, bounded, sample.TotalOf(weightedX, nil)).Estimate), 1.05*x, 1e-12)
		}
		c.Auxiliaries[1].Total = 2 * x
		for _, c.Distance = range []sample.Distance{sample.Linear, sample.Raking, sample.Logit} {
			if bounded, err := d.Calibrate(c); !errors.Is(err, sample.ErrNotConverged) || bounded != nil {
				t.Errorf("twice the total within 0.7 and 1.3 gives %v", err)
			}
		}
		contradiction := known
		contradiction.Auxiliaries = append([]sample.Auxiliary[weighted]{{Name: "other", Variable: sample.Indicator[weighted](nil), Total: 100}}, known.Auxiliaries...)
		if _, err := d.Calibrate(contradiction); !errors.Is(err, sample.ErrNotConverged) {
			t.Errorf("two counts give %v", err)
		}
	}
}

// A large amount common to all changes no error of what is adjusted.
func TestAdjustedAmountsKeepTheirDigits(t *testing.T) {
	const offset = 1 << 37
	for name, adjust := range adjustments {
		if name == "counted classes" || name == "scaled" {
			continue // a common amount is an amount by weight or scale there
		}
		rows := randomWeighted(rand.New(rand.NewPCG(3, 9)))
		if name != "classes" && name != "all three" {
			rows = answeredAll(rows)
		}
		for i := range rows {
			rows[i].after = math.Round(rows[i].after)
		}
		errorOf := func() float64 {
			d, err := adjust(weightedDesign(t, rows))
			if err != nil {
				t.Fatal(err)
			}
			return number(t, mustEstimate(t, d, sample.MeanOf(weightedAfter, nil)).StandardError)
		}
		small := errorOf()
		for i := range rows {
			rows[i].after += offset
		}
		near(t, name, errorOf(), small, 1e-6)
	}
}

func TestPostStrataRefused(t *testing.T) {
	rows := answeredAll(randomWeighted(rand.New(rand.NewPCG(1, 10))))
	d := weightedDesign(t, rows)
	with := func(name string, size float64) map[string]float64 {
		m := map[string]float64{name: size}
		for n, s := range sizes {
			if n != name {
				m[n] = s
			}
		}
		return m
	}
	for name, c := range map[string]struct {
		class func(*weighted) string
		sizes map[string]float64
		want  error
	}{
		"no size":      {classOf, map[string]float64{"c0": 1, "c1": 1}, sample.ErrPoststratum},
		"nobody":       {classOf, with("c9", 4), sample.ErrEmptyPoststratum},
		"no class":     {func(*weighted) string { return "" }, sizes, sample.ErrMissingClass},
		"below 0":      {classOf, with("c1", -1), sample.ErrSizeRange},
		"somebody":     {classOf, with("c1", 0), sample.ErrSizeRange},
		"no number":    {classOf, with("c1", math.NaN()), sample.ErrNonfiniteValue},
		"infinite":     {classOf, with("c1", math.Inf(1)), sample.ErrNonfiniteValue},
		"out of range": {classOf, with("c1", 1e31), sample.ErrRange},
	} {
		if other, err := d.PostStratify(c.class, c.sizes); !errors.Is(err, c.want) || other != nil {
			t.Errorf("%s gives %v", name, err)
		}
	}
}

func TestCalibrationsRefused(t *testing.T) {
	d := weightedDesign(t, answeredAll(randomWeighted(rand.New(rand.NewPCG(1, 11)))))
	constant := func(v float64) sample.Variable[weighted] {
		return func(*weighted) zhuanhua.Given[float64] { return zhuanhua.Value(v) }
	}
	missing := func(*weighted) zhuanhua.Given[float64] { return zhuanhua.Given[float64]{} }
	aux := func(x sample.Variable[weighted], total float64) []sample.Auxiliary[weighted] {
		return []sample.Auxiliary[weighted]{{Name: "x", Variable: x, Total: total}}
	}
	type calibration = sample.Calibration[weighted]
	for name, c := range map[string]struct {
		calibration
		want error
	}{
		"nothing":           {calibration{}, sample.ErrOption},
		"no variable":       {calibration{Auxiliaries: aux(nil, 1)}, sample.ErrOption},
		"no distance":       {calibration{Auxiliaries: aux(weightedX, 900), Distance: 3}, sample.ErrOption},
		"logit, no bounds":  {calibration{Auxiliaries: aux(weightedX, 900), Distance: sample.Logit}, sample.ErrOption},
		"bounds above":      {calibration{Auxiliaries: aux(weightedX, 900), Low: 1, High: 2}, sample.ErrOption},
		"bounds below":      {calibration{Auxiliaries: aux(weightedX, 900), Low: 0.5}, sample.ErrOption},
		"bounds, no number": {calibration{Auxiliaries: aux(weightedX, 900), Low: math.NaN(), High: 2}, sample.ErrOption},
		"infinite bounds":   {calibration{Auxiliaries: aux(weightedX, 900), Low: math.Inf(-1), High: 2}, sample.ErrOption},
		"rounds":            {calibration{Auxiliaries: aux(weightedX, 900), Rounds: -1}, sample.ErrOption},
		"tolerance":         {calibration{Auxiliaries: aux(weightedX, 900), Tolerance: 0.1}, sample.ErrOption},
		"no tolerance":      {calibration{Auxiliaries: aux(weightedX, 900), Tolerance: math.NaN()}, sample.ErrOption},
		"total":             {calibration{Auxiliaries: aux(weightedX, math.Inf(1))}, sample.ErrNonfiniteValue},
		"large total":       {calibration{Auxiliaries: aux(weightedX, 1e31)}, sample.ErrRange},
		"value":             {calibration{Auxiliaries: aux(constant(math.NaN()), 1)}, sample.ErrNonfiniteValue},
		"missing value":     {calibration{Auxiliaries: aux(missing, 1)}, sample.ErrMissingValue},
		"scale 0":           {calibration{Auxiliaries: aux(weightedX, 900), Scale: constant(0)}, sample.ErrRange},
		"missing scale":     {calibration{Auxiliaries: aux(weightedX, 900), Scale: missing}, sample.ErrMissingValue},
		"nothing of it":     {calibration{Auxiliaries: aux(constant(0), 5)}, sample.ErrNotConverged},
		"beyond raking":     {calibration{Auxiliaries: aux(weightedX, -5), Distance: sample.Raking}, sample.ErrNotConverged},
		"far beyond logit":  {calibration{Auxiliaries: aux(weightedX, 1e30), Distance: sample.Logit, Low: 0.5, High: 2}, sample.ErrNotConverged},
		"far for raking":    {calibration{Auxiliaries: aux(weightedX, 1e29), Distance: sample.Raking, Rounds: 2}, sample.ErrNotConverged},
	} {
		if other, err := d.Calibrate(c.calibration); !errors.Is(err, c.want) || other != nil {
			t.Errorf("%s gives %v", name, err)
		}
	}
	if same, err := d.Calibrate(calibration{Auxiliaries: aux(constant(0), 0)}); err != nil || same.Weights()[0].Factor != 1 {
		t.Errorf("nothing to meet: %v", err)
	}
}
