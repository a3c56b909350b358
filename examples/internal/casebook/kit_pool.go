package casebook

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// poolTerms are the rules of the pool with every open parameter set by the host.
func poolTerms() eligibility.PoolRules {
	r := eligibility.GrowthPlan()
	r.Standard = eligibility.PublicStandard
	r.To = zhuanhua.MustDay("2026-01-01")
	r.ManyFrom = zhuanhua.Value(10_000)
	r.Cultivation = zhuanhua.Value(12)
	r.ClearRise = zhuanhua.Value(10 * eligibility.PerCent)
	r.SalesRise, r.ProfitRise = zhuanhua.Value(20*eligibility.PerCent), zhuanhua.Value(15*eligibility.PerCent)
	r.RefillBasis = eligibility.RefillFromStart
	r.Progress = zhuanhua.Value(5 * eligibility.PerCent)
	return r
}

// poolCases collects questions of the pool.
type poolCases struct {
	list []question[*eligibility.PoolJudge]
}

func (p *poolCases) add(name string, clause zhuanhua.ClauseID, input any, ask func(*eligibility.PoolJudge) (Answer, error)) {
	p.list = append(p.list, question[*eligibility.PoolJudge]{name, clause, input, ask})
}

func rateOf(n, of int) zhuanhua.Given[eligibility.PatentRate] {
	return zhuanhua.Value(eligibility.PatentRate{Industrialised: n, Patents: of})
}

func yuanOf(s string) zhuanhua.Given[decimal.Decimal] {
	return zhuanhua.Value(decimal.RequireFromString(s))
}

// applicant is at every bound of the published standard.
func applicant(name string) eligibility.PoolApplication {
	return eligibility.PoolApplication{
		Enterprise: zhuanhua.NewPartyID(name), RecommendedOn: zhuanhua.MustDay("2024-06-15"), Refill: zhuanhua.No,
		Size: zhuanhua.SizeOf(zhuanhua.Medium), LegalPerson: zhuanhua.Yes, CorePatents: zhuanhua.Yes,
		Rate: rateOf(50, 100), Research: yuanOf("4000000"), Revenue: yuanOf("40000000"),
		SteadyTeam: zhuanhua.Yes, ResearchStaff: zhuanhua.Value(20), Staff: zhuanhua.Value(100), Partnership: zhuanhua.No,
		Trademark: zhuanhua.Yes, IPManagement: zhuanhua.Yes,
		Abnormal: zhuanhua.No, Accident: zhuanhua.No, Violation: zhuanhua.No, Dishonesty: zhuanhua.No,
		Titled: zhuanhua.Yes, PatentIntensive: zhuanhua.Yes, ProductsFiled: zhuanhua.Yes,
	}
}

func (p *poolCases) applications() {
	apply := func(name string, clause zhuanhua.ClauseID, alter func(*eligibility.PoolApplication)) {
		a := applicant("示例企业")
		alter(&a)
		p.add("admission: "+name, clause, a, func(j *eligibility.PoolJudge) (Answer, error) {
			v, err := j.Application(&a)
			if err != nil {
				return Answer{}, err
			}
			return said(v.Standard, nil)
		})
	}
	for _, day := range []string{"2024-06-14", "2024-06-15", "2024-06-16"} {
		apply("recommended on "+day, "CP24-0", func(a *eligibility.PoolApplication) { a.RecommendedOn = zhuanhua.MustDay(day) })
	}
	for _, n := range []int{4999, 5000, 5001} {
		apply("rate of "+rateText(n), "CP24-4.1a", func(a *eligibility.PoolApplication) { a.Rate = rateOf(n, 10_000) })
	}
	for _, spent := range []string{"3999999.99", "4000000", "4004000", "4999999.99", "5000000", "5000000.01"} {
		revenue := "40000000"
		if spent[0] >= '5' || spent == "4999999.99" {
			revenue = "80000000"
		}
		apply("R&D of "+spent+" in "+revenue, "CP24-4.1a", func(a *eligibility.PoolApplication) { a.Research, a.Revenue = yuanOf(spent), yuanOf(revenue) })
	}
	for _, staff := range []int{1999, 2000, 2001} {
		apply("team of "+rateText(staff), "CP24-4.1a", func(a *eligibility.PoolApplication) {
			a.ResearchStaff, a.Staff = zhuanhua.Value(staff), zhuanhua.Value(10_000)
		})
	}
	apply("large", "CP24-4.1a", func(a *eligibility.PoolApplication) { a.Size = zhuanhua.SizeOf(zhuanhua.Large) })
	apply("rate not given", "CP24-4.1a", func(a *eligibility.PoolApplication) { a.Rate = zhuanhua.Given[eligibility.PatentRate]{} })
}

func rateText(n int) string { return decimal.New(int64(n), -2).String() + " %" }

