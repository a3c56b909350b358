package exchange

import "github.com/zhuanhua-rules/zhuanhua"

// planRow is a row of plans.csv (实施方案).
type planRow struct {
	*cycleReading
	zhuanhua.Plan
}

var planTable = table[planRow]{
	file: "plans.csv", required: true, key: "province",
	columns: []column[planRow]{
		{name: "province", filled: true, read: (*planRow).defineProvince},
		{name: "ip_department", filled: true, read: into(truth, func(r *planRow) *zhuanhua.Truth { return &r.IPDepartment })},
		{name: "finance_department", filled: true, read: into(truth, func(r *planRow) *zhuanhua.Truth { return &r.FinanceDepartment })},
		{name: "years", filled: true, read: into(given(number), func(r *planRow) *zhuanhua.Given[int] { return &r.Years })},
		{name: "measured_indicators", filled: true, read: into(truth, func(r *planRow) *zhuanhua.Truth { return &r.MeasuredIndicators })},
		{name: "annual_targets", filled: true, read: into(truth, func(r *planRow) *zhuanhua.Truth { return &r.AnnualTargets })},
		{name: "filed_cnipa_on", read: into(day, func(r *planRow) *zhuanhua.Day { return &r.FiledCNIPAOn })},
		{name: "filed_mof_on", read: into(day, func(r *planRow) *zhuanhua.Day { return &r.FiledMOFOn })},
	},
}

func (c *cycleReading) readPlans() {
	c.plans.hidden = planTable.read(c.reading, planRow{cycleReading: c}, func(r *planRow) error {
		c.cycle.Plans = append(c.cycle.Plans, r.Plan)
		return nil
	})
}

func (r *planRow) defineProvince(cell string) (err error) {
	if r.Province, err = province(cell); err != nil {
		return err
	}
	return r.plans.define(r.Province, r.line)
}
