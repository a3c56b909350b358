package sample

import (
	"math"
	"slices"
	"strconv"
)

// JointSampford returns the joint probabilities of Sampford's design, exactly:
// π_kl ∝ π_k·π_l·[(2−π_k−π_l)·b + h] with b and h of the samples of n−2 from the
// others, as a draw has them. Nothing is subtracted that would lose digits.
//
// Joint probabilities π_kl (二阶入样概率) are those with which two units are drawn
// together; on the diagonal stands π_k. Given are π of the whole population and the
// places from 0 of the units that are asked for, all where there are none.
//
// The errors are [Error]: ErrParameter for a probability outside 0 to 1, a sum of them
// that is no whole number and a place that does not exist, ErrTooLarge.
//
// Source: Sampford, Biometrika 54 (1967).
func JointSampford(pi []float64, units ...int) ([][]float64, error) {
	return jointOf(pi, units, func(open []float64, n int) ([]float64, pairing, error) {
		whole := headOf(open, n).weighted[n]
		return open, func(p, q, count, weighted float64) float64 {
			return float64(p*q) * (float64((1-p+1-q)*count) + weighted) / whole
		}, nil
	})
}

// JointConditionalPoisson returns the joint probabilities of conditional Poisson
// sampling, which has the largest entropy of all designs with these π (条件泊松、最大
// 熵设计). Arguments and errors are those of [JointSampford].
//
// Source: Tillé, Sampling Algorithms, 5.
func JointConditionalPoisson(pi []float64, units ...int) ([][]float64, error) {
	return jointOf(pi, units, func(open []float64, n int) ([]float64, pairing, error) {
		p, err := conditioned(open, n)
		if err != nil {
			return nil, nil, err
		}
		whole := headOf(p, n).count[n]
		return p, func(p, q, count, _ float64) float64 { return float64(p*q) * count / whole }, nil
	})
}

// JointPoisson returns the joint probabilities of Poisson sampling, π_k·π_l. Σπ need
// not be whole. Arguments and other errors are those of [JointSampford].
func JointPoisson(pi []float64, units ...int) ([][]float64, error) {
	if err := checkProbabilities(pi); err != nil {
		return nil, err
	}
	return pairs(pi, units, func(k, l int) float64 { return pi[k] * pi[l] })
}

// JointSystematic returns the joint probabilities of a systematic draw along the
// list as it stands. Many of them are 0. Arguments and errors are those of
// [JointSampford].
func JointSystematic(pi []float64, units ...int) ([][]float64, error) {
	n, err := wholeSum(pi)
	if err != nil {
		return nil, err
	}
	starts, ends := make([]float64, len(pi)), make([]float64, len(pi))
	way := 0.0
	for k, p := range pi {
		if p == 1 {
			ends[k] = 1
			continue
		}
		shift := math.Floor(way)
		starts[k] = way - shift
		way += p
		ends[k] = way - shift
	}
	noise := 1e-12 * float64(max(1, n))
	return pairs(pi, units, func(k, l int) float64 {
		both := 0.0
		for turn := -1.0; turn <= 1; turn++ {
			both += max(0, min(ends[k], ends[l]+turn)-max(starts[k], starts[l]+turn))
		}
		if both <= noise {
			return 0
		}
		return min(both, pi[k], pi[l])
	})
}

// mostPairs bounds the rows of a matrix of pairs: 200 MB.
const mostPairs = 5000

// pairs makes the matrix of some units.
func pairs(pi []float64, units []int, joint func(k, l int) float64) ([][]float64, error) {
	units, err := placesIn(pi, units)
	if err != nil {
		return nil, err
	}
	all := make([][]float64, len(units))
	for a, k := range units {
		all[a] = make([]float64, len(units))
		for b, l := range units[:a] {
			all[a][b] = joint(k, l)
			all[b][a] = all[a][b]
		}
		all[a][a] = pi[k]
	}
	return all, nil
}

// placesIn checks the places; none are all.
func placesIn(pi []float64, units []int) ([]int, error) {
	for _, k := range units {
		if k < 0 || k >= len(pi) {
			return nil, fault(ErrParameter, "", strconv.Itoa(k), "")
		}
	}
	if len(units) == 0 {
		for k := range pi {
			units = append(units, k)
		}
	}
	if len(units) > mostPairs {
		return nil, fault(ErrTooLarge, "", "", strconv.Itoa(len(units)))
	}
	return units, nil
}

// pairing returns a joint probability of two units with p and q from what the others
// are, count and weighted, of samples of n−2 of them.
type pairing func(p, q, count, weighted float64) float64

