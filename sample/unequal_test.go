package sample_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"testing"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// TestVarianceIsUnbiased goes through all samples of Sampford's design: what Yates
// and Grundy's variance and the total are on average is what they should be.
func TestVarianceIsUnbiased(t *testing.T) {
	pi, y := []float64{.2, .3, .4, .5, .7, .9}, []float64{3, 5, 5, 9, 8, 20}
	joint, err := sample.JointSampford(pi)
	if err != nil {
		t.Fatal(err)
	}
	truth, variance, meanTotal, meanVariance, norm := 0.0, 0.0, 0.0, 0.0, 0.0
	for k := range y {
		truth += y[k]
		for l := range y {
			variance += (joint[k][l] - pi[k]*pi[l]) * y[k] / pi[k] * y[l] / pi[l]
		}
	}
	for a := range 6 {
		for b := range a {
			for c := range b {
				at := []int{a, b, c}
				w, units, values := 3-pi[a]-pi[b]-pi[c], []sample.UnequalUnit{}, []float64{}
				for _, k := range at {
					w *= pi[k] / (1 - pi[k])
					units = append(units, sample.UnequalUnit{ID: strconv.Itoa(k), Probability: pi[k]})
					values = append(values, y[k])
				}
				some, err := sample.JointSampford(pi, at...)
				if err != nil {
					t.Fatal(err)
				}
				s, err := sample.NewUnequal(units, sample.UnequalOptions{Method: sample.DrawSampford, Joint: some})
				if err != nil {
					t.Fatal(err)
				}
				r, err := s.Total(values)
				if err != nil || r.By != sample.VarianceYatesGrundy {
					t.Fatal(r, err)
				}
				norm += w
				meanTotal += w * number(t, r.Reading.Estimate)
				meanVariance += w * number(t, r.Variance)
			}
		}
	}
	if math.Abs(meanTotal/norm-truth) > 1e-10 || math.Abs(meanVariance/norm-variance) > 1e-9 {
		t.Errorf("on average %v and %v, want %v and %v", meanTotal/norm, meanVariance/norm, truth, variance)
	}
}

// TestIntervalsOfDrawnSamplesHoldTheTruth draws by tickets, estimates, and counts.
func TestIntervalsOfDrawnSamplesHoldTheTruth(t *testing.T) {
	units, y, truth := enterprises(120), map[string]float64{}, 0.0
	for i := range units {
		units[i].Size += 30
		u := units[i]
		y[u.ID] = 40*u.Size + float64((i*53)%97) + float64((i*29)%41)
		truth += y[u.ID]
	}
	draws := fixture.Rounds(1000)
	for _, c := range []struct {
		method    sample.DrawMethod
		low, high float64 // of the share of a thousand intervals that hold the truth
	}{{sample.DrawSampford, .93, .97}, {sample.DrawPareto, .93, .97}, {sample.DrawSequentialPoisson, .93, .97}, {sample.DrawSystematicPPS, .91, .98}} {
		held, bias := 0.0, 0.0
		for seed := range draws {
			d := draw(t, planOf(c.method, strconv.Itoa(seed), sample.DrawStratum{Name: "a", Units: 30}), units)
			var drawn []sample.UnequalUnit
			var values []float64
			for stratum, u := range d.InForce() {
				drawn = append(drawn, sample.UnequalUnit{ID: u.ID, Stratum: stratum, Probability: u.Probability})
				values = append(values, y[u.ID])
			}
			s, err := sample.NewUnequal(drawn, sample.UnequalOptions{Method: c.method})
			if err != nil {
				t.Fatal(err)
			}
			r, err := s.Total(values)
			if err != nil {
				t.Fatal(err)
			}
			if number(t, r.Reading.Low) <= truth && truth <= number(t, r.Reading.High) {
				held += 1 / float64(draws)
			}
			bias += (number(t, r.Reading.Estimate)/truth - 1) / float64(draws)
		}
		if held < 0.95-fixture.Margin(0.95-c.low) || held > 0.95+fixture.Margin(c.high-0.95) || math.Abs(bias) > fixture.Margin(0.002) {
			t.Errorf("%v: %.3f of the intervals hold the truth, the bias is %.4f", c.method, held, bias)
		}
	}
}

