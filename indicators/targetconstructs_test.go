package indicators_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// Constructs of other provinces' plans (facts 6). Hunan's sum and the deadline of
// Jiangsu and Shanghai are theirs; the other numbers are invented.
func TestConstructsOfOtherPlans(t *testing.T) {
	of := func(n int64) zhuanhua.Given[indicators.Quantity] { return zhuanhua.Value(indicators.WholeQuantity(n)) }
	target := func(key string, unit zhuanhua.Unit, series zhuanhua.Series, kind indicators.TargetKind, o indicators.Operator, first, last int) indicators.Target {
		return indicators.Target{
			Param: zhuanhua.Param{Key: key, Status: zhuanhua.HostRule}, Metric: hostMetric(key, unit, series),
			Kind: kind, Operator: o, First: first, Last: last,
		}
	}
	hunan := target("pledges-of-two-years", zhuanhua.UnitYiYuan, zhuanhua.Flow, indicators.CumulativeLevel, indicators.AtLeast, 2022, 2023)
	hunan.Value = of(100)
	jiangsu := target("screened-early", zhuanhua.UnitPercent, zhuanhua.Stock, indicators.Share, indicators.FullCoverage, 2024, 2024)
	gdp := target("value-added-of-gdp", zhuanhua.UnitPercent, zhuanhua.Flow, indicators.Share, indicators.MoreThan, 2025, 2025)
	gdp.Value = zhuanhua.Value(quantity(t, "13.5"))
	perTenThousand := target("patents-per-10k", zhuanhua.UnitPerTenThousand, zhuanhua.Stock, indicators.YearLevel, indicators.AtLeast, 2025, 2025)
	perTenThousand.Value = of(12)
	about := target("contracts-about", zhuanhua.UnitYiYuan, zhuanhua.Flow, indicators.YearLevel, indicators.About, 2025, 2025)
	about.Value, about.Tolerance = of(800), of(40)
	strive := target("centres-strive", zhuanhua.UnitItem, zhuanhua.Stock, indicators.YearLevel, indicators.AtLeast, 2025, 2025)
	strive.Value, strive.Aspirational = of(30), true
	rising := target("filings-rise", zhuanhua.UnitPatent, zhuanhua.Flow, indicators.Direction, indicators.Rising, 2024, 2025)
	rising.Base = 2023
	wish := target("better-layout", zhuanhua.UnitItem, zhuanhua.Stock, indicators.Direction, indicators.Qualitative, 2024, 2025)

	table, err := indicators.NewTargetTable(zhuanhua.DocumentNone, zhuanhua.Text{Zh: "示例省方案", En: "plan of an invented province"},
		hunan, jiangsu, gdp, perTenThousand, about, strive, rising, wish)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		target indicators.Target
		first  int
		values []string
		want   string
		zh, en string // the target in words
	}{
		{hunan, 2022, []string{"48", "52"}, "met secured reached", "2022–2023年示例指标累计值不低于100亿元", "example metric, 2022–2023: cumulative level at least 100 hundred million yuan"},
		{hunan, 2022, []string{"48", "51.9"}, "not_met impossible short window-over", "", ""},
		{jiangsu, 2024, []string{"100"}, "met secured reached", "2024年底示例指标全覆盖", "example metric, end of 2024: full coverage"},
		{jiangsu, 2024, []string{"99.9"}, "not_met impossible short window-over", "", ""},
		{gdp, 2025, []string{"13.5"}, "not_met impossible short window-over", "2025年示例指标超过13.5%", "example metric, 2025: more than 13.5 per cent"},
		{gdp, 2025, []string{"13.51"}, "met secured reached", "", ""},
		{perTenThousand, 2025, []string{"11.99"}, "not_met impossible short window-over", "2025年底示例指标不低于12件/万人", "example metric, end of 2025: at least 12 patents per 10,000 people"},
		{perTenThousand, 2025, []string{"12"}, "met secured reached", "", ""},
		{about, 2025, []string{"760"}, "met secured reached", "2025年示例指标800亿元左右", "example metric, 2025: about 800 hundred million yuan"},
		{about, 2025, []string{"759"}, "not_met impossible short window-over", "", ""},
		{strive, 2025, []string{"29"}, "not_met impossible short window-over strives", "2025年底示例指标力争不低于30个", "example metric, end of 2025: if possible at least 30 items"},
		{rising, 2023, []string{"5", "6", "7"}, "met secured risen", "2024–2025年（以2023年为基年）示例指标提高", "example metric, 2024–2025 (base 2023): rising"},
		{rising, 2023, []string{"5", "6", "6"}, "not_met impossible not-risen window-over", "", ""},
		{wish, 2025, nil, "not_applicable  no-figure", "2024–2025年示例指标定性要求", "example metric, 2024–2025: qualitative"},
	} {
		row, _ := table.Row(c.target.Param.Key)
		p := progress(t, row, yearly(t, row.Metric, c.first, c.values...), 2025, indicators.TargetReadings{})
		if got := told(p); got != c.want {
			t.Errorf("%s, %v: %s, want %s", row.Name(), c.values, got, c.want)
		}
		if text := row.Text(); c.zh != "" && (text.Zh != c.zh || text.En != c.en) {
			t.Errorf("%s: %q, %q", row.Name(), text.Zh, text.En)
		}
	}
}

