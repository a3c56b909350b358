package main

import (
	"fmt"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// param is one parameter of the shipped rules, with its value.
type param struct {
	zhuanhua.Param
	text  zhuanhua.Text
	value string
}

// in returns key, name, value, unit, window and status on a line.
func (p param) in(lang zhuanhua.Language) string {
	line := p.Key + " (" + p.text.In(lang) + ") = "
	switch unit := p.Unit; {
	case p.value == "" && p.Status == zhuanhua.Unset:
		line += wordNotSet.In(lang)
	case p.value == "":
		line += wordNone.In(lang)
	case unit != "":
		if u, err := zhuanhua.ParseUnit(unit); err == nil {
			unit = u.Text().In(lang)
		}
		line += p.value + " " + unit
	default:
		line += p.value
	}
	if p.From.IsGiven() || p.To.IsGiven() {
		line += " [" + dayOr(p.From) + ", " + dayOr(p.To) + ")"
	}
	return line + " · " + p.Status.Text().In(lang)
}

// dayOr is a day, or an ellipsis where the window is open.
func dayOr(d zhuanhua.Day) string {
	if !d.IsGiven() {
		return "…"
	}
	return d.String()
}

// shipped returns the parameters of every rules value that the library ships, by
// clause, and a target of each table as a parameter.
func shipped() map[zhuanhua.ClauseID][]param {
	list := map[zhuanhua.ClauseID][]param{}
	collect(list, eligibility.Fields(), eligibility.SpecialPlan())
	collect(list, eligibility.PlanFields(), eligibility.SpecialPlanPlans())
	collect(list, eligibility.ScreenFields(), eligibility.StandardScreens())
	collect(list, eligibility.DormantFields(), eligibility.ActionPlanDormant())
	collect(list, eligibility.StockFields(), eligibility.ActionPlanStock())
	collect(list, eligibility.PoolFields(), eligibility.GrowthPlan())
	collect(list, awards.Fields(), awards.SpecialPlan())
	collect(list, awards.ShandongFields(), awards.Shandong())
	collect(list, awards.ShaanxiFields(), awards.Shaanxi())
	collect(list, awards.LintFields(), awards.ActionPlanLint())
	collect(list, indicators.TargetReadingFields(), indicators.TargetReadings{Days: indicators.OwnDays})
	for _, table := range []indicators.TargetTable{
		indicators.ActionPlanTargets(), indicators.ShandongTargets(), indicators.ShaanxiGoals(), indicators.ShaanxiTable(),
	} {
		targets(list, table)
	}
	edition(list, "SD21-1.2.4", eligibility.Shandong())
	edition(list, "SX21-1.2", eligibility.Shaanxi())
	sizes := zhuanhua.Sizes2011()
	list[sizes.Param.Clause] = append(list[sizes.Param.Clause], param{sizes.Param, zhuanhua.Text{Zh: "划型标准", En: "size standard"}, "工信部联企业〔2011〕300号"})
	return list
}

func collect[S any](list map[zhuanhua.ClauseID][]param, fields []zhuanhua.Field[S], rules S) {
	for _, f := range fields {
		list[f.Clause] = append(list[f.Clause], param{f.Param, f.Text, f.Show(rules)})
	}
}

// targets adds the rows of a table, each with its years and its base year.
func targets(list map[zhuanhua.ClauseID][]param, table indicators.TargetTable) {
	rows := map[zhuanhua.ClauseID][]param{}
	collect(rows, table.Fields(), table)
	for id, row := range rows {
		for _, p := range row {
			target, _ := table.Row(p.Key)
			p.text.Zh, p.text.En = p.text.Zh+"，"+target.Window()+"年", p.text.En+", "+target.Window()
			if target.Base != 0 {
				p.text.Zh, p.text.En = fmt.Sprintf("%s，以%d年为基年", p.text.Zh, target.Base), fmt.Sprintf("%s, from base %d", p.text.En, target.Base)
			}
			list[id] = append(list[id], p)
		}
	}
}

// edition adds what a province's edition of the central rules has otherwise, under the
// clause by which it has.
func edition(list map[zhuanhua.ClauseID][]param, clause zhuanhua.ClauseID, rules eligibility.Rules) {
	for _, f := range eligibility.Diff(eligibility.SpecialPlan(), rules) {
		p := f.Param
		p.Clause, p.From, p.To = clause, rules.From, rules.To
		if f.Key != "from" && f.Key != "to" {
			list[clause] = append(list[clause], param{p, f.Text, f.Show(rules)})
		}
	}
}