func unequalUnits(p ...float64) (units []sample.UnequalUnit) {
	for i, v := range p {
		units = append(units, sample.UnequalUnit{ID: strconv.Itoa(i), Probability: v})
	}
	return units
}

func TestUnequalRefuses(t *testing.T) {
	two := unequalUnits(.5, .4)
	joint := func(a, b, c, d float64) sample.UnequalOptions {
		return sample.UnequalOptions{Joint: [][]float64{{a, b}, {c, d}}}
	}
	with := func(o sample.UnequalOptions, k sample.VarianceKind) sample.UnequalOptions {
		o.Variance = k
		return o
	}
	for _, c := range []struct {
		name    string
		units   []sample.UnequalUnit
		options sample.UnequalOptions
		want    error
	}{
		{"no unit", nil, sample.UnequalOptions{}, sample.ErrNoUnit},
		{"no id", []sample.UnequalUnit{{Probability: .5}}, sample.UnequalOptions{}, sample.ErrMissingID},
		{"an id twice", append(two, two[0]), sample.UnequalOptions{}, sample.ErrDuplicateUnit},
		{"π of 0", unequalUnits(.5, 0), sample.UnequalOptions{}, sample.ErrParameter},
		{"π above 1", unequalUnits(.5, 1.1), sample.UnequalOptions{}, sample.ErrParameter},
		{"π that is no number", unequalUnits(.5, math.NaN()), sample.UnequalOptions{}, sample.ErrParameter},
		{"one unit", unequalUnits(.5), sample.UnequalOptions{}, sample.ErrLonely},
		{"one by chance", unequalUnits(.5, 1), sample.UnequalOptions{}, sample.ErrLonely},
		{"no such kind", two, sample.UnequalOptions{Variance: 9}, sample.ErrOption},
		{"no such method", two, sample.UnequalOptions{Method: 9}, sample.ErrOption},
		{"another interval", two, sample.UnequalOptions{Interval: zhuanhua.IntervalLog}, sample.ErrOption},
		{"a confidence of 1", two, sample.UnequalOptions{Confidence: 1}, sample.ErrOption},
		{"no matrix", two, sample.UnequalOptions{Variance: sample.VarianceYatesGrundy}, sample.ErrParameter},
		{"a short matrix", two, sample.UnequalOptions{Joint: [][]float64{{.5, .2}, {.2}}}, sample.ErrParameter},
		{"another diagonal", two, joint(.4, .2, .2, .4), sample.ErrParameter},
		{"an asymmetric matrix", two, joint(.5, .2, .1, .4), sample.ErrParameter},
		{"a matrix above π", two, joint(.5, .45, .45, .4), sample.ErrParameter},
		{"a matrix of no numbers", two, joint(.5, math.NaN(), math.NaN(), .4), sample.ErrParameter},
		{"a negative matrix", two, joint(.5, -.1, -.1, .4), sample.ErrParameter},
		{"pairs that cannot be", two, joint(.5, 0, 0, .4), sample.ErrJointZero},
		{"pairs that cannot be, by another kind", two, with(joint(.5, 0, 0, .4), sample.VarianceDeville), nil},
		{"no squares", two, sample.UnequalOptions{Variance: sample.VarianceHartleyRao}, sample.ErrParameter},
	} {
		s, err := sample.NewUnequal(c.units, c.options)
		if !errors.Is(err, c.want) || (err != nil) != (s == nil) {
			t.Errorf("%s: %v, %v; want %v", c.name, s, err, c.want)
		}
	}
}

