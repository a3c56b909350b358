package sample

import (
	"container/heap"
	"math"
	"math/big"
)

// Allocate divides a sample of n units among the strata in whole units that add up to
// n, within the bounds of every stratum.
//
// Neyman's allocation is the optimum: no other whole numbers within the bounds have a
// smaller variance of the estimated total. One unit after another goes, from the
// minima on, to the stratum of the largest N_h S_h / √(n_h (n_h+1)); of equal ones to
// the first. The other rules take the whole numbers within the bounds that lie
// nearest (by the sum of squares) to the parts that the rule gives: equal and
// proportional ones to those of [Allocator.Unbounded], power and cost to those of
// [Allocator.Continuous]; of equally near ones the first stratum has more.
//
// The error is an [Error] with ErrInfeasible where the bounds do not admit n.
//
// Source: Wright, A general exact optimal sample allocation algorithm, Statistics and
// Probability Letters 129 (2017).
//
// Clause: CZ23-A3c
func (a *Allocator) Allocate(n int64) (Allocation, error) {
	if err := a.feasible(n); err != nil {
		return Allocation{}, err
	}
	return a.allocation(a.whole(n)), nil
}

// whole returns the whole numbers that the rule gives to a sample that the bounds
// admit.
func (a *Allocator) whole(n int64) []int64 {
	if a.rule == AllocationNeyman {
		return a.give(&neyman{a.spread}, a.wrightStart(n), n)
	}
	near := &nearest{target: a.targets(n), n: n, total: a.total}
	if a.rule == AllocationProportional {
		near.sizes = a.strata
	}
	start := vessels{slope: ones(len(a.low)), offset: near.target, low: a.low, high: a.high}
	return a.give(near, a.below(start.fill(a.early(n))), n)
}

// targets returns the parts that whole numbers are to come near to.
func (a *Allocator) targets(n int64) []float64 {
	if a.rule == AllocationPower || a.rule == AllocationCost {
		return a.continuous(float64(n))
	}
	parts, _ := a.Unbounded(n) // cannot fail: the bounds admit n
	return parts
}

func ones(n int) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = 1
	}
	return list
}

// early returns a size that is one unit a stratum short of n. The level at which a
// continuous allocation of it stands is one that no unit of the whole allocation of n
// is below, so that what the level admits is part of it.
func (a *Allocator) early(n int64) float64 {
	return float64(max(n-int64(len(a.strata)), a.least))
}

// below turns a continuous allocation into whole numbers that the optimum is not
// below in any stratum: one unit is left for rounding.
func (a *Allocator) below(parts []float64) []int64 {
	whole := make([]int64, len(parts))
	for h, v := range parts {
		whole[h] = int64(max(math.Floor(v)-1, a.low[h]))
	}
	return whole
}

// wrightStart returns whole numbers that Neyman's optimum is not below, and that are
// few units short of it. Strata of deviation 0 come last of all, the first of them
// first.
func (a *Allocator) wrightStart(n int64) []int64 {
	start := make([]int64, len(a.low))
	varied, constant := int64(0), int64(0)
	for h, v := range a.spread {
		start[h] = int64(a.low[h])
		if v > 0 {
			varied += int64(a.high[h])
		} else {
			constant += start[h]
		}
	}
	if n <= varied+constant {
		return a.below(a.continuous(a.early(n)))
	}
	rest := n - varied - constant
	for h, v := range a.spread {
		if v > 0 {
			start[h] = int64(a.high[h])
			continue
		}
		more := min(rest, int64(a.high[h])-start[h])
		start[h], rest = start[h]+more, rest-more
	}
	return start
}

// order ranks units: the one that takes a stratum from some number of units to the
// next.
type order interface {
	// key is a number that ranks the unit up to rounding.
	key(h int, units int64) float64
	// rounding is what keys may be wrong by, relative to keys above 1.
	rounding() float64
	// compare is above 0 where the unit of stratum h goes before that of g.
	compare(h int, units int64, g int, others int64) int
}

