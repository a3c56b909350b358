package awards

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Fraction is an exact share of whole numbers, in lowest terms: what part of every
// claim a pool that is short can pay. The zero Fraction is none.
type Fraction struct{ Num, Den int64 }

// fractionOf returns a/b in lowest terms; b is above 0.
func fractionOf(a, b zhuanhua.Amount) Fraction {
	x, y := int64(a), int64(b)
	for y != 0 {
		x, y = y, x%y
	}
	return Fraction{int64(a) / x, int64(b) / x}
}

// IsGiven reports whether there is a fraction.
func (f Fraction) IsGiven() bool { return f.Den != 0 }

// String returns "2/3", "1" for a whole, the empty text for none.
func (f Fraction) String() string {
	switch f.Den {
	case 0:
		return ""
	case 1:
		return strconv.FormatInt(f.Num, 10)
	}
	return strconv.FormatInt(f.Num, 10) + "/" + strconv.FormatInt(f.Den, 10)
}

// MarshalText returns the text of String.
func (f Fraction) MarshalText() ([]byte, error) { return []byte(f.String()), nil }