func TestUnequalValuesAreRefused(t *testing.T) {
	s, err := sample.NewUnequal(unequalUnits(.5, .4), sample.UnequalOptions{})
	if err != nil {
		t.Fatal(err)
	}
	ok := []float64{1, 2}
	for _, c := range []struct {
		values []float64
		want   error
	}{{nil, sample.ErrParameter}, {[]float64{1, math.NaN()}, sample.ErrNonfiniteValue}, {[]float64{1, math.Inf(-1)}, sample.ErrNonfiniteValue}, {[]float64{1, 1e31}, sample.ErrRange}} {
		for name, got := range map[string]error{
			"total": second(s.Total(c.values)), "mean": second(s.Mean(c.values)), "ratio": second(s.Ratio(c.values, ok)),
			"growth": second(s.Growth(c.values, ok)), "known": second(s.KnownTotal(c.values, 5)), "variance": second(s.Variance(c.values)),
		} {
			if !errors.Is(got, c.want) {
				t.Errorf("%s of %v: %v, want %v", name, c.values, got, c.want)
			}
		}
	}
	for name, got := range map[string]error{
		"ratio to 0": second(s.Ratio(ok, []float64{0, 0})), "growth from below 0": second(s.Growth([]float64{-1, -1}, ok)),
	} {
		if !errors.Is(got, sample.ErrZeroDenominator) {
			t.Errorf("%s: %v", name, got)
		}
	}
	if _, err := s.KnownTotal(ok, 0); !errors.Is(err, sample.ErrParameter) {
		t.Error(err)
	}
	if r, err := s.Ratio(ok, []float64{-1, -1}); err != nil || number(t, r.Reading.Estimate) >= 0 {
		t.Errorf("a negative denominator: %+v, %v", r, err)
	}
	far, err := sample.NewUnequal(unequalUnits(1e-30, 1e-30), sample.UnequalOptions{Variance: sample.VarianceReplacement})
	if err != nil {
		t.Fatal(err)
	}
	if r, err := far.Total([]float64{1e30, -1e30}); err == nil && !r.Reading.StandardError.IsGiven() {
		t.Errorf("%+v", r)
	}
}

// TestStrataAddUp holds that the variance of strata is the sum of theirs, by every
// kind, and that certain units and the order of the units do not matter.
func TestStrataAddUp(t *testing.T) {
	p := []float64{.2, .3, .4, .55, .7}
	y := []float64{5, 9, 11, 20, 26}
	pairs := func(n int, within func(k, l int) bool) [][]float64 {
		joint := make([][]float64, n)
		for k := range joint {
			joint[k] = make([]float64, n)
			for l := range joint {
				q, r := p[k%5], p[l%5]
				switch {
				case k == l:
					joint[k][l] = q
				case within(k, l):
					joint[k][l] = q * r * .9
				default:
					joint[k][l] = q * r
				}
			}
		}
		return joint
	}
	one, two := unequalUnits(p...), []sample.UnequalUnit{}
	for h := range 2 {
		for i := range p {
			two = append(two, sample.UnequalUnit{ID: fmt.Sprint(h, i), Stratum: strconv.Itoa(h), Probability: p[i]})
		}
	}
	for kind := sample.VarianceCustomary; kind <= sample.VariancePoisson; kind++ {
		a, err := sample.NewUnequal(one, sample.UnequalOptions{Variance: kind, Squares: map[string]float64{"": 1.5}, Joint: pairs(5, func(k, l int) bool { return true })})
		if err != nil {
			t.Fatal(err)
		}
		b, err := sample.NewUnequal(two, sample.UnequalOptions{Variance: kind, Squares: map[string]float64{"0": 1.5, "1": 1.5}, Joint: pairs(10, func(k, l int) bool { return k/5 == l/5 })})
		if err != nil {
			t.Fatal(err)
		}
		va, erra := a.Variance(y)
		vb, errb := b.Variance(slices.Concat(y, y))
		if erra != nil || errb != nil || va == 0 || math.Abs(vb-2*va) > 1e-9*math.Abs(va) {
			t.Errorf("%v: %v and %v; %v %v", kind, va, vb, erra, errb)
		}
	}
	certain, err := sample.NewUnequal(append(slices.Clone(one), sample.UnequalUnit{ID: "c", Probability: 1}), sample.UnequalOptions{})
	if err != nil {
		t.Fatal(err)
	}
	plain, err := sample.NewUnequal(one, sample.UnequalOptions{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := certain.Total(append(slices.Clone(y), 1000))
	if err != nil {
		t.Fatal(err)
	}
	q, err := plain.Total(y)
	if err != nil || math.Abs(number(t, r.Reading.Estimate)-1000-number(t, q.Reading.Estimate)) > 1e-9 || r.Variance != q.Variance || r.Reading.DegreesOfFreedom != 4 {
		t.Errorf("%+v and %+v, %v", r, q, err)
	}
}

func TestUnequalDoesNotDependOnOrder(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := rapid.SliceOfN(rapid.Float64Range(.01, 1), 3, 12).Draw(r, "π")
		y := rapid.SliceOfN(rapid.Float64Range(1, 1e11), len(p), len(p)).Draw(r, "y")
		units := unequalUnits(p...)
		order := rapid.Permutation(units).Draw(r, "order")
		other := make([]float64, len(y))
		for i, u := range order {
			at, _ := strconv.Atoi(u.ID)
			other[i] = y[at]
		}
		for _, kind := range []sample.VarianceKind{sample.VarianceDeville, sample.VarianceBrewer, sample.VariancePoisson, sample.VarianceReplacement, sample.VarianceHajek} {
			a, erra := sample.NewUnequal(units, sample.UnequalOptions{Variance: kind})
			b, errb := sample.NewUnequal(order, sample.UnequalOptions{Variance: kind})
			if (erra == nil) != (errb == nil) {
				r.Fatal(erra, errb)
			}
			if erra != nil {
				continue
			}
			ra, erra := a.Mean(y)
			rb, errb := b.Mean(other)
			if (erra == nil) != (errb == nil) || ra != rb {
				r.Fatalf("%+v, %v; in another order %+v, %v", ra, erra, rb, errb)
			}
		}
	})
}