// The record of a decision says what was asked, what there is, and what to do.
func TestProgressAsDecision(t *testing.T) {
	target := row(t, indicators.ShaanxiGoals(), "pledge-amount-growth")
	levels := yearly(t, target.Metric, 2020, "", "45", "55", "65")
	p := progress(t, target, levels, 2023, indicators.TargetReadings{EachYear: true})
	d := p.Decision(zhuanhua.Shaanxi)
	codes := map[string]bool{}
	for i, r := range d.Rows {
		if codes[r.Code] || r.Outcome != []zhuanhua.RowOutcome{zhuanhua.RowUnknown, zhuanhua.RowMet, zhuanhua.RowFailed}[i] || r.Param.Clause != "SX21-1.4.5" || r.Status != zhuanhua.Reading {
			t.Errorf("%+v", r)
		}
		codes[r.Code] = true
	}
	if len(d.Rows) != 3 || d.Clause != "SX21-1.4.5" || d.Outcome != zhuanhua.NotMet || d.Scope.Place != zhuanhua.Shaanxi {
		t.Errorf("%+v", d)
	}
	want := `2021–2023年（以2020年为基年）专利质押融资金额年均增幅不低于20%（逐年）：不符合（目标 pledge-amount-growth）
  地区：陕西省 610000；统计期：2023；统计日：2023-12-31
  [待定] target/pledge-amount-growth-in-2021：是否符合待定 — 依据 SX21-1.4.5（理解适用） — 参数 pledge-amount-growth
      2021年专利质押融资金额：实为45亿元；专利质押融资金额45亿元，应不低于尚不能确定的数值；应为年均增幅不低于20%
  [符合] target/pledge-amount-growth-in-2022 — 依据 SX21-1.4.5（理解适用） — 参数 pledge-amount-growth
      2022年专利质押融资金额：实为55亿元；专利质押融资金额55亿元，应不低于54亿元，富余1亿元
  [不符合] target/pledge-amount-growth-in-2023：未达到目标 — 依据 SX21-1.4.5（理解适用） — 参数 pledge-amount-growth
      2023年专利质押融资金额：实为65亿元，差1亿元；专利质押融资金额65亿元，应不低于66亿元，差1亿元；应为年均增幅不低于20%
  * 未达到目标值（GR4）
  * 期限已满（GR4）
  口径（原文未明示）：pledge-amount-growth（SX21-1.4.5、理解适用）、each-year（SX21-1.4.1、理解适用）、base-first-year（GR6、理解适用）、level-days（GR6、理解适用）
`
	if got := d.In(zhuanhua.Chinese); got != want {
		t.Errorf("got\n%s", got)
	}
	cumulative := row(t, indicators.ShaanxiGoals(), "received-patents-total")
	p = progress(t, cumulative, yearly(t, cumulative.Metric, 2021, "1200"), 2021, indicators.TargetReadings{})
	d = p.Decision(zhuanhua.Shaanxi)
	if len(d.Missing) != 2 || d.Missing[1].Fact != "received-patents-2023" || d.Missing[1].Supplier != zhuanhua.TheHost ||
		len(d.Changes) != 1 || d.Changes[0].Code != "next-year" || d.Changes[0].Text.Zh != "其余2年合计还须3300件" || d.Changes[0].Until != zhuanhua.MustDay("2023-12-31") ||
		d.Rows[0].Inputs[0].Margins[0].Short != "3300" {
		t.Errorf("%+v", d)
	}
	wish := row(t, indicators.ShaanxiGoals(), "online-matching")
	if d := progress(t, wish, indicators.Measured{}, 2023, indicators.TargetReadings{}).Decision(zhuanhua.Shaanxi); len(d.Rows) != 0 || d.Outcome != zhuanhua.NotApplicable {
		t.Errorf("%+v", d)
	}
}

