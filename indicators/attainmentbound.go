package indicators

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// decider decides a figure against a number: at least it, or more than it.
type decider func(number decimal.Decimal, above bool) (Attainment, error)

// bound returns the number that the figure must reach, or exceed; none where the
// text leaves it open. An "about" is reached where the tolerance begins.
//
// Clause: GR4
func (t Target) bound() (number decimal.Decimal, above, known bool) {
	value, given := t.Value.Get()
	switch {
	case t.Operator == FullCoverage:
		return decimal.New(100, 0), false, true
	case !given:
		return decimal.Decimal{}, false, false
	case t.Operator == About:
		tolerance, given := t.Tolerance.Get()
		return t.notBelowAll(value.Decimal().Sub(tolerance.Decimal())), false, given
	}
	return value.Decimal(), t.Operator == MoreThan, true
}

// against decides a figure against the target's number. Where there is none, the
// figure alone may settle it; else the target is unset.
//
// Clause: GR4
func (c *attaining) against(decide decider) (Attainment, TargetReason, error) {
	number, above, known := c.bound()
	if !known {
		return c.withoutNumber(decide)
	}
	a, err := decide(number, above)
	if err != nil || !c.bothSides() || a.Outcome != zhuanhua.Met {
		return a, whyNumber(a.Outcome), err
	}
	high, err := decide(c.tooMuch().Or(decimal.Decimal{}), true)
	switch high.Outcome {
	case zhuanhua.Met:
		high.Outcome = zhuanhua.NotMet
		return high, TooHigh, err
	case zhuanhua.Undetermined:
		a.Outcome, a.Gaps = zhuanhua.Undetermined, high.Gaps
		return a, NoTargetReason, err
	}
	return a, Reached, err
}

// bothSides reports whether too much misses the target as well.
func (c *attaining) bothSides() bool { return c.Operator == About && c.readings.AboutBothSides }

// withoutNumber decides what can be decided whatever the number is: what does not
// reach the mildest that it can be is missed, what reaches the hardest is reached. A
// missing figure leaves every number undetermined.
//
// Clause: GR4
func (c *attaining) withoutNumber(decide decider) (Attainment, TargetReason, error) {
	answer := func(number zhuanhua.Given[decimal.Decimal], above bool) (Attainment, error) {
		n, there := number.Get()
		if !there {
			return Attainment{}, nil
		}
		return decide(n, above)
	}
	mild, err := answer(c.mildest(), c.Operator == MoreThan || c.Operator == RisingMarkedly)
	if err != nil || mild.Outcome == zhuanhua.NotMet {
		return mild.withoutBound(), Short, err
	}
	hard, err := answer(c.hardest(), false)
	if err != nil || hard.Outcome == zhuanhua.Met && !c.bothSides() {
		return hard, Reached, err
	}
	if hard.Outcome == zhuanhua.Met {
		more, err := answer(c.hardest(), true)
		if err != nil || more.Outcome == zhuanhua.NotMet {
			return hard, Reached, err
		}
		high, err := answer(c.tooMuch(), true)
		if err != nil || high.Outcome == zhuanhua.Met {
			high.Outcome = zhuanhua.NotMet
			return high.withoutBound(), TooHigh, err
		}
	}
	any, err := decide(c.Value.Or(Quantity{}).Decimal(), false) // any number will do to see what is missing
	any.Outcome = zhuanhua.Undetermined
	if err == nil && any.Gaps&^zhuanhua.SetOf(RoundedLevels) == 0 {
		c.unset = &zhuanhua.UnsetError{Param: c.Param, Year: c.out.Year}
	}
	return any.withoutBound(), NoTargetReason, err
}

// withoutBound takes out what was decided against a number that is none.
func (a Attainment) withoutBound() Attainment {
	return Attainment{Outcome: a.Outcome, Above: a.Above, Method: a.Method, Unit: a.Unit, Years: a.Years, Last: a.Last, Gaps: a.Gaps}
}

func whyNumber(o zhuanhua.Outcome) TargetReason { return why(o, Reached, Short) }

func whyRise(o zhuanhua.Outcome) TargetReason { return why(o, Risen, NotRisen) }

func why(o zhuanhua.Outcome, met, missed TargetReason) TargetReason {
	switch o {
	case zhuanhua.Met:
		return met
	case zhuanhua.NotMet:
		return missed
	}
	return NoTargetReason
}

// settle takes a decision on the year's level as the outcome.
func (c *attaining) settle(a Attainment, reason TargetReason, year int) {
	if c.runs(year) && a.Outcome == zhuanhua.Undetermined && a.Gaps == 0 && reason == NoTargetReason {
		reason = NotDue
		c.lacks(year, false)
	}
	c.out.Decided, c.out.Outcome = a, a.Outcome
	if reason != NoTargetReason {
		c.reason(reason)
	}
	c.gaps(a)
}

// gaps gives the gaps of a decision as reasons.
func (c *attaining) gaps(a Attainment) {
	for gap := range a.Gaps.All() {
		c.add(Reason{gap.String(), c.Param.Clause, gap.Clause(), c.Param.Status, gap.Text()})
	}
}

// next asks of a year what the decision needs, if that can be.
func (c *attaining) next(a Attainment, year int) {
	least := a.Needed.High
	n := Next{Outlook: OutlookOpen, Year: year, Above: a.Above, Least: least, Level: a.NeededLevel(), Years: c.Last - year + 1}
	if !least.IsGiven() {
		n = Next{Outlook: OutlookUnknown, Year: year, Years: n.Years}
	} else if most, bounded := c.Metric.Most.Get(); bounded {
		if beyond := least.rat.Cmp(most.rat()); beyond > 0 || beyond == 0 && a.Above {
			n.Outlook = OutlookImpossible
			c.reason(BeyondMost)
		}
	}
	c.out.Next = n
}

// ended says what is still possible when no year is to come.
func (c *attaining) ended() {
	switch c.out.Outcome {
	case zhuanhua.Met:
		c.out.Next = Next{Outlook: OutlookSecured}
	case zhuanhua.NotMet:
		c.out.Next = Next{Outlook: OutlookImpossible}
		if c.year >= c.Last {
			c.reason(WindowOver)
		}
	default:
		c.out.Next = Next{Outlook: OutlookUnknown}
		c.asksOfRunning()
	}
}

// asksOfRunning asks of the year that still runs what it has not brought yet, where its
// own level is decided and a number says what it must be.
func (c *attaining) asksOfRunning() {
	_, _, known := c.bound()
	a := c.out.Decided
	if c.runs(c.year) && a.Outcome == zhuanhua.Undetermined && a.Needed.given() &&
		(known || c.Operator == Rising) && c.Kind != CumulativeLevel {
		c.next(a, c.year)
	}
}
