package eligibility

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// margins are numbers behind the facts of a form, by the facts' numbers.
type margins map[int][]zhuanhua.Margin

// put shows them in a decision, beside the facts that were cut from them.
func (m margins) put(d *zhuanhua.Decision, form zhuanhua.Form) {
	for fact, list := range m {
		for r := range d.Rows {
			for i := range d.Rows[r].Inputs {
				if in := &d.Rows[r].Inputs[i]; in.Fact == form.Facts[fact].Key {
					in.Margins = list
				}
			}
		}
	}
}

// atLeast is a figure that must reach a threshold; nil where either is not known.
func atLeast(zh, en string, unit zhuanhua.Unit, value, threshold *big.Rat) zhuanhua.Margin {
	return zhuanhua.NewMargin(zhuanhua.Text{Zh: zh, En: en}, unit, value, zhuanhua.AtLeast, threshold)
}

// applicationMargins are the numbers of the published standard.
//
// Clause: CP24-4.1a
func (r PoolRules) applicationMargins(a *PoolApplication) margins {
	research, revenue := yuanOf(a.Research), yuanOf(a.Revenue)
	return margins{
		PoolRateFact:           {atLeast("专利产业化率", "industrialisation rate", zhuanhua.UnitPercent, rateOf(a.Rate), r.Rate.rat())},
		PoolResearchShareFact:  {atLeast("研发费用占营业收入比重", "share of R&D in revenue", zhuanhua.UnitPercent, shareOf(research, revenue), r.ResearchShare.rat())},
		PoolResearchAmountFact: {atLeast("研发费用金额", "amount of R&D", zhuanhua.UnitYuan, research, big.NewRat(int64(r.ResearchAmount), 100))},
		PoolTeamFact: {atLeast("研发团队占职工比重", "R&D team as a share of staff", zhuanhua.UnitPercent,
			shareOf(countOf(a.ResearchStaff), countOf(a.Staff)), r.TeamShare.rat())},
	}
}

// progressMargins are the numbers by which an enterprise leaves as a model.
//
// Clause: CP24-4.2.1
func (r PoolRules) progressMargins(p *PoolProgress) margins {
	rise := rateOf(p.Rate)
	if before := rateOf(p.EntryRate); before == nil || rise == nil {
		rise = nil
	} else {
		rise.Sub(rise, before)
	}
	return margins{
		PoolRiseFact:    {atLeast("专利产业化率提升", "rise of the industrialisation rate", zhuanhua.UnitPercentagePoint, rise, setPercent(r.ClearRise))},
		PoolProductFact: {atLeast("新增专利密集型产品", "new patent-intensive products", zhuanhua.UnitItem, countOf(p.NewProducts), big.NewRat(int64(r.NewProducts), 1))},
		PoolSalesFact: {
			atLeast("销售额增幅", "growth of sales", zhuanhua.UnitPercent, growthOf(p.SalesBefore, p.Sales), setPercent(r.SalesRise)),
			atLeast("利润增幅", "growth of profit", zhuanhua.UnitPercent, growthOf(p.ProfitBefore, p.Profit), setPercent(r.ProfitRise)),
		},
	}
}

// lineMargins hold the number of recommendations against both lines.
//
// Clause: CP24-4.1b
func (r PoolRules) lineMargins(p *PoolProvince) margins {
	line := func(zh, en string, most int) zhuanhua.Margin {
		return zhuanhua.NewMargin(zhuanhua.Text{Zh: zh, En: en}, zhuanhua.UnitEnterprise, big.NewRat(int64(p.Recommended), 1), zhuanhua.AtMost, big.NewRat(int64(most), 1))
	}
	list := []zhuanhua.Margin{line("推荐数（一般上限）", "recommended, the line as a rule", r.GeneralLine)}
	if p.Recommended > r.GeneralLine {
		list = append(list, line("推荐数（最高上限）", "recommended, the highest line", r.LargeLine))
	}
	return margins{PoolNumberFact: list}
}

func (p Percent) rat() *big.Rat { return big.NewRat(int64(p), int64(PerCent)) }

func setPercent(g zhuanhua.Given[Percent]) *big.Rat {
	if p, set := g.Get(); set {
		return p.rat()
	}
	return nil
}

// rateOf is a rate in per cent.
func rateOf(g zhuanhua.Given[PatentRate]) *big.Rat {
	r, given := g.Get()
	if !given {
		return nil
	}
	n, d := r.parts()
	return big.NewRat(100*n, d)
}

func countOf(g zhuanhua.Given[int]) *big.Rat {
	if n, given := g.Get(); given {
		return big.NewRat(int64(n), 1)
	}
	return nil
}

// yuanOf is an amount that was validated.
func yuanOf(g zhuanhua.Given[decimal.Decimal]) *big.Rat {
	if d, given := g.Get(); given {
		return big.NewRat(int64(fenOf(d)), 100)
	}
	return nil
}

// shareOf is a part of a whole in per cent; none of nothing.
func shareOf(part, whole *big.Rat) *big.Rat {
	if part == nil || whole == nil || whole.Sign() <= 0 {
		return nil
	}
	share := new(big.Rat).Quo(part, whole)
	return share.Mul(share, big.NewRat(100, 1))
}

// growthOf is the growth from one amount to another in per cent; none from nothing.
func growthOf(before, after zhuanhua.Given[decimal.Decimal]) *big.Rat {
	from, to := yuanOf(before), yuanOf(after)
	if from == nil || to == nil {
		return nil
	}
	return shareOf(to.Sub(to, from), from)
}
