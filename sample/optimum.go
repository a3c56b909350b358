package sample

import (
	"math"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Optimum is the best allocation for money (最优成本分配), with what it costs.
type Optimum struct {
	Spending

	// Slack is 0 where no other whole numbers within the bounds are better: that is
	// proven, up to the rounding of a float64. Where there are so many nearly equal ones
	// that the proof was given up it is how much better any could be, at most, as a part of
	// the variance ([Allocator.BestForBudget]) or of the cost of units: commonly below 10⁻⁶.
	Slack float64 `json:"slack"`
}

// BestForBudget returns the whole numbers of units, within the bounds and paid by the
// budget exactly to the fen, of the smallest variance of the estimated total; of equal
// ones the cheapest. The rule does not matter: it is [AllocationCost] in whole units. A
// stratum whose units are all alike gets its minimum, every other one at least a unit;
// money that buys nothing is left.
//
//	smallest Σ N_h S_h² (N_h − n_h) / n_h    with Σ c_h n_h ≤ money − fixed
//
// The errors are those of [Allocator.ForBudget]; ErrInfeasible, too, where a maximum of
// 0 leaves no variance, and where nothing varies and nothing must be drawn.
//
// Source: Cochran, Sampling Techniques, 5.5, for parts of units; whole ones by
// Lagrange's multiplier and a search of all that it does not rule out.
//
// Clause: CZ23-A3c
func (a *Allocator) BestForBudget(budget Budget) (Optimum, error) {
	m, err := a.market()
	if err != nil {
		return Optimum{}, err
	}
	if err := m.varied(a); err != nil {
		return Optimum{}, err
	}
	money, fixed, err := m.money(budget)
	if err != nil {
		return Optimum{}, err
	}
	units, slack := m.high, 0.0
	if m.costOf(units) > money {
		units, slack = a.richest(m, money)
	}
	return drawn(Optimum{a.spending(m, units, fixed), slack})
}

// richest returns the units of the smallest variance that the money pays, where it does
// not pay all.
func (a *Allocator) richest(m *market, money int64) (units []int64, slack float64) {
	level, below := m.level(func(units []int64) bool { return m.costOf(units) <= money })
	s := newSwaps(a, m, level)
	money -= m.costOf(s.base)
	s.best = s.purchase(m.fill(s.base, m.bought(below), money))
	s.gap = func() float64 { return level*float64(money) - s.best.gain }
	s.choose = func(deals []deal) (last *deal) {
		for i := range deals {
			if deals[i].cost <= money {
				last = &deals[i]
			}
		}
		return last
	}
	s.better = func(p *purchase) bool {
		return p.gain > s.best.gain+s.coarse || p.gain >= s.best.gain-s.coarse && p.cost < s.best.cost
	}
	slack = s.search()
	return s.best.units, min(slack/a.variance(s.best.units), 1)
}

// CheapestForVariance returns the whole numbers of units within the bounds that cost
// least of those whose estimated total has at most that variance; of equally cheap ones
// those of the smallest. The rule does not matter. What is fixed is added to the cost.
//
// The errors are those of [Allocator.BestForBudget] for the strata and the fixed cost,
// and of [Allocator.ForVariance] for the variance.
//
// Clause: CZ23-A3c
func (a *Allocator) CheapestForVariance(variance float64, fixed decimal.Decimal) (Optimum, error) {
	if !(variance >= 0 && variance <= math.MaxFloat64) {
		return Optimum{}, fault(ErrParameter, "", "", decimals(variance))
	}
	spent, err := zhuanhua.AmountOf(fixed)
	if err != nil {
		return Optimum{}, fault(err, "", "", "")
	}
	m, err := a.market()
	if err != nil {
		return Optimum{}, err
	}
	if err := m.varied(a); err != nil {
		return Optimum{}, err
	}
	if !(a.variance(m.high) <= variance) {
		return Optimum{}, fault(ErrInfeasible, "", "", decimals(variance))
	}
	units, slack := m.low, 0.0
	if !(a.variance(units) <= variance) {
		units, slack = a.cheapest(m, variance)
	}
	return drawn(Optimum{a.spending(m, units, int64(spent)), slack})
}

// cheapest returns the cheapest units that have at most the variance, where the minima
// have a larger one.
func (a *Allocator) cheapest(m *market, variance float64) (units []int64, slack float64) {
	enough := func(units []int64) bool { return a.variance(units) <= variance }
	level, below := m.level(func(units []int64) bool { return !enough(units) })
	s := newSwaps(a, m, level)
	need := a.variance(s.base) - variance
	full := m.bought(below)
	if units = m.thin(full, s.base, variance-a.variance(full)); !enough(units) {
		units = full
	}
	s.best = s.purchase(units)
	s.gap = func() float64 { return level*float64(s.best.cost) - need }
	s.choose = func(deals []deal) *deal {
		for i := range deals {
			if deals[i].gain >= need-s.coarse && enough(s.follow(&deals[i])) {
				return &deals[i]
			}
		}
		return nil
	}
	s.better = func(p *purchase) bool {
		return p.cost < s.best.cost || p.cost == s.best.cost && p.gain > s.best.gain+s.coarse
	}
	slack = s.search()
	return s.best.units, min(slack/level/float64(m.costOf(s.best.units)), 1)
}

// CheapestForCV returns the cheapest allocation with which a total of that size is
// estimated with at most that coefficient of variation (0.05 is 5 %). The errors are
// those of [Allocator.CheapestForVariance].
//
// Clause: CZ23-A3c
func (a *Allocator) CheapestForCV(cv, total float64, fixed decimal.Decimal) (Optimum, error) {
	if !(cv >= 0) || !inRange(cv) || !inRange(total) || total == 0 {
		return Optimum{}, fault(ErrParameter, "", "", decimals(cv))
	}
	se := cv * total
	return a.CheapestForVariance(se*se, fixed)
}

// drawn refuses an allocation that draws nothing.
func drawn(o Optimum) (Optimum, error) {
	if o.Units == 0 {
		return Optimum{}, fault(ErrInfeasible, "", "", "0")
	}
	return o, nil
}
