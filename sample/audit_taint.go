package sample

import (
	"math"
	"slices"
	"strconv"
)

// TaintBound is the bound of Stringer for the overstated part of an amount (Stringer
// 上限), as shares of it.
type TaintBound struct {
	Basic      float64   `json:"basic"`       // p(0): the bound without any error (基本精确度)
	Increments []float64 `json:"increments"`  // p(j) − p(j−1) of each overstatement, the largest taint first
	Taints     []float64 `json:"taints"`      // in that order, at most 1
	Rate       float64   `json:"rate"`        // p(0) + Σ increment × taint
	LikelyRate float64   `json:"likely_rate"` // Σ taint / n (最可能差错率)
	Under      int       `json:"under"`       // understatements, which are left out
}

// maxTaints bounds the misstated items of a sample.
const maxTaints = 100_000

// Stringer returns the bound of the overstatement of an amount from a sample of n
// monetary units. A taint is the overstated part of the item that a sampled unit lies
// in, (reported − right) / reported; above 1 it counts as 1. Taints below 0 are
// understatements: they reduce nothing, and are evaluated by a call of their own with
// their signs turned. The bound is a share of the amount sampled and, with
// [TaintPoisson] and many errors, may exceed 1.
//
// The errors are [Error]: ErrOption for a model or confidence, ErrParameter for n
// outside 1 to 10⁹ or fewer units than taints, ErrNonfiniteValue for a taint that is
// no number, ErrRange for more than 100,000 taints other than 0.
//
// Source: Stringer (1963); Leslie, Teitlebaum and Anderson, Dollar-Unit Sampling (1979).
//
// Clause: CP24-6.3
func Stringer(taints []float64, n int64, confidence float64, model TaintModel) (TaintBound, error) {
	confidence, err := confidenceOf(confidence)
	switch {
	case err != nil:
		return TaintBound{}, err
	case model > TaintBinomial:
		return TaintBound{}, fault(ErrOption, "", "", model.String())
	case n < 1 || n > MaxSize || int64(len(taints)) > n:
		return TaintBound{}, fault(ErrParameter, "", "", strconv.FormatInt(n, 10))
	}
	b := TaintBound{Taints: []float64{}, Increments: []float64{}}
	for _, t := range taints {
		switch {
		case math.IsNaN(t) || math.IsInf(t, 0):
			return TaintBound{}, fault(ErrNonfiniteValue, "", "", decimals(t))
		case t < 0:
			b.Under++
		case t > 0:
			b.Taints = append(b.Taints, min(t, 1))
		}
	}
	if len(b.Taints) > maxTaints {
		return TaintBound{}, fault(ErrRange, "", "", strconv.Itoa(len(b.Taints)))
	}
	slices.SortFunc(b.Taints, descending)
	limits := taintLimits(len(b.Taints), n, confidence, model)
	b.Basic = limits[0]
	var bound, likely sum
	bound.add(b.Basic)
	for j, t := range b.Taints {
		b.Increments = append(b.Increments, limits[j+1]-limits[j])
		bound.addProduct(b.Increments[j], t)
		likely.add(t)
	}
	b.Rate, b.LikelyRate = bound.value(), likely.value()/float64(n)
	return b, nil
}

func descending(x, y float64) int {
	switch {
	case x > y:
		return -1
	case x < y:
		return 1
	}
	return 0
}

// taintLimits returns the upper limits of the rate for 0 to k errors in n units.
func taintLimits(k int, n int64, confidence float64, model TaintModel) []float64 {
	limits := make([]float64, k+1)
	for j := range limits {
		x := float64(j)
		switch {
		case model == TaintPoisson:
			limits[j] = poissonFactor(confidence, x) / float64(n)
		case int64(j) < n:
			limits[j], _ = betaQuantile(confidence, x+1, float64(n)-x)
		default:
			limits[j] = 1
		}
	}
	return limits
}

// PoissonFactors returns the reliability factors of 0 to most errors: the Poisson
// means with which no more errors have the probability 1 − confidence (可靠性系数).
//
// The errors are [Error]: ErrOption for a confidence, ErrParameter for most outside 0
// to 100,000.
//
// Clause: CP24-6.3
func PoissonFactors(most int, confidence float64) ([]float64, error) {
	confidence, err := confidenceOf(confidence)
	if err != nil {
		return nil, err
	}
	if most < 0 || most > maxTaints {
		return nil, fault(ErrParameter, "", "", strconv.Itoa(most))
	}
	return taintLimits(most, 1, confidence, TaintPoisson), nil
}
