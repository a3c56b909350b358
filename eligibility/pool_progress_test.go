package eligibility_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// goodProgress leaves as a model by rate, product and sales, each at its bound.
func goodProgress(name string) eligibility.PoolProgress {
	return eligibility.PoolProgress{
		Enterprise: firm(name), EnteredOn: zhuanhua.MustDay("2024-07-31"), AsOf: zhuanhua.MustDay("2025-07-31"),
		Demonstration: zhuanhua.Yes, EntryRate: rate(50, 100), Rate: rate(60, 100), NewProducts: zhuanhua.Value(1),
		Certified: zhuanhua.Yes, SalesBefore: yuan(1_000_000), Sales: yuan(1_200_000), ProfitBefore: yuan(100_000), Profit: yuan(115_000),
	}
}

type progressCase struct {
	name            string
	alter           func(*eligibility.PoolProgress)
	failed, missing string
}

func (c *progressCase) want() zhuanhua.Outcome {
	switch {
	case c.failed != "":
		return zhuanhua.NotMet
	case c.missing != "":
		return zhuanhua.Undetermined
	}
	return zhuanhua.Met
}

func checkProgress(t *testing.T, r eligibility.PoolRules, cases []progressCase) {
	t.Helper()
	j := poolJudge(t, r)
	for _, c := range cases {
		p := goodProgress("示例企业甲")
		c.alter(&p)
		v, err := j.Progress(&p)
		if err != nil {
			t.Fatal(c.name, err)
		}
		if f, m := poolRows(v.Failed()), poolFacts(v.Missing()); v.Outcome() != c.want() || f != c.failed || m != c.missing {
			t.Errorf("%s: %v, failed %q, missing %q; want %q, %q", c.name, v.Outcome(), f, m, c.failed, c.missing)
		}
	}
}

type progress = eligibility.PoolProgress

func noProduct(p *progress) { p.NewProducts = zhuanhua.Value(0) }
func noSales(p *progress)   { p.Certified = zhuanhua.No }
func noRise(p *progress)    { p.Rate = p.EntryRate }

func both(alter ...func(*progress)) func(*progress) {
	return func(p *progress) {
		for _, a := range alter {
			a(p)
		}
	}
}

// CP24 四(二)1 at each bound, under both brackets.
func TestGraduation(t *testing.T) {
	none := zhuanhua.Given[decimal.Decimal]{}
	checkProgress(t, poolRules(), []progressCase{
		{"at every bound", func(*progress) {}, "", ""},
		{"a day early", func(p *progress) { p.AsOf-- }, "too-early", ""},
		{"no day of entry", func(p *progress) { p.EnteredOn = 0 }, "", "time-in-pool"},
		{"no demonstration", func(p *progress) { p.Demonstration = zhuanhua.No }, "no-demonstration", ""},
		{"demonstration not known", func(p *progress) { p.Demonstration = 0 }, "", "demonstration-effect"},
		{"rise just short", func(p *progress) { p.EntryRate, p.Rate = rate(500_001, 1_000_000), rate(60, 100) }, "rate-not-up", ""},
		{"rise from no patents", func(p *progress) { p.EntryRate, p.Rate = rate(0, 0), rate(1, 10) }, "", ""},
		{"no rise", noRise, "rate-not-up", ""},
		{"rate not known", func(p *progress) { p.Rate = zhuanhua.Given[eligibility.PatentRate]{} }, "", "rate-rise"},
		{"product alone", noSales, "", ""},
		{"sales alone of the two", noProduct, "", ""},
		{"neither", both(noProduct, noSales), "no-product-no-sales", ""},
		{"sales a fen short", both(noProduct, func(p *progress) { p.Sales = zhuanhua.Value(decimal.New(1_199_999_99, -2)) }), "no-product-no-sales", ""},
		{"profit a fen short", both(noProduct, func(p *progress) { p.Profit = zhuanhua.Value(decimal.New(114_999_99, -2)) }), "no-product-no-sales", ""},
		{"sales not known, profit down", both(noProduct, func(p *progress) { p.Sales, p.Profit = none, yuan(1) }), "no-product-no-sales", ""},
		{"sales not known", both(noProduct, func(p *progress) { p.Sales = none }), "", "sales-and-profit"},
		{"certified not known", both(noProduct, func(p *progress) { p.Certified = 0 }), "", "sales-and-profit"},
		{"products not known, sales short", both(noSales, func(p *progress) { p.NewProducts = zhuanhua.Given[int]{} }), "", "new-products"},
		{"from a loss, the host silent", both(noProduct, func(p *progress) { p.ProfitBefore = yuan(-5) }), "", "sales-and-profit"},
		{"from a loss, considerable", both(noProduct, func(p *progress) { p.ProfitBefore, p.Considerable = yuan(-5), zhuanhua.Yes }), "", ""},
		{"from a loss, not considerable", both(noProduct, func(p *progress) { p.ProfitBefore, p.Considerable = yuan(-5), zhuanhua.No }), "no-product-no-sales", ""},
		{"from a loss to a greater one", both(noProduct, func(p *progress) { p.ProfitBefore, p.Profit, p.Considerable = yuan(-5), yuan(-6), zhuanhua.Yes }), "no-product-no-sales", ""},
		{"a no wins", both(noRise, func(p *progress) { p.Demonstration, p.Certified = 0, 0 }), "rate-not-up", ""},
	})
	other := poolRules()
	other.Bracket = eligibility.SalesAlone
	checkProgress(t, other, []progressCase{
		{"at every bound", func(*progress) {}, "", ""},
		{"no rise but sales", noRise, "", ""},
		{"sales alone", both(noRise, noProduct), "", ""},
		{"rate and product", noSales, "", ""},
		{"rate alone", both(noSales, noProduct), "no-product-no-sales", ""},
		{"product alone", both(noSales, noRise), "rate-not-up", ""},
		{"nothing", both(noSales, noRise, noProduct), "rate-not-up no-product-no-sales", ""},
		{"no rise, sales not known", both(noRise, func(p *progress) { p.Certified = 0 }), "", "sales-and-profit"},
		{"a loan of months", func(p *progress) { p.AsOf = p.EnteredOn + 1 }, "too-early", ""},
	})
}

