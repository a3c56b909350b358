package sample

import (
	"math"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// AllocationStratum is a stratum to which a part of a sample is allocated.
type AllocationStratum struct {
	Stratum           // the size may be 0: nothing is drawn from it
	Deviation float64 // S_h, the standard deviation of what is measured; 0 or more
	Cost      float64 // c_h of asking one unit, above 0; asked by AllocationCost, in any unit, and by a Budget, in yuan to the fen
	Measure   float64 // X_h, importance, such as the total known; 0 or more; asked by AllocationPower alone
	CV        float64 // S_h over the mean; 0 or more; asked by AllocationPower alone

	// Min and Max bound the units drawn; both end at the stratum's size. Not given: two
	// units, so that the stratum shows a variance, and the whole stratum.
	Min, Max zhuanhua.Given[int64]
}

// Allocator divides samples of any size among strata (样本分配). It never changes;
// the zero Allocator has no strata.
type Allocator struct {
	rule     AllocationRule
	strata   []AllocationStratum
	spread   []float64 // N_h S_h
	share    []float64 // what the rule is proportional to
	low      []float64 // whole numbers
	high     []float64
	total    int64 // Σ N_h
	least    int64 // Σ low
	greatest int64 // Σ high
}

// maxStrata bounds the strata of an allocation, so that sums stay whole numbers of
// 63 bits.
const maxStrata = 50_000

// NewAllocator returns the allocator of a rule over strata, which keep their order in
// every result. The power q, from 0 to 1, is asked by [AllocationPower] alone.
//
// The errors are [Error]: ErrOption for no such rule; ErrParameter or ErrRange for a
// size, deviation, cost or measure that is none (10⁻³⁰ to 10³⁰, or 0 where it may be);
// ErrInfeasible for a minimum above the maximum; ErrNoUnit for no strata, and
// ErrDuplicateStratum for a name given twice. Names may be left out.
//
// Clause: CZ23-A3c
func NewAllocator(rule AllocationRule, q float64, strata ...AllocationStratum) (*Allocator, error) {
	switch {
	case rule == AllocationNone || rule > AllocationCost:
		return nil, fault(ErrOption, "", "", rule.String())
	case rule == AllocationPower && !(q >= 0 && q <= 1):
		return nil, fault(ErrParameter, "", "", decimals(q))
	case len(strata) == 0:
		return nil, fault(ErrNoUnit, "", "", "")
	case len(strata) > maxStrata:
		return nil, fault(ErrRange, "", "", strconv.Itoa(len(strata)))
	}
	a := &Allocator{rule: rule}
	names := make(map[string]struct{}, len(strata))
	for _, s := range strata {
		if _, twice := names[s.Name]; twice && s.Name != "" {
			return nil, fault(ErrDuplicateStratum, s.Name, "", "")
		}
		names[s.Name] = struct{}{}
		if err := a.add(s, q); err != nil {
			return nil, err
		}
	}
	return a, nil
}

// add takes a stratum in.
func (a *Allocator) add(s AllocationStratum, q float64) error {
	if s.Size < 0 || s.Size > MaxSize {
		return fault(ErrSizeRange, s.Name, "", strconv.FormatInt(s.Size, 10))
	}
	for _, v := range s.asked(a.rule) {
		if err := v.fault(); err != nil {
			return fault(err, s.Name, "", decimals(v.value))
		}
	}
	least, most := min(s.Min.Or(2), s.Size), min(s.Max.Or(s.Size), s.Size)
	if least < 0 || least > most {
		return fault(ErrInfeasible, s.Name, "", strconv.FormatInt(s.Min.Or(2), 10))
	}
	a.strata = append(a.strata, s)
	a.spread = append(a.spread, float64(s.Size)*s.Deviation)
	a.share = append(a.share, a.shareOf(&s, q))
	a.low, a.high = append(a.low, float64(least)), append(a.high, float64(most))
	a.total, a.least, a.greatest = a.total+s.Size, a.least+least, a.greatest+most
	return nil
}

// measured is a number that a rule asks of a stratum.
type measured struct {
	value    float64
	positive bool // 0 is none
}

func (m measured) fault() error {
	switch {
	case math.IsNaN(m.value), m.value < 0, m.positive && m.value == 0:
		return ErrParameter
	case !inRange(m.value):
		return ErrRange
	}
	return nil
}

// asked returns the numbers that matter to the rule. The deviation always does: the
// variance is told with every allocation.
func (s *AllocationStratum) asked(rule AllocationRule) []measured {
	switch rule {
	case AllocationPower:
		return []measured{{s.Deviation, false}, {s.Measure, false}, {s.CV, false}}
	case AllocationCost:
		return []measured{{s.Deviation, false}, {s.Cost, true}}
	}
	return []measured{{s.Deviation, false}}
}

// shareOf returns what the stratum's part is proportional to.
func (a *Allocator) shareOf(s *AllocationStratum, q float64) float64 {
	spread := float64(s.Size) * s.Deviation
	switch {
	case s.Size == 0:
		return 0
	case a.rule == AllocationEqual:
		return 1
	case a.rule == AllocationProportional:
		return float64(s.Size)
	case a.rule == AllocationPower:
		return s.CV * math.Pow(s.Measure, q)
	case a.rule == AllocationCost:
		return spread / math.Sqrt(s.Cost)
	}
	return spread
}

// feasible tells whether a sample of n units keeps the bounds.
func (a *Allocator) feasible(n int64) error {
	if len(a.strata) == 0 {
		return fault(ErrNoUnit, "", "", "")
	}
	if n < 1 || n < a.least || n > a.greatest {
		return fault(ErrInfeasible, "", "", strconv.FormatInt(n, 10))
	}
	return nil
}
