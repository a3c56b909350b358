package indicators

import (
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// AverageGrowth returns average annual growth by the level method,
// (vₙ/v₀)^(1/n) − 1. The number of years n is that between the periods: the base
// year is not among the named years, 2021–2023 has base 2020 and n = 3. Of a rate
// it is (vₙ − v₀)/n points. A negative level has no root; errors and the other gaps
// are those of [TotalGrowth].
//
// Clause: GR2, GR6
func AverageGrowth(base, last Level, days DayConvention) (Growth, error) {
	return growthOf(LevelMethod, base, last, days)
}

// AccumulatedGrowth returns average annual growth by the accumulation method: x − 1
// with the one x > 0 for which x + x² + … + xⁿ = (v₁ + … + vₙ)/v₀. The levels are
// those of every year after the base year, in order, 1 to 100 of them; a year left
// out is a gap. Rates have no such growth ([zhuanhua.ErrNotAllowed]).
//
// Clause: GR3
func AccumulatedGrowth(base Level, years []Level, days DayConvention) (Growth, error) {
	if len(years) == 0 {
		return Growth{}, inputError("years", "", zhuanhua.ErrNotGiven)
	}
	if len(years) > mostYears {
		return Growth{}, inputError("years", strconv.Itoa(len(years)), zhuanhua.ErrRange)
	}
	g := Growth{Method: AccumulationMethod, Days: days, Unit: base.Unit, Years: len(years)}
	g.Last = Range{Exact{whole(0)}, Exact{whole(0)}, Exact{whole(0)}}
	for i, l := range years {
		n, found, err := lineUp(base, l, days)
		if err != nil {
			return Growth{}, err
		}
		if n != 0 && n != i+1 {
			found = found.With(OtherSpan)
		}
		g.Gaps |= found | g.otherUnit(l)
		if g.Unit == zhuanhua.UnitNone {
			g.Unit = l.Unit
		}
		g.Last = together(g.Last, l.span())
	}
	if g.InPoints() {
		return Growth{}, inputError("unit", g.Unit.String(), zhuanhua.ErrNotAllowed)
	}
	if base.unknown() {
		g.Years = 0 // nor has anything held the years against each other
	}
	g.Base = base.span()
	g.Gaps |= g.valueGaps()
	return g, nil
}

// otherUnit is the gap that a further level of another unit leaves.
func (g Growth) otherUnit(l Level) Gaps {
	if g.Unit != zhuanhua.UnitNone && l.Unit != zhuanhua.UnitNone && g.Unit != l.Unit {
		return zhuanhua.SetOf(OtherUnit)
	}
	return 0
}

// together adds two ranges; with one missing the sum is.
func together(r, s Range) Range {
	if !r.given() || !s.given() {
		return Range{}
	}
	return r.plus(s)
}

// power returns xⁿ, of the accumulation method x + x² + … + xⁿ: what the ratio of
// the levels is at growth x − 1.
func power(x *big.Rat, method GrowthMethod, years int) *big.Rat {
	switch method {
	case TotalMethod:
		return new(big.Rat).Set(x)
	case LevelMethod:
		n := big.NewInt(int64(years))
		return new(big.Rat).SetFrac(new(big.Int).Exp(x.Num(), n, nil), new(big.Int).Exp(x.Denom(), n, nil))
	}
	sum := new(big.Rat)
	for range years {
		sum.Add(sum, whole(1)).Mul(sum, x)
	}
	return sum
}

// rootPercent returns 100 (x − 1) for the x ≥ 0 at which power is the ratio, rounded
// to a number of decimals, a half away from zero. With S = 100·10^places it looks
// for the whole number 2Sx lies at or above, by comparisons of whole numbers alone.
func rootPercent(ratio *big.Rat, method GrowthMethod, years int, places int32) decimal.Decimal {
	scale := powerOfTen(places + 2)
	double := new(big.Int).Lsh(scale, 1)
	if ratio.Sign() <= 0 {
		return decimal.NewFromBigInt(scale.Neg(scale), -places)
	}
	// power(f/2S) ≤ num/den, both sides times (2S)ⁿ den
	right := new(big.Int).Exp(double, big.NewInt(int64(years)), nil)
	right.Mul(right, ratio.Num())
	f, exact := largest(right, func(f *big.Int) *big.Int {
		return new(big.Int).Mul(scaledPower(f, double, method, years), ratio.Denom())
	})
	// 2S(x−1) is c, or between c and c+1
	c := f.Sub(f, double)
	one := big.NewInt(1)
	if c.Sign() >= 0 {
		c.Add(c, one).Rsh(c, 1)
	} else {
		if !exact {
			c.Add(c, one)
		}
		c.Sub(one, c).Rsh(c, 1).Neg(c)
	}
	return decimal.NewFromBigInt(c, -places)
}

// scaledPower returns power(f/s)·sⁿ for whole numbers f and s.
func scaledPower(f, s *big.Int, method GrowthMethod, years int) *big.Int {
	if method == LevelMethod {
		return new(big.Int).Exp(f, big.NewInt(int64(years)), nil)
	}
	sum, step := new(big.Int), big.NewInt(1)
	for range years {
		sum.Add(sum, step).Mul(sum, f) // (…(f + s)f + s²)f + …
		step.Mul(step, s)
	}
	return sum
}

// largest returns the largest whole number n ≥ 0 at which an ascending function with
// f(0) ≤ limit does not exceed the limit, and whether it meets it.
func largest(limit *big.Int, f func(*big.Int) *big.Int) (n *big.Int, exact bool) {
	bits := 0
	for f(new(big.Int).Lsh(big.NewInt(1), uint(bits))).Cmp(limit) <= 0 {
		bits++
	}
	n = new(big.Int)
	for bit := bits - 1; bit >= 0; bit-- {
		n.SetBit(n, bit, 1)
		if f(n).Cmp(limit) > 0 {
			n.SetBit(n, bit, 0)
		}
	}
	return n, f(n).Cmp(limit) == 0
}
