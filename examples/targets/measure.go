package main

import (
	"io/fs"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

const (
	baseYear, firstYear, lastYear = 2020, 2021, 2023

	outflow = "outflow"
)

// taken is what the folder gives: the figures of the targets' metrics, and what must be
// known of them to read them.
type taken struct {
	figures map[string]indicators.Measured
	given   []exchange.Figure // that the province counted itself
	surveys []response
	filings []openRecords // product filings that may be those of SMEs
	defence []openRecords // patents that may be declassified ones moved
}

// openRecords are what could not be decided in a year, and is not counted.
type openRecords struct{ year, records int }

// measure tallies the province's records by Shaanxi's own classes of supplier, and
// gives the figures of its metrics.
func measure(folder fs.FS) (*taken, error) {
	province, err := exchange.ReadTargets(folder, hostFigures()...)
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
	if err := take(tally, province.Province); err != nil {
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
	t := &taken{figures: indicators.ReportFigures(years...), given: province.Figures}
	t.addGiven()
	for _, step := range []func() error{
		func() error { return flowingOut(t.figures, years) },
		func() error { return implemented(t.figures, tally) },
		func() error { return t.countFilings(rules, judge, province.Products) },
		func() error { return t.countDefence(rules, province.Transfers) },
		func() error { return t.survey(province.Surveys) },
	} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return t, nil
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
