package sample

import "math"

// variance returns the estimated variance of the weighted total of a column that
// was made linear: the formula of the package comment. NaN stands for one that no
// float64 holds.
//
// Clause: CZ23-A3c
func (d *Design[R]) variance(u column) float64 { return d.covariance(u, u) }

// covariance returns the estimated covariance of the weighted totals of two
// columns.
func (d *Design[R]) covariance(a, b column) float64 {
	var total sum
	for i := range d.strata {
		s := &d.strata[i]
		switch {
		case s.answered == 0 || s.census():
		case s.answered > 1:
			total.add(d.within(s, a, b))
		case d.options.Lonely == LonelyCentred:
			w := d.weights[s.begin]
			total.add(s.correction() * (w * a[s.begin]) * (w * b[s.begin]))
		}
	}
	v := total.value()
	if others := len(d.strata) - d.lonely; d.options.Lonely == LonelyAverage && others > 0 {
		v *= float64(len(d.strata)) / float64(others)
	}
	return v
}

// within returns what a stratum with two or more respondents adds.
func (d *Design[R]) within(s *stratum, a, b column) float64 {
	n, end := s.answered, s.begin+s.answered
	w := d.weights[s.begin:end]
	a, b = a[s.begin:end], b[s.begin:end]
	meanA := meanOf(w, a)
	meanB := meanA
	if &a[0] != &b[0] {
		meanB = meanOf(w, b)
	}
	var products sum
	for k := range w {
		products.add(meanA.deviation(w[k], a[k]) * meanB.deviation(w[k], b[k]))
	}
	return s.correction() * (float64(n) / float64(n-1)) * products.value()
}

// mean is a mean of weighted values in twice the precision of a float64, so that
// deviations from it lose nothing however large the values are.
type mean struct{ high, low float64 }

func meanOf(w, values []float64) mean {
	var total sum
	for k, v := range values {
		total.addProduct(w[k], v)
	}
	high := total.over(len(values))
	total.addProduct(-float64(len(values)), high)
	return mean{high, total.over(len(values))}
}

// deviation returns w·v less the mean.
func (m mean) deviation(w, v float64) float64 {
	high, low := product(w, v)
	return (high - m.high) + (low - m.low)
}

// root returns the standard error of a variance; rounding may have left a variance
// of nothing below 0.
func root(variance float64) float64 {
	if variance < 0 {
		return 0
	}
	return math.Sqrt(variance)
}
