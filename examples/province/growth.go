package main

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// baseYear is the year from which the plan's three years grow (GR6).
const baseYear = 2020

// levelYears are the years whose levels the report compares: the base year, the
// year before and the year itself, each as of its own end.
func levelYears(year int) []zhuanhua.Period {
	years := []int{min(baseYear, year-1), year - 1, year}
	slices.Sort(years)
	var periods []zhuanhua.Period
	for _, y := range slices.Compact(years) {
		periods = append(periods, zhuanhua.Year(y))
	}
	return periods
}

// metric is a figure that the annex wants with its growth.
type metric struct {
	name  zhuanhua.Text
	level func(indicators.Report) indicators.Level
}

// metrics are the figures with growth, in the order of the annex.
var metrics = []metric{
	{zhuanhua.Text{Zh: "指标1 专利数量（件）", En: "1: patents received"}, counted(func(r indicators.Report) int64 { return r.Received.Patents }, zhuanhua.UnitPatent)},
	{zhuanhua.Text{Zh: "指标1 成交金额（元）", En: "1: contract amount, yuan"}, money(func(r indicators.Report) indicators.Figures { return r.Received }, false)},
	{zhuanhua.Text{Zh: "指标1 实际到账金额（元）", En: "1: received amount, yuan"}, money(func(r indicators.Report) indicators.Figures { return r.Received }, true)},
	{zhuanhua.Text{Zh: "指标2 专利数量（件）", En: "2: patents given"}, counted(func(r indicators.Report) int64 { return r.Supplied.Patents }, zhuanhua.UnitPatent)},
	{zhuanhua.Text{Zh: "指标2 成交金额（元）", En: "2: contract amount, yuan"}, money(func(r indicators.Report) indicators.Figures { return r.Supplied }, false)},
	{zhuanhua.Text{Zh: "指标2 实际到账金额（元）", En: "2: received amount, yuan"}, money(func(r indicators.Report) indicators.Figures { return r.Supplied }, true)},
	{zhuanhua.Text{Zh: "指标3 惠及企业（家）", En: "3: enterprises benefited"}, counted(func(r indicators.Report) int64 { return r.Benefited.Enterprises }, zhuanhua.UnitEnterprise)},
	{zhuanhua.Text{Zh: "指标4 专利产品备案（件）", En: "4: product filings"}, counted(func(r indicators.Report) int64 { return r.Implementation.Filings }, zhuanhua.UnitPatent)},
	{zhuanhua.Text{Zh: "指标4 专利实施率（%）", En: "4: implementation rate, %"}, func(r indicators.Report) indicators.Level {
		return indicators.RateLevel(r.Implementation.Rate, r.Scope.Period)
	}},
	{zhuanhua.Text{Zh: "指标5 质押项目（项）", En: "5: pledge projects"}, counted(func(r indicators.Report) int64 { return r.Pledged.Records }, zhuanhua.UnitProject)},
	{zhuanhua.Text{Zh: "指标5 质押金额（元）", En: "5: amount pledged, yuan"}, money(func(r indicators.Report) indicators.Figures { return r.Pledged }, false)},
}

func counted(of func(indicators.Report) int64, unit zhuanhua.Unit) func(indicators.Report) indicators.Level {
	return func(r indicators.Report) indicators.Level { return indicators.CountLevel(of(r), unit, r.Scope.Period) }
}

func money(of func(indicators.Report) indicators.Figures, received bool) func(indicators.Report) indicators.Level {
	return func(r indicators.Report) indicators.Level {
		if received {
			return indicators.AmountLevel(of(r).Received, r.Scope.Period)
		}
		return indicators.AmountLevel(of(r).Amount, r.Scope.Period)
	}
}

// growth is the table of levels with growth over the year before and, on average,
// since the base year.
func (w *writer) growth(years []indicators.Report) error {
	w.heading(w.say("各年水平和增幅（各年均截至当年12月31日）", "Levels and growth (each year as of its own 31 December)"))
	last, before, base := years[len(years)-1], years[len(years)-2], years[0]
	t := column.NewTable("l" + "rrrrr"[:len(years)+2])
	head := []string{""}
	for _, r := range years {
		head = append(head, r.Scope.Period.String())
	}
	t.Row(append(head, w.say("同比", "on the year before"), w.say("年均增幅", "a year since ")+w.since(base))...)
	for _, m := range metrics {
		row := []string{m.name.In(w.language)}
		for _, r := range years {
			row = append(row, w.level(m.level(r)))
		}
		yearly, err := indicators.TotalGrowth(m.level(before), m.level(last), indicators.OwnDays)
		if err != nil {
			return err
		}
		average, err := indicators.AverageGrowth(m.level(base), m.level(last), indicators.OwnDays)
		if err != nil {
			return err
		}
		t.Row(append(row, w.rate(yearly), w.rate(average))...)
	}
	w.WriteString(t.String("  "))
	return nil
}

func (w *writer) since(base indicators.Report) string {
	year := base.Scope.Period.String()
	return w.say("（以"+year+"年为基期）", year)
}

func (w *writer) level(l indicators.Level) string {
	d, given := l.Value.Get()
	if !given {
		return "—"
	}
	if l.Unit.IsRate() {
		d = d.Round(2)
	}
	if l.Unit == zhuanhua.UnitYuan {
		return thousands(d.StringFixed(2)) // points below each other
	}
	return thousands(indicators.Plain(d))
}

// rate shows growth with two decimals, or why there is none.
func (w *writer) rate(g indicators.Growth) string {
	d, given := g.Percent(2).Get()
	if !given {
		for gap := range g.Gaps.All() {
			return w.say("无：", "none: ") + gap.Text().In(w.language)
		}
	}
	if g.InPoints() {
		return thousands(d.StringFixed(2)) + w.say("百分点", " points")
	}
	return thousands(d.StringFixed(2)) + "%"
}
