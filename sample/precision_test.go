package sample_test

import (
	"encoding/json"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

func TestPrecision(t *testing.T) {
	number := zhuanhua.NewSurveyNumber
	reading := func(method zhuanhua.SurveyMethod, value, se float64) zhuanhua.SurveyReading {
		return zhuanhua.SurveyReading{Method: method, Estimate: number(value), StandardError: number(se)}
	}
	const total, growth = zhuanhua.SurveyTotal, zhuanhua.SurveyGrowth
	for _, c := range []struct {
		reading zhuanhua.SurveyReading
		want    sample.Precision
		key     string
	}{
		{reading(total, 100, 19.9), sample.Precise, "precise"}, {reading(total, 100, 20), sample.Precise, "precise"},
		{reading(total, -100, 20.1), sample.Doubtful, "doubtful"}, {reading(total, 100, 30), sample.Doubtful, "doubtful"},
		{reading(total, 100, 30.1), sample.Imprecise, "imprecise"}, {reading(total, 0, 1), sample.Imprecise, "imprecise"},
		{reading(total, 0, 0), sample.Precise, "precise"}, {reading(growth, 0.001, 0.05), sample.Precise, "precise"},
		{reading(growth, -0.9, 0.05), sample.Imprecise, "imprecise"}, {zhuanhua.SurveyReading{}, sample.PrecisionUnknown, ""},
		{zhuanhua.SurveyReading{Estimate: number(1)}, sample.PrecisionUnknown, ""},
	} {
		got := sample.PrecisionOf(c.reading)
		b, err := json.Marshal(got)
		var back sample.Precision
		if got != c.want || got.String() != c.key || err != nil || json.Unmarshal(b, &back) != nil || back != got || (got.Text().Zh == "") != (c.key == "") {
			t.Errorf("%+v is %v (%s, %v), want %v", c.reading, got, b, err, c.want)
		}
	}
}
