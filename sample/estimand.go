package sample

import "github.com/zhuanhua-rules/zhuanhua"

// Estimand is what is to be estimated of a population: made by TotalOf, MeanOf,
// ProportionOf, RatioOf, GrowthOf and DifferenceOf (估计目标). The zero Estimand is
// refused.
type Estimand[R any] struct {
	method    zhuanhua.SurveyMethod
	variables []Variable[R]
	domain    Domain[R]
}

// TotalOf is the total of a variable over a domain, see [Design.Total].
func TotalOf[R any](y Variable[R], domain Domain[R]) Estimand[R] {
	return Estimand[R]{zhuanhua.SurveyTotal, []Variable[R]{y}, domain}
}

// MeanOf is the mean of a variable over a domain, see [Design.Mean].
func MeanOf[R any](y Variable[R], domain Domain[R]) Estimand[R] {
	return Estimand[R]{zhuanhua.SurveyMean, []Variable[R]{y}, domain}
}

// ProportionOf is the part of a domain that has a property, see
// [Design.Proportion].
func ProportionOf[R any](has, domain Domain[R]) Estimand[R] {
	return Estimand[R]{zhuanhua.SurveyProportion, []Variable[R]{Indicator(has)}, domain}
}

// RatioOf is the ratio of the totals of two variables over a domain, see
// [Design.Ratio].
func RatioOf[R any](y, x Variable[R], domain Domain[R]) Estimand[R] {
	return Estimand[R]{zhuanhua.SurveyRatio, []Variable[R]{y, x}, domain}
}

// GrowthOf is the growth from one variable to another over a domain, see
// [Design.Growth].
//
// Clause: CZ23-A3c
func GrowthOf[R any](before, after Variable[R], domain Domain[R]) Estimand[R] {
	return Estimand[R]{zhuanhua.SurveyGrowth, []Variable[R]{before, after}, domain}
}

// DifferenceOf is by how much the total of one variable over a domain exceeds
// another's.
//
// Clause: CZ23-A3c
func DifferenceOf[R any](before, after Variable[R], domain Domain[R]) Estimand[R] {
	return Estimand[R]{zhuanhua.SurveyDifference, []Variable[R]{before, after}, domain}
}

// Estimate estimates one thing, as the method that is named like it does and with its
// errors; ErrOption for the zero Estimand.
func (d *Design[R]) Estimate(what Estimand[R]) (zhuanhua.SurveyReading, error) {
	v, err := d.values(what)
	if err != nil {
		return zhuanhua.SurveyReading{}, err
	}
	return d.reading(d.estimate(what.method, v))
}

func (d *Design[R]) values(what Estimand[R]) (values, error) {
	if what.method == zhuanhua.SurveyMethodNone {
		return values{}, fault(ErrOption, "", "", "")
	}
	return d.read(what.domain, what.variables...)
}

// estimate makes an estimator of some values linear.
func (d *Design[R]) estimate(method zhuanhua.SurveyMethod, v values) *estimate {
	var e *estimate
	switch method {
	case zhuanhua.SurveyTotal:
		return d.totalOf(v, v.columns[0])
	case zhuanhua.SurveyRatio:
		return d.ratioOf(v, v.columns[0], v.columns[1])
	case zhuanhua.SurveyGrowth:
		return d.growthOf(v, v.columns[0], v.columns[1])
	case zhuanhua.SurveyDifference:
		return d.differenceOf(v, v.columns[0], v.columns[1])
	}
	e = d.ratioOf(v, v.columns[0], v.inside) // a mean or a proportion
	e.method = method
	return e
}

func (d *Design[R]) totalOf(v values, y column) *estimate {
	return &estimate{method: zhuanhua.SurveyTotal, value: d.total(y), u: y, inside: v.inside, count: v.count}
}
