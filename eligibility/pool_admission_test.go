package eligibility_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// goodApplication meets the published standard, each figure at its bound.
func goodApplication(name string) eligibility.PoolApplication {
	return eligibility.PoolApplication{
		Enterprise: firm(name), RecommendedOn: zhuanhua.MustDay("2024-06-15"), Refill: zhuanhua.No,
		Size: zhuanhua.SizeOf(zhuanhua.Medium), LegalPerson: zhuanhua.Yes, CorePatents: zhuanhua.Yes,
		Rate: rate(5, 10), Research: yuan(4_000_000), Revenue: yuan(40_000_000),
		SteadyTeam: zhuanhua.Yes, ResearchStaff: zhuanhua.Value(20), Staff: zhuanhua.Value(100), Partnership: zhuanhua.No,
		Trademark: zhuanhua.Yes, IPManagement: zhuanhua.Yes,
		Abnormal: zhuanhua.No, Accident: zhuanhua.No, Violation: zhuanhua.No, Dishonesty: zhuanhua.No,
		Titled: zhuanhua.Yes, PatentIntensive: zhuanhua.Yes, ProductsFiled: zhuanhua.Yes,
	}
}

// CP24 四(一) and the one published standard: each criterion at its bound and beside it.
func TestAdmission(t *testing.T) {
	j := poolJudge(t, poolRules())
	type application = eligibility.PoolApplication
	for _, c := range []struct {
		name            string
		alter           func(*application)
		failed, missing string
	}{
		{"at every bound", func(*application) {}, "", ""},
		{"on the last day", func(a *application) { a.RecommendedOn = zhuanhua.MustDay("2024-06-15") }, "", ""},
		{"a day late", func(a *application) { a.RecommendedOn = zhuanhua.MustDay("2024-06-16") }, "recommended-late", ""},
		{"a refill is not late", func(a *application) { a.RecommendedOn, a.Refill = zhuanhua.MustDay("2025-06-16"), zhuanhua.Yes }, "", ""},
		{"late or a refill", func(a *application) { a.RecommendedOn, a.Refill = zhuanhua.MustDay("2025-06-16"), 0 }, "", "recommendation"},
		{"no day", func(a *application) { a.RecommendedOn = 0 }, "", "recommendation"},
		{"large", func(a *application) { a.Size = zhuanhua.SizeOf(zhuanhua.Large) }, "not-sme", ""},
		{"small or medium", func(a *application) {
			a.Size = zhuanhua.Size{Possible: zhuanhua.SetOf(zhuanhua.Small, zhuanhua.Medium)}
		}, "", ""},
		{"medium or large", func(a *application) {
			a.Size = zhuanhua.Size{Possible: zhuanhua.SetOf(zhuanhua.Medium, zhuanhua.Large)}
		}, "", "sme"},
		{"no legal person", func(a *application) { a.LegalPerson = zhuanhua.No }, "no-legal-person", ""},
		{"no core patents", func(a *application) { a.CorePatents = zhuanhua.No }, "no-core-patents", ""},
		{"rate just below", func(a *application) { a.Rate = rate(499_999, 1_000_000) }, "low-rate", ""},
		{"rate of no patents", func(a *application) { a.Rate = rate(0, 0) }, "low-rate", ""},
		{"no rate", func(a *application) { a.Rate = zhuanhua.Given[eligibility.PatentRate]{} }, "", "industrialisation-rate"},
		{"R&D a fen below both", func(a *application) { a.Research = zhuanhua.Value(decimal.New(3_999_999_99, -2)) }, "little-research", ""},
		{"share a yuan below, amount reached", func(a *application) { a.Research, a.Revenue = yuan(5_000_000), yuan(50_000_001) }, "", ""},
		{"amount a fen below, share missed", func(a *application) {
			a.Research, a.Revenue = zhuanhua.Value(decimal.New(4_999_999_99, -2)), yuan(50_000_000)
		}, "little-research", ""},
		{"amount without revenue", func(a *application) { a.Research, a.Revenue = yuan(5_000_000), zhuanhua.Given[decimal.Decimal]{} }, "", ""},
		{"little R&D without revenue", func(a *application) { a.Revenue = zhuanhua.Given[decimal.Decimal]{} }, "", "research-share"},
		{"no R&D without revenue", func(a *application) { a.Research, a.Revenue = yuan(0), zhuanhua.Given[decimal.Decimal]{} }, "little-research", ""},
		{"no R&D, no revenue", func(a *application) { a.Research, a.Revenue = yuan(0), yuan(0) }, "little-research", ""},
		{"R&D before any revenue", func(a *application) { a.Research, a.Revenue = yuan(1), yuan(0) }, "", ""},
		{"R&D not given", func(a *application) { a.Research = zhuanhua.Given[decimal.Decimal]{} }, "", "research-share research-amount"},
		{"team just below", func(a *application) {
			a.ResearchStaff, a.Staff = zhuanhua.Value(199_999_999), zhuanhua.Value(1_000_000_000)
		}, "no-research-team", ""},
		{"team not steady", func(a *application) { a.SteadyTeam = zhuanhua.No }, "no-research-team", ""},
		{"team not known to be steady", func(a *application) { a.SteadyTeam = 0 }, "", "research-team"},
		{"small team, not known to be steady", func(a *application) { a.SteadyTeam, a.ResearchStaff = 0, zhuanhua.Value(19) }, "no-research-team", ""},
		{"no team", func(a *application) { a.ResearchStaff, a.Staff = zhuanhua.Value(0), zhuanhua.Given[int]{} }, "no-research-team", ""},
		{"no staff", func(a *application) { a.ResearchStaff, a.Staff = zhuanhua.Given[int]{}, zhuanhua.Value(0) }, "no-research-team", ""},
		{"no team but a partnership", func(a *application) { a.SteadyTeam, a.Partnership = zhuanhua.No, zhuanhua.Yes }, "", ""},
		{"no team, partnership not known", func(a *application) { a.SteadyTeam, a.Partnership = zhuanhua.No, 0 }, "", "partnership"},
		{"no trademark", func(a *application) { a.Trademark = zhuanhua.No }, "no-trademark", ""},
		{"no IP management", func(a *application) { a.IPManagement = zhuanhua.No }, "no-ip-management", ""},
		{"abnormal applications", func(a *application) { a.Abnormal = zhuanhua.Yes }, "abnormal-applications", ""},
		{"accident", func(a *application) { a.Accident = zhuanhua.Yes }, "major-accident", ""},
		{"violation", func(a *application) { a.Violation = zhuanhua.Yes }, "violation", ""},
		{"dishonesty", func(a *application) { a.Dishonesty = zhuanhua.Yes }, "serious-dishonesty", ""},
		{"a no wins over what is missing", func(a *application) {
			a.Abnormal, a.Trademark, a.Rate = 0, zhuanhua.No, zhuanhua.Given[eligibility.PatentRate]{}
		}, "no-trademark", ""},
	} {
		a := goodApplication("示例企业甲")
		c.alter(&a)
		got, err := j.Application(&a)
		if err != nil {
			t.Fatal(c.name, err)
		}
		want := zhuanhua.Met
		if c.failed != "" {
			want = zhuanhua.NotMet
		} else if c.missing != "" {
			want = zhuanhua.Undetermined
		}
		if f, m := poolRows(got.Failed()), poolFacts(got.Missing()); got.Outcome() != want || f != c.failed || m != c.missing {
			t.Errorf("%s: %v, failed %q, missing %q; want %v, %q, %q", c.name, got.Outcome(), f, m, want, c.failed, c.missing)
		}
	}
}

