package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// writer writes the report in one language.
type writer struct {
	strings.Builder
	language zhuanhua.Language
}

// say chooses between the Chinese and the English saying.
func (w *writer) say(zh, en string) string { return zhuanhua.Text{Zh: zh, En: en}.In(w.language) }

func (w *writer) heading(zh, en string) {
	s := w.say(zh, en)
	fmt.Fprintf(w, "\n%s\n%s\n", s, strings.Repeat("-", column.Width(s)))
}

func (w *writer) head(p *eligibility.Pool) {
	fmt.Fprintln(w, w.say("专利产业化样板企业培育库 ", "Pool of model SMEs, ")+p.Province.Province.Text().In(w.language)+w.say(" 2024—2026年", ", 2024 to 2026"))
	fmt.Fprintln(w, w.say("内置示例：企业和事件均属虚构，与所示省份无关", "embedded sample: enterprises and events are invented and say nothing of the province"))
	fmt.Fprintf(w, w.say("事件乱序送达；重复送达%d件，只计一次\n", "events came out of order; %d came again and count once\n"), len(p.Duplicates))
}

// parameters shows what the plan leaves open and the province has set, and what is read.
func (w *writer) parameters(rules eligibility.PoolRules) {
	w.heading("本省设定及理解适用的参数", "What the province set, and what is read")
	t := column.NewTable("lrlll")
	for _, f := range eligibility.PoolFields() {
		if f.Status == zhuanhua.Stated {
			continue
		}
		t.Row(f.Text.In(w.language), w.value(f, rules), w.unit(f.Unit), f.Status.Text().In(w.language), string(f.Clause))
	}
	w.WriteString(t.String(""))
}

// value names what is a choice, and shows what is a number.
func (w *writer) value(f zhuanhua.Field[eligibility.PoolRules], rules eligibility.PoolRules) string {
	switch f.Key {
	case "standard":
		return rules.Standard.Text().In(w.language)
	case "bracket":
		return rules.Bracket.Text().In(w.language)
	case "refill-basis":
		return rules.RefillBasis.Text().In(w.language)
	case "large-line-for-all":
		return zhuanhua.TruthOf(rules.LargeLineForAll).Text().In(w.language)
	}
	return f.Show(rules)
}

func (w *writer) unit(unit string) string {
	english := map[string]string{"元": "yuan", "家": "enterprises", "月": "months", "百分点": "points", "件": "products", "%": "%"}
	return w.say(unit, english[unit])
}

// line is an event with what became of it.
type line struct {
	event  *eligibility.PoolEvent
	result string
}

// log shows every event, those that took effect and those that did not.
func (w *writer) log(p *eligibility.Pool) {
	var lines []line
	for i := range p.Steps {
		s := &p.Steps[i]
		parts := []string{w.state(s.From) + " → " + w.state(s.To)}
		for _, g := range s.Grounds {
			parts = append(parts, g.Text.In(w.language)+" ("+string(g.Clause)+")")
		}
		for _, n := range s.Notes {
			if n.Code != "standard-unverified" { // said once, in the table above
				parts = append(parts, w.say("注：", "note: ")+n.Text.In(w.language))
			}
		}
		lines = append(lines, line{event: &s.Event, result: strings.Join(parts, w.say("；", "; "))})
	}
	for i := range p.Refused {
		lines = append(lines, line{event: &p.Refused[i].Event, result: w.refusal(&p.Refused[i])})
	}
	slices.SortStableFunc(lines, func(a, b line) int {
		return cmp.Or(cmp.Compare(a.event.On, b.event.On), cmp.Compare(a.event.ID, b.event.ID))
	})
	year := 0
	var t *column.Table
	for _, l := range lines {
		if y := l.event.On.Year(); y != year {
			if t != nil {
				w.WriteString(t.String(""))
			}
			year, t = y, column.NewTable("lllll")
			w.heading(strconv.Itoa(y)+"年", strconv.Itoa(y))
		}
		t.Row(l.event.On.String(), l.event.ID, l.event.Enterprise.String(), w.kind(l.event), l.result)
	}
	if t != nil {
		w.WriteString(t.String(""))
	}
}

func (w *writer) kind(e *eligibility.PoolEvent) string {
	s := e.Kind.Text().In(w.language)
	if e.Cause != "" {
		s += w.say("（", " (") + e.Cause + w.say("）", ")")
	}
	return s
}

func (w *writer) state(s eligibility.PoolState) string {
	if s == eligibility.PoolStateNone {
		return "—"
	}
	return s.Text().In(w.language)
}

