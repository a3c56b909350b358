package sample

import "github.com/zhuanhua-rules/zhuanhua"

// DesignEffect returns the design effect of the total of a variable over everyone
// against a simple random sample without replacement, see DesignEffectOf.
func (d *Design[R]) DesignEffect(y Variable[R]) (zhuanhua.SurveyNumber, error) {
	return d.DesignEffectOf(TotalOf(y, nil), WithoutReplacement)
}

// DesignEffectOf returns the variance of an estimate over what a simple random
// sample of as many respondents would have (设计效应): V/[N̂²·s²·(N̂−n)/(N̂n)], s² the
// weighted variance of the linearised variable in its domain times n/(n−1), N̂ the
// weights and n the respondents there. It is absent where that is 0: the figures do
// not differ, or everyone answered. The standard error's gaps are its own, and its
// errors are those of Estimate.
//
// Source: Lohr, Sampling: Design and Analysis, 7.
func (d *Design[R]) DesignEffectOf(what Estimand[R], against Baseline) (zhuanhua.SurveyNumber, error) {
	if against > WithReplacement {
		return zhuanhua.SurveyNumber{}, fault(ErrOption, "", "", against.String())
	}
	v, err := d.values(what)
	if err != nil {
		return zhuanhua.SurveyNumber{}, err
	}
	e := d.estimate(what.method, v)
	reading, err := d.reading(e)
	if err != nil || !reading.StandardError.IsGiven() {
		return reading.StandardError, err
	}
	simple := d.simple(e, against)
	if !(simple > 0) {
		return zhuanhua.NoSurveyNumber(zhuanhua.GapZeroBase), nil
	}
	return zhuanhua.NewSurveyNumber(d.variance(e.u) / simple), nil
}

// simple returns the variance that a simple random sample would have.
func (d *Design[R]) simple(e *estimate, against Baseline) float64 {
	size, n := d.total(e.inside), float64(e.count)
	average := d.total(e.u) / size
	var squares sum
	for k, u := range e.u {
		if e.inside[k] != 0 {
			squares.add(d.weights[k] * (u - average) * (u - average))
		}
	}
	variance := size * (squares.value() / size) * n / (n - 1)
	if against == WithReplacement {
		return size * variance / n
	}
	return variance * (size - n) / n
}
