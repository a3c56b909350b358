package zhuanhua_test

import (
	"slices"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// TestReasonCodesOfTheProvinces holds the codes of the checks of Shandong's and
// Shaanxi's plans in form and apart from those of the special plan.
func TestReasonCodesOfTheProvinces(t *testing.T) {
	rules := eligibility.Shaanxi()
	judge, err := rules.Judge(rules.Outflow(), rules.Output())
	if err != nil {
		t.Fatal(err)
	}
	shandong, err := awards.Shandong().Judge()
	if err != nil {
		t.Fatal(err)
	}
	shaanxi, err := awards.Shaanxi().Judge("西安市")
	if err != nil {
		t.Fatal(err)
	}
	checks := []zhuanhua.Check{rules.Declassified()}
	for _, table := range slices.Concat([]*zhuanhua.Table{judge.Transfers(), judge.Pledges()}, shandong.Tables(), shaanxi.Tables()) {
		for i := range table.Checks() {
			checks = append(checks, table.Check(i))
		}
	}
	for _, rule := range awards.Shandong().Rules() {
		checks = append(checks, rule.Check())
	}
	for _, fault := range faultsOfCodes(checks) {
		t.Error(fault)
	}
}
