package indicators

import (
	"math/big"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PlanCheck is one comparison of a plan's numbers among themselves: met where they
// agree. It decides nothing about a province; a contradiction stays in the plan.
type PlanCheck struct {
	Issue   PlanIssue        `json:"issue"`
	Outcome zhuanhua.Outcome `json:"outcome"`
	Rows    []string         `json:"rows"` // what is compared, see [Target.Name]
	To      string           `json:"to"`   // with which row
	What    zhuanhua.Text    `json:"what"` // the rows in words
	With    zhuanhua.Text    `json:"with"` // the other row in words
	Value   Exact            `json:"value"`
	Asked   Exact            `json:"asked"`
	Unit    zhuanhua.Unit    `json:"unit"`  // of Value
	Other   zhuanhua.Unit    `json:"other"` // of Asked, where counterparts have units of their own
}

// Text returns the comparison as a sentence.
func (c PlanCheck) Text() zhuanhua.Text {
	verdict := zhuanhua.Text{Zh: "一致", En: "agrees"}
	if c.Outcome == zhuanhua.NotMet {
		verdict = zhuanhua.Text{Zh: "不一致", En: "disagrees"}
	}
	issue := c.Issue.Text()
	value, asked := c.shown(c.Value)+c.Unit.Text().Zh, c.shown(c.Asked)+c.Other.Text().Zh
	valueEn, askedEn := c.shown(c.Value)+" "+c.Unit.Text().En, c.shown(c.Asked)+" "+c.Other.Text().En
	return zhuanhua.Text{
		Zh: issue.Zh + "：" + c.What.Zh + value + "，" + c.With.Zh + asked + "，" + verdict.Zh,
		En: issue.En + ": " + c.What.En + " " + valueEn + "; " + c.With.En + " " + askedEn + "; " + verdict.En,
	}
}

// inPlan names rows of one metric in words: what, under which clause, of which years.
func inPlan(rows ...Target) zhuanhua.Text {
	first, last := rows[0], rows[len(rows)-1]
	first.Last = last.Last
	clause := string(first.Clause())
	return zhuanhua.Text{
		Zh: first.Metric.Text.Zh + "（" + clause + "）" + first.Window() + "年",
		En: first.Metric.Text.En + " (" + clause + "), " + first.Window() + ":",
	}
}

// shown rounds growth to two decimals; every other number is whole or short.
func (c PlanCheck) shown(x Exact) string {
	if c.Issue == StepOfYears {
		d, _ := x.Round(2).Get()
		return Plain(d)
	}
	return x.String()
}

// CheckPlan holds the numbers of a plan's tables against each other: the yearly minima
// against cumulative goals, parts against their wholes, what is said twice, and the
// steps of the yearly minima against the growth asked of the same metric. Counterparts
// are compared like one metric. Numbers that are not stated are left out. The checks
// come in the order of the tables.
//
// Clause: GR1, GR4
func CheckPlan(kinships []Kinship, tables ...TargetTable) []PlanCheck {
	p := planRows{kinships: kinships}
	for _, t := range tables {
		for row := range t.Rows() {
			if row.Value.IsGiven() {
				p.rows = append(p.rows, row)
			}
		}
	}
	checks := []PlanCheck{}
	for i, row := range p.rows {
		checks = append(checks, p.sums(row)...)
		checks = append(checks, p.wholes(row)...)
		checks = append(checks, p.twice(row, p.rows[i+1:])...)
		checks = append(checks, p.steps(row)...)
	}
	return checks
}

type planRows struct {
	kinships []Kinship
	rows     []Target
}

// like reports whether one metric is the other, or a counterpart of it.
func (p planRows) like(metric, other string) bool {
	return metric == other || p.kin(metric, other, Counterpart) || p.kin(other, metric, Counterpart)
}

func (p planRows) kin(metric, to string, kind KinshipKind) bool {
	for _, k := range p.kinships {
		if k.Metric == metric && k.To == to && k.Kind == kind {
			return true
		}
	}
	return false
}

// yearly returns the yearly levels of a metric in a window, nil unless there is one
// for each year.
func (p planRows) yearly(metric string, first, last int) (rows []Target) {
	for y := first; y <= last; y++ {
		for _, row := range p.rows {
			if row.Metric.Key == metric && row.Kind == YearLevel && row.Last == y && !row.Aspirational {
				rows = append(rows, row)
				break
			}
		}
	}
	if len(rows) != last-first+1 {
		return nil
	}
	return rows
}

// metrics returns the metrics of the rows, each once.
func (p planRows) metrics() (list []string) {
	seen := map[string]bool{}
	for _, row := range p.rows {
		if !seen[row.Metric.Key] {
			seen[row.Metric.Key] = true
			list = append(list, row.Metric.Key)
		}
	}
	return list
}

// sums compares a cumulative goal with the yearly minima of its metric and of
// counterparts, which must add up to it, and of parts, which may not exceed it.
func (p planRows) sums(goal Target) (checks []PlanCheck) {
	if goal.Kind != CumulativeLevel {
		return nil
	}
	for _, metric := range p.metrics() {
		if !p.like(metric, goal.Metric.Key) && !p.kin(metric, goal.Metric.Key, PartOf) {
			continue
		}
		years := p.yearly(metric, goal.First, goal.Last)
		if years == nil {
			continue
		}
		total, names := new(big.Rat), []string{}
		for _, y := range years {
			total.Add(total, y.Value.Or(Quantity{}).rat())
			names = append(names, y.Name())
		}
		asked := goal.Value.Or(Quantity{}).rat()
		issue, agree := YearlySum, total.Cmp(asked) == 0
		if !p.like(metric, goal.Metric.Key) {
			issue, agree = PartsOfYears, total.Cmp(asked) <= 0
		}
		checks = append(checks, PlanCheck{issue, outcomeOf(agree), names, goal.Name(), inPlan(years...), inPlan(goal),
			Exact{total}, Exact{asked}, years[0].Metric.Unit, goal.Metric.Unit})
	}
	return checks
}

// wholes compares a level with that of what it is part of.
func (p planRows) wholes(part Target) (checks []PlanCheck) {
	for _, whole := range p.rows {
		if p.kin(part.Metric.Key, whole.Metric.Key, PartOf) && part.Kind == whole.Kind && !part.Kind.grows() &&
			part.First == whole.First && part.Last == whole.Last {
			checks = append(checks, compared(PartWithinWhole, part, whole, part.cmp(whole) <= 0))
		}
	}
	return checks
}

// twice compares a row with later ones that ask for the same.
func (p planRows) twice(row Target, later []Target) (checks []PlanCheck) {
	for _, other := range later {
		if p.like(row.Metric.Key, other.Metric.Key) && row.speaksOf() == other.speaksOf() && row.First <= other.Last &&
			other.First <= row.Last && row.Aspirational == other.Aspirational && row.Kind != YearlyRate {
			same := row.cmp(other) == 0 && row.Operator == other.Operator
			checks = append(checks, compared(SaidTwice, row, other, same))
		}
	}
	return checks
}

// steps compares each step of the yearly minima with the growth that a row asks of the
// same metric.
func (p planRows) steps(growth Target) (checks []PlanCheck) {
	if growth.Kind != AverageRate && growth.Kind != YearlyRate || growth.Metric.Unit.IsRate() {
		return nil
	}
	asked := growth.Value.Or(Quantity{}).rat()
	for _, metric := range p.metrics() {
		years := p.yearly(metric, growth.First, growth.Last)
		if !p.like(metric, growth.Metric.Key) {
			continue
		}
		for i := 1; i < len(years); i++ {
			before, level := years[i-1].Value.Or(Quantity{}).rat(), years[i].Value.Or(Quantity{}).rat()
			if before.Sign() <= 0 {
				continue
			}
			step := level.Quo(level, before)
			step.Sub(step, whole(1)).Mul(step, whole(100))
			enough := step.Cmp(asked) > 0 || step.Cmp(asked) == 0 && growth.Operator != MoreThan
			checks = append(checks, PlanCheck{StepOfYears, outcomeOf(enough), []string{years[i-1].Name(), years[i].Name()}, growth.Name(),
				inPlan(years[i-1 : i+1]...), inPlan(growth), Exact{step}, Exact{asked}, zhuanhua.UnitPercent, zhuanhua.UnitPercent})
		}
	}
	return checks
}

// cmp compares the numbers of two targets.
func (t Target) cmp(u Target) int { return t.Value.Or(Quantity{}).Cmp(u.Value.Or(Quantity{})) }

func compared(issue PlanIssue, row, other Target, agree bool) PlanCheck {
	return PlanCheck{issue, outcomeOf(agree), []string{row.Name()}, other.Name(), inPlan(row), inPlan(other), Exact{row.Value.Or(Quantity{}).rat()},
		Exact{other.Value.Or(Quantity{}).rat()}, row.ValueUnit(), other.ValueUnit()}
}

func outcomeOf(agree bool) zhuanhua.Outcome {
	if agree {
		return zhuanhua.Met
	}
	return zhuanhua.NotMet
}
