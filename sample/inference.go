package sample

import "github.com/zhuanhua-rules/zhuanhua"

// inference is what a sample knows beside an estimate and its variance.
type inference struct {
	options     Options
	gap         zhuanhua.SurveyGap // of everything
	freedom     int
	respondents int
	solitary    bool // there is no standard error
	complete    bool // a census
	indefinite  bool // the variance may be estimated below 0
}

// reading puts the error and the interval to an estimate.
func (f *inference) reading(e *estimate, variance float64) (zhuanhua.SurveyReading, error) {
	r := zhuanhua.SurveyReading{
		Method: e.method, Interval: f.kind(e.method), Confidence: f.options.Confidence,
		DegreesOfFreedom: f.freedom, Respondents: e.count, SampleRespondents: f.respondents,
	}
	r.Estimate = f.valueOf(e)
	switch se := root(variance); {
	case !r.Estimate.IsGiven():
		r.StandardError = r.Estimate
		r.Low, r.High = none(r.Estimate.Gap())
	case f.solitary:
		r.StandardError = zhuanhua.NoSurveyNumber(zhuanhua.GapLonelyRespondent)
		r.Low, r.High = none(zhuanhua.GapLonelyRespondent)
	case variance < 0 && f.indefinite:
		r.StandardError = zhuanhua.NoSurveyNumber(zhuanhua.GapNegativeVariance)
		r.Low, r.High = none(zhuanhua.GapNegativeVariance)
	default:
		r.StandardError = zhuanhua.NewSurveyNumber(se)
		r.Low, r.High = f.interval(e, se, r.Interval)
	}
	return f.deliver(r)
}

// valueOf returns the estimate or the first reason why there is none.
func (f *inference) valueOf(e *estimate) zhuanhua.SurveyNumber {
	switch {
	case f.gap != zhuanhua.GapNone:
		return zhuanhua.NoSurveyNumber(f.gap)
	case e.count == 0:
		return zhuanhua.NoSurveyNumber(zhuanhua.GapEmptyDomain)
	case e.gap != zhuanhua.GapNone:
		return zhuanhua.NoSurveyNumber(e.gap)
	}
	return zhuanhua.NewSurveyNumber(e.value)
}

// deliver makes an error of gaps that are refused. An interval that does not exist
// is not refused: the estimate and its error stand.
func (f *inference) deliver(r zhuanhua.SurveyReading) (zhuanhua.SurveyReading, error) {
	if f.options.Gaps == GapsTold {
		return r, nil
	}
	for _, n := range [...]zhuanhua.SurveyNumber{r.Estimate, r.StandardError, r.Low, r.High} {
		switch n.Gap() {
		case zhuanhua.GapOutOfRange:
			return zhuanhua.SurveyReading{}, fault(ErrRange, "", "", "")
		case zhuanhua.GapZeroBase:
			return zhuanhua.SurveyReading{}, fault(ErrZeroDenominator, "", "", "")
		case zhuanhua.GapNegativeVariance:
			return zhuanhua.SurveyReading{}, fault(ErrNegativeVariance, "", "", "")
		}
	}
	return r, nil
}
