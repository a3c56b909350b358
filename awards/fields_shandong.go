package awards

import "github.com/zhuanhua-rules/zhuanhua"

// ShandongFields returns the parameters of Shandong's terms, as [Fields] does for
// [Terms]: every value once. The plan's goals are those of 2023, and its money is
// taken to be too (reading).
func ShandongFields() []zhuanhua.Field[ShandongTerms] {
	type terms = ShandongTerms
	param := func(key string, clause zhuanhua.ClauseID, status zhuanhua.Status, unit string) zhuanhua.Param {
		return zhuanhua.Param{Key: key, Clause: clause, Status: status, From: zhuanhua.SD21.Issued(), To: zhuanhua.MustDay("2024-01-01"), Unit: unit}
	}
	text := func(zh, en string) zhuanhua.Text { return zhuanhua.Text{Zh: zh, En: en} }
	rate := func(key, zh, en string, at func(*terms) *Rate) zhuanhua.Field[terms] {
		return parameter(param(key, "SD21-2.19", zhuanhua.Stated, "%"), text(zh, en), at, Rate.String, steps(Percent))
	}
	mark := func(key, zh, en string, at func(*terms) *zhuanhua.Given[zhuanhua.Points]) zhuanhua.Field[terms] {
		return parameter(param(key, "SD21-2.6", zhuanhua.Unset, "分"), text(zh, en), at,
			shown(zhuanhua.Points.String), nearGiven[zhuanhua.Points](1, 60*zhuanhua.Point))
	}
	fields := []zhuanhua.Field[terms]{
		parameter(param("centre-cap", "SD21-2.1", zhuanhua.Stated, "元"), text("高价值专利培育中心支持上限", "most for a high-value patent centre"),
			func(t *terms) *zhuanhua.Amount { return &t.CentreCap }, zhuanhua.Amount.String, steps(zhuanhua.Amount(1))),
		parameter(param("navigation-sum", "SD21-2.11", zhuanhua.Unset, "元"), text("专利导航项目支持金额", "sum for a navigation project"),
			func(t *terms) *zhuanhua.Given[zhuanhua.Amount] { return &t.NavigationSum },
			shown(zhuanhua.Amount.String), nearGiven(zhuanhua.Amount(1), yuan(100_000))),
		rate("interest-rate", "贷款贴息比例", "interest subsidy", func(t *terms) *Rate { return &t.InterestRate }),
		rate("loss-rate", "风险补偿比例", "risk compensation", func(t *terms) *Rate { return &t.LossRate }),
		rate("premium-rate", "保费补贴比例", "premium subsidy", func(t *terms) *Rate { return &t.PremiumRate }),
		mark("work-mark", "知识产权工作基础扎实标准", "points of solid IP work", func(t *terms) *zhuanhua.Given[zhuanhua.Points] { return &t.WorkMark }),
		mark("credit-mark", "信用良好标准", "points of good credit", func(t *terms) *zhuanhua.Given[zhuanhua.Points] { return &t.CreditMark }),
		parameter(param("sharers", "SD21-2.7", zhuanhua.Stated, ""), text("分享专利的国有企业", "SOEs that share patents"),
			func(t *terms) *zhuanhua.Set[zhuanhua.PartyKind] { return &t.Sharers },
			zhuanhua.Set[zhuanhua.PartyKind].String, nearSet(zhuanhua.OtherParty)),
	}
	for i, key := range []string{"first-city", "second-city", "third-city"} {
		fields = append(fields, parameter(param(key, "SD21-2.14", zhuanhua.Stated, ""), text("重点运营城市", "operation city"),
			func(t *terms) *zhuanhua.Place { return &t.Cities[i] }, zhuanhua.Place.String,
			func(p zhuanhua.Place) []zhuanhua.Place { return []zhuanhua.Place{p + 1} }))
	}
	for p := PatentGold; p <= ProvincialThirdPrize; p++ {
		fields = append(fields, parameter(param(p.String(), "SD21-2.20", zhuanhua.Stated, "元"), text(p.Text().Zh+"配套奖励", "matching money: "+p.Text().En),
			func(t *terms) *zhuanhua.Amount { return &t.Prizes[p] }, zhuanhua.Amount.String, steps(zhuanhua.Amount(1))))
	}
	return fields
}
