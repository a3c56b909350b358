package sample

import (
	"math"
	"math/big"
)

// sum is an exact sum of numbers: fixed-point digits of 32 bits that cover every
// float64, each in an int64 with room for 2³¹ additions before a carry is lost; a
// stratum has at most 10⁹ units. Its value is rounded once, so that it does not
// depend on the order of the additions. The zero sum is 0.
type sum struct {
	digits [66]int64 // of weight 2^(32i−1074)
	bad    bool      // a NaN or an infinity was added
}

const (
	digitBits   = 32
	digitMask   = 1<<digitBits - 1
	mantissa    = 52
	mostExp     = 1<<11 - 1
	leastWeight = -1074
)

// add adds x.
func (s *sum) add(x float64) {
	bits := math.Float64bits(x)
	exp, m := int(bits>>mantissa&mostExp), bits&(1<<mantissa-1)
	switch exp {
	case mostExp:
		s.bad = true
		return
	case 0:
		exp = 1 // subnormal, or zero
	default:
		m |= 1 << mantissa
	}
	at, shift := (exp-1)/digitBits, uint(exp-1)%digitBits
	low, mid, high := int64(m<<shift&digitMask), int64(m>>(digitBits-shift)&digitMask), int64(m>>(2*digitBits-shift))
	if bits>>63 != 0 {
		low, mid, high = -low, -mid, -high
	}
	s.digits[at] += low
	s.digits[at+1] += mid
	s.digits[at+2] += high
}

// addProduct adds x·y: without any error where its two halves are in range.
func (s *sum) addProduct(x, y float64) {
	high, low := product(x, y)
	s.add(high)
	s.add(low)
}

// product returns x·y as a rounded product and what the rounding took from it.
func product(x, y float64) (high, low float64) {
	high = float64(x * y)
	return high, math.FMA(x, y, -high)
}

// value returns the sum rounded to the nearest float64; NaN if it is not finite.
func (s *sum) value() float64 { return s.over(1) }

// over returns the sum divided by n, rounded once; NaN if it is not finite.
func (s *sum) over(n int) float64 {
	if s.bad {
		return math.NaN()
	}
	f := s.exactly()
	if n != 1 {
		f = new(big.Float).SetPrec(mantissa+1).Quo(f, new(big.Float).SetInt64(int64(n)))
	}
	v, _ := f.Float64()
	if math.IsInf(v, 0) {
		return math.NaN()
	}
	return v
}

// exactly returns the sum itself.
func (s *sum) exactly() *big.Float {
	first, last := 0, len(s.digits)-1
	for first < last && s.digits[first] == 0 {
		first++
	}
	for last > first && s.digits[last] == 0 {
		last--
	}
	whole, digit := new(big.Int), new(big.Int)
	for i := last; i >= first; i-- {
		whole.Lsh(whole, digitBits).Add(whole, digit.SetInt64(s.digits[i]))
	}
	f := new(big.Float).SetInt(whole)
	return f.SetMantExp(f, digitBits*first+leastWeight)
}

// big returns the sum for further computing; it must be finite.
func (s *sum) big() *big.Float { return float(0).Set(s.exactly()) }
