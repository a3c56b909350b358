package awards_test

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// What Shandong's plan states, with its clauses.
func TestShandongTerms(t *testing.T) {
	want := map[string][3]string{ // value, clause, status
		"centre-cap":         {"300000", "SD21-2.1", "stated"},
		"navigation-sum":     {"", "SD21-2.11", "unset"},
		"interest-rate":      {"60%", "SD21-2.19", "stated"},
		"loss-rate":          {"40%", "SD21-2.19", "stated"},
		"premium-rate":       {"60%", "SD21-2.19", "stated"},
		"work-mark":          {"", "SD21-2.6", "unset"},
		"credit-mark":        {"", "SD21-2.6", "unset"},
		"sharers":            {"central_soe;provincial_soe", "SD21-2.7", "stated"},
		"first-city":         {"370100", "SD21-2.14", "stated"},
		"second-city":        {"370200", "SD21-2.14", "stated"},
		"third-city":         {"370600", "SD21-2.14", "stated"},
		"china-patent-gold":  {"500000", "SD21-2.20", "stated"},
		"china-design-gold":  {"500000", "SD21-2.20", "stated"},
		"provincial-special": {"500000", "SD21-2.20", "stated"},
	}
	for key, yuan := range map[string]string{
		"china-patent-silver": "200000", "china-design-silver": "200000", "china-patent-excellence": "100000", "china-design-excellence": "100000",
		"provincial-first": "100000", "provincial-second": "50000", "provincial-third": "30000",
	} {
		want[key] = [3]string{yuan, "SD21-2.20", "stated"}
	}
	checkTerms(t, awards.Shandong(), awards.ShandongFields(), want)
	other := awards.ShandongTerms{
		CentreCap: 1, NavigationSum: zhuanhua.Value(zhuanhua.Amount(1)), InterestRate: 1, LossRate: 2, PremiumRate: 3,
		Sharers: zhuanhua.SetOf(zhuanhua.University), Cities: [3]zhuanhua.Place{370300, 370400, 370500},
	}.WithMarks(1, 2)
	for p := awards.PatentGold; p <= awards.ProvincialThirdPrize; p++ {
		other.Prizes[p] = zhuanhua.Amount(p)
	}
	checkFields(t, awards.ShandongFields(), awards.Shandong(), other)
}

// What Shaanxi's plan states, with its clauses; everything "many" and "top" is unset.
func TestShaanxiTerms(t *testing.T) {
	want := map[string][3]string{
		"plan-first-year":     {"2021", "SX21-4.1", "stated"},
		"plan-last-year":      {"2023", "SX21-4.1", "stated"},
		"work-plan-day":       {"03-31", "SX21-4.1", "stated"},
		"first-work-plan-day": {"05-31", "SX21-4.1", "stated"},
		"least-money":         {"10000000", "SX21-4.2", "stated"},
		"award-suppliers":     {"university;research_institute;central_soe;provincial_soe;municipal_soe;military_unit", "SX21-4.3.1", "stated"},
		"award-sources":       {"university;research_institute", "SX21-4.3.2", "stated"},
	}
	for clause, keys := range map[string]string{
		"SX21-4.3.1": "many-patents large-income clear-example suppliers-top",
		"SX21-4.3.2": "marked-benefit more-revenue more-jobs receivers-top",
		"SX21-4.3.3": "many-filings filing-growth high-filing-rate many-pledges large-loans filing-cities-top pledge-cities-top",
		"SX21-4.3.4": "real-results publicity-effect",
	} {
		for key := range strings.FieldsSeq(keys) {
			want[key] = [3]string{"", clause, "unset"}
		}
	}
	checkTerms(t, awards.Shaanxi(), awards.ShaanxiFields(), want)
	other := awards.ShaanxiTerms{
		FirstYear: 2000, LastYear: 2001, PlanDay: awards.MonthDay{1, 2}, FirstPlanDay: awards.MonthDay{2, 2}, LeastMoney: 1,
		Suppliers: zhuanhua.SetOf(zhuanhua.Individual), Sources: zhuanhua.SetOf(zhuanhua.OtherParty),
	}
	for q := awards.ManyPatents; q <= awards.PublicityEffect; q++ {
		other.Marks[q] = zhuanhua.Value(awards.Mark(q))
	}
	for c := awards.SuppliersClass; c <= awards.PledgeCitiesClass; c++ {
		other.Tops[c] = zhuanhua.Value(int(c))
	}
	checkFields(t, awards.ShaanxiFields(), awards.Shaanxi(), other)
}

