package eligibility_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

var _ = map[eligibility.PlanRules]struct{}{}

func completePlan() zhuanhua.Plan {
	return zhuanhua.Plan{
		Province: zhuanhua.Shaanxi, IssuedOn: zhuanhua.MustDay("2021-04-19"), Years: zhuanhua.Value(3),
		IPDepartment: zhuanhua.Yes, FinanceDepartment: zhuanhua.Yes, MeasuredIndicators: zhuanhua.Yes,
		OverallTargets: zhuanhua.Yes, AnnualTargets: zhuanhua.Yes, Measures: zhuanhua.Yes, Steps: zhuanhua.Yes,
	}
}

func planJudge(t *testing.T, r eligibility.PlanRules) *eligibility.PlanJudge {
	t.Helper()
	j, err := r.Judge()
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// CZ23 三(一): a plan lacks each thing that the clause names.
func TestPlanLacks(t *testing.T) {
	j := planJudge(t, eligibility.SpecialPlanPlans())
	for want, alter := range map[string]func(*zhuanhua.Plan){
		"":                        func(*zhuanhua.Plan) {},
		"other-term":              func(p *zhuanhua.Plan) { p.Years = zhuanhua.Value(2) },
		"no-ip-department":        func(p *zhuanhua.Plan) { p.IPDepartment = zhuanhua.No },
		"no-finance-department":   func(p *zhuanhua.Plan) { p.FinanceDepartment = zhuanhua.No },
		"no-measured-indicators":  func(p *zhuanhua.Plan) { p.MeasuredIndicators = zhuanhua.No },
		"no-overall-targets":      func(p *zhuanhua.Plan) { p.OverallTargets = zhuanhua.No },
		"no-annual-targets":       func(p *zhuanhua.Plan) { p.AnnualTargets = zhuanhua.No },
		"no-policy-measures":      func(p *zhuanhua.Plan) { p.Measures = zhuanhua.No },
		"no-implementation-steps": func(p *zhuanhua.Plan) { p.Steps = zhuanhua.No },
	} {
		p := completePlan()
		alter(&p)
		v, err := j.Plan(&p)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for r := range v.Failed() {
			got += r.Code
			if r.Clause != "CZ23-3.1" || r.Text.Zh == "" || r.Text.En == "" {
				t.Errorf("%+v", r)
			}
		}
		if got != want || (v.Outcome() == zhuanhua.Met) != (want == "") {
			t.Errorf("got %q, %v; want %q", got, v.Outcome(), want)
		}
	}
}

func TestPlanOutcomes(t *testing.T) {
	j := planJudge(t, eligibility.SpecialPlanPlans())
	if v, err := j.Plan(nil); err != nil || v.Outcome() != zhuanhua.NotApplicable {
		t.Errorf("no plan: %v, %v", v.Outcome(), err)
	}
	p := completePlan()
	p.Steps, p.Years = zhuanhua.Unstated, zhuanhua.Given[int]{}
	v, err := j.Plan(&p)
	var missing []string
	for f := range v.Missing() {
		missing = append(missing, f.Key)
	}
	if err != nil || v.Outcome() != zhuanhua.Undetermined || !slices.Equal(missing, []string{"plan-years", "implementation-steps"}) {
		t.Errorf("%v, %v, missing %v", v.Outcome(), err, missing)
	}
	p.Measures = zhuanhua.No
	if v, _ := j.Plan(&p); v.Outcome() != zhuanhua.NotMet {
		t.Errorf("a definite no wins over what is missing: %v", v.Outcome())
	}
	rules := eligibility.SpecialPlanPlans()
	rules.Elements = rules.Elements.Without(eligibility.PolicyMeasures, eligibility.ImplementationSteps)
	p.Years = zhuanhua.Value(3)
	if v, _ := planJudge(t, rules).Plan(&p); v.Outcome() != zhuanhua.Met {
		t.Errorf("what is not asked for is not missed: %v", v.Outcome())
	}
}

func TestPlanExplain(t *testing.T) {
	j := planJudge(t, eligibility.SpecialPlanPlans())
	p := completePlan()
	p.Years = zhuanhua.Value(5)
	d, err := j.Explain(&p)
	if err != nil || d.ID != "610000" || d.Outcome != zhuanhua.NotMet || d.Rows[0].Inputs[0].Detail != "5" {
		t.Errorf("%+v, %v", d, err)
	}
	if got := d.In(zhuanhua.Chinese); !strings.Contains(got, "方案期限不是3年") {
		t.Error(got)
	}
	if d, err := j.Explain(nil); err != nil || d.Outcome != zhuanhua.NotApplicable || d.ID != "" {
		t.Errorf("%+v, %v", d, err)
	}
	p.Province = 0
	if _, err := j.Explain(&p); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Error(err)
	}
}

