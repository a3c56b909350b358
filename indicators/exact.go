package indicators

import (
	"encoding/json"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Bounds of the decimals that levels, goals and rates are given in, checked before
// any arithmetic.
const (
	levelExponent = 18 // the exponent lies from −18 to 18
	levelDigits   = 40 // of the coefficient
	mostDecimals  = 18 // that anything is rounded to
)

// Exact is a number without rounding, a fraction of two whole numbers. The zero
// Exact is no number.
type Exact struct{ rat *big.Rat }

// ExactOf returns a number of the fraction, none of nil.
func ExactOf(r *big.Rat) Exact {
	if r == nil {
		return Exact{}
	}
	return Exact{new(big.Rat).Set(r)}
}

// IsGiven reports whether there is a number.
func (x Exact) IsGiven() bool { return x.rat != nil }

// Rat returns a copy of the number, nil where there is none.
func (x Exact) Rat() *big.Rat {
	if x.rat == nil {
		return nil
	}
	return new(big.Rat).Set(x.rat)
}

// Sign returns −1, 0 or 1, and whether there is a number.
func (x Exact) Sign() (int, bool) {
	if x.rat == nil {
		return 0, false
	}
	return x.rat.Sign(), true
}

// Equal reports whether both are the same number, or both none.
func (x Exact) Equal(y Exact) bool {
	if x.rat == nil || y.rat == nil {
		return x.rat == y.rat
	}
	return x.rat.Cmp(y.rat) == 0
}

// Round returns the number with 0 to 18 decimals, a half away from zero (四舍五入);
// not given where there is no number or no such count of decimals.
func (x Exact) Round(places int32) zhuanhua.Given[decimal.Decimal] {
	if x.rat == nil || places < 0 || places > mostDecimals {
		return zhuanhua.Given[decimal.Decimal]{}
	}
	twice := new(big.Int).Mul(x.rat.Num(), powerOfTen(places))
	whole := new(big.Int).Lsh(twice.Abs(twice), 1)
	whole.Add(whole, x.rat.Denom()).Quo(whole, new(big.Int).Lsh(x.rat.Denom(), 1))
	if x.rat.Sign() < 0 {
		whole.Neg(whole)
	}
	return zhuanhua.Value(decimal.NewFromBigInt(whole, -places))
}

// String returns the number in plain notation where it has an end, "37.5", else as
// a fraction in lowest terms, "8125/216"; the empty text where there is none.
func (x Exact) String() string {
	if x.rat == nil {
		return ""
	}
	if n, ends := x.rat.FloatPrec(); ends {
		return x.rat.FloatString(n)
	}
	return x.rat.String()
}

// MarshalJSON returns the text of String, null where there is no number.
func (x Exact) MarshalJSON() ([]byte, error) {
	if x.rat == nil {
		return []byte("null"), nil
	}
	return json.Marshal(x.String())
}

// Range is a figure as it was given and the closed interval in which it lies; Low
// and High are Value where it is exact. The zero Range is no figure; one that has
// no Value may still have a Low, which it is known not to be under.
type Range struct {
	Low   Exact `json:"low"`
	Value Exact `json:"value"`
	High  Exact `json:"high"`
}

func (r Range) given() bool { return r.Low.rat != nil && r.Value.rat != nil && r.High.rat != nil }

// each applies an ascending function to the three numbers.
func (r Range) each(f func(*big.Rat) *big.Rat) Range {
	return Range{Exact{f(r.Low.rat)}, Exact{f(r.Value.rat)}, Exact{f(r.High.rat)}}
}

// plus adds two ranges.
func (r Range) plus(s Range) Range {
	return Range{sum(r.Low, s.Low), sum(r.Value, s.Value), sum(r.High, s.High)}
}

// minus returns the interval of the difference: its Low is the least.
func (r Range) minus(s Range) Range {
	return Range{difference(r.Low, s.High), difference(r.Value, s.Value), difference(r.High, s.Low)}
}

func sum(x, y Exact) Exact { return Exact{new(big.Rat).Add(x.rat, y.rat)} }

func difference(x, y Exact) Exact { return Exact{new(big.Rat).Sub(x.rat, y.rat)} }

// exactly returns the decimal as a number, or [zhuanhua.ErrRange] under the
// field's name where it is beyond the bounds.
func exactly(field string, d decimal.Decimal) (Exact, error) {
	fault := &zhuanhua.InputError{Field: field, Err: zhuanhua.ErrRange}
	exponent := d.Exponent()
	if exponent < -levelExponent || exponent > levelExponent {
		return Exact{}, fault
	}
	coefficient := d.Coefficient()
	if coefficient.CmpAbs(powerOfTen(levelDigits)) >= 0 {
		return Exact{}, fault
	}
	if exponent >= 0 {
		return Exact{new(big.Rat).SetInt(coefficient.Mul(coefficient, powerOfTen(exponent)))}, nil
	}
	return Exact{new(big.Rat).SetFrac(coefficient, powerOfTen(-exponent))}, nil
}

// powerOfTen returns 10ⁿ for n ≥ 0.
func powerOfTen(n int32) *big.Int {
	return new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
}

// whole returns n as a fraction.
func whole(n int64) *big.Rat { return new(big.Rat).SetInt64(n) }
