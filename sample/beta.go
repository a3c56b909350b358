package sample

import (
	"math"

	"gonum.org/v1/gonum/mathext"
	"gonum.org/v1/gonum/stat/distuv"
)

// mostShape bounds the parameters of a beta or gamma distribution.
const mostShape = 1e9 + 1

// betaTails returns the probability that a beta variable is at most x, and that it is
// more. The smaller of the two keeps its digits. Gonum's function loses digits as the
// parameters grow (half of them at 10⁶), so it is not used here.
func betaTails(x, a, b float64) (most, more float64) {
	switch {
	case x <= 0:
		return 0, 1
	case x >= 1:
		return 1, 0
	case x*(a+b+2) > a+1:
		more = betaTail(1-x, x, b, a)
		return 1 - more, more
	}
	most = betaTail(x, 1-x, a, b)
	return most, 1 - most
}

// betaTail returns the probability of at most x, where x is not far above the mean
// and y = 1−x, by a continued fraction whose terms lose nothing where x is near 0 or
// near 1.
//
// Source: Didonato and Morris, Significant Digit Computation of the Incomplete Beta
// Function Ratios, ACM TOMS 18 (1992), section 4; it is evaluated from the front by
// the method of Lentz.
func betaTail(x, y, a, b float64) float64 {
	front := binomialMass(a, a+b, x, y) * (a / (a + b)) * b
	if front == 0 {
		return 0
	}
	below := a - (a+b)*x // the mean less x, times a+b
	if a > b {
		below = (a+b)*y - b
	}
	value := away(a / (a + 1) * (below + 1))
	c, d := value, 0.0
	for n := 1.0; n < mostTerms; n++ {
		s := a + 2*n - 1
		w := n * (b - n) * x
		alpha := (a + n - 1) / s * ((a + b + n - 1) / s) * w * x
		beta := n + w/s + (a+n)/(s+2)*(below+1+n*(1+y))
		c, d = away(beta+alpha/c), 1/away(beta+alpha*d)
		value *= c * d
		if math.Abs(c*d-1) < 1e-16 {
			break
		}
	}
	return math.Min(front/value, 1)
}

// mostTerms ends a continued fraction; about √mostShape are needed.
const mostTerms = 1e6

// away keeps a number off 0.
func away(v float64) float64 {
	if math.Abs(v) < 1e-300 {
		return 1e-300
	}
	return v
}

// betaDensity returns the density at x, between 0 and 1.
func betaDensity(x, a, b float64) float64 {
	return binomialMass(a, a+b, x, 1-x) * (a / x) * (b / (1 - x)) / (a + b)
}

// betaQuantile returns the quantile of the beta distribution, and whether it is one:
// the inversion is checked by the distribution itself.
func betaQuantile(p, a, b float64) (float64, bool) {
	if !(a > 0 && b > 0 && a <= mostShape && b <= mostShape && p > 0 && p < 1) {
		return 0, false
	}
	start := distuv.Beta{Alpha: a, Beta: b}.Quantile(p)
	q := invert(start, 0, 1, func(x float64) (off, slope float64) {
		most, more := betaTails(x, a, b)
		return excess(most, more, p), betaDensity(x, a, b)
	})
	most, more := betaTails(q, a, b)
	return q, math.Abs(excess(most, more, p)) <= 1e-9
}

// gammaQuantile returns the quantile of the gamma distribution of scale 1.
func gammaQuantile(p, shape float64) float64 {
	start := distuv.Gamma{Alpha: shape, Beta: 1}.Quantile(p)
	top := shape + 10*math.Sqrt(shape) + 100 // beyond every confidence of Options
	return invert(start, 0, top, func(x float64) (off, slope float64) {
		most, more := gammaTails(x, shape)
		return excess(most, more, p), poissonMass(shape, x) * shape / x
	})
}

// gammaTails returns the probability that a gamma variable of scale 1 is at most x,
// and that it is more.
func gammaTails(x, shape float64) (most, more float64) {
	return mathext.GammaIncReg(shape, x), mathext.GammaIncRegComp(shape, x)
}

// poissonMass returns the density of a Poisson count at x, which need not be whole;
// x and the mean are above 0.
func poissonMass(x, mean float64) float64 {
	return math.Exp(-stirlingError(x)-deviance(x, mean)) / math.Sqrt(2*math.Pi*x)
}

// excess returns how far a distribution function is above p, taken from the tail that
// keeps its digits.
func excess(most, more, p float64) float64 {
	if most <= 0.5 {
		return most - p
	}
	return (1 - p) - more
}

// invert returns where an increasing function is 0 between low and high, by Newton's
// steps from a start, and by halving wherever a step would leave the bounds.
func invert(start, low, high float64, at func(x float64) (off, slope float64)) float64 {
	x := start
	if !(x > low && x < high) {
		x = low + (high-low)/2
	}
	for range mostSteps {
		off, slope := at(x)
		switch {
		case off == 0:
			return x
		case off > 0:
			high = x
		default:
			low = x
		}
		next := x - off/slope
		if !(next > low && next < high) {
			next = low + (high-low)/2
		}
		if next == x || math.Abs(next-x) <= 1e-16*x {
			return next
		}
		x = next
	}
	return x
}

const mostSteps = 200
