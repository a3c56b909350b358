package sample_test

import (
	"errors"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// Domains that cut across strata and parks vary together: the variance of a sum is
// the sum of all covariances, and a contrast has it.
func TestContrastsHaveTheJointError(t *testing.T) {
	for seed := range uint64(60) {
		random := rand.New(rand.NewPCG(seed, 16))
		rows := randomParks(random, true)
		d := parksOf(t, rows, sample.Options{Gaps: sample.GapsTold, Lonely: sample.LonelyCertain})
		group := func(m *member) string { return string("abc"[int(m.before)%3]) }
		joint, err := d.By(sample.TotalOf(nowOf, nil), group)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.IsSorted(joint.Domains) || len(joint.Domains) != len(joint.Readings) {
			t.Fatalf("%v", joint.Domains)
		}
		coefficients, variance := make([]float64, len(joint.Domains)), 0.0
		for i := range coefficients {
			coefficients[i] = random.NormFloat64()
		}
		for i, name := range joint.Domains {
			own, err := d.Total(nowOf, func(m *member) bool { return group(m) == name })
			if err != nil || own != joint.Readings[i] {
				t.Errorf("%s: %+v, alone %+v, %v", name, joint.Readings[i], own, err)
			}
			se := number(t, own.StandardError)
			near(t, "variance", number(t, joint.Covariance(i, i)), se*se, 1e-12)
			for k := range joint.Domains {
				near(t, "symmetry", number(t, joint.Covariance(i, k)), number(t, joint.Covariance(k, i)), 1e-12)
				variance += coefficients[i] * coefficients[k] * number(t, joint.Covariance(i, k))
			}
		}
		contrast, err := joint.Contrast(coefficients...)
		if err != nil || contrast.Method != zhuanhua.SurveyContrast {
			t.Fatalf("%+v, %v", contrast, err)
		}
		near(t, "contrast", number(t, contrast.StandardError), math.Sqrt(variance), 1e-9)
		ones := slices.Repeat([]float64{1}, len(joint.Domains))
		all, err := joint.Contrast(ones...)
		if err != nil {
			t.Fatal(err)
		}
		total, err := d.Total(nowOf, nil)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "the whole", number(t, all.Estimate), number(t, total.Estimate), 1e-13)
		near(t, "its error", number(t, all.StandardError), number(t, total.StandardError), 1e-12)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// Adjusted weights have joint errors too, those of the response among them.
func TestAdjustedContrasts(t *testing.T) {
	rows := randomWeighted(rand.New(rand.NewPCG(2, 17)))
	for name, adjust := range adjustments {
		if name == "post-strata" || name == "linear" || name == "scaled" {
			continue
		}
		d, err := adjust(weightedDesign(t, rows))
		if err != nil {
			t.Fatal(err)
		}
		joint, err := d.Jointly(sample.TotalOf(weightedBefore, nil), sample.TotalOf(weightedAfter, nil))
		if err != nil {
			t.Fatal(err)
		}
		contrast, err := joint.Contrast(-1, 1)
		if err != nil {
			t.Fatal(err)
		}
		c, err := d.Growth(weightedBefore, weightedAfter, nil)
		if err != nil {
			t.Fatal(err)
		}
		near(t, name, number(t, contrast.StandardError), number(t, c.Difference.StandardError), 1e-9)
		near(t, name, number(t, joint.Covariance(0, 1)), number(t, c.Covariance), 1e-9)
		variance := number(t, joint.Covariance(0, 0)) + number(t, joint.Covariance(1, 1)) - 2*number(t, joint.Covariance(0, 1))
		near(t, name, number(t, contrast.StandardError), math.Sqrt(variance), 1e-9)
		r, ratios, err := d.SeparateRatioTotal(weightedAfter, weightedBefore, map[string]float64{"h0": 5000, "h1": 7000})
		if err != nil || len(ratios) != 2 {
			t.Fatal(err)
		}
		separate := 0.0
		for i, size := range []float64{5000, 7000} {
			separate += size * number(t, ratios[i].Ratio.Estimate)
		}
		near(t, name, number(t, r.Estimate), separate, 1e-12)
	}
}

func TestContrastsRefused(t *testing.T) {
	rows := surveyOf(7)
	d := designOf(t, rows, sample.Options{})
	joint, err := d.By(sample.MeanOf(after, nil), func(a *answer) string {
		return map[bool]string{true: "long", false: ""}[len(a.id) > 1]
	})
	if err != nil || len(joint.Domains) != 1 || joint.Readings[0].Respondents != 10 {
		t.Fatalf("%+v, %v", joint, err)
	}
	for _, coefficients := range [][]float64{nil, {1, 1}, {math.NaN()}, {math.Inf(1)}, {1e31}} {
		if r, err := joint.Contrast(coefficients...); !errors.Is(err, sample.ErrContrast) || r != (zhuanhua.SurveyReading{}) {
			t.Errorf("%v gives %v", coefficients, err)
		}
	}
	if joint.Covariance(0, 1).IsGiven() || joint.Covariance(-1, 0).IsGiven() {
		t.Error("a covariance with nothing")
	}
	bad := func(*answer) zhuanhua.Given[float64] { return zhuanhua.Given[float64]{} }
	_, err1 := d.Estimate(sample.Estimand[answer]{})
	_, err2 := d.Jointly(sample.Estimand[answer]{})
	_, err3 := d.By(sample.TotalOf(bad, nil), func(a *answer) string { return a.id })
	_, err4 := d.DesignEffectOf(sample.Estimand[answer]{}, sample.WithoutReplacement)
	_, err5 := d.DesignEffectOf(sample.TotalOf(after, nil), 2)
	_, err6 := d.Influences(sample.TotalOf(bad, nil))
	for i, want := range []error{sample.ErrOption, sample.ErrOption, sample.ErrMissingValue, sample.ErrOption, sample.ErrOption, sample.ErrMissingValue} {
		if err := []error{err1, err2, err3, err4, err5, err6}[i]; !errors.Is(err, want) {
			t.Errorf("%d: %v, want %v", i, err, want)
		}
	}
	zero := func(*answer) zhuanhua.Given[float64] { return zhuanhua.Value(0.0) }
	if _, err := d.By(sample.RatioOf(after, zero, nil), func(*answer) string { return "all" }); !errors.Is(err, sample.ErrZeroDenominator) {
		t.Errorf("a ratio to nothing gives %v", err)
	}
	if _, err := d.Influences(sample.RatioOf(after, zero, nil)); !errors.Is(err, sample.ErrZeroDenominator) {
		t.Errorf("influences on a ratio to nothing give %v", err)
	}
	lenient, err := d.With(told)
	if err != nil {
		t.Fatal(err)
	}
	gaps, err := lenient.Jointly(sample.TotalOf(after, nil), sample.RatioOf(after, zero, nil))
	if err != nil {
		t.Fatal(err)
	}
	base := zhuanhua.GapZeroBase
	if r, err := gaps.Contrast(1, -1); err != nil || gapsOf(r) != (wantGaps{base, base, base}) || gaps.Covariance(0, 1).Gap() != base {
		t.Errorf("%+v, %v", r, err)
	}
}

// The design effect of a mean is that of the total of deviations; with replacement
// the simple sample varies more.
func TestDesignEffectsOfEstimands(t *testing.T) {
	rows := surveyOf(7)
	d := designOf(t, rows, sample.Options{})
	for _, what := range []sample.Estimand[answer]{sample.MeanOf(after, nil), sample.ProportionOf(has, nil)} {
		effect, err := d.DesignEffectOf(what, sample.WithoutReplacement)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "without replacement", number(t, effect), 1, 1e-12)
		if effect, err = d.DesignEffectOf(what, sample.WithReplacement); err != nil {
			t.Fatal(err)
		}
		near(t, "with replacement", number(t, effect), 0.8, 1e-12)
	}
}

func TestClopperPearson(t *testing.T) {
	d := designOf(t, surveyOf(7), sample.Options{Interval: zhuanhua.IntervalClopperPearson})
	r, err := d.Proportion(has, nil)
	if err != nil || r.Interval != zhuanhua.IntervalClopperPearson {
		t.Fatalf("%+v, %v", r, err)
	}
	// At the bounds 7 or more, and 7 or fewer, of 20 have a probability of 0.025.
	tail := func(p float64, from, to int) (sum float64) {
		for x := from; x <= to; x++ {
			choose, _ := new(big.Float).SetInt(new(big.Int).Binomial(20, int64(x))).Float64()
			sum += choose * math.Pow(p, float64(x)) * math.Pow(1-p, float64(20-x))
		}
		return sum
	}
	near(t, "low", tail(number(t, r.Low), 7, 20), 0.025, 1e-9)
	near(t, "high", tail(number(t, r.High), 0, 7), 0.025, 1e-9)
	alone := []answer{{"1", "a", 1, false, 1, 1}, {"2", "b", 1, false, 1, 0}}
	if r, err = designOf(t, alone, sample.Options{Interval: zhuanhua.IntervalClopperPearson}).Proportion(has, nil); err != nil || !r.Low.IsGiven() {
		t.Errorf("without degrees of freedom: %+v, %v", r, err)
	}
}
