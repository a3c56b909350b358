package sample

import (
	"math"
	"slices"
	"strconv"
)

// PermanentNumbers are random numbers that a host keeps for its units (永久随机数), by
// their places on a list; at least 0 and below 1. Draws with the same numbers overlap
// as much as they can. Results are places from 0, in order. [Draw] does the same with
// tickets. Equal ranks go to the earlier place.
//
// The errors are [ErrParameter]: a number out of its bounds, not as many
// probabilities as numbers, more units than there are.
type PermanentNumbers []float64

// Simple returns the n units with the smallest numbers.
func (u PermanentNumbers) Simple(n int) ([]int, error) {
	if err := u.check(make([]float64, len(u))); err != nil {
		return nil, err
	}
	return smallest(u, n)
}

// Poisson returns the units with u < π.
func (u PermanentNumbers) Poisson(pi []float64) ([]int, error) {
	if err := u.check(pi); err != nil {
		return nil, err
	}
	chosen := make([]bool, len(u))
	for i, p := range pi {
		chosen[i] = u[i] < p
	}
	return places(chosen), nil
}

// SequentialPoisson returns the n units with the smallest u/π, and all these ranks:
// that of a unit that cannot be drawn, π = 0, is the largest float64, that of a
// certain one 0.
func (u PermanentNumbers) SequentialPoisson(pi []float64, n int) (units []int, ranks []float64, err error) {
	return u.byRank(DrawSequentialPoisson, pi, n)
}

// Pareto returns the n units with the smallest [u/(1−u)]/[π/(1−π)], and all these
// ranks, as SequentialPoisson does.
func (u PermanentNumbers) Pareto(pi []float64, n int) (units []int, ranks []float64, err error) {
	return u.byRank(DrawPareto, pi, n)
}

func (u PermanentNumbers) byRank(method DrawMethod, pi []float64, n int) ([]int, []float64, error) {
	if err := u.check(pi); err != nil {
		return nil, nil, err
	}
	ranks, possible := make([]float64, len(u)), 0
	for i, p := range pi {
		switch {
		case p == 0:
			ranks[i] = math.MaxFloat64
			continue
		case p < 1:
			ranks[i] = method.rank(u[i], p)
		}
		possible++
	}
	if n > possible {
		return nil, nil, fault(ErrParameter, "", "", strconv.Itoa(n))
	}
	units, err := smallest(ranks, n)
	return units, ranks, err
}

// check refuses bad numbers and probabilities.
func (u PermanentNumbers) check(pi []float64) error {
	if len(pi) != len(u) {
		return fault(ErrParameter, "", "", strconv.Itoa(len(pi)))
	}
	for i, v := range u {
		if !(v >= 0 && v < 1) {
			return fault(ErrParameter, "", strconv.Itoa(i+1), decimals(v))
		}
	}
	return checkProbabilities(pi)
}

func checkProbabilities(pi []float64) error {
	for i, p := range pi {
		if !(p >= 0 && p <= 1) || p != 0 && p < leastProbability {
			return fault(ErrParameter, "", strconv.Itoa(i+1), decimals(p))
		}
	}
	return nil
}

// smallest returns the places of the n smallest.
func smallest(ranks []float64, n int) ([]int, error) {
	if n < 0 || n > len(ranks) {
		return nil, fault(ErrParameter, "", "", strconv.Itoa(n))
	}
	order := make([]int, len(ranks))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case ranks[a] < ranks[b]:
			return -1
		case ranks[a] > ranks[b]:
			return 1
		}
		return 0
	})
	units := order[:n]
	slices.Sort(units)
	return units, nil
}

// wholeSum returns what the probabilities add up to, which has to be a whole number.
func wholeSum(pi []float64) (int, error) {
	if err := checkProbabilities(pi); err != nil {
		return 0, err
	}
	var total sum
	for _, p := range pi {
		total.add(p)
	}
	n := math.Round(total.value())
	if math.Abs(total.value()-n) > 1e-9*max(1, n) {
		return 0, fault(ErrParameter, "", "", decimals(total.value()))
	}
	return int(n), nil
}
