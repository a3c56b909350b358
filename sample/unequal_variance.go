package sample

import "math"

// Variance returns the estimate of the variance of Σ u/π by the kind of the sample.
// Horvitz and Thompson's may be below 0. Its errors are those of [Unequal.Total].
func (s *Unequal) Variance(u []float64) (float64, error) {
	if err := s.check(u); err != nil {
		return 0, err
	}
	v := s.variance(u)
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, fault(ErrRange, "", "", "")
	}
	return v, nil
}

// variance adds up the strata, drawn apart from each other.
func (s *Unequal) variance(u []float64) float64 {
	var total sum
	for h, cell := range s.cells {
		z, p := make([]float64, len(cell)), make([]float64, len(cell))
		for i, at := range cell {
			p[i] = s.units[at].Probability
			z[i] = u[at] / p[i]
		}
		switch s.kind {
		case VarianceYatesGrundy, VarianceHorvitzThompson:
			total.add(s.jointVariance(cell, z, p))
		case VarianceHartleyRao:
			total.add(hartleyRao(z, p, s.options.Squares[s.names[h]]))
		case VariancePoisson:
			total.add(squaresAbout(z, p, 0))
		case VarianceReplacement:
			total.add(besselOf(z) * squaresAbout(z, make([]float64, len(z)), centre(z, nil)))
		case VarianceBrewer:
			total.add(besselOf(z) * squaresAbout(z, p, centre(z, nil)))
		case VarianceHajek:
			total.add(besselOf(z) * squaresAbout(z, p, centre(z, p)))
		default:
			total.add(squaresAbout(z, p, centre(z, p)) / devilleShare(p))
		}
	}
	return total.value()
}

// besselOf is n/(n−1).
func besselOf(z []float64) float64 { return float64(len(z)) / float64(len(z)-1) }

// centre returns the mean of z with the weights 1−π; without any, the plain one.
func centre(z, p []float64) float64 {
	var top, under sum
	for i := range z {
		w := 1.0
		if p != nil {
			w = 1 - p[i]
		}
		top.addProduct(w, z[i])
		under.add(w)
	}
	return top.value() / under.value()
}

// squaresAbout is Σ(1−π)(z−a)².
func squaresAbout(z, p []float64, a float64) float64 {
	var t sum
	for i := range z {
		d := z[i] - a
		t.addProduct(1-p[i], float64(d*d))
	}
	return t.value()
}

// devilleShare is 1 − Σa², a = (1−π)/Σ(1−π).
func devilleShare(p []float64) float64 {
	var under, squares sum
	for i := range p {
		under.add(1 - p[i])
	}
	for i := range p {
		a := (1 - p[i]) / under.value()
		squares.addProduct(a, a)
	}
	return 1 - squares.value()
}

// hartleyRao is the Yates–Grundy form with Hartley and Rao's joint probabilities of
// a systematic draw from a list in random order.
func hartleyRao(z, p []float64, squares float64) float64 {
	var t sum
	n := float64(len(z))
	for k := range z {
		for l := range k {
			d := z[k] - z[l]
			t.addProduct(1-p[k]-p[l]+squares/n, float64(d*d))
		}
	}
	return t.value() / (n - 1)
}

// jointVariance is Yates and Grundy's or Horvitz and Thompson's within a stratum.
func (s *Unequal) jointVariance(cell []int, z, p []float64) float64 {
	var t sum
	for k := range z {
		if s.kind == VarianceHorvitzThompson {
			t.addProduct(1-p[k], float64(z[k]*z[k]))
		}
		for l := range k {
			joint := s.options.Joint[cell[k]][cell[l]]
			lack := (float64(p[k]*p[l]) - joint) / joint
			if s.kind == VarianceYatesGrundy {
				d := z[k] - z[l]
				t.addProduct(lack, float64(d*d))
			} else {
				t.addProduct(-2*lack, float64(z[k]*z[l]))
			}
		}
	}
	return t.value()
}