func TestProgressText(t *testing.T) {
	firms := row(t, indicators.ShaanxiTable(), "benefited-enterprises-growth")
	missed := progress(t, firms, yearly(t, firms.Metric, 2020, "33", "", "", "57"), 2023, indicators.TargetReadings{})
	if short, given := missed.Short().Get(); !given || indicators.Plain(short) != "1" { // 57.024 needed
		t.Errorf("short by %v", missed.Short())
	}
	unset := row(t, indicators.ShandongTargets(), "supplied-patents-rise")
	share := row(t, indicators.ActionPlanTargets(), "industrialisation-rate")
	share.Value, share.Param.Status = zhuanhua.Value(indicators.WholeQuantity(10)), zhuanhua.HostRule
	for _, c := range []struct {
		p      indicators.Progress
		zh, en string
	}{
		{missed, "2021–2023年（以2020年为基年）政策惠及的中小微企业数量年均增幅不低于20%：不符合；实际57家，差1家；未达到目标值；期限已满；已不可能完成",
			"SMEs that the policy benefits, 2021–2023 (base 2020): average annual growth at least 20 per cent: not met; actual 57 enterprises, short of it by 1 enterprises; the figure falls short of the target; no year is left; impossible"},
		{progress(t, firms, yearly(t, firms.Metric, 2020, "33", "40"), 2021, indicators.TargetReadings{}), "2021–2023年（以2020年为基年）政策惠及的中小微企业数量年均增幅不低于20%：符合；实际40家；达到目标值；2022年至少须48家",
			"SMEs that the policy benefits, 2021–2023 (base 2020): average annual growth at least 20 per cent: met; actual 40 enterprises; the target is reached; 2022 must bring at least 48 enterprises"},
		{progress(t, unset, indicators.Measured{}, 2023, indicators.TargetReadings{}), "2021–2023年（以2020年为基年）高校院所等输出的专利数量显著提高（原文未定数值）：待定；缺基期数据；缺报告期数据；须补2020年数据；须补2023年数据",
			"patents that universities, institutes and the like gave, 2021–2023 (base 2020): rising markedly (no number stated): undetermined; the base level is missing; a level after the base is missing; wanted: figure of 2020; wanted: figure of 2023"},
	} {
		if text := c.p.Text(); text.Zh != c.zh || text.En != c.en {
			t.Errorf("%s\n%s", text.Zh, text.En)
		}
	}
	pledges := row(t, indicators.ShaanxiGoals(), "pledge-amount-growth")
	for _, c := range []struct {
		r  indicators.TargetReadings
		en string
	}{
		{indicators.TargetReadings{BaseFirstYear: true}, "(base 2021): average annual growth at least 20 per cent: met"},
		{indicators.TargetReadings{BaseFirstYear: true, EachYear: true}, "(base 2021): average annual growth at least 20 per cent (each year): not met"},
	} { // the sentence says how it was read
		p := progress(t, pledges, yearly(t, pledges.Metric, 2021, "45", "55", "65"), 2023, c.r)
		if p.Base != 2021 || !strings.Contains(p.Text().En, c.en) || !strings.Contains(p.Decision(zhuanhua.Shaanxi).CheckText.En, "(base 2021)") {
			t.Errorf("%+v: %s", c.r, p.Text().En)
		}
	}
	if text := share.Text(); text.En != "industrialisation rate of universities and institutes, 2023–2025 (base 2022): rising markedly (by at least 10 percentage points)" {
		t.Error(text.En)
	}
	if missed.Target.Name() != "benefited-enterprises-growth (SX21-T5)" || missed.Target.Clause() != "SX21-T5" {
		t.Error(missed.Target.Name())
	}
}

