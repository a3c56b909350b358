package indicators_test

import (
	"errors"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// interval is an estimated growth with its interval.
func interval(low, high float64) zhuanhua.SurveyReading {
	return zhuanhua.SurveyReading{
		Method: zhuanhua.SurveyGrowth, Interval: zhuanhua.IntervalStudent, Confidence: 0.95,
		Estimate: zhuanhua.NewSurveyNumber((low + high) / 2), StandardError: zhuanhua.NewSurveyNumber((high - low) / 4),
		Low: zhuanhua.NewSurveyNumber(low), High: zhuanhua.NewSurveyNumber(high), Respondents: 40, SampleRespondents: 40,
	}
}

func surveys(first int, growth ...zhuanhua.SurveyReading) (m indicators.Measured) {
	for i, g := range growth {
		if g.Method != zhuanhua.SurveyMethodNone {
			m.Surveyed = append(m.Surveyed, indicators.SurveyedYear{Year: first + i, Growth: g})
		}
	}
	return m
}

// SX21-T6: revenue of the benefited SMEs, by survey.
func TestAttainBySurvey(t *testing.T) {
	target := row(t, indicators.ShaanxiTable(), "benefited-revenue-growth")
	none := zhuanhua.SurveyReading{}
	noInterval := interval(0.1, 0.3)
	noInterval.Low, noInterval.High = zhuanhua.NoSurveyNumber(zhuanhua.GapNoFreedom), zhuanhua.NoSurveyNumber(zhuanhua.GapNoFreedom)
	each := indicators.TargetReadings{EachYear: true}
	for _, c := range []struct {
		name string
		m    indicators.Measured
		year int
		r    indicators.TargetReadings
		want string
	}{
		{"above", surveys(2021, interval(0.21, 0.29)), 2021, indicators.TargetReadings{}, "met unknown 2022 reached"},
		{"at", surveys(2021, interval(0.2, 0.29)), 2021, indicators.TargetReadings{}, "met unknown 2022 reached"},
		{"below", surveys(2021, interval(0.1, 0.19)), 2021, indicators.TargetReadings{}, "not_met unknown 2022 short"},
		{"within", surveys(2021, interval(0.15, 0.25)), 2021, indicators.TargetReadings{}, "undetermined unknown 2022 within-margin"},
		{"chained", surveys(2021, interval(0.29, 0.31), interval(0.19, 0.21)), 2022, indicators.TargetReadings{}, "met unknown 2023 reached"},
		{"chained over", surveys(2021, interval(0.1, 0.11), interval(0.1, 0.11), interval(0.1, 0.11)), 2023, indicators.TargetReadings{}, "not_met impossible short window-over"},
		{"missing", surveys(2021, none, interval(0.3, 0.31)), 2022, indicators.TargetReadings{}, "undetermined unknown 2023 survey-missing ?2021"},
		{"no interval", surveys(2021, noInterval), 2021, indicators.TargetReadings{}, "undetermined unknown 2022 survey-gap"},
		{"each: missed", surveys(2021, interval(0.1, 0.11), interval(0.3, 0.31)), 2022, each, "not_met impossible year-missed reached"},
		{"each: met", surveys(2021, interval(0.3, 0.31), interval(0.3, 0.31)), 2022, each, "met unknown 2023 reached"},
		{"each: open", surveys(2021, none, interval(0.3, 0.31)), 2022, each, "undetermined unknown 2023 survey-missing ?2021"},
	} {
		p := progress(t, target, c.m, c.year, c.r)
		if got := told(p); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
		if d := p.Decision(zhuanhua.Shaanxi); d.In(zhuanhua.Chinese) == "" || d.Outcome != p.Outcome {
			t.Errorf("%s: %v", c.name, d)
		}
	}
	p := progress(t, target, surveys(2021, interval(0.3, 0.31)), 2021, indicators.TargetReadings{})
	if reading, given := p.Surveyed.Get(); !given || reading != interval(0.3, 0.31) {
		t.Errorf("%v", p.Surveyed)
	}
	if m := progress(t, target, surveys(2021, none, interval(0.3, 0.31)), 2022, indicators.TargetReadings{}).Missing[0]; !m.Survey || m.Text().En != "wanted: survey of 2021" {
		t.Errorf("%+v", m)
	}
}

// SD21-1.2.4: rises by survey.
func TestAttainRiseBySurvey(t *testing.T) {
	target := row(t, indicators.ShandongTargets(), "benefited-jobs-rise")
	for want, g := range map[string]zhuanhua.SurveyReading{
		"met unknown 2022 risen": interval(0.001, 0.1), "not_met impossible year-missed not-risen": interval(-0.1, 0),
		"undetermined unknown 2022 within-margin": interval(-0.1, 0.1),
	} {
		if got := told(progress(t, target, surveys(2021, g), 2021, indicators.TargetReadings{})); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	marked := hostTarget(indicators.Direction, indicators.RisingMarkedly, "20")
	for want, g := range map[string]zhuanhua.SurveyReading{
		"met unknown 2022 reached": interval(0.2, 0.3), "not_met unknown 2022 short": interval(0.1, 0.15), "not_met unknown 2022 not-risen": interval(-0.2, -0.1),
	} {
		if got := told(progress(t, marked, surveys(2021, g), 2021, indicators.TargetReadings{})); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	marked.Value, marked.Param.Clause, marked.Param.Status = zhuanhua.Given[indicators.Quantity]{}, "SD21-1.2.4", zhuanhua.Unset
	for _, r := range []indicators.TargetReadings{{}, {RiseOverWindow: true}} {
		if _, err := marked.Attain(surveys(2021, interval(0.1, 0.2)), 2021, r); !errors.Is(err, zhuanhua.ErrUnset) {
			t.Errorf("a marked rise without a size: %v", err)
		}
	}
	open := hostTarget(indicators.YearlyRate, indicators.AtLeast, "")
	open.Param.Clause, open.Param.Status = "SD21-1.2.4", zhuanhua.Unset
	if _, err := open.Attain(surveys(2021, interval(0.1, 0.2)), 2021, indicators.TargetReadings{}); !errors.Is(err, zhuanhua.ErrUnset) {
		t.Errorf("growth without a number: %v", err)
	}
	if _, err := open.Attain(yearly(t, open.Metric, 2020, "1", "2"), 2021, indicators.TargetReadings{}); !errors.Is(err, zhuanhua.ErrUnset) {
		t.Errorf("growth without a number: %v", err)
	}
}

func TestAttainRefusesSurveys(t *testing.T) {
	target := row(t, indicators.ShaanxiTable(), "benefited-revenue-growth")
	other := interval(0.1, 0.2)
	other.Confidence = 0.9
	total := interval(0.1, 0.2)
	total.Method = zhuanhua.SurveyTotal
	for _, c := range []struct {
		field string
		kind  error
		m     indicators.Measured
	}{
		{"surveyed[0].year", zhuanhua.ErrRange, surveys(0, interval(0.1, 0.2))},
		{"surveyed[1].year", zhuanhua.ErrDuplicate, indicators.Measured{Surveyed: []indicators.SurveyedYear{{Year: 2021, Growth: total}, {Year: 2021, Growth: total}}}},
		{"surveyed[0].growth.method", zhuanhua.ErrCodeWord, surveys(2021, total)},
		{"surveyed[1].growth.confidence", zhuanhua.ErrContradiction, surveys(2021, interval(0.1, 0.2), other)},
	} {
		if c.kind == zhuanhua.ErrDuplicate {
			c.m.Surveyed[0].Growth, c.m.Surveyed[1].Growth = other, other
		}
		_, err := target.Attain(c.m, 2022, indicators.TargetReadings{})
		wantInputError(t, err, c.kind, c.field)
	}
	level := row(t, indicators.ShaanxiTable(), "pledge-amount-2023")
	_, err := level.Attain(surveys(2023, interval(0.1, 0.2)), 2023, indicators.TargetReadings{})
	wantInputError(t, err, zhuanhua.ErrNotAllowed, "surveyed[0]")
}
