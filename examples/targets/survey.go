package main

import (
	"maps"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// response is how many of the enterprises drawn answered a year's survey.
type response struct{ year, answered, drawn int }

// questions of the survey, each before and after the year.
var questions = []struct {
	metric        string
	before, after func(*exchange.SurveyRow) zhuanhua.Given[float64]
}{
	{"benefited-revenue", func(r *exchange.SurveyRow) zhuanhua.Given[float64] { return sample.Yuan(r.RevenueBefore) },
		func(r *exchange.SurveyRow) zhuanhua.Given[float64] { return sample.Yuan(r.Revenue) }},
	{"benefited-jobs", func(r *exchange.SurveyRow) zhuanhua.Given[float64] { return sample.Whole(r.EmployeesBefore) },
		func(r *exchange.SurveyRow) zhuanhua.Given[float64] { return sample.Whole(r.Employees) }},
}

// survey adds rows 6 and 7: of each year the growth on the same enterprises. The targets
// chain the years.
func (t *taken) survey(surveys map[int][]exchange.SurveyRow) error {
	for _, year := range slices.Sorted(maps.Keys(surveys)) {
		if err := t.surveyIn(year, surveys[year]); err != nil {
			return err
		}
	}
	return nil
}

func (t *taken) surveyIn(year int, rows []exchange.SurveyRow) error {
	design, err := sample.New(rows, func(r *exchange.SurveyRow) sample.Unit {
		return sample.Unit{ID: r.Party.String(), Stratum: r.Stratum, Answered: r.Responded, Size: zhuanhua.Value(r.StratumSize)}
	}, nil, sample.Options{Gaps: sample.GapsTold})
	if err != nil {
		return err
	}
	answers := response{year: year, drawn: len(rows)}
	for _, q := range questions {
		change, err := design.Growth(q.before, q.after, nil)
		if err != nil {
			return err
		}
		m := t.figures[q.metric]
		m.Surveyed = append(m.Surveyed, indicators.SurveyedYear{Year: year, Growth: change.Growth})
		t.figures[q.metric], answers.answered = m, change.Growth.Respondents
	}
	t.surveys = append(t.surveys, answers)
	return nil
}