// What the standard asks for in principle is a note, and so is that it is not verified.
func TestAdmissionInPrinciple(t *testing.T) {
	wish := eligibility.PoolRequirement{Code: "listed", InPrinciple: true, Text: zhuanhua.Text{Zh: "原则上应为上市后备企业", En: "in principle on the list for listing"}}
	j := poolJudge(t, poolRules(), wish)
	a := goodApplication("示例企业甲")
	a.Titled, a.PatentIntensive, a.ProductsFiled = zhuanhua.No, zhuanhua.No, zhuanhua.Unstated
	a.Answers = []eligibility.PoolAnswer{{Requirement: "listed", Met: zhuanhua.No}}
	got, err := j.Application(&a)
	var codes []string
	for _, n := range got.Notes {
		codes = append(codes, n.Code)
	}
	if diff := cmp.Diff([]string{"standard-unverified", "no-title", "not-patent-intensive", "listed"}, codes); diff != "" || err != nil || got.Outcome() != zhuanhua.Met {
		t.Errorf("%v %v %s", got.Outcome(), err, diff)
	}
}

// The host's own list: the standard of CP24 四(一) as far as we have it.
func TestAdmissionByTheHostsList(t *testing.T) {
	list := []eligibility.PoolRequirement{
		{Code: "growth", Text: zhuanhua.Text{Zh: "成长性不足", En: "does not grow"}},
		{Code: "ability", Text: zhuanhua.Text{Zh: "缺乏研发能力", En: "no ability in R&D"}, Supplier: zhuanhua.TheEnterprise},
	}
	rules := poolRules()
	rules.Standard = eligibility.HostStandard
	j := poolJudge(t, rules, list...)
	if n := len(j.Tables()); n != 6 || j.Rules() != rules {
		t.Errorf("%d tables", n)
	}
	answers := func(growth, ability zhuanhua.Truth) []eligibility.PoolAnswer {
		return []eligibility.PoolAnswer{{"growth", growth}, {"ability", ability}}
	}
	for _, c := range []struct {
		answers         []eligibility.PoolAnswer
		size            zhuanhua.SizeClass
		want            zhuanhua.Outcome
		failed, missing string
	}{
		{answers(zhuanhua.Yes, zhuanhua.Yes), zhuanhua.Small, zhuanhua.Met, "", ""},
		{answers(zhuanhua.No, 0), zhuanhua.Small, zhuanhua.NotMet, "growth", ""},
		{answers(zhuanhua.Yes, 0), zhuanhua.Small, zhuanhua.Undetermined, "", "ability"},
		{nil, zhuanhua.Small, zhuanhua.Undetermined, "", "growth ability"},
		{nil, zhuanhua.Large, zhuanhua.NotMet, "not-sme", ""},
		{answers(zhuanhua.No, 0), zhuanhua.Large, zhuanhua.NotMet, "not-sme growth", ""},
	} {
		a := eligibility.PoolApplication{
			Enterprise: firm("示例企业甲"), RecommendedOn: rules.FirstRoundBy, Size: zhuanhua.SizeOf(c.size), Answers: c.answers,
		}
		got, err := j.Application(&a)
		if f, m := poolRows(got.Failed()), poolFacts(got.Missing()); err != nil || got.Outcome() != c.want || f != c.failed || m != c.missing {
			t.Errorf("%+v: %v, %v, %q, %q", c, got.Outcome(), err, f, m)
		}
		for r := range got.Requirements.Failed() {
			if r.Status() != zhuanhua.HostRule || r.Clause != "CP24-4.1a" {
				t.Errorf("%+v", r)
			}
		}
		for range got.Failed() {
			break
		}
		for range got.Missing() {
			break
		}
	}
	a := goodApplication("示例企业甲")
	a.Answers = []eligibility.PoolAnswer{{"no-such", zhuanhua.Yes}}
	if _, err := j.Application(&a); !errors.Is(err, zhuanhua.ErrUnknownID) {
		t.Errorf("an answer to what nobody asks: %v", err)
	}
	a.Answers = answers(zhuanhua.Yes, zhuanhua.No)
	records, err := j.ExplainApplication(&a)
	if err != nil || len(records) != 2 || records[1].Outcome != zhuanhua.NotMet || records[1].ID != "示例企业甲" ||
		!strings.Contains(records[1].In(zhuanhua.Chinese), "缺乏研发能力") {
		t.Errorf("%+v, %v", records, err)
	}
}

