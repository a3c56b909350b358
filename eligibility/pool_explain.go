package eligibility

import (
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// ExplainApplication returns the decision records of an application: the plan's check,
// and the host's list where there is one. Errors are those of [PoolJudge.Application].
func (j *PoolJudge) ExplainApplication(a *PoolApplication) ([]zhuanhua.Decision, error) {
	result, err := j.Application(a)
	if err != nil {
		return nil, err
	}
	d := result.Standard.Explain(func(fact int) string { return applicationDetail(a, fact) })
	d.ID, d.Notes = a.Enterprise.String(), result.Notes
	stamp(&d, j.fingerprint)
	j.rules.applicationMargins(a).put(&d, PoolApplicationForm())
	list := []zhuanhua.Decision{d}
	if result.Requirements.IsJudged() {
		d := result.Requirements.Explain(nil)
		d.ID = a.Enterprise.String()
		stamp(&d, j.fingerprint)
		list = append(list, d)
	}
	return list, nil
}

// ExplainProgress returns the decision record of an enterprise that is to leave as a
// model. Errors are those of [PoolJudge.Progress].
func (j *PoolJudge) ExplainProgress(p *PoolProgress) (zhuanhua.Decision, error) {
	v, err := j.Progress(p)
	if err != nil {
		return zhuanhua.Decision{}, err
	}
	d := v.Explain(func(fact int) string { return progressDetail(p, fact) })
	d.ID = p.Enterprise.String()
	stamp(&d, j.fingerprint)
	j.rules.progressMargins(p).put(&d, PoolProgressForm())
	return d, nil
}

// ExplainReview returns the decision record of a review. Errors are those of
// [PoolJudge.Review].
func (j *PoolJudge) ExplainReview(p *PoolReview) (zhuanhua.Decision, error) {
	v, err := j.Review(p)
	if err != nil {
		return zhuanhua.Decision{}, err
	}
	d := v.Explain(func(fact int) string { return reviewDetail(p, fact) })
	d.ID = p.Enterprise.String()
	stamp(&d, j.fingerprint)
	return d, nil
}

// ExplainLine returns the decision record of the number that a province recommends.
// Errors are those of [PoolJudge.Line].
func (j *PoolJudge) ExplainLine(p *PoolProvince) (zhuanhua.Decision, error) {
	v, notes, err := j.Line(p)
	if err != nil {
		return zhuanhua.Decision{}, err
	}
	d := v.Explain(func(fact int) string {
		if fact == PoolNumberFact {
			return strconv.Itoa(p.Recommended)
		}
		return ""
	})
	d.ID, d.Notes = p.Province.String(), notes
	stamp(&d, j.fingerprint)
	j.rules.lineMargins(p).put(&d, PoolProvinceForm())
	return d, nil
}

// ExplainYear returns the decision record of a year's monitoring. Errors are those of
// [PoolJudge.Year].
func (j *PoolJudge) ExplainYear(y *PoolYear) (zhuanhua.Decision, error) {
	v, err := j.Year(y)
	if err != nil {
		return zhuanhua.Decision{}, err
	}
	d := v.Explain(nil)
	d.ID = y.Province.String() + "/" + strconv.Itoa(y.Year)
	stamp(&d, j.fingerprint)
	return d, nil
}

// applicationDetail says what stood in the application for a fact.
func applicationDetail(a *PoolApplication, fact int) string {
	switch fact {
	case PoolRecommendationFact:
		return a.RecommendedOn.String()
	case PoolSMEFact:
		return a.Size.Possible.String()
	case PoolRateFact:
		return rateDetail(a.Rate)
	case PoolResearchShareFact:
		return amountDetail(a.Research) + " / " + amountDetail(a.Revenue)
	case PoolResearchAmountFact:
		return amountDetail(a.Research)
	case PoolTeamFact:
		return numberDetail(a.ResearchStaff) + " / " + numberDetail(a.Staff)
	}
	return ""
}

// progressDetail says what stood in the record of progress for a fact.
func progressDetail(p *PoolProgress, fact int) string {
	switch fact {
	case PoolCultivationFact:
		return p.EnteredOn.String() + " – " + p.AsOf.String()
	case PoolRiseFact:
		return rateDetail(p.EntryRate) + " → " + rateDetail(p.Rate)
	case PoolProductFact:
		return numberDetail(p.NewProducts)
	case PoolSalesFact:
		return amountDetail(p.SalesBefore) + " → " + amountDetail(p.Sales) + ", " +
			amountDetail(p.ProfitBefore) + " → " + amountDetail(p.Profit)
	}
	return ""
}

// reviewDetail says what stood in the review for a fact: the term, or the findings.
func reviewDetail(p *PoolReview, fact int) string {
	if fact == PoolStagnationFact {
		return p.EnteredOn.String() + " – " + p.AsOf.String()
	}
	detail := ""
	for _, f := range p.Findings {
		if int(f.Kind) == fact {
			detail += " " + zhuanhua.Quote(f.ID) + " " + f.State.String() + " " + f.FoundOn.String()
		}
	}
	return strings.TrimSpace(detail)
}

// notGiven is what a detail shows for a figure that is missing.
const notGiven = "?"

func rateDetail(g zhuanhua.Given[PatentRate]) string {
	if r, given := g.Get(); given {
		return strconv.Itoa(r.Industrialised) + "/" + strconv.Itoa(r.Patents)
	}
	return notGiven
}

func numberDetail(g zhuanhua.Given[int]) string {
	if n, given := g.Get(); given {
		return strconv.Itoa(n)
	}
	return notGiven
}

func amountDetail(g zhuanhua.Given[decimal.Decimal]) string {
	if d, given := g.Get(); given {
		return fenOf(d).String()
	}
	return notGiven
}
