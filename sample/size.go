package sample

import (
	"math"

	"github.com/zhuanhua-rules/zhuanhua"
)

// SizePlan is what sample sizes are computed for (样本量测算). The zero SizePlan asks
// for 95 % confidence in a simple random sample from a population without end of which
// everybody answers.
type SizePlan struct {
	Confidence   float64               // 0 is 0.95, otherwise 0.5 to 0.999999
	Population   zhuanhua.Given[int64] // N; 1 to 10⁹; not given: without end
	DesignEffect float64               // variance over that of a simple random sample; 0 is 1, otherwise 0.01 to 1000
	Response     float64               // share expected to answer; 0 is 1, otherwise 0.001 to 1
}

// Size is a sample size and how it came about.
type Size struct {
	Quantile float64 `json:"quantile"` // z, of the normal distribution
	Initial  float64 `json:"initial"`  // n₀, from a population without end
	Raw      float64 `json:"raw"`      // with the population correction, not yet a whole number
	Net      int64   `json:"net"`      // answers of a simple random sample that are needed; at least 1
	Gross    int64   `json:"gross"`    // units to draw: Raw times the design effect over the response, a whole number, at most N

	// Margin is what Net answers of a simple random sample reach, in the unit of the
	// margin asked for; 0 where all of the population answers.
	Margin float64 `json:"margin"`

	// Capped: more units would be needed than there are. All are drawn, and the margin
	// is not reached where some do not answer.
	Capped bool `json:"capped"`
}

// Notes returns what is to be known of the size.
func (s Size) Notes() []zhuanhua.Note {
	if !s.Capped {
		return []zhuanhua.Note{}
	}
	return []zhuanhua.Note{{Code: "size-capped", Clause: "CZ23-A3c", Text: zhuanhua.Text{
		Zh: "所需样本量超过总体，应全数调查；有单位不回答时达不到要求的误差",
		En: "more units are needed than there are: draw all; the margin is missed where some do not answer",
	}}}
}

// Mean returns the size for a mean: deviation is the standard deviation of a unit's
// figure, margin half the width of the interval, both in its unit and 10⁻³⁰ to 10³⁰
// (a deviation of 0 is fine).
//
//	n₀ = (z S / e)²    n = n₀ / (1 + n₀/N)
//
// The errors are [Error]: ErrOption for a confidence, ErrSizeRange for a population,
// ErrParameter for any other number that means nothing, ErrRange for one beyond the
// bounds and for a size above 10⁹.
//
// Source: Cochran, Sampling Techniques, 4.6.
//
// Clause: CZ23-A3c
func (p SizePlan) Mean(deviation, margin float64) (Size, error) {
	if err := firstFault(measured{deviation, false}, measured{margin, true}); err != nil {
		return Size{}, err
	}
	return p.size(func(z float64) float64 { return square64(z * deviation / margin) }, 0, func(s *Size, population float64) {
		s.Margin = s.Quantile * deviation * root(1/float64(s.Net)-1/population)
	})
}

// Total returns the size for a total, whose margin is that of the mean times the
// population, which must be given. Errors are those of [SizePlan.Mean].
//
// Clause: CZ23-A3c
func (p SizePlan) Total(deviation, margin float64) (Size, error) {
	population, given := p.Population.Get()
	if !given {
		return Size{}, fault(ErrMissingSize, "", "", "")
	}
	s, err := p.Mean(deviation, margin/float64(max(population, 1)))
	s.Margin *= float64(population)
	return s, err
}

// Relative returns the size for a mean or a total and a margin relative to it (0.1 is
// 10 %); cv is the standard deviation over the mean. Errors are those of
// [SizePlan.Mean].
//
// Clause: CZ23-A3c
func (p SizePlan) Relative(cv, margin float64) (Size, error) { return p.Mean(cv, margin) }

// Proportion returns the size for a share p of the population, between 0 and 1, and a
// margin of it, above 0 and below 1 (0.05 is five points).
//
//	n₀ = z² p (1−p) / e²    n = n₀ / (1 + (n₀−1)/N)
//
// Errors are those of [SizePlan.Mean].
//
// Source: Cochran, Sampling Techniques, 4.4.
//
// Clause: CZ23-A3c
func (p SizePlan) Proportion(share, margin float64) (Size, error) {
	if err := firstFault(measured{share, true}, measured{margin, true}, measured{1 - share, true}, measured{1 - margin, true}); err != nil {
		return Size{}, err
	}
	spread := share * (1 - share)
	return p.size(func(z float64) float64 { return square64(z/margin) * spread }, 1, func(s *Size, population float64) {
		correction := 1.0
		if !math.IsInf(population, 1) {
			correction = (population - float64(s.Net)) / max(population-1, 1)
		}
		s.Margin = s.Quantile * root(spread/float64(s.Net)*correction)
	})
}

// firstFault returns the error of the first number that is none.
func firstFault(list ...measured) error {
	for _, m := range list {
		if err := m.fault(); err != nil {
			return fault(err, "", "", decimals(m.value))
		}
	}
	return nil
}

func square64(v float64) float64 { return v * v }

// size computes the sizes from n₀ = initial(z), with the population correction
// n₀ / (1 + (n₀ − less)/N).
func (p SizePlan) size(initial func(z float64) float64, less float64, margin func(*Size, float64)) (Size, error) {
	p, err := p.validate()
	if err != nil {
		return Size{}, err
	}
	population := math.Inf(1)
	if n, given := p.Population.Get(); given {
		population = float64(n)
	}
	s := Size{Quantile: normalQuantile((1 + p.Confidence) / 2)}
	s.Initial = initial(s.Quantile)
	s.Raw = s.Initial / (1 + (s.Initial-less)/population)
	gross := s.Raw * p.DesignEffect / p.Response
	if population > MaxSize && !(max(s.Raw, gross) <= MaxSize) {
		return Size{}, fault(ErrRange, "", "", decimals(gross))
	}
	s.Net = int64(min(max(math.Ceil(s.Raw), 1), population))
	s.Capped = math.Ceil(gross) > population
	s.Gross = int64(min(max(math.Ceil(gross), 1), population))
	margin(&s, population)
	return s, nil
}

// validate returns the plan with what was left out filled in.
func (p SizePlan) validate() (SizePlan, error) {
	confidence, err := confidenceOf(p.Confidence)
	if err != nil {
		return p, err
	}
	p.Confidence = confidence
	if p.DesignEffect == 0 {
		p.DesignEffect = 1
	}
	if p.Response == 0 {
		p.Response = 1
	}
	n, given := p.Population.Get()
	switch {
	case given && (n < 1 || n > MaxSize):
		return p, fault(ErrSizeRange, "", "", decimals(float64(n)))
	case !(p.DesignEffect >= 0.01 && p.DesignEffect <= 1000):
		return p, fault(ErrParameter, "", "", decimals(p.DesignEffect))
	case !(p.Response >= 0.001 && p.Response <= 1):
		return p, fault(ErrParameter, "", "", decimals(p.Response))
	}
	return p, nil
}

// confidenceOf returns a confidence, the customary one for 0.
func confidenceOf(c float64) (float64, error) {
	options, err := Options{Confidence: c}.validate()
	return options.Confidence, err
}
