package indicators_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func emptyReport(t *testing.T, place zhuanhua.Place, period zhuanhua.Period) indicators.Report {
	t.Helper()
	r, err := indicators.NewTally(mustJudge(t, eligibility.SpecialPlan()), period).Report(place, period)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// benefitSurvey is a survey of Shaanxi in 2021.
func benefitSurvey() indicators.BenefitSurvey {
	growth := func(estimate, half float64) zhuanhua.SurveyReading {
		r := interval(estimate-half, estimate+half)
		r.Estimate, r.StandardError = zhuanhua.NewSurveyNumber(estimate), zhuanhua.NewSurveyNumber(half/2)
		return r
	}
	return indicators.BenefitSurvey{
		Place: zhuanhua.Shaanxi, Year: 2021, Response: zhuanhua.Value(0.854),
		Revenue:    indicators.SurveyedFigure{Growth: growth(0.2134, 0.03)},
		Employment: indicators.SurveyedFigure{Growth: growth(0.125, 0.02)},
	}
}

// The survey's growths stand in the report as lines of their own, with notes, and reach
// the targets (CZ23-A3c, SX21-T6, SX21-T7).
func TestSurveyEntersTheReport(t *testing.T) {
	plain := emptyReport(t, zhuanhua.Shaanxi, zhuanhua.Year(2021))
	with, err := plain.WithSurvey(benefitSurvey())
	if err != nil || plain.Survey.IsGiven() || len(with.Notes) != len(plain.Notes)+2 {
		t.Fatalf("%v, notes %v", err, with.Notes)
	}
	if got, _ := with.Survey.Get(); got != benefitSurvey() {
		t.Errorf("%v", got)
	}
	var zh, en []string
	for _, n := range with.Notes[len(plain.Notes):] {
		if n.Clause != "CZ23-A3c" {
			t.Errorf("%s: clause %s", n.Code, n.Clause)
		}
		zh, en = append(zh, n.Code+" "+n.Text.Zh), append(en, n.Text.En)
	}
	if diff := cmp.Diff([]string{
		"survey-revenue 营业收入增长率抽样估计为21.34%，标准误1.50个百分点，95%置信区间18.34%至24.34%（t分布区间）；有效回答40家，回答率85.4%",
		"survey-employment 就业人数增长率抽样估计为12.50%，标准误1.00个百分点，95%置信区间10.50%至14.50%（t分布区间）；有效回答40家，回答率85.4%",
	}, zh); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{
		"growth of revenue estimated from a sample: 21.34 %, standard error 1.50 points, 95 % interval 18.34 to 24.34 % (Student's t); 40 respondents, response rate 85.4 %",
		"growth of employment estimated from a sample: 12.50 %, standard error 1.00 points, 95 % interval 10.50 to 14.50 % (Student's t); 40 respondents, response rate 85.4 %",
	}, en); diff != "" {
		t.Error(diff)
	}
	figures := indicators.ReportFigures(with)
	for key, want := range map[string]zhuanhua.Outcome{"benefited-revenue-growth": zhuanhua.Undetermined, "benefited-jobs-growth": zhuanhua.Met} {
		target := row(t, indicators.ShaanxiTable(), key)
		p, err := target.Attain(figures[target.Metric.Key], 2021, indicators.TargetReadings{})
		if err != nil || p.Outcome != want {
			t.Errorf("%s: %v, %v", key, p.Outcome, err)
		}
	}
	text, err := json.Marshal(with)
	bare, _ := json.Marshal(plain)
	if err != nil || !strings.Contains(string(text), `"survey":{"place":"610000","year":2021`) || strings.Contains(string(bare), `"survey"`) {
		t.Errorf("%s, %v", text, err)
	}
}