// The first bracket tells apart what the second does, in one test of four answers.
func TestBracketsDiffer(t *testing.T) {
	other := poolRules()
	other.Bracket = eligibility.SalesAlone
	p := goodProgress("示例企业甲")
	noRise(&p)
	first, _ := poolJudge(t, poolRules()).Progress(&p)
	second, _ := poolJudge(t, other).Progress(&p)
	if first.Outcome() != zhuanhua.NotMet || second.Outcome() != zhuanhua.Met {
		t.Errorf("%v, %v", first.Outcome(), second.Outcome())
	}
}

// Each size that the plan leaves open is asked for when an answer turns on it, and
// only then.
func TestGraduationUnset(t *testing.T) {
	for _, c := range []struct {
		key   string
		unset func(*eligibility.PoolRules)
		alter func(*progress) // so that no value could change the answer
		want  zhuanhua.Outcome
	}{
		{"cultivation", func(r *eligibility.PoolRules) { r.Cultivation = zhuanhua.Given[int]{} }, noRise, zhuanhua.NotMet},
		{"clear-rise", func(r *eligibility.PoolRules) { r.ClearRise = zhuanhua.Given[eligibility.Percent]{} }, noRise, zhuanhua.NotMet},
		{"sales-rise", func(r *eligibility.PoolRules) { r.SalesRise = zhuanhua.Given[eligibility.Percent]{} }, func(p *progress) { p.NewProducts = zhuanhua.Value(1) }, zhuanhua.Met},
		{"profit-rise", func(r *eligibility.PoolRules) { r.ProfitRise = zhuanhua.Given[eligibility.Percent]{} }, func(p *progress) { p.Sales = yuan(1) }, zhuanhua.NotMet},
	} {
		rules := poolRules()
		c.unset(&rules)
		j := poolJudge(t, rules)
		p := goodProgress("示例企业甲")
		noProduct(&p)
		_, err := j.Progress(&p)
		var unset *eligibility.UnsetError
		if !errors.As(err, &unset) || unset.Param.Key != c.key || unset.Param.Clause != "CP24-4.2.1" || unset.Param.Status != zhuanhua.Unset {
			t.Errorf("%s: %v", c.key, err)
		}
		c.alter(&p)
		if v, err := j.Progress(&p); err != nil || v.Outcome() != c.want {
			t.Errorf("%s, when nothing turns on it: %v, %v", c.key, v.Outcome(), err)
		}
	}
	rules := eligibility.GrowthPlan()
	rules.Bracket = eligibility.SalesAlone
	p := goodProgress("示例企业甲")
	p.Demonstration, p.Rate = 0, zhuanhua.Given[eligibility.PatentRate]{}
	rules.Cultivation = zhuanhua.Value(0)
	if v, err := poolJudge(t, rules).Progress(&p); err != nil || v.Outcome() != zhuanhua.Undetermined {
		t.Errorf("undetermined whatever sales would be considerable: %v, %v", v.Outcome(), err)
	}
	noProduct(&p)
	p.Certified = 0
	if _, err := poolJudge(t, rules).Progress(&p); !errors.Is(err, zhuanhua.ErrUnset) {
		t.Errorf("a size could make it a no: %v", err)
	}
}

