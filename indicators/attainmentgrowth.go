package indicators

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// sinceBase decides growth from the base year to the year in question, and what the
// next year would need from the same base.
//
// Clause: GR2, GR4, GR6
func (c *attaining) sinceBase() error {
	base, last := c.at(c.base()), c.at(c.year)
	a, reason, err := c.grown(base, last)
	if err != nil || c.unset != nil {
		c.out.Decided = a
		return err
	}
	if a.Gaps.Has(MissingBase) {
		c.lacks(c.base(), false)
	}
	if a.Gaps.Has(MissingValue) {
		c.lacks(c.year, false)
	}
	c.settle(a, reason, c.year)
	return c.then(base)
}

// then looks at the next year from the level that it grows from.
func (c *attaining) then(from Level) error {
	if c.year >= c.Last {
		c.ended()
		return nil
	}
	year := c.year + 1
	to := Level{Unit: from.Unit, Series: from.Series, Vintage: from.Vintage, Period: zhuanhua.Year(year)}
	if c.readings.Days == OneDay {
		from.Period.AsOf = to.Period.AsOf // as the base will stand then
	} else {
		to.Period.AsOf = from.Period.AsOf.AddYears(year - from.Period.From.Year())
	}
	g, err := c.growth(from, to)
	if err != nil {
		return err
	}
	a := Attainment{}
	if number, above, known := c.bound(); known {
		a, err = g.attain(number, above)
	} else if c.Operator == Rising {
		a, err = g.Rises()
	}
	if err == nil {
		c.next(a, year)
	}
	return err
}

func (c *attaining) growth(base, last Level) (Growth, error) {
	method := TotalGrowth
	if c.Kind == AverageRate && !c.readings.EachYear {
		method = AverageGrowth
	}
	g, err := method(base, last, c.readings.Days)
	g.Base, g.Last = c.Metric.within(g.Base), c.Metric.within(g.Last)
	return g, err
}

// grown decides the growth between two levels. A marked rise is missed without a rise,
// whatever its size.
//
// Clause: GR4, SD21-1.2.4, GB37-1
func (c *attaining) grown(base, last Level) (Attainment, TargetReason, error) {
	decide := func(number decimal.Decimal, above bool) (Attainment, error) {
		return c.growthAnswer(base, last, func(g Growth) (Attainment, error) { return g.attain(number, above) }, false)
	}
	if c.Kind != Direction {
		return c.against(decide)
	}
	rise, err := c.growthAnswer(base, last, Growth.Rises, true)
	open := rise.Outcome == zhuanhua.Undetermined && rise.Gaps == 0 && !c.Value.IsGiven() // the year still runs
	if err != nil || c.Operator == Rising || rise.Outcome == zhuanhua.NotMet || open {
		return rise, whyRise(rise.Outcome), err
	}
	return c.against(decide)
}

// yearByYear decides every year so far against the year before: missed with one year
// missed, met with all of them met.
//
// Clause: GR1, GR4, SX21-1.4.1, SD21-1.2.4
func (c *attaining) yearByYear() error {
	reason := NoTargetReason
	var unset *zhuanhua.UnsetError
	for y := c.base() + 1; y <= c.year; y++ {
		a, why, err := c.grown(c.at(y-1), c.at(y))
		if err != nil {
			c.out.Decided, c.out.Years = a, nil
			return err
		}
		if unset == nil {
			unset = c.unset
		}
		c.unset = nil
		if a.Outcome == zhuanhua.Undetermined && a.Gaps == 0 && y == c.year && c.runs(y) {
			why = NotDue
			c.lacks(y, false)
		}
		if a.Gaps.Has(MissingBase) {
			c.lacks(y-1, false)
		}
		if a.Gaps.Has(MissingValue) {
			c.lacks(y, false)
		}
		c.out.Years = append(c.out.Years, YearAttainment{Year: y, Outcome: a.Outcome, Decided: a})
		c.out.Decided, reason = a, why
	}
	hidden, err := c.hiddenMisses()
	if err != nil {
		return err
	}
	c.foldYears(hidden, reason)
	if c.out.Outcome == zhuanhua.NotMet && c.year < c.Last {
		c.out.Next = Next{Outlook: OutlookImpossible}
		return nil
	}
	if c.out.Outcome != zhuanhua.NotMet && unset != nil {
		c.unset, c.out.Years = unset, nil
		return nil
	}
	if c.runs(c.year) && c.year < c.Last { // what the next year grows from is not known yet
		c.out.Next = Next{Outlook: OutlookUnknown, Year: c.year + 1, Years: c.Last - c.year}
		c.asksOfRunning()
		return nil
	}
	return c.then(c.at(c.year))
}

// foldYears makes one outcome of the years', of which the last has its reason; missed
// are those that were, besides.
func (c *attaining) foldYears(missed int, last TargetReason) {
	open := false
	for _, y := range c.out.Years {
		if y.Outcome == zhuanhua.NotMet {
			missed++
		}
		open = open || y.Outcome == zhuanhua.Undetermined
	}
	switch {
	case missed > 0:
		c.out.Outcome = zhuanhua.NotMet
		if missed > 1 || c.out.Years[len(c.out.Years)-1].Outcome != zhuanhua.NotMet || c.year < c.Last {
			c.reason(YearMissed)
		}
	case open:
		c.out.Outcome = zhuanhua.Undetermined
		for _, y := range c.out.Years {
			c.gaps(y.Decided)
		}
	default:
		c.out.Outcome = zhuanhua.Met
	}
	if last != NoTargetReason && (c.out.Outcome != zhuanhua.Undetermined || last == NotDue) {
		c.reason(last)
	}
}
