package awards_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

func shaanxi(t *testing.T, terms awards.ShaanxiTerms) *awards.ShaanxiJudge {
	t.Helper()
	j, err := terms.Judge("西安市", "宝鸡市", "西咸新区")
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// The day of a work plan: 31 March of each year, 31 May of the first, included.
func TestWorkPlans(t *testing.T) {
	day, j := zhuanhua.MustDay, shaanxi(t, awards.Shaanxi())
	for _, c := range []struct {
		plan awards.WorkPlan
		want string
	}{
		{awards.WorkPlan{Year: 2021, Filed: zhuanhua.Yes, FiledOn: day("2021-03-31")}, "met"},
		{awards.WorkPlan{Year: 2021, FiledOn: day("2021-05-31")}, "met"},
		{awards.WorkPlan{Year: 2021, FiledOn: day("2021-06-01")}, "not_met work-plan-late"},
		{awards.WorkPlan{Year: 2022, FiledOn: day("2022-03-31")}, "met"},
		{awards.WorkPlan{Year: 2022, FiledOn: day("2022-04-01")}, "not_met work-plan-late"},
		{awards.WorkPlan{Year: 2023, FiledOn: day("2022-12-31")}, "met"},
		{awards.WorkPlan{Year: 2023, FiledOn: day("2023-05-31")}, "not_met work-plan-late"},
		{awards.WorkPlan{Year: 2022, Filed: zhuanhua.No}, "not_met work-plan-not-filed"},
		{awards.WorkPlan{Year: 2022, Filed: zhuanhua.No, AsOf: day("2022-04-01")}, "not_met work-plan-not-filed"},
		{awards.WorkPlan{Year: 2022, Filed: zhuanhua.No, AsOf: day("2022-03-31")}, "undetermined ?work-plan-filing"},
		{awards.WorkPlan{Year: 2022, Filed: zhuanhua.Yes, AsOf: day("2022-03-31")}, "met"},
		{awards.WorkPlan{Year: 2022, Filed: zhuanhua.Yes}, "undetermined ?work-plan-filing"},
		{awards.WorkPlan{Year: 2022}, "undetermined ?work-plan-filing"},
	} {
		c.plan.City = "西咸新区"
		d, err := j.WorkPlan(c.plan)
		if got := verdictOf(d); err != nil || got != c.want {
			t.Errorf("%+v: %s, %v; want %s", c.plan, got, err, c.want)
		}
		want := map[bool]string{true: "first-work-plan-day", false: "work-plan-day"}[c.plan.Year == 2021]
		if p := d.Rows[1].Param; p == nil || p.Key != want || d.Rows[1].Clause != "SX21-4.1" {
			t.Errorf("%+v: row %+v", c.plan, d.Rows[1])
		}
	}
	for field, c := range map[string]struct {
		plan awards.WorkPlan
		kind error
	}{
		"city":       {awards.WorkPlan{Year: 2021}, zhuanhua.ErrNotGiven},
		"city ":      {awards.WorkPlan{City: "济南市", Year: 2021}, zhuanhua.ErrUnknownID},
		"year":       {awards.WorkPlan{City: "西安市", Year: 2020}, awards.ErrOutsideProgramme},
		"year ":      {awards.WorkPlan{City: "西安市", Year: 2024}, awards.ErrOutsideProgramme},
		"filed":      {awards.WorkPlan{City: "西安市", Year: 2021, Filed: 9}, zhuanhua.ErrCodeWord},
		"filed_on":   {awards.WorkPlan{City: "西安市", Year: 2021, FiledOn: -9}, zhuanhua.ErrRange},
		"as_of":      {awards.WorkPlan{City: "西安市", Year: 2021, AsOf: -9}, zhuanhua.ErrRange},
		"filed_on ":  {awards.WorkPlan{City: "西安市", Year: 2021, Filed: zhuanhua.No, FiledOn: day("2021-05-01")}, zhuanhua.ErrContradiction},
		"filed_on  ": {awards.WorkPlan{City: "西安市", Year: 2021, FiledOn: day("2021-05-02"), AsOf: day("2021-05-01")}, zhuanhua.ErrContradiction},
	} {
		_, err := j.WorkPlan(c.plan)
		checkInput(t, field, err, strings.TrimSpace(field), c.kind)
	}
}

func TestProvincialMoney(t *testing.T) {
	j := shaanxi(t, awards.Shaanxi())
	for fen, want := range map[int64]string{1_000_000_000: "met", 1_000_000_001: "met", 999_999_999: "not_met below-least-money", 0: "not_met below-least-money", -1: "undetermined ?budget"} {
		b := awards.Budget{Year: 2022}
		if fen >= 0 {
			b.Amount = zhuanhua.Value(decimal.New(fen, -2))
		}
		d, err := j.Budget(b)
		if got := verdictOf(d); err != nil || got != want || d.Clause != "SX21-4.2" {
			t.Errorf("%d fen: %s, %v", fen, got, err)
		}
	}
	_, err := j.Budget(awards.Budget{Year: 2024})
	checkInput(t, "year", err, "year", awards.ErrOutsideProgramme)
	for _, d := range []decimal.Decimal{decimal.New(-1, 0), decimal.New(1, 1<<30)} {
		_, err = j.Budget(awards.Budget{Year: 2022, Amount: zhuanhua.Value(d)})
		checkInput(t, "amount", err, "amount", zhuanhua.ErrRange)
	}
}

func TestConduct(t *testing.T) {
	j := shaanxi(t, awards.Shaanxi())
	none, one := zhuanhua.Value(0), zhuanhua.Value(1)
	for _, c := range []struct {
		abnormal, notForUse zhuanhua.Given[int]
		want                string
	}{
		{none, none, "met"}, {one, none, "not_met abnormal-transfers"}, {none, one, "not_met transfers-not-for-use"},
		{one, one, "not_met abnormal-transfers transfers-not-for-use"},
		{zhuanhua.Given[int]{}, one, "not_met transfers-not-for-use"}, {none, zhuanhua.Given[int]{}, "undetermined ?transfers-not-for-use"},
	} {
		d, err := j.Conduct(awards.Conduct{City: "宝鸡市", Year: 2022, Abnormal: c.abnormal, NotForUse: c.notForUse})
		if got := verdictOf(d); err != nil || got != c.want || d.Rows[0].Clause != "SX21-3.16" || d.Rows[1].Clause != "SX21-5.3" {
			t.Errorf("%v %v: %s, %v; want %s", c.abnormal, c.notForUse, got, err, c.want)
		}
	}
	for field, c := range map[string]struct {
		conduct awards.Conduct
		kind    error
	}{
		"city":        {awards.Conduct{Year: 2022}, zhuanhua.ErrUnknownID},
		"year":        {awards.Conduct{City: "宝鸡市"}, awards.ErrOutsideProgramme},
		"abnormal":    {awards.Conduct{City: "宝鸡市", Year: 2022, Abnormal: zhuanhua.Value(-1)}, zhuanhua.ErrRange},
		"not_for_use": {awards.Conduct{City: "宝鸡市", Year: 2022, NotForUse: zhuanhua.Value(-1)}, zhuanhua.ErrRange},
	} {
		_, err := j.Conduct(c.conduct)
		checkInput(t, field, err, field, c.kind)
	}
}

// markedTerms are Shaanxi's terms with every mark at ten of its unit and every top at
// one.
func markedTerms(t *testing.T) awards.ShaanxiTerms {
	t.Helper()
	terms, err := awards.Shaanxi(), error(nil)
	for q := awards.ManyPatents; q <= awards.PublicityEffect; q++ {
		if terms, err = terms.WithMark(q, decimal.New(10, 0)); err != nil {
			t.Fatal(err)
		}
	}
	for c := awards.SuppliersClass; c <= awards.PledgeCitiesClass; c++ {
		terms = terms.WithTop(c, 1)
	}
	return terms
}

var classQualities = map[awards.AwardClass][]awards.Quality{
	awards.SuppliersClass:    {awards.ManyPatents, awards.LargeIncome, awards.ClearExample},
	awards.ReceiversClass:    {awards.MarkedBenefit, awards.MoreRevenue, awards.MoreJobs},
	awards.FilingCitiesClass: {awards.ManyFilings, awards.FilingGrowth, awards.HighFilingRate},
	awards.PledgeCitiesClass: {awards.ManyPledges, awards.LargeLoans},
	awards.ExamplesClass:     {awards.RealResults, awards.PublicityEffect},
}

// nominated is a nominee that meets everything at its mark: ten of each, and a rise
// from 100 to 110.
func nominated(class awards.AwardClass, alter func(*awards.Nominee)) awards.Nominee {
	n := awards.Nominee{ID: "a", Year: 2022, Class: class, City: "西安市", Score: zhuanhua.Value(80 * point)}
	for _, q := range classQualities[class] {
		f := awards.NomineeFigure{Quality: q, Value: decimal.New(10, 0)}
		if q.IsRise() {
			f.Value, f.Base = decimal.New(110, 0), zhuanhua.Value(decimal.New(100, 0))
		}
		n.Figures = append(n.Figures, f)
	}
	switch class {
	case awards.SuppliersClass:
		n.Kind, n.Holds = zhuanhua.University, zhuanhua.SetOf(awards.PutToUse)
	case awards.ReceiversClass:
		n.Holds, n.Sources = zhuanhua.SetOf(awards.ForSME), zhuanhua.SetOf(zhuanhua.University)
	case awards.FilingCitiesClass, awards.PledgeCitiesClass:
		n.IsCity = true
	case awards.ExamplesClass:
		n.Holds = zhuanhua.SetOf(awards.PlanMade, awards.CarriedOut)
	case awards.MattersClass:
		n.Holds = zhuanhua.SetOf(awards.SetByProvince)
	}
	if alter != nil {
		alter(&n)
	}
	return n
}

func nominees(t *testing.T, j *awards.ShaanxiJudge, list ...awards.Nominee) []string {
	t.Helper()
	decisions, err := j.Nominees(list)
	if err != nil {
		return []string{unsetKey(t, err)}
	}
	var got []string
	for _, d := range decisions {
		got = append(got, verdictOf(d.Record))
	}
	return got
}

// unsetKey names the parameter of an UnsetError, and checks that it says so.
func unsetKey(t *testing.T, err error) string {
	t.Helper()
	var unset *awards.UnsetError
	if !errors.As(err, &unset) || !errors.Is(err, zhuanhua.ErrUnset) || !strings.Contains(err.Error(), string(unset.Param.Clause)) {
		t.Errorf("got %v, want an UnsetError that names its clause", err)
		return ""
	}
	return "unset " + unset.Param.Key
}

// Who may be awarded in each class, and what each lack does.
func TestNominees(t *testing.T) {
	j := shaanxi(t, markedTerms(t))
	kind := func(k zhuanhua.PartyKind) func(*awards.Nominee) { return func(n *awards.Nominee) { n.Kind = k } }
	lacks := func(c awards.Condition) func(*awards.Nominee) {
		return func(n *awards.Nominee) { n.Holds, n.Lacks = n.Holds.Without(c), zhuanhua.SetOf(c) }
	}
	sources := func(kinds ...zhuanhua.PartyKind) func(*awards.Nominee) {
		return func(n *awards.Nominee) { n.Sources = zhuanhua.SetOf(kinds...) }
	}
	nothing := func(n *awards.Nominee) { n.Holds = 0 }
	for _, c := range []struct {
		class awards.AwardClass
		alter func(*awards.Nominee)
		want  string
	}{
		{awards.SuppliersClass, nil, "met"},
		{awards.SuppliersClass, kind(zhuanhua.ResearchInstitute), "met"},
		{awards.SuppliersClass, kind(zhuanhua.MunicipalSOE), "met"},
		{awards.SuppliersClass, kind(zhuanhua.MilitaryUnit), "met"},
		{awards.SuppliersClass, kind(zhuanhua.OtherEnterprise), "not_met no-supplier"},
		{awards.SuppliersClass, func(n *awards.Nominee) { n.IsCity, n.Kind = true, 0 }, "not_met no-supplier"},
		{awards.SuppliersClass, kind(0), "undetermined ?who"},
		{awards.SuppliersClass, lacks(awards.PutToUse), "not_met not-put-to-use"},
		{awards.SuppliersClass, nothing, "undetermined ?put-to-use"},
		{awards.ReceiversClass, nil, "met"},
		{awards.ReceiversClass, sources(zhuanhua.ResearchInstitute, zhuanhua.CentralSOE), "met"},
		{awards.ReceiversClass, sources(zhuanhua.CentralSOE, zhuanhua.ProvincialSOE), "not_met no-source"},
		{awards.ReceiversClass, sources(), "undetermined ?sources"},
		{awards.ReceiversClass, lacks(awards.ForSME), "not_met not-for-sme"},
		{awards.FilingCitiesClass, nil, "met"},
		{awards.FilingCitiesClass, func(n *awards.Nominee) { n.IsCity, n.Kind = false, zhuanhua.University }, "not_met no-city"},
		{awards.PledgeCitiesClass, nil, "met"},
		{awards.PledgeCitiesClass, func(n *awards.Nominee) { n.IsCity, n.Kind = false, zhuanhua.OtherParty }, "not_met no-city"},
		{awards.ExamplesClass, nil, "met"},
		{awards.ExamplesClass, func(n *awards.Nominee) { n.IsCity = true }, "met"},
		{awards.ExamplesClass, lacks(awards.PlanMade), "not_met not-plan-made"},
		{awards.ExamplesClass, lacks(awards.CarriedOut), "not_met not-carried-out"},
		{awards.MattersClass, nil, "met"},
		{awards.MattersClass, lacks(awards.SetByProvince), "not_met not-set-by-province"},
		{awards.MattersClass, nothing, "undetermined ?set-by-province"},
	} {
		if got := nominees(t, j, nominated(c.class, c.alter)); !slices.Equal(got, []string{c.want}) {
			t.Errorf("%s: %v, want %s", c.class, got, c.want)
		}
	}
}

// Each quality at its mark, just below it, missing, and without a mark.
func TestQualities(t *testing.T) {
	terms := markedTerms(t)
	for class, list := range classQualities {
		for i, q := range list {
			alter := func(value decimal.Decimal) func(*awards.Nominee) {
				return func(n *awards.Nominee) { n.Figures[i].Value = value }
			}
			bare := terms
			bare.Marks[q] = zhuanhua.Given[awards.Mark]{}
			below, full, none := decimal.New(9999, -3), decimal.New(1, 15), decimal.Decimal{}
			if q.IsRise() {
				below, none = decimal.New(109999, -3), decimal.New(100, 0)
			} else if q.Unit() == zhuanhua.UnitScore {
				full = decimal.New(1000, 0)
			} else if q.Unit() == zhuanhua.UnitPercent {
				full = decimal.New(100, 0)
			}
			for _, c := range []struct {
				name  string
				terms awards.ShaanxiTerms
				alter func(*awards.Nominee)
				want  string
			}{
				{"at the mark", terms, nil, "met"},
				{"just below", terms, alter(below), "not_met not-" + q.String()},
				{"missing", terms, func(n *awards.Nominee) { n.Figures = slices.Delete(n.Figures, i, i+1) }, "undetermined ?" + q.String()},
				{"no mark", bare, nil, "unset " + q.String()},
				{"no mark, nothing", bare, alter(none), "not_met not-" + q.String()},
				{"no mark, missing", bare, func(n *awards.Nominee) { n.Figures = slices.Delete(n.Figures, i, i+1) }, "undetermined ?" + q.String()},
				{"no mark, full", bare, alter(full), map[bool]string{true: "met", false: "unset " + q.String()}[!q.IsRise()]},
			} {
				if got := nominees(t, shaanxi(t, c.terms), nominated(class, c.alter)); !slices.Equal(got, []string{c.want}) {
					t.Errorf("%s %s, %s: %v, want %s", class, q, c.name, got, c.want)
				}
			}
			if q.IsRise() {
				for base, want := range map[string]string{"0": "undetermined ?" + q.String(), "": "undetermined ?" + q.String()} {
					got := nominees(t, shaanxi(t, terms), nominated(class, func(n *awards.Nominee) {
						n.Figures[i].Base = zhuanhua.Given[decimal.Decimal]{}
						if base == "0" {
							n.Figures[i].Base = zhuanhua.Value(decimal.Decimal{})
						}
					}))
					if !slices.Equal(got, []string{want}) {
						t.Errorf("%s from %q: %v", q, base, got)
					}
				}
			}
		}
	}
}

// The top: of the province in classes 1 and 3, of each city in class 2.
func TestTops(t *testing.T) {
	terms := markedTerms(t)
	j := shaanxi(t, terms)
	in := func(class awards.AwardClass, id, city string, score int, alter func(*awards.Nominee)) awards.Nominee {
		n := nominated(class, alter)
		n.ID, n.City, n.Score = id, city, zhuanhua.Value(zhuanhua.Points(score)*point)
		if score < 0 {
			n.Score = zhuanhua.Given[zhuanhua.Points]{}
		}
		return n
	}
	lacking := func(n *awards.Nominee) { n.Holds, n.Lacks = 0, zhuanhua.SetOf(awards.PutToUse) }
	one, two := awards.SuppliersClass, awards.ReceiversClass
	for name, c := range map[string]struct {
		list []awards.Nominee
		want []string
	}{
		"province":                    {[]awards.Nominee{in(one, "a", "西安市", 80, nil), in(one, "b", "宝鸡市", 81, nil)}, []string{"not_met below-top", "met"}},
		"each city":                   {[]awards.Nominee{in(two, "a", "西安市", 80, nil), in(two, "b", "宝鸡市", 81, nil), in(two, "c", "宝鸡市", 79, nil)}, []string{"met", "met", "not_met below-top"}},
		"tied across the line":        {[]awards.Nominee{in(one, "a", "西安市", 80, nil), in(one, "b", "宝鸡市", 80, nil)}, []string{"not_met below-top", "not_met below-top"}},
		"who fails else takes none":   {[]awards.Nominee{in(one, "a", "西安市", 90, lacking), in(one, "b", "宝鸡市", 80, nil)}, []string{"not_met not-put-to-use", "met"}},
		"a score missing":             {[]awards.Nominee{in(one, "a", "西安市", -1, nil), in(one, "b", "宝鸡市", 80, nil)}, []string{"undetermined ?top", "undetermined ?top"}},
		"an open one behind":          {[]awards.Nominee{in(one, "a", "西安市", 70, func(n *awards.Nominee) { n.Holds = 0 }), in(one, "b", "宝鸡市", 80, nil)}, []string{"not_met below-top", "met"}},
		"an open one before":          {[]awards.Nominee{in(one, "a", "西安市", 90, func(n *awards.Nominee) { n.Holds = 0 }), in(one, "b", "宝鸡市", 80, nil)}, []string{"undetermined ?put-to-use", "undetermined ?top"}},
		"of a city not known, before": {[]awards.Nominee{in(two, "a", "", 90, nil), in(two, "b", "宝鸡市", 80, nil)}, []string{"met", "undetermined ?top"}}, // the best wherever it is
		"of a city not known, behind": {[]awards.Nominee{in(two, "a", "", 70, nil), in(two, "b", "宝鸡市", 80, nil)}, []string{"undetermined ?top", "met"}},
		"tied, and one unknown":       {[]awards.Nominee{in(one, "a", "西安市", 80, nil), in(one, "b", "宝鸡市", 80, nil), in(one, "c", "宝鸡市", -1, nil)}, []string{"not_met below-top", "not_met below-top", "undetermined ?top"}},
		"two years":                   {[]awards.Nominee{in(one, "a", "西安市", 80, nil), in(one, "b", "宝鸡市", 81, func(n *awards.Nominee) { n.Year = 2023 })}, []string{"met", "met"}},
	} {
		if got := nominees(t, j, c.list...); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	bare := terms
	bare.Tops[one] = zhuanhua.Given[int]{}
	if got := nominees(t, shaanxi(t, bare), in(one, "a", "西安市", 80, nil)); !slices.Equal(got, []string{"unset suppliers-top"}) {
		t.Error(got)
	}
	if got := nominees(t, shaanxi(t, bare), in(one, "a", "西安市", 80, lacking)); !slices.Equal(got, []string{"not_met not-put-to-use"}) {
		t.Error(got)
	}
	// A rival whose mark is not set is behind the line for certain, or tied with another
	// that it may bring down.
	unmarked := terms
	unmarked.Marks[awards.ManyPatents] = zhuanhua.Given[awards.Mark]{}
	sure := func(n *awards.Nominee) { n.Figures[0].Value = decimal.New(1, 15) }
	for score, want := range map[int][]string{
		79: {"not_met below-top", "met"}, 80: {"unset many-patents"}, 81: {"unset many-patents"},
	} {
		if got := nominees(t, shaanxi(t, unmarked), in(one, "a", "西安市", score, nil), in(one, "b", "宝鸡市", 80, sure)); !slices.Equal(got, want) {
			t.Errorf("a rival without a mark at %d: %v, want %v", score, got, want)
		}
	}
	unknown := in(one, "c", "宝鸡市", -1, sure)
	if got := nominees(t, shaanxi(t, unmarked), in(one, "a", "西安市", 79, nil), in(one, "b", "宝鸡市", 80, sure), unknown); !slices.Equal(got, []string{"not_met below-top", "undetermined ?top", "undetermined ?top"}) {
		t.Error(got)
	}
	tied := []awards.Nominee{in(one, "a", "西安市", 80, nil), in(one, "b", "宝鸡市", 80, nil)}
	tied[1].Ties = []zhuanhua.Points{1}
	tied[0].Ties = []zhuanhua.Points{0}
	if got := nominees(t, j, tied...); !slices.Equal(got, []string{"not_met below-top", "met"}) {
		t.Error(got)
	}
	ranked, err := j.Nominees([]awards.Nominee{in(one, "a", "西安市", 80, nil), in(one, "b", "宝鸡市", 81, nil)})
	if err != nil || ranked[0].Rank != zhuanhua.Value(2) || ranked[1].Rank != zhuanhua.Value(1) || len(ranked[0].Reasons) != 1 || ranked[0].Reasons[0].Clause != "SX21-4.3.1" {
		t.Errorf("%+v, %v", ranked, err)
	}
	if text := ranked[0].Record.In(zhuanhua.Chinese); !strings.Contains(text, "未居全省前列") || !strings.Contains(text, "80") {
		t.Error(text)
	}
}

// The order of the nominees changes nothing.
func TestNomineesInAnyOrder(t *testing.T) {
	j := shaanxi(t, markedTerms(t))
	rapid.Check(t, func(t *rapid.T) {
		var list []awards.Nominee
		for i := range rapid.IntRange(1, 8).Draw(t, "nominees") {
			n := nominated(awards.AwardClass(rapid.IntRange(1, 6).Draw(t, "class")), nil)
			n.ID = fmt.Sprint(i)
			n.City = rapid.SampledFrom([]string{"西安市", "宝鸡市", "西咸新区"}).Draw(t, "city")
			n.Score = zhuanhua.Value(zhuanhua.Points(rapid.IntRange(1, 4).Draw(t, "score")) * point)
			list = append(list, n)
		}
		want, err := j.Nominees(list)
		if err != nil {
			t.Fatal(err)
		}
		got, err := j.Nominees(rapid.Permutation(list).Draw(t, "in another order"))
		if err != nil || cmp.Diff(want, got) != "" {
			t.Fatalf("%v %s", err, cmp.Diff(want, got))
		}
	})
}

func TestNomineeErrors(t *testing.T) {
	j := shaanxi(t, markedTerms(t))
	figure := func(alter func(*awards.NomineeFigure)) func(*awards.Nominee) {
		return func(n *awards.Nominee) { alter(&n.Figures[0]) }
	}
	for name, c := range map[string]struct {
		alter func(*awards.Nominee)
		field string
		kind  error
	}{
		"no id":                 {func(n *awards.Nominee) { n.ID = "" }, "nominee_id", zhuanhua.ErrNotGiven},
		"a year before":         {func(n *awards.Nominee) { n.Year = 2020 }, "year", awards.ErrOutsideProgramme},
		"no class":              {func(n *awards.Nominee) { n.Class = 0 }, "class", zhuanhua.ErrNotGiven},
		"no such class":         {func(n *awards.Nominee) { n.Class = 99 }, "class", zhuanhua.ErrCodeWord},
		"no such kind":          {func(n *awards.Nominee) { n.Kind = 99 }, "kind", zhuanhua.ErrCodeWord},
		"a city and a kind":     {func(n *awards.Nominee) { n.IsCity = true }, "kind", zhuanhua.ErrNotAllowed},
		"a city without a name": {func(n *awards.Nominee) { n.IsCity, n.Kind, n.City = true, 0, "" }, "city", zhuanhua.ErrNotGiven},
		"no such city":          {func(n *awards.Nominee) { n.City = "济南市" }, "city", zhuanhua.ErrUnknownID},
		"no such source":        {func(n *awards.Nominee) { n.Sources = 1 << 40 }, "sources", zhuanhua.ErrCodeWord},
		"a score out of range":  {func(n *awards.Nominee) { n.Score = zhuanhua.Value(1001 * point) }, "score", zhuanhua.ErrRange},
		"a tie out of range":    {func(n *awards.Nominee) { n.Ties = []zhuanhua.Points{-1} }, "ties", zhuanhua.ErrRange},
		"both ways":             {func(n *awards.Nominee) { n.Lacks = n.Holds }, "lacks", zhuanhua.ErrContradiction},
		"no such quality":       {figure(func(f *awards.NomineeFigure) { f.Quality = 99 }), "figures", zhuanhua.ErrCodeWord},
		"a quality twice":       {figure(func(f *awards.NomineeFigure) { f.Quality = awards.LargeIncome }), "figures", zhuanhua.ErrDuplicate},
		"a base of no rise":     {figure(func(f *awards.NomineeFigure) { f.Base = zhuanhua.Value(decimal.New(1, 0)) }), "figures", zhuanhua.ErrNotAllowed},
		"negative":              {figure(func(f *awards.NomineeFigure) { f.Value = decimal.New(-1, 0) }), "figures", zhuanhua.ErrRange},
		"without end":           {figure(func(f *awards.NomineeFigure) { f.Value = decimal.New(1, 1<<30) }), "figures", zhuanhua.ErrRange},
		"points out of range":   {figure(func(f *awards.NomineeFigure) { f.Quality, f.Value = awards.RealResults, decimal.New(1001, 0) }), "figures", zhuanhua.ErrRange},
		"a rate out of range":   {figure(func(f *awards.NomineeFigure) { f.Quality, f.Value = awards.HighFilingRate, decimal.New(101, 0) }), "figures", zhuanhua.ErrRange},
		"a negative base": {figure(func(f *awards.NomineeFigure) {
			f.Quality, f.Base = awards.MoreJobs, zhuanhua.Value(decimal.New(-1, 0))
		}), "figures", zhuanhua.ErrRange},
	} {
		_, err := j.Nominees([]awards.Nominee{nominated(awards.SuppliersClass, c.alter)})
		checkInput(t, name, err, c.field, c.kind)
	}
	_, err := j.Nominees([]awards.Nominee{nominated(awards.MattersClass, nil), nominated(awards.MattersClass, nil)})
	checkInput(t, "an id twice", err, "nominee_id", zhuanhua.ErrDuplicate)
}

// The money of a class is apportioned among those who may be awarded.
func TestClaimsOfNominees(t *testing.T) {
	terms := markedTerms(t).WithTop(awards.SuppliersClass, 2)
	j := shaanxi(t, terms)
	nominee := func(id string, score int, alter func(*awards.Nominee)) awards.Nominee {
		n := nominated(awards.SuppliersClass, alter)
		n.ID, n.Score = id, zhuanhua.Value(zhuanhua.Points(score)*point)
		return n
	}
	list := []awards.Nominee{nominee("a", 90, nil), nominee("b", 60, nil), nominee("c", 30, nil)}
	decisions, err := j.Nominees(list)
	if err != nil {
		t.Fatal(err)
	}
	claims, err := decisions.Claims(2022, awards.SuppliersClass)
	if err != nil || len(claims) != 2 {
		t.Fatalf("%v, %v", claims, err)
	}
	shares, err := awards.Apportion(1_000_000_00, 100_00, claims)
	if err != nil || shares[0].Amount != 600_000_00 || shares[1].Amount != 400_000_00 {
		t.Errorf("%v, %v", shares, err)
	}
	if none, err := decisions.Claims(2023, awards.SuppliersClass); err != nil || len(none) != 0 {
		t.Errorf("%v, %v", none, err)
	}
	list[2].Score, list[2].Holds = zhuanhua.Value(95*point), 0
	if decisions, err = j.Nominees(list); err != nil {
		t.Fatal(err)
	}
	_, err = decisions.Claims(2022, awards.SuppliersClass)
	var fault *awards.ApportionError
	if !errors.As(err, &fault) || !errors.Is(err, awards.ErrOpen) || fault.Key != "b" {
		t.Errorf("got %v", err)
	}
	example := nominated(awards.ExamplesClass, func(n *awards.Nominee) { n.Score = zhuanhua.Given[zhuanhua.Points]{} })
	if decisions, err = j.Nominees([]awards.Nominee{example}); err != nil {
		t.Fatal(err)
	}
	if _, err = decisions.Claims(2022, awards.ExamplesClass); !errors.Is(err, awards.ErrNoScore) {
		t.Errorf("got %v", err)
	}
}
