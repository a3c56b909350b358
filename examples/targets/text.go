package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// writer writes the answer in one language.
type writer struct {
	strings.Builder
	ask
}

// say chooses between the Chinese and the English saying.
func (w *writer) say(zh, en string) string { return zhuanhua.Text{Zh: zh, En: en}.In(w.language) }

func (w *writer) head() {
	fmt.Fprintln(w, w.say(
		fmt.Sprintf("陕西省 2021—%d年专利转化专项计划目标完成情况（陕知发〔2021〕17号）", w.year),
		fmt.Sprintf("Shaanxi, targets of its plan for patent commercialisation, 2021–%d", w.year)))
	if w.data == "" {
		fmt.Fprintln(w, w.say("内置示例数据：机构、企业和金额均属虚构", "embedded sample: every institution, enterprise and amount is invented"))
	}
	growth := w.say("年均增长：自2020年基期至当年", "average growth: from base 2020 to the year in question")
	if w.readings.BaseFirstYear {
		growth = w.say("年均增长：自2021年基期至当年", "average growth: from base 2021 to the year in question")
	}
	if w.readings.EachYear {
		growth += w.say("，逐年均须达到", ", in every year on its own")
	}
	fmt.Fprintln(w, growth+w.say("。增长目标列示当年水平。", "; growth is shown by its levels"))
	fmt.Fprintln(w, w.say("抽样调查的指标列示年增长率估计值及95%置信区间；目标值落在区间内的，记“误差内”。",
		"surveyed figures: growth a year as estimated, with its 95 % interval; \"in margin\" where the target lies within"))
}

// line is what stands in one line: the targets of one clause for one metric.
type line struct {
	target indicators.Target // the first
	values []string
	rows   []int // numbers of its rows in the table
}

// lines groups the rows of a table.
func (w *writer) lines(table indicators.TargetTable) (list []line) {
	at, n := map[[2]string]int{}, 0
	for t := range table.Rows() {
		key := [2]string{string(t.Clause()), t.Metric.Key + t.Kind.String()}
		i, there := at[key]
		if !there {
			i, at[key] = len(list), len(list)
			list = append(list, line{target: t})
		}
		if v, given := t.Value.Get(); given {
			list[i].values = append(list[i].values, thousands(v.String()))
		}
		list[i].rows = append(list[i].rows, n)
		n++
	}
	return list
}

// table writes a line for each target: what is asked, each year, and what the next
// year must bring.
func (w *writer) table(table indicators.TargetTable, figures map[string]indicators.Measured) error {
	years := map[int][]indicators.Progress{}
	for y := firstYear; y <= w.year; y++ {
		list, err := table.Attain(figures, y, w.readings)
		if err != nil && !errors.Is(err, zhuanhua.ErrUnset) {
			return err
		}
		years[y] = list
	}
	title := table.Title().In(w.language)
	fmt.Fprintf(w, "\n%s\n%s\n", title, strings.Repeat("-", column.Width(title)))
	seen := min(w.year, lastYear-1) // the next year is asked about at the end of this one
	t, head := column.NewTable("llllllll"), []string{"", "", w.say("目标", "target")}
	for y := firstYear; y <= w.year; y++ {
		head = append(head, fmt.Sprint(y))
		if y == seen {
			head = append(head, w.say(fmt.Sprintf("%d年至少须", y+1), fmt.Sprintf("%d must bring", y+1)))
		}
	}
	t.Row(head...)
	for _, l := range w.lines(table) {
		cells := []string{short(l.target.Clause()), w.named(l.target.Metric), w.asked(l)}
		for y := firstYear; y <= w.year; y++ {
			cells = append(cells, w.cell(l.of(years[y], y)))
			if y == seen {
				cells = append(cells, w.next(l.of(years[y], y+1)))
			}
		}
		t.Row(cells...)
	}
	w.WriteString(t.String(""))
	w.count(years[w.year])
	return nil
}

