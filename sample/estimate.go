package sample

import (
	"github.com/zhuanhua-rules/zhuanhua"
)

// estimate is a number before its error and interval are put to it.
type estimate struct {
	method zhuanhua.SurveyMethod
	value  float64
	gap    zhuanhua.SurveyGap // why there is no value
	u      column             // the estimator made linear
	inside column             // 1 in the domain
	count  int                // respondents in the domain

	shift   float64                      // what was taken from a ratio: 1 for growth
	base    float64                      // of a ratio: its denominator,
	moments func() (vx, vy, cov float64) // and the variances and the covariance of denominator and numerator
}

// Total estimates the total of a variable, Ŷ = Σ w·y, over a domain (总量). Its error
// is an [Error] as [Variable] says, [ErrEmptyDomain] or [ErrRange].
//
// Source: Särndal, Swensson and Wretman, Model Assisted Survey Sampling, 4.3.
//
// Clause: CZ23-A3c
func (d *Design[R]) Total(y Variable[R], domain Domain[R]) (zhuanhua.SurveyReading, error) {
	return d.Estimate(TotalOf(y, domain))
}

// Mean estimates the mean of a variable over a domain, Ŷ/N̂ with N̂ the weights in
// the domain (均值); u = (y − ȳ)/N̂. Its errors are those of Total.
//
// Source: Särndal, Swensson and Wretman, 5.7.
func (d *Design[R]) Mean(y Variable[R], domain Domain[R]) (zhuanhua.SurveyReading, error) {
	return d.Estimate(MeanOf(y, domain))
}

// Proportion estimates which part of a domain has a property (比例), a mean of ones
// and zeros. Its interval is Korn and Graubard's unless the options ask for another:
// Student's is no good near 0 and 1. Its errors are those of Total.
//
// Source: Korn and Graubard, Survey Methodology 24 (1998).
func (d *Design[R]) Proportion(has, domain Domain[R]) (zhuanhua.SurveyReading, error) {
	return d.Estimate(ProportionOf(has, domain))
}

// reading puts the error and the interval to an estimate.
func (d *Design[R]) reading(e *estimate) (zhuanhua.SurveyReading, error) {
	f := inference{
		options: d.options, gap: d.gap, freedom: d.freedom, respondents: d.respondents,
		solitary: d.solitary(), complete: len(d.steps) == 0 && d.plan.complete(),
	}
	if len(d.steps) > 0 {
		_, f.indefinite = d.steps[0].(*phase)
	}
	return f.reading(e, d.variance(e.u))
}
