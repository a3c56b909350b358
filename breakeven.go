package zhuanhua

import (
	"errors"
	"fmt"
	"math/big"
	"slices"

	"golang.org/x/exp/constraints"
)

// ErrCandidates says that an outcome changes where no candidate of a break lies: the
// list of candidates is not complete, and no answer is given.
var ErrCandidates = errors.New("the outcome changes where no candidate lies")

// Break is a value of a parameter at which an outcome changes (临界值): at Value it is
// another than one unit below.
type Break[V, A any] struct {
	Value  V `json:"value"`
	Before A `json:"before"` // one unit below
	After  A `json:"after"`  // at the value
}

// Breaks returns all values from low to high at which the outcome of a whole-number
// parameter (fen, millionths of a point, places) changes, ascending. The candidates
// are the outcome's own breakpoints, in any order: it may change from the value
// before a candidate to it, or from it to the next, and nowhere else. It is asked at
// low, at high, and at and beside each candidate; where it changes between two of
// these that are not neighbours, the answer is [ErrCandidates]. An error of asked is
// returned as it is, a high below low as [ErrRange].
func Breaks[V constraints.Signed, A comparable](low, high V, candidates []V, asked func(V) (A, error)) ([]Break[V, A], error) {
	if high < low {
		return nil, &InputError{Field: "high", Value: fmt.Sprint(high), Err: ErrRange}
	}
	points := []V{low, high}
	for _, c := range candidates {
		if c < low || c > high {
			continue
		}
		points = append(points, c)
		if c > low {
			points = append(points, c-1)
		}
		if c < high {
			points = append(points, c+1)
		}
	}
	slices.Sort(points)
	points = slices.Compact(points)
	breaks := []Break[V, A]{}
	var before A
	for i, p := range points {
		answer, err := asked(p)
		if err != nil {
			return nil, err
		}
		if i > 0 && answer != before {
			if points[i-1] != p-1 {
				return nil, fmt.Errorf("%w: between %d and %d", ErrCandidates, points[i-1], p)
			}
			breaks = append(breaks, Break[V, A]{p, before, answer})
		}
		before = answer
	}
	return breaks, nil
}

// Nearest returns the number of the break nearest to a value, of two that are as
// near the lower; -1 of none.
func Nearest[V constraints.Signed, A any](breaks []Break[V, A], value V) int {
	nearest, least := -1, uint64(0)
	for i, b := range breaks {
		far := uint64(b.Value) - uint64(value) // right in any width, also where the difference is not
		if b.Value < value {
			far = -far
		}
		if nearest < 0 || far < least {
			nearest, least = i, far
		}
	}
	return nearest
}

// RatBreak is a value of a parameter of exact fractions at which an outcome changes.
type RatBreak[A any] struct {
	Value *big.Rat
	Below A // just below the value
	At    A
	Above A // just above it
}

// RatBreaks is [Breaks] for a parameter that can have any value from low to high:
// the outcome may change at a candidate and nowhere else. It is asked at low, at
// high, at each candidate and half-way between neighbours. What lies below low and
// above high is not asked: there Below, or Above, is the outcome at the end itself.
// No number that is handed to asked may be altered, and none of its own is.
func RatBreaks[A comparable](low, high *big.Rat, candidates []*big.Rat, asked func(*big.Rat) (A, error)) ([]RatBreak[A], error) {
	if low == nil || high == nil || high.Cmp(low) < 0 {
		return nil, &InputError{Field: "high", Err: ErrRange}
	}
	points := []*big.Rat{low, high}
	for _, c := range candidates {
		if c != nil && c.Cmp(low) > 0 && c.Cmp(high) < 0 {
			points = append(points, c)
		}
	}
	slices.SortFunc(points, (*big.Rat).Cmp)
	points = slices.CompactFunc(points, func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
	breaks := []RatBreak[A]{}
	var below A
	for i, p := range points {
		at, err := asked(p)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			below = at
		}
		above := at
		if i+1 < len(points) {
			if above, err = asked(between(p, points[i+1])); err != nil {
				return nil, err
			}
		}
		if below != at || at != above {
			breaks = append(breaks, RatBreak[A]{new(big.Rat).Set(p), below, at, above})
		}
		below = above
	}
	return breaks, nil
}

// between returns the number half-way between two.
func between(a, b *big.Rat) *big.Rat {
	m := new(big.Rat).Add(a, b)
	return m.Quo(m, big.NewRat(2, 1))
}
