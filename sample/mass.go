package sample

import "math"

// The probabilities of counts are computed from their logarithms in Loader's form: a
// sum of small terms instead of a difference of large ones, which keeps the digits
// where factorials lose them (at 10⁹ trials a log-gamma is off by 10⁻⁶).
//
// Source: Loader, Fast and Accurate Computation of Binomial Probabilities (2000).

// binomialMass returns the probability of x successes in n trials, each of
// probability p, the other probability being q = 1−p. Neither x nor n need be whole;
// 0 ≤ x ≤ n.
func binomialMass(x, n, p, q float64) float64 {
	switch {
	case n == 0:
		return 1
	case x == 0:
		return powerOf(q, p, n)
	case x == n:
		return powerOf(p, q, n)
	case p <= 0 || q <= 0:
		return 0
	}
	y := n - x
	log := stirlingError(n) - stirlingError(x) - stirlingError(y) - deviance(x, n*p) - deviance(y, n*q)
	return math.Exp(log) * math.Sqrt(n/(2*math.Pi*x*y))
}

// powerOf returns pⁿ, given q = 1−p.
func powerOf(p, q, n float64) float64 {
	if p <= 0 {
		return 0
	}
	if q < 0.5 {
		return math.Exp(n * math.Log1p(-q))
	}
	return math.Exp(n * math.Log(p))
}

const fewForStirling = 16

// stirlingError returns log n! less Stirling's approximation ½log(2πn) + n log n − n;
// n is above 0.
func stirlingError(n float64) float64 {
	if n < fewForStirling {
		log, _ := math.Lgamma(n + 1)
		return log - (n+0.5)*math.Log(n) + n - math.Log(2*math.Pi)/2
	}
	square := n * n
	series := 0.0
	for _, c := range [...]float64{-691.0 / 360360, 1.0 / 1188, -1.0 / 1680, 1.0 / 1260, -1.0 / 360} {
		series = (series + c) / square
	}
	return (1.0/12 + series) / n
}

// deviance returns x log(x/m) + m − x; x and m are above 0.
func deviance(x, m float64) float64 {
	difference := x - m
	v := difference / (x + m)
	if math.Abs(v) >= 0.1 {
		return x*math.Log(x/m) - difference
	}
	total, power := difference*v, 2*x*v
	for odd := 3.0; ; odd += 2 {
		power *= v * v
		next := total + power/odd
		if next == total {
			return total
		}
		total = next
	}
}

// binomialTails returns the probability of at most x successes in n trials of
// probability p, and that of more; 0 ≤ x ≤ n.
func binomialTails(x, n int64, p float64) (most, more float64) {
	if x >= n {
		return 1, 0
	}
	more, most = betaTails(p, float64(x)+1, float64(n-x))
	return most, more
}

// poissonFactor returns the mean of a Poisson count that exceeds x with probability
// p: the quantile of the gamma distribution of shape x+1 (可靠性系数).
func poissonFactor(p, x float64) float64 { return gammaQuantile(p, x+1) }
