package sample

import "math"

// variance returns the estimated variance of the weighted total of a column that
// was made linear: the formula of the package comment. NaN stands for one that no
// float64 holds.
//
// Clause: CZ23-A3c
func (d *Design[R]) variance(u column) float64 { return d.covariance(u, u) }

// covariance returns the estimated covariance of the weighted totals of two
// columns. Adjustments are taken back from the last to the first, each adding what
// is its own, before the formula of the draw.
func (d *Design[R]) covariance(a, b column) float64 {
	added := 0.0
	for i := len(d.steps) - 1; i >= 0; i-- {
		own, all := d.steps[i].own(&d.plan, d.options.Lonely, a, b)
		added += own
		if all {
			return added
		}
		one := same(a, b)
		a = d.steps[i].back(a)
		if one {
			b = a
		} else {
			b = d.steps[i].back(b)
		}
	}
	za := weighted(d.drawn, a)
	zb := za
	if !same(a, b) {
		zb = weighted(d.drawn, b)
	}
	return added + d.plan.covariance(za, zb, d.options.Lonely)
}

// same tells whether two columns are one.
func same(a, b column) bool { return len(a) > 0 && &a[0] == &b[0] }

// precise are numbers in twice the precision of a float64, so that deviations from
// their mean lose nothing however large they are.
type precise struct{ high, low []float64 }

// weighted returns the products of weights and values.
func weighted(w []float64, values column) precise {
	z := precise{make([]float64, len(values)), make([]float64, len(values))}
	for k, v := range values {
		z.high[k], z.low[k] = product(w[k], v)
	}
	return z
}

// mean returns the mean of some of the numbers.
func (z precise) mean(begin, end int) (high, low float64) {
	var total sum
	for k := begin; k < end; k++ {
		total.add(z.high[k])
		total.add(z.low[k])
	}
	high = total.over(end - begin)
	total.addProduct(-float64(end-begin), high)
	return high, total.over(end - begin)
}

// gathered returns the sum of the numbers of each cluster.
func (z precise) gathered(clusters []cluster) precise {
	sums := precise{make([]float64, len(clusters)), make([]float64, len(clusters))}
	for i := range clusters {
		c := &clusters[i]
		var total sum
		for k := c.begin; k < c.begin+c.answered; k++ {
			total.add(z.high[k])
			total.add(z.low[k])
		}
		high := total.value()
		total.add(-high)
		sums.high[i], sums.low[i] = high, total.value()
	}
	return sums
}

// spread returns n/(n−1)·Σ (a − ā)(b − b̄) over some of the numbers, two or more.
func spread(a, b precise, begin, end int) float64 {
	highA, lowA := a.mean(begin, end)
	highB, lowB := highA, lowA
	if !same(a.high, b.high) {
		highB, lowB = b.mean(begin, end)
	}
	var products sum
	for k := begin; k < end; k++ {
		products.add(((a.high[k] - highA) + (a.low[k] - lowA)) * ((b.high[k] - highB) + (b.low[k] - lowB)))
	}
	n := float64(end - begin)
	return n / (n - 1) * products.value()
}

// covariance returns the covariance of two totals from the weighted values of the
// members: between the primary units, and within those in which units were drawn.
func (p *plan) covariance(a, b precise, lonely Lonely) float64 {
	if p.clusters == nil {
		return p.between(a, b, lonely)
	}
	sumsA := a.gathered(p.clusters)
	sumsB := sumsA
	if !same(a.high, b.high) {
		sumsB = b.gathered(p.clusters)
	}
	return p.between(sumsA, sumsB, lonely) + p.inside(a, b, lonely)
}

// extent returns which of the numbers of the primary units are a stratum's.
func (p *plan) extent(s *stratum) (begin, end int) {
	if p.clusters == nil {
		return s.begin, s.begin + s.answered
	}
	return s.first, s.last
}

// between returns what the draw of the primary units adds.
func (p *plan) between(a, b precise, lonely Lonely) float64 {
	if p.groups != nil {
		return p.collapsed(a, b)
	}
	var total sum
	for i := range p.strata {
		s := &p.strata[i]
		begin, end := p.extent(s)
		switch {
		case s.answered == 0 || s.census():
		case s.answered > 1:
			total.add(s.correction() * spread(a, b, begin, end))
		case lonely == LonelyCentred:
			total.add(s.correction() * a.high[begin] * b.high[begin])
		}
	}
	v := total.value()
	if others := len(p.strata) - p.lonely; lonely == LonelyAverage && others > 0 {
		v *= float64(len(p.strata)) / float64(others)
	}
	return v
}

// inside returns what the draw of units within the primary units adds: their own
// variance, times the part of the primary units that were drawn.
func (p *plan) inside(a, b precise, lonely Lonely) float64 {
	var total sum
	for i := range p.strata {
		s := &p.strata[i]
		if !s.staged() {
			continue
		}
		part := float64(s.answered) / s.size
		for k := s.first; k < s.last; k++ {
			c := &p.clusters[k]
			switch {
			case !c.sized || c.census():
			case c.answered > 1:
				total.add(part * c.correction() * spread(a, b, c.begin, c.begin+c.answered))
			case lonely == LonelyCentred:
				total.add(part * c.correction() * a.high[c.begin] * b.high[c.begin])
			}
		}
	}
	v := total.value()
	if others := len(p.clusters) - p.isolated; (lonely == LonelyAverage || lonely == LonelyCollapsed) && others > 0 {
		v *= float64(len(p.clusters)) / float64(others)
	}
	return v
}

// collapsed is between, with strata laid together as one.
func (p *plan) collapsed(a, b precise) float64 {
	var total sum
	for _, group := range p.groups {
		var all pool
		var ga, gb precise
		for _, i := range group {
			s := &p.strata[i]
			begin, end := p.extent(s)
			all.sized, all.size, all.answered = s.sized, all.size+s.size, all.answered+s.answered
			ga.high, ga.low = append(ga.high, a.high[begin:end]...), append(ga.low, a.low[begin:end]...)
			gb.high, gb.low = append(gb.high, b.high[begin:end]...), append(gb.low, b.low[begin:end]...)
		}
		total.add(all.correction() * spread(ga, gb, 0, all.answered))
	}
	return total.value()
}

// root returns the standard error of a variance; rounding may have left a variance
// of nothing below 0.
func root(variance float64) float64 {
	if variance < 0 {
		return 0
	}
	return math.Sqrt(variance)
}
