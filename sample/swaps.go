package sample

import (
	"cmp"
	"slices"
)

// swaps search the whole numbers of units near a base that no others beat for what
// they cost: at the price of a level, every unit more or fewer than in the base loses
// something, level × price less the variance that it takes away. Whatever is better
// than the best found so far loses less than a gap, so that only a few units of a few
// strata are in question. Their sums are searched stratum by stratum, of which only
// those go on that no cheaper one equals.
type swaps struct {
	market *market
	level  float64
	base   []int64
	coarse float64 // variances that differ by no more are equal: their rounding

	best   purchase
	gap    func() float64         // what a better purchase than the best loses at most
	choose func([]deal) *deal     // the best of those that are not too dear or too poor, by cost
	better func(p *purchase) bool // than the best
	path   []change               // what deals consist of
	work   int                    // deals looked at
}

// purchase is a number of units of each stratum, against the base.
type purchase struct {
	units []int64
	cost  int64   // fen
	gain  float64 // variance that it takes away
}

// deal is a sum of changes of the first strata.
type deal struct {
	cost       int64
	gain, lost float64
	last       int32 // of the path, from 1; 0: no change
}

// change is units more or fewer of a stratum, after others.
type change struct {
	before  int32
	stratum int
	units   int64
}

// mostWork ends a search of too many nearly equal purchases; about a second.
const mostWork = 3_000_000

func newSwaps(a *Allocator, m *market, level float64) *swaps {
	base := m.bought(level)
	return &swaps{market: m, level: level, base: base, coarse: a.variance(base) * 1e-14}
}

// purchase returns units as a purchase.
func (s *swaps) purchase(units []int64) purchase {
	p := purchase{units: units}
	var gain sum
	for h, n := range units {
		if d := n - s.base[h]; d != 0 {
			p.cost += d * s.market.price[h]
			gain.add(s.market.gain(h, s.base[h], d))
		}
	}
	p.gain = gain.value()
	return p
}

// search finds the best purchase, in ever wider circles: what is found early narrows
// the gap. It returns 0 where that is proven, otherwise the gap.
func (s *swaps) search() float64 {
	for _, part := range [...]float64{1. / 4096, 1. / 64, 1} {
		bound := s.gap()*part + s.coarse
		if !s.circle(bound) {
			break
		}
		if s.gap() <= bound {
			return 0
		}
	}
	return s.gap()
}

// circle searches the purchases that lose no more than the bound; false: too many.
func (s *swaps) circle(bound float64) bool {
	deals := []deal{{}}
	s.path = s.path[:0]
	for h := range s.base {
		steps := s.steps(h, bound)
		if len(steps) == 0 {
			continue
		}
		if s.work += len(deals) * (len(steps) + 1); s.work > mostWork {
			return false
		}
		deals = s.widen(deals, steps, h, bound)
	}
	if d := s.choose(deals); d != nil {
		if p := s.purchase(s.follow(d)); s.better(&p) {
			s.best = p
		}
	}
	return true
}

// steps are the changes of one stratum that lose no more than the bound; the more
// units are changed the more is lost.
func (s *swaps) steps(h int, bound float64) (list []deal) {
	for _, sign := range [...]int64{1, -1} {
		for d := sign; s.base[h]+d >= s.market.low[h] && s.base[h]+d <= s.market.high[h] && len(list) < mostWork; d += sign {
			step := deal{cost: d * s.market.price[h], gain: s.market.gain(h, s.base[h], d)}
			if step.lost = s.level*float64(step.cost) - step.gain; step.lost > bound {
				break
			}
			step.last = int32(d)
			list = append(list, step)
		}
	}
	return list
}

// widen adds the changes of a stratum to the deals, and keeps of them, by cost, those
// that take away more variance than every cheaper one.
func (s *swaps) widen(deals, steps []deal, h int, bound float64) []deal {
	wide := slices.Clone(deals)
	for _, step := range steps {
		for _, d := range deals {
			if lost := d.lost + step.lost; lost <= bound {
				s.path = append(s.path, change{d.last, h, int64(step.last)})
				wide = append(wide, deal{d.cost + step.cost, d.gain + step.gain, lost, int32(len(s.path))})
			}
		}
	}
	slices.SortStableFunc(wide, func(x, y deal) int {
		return cmp.Or(cmp.Compare(x.cost, y.cost), cmp.Compare(y.gain, x.gain))
	})
	kept := wide[:1]
	for _, d := range wide[1:] {
		if d.gain > kept[len(kept)-1].gain+s.coarse {
			kept = append(kept, d)
		}
	}
	return kept
}

// follow returns the units of a deal.
func (s *swaps) follow(d *deal) []int64 {
	units := slices.Clone(s.base)
	for at := d.last; at != 0; at = s.path[at-1].before {
		units[s.path[at-1].stratum] += s.path[at-1].units
	}
	return units
}
