package sample

import "gonum.org/v1/gonum/stat/distuv"

// normalQuantile returns the quantile of the standard normal distribution; p lies
// between 0 and 1.
func normalQuantile(p float64) float64 { return distuv.UnitNormal.Quantile(p) }

// manyFreedom is the number of degrees of freedom above which a t quantile is
// computed from the normal one: gonum inverts a beta distribution, which loses
// digits there and fails outright in the tails beyond 10⁵.
const manyFreedom = 1000

// studentQuantile returns the quantile of Student's distribution; p lies between
// that of the least and the most confidence, freedom is at least 1. Near the median
// it would lose digits.
func studentQuantile(p, freedom float64) float64 {
	if freedom <= manyFreedom {
		return distuv.StudentsT{Sigma: 1, Nu: freedom}.Quantile(p)
	}
	return fisherQuantile(p, freedom)
}

// fisherQuantile is the expansion of Student's quantile in powers of 1/freedom
// around the normal one, good to 10⁻¹² from 1000 degrees of freedom on and within
// the confidences of [Options].
//
// Source: Abramowitz and Stegun, Handbook of Mathematical Functions, 26.7.5.
func fisherQuantile(p, freedom float64) float64 {
	x := normalQuantile(p)
	y := x * x
	terms := [...]float64{
		(y + 1) / 4,
		((5*y+16)*y + 3) / 96,
		(((3*y+19)*y+17)*y - 15) / 384,
		((((79*y+776)*y+1482)*y-1920)*y - 945) / 92160,
	}
	q := 0.0
	for i := len(terms) - 1; i >= 0; i-- {
		q = (q + terms[i]) / freedom
	}
	return x + x*q
}
