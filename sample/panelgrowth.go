package sample

import (
	"math"

	"github.com/zhuanhua-rules/zhuanhua"
)

// panelSums are the totals of two years and their variances and covariance.
type panelSums struct{ before, after, vBefore, vAfter, covariance sum }

// Growth estimates the growth between the years of the two samples over a domain,
// from the total that each estimates: R − 1 with R = Ŷ/X̂. Only the common units tell
// how the two vary together; in each stratum
//
//	cov = N²·(n_c/(n₁n₂) − 1/N)·s₁₂,   var R = (V_y + R²·V_x − 2R·cov)/X̂²
//
// The degrees of freedom are those of the smaller sample. A variance that comes out
// below 0 is absent, or the error [ErrNegativeVariance]. The other errors are those
// of [Design.Growth].
//
// Source: Tam, The American Statistician 38 (1984).
//
// Clause: CZ23-A3c
func (p *Panel[R]) Growth(before, after Variable[R], domain Domain[R]) (c Change, err error) {
	x, err := p.read(before, domain, func(s *panelStratum) []int32 { return s.before })
	if err != nil {
		return Change{}, err
	}
	y, err := p.read(after, domain, func(s *panelStratum) []int32 { return s.after })
	if err != nil {
		return Change{}, err
	}
	var t panelSums
	for i := range p.strata {
		t.add(&p.strata[i], x, y)
	}
	f := p.inference()
	for _, part := range p.estimates(&t, x, y) {
		e := part.estimate
		e.count = min(p.inside(domain, true), p.inside(domain, false))
		into := [...]*zhuanhua.SurveyReading{&c.Before, &c.After, &c.Growth, &c.Difference}[part.at]
		if *into, err = f.reading(e, part.variance); err != nil {
			return Change{}, err
		}
	}
	c.Covariance = c.After.StandardError
	if c.Covariance.IsGiven() {
		c.Covariance = zhuanhua.NewSurveyNumber(p.scale() * t.covariance.value())
	}
	return c, nil
}

// panelEstimate is an estimate of a change with its variance.
type panelEstimate struct {
	at int // in the change: before, after, growth, difference
	*estimate
	variance float64
}

func (p *Panel[R]) estimates(t *panelSums, x, y column) [4]panelEstimate {
	scale, base, now := p.scale(), t.before.value(), t.after.value()
	vx, vy, cov := scale*t.vBefore.value(), scale*t.vAfter.value(), scale*t.covariance.value()
	gain := t.after
	gain.add(-base)
	growth := &estimate{
		method: zhuanhua.SurveyGrowth, value: gain.value() / base, shift: 1, base: base,
		moments: func() (float64, float64, float64) { return vx, vy, cov },
	}
	if !(base > 0) {
		growth.gap = zhuanhua.GapZeroBase
	}
	return [4]panelEstimate{
		{0, &estimate{method: zhuanhua.SurveyTotal, value: base}, vx},
		{1, &estimate{method: zhuanhua.SurveyTotal, value: now}, vy},
		{2, growth, scale * p.residual(x, y, now/base) / base / base},
		{3, &estimate{method: zhuanhua.SurveyDifference, value: gain.value()}, scale * p.residual(x, y, 1)},
	}
}

// scale is by how much the variance of other strata counts for that of lonely ones.
func (p *Panel[R]) scale() float64 {
	if others := len(p.strata) - p.lonely; p.options.Lonely == LonelyAverage && others > 0 {
		return float64(len(p.strata)) / float64(others)
	}
	return 1
}

// residual returns the variance of Ŷ − r·X̂. It is that of y − r·x in the common units,
// and what the others add: for samples that share all units nothing, so that a small
// difference of large variances keeps its digits.
func (p *Panel[R]) residual(x, y column, r float64) float64 {
	e := make(column, len(x))
	for k := range e {
		e[k] = math.FMA(-r, x[k], y[k])
	}
	var all, size sum
	for i := range p.strata {
		s := &p.strata[i]
		if s.lonely() || len(s.before) == 0 || len(s.after) == 0 {
			continue
		}
		before, after, shared := s.parts()
		for _, part := range [...]float64{
			shared * moment(s.common, e, e),
			after*moment(s.after, y, y) - float64(shared*moment(s.common, y, y)),
			r * r * (before*moment(s.before, x, x) - float64(shared*moment(s.common, x, x))),
		} {
			all.add(part)
			size.add(math.Abs(part))
		}
	}
	if v := all.value(); !(math.Abs(v) <= roundingPart*size.value()) {
		return v
	}
	return 0
}

