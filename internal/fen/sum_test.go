package fen_test

import (
	"math/big"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
)

// yuan is the obvious way: add big integers of fen.
func yuan(fen *big.Int) decimal.Decimal { return decimal.NewFromBigInt(fen, -2) }

func TestSumIsExactInAnyGrouping(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amounts := rapid.SliceOf(rapid.Int64Range(0, int64(zhuanhua.MaxAmount))).Draw(t, "amounts")
		cut := rapid.IntRange(0, len(amounts)).Draw(t, "cut")
		var whole, left, right fen.Sum
		want := new(big.Int)
		for i, a := range amounts {
			whole.Add(zhuanhua.Amount(a))
			if i < cut {
				left.Add(zhuanhua.Amount(a))
			} else {
				right.Add(zhuanhua.Amount(a))
			}
			want.Add(want, big.NewInt(a))
		}
		left.AddSum(right)
		if left != whole {
			t.Fatalf("grouped %v, one by one %v", left, whole)
		}
		if got := whole.Yuan(); !got.Equal(yuan(want)) {
			t.Fatalf("got %s, want %s", got, yuan(want))
		}
	})
}

// A sum of sums doubles past 64 bits and keeps every fen, without needless zeros.
func TestSumBeyond64Bits(t *testing.T) {
	for _, odd := range []zhuanhua.Amount{0, 10, 99} {
		var sum fen.Sum
		sum.Add(zhuanhua.MaxAmount)
		sum.Add(odd)
		want := big.NewInt(int64(zhuanhua.MaxAmount + odd))
		for range 60 {
			sum.AddSum(sum)
			want.Lsh(want, 1)
			got := sum.Yuan()
			if !got.Equal(yuan(want)) {
				t.Fatalf("got %s, want %s", got, yuan(want))
			}
			if e := got.Exponent(); e > 0 || e < 0 && new(big.Int).Rem(got.Coefficient(), big.NewInt(10)).Sign() == 0 {
				t.Fatalf("%s has the exponent %d", got, e)
			}
		}
	}
}
