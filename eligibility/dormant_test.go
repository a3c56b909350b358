package eligibility_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

var _ = map[eligibility.DormantRules]struct{}{}

func dormantPatent(granted string) eligibility.FundedPatent {
	return eligibility.FundedPatent{
		Patent: zhuanhua.Patent{
			No: zhuanhua.MustPatentNo("201710000001X"), GrantedOn: on(granted), OnRegister: true, PubliclyFunded: zhuanhua.Yes,
		},
		Implemented: zhuanhua.No, Justified: zhuanhua.No,
	}
}

func dormantJudge(t testing.TB, r eligibility.DormantRules) *eligibility.DormantJudge {
	t.Helper()
	j, err := r.Judge()
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// GB37 三(六): 授权超过5年. The day before the first day is not one, the first day is.
func TestFirstDayOfStateUse(t *testing.T) {
	rules := eligibility.ActionPlanDormant()
	j := dormantJudge(t, rules)
	for granted, first := range map[string]string{
		"2018-03-01": "2023-03-02",
		"2020-02-29": "2025-03-01", // no 29 February in 2025: the term ends on the 28th
		"2020-02-28": "2025-03-01",
		"2019-02-28": "2024-02-29",
		"2016-02-29": "2021-03-01",
		"2018-12-31": "2024-01-01",
		"2018-10-17": "2023-10-18",
	} {
		p := dormantPatent(granted)
		if got := rules.FirstDay(on(granted)); got != on(first) {
			t.Errorf("granted on %s: first day %s, want %s", granted, got, first)
		}
		for day, want := range map[zhuanhua.Day]zhuanhua.Outcome{on(first) - 1: zhuanhua.NotMet, on(first): zhuanhua.Met, on(first) + 1: zhuanhua.Met} {
			v, err := j.Patent(&p, day)
			if err != nil || v.Outcome() != want {
				t.Errorf("granted on %s, on %s: %v, %v", granted, day, v.Outcome(), err)
			}
			if failed := failedCodes(v); want == zhuanhua.NotMet && !slices.Equal(failed, []string{"within-term"}) {
				t.Errorf("granted on %s, on %s: failed %v", granted, day, failed)
			}
		}
	}
	if got := rules.FirstDay(0); got != 0 {
		t.Errorf("no day of grant: %s", got)
	}
}

func TestStateUse(t *testing.T) {
	j := dormantJudge(t, eligibility.ActionPlanDormant())
	day := on("2024-06-30")
	type want struct {
		outcome zhuanhua.Outcome
		failed  []string
		missing []string
	}
	for name, c := range map[string]struct {
		alter func(*eligibility.FundedPatent)
		want
	}{
		"dormant":           {func(p *eligibility.FundedPatent) {}, want{outcome: zhuanhua.Met}},
		"not declared":      {func(p *eligibility.FundedPatent) { p.Patent.PubliclyFunded = zhuanhua.No }, want{outcome: zhuanhua.NotApplicable}},
		"nothing declared":  {func(p *eligibility.FundedPatent) { p.Patent.PubliclyFunded = 0 }, want{missing: []string{"publicly-funded"}}},
		"never granted":     {func(p *eligibility.FundedPatent) { p.Patent.GrantedOn = 0 }, want{outcome: zhuanhua.NotMet, failed: []string{"not-granted"}}},
		"granted later":     {func(p *eligibility.FundedPatent) { p.Patent.GrantedOn = day + 1 }, want{outcome: zhuanhua.NotMet, failed: []string{"not-granted"}}},
		"granted that day":  {func(p *eligibility.FundedPatent) { p.Patent.GrantedOn = day }, want{outcome: zhuanhua.NotMet, failed: []string{"within-term"}}},
		"lapsed":            {func(p *eligibility.FundedPatent) { p.Patent.LapsedOn = day }, want{outcome: zhuanhua.NotMet, failed: []string{"lapsed"}}},
		"lapses later":      {func(p *eligibility.FundedPatent) { p.Patent.LapsedOn = day + 1 }, want{outcome: zhuanhua.Met}},
		"register not read": {func(p *eligibility.FundedPatent) { p.Patent.OnRegister = false }, want{missing: []string{"lapse"}}},
		"grant not known": {func(p *eligibility.FundedPatent) { p.Patent.OnRegister, p.Patent.GrantedOn = false, 0 },
			want{missing: []string{"granted-since", "lapse"}}},
		"implemented":              {func(p *eligibility.FundedPatent) { p.Implemented = zhuanhua.Yes }, want{outcome: zhuanhua.NotMet, failed: []string{"implemented"}}},
		"implemented that day":     {func(p *eligibility.FundedPatent) { p.Implemented, p.ImplementedOn = 0, day }, want{outcome: zhuanhua.NotMet, failed: []string{"implemented"}}},
		"implemented later":        {func(p *eligibility.FundedPatent) { p.Implemented, p.ImplementedOn = 0, day+1 }, want{outcome: zhuanhua.Met}},
		"implementation not known": {func(p *eligibility.FundedPatent) { p.Implemented = 0 }, want{missing: []string{"implemented"}}},
		"justified":                {func(p *eligibility.FundedPatent) { p.Justified, p.Reason = zhuanhua.Yes, "临床试验尚未结束" }, want{outcome: zhuanhua.NotMet, failed: []string{"justified"}}},
		"reason not known":         {func(p *eligibility.FundedPatent) { p.Justified = 0 }, want{missing: []string{"justified"}}},
		"a no wins": {func(p *eligibility.FundedPatent) { p.Justified, p.Implemented = 0, zhuanhua.Yes },
			want{outcome: zhuanhua.NotMet, failed: []string{"implemented"}}},
	} {
		p := dormantPatent("2018-03-01")
		c.alter(&p)
		uses, v, err := j.Uses(&p, day)
		if err != nil || v.Outcome() != c.outcome || c.outcome == zhuanhua.NotMet && !slices.Equal(failedCodes(v), c.failed) || !slices.Equal(missingKeys(v), c.missing) {
			t.Errorf("%s: %v, failed %v, missing %v, %v", name, v.Outcome(), failedCodes(v), missingKeys(v), err)
		}
		if (uses.Len() == 3) != (c.outcome == zhuanhua.Met) || uses.Len() != 0 && uses.Len() != 3 {
			t.Errorf("%s: the state may %v", name, uses)
		}
	}
}

// Every row and the term itself are held by records made from generated cases.
func TestDormantRowsAreHeld(t *testing.T) {
	rules := eligibility.ActionPlanDormant()
	table := dormantJudge(t, rules).Table()
	day := on("2025-03-01")
	holdRows(t, table, func(f zhuanhua.Facts) (zhuanhua.Facts, bool) {
		p, made := rules.PutPatent(f, day)
		if err := p.Validate(); made && err != nil {
			t.Error(err)
		}
		return rules.ReadPatent(&p, day), made
	}, func(zhuanhua.Facts) bool { return false })
	for c := range table.Check(0).Rows {
		if row := table.Row(c); row.Clause != "GB37-3.6b" || row.Text.Zh == "" || row.Text.En == "" {
			t.Errorf("%+v", row)
		}
	}
	for _, f := range eligibility.DormantFields() {
		for _, near := range f.Nearby(rules) {
			first := min(near.FirstDay(on("2020-02-29")), rules.FirstDay(on("2020-02-29")))
			p := dormantPatent("2020-02-29")
			a, _ := dormantJudge(t, rules).Patent(&p, first)
			b, _ := dormantJudge(t, near).Patent(&p, first)
			if a.Outcome() == b.Outcome() {
				t.Errorf("nothing tells %s = %s", f.Key, f.Show(near))
			}
		}
	}
}

// The right opens on one day and stays open: one day later it is never lost.
func TestStateUseOpensOnce(t *testing.T) {
	rules := eligibility.ActionPlanDormant()
	j := dormantJudge(t, rules)
	rapid.Check(t, func(t *rapid.T) {
		granted := zhuanhua.Day(rapid.IntRange(1, 3_600_000).Draw(t, "granted"))
		day := granted + zhuanhua.Day(rapid.IntRange(0, 4000).Draw(t, "days"))
		p := dormantPatent("2018-03-01")
		p.Patent.GrantedOn = granted
		v, err := j.Patent(&p, day)
		if err != nil || (v.Outcome() == zhuanhua.Met) != (day >= rules.FirstDay(granted)) {
			t.Fatalf("%s, %s: %v, %v", granted, day, v.Outcome(), err)
		}
	})
}

func TestStateUseExplain(t *testing.T) {
	j := dormantJudge(t, eligibility.ActionPlanDormant())
	p := dormantPatent("2018-03-01")
	p.Justified, p.Reason = zhuanhua.Yes, "等待标准发布"
	d, err := j.Explain(&p, on("2023-03-01"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"201710000001.X", "2018-03-01 → 2023-03-02", "授权未超过5年", "等待标准发布", "GB37-3.6b", "dormant-years", "不在本版规则适用期内"} {
		if got := d.In(zhuanhua.Chinese); !strings.Contains(got, want) {
			t.Errorf("no %q in\n%s", want, got)
		}
	}
	p.Patent.GrantedOn = 0
	if d, err = j.Explain(&p, on("2024-03-01")); err != nil || len(d.Notes) != 0 || d.Rows[0].Inputs[0].Detail != "" {
		t.Errorf("%+v, %v", d, err)
	}
	for day, notes := range map[string]int{"2023-10-16": 1, "2023-10-17": 0, "2025-12-31": 0, "2026-01-01": 1} {
		if got := j.Notes(on(day)); len(got) != notes {
			t.Errorf("%s: %v", day, got)
		}
	}
}

func TestDormantRefuses(t *testing.T) {
	j := dormantJudge(t, eligibility.ActionPlanDormant())
	for field, alter := range map[string]func(*eligibility.FundedPatent){
		"patent_no":       func(p *eligibility.FundedPatent) { p.Patent.No = 0 },
		"granted_on":      func(p *eligibility.FundedPatent) { p.Patent.GrantedOn = -1 },
		"implemented_on":  func(p *eligibility.FundedPatent) { p.ImplementedOn = -1 },
		"implemented":     func(p *eligibility.FundedPatent) { p.Implemented = 3 },
		"justified":       func(p *eligibility.FundedPatent) { p.Justified = 3 },
		"reason":          func(p *eligibility.FundedPatent) { p.Justified = zhuanhua.Yes },
		"publicly_funded": func(p *eligibility.FundedPatent) { p.Patent.PubliclyFunded = 3 },
	} {
		p := dormantPatent("2018-03-01")
		alter(&p)
		_, err := j.Explain(&p, on("2024-01-01"))
		var fault *zhuanhua.InputError
		if !errors.As(err, &fault) || fault.Field != field || fault.Record != zhuanhua.RecordPatent {
			t.Errorf("%s: got %v", field, err)
		}
	}
	p := dormantPatent("2018-03-01")
	p.Reason = "未予认可"
	if err := p.Validate(); !errors.Is(err, zhuanhua.ErrNotAllowed) {
		t.Error(err)
	}
	p.Reason, p.ImplementedOn = "", on("2020-01-01")
	if err := p.Validate(); !errors.Is(err, zhuanhua.ErrContradiction) {
		t.Error(err)
	}
	p.ImplementedOn = 0
	for day, want := range map[zhuanhua.Day]error{0: zhuanhua.ErrNotGiven, -1: zhuanhua.ErrRange} {
		if _, _, err := j.Uses(&p, day); !errors.Is(err, want) {
			t.Errorf("day %d: %v", day, err)
		}
	}
	if _, err := j.Patent(nil, on("2024-01-01")); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Error(err)
	}
	rules := eligibility.ActionPlanDormant()
	if rules.ReadPatent(nil, on("2024-01-01")) != 0 || rules.ReadPatent(&p, 0) != 0 {
		t.Error("nothing has facts")
	}
	for _, day := range []zhuanhua.Day{0, on("0003-01-01"), on("9999-12-31")} {
		if _, made := rules.PutPatent(0, day); made {
			t.Errorf("a patent on %s", day)
		}
	}
	for field, r := range map[string]eligibility.DormantRules{
		"From":  {Years: 5},
		"To":    {From: on("2024-01-01"), To: on("2024-01-01"), Years: 5},
		"Years": {From: on("2024-01-01")},
	} {
		_, err := r.Judge()
		var fault *eligibility.RulesError
		if !errors.As(err, &fault) || fault.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestDormantFields(t *testing.T) {
	base, other := eligibility.ActionPlanDormant(), eligibility.ActionPlanDormant()
	other.Years = 7
	for _, f := range eligibility.DormantFields() {
		f.Copy(&base, &other)
		if f.Clause != "GB37-3.6b" || f.Status != zhuanhua.Stated || f.Show(base) != "7" {
			t.Errorf("%+v %s", f.Param, f.Show(base))
		}
	}
	if base != other {
		t.Error(cmp.Diff(base, other))
	}
}

func TestStateUseWords(t *testing.T) {
	for use := eligibility.StateUseNone; use <= eligibility.FreeLicence; use++ {
		var text, column eligibility.StateUse
		b, err := use.MarshalText()
		v, _ := use.Value()
		if err != nil || text.UnmarshalText(b) != nil || column.Scan(v) != nil || text != use || column != use {
			t.Errorf("%d: %q, %v, came back as %v, %v", use, b, err, text, column)
		}
		if names := use.Text(); use > 0 && (names.Zh == "" || names.En == "") {
			t.Errorf("%v has no names", use)
		}
	}
	var use eligibility.StateUse
	if err := use.UnmarshalText([]byte("sale")); !errors.Is(err, zhuanhua.ErrCodeWord) {
		t.Error(err)
	}
}

// What is not on the register with its grant, or was granted before it lapsed, is
// made from facts too.
func TestPutPatent(t *testing.T) {
	rules, day := eligibility.ActionPlanDormant(), on("2025-03-01")
	for age := zhuanhua.Code(0); age <= 3; age++ {
		for lapse := zhuanhua.Code(0); lapse <= 2; lapse++ {
			facts := zhuanhua.Facts(0).With(eligibility.GrantAgeFact, age).With(eligibility.LapseFact, lapse)
			p, made := rules.PutPatent(facts, day)
			if got := rules.ReadPatent(&p, day); !made || got != facts {
				t.Errorf("age %d, lapse %d: read as %x, made %t", age, lapse, got, made)
			}
		}
	}
}

func ExampleDormantRules_FirstDay() {
	rules := eligibility.ActionPlanDormant()
	for _, granted := range []string{"2018-03-01", "2020-02-29"} {
		fmt.Println(granted, rules.FirstDay(zhuanhua.MustDay(granted)))
	}
	// Output:
	// 2018-03-01 2023-03-02
	// 2020-02-29 2025-03-01
}

func ExampleDormantJudge_Uses() {
	judge, err := eligibility.ActionPlanDormant().Judge()
	if err != nil {
		panic(err)
	}
	patent := eligibility.FundedPatent{
		Patent: zhuanhua.Patent{
			No: zhuanhua.MustPatentNo("2018100000014"), GrantedOn: zhuanhua.MustDay("2020-02-29"),
			OnRegister: true, PubliclyFunded: zhuanhua.Yes,
		},
		Implemented: zhuanhua.No, Justified: zhuanhua.No,
	}
	for _, day := range []string{"2025-02-28", "2025-03-01"} {
		uses, verdict, err := judge.Uses(&patent, zhuanhua.MustDay(day))
		fmt.Println(day, verdict.Outcome(), uses, err)
	}
	// Output:
	// 2025-02-28 not_met  <nil>
	// 2025-03-01 met free-use;paid-licence;free-licence <nil>
}
