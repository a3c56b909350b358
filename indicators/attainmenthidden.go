package indicators

import (
	"math/big"

	"github.com/zhuanhua-rules/zhuanhua"
)

// interval is where a level can lie; nil is no end.
type interval struct {
	low, high *big.Rat
	above     bool // low itself is out
}

func (v interval) empty() bool {
	if v.low == nil || v.high == nil {
		return false
	}
	order := v.low.Cmp(v.high)
	return order > 0 || order == 0 && v.above
}

// and returns what lies in both.
func (v interval) and(w interval) interval {
	if v.low == nil || w.low != nil && (w.low.Cmp(v.low) > 0 || w.low.Cmp(v.low) == 0 && w.above) {
		v.low, v.above = w.low, w.above
	}
	if v.high == nil || w.high != nil && w.high.Cmp(v.high) < 0 {
		v.high = w.high
	}
	return v
}

// hiddenMisses counts the misses hidden in years without a figure, or with a rounded
// one. It follows where each year's level can lie if no year was missed: where that is
// nowhere, one of the years so far was, whatever the figures were.
//
// Clause: GR4
func (c *attaining) hiddenMisses() (hidden int, err error) {
	at, before := interval{}, Level{}
	for y := c.base(); y <= c.year; y++ {
		own, need := c.between(y), interval{}
		if y > c.base() {
			need = c.followed(at)
		}
		if l := c.at(y); l.Value.IsGiven() {
			if before.Value.IsGiven() {
				_, found, err := lineUp(before, l, c.readings.Days)
				if err != nil {
					return 0, err
				}
				if found&^softGaps != 0 {
					need = interval{} // nothing holds the two against each other
				}
			}
			before = l
		}
		if at = own.and(need); at.empty() {
			at = own
			if c.out.Years[y-c.base()-1].Outcome != zhuanhua.NotMet {
				hidden++
			}
		}
	}
	return hidden, nil
}

// between is where the level of a year lies; a year that still runs has no most.
func (c *attaining) between(year int) (v interval) {
	v.low, v.high = c.Metric.possible()
	runs := c.runs(year)
	span := c.Metric.within(c.at(year).span())
	if span.given() && !(runs && c.falls()) {
		v.low, v.high = span.Low.rat, span.High.rat
	}
	if runs {
		v.high = nil
	}
	return v
}

// followed is where a year's level lies after one that lies there, if the year is not
// missed; anywhere, where the year before may be 0 or below and have no rate of
// growth, or where no number says.
func (c *attaining) followed(before interval) interval {
	if c.Operator == Rising {
		return interval{low: before.low, above: true}
	}
	number, above, known := c.bound()
	if !known {
		number, known = c.mildest().Get()
		above = c.Operator == MoreThan
	}
	rate := !c.Metric.Unit.IsRate()
	if !known || rate && (before.low == nil || before.low.Sign() < 0 || before.low.Sign() == 0 && !before.above) {
		return interval{}
	}
	by := func(x *big.Rat, growth Exact) *big.Rat {
		if rate {
			return new(big.Rat).Mul(x, multiple(growth.rat))
		}
		return new(big.Rat).Add(x, growth.rat)
	}
	least, _ := exactly("", number)
	after := interval{}
	if before.low != nil {
		after.low = by(before.low, least)
		after.above = above || before.above && !(rate && after.low.Sign() == 0)
	}
	if most, there := c.tooMuch().Get(); there && before.high != nil {
		beyond, _ := exactly("", most)
		after.high = by(before.high, beyond)
	}
	return after
}
