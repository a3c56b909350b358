package eligibility

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PoolProgress is how an enterprise of the pool has come on, put forward so that it
// leaves as a model (出库申报).
type PoolProgress struct {
	Enterprise zhuanhua.PartyID `json:"party_id"`
	// EnteredOn is the day on which it entered the pool, AsOf that of the decision. In a
	// log of events they are the log's.
	EnteredOn zhuanhua.Day `json:"entered_on"`
	AsOf      zhuanhua.Day `json:"as_of"`

	Demonstration zhuanhua.Truth             `json:"demonstration"` // 示范效果, the host's finding
	EntryRate     zhuanhua.Given[PatentRate] `json:"entry_rate"`    // 专利产业化率 on entry
	Rate          zhuanhua.Given[PatentRate] `json:"rate"`          // now

	// NewProducts is the number of patent-intensive products certified since entry.
	NewProducts zhuanhua.Given[int] `json:"new_products"`

	// Certified says that it has a certified patent-intensive product; the figures are
	// that product's, of the last closed year and the one before it, in yuan. A profit
	// may be below 0.
	Certified    zhuanhua.Truth                  `json:"certified"`
	SalesBefore  zhuanhua.Given[decimal.Decimal] `json:"sales_before"`
	Sales        zhuanhua.Given[decimal.Decimal] `json:"sales"`
	ProfitBefore zhuanhua.Given[decimal.Decimal] `json:"profit_before"`
	Profit       zhuanhua.Given[decimal.Decimal] `json:"profit"`
	// Considerable is the host's own finding that a rise is considerable; it is asked
	// only where the earlier figure is 0 or below, from which nothing grows by a share.
	Considerable zhuanhua.Truth `json:"considerable"`
}

// Validate returns the first fault as an [zhuanhua.InputError]: no enterprise, a day,
// rate, number or amount out of bounds, a decision before the entry.
func (p *PoolProgress) Validate() error {
	if p == nil {
		return &zhuanhua.InputError{Record: zhuanhua.RecordProgress, Field: "progress", Err: zhuanhua.ErrNotGiven}
	}
	f := faults{zhuanhua.RecordProgress, zhuanhua.Quote(p.Enterprise.String()), nil}
	f.id(p.Enterprise)
	f.term(p.EnteredOn, p.AsOf)
	f.truth("demonstration", p.Demonstration)
	f.truth("certified", p.Certified)
	f.truth("considerable", p.Considerable)
	f.rate("entry_rate", p.EntryRate)
	f.rate("rate", p.Rate)
	f.number("new_products", p.NewProducts)
	f.amount("sales_before", p.SalesBefore)
	f.amount("sales", p.Sales)
	f.signed("profit_before", p.ProfitBefore)
	f.signed("profit", p.Profit)
	return f.first()
}

// term refuses a decision before the entry.
func (f *faults) term(entered, asOf zhuanhua.Day) {
	f.day("entered_on", entered)
	f.day("as_of", asOf)
	if entered.IsGiven() && asOf.IsGiven() && asOf < entered {
		f.add("as_of", asOf.String(), zhuanhua.ErrContradiction)
	}
}

// Facts of an enterprise's progress, by their numbers in its form.
const (
	PoolCultivationFact = iota
	PoolDemonstrationFact
	PoolRiseFact
	PoolProductFact
	PoolSalesFact
)

// PoolProgressForm returns the facts of an enterprise's progress.
func PoolProgressForm() zhuanhua.Form {
	host, firm := zhuanhua.TheHost, zhuanhua.TheEnterprise
	return zhuanhua.Form{Kind: zhuanhua.RecordProgress, Facts: []zhuanhua.Fact{
		PoolCultivationFact:   poolFact("time-in-pool", "在库培育时间", "time in the pool", host, reachedOrNot()...),
		PoolDemonstrationFact: poolFact("demonstration-effect", "是否达到示范效果", "whether it serves as a demonstration", host),
		PoolRiseFact: poolFact("rate-rise", "专利产业化率提升", "rise of the industrialisation rate", firm,
			poolValue("clear", "明显提升", "clear"), poolValue("none", "未明显提升", "not clear")),
		PoolProductFact: poolFact("new-products", "新增专利密集型产品", "new patent-intensive products", firm, reachedOrNot()...),
		PoolSalesFact: poolFact("sales-and-profit", "已认定产品销售额及利润", "sales and profit of a certified product", firm,
			poolValue("both-up", "均较大幅度增长", "both considerably up"), poolValue("not-both-up", "未均较大幅度增长", "not both considerably up")),
	}}
}

// GraduationCheck returns the check by which an enterprise leaves the pool as a model
// (出库). With the bracket [SalesAlone], sales and profit stand in for the rate too:
// (rate and product) or sales is (rate or sales) and (product or sales).
//
// Clause: CP24-4.2, CP24-4.2.1
func (r PoolRules) GraduationCheck() zhuanhua.Check {
	row := func(code, param, zh, en string, terms ...zhuanhua.Term) zhuanhua.Criterion {
		return zhuanhua.Criterion{
			Code: code, Clause: "CP24-4.2.1", Nature: zhuanhua.Merit, Param: poolParam(param),
			Text: zhuanhua.Text{Zh: zh, En: en}, Any: terms,
		}
	}
	one := func(fact int) zhuanhua.Term { return zhuanhua.Term{Fact: fact, In: zhuanhua.CodesOf(reached)} }
	rise := row("rate-not-up", "clear-rise", "专利产业化率未明显提升", "the industrialisation rate did not rise clearly", one(PoolRiseFact))
	if r.Bracket == SalesAlone {
		rise.Any = append(rise.Any, one(PoolSalesFact))
	}
	return zhuanhua.Check{
		Record: zhuanhua.RecordProgress, Name: PoolGraduation, Clause: "CP24-4.2.1",
		Text: zhuanhua.Text{Zh: "样板企业出库审核", En: "Leaving the pool as a model"},
		Rows: []zhuanhua.Criterion{
			row("too-early", "cultivation", "在库培育时间不足", "not long enough in the pool", one(PoolCultivationFact)),
			row("no-demonstration", "", "未达到示范效果", "no demonstration effect", one(PoolDemonstrationFact)),
			rise,
			row("no-product-no-sales", "bracket", "既无新增专利密集型产品，已认定产品销售额及利润也未均较大幅度增长",
				"no new patent-intensive product, and sales and profit of a certified one are not both considerably up",
				one(PoolProductFact), one(PoolSalesFact)),
		},
	}
}