func TestTargetReadingFields(t *testing.T) {
	var zero indicators.TargetReadings
	for _, f := range indicators.TargetReadingFields() {
		near := f.Nearby(zero)
		if len(near) != 1 || near[0] == zero || f.Show(near[0]) == f.Show(zero) || !f.Clause.Valid() || f.Status != zhuanhua.Reading || f.Text.Zh == "" {
			t.Errorf("%s: %v", f.Key, near)
			continue
		}
		if f.Copy(&near[0], &zero); near[0] != zero {
			t.Errorf("%s was not carried over", f.Key)
		}
	}
	keys := func(key string, table indicators.TargetTable) (list []string) {
		for _, p := range progress(t, row(t, table, key), indicators.Measured{}, 2023, zero).Readings {
			list = append(list, p.Key)
		}
		return list
	}
	for key, want := range map[string]string{
		"benefited-revenue-rise": "[benefited-revenue-rise base-first-year rise-over-window level-days]", "received-patents-growth": "[each-year base-first-year level-days]",
		"pledge-amount-2023": "[]", "training-bases": "[training-bases]",
	} {
		if got := fmt.Sprint(keys(key, indicators.ShandongTargets())); got != want {
			t.Errorf("%s rests on %s, want %s", key, got, want)
		}
	}
}

// ReportFigures and Choose hand the figures of reports over by metric.
func TestReportFigures(t *testing.T) {
	reports := []indicators.Report{{Scope: zhuanhua.Scope{Period: zhuanhua.Year(2020)}}, {Scope: zhuanhua.Scope{Period: zhuanhua.Year(2021)}}}
	reports[1].Received.Patents, reports[1].Pledged.Amount, reports[1].Pledged.Records = 1250, num(t, "4500000000"), 849
	figures := indicators.ReportFigures(reports...)
	table := indicators.ShaanxiTable()
	chosen := table.Choose(figures)
	if _, there := chosen["supplied-patents"]; there || len(chosen) != 6 || len(figures) != 11 {
		t.Errorf("%d of %d figures", len(chosen), len(figures))
	}
	list, err := table.Attain(chosen, 2021, indicators.TargetReadings{})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		want, there := map[string]zhuanhua.Outcome{
			"received-patents-2021": zhuanhua.Met, "pledge-amount-2021": zhuanhua.Met, "pledge-projects-2021": zhuanhua.NotMet,
			"received-contract-growth": zhuanhua.Undetermined, // from 0
		}[p.Target.Param.Key]
		if there && p.Outcome != want {
			t.Errorf("%s: %v, want %v", p.Target.Name(), p.Outcome, want)
		}
	}
}

func ExampleTarget_Attain() {
	target, _ := indicators.ShaanxiGoals().Row("received-patents-total")
	var figures indicators.Measured
	for year, patents := range map[int]int64{2021: 1222, 2022: 1502} {
		figures.Levels = append(figures.Levels, indicators.CountLevel(patents, zhuanhua.UnitPatent, zhuanhua.Year(year)))
	}
	p, err := target.Attain(figures, 2022, indicators.TargetReadings{})
	fmt.Println(p.Text().En, err)
	// Output:
	// patents that SMEs received, 2021–2023: cumulative level at least 4500 patents: undetermined; actual 2724 patents, short of it by 1776 patents; not yet due; wanted: figure of 2023; 2023 must bring at least 1776 patents <nil>
}