// What the survey could not give is told, and is no growth of 0.
func TestSurveyNotes(t *testing.T) {
	plain := emptyReport(t, zhuanhua.Shaanxi, zhuanhua.Year(2021))
	s := benefitSurvey()
	s.Response, s.Population = zhuanhua.Given[float64]{}, zhuanhua.Value[int64](800)
	s.Revenue.Total = zhuanhua.SurveyReading{Method: zhuanhua.SurveyTotal, Estimate: zhuanhua.NewSurveyNumber(1e9), StandardError: zhuanhua.NewSurveyNumber(1e7)}
	g := &s.Revenue.Growth
	none := zhuanhua.NoSurveyNumber(zhuanhua.GapNoRespondent)
	g.Estimate, g.StandardError, g.Low, g.High = none, none, none, none
	alone := zhuanhua.NoSurveyNumber(zhuanhua.GapLonelyRespondent)
	g = &s.Employment.Growth
	g.StandardError, g.Low, g.High = alone, alone, alone
	with, err := plain.WithSurvey(s)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, n := range with.Notes[len(plain.Notes):] {
		got = append(got, n.Text.Zh+"|"+n.Text.En)
	}
	if diff := cmp.Diff([]string{
		"营业收入增长率无估计值：调查或某一层无有效回答；有效回答40家|growth of revenue has no estimate: nobody answered in the survey or in a stratum; 40 respondents",
		"就业人数增长率抽样估计为12.50%，无误差区间：非全数调查的层仅有一个有效回答；有效回答40家|growth of employment estimated from a sample: 12.50 %, without an interval: one respondent in a stratum that is not a census; 40 respondents",
		"抽样框800家，与本报告惠及企业0家不一致|the survey's frame has 800 enterprises, this report counts 0",
	}, got); diff != "" {
		t.Error(diff)
	}
}

func TestSurveyRefused(t *testing.T) {
	type survey = indicators.BenefitSurvey
	plain := emptyReport(t, zhuanhua.Shaanxi, zhuanhua.Year(2021))
	for _, c := range []struct {
		name  string
		field string
		want  error
		alter func(*survey)
	}{
		{"another province", "survey.place", zhuanhua.ErrContradiction, func(s *survey) { s.Place = zhuanhua.Shandong }},
		{"no place", "survey.place", zhuanhua.ErrContradiction, func(s *survey) { s.Place = *new(zhuanhua.Place) }},
		{"another year", "survey.year", zhuanhua.ErrContradiction, func(s *survey) { s.Year = 2022 }},
		{"no year", "survey.year", zhuanhua.ErrContradiction, func(s *survey) { s.Year = 0 }},
		{"nobody in the frame", "survey.population", zhuanhua.ErrRange, func(s *survey) { s.Population = zhuanhua.Value[int64](0) }},
		{"response of 0", "survey.response", zhuanhua.ErrRange, func(s *survey) { s.Response = zhuanhua.Value(0.0) }},
		{"response above 1", "survey.response", zhuanhua.ErrRange, func(s *survey) { s.Response = zhuanhua.Value(1.001) }},
		{"no revenue", "survey.revenue.growth", zhuanhua.ErrNotGiven, func(s *survey) { s.Revenue.Growth = zhuanhua.SurveyReading{} }},
		{"no jobs", "survey.employment.growth", zhuanhua.ErrNotGiven, func(s *survey) { s.Employment.Growth = zhuanhua.SurveyReading{} }},
		{"a total for a growth", "survey.revenue.growth.method", zhuanhua.ErrCodeWord, func(s *survey) { s.Revenue.Growth.Method = zhuanhua.SurveyTotal }},
		{"a growth for a total", "survey.revenue.total.method", zhuanhua.ErrCodeWord, func(s *survey) { s.Revenue.Total = s.Revenue.Growth }},
		{"a total of nothing", "survey.employment.total.method", zhuanhua.ErrNotGiven, func(s *survey) { s.Employment.Total.Respondents = 1 }},
		{"a total below 0", "survey.revenue.total.estimate", zhuanhua.ErrRange, func(s *survey) {
			s.Revenue.Total = zhuanhua.SurveyReading{Method: zhuanhua.SurveyTotal, Estimate: zhuanhua.NewSurveyNumber(-1)}
		}},
		{"two confidences", "survey.employment.growth.confidence", zhuanhua.ErrContradiction, func(s *survey) { s.Employment.Growth.Confidence = 0.9 }},
	} {
		s := benefitSurvey()
		c.alter(&s)
		_, err := plain.WithSurvey(s)
		var input *zhuanhua.InputError
		if !errors.As(err, &input) || input.Field != c.field || !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	with, err := plain.WithSurvey(benefitSurvey())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := with.WithSurvey(benefitSurvey()); !errors.Is(err, zhuanhua.ErrDuplicate) {
		t.Errorf("two surveys: %v", err)
	}
	part := zhuanhua.Year(2021)
	part.From++
	if _, err := emptyReport(t, zhuanhua.Shaanxi, part).WithSurvey(benefitSurvey()); !errors.Is(err, zhuanhua.ErrContradiction) {
		t.Errorf("a part of the year: %v", err)
	}
}