// ReadProgress returns the facts of an enterprise's progress. A fact that hangs on a
// parameter that is not set is not given.
func (r PoolRules) ReadProgress(p *PoolProgress) zhuanhua.Facts {
	facts, _ := r.readProgress(p)
	return facts
}

func (r PoolRules) readProgress(p *PoolProgress) (zhuanhua.Facts, []openFact) {
	facts := zhuanhua.Facts(0).With(PoolDemonstrationFact, zhuanhua.Code(p.Demonstration))
	if n, given := p.NewProducts.Get(); given {
		facts = facts.With(PoolProductFact, cut(n >= r.NewProducts))
	}
	open := []openFact{}
	put := func(fact int, a answer) {
		facts = facts.With(fact, zhuanhua.Code(a.truth))
		if a.param != "" {
			open = append(open, openFact{fact, []zhuanhua.Code{zhuanhua.Code(a.best), missed}, poolParam(a.param)})
		}
	}
	put(PoolCultivationFact, r.cultivated(p))
	put(PoolRiseFact, r.rose(p))
	put(PoolSalesFact, r.salesRose(p))
	return facts, open
}

// answer is a yes or no that may hang on a parameter that is not set: then best is
// what the most generous value makes of it, and no is what the strictest does.
type answer struct {
	truth zhuanhua.Truth
	best  zhuanhua.Truth
	param string // empty: none
}

func (r PoolRules) cultivated(p *PoolProgress) answer {
	months, set := r.Cultivation.Get()
	switch {
	case !p.EnteredOn.IsGiven() || !p.AsOf.IsGiven():
		return answer{}
	case !set:
		return answer{best: zhuanhua.Yes, param: "cultivation"}
	}
	end := addMonths(p.EnteredOn, months)
	return answer{truth: zhuanhua.TruthOf(end.IsGiven() && p.AsOf >= end)}
}

// addMonths returns the corresponding day n months later, or the month's last day
// (rulebook 0j); not given beyond the year 9999.
func addMonths(d zhuanhua.Day, n int) zhuanhua.Day {
	y, m, day := d.Date()
	m += n - 1
	y, m = y+m/12, m%12+1
	for ; day > 0; day-- {
		if end, err := zhuanhua.NewDay(y, m, day); err == nil {
			return end
		}
	}
	return 0
}

// rose tells whether the rate rose clearly; where it did not rise at all, no size is
// asked for.
func (r PoolRules) rose(p *PoolProgress) answer {
	before, known := p.EntryRate.Get()
	now, given := p.Rate.Get()
	least, set := r.ClearRise.Get()
	switch {
	case given && now.Industrialised == 0, known && before.full():
		return answer{truth: zhuanhua.No} // whatever the other rate
	case !known || !given:
		return answer{}
	case !now.above(before):
		return answer{truth: zhuanhua.No}
	case !set:
		return answer{best: zhuanhua.Yes, param: "clear-rise"}
	}
	return answer{truth: zhuanhua.TruthOf(now.roseBy(least, before))}
}

// salesRose tells whether a certified product's sales and profit both rose
// considerably: either no is a no.
func (r PoolRules) salesRose(p *PoolProgress) answer {
	parts := [...]answer{
		{truth: p.Certified},
		r.figureRose("sales-rise", r.SalesRise, p.SalesBefore, p.Sales, p.Considerable),
		r.figureRose("profit-rise", r.ProfitRise, p.ProfitBefore, p.Profit, p.Considerable),
	}
	if sales, given := p.Sales.Get(); given && sales.IsZero() {
		return answer{truth: zhuanhua.No} // they fell or stayed, whatever they were
	}
	joined := answer{truth: zhuanhua.Yes, best: zhuanhua.Yes}
	for _, a := range parts {
		switch {
		case a.truth == zhuanhua.No:
			return answer{truth: zhuanhua.No}
		case a.truth == zhuanhua.Unstated:
			joined.truth = zhuanhua.Unstated
			if a.param == "" {
				joined.best = zhuanhua.Unstated
			} else if joined.param == "" {
				joined.param = a.param
			}
		}
	}
	return joined
}

func (r PoolRules) figureRose(param string, rise zhuanhua.Given[Percent], before, after zhuanhua.Given[decimal.Decimal], host zhuanhua.Truth) answer {
	was, known := before.Get()
	is, given := after.Get()
	least, set := rise.Get()
	earlier, later := fenOf(was), fenOf(is)
	switch {
	case host == zhuanhua.No && (known && earlier <= 0 || given && later <= 0):
		return answer{truth: zhuanhua.No} // whatever the other figure: a rise would start at 0 or below
	case !known || !given:
		return answer{}
	case later <= earlier:
		return answer{truth: zhuanhua.No}
	case earlier <= 0:
		return answer{truth: host}
	case !set:
		return answer{best: zhuanhua.Yes, param: param}
	}
	return answer{truth: zhuanhua.TruthOf(roseInShare(earlier, later, least))}
}