func ExampleNewTargetTable() {
	growth, _ := indicators.ShaanxiTable().Row("received-contract-growth")
	twice := growth
	twice.Param.Key = "again"
	_, err := indicators.NewTargetTable(zhuanhua.SX21, zhuanhua.Text{}, growth, twice)
	fmt.Println(err)
	growth.Base = 2021
	_, err = indicators.NewTargetTable(zhuanhua.SX21, zhuanhua.Text{}, growth)
	fmt.Println(err)
	// Output:
	// target received-contract-growth (SX21-T2) and target again (SX21-T2): year: given twice
	// target received-contract-growth (SX21-T2): base: contradicts what was given before
}

// Every target that computes is met and missed: at its bound, and a step below it.
func TestEveryShippedTargetIsMetAndMissed(t *testing.T) {
	for _, table := range shippedTables() {
		for target := range table.Rows() {
			if target.Operator == indicators.Qualitative {
				continue
			}
			if !target.Value.IsGiven() && target.Operator == indicators.RisingMarkedly {
				target.Value = zhuanhua.Value(indicators.WholeQuantity(10)) // the host's size
			}
			first, values := target.First, []string{}
			if target.Base != 0 {
				first, values = target.Base, []string{"50"}
			}
			for y := first + len(values); y < target.Last; y++ {
				values = append(values, map[bool]string{true: fmt.Sprint(51 + y - first), false: "0"}[target.Base != 0])
			}
			asked := progress(t, target, yearly(t, target.Metric, first, values...), target.Last, indicators.TargetReadings{})
			needed, given := asked.Decided.NeededLevel().Get()
			if !given {
				t.Errorf("%s: no level would do", target.Name())
				continue
			}
			step := num(t, fmt.Sprintf("1e-%d", target.Metric.Unit.Decimals()))
			for less, want := range []zhuanhua.Outcome{zhuanhua.Met, zhuanhua.NotMet} {
				level := needed
				if less == 1 {
					level = needed.Sub(step)
				}
				p := progress(t, target, yearly(t, target.Metric, first, append(values, indicators.Plain(level))...), target.Last, indicators.TargetReadings{})
				if p.Outcome != want || len(p.Reasons) == 0 || p.Reasons[0].Clause != target.Clause() {
					t.Errorf("%s with %v: %v, want %v", target.Name(), level, p.Outcome, want)
				}
			}
		}
	}
}

func TestTargetTableWith(t *testing.T) {
	about := hostTarget(indicators.YearLevel, indicators.About, "100")
	about.Tolerance = zhuanhua.Value(indicators.WholeQuantity(5))
	table, err := indicators.NewTargetTable(zhuanhua.DocumentNone, zhuanhua.Text{}, about)
	if err != nil {
		t.Fatal(err)
	}
	if got := table.Fields()[0].Show(table); got != "about 100 ±5" {
		t.Error(got)
	}
	other := hostTarget(indicators.CumulativeLevel, indicators.AtLeast, "")
	other.Param = zhuanhua.Param{Key: "other", Clause: "SD21-1.2.4", Status: zhuanhua.Unset}
	wider, err := table.With(other)
	if err != nil || wider.Len() != 2 || table.Len() != 1 || wider.Equal(table) {
		t.Errorf("%d rows, %v", wider.Len(), err)
	}
	// A sum without a number: the answer turns on it as soon as there is a level.
	if _, err := other.Attain(yearly(t, other.Metric, 2021, "1"), 2022, indicators.TargetReadings{}); !errors.Is(err, zhuanhua.ErrUnset) {
		t.Error(err)
	}
	revised := yearly(t, other.Metric, 2021, "1", "2")
	revised.Levels[1].Vintage = "2023 census"
	_, err = other.Attain(revised, 2022, indicators.TargetReadings{})
	wantInputError(t, err, zhuanhua.ErrContradiction, "levels[1].vintage")
}
