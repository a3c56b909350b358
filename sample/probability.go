package sample

import (
	"cmp"
	"math"
	"slices"
	"strconv"
)

// InclusionProbabilities returns the probabilities, proportional to size, with which
// n units are drawn without replacement: π = n·x/Σx. Where that is above 1 the unit
// is certain, π = 1, and the others share what is left, until none is above 1. They
// add up to n, and do not depend on the order of the sizes. A unit of size 0 has
// π = 0: it is never drawn, and an estimate knows nothing of it.
//
// [ErrParameter] is an n below 1 or above the number of sizes that are not 0, and a
// size that is negative, no number, or out of the range of a [Variable].
//
// Source: Särndal, Swensson and Wretman, 3.6.
func InclusionProbabilities(sizes []float64, n int) ([]float64, error) {
	var total sum
	var largest []float64
	positive := 0
	for i, x := range sizes {
		if !goodSize(x) {
			return nil, fault(ErrParameter, "", strconv.Itoa(i+1), decimals(x))
		}
		total.add(x)
		if x > 0 {
			positive++
		}
	}
	if n < 1 || n > positive {
		return nil, fault(ErrParameter, "", "", strconv.Itoa(n))
	}
	largest = slices.Clone(sizes)
	slices.SortFunc(largest, largestFirst)
	s := shareOf(largest[:n], total, n)
	pi := make([]float64, len(sizes))
	for i, x := range sizes {
		pi[i] = s.probability(x)
	}
	return pi, nil
}

func largestFirst(x, y float64) int { return cmp.Compare(y, x) }

func goodSize(x float64) bool { return x >= 0 && inRange(x) }

// leastProbability bounds probabilities other than 0, so that what is divided by them
// stays in range.
const leastProbability = 1e-100

// share is how sizes become probabilities.
type share struct {
	certain float64 // units of this size on are certain; infinite: none is
	units   float64 // left for the others
	size    float64 // of the others
}

// shareOf finds the certain units among the n largest sizes, largest first, of a
// stratum with that total. One by one, as the text has it in rounds, comes to the
// same: a unit that is too large for what is left with a larger one in it is so
// without that one, too.
func shareOf(largest []float64, total sum, n int) share {
	s := share{math.Inf(1), float64(n), total.value()}
	for _, x := range largest {
		total.add(-x)
		lack := total // Σ − x·units, exactly
		lack.addProduct(1-s.units, x)
		if x < s.certain && lack.value() > 0 {
			break
		}
		s = share{x, s.units - 1, total.value()}
	}
	return s
}

// probability returns π of a size.
func (s share) probability(x float64) float64 {
	switch {
	case x >= s.certain:
		return 1
	case x == 0:
		return 0
	}
	return min(1, float64(x*s.units)/s.size)
}
