package indicators

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// possible returns the least and the most that a level of the metric can be, none
// where nothing says: what is counted is never below 0, nor is a part of a whole.
func (m Metric) possible() (least, most *big.Rat) {
	top, bounded := m.Most.Get()
	if bounded {
		most = top.rat()
	}
	counted := m.Unit >= zhuanhua.UnitPatent && m.Unit <= zhuanhua.UnitPerson || m.Unit == zhuanhua.UnitItem || m.Unit == zhuanhua.UnitPerTenThousand
	if counted || bounded && m.Unit.IsRate() {
		least = new(big.Rat)
	}
	return least, most
}

// within cuts the interval of a rounded level to what is possible.
func (m Metric) within(r Range) Range {
	if !r.given() {
		return r
	}
	least, most := m.possible()
	if least != nil && r.Low.rat.Cmp(least) < 0 && r.Value.rat.Cmp(least) >= 0 {
		r.Low = Exact{least}
	}
	if most != nil && r.High.rat.Cmp(most) > 0 && r.Value.rat.Cmp(most) <= 0 {
		r.High = Exact{most}
	}
	return r
}

// missing are the gaps that a figure not given leaves.
var missing = zhuanhua.SetOf(MissingBase, MissingValue)

// anyhow gives an answer that is open for want of figures the outcome that it has with
// all they can be, if that is one: not met with the best of them, met with the worst.
// Either is decided by ends, and none where an end is not bounded.
func (c *attaining) anyhow(a Attainment, best, worst func() (Attainment, bool, error)) (Attainment, error) {
	if a.Outcome != zhuanhua.Undetermined || a.Gaps&missing == 0 || a.Gaps&^missing != 0 {
		return a, nil
	}
	for _, end := range []struct {
		decide func() (Attainment, bool, error)
		means  zhuanhua.Outcome
	}{{best, zhuanhua.NotMet}, {worst, zhuanhua.Met}} {
		at, bounded, err := end.decide()
		if err != nil {
			return a, err
		}
		if bounded && at.Outcome == end.means {
			a.Outcome, a.Gaps, c.regardless = end.means, 0, true
			break
		}
	}
	return a, nil
}

// unfinished takes back what a year that still runs can change: what it has not
// brought is not missed yet, and a balance or rate can still fall to the worst.
func (c *attaining) unfinished(a Attainment, year int, worst func() (Attainment, bool, error)) (Attainment, error) {
	if !c.unended(year) || a.Outcome == zhuanhua.Undetermined {
		return a, nil
	}
	if a.Outcome == zhuanhua.Met {
		at, bounded, err := worst()
		if err != nil || !c.falls() || bounded && at.Outcome == zhuanhua.Met {
			return a, err
		}
	}
	a.Outcome = zhuanhua.Undetermined
	return a, nil
}

// unended reports whether the year in question is this one and still runs.
func (c *attaining) unended(year int) bool { return year == c.year && c.runs(year) }

// falls reports whether the level of a year can still fall while it runs.
func (c *attaining) falls() bool {
	return c.Metric.Series == zhuanhua.Stock || c.Metric.Unit.IsRate()
}

// levelAnswer decides one level against a number.
func (c *attaining) levelAnswer(l Level, number decimal.Decimal, above bool) (Attainment, error) {
	a, err := l.attain(number, l.Unit, above)
	if err != nil {
		return a, err
	}
	if a.Last = c.Metric.within(a.Last); a.Gaps == zhuanhua.SetOf(RoundedLevels) {
		a.Gaps = 0
		a = a.decide()
	}
	least, most := c.Metric.possible()
	end := func(v *big.Rat) func() (Attainment, bool, error) {
		return func() (Attainment, bool, error) {
			if v == nil {
				return a, false, nil
			}
			at := a
			at.Last, at.Gaps = Range{Exact{v}, Exact{v}, Exact{v}}, 0
			return at.decide(), true, nil
		}
	}
	if a, err = c.anyhow(a, end(most), end(least)); err != nil {
		return a, err
	}
	return c.unfinished(a, l.Period.From.Year(), end(least))
}

// growthAnswer decides the growth between two levels, of which one or both can be
// missing. A base that may be 0 has no rate: such growth stays open, unless any rise
// will do or it is one in points.
func (c *attaining) growthAnswer(base, last Level, decide func(Growth) (Attainment, error), rising bool) (Attainment, error) {
	g, err := c.growth(base, last)
	if err != nil {
		return Attainment{}, err
	}
	a, err := decide(g)
	if err != nil {
		return a, err
	}
	least, most := c.Metric.possible()
	end := func(from, to *big.Rat) func() (Attainment, bool, error) {
		return func() (Attainment, bool, error) {
			at := g
			if !at.Base.given() {
				at.Base, at.Gaps = Range{Exact{from}, Exact{from}, Exact{from}}, at.Gaps.Without(MissingBase)
			}
			if !at.Last.given() || c.unended(last.Period.From.Year()) && c.falls() {
				at.Last, at.Gaps = Range{Exact{to}, Exact{to}, Exact{to}}, at.Gaps.Without(MissingValue)
			}
			if !at.Base.given() || !at.Last.given() {
				return a, false, nil
			}
			at.Gaps |= at.valueGaps()
			answer, err := decide(at)
			return answer, true, err
		}
	}
	best, worst := end(least, most), end(most, least)
	if base.Value.IsGiven() || rising || g.InPoints() {
		if a, err = c.anyhow(a, best, worst); err != nil {
			return a, err
		}
	}
	return c.unfinished(a, last.Period.From.Year(), worst)
}

// sumAnswer decides the sum of the window's years against a number: once they are
// over, each that is missing has brought at most what there can be.
func (c *attaining) sumAnswer(s LevelSum, number decimal.Decimal, above bool) (Attainment, error) {
	a, err := s.attain(number, s.Unit, above)
	if err != nil {
		return a, err
	}
	a, err = c.anyhow(a, func() (Attainment, bool, error) {
		most, bounded := c.Metric.Most.Get()
		if !bounded || c.asked < c.Last || c.runs(c.year) {
			return a, false, nil
		}
		rest := new(big.Rat).Mul(whole(int64(len(s.Missing))), most.rat())
		at := a
		at.Last, at.Gaps = s.SoFar.each(func(x *big.Rat) *big.Rat { return new(big.Rat).Add(x, rest) }), 0
		return at.decide(), true, nil
	}, func() (Attainment, bool, error) { return a, false, nil })
	if err != nil {
		return a, err
	}
	return c.unfinished(a, c.year, func() (Attainment, bool, error) { return a, false, nil })
}