// A variance smaller than this part of what it is made of is rounding.
const roundingPart = 1e-13

// parts returns by what the sample variances of the years and their covariance
// count: N²·(1/n₁ − 1/N), N²·(1/n₂ − 1/N), N²·(n_c/(n₁n₂) − 1/N), one formula of the
// units that two samples share.
func (s *panelStratum) parts() (before, after, shared float64) {
	part := func(a, b, common []int32) float64 {
		size, pairs := float64(s.size), float64(len(a))*float64(len(b))
		return size * (float64(size*float64(len(common))) - pairs) / pairs
	}
	return part(s.before, s.before, s.before), part(s.after, s.after, s.after), part(s.before, s.after, s.common)
}

func (p *Panel[R]) inference() *inference {
	f := &inference{
		options: p.options, freedom: p.freedom, respondents: p.all, indefinite: true,
		solitary: p.lonely > 0 && (p.options.Lonely == LonelyUnknown || p.lonely == len(p.strata)),
	}
	if p.mute || p.all == 0 {
		f.gap = zhuanhua.GapNoRespondent
	}
	return f
}

// read asks the units of one sample for a variable, by row; 0 outside the domain.
func (p *Panel[R]) read(y Variable[R], domain Domain[R], of func(*panelStratum) []int32) (column, error) {
	c, count := make(column, len(p.rows)), 0
	for i := range p.strata {
		for _, at := range of(&p.strata[i]) {
			row := &p.rows[at]
			if domain != nil && !domain(row) {
				continue
			}
			value, given := y(row).Get()
			if kind := faultOf(value, given); kind != nil {
				u := p.unit(row)
				return nil, valueFault(kind, u.Stratum, u.ID, value)
			}
			c[at] = value
			count++
		}
	}
	if count == 0 && p.options.Gaps == GapsRefused {
		return nil, fault(ErrEmptyDomain, "", "", "")
	}
	return c, nil
}

// inside counts the units of one sample in a domain.
func (p *Panel[R]) inside(domain Domain[R], before bool) (count int) {
	for i := range p.strata {
		of := p.strata[i].after
		if before {
			of = p.strata[i].before
		}
		for _, at := range of {
			if domain == nil || domain(&p.rows[at]) {
				count++
			}
		}
	}
	return count
}

// add adds what a stratum's two samples tell.
func (t *panelSums) add(s *panelStratum, x, y column) {
	if len(s.before) == 0 || len(s.after) == 0 {
		return
	}
	size, n1, n2 := float64(s.size), float64(len(s.before)), float64(len(s.after))
	for _, at := range s.before {
		t.before.addProduct(size/n1, x[at])
	}
	for _, at := range s.after {
		t.after.addProduct(size/n2, y[at])
	}
	if s.lonely() {
		return
	}
	first, second, shared := s.parts()
	t.vBefore.add(first * moment(s.before, x, x))
	t.vAfter.add(second * moment(s.after, y, y))
	t.covariance.add(shared * moment(s.common, x, y))
}

// moment returns the sample covariance of two columns over some rows, 0 of a single
// one.
func moment(rows []int32, a, b column) float64 {
	if len(rows) < 2 {
		return 0
	}
	pick := func(c column) precise {
		z := precise{make([]float64, len(rows)), make([]float64, len(rows))}
		for i, at := range rows {
			z.high[i] = c[at]
		}
		return z
	}
	n := float64(len(rows))
	v := spread(pick(a), pick(b), 0, len(rows)) / n
	if math.IsInf(v, 0) {
		return math.NaN()
	}
	return v
}