// The annex is missing: without a standard there is no answer but where no standard
// could change it.
func TestAdmissionStandardUnset(t *testing.T) {
	j := poolJudge(t, eligibility.GrowthPlan())
	a := goodApplication("示例企业甲")
	_, err := j.Application(&a)
	var unset *eligibility.UnsetError
	if !errors.As(err, &unset) || !errors.Is(err, zhuanhua.ErrUnset) || unset.Param.Clause != "CP24-4.1a" || unset.ID != "示例企业甲" || !strings.Contains(err.Error(), "CP24-4.1a") {
		t.Errorf("%v", err)
	}
	a.Size = zhuanhua.SizeOf(zhuanhua.Large)
	if got, err := j.Application(&a); err != nil || got.Outcome() != zhuanhua.NotMet {
		t.Errorf("large whatever the standard: %v, %v", got.Outcome(), err)
	}
	if _, err := j.ExplainApplication(&eligibility.PoolApplication{}); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Error(err)
	}
}

func TestExplainApplication(t *testing.T) {
	a := goodApplication("示例企业甲")
	a.Research = yuan(3_000_000)
	a.Rate = zhuanhua.Given[eligibility.PatentRate]{}
	a.Staff = zhuanhua.Given[int]{}
	records, err := poolJudge(t, poolRules()).ExplainApplication(&a)
	if err != nil || len(records) != 1 {
		t.Fatal(records, err)
	}
	zh, en := records[0].In(zhuanhua.Chinese), records[0].In(zhuanhua.English)
	for _, want := range []string{"3000000 / 40000000", "未经核实", "研发费用既不到营业收入的10%，也不到5000000元", "20 / ?", "CP24-4.1a"} {
		if !strings.Contains(zh, want) {
			t.Errorf("%q is not in\n%s", want, zh)
		}
	}
	if !strings.Contains(en, "R&D below 10 % of revenue and below 5000000 yuan") || !strings.Contains(en, "2024-06-15") {
		t.Error(en)
	}
	for _, row := range records[0].Rows {
		if want := (row.Param != nil && strings.HasPrefix(row.Param.Key, "standard")); want != (row.Status == zhuanhua.Unverified) {
			t.Errorf("%s is %v", row.Code, row.Status)
		}
	}
}

