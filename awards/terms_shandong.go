package awards

import "github.com/zhuanhua-rules/zhuanhua"

// ShandongTerms are what Shandong's plan of 2021 pays, whom it takes into its pledge
// library, who is to share patents and which cities are to lead: plain values that a
// draft alters in a copy. Two with the same values are ==. The zero ShandongTerms is
// refused by [ShandongTerms.Judge]; start from [Shandong].
type ShandongTerms struct {
	// CentreCap is the most that a certified high-value patent centre gets (SD21-2.1,
	// stated: 最高).
	CentreCap zhuanhua.Amount
	// NavigationSum is what a selected navigation project gets (SD21-2.11, unset).
	NavigationSum zhuanhua.Given[zhuanhua.Amount]
	// InterestRate, LossRate and PremiumRate are what the province pays on SMEs' loans
	// against intellectual property (SD21-2.19, stated; of what: reading).
	InterestRate, LossRate, PremiumRate Rate
	// Prizes is the matching money of each prize, by [Prize] (SD21-2.20, stated).
	Prizes [ProvincialThirdPrize + 1]zhuanhua.Amount

	// WorkMark and CreditMark are the points from which on an SME's work on
	// intellectual property is solid and its credit good (SD21-2.6, unset); above 0.
	WorkMark, CreditMark zhuanhua.Given[zhuanhua.Points]
	// Sharers are the kinds of SOE that are to share patents (SD21-2.7, stated).
	Sharers zhuanhua.Set[zhuanhua.PartyKind]
	// Cities are those that are to be above the provincial average (SD21-2.14, stated).
	Cities [3]zhuanhua.Place
}

// terms must stay comparable.
var _ = map[ShandongTerms]struct{}{}

// Two of the operation cities of Shandong (重点运营城市), by GB/T 2260; the third is
// [zhuanhua.Qingdao].
const (
	Jinan  zhuanhua.Place = 370100
	Yantai zhuanhua.Place = 370600
)

// Shandong returns the terms of Shandong's plan (2021-04-19).
//
// Clause: SD21-2.1, SD21-2.6, SD21-2.7, SD21-2.11, SD21-2.14, SD21-2.19, SD21-2.20
func Shandong() ShandongTerms {
	t := ShandongTerms{
		CentreCap:    yuan(300_000),
		InterestRate: 60 * Percent, LossRate: 40 * Percent, PremiumRate: 60 * Percent,
		Sharers: zhuanhua.SetOf(zhuanhua.CentralSOE, zhuanhua.ProvincialSOE),
		Cities:  [3]zhuanhua.Place{Jinan, zhuanhua.Qingdao, Yantai},
	}
	t.Prizes[PatentGold], t.Prizes[DesignGold] = yuan(500_000), yuan(500_000)
	t.Prizes[PatentSilver], t.Prizes[DesignSilver] = yuan(200_000), yuan(200_000)
	t.Prizes[PatentExcellence], t.Prizes[DesignExcellence] = yuan(100_000), yuan(100_000)
	t.Prizes[ProvincialSpecialPrize] = yuan(500_000)
	t.Prizes[ProvincialFirstPrize] = yuan(100_000)
	t.Prizes[ProvincialSecondPrize] = yuan(50_000)
	t.Prizes[ProvincialThirdPrize] = yuan(30_000)
	return t
}

// WithMarks returns the terms with the points that the pledge library asks for.
//
// Clause: SD21-2.6
func (t ShandongTerms) WithMarks(work, credit zhuanhua.Points) ShandongTerms {
	t.WorkMark, t.CreditMark = zhuanhua.Value(work), zhuanhua.Value(credit)
	return t
}

// Keys of the rules of support; those of prizes are the prizes' own.
const (
	CentreSupport     = "patent-centre"
	NavigationSupport = "navigation-project"
	InterestSupport   = "interest-subsidy"
	LossSupport       = "risk-compensation"
	PremiumSupport    = "premium-subsidy"
)

