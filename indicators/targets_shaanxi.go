package indicators

import "github.com/zhuanhua-rules/zhuanhua"

var shaanxi = plan{from: zhuanhua.MustDay("2021-04-19"), to: zhuanhua.MustDay("2024-01-01"), base: 2020, first: 2021, last: 2023}

// Metrics of Shaanxi's plan alone. Its goals and its table count differently what they
// call alike; every one is kept.
var (
	outflowPatents       = flowOf("outflow-patents", zhuanhua.UnitPatent, "高校院所、国有企业向省内中小微企业流出的专利数量", "patents that universities, institutes and SOEs gave to SMEs of the province")
	outflowDeals         = flowOf("outflow-contract-amount", zhuanhua.UnitWanYuan, "向省内中小微企业流出专利的合同金额", "contract amount of the outflow to SMEs of the province")
	outflowMoney         = flowOf("outflow-paid-amount", zhuanhua.UnitWanYuan, "向省内中小微企业流出专利的到账金额", "amount paid for the outflow to SMEs of the province")
	filingsConcerned     = flowOf("product-filings-concerned", zhuanhua.UnitPatent, "相关中小微企业专利产品备案数", "product filings of the SMEs concerned")
	implementedConcerned = coverageOf("implementation-rate-concerned", zhuanhua.Flow, "相关中小微企业专利实施率", "implementation rate of the SMEs concerned")
	implementedReceived  = coverageOf("implementation-rate", zhuanhua.Flow, "中小微企业流入专利的实施率", "implementation rate of inflowing patents")
	pledgedPatents       = flowOf("pledged-patents", zhuanhua.UnitPatent, "质押融资专利数量", "patents pledged")
	defencePatents       = flowOf("defence-patents", zhuanhua.UnitPatent, "解密国防专利转移转化", "declassified defence patents moved")
	platformsFostered    = stockOf("platforms-and-agencies", zhuanhua.UnitEnterprise, "培育知识产权运营平台、服务机构", "IP operation platforms and agencies fostered")
)

// ShaanxiTable returns the thirteen rows of the table at the end of Shaanxi's plan,
// 年度绩效目标分解表. Rows with one value for the period, which our copy prints under
// 2021, are due as the plan's goals say: T9 at each year's end, T12 and T13 by the end
// of 2023, T12 counted from 2021 (readings). A row on contract and received amount is
// two targets. T10 counts projects, though the table calls them 件.
//
// Clause: SX21-T1, SX21-T2, SX21-T3, SX21-T4, SX21-T5, SX21-T6, SX21-T7, SX21-T8, SX21-T9, SX21-T10, SX21-T11, SX21-T12, SX21-T13
func ShaanxiTable() TargetTable {
	p := shaanxi
	stated, reading := zhuanhua.Stated, zhuanhua.Reading
	growth := func(key string, clause zhuanhua.ClauseID, m Metric, percent int64) Target {
		return p.row(key, clause, stated, m, AverageRate, AtLeast, percent)
	}
	level := func(m Metric, clause zhuanhua.ClauseID, values ...int64) []Target {
		return p.each(p.row(m.Key, clause, stated, m, YearLevel, AtLeast), values...)
	}
	rows := level(receivedPatents, "SX21-T1", 1200, 1500, 1800)
	rows = append(rows,
		growth("received-contract-growth", "SX21-T2", receivedDeals, 30),
		growth("received-paid-growth", "SX21-T2", receivedMoney, 30))
	rows = append(rows, level(outflowPatents, "SX21-T3", 2000, 3000, 4000)...)
	rows = append(rows,
		growth("outflow-contract-growth", "SX21-T4", outflowDeals, 30),
		growth("outflow-paid-growth", "SX21-T4", outflowMoney, 30),
		growth("benefited-enterprises-growth", "SX21-T5", benefitedFirms, 20),
		growth("benefited-revenue-growth", "SX21-T6", benefitedSales, 20),
		growth("benefited-jobs-growth", "SX21-T7", benefitedJobs, 10),
		growth("product-filings-growth", "SX21-T8", productFilings, 20))
	rows = append(rows, p.each(p.row("implementation-rate", "SX21-T9", reading, implementedReceived, Share, AtLeast), 85)...)
	rows = append(rows, level(pledgeProjects, "SX21-T10", 850, 1100, 1300)...)
	rows = append(rows, level(pledgeAmount, "SX21-T11", 45, 55, 65)...)
	rows = append(rows,
		p.row("defence-patents", "SX21-T12", reading, defencePatents, CumulativeLevel, AtLeast, 100),
		p.row("platforms-and-agencies", "SX21-T13", reading, platformsFostered, YearLevel, AtLeast, 10))
	return TargetTable{zhuanhua.SX21, zhuanhua.Text{Zh: "陕西省年度绩效目标分解表", En: "Shaanxi's table of yearly targets"}, rows}
}

