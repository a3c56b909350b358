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
	count  int                // respondents in the domain

	shift float64 // what was taken from a ratio: 1 for growth
	base  float64 // of a ratio: its denominator,
	y, x  column  // and its two columns
}

// Total estimates the total of a variable, Ŷ = Σ w·y, over a domain (总量). Its error
// is an [Error] as [Variable] says, [ErrEmptyDomain] or [ErrRange].
func (d *Design[R]) Total(y Variable[R], domain Domain[R]) (zhuanhua.SurveyReading, error) {
	v, err := d.read(domain, y)
	if err != nil {
		return zhuanhua.SurveyReading{}, err
	}
	return d.reading(d.totalOf(v, v.columns[0]))
}

func (d *Design[R]) totalOf(v values, y column) *estimate {
	return &estimate{method: zhuanhua.SurveyTotal, value: d.total(y), u: y, count: v.count}
}

// Mean estimates the mean of a variable over a domain, Ŷ/N̂ with N̂ the weights in
// the domain (均值); u = (y − ȳ)/N̂. Its errors are those of Total.
func (d *Design[R]) Mean(y Variable[R], domain Domain[R]) (zhuanhua.SurveyReading, error) {
	v, err := d.read(domain, y)
	if err != nil {
		return zhuanhua.SurveyReading{}, err
	}
	e := d.ratioOf(v, v.columns[0], v.inside)
	e.method = zhuanhua.SurveyMean
	return d.reading(e)
}

// Proportion estimates which part of a domain has a property (比例), a mean of ones
// and zeros. Its interval is Korn and Graubard's unless the options ask for another:
// Student's is no good near 0 and 1. Its errors are those of Total.
func (d *Design[R]) Proportion(has, domain Domain[R]) (zhuanhua.SurveyReading, error) {
	v, err := d.read(domain, func(row *R) zhuanhua.Given[float64] {
		if has(row) {
			return zhuanhua.Value(1.0)
		}
		return zhuanhua.Value(0.0)
	})
	if err != nil {
		return zhuanhua.SurveyReading{}, err
	}
	e := d.ratioOf(v, v.columns[0], v.inside)
	e.method = zhuanhua.SurveyProportion
	return d.reading(e)
}

// DesignEffect returns the variance of the total of a variable over what a simple
// random sample of as many respondents would have: V/[N̂²·s²·(N̂−n)/(N̂n)], s² the
// weighted variance times n/(n−1). It is absent where that is 0: the figures do not
// differ, or everyone answered. The standard error's gaps are its own, and its
// errors are those of Total.
func (d *Design[R]) DesignEffect(y Variable[R]) (zhuanhua.SurveyNumber, error) {
	v, err := d.read(nil, y)
	if err != nil {
		return zhuanhua.SurveyNumber{}, err
	}
	total, err := d.reading(d.totalOf(v, v.columns[0]))
	if err != nil || !total.StandardError.IsGiven() {
		return total.StandardError, err
	}
	size, n := d.total(v.inside), float64(v.count)
	average := d.total(v.columns[0]) / size
	var squares sum
	for k, value := range v.columns[0] {
		squares.add(d.weights[k] * (value - average) * (value - average))
	}
	simple := size * (squares.value() / size) * n / (n - 1) * (size - n) / n
	if !(simple > 0) {
		return zhuanhua.NoSurveyNumber(zhuanhua.GapZeroBase), nil
	}
	return zhuanhua.NewSurveyNumber(d.variance(v.columns[0]) / simple), nil
}

// reading puts the error and the interval to an estimate.
func (d *Design[R]) reading(e *estimate) (zhuanhua.SurveyReading, error) {
	r := zhuanhua.SurveyReading{
		Method: e.method, Interval: d.kind(e.method), Confidence: d.options.Confidence,
		DegreesOfFreedom: d.freedom, Respondents: e.count, SampleRespondents: len(d.members),
	}
	r.Estimate = d.valueOf(e)
	switch se := root(d.variance(e.u)); {
	case !r.Estimate.IsGiven():
		r.StandardError = r.Estimate
		r.Low, r.High = none(r.Estimate.Gap())
	case d.solitary():
		r.StandardError = zhuanhua.NoSurveyNumber(zhuanhua.GapLonelyRespondent)
		r.Low, r.High = none(zhuanhua.GapLonelyRespondent)
	default:
		r.StandardError = zhuanhua.NewSurveyNumber(se)
		r.Low, r.High = d.interval(e, se, r.Interval)
	}
	return d.deliver(r)
}

// valueOf returns the estimate or the first reason why there is none.
func (d *Design[R]) valueOf(e *estimate) zhuanhua.SurveyNumber {
	switch {
	case d.gap != zhuanhua.GapNone:
		return zhuanhua.NoSurveyNumber(d.gap)
	case e.count == 0:
		return zhuanhua.NoSurveyNumber(zhuanhua.GapEmptyDomain)
	case e.gap != zhuanhua.GapNone:
		return zhuanhua.NoSurveyNumber(e.gap)
	}
	return zhuanhua.NewSurveyNumber(e.value)
}

// deliver makes an error of gaps that are refused. An interval that does not exist
// is not refused: the estimate and its error stand.
func (d *Design[R]) deliver(r zhuanhua.SurveyReading) (zhuanhua.SurveyReading, error) {
	if d.options.Gaps == GapsTold {
		return r, nil
	}
	for _, n := range [...]zhuanhua.SurveyNumber{r.Estimate, r.StandardError, r.Low, r.High} {
		switch n.Gap() {
		case zhuanhua.GapOutOfRange:
			return zhuanhua.SurveyReading{}, fault(ErrRange, "", "", "")
		case zhuanhua.GapZeroBase:
			return zhuanhua.SurveyReading{}, fault(ErrZeroDenominator, "", "", "")
		}
	}
	return r, nil
}
