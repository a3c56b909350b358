package zhuanhua_test

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// Decisions that turn on every number of their rules, for the walk of those that no
// document states.

func decideCycle(terms awards.Terms, _ string) error {
	c, err := terms.Cycle()
	if err != nil {
		return err
	}
	filed, in := zhuanhua.MustDay("2021-04-15"), awards.Input{}
	for i, p := range []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Anhui, zhuanhua.Hunan} {
		in.Applicants = append(in.Applicants, awards.Applicant{Province: p, Plan: zhuanhua.Met, FiledCNIPAOn: filed, FiledMOFOn: filed})
		for year := 2021; year <= 2023; year++ {
			score := zhuanhua.Value((90 - 5*zhuanhua.Points(i)) * zhuanhua.Point)
			in.Evaluations = append(in.Evaluations, awards.Evaluation{Year: year, Province: p, Score: score, InScope: zhuanhua.Yes})
		}
	}
	_, err = c.Decide(in)
	return err
}

func decideShandong(terms awards.ShandongTerms, key string) error {
	if key == "navigation-sum" {
		s, err := terms.Support()
		if err != nil {
			return err
		}
		_, err = s.Decide(awards.SupportInput{Claims: []awards.SupportClaim{{
			ID: "N", Rule: awards.NavigationSupport, Recipient: zhuanhua.NewPartyID("示例研究院"), Year: 2022,
			Known: awards.Known{Holds: zhuanhua.SetOf(awards.SelectedProject)},
		}}})
		return err
	}
	j, err := terms.Judge()
	if err != nil {
		return err
	}
	_, err = j.PledgeApplicant(awards.PledgeApplicant{
		ID: "E", Year: 2022, Province: zhuanhua.Shandong, Size: zhuanhua.SizeOf(zhuanhua.Small),
		Work: zhuanhua.Value(70 * zhuanhua.Point), Credit: zhuanhua.Value(70 * zhuanhua.Point),
	})
	return err
}

func decideNominees(terms awards.ShaanxiTerms, _ string) error {
	j, err := terms.Judge("西安市")
	if err != nil {
		return err
	}
	var list []awards.Nominee
	for class := awards.SuppliersClass; class <= awards.ExamplesClass; class++ {
		list = append(list, nomineeOf(class))
	}
	_, err = j.Nominees(list)
	return err
}

// nomineeOf has some of every quality of its class.
func nomineeOf(class awards.AwardClass) awards.Nominee {
	n := awards.Nominee{
		ID: "a", Year: 2022, Class: class, City: "西安市", Score: zhuanhua.Value(80 * zhuanhua.Point),
		Sources: zhuanhua.SetOf(zhuanhua.University),
		Known:   awards.Known{Holds: zhuanhua.SetOf(awards.ForSME, awards.PutToUse, awards.PlanMade, awards.CarriedOut)},
	}
	if class == awards.FilingCitiesClass || class == awards.PledgeCitiesClass {
		n.IsCity = true
	} else {
		n.Kind = zhuanhua.University
	}
	for _, fact := range awards.NomineeForm(class).Facts {
		f := awards.NomineeFigure{Value: decimal.New(10, 0)}
		if f.Quality.UnmarshalText([]byte(fact.Key)) != nil {
			continue
		}
		if f.Quality.IsRise() {
			f.Value, f.Base = decimal.New(110, 0), zhuanhua.Value(decimal.New(100, 0))
		}
		n.Figures = append(n.Figures, f)
	}
	return n
}

func decidePolicy(rules awards.LintRules, _ string) error {
	l, err := rules.Linter()
	if err != nil {
		return err
	}
	_, err = l.Policy(&awards.Policy{
		Key: "draft", Kinds: zhuanhua.SetOf(awards.FundingPolicy, awards.ReviewPolicy),
		Items: []awards.PolicyItem{awards.PaidFor("grants", awards.PatentGrants), awards.PaidFor("benefit", awards.ConversionBenefit)},
	}, zhuanhua.MustDay("2024-06-01"))
	return err
}

