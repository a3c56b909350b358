package indicators

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// What a number that nobody gave can be: not below 0 of a level, nor a loss of more
// than all; of a level not above all there can be. A tolerance is at most the number.

var all = decimal.New(-100, 0) // as a growth: a loss of everything

// notBelowAll is the bound of growth that nothing can fall below.
func (t Target) notBelowAll(number decimal.Decimal) decimal.Decimal {
	if t.Kind.grows() && !t.Metric.Unit.IsRate() {
		return decimal.Max(number, all)
	}
	return number
}

// mildest is the least bound that a target without number can have, or with the
// number that it has and any tolerance; none where there is no least.
func (t Target) mildest() zhuanhua.Given[decimal.Decimal] {
	value, given := t.Value.Get()
	switch {
	case given:
		return zhuanhua.Value(t.notBelowAll(value.Decimal().Sub(value.abs().Decimal())))
	case !t.Kind.grows() || t.Operator == RisingMarkedly:
		return zhuanhua.Value(decimal.Decimal{})
	case t.Metric.Unit.IsRate():
		return zhuanhua.Given[decimal.Decimal]{}
	}
	return zhuanhua.Value(all)
}

// hardest is a bound that no number goes beyond: the value of an "about", which with
// any tolerance is about itself, and all there can be of a level; none where there is
// no most.
func (c *attaining) hardest() zhuanhua.Given[decimal.Decimal] {
	value, given := c.Value.Get()
	most, bounded := c.Metric.Most.Get()
	switch {
	case given:
		return zhuanhua.Value(value.Decimal())
	case bounded && (c.Kind == YearLevel || c.Kind == Share) && !c.bothSides():
		return zhuanhua.Value(most.Decimal())
	}
	return zhuanhua.Given[decimal.Decimal]{}
}

// tooMuch is the number beyond which an "about" that must not be exceeded is missed,
// where no tolerance is given with any; none of every other target.
func (c *attaining) tooMuch() zhuanhua.Given[decimal.Decimal] {
	value, given := c.Value.Get()
	if !given || !c.bothSides() {
		return zhuanhua.Given[decimal.Decimal]{}
	}
	return zhuanhua.Value(value.Decimal().Add(c.Tolerance.Or(value.abs()).Decimal()))
}
