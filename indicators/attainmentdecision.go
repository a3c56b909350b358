package indicators

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Decision returns the result as the decision record of a place, in the form of the
// records of every other check: a row for the target, or for each year that must meet
// it on its own, with the levels it looked at and what would be accepted.
func (p Progress) Decision(place zhuanhua.Place) zhuanhua.Decision {
	t := p.Target
	d := zhuanhua.Decision{
		Check: "target/" + t.Param.Key, CheckText: p.asked(), Clause: t.Param.Clause, Record: zhuanhua.RecordTarget, ID: t.Param.Key,
		Scope: zhuanhua.Scope{Place: place, Period: zhuanhua.Year(p.Year)}, Outcome: p.Outcome,
		Rows: []zhuanhua.DecisionRow{}, Missing: []zhuanhua.MissingFact{}, Notes: []zhuanhua.Note{},
	}
	if p.Outcome != zhuanhua.NotApplicable && len(p.Years) == 0 {
		d.Rows = append(d.Rows, p.row(YearAttainment{min(p.Year, t.Last), p.Outcome, p.Decided, p.Surveyed}))
	}
	for _, y := range p.Years {
		d.Rows = append(d.Rows, p.row(y))
	}
	for _, m := range p.Missing {
		d.Missing = append(d.Missing, zhuanhua.MissingFact{Fact: m.fact(), Text: m.Text(), Supplier: zhuanhua.TheHost})
	}
	for _, r := range p.Reasons {
		d.Notes = append(d.Notes, zhuanhua.Note{Code: r.Code, Clause: r.Method, Text: r.Text})
	}
	if next := p.Next.text(t); next.Zh != "" && p.Next.Outlook == OutlookOpen {
		until, _ := zhuanhua.NewDay(p.Next.Year, 12, 31)
		if p.Next.Rest.IsGiven() {
			until, _ = zhuanhua.NewDay(t.Last, 12, 31)
		}
		d.Changes = []zhuanhua.DecisionChange{{Code: "next-year", Clause: "GR4", Text: next, Until: until}}
		d.Then = zhuanhua.Met.Text()
	}
	d.Readings = append(d.Readings, p.Readings...)
	return d
}

func (m MissingFigure) fact() string {
	if m.Survey {
		return m.Metric + "-survey-" + strconv.Itoa(m.Year)
	}
	return m.Metric + "-" + strconv.Itoa(m.Year)
}

// rowOutcomes are the outcomes of a row by that of the target.
var rowOutcomes = map[zhuanhua.Outcome]zhuanhua.RowOutcome{
	zhuanhua.Met: zhuanhua.RowMet, zhuanhua.NotMet: zhuanhua.RowFailed, zhuanhua.Undetermined: zhuanhua.RowUnknown,
}

func (p Progress) row(y YearAttainment) zhuanhua.DecisionRow {
	t := p.Target
	param := t.Param
	in := zhuanhua.DecisionInput{
		Fact: MissingFigure{Metric: t.Metric.Key, Year: y.Year}.fact(), Role: "passes",
		FactText: zhuanhua.Text{Zh: strconv.Itoa(y.Year) + "年" + t.Metric.Text.Zh, En: t.Metric.Text.En + ", " + strconv.Itoa(y.Year)},
		Text:     zhuanhua.Text{Zh: "未提供", En: "not given"},
		Accepted: []zhuanhua.FactValue{{Key: "reached", Text: t.demandText()}}, Refused: []zhuanhua.FactValue{},
	}
	if level := (Progress{Target: t, Decided: y.Decided}).levelText(); level.Zh != "" {
		in.Value, in.Text = "short", level
	}
	if reading, surveyed := y.Surveyed.Get(); surveyed {
		in.Value, in.Text = "short", surveyText(reading)
	}
	if y.Outcome == zhuanhua.Met {
		in.Value = "reached"
	}
	if y.Decided.Last.Value.IsGiven() || y.Decided.Needed.Value.IsGiven() {
		in.Margins = []zhuanhua.Margin{y.Decided.margin(t.Metric.Text)}
	}
	failure := zhuanhua.Text{Zh: "未达到目标", En: "the target is missed"}
	return zhuanhua.DecisionRow{
		Code: "target/" + t.Param.Key + "-in-" + strconv.Itoa(y.Year), Outcome: rowOutcomes[y.Outcome], Nature: zhuanhua.Merit,
		Text: failure, Clause: t.Param.Clause, Status: t.Param.Status, Param: &param, Inputs: []zhuanhua.DecisionInput{in},
	}
}

// margin holds the level against what it must be.
func (a Attainment) margin(of zhuanhua.Text) zhuanhua.Margin {
	bound := zhuanhua.AtLeast
	if a.Above {
		bound = zhuanhua.MoreThan
	}
	return zhuanhua.NewMargin(of, a.Unit, a.Last.Value.rat, bound, a.Needed.Value.rat)
}

func surveyText(r zhuanhua.SurveyReading) zhuanhua.Text {
	percent := func(n zhuanhua.SurveyNumber) string {
		v, given := n.Get()
		if !given {
			return "—"
		}
		return strconv.FormatFloat(100*v, 'f', 2, 64) + "%"
	}
	estimate, low, high := percent(r.Estimate), percent(r.Low), percent(r.High)
	return zhuanhua.Text{Zh: "调查估计增长" + estimate + "（" + low + "至" + high + "）", En: "surveyed growth " + estimate + " (" + low + " to " + high + ")"}
}
