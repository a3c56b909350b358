package sample

import (
	"math"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Ratio estimates the ratio of the totals of two variables over a domain, R = Ŷ/X̂
// (比率), the combined ratio of a stratified sample; u = (y − R·x)/X̂. Its errors are
// those of Total and [ErrZeroDenominator].
//
// Source: Cochran, Sampling Techniques, 6.11.
func (d *Design[R]) Ratio(y, x Variable[R], domain Domain[R]) (zhuanhua.SurveyReading, error) {
	return d.Estimate(RatioOf(y, x, domain))
}

// ratioOf makes the ratio of two columns linear.
func (d *Design[R]) ratioOf(v values, y, x column) *estimate {
	e := &estimate{method: zhuanhua.SurveyRatio, inside: v.inside, count: v.count, base: d.total(x)}
	e.moments = func() (vx, vy, cov float64) { return d.variance(x), d.variance(y), d.covariance(x, y) }
	e.u = make(column, len(y))
	if e.base == 0 {
		e.gap = zhuanhua.GapZeroBase
		return e
	}
	e.value = d.total(y) / e.base
	for k := range e.u {
		e.u[k] = math.FMA(-e.value, x[k], y[k]) / e.base
	}
	return e
}

// RatioTotal estimates the total of a variable from the known total of another one
// over the same units, Ŷ = X·R by the combined ratio (联合比估计); its error is X times
// that of R. Its errors are those of Ratio, and [ErrRange] for a known total that is
// not finite or out of a value's bounds.
//
// Source: Cochran, Sampling Techniques, 6.11.
func (d *Design[R]) RatioTotal(y, x Variable[R], known float64) (zhuanhua.SurveyReading, error) {
	if kind := faultOf(known, true); kind != nil {
		return zhuanhua.SurveyReading{}, fault(kind, "", "", decimals(known))
	}
	v, err := d.read(nil, y, x)
	if err != nil {
		return zhuanhua.SurveyReading{}, err
	}
	e := d.ratioOf(v, v.columns[0], v.columns[1])
	e.method, e.value = zhuanhua.SurveyRatioTotal, e.value*known
	for k := range e.u {
		e.u[k] *= known
	}
	return d.reading(e)
}

// StratumRatio is the ratio in one stratum.
type StratumRatio struct {
	Stratum string                 `json:"stratum"`
	Ratio   zhuanhua.SurveyReading `json:"ratio"`
}

// SeparateRatioTotal estimates the total of a variable from the known totals of
// another one in each stratum, Ŷ = Σ X_h·r_h (分别比估计), and returns the ratios of the
// strata by name; the variances (X_h·se(r_h))² add. A stratum's ratio needs more
// respondents than that of all: with a few in each prefer RatioTotal. Its errors are
// those of RatioTotal, and [ErrMissingTotal] for a stratum without a known total.
//
// Source: Cochran, Sampling Techniques, 6.10.
func (d *Design[R]) SeparateRatioTotal(y, x Variable[R], known map[string]float64) (zhuanhua.SurveyReading, []StratumRatio, error) {
	v, err := d.read(nil, y, x)
	if err != nil {
		return zhuanhua.SurveyReading{}, nil, err
	}
	total := &estimate{method: zhuanhua.SurveySeparateTotal, inside: v.inside, count: v.count, u: make(column, len(d.members))}
	ratios := make([]StratumRatio, len(d.plan.strata))
	var whole sum
	for i := range d.plan.strata {
		s := &d.plan.strata[i]
		size, err := knownTotal(known, s.name)
		if err != nil {
			return zhuanhua.SurveyReading{}, nil, err
		}
		part, own := d.alone(s, v)
		e := part.ratioOf(own, own.columns[0], own.columns[1])
		ratios[i].Stratum = s.name
		if ratios[i].Ratio, err = part.reading(e); err != nil {
			return zhuanhua.SurveyReading{}, nil, err
		}
		whole.addProduct(size, e.value)
		total.gap = max(total.gap, e.gap)
		into := total.u
		if len(e.u) < len(into) {
			into = into[s.begin:]
		}
		for k, u := range e.u {
			into[k] += size * u
		}
	}
	total.value = whole.value()
	reading, err := d.reading(total)
	return reading, ratios, err
}

// knownTotal returns the known total of a stratum.
func knownTotal(known map[string]float64, name string) (float64, error) {
	size, given := known[name]
	kind := faultOf(size, true)
	if !given {
		kind = ErrMissingTotal
	}
	if kind != nil {
		return 0, valueFault(kind, name, "", size)
	}
	return size, nil
}

// alone returns a stratum as a design of its own, with the degrees of freedom of
// the whole, and its values. Where weights were adjusted across strata the design is
// the whole one and the stratum a domain of it.
func (d *Design[R]) alone(s *stratum, v values) (*Design[R], values) {
	begin, end := s.begin, s.begin+s.respondents
	own := *s
	part := *d
	if len(d.steps) > 0 {
		return &part, v.only(begin, end)
	}
	part.plan = plan{strata: []stratum{own}, mute: -1}
	if s.last > s.first {
		part.plan.clusters = slices.Clone(d.plan.clusters[s.first:s.last])
		for i := range part.plan.clusters {
			part.plan.clusters[i].begin -= begin
		}
	}
	first := &part.plan.strata[0]
	first.begin, first.first, first.last = 0, 0, s.last-s.first
	part.plan.assess(d.options.Lonely)
	part.members, part.drawn, part.weights = d.members[begin:end], d.drawn[begin:end], d.weights[begin:end]
	return &part, v.of(begin, end)
}

// of returns a part of the columns.
func (v values) of(begin, end int) values {
	part := values{inside: v.inside[begin:end], count: end - begin}
	for _, c := range v.columns {
		part.columns = append(part.columns, c[begin:end])
	}
	return part
}

// only returns the columns with 0 outside a part.
func (v values) only(begin, end int) (part values) {
	cut := func(c column) column {
		only := make(column, len(c))
		copy(only[begin:end], c[begin:end])
		return only
	}
	part.inside = cut(v.inside)
	for _, one := range part.inside {
		part.count += int(one)
	}
	for _, c := range v.columns {
		part.columns = append(part.columns, cut(c))
	}
	return part
}
