package main

import (
	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// param is one parameter of the shipped rules, with its value.
type param struct {
	zhuanhua.Param
	text  zhuanhua.Text
	value string
}

// in returns key, name, value, unit, window and status on a line.
func (p param) in(lang zhuanhua.Language) string {
	line := p.Key + " (" + p.text.In(lang) + ") = " + p.value
	if p.Unit != "" {
		line += " " + p.Unit
	}
	if p.From.IsGiven() || p.To.IsGiven() {
		line += " [" + p.From.String() + ", " + p.To.String() + ")"
	}
	return line + " · " + p.Status.Text().In(lang)
}

// shipped returns the parameters of every rules value that the library ships, by
// clause.
func shipped() map[zhuanhua.ClauseID][]param {
	list := map[zhuanhua.ClauseID][]param{}
	collect(list, eligibility.Fields(), eligibility.SpecialPlan())
	collect(list, eligibility.PlanFields(), eligibility.SpecialPlanPlans())
	collect(list, awards.Fields(), awards.SpecialPlan())
	return list
}

func collect[S any](list map[zhuanhua.ClauseID][]param, fields []zhuanhua.Field[S], rules S) {
	for _, f := range fields {
		list[f.Clause] = append(list[f.Clause], param{f.Param, f.Text, f.Show(rules)})
	}
}
