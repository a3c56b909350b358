package indicators

import (
	"math"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// ChainSurveyed chains the growths of consecutive years, each estimated by a panel
// of its own: g = Π(1+gᵢ) − 1, with the standard error of the delta method for
// independent estimates,
//
//	se = Π(1+gᵢ) · √Σ (seᵢ/(1+gᵢ))²
//
// and the normal interval g ± z·se at the confidence of the readings. It takes 1 to
// 100 readings of growth. Respondents are summed; there are no degrees of freedom.
//
// A year without an estimate leaves the chain without one, a year without a standard
// error the chain without error and interval, for the reason of the first such year:
// what is missing is no growth of 0.
//
// An [zhuanhua.InputError] names the year's place: [zhuanhua.ErrNotGiven] for a
// reading, or a number in it, that nobody computed; [zhuanhua.ErrCodeWord] for a
// reading of anything but growth; [zhuanhua.ErrRange] for a growth of −1 or less, a
// negative standard error, a confidence that is not between 0 and 1 and respondents
// below 0; [zhuanhua.ErrContradiction] for readings of different confidence. A result
// beyond what a float64 holds is the gap [zhuanhua.GapOutOfRange].
//
// Clause: GR6
func ChainSurveyed(years ...zhuanhua.SurveyReading) (zhuanhua.SurveyReading, error) {
	if len(years) == 0 {
		return zhuanhua.SurveyReading{}, inputError("years", "", zhuanhua.ErrNotGiven)
	}
	if len(years) > mostYears {
		return zhuanhua.SurveyReading{}, inputError("years", strconv.Itoa(len(years)), zhuanhua.ErrRange)
	}
	out := zhuanhua.SurveyReading{Method: zhuanhua.SurveyGrowth, Interval: zhuanhua.IntervalNormal, Confidence: years[0].Confidence}
	chained, relative := 1.0, 0.0
	noEstimate, noError := zhuanhua.GapNone, zhuanhua.GapNone
	for i := range years {
		y := &years[i]
		if err := surveyedFault(y, "years["+strconv.Itoa(i)+"]", out.Confidence); err != nil {
			return zhuanhua.SurveyReading{}, err
		}
		noEstimate, noError = firstGap(noEstimate, y.Estimate.Gap()), firstGap(noError, y.StandardError.Gap())
		growth, _ := y.Estimate.Get()
		se, _ := y.StandardError.Get()
		chained *= 1 + growth
		relative = math.Hypot(relative, se/(1+growth))
		out.Respondents += y.Respondents
		out.SampleRespondents += y.SampleRespondents
	}
	growth, se := chained-1, chained*relative
	if len(years) == 1 { // no arithmetic, no rounding
		growth, _ = years[0].Estimate.Get()
		se, _ = years[0].StandardError.Get()
	}
	half := math.Sqrt2 * math.Erfinv(out.Confidence) * se
	unless := func(v float64, why ...zhuanhua.SurveyGap) zhuanhua.SurveyNumber {
		for _, gap := range why {
			if gap != zhuanhua.GapNone {
				return zhuanhua.NoSurveyNumber(gap)
			}
		}
		return zhuanhua.NewSurveyNumber(v)
	}
	out.Estimate = unless(growth, noEstimate)
	out.StandardError = unless(se, out.Estimate.Gap(), noError)
	out.Low = unless(growth-half, out.StandardError.Gap())
	out.High = unless(growth+half, out.StandardError.Gap())
	return out, nil
}

func firstGap(a, b zhuanhua.SurveyGap) zhuanhua.SurveyGap {
	if a != zhuanhua.GapNone {
		return a
	}
	return b
}

// surveyedFault says what is wrong with a year's reading.
func surveyedFault(y *zhuanhua.SurveyReading, name string, confidence float64) error {
	growth, known := y.Estimate.Get()
	se, measured := y.StandardError.Get()
	switch {
	case y.Method == zhuanhua.SurveyMethodNone:
		return inputError(name, "", zhuanhua.ErrNotGiven)
	case y.Method != zhuanhua.SurveyGrowth:
		return inputError(name+".method", y.Method.String(), zhuanhua.ErrCodeWord)
	case !known && y.Estimate.Gap() == zhuanhua.GapNone:
		return inputError(name+".estimate", "", zhuanhua.ErrNotGiven)
	case !measured && y.StandardError.Gap() == zhuanhua.GapNone:
		return inputError(name+".standard_error", "", zhuanhua.ErrNotGiven)
	case growth <= -1:
		return inputError(name+".estimate", number(growth), zhuanhua.ErrRange)
	case se < 0:
		return inputError(name+".standard_error", number(se), zhuanhua.ErrRange)
	case !(y.Confidence > 0 && y.Confidence < 1):
		return inputError(name+".confidence", number(y.Confidence), zhuanhua.ErrRange)
	case y.Confidence != confidence:
		return inputError(name+".confidence", number(y.Confidence), zhuanhua.ErrContradiction)
	case y.Respondents < 0 || y.Respondents > math.MaxInt32 || y.SampleRespondents < 0 || y.SampleRespondents > math.MaxInt32:
		return inputError(name+".respondents", strconv.Itoa(y.Respondents), zhuanhua.ErrRange)
	}
	return nil
}

func number(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }
