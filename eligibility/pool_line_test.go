package eligibility_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// CP24 四(一): 300 as a rule, 500 with a city with plan status or many such enterprises.
func TestLine(t *testing.T) {
	all := poolRules()
	all.LargeLineForAll = true
	unset := poolRules()
	unset.ManyFrom = zhuanhua.Given[int]{}
	few, many, unknown := zhuanhua.Value(9_999), zhuanhua.Value(10_000), zhuanhua.Given[int]{}
	plain, coast, corps := zhuanhua.Shaanxi, zhuanhua.Shandong, zhuanhua.Corps
	for _, c := range []struct {
		name            string
		rules           eligibility.PoolRules
		province        zhuanhua.Place
		number          int
		enterprises     zhuanhua.Given[int]
		failed, missing string
		note            string
	}{
		{"300", poolRules(), plain, 300, few, "", "", ""},
		{"301", poolRules(), plain, 301, few, "", "", "above-general-line"},
		{"501, no claim to more", poolRules(), plain, 501, few, "", "", "above-general-line"},
		{"501, bars all", all, plain, 501, few, "above-line", "", "above-general-line"},
		{"500, bars all", all, plain, 500, few, "", "", "above-general-line"},
		{"500, many", poolRules(), plain, 500, many, "", "", ""},
		{"501, many", poolRules(), plain, 501, many, "above-line-many", "", ""},
		{"500, plan city", poolRules(), coast, 500, unknown, "", "", ""},
		{"501, plan city", poolRules(), coast, 501, few, "above-line-plan-city", "", ""},
		{"501, plan city, many unknown", poolRules(), coast, 501, unknown, "above-line-plan-city", "", ""},
		{"501, many unknown", poolRules(), plain, 501, unknown, "", "many-enterprises", "above-general-line-unless-many"},
		{"301, many unknown", poolRules(), plain, 301, unknown, "", "", "above-general-line-unless-many"},
		{"the Corps", poolRules(), corps, 301, few, "", "", "above-general-line"},
		{"301, how many is many not set", unset, plain, 301, few, "", "", "above-general-line-unless-many"},
		{"501, plan city, not set", unset, coast, 501, few, "above-line-plan-city", "", ""},
	} {
		p := eligibility.PoolProvince{Province: c.province, Recommended: c.number, Enterprises: c.enterprises}
		v, notes, err := poolJudge(t, c.rules).Line(&p)
		note := ""
		for _, n := range notes {
			note += n.Code
		}
		if f, m := poolRows(v.Failed()), poolFacts(v.Missing()); err != nil || f != c.failed || m != c.missing || note != c.note {
			t.Errorf("%s: %v, %v, failed %q, missing %q, note %q", c.name, v.Outcome(), err, f, m, note)
		}
		if (v.Outcome() == zhuanhua.NotMet) != (c.failed != "") {
			t.Errorf("%s: %v", c.name, v.Outcome())
		}
	}
	p := eligibility.PoolProvince{Province: plain, Recommended: 501, Enterprises: few}
	var fault *eligibility.UnsetError
	if _, _, err := poolJudge(t, unset).Line(&p); !errors.As(err, &fault) || fault.Param.Key != "many-from" || fault.Param.Clause != "CP24-4.1b" || fault.ID != "610000" {
		t.Error(err)
	}
	if _, err := poolJudge(t, unset).ExplainLine(&p); !errors.Is(err, zhuanhua.ErrUnset) {
		t.Error(err)
	}
	d, err := poolJudge(t, poolRules()).ExplainLine(&eligibility.PoolProvince{Province: coast, Recommended: 512})
	if err != nil || d.ID != "370000" || !strings.Contains(d.In(zhuanhua.Chinese), "512") || !strings.Contains(d.In(zhuanhua.English), "more than 500") {
		t.Errorf("%+v, %v", d, err)
	}
}

func TestPoolProvinceValidate(t *testing.T) {
	for field, p := range map[string]*eligibility.PoolProvince{
		"province":    {Province: zhuanhua.Taiwan},
		"recommended": {Province: zhuanhua.Corps, Recommended: -1},
		"enterprises": {Province: zhuanhua.Corps, Enterprises: zhuanhua.Value(-1)},
	} {
		_, _, err := poolJudge(t, poolRules()).Line(p)
		wantFault(t, err, zhuanhua.RecordPool, field)
	}
	wantFault(t, (&eligibility.PoolProvince{}).Validate(), zhuanhua.RecordPool, "province")
	wantFault(t, (*eligibility.PoolProvince)(nil).Validate(), zhuanhua.RecordPool, "province")
}

// CP24 六(三): spot checks and the yearly evaluation.
func TestMonitoring(t *testing.T) {
	j := poolJudge(t, poolRules())
	for _, c := range []struct {
		checked, evaluated zhuanhua.Truth
		want               zhuanhua.Outcome
		failed             string
	}{
		{zhuanhua.Yes, zhuanhua.Yes, zhuanhua.Met, ""},
		{zhuanhua.No, zhuanhua.Yes, zhuanhua.NotMet, "not-spot-checked"},
		{zhuanhua.Yes, zhuanhua.No, zhuanhua.NotMet, "not-evaluated"},
		{zhuanhua.Yes, 0, zhuanhua.Undetermined, ""},
		{0, zhuanhua.No, zhuanhua.NotMet, "not-evaluated"},
	} {
		y := eligibility.PoolYear{Province: zhuanhua.Corps, Year: 2025, SpotChecked: c.checked, Evaluated: c.evaluated}
		d, err := j.ExplainYear(&y)
		v, _ := j.Year(&y)
		if err != nil || d.Outcome != c.want || poolRows(v.Failed()) != c.failed || d.ID != "660000/2025" {
			t.Errorf("%+v: %v, %v", c, d.Outcome, err)
		}
	}
	for field, y := range map[string]*eligibility.PoolYear{
		"province":     {Year: 2025},
		"year":         {Province: zhuanhua.Corps, Year: 10_000},
		"spot_checked": {Province: zhuanhua.Corps, Year: 2025, SpotChecked: 3},
		"evaluated":    {Province: zhuanhua.Corps, Year: 2025, Evaluated: 3},
	} {
		_, err := j.ExplainYear(y)
		wantFault(t, err, zhuanhua.RecordPoolYear, field)
	}
	wantFault(t, (*eligibility.PoolYear)(nil).Validate(), zhuanhua.RecordPoolYear, "year")
}