// short is a clause without the name of the plan: "T13".
func short(clause zhuanhua.ClauseID) string { return strings.TrimPrefix(string(clause), "SX21-") }

// named is a metric with its unit.
func (w *writer) named(m indicators.Metric) string {
	return m.Text.In(w.language) + w.say("（", " (") + m.Unit.Text().In(w.language) + w.say("）", ")")
}

// of returns the line's progress that speaks of a year: that of the year's own target,
// else of the one for all.
func (l line) of(list []indicators.Progress, year int) indicators.Progress {
	for _, n := range l.rows {
		if list[n].Target.Last == year || len(l.rows) == 1 {
			return list[n]
		}
	}
	return list[l.rows[0]]
}

// asked says what is asked: "average growth ≥ 30 %".
func (w *writer) asked(l line) string {
	t := l.target
	if t.Operator == indicators.Qualitative {
		return w.say("（无数值）", "(no figure)")
	}
	s := "≥" + strings.Join(slices.Compact(slices.Clone(l.values)), " / ")
	switch {
	case t.Kind == indicators.AverageRate:
		s = w.say("年均增长", "growth ") + s + "%"
	case t.Kind == indicators.CumulativeLevel:
		s = w.say("累计", "in all ") + s
	}
	return s
}

// cell says how a target stands: met, missed and by how much, or what is missing.
func (w *writer) cell(p indicators.Progress) string {
	value := w.value(p)
	outcome := p.Outcome
	if n := len(p.Years); n > 0 { // each year on its own: this one
		outcome = p.Years[n-1].Outcome
	}
	switch outcome {
	case zhuanhua.NotApplicable:
		return "—"
	case zhuanhua.Met:
		if p.Outcome == zhuanhua.NotMet { // for the years before
			return w.say("仅当年达到 ", "met that year only ") + value
		}
		return w.say("达到 ", "met ") + value
	case zhuanhua.NotMet:
		short, given := p.Short().Get()
		if !given {
			return w.say("未达 ", "missed ") + value
		}
		return w.say("未达 ", "missed ") + value + w.say("（差", " (short ") + shownUp(short) + w.say("）", ")")
	}
	for _, r := range p.Reasons {
		switch r.Code {
		case indicators.NotDue.String():
			return strings.TrimSpace(r.Text.In(w.language) + " " + value)
		case indicators.WithinMargin.String():
			return w.say("待定 误差内 ", "open, in margin ") + value
		case indicators.SurveyGap.String():
			return strings.TrimSpace(w.say("待定 调查无区间 ", "open, no interval ") + value)
		}
	}
	if p.Target.Kind == indicators.CumulativeLevel {
		value = "" // of the years that are there
	}
	why := w.missing(p)
	if why == "" && len(p.Reasons) > 0 {
		why = p.Reasons[0].Text.In(w.language)
	}
	return strings.TrimSpace(w.say("待定 ", "open, ") + why + " " + value)
}

// value is the level reached, or the growth that a survey estimates.
func (w *writer) value(p indicators.Progress) string {
	reading := p.Surveyed
	if n := len(p.Years); n > 0 && p.Years[n-1].Surveyed.IsGiven() {
		reading = p.Years[n-1].Surveyed
	}
	if r, given := reading.Get(); given {
		years := p.Year - p.Base
		if len(p.Years) > 0 {
			years = 1
		}
		return estimated(r, years)
	}
	if level, given := p.Decided.Last.Value.Round(6).Get(); given {
		return thousands(indicators.Plain(level.RoundFloor(2))) // never shown higher than it is
	}
	return ""
}

