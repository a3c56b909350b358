package awards

import (
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Rate is a share of an amount (比例) in millionths: exact and comparable. 60 % is
// 60 × [Percent].
type Rate int64

// Percent is one per cent; Whole is all of it.
const (
	Percent Rate = 10_000
	Whole   Rate = 100 * Percent
)

// RateOf returns the rate of a percentage. It is refused with [zhuanhua.ErrRange]
// below 0 or above 100, with [zhuanhua.ErrPrecision] where it has more than four
// decimals that are not zero; before any arithmetic.
func RateOf(percent decimal.Decimal) (Rate, error) {
	fault := func(err error) (Rate, error) { return 0, &zhuanhua.InputError{Field: "rate", Err: err} }
	r, err := ratOf(percent)
	if err != nil {
		return fault(err)
	}
	r.Mul(r, big.NewRat(int64(Percent), 1))
	switch {
	case r.Sign() < 0 || r.Cmp(big.NewRat(int64(Whole), 1)) > 0:
		return fault(zhuanhua.ErrRange)
	case !r.IsInt():
		return fault(zhuanhua.ErrPrecision)
	}
	return Rate(r.Num().Int64()), nil
}

// InRange reports whether the rate lies between nothing and all of it.
func (r Rate) InRange() bool { return r >= 0 && r <= Whole }

// Of returns the rate of an amount, rounded down to a fen so that it is never more
// than the rate says, and whether anything was cut off. A rate out of range or an
// amount below 0 gives nothing.
func (r Rate) Of(a zhuanhua.Amount) (part zhuanhua.Amount, cut bool) {
	if !r.InRange() || a < 0 {
		return 0, false
	}
	product := new(big.Int).Mul(big.NewInt(int64(a)), big.NewInt(int64(r)))
	quotient, rest := product.QuoRem(product, big.NewInt(int64(Whole)), new(big.Int))
	return zhuanhua.Amount(quotient.Int64()), rest.Sign() != 0
}

// String returns the percentage without needless zeros: "60%", "12.5%".
func (r Rate) String() string {
	sign, units := "", uint64(r)
	if r < 0 {
		sign, units = "-", -units
	}
	s := sign + strconv.FormatUint(units/uint64(Percent), 10)
	if rest := units % uint64(Percent); rest != 0 {
		decimals := strconv.FormatUint(uint64(Percent)+rest, 10)[1:]
		for decimals[len(decimals)-1] == '0' {
			decimals = decimals[:len(decimals)-1]
		}
		s += "." + decimals
	}
	return s + "%"
}

// MarshalText returns the percentage.
func (r Rate) MarshalText() ([]byte, error) { return []byte(r.String()), nil }
