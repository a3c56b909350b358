package zhuanhua_test

import (
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// The codes of the action plan's checks are in form and apart too.
func TestReasonCodesOfActionPlan(t *testing.T) {
	stock := eligibility.ActionPlanStock()
	stock.OnlineToo = true
	checks := append(stock.Checks(), eligibility.ActionPlanDormant().Check(), eligibility.OpenLicenceCheck())
	checks = append(checks, awards.ActionPlanLint().Checks()...)
	for _, fault := range faultsOfCodes(checks) {
		t.Error(fault)
	}
	for _, c := range checks {
		if c.Clause.Document() != zhuanhua.GB37 || c.Text.Zh == "" || c.Text.En == "" {
			t.Errorf("%s: %s, %+v", c.Name, c.Clause, c.Text)
		}
		for _, row := range c.Rows {
			if row.Clause.Document() != zhuanhua.GB37 || row.Text.Zh == "" || row.Text.En == "" {
				t.Errorf("%s/%s: %s, %+v", c.Name, row.Code, row.Clause, row.Text)
			}
		}
	}
}