func TestUnequalIntervals(t *testing.T) {
	y := []float64{10, 22, 31}
	reading := func(o sample.UnequalOptions, p ...float64) sample.UnequalReading {
		t.Helper()
		s, err := sample.NewUnequal(unequalUnits(p...), o)
		if err != nil {
			t.Fatal(err)
		}
		r, err := s.Total(y[:len(p)])
		if err != nil {
			t.Fatal(err)
		}
		return r
	}
	student, normal := reading(sample.UnequalOptions{}, .2, .5, .6), reading(sample.UnequalOptions{Interval: zhuanhua.IntervalNormal}, .2, .5, .6)
	half := func(r sample.UnequalReading) float64 {
		return (number(t, r.Reading.High) - number(t, r.Reading.Low)) / 2 / number(t, r.Reading.StandardError)
	}
	if math.Abs(half(student)-4.302652729911275) > 1e-9 || math.Abs(half(normal)-1.959963984540054) > 1e-12 ||
		student.Reading.Interval != zhuanhua.IntervalStudent || normal.Reading.Interval != zhuanhua.IntervalNormal || student.Reading.Confidence != .95 {
		t.Errorf("%+v and %+v", student, normal)
	}
	if r := reading(sample.UnequalOptions{}, 1, 1); number(t, r.Reading.Low) != 32 || number(t, r.Reading.High) != 32 || number(t, r.Variance) != 0 {
		t.Errorf("a census: %+v", r)
	}
	if r := reading(sample.UnequalOptions{Method: sample.DrawPoisson}, .5); r.Reading.Low.Gap() != zhuanhua.GapNoFreedom || r.By != sample.VariancePoisson {
		t.Errorf("one unit: %+v", r)
	}
	b, err := json.Marshal(student)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]any
	if err := json.Unmarshal(b, &fields); err != nil || fields["by"] != "deville" || fields["variance"] == nil || fields["reading"] == nil {
		t.Errorf("%s, %v", b, err)
	}
}
