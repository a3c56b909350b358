package sample

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"
)

func exactly(values []float64, n int) float64 {
	total := new(big.Rat)
	for _, v := range values {
		total.Add(total, new(big.Rat).SetFloat64(v))
	}
	f, _ := total.Quo(total, new(big.Rat).SetInt64(int64(n))).Float64()
	return f
}

func TestSumIsExact(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		values := make([]float64, 1+random.IntN(40))
		for i := range values {
			values[i] = math.Ldexp(random.Float64()-0.5, random.IntN(2*random.IntN(500)+1))
			if random.IntN(4) == 0 && i > 0 {
				values[i] = -values[i-1]
			}
		}
		var s sum
		for _, v := range values {
			s.add(v)
		}
		if got, want := s.value(), exactly(values, 1); got != want {
			t.Fatalf("the sum of %v is %v, want %v", values, got, want)
		}
		if got, want := s.over(7), exactly(values, 7); got != want {
			t.Fatalf("a seventh of %v is %v, want %v", values, got, want)
		}
	}
}

func TestSumAtItsEdges(t *testing.T) {
	tiny, huge := math.SmallestNonzeroFloat64, math.MaxFloat64
	for _, c := range []struct {
		values []float64
		want   float64
	}{
		{nil, 0},
		{[]float64{0, math.Copysign(0, -1)}, 0},
		{[]float64{tiny, tiny}, 2 * tiny},
		{[]float64{huge, tiny, -huge}, tiny},
		{[]float64{huge, huge, -huge}, huge},
		{[]float64{huge, huge}, math.NaN()},
		{[]float64{math.Inf(-1), math.Inf(1)}, math.NaN()},
		{[]float64{1, math.NaN()}, math.NaN()},
	} {
		var s sum
		for _, v := range c.values {
			s.add(v)
		}
		if got := s.value(); got != c.want && !(math.IsNaN(got) && math.IsNaN(c.want)) {
			t.Errorf("the sum of %v is %v, want %v", c.values, got, c.want)
		}
	}
}

func TestSumOfProducts(t *testing.T) {
	var s sum
	for range 10 {
		s.addProduct(0.1, 100_000_000_000.37)
	}
	s.addProduct(-1, 100_000_000_000.37)
	want, _ := new(big.Rat).Mul(new(big.Rat).Sub(new(big.Rat).Mul(big.NewRat(10, 1), new(big.Rat).SetFloat64(0.1)), big.NewRat(1, 1)),
		new(big.Rat).SetFloat64(100_000_000_000.37)).Float64()
	if got := s.value(); got != want {
		t.Errorf("what 0.1 lacks of a tenth is %v, want %v", got, want)
	}
}
