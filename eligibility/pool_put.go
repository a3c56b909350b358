package eligibility

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// somebody is the enterprise of a record made from facts.
func somebody() zhuanhua.PartyID { return zhuanhua.NewPartyID("enterprise") }

// PutApplication is the inverse of [PoolRules.ReadApplication] for the facts named in
// asked, a bit each. It returns false where no application has them together.
func (r PoolRules) PutApplication(facts zhuanhua.Facts, asked uint16) (PoolApplication, bool) {
	a := PoolApplication{Enterprise: somebody()}
	switch facts.Get(PoolRecommendationFact) {
	case recommendedInTime:
		a.RecommendedOn, a.Refill = r.FirstRoundBy, zhuanhua.No
	case recommendedLate:
		a.RecommendedOn, a.Refill = r.FirstRoundBy+1, zhuanhua.No
	case recommendedRefill:
		a.RecommendedOn, a.Refill = r.FirstRoundBy+1, zhuanhua.Yes
	}
	switch facts.Get(PoolSMEFact) {
	case yes:
		a.Size = zhuanhua.SizeOf(zhuanhua.Small)
	case no:
		a.Size = zhuanhua.SizeOf(zhuanhua.Large)
	}
	for fact, t := range a.answers() {
		*t = zhuanhua.Truth(facts.Get(fact))
	}
	a.Rate = putRate(facts.Get(PoolRateFact), r.Rate)
	r.putResearch(&a, facts)
	if code := facts.Get(PoolTeamFact); code != 0 {
		a.SteadyTeam = zhuanhua.Yes
		a.Staff = zhuanhua.Value(10_000)
		a.ResearchStaff = zhuanhua.Value(max(1, int(r.TeamShare)))
		if code == missed {
			a.ResearchStaff = zhuanhua.Value(int(max(1, r.TeamShare)) - 1)
		}
	}
	return a, agree(r.ReadApplication(&a), facts, asked)
}

// putResearch gives R&D at the amount or a fen below it, and the revenue of which it is
// just the share, or a fen more.
func (r PoolRules) putResearch(a *PoolApplication, facts zhuanhua.Facts) {
	share, amount := facts.Get(PoolResearchShareFact), facts.Get(PoolResearchAmountFact)
	research := r.ResearchAmount
	switch {
	case amount == missed:
		research--
	case amount == 0:
		return
	}
	a.Research = zhuanhua.Value(research.Yuan())
	if share == 0 {
		return
	}
	per := zhuanhua.Amount(max(1, r.ResearchShare))
	revenue := zhuanhua.MaxAmount
	if research/per < revenue/1e4 {
		revenue = research/per*1e4 + research%per*1e4/per
	}
	if share == missed {
		revenue++
	}
	a.Revenue = zhuanhua.Value(revenue.Yuan())
}

// putRate gives the rate at the threshold, or one below it.
func putRate(code zhuanhua.Code, threshold Percent) zhuanhua.Given[PatentRate] {
	switch code {
	case reached:
		return zhuanhua.Value(PatentRate{int(threshold), 10_000})
	case missed:
		return zhuanhua.Value(PatentRate{int(threshold) - 1, 10_000})
	}
	return zhuanhua.Given[PatentRate]{}
}

// PutProgress is the inverse of [PoolRules.ReadProgress], as [PoolRules.PutApplication]
// is of ReadApplication.
func (r PoolRules) PutProgress(facts zhuanhua.Facts, asked uint16) (PoolProgress, bool) {
	p := PoolProgress{Enterprise: somebody(), Demonstration: zhuanhua.Truth(facts.Get(PoolDemonstrationFact))}
	if code := facts.Get(PoolCultivationFact); code != 0 {
		p.EnteredOn = r.From
		p.AsOf = addMonths(r.From, r.Cultivation.Or(0))
		if code == missed {
			p.AsOf--
		}
	}
	if code := facts.Get(PoolRiseFact); code != 0 {
		p.EntryRate = rateOfNone()
		p.Rate = putRate(code, r.ClearRise.Or(1))
	}
	switch facts.Get(PoolProductFact) {
	case reached:
		p.NewProducts = zhuanhua.Value(r.NewProducts)
	case missed:
		p.NewProducts = zhuanhua.Value(r.NewProducts - 1)
	}
	if code := facts.Get(PoolSalesFact); code != 0 {
		p.Certified = zhuanhua.Yes
		p.SalesBefore, p.Sales = putRise(r.SalesRise, code == reached)
		p.ProfitBefore, p.Profit = putRise(r.ProfitRise, code == reached)
	}
	return p, agree(r.ReadProgress(&p), facts, asked)
}

