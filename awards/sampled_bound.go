package awards

import (
	"math"
	"math/big"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/chance"
)

// levels is the number of probabilities 2⁻¹, 2⁻² … that simultaneous intervals are
// tried with.
const levels = 20

// reachKeys are the lowest and highest keys that a contender can have.
type reachKeys struct {
	low, high key
	known     bool
	maybe     bool
}

// bounds bounds the chances of those who compete by simultaneous intervals.
func (v *surveyed) bounds(scores []SchemeScore, quota int, free bool) []Bounds {
	quota = max(quota, 0)
	competing := v.contenders(scores)
	out := make([]Bounds, len(competing))
	draws := 0
	for i := range v.errors {
		draws += len(v.errors[i])
	}
	for i := range out {
		out[i] = Bounds{0, 1, BoundSimultaneous}
	}
	if draws == 0 {
		v.narrow(out, v.reach(scores, nil), quota, 0)
		for i := range out {
			out[i].Kind = BoundCertain
		}
		return out
	}
	anything := func(SamplingError) float64 { return math.Inf(1) }
	v.narrow(out, v.reach(scores, anything), quota, 0)
	for level := 1; level <= levels; level++ {
		risk := math.Ldexp(1, -level)
		width := func(e SamplingError) float64 { return e.within(risk/float64(draws), free) }
		v.narrow(out, v.reach(scores, width), quota, risk)
	}
	return out
}

// within returns how far the estimate lies off with at most the probability risk, by
// Chebyshev's inequality or by the distribution; infinite where there is no variance.
func (e SamplingError) within(risk float64, free bool) float64 {
	if !free {
		return e.StandardError * chance.Quantile(risk/2, e.Freedom)
	}
	v, _ := e.variance()
	return math.Sqrt(v / risk)
}

// narrow takes what is decided as long as all figures lie within their intervals, which
// fails with at most the probability risk.
func (v *surveyed) narrow(out []Bounds, reach []reachKeys, quota int, risk float64) {
	for i := range out {
		a := &reach[i]
		possible, certain := 0, 0 // of those not behind it
		for j := range reach {
			b := &reach[j]
			if j == i {
				continue
			}
			if !a.known || !b.known || b.high.before(a.low) <= 0 {
				possible++
			}
			if a.known && b.known && !b.maybe && b.low.before(a.high) <= 0 {
				certain++
			}
		}
		if possible < quota {
			out[i].Low = max(out[i].Low, 1-risk)
		}
		if certain >= quota {
			out[i].High = min(out[i].High, risk)
		}
	}
}

// reach returns for each who competes the keys between which it lies as long as each
// estimate lies no further off than width says.
func (v *surveyed) reach(scores []SchemeScore, width func(SamplingError) float64) []reachKeys {
	lows, highs := make([]map[string]*big.Rat, len(v.in)), make([]map[string]*big.Rat, len(v.in))
	for i := range v.in {
		lows[i], highs[i] = map[string]*big.Rat{}, map[string]*big.Rat{}
		for metric, r := range v.values[i] {
			lows[i][metric], highs[i][metric] = r, r
			if e, drawn := v.errors[i][metric]; drawn {
				w := width(e.err)
				lows[i][metric], highs[i][metric] = ratBelow(e.value-w), ratAbove(e.value+w)
			}
		}
	}
	var list []reachKeys
	for i := range v.in {
		if v.in[i].Outside {
			continue
		}
		r := reachKeys{known: scores[i].Score.IsGiven(), maybe: v.in[i].Maybe}
		if r.known {
			r.low, r.high = v.extreme(i, lows, highs, false), v.extreme(i, lows, highs, true)
		}
		list = append(list, r)
	}
	return list
}

// furthest stands for an end of an interval that has none.
const furthest = 1e30

func ratBelow(x float64) *big.Rat {
	return new(big.Rat).SetFloat64(max(math.Nextafter(x, math.Inf(-1)), -furthest))
}

func ratAbove(x float64) *big.Rat {
	return new(big.Rat).SetFloat64(min(math.Nextafter(x, math.Inf(1)), furthest))
}

// extreme returns the highest or lowest key that province i can have: with its own
// figures at their best and those of the others at their worst for it, or the other way
// round. Every method is monotone in either.
func (v *surveyed) extreme(i int, lows, highs []map[string]*big.Rat, best bool) key {
	still := &v.still[i]
	sum, points := new(big.Rat).Set(still.sum), slices.Clone(still.points)
	for n := range v.scale.criteria {
		if g := &v.scale.criteria[n]; g.weight.Sign() > 0 && !still.is[n] {
			share := v.share(g, i, lows, highs, best)
			if sum.Add(sum, share); slices.Contains(v.Ties, g.Key) {
				points[n] = roundPoints(share)
			}
		}
	}
	fines := lows[i] // what is fined less is better
	if !best {
		fines = highs[i]
	}
	s := SchemeScore{}
	v.penalise(&s, fines)
	k := key{score: roundPoints(sum) - v.in[i].Off}
	for _, d := range s.Deductions {
		k.score -= d.Points
	}
	for _, name := range v.Ties {
		for n := range v.scale.criteria {
			if v.scale.criteria[n].Key == name {
				k.ties = append(k.ties, points[n])
			}
		}
	}
	return k
}

// share returns the points of a criterion at their highest or lowest.
func (v *surveyed) share(g *gauge, i int, lows, highs []map[string]*big.Rat, best bool) *big.Rat {
	own, other := highs, lows
	if best == g.LowerBetter {
		own, other = lows, highs
	}
	x := own[i][g.Metric]
	all := make([]*big.Rat, 0, len(v.in))
	for j := range v.in {
		switch {
		case j == i:
			all = append(all, x)
		case other[j][g.Metric] != nil:
			all = append(all, other[j][g.Metric])
		}
	}
	share := g.shareOf(x, all)
	return share.Mul(share, v.full(g))
}

// still is what no draw alters of a province's score.
type still struct {
	is     []bool            // by criterion
	points []zhuanhua.Points // of those that are
	sum    *big.Rat          // of their exact points
}

// keep computes what no draw alters.
func (v *surveyed) keep(scores []SchemeScore) {
	v.values, _ = v.Scheme.values(v.known) // Score has checked them
	v.still = make([]still, len(v.in))
	for i := range v.still {
		s := still{make([]bool, len(v.scale.criteria)), make([]zhuanhua.Points, len(v.scale.criteria)), new(big.Rat)}
		for n := range v.scale.criteria {
			g := &v.scale.criteria[n]
			if g.weight.Sign() > 0 && scores[i].Score.IsGiven() && !v.alters(g, i) {
				share := v.share(g, i, v.values, v.values, true)
				s.is[n], s.points[n] = true, roundPoints(share)
				s.sum.Add(s.sum, share)
			}
		}
		v.still[i] = s
	}
}
