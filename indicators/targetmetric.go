package indicators

import "github.com/zhuanhua-rules/zhuanhua"

func metricOf(key string, unit zhuanhua.Unit, series zhuanhua.Series, zh, en string) Metric {
	return Metric{Key: key, Text: zhuanhua.Text{Zh: zh, En: en}, Unit: unit, Series: series}
}

func flowOf(key string, unit zhuanhua.Unit, zh, en string) Metric {
	return metricOf(key, unit, zhuanhua.Flow, zh, en)
}

func stockOf(key string, unit zhuanhua.Unit, zh, en string) Metric {
	return metricOf(key, unit, zhuanhua.Stock, zh, en)
}

// coverageOf is a part of a whole in %, at most 100.
func coverageOf(key string, series zhuanhua.Series, zh, en string) Metric {
	m := metricOf(key, zhuanhua.UnitPercent, series, zh, en)
	m.Most = zhuanhua.Value(WholeQuantity(100))
	return m
}

// Metrics of both provinces' plans. Whose transfers count, differs: see SOEs in the
// plans.
var (
	receivedPatents = flowOf("received-patents", zhuanhua.UnitPatent, "中小微企业接受的专利数量", "patents that SMEs received")
	receivedDeals   = flowOf("received-contract-amount", zhuanhua.UnitWanYuan, "中小微企业接受专利的合同金额", "contract amount of patents that SMEs received")
	receivedMoney   = flowOf("received-paid-amount", zhuanhua.UnitWanYuan, "中小微企业接受专利的到账金额", "amount paid for patents that SMEs received")
	suppliedPatents = flowOf("supplied-patents", zhuanhua.UnitPatent, "高校院所等输出的专利数量", "patents that universities, institutes and the like gave")
	suppliedDeals   = flowOf("supplied-contract-amount", zhuanhua.UnitWanYuan, "高校院所等输出专利的合同金额", "contract amount of patents given")
	suppliedMoney   = flowOf("supplied-paid-amount", zhuanhua.UnitWanYuan, "高校院所等输出专利的到账金额", "amount received for patents given")
	benefitedFirms  = flowOf("benefited-enterprises", zhuanhua.UnitEnterprise, "政策惠及的中小微企业数量", "SMEs that the policy benefits")
	benefitedSales  = flowOf("benefited-revenue", zhuanhua.UnitYiYuan, "政策惠及企业的营业收入", "revenue of the SMEs that the policy benefits")
	benefitedJobs   = stockOf("benefited-jobs", zhuanhua.UnitPerson, "政策惠及企业的就业人数", "jobs at the SMEs that the policy benefits")
	productFilings  = flowOf("product-filings", zhuanhua.UnitPatent, "中小微企业专利产品备案数", "product filings of SMEs")
	pledgeAmount    = flowOf("pledge-amount", zhuanhua.UnitYiYuan, "专利质押融资金额", "amount of patent pledges")
	pledgeProjects  = flowOf("pledge-projects", zhuanhua.UnitProject, "专利质押融资项目数", "projects of patent pledge financing")
)

// ReportFigures returns the levels of the targets' metrics that reports of calendar
// years hold, by the metric's key: patents, amounts and enterprises received, supplied,
// benefited and pledged, and the growths that their surveys estimate. What a report
// counts follows its judge's rules; a plan's own classes of supplier are the host's to
// set there. Product filings are those of the enterprises concerned
// ("product-filings-concerned").
//
// Clause: CZ23-A1, CZ23-A2, CZ23-A3a, CZ23-A4a, CZ23-A5b
func ReportFigures(reports ...Report) map[string]Measured {
	figures := map[string]Measured{}
	for i := range reports {
		r, period := &reports[i], reports[i].Scope.Period
		for _, f := range []struct {
			metric Metric
			level  Level
		}{
			{receivedPatents, CountLevel(r.Received.Patents, zhuanhua.UnitPatent, period)},
			{receivedDeals, AmountLevel(r.Received.Amount, period)},
			{receivedMoney, AmountLevel(r.Received.Received, period)},
			{suppliedPatents, CountLevel(r.Supplied.Patents, zhuanhua.UnitPatent, period)},
			{suppliedDeals, AmountLevel(r.Supplied.Amount, period)},
			{suppliedMoney, AmountLevel(r.Supplied.Received, period)},
			{benefitedFirms, CountLevel(r.Benefited.Enterprises, zhuanhua.UnitEnterprise, period)},
			{filingsConcerned, CountLevel(r.Implementation.Filings, zhuanhua.UnitPatent, period)},
			{pledgedPatents, CountLevel(r.Pledged.Patents, zhuanhua.UnitPatent, period)},
			{pledgeAmount, AmountLevel(r.Pledged.Amount, period)},
			{pledgeProjects, CountLevel(r.Pledged.Records, zhuanhua.UnitProject, period)},
		} {
			m := figures[f.metric.Key]
			m.Levels = append(m.Levels, f.level)
			figures[f.metric.Key] = m
		}
		r.surveyedYears(figures)
	}
	return figures
}

// Choose returns the figures of the metrics that the table has, for [TargetTable.Attain].
func (t TargetTable) Choose(figures map[string]Measured) map[string]Measured {
	chosen := map[string]Measured{}
	for _, row := range t.rows {
		if m, there := figures[row.Metric.Key]; there {
			chosen[row.Metric.Key] = m
		}
	}
	return chosen
}

// plan is what the rows of a shipped table have in common.
type plan struct {
	from, to          zhuanhua.Day // the days on which its numbers hold
	base, first, last int
}

// row returns a target of one year, or of the whole plan.
func (p plan) row(key string, clause zhuanhua.ClauseID, status zhuanhua.Status, m Metric, kind TargetKind, o Operator, value ...int64) Target {
	t := Target{
		Param:  zhuanhua.Param{Key: key, Clause: clause, Status: status, From: p.from, To: p.to},
		Metric: m, Kind: kind, Operator: o, First: p.first, Last: p.last,
	}
	if len(value) > 0 {
		t.Value = zhuanhua.Value(WholeQuantity(value[0]))
	}
	switch kind {
	case AverageRate, YearlyRate, Direction:
		t.Base = p.base
	case YearLevel, Share:
		t.First = p.last
	}
	if o == Qualitative {
		t.Base = 0
	}
	return t
}

// inYear returns the target as one of another year, under its own key.
func (t Target) inYear(year int) Target {
	t.First, t.Last = year, year
	return t
}

// in returns the target as one of another year, which its key then names.
func (t Target) in(year int) Target {
	t.Param.Key += "-" + itoa(year)
	t.First, t.Last = year, year
	return t
}

// each returns the target once a year from the plan's first, with a value each or one
// for all.
func (p plan) each(t Target, values ...int64) []Target {
	var rows []Target
	for y := p.first; y <= p.last; y++ {
		row := t.in(y)
		if len(values) > 0 {
			row.Value = zhuanhua.Value(WholeQuantity(values[(y-p.first)%len(values)]))
		}
		rows = append(rows, row)
	}
	return rows
}