func decidePool(rules eligibility.PoolRules, key string) error {
	j, err := rules.Judge()
	if err != nil {
		return err
	}
	switch key {
	case "standard":
		_, err = j.Application(poolApplication("示例企业甲"))
	case "many-from":
		_, _, err = j.Line(&eligibility.PoolProvince{Province: zhuanhua.Shaanxi, Recommended: 501, Enterprises: zhuanhua.Value(3000)})
	case "refill-basis":
		_, err = j.Fold(eligibility.PoolProvince{Province: zhuanhua.Shaanxi}, refillOfLastYear())
	case "progress":
		_, err = j.Review(&eligibility.PoolReview{
			Enterprise: zhuanhua.NewPartyID("示例企业甲"), EnteredOn: zhuanhua.MustDay("2024-07-01"), AsOf: zhuanhua.MustDay("2026-07-02"),
			EntryRate: patentRate(10), Rate: patentRate(14),
		})
	default:
		_, err = j.Progress(poolProgress("示例企业甲"))
	}
	return err
}

func patentRate(of20 int) zhuanhua.Given[eligibility.PatentRate] {
	return zhuanhua.Value(eligibility.PatentRate{Industrialised: of20, Patents: 20})
}

func poolApplication(name string) *eligibility.PoolApplication {
	yuan := func(n int64) zhuanhua.Given[decimal.Decimal] { return zhuanhua.Value(decimal.New(n, 0)) }
	return &eligibility.PoolApplication{
		Enterprise: zhuanhua.NewPartyID(name), Size: zhuanhua.SizeOf(zhuanhua.Small), LegalPerson: zhuanhua.Yes, CorePatents: zhuanhua.Yes,
		Rate: patentRate(12), Research: yuan(6_000_000), Revenue: yuan(40_000_000), Partnership: zhuanhua.Yes,
		Trademark: zhuanhua.Yes, IPManagement: zhuanhua.Yes, Titled: zhuanhua.Yes, PatentIntensive: zhuanhua.Yes, ProductsFiled: zhuanhua.Yes,
		Abnormal: zhuanhua.No, Accident: zhuanhua.No, Violation: zhuanhua.No, Dishonesty: zhuanhua.No,
	}
}

// poolProgress has a rise of the rate, of sales and of profit, and no new product.
func poolProgress(name string) *eligibility.PoolProgress {
	yuan := func(n int64) zhuanhua.Given[decimal.Decimal] { return zhuanhua.Value(decimal.New(n, 0)) }
	return &eligibility.PoolProgress{
		Enterprise: zhuanhua.NewPartyID(name), EnteredOn: zhuanhua.MustDay("2024-07-01"), AsOf: zhuanhua.MustDay("2025-10-01"),
		Demonstration: zhuanhua.Yes, EntryRate: patentRate(10), Rate: patentRate(14), NewProducts: zhuanhua.Value(0), Certified: zhuanhua.Yes,
		SalesBefore: yuan(100), Sales: yuan(130), ProfitBefore: yuan(10), Profit: yuan(13),
	}
}

// refillOfLastYear are events by which one enterprise left as a model in 2025 and
// another comes in its stead in 2026.
func refillOfLastYear() []eligibility.PoolEvent {
	event := func(id, name string, kind eligibility.PoolEventKind, on string) eligibility.PoolEvent {
		return eligibility.PoolEvent{ID: id, Enterprise: zhuanhua.NewPartyID(name), Kind: kind, On: zhuanhua.MustDay(on)}
	}
	list := []eligibility.PoolEvent{
		event("1", "示例企业甲", eligibility.Recommended, "2024-05-01"), event("2", "示例企业甲", eligibility.Admitted, "2024-07-01"),
		event("3", "示例企业甲", eligibility.Graduated, "2025-10-01"), event("4", "示例企业乙", eligibility.RefillRecommended, "2026-01-05"),
		event("5", "示例企业乙", eligibility.Admitted, "2026-02-01"),
	}
	list[1].Application, list[2].Progress, list[4].Application = poolApplication("示例企业甲"), poolProgress("示例企业甲"), poolApplication("示例企业乙")
	return list
}
