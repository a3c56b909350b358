package sample

import (
	"math"
	"slices"
	"sort"
	"strconv"
)

// Unbounded returns the parts of a sample of n units by the rule alone, which add up
// to n and may be below a stratum's minimum or above its size. Where the rule gives no
// stratum anything (every deviation is 0), they are proportional to the sizes.
//
// The errors are [Error]: ErrParameter for n below 0 or above 5 × 10¹³, ErrInfeasible for
// strata that are all empty.
func (a *Allocator) Unbounded(n int64) ([]float64, error) {
	if n < 0 || n > MaxSize*maxStrata {
		return nil, fault(ErrParameter, "", "", strconv.FormatInt(n, 10))
	}
	if a.total == 0 && n > 0 {
		return nil, fault(ErrInfeasible, "", "", strconv.FormatInt(n, 10))
	}
	share := a.shares()
	all := add(share)
	parts := make([]float64, len(share))
	for h := range parts {
		if all > 0 {
			parts[h] = float64(n) * (share[h] / all)
		}
	}
	return parts, nil
}

// shares returns what the rule is proportional to; where that is 0 everywhere, the
// sizes.
func (a *Allocator) shares() []float64 {
	if slices.ContainsFunc(a.share, func(v float64) bool { return v > 0 }) {
		return a.share
	}
	sizes := make([]float64, len(a.strata))
	for h := range a.strata {
		sizes[h] = float64(a.strata[h].Size)
	}
	return sizes
}

// Continuous returns the parts of a sample of n units by the rule and within the
// bounds of every stratum, in fractions of units: strata that the rule puts beyond a
// bound stay at it, and the rest is divided by the rule among the others. The parts
// add up to n. What strata beyond the rule's reach (of deviation 0) must take so that
// the sample is full, they take in proportion to their sizes.
//
// The error is an [Error] with ErrInfeasible where the bounds do not admit n.
//
// Clause: CZ23-A3c
func (a *Allocator) Continuous(n int64) ([]float64, error) {
	if err := a.feasible(n); err != nil {
		return nil, err
	}
	return a.continuous(float64(n)), nil
}

// continuous divides n, which the bounds admit. Strata with a share are filled first.
func (a *Allocator) continuous(n float64) []float64 {
	line := vessels{slope: a.share, offset: make([]float64, len(a.share)), low: a.low, high: a.high}
	reach := 0.0 // the most that the rule can give away
	for h, v := range a.share {
		if v > 0 {
			reach += a.high[h]
		} else {
			reach += a.low[h]
		}
	}
	if n <= reach {
		return line.fill(n)
	}
	parts := slices.Clone(a.high)
	rest := vessels{}
	for h, v := range a.share {
		if v == 0 {
			rest.slope, rest.offset = append(rest.slope, float64(a.strata[h].Size)), append(rest.offset, 0)
			rest.low, rest.high = append(rest.low, a.low[h]), append(rest.high, a.high[h])
		} else {
			n -= a.high[h]
		}
	}
	filled, at := rest.fill(n), 0
	for h, v := range a.share {
		if v == 0 {
			parts[h] = filled[at]
			at++
		}
	}
	return parts
}

// vessels stand in a row with a common level k: each holds slope·k + offset, at
// least low and at most high. A slope is 0 or more, and one of 0 holds low.
type vessels struct{ slope, offset, low, high []float64 }

// fill returns the contents that add up to n, which lies between the sums of low and
// high of vessels with a slope. The sum is a straight line between two levels at which
// some vessel begins or ends to fill; those are searched, and then k is solved for.
func (p vessels) fill(n float64) []float64 {
	bends := p.bends()
	at := sort.Search(len(bends), func(i int) bool { return add(p.contents(bends[i])) >= n })
	if at == 0 {
		return p.contents(math.Inf(-1))
	}
	if at == len(bends) {
		return p.contents(math.Inf(1))
	}
	parts := p.contents(bends[at-1])
	var held, slopes sum
	open := make([]bool, len(parts))
	for h, v := range p.slope {
		held.add(parts[h])
		if begin, end := p.span(h); v > 0 && begin <= bends[at-1] && end >= bends[at] && begin < end {
			open[h] = true
			slopes.add(v)
		}
	}
	rest, all := n-held.value(), slopes.value()
	for h, v := range p.slope {
		if open[h] {
			parts[h] = min(parts[h]+rest*(v/all), p.high[h])
		}
	}
	return parts
}

// span returns the levels between which a vessel fills.
func (p vessels) span(h int) (begin, end float64) {
	return (p.low[h] - p.offset[h]) / p.slope[h], (p.high[h] - p.offset[h]) / p.slope[h]
}

// bends returns the levels at which vessels begin or end to fill, in order.
func (p vessels) bends() []float64 {
	list := make([]float64, 0, 2*len(p.slope))
	for h, v := range p.slope {
		if v > 0 {
			begin, end := p.span(h)
			list = append(list, begin, end)
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// contents returns what the vessels hold at a level.
func (p vessels) contents(k float64) []float64 {
	parts := make([]float64, len(p.slope))
	for h, v := range p.slope {
		parts[h] = p.low[h]
		if v > 0 {
			parts[h] = min(max(v*k+p.offset[h], p.low[h]), p.high[h])
		}
	}
	return parts
}

// add returns the exact sum of numbers, rounded once.
func add(list []float64) float64 {
	var total sum
	for _, v := range list {
		total.add(v)
	}
	return total.value()
}