// Cases generated from the rows, made into plans, are judged as the rows say; they
// tell every altered row, and every altered parameter but by its own plans.
func TestPlanRowsAreHeld(t *testing.T) {
	form := eligibility.PlanForm()
	rules := eligibility.SpecialPlanPlans()
	j := planJudge(t, rules)
	table := j.Table()
	var plans []*zhuanhua.Plan
	for c := range table.Cases(0) {
		p, possible := rules.PutPlan(c.Facts)
		if !possible {
			if c.Facts.Get(eligibility.PlanMadeFact) == zhuanhua.Code(zhuanhua.Yes) {
				t.Errorf("no plan for %+v", c)
			}
			continue
		}
		plans = append(plans, p)
		v, err := j.Plan(p)
		if err != nil || v.Outcome() != c.Outcome {
			t.Errorf("%+v is %v, %v; want %v", p, v.Outcome(), err, c.Outcome)
		}
	}
	tells := func(other *zhuanhua.Table, read func(*zhuanhua.Plan) zhuanhua.Facts) bool {
		return slices.ContainsFunc(plans, func(p *zhuanhua.Plan) bool {
			a, b := table.Judge(0, rules.ReadPlan(p)), other.Judge(0, read(p))
			return a.Outcome() != b.Outcome()
		})
	}
	for mutant := range rules.Check().Mutants(&form) {
		altered, err := zhuanhua.Compile(form, mutant)
		if err == nil && !tells(altered, rules.ReadPlan) {
			t.Errorf("nothing tells %+v", mutant)
		}
	}
	for _, f := range eligibility.PlanFields() {
		for _, near := range f.Nearby(rules) {
			if other := planJudge(t, near); !tells(other.Table(), near.ReadPlan) {
				t.Errorf("nothing tells %s = %s", f.Key, f.Show(near))
			}
		}
	}
}

func TestPlanFields(t *testing.T) {
	base, other := eligibility.SpecialPlanPlans(), eligibility.PlanRules{Years: 5, Elements: zhuanhua.SetOf(eligibility.AnnualTargets)}
	into, shown := base, []string{}
	for _, f := range eligibility.PlanFields() {
		shown = append(shown, f.Key+"="+f.Show(base))
		f.Copy(&into, &other)
		if f.Clause != "CZ23-3.1" || f.Status != zhuanhua.Stated || f.Text.Zh == "" || f.Text.En == "" {
			t.Errorf("%+v", f.Param)
		}
	}
	if into != other {
		t.Errorf("fields carry %+v", into)
	}
	want := []string{
		"plan-years=3",
		"plan-elements=ip-department;finance-department;measured-indicators;overall-targets;annual-targets;policy-measures;implementation-steps",
	}
	if diff := cmp.Diff(want, shown); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if e := eligibility.PlanElement(9); e.String() != "plan element(9)" || e.Text() != (zhuanhua.Text{}) {
		t.Errorf("%s %v", e, e.Text())
	}
}

func TestPlanRulesErrors(t *testing.T) {
	for field, rules := range map[string]eligibility.PlanRules{
		"Years":    {},
		"Elements": {Years: 3, Elements: 1 << 20},
	} {
		_, err := rules.Judge()
		var fault *eligibility.RulesError
		if !errors.As(err, &fault) || fault.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestPlanValidate(t *testing.T) {
	j := planJudge(t, eligibility.SpecialPlanPlans())
	for field, alter := range map[string]func(*zhuanhua.Plan){
		"province":            func(p *zhuanhua.Plan) { p.Province = zhuanhua.Corps },
		"years":               func(p *zhuanhua.Plan) { p.Years = zhuanhua.Value(-1) },
		"issued_on":           func(p *zhuanhua.Plan) { p.IssuedOn = -1 },
		"filed_cnipa_on":      func(p *zhuanhua.Plan) { p.FiledCNIPAOn = -1 },
		"filed_mof_on":        func(p *zhuanhua.Plan) { p.FiledMOFOn = 4_000_000 },
		"ip_department":       func(p *zhuanhua.Plan) { p.IPDepartment = 3 },
		"finance_department":  func(p *zhuanhua.Plan) { p.FinanceDepartment = 3 },
		"measured_indicators": func(p *zhuanhua.Plan) { p.MeasuredIndicators = 3 },
		"overall_targets":     func(p *zhuanhua.Plan) { p.OverallTargets = 3 },
		"annual_targets":      func(p *zhuanhua.Plan) { p.AnnualTargets = 3 },
		"measures":            func(p *zhuanhua.Plan) { p.Measures = 3 },
		"steps":               func(p *zhuanhua.Plan) { p.Steps = 3 },
	} {
		p := completePlan()
		alter(&p)
		_, err := j.Plan(&p)
		var fault *zhuanhua.InputError
		if !errors.As(err, &fault) || fault.Field != field || fault.Record != zhuanhua.RecordPlan {
			t.Errorf("%s: got %v", field, err)
		}
	}
}
