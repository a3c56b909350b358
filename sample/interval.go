package sample

import (
	"math"

	"github.com/zhuanhua-rules/zhuanhua"
)

// interval returns the bounds around an estimate with its standard error.
func (f *inference) interval(e *estimate, se float64, kind zhuanhua.IntervalKind) (low, high zhuanhua.SurveyNumber) {
	if kind != zhuanhua.IntervalNormal && kind != zhuanhua.IntervalClopperPearson && f.freedom <= 0 {
		return none(zhuanhua.GapNoFreedom)
	}
	switch q := f.quantile(kind); kind {
	case zhuanhua.IntervalLog:
		return logInterval(e, se, q)
	case zhuanhua.IntervalFieller:
		return fieller(e, se, q)
	case zhuanhua.IntervalLogit:
		return logitInterval(e.value, se, q)
	case zhuanhua.IntervalKornBeta:
		return f.kornBeta(e, se)
	case zhuanhua.IntervalClopperPearson:
		return f.clopperPearson(e.value, float64(e.count))
	default:
		return bounds(e.value-float64(q*se), e.value+float64(q*se))
	}
}

// kind returns the kind of interval that an estimate gets: the one that the options
// ask for where it suits, else the customary one.
func (f *inference) kind(method zhuanhua.SurveyMethod) zhuanhua.IntervalKind {
	proportion := method == zhuanhua.SurveyProportion
	ratio := method == zhuanhua.SurveyRatio || method == zhuanhua.SurveyGrowth
	switch k := f.options.Interval; k {
	case zhuanhua.IntervalStudent, zhuanhua.IntervalNormal:
		return k
	case zhuanhua.IntervalLog, zhuanhua.IntervalFieller:
		if ratio {
			return k
		}
	case zhuanhua.IntervalLogit, zhuanhua.IntervalKornBeta, zhuanhua.IntervalClopperPearson:
		if proportion {
			return k
		}
	}
	if proportion {
		return zhuanhua.IntervalKornBeta
	}
	return zhuanhua.IntervalStudent
}

// quantile returns how many standard errors the interval reaches to either side.
func (f *inference) quantile(kind zhuanhua.IntervalKind) float64 {
	p := (1 + f.options.Confidence) / 2
	if f.freedom <= 0 || kind == zhuanhua.IntervalNormal {
		return normalQuantile(p)
	}
	return studentQuantile(p, float64(f.freedom))
}

func none(why zhuanhua.SurveyGap) (low, high zhuanhua.SurveyNumber) {
	return zhuanhua.NoSurveyNumber(why), zhuanhua.NoSurveyNumber(why)
}

func bounds(low, high float64) (zhuanhua.SurveyNumber, zhuanhua.SurveyNumber) {
	return zhuanhua.NewSurveyNumber(low), zhuanhua.NewSurveyNumber(high)
}

// logInterval is Student's interval of log R, for ratios above 0.
func logInterval(e *estimate, se, q float64) (low, high zhuanhua.SurveyNumber) {
	r := e.value + e.shift
	if !(r > 0) {
		return none(zhuanhua.GapIntervalUndefined)
	}
	factor := math.Exp(q * se / r)
	return bounds(r/factor-e.shift, r*factor-e.shift)
}

// fieller is Fieller's interval of a ratio R = Y/X: all θ for which Y − θX is no
// more than q of its standard errors from 0. It is bounded where X is more than q
// of its standard errors from 0:
//
//	(R − q²c ± q √(V − q²(v_x v_y − c²))) / (1 − q² v_x)
//
// with v_x, v_y and c the variances and the covariance of X and Y over X², and V the
// variance of R.
func fieller(e *estimate, se, q float64) (low, high zhuanhua.SurveyNumber) {
	square := e.base * e.base
	vx, vy, c := e.moments()
	vx, vy, c = vx/square, vy/square, c/square
	bound := 1 - q*q*vx
	if !(bound > 0) {
		return none(zhuanhua.GapIntervalUndefined)
	}
	middle := e.value + e.shift - q*q*c
	half := q * root(se*se-q*q*(vx*vy-c*c))
	return bounds((middle-half)/bound-e.shift, (middle+half)/bound-e.shift)
}

// logitInterval is Student's interval of log(p/(1−p)), for proportions between 0
// and 1.
func logitInterval(p, se, q float64) (low, high zhuanhua.SurveyNumber) {
	if !(p > 0 && p < 1) {
		return none(zhuanhua.GapIntervalUndefined)
	}
	logit, reach := math.Log(p/(1-p)), q*se/(p*(1-p))
	expit := func(x float64) float64 { return 1 / (1 + math.Exp(-x)) }
	return bounds(expit(logit-reach), expit(logit+reach))
}

// kornBeta is the interval of Clopper and Pearson at the effective size of the
// sample, that of a simple random sample with this standard error: m = p(1−p)/se²,
// times the square of the t quantile of the respondents over that of the degrees of
// freedom. At 0 and 1 the size is that of the sample; without an error in between,
// or when everyone answered, the interval is the estimate.
//
// Source: Korn and Graubard, Survey Methodology 24 (1998).
func (f *inference) kornBeta(e *estimate, se float64) (low, high zhuanhua.SurveyNumber) {
	p, m := e.value, float64(e.count)
	inside := p > 0 && p < 1
	if f.complete || inside && se == 0 {
		return bounds(p, p)
	}
	if inside {
		m = p * (1 - p) / (se * se)
	}
	if inside {
		tail := (1 - f.options.Confidence) / 2
		whole := studentQuantile(1-tail, float64(f.respondents-1))
		shrink := whole / studentQuantile(1-tail, float64(f.freedom))
		m *= shrink * shrink
	}
	return f.clopperPearson(p, m)
}

// clopperPearson is the interval of Clopper and Pearson for a proportion p of a
// simple random sample of m.
func (f *inference) clopperPearson(p, m float64) (low, high zhuanhua.SurveyNumber) {
	tail := (1 - f.options.Confidence) / 2
	from, okFrom := 0.0, true
	if p > 0 {
		from, okFrom = betaQuantile(tail, m*p, m*(1-p)+1)
	}
	to, okTo := 1.0, true
	if p < 1 {
		to, okTo = betaQuantile(1-tail, m*p+1, m*(1-p))
	}
	if !okFrom || !okTo {
		return none(zhuanhua.GapIntervalUndefined)
	}
	return bounds(from, to)
}
