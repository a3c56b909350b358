package awards

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// ShaanxiTerms are what Shaanxi's plan of 2021 asks of its cities and of whom it
// awards: plain values that a draft alters in a copy. Two with the same values are ==.
// The zero ShaanxiTerms is refused by [ShaanxiTerms.Judge]; start from [Shaanxi].
type ShaanxiTerms struct {
	// FirstYear and LastYear are the years of the plan (SX21-4.1, stated).
	FirstYear, LastYear int
	// PlanDay is the day of each year by which a city files its work plan, included;
	// FirstPlanDay that of the first year (SX21-4.1, stated).
	PlanDay, FirstPlanDay MonthDay
	// LeastMoney is what the province puts aside each year at least (SX21-4.2, stated).
	LeastMoney zhuanhua.Amount

	// Suppliers are who may be awarded for giving patents (SX21-4.3.1; that SOEs are of
	// any kind, military units included: stated in 一(二)).
	Suppliers zhuanhua.Set[zhuanhua.PartyKind]
	// Sources are whose patents an SME is awarded for (SX21-4.3.2, stated: no SOEs).
	Sources zhuanhua.Set[zhuanhua.PartyKind]
	// Marks are from where on each quality is there, by [Quality] (SX21-4.3, unset).
	Marks [PublicityEffect + 1]zhuanhua.Given[Mark]
	// Tops are how many are the top, by [AwardClass]: of the province, or of each city
	// (SX21-4.3, unset).
	Tops [PledgeCitiesClass + 1]zhuanhua.Given[int]
}

// terms must stay comparable.
var _ = map[ShaanxiTerms]struct{}{}

// Shaanxi returns the terms of Shaanxi's plan (陕知发〔2021〕17号).
//
// Clause: SX21-1.2, SX21-4.1, SX21-4.2, SX21-4.3
func Shaanxi() ShaanxiTerms {
	return ShaanxiTerms{
		FirstYear: 2021, LastYear: 2023,
		PlanDay: MonthDay{3, 31}, FirstPlanDay: MonthDay{5, 31},
		LeastMoney: yuan(10_000_000),
		Suppliers: zhuanhua.SetOf(zhuanhua.University, zhuanhua.ResearchInstitute,
			zhuanhua.CentralSOE, zhuanhua.ProvincialSOE, zhuanhua.MunicipalSOE, zhuanhua.MilitaryUnit),
		Sources: zhuanhua.SetOf(zhuanhua.University, zhuanhua.ResearchInstitute),
	}
}

// WithMark returns the terms with the mark of a quality, a number of its unit; what
// [MarkOf] refuses is an error.
//
// Clause: SX21-4.3
func (t ShaanxiTerms) WithMark(q Quality, from decimal.Decimal) (ShaanxiTerms, error) {
	m, err := MarkOf(q, from)
	if err == nil {
		t.Marks[q] = zhuanhua.Value(m)
	}
	return t, err
}

// WithTop returns the terms with how many are the top of a class that has one; of
// another class they stay as they are.
//
// Clause: SX21-4.3
func (t ShaanxiTerms) WithTop(class AwardClass, n int) ShaanxiTerms {
	if class.known() && classFacts[class].top != notRanked {
		t.Tops[class] = zhuanhua.Value(n)
	}
	return t
}

// planDay returns the day by which a year's work plan is filed.
//
// Clause: SX21-4.1
func (t ShaanxiTerms) planDay(year int) zhuanhua.Day {
	if year == t.FirstYear {
		return t.FirstPlanDay.In(year)
	}
	return t.PlanDay.In(year)
}

// Validate returns a [TermsError] for years or days that do not exist, what is no
// amount or no kind of party, a mark out of the range of its quality, a top outside 0
// to 10⁹.
func (t ShaanxiTerms) Validate() error {
	switch {
	case t.FirstYear < 1 || t.FirstYear > 9999:
		return &TermsError{"FirstYear", "no year"}
	case t.LastYear < t.FirstYear || t.LastYear > 9999:
		return &TermsError{"LastYear", "no year from the first on"}
	case t.PlanDay.In(2021) == 0:
		return &TermsError{"PlanDay", "no day of every year"}
	case t.FirstPlanDay.In(t.FirstYear) == 0:
		return &TermsError{"FirstPlanDay", "no day of the first year"}
	case t.LeastMoney < 0 || t.LeastMoney > zhuanhua.MaxAmount:
		return &TermsError{"LeastMoney", "no amount"}
	case !subset(t.Suppliers, zhuanhua.OtherParty):
		return &TermsError{"Suppliers", "a value that is no party kind"}
	case !subset(t.Sources, zhuanhua.OtherParty):
		return &TermsError{"Sources", "a value that is no party kind"}
	}
	for q, m := range t.Marks {
		if v, given := m.Get(); given && (v <= 0 || q == 0 || v > Quality(q).most()) {
			return &TermsError{"Marks", "out of range: " + Quality(q).String()}
		}
	}
	for c, n := range t.Tops {
		if v, given := n.Get(); given && (v < 0 || v > maxQuota || c == 0) {
			return &TermsError{"Tops", "out of range: " + AwardClass(c).String()}
		}
	}
	return nil
}
