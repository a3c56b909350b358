package main

import (
	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// survey is what the sample survey of indicator 3 says.
type survey struct {
	revenue, employees sample.Change
	respondents        int

	drawn, ours int // enterprises in the file, and those whose address is in the province asked for
}

// estimate takes the survey as it was drawn: strata with their sizes, growth on
// the same enterprises, what cannot be had told with its reason.
func estimate(province *exchange.Province, place zhuanhua.Place) (survey, error) {
	rows := province.Survey
	design, err := sample.New(rows, unit, nil, sample.Options{Gaps: sample.GapsTold})
	if err != nil {
		return survey{}, err
	}
	s := survey{respondents: design.Respondents(), drawn: len(rows)}
	for i := range rows {
		if p := province.Register.Party(rows[i].Party); p != nil && p.Province == place {
			s.ours++
		}
	}
	if s.revenue, err = design.Growth(
		func(r *exchange.SurveyRow) zhuanhua.Given[float64] { return sample.Yuan(r.RevenueBefore) },
		func(r *exchange.SurveyRow) zhuanhua.Given[float64] { return sample.Yuan(r.Revenue) }, nil,
	); err != nil {
		return survey{}, err
	}
	s.employees, err = design.Growth(
		func(r *exchange.SurveyRow) zhuanhua.Given[float64] { return sample.Whole(r.EmployeesBefore) },
		func(r *exchange.SurveyRow) zhuanhua.Given[float64] { return sample.Whole(r.Employees) }, nil,
	)
	return s, err
}

func unit(r *exchange.SurveyRow) sample.Unit {
	return sample.Unit{ID: r.Party.String(), Stratum: r.Stratum, Answered: r.Responded, Size: zhuanhua.Value(r.StratumSize)}
}
