package zhuanhua_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// TestReasonCodes holds the codes of all checks in form and apart, for the plan and
// for every rules value that differs from it in one parameter.
func TestReasonCodes(t *testing.T) {
	plans, err := eligibility.SpecialPlanPlans().Judge()
	if err != nil {
		t.Fatal(err)
	}
	public := eligibility.GrowthPlan()
	public.Standard = eligibility.PublicStandard
	pools, err := public.Judge()
	if err != nil {
		t.Fatal(err)
	}
	variants := []eligibility.Rules{eligibility.SpecialPlan()}
	for _, field := range eligibility.Fields() {
		variants = append(variants, field.Nearby(eligibility.SpecialPlan())...)
	}
	for _, rules := range variants {
		judge, err := rules.Judge()
		if err != nil {
			t.Fatalf("%+v: %v", rules, err)
		}
		var checks []zhuanhua.Check
		for _, table := range append([]*zhuanhua.Table{
			judge.Transfers(), judge.Pledges(), judge.Payments(), judge.Coverages(), judge.Products(), plans.Table(),
		}, pools.Tables()...) {
			if table.Checks() == 0 {
				t.Fatalf("no check of %ss", table.Form().Kind)
			}
			for i := range table.Checks() {
				checks = append(checks, table.Check(i))
			}
		}
		for _, fault := range faultsOfCodes(checks) {
			t.Errorf("%+v: %s", rules, fault)
		}
	}
}

func TestReasonCodesAreHeld(t *testing.T) {
	row := zhuanhua.Criterion{Code: "transferor-kind", Clause: "CZ23-A1d"}
	good := zhuanhua.Check{Name: "indicator1", Clause: "CZ23-A1", Rows: []zhuanhua.Criterion{row}}
	if faults := faultsOfCodes([]zhuanhua.Check{good, good.Named("indicator2", zhuanhua.Text{}, "CZ23-A2")}); faults != nil {
		t.Error(faults)
	}
	for _, c := range []struct {
		name   string
		checks []zhuanhua.Check
	}{
		{"a check twice", []zhuanhua.Check{good, good}},
		{"a check's name", []zhuanhua.Check{good.Named("Indicator1", zhuanhua.Text{}, "CZ23-A1")}},
		{"a check's clause", []zhuanhua.Check{good.Named("indicator1", zhuanhua.Text{}, "A1")}},
		{"a code twice", []zhuanhua.Check{good.With(row)}},
		{"a code of the applies row", []zhuanhua.Check{{Name: "indicator1", Clause: "CZ23-A1", Applies: &row, Rows: good.Rows}}},
		{"a code out of form", []zhuanhua.Check{good.With(zhuanhua.Criterion{Code: "transferor_kind", Clause: "CZ23-A1d"})}},
		{"no code", []zhuanhua.Check{good.With(zhuanhua.Criterion{Clause: "CZ23-A1d"})}},
		{"a row's clause", []zhuanhua.Check{good.With(zhuanhua.Criterion{Code: "other"})}},
	} {
		if len(faultsOfCodes(c.checks)) == 0 {
			t.Errorf("%s: not found", c.name)
		}
	}
}

// faultsOfCodes tells what is wrong with names, codes and clauses of checks.
func faultsOfCodes(checks []zhuanhua.Check) (faults []string) {
	seen := map[string]bool{}
	name := func(name, word string, clause zhuanhua.ClauseID) {
		switch {
		case seen[name]:
			faults = append(faults, name+" is there twice")
		case strings.Trim(word, "abcdefghijklmnopqrstuvwxyz0123456789-") != "", word == "", strings.Trim(word, "-") != word, strings.Contains(word, "--"):
			faults = append(faults, name+": no code word")
		case !clause.Valid():
			faults = append(faults, fmt.Sprintf("%s: %q is no clause", name, clause))
		}
		seen[name] = true
	}
	for _, c := range checks {
		name(c.Name, c.Name, c.Clause)
		rows := c.Rows
		if c.Applies != nil {
			rows = slices.Concat(rows, []zhuanhua.Criterion{*c.Applies})
		}
		for _, row := range rows {
			name(c.Name+"/"+row.Code, row.Code, row.Clause)
		}
	}
	return faults
}
