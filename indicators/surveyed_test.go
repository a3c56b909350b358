package indicators_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// surveyed is a year's growth as a survey gives it.
func surveyed(growth, se float64) zhuanhua.SurveyReading {
	return zhuanhua.SurveyReading{
		Method: zhuanhua.SurveyGrowth, Estimate: zhuanhua.NewSurveyNumber(growth), StandardError: zhuanhua.NewSurveyNumber(se),
		Interval: zhuanhua.IntervalStudent, Confidence: 0.95, DegreesOfFreedom: 8, Respondents: 10, SampleRespondents: 12,
	}
}

func TestChainSurveyed(t *testing.T) {
	for _, c := range []struct {
		years      []zhuanhua.SurveyReading
		growth, se float64
	}{
		{[]zhuanhua.SurveyReading{surveyed(0.08, 0.01)}, 0.08, 0.01},
		{[]zhuanhua.SurveyReading{surveyed(0.1, 0), surveyed(0.2, 0)}, 0.32, 0},
		// √((1.2·0.03)² + (1.1·0.04)²)
		{[]zhuanhua.SurveyReading{surveyed(0.1, 0.03), surveyed(0.2, 0.04)}, 0.32, math.Sqrt(0.036*0.036 + 0.044*0.044)},
		{[]zhuanhua.SurveyReading{surveyed(1, 0.5), surveyed(-0.5, 0.125), surveyed(0, 0)}, 0, math.Sqrt(0.25*0.25 + 0.25*0.25)},
	} {
		got, err := indicators.ChainSurveyed(c.years...)
		n := len(c.years)
		const z = 1.959963984540054
		if err != nil || !isNumber(got.Estimate, c.growth) || !isNumber(got.StandardError, c.se) ||
			!isNumber(got.Low, c.growth-z*c.se) || !isNumber(got.High, c.growth+z*c.se) {
			t.Errorf("%v: %+v, %v; want %v ± %v", c.years, got, err, c.growth, c.se)
		}
		if got.Method != zhuanhua.SurveyGrowth || got.Interval != zhuanhua.IntervalNormal || got.Confidence != 0.95 ||
			got.DegreesOfFreedom != 0 || got.Respondents != 10*n || got.SampleRespondents != 12*n {
			t.Errorf("%+v", got)
		}
	}
}

func isNumber(n zhuanhua.SurveyNumber, want float64) bool {
	got, given := n.Get()
	return given && math.Abs(got-want) <= 1e-12*math.Max(1, math.Abs(want))
}

