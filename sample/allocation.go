package sample

import (
	"math"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Allocation is a sample divided among strata (样本分配).
type Allocation struct {
	Units  int64              `json:"units"` // drawn in all: the sum of those of the strata
	Strata []AllocatedStratum `json:"strata"`

	// Variance is that of the estimated total, Σ N_h S_h² (N_h − n_h) / n_h. It is
	// absent where nothing is drawn from a stratum that has units of different size.
	Variance zhuanhua.SurveyNumber `json:"variance"`
}

// AllocatedStratum is what a stratum gets.
type AllocatedStratum struct {
	Stratum
	Units int64          `json:"units"`
	Hold  AllocationHold `json:"hold"`
}

// allocation tells what whole numbers of units mean.
func (a *Allocator) allocation(units []int64) Allocation {
	out := Allocation{Strata: make([]AllocatedStratum, len(units))}
	for h, n := range units {
		s := AllocatedStratum{Stratum: a.strata[h].Stratum, Units: n}
		switch {
		case n == s.Size:
			s.Hold = HoldCensus
		case float64(n) == a.high[h]:
			s.Hold = HoldMaximum
		case float64(n) == a.low[h]:
			s.Hold = HoldMinimum
		}
		out.Strata[h], out.Units = s, out.Units+n
	}
	out.Variance = zhuanhua.NewSurveyNumber(a.variance(units))
	return out
}

// variance returns the variance of the total, infinite where a stratum of some spread
// has no unit.
func (a *Allocator) variance(units []int64) float64 {
	var total sum
	for h, n := range units {
		if a.spread[h] == 0 {
			continue
		}
		if n == 0 {
			return math.Inf(1)
		}
		total.add(a.spread[h] * a.strata[h].Deviation * (float64(a.strata[h].Size-n) / float64(n)))
	}
	return total.value()
}

// Variance returns the variance of the estimated total for parts of any size, such as
// those of [Allocator.Continuous]. It is absent where a stratum of some spread has
// none, and where the parts are not one for each stratum.
func (a *Allocator) Variance(parts []float64) zhuanhua.SurveyNumber {
	if len(parts) != len(a.strata) {
		return zhuanhua.NoSurveyNumber(zhuanhua.GapOutOfRange)
	}
	var total sum
	for h, n := range parts {
		if a.spread[h] == 0 {
			continue
		}
		if !(n > 0) {
			return zhuanhua.NoSurveyNumber(zhuanhua.GapOutOfRange)
		}
		total.add(a.spread[h] * a.strata[h].Deviation * ((float64(a.strata[h].Size) - n) / n))
	}
	return zhuanhua.NewSurveyNumber(total.value())
}

// ForVariance returns an allocation by the rule whose estimated total has at most that
// variance, and with one unit less has not. By Neyman's rule no smaller sample has; by
// a rule whose parts are rounded a stratum may lose a unit as the sample grows, so that
// at times one a few units smaller has, too. A variance of 0 needs every unit of the
// strata that have a spread.
//
// The errors are [Error]: ErrParameter for a variance below 0 or not finite,
// ErrInfeasible where the maxima do not admit it.
//
// Clause: CZ23-A3c
func (a *Allocator) ForVariance(variance float64) (Allocation, error) {
	if !(variance >= 0 && variance <= math.MaxFloat64) {
		return Allocation{}, fault(ErrParameter, "", "", decimals(variance))
	}
	if err := a.feasible(max(a.greatest, 1)); err != nil {
		return Allocation{}, err
	}
	n := search(max(a.least, 1), a.greatest, func(n int64) bool { return a.variance(a.whole(n)) <= variance })
	units := a.whole(n)
	if !(a.variance(units) <= variance) {
		return Allocation{}, fault(ErrInfeasible, "", "", decimals(variance))
	}
	return a.allocation(units), nil
}

// ForCV returns the allocation of [Allocator.ForVariance] with which a total of that size
// is estimated with at most that coefficient of variation (0.05 is 5 %). The errors are
// the same.
//
// Clause: CZ23-A3c
func (a *Allocator) ForCV(cv, total float64) (Allocation, error) {
	if !(cv >= 0) || !inRange(cv) || !inRange(total) || total == 0 {
		return Allocation{}, fault(ErrParameter, "", "", decimals(cv))
	}
	se := cv * total
	return a.ForVariance(se * se)
}

// UnboundedSize returns the size of Neyman's sample of that variance without regard to
// bounds and whole units, (Σ N_h S_h)² / (V + Σ N_h S_h²): a first idea, at times far
// too small.
//
// Source: Cochran, Sampling Techniques, 5.9.
func (a *Allocator) UnboundedSize(variance float64) zhuanhua.SurveyNumber {
	var squares sum
	for h, v := range a.spread {
		squares.add(v * a.strata[h].Deviation)
	}
	spread := add(a.spread)
	if spread == 0 && variance >= 0 {
		return zhuanhua.NewSurveyNumber(0)
	}
	if !(variance >= 0) {
		return zhuanhua.NoSurveyNumber(zhuanhua.GapOutOfRange)
	}
	return zhuanhua.NewSurveyNumber(spread / (variance + squares.value()) * spread)
}

// search returns the smallest number from low on for which a condition holds that,
// once it holds, goes on holding; high where it holds for none below.
func search(low, high int64, holds func(int64) bool) int64 {
	for low < high {
		if middle := low + (high-low)/2; holds(middle) {
			high = middle
		} else {
			low = middle + 1
		}
	}
	return low
}
