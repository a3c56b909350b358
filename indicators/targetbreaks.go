package indicators

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// mostStep bounds the decimals of [Target.NumberBreaks].
const mostStep = 9

// NumberBreaks returns all numbers of the target from low to high, in steps of so many
// decimals (0 to 9), at which its outcome changes (目标值临界点): Before is the outcome
// one step below Value, After at it. Everything else stays as it is. They are worked
// out from the levels: a level, their sum, or the growth between two of them, which may
// be a root and is held against the steps exactly.
//
// The errors are those of [Target.Attain], and an [zhuanhua.InputError] for a target
// that has no number to vary or is surveyed ([zhuanhua.ErrNotAllowed]), and for bounds
// or decimals out of range ([zhuanhua.ErrRange]).
//
// Clause: GR4
func (t Target) NumberBreaks(low, high Quantity, decimals int, m Measured, year int, r TargetReadings) ([]zhuanhua.Break[Quantity, zhuanhua.Outcome], error) {
	switch {
	case t.Operator == FullCoverage || t.Operator == Rising || t.Operator == Qualitative || len(m.Surveyed) > 0:
		return nil, inputError("target", zhuanhua.Quote(t.Param.Key), zhuanhua.ErrNotAllowed)
	case decimals < 0 || decimals > mostStep:
		return nil, inputError("decimals", itoa(decimals), zhuanhua.ErrRange)
	}
	if t.Param.Status == zhuanhua.Unset {
		t.Param.Status = zhuanhua.HostRule // the number is about to be given
	}
	from, err := steps(low, decimals)
	if err != nil {
		return nil, err
	}
	to, err := steps(high, decimals)
	if err != nil {
		return nil, err
	}
	number := func(n int64) Quantity {
		q, _ := QuantityOf(decimal.New(n, -int32(decimals))) // within its bounds, as steps has seen
		return q
	}
	asked := func(n int64) (zhuanhua.Outcome, error) {
		varied := t
		varied.Value = zhuanhua.Value(number(n))
		p, err := varied.Attain(m, year, r)
		return p.Outcome, err
	}
	if _, err := asked(from); err != nil { // bad input before anything is worked out
		return nil, err
	}
	candidates, err := t.turns(decimals, m, year, r)
	if err != nil {
		return nil, err
	}
	found, err := zhuanhua.Breaks(from, to, candidates, asked)
	if err != nil {
		return nil, err
	}
	breaks := make([]zhuanhua.Break[Quantity, zhuanhua.Outcome], len(found))
	for i, b := range found {
		breaks[i] = zhuanhua.Break[Quantity, zhuanhua.Outcome]{Value: number(b.Value), Before: b.Before, After: b.After}
	}
	return breaks, nil
}

// steps is a bound in steps of so many decimals; it must be one of them.
func steps(q Quantity, decimals int) (int64, error) {
	x := new(big.Rat).Mul(q.rat(), new(big.Rat).SetInt(powerOfTen(int32(decimals))))
	if !x.IsInt() || x.Num().CmpAbs(big.NewInt(mostQuantity)) >= 0 {
		return 0, inputError("bounds", q.String(), zhuanhua.ErrRange)
	}
	return x.Num().Int64(), nil
}

// turns are the numbers, rounded to steps, at which the outcome may change: nothing
// but these and their neighbours.
func (t Target) turns(decimals int, m Measured, year int, r TargetReadings) ([]int64, error) {
	c := &attaining{Target: t, readings: r, asked: year, year: min(year, t.Last)}
	if err := c.take(m); err != nil {
		return nil, err
	}
	var list []int64
	note := func(d zhuanhua.Given[decimal.Decimal]) {
		at, given := d.Get()
		off := t.Tolerance.Or(Quantity{}).Decimal()
		half := at.Mul(decimal.New(5, -1)) // an "about" with any tolerance reaches from 0 to twice its number
		for _, x := range []decimal.Decimal{at, at.Add(off), at.Sub(off), half} {
			n := x.Shift(int32(decimals)).Floor().BigInt()
			if given && n.CmpAbs(big.NewInt(mostQuantity)) < 0 {
				list = append(list, n.Int64())
			}
		}
	}
	ends := func(s Range) {
		note(s.Low.Round(int32(decimals)))
		note(s.High.Round(int32(decimals)))
	}
	if t.Kind.grows() { // a loss of all, and no growth
		note(zhuanhua.Value(all))
		note(zhuanhua.Value(decimal.Decimal{}))
	}
	levels := c.likely()
	for i, l := range levels {
		ends(c.Metric.within(l.span()))
		for _, earlier := range levels[:i] {
			if err := c.turnsBetween(earlier, l, int32(decimals), note); err != nil {
				return nil, err
			}
		}
	}
	if t.Kind != CumulativeLevel {
		return list, nil
	}
	var window []Level
	for y := t.First; y <= t.Last; y++ {
		window = append(window, c.at(y))
	}
	sum, err := SumLevels(window...)
	ends(sum.SoFar)
	if most, bounded := t.Metric.Most.Get(); bounded && err == nil {
		rest := new(big.Rat).Mul(whole(int64(len(sum.Missing))), most.rat())
		ends(sum.SoFar.each(func(x *big.Rat) *big.Rat { return new(big.Rat).Add(x, rest) }))
	}
	return list, err
}

// likely are the levels by which a target is decided, in the order of their years: those
// at hand, and the least and the most that one can be that is missing or still runs.
func (c *attaining) likely() (levels []Level) {
	first := c.First
	if c.Kind.grows() {
		first = c.base()
	}
	least, most := c.Metric.possible()
	for y := first; y <= c.year; y++ {
		l := c.at(y)
		if l.Value.IsGiven() {
			levels = append(levels, l)
		}
		if l.Value.IsGiven() && !c.runs(y) {
			continue
		}
		l.Half = decimal.Decimal{}
		for _, end := range []*big.Rat{least, most} {
			if end != nil {
				l.Value = Exact{end}.Round(mostDecimals)
				levels = append(levels, l)
			}
		}
	}
	return levels
}

// turnsBetween notes the growth between two levels, in all and on average.
func (c *attaining) turnsBetween(base, last Level, places int32, note func(zhuanhua.Given[decimal.Decimal])) error {
	if !c.Kind.grows() || base.Period.From == last.Period.From {
		return nil
	}
	for _, growth := range []func(Level, Level, DayConvention) (Growth, error){TotalGrowth, AverageGrowth} {
		g, err := growth(base, last, c.readings.Days)
		if err != nil {
			return err
		}
		g.Base, g.Last = c.Metric.within(g.Base), c.Metric.within(g.Last)
		low, high := g.PercentRange(places)
		note(low)
		note(high)
	}
	return nil
}
