package awards

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Bounds of a number that enters a scheme or an apportionment, checked before any
// arithmetic.
const (
	leastExponent = -18
	mostExponent  = 15
	mostBits      = 130 // of a coefficient: more than 10¹⁵ at eighteen decimals
)

// ratOf returns the number, exact, of absolute value at most 10¹⁵ and with at most
// eighteen decimals. What lies outside is refused with [zhuanhua.ErrRange] or
// [zhuanhua.ErrPrecision].
func ratOf(d decimal.Decimal) (*big.Rat, error) {
	exponent, coefficient := d.Exponent(), d.Coefficient()
	switch {
	case exponent < leastExponent:
		return nil, zhuanhua.ErrPrecision
	case exponent > mostExponent, coefficient.BitLen() > mostBits:
		return nil, zhuanhua.ErrRange
	}
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(exponent, -exponent))), nil)
	r := new(big.Rat).SetInt(coefficient)
	if exponent < 0 {
		r.Quo(r, new(big.Rat).SetInt(power))
	} else {
		r.Mul(r, new(big.Rat).SetInt(power))
	}
	if new(big.Rat).Abs(r).Cmp(big.NewRat(1e15, 1)) > 0 {
		return nil, zhuanhua.ErrRange
	}
	return r, nil
}

// plain writes a number of [ratOf] in plain notation without needless zeros.
func plain(r *big.Rat) string {
	s := r.FloatString(-leastExponent)
	for s[len(s)-1] == '0' {
		s = s[:len(s)-1]
	}
	if s[len(s)-1] == '.' {
		s = s[:len(s)-1]
	}
	return s
}

// roundPoints rounds half up to millionths of a point.
func roundPoints(points *big.Rat) zhuanhua.Points {
	units := new(big.Rat).Mul(points, big.NewRat(int64(zhuanhua.Point), 1))
	units.Add(units, big.NewRat(1, 2))
	floor, _ := new(big.Int).DivMod(units.Num(), units.Denom(), new(big.Int))
	return zhuanhua.Points(floor.Int64())
}

// pointsRat returns points as an exact number.
func pointsRat(p zhuanhua.Points) *big.Rat { return big.NewRat(int64(p), int64(zhuanhua.Point)) }
