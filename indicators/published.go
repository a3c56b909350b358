package indicators

import (
	"fmt"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Published is a rate of growth as it was printed: 24.8 with a Half of 0.05 is
// 24.8 %, rounded to one decimal. Both are percentages (of a rate: percentage
// points) within the bounds of a [Level]'s numbers. A Half of zero is an exact rate.
//
// Clause: GR5
type Published struct {
	Percent decimal.Decimal
	Half    decimal.Decimal // half a unit of the last digit printed, not negative
}

// PublishedRate returns a rate printed with a number of decimals; beyond −17 to 17
// the Half is out of bounds.
//
// Clause: GR5
func PublishedRate(percent decimal.Decimal, decimals int32) Published {
	return Published{percent, decimal.New(5, -min(max(decimals, -100), 100)-1)}
}

// span returns the interval in which the rate lies.
func (p Published) span(field string) (Range, error) {
	percent, err := exactly(field+".percent", p.Percent)
	if err != nil {
		return Range{}, err
	}
	half, err := exactly(field+".half", p.Half)
	if err != nil {
		return Range{}, err
	}
	if half.rat.Sign() < 0 {
		return Range{}, inputError(field+".half", "", zhuanhua.ErrRange)
	}
	return Range{difference(percent, half), percent, sum(percent, half)}, nil
}

// Agrees tells whether a published rate is consistent with the levels: met where
// the interval in which the growth lies and that of the published rate have a
// number in common, not met where they have none, undetermined where the growth is
// undefined (its Gaps say why). An average over several years is compared by
// powers, not by roots.
//
// A published average of which even the highest value is below −100 % is
// [zhuanhua.ErrRange]; the zero Growth is [zhuanhua.ErrNotGiven].
//
// Clause: GR5
func (g Growth) Agrees(p Published) (zhuanhua.Outcome, error) {
	if err := g.check(); err != nil {
		return zhuanhua.Undetermined, err
	}
	rate, err := p.span("published")
	if err != nil {
		return zhuanhua.Undetermined, err
	}
	if !g.InPoints() && rate.High.rat.Cmp(whole(-100)) < 0 && g.Method != TotalMethod {
		return zhuanhua.Undetermined, inputError("published.percent", "", zhuanhua.ErrRange)
	}
	if g.Gaps != 0 {
		return zhuanhua.Undetermined, nil
	}
	levels, printed := g.Ratio(), rate.each(g.ratioAt)
	if levels.High.rat.Cmp(printed.Low.rat) < 0 || levels.Low.rat.Cmp(printed.High.rat) > 0 {
		return zhuanhua.NotMet, nil
	}
	return zhuanhua.Met, nil
}

// ratioAt returns what the ratio of the levels is at a growth in %, or the
// difference at one in points. A mean growth below −100 % is taken as −100 %.
func (g Growth) ratioAt(percent *big.Rat) *big.Rat {
	if g.InPoints() {
		return new(big.Rat).Mul(percent, whole(g.steps()))
	}
	x := multiple(percent)
	if g.Method != TotalMethod && x.Sign() < 0 {
		x.SetInt64(0)
	}
	return power(x, g.Method, g.Years)
}

// ChainRates returns the average growth over years of which only the yearly rates
// are known, by the level method: (Π(1+gᵢ))^(1/n) − 1. It takes 1 to 100 rates, none
// of which may be below −100 % by its rounding. The levels of the result are an
// index without a unit that begins at 1.
//
// Clause: GR2, GR5
func ChainRates(yearly ...Published) (Growth, error) {
	if len(yearly) == 0 {
		return Growth{}, inputError("rates", "", zhuanhua.ErrNotGiven)
	}
	if len(yearly) > mostYears {
		return Growth{}, inputError("rates", fmt.Sprint(len(yearly)), zhuanhua.ErrRange)
	}
	one := Exact{whole(1)}
	g := Growth{Method: LevelMethod, Years: len(yearly), Base: Range{one, one, one}, Last: Range{one, one, one}}
	for i, p := range yearly {
		field := fmt.Sprintf("rates[%d]", i)
		rate, err := p.span(field)
		if err != nil {
			return Growth{}, err
		}
		if rate.Low.rat.Cmp(whole(-100)) < 0 {
			return Growth{}, inputError(field+".percent", rate.Value.String(), zhuanhua.ErrRange)
		}
		rate = rate.each(multiple)
		g.Last = Range{product(g.Last.Low, rate.Low), product(g.Last.Value, rate.Value), product(g.Last.High, rate.High)}
	}
	return g, nil
}

func product(x, y Exact) Exact { return Exact{new(big.Rat).Mul(x.rat, y.rat)} }
