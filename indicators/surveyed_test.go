package indicators_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func TestChainSurveyed(t *testing.T) {
	near := func(got, want float64) bool { return math.Abs(got-want) <= 1e-12*math.Max(1, math.Abs(want)) }
	for _, c := range []struct {
		years []indicators.SurveyedGrowth
		want  indicators.SurveyedGrowth
	}{
		{[]indicators.SurveyedGrowth{{0.08, 0.01}}, indicators.SurveyedGrowth{Growth: 0.08, StandardError: 0.01}},
		{[]indicators.SurveyedGrowth{{0.1, 0}, {0.2, 0}}, indicators.SurveyedGrowth{Growth: 0.32}},
		// √((1.2·0.03)² + (1.1·0.04)²)
		{[]indicators.SurveyedGrowth{{0.1, 0.03}, {0.2, 0.04}}, indicators.SurveyedGrowth{Growth: 0.32, StandardError: math.Sqrt(0.036*0.036 + 0.044*0.044)}},
		{[]indicators.SurveyedGrowth{{1, 0.5}, {-0.5, 0.125}, {0, 0}}, indicators.SurveyedGrowth{Growth: 0, StandardError: math.Sqrt(0.25*0.25 + 0.25*0.25)}},
	} {
		got, err := indicators.ChainSurveyed(c.years...)
		if err != nil || !near(got.Growth, c.want.Growth) || !near(got.StandardError, c.want.StandardError) {
			t.Errorf("%v: %v, %v; want %v", c.years, got, err, c.want)
		}
	}
}

func TestChainSurveyedRefuses(t *testing.T) {
	good := indicators.SurveyedGrowth{Growth: 0.1, StandardError: 0.01}
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -1, -1.5} {
		_, err := indicators.ChainSurveyed(good, indicators.SurveyedGrowth{Growth: v})
		wantInputError(t, err, zhuanhua.ErrRange, "years[1].growth")
	}
	for _, v := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -0.01} {
		_, err := indicators.ChainSurveyed(indicators.SurveyedGrowth{StandardError: v}, good)
		wantInputError(t, err, zhuanhua.ErrRange, "years[0].standard_error")
	}
	_, err := indicators.ChainSurveyed()
	wantInputError(t, err, zhuanhua.ErrNotGiven, "years")
	_, err = indicators.ChainSurveyed(make([]indicators.SurveyedGrowth, 101)...)
	wantInputError(t, err, zhuanhua.ErrRange, "years")
	huge := indicators.SurveyedGrowth{Growth: math.MaxFloat64}
	_, err = indicators.ChainSurveyed(huge, huge)
	wantInputError(t, err, zhuanhua.ErrRange, "years")
	huge = indicators.SurveyedGrowth{StandardError: math.MaxFloat64}
	_, err = indicators.ChainSurveyed(huge, indicators.SurveyedGrowth{Growth: 1})
	wantInputError(t, err, zhuanhua.ErrRange, "years")
}

// The delta method against sums written out, in any order of the years.
func TestChainSurveyedLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 8).Draw(t, "years")
		years, back := make([]indicators.SurveyedGrowth, n), make([]indicators.SurveyedGrowth, n)
		for i := range n {
			years[i] = indicators.SurveyedGrowth{Growth: rapid.Float64Range(-0.9, 2).Draw(t, "growth"), StandardError: rapid.Float64Range(0, 0.5).Draw(t, "error")}
			back[n-1-i] = years[i]
		}
		growth, variance := 1.0, 0.0
		for i := range n {
			growth *= 1 + years[i].Growth
			others := 1.0
			for j := range n {
				if j != i {
					others *= 1 + years[j].Growth
				}
			}
			variance += others * others * years[i].StandardError * years[i].StandardError
		}
		for _, order := range [][]indicators.SurveyedGrowth{years, back} {
			got, err := indicators.ChainSurveyed(order...)
			if err != nil || math.Abs(got.Growth-(growth-1)) > 1e-9*growth || math.Abs(got.StandardError-math.Sqrt(variance)) > 1e-9*(1+math.Sqrt(variance)) {
				t.Fatalf("%v: %v, %v; want %v ± %v", order, got, err, growth-1, math.Sqrt(variance))
			}
		}
	})
}
