package chance

import "math"

// Tail returns the probability that a standard normal variable, or Student's with so
// many degrees of freedom where freedom is above 0, is above t.
func Tail(t float64, freedom int) float64 {
	switch {
	case t < 0:
		return 1 - Tail(-t, freedom)
	case freedom <= 0:
		return math.Erfc(t/math.Sqrt2) / 2
	case freedom > manyFreedom:
		return math.Erfc(fisher(t, float64(freedom))/math.Sqrt2) / 2
	}
	return max(0, (1-central(t, freedom))/2)
}

// manyFreedom is the number of degrees of freedom above which Student's distribution
// is computed from the normal one.
const manyFreedom = 20000

// central returns the probability of Student's distribution between −t and t by its
// finite series.
//
// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.3 and 26.7.4.
func central(t float64, freedom int) float64 {
	angle := math.Atan2(t, math.Sqrt(float64(freedom)))
	sin, cos := math.Sincos(angle)
	square := cos * cos
	term, first := 1.0, 2
	if freedom%2 == 1 {
		if freedom == 1 {
			return 2 / math.Pi * angle
		}
		term, first = cos, 3
	}
	sum := term
	for k := first; k <= freedom-2 && term > 0; k += 2 {
		term *= square * float64(k-1) / float64(k)
		sum += term
	}
	if freedom%2 == 1 {
		return 2 / math.Pi * (angle + float64(sin*sum))
	}
	return sin * sum
}

// fisher returns the normal deviate with the tail of Student's t, good to 10⁻¹⁴ from
// 20,000 degrees of freedom on.
//
// Source: Fisher's expansion, the inverse of Abramowitz and Stegun 26.7.5.
func fisher(t, nu float64) float64 {
	y := t * t
	terms := [...]float64{
		-(y + 1) / 4,
		((13*y+8)*y + 3) / 96,
		-(((35*y+19)*y+1)*y - 15) / 384,
	}
	q := 0.0
	for i := len(terms) - 1; i >= 0; i-- {
		q = (q + terms[i]) / nu
	}
	return t + t*q
}

// Quantile returns the t above 0 that is exceeded with the probability tail, which lies
// above 0 and is at most a half.
func Quantile(tail float64, freedom int) float64 {
	if freedom <= 0 {
		return math.Sqrt2 * math.Erfcinv(2*tail)
	}
	low, high := 0.0, 1.0
	for Tail(high, freedom) > tail && high < math.MaxFloat64/2 {
		low, high = high, 2*high
	}
	for range 200 {
		middle := low + (high-low)/2
		if middle <= low || middle >= high {
			break
		}
		if Tail(middle, freedom) > tail {
			low = middle
		} else {
			high = middle
		}
	}
	return high
}
