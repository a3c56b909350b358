package zhuanhua

import (
	"iter"
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"
)

// Amount is one amount of money in fen. It serves inside rules values and tallies,
// where a value must be comparable and need no memory of its own; across the
// API money is [decimal.Decimal] yuan.
type Amount int64

// MaxAmount is the largest amount of one record, 10¹⁵ yuan (rulebook 0b).
const MaxAmount Amount = 1e17

// Bounds of the representation, checked before any arithmetic: a decimal with an
// exponent of a billion would never finish its first addition.
const (
	leastExponent = -18
	mostExponent  = 15
)

// amountLimits holds 10¹⁵ yuan at every admissible exponent, so that a comparison
// is one of coefficients and a coefficient of a million digits is told from its
// length.
var amountLimits = func() (limits [mostExponent - leastExponent + 1]decimal.Decimal) {
	for i := range limits {
		exponent := leastExponent + i
		power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(15-exponent)), nil)
		limits[i] = decimal.NewFromBigInt(power, int32(exponent))
	}
	return limits
}()

// AmountOf returns the amount of a record in fen. It is refused with [ErrRange]
// when negative or above 10¹⁵ yuan, with [ErrPrecision] when it is no whole
// number of fen (1.50000 is one) or has more than eighteen decimals. Every refusal
// comes before any arithmetic. It allocates nothing for amounts written with at
// most two decimals.
func AmountOf(d decimal.Decimal) (Amount, error) {
	sign, exponent := d.Sign(), d.Exponent()
	switch {
	case sign < 0, exponent > mostExponent:
		return 0, amountError(ErrRange)
	case exponent < leastExponent:
		return 0, amountError(ErrPrecision)
	case sign == 0:
		return 0, nil
	case d.Cmp(amountLimits[exponent-leastExponent]) > 0:
		return 0, amountError(ErrRange)
	case exponent >= -2:
		return Amount(d.CoefficientInt64()) * powersOfTen[exponent+2], nil
	}
	return wholeFen(d)
}

// powersOfTen turns a coefficient with exponent −2…15 into fen.
var powersOfTen = func() (powers [mostExponent + 3]Amount) {
	power := Amount(1)
	for i := range powers {
		powers[i] = power
		power *= 10
	}
	return powers
}()

// wholeFen takes an amount written with more than two decimals, at most eighteen
// and inside the bounds, and refuses it unless the further ones are zero.
func wholeFen(d decimal.Decimal) (Amount, error) {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-2-d.Exponent())), nil)
	fen, rest := new(big.Int).QuoRem(d.Coefficient(), scale, new(big.Int))
	if rest.Sign() != 0 {
		return 0, amountError(ErrPrecision)
	}
	return Amount(fen.Int64()), nil
}

func amountError(err error) error { return &InputError{Field: "amount", Err: err} }

// ParseAmount reads yuan as text: ASCII digits, at most two after one point, no
// sign, no exponent, no blanks, at most 40 characters.
func ParseAmount(s string) (decimal.Decimal, error) {
	bad := func(err error) (decimal.Decimal, error) {
		return decimal.Decimal{}, &InputError{Field: "amount", Value: Quote(s), Err: err}
	}
	const most = 40
	if len(s) == 0 || len(s) > most {
		return bad(ErrSyntax)
	}
	point, fen := -1, Amount(0)
	for i, c := range []byte(s) {
		switch {
		case c == '.' && point < 0 && i > 0 && i < len(s)-1:
			point = i
		case c < '0' || c > '9':
			return bad(ErrSyntax)
		case fen <= MaxAmount:
			fen = fen*10 + Amount(c-'0')
		}
	}
	decimals := 0
	if point >= 0 {
		decimals = len(s) - 1 - point
	}
	if decimals > 2 {
		return bad(ErrPrecision)
	}
	if fen > MaxAmount {
		return bad(ErrRange)
	}
	fen *= powersOfTen[2-decimals]
	if fen > MaxAmount || fen < 0 {
		return bad(ErrRange)
	}
	return fen.Yuan(), nil
}

// Yuan returns the amount as decimal yuan without trailing zeros.
func (a Amount) Yuan() decimal.Decimal {
	coefficient, exponent := int64(a), int32(-2)
	for exponent < 0 && coefficient%10 == 0 {
		coefficient, exponent = coefficient/10, exponent+1
	}
	return decimal.New(coefficient, exponent)
}

// String returns yuan in plain notation without needless zeros: "0.5", "1000000".
func (a Amount) String() string {
	sign, whole := "", uint64(a)
	if a < 0 {
		sign, whole = "-", -whole
	}
	s := sign + strconv.FormatUint(whole/100, 10)
	if cents := whole % 100; cents%10 != 0 {
		s += "." + strconv.FormatUint(cents/10, 10) + strconv.FormatUint(cents%10, 10)
	} else if cents != 0 {
		s += "." + strconv.FormatUint(cents/10, 10)
	}
	return s
}

// MarshalText returns yuan in plain notation.
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads yuan as [ParseAmount] does; the empty text is 0.
func (a *Amount) UnmarshalText(b []byte) error {
	yuan, err := decimal.Decimal{}, error(nil)
	if len(b) > 0 {
		yuan, err = ParseAmount(string(b))
	}
	fen := Amount(0)
	if err == nil {
		fen, err = AmountOf(yuan)
	}
	if err == nil {
		*a = fen
	}
	return err
}

// Split yields n parts that add up to the amount: equal parts, and the remaining
// fen one each to the first parts. It yields nothing for n < 1 or a negative
// amount.
//
// Clause: CZ23-A1j
func (a Amount) Split(n int) iter.Seq[Amount] {
	return func(yield func(Amount) bool) {
		for i := 0; i < n && a >= 0; i++ {
			if !yield(a.Share(i, n)) {
				return
			}
		}
	}
}

// Share returns part i (from 0) of n parts as [Amount.Split] gives them, without
// making the others. It returns 0 where there is no such part.
//
// Clause: CZ23-A1j
func (a Amount) Share(i, n int) Amount {
	if n < 1 || i < 0 || i >= n || a < 0 {
		return 0
	}
	share, rest := a/Amount(n), a%Amount(n)
	if Amount(i) < rest {
		share++
	}
	return share
}
