package indicators

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// at returns the year's level, or one that is missing and fits those there are.
func (c *attaining) at(year int) Level {
	if l, there := c.levels[year]; there && year <= c.year {
		return l
	}
	l := Level{Unit: c.Metric.Unit, Series: c.Metric.Series, Period: zhuanhua.Year(year)}
	for _, known := range []int{c.base(), c.year, year - 1, year + 1} {
		like, there := c.levels[known]
		if !there {
			continue
		}
		l.Vintage = like.Vintage
		asOf := like.Period.AsOf.AddYears(year - known)
		if c.readings.Days == OneDay {
			asOf = like.Period.AsOf
		}
		l.Period.AsOf = max(asOf, l.Period.From)
		break
	}
	return l
}

// yearLevel decides a level or share of one year. Before that year it is not due; of
// a stock it is told how far it has come.
//
// Clause: GR4
func (c *attaining) yearLevel() error {
	if c.asked < c.Last {
		return c.levelToCome()
	}
	l := c.at(c.Last)
	a, reason, err := c.against(c.levelDecider(l))
	if err != nil || c.unset != nil {
		c.out.Decided = a
		return err
	}
	if !l.Value.IsGiven() {
		c.lacks(c.Last, false)
	}
	c.settle(a, reason, c.Last)
	c.ended()
	return nil
}

func (c *attaining) levelDecider(l Level) decider {
	return func(number decimal.Decimal, above bool) (Attainment, error) { return c.levelAnswer(l, number, above) }
}

func (c *attaining) levelToCome() error {
	c.say(zhuanhua.Undetermined, NotDue)
	c.lacks(c.Last, false)
	c.out.Next = Next{Outlook: OutlookUnknown, Year: c.Last, Years: 1}
	number, above, known := c.bound()
	if !known {
		return nil
	}
	so, there := c.levels[c.asked]
	if !there || c.Metric.Series != zhuanhua.Stock {
		so = c.at(c.Last)
	}
	a, err := so.attain(number, so.Unit, above)
	if err != nil {
		return err
	}
	c.next(a, c.Last)
	a.Outcome, a.Gaps = zhuanhua.Undetermined, 0
	c.out.Decided = a
	return nil
}

// cumulative decides the sum of the window's years: met as soon as the years at hand
// suffice, missed only when the last is over.
//
// Clause: GR4
func (c *attaining) cumulative() error {
	var levels []Level
	for y := c.First; y <= c.Last; y++ {
		l := c.at(y)
		if !l.Value.IsGiven() {
			c.lacks(y, false)
		}
		levels = append(levels, l)
	}
	s, err := SumLevels(levels...)
	if err != nil {
		return err
	}
	a, reason, err := c.against(func(number decimal.Decimal, above bool) (Attainment, error) {
		return c.sumAnswer(s, number, above)
	})
	if err != nil || c.unset != nil {
		c.out.Decided = a
		return err
	}
	past := false // a year that is over is missing
	for _, m := range c.out.Missing {
		past = past || m.Year <= c.year
	}
	if !past && a.Gaps == zhuanhua.SetOf(MissingValue) {
		a.Gaps, reason = 0, NotDue
	}
	c.settle(a, reason, c.year)
	if c.out.Outcome == zhuanhua.Undetermined && !past && (a.Gaps == 0 || c.runs(c.year)) {
		c.rest(a)
		return nil
	}
	c.ended()
	return nil
}

// rest says what the years to come, and one that still runs, must bring together.
func (c *attaining) rest(a Attainment) {
	first, least := max(c.year+1, c.First), new(big.Rat)
	if c.runs(c.year) && c.year >= c.First {
		first = c.year
		least.Set(c.levels[first].span().Low.rat) // what it has brought is not asked again
	}
	if !a.Needed.given() { // no number says
		c.out.Next = Next{Outlook: OutlookUnknown, Year: first, Years: c.Last - first + 1}
		return
	}
	rest := difference(a.Needed.High, a.Last.Low)
	if rest.rat.Sign() < 0 { // enough already, if not too much
		rest = Exact{new(big.Rat)}
	}
	n := Next{Outlook: OutlookOpen, Year: first, Rest: rest, Years: c.Last - first + 1}
	n.Above = a.Above && n.Years == 1
	most, bounded := c.Metric.Most.Get()
	switch later := whole(int64(n.Years - 1)); {
	case n.Years == 1:
		least = new(big.Rat).Add(least, rest.rat)
	case bounded:
		least = new(big.Rat).Add(least, new(big.Rat).Sub(rest.rat, later.Mul(later, most.rat())))
		n.Above = a.Above && least.Sign() >= 0
		if least.Sign() < 0 {
			least.SetInt64(0)
		}
	}
	n.Least = Exact{least}
	n.Level = Attainment{Above: n.Above, Unit: a.Unit, Needed: Range{n.Least, n.Least, n.Least}}.NeededLevel()
	if beyond := bounded && least.Cmp(most.rat()) > 0; beyond || bounded && n.Above && least.Cmp(most.rat()) == 0 {
		n.Outlook = OutlookImpossible
		c.reason(BeyondMost)
	}
	c.out.Next = n
}