// jointOf computes the joint probabilities of a design over the units that are
// neither certain nor impossible.
func jointOf(pi []float64, units []int, design func(open []float64, n int) ([]float64, pairing, error)) ([][]float64, error) {
	n, err := wholeSum(pi)
	if err != nil {
		return nil, err
	}
	asked, err := placesIn(pi, units)
	if err != nil {
		return nil, err
	}
	n = chanceUnits(pi, n)
	open, at := openPlaces(pi)
	if float64(max(1, len(asked)))*float64(len(open))*float64(n) > mostExactSteps {
		return nil, fault(ErrTooLarge, "", "", "")
	}
	rows := make(map[int]map[int]float64, len(asked)) // by places among the open ones
	for _, k := range asked {
		if at[k] >= 0 {
			rows[at[k]] = nil
		}
	}
	if n > 1 {
		p, pair, err := design(open, n)
		if err != nil {
			return nil, err
		}
		for k := range rows {
			rows[k] = jointRow(p, k, n, pair, rows)
		}
	}
	return pairs(pi, units, func(k, l int) float64 {
		switch {
		case at[k] < 0 || at[l] < 0:
			return pi[k] * pi[l] // one of them is 0 or 1
		case n < 2:
			return 0
		}
		return rows[min(at[k], at[l])][max(at[k], at[l])]
	})
}

// openPlaces are the units that are neither certain nor impossible, and where every
// unit stands among them, −1: nowhere.
func openPlaces(pi []float64) (open []float64, at []int) {
	at = make([]int, len(pi))
	for k, p := range pi {
		at[k] = -1
		if p > 0 && p < 1 {
			at[k] = len(open)
			open = append(open, p)
		}
	}
	return open, at
}

// jointRow returns the joint probabilities of a unit with those that have a row.
func jointRow(p []float64, k, n int, pair pairing, asked map[int]map[int]float64) map[int]float64 {
	others := slices.Delete(slices.Clone(p), k, k+1)
	row := make(map[int]float64, len(asked))
	eachWithout(others, n-2, func(i int, count, weighted float64) {
		l := i
		if i >= k {
			l++
		}
		if _, is := asked[l]; is {
			row[l] = pair(p[k], p[l], count, weighted)
		}
	})
	return row
}

// eachWithout hands over, for every unit, b_n and h_n of all the others.
func eachWithout(p []float64, n int, visit func(i int, count, weighted float64)) {
	open := make([]int, len(p))
	for i := range open {
		open[i] = i
	}
	after := newTails(p, open, n)
	before, next := newTail(n), newTail(n)
	before.count[0] = 1
	for i := range p {
		rest := after.row(i + 1)
		count, weighted := 0.0, 0.0
		for m := range n + 1 {
			count += float64(before.count[m] * rest.count[n-m])
			weighted += float64(before.count[m]*rest.weighted[n-m]) + float64(before.weighted[m]*rest.count[n-m])
		}
		visit(i, count, weighted)
		before.prepend(p[i], next)
		before, next = next, before
	}
}

// headOf returns b and h of all units.
func headOf(p []float64, n int) tail {
	here, next := newTail(n), newTail(n)
	here.count[0] = 1
	for _, one := range p {
		here.prepend(one, next)
		here, next = next, here
	}
	return here
}

// conditioned returns the probabilities with which independent draws, where they
// happen to give n, give each unit with its π. Each round multiplies the odds by the
// root of what is wanted over what is got, of being drawn or, where that is likelier,
// of not being drawn: the error falls by a quarter at least, near the end.
//
// Source: after Chen, Dempster and Liu 1994.
func conditioned(pi []float64, n int) ([]float64, error) {
	const rounds, close = 2000, 1e-15
	p, got := slices.Clone(pi), make([]float64, len(pi))
	for round := range rounds {
		if float64(round+1)*float64(len(pi))*float64(n) > mostExactSteps {
			return nil, fault(ErrTooLarge, "", "", "")
		}
		whole := headOf(p, n).count[n]
		eachWithout(p, n-1, func(i int, count, _ float64) { got[i] = p[i] * count / whole })
		worst := 0.0
		for i := range p {
			ratio := math.Sqrt(pi[i] / got[i])
			if pi[i] > 0.5 {
				ratio = math.Sqrt((1 - got[i]) / (1 - pi[i]))
			}
			worst = max(worst, math.Abs(got[i]/pi[i]-1))
			odds := p[i] / (1 - p[i]) * ratio
			p[i] = odds / (1 + odds)
		}
		if !(worst > close*float64(max(8, len(pi)))) {
			return p, nil
		}
	}
	return nil, fault(ErrTooLarge, "", "", "")
}