// putRise gives a figure that rose by the share, or by a fen less.
func putRise(rise zhuanhua.Given[Percent], considerable bool) (before, after zhuanhua.Given[decimal.Decimal]) {
	base := zhuanhua.Amount(1_000_000)
	later := base + base/1e4*zhuanhua.Amount(rise.Or(1))
	if !considerable {
		later--
	}
	return zhuanhua.Value(base.Yuan()), zhuanhua.Value(later.Yuan())
}

// PutReview is the inverse of [PoolRules.ReadReview], as [PoolRules.PutApplication] is of
// ReadApplication. What is found or not is never open once the days are given.
func (r PoolRules) PutReview(facts zhuanhua.Facts, asked uint16) (PoolReview, bool) {
	p := PoolReview{Enterprise: somebody(), EnteredOn: r.From}
	p.AsOf = r.TermEnd(r.From) + 1
	switch facts.Get(PoolStagnationFact) {
	case termRunning:
		p.AsOf--
	case progressed:
		p.Progress, p.ProgressOn = zhuanhua.Yes, p.AsOf-1
		if least, set := r.Progress.Get(); set && !unknownFinding(facts) {
			p.Progress, p.ProgressOn = zhuanhua.Unstated, 0
			p.EntryRate, p.Rate = rateOfNone(), putRate(reached, least)
		}
	case stagnant:
		p.Progress = zhuanhua.No
		if least, set := r.Progress.Get(); set {
			p.Progress, p.EntryRate, p.Rate = zhuanhua.Unstated, rateOfNone(), putRate(missed, least)
		}
	}
	for m := range allMisconduct.All() {
		f := PoolFinding{ID: m.String(), Kind: m, State: zhuanhua.Confirmed, FoundOn: r.From}
		switch facts.Get(int(m)) {
		case 0:
			p.AsOf = 0
		case notFound:
			f.State = zhuanhua.Suspected
		}
		p.Findings = append(p.Findings, f)
	}
	return p, agree(r.ReadReview(&p), facts, asked)
}

// unknownFinding reports whether it is open if something was found: then the day of the
// review is not given.
func unknownFinding(facts zhuanhua.Facts) bool {
	for m := range allMisconduct.All() {
		if facts.Get(int(m)) == 0 {
			return true
		}
	}
	return false
}

func rateOfNone() zhuanhua.Given[PatentRate] { return zhuanhua.Value(PatentRate{0, 10_000}) }

// PutProvince is the inverse of [PoolRules.ReadProvince], as [PoolRules.PutApplication]
// is of ReadApplication. Whether a province has a city with plan status is always known.
func (r PoolRules) PutProvince(facts zhuanhua.Facts, asked uint16) (PoolProvince, bool) {
	p := PoolProvince{Province: zhuanhua.Shaanxi}
	if facts.Get(PoolPlanCityFact) == yes {
		p.Province = zhuanhua.Shandong
	}
	switch facts.Get(PoolNumberFact) {
	case withinGeneral:
		p.Recommended = r.GeneralLine
	case withinLarge:
		p.Recommended = r.LargeLine
	case aboveLarge:
		p.Recommended = r.LargeLine + 1
	}
	switch facts.Get(PoolManyFact) {
	case yes:
		p.Enterprises = r.ManyFrom
	case no:
		p.Enterprises = zhuanhua.Value(r.ManyFrom.Or(0) - 1)
	}
	return p, agree(r.ReadProvince(&p), facts, asked)
}

// agree reports whether the facts asked for are the same.
func agree(a, b zhuanhua.Facts, asked uint16) bool {
	for fact := range zhuanhua.MaxFacts {
		if asked>>fact&1 == 1 && a.Get(fact) != b.Get(fact) {
			return false
		}
	}
	return true
}
