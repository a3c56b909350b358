package awards

import "github.com/zhuanhua-rules/zhuanhua"

// DocumentPolicies returns what the plans of 2021 give public money for, as policies
// to be held against the action plan, which is the later and higher rule: the award
// of the central special plan, the subsidies of Shandong and the awards of Shaanxi.
// Their weights are not given; none of them looks at applications, grants or
// holdings.
//
// Clause: GB37-3.6, GB37-3.6a
func DocumentPolicies() []Policy {
	policy := func(key string, clause zhuanhua.ClauseID, zh, en string, items ...PolicyItem) Policy {
		for i := range items {
			items[i].Binding = zhuanhua.No
			if len(items) == 1 {
				items[i] = PaidFor(items[i].Key, items[i].Subject)
			}
		}
		return Policy{
			Key: key, Text: zhuanhua.Text{Zh: zh, En: en}, Clause: clause,
			Kinds: zhuanhua.SetOf(FundingPolicy), IssuedOn: clause.Document().Issued(), Items: items,
		}
	}
	item := func(key string, s Subject) PolicyItem { return PolicyItem{Key: key, Text: s.Text(), Subject: s} }
	return []Policy{
		policy("central-award", "CZ23-2.2.3", "专利转化专项计划奖补", "award of the central special plan",
			item("received-patents", PatentTransfers), item("supplied-patents", PatentTransfers), item("received-amount", ConversionBenefit),
			item("benefited-firms", OtherPatentMatter), item("product-filings", PatentImplementation), item("pledges", PatentFinance)),
		policy("shandong-centre", "SD21-2.1", "高价值专利培育中心", "high-value patent centres", item("centre", PatentQuality)),
		policy("shandong-pledge", "SD21-2.19", "知识产权质押融资补助", "support of IP pledge financing", item("pledge", PatentFinance)),
		policy("shandong-prize", "SD21-2.20", "专利奖配套奖励", "matching of patent prizes", item("prize", PatentQuality)),
		policy("shaanxi-suppliers", "SX21-4.3.1", "高校院所、国有企业奖补", "awards to universities, institutes and SOEs",
			item("patents-put-to-use", PatentTransfers), item("income", ConversionBenefit), item("example", OtherPatentMatter)),
		policy("shaanxi-receivers", "SX21-4.3.2", "中小微企业奖补", "awards to SMEs",
			item("benefit", ConversionBenefit), item("revenue-and-jobs", ConversionBenefit)),
		policy("shaanxi-filing-cities", "SX21-4.3.3", "专利产品备案领先的市奖补", "awards to cities leading by product filings", item("filings", PatentImplementation)),
		policy("shaanxi-pledge-cities", "SX21-4.3.3", "质押融资领先的市奖补", "awards to cities leading by pledges", item("pledges", PatentFinance)),
		policy("shaanxi-examples", "SX21-4.3.4", "示范宣传奖补", "awards to exemplary cities and units",
			item("results", OtherPatentMatter), item("publicity", NotPatents)),
	}
}
