package sample

import "math/big"

// everyNth marks n of a list at equal distances N/n, exactly: those in whose part
// ((i−1)·n/N, i·n/N] of the way from 0 to n lies a whole number beyond the start. No
// step is rounded, so that every unit has the probability n/N.
func everyNth(size, n int, start Ticket) []bool {
	chosen := make([]bool, size)
	if start == 0 {
		start = tickets
	}
	// i = ⌈(j + start/2⁵³)·N/n⌉, over the denominator n·2⁵³
	at, step := new(big.Int), new(big.Int)
	at.Mul(at.SetUint64(uint64(start)), step.SetInt64(int64(size)))
	step.Lsh(step, ticketBits)
	over := new(big.Int).Lsh(big.NewInt(int64(n)), ticketBits)
	place, one := new(big.Int), big.NewInt(1)
	at.Sub(at, one) // ⌈x/y⌉ is ⌊(x−1)/y⌋ + 1
	for range n {
		chosen[place.Quo(at, over).Int64()] = true
		at.Add(at, step)
	}
	return chosen
}

// equallySpaced marks n units: those in whose part of the running sum of the
// probabilities that are neither 0 nor 1 lies a whole number beyond the start; and
// the certain ones. What rounding leaves out at the end falls to the last units.
func equallySpaced(pi []float64, start float64, n int) []bool {
	chosen := make([]bool, len(pi))
	way, next := 0.0, 0
	for i, p := range pi {
		switch {
		case p == 1:
			chosen[i] = true
		case p > 0:
			way += p
			if next < n && start+float64(next) <= way {
				chosen[i] = true
				next++
			}
		}
	}
	for i := len(pi) - 1; i >= 0 && next < n; i-- {
		if !chosen[i] && pi[i] > 0 {
			chosen[i] = true
			next++
		}
	}
	return chosen
}

// everyYuan marks the units that are as large as the interval, and those of the
// others in whose part of their running sum lies a whole number of intervals beyond
// the start.
func (c *cell) everyYuan(start float64) []bool {
	chosen := make([]bool, len(c.list))
	way, next := 0.0, 0.0
	for i := range c.list {
		size := c.list[i].size
		if size >= c.Interval {
			chosen[i] = true
			continue
		}
		way += size
		if size > 0 && float64((start+next)*c.Interval) <= way {
			chosen[i] = true
			next++
		}
	}
	return chosen
}

// SystematicDraw returns the units that a systematic draw with the probabilities
// takes from a list, by their places from 0, in order: those in whose part
// (V_{k−1}, V_k] of the running sum V of the probabilities lies a whole number
// beyond the start, which is from 0 to 1. Certain units, π = 1, come first and are
// not in the sum.
//
// [ErrParameter] is a probability outside 0 to 1, a start outside 0 to 1, a sum of
// the probabilities that is no whole number.
func SystematicDraw(pi []float64, start float64) ([]int, error) {
	n, err := wholeSum(pi)
	if err != nil {
		return nil, err
	}
	if !(start >= 0 && start <= 1) {
		return nil, fault(ErrParameter, "", "", decimals(start))
	}
	if start == 0 {
		start = 1
	}
	return places(equallySpaced(pi, start, chanceUnits(pi, n))), nil
}

func places(chosen []bool) (at []int) {
	for i, is := range chosen {
		if is {
			at = append(at, i)
		}
	}
	return at
}