// A month's last day ends a term that has no corresponding day (rulebook 0j).
func TestCultivationTerm(t *testing.T) {
	for _, c := range []struct {
		entered string
		months  int
		end     string
	}{
		{"2024-08-31", 6, "2025-02-28"}, {"2024-02-29", 12, "2025-02-28"}, {"2024-02-29", 48, "2028-02-29"},
		{"2024-12-15", 1, "2025-01-15"}, {"2024-11-30", 1, "2024-12-30"}, {"2024-03-01", 0, "2024-03-01"},
	} {
		rules := poolRules()
		rules.Cultivation = zhuanhua.Value(c.months)
		j := poolJudge(t, rules)
		p := goodProgress("示例企业甲")
		p.EnteredOn, p.AsOf = zhuanhua.MustDay(c.entered), zhuanhua.MustDay(c.end)
		v, err := j.Progress(&p)
		if err != nil || v.Outcome() != zhuanhua.Met {
			t.Errorf("%+v: %v, %v", c, v.Outcome(), err)
		}
		if p.AsOf--; p.AsOf < p.EnteredOn {
			continue
		}
		if v, _ := j.Progress(&p); v.Outcome() != zhuanhua.NotMet {
			t.Errorf("%+v: a day before it is %v", c, v.Outcome())
		}
	}
	rules := poolRules()
	rules.Cultivation = zhuanhua.Value(1_000_000)
	p := goodProgress("示例企业甲")
	if v, err := poolJudge(t, rules).Progress(&p); err != nil || v.Outcome() != zhuanhua.NotMet {
		t.Errorf("a term beyond all days: %v, %v", v.Outcome(), err)
	}
	if p.EnteredOn = zhuanhua.MustDay("9999-12-31"); p.AsOf < p.EnteredOn {
		p.AsOf = p.EnteredOn
	}
	rules.Cultivation = zhuanhua.Value(1)
	if v, err := poolJudge(t, rules).Progress(&p); err != nil || v.Outcome() != zhuanhua.NotMet {
		t.Errorf("beyond the last day: %v, %v", v.Outcome(), err)
	}
}

func TestRiseBeyondAnyRate(t *testing.T) {
	rules := poolRules()
	rules.ClearRise = zhuanhua.Value(101 * eligibility.PerCent)
	p := goodProgress("示例企业甲")
	p.EntryRate, p.Rate = rate(0, 1), rate(1, 1)
	if v, err := poolJudge(t, rules).Progress(&p); err != nil || v.Outcome() != zhuanhua.NotMet {
		t.Errorf("%v, %v", v.Outcome(), err)
	}
}

func TestExplainProgress(t *testing.T) {
	j := poolJudge(t, poolRules())
	p := goodProgress("示例企业甲")
	noProduct(&p)
	p.Sales = yuan(1)
	d, err := j.ExplainProgress(&p)
	got := d.In(zhuanhua.Chinese)
	for _, want := range []string{"示例企业甲", "50/100 → 60/100", "2024-07-31 – 2025-07-31", "1000000 → 1, 100000 → 115000", "既无新增专利密集型产品", "CP24-4.2.1"} {
		if err != nil || !strings.Contains(got, want) {
			t.Errorf("%v: %q is not in\n%s", err, want, got)
		}
	}
	if _, err := j.ExplainProgress(nil); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Error(err)
	}
}

func TestProgressValidate(t *testing.T) {
	for field, alter := range map[string]func(*progress){
		"party_id":      func(p *progress) { p.Enterprise = zhuanhua.PartyID{} },
		"entered_on":    func(p *progress) { p.EnteredOn = -1 },
		"as_of":         func(p *progress) { p.AsOf = p.EnteredOn - 1 },
		"demonstration": func(p *progress) { p.Demonstration = 3 },
		"certified":     func(p *progress) { p.Certified = 3 },
		"considerable":  func(p *progress) { p.Considerable = 3 },
		"entry_rate":    func(p *progress) { p.EntryRate = rate(1, 1_000_001) },
		"rate":          func(p *progress) { p.Rate = rate(-1, 1) },
		"new_products":  func(p *progress) { p.NewProducts = zhuanhua.Value(-1) },
		"sales_before":  func(p *progress) { p.SalesBefore = yuan(-1) },
		"sales":         func(p *progress) { p.Sales = zhuanhua.Value(decimal.New(1, 1<<30)) },
		"profit_before": func(p *progress) { p.ProfitBefore = zhuanhua.Value(decimal.New(-1, 1<<30)) },
		"profit":        func(p *progress) { p.Profit = zhuanhua.Value(decimal.New(-1, -3)) },
	} {
		p := goodProgress("示例企业甲")
		alter(&p)
		wantFault(t, p.Validate(), zhuanhua.RecordProgress, field)
	}
	wantFault(t, (*progress)(nil).Validate(), zhuanhua.RecordProgress, "progress")
}
