package indicators

import (
	"math"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// SurveyedGrowth is growth estimated by a sample survey, as fractions: 0.08 is 8 %.
type SurveyedGrowth struct {
	Growth        float64 `json:"growth"`         // above −1
	StandardError float64 `json:"standard_error"` // not negative
}

// ChainSurveyed chains the growths of consecutive years, each estimated by a panel
// of its own: g = Π(1+gᵢ) − 1, with the standard error of the delta method for
// independent estimates,
//
//	se = Π(1+gᵢ) · √Σ (seᵢ/(1+gᵢ))²
//
// It takes 1 to 100 years. NaN, an infinity, a growth of −1 or less, a negative
// standard error and a result beyond what a float64 holds are [zhuanhua.ErrRange]
// with the year's place in the field's name.
//
// Clause: GR6
func ChainSurveyed(years ...SurveyedGrowth) (SurveyedGrowth, error) {
	if len(years) == 0 {
		return SurveyedGrowth{}, inputError("years", "", zhuanhua.ErrNotGiven)
	}
	if len(years) > mostYears {
		return SurveyedGrowth{}, inputError("years", strconv.Itoa(len(years)), zhuanhua.ErrRange)
	}
	chained, relative := 1.0, 0.0
	for i, y := range years {
		name := "years[" + strconv.Itoa(i) + "]"
		if !finite(y.Growth) || y.Growth <= -1 {
			return SurveyedGrowth{}, inputError(name+".growth", number(y.Growth), zhuanhua.ErrRange)
		}
		if !finite(y.StandardError) || y.StandardError < 0 {
			return SurveyedGrowth{}, inputError(name+".standard_error", number(y.StandardError), zhuanhua.ErrRange)
		}
		chained *= 1 + y.Growth
		relative = math.Hypot(relative, y.StandardError/(1+y.Growth))
	}
	out := SurveyedGrowth{chained - 1, chained * relative}
	if len(years) == 1 {
		out = years[0]
	}
	if !finite(out.Growth) || !finite(out.StandardError) {
		return SurveyedGrowth{}, inputError("years", "", zhuanhua.ErrRange)
	}
	return out, nil
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

func number(v float64) string { return strconv.FormatFloat(v, 'g', 6, 64) }
