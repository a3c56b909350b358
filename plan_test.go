package zhuanhua_test

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zhuanhua-rules/zhuanhua"
)

func TestPlanValidate(t *testing.T) {
	for province := range zhuanhua.Provinces() {
		p := zhuanhua.Plan{Province: province} // what a plan lacks is no fault
		if err := p.Validate(); err != nil {
			t.Errorf("%v: %v", province, err)
		}
	}
	p := validPlan()
	if err := p.Validate(); err != nil {
		t.Errorf("everything given: %v", err)
	}
	p.Years = zhuanhua.Value(0)
	if err := p.Validate(); err != nil {
		t.Errorf("a plan of no years: %v", err)
	}
}

// validPlan returns a plan with every field given.
func validPlan() zhuanhua.Plan {
	return zhuanhua.Plan{
		Province: zhuanhua.Shaanxi, IssuedOn: zhuanhua.MustDay("2021-04-19"),
		IPDepartment: zhuanhua.Yes, FinanceDepartment: zhuanhua.No, Years: zhuanhua.Value(3),
		MeasuredIndicators: zhuanhua.Yes, OverallTargets: zhuanhua.Yes, AnnualTargets: zhuanhua.No,
		Measures: zhuanhua.Yes, Steps: zhuanhua.No,
		FiledCNIPAOn: zhuanhua.MustDay("2021-04-25"), FiledMOFOn: zhuanhua.MustDay("2021-04-26"),
	}
}

func TestPlanValidateErrors(t *testing.T) {
	plan := func(kind error, field string) wantedFault {
		return wantedFault{kind, zhuanhua.RecordPlan, "610000", field}
	}
	for _, c := range []struct {
		name  string
		alter func(*zhuanhua.Plan)
		want  wantedFault
	}{
		{"no province", func(p *zhuanhua.Plan) { p.Province = 0 }, wantedFault{zhuanhua.ErrNotGiven, zhuanhua.RecordPlan, "", "province"}},
		{"the Corps, a province of CP24 alone", func(p *zhuanhua.Plan) { p.Province = zhuanhua.Corps }, wantedFault{zhuanhua.ErrCodeWord, zhuanhua.RecordPlan, "660000", "province"}},
		{"a city", func(p *zhuanhua.Plan) { p.Province = zhuanhua.Qingdao }, wantedFault{zhuanhua.ErrCodeWord, zhuanhua.RecordPlan, "370200", "province"}},
		{"abroad", func(p *zhuanhua.Plan) { p.Province = zhuanhua.Abroad }, wantedFault{zhuanhua.ErrCodeWord, zhuanhua.RecordPlan, "000000", "province"}},
		{"negative years", func(p *zhuanhua.Plan) { p.Years = zhuanhua.Value(-1) }, plan(zhuanhua.ErrRange, "years")},
		{"issued", func(p *zhuanhua.Plan) { p.IssuedOn = -1 }, plan(zhuanhua.ErrRange, "issued_on")},
		{"filed at CNIPA", func(p *zhuanhua.Plan) { p.FiledCNIPAOn = lastDay + 1 }, plan(zhuanhua.ErrRange, "filed_cnipa_on")},
		{"filed at the Ministry of Finance", func(p *zhuanhua.Plan) { p.FiledMOFOn = -1 }, plan(zhuanhua.ErrRange, "filed_mof_on")},
		{"IP department", func(p *zhuanhua.Plan) { p.IPDepartment = 3 }, plan(zhuanhua.ErrCodeWord, "ip_department")},
		{"finance department", func(p *zhuanhua.Plan) { p.FinanceDepartment = 3 }, plan(zhuanhua.ErrCodeWord, "finance_department")},
		{"indicators", func(p *zhuanhua.Plan) { p.MeasuredIndicators = 3 }, plan(zhuanhua.ErrCodeWord, "measured_indicators")},
		{"overall targets", func(p *zhuanhua.Plan) { p.OverallTargets = 3 }, plan(zhuanhua.ErrCodeWord, "overall_targets")},
		{"annual targets", func(p *zhuanhua.Plan) { p.AnnualTargets = 3 }, plan(zhuanhua.ErrCodeWord, "annual_targets")},
		{"measures", func(p *zhuanhua.Plan) { p.Measures = 255 }, plan(zhuanhua.ErrCodeWord, "measures")},
		{"steps", func(p *zhuanhua.Plan) { p.Steps = 3 }, plan(zhuanhua.ErrCodeWord, "steps")},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := validPlan()
			c.alter(&p)
			checkFault(t, p.Validate(), c.want)
		})
	}
}

func TestPlanJSON(t *testing.T) {
	in := zhuanhua.Plan{
		Province: zhuanhua.Shaanxi, IssuedOn: zhuanhua.MustDay("2021-04-19"),
		IPDepartment: zhuanhua.Yes, FinanceDepartment: zhuanhua.Yes, Years: zhuanhua.Value(3),
		MeasuredIndicators: zhuanhua.Yes, AnnualTargets: zhuanhua.No, FiledCNIPAOn: zhuanhua.MustDay("2021-04-25"),
	}
	b, err := json.Marshal(in)
	if err != nil {
		t.Fatal(err)
	}
	var keys map[string]any
	if err := json.Unmarshal(b, &keys); err != nil {
		t.Fatal(err)
	}
	want := map[string]any{
		"province": "610000", "issued_on": "2021-04-19", "ip_department": true, "finance_department": true, "years": 3.0,
		"measured_indicators": true, "overall_targets": nil, "annual_targets": false, "measures": nil, "steps": nil,
		"filed_cnipa_on": "2021-04-25", "filed_mof_on": "",
	}
	if diff := cmp.Diff(want, keys); diff != "" {
		t.Errorf("json.Marshal (-want +got):\n%s", diff)
	}
	var back zhuanhua.Plan
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(in, back); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}
