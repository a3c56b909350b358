package sample

import (
	"math"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Joint are estimates of one survey with how they vary together (联合估计): estimates of
// domains and years come from the same draw, so that the error of their difference
// is not that of two surveys.
type Joint[R any] struct {
	Domains  []string // of By, in order; nil of Jointly
	Readings []zhuanhua.SurveyReading
	design   *Design[R]
	part     func(i int) *estimate
}

// Jointly estimates several things with their covariances. Its errors are those of
// each.
func (d *Design[R]) Jointly(what ...Estimand[R]) (*Joint[R], error) {
	read := make([]values, len(what))
	for i, w := range what {
		var err error
		if read[i], err = d.values(w); err != nil {
			return nil, err
		}
	}
	return d.joint(len(what), func(i int) *estimate { return d.estimate(what[i].method, read[i]) })
}

// By estimates one thing in each domain of a partition, named by a function that
// must be pure, with the covariances of the domains (分组估计). Domains in which nobody
// answered are not there; who has an empty name belongs to none. The domain of the
// estimand stays in force.
//
// Clause: CZ23-A3c
func (d *Design[R]) By(what Estimand[R], domain func(*R) string) (*Joint[R], error) {
	v, err := d.values(what)
	if err != nil {
		return nil, err
	}
	of := make([]string, len(d.members))
	count := map[string]int{}
	for k, inside := range v.inside {
		if inside != 0 {
			of[k] = domain(&d.rows[d.members[k]])
			count[of[k]]++
		}
	}
	var names []string
	for name := range count {
		if name != "" {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	j, err := d.joint(len(names), func(i int) *estimate {
		return d.estimate(what.method, v.named(of, names[i], count[names[i]]))
	})
	if err != nil {
		return nil, err
	}
	j.Domains = names
	return j, nil
}

// named returns the values of one domain.
func (v values) named(of []string, name string, count int) values {
	part := values{inside: make(column, len(of)), count: count}
	for range v.columns {
		part.columns = append(part.columns, make(column, len(of)))
	}
	for k := range of {
		if v.inside[k] != 0 && of[k] == name {
			part.inside[k] = 1
			for i, c := range v.columns {
				part.columns[i][k] = c[k]
			}
		}
	}
	return part
}

func (d *Design[R]) joint(n int, part func(i int) *estimate) (*Joint[R], error) {
	j := &Joint[R]{Readings: make([]zhuanhua.SurveyReading, n), design: d, part: part}
	for i := range j.Readings {
		var err error
		if j.Readings[i], err = d.reading(part(i)); err != nil {
			return nil, err
		}
	}
	return j, nil
}

// Covariance returns the covariance of two of the estimates; of one with itself its
// variance. It is absent where one of their standard errors is, or there is no such
// estimate.
func (j *Joint[R]) Covariance(i, k int) zhuanhua.SurveyNumber {
	if n := len(j.Readings); i < 0 || k < 0 || i >= n || k >= n {
		return zhuanhua.SurveyNumber{}
	}
	for _, r := range [...]*zhuanhua.SurveyReading{&j.Readings[i], &j.Readings[k]} {
		if !r.StandardError.IsGiven() {
			return r.StandardError
		}
	}
	a := j.part(i).u
	b := a
	if i != k {
		b = j.part(k).u
	}
	return zhuanhua.NewSurveyNumber(j.design.covariance(a, b))
}

// Contrast estimates Σ c·θ over the estimates θ with their joint error (对比): 1, −1 is
// by how much the first exceeds the second. The errors are [ErrContrast] for another
// number of coefficients than estimates or one that is not finite or out of a
// value's bounds, and [ErrRange].
func (j *Joint[R]) Contrast(coefficients ...float64) (zhuanhua.SurveyReading, error) {
	if len(coefficients) != len(j.Readings) || len(coefficients) == 0 {
		return zhuanhua.SurveyReading{}, fault(ErrContrast, "", "", "")
	}
	for _, c := range coefficients {
		if faultOf(c, true) != nil {
			return zhuanhua.SurveyReading{}, fault(ErrContrast, "", "", decimals(c))
		}
	}
	return j.contrast(zhuanhua.SurveyContrast, coefficients...)
}

// contrast combines the estimators themselves: variances that nearly cancel keep
// their digits. Its respondents are the fewest of an estimate.
func (j *Joint[R]) contrast(method zhuanhua.SurveyMethod, coefficients ...float64) (zhuanhua.SurveyReading, error) {
	e := &estimate{method: method, count: math.MaxInt, u: make(column, len(j.design.members))}
	var value sum
	for i, c := range coefficients {
		part := j.part(i)
		value.addProduct(c, part.value)
		e.gap = cmpGap(e.gap, part.gap)
		e.count = min(e.count, part.count)
		for k, u := range part.u {
			e.u[k] = math.FMA(c, u, e.u[k])
		}
	}
	e.value = value.value()
	return j.design.reading(e)
}

// cmpGap returns the first reason that there is.
func cmpGap(first, second zhuanhua.SurveyGap) zhuanhua.SurveyGap {
	if first != zhuanhua.GapNone {
		return first
	}
	return second
}