// refusal says which guard refused, and what it found wrong or missing.
func (w *writer) refusal(r *eligibility.PoolRefusal) string {
	s := "✗ " + r.Text().In(w.language) + " (" + string(r.Clause) + ")"
	var parts []string
	for _, reason := range r.Reasons {
		parts = append(parts, reason.Text.In(w.language))
	}
	for _, m := range r.Missing {
		parts = append(parts, w.say("缺", "missing: ")+m.Text.In(w.language))
	}
	if len(parts) > 0 {
		s += w.say("：", ": ") + strings.Join(parts, w.say("；", "; "))
	}
	return s
}

// The first month with a roadshow, and the day up to which the sample is known.
var (
	firstRoadshow = zhuanhua.MustDay("2024-08-01")
	lastDay       = zhuanhua.MustDay("2026-10-31")
)

// years shows the yearly figures, the roadshows and whether the evaluation is a basis
// for funding.
func (w *writer) years(judge *eligibility.PoolJudge, p *eligibility.Pool, s *story) error {
	w.heading("年度监测（家，截至"+lastDay.String()+"）", "Monitoring by year, in enterprises, to "+lastDay.String())
	t := column.NewTable("lrrrrrrrrl")
	t.Row(w.say("年度", "year"), w.say("年初在库", "at start"), w.say("入库", "admitted"), w.say("其中增补", "refills"), w.say("出库", "models"),
		w.say("退库", "removed"), w.say("年末在库", "at end"), w.say("可抽查", "to be checked"), w.say("缺路演月份", "months without roadshow"), w.say("绩效评价可作资金依据", "evaluation as a basis for funding"))
	for _, y := range s.Years {
		y.Province = p.Province.Province
		v, err := judge.Year(&y)
		if err != nil {
			return err
		}
		period := zhuanhua.Year(y.Year)
		period.From = max(period.From, firstRoadshow)
		shows, err := indicators.MonthlyRoadshows(zhuanhua.CP24, s.Roadshows, period.At(min(period.AsOf, lastDay)))
		if err != nil {
			return err
		}
		without := 0
		for _, m := range shows.Months {
			if ended, _ := zhuanhua.NewDay(m.Year, m.Month, 28); m.Shows == 0 && ended <= lastDay {
				without++
			}
		}
		f := p.Figures(y.Year)
		t.Row(strconv.Itoa(y.Year), strconv.Itoa(f.AtStart), strconv.Itoa(f.Admitted), strconv.Itoa(f.Refilled), strconv.Itoa(f.Graduated),
			strconv.Itoa(f.Removed), strconv.Itoa(f.AtEnd), strconv.Itoa(len(p.Reporting(y.Year))), strconv.Itoa(without), v.Outcome().Text().In(w.language))
	}
	w.WriteString(t.String(""))
	return nil
}

// standing shows where each enterprise stands in the end.
func (w *writer) standing(p *eligibility.Pool) {
	w.heading("目前状态", "Where they stand")
	t := column.NewTable("llllll")
	t.Row(w.say("企业", "enterprise"), w.say("状态", "state"), w.say("推荐", "recommended"), w.say("入库", "entered"), w.say("离库", "left"), w.say("可享政策支持", "may be supported"))
	for _, m := range p.Enterprises {
		recommended := m.RecommendedOn.String()
		if m.Refill {
			recommended += w.say("（增补）", " (refill)")
		}
		may := w.say("是", "yes")
		if guard := p.Support(m.Enterprise, lastDay); guard != eligibility.PoolGuardNone {
			may = w.say("否：", "no: ") + guard.Text().In(w.language)
		}
		t.Row(m.Enterprise.String(), w.state(m.State), recommended, day(m.EnteredOn), day(m.LeftOn), may)
	}
	w.WriteString(t.String(""))
}

func day(d zhuanhua.Day) string {
	if !d.IsGiven() {
		return "—"
	}
	return d.String()
}

// record shows the decision record of the first graduation that was refused.
func (w *writer) record(judge *eligibility.PoolJudge, p *eligibility.Pool) error {
	for i := range p.Refused {
		r := &p.Refused[i]
		if r.Guard != eligibility.GuardNotGraduable {
			continue
		}
		progress := *r.Event.Progress
		progress.AsOf = r.Event.On
		for _, m := range p.Enterprises {
			if m.Enterprise == progress.Enterprise {
				progress.EnteredOn = m.EnteredOn
			}
		}
		d, err := judge.ExplainProgress(&progress)
		if err != nil {
			return err
		}
		w.heading("不予出库的决定记录："+r.Event.ID, "Decision record of the refusal "+r.Event.ID)
		w.WriteString(d.In(w.language))
		return nil
	}
	return nil
}
