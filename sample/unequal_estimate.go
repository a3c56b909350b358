package sample

import (
	"math"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Total estimates the total Ŷ = Σ y/π (Horvitz and Thompson's). Its errors are those
// of a [Variable], [ErrParameter] where there are not as many values as units,
// [ErrNegativeVariance], and [ErrRange].
//
// Source: Särndal, Swensson and Wretman, 2.8.
//
// Clause: CZ23-A3c
func (s *Unequal) Total(y []float64) (UnequalReading, error) {
	if err := s.check(y); err != nil {
		return UnequalReading{}, err
	}
	return s.reading(zhuanhua.SurveyTotal, s.expand(y), y)
}

// Size estimates how many units the population has, N̂ = Σ 1/π.
func (s *Unequal) Size() float64 { return s.expand(nil) }

// Mean estimates the mean Ŷ/N̂ (Hájek's), with u = (y−ȳ)/N̂. Its errors are those of
// Total.
//
// Source: Särndal, Swensson and Wretman, 5.7.
func (s *Unequal) Mean(y []float64) (UnequalReading, error) {
	return s.mean(zhuanhua.SurveyMean, y, 1)
}

// KnownTotal estimates the total as the known number of units times the mean,
// N·Ŷ/N̂: where the size of the sample is left to chance, far better than Total. Its
// errors are those of Total, and [ErrParameter] for a size below 1.
func (s *Unequal) KnownTotal(y []float64, size int64) (UnequalReading, error) {
	if size < 1 {
		return UnequalReading{}, fault(ErrParameter, "", "", strconv.FormatInt(size, 10))
	}
	return s.mean(zhuanhua.SurveyTotal, y, float64(size))
}

func (s *Unequal) mean(method zhuanhua.SurveyMethod, y []float64, times float64) (UnequalReading, error) {
	if err := s.check(y); err != nil {
		return UnequalReading{}, err
	}
	size := s.Size()
	mean := s.expand(y) / size
	u := make([]float64, len(y))
	for i := range y {
		u[i] = times * (y[i] - mean) / size
	}
	return s.reading(method, float64(times*mean), u)
}

// Ratio estimates the ratio of two totals R = Ŷ/X̂, with u = (y−R·x)/X̂. Its errors
// are those of Total, and [ErrZeroDenominator].
func (s *Unequal) Ratio(y, x []float64) (UnequalReading, error) {
	return s.ratio(zhuanhua.SurveyRatio, y, x, 0)
}

// Growth estimates the growth between two years on the same units, the ratio of the
// totals less one. Its errors are those of Ratio; a base below 0 is
// [ErrZeroDenominator], too.
//
// Clause: CZ23-A3c
func (s *Unequal) Growth(before, after []float64) (UnequalReading, error) {
	return s.ratio(zhuanhua.SurveyGrowth, after, before, 1)
}

func (s *Unequal) ratio(method zhuanhua.SurveyMethod, y, x []float64, less float64) (UnequalReading, error) {
	for _, values := range [...][]float64{y, x} {
		if err := s.check(values); err != nil {
			return UnequalReading{}, err
		}
	}
	base := s.expand(x)
	if base == 0 || base < 0 && method == zhuanhua.SurveyGrowth {
		return UnequalReading{}, fault(ErrZeroDenominator, "", "", "")
	}
	ratio := s.expand(y) / base
	u := make([]float64, len(y))
	for i := range y {
		u[i] = (y[i] - float64(ratio*x[i])) / base
	}
	return s.reading(method, ratio-less, u)
}

// check refuses values that are not as many as the units or out of their range.
func (s *Unequal) check(values []float64) error {
	if len(values) != len(s.units) {
		return fault(ErrParameter, "", "", strconv.Itoa(len(values)))
	}
	for i, v := range values {
		if kind := faultOf(v, true); kind != nil {
			return fault(kind, s.units[i].Stratum, s.units[i].ID, decimals(v))
		}
	}
	return nil
}

// expand returns Σ y/π; of no values Σ 1/π.
func (s *Unequal) expand(y []float64) float64 {
	var t sum
	for i := range s.units {
		v := 1.0
		if y != nil {
			v = y[i]
		}
		t.add(v / s.units[i].Probability)
	}
	return t.value()
}

// reading puts its error and interval to an estimate that was made linear.
func (s *Unequal) reading(method zhuanhua.SurveyMethod, estimate float64, u []float64) (UnequalReading, error) {
	v := s.variance(u)
	if math.IsNaN(v) || math.IsInf(v, 0) || math.IsNaN(estimate) || math.IsInf(estimate, 0) {
		return UnequalReading{}, fault(ErrRange, "", "", "")
	}
	if v < 0 {
		return UnequalReading{}, fault(ErrNegativeVariance, "", "", decimals(v))
	}
	se := math.Sqrt(v)
	r := zhuanhua.SurveyReading{
		Method: method, Estimate: zhuanhua.NewSurveyNumber(estimate), StandardError: zhuanhua.NewSurveyNumber(se),
		Interval: s.options.Interval, Confidence: s.options.Confidence, DegreesOfFreedom: s.DegreesOfFreedom(),
		Respondents: len(s.units), SampleRespondents: len(s.units),
	}
	p := (1 + s.options.Confidence) / 2
	switch {
	case s.options.Interval == zhuanhua.IntervalNormal:
		r.Low, r.High = around(estimate, se, normalQuantile(p))
	case len(s.cells) == 0: // all are certain
		r.Interval = zhuanhua.IntervalStudent
		r.Low, r.High = bounds(estimate, estimate)
	case r.DegreesOfFreedom < 1:
		r.Interval = zhuanhua.IntervalStudent
		r.Low, r.High = none(zhuanhua.GapNoFreedom)
	default:
		r.Interval = zhuanhua.IntervalStudent
		r.Low, r.High = around(estimate, se, studentQuantile(p, float64(r.DegreesOfFreedom)))
	}
	return UnequalReading{r, zhuanhua.NewSurveyNumber(v), s.kind, s.caution()}, nil
}

func around(estimate, se, q float64) (low, high zhuanhua.SurveyNumber) {
	return bounds(estimate-float64(q*se), estimate+float64(q*se))
}

// DegreesOfFreedom returns the units that are not certain, less the strata that have
// such.
func (s *Unequal) DegreesOfFreedom() int {
	n := -len(s.cells)
	for _, cell := range s.cells {
		n += len(cell)
	}
	return n
}
