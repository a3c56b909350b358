package indicators

import "github.com/zhuanhua-rules/zhuanhua"

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
	if c.Kind == AverageRate && !c.readings.EachYear {
		return AverageGrowth(base, last, c.readings.Days)
	}
	return TotalGrowth(base, last, c.readings.Days)
}

// grown decides the growth between two levels. A marked rise is missed without a rise,
// whatever its size.
//
// Clause: GR4, SD21-1.2.4, GB37-1
func (c *attaining) grown(base, last Level) (Attainment, TargetReason, error) {
	g, err := c.growth(base, last)
	if err != nil {
		return Attainment{}, NoTargetReason, err
	}
	if c.Kind != Direction {
		return c.against(g.attain)
	}
	rise, err := g.Rises()
	if err != nil || c.Operator == Rising || rise.Outcome == zhuanhua.NotMet {
		return rise, whyRise(rise.Outcome), err
	}
	return c.against(g.attain)
}

// yearByYear decides every year so far against the year before: missed with one year
// missed, met with all of them met.
//
// Clause: GR1, GR4, SX21-1.4.1, SD21-1.2.4
func (c *attaining) yearByYear() error {
	reason := NoTargetReason
	for y := c.base() + 1; y <= c.year; y++ {
		a, why, err := c.grown(c.at(y-1), c.at(y))
		if err != nil || c.unset != nil {
			c.out.Decided, c.out.Years = a, nil
			return err
		}
		if c.runs(y) && a.Outcome == zhuanhua.NotMet && y == c.year {
			a.Outcome, why = zhuanhua.Undetermined, NotDue
		}
		if a.Gaps.Has(MissingBase) && y == c.base()+1 {
			c.lacks(y-1, false)
		}
		if a.Gaps.Has(MissingValue) {
			c.lacks(y, false)
		}
		c.out.Years = append(c.out.Years, YearAttainment{Year: y, Outcome: a.Outcome, Decided: a})
		c.out.Decided, reason = a, why
	}
	hidden, err := c.acrossGaps()
	if err != nil {
		return err
	}
	c.foldYears(hidden, reason)
	if c.out.Outcome == zhuanhua.NotMet && c.year < c.Last {
		c.out.Next = Next{Outlook: OutlookImpossible}
		return nil
	}
	return c.then(c.at(c.year))
}

// acrossGaps counts the misses hidden in years without a figure: where the level after
// them does not reach what growth in each year makes of the level before them, one of
// these years was missed, whatever they were.
//
// Clause: GR4
func (c *attaining) acrossGaps() (hidden int, err error) {
	before := Level{}
	for y := c.base(); y <= c.year; y++ {
		l := c.at(y)
		if !l.Value.IsGiven() || c.runs(y) {
			continue
		}
		if before.Value.IsGiven() && before.Period.From.Year() < y-1 {
			outcome, err := c.leap(before, l)
			if err != nil {
				return 0, err
			}
			if outcome == zhuanhua.NotMet {
				hidden++
			}
		}
		before = l
	}
	return hidden, nil
}

// leap decides the growth over several years, each of which had to bring its own.
func (c *attaining) leap(from, to Level) (zhuanhua.Outcome, error) {
	if c.Operator == Rising {
		g, err := TotalGrowth(from, to, c.readings.Days)
		if err != nil {
			return zhuanhua.Undetermined, err
		}
		a, err := g.Rises()
		return a.Outcome, err
	}
	number, above, known := c.bound()
	if !known || c.Metric.Unit.IsRate() {
		return zhuanhua.Undetermined, nil
	}
	g, err := AverageGrowth(from, to, c.readings.Days)
	if err != nil {
		return zhuanhua.Undetermined, err
	}
	a, err := g.attain(number, above)
	return a.Outcome, err
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
