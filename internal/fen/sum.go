// Package fen adds amounts of money exactly: integer fen in 128 bits, so that no
// number of records overflows and no addition allocates or rounds.
package fen

import (
	"math/big"
	"math/bits"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Sum is a sum of amounts that are not negative. The zero Sum is 0; sums compare
// with ==.
type Sum struct{ hi, lo uint64 }

// Add adds an amount, which must not be negative.
func (s *Sum) Add(a zhuanhua.Amount) {
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, uint64(a), 0)
	s.hi += carry
}

// AddSum adds another sum.
func (s *Sum) AddSum(t Sum) {
	var carry uint64
	s.lo, carry = bits.Add64(s.lo, t.lo, 0)
	s.hi, _ = bits.Add64(s.hi, t.hi, carry)
}

// Exceeds reports whether the sum is above an amount, which must not be negative.
func (s Sum) Exceeds(a zhuanhua.Amount) bool { return s.hi > 0 || s.lo > uint64(a) }

// Yuan returns the sum as decimal yuan without trailing zeros.
func (s Sum) Yuan() decimal.Decimal {
	if s.hi == 0 && s.lo < 1<<63 {
		return zhuanhua.Amount(s.lo).Yuan()
	}
	coefficient := new(big.Int).SetUint64(s.hi)
	coefficient.Lsh(coefficient, 64).Or(coefficient, new(big.Int).SetUint64(s.lo))
	exponent, ten, rest := int32(-2), big.NewInt(10), new(big.Int)
	for exponent < 0 {
		shorter := new(big.Int)
		if shorter.QuoRem(coefficient, ten, rest); rest.Sign() != 0 {
			break
		}
		coefficient, exponent = shorter, exponent+1
	}
	return decimal.NewFromBigInt(coefficient, exponent)
}