// give adds units one at a time, the first in the order first, until there are n.
func (a *Allocator) give(by order, start []int64, n int64) []int64 {
	q := &queue{order: by, rounding: by.rounding()}
	for h, units := range start {
		n -= units
		if float64(units) < a.high[h] {
			q.next = append(q.next, nextUnit{by.key(h, units), h, units})
		}
	}
	heap.Init(q)
	for ; n > 0; n-- {
		top := &q.next[0]
		top.units++
		start[top.stratum] = top.units
		if float64(top.units) >= a.high[top.stratum] {
			heap.Pop(q)
			continue
		}
		top.key = by.key(top.stratum, top.units)
		heap.Fix(q, 0)
	}
	return start
}

// nextUnit is the unit that a stratum would get next.
type nextUnit struct {
	key     float64
	stratum int
	units   int64 // it has
}

// queue is a heap of next units, the first of the order at the top.
type queue struct {
	order
	rounding float64
	next     []nextUnit
}

// Len returns the strata that can take a unit.
func (q *queue) Len() int { return len(q.next) }

// Swap exchanges two of them.
func (q *queue) Swap(i, j int) { q.next[i], q.next[j] = q.next[j], q.next[i] }

// Push is part of the interface of a heap and never called.
func (q *queue) Push(any) {}

// Pop drops the last.
func (q *queue) Pop() any {
	q.next = q.next[:len(q.next)-1]
	return nil
}

// Less tells whether the first goes before the second: keys that differ by more than
// their rounding decide, else exact numbers, else the index.
func (q *queue) Less(i, j int) bool {
	x, y := &q.next[i], &q.next[j]
	if gap := x.key - y.key; math.Abs(gap) > q.rounding*max(1, math.Abs(x.key), math.Abs(y.key)) {
		return gap > 0
	}
	if c := q.compare(x.stratum, x.units, y.stratum, y.units); c != 0 {
		return c > 0
	}
	return x.stratum < y.stratum
}

// neyman ranks units by (N_h S_h)² / (n_h (n_h+1)); one to which a stratum of some
// spread owes its first unit goes before all others.
type neyman struct{ spread []float64 }

func (o *neyman) key(h int, units int64) float64 {
	if o.spread[h] == 0 {
		return math.Inf(-1)
	}
	m := float64(units)
	return math.Log(o.spread[h]) - math.Log(m*(m+1))/2
}

func (o *neyman) rounding() float64 { return 1e-13 }

func (o *neyman) compare(h int, units int64, g int, others int64) int {
	if o.spread[h] == o.spread[g] && units == others {
		return 0 // many strata are alike
	}
	x, y := square(o.spread[h]), square(o.spread[g])
	if units == 0 && others == 0 || x.Sign() == 0 || y.Sign() == 0 { // a stratum without spread gains nothing, not even by its first unit
		return x.Cmp(y)
	}
	return x.Mul(x, pronic(others)).Cmp(y.Mul(y, pronic(units)))
}

// exactBits hold the square of a float64 times a number of 62 bits.
const exactBits = 256

func square(v float64) *big.Float {
	f := new(big.Float).SetPrec(exactBits).SetFloat64(v)
	return f.Mul(f, f)
}

// pronic returns n (n+1).
func pronic(n int64) *big.Float {
	f := new(big.Float).SetPrec(exactBits).SetInt64(n)
	return f.Mul(f, new(big.Float).SetInt64(n+1))
}

// nearest ranks units by what they are short of a target.
type nearest struct {
	target   []float64
	sizes    []AllocationStratum // of targets that are n N_h / N; nil: the numbers are all there is
	n, total int64
}

func (o *nearest) key(h int, units int64) float64 { return o.target[h] - float64(units) }

// rounding is that of a target of 10⁹.
func (o *nearest) rounding() float64 { return 1e-6 }

func (o *nearest) compare(h int, units int64, g int, others int64) int {
	if o.sizes == nil {
		x := new(big.Float).SetPrec(exactBits).SetFloat64(o.target[h])
		y := new(big.Float).SetPrec(exactBits).SetFloat64(o.target[g])
		return x.Sub(x, big.NewFloat(float64(units))).Cmp(y.Sub(y, big.NewFloat(float64(others))))
	}
	return o.short(h, units).Cmp(o.short(g, others))
}

// short returns n N_h − n_h N.
func (o *nearest) short(h int, units int64) *big.Int {
	want := new(big.Int).Mul(big.NewInt(o.n), big.NewInt(o.sizes[h].Size))
	return want.Sub(want, new(big.Int).Mul(big.NewInt(units), big.NewInt(o.total)))
}