func (p *poolCases) progress() {
	leave := func(name string, alter func(*eligibility.PoolProgress)) {
		g := eligibility.PoolProgress{
			Enterprise: zhuanhua.NewPartyID("示例企业"), EnteredOn: zhuanhua.MustDay("2024-07-31"), AsOf: zhuanhua.MustDay("2025-07-31"),
			Demonstration: zhuanhua.Yes, EntryRate: rateOf(5000, 10_000), Rate: rateOf(6000, 10_000), NewProducts: zhuanhua.Value(1),
			Certified: zhuanhua.Yes, SalesBefore: yuanOf("1000000"), Sales: yuanOf("1200000"), ProfitBefore: yuanOf("100000"), Profit: yuanOf("115000"),
		}
		alter(&g)
		p.add("model: "+name, "CP24-4.2.1", g, func(j *eligibility.PoolJudge) (Answer, error) { return said(j.Progress(&g)) })
	}
	none := func(g *eligibility.PoolProgress) { g.NewProducts = zhuanhua.Value(0) }
	for _, day := range []string{"2025-06-30", "2025-07-30", "2025-07-31", "2025-08-01"} {
		leave("on "+day, func(g *eligibility.PoolProgress) { g.AsOf = zhuanhua.MustDay(day) })
	}
	for _, n := range []int{5999, 6000, 6001} {
		leave("rate up to "+rateText(n), func(g *eligibility.PoolProgress) { g.Rate = rateOf(n, 10_000) })
	}
	for _, n := range []int{0, 1, 2} {
		leave("new products "+decimal.New(int64(n), 0).String(), func(g *eligibility.PoolProgress) {
			g.NewProducts, g.Certified = zhuanhua.Value(n), zhuanhua.No
		})
	}
	for _, sales := range []string{"1199999.99", "1200000", "1200099.99"} {
		leave("sales of "+sales, func(g *eligibility.PoolProgress) { none(g); g.Sales = yuanOf(sales) })
	}
	for _, profit := range []string{"114999.99", "115000", "115009.99"} {
		leave("profit of "+profit, func(g *eligibility.PoolProgress) { none(g); g.Profit = yuanOf(profit) })
	}
	leave("sales alone", func(g *eligibility.PoolProgress) { none(g); g.Rate = g.EntryRate })
	leave("no effect shown", func(g *eligibility.PoolProgress) { g.Demonstration = zhuanhua.No })
	leave("effect not known", func(g *eligibility.PoolProgress) { g.Demonstration = 0 })
}

func (p *poolCases) reviews() {
	review := func(name string, alter func(*eligibility.PoolReview)) {
		r := eligibility.PoolReview{
			Enterprise: zhuanhua.NewPartyID("示例企业"), EnteredOn: zhuanhua.MustDay("2024-07-31"), AsOf: zhuanhua.MustDay("2026-07-31"),
			EntryRate: rateOf(5000, 10_000), Rate: rateOf(5500, 10_000), Findings: []eligibility.PoolFinding{},
		}
		alter(&r)
		p.add("stay: "+name, "CP24-4.2.3", r, func(j *eligibility.PoolJudge) (Answer, error) { return said(j.Review(&r)) })
	}
	for _, day := range []string{"2025-07-31", "2025-08-01", "2026-07-30", "2026-07-31", "2026-08-01", "2027-07-31", "2027-08-01"} {
		review("no progress on "+day, func(r *eligibility.PoolReview) { r.AsOf, r.Progress = zhuanhua.MustDay(day), zhuanhua.No })
	}
	for _, n := range []int{5499, 5500, 5501} {
		review("rate of "+rateText(n), func(r *eligibility.PoolReview) { r.Rate, r.AsOf = rateOf(n, 10_000), zhuanhua.MustDay("2026-08-01") })
	}
	for m := eligibility.MajorAccident; m <= eligibility.OtherViolation; m++ {
		review("found: "+m.String(), func(r *eligibility.PoolReview) {
			r.Progress = zhuanhua.Yes
			r.Findings = append(r.Findings, eligibility.PoolFinding{ID: "F", Kind: m, State: zhuanhua.Confirmed, FoundOn: zhuanhua.MustDay("2025-01-01")})
		})
	}
}

func (p *poolCases) provinces() {
	line := func(name string, place zhuanhua.Place, recommended, enterprises int) {
		q := eligibility.PoolProvince{Province: place, Recommended: recommended, Enterprises: zhuanhua.Value(enterprises)}
		p.add("line: "+name, "CP24-4.1b", q, func(j *eligibility.PoolJudge) (Answer, error) {
			v, notes, err := j.Line(&q)
			a, err := said(v, err)
			for _, n := range notes {
				a.Result = append(words(a.Result), n.Code)
			}
			return a, err
		})
	}
	for _, n := range []int{299, 300, 301, 499, 500, 501} {
		number := decimal.New(int64(n), 0).String()
		line(number+" as a rule", zhuanhua.Shaanxi, n, 9_999)
		line(number+" of a province that has many", zhuanhua.Shaanxi, n, 10_000)
		line(number+" of a province with a city with plan status", zhuanhua.Shandong, n, 0)
	}
	line("301 of a province that has one more", zhuanhua.Shaanxi, 301, 10_001)
	for _, checked := range []zhuanhua.Truth{zhuanhua.Yes, zhuanhua.No, zhuanhua.Unstated} {
		y := eligibility.PoolYear{Province: zhuanhua.Shaanxi, Year: 2025, SpotChecked: checked, Evaluated: zhuanhua.Yes}
		p.add("monitoring, spot checks: "+checked.String(), "CP24-6.3", y, func(j *eligibility.PoolJudge) (Answer, error) { return said(j.Year(&y)) })
	}
}

func poolKit() (Kit, error) {
	p := &poolCases{}
	p.applications()
	p.progress()
	p.reviews()
	p.provinces()
	p.logs()
	p.transitions()
	prepare := func(r eligibility.PoolRules) (*eligibility.PoolJudge, error) { return r.Judge() }
	return kit("pool", poolTerms(), eligibility.PoolFields(), prepare, p.list)
}
