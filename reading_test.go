package zhuanhua_test

import (
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
)

func TestSurveyWords(t *testing.T) {
	t.Run("gap", func(t *testing.T) {
		checkWords[zhuanhua.SurveyGap](t, "survey gap", []namedWord{
			{"no-respondent", "调查或某一层无有效回答"}, {"lonely-respondent", "非全数调查的层仅有一个有效回答"},
			{"zero-base", "基期或分母不为正"}, {"no-freedom", "无自由度"}, {"empty-domain", "子总体中无有效回答"},
			{"interval-undefined", "此估计值下该置信区间不存在"}, {"out-of-range", "超出数值范围"},
			{"negative-variance", "方差估计为负"},
		})
	})
	t.Run("method", func(t *testing.T) {
		checkWords[zhuanhua.SurveyMethod](t, "survey method", []namedWord{
			{"total", "总量估计"}, {"mean", "均值估计"}, {"proportion", "比例估计"}, {"ratio", "比率估计"},
			{"growth", "增长率估计"}, {"difference", "增减额估计"}, {"ratio-total", "联合比估计总量"},
			{"separate-total", "分别比估计总量"}, {"growth-gap", "增长率差异估计"}, {"contrast", "对比估计"},
		})
	})
	t.Run("interval", func(t *testing.T) {
		checkWords[zhuanhua.IntervalKind](t, "interval kind", []namedWord{
			{"student", "t分布区间"}, {"normal", "正态区间"}, {"log", "对数区间"}, {"fieller", "Fieller区间"},
			{"logit", "逻辑变换区间"}, {"korn-beta", "贝塔分布区间"}, {"clopper-pearson", "Clopper–Pearson区间"},
		})
	})
	for _, c := range []struct{ got, want string }{
		{zhuanhua.GapNoRespondent.String(), "no-respondent"}, {zhuanhua.GapLonelyRespondent.String(), "lonely-respondent"},
		{zhuanhua.GapZeroBase.String(), "zero-base"}, {zhuanhua.GapNoFreedom.String(), "no-freedom"},
		{zhuanhua.GapEmptyDomain.String(), "empty-domain"}, {zhuanhua.GapIntervalUndefined.String(), "interval-undefined"},
		{zhuanhua.GapOutOfRange.String(), "out-of-range"}, {zhuanhua.SurveyTotal.String(), "total"},
		{zhuanhua.SurveyMean.String(), "mean"}, {zhuanhua.SurveyProportion.String(), "proportion"},
		{zhuanhua.SurveyRatio.String(), "ratio"}, {zhuanhua.SurveyGrowth.String(), "growth"},
		{zhuanhua.SurveyDifference.String(), "difference"}, {zhuanhua.SurveyRatioTotal.String(), "ratio-total"},
		{zhuanhua.SurveySeparateTotal.String(), "separate-total"}, {zhuanhua.SurveyGrowthGap.String(), "growth-gap"},
		{zhuanhua.IntervalStudent.String(), "student"}, {zhuanhua.IntervalNormal.String(), "normal"},
		{zhuanhua.IntervalLog.String(), "log"}, {zhuanhua.IntervalFieller.String(), "fieller"},
		{zhuanhua.IntervalLogit.String(), "logit"}, {zhuanhua.IntervalKornBeta.String(), "korn-beta"},
		{zhuanhua.GapNegativeVariance.String(), "negative-variance"}, {zhuanhua.SurveyContrast.String(), "contrast"},
		{zhuanhua.IntervalClopperPearson.String(), "clopper-pearson"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestSurveyNumber(t *testing.T) {
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		if n := zhuanhua.NewSurveyNumber(bad); n.IsGiven() || n.Gap() != zhuanhua.GapOutOfRange {
			t.Errorf("%v is the number %+v", bad, n)
		}
	}
	if n := zhuanhua.NewSurveyNumber(math.Copysign(0, -1)); n != zhuanhua.NewSurveyNumber(0) {
		t.Errorf("a negative zero is %+v", n)
	} else if b, _ := json.Marshal(n); string(b) != "0" {
		t.Errorf("a negative zero is %s", b)
	}
	none := zhuanhua.NoSurveyNumber(zhuanhua.GapZeroBase)
	if v, given := none.Get(); v != 0 || given || none.Equal(zhuanhua.SurveyNumber{}) || !none.Equal(none) {
		t.Errorf("no number is %v, %v", v, given)
	}
	for text, want := range map[string]zhuanhua.SurveyNumber{
		"null": {}, "0.25": zhuanhua.NewSurveyNumber(0.25), "-0": zhuanhua.NewSurveyNumber(0),
	} {
		got := none
		if err := json.Unmarshal([]byte(text), &got); err != nil || got != want {
			t.Errorf("%s is read as %+v, %v", text, got, err)
		}
	}
	for _, text := range []string{`"1"`, "1e999", "{}"} {
		got := none
		if err := json.Unmarshal([]byte(text), &got); err == nil || got != none {
			t.Errorf("%s is read as %+v", text, got)
		}
	}
}

func surveyReading() zhuanhua.SurveyReading {
	return zhuanhua.SurveyReading{
		Method: zhuanhua.SurveyGrowth, Estimate: zhuanhua.NewSurveyNumber(0.08), StandardError: zhuanhua.NewSurveyNumber(0.02),
		Low: zhuanhua.NoSurveyNumber(zhuanhua.GapNoFreedom), High: zhuanhua.NoSurveyNumber(zhuanhua.GapNoFreedom),
		Interval: zhuanhua.IntervalStudent, Confidence: 0.95, Respondents: 2, SampleRespondents: 2,
	}
}

func TestSurveyReadingJSON(t *testing.T) {
	const text = `{"method":"growth","estimate":0.08,"standard_error":0.02,"low":null,"high":null,"interval":"student",` +
		`"confidence":0.95,"degrees_of_freedom":0,"respondents":2,"sample_respondents":2,"absent":{"high":"no-freedom","low":"no-freedom"}}`
	b, err := json.Marshal(surveyReading())
	if err != nil || string(b) != text {
		t.Errorf("%s, %v", b, err)
	}
	whole := surveyReading()
	whole.Low, whole.High = zhuanhua.NewSurveyNumber(0.02), zhuanhua.NewSurveyNumber(1e-300)
	for _, want := range []zhuanhua.SurveyReading{{}, surveyReading(), whole} {
		b, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		got := surveyReading()
		if err := json.Unmarshal(b, &got); err != nil || got != want {
			t.Errorf("%s is read as %s, %v", b, cmp.Diff(want, got), err)
		}
	}
	if cmp.Diff(surveyReading(), whole) == "" || !cmp.Equal(whole, whole) {
		t.Error("cmp does not see what differs")
	}
}

func TestSurveyReadingJSONRefused(t *testing.T) {
	for _, text := range []string{
		`{"method":"guess"}`, `{"absent":{"low":"lost"}}`, `[]`, `{"estimate":"1"}`,
		`{"estimate":1,"absent":{"estimate":"zero-base"}}`,
	} {
		got := surveyReading()
		if err := json.Unmarshal([]byte(text), &got); err == nil || got != surveyReading() {
			t.Errorf("%s is read as %+v", text, got)
		}
	}
	err := json.Unmarshal([]byte(`{"estimate":1,"absent":{"estimate":"zero-base"}}`), new(zhuanhua.SurveyReading))
	if !errors.Is(err, zhuanhua.ErrContradiction) {
		t.Error(err)
	}
}

func TestSurveyReadingCV(t *testing.T) {
	number, none := zhuanhua.NewSurveyNumber, zhuanhua.NoSurveyNumber
	for _, c := range []struct{ estimate, se, want zhuanhua.SurveyNumber }{
		{number(-8), number(2), number(0.25)}, {number(0), number(0), number(0)},
		{number(0), number(1), none(zhuanhua.GapZeroBase)}, {number(1e-300), number(1e300), none(zhuanhua.GapOutOfRange)},
		{none(zhuanhua.GapEmptyDomain), number(1), none(zhuanhua.GapEmptyDomain)},
		{number(1), none(zhuanhua.GapLonelyRespondent), none(zhuanhua.GapLonelyRespondent)},
	} {
		if got := (zhuanhua.SurveyReading{Estimate: c.estimate, StandardError: c.se}).CV(); got != c.want {
			t.Errorf("%v ± %v has the cv %v, want %v", c.estimate, c.se, got, c.want)
		}
	}
}
