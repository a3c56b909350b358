package awards_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// What the notice states, with its clauses.
func TestSpecialPlanTerms(t *testing.T) {
	want := map[string][3]string{ // value, clause, status
		"startup-amount":    {"50000000", "CZ23-3.3a", "stated"},
		"topup-amount":      {"50000000", "CZ23-3.3b", "stated"},
		"award-amount":      {"100000000", "CZ23-2.2.3a", "stated"},
		"first-year":        {"2021", "CZ23-3.3", "stated"},
		"last-year":         {"2023", "CZ23-3.3", "stated"},
		"filing-day":        {"2021-04-15", "CZ23-3.2", "stated"},
		"late-bars":         {"false", "CZ23-3.2", "reading"},
		"compete-by":        {"06-30", "CZ23-3.2", "reading"},
		"rest-year":         {"true", "CZ23-2.2.3b", "stated"},
		"topup-counts":      {"true", "CZ23-2.2.3b", "reading"},
		"severe-bars-later": {"false", "CZ23-4.4c", "reading"},
		"startup-quota":     {"", "CZ23-3.3a", "unset"},
		"award-quota":       {";;;", "CZ23-3.3c", "unset"},
		"pass-mark":         {"", "CZ23-3.3b", "unset"},
	}
	got := map[string][3]string{}
	for _, f := range awards.Fields() {
		got[f.Key] = [3]string{f.Show(awards.SpecialPlan()), string(f.Clause), f.Status.String()}
		if f.Text.Zh == "" || f.Text.En == "" || f.From != zhuanhua.MustDay("2021-03-19") || f.To != zhuanhua.MustDay("2024-01-01") {
			t.Errorf("%s: %+v %+v", f.Key, f.Text, f.Param)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if n := reflect.TypeFor[awards.Terms]().NumField(); n != len(got) {
		t.Errorf("%d parameters for %d fields", len(got), n)
	}
}

func TestFieldsCarryTheirFieldAlone(t *testing.T) {
	other := awards.Terms{1, 2, 3, 2001, 2002, 1, true, awards.MonthDay{1, 1}, false, false, true,
		zhuanhua.Value(1), [awards.MaxAwardYears]zhuanhua.Given[int]{zhuanhua.Value(1)}, zhuanhua.Value(zhuanhua.Points(1))}
	into := awards.SpecialPlan()
	for _, f := range awards.Fields() {
		before := into
		f.Copy(&into, &other)
		if diff := awards.Diff(before, into); len(diff) != 1 || diff[0].Key != f.Key {
			t.Errorf("%s: Copy carries %d fields", f.Key, len(diff))
		}
		for _, near := range f.Nearby(before) {
			if diff := awards.Diff(before, near); len(diff) != 1 || diff[0].Key != f.Key {
				t.Errorf("%s: a copy nearby differs in %d fields", f.Key, len(diff))
			}
		}
	}
	if into != other {
		t.Errorf("fields carry %+v, want %+v", into, other)
	}
}

// boundaryCycle is a cycle in which every parameter is met at its bound.
func boundaryCycle() (awards.Terms, awards.Input) {
	day := zhuanhua.MustDay
	p := []zhuanhua.Place{
		zhuanhua.Beijing, zhuanhua.Tianjin, zhuanhua.Hebei, zhuanhua.Shanghai, zhuanhua.Jiangsu, zhuanhua.Fujian, zhuanhua.Hubei, zhuanhua.Shaanxi,
	}
	in := awards.Input{Applicants: applicants(p...)}
	in.Applicants[2].FiledMOFOn = day("2021-06-30")
	in.Applicants[3].FiledMOFOn = day("2021-07-01")
	in.Applicants[4].FiledCNIPAOn = filingDay + 1
	in.Evaluations = append(scores(2021, p, 95, 94, 93, 92, 91, 50, 40, 30), scores(2022, p, 60, 60, 70, 69, 68, 67, 66, 65)...)
	in.Evaluations = append(in.Evaluations, scores(2023, p, 90, 89, 88, 87, 86, 85, 84, 83)...)
	in.Findings = []zhuanhua.Finding{minor("a", 2022, p[1], 1), severe("b", 2021, p[7])}
	return plain().WithQuotas(2, 2, 2), in
}

// Every parameter of the terms moves some decision of the cycle at its bounds.
func TestEveryParameterIsHeld(t *testing.T) {
	terms, in := boundaryCycle()
	base := decide(t, terms, in)
	for _, f := range awards.Fields() {
		for _, near := range f.Nearby(terms) {
			r, err := tryDecide(t, near, in)
			if err == nil && cmp.Equal(fastDecisions(base), fastDecisions(r)) {
				t.Errorf("%s = %s decides as %s does", f.Key, f.Show(near), f.Show(terms))
			}
		}
	}
}

func TestTermsErrors(t *testing.T) {
	for field, alter := range map[string]func(*awards.Terms){
		"Startup":      func(t *awards.Terms) { t.Startup = -1 },
		"Topup":        func(t *awards.Terms) { t.Topup = zhuanhua.MaxAmount + 1 },
		"Award":        func(t *awards.Terms) { t.Award = -1 },
		"FirstYear":    func(t *awards.Terms) { t.FirstYear = 0 },
		"LastYear":     func(t *awards.Terms) { t.LastYear = t.FirstYear },
		"FilingDay":    func(t *awards.Terms) { t.FilingDay = 0 },
		"CompeteBy":    func(t *awards.Terms) { t.CompeteBy = awards.MonthDay{2, 29} },
		"StartupQuota": func(t *awards.Terms) { t.StartupQuota = zhuanhua.Value(-1) },
		"AwardQuota":   func(t *awards.Terms) { t.AwardQuota[3] = zhuanhua.Value(2_000_000_000) },
		"PassMark":     func(t *awards.Terms) { t.PassMark = zhuanhua.Value(1001 * point) },
	} {
		terms := plain()
		alter(&terms)
		_, err := terms.Cycle()
		var fault *awards.TermsError
		if !errors.As(err, &fault) || fault.Field != field || !strings.Contains(err.Error(), field) {
			t.Errorf("%s: got %v", field, err)
		}
	}
	if _, err := (awards.Terms{}).Cycle(); err == nil {
		t.Error("the zero Terms decides")
	}
}

func TestQuota(t *testing.T) {
	terms := awards.SpecialPlan().WithQuotas(8, 7, 6, 5, 4, 3)
	for year, want := range map[int]int{2020: -1, 2021: 8, 2022: 7, 2023: 6, 2024: -1, 2025: -1} {
		if got := terms.Quota(year).Or(-1); got != want {
			t.Errorf("%d: %d, want %d", year, got, want)
		}
	}
	if terms.Years() != 3 {
		t.Errorf("%d years", terms.Years())
	}
}

// A longer programme goes on as its third year does.
func TestLongerProgramme(t *testing.T) {
	p := somePlaces[:2]
	terms := plain()
	terms.LastYear = 2025
	terms = terms.WithQuotas(0, 1, 1, 1, 1)
	in := awards.Input{Applicants: applicants(p...)}
	for year := 2021; year <= 2025; year++ {
		in.Evaluations = append(in.Evaluations, scores(year, p, 90, 80)...)
	}
	r := decide(t, terms, in)
	for year := 2022; year <= 2025; year++ {
		first, second := of(t, r, year, p[0]).Action, of(t, r, year, p[1]).Action
		if (first == awards.Award) != (year%2 == 0) || (second == awards.Award) != (year%2 == 1) {
			t.Errorf("%d: %v and %v", year, first, second)
		}
	}
}
