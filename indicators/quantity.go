package indicators

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Quantity is an exact number that can be compared with ==, for rules and targets:
// at most eighteen digits and an exponent from −18 to 18. The zero Quantity is 0.
type Quantity struct {
	digits   int64 // without trailing zeros
	exponent int8
}

// mostQuantity bounds the digits of a quantity: eighteen of them.
const mostQuantity int64 = 1e18

// QuantityOf returns a decimal as a quantity; one with more digits or another
// exponent is [zhuanhua.ErrRange], found before any arithmetic.
func QuantityOf(d decimal.Decimal) (Quantity, error) {
	fault := inputError("quantity", "", zhuanhua.ErrRange)
	exponent, coefficient := d.Exponent(), d.Coefficient()
	if exponent < -levelExponent || exponent > levelExponent || coefficient.CmpAbs(powerOfTen(levelDigits)) >= 0 {
		return Quantity{}, fault
	}
	if coefficient.Sign() == 0 {
		return Quantity{}, nil
	}
	ten, rest := big.NewInt(10), new(big.Int)
	for {
		shorter, _ := new(big.Int).QuoRem(coefficient, ten, rest)
		if rest.Sign() != 0 || exponent == levelExponent {
			break
		}
		coefficient, exponent = shorter, exponent+1
	}
	if coefficient.CmpAbs(big.NewInt(mostQuantity)) >= 0 {
		return Quantity{}, fault
	}
	return Quantity{coefficient.Int64(), int8(exponent)}, nil
}

// WholeQuantity returns a whole number as a quantity; beyond ±10¹⁸ it is the nearest
// of these bounds.
func WholeQuantity(n int64) Quantity {
	n = min(max(n, 1-mostQuantity), mostQuantity-1)
	exponent := int8(0)
	for n != 0 && n%10 == 0 {
		n, exponent = n/10, exponent+1
	}
	return Quantity{n, exponent}
}

// ParseQuantity reads plain notation of at most sixty characters: "4500", "37.5".
func ParseQuantity(s string) (Quantity, error) {
	d, err := parseDecimal("quantity", s)
	if err != nil {
		return Quantity{}, err
	}
	return QuantityOf(d)
}

// Decimal returns the number as a decimal.
func (q Quantity) Decimal() decimal.Decimal { return decimal.New(q.digits, int32(q.exponent)) }

// Sign returns −1, 0 or 1.
func (q Quantity) Sign() int { return big.NewInt(q.digits).Sign() }

// Cmp compares two quantities: −1 where q is less, 0 where equal, 1 where more.
func (q Quantity) Cmp(r Quantity) int { return q.rat().Cmp(r.rat()) }

func (q Quantity) abs() Quantity {
	q.digits = max(q.digits, -q.digits)
	return q
}

func (q Quantity) rat() *big.Rat {
	x, _ := exactly("", q.Decimal())
	return x.rat
}

// String returns plain notation.
func (q Quantity) String() string { return Plain(q.Decimal()) }

// MarshalText returns plain notation.
func (q Quantity) MarshalText() ([]byte, error) { return []byte(q.String()), nil }

// UnmarshalText reads as [ParseQuantity] does.
func (q *Quantity) UnmarshalText(b []byte) error {
	v, err := ParseQuantity(string(b))
	if err == nil {
		*q = v
	}
	return err
}