func TestApplicationValidate(t *testing.T) {
	hostile := zhuanhua.Value(decimal.New(1, 1<<30))
	for field, alter := range map[string]func(*eligibility.PoolApplication){
		"party_id":         func(a *eligibility.PoolApplication) { a.Enterprise = zhuanhua.PartyID{} },
		"recommended_on":   func(a *eligibility.PoolApplication) { a.RecommendedOn = -1 },
		"refill":           func(a *eligibility.PoolApplication) { a.Refill = 3 },
		"size":             func(a *eligibility.PoolApplication) { a.Size.Possible = 1 << 30 },
		"legal_person":     func(a *eligibility.PoolApplication) { a.LegalPerson = 3 },
		"core_patents":     func(a *eligibility.PoolApplication) { a.CorePatents = 3 },
		"rate":             func(a *eligibility.PoolApplication) { a.Rate = rate(2, 1) },
		"research":         func(a *eligibility.PoolApplication) { a.Research = hostile },
		"revenue":          func(a *eligibility.PoolApplication) { a.Revenue = yuan(-1) },
		"steady_team":      func(a *eligibility.PoolApplication) { a.SteadyTeam = 3 },
		"staff":            func(a *eligibility.PoolApplication) { a.Staff = zhuanhua.Value(-1) },
		"research_staff":   func(a *eligibility.PoolApplication) { a.ResearchStaff = zhuanhua.Value(101) },
		"answers":          func(a *eligibility.PoolApplication) { a.Answers = []eligibility.PoolAnswer{{"x", 1}, {"x", 1}} },
		"partnership":      func(a *eligibility.PoolApplication) { a.Partnership = 3 },
		"trademark":        func(a *eligibility.PoolApplication) { a.Trademark = 3 },
		"ip_management":    func(a *eligibility.PoolApplication) { a.IPManagement = 3 },
		"abnormal":         func(a *eligibility.PoolApplication) { a.Abnormal = 3 },
		"accident":         func(a *eligibility.PoolApplication) { a.Accident = 3 },
		"violation":        func(a *eligibility.PoolApplication) { a.Violation = 3 },
		"dishonesty":       func(a *eligibility.PoolApplication) { a.Dishonesty = 3 },
		"titled":           func(a *eligibility.PoolApplication) { a.Titled = 3 },
		"patent_intensive": func(a *eligibility.PoolApplication) { a.PatentIntensive = 3 },
		"products_filed":   func(a *eligibility.PoolApplication) { a.ProductsFiled = 3 },
	} {
		a := goodApplication("示例企业甲")
		alter(&a)
		wantFault(t, a.Validate(), zhuanhua.RecordApplication, field)
	}
	a := goodApplication("示例企业甲")
	a.Answers = []eligibility.PoolAnswer{{"", zhuanhua.Yes}}
	wantFault(t, a.Validate(), zhuanhua.RecordApplication, "answers")
	a.Answers = []eligibility.PoolAnswer{{"x", 3}}
	wantFault(t, a.Validate(), zhuanhua.RecordApplication, "answers")
	wantFault(t, (*eligibility.PoolApplication)(nil).Validate(), zhuanhua.RecordApplication, "application")
	a = goodApplication("示例企业甲")
	a.Research = zhuanhua.Value(decimal.New(1, -3))
	if err := a.Validate(); !errors.Is(err, zhuanhua.ErrPrecision) {
		t.Error(err)
	}
}

// wantFault holds an error to the record and field that it names.
func wantFault(t *testing.T, err error, record zhuanhua.RecordKind, field string) {
	t.Helper()
	var fault *zhuanhua.InputError
	if !errors.As(err, &fault) || fault.Record != record || fault.Field != field {
		t.Errorf("want %v, %s; got %v", record, field, err)
	}
}