// ShaanxiGoals returns goals 1 to 7 of Shaanxi's plan, beside which its table stands,
// and the provincial money of each year. Goal 2 counts all transfers, the table's rows 3
// and 4 those to SMEs of the province; goal 5 patents, row 10 projects; goal 4 the rate
// and the filings of the SMEs concerned. Goal 5's growth is read of both its figures.
//
// Clause: SX21-1.4.1, SX21-1.4.2, SX21-1.4.3, SX21-1.4.4, SX21-1.4.5, SX21-1.4.6, SX21-1.4.7, SX21-4.2
func ShaanxiGoals() TargetTable {
	p := shaanxi
	stated, reading := zhuanhua.Stated, zhuanhua.Reading
	total := func(key string, clause zhuanhua.ClauseID, m Metric, n int64) Target {
		return p.row(key, clause, stated, m, CumulativeLevel, AtLeast, n)
	}
	growth := func(key string, clause zhuanhua.ClauseID, status zhuanhua.Status, m Metric, percent int64) Target {
		return p.row(key, clause, status, m, AverageRate, AtLeast, percent)
	}
	rows := []Target{
		total("received-patents-total", "SX21-1.4.1", receivedPatents, 4500),
		growth("received-contract-growth", "SX21-1.4.1", stated, receivedDeals, 30),
		growth("received-paid-growth", "SX21-1.4.1", stated, receivedMoney, 30),
		total("supplied-patents-total", "SX21-1.4.2", suppliedPatents, 9000),
		growth("supplied-contract-growth", "SX21-1.4.2", stated, suppliedDeals, 30),
		growth("supplied-paid-growth", "SX21-1.4.2", stated, suppliedMoney, 30),
		growth("benefited-enterprises-growth", "SX21-1.4.3", stated, benefitedFirms, 20),
		growth("benefited-revenue-growth", "SX21-1.4.3", stated, benefitedSales, 20),
		growth("benefited-jobs-growth", "SX21-1.4.3", stated, benefitedJobs, 10),
		growth("filings-concerned-growth", "SX21-1.4.4", stated, filingsConcerned, 20),
		p.row("implementation-rate-concerned", "SX21-1.4.4", reading, implementedConcerned, Share, AtLeast, 85),
		total("pledged-patents-total", "SX21-1.4.5", pledgedPatents, 3250),
		total("pledge-amount-total", "SX21-1.4.5", pledgeAmount, 165),
		growth("pledged-patents-growth", "SX21-1.4.5", reading, pledgedPatents, 20),
		growth("pledge-amount-growth", "SX21-1.4.5", reading, pledgeAmount, 20),
		p.row("defence-patents", "SX21-1.4.6", reading, defencePatents, CumulativeLevel, AtLeast, 100),
		p.row("platforms-and-agencies", "SX21-1.4.7", reading, platformsFostered, YearLevel, AtLeast, 10),
		p.row("online-matching", "SX21-1.4.7", stated, stockOf("online-matching", zhuanhua.UnitItem,
			"“互联网+”模式在供需对接中普遍应用", "online matching is common"), Direction, Qualitative),
	}
	money := p.row("provincial-money", "SX21-4.2", stated, flowOf("provincial-money", zhuanhua.UnitWanYuan,
		"省级专项资金安排", "provincial money for the plan"), YearLevel, AtLeast)
	rows = append(rows, p.each(money, 1000)...)
	return TargetTable{zhuanhua.SX21, zhuanhua.Text{Zh: "陕西省方案工作目标", En: "goals of Shaanxi's plan"}, rows}
}

// ShaanxiKinships returns how the metrics of Shaanxi's goals and table hang together,
// for [CheckPlan]. With one class of SOE for both, what flows out to SMEs of the province
// is part of what its SMEs receive (reading).
//
// Clause: SX21-1.2, SX21-T3
func ShaanxiKinships() []Kinship {
	return []Kinship{
		{Metric: outflowPatents.Key, To: receivedPatents.Key, Kind: PartOf, Clause: "SX21-T3"},
		{Metric: outflowPatents.Key, To: suppliedPatents.Key, Kind: PartOf, Clause: "SX21-1.4.2"},
		{Metric: outflowDeals.Key, To: suppliedDeals.Key, Kind: Counterpart, Clause: "SX21-T4"},
		{Metric: outflowMoney.Key, To: suppliedMoney.Key, Kind: Counterpart, Clause: "SX21-T4"},
		{Metric: pledgeProjects.Key, To: pledgedPatents.Key, Kind: Counterpart, Clause: "SX21-T10"},
		{Metric: productFilings.Key, To: filingsConcerned.Key, Kind: Counterpart, Clause: "SX21-T8"},
		{Metric: implementedReceived.Key, To: implementedConcerned.Key, Kind: Counterpart, Clause: "SX21-T9"},
	}
}
