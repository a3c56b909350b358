package awards

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Metrics of the illustrative scheme.
const (
	MetricReceivedPatents    = "received-patents"     // 件, indicator 1
	MetricReceivedAmount     = "received-amount"      // 元 paid, indicator 1
	MetricSuppliedPatents    = "supplied-patents"     // 件, indicator 2
	MetricBenefitedFirms     = "benefited-firms"      // 家, indicator 3
	MetricRevenueGrowth      = "revenue-growth"       // 0.1 is 10 %, indicator 3
	MetricImplementationRate = "implementation-rate"  // 0.85 is 85 %, indicator 4
	MetricPledgeGrowth       = "pledge-amount-growth" // 0.2 is 20 %, indicator 5
)

// IllustrativeScheme returns a scheme over the five indicators that shows each
// method of scoring. Nobody ever evaluated by it: indicators, weights and points of
// the real evaluations were notified separately and are not public.
//
// Clause: CZ23-3.3e
func IllustrativeScheme() Scheme {
	metric := func(key string, clause zhuanhua.ClauseID, unit, zh, en string) Metric {
		return Metric{Key: key, Text: zhuanhua.Text{Zh: zh, En: en}, Unit: unit, Clause: clause}
	}
	hundredth := func(n int64) decimal.Decimal { return decimal.New(n, -2) }
	scheme := Scheme{
		Key: "illustrative", Text: zhuanhua.Text{Zh: "五项指标示例评分方案", En: "illustrative scheme over the five indicators"},
		Illustrative: true, Full: 100 * zhuanhua.Point,
		Metrics: []Metric{
			metric(MetricReceivedPatents, "CZ23-A1", "件", "中小微企业接受专利数量", "patents that SMEs received"),
			metric(MetricReceivedAmount, "CZ23-A1h", "元", "实际到账金额", "received amount"),
			metric(MetricSuppliedPatents, "CZ23-A2", "件", "高校院所输出专利数量", "patents that universities and institutes gave"),
			metric(MetricBenefitedFirms, "CZ23-A3a", "家", "政策惠及中小微企业数量", "SMEs that the policy benefits"),
			metric(MetricRevenueGrowth, "CZ23-A3c", "", "惠及企业营业收入增幅", "growth of their revenue"),
			metric(MetricImplementationRate, "CZ23-A4b", "", "专利实施率", "implementation rate"),
			metric(MetricPledgeGrowth, "CZ23-A5b", "", "专利质押融资金额增幅", "growth of the pledge amount"),
		},
		Criteria: []Criterion{
			{Metric: MetricReceivedPatents, Weight: decimal.New(20, 0), Method: ByRange},
			{Metric: MetricReceivedAmount, Weight: decimal.New(15, 0), Method: ByRank},
			{Metric: MetricSuppliedPatents, Weight: decimal.New(15, 0), Method: ByRank},
			{Metric: MetricBenefitedFirms, Weight: decimal.New(10, 0), Method: ByRange},
			{Metric: MetricRevenueGrowth, Weight: decimal.New(10, 0), Method: BySteps, Steps: []Step{
				{hundredth(0), hundredth(20)}, {hundredth(5), hundredth(50)}, {hundredth(10), hundredth(80)}, {hundredth(20), hundredth(100)},
			}},
			{Metric: MetricImplementationRate, Weight: decimal.New(15, 0), Method: ByAttainment, Target: hundredth(85), Cap: hundredth(100)},
			{Metric: MetricPledgeGrowth, Weight: decimal.New(15, 0), Method: ByAttainment, Target: hundredth(20), Cap: hundredth(120)},
		},
		Ties: []string{MetricReceivedPatents, MetricImplementationRate},
	}
	for i := range scheme.Criteria {
		c := &scheme.Criteria[i]
		c.Key, c.Text = c.Metric, scheme.Metrics[i].Text
	}
	return scheme
}
