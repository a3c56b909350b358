package indicators

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// fromSurvey decides growth that a survey estimates: of each year, or chained from
// the base year.
//
// Clause: CZ23-A3c, GR6
func (c *attaining) fromSurvey() error {
	first := c.base() + 1
	if !c.eachYear() {
		o, why, err := c.chained(first, c.year)
		if err == nil && c.unset == nil {
			c.say(o, why)
			c.afterSurvey()
		}
		return err
	}
	var open []TargetReason
	var unset *zhuanhua.UnsetError
	last := NoTargetReason
	for y := first; y <= c.year; y++ {
		o, why, err := c.chained(y, y)
		if err != nil {
			c.out.Years = nil
			return err
		}
		if unset == nil {
			unset = c.unset
		}
		c.unset = nil
		if o == zhuanhua.Undetermined {
			open = append(open, why)
			why = NoTargetReason
		}
		c.out.Years, last = append(c.out.Years, YearAttainment{Year: y, Outcome: o, Surveyed: c.out.Surveyed}), why
		c.out.Surveyed = zhuanhua.Given[zhuanhua.SurveyReading]{}
	}
	c.foldYears(0, last)
	if c.out.Outcome != zhuanhua.NotMet && unset != nil {
		c.unset, c.out.Years = unset, nil
		return nil
	}
	for _, why := range open {
		if c.out.Outcome == zhuanhua.Undetermined {
			c.reason(why)
		}
	}
	c.afterSurvey()
	return nil
}

// afterSurvey says what is possible: what a year to come must bring is not estimated.
func (c *attaining) afterSurvey() {
	switch {
	case c.year >= c.Last:
		c.ended()
	case c.out.Outcome == zhuanhua.NotMet && c.eachYear():
		c.out.Next = Next{Outlook: OutlookImpossible}
	default:
		c.out.Next = Next{Outlook: OutlookUnknown, Year: c.year + 1, Years: c.Last - c.year}
	}
}

// chained decides the estimated growth over the years from first to last.
func (c *attaining) chained(first, last int) (zhuanhua.Outcome, TargetReason, error) {
	var years []zhuanhua.SurveyReading
	for y := first; y <= last; y++ {
		if reading, there := c.surveyed[y]; there {
			years = append(years, reading)
		} else {
			c.lacks(y, true)
		}
	}
	if len(years) != last-first+1 {
		return zhuanhua.Undetermined, SurveyMissing, nil
	}
	growth := years[0]
	if len(years) > 1 {
		var err error
		if growth, err = ChainSurveyed(years...); err != nil {
			return zhuanhua.Undetermined, NoTargetReason, err
		}
	}
	c.out.Surveyed = zhuanhua.Value(growth)
	return c.estimated(growth, len(years))
}

// estimated decides an estimated growth over n years: met where the whole interval
// reaches the bound, missed where none of it does, undetermined where the bound lies
// within the margin or there is no interval.
//
// Clause: CZ23-A3c
func (c *attaining) estimated(growth zhuanhua.SurveyReading, n int) (zhuanhua.Outcome, TargetReason, error) {
	low, hasLow := growth.Low.Get()
	high, hasHigh := growth.High.Get()
	if !hasLow || !hasHigh {
		return zhuanhua.Undetermined, SurveyGap, nil
	}
	if c.Kind == Direction {
		rise := within(low, high, 0, true)
		switch {
		case c.Operator == Rising && rise == zhuanhua.Undetermined:
			return rise, WithinMargin, nil
		case c.Operator == Rising || rise == zhuanhua.NotMet:
			return rise, whyRise(rise), nil
		}
	}
	a, why, err := c.against(func(number decimal.Decimal, above bool) (Attainment, error) {
		threshold := Threshold{Value: number.Shift(-2)}
		if c.Kind == AverageRate {
			threshold.Years = n
		}
		bound, err := threshold.compounded()
		return Attainment{Outcome: within(low, high, bound, above)}, err
	})
	switch {
	case c.unset != nil:
		why = NumberUnset
	case a.Outcome == zhuanhua.Undetermined:
		why = WithinMargin
	}
	return a.Outcome, why, err
}

// within compares an interval with a bound.
func within(low, high, bound float64, above bool) zhuanhua.Outcome {
	switch {
	case low > bound || low == bound && !above:
		return zhuanhua.Met
	case high < bound || high == bound && above:
		return zhuanhua.NotMet
	}
	return zhuanhua.Undetermined
}