func checkTerms[S any](t *testing.T, terms S, fields []zhuanhua.Field[S], want map[string][3]string) {
	t.Helper()
	got := map[string][3]string{}
	for _, f := range fields {
		got[f.Key] = [3]string{f.Show(terms), string(f.Clause), f.Status.String()}
		if f.Text.Zh == "" || f.Text.En == "" || f.From != zhuanhua.MustDay("2021-04-19") || f.To != zhuanhua.MustDay("2024-01-01") {
			t.Errorf("%s: %+v %+v", f.Key, f.Text, f.Param)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" || len(got) != len(fields) {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// checkFields checks that every field carries itself and nothing else, and that
// together they carry everything.
func checkFields[S comparable](t *testing.T, fields []zhuanhua.Field[S], from, other S) {
	t.Helper()
	differ := func(a, b S) (keys []string) {
		for _, f := range fields {
			if f.Show(a) != f.Show(b) {
				keys = append(keys, f.Key)
			}
		}
		return keys
	}
	into := from
	for _, f := range fields {
		before := into
		f.Copy(&into, &other)
		if keys := differ(before, into); !slices.Equal(keys, []string{f.Key}) {
			t.Errorf("%s: Copy carries %v", f.Key, keys)
		}
		near := f.Nearby(before)
		for _, n := range near {
			if keys := differ(before, n); !slices.Equal(keys, []string{f.Key}) {
				t.Errorf("%s: a copy nearby differs in %v", f.Key, keys)
			}
		}
		if len(near) == 0 {
			t.Errorf("%s: nothing is nearby", f.Key)
		}
	}
	if into != other {
		t.Errorf("fields carry %+v, want %+v", into, other)
	}
}

func TestProvincialTermsErrors(t *testing.T) {
	for field, alter := range map[string]func(*awards.ShandongTerms){
		"CentreCap":     func(t *awards.ShandongTerms) { t.CentreCap = -1 },
		"NavigationSum": func(t *awards.ShandongTerms) { t.NavigationSum = zhuanhua.Value(zhuanhua.MaxAmount + 1) },
		"InterestRate":  func(t *awards.ShandongTerms) { t.InterestRate = 0 },
		"LossRate":      func(t *awards.ShandongTerms) { t.LossRate = awards.Whole + 1 },
		"PremiumRate":   func(t *awards.ShandongTerms) { t.PremiumRate = -1 },
		"WorkMark":      func(t *awards.ShandongTerms) { *t = t.WithMarks(0, 1) },
		"CreditMark":    func(t *awards.ShandongTerms) { *t = t.WithMarks(1, 1001*point) },
		"Sharers":       func(t *awards.ShandongTerms) { t.Sharers = 1 },
		"Prizes":        func(t *awards.ShandongTerms) { t.Prizes[awards.PatentGold] = -1 },
		"Cities":        func(t *awards.ShandongTerms) { t.Cities[2] = t.Cities[0] },
		"Cities ":       func(t *awards.ShandongTerms) { t.Cities[2] = t.Cities[1] },
		"Cities  ":      func(t *awards.ShandongTerms) { t.Cities[1] = 0 },
	} {
		terms := awards.Shandong()
		alter(&terms)
		_, err := terms.Judge()
		checkTermsError(t, err, strings.TrimSpace(field))
		_, err = terms.Support()
		checkTermsError(t, err, strings.TrimSpace(field))
	}
	for field, alter := range map[string]func(*awards.ShaanxiTerms){
		"FirstYear":    func(t *awards.ShaanxiTerms) { t.FirstYear = 0 },
		"LastYear":     func(t *awards.ShaanxiTerms) { t.LastYear = 2020 },
		"PlanDay":      func(t *awards.ShaanxiTerms) { t.PlanDay = awards.MonthDay{2, 29} },
		"FirstPlanDay": func(t *awards.ShaanxiTerms) { t.FirstPlanDay = awards.MonthDay{} },
		"LeastMoney":   func(t *awards.ShaanxiTerms) { t.LeastMoney = -1 },
		"Suppliers":    func(t *awards.ShaanxiTerms) { t.Suppliers = 1 << 40 },
		"Sources":      func(t *awards.ShaanxiTerms) { t.Sources = 1 },
		"Marks":        func(t *awards.ShaanxiTerms) { t.Marks[awards.RealResults] = zhuanhua.Value(awards.Mark(100_001)) },
		"Marks ":       func(t *awards.ShaanxiTerms) { t.Marks[0] = zhuanhua.Value(awards.Mark(1)) },
		"Tops":         func(t *awards.ShaanxiTerms) { *t = t.WithTop(awards.SuppliersClass, -1) },
		"Tops ":        func(t *awards.ShaanxiTerms) { t.Tops[0] = zhuanhua.Value(1) },
	} {
		terms := awards.Shaanxi()
		alter(&terms)
		_, err := terms.Judge("西安市")
		checkTermsError(t, err, strings.TrimSpace(field))
	}
	for _, cities := range [][]string{nil, {""}, {"西安市", "西安市"}} {
		_, err := awards.Shaanxi().Judge(cities...)
		checkTermsError(t, err, "cities")
	}
	if _, err := (awards.ShaanxiTerms{}).Judge("西安市"); err == nil {
		t.Error("the zero ShaanxiTerms judges")
	}
	if _, err := (awards.ShandongTerms{}).Judge(); err == nil {
		t.Error("the zero ShandongTerms judges")
	}
	if same := awards.Shaanxi().WithTop(awards.MattersClass, 3).WithTop(99, 3); same != awards.Shaanxi() {
		t.Error("a class without a top has one")
	}
}

func checkTermsError(t *testing.T, err error, field string) {
	t.Helper()
	var fault *awards.TermsError
	if !errors.As(err, &fault) || fault.Field != field {
		t.Errorf("%s: got %v", field, err)
	}
}

func TestMarks(t *testing.T) {
	for _, c := range []struct {
		quality awards.Quality
		from    decimal.Decimal
		want    awards.Mark
		kind    error
	}{
		{awards.ManyPatents, decimal.New(20, 0), 20, nil},
		{awards.ManyPatents, decimal.New(205, -1), 0, zhuanhua.ErrPrecision},
		{awards.LargeIncome, decimal.New(1, -2), 1, nil},
		{awards.LargeIncome, decimal.New(1, 15), 1e17, nil},
		{awards.LargeIncome, decimal.New(1, -3), 0, zhuanhua.ErrPrecision},
		{awards.MoreRevenue, decimal.New(205, -1), 2050, nil},
		{awards.MoreRevenue, decimal.New(500, 0), 50_000, nil},
		{awards.HighFilingRate, decimal.New(100, 0), 10_000, nil},
		{awards.HighFilingRate, decimal.New(10001, -2), 0, zhuanhua.ErrRange},
		{awards.RealResults, decimal.New(1000, 0), 100_000, nil},
		{awards.RealResults, decimal.New(1001, 0), 0, zhuanhua.ErrRange},
		{awards.ManyPatents, decimal.Decimal{}, 0, zhuanhua.ErrRange},
		{awards.ManyPatents, decimal.New(-1, 0), 0, zhuanhua.ErrRange},
		{awards.ManyPatents, decimal.New(1, 1<<30), 0, zhuanhua.ErrRange},
		{awards.QualityNone, decimal.New(1, 0), 0, zhuanhua.ErrCodeWord},
		{99, decimal.New(1, 0), 0, zhuanhua.ErrCodeWord},
	} {
		got, err := awards.MarkOf(c.quality, c.from)
		if got != c.want || !errors.Is(err, c.kind) || (err == nil) != (c.kind == nil) {
			t.Errorf("%s from %v: %d, %v", c.quality, c.from, got, err)
		}
		terms, err := awards.Shaanxi().WithMark(c.quality, c.from)
		if err == nil && terms.Marks[c.quality] != zhuanhua.Value(c.want) || err != nil && terms != awards.Shaanxi() {
			t.Errorf("%s from %v: %v, %v", c.quality, c.from, terms.Marks, err)
		}
	}
	if awards.QualityNone.Unit() != zhuanhua.UnitNone || !awards.MoreJobs.IsRise() || awards.RealResults.IsRise() {
		t.Error("units")
	}
}

// provincialTables are the checks of both plans and of every rule of support.
func provincialTables(t *testing.T) (tables []*zhuanhua.Table) {
	t.Helper()
	shandong, err := awards.Shandong().Judge()
	if err != nil {
		t.Fatal(err)
	}
	shaanxi, err := awards.Shaanxi().Judge("西安市")
	if err != nil {
		t.Fatal(err)
	}
	tables = slices.Concat(shandong.Tables(), shaanxi.Tables())
	for _, rule := range append(awards.Shandong().Rules(), feeRule(1, 1)) {
		table, err := zhuanhua.Compile(awards.ClaimForm(), rule.Check())
		if err != nil {
			t.Fatal(err)
		}
		tables = append(tables, table)
	}
	return tables
}

// Every row has a case that meets it and one that fails it alone, judged as the rows
// define; every alteration of a row by one unit is told from it.
func TestProvincialChecks(t *testing.T) {
	names := map[string]bool{}
	for _, table := range provincialTables(t) {
		check, form := table.Check(0), table.Form()
		if names[check.Name] {
			t.Errorf("%s is there twice", check.Name)
		}
		names[check.Name] = true
		alone, met := map[string]bool{}, false
		for c := range table.Cases(0) {
			v := table.Judge(0, c.Facts)
			if v.Outcome() != c.Outcome {
				t.Errorf("%s/%s: %v, want %v", check.Name, c.Row, v.Outcome(), c.Outcome)
			}
			if len(c.Failed) == 1 {
				alone[c.Failed[0]] = true
			}
			met = met || v.Outcome() == zhuanhua.Met
		}
		for _, row := range check.Rows {
			if !alone[row.Code] || row.Text.Zh == "" || row.Text.En == "" || !row.Clause.Valid() && row.Param.Status != zhuanhua.HostRule {
				t.Errorf("%s/%s: nothing fails it alone, or it has no text or clause", check.Name, row.Code)
			}
		}
		if !met {
			t.Errorf("%s: nothing meets it", check.Name)
		}
		for mutant := range check.Mutants(form) {
			if len(mutant.Rows) == 0 {
				continue
			}
			altered, err := zhuanhua.Compile(*form, mutant)
			if err != nil {
				continue
			}
			told := false
			for c := range table.Cases(0) {
				told = told || table.Judge(0, c.Facts).Outcome() != altered.Judge(0, c.Facts).Outcome() || codes(table.Judge(0, c.Facts)) != codes(altered.Judge(0, c.Facts))
			}
			if !told {
				t.Errorf("%s: nothing tells a mutant from it: %+v", check.Name, differing(check, mutant))
			}
		}
	}
	if len(names) < 20 {
		t.Errorf("%d checks", len(names))
	}
}

func TestNoAwardClass(t *testing.T) {
	if form := awards.NomineeForm(99); len(form.Facts) != 0 {
		t.Error(form)
	}
	if check := awards.Shaanxi().Check(0); len(check.Rows) != 0 {
		t.Error(check)
	}
	if n := reflect.TypeFor[awards.ShandongTerms]().NumField(); n != 10 {
		t.Errorf("%d fields of Shandong's terms: does the table of fields hold them all?", n)
	}
}