// What a survey could not estimate is a gap of the chain, never a growth of 0.
func TestChainSurveyedGaps(t *testing.T) {
	noBase, lonely, huge, wide := surveyed(0, 0), surveyed(0.1, 0), surveyed(math.MaxFloat64, 0), surveyed(0, math.MaxFloat64)
	noBase.Estimate = zhuanhua.NoSurveyNumber(zhuanhua.GapZeroBase)
	noBase.StandardError = noBase.Estimate
	lonely.StandardError = zhuanhua.NoSurveyNumber(zhuanhua.GapLonelyRespondent)
	good, none := surveyed(0.1, 0.01), zhuanhua.GapNone
	for name, c := range map[string]struct {
		years                   []zhuanhua.SurveyReading
		estimate, se, low, high zhuanhua.SurveyGap
	}{
		"no base":                   {[]zhuanhua.SurveyReading{good, noBase}, zhuanhua.GapZeroBase, zhuanhua.GapZeroBase, zhuanhua.GapZeroBase, zhuanhua.GapZeroBase},
		"no base alone":             {[]zhuanhua.SurveyReading{noBase}, zhuanhua.GapZeroBase, zhuanhua.GapZeroBase, zhuanhua.GapZeroBase, zhuanhua.GapZeroBase},
		"no error":                  {[]zhuanhua.SurveyReading{lonely, good}, none, zhuanhua.GapLonelyRespondent, zhuanhua.GapLonelyRespondent, zhuanhua.GapLonelyRespondent},
		"growth beyond a float64":   {[]zhuanhua.SurveyReading{huge, huge}, zhuanhua.GapOutOfRange, zhuanhua.GapOutOfRange, zhuanhua.GapOutOfRange, zhuanhua.GapOutOfRange},
		"error beyond a float64":    {[]zhuanhua.SurveyReading{wide, surveyed(1, 0)}, none, zhuanhua.GapOutOfRange, zhuanhua.GapOutOfRange, zhuanhua.GapOutOfRange},
		"interval beyond one":       {[]zhuanhua.SurveyReading{wide}, none, none, zhuanhua.GapOutOfRange, zhuanhua.GapOutOfRange},
		"of several gaps the first": {[]zhuanhua.SurveyReading{lonely, noBase}, zhuanhua.GapZeroBase, zhuanhua.GapZeroBase, zhuanhua.GapZeroBase, zhuanhua.GapZeroBase},
	} {
		got, err := indicators.ChainSurveyed(c.years...)
		if err != nil || got.Estimate.Gap() != c.estimate || got.StandardError.Gap() != c.se || got.Low.Gap() != c.low || got.High.Gap() != c.high {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestChainSurveyedRefuses(t *testing.T) {
	good := surveyed(0.1, 0.01)
	alter := func(change func(*zhuanhua.SurveyReading)) zhuanhua.SurveyReading {
		y := good
		change(&y)
		return y
	}
	for _, c := range []struct {
		year  zhuanhua.SurveyReading
		want  error
		field string
	}{
		{zhuanhua.SurveyReading{}, zhuanhua.ErrNotGiven, ""},
		{alter(func(y *zhuanhua.SurveyReading) { y.Method = zhuanhua.SurveyRatio }), zhuanhua.ErrCodeWord, ".method"},
		{alter(func(y *zhuanhua.SurveyReading) { y.Estimate = zhuanhua.SurveyNumber{} }), zhuanhua.ErrNotGiven, ".estimate"},
		{alter(func(y *zhuanhua.SurveyReading) { y.StandardError = zhuanhua.SurveyNumber{} }), zhuanhua.ErrNotGiven, ".standard_error"},
		{surveyed(-1, 0), zhuanhua.ErrRange, ".estimate"},
		{surveyed(-1.5, 0), zhuanhua.ErrRange, ".estimate"},
		{surveyed(0, -0.01), zhuanhua.ErrRange, ".standard_error"},
		{alter(func(y *zhuanhua.SurveyReading) { y.Confidence = 0 }), zhuanhua.ErrRange, ".confidence"},
		{alter(func(y *zhuanhua.SurveyReading) { y.Confidence = 1 }), zhuanhua.ErrRange, ".confidence"},
		{alter(func(y *zhuanhua.SurveyReading) { y.Confidence = math.NaN() }), zhuanhua.ErrRange, ".confidence"},
		{alter(func(y *zhuanhua.SurveyReading) { y.Confidence = 0.9 }), zhuanhua.ErrContradiction, ".confidence"},
		{alter(func(y *zhuanhua.SurveyReading) { y.Respondents = -1 }), zhuanhua.ErrRange, ".respondents"},
		{alter(func(y *zhuanhua.SurveyReading) { y.SampleRespondents = -1 }), zhuanhua.ErrRange, ".respondents"},
	} {
		_, err := indicators.ChainSurveyed(good, c.year)
		wantInputError(t, err, c.want, "years[1]"+c.field)
	}
	_, err := indicators.ChainSurveyed()
	wantInputError(t, err, zhuanhua.ErrNotGiven, "years")
	_, err = indicators.ChainSurveyed(make([]zhuanhua.SurveyReading, 101)...)
	wantInputError(t, err, zhuanhua.ErrRange, "years")
}

// The delta method against sums written out, in any order of the years.
func TestChainSurveyedLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "years")
		growths, errors := make([]float64, n), make([]float64, n)
		years, back := make([]zhuanhua.SurveyReading, n), make([]zhuanhua.SurveyReading, n)
		for i := range n {
			growths[i], errors[i] = rapid.Float64Range(-0.9, 2).Draw(t, "growth"), rapid.Float64Range(0, 0.5).Draw(t, "error")
			years[i] = surveyed(growths[i], errors[i])
			back[n-1-i] = years[i]
		}
		growth, variance := 1.0, 0.0
		for i := range n {
			growth *= 1 + growths[i]
			others := 1.0
			for j := range n {
				if j != i {
					others *= 1 + growths[j]
				}
			}
			variance += others * others * errors[i] * errors[i]
		}
		for _, order := range [][]zhuanhua.SurveyReading{years, back} {
			got, err := indicators.ChainSurveyed(order...)
			g, _ := got.Estimate.Get()
			se, _ := got.StandardError.Get()
			if err != nil || math.Abs(g-(growth-1)) > 1e-9*growth || math.Abs(se-math.Sqrt(variance)) > 1e-9*(1+math.Sqrt(variance)) {
				t.Fatalf("%v: %+v, %v; want %v ± %v", order, got, err, growth-1, math.Sqrt(variance))
			}
		}
	})
}
