package awards

import (
	"slices"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Explain returns the decision as the common record of decisions: the criteria with
// their inputs, the action with its amount, score and rank, the inputs that are missing
// and whose, what would have changed it, and into what.
//
// Its outcome is that of the criteria: a province that has to give money back may have
// met nothing, and one that ties is neither in nor out.
func (d *Decision) Explain() zhuanhua.Decision {
	r := d.Record
	r.Rows, r.Notes = slices.Clone(r.Rows), append([]zhuanhua.Note{}, d.Notes...)
	r.Missing = append([]zhuanhua.MissingFact{}, d.Missing...)
	for _, in := range d.Inputs {
		r.Missing = append(r.Missing, in.fact())
	}
	r.Figures, r.Changes = d.figures(), nil
	for i := range d.Changes {
		r.Changes = append(r.Changes, d.Changes[i].explain())
	}
	if d.Then != Undetermined && len(d.Changes) > 0 {
		r.Then = d.Then.Text()
	}
	return r
}

// Explain returns the records of all decisions, in their order.
func (r *Result) Explain() []zhuanhua.Decision {
	list := make([]zhuanhua.Decision, len(r.Decisions))
	for i := range r.Decisions {
		list[i] = r.Decisions[i].Explain()
	}
	return list
}

// figures are what the decision comes to.
func (d *Decision) figures() []zhuanhua.DecisionFigure {
	figure := func(key, zh, en, value string, words zhuanhua.Text, unit zhuanhua.Unit) zhuanhua.DecisionFigure {
		return zhuanhua.DecisionFigure{Key: key, Text: zhuanhua.Text{Zh: zh, En: en}, Value: value, ValueText: words, Unit: unit}
	}
	none, amount := zhuanhua.Text{}, d.Amount.String()
	if d.Action == Undetermined {
		amount = "" // nothing is booked, which is no answer
	}
	list := []zhuanhua.DecisionFigure{
		figure("action", "决定", "action", d.Action.String(), d.Action.Text(), zhuanhua.UnitNone),
		figure("amount", "金额", "amount", amount, none, zhuanhua.UnitYuan),
	}
	if gross, given := d.Gross.Get(); given {
		list = append(list, figure("gross-score", "评价得分", "score of the evaluation", gross.String(), none, zhuanhua.UnitScore))
	}
	for _, off := range d.Deductions {
		name := zhuanhua.Quote(off.Source)
		list = append(list, figure("deduction", "扣分（"+name+"，"+string(off.Clause)+"）", "deduction ("+name+", "+string(off.Clause)+")", off.Points.String(), none, zhuanhua.UnitScore))
	}
	if score, given := d.Score.Get(); given {
		list = append(list, figure("score", "得分", "score", score.String(), none, zhuanhua.UnitScore))
	}
	if rank, given := d.Rank.Get(); given {
		list = append(list, figure("rank", "名次", "rank", strconv.Itoa(rank), none, zhuanhua.UnitNone))
	}
	if d.Waiver != "" {
		list = append(list, figure("waiver", "豁免理由", "waiver", zhuanhua.Quote(d.Waiver), none, zhuanhua.UnitNone))
	}
	return append(list,
		figure("from", "上年结果", "carried over", d.From.String(), d.From.Text(), zhuanhua.UnitNone),
		figure("next", "结转下年", "carried into next year", d.Next.String(), d.Next.Text(), zhuanhua.UnitNone))
}

// fact is the input as one that is missing, named by province and year.
func (m *MissingInput) fact() zhuanhua.MissingFact {
	where := m.Province.Text()
	year := strconv.Itoa(m.Year)
	return zhuanhua.MissingFact{
		Fact: m.Input + "-" + m.Province.String() + "-" + year, Supplier: zhuanhua.TheHost,
		Text: zhuanhua.Text{Zh: where.Zh + year + "年" + m.Text.Zh, En: m.Text.En + ", " + where.En + " " + year},
	}
}

// explain returns the change with the score that decides, where there is one.
func (c *Change) explain() zhuanhua.DecisionChange {
	out := zhuanhua.DecisionChange{Code: c.Code, Clause: c.Clause, Text: c.Text, Until: c.Until}
	line, there := c.Line.Get()
	if !there {
		return out
	}
	bound, own := zhuanhua.MoreThan, zhuanhua.Given[zhuanhua.Points]{}
	if c.Reach {
		bound = zhuanhua.AtLeast
	}
	if by, known := c.By.Get(); known {
		own = zhuanhua.Value(line - by)
	}
	margin := zhuanhua.PointsMargin(zhuanhua.Text{Zh: "得分", En: "score"}, own, bound, c.Line)
	out.Margin = &margin
	return out
}
