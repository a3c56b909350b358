package sample

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// market is what the strata offer: units at a price, each of which takes some variance
// away. From n to n+1 units that is (N_h S_h)² / (n (n+1)).
type market struct {
	price     []int64   // c_h, fen
	worth     []float64 // (N_h S_h)²
	low, high []int64   // units; strata whose units are all alike have no more than they must
}

// market reads the prices.
func (a *Allocator) market() (*market, error) {
	if err := a.feasible(max(a.greatest, 1)); err != nil {
		return nil, err
	}
	m := &market{}
	all := int64(0)
	for h := range a.strata {
		s := &a.strata[h]
		price, good := fenOfCost(s.Cost)
		if !good && s.Size > 0 {
			return nil, fault(ErrParameter, s.Name, "", decimals(s.Cost))
		}
		low, high := int64(a.low[h]), int64(a.high[h])
		if high > 0 && price > (int64(zhuanhua.MaxAmount)-all)/high {
			return nil, fault(ErrRange, s.Name, "", decimals(s.Cost))
		}
		all += price * high
		m.price, m.worth = append(m.price, price), append(m.worth, a.spread[h]*a.spread[h])
		m.low, m.high = append(m.low, low), append(m.high, high)
	}
	return m, nil
}

// fenOfCost returns yuan as fen where they are a whole number of them.
func fenOfCost(yuan float64) (fen int64, good bool) {
	rounded := math.Round(yuan * 100)
	if !(rounded >= 1 && rounded <= float64(zhuanhua.MaxAmount)) || rounded/100 != yuan {
		return 0, false
	}
	return int64(rounded), true
}

// money returns what a budget leaves for units, and what is fixed, in fen. It pays the
// minima.
func (m *market) money(b Budget) (left, fixed int64, err error) {
	var fen [2]int64
	for i, d := range [...]decimal.Decimal{b.Money, b.Fixed} {
		amount, err := zhuanhua.AmountOf(d)
		if err != nil {
			return 0, 0, fault(err, "", "", "")
		}
		fen[i] = int64(amount)
	}
	left = fen[0] - fen[1]
	if least := m.costOf(m.low); left < max(least, 1) {
		return 0, 0, fault(ErrInfeasible, "", "", zhuanhua.Amount(fen[0]).String())
	}
	return left, fen[1], nil
}

// costOf returns what units cost.
func (m *market) costOf(units []int64) (fen int64) {
	for h, n := range units {
		fen += m.price[h] * n
	}
	return fen
}

// varied leaves the strata whose units are all alike at their minima, and gives every
// other one a unit: without one there is no variance to make small.
func (m *market) varied(a *Allocator) error {
	for h, v := range m.worth {
		switch {
		case v == 0:
			m.high[h] = m.low[h]
		case m.high[h] == 0:
			return fault(ErrInfeasible, a.strata[h].Name, "", strconv.Itoa(0))
		default:
			m.low[h] = max(m.low[h], 1)
		}
	}
	return nil
}

// gain returns the variance that d more units take away from a stratum of n; fewer give
// it back.
func (m *market) gain(h int, n, d int64) float64 {
	return m.worth[h] / float64(n) * (float64(d) / float64(n+d))
}

// bought returns the units of which each takes away at least so much variance a fen.
func (m *market) bought(level float64) []int64 {
	units := slices.Clone(m.low)
	for h, v := range m.worth {
		if m.high[h] == m.low[h] {
			continue
		}
		// The unit after n does where n(n+1) ≤ q.
		q := v / (level * float64(m.price[h]))
		n := math.Floor((math.Sqrt(1+4*q)-1)/2) + 1
		units[h] = int64(min(max(n, float64(m.low[h])), float64(m.high[h])))
	}
	return units
}

// level returns two neighbouring levels of what is bought, at the upper one of which
// something holds that does for the minima, and at the lower one not.
func (m *market) level(holds func([]int64) bool) (above, below float64) {
	above, below = 0, math.Inf(1)
	for h, v := range m.worth {
		if low, high := float64(m.low[h]), float64(m.high[h]); low < high {
			above = max(above, v/low/(low+1)/float64(m.price[h]))
			below = min(below, v/high/(high-1)/float64(m.price[h]))
		}
	}
	above, below = above*2, below/2
	for {
		middle := math.Sqrt(above) * math.Sqrt(below)
		if !(middle > below && middle < above) {
			return above, below
		}
		if holds(m.bought(middle)) {
			above = middle
		} else {
			below = middle
		}
	}
}

// fillRounds end a filling that buys next to nothing.
const fillRounds = 1000

// fill spends what is left of the money: at first on what the next level buys, which many
// strata alike do at once, and then on what takes away most for it, unit by unit, or by
// bundles where very many are to be had.
func (m *market) fill(base, next []int64, money int64) []int64 {
	units := slices.Clone(base)
	for h, n := range next {
		if cost := (n - units[h]) * m.price[h]; cost <= money {
			units[h], money = n, money-cost
		}
	}
	for range fillRounds {
		best, most := -1, 0.0
		for h, n := range units {
			if n < m.high[h] && m.price[h] <= money {
				if rate := m.gain(h, n, 1) / float64(m.price[h]); rate > most {
					best, most = h, rate
				}
			}
		}
		if best < 0 {
			break
		}
		n := max(1, min(money/m.price[best], m.high[best]-units[best])/64)
		units[best] += n
		money -= n * m.price[best]
	}
	return units
}

// thin takes units away, the dearest first, as long as no more than the variance to
// spare comes back: at first those that the level before does not buy.
func (m *market) thin(full, before []int64, spare float64) []int64 {
	order := make([]int, len(full))
	for h := range order {
		order[h] = h
	}
	slices.SortStableFunc(order, func(g, h int) int { return cmp.Compare(m.price[h], m.price[g]) })
	units := slices.Clone(full)
	for _, h := range order {
		if back := -m.gain(h, units[h], before[h]-units[h]); back <= spare {
			units[h], spare = before[h], spare-back
		}
	}
	for _, h := range order {
		for units[h] > m.low[h] && -m.gain(h, units[h], -1) <= spare {
			spare += m.gain(h, units[h], -1)
			units[h]--
		}
	}
	return units
}
