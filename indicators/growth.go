package indicators

import (
	"encoding/json"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// GrowthMethod is how a rate of growth is made of levels (增速计算方法).
//
// Clause: GR1, GR2, GR3
type GrowthMethod uint8

// The methods.
const (
	GrowthNone         GrowthMethod = iota
	TotalMethod                     // 增幅, vₙ/v₀ − 1; a year apart: 同比
	LevelMethod                     // 水平法, (vₙ/v₀)^(1/n) − 1
	AccumulationMethod              // 累计法, x − 1 with x + … + xⁿ = (v₁ + … + vₙ)/v₀
)

var growthMethods = labels[GrowthMethod]{"growth method", []label{
	{},
	{"total", "GR1", zhuanhua.Text{Zh: "增幅", En: "growth"}},
	{"level", "GR2", zhuanhua.Text{Zh: "年均增幅（水平法）", En: "average annual growth (level method)"}},
	{"accumulation", "GR3", zhuanhua.Text{Zh: "年均增幅（累计法）", En: "average annual growth (accumulation method)"}},
}}

// String returns the stable key.
func (m GrowthMethod) String() string { return growthMethods.at(m).key }

// Text returns the names.
func (m GrowthMethod) Text() zhuanhua.Text { return growthMethods.at(m).text }

// MarshalText returns the stable key, empty when not given.
func (m GrowthMethod) MarshalText() ([]byte, error) { return growthMethods.marshal(m) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (m *GrowthMethod) UnmarshalText(b []byte) error { return growthMethods.unmarshal(m, b) }

// Growth is the growth between levels, exact until it is shown. With Gaps there is
// no rate, and the gaps say why. Growth of a rate (unit % or 百分点) is a difference
// in percentage points; its base may be 0. The zero Growth is one that nobody
// computed.
//
// A Growth is made by [TotalGrowth], [AverageGrowth], [AccumulatedGrowth] and
// [ChainRates].
//
// Clause: GR1, GR6
type Growth struct {
	Method GrowthMethod
	Days   DayConvention
	Unit   zhuanhua.Unit // of the levels; none for a chain of rates
	Years  int           // n, from 1 to 100; 0 where the periods do not say
	Base   Range         // v₀
	Last   Range         // vₙ; of the accumulation method v₁ + … + vₙ
	Gaps   Gaps
}

// TotalGrowth returns (v₁ − v₀)/v₀. The periods are the same part of two years
// (years, half-years, quarters, any span); a year apart the result is growth over
// the same period last year (同比). Levels out of bounds are an error; levels that
// cannot be compared, and a base that is zero, negative or missing, are gaps.
//
// Clause: GR1, GR6
func TotalGrowth(base, last Level, days DayConvention) (Growth, error) {
	return growthOf(TotalMethod, base, last, days)
}

func growthOf(method GrowthMethod, base, last Level, days DayConvention) (Growth, error) {
	years, found, err := lineUp(base, last, days)
	if err != nil {
		return Growth{}, err
	}
	g := Growth{Method: method, Days: days, Unit: last.Unit, Years: years, Base: base.span(), Last: last.span(), Gaps: found}
	if last.unknown() {
		g.Unit = base.Unit
	}
	g.Gaps |= g.valueGaps()
	return g, nil
}

// valueGaps are the gaps that the numbers themselves leave.
func (g Growth) valueGaps() (found Gaps) {
	if g.InPoints() {
		return 0
	}
	if g.Base.given() {
		switch sign := g.Base.Value.rat.Sign(); {
		case sign == 0:
			found = found.With(ZeroBase)
		case sign < 0:
			found = found.With(NegativeBase)
		case g.Base.Low.rat.Sign() <= 0:
			found = found.With(DoubtfulBase)
		}
	}
	if g.Last.given() {
		if g.Method == LevelMethod && g.Last.Value.rat.Sign() < 0 {
			found = found.With(NegativeValue)
		}
		if g.Method == AccumulationMethod && g.Last.Value.rat.Sign() <= 0 {
			found = found.With(NonPositiveSum)
		}
	}
	return found
}

// InPoints reports whether the growth is one of a rate, in percentage points.
//
// Clause: GR6
func (g Growth) InPoints() bool { return g.Unit.IsRate() }

// Defined reports whether there is a rate.
func (g Growth) Defined() bool { return g.check() == nil && g.Gaps == 0 }

// check refuses what none of the functions made: a growth that nobody computed or
// whose fields do not belong together.
func (g Growth) check() error {
	if g.Method == GrowthNone {
		return inputError("growth", "", zhuanhua.ErrNotGiven)
	}
	if !growthMethods.known(g.Method) {
		return inputError("growth.method", g.Method.String(), zhuanhua.ErrCodeWord)
	}
	complete := g.Gaps&^rootGaps == 0
	if g.Years < 0 || g.Years > mostYears ||
		complete && (g.Years == 0 || !g.Base.given() || !g.Last.given() || g.valueGaps() != g.Gaps) {
		return inputError("growth", "", zhuanhua.ErrContradiction)
	}
	return nil
}

// Ratio returns vₙ/v₀ with the interval in which it lies, of the accumulation
// method (v₁ + … + vₙ)/v₀, of a rate the difference vₙ − v₀ in points:
// (v₁−h₁)/(v₀+h₀) to (v₁+h₁)/(v₀−h₀) as long as v₁ is not below its half. It is the
// zero Range where the growth is undefined.
//
// Clause: GR5
func (g Growth) Ratio() Range {
	if !g.Defined() {
		return Range{}
	}
	if g.InPoints() {
		return g.Last.minus(g.Base)
	}
	least, most := g.Base.High, g.Base.Low
	if g.Last.Low.rat.Sign() < 0 {
		least = g.Base.Low
	}
	if g.Last.High.rat.Sign() < 0 {
		most = g.Base.High
	}
	quotient := func(x, y Exact) Exact { return Exact{new(big.Rat).Quo(x.rat, y.rat)} }
	return Range{quotient(g.Last.Low, least), quotient(g.Last.Value, g.Base.Value), quotient(g.Last.High, most)}
}

// Rate returns the growth in % (20 is 20 %) or in percentage points, a year's on
// average where the method says so, with the interval in which it lies. It is the
// zero Range where the growth is undefined, and where it is a root that need not
// be a fraction: that of an average over several years.
//
// Clause: GR1, GR5, GR6
func (g Growth) Rate() Range {
	ratio := g.Ratio()
	switch {
	case !ratio.given():
		return Range{}
	case g.InPoints():
		return ratio.each(func(x *big.Rat) *big.Rat { return new(big.Rat).Quo(x, whole(g.steps())) })
	case g.isRoot():
		return Range{}
	}
	return ratio.each(func(x *big.Rat) *big.Rat {
		x = new(big.Rat).Sub(x, whole(1))
		return x.Mul(x, whole(100))
	})
}

// isRoot tells whether the rate is the root of an equation of a degree above 1.
func (g Growth) isRoot() bool { return g.Method != TotalMethod && g.Years > 1 }

// steps is how many times the rate is taken in.
func (g Growth) steps() int64 {
	if g.Method == TotalMethod {
		return 1
	}
	return int64(g.Years)
}

// Percent returns the growth in % or percentage points with 0 to 18 decimals, a
// half away from zero (四舍五入) as everywhere: rounded once, from the exact
// number, also where that is a root. It is not given where the growth is undefined.
//
// Clause: GR4
func (g Growth) Percent(places int32) zhuanhua.Given[decimal.Decimal] {
	return g.shown(places, func(r Range) Exact { return r.Value })
}

// PercentRange returns the ends of the interval in which the growth lies, rounded
// as [Growth.Percent]; both are the rate itself where the levels are exact. A level
// that may be below 0 by its rounding is taken as 0 where a root is needed.
//
// Clause: GR5
func (g Growth) PercentRange(places int32) (low, high zhuanhua.Given[decimal.Decimal]) {
	return g.shown(places, func(r Range) Exact { return r.Low }), g.shown(places, func(r Range) Exact { return r.High })
}

func (g Growth) shown(places int32, end func(Range) Exact) zhuanhua.Given[decimal.Decimal] {
	if !g.Defined() || places < 0 || places > mostDecimals {
		return zhuanhua.Given[decimal.Decimal]{}
	}
	if g.isRoot() && !g.InPoints() {
		return zhuanhua.Value(rootPercent(end(g.Ratio()).rat, g.Method, g.Years, places))
	}
	return end(g.Rate()).Round(places)
}

// MarshalJSON writes numbers as exact text and the rate with six decimals, null
// where there is none.
func (g Growth) MarshalJSON() ([]byte, error) {
	out := struct {
		Method  GrowthMethod  `json:"method"`
		Days    DayConvention `json:"days"`
		Unit    zhuanhua.Unit `json:"unit"`
		Years   int           `json:"years"`
		Base    Range         `json:"base"`
		Last    Range         `json:"last"`
		Gaps    Gaps          `json:"gaps"`
		Percent *string       `json:"percent"`
		Low     *string       `json:"percent_low"`
		High    *string       `json:"percent_high"`
	}{g.Method, g.Days, g.Unit, g.Years, g.Base, g.Last, g.Gaps, textOf(g.Percent(6)), nil, nil}
	low, high := g.PercentRange(6)
	out.Low, out.High = textOf(low), textOf(high)
	return json.Marshal(out)
}

// textOf returns a number in plain notation, nil where there is none.
func textOf(d zhuanhua.Given[decimal.Decimal]) *string {
	if v, given := d.Get(); given {
		text := Plain(v)
		return &text
	}
	return nil
}