// estimated shows what a survey estimates, as growth a year: "+21.34% [18.34, 24.34]". Each
// number is rounded down, so that it lies on the side of the target on which it is.
func estimated(r zhuanhua.SurveyReading, years int) string {
	yearly := func(n zhuanhua.SurveyNumber) float64 {
		total, _ := n.Get()
		const noise = 1e-7 // of the root, in hundredths of a per cent
		return math.Floor(1e4*(math.Pow(1+total, 1/float64(years))-1)+noise) / 100
	}
	if !r.Estimate.IsGiven() {
		return ""
	}
	if !r.Low.IsGiven() || !r.High.IsGiven() {
		return fmt.Sprintf("%+.2f%%", yearly(r.Estimate))
	}
	return fmt.Sprintf("%+.2f%% [%.2f, %.2f]", yearly(r.Estimate), yearly(r.Low), yearly(r.High))
}

// missing names the years whose figures would decide.
func (w *writer) missing(p indicators.Progress) string {
	var years []string
	what := w.say("数据", "figure")
	for _, m := range p.Missing {
		years = append(years, fmt.Sprint(m.Year))
		if m.Survey {
			what = w.say("调查", "survey")
		}
	}
	if len(years) == 0 {
		return ""
	}
	return w.say("缺", what+" ") + strings.Join(years, w.say("、", ", ")) + w.say(what, " missing")
}

// next says what the next year must bring.
func (w *writer) next(p indicators.Progress) string {
	n := p.Next
	level, given := n.Level.Get()
	rest, cumulates := n.Rest.Round(6).Get()
	switch {
	case n.Outlook == indicators.OutlookSecured:
		return w.say("已完成", "done")
	case n.Outlook == indicators.OutlookImpossible && missedIn(p) != "": // whatever the next year brings by itself
		return fmt.Sprintf(w.say("%s年已未达，无法补回", "lost, %s was missed"), missedIn(p))
	case n.Outlook == indicators.OutlookImpossible:
		return w.say("已不可能", "impossible")
	case n.Outlook != indicators.OutlookOpen:
		return "—"
	case cumulates && n.Years > 1:
		return w.say(fmt.Sprintf("%d年合计", n.Years), fmt.Sprintf("in %d years ", n.Years)) + shownUp(rest)
	case given:
		return shownUp(level)
	}
	return "—"
}

// missedIn names the years that were missed, each of which had to meet the target.
func missedIn(p indicators.Progress) string {
	var years []string
	for _, y := range p.Years {
		if y.Outcome == zhuanhua.NotMet {
			years = append(years, fmt.Sprint(y.Year))
		}
	}
	return strings.Join(years, ", ")
}

// count sums up how the targets that are due by the last year stand.
func (w *writer) count(list []indicators.Progress) {
	n := map[zhuanhua.Outcome]int{}
	for _, p := range list {
		n[p.Outcome]++
	}
	fmt.Fprintf(w, w.say("截至%d年底共%d项：达到%d，未达%d，待定或未到期%d，无数值%d\n",
		"by the end of %d, of %d targets: met %d, missed %d, open or not due %d, without figure %d\n"),
		w.year, len(list), n[zhuanhua.Met], n[zhuanhua.NotMet], n[zhuanhua.Undetermined], n[zhuanhua.NotApplicable])
}

// contradictions tells where the plan disagrees with itself.
func (w *writer) contradictions() {
	title := w.say("方案自身数字不一致之处（均予保留）", "Where the plan's numbers disagree (all are kept)")
	fmt.Fprintf(w, "\n%s\n%s\n", title, strings.Repeat("-", column.Width(title)))
	for _, c := range indicators.CheckPlan(indicators.ShaanxiKinships(), indicators.ShaanxiTable(), indicators.ShaanxiGoals()) {
		if c.Outcome == zhuanhua.NotMet {
			fmt.Fprintln(w, c.Text().In(w.language))
		}
	}
}

// shownUp shows a number that must be reached with two decimals, rounded up.
func shownUp(d decimal.Decimal) string { return thousands(indicators.Plain(d.RoundCeil(2))) }

// thousands puts commas into the whole part of a number in plain notation.
func thousands(s string) string {
	whole, rest, point := strings.Cut(s, ".")
	if point {
		rest = "." + rest
	}
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return whole + rest
}