// Rules returns the rules of support: patent centres, navigation projects, the three
// for loans of SMEs and one for each prize.
//
// Clause: SD21-2.1, SD21-2.11, SD21-2.19, SD21-2.20
func (t ShandongTerms) Rules() []SupportRule {
	field := map[string]zhuanhua.Param{}
	for _, f := range ShandongFields() {
		field[f.Key] = f.Param
	}
	rule := func(key, from string, zh, en string, needs ...Condition) SupportRule {
		p := field[from]
		p.Key, p.Unit = key, "元"
		return SupportRule{Param: p, Text: zhuanhua.Text{Zh: zh, En: en}, Needs: zhuanhua.SetOf(needs...)}
	}
	share := func(r SupportRule, of Cost, rate Rate) SupportRule {
		r.Cost, r.Rate = of, rate
		return r
	}
	centre := share(rule(CentreSupport, "centre-cap", "高价值专利培育中心经费支持", "support of a high-value patent centre", CertifiedCentre), GrantedSum, Whole)
	centre.TotalCap = zhuanhua.Value(t.CentreCap)
	navigation := rule(NavigationSupport, "navigation-sum", "专利导航项目经费支持", "support of a navigation project", SelectedProject)
	navigation.Cost, navigation.Sum = FixedSum, t.NavigationSum
	list := []SupportRule{
		centre, navigation,
		share(rule(InterestSupport, "interest-rate", "知识产权质押融资贷款贴息", "interest subsidy on an IP pledge loan", ForSME, IPPledge), InterestPaid, t.InterestRate),
		share(rule(LossSupport, "loss-rate", "知识产权质押融资风险补偿", "risk compensation on an IP pledge loan", ForSME, IPPledge), PrincipalLoss, t.LossRate),
		share(rule(PremiumSupport, "premium-rate", "知识产权质押融资保费补贴", "premium subsidy on an IP pledge loan", ForSME, IPPledge), PremiumPaid, t.PremiumRate),
	}
	for p := PatentGold; p <= ProvincialThirdPrize; p++ {
		prize := rule(p.String(), p.String(), p.Text().Zh+"配套奖励", "matching money: "+p.Text().En, PrizeWon)
		prize.Cost, prize.Sum = FixedSum, zhuanhua.Value(t.Prizes[p])
		list = append(list, prize)
	}
	return list
}

// Validate returns a [TermsError] for what is no amount, no rate above 0, no mark
// above 0 and at most [zhuanhua.MaxPoints], no kind of party, and for a city that is
// none or there twice.
func (t ShandongTerms) Validate() error {
	amount := func(a zhuanhua.Amount) bool { return a < 0 || a > zhuanhua.MaxAmount }
	mark := func(g zhuanhua.Given[zhuanhua.Points]) bool {
		p, given := g.Get()
		return given && (p <= 0 || !p.InRange())
	}
	switch {
	case amount(t.CentreCap):
		return &TermsError{"CentreCap", "no amount"}
	case amount(t.NavigationSum.Or(0)):
		return &TermsError{"NavigationSum", "no amount"}
	case t.InterestRate <= 0 || t.InterestRate > Whole:
		return &TermsError{"InterestRate", "no rate above 0"}
	case t.LossRate <= 0 || t.LossRate > Whole:
		return &TermsError{"LossRate", "no rate above 0"}
	case t.PremiumRate <= 0 || t.PremiumRate > Whole:
		return &TermsError{"PremiumRate", "no rate above 0"}
	case mark(t.WorkMark):
		return &TermsError{"WorkMark", "no points above 0"}
	case mark(t.CreditMark):
		return &TermsError{"CreditMark", "no points above 0"}
	case !subset(t.Sharers, zhuanhua.OtherParty):
		return &TermsError{"Sharers", "a value that is no party kind"}
	}
	for p, a := range t.Prizes {
		if amount(a) {
			return &TermsError{"Prizes", "no amount of " + Prize(p).String()}
		}
	}
	for i, c := range t.Cities {
		if !c.IsCity() || i > 0 && t.Cities[0] == c || i > 1 && t.Cities[1] == c {
			return &TermsError{"Cities", "no city, or one twice"}
		}
	}
	return nil
}
