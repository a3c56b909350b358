package sample

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Budget is the money for a survey (调查经费), yuan.
type Budget struct {
	Money decimal.Decimal // in all
	Fixed decimal.Decimal // spent whatever the size of the sample: forms, training
}

// Spending is an allocation and what it costs.
type Spending struct {
	Allocation
	Cost zhuanhua.Amount `json:"cost"` // Σ c_h n_h, and what is fixed
}

// ForBudget returns the allocation by the rule that the budget pays, exactly to the
// fen: with one unit more, by the rule too, it would be overspent. Every stratum has
// its Cost, whatever the rule. For the whole numbers of the smallest variance see
// [Allocator.BestForBudget].
//
// The errors are [Error]: ErrParameter for a stratum whose cost is not given, or is
// none in whole fen; ErrInfeasible for a budget that does not pay the minima, or
// nothing; ErrRange for costs of all that the maxima admit above 10¹⁵ yuan; and what
// [zhuanhua.AmountOf] refuses.
//
// Clause: CZ23-A3c
func (a *Allocator) ForBudget(budget Budget) (Spending, error) {
	m, err := a.market()
	if err != nil {
		return Spending{}, err
	}
	money, fixed, err := m.money(budget)
	if err != nil {
		return Spending{}, err
	}
	n := search(max(a.least, 1), a.greatest, func(n int64) bool {
		return n == a.greatest || m.costOf(a.whole(n+1)) > money
	})
	units := a.whole(n)
	if m.costOf(units) > money { // where no unit must be drawn, and one costs more
		return Spending{}, fault(ErrInfeasible, "", "", zhuanhua.Amount(money+fixed).String())
	}
	return a.spending(m, units, fixed), nil
}

// spending tells what whole numbers of units cost.
func (a *Allocator) spending(m *market, units []int64, fixed int64) Spending {
	return Spending{a.allocation(units), zhuanhua.Amount(m.costOf(units) + fixed)}
}
