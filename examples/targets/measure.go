package main

import (
	"io/fs"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

const (
	baseYear, firstYear, lastYear = 2020, 2021, 2023

	surveyYear = 2022 // of the sample survey, over the year before
	outflow    = "outflow"
)

// measure tallies the province's records by Shaanxi's own classes of supplier, and
// gives the figures of its metrics.
func measure(folder fs.FS) (map[string]indicators.Measured, error) {
	province, err := exchange.ReadProvince(folder)
	if err != nil {
		return nil, err
	}
	rules := shaanxiRules()
	judge, err := rules.Judge(outflowCheck(rules))
	if err != nil {
		return nil, err
	}
	periods := zhuanhua.Years(baseYear, lastYear)
	for y := firstYear; y <= lastYear; y++ {
		periods = append(periods, soFar(y))
	}
	tally := indicators.NewTally(judge, unique(periods)...)
	if err := take(tally, province); err != nil {
		return nil, err
	}
	var years []indicators.Report
	for y := baseYear; y <= lastYear; y++ {
		r, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(y))
		if err != nil {
			return nil, err
		}
		years = append(years, r)
	}
	figures := indicators.ReportFigures(years...)
	if err := flowingOut(figures, years); err != nil {
		return nil, err
	}
	if err := implemented(figures, tally); err != nil {
		return nil, err
	}
	return figures, surveyed(figures, province.Survey)
}

// shaanxiRules are the special plan's with Shaanxi's suppliers: universities,
// institutes and every state-owned enterprise, military units too (SX21 一(二)). Goal 2
// counts what the same suppliers gave.
func shaanxiRules() eligibility.Rules {
	rules := eligibility.SpecialPlan()
	rules.Suppliers = rules.Suppliers.With(zhuanhua.MunicipalSOE).With(zhuanhua.MilitaryUnit)
	rules.Institutions = rules.Suppliers
	return rules
}

// outflowCheck is what rows 3 and 4 count: suppliers of the province to its SMEs.
func outflowCheck(rules eligibility.Rules) zhuanhua.Check {
	return rules.Received().With(zhuanhua.Criterion{
		Code: "transferor-province", Clause: "SX21-T3", Nature: zhuanhua.Scoping,
		Text: zhuanhua.Text{Zh: "出让方、许可方登记地址不在本省", En: "the transferor's address is not in the province"},
		Any:  []zhuanhua.Term{{Fact: eligibility.TransferorProvinceFact, In: zhuanhua.CodesOf(zhuanhua.Here)}},
	}).Named(outflow, zhuanhua.Text{Zh: "向省内中小微企业流出专利", En: "Outflow to SMEs of the province"}, "SX21-T3")
}

// soFar is the plan's time up to a year's end.
func soFar(year int) zhuanhua.Period {
	p := zhuanhua.Year(year)
	p.From = zhuanhua.Year(firstYear).From
	return p
}

// unique leaves out periods that come again: 2021 is its own time so far.
func unique(periods []zhuanhua.Period) (list []zhuanhua.Period) {
	seen := map[zhuanhua.Period]bool{}
	for _, p := range periods {
		if !seen[p] {
			list = append(list, p)
		}
		seen[p] = true
	}
	return list
}

// take hands the records over to the tally.
func take(tally *indicators.Tally, province *exchange.Province) error {
	for i := range province.Transfers {
		if err := tally.Transfer(&province.Transfers[i]); err != nil {
			return err
		}
	}
	for i := range province.Pledges {
		if err := tally.Pledge(&province.Pledges[i]); err != nil {
			return err
		}
	}
	for i := range province.Coverage {
		if err := tally.Coverage(&province.Coverage[i]); err != nil {
			return err
		}
	}
	for i := range province.Products {
		if err := tally.Product(&province.Products[i]); err != nil {
			return err
		}
	}
	return nil
}

// add puts a level to a metric's figures.
func add(figures map[string]indicators.Measured, metric string, l indicators.Level) {
	m := figures[metric]
	m.Levels = append(m.Levels, l)
	figures[metric] = m
}

// flowingOut adds the figures of rows 3 and 4.
func flowingOut(figures map[string]indicators.Measured, years []indicators.Report) error {
	for _, r := range years {
		f, err := r.Figures(outflow)
		if err != nil {
			return err
		}
		period := r.Scope.Period
		add(figures, "outflow-patents", indicators.CountLevel(f.Patents, zhuanhua.UnitPatent, period))
		add(figures, "outflow-contract-amount", indicators.AmountLevel(f.Amount, period))
		add(figures, "outflow-paid-amount", indicators.AmountLevel(f.Received, period))
	}
	return nil
}

// implemented adds row 9: at each year's end, of the patents received since 2021.
func implemented(figures map[string]indicators.Measured, tally *indicators.Tally) error {
	for y := firstYear; y <= lastYear; y++ {
		r, err := tally.Report(zhuanhua.Shaanxi, soFar(y))
		if err != nil {
			return err
		}
		add(figures, "implementation-rate", indicators.RateLevel(r.Implementation.Rate, zhuanhua.Year(y)))
	}
	return nil
}

// surveyed adds rows 6 and 7, growth on the same enterprises.
func surveyed(figures map[string]indicators.Measured, rows []exchange.SurveyRow) error {
	if len(rows) == 0 {
		return nil
	}
	design, err := sample.New(rows, func(r *exchange.SurveyRow) sample.Unit {
		return sample.Unit{ID: r.Party.String(), Stratum: r.Stratum, Answered: r.Responded, Size: zhuanhua.Value(r.StratumSize)}
	}, nil, sample.Options{Gaps: sample.GapsTold})
	if err != nil {
		return err
	}
	for _, question := range []struct {
		metric        string
		before, after func(*exchange.SurveyRow) zhuanhua.Given[float64]
	}{
		{"benefited-revenue", func(r *exchange.SurveyRow) zhuanhua.Given[float64] { return sample.Yuan(r.RevenueBefore) },
			func(r *exchange.SurveyRow) zhuanhua.Given[float64] { return sample.Yuan(r.Revenue) }},
		{"benefited-jobs", func(r *exchange.SurveyRow) zhuanhua.Given[float64] { return sample.Whole(r.EmployeesBefore) },
			func(r *exchange.SurveyRow) zhuanhua.Given[float64] { return sample.Whole(r.Employees) }},
	} {
		change, err := design.Growth(question.before, question.after, nil)
		if err != nil {
			return err
		}
		figures[question.metric] = indicators.Measured{Surveyed: []indicators.SurveyedYear{{Year: surveyYear, Growth: change.Growth}}}
	}
	return nil
}
