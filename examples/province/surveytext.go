package main

import (
	"fmt"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// survey tells what the sample survey says, each estimate with its error, and why
// a number is missing.
func (w *writer) survey(s survey, scope zhuanhua.Scope) {
	w.heading(w.say("指标3 抽样调查：惠及企业营业收入和就业人数", "Indicator 3, sample survey: revenue and employment of the enterprises"))
	fmt.Fprintf(w, "%s%d\n", w.say("有效回答企业数：", "respondents: "), s.respondents)
	t := column.NewTable("lrrrr")
	t.Row("", w.say("上年总量（估计±标准误）", "before (estimate ± s.e.)"), w.say("本年总量（估计±标准误）", "after (estimate ± s.e.)"),
		w.say("增长率", "growth"), w.say("95%置信区间", "95 % interval"))
	w.change(t, w.say("营业收入（万元）", "revenue (10⁴ yuan)"), s.revenue, 1e4)
	w.change(t, w.say("就业人数（人）", "employees"), s.employees, 1)
	w.WriteString(t.String("  "))
	w.taken(s, scope)
	for _, why := range gaps(s) {
		fmt.Fprintf(w, "  %s%s\n", w.say("缺数原因：", "why a number is missing: "), why.Text().In(w.language))
	}
}

// taken says whose survey of which year it is taken to be: the file has neither.
func (w *writer) taken(s survey, scope zhuanhua.Scope) {
	if s.drawn == 0 {
		return
	}
	place, year := scope.Place.Text().In(w.language), scope.Period.From.Year()
	fmt.Fprintf(w, w.say("  注：survey.csv不载省份和年份，这里当作%s%d年（上年为%d年）的调查；换省换年，本节数字不变\n",
		"  note: survey.csv has neither place nor year; it is taken for the survey of %s, %d (before: %d), and stays the same for any other\n"),
		place, year, year-1)
	fmt.Fprintf(w, w.say("  抽中%d家，其中登记地址在%s的%d家", "  %[1]d enterprises were drawn, %[3]d of them with an address in %[2]s"), s.drawn, place, s.ours)
	if s.ours < s.drawn {
		w.WriteString(w.say("：其余登记地址不在该省或没有登记，请核对是否为该省的调查", ": the others have one elsewhere or none; check that this is the survey of the province"))
	}
	w.WriteString("\n")
}

func (w *writer) change(t *column.Table, name string, c sample.Change, unit float64) {
	level := func(r zhuanhua.SurveyReading) string {
		if !r.Estimate.IsGiven() {
			return "—"
		}
		return w.estimate(r.Estimate, unit, 0) + " ± " + w.estimate(r.StandardError, unit, 0)
	}
	percent := func(n zhuanhua.SurveyNumber) string { return w.estimate(n, 0.01, 2) }
	interval := "—"
	if c.Growth.Low.IsGiven() && c.Growth.High.IsGiven() {
		interval = percent(c.Growth.Low) + " – " + percent(c.Growth.High) + "%"
	}
	growth := "—"
	if c.Growth.Estimate.IsGiven() {
		growth = percent(c.Growth.Estimate) + "%"
	}
	t.Row(name, level(c.Before), level(c.After), growth, interval)
}

// estimate shows an estimate in a unit, or a dash where there is none.
func (w *writer) estimate(n zhuanhua.SurveyNumber, unit float64, decimals int) string {
	v, given := n.Get()
	if !given {
		return "—"
	}
	return thousands(strconv.FormatFloat(v/unit, 'f', decimals, 64))
}

// gaps returns the different reasons for which numbers are missing.
func gaps(s survey) (why []zhuanhua.SurveyGap) {
	seen := map[zhuanhua.SurveyGap]bool{zhuanhua.GapNone: true}
	for _, c := range []sample.Change{s.revenue, s.employees} {
		for _, r := range []zhuanhua.SurveyReading{c.Before, c.After, c.Growth} {
			for _, n := range []zhuanhua.SurveyNumber{r.Estimate, r.StandardError, r.Low, r.High} {
				if !seen[n.Gap()] {
					seen[n.Gap()] = true
					why = append(why, n.Gap())
				}
			}
		}
	}
	return why
}
