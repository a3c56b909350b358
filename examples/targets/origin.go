package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// origins tells where the figures come from that the tally of transfers, pledges and
// measures does not give, and why one is missing.
func (w *writer) origins(t *taken) {
	title := w.say("部分数据的来源和缺数原因", "Where some figures come from, and why one is missing")
	fmt.Fprintf(w, "\n%s\n%s\n", title, strings.Repeat("-", column.Width(title)))
	table := column.NewTable("lll")
	row := func(metric, origin string) {
		if name, clauses := w.metric(metric); origin != "" {
			table.Row(clauses, name, origin)
		}
	}
	for _, q := range questions {
		row(q.metric, w.surveyed(t.surveys))
	}
	row("product-filings", w.say("按备案记录计数，含未接受专利的中小微企业", "counted from the filings of all SMEs")+w.undecided(t.filings))
	row("defence-patents", w.say("按转移转化记录计数，每件专利只计一次", "counted from the transfers, each patent once")+w.undecided(t.defence))
	for _, m := range hostMetrics() {
		for _, source := range w.sources(t.given, m.Key) {
			row(m.Key, w.given(t.given, m.Key, source))
		}
		if !slices.ContainsFunc(t.given, func(f exchange.Figure) bool { return f.Metric == m.Key }) {
			row(m.Key, w.say("figures.csv未载", "not in figures.csv"))
		}
	}
	w.WriteString(table.String(""))
}

// metric returns the name of a metric with its unit, and the clauses of its targets.
func (w *writer) metric(key string) (name, clauses string) {
	var list []string
	for _, table := range []indicators.TargetTable{indicators.ShaanxiTable(), indicators.ShaanxiGoals()} {
		for t := range table.Rows() {
			if clause := short(t.Clause()); t.Metric.Key == key && !slices.Contains(list, clause) {
				list, name = append(list, clause), w.named(t.Metric)
			}
		}
	}
	return name, strings.Join(list, ", ")
}

// surveyed says how many answered the surveys.
func (w *writer) surveyed(surveys []response) string {
	var years []string
	for _, s := range surveys {
		if s.year <= w.year {
			years = append(years, fmt.Sprintf(w.say("%d年%d/%d家", "%d: %d of %d"), s.year, s.answered, s.drawn))
		}
	}
	if len(years) == 0 {
		return w.say("没有抽样调查", "there is no survey")
	}
	return w.say("抽样调查，有效回答", "sample survey, answers of ") + strings.Join(years, w.say("、", ", "))
}

// undecided says how many records are not counted because something about them is missing.
func (w *writer) undecided(open []openRecords) string {
	var years []string
	for _, o := range open {
		if o.year <= w.year {
			years = append(years, fmt.Sprintf(w.say("%d年%d件", "%d: %d"), o.year, o.records))
		}
	}
	if len(years) == 0 {
		return ""
	}
	return w.say("；资料不全未计入", "; left out for want of facts, ") + strings.Join(years, w.say("、", ", "))
}

// sources returns the sources of a metric's figures in the order of their rows.
func (w *writer) sources(figures []exchange.Figure, metric string) (list []string) {
	for _, f := range figures {
		if source := f.Source.In(w.language); f.Metric == metric && f.Year <= w.year && !slices.Contains(list, source) {
			list = append(list, source)
		}
	}
	return list
}

// given tells a metric's figures from one source, and the years of which there are none.
func (w *writer) given(figures []exchange.Figure, metric, source string) string {
	var years []string
	for _, f := range figures {
		if f.Metric != metric || f.Year > w.year || f.Source.In(w.language) != source {
			continue
		}
		number := w.say("缺", "missing")
		if n, given := f.Number.Get(); given {
			number = thousands(indicators.Plain(n))
		}
		years = append(years, fmt.Sprintf(w.say("%d年%s", "%d: %s"), f.Year, number))
	}
	return w.say("自报，", "counted by the province, ") + strings.Join(years, w.say("、", ", ")) + w.say("：", "; ") + source
}
