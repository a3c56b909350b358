package eligibility

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PoolFields returns the parameters of the pool's rules, as [Fields] does for [Rules].
func PoolFields() []zhuanhua.Field[PoolRules] {
	text := func(zh, en string) zhuanhua.Text { return zhuanhua.Text{Zh: zh, En: en} }
	const stated, reading, unverified, unset = zhuanhua.Stated, zhuanhua.Reading, zhuanhua.Unverified, zhuanhua.Unset
	return []zhuanhua.Field[PoolRules]{
		poolDay("from", text("适用起日", "holds from"), func(r *PoolRules) *zhuanhua.Day { return &r.From }),
		poolField("to", "CP24-0", stated, "", text("适用止日", "holds until, not included"),
			func(r *PoolRules) *zhuanhua.Day { return &r.To }, zhuanhua.Day.String, nearbyEnd),
		poolDay("first-round-by", text("首轮推荐截止日", "last day of the first round"), func(r *PoolRules) *zhuanhua.Day { return &r.FirstRoundBy }),

		poolField("standard", "CP24-4.1a", unset, "", text("入库基本标准", "standard of admission"),
			func(r *PoolRules) *PoolStandard { return &r.Standard }, PoolStandard.String, others(PoolStandardNone, PublicStandard)),
		poolPercent("standard-rate", text("专利产业化率", "industrialisation rate"), func(r *PoolRules) *Percent { return &r.Rate }),
		poolPercent("standard-research-share", text("研发费用占营业收入比重", "R&D in revenue"), func(r *PoolRules) *Percent { return &r.ResearchShare }),
		poolField("standard-research-amount", "CP24-4.1a", unverified, "元", text("研发费用金额", "amount of R&D"),
			func(r *PoolRules) *zhuanhua.Amount { return &r.ResearchAmount }, zhuanhua.Amount.String,
			func(a zhuanhua.Amount) []zhuanhua.Amount { return []zhuanhua.Amount{a - 1, a + 1} }),
		poolPercent("standard-team-share", text("研发人员占职工比重", "R&D team in staff"), func(r *PoolRules) *Percent { return &r.TeamShare }),

		poolNumber("general-line", "CP24-4.1b", "家", text("一般推荐上限", "line as a rule"), func(r *PoolRules) *int { return &r.GeneralLine }),
		poolNumber("large-line", "CP24-4.1b", "家", text("较高推荐上限", "larger line"), func(r *PoolRules) *int { return &r.LargeLine }),
		poolField("large-line-for-all", "CP24-4.1b", reading, "", text("较高上限适用于各省", "the larger line bars every province"),
			func(r *PoolRules) *bool { return &r.LargeLineForAll }, strconv.FormatBool, func(b bool) []bool { return []bool{!b} }),
		poolGiven("many-from", "CP24-4.1b", "家", text("企业数量较多的下限", "enterprises from which a province has many"),
			func(r *PoolRules) *zhuanhua.Given[int] { return &r.ManyFrom }),

		poolGiven("cultivation", "CP24-4.2.1", "月", text("在库培育时间", "time in the pool"), func(r *PoolRules) *zhuanhua.Given[int] { return &r.Cultivation }),
		poolRise("clear-rise", "CP24-4.2.1", "百分点", text("产业化率明显提升", "clear rise of the rate"), func(r *PoolRules) *zhuanhua.Given[Percent] { return &r.ClearRise }),
		poolNumber("new-products", "CP24-4.2.1", "件", text("新增专利密集型产品", "new patent-intensive products"), func(r *PoolRules) *int { return &r.NewProducts }),
		poolRise("sales-rise", "CP24-4.2.1", "%", text("销售额较大幅度增长", "considerable growth of sales"), func(r *PoolRules) *zhuanhua.Given[Percent] { return &r.SalesRise }),
		poolRise("profit-rise", "CP24-4.2.1", "%", text("利润较大幅度增长", "considerable growth of profit"), func(r *PoolRules) *zhuanhua.Given[Percent] { return &r.ProfitRise }),
		poolField("bracket", "CP24-4.2.1", reading, "", text("出库条件组合", "bracket of the test"),
			func(r *PoolRules) *Bracket { return &r.Bracket }, Bracket.String, others(RateAndEither, SalesAlone)),

		poolNumber("refill-times", "CP24-4.2.2", "倍", text("增补倍数", "refills for each model"), func(r *PoolRules) *int { return &r.RefillTimes }),
		poolField("refill-basis", "CP24-4.2.2", unset, "", text("增补基数", "graduations that count"),
			func(r *PoolRules) *RefillBasis { return &r.RefillBasis }, RefillBasis.String, others(RefillBasisNone, RefillFromStart)),

		poolNumber("stagnant-years", "CP24-4.2.3", "年", text("取得进展期限", "term of progress"), func(r *PoolRules) *int { return &r.StagnantYears }),
		poolRise("progress", "CP24-4.2.3", "百分点", text("实质性进展", "substantial progress"), func(r *PoolRules) *zhuanhua.Given[Percent] { return &r.Progress }),
		poolField("misconduct", "CP24-4.2.3", stated, "", text("即时退库情形", "violations that remove"),
			func(r *PoolRules) *zhuanhua.Set[Misconduct] { return &r.Misconduct }, zhuanhua.Set[Misconduct].String,
			func(s zhuanhua.Set[Misconduct]) (near []zhuanhua.Set[Misconduct]) {
				for m := range allMisconduct.All() {
					near = append(near, s^zhuanhua.SetOf(m))
				}
				return near
			}),
	}
}

func poolField[V comparable](key string, clause zhuanhua.ClauseID, status zhuanhua.Status, unit string, text zhuanhua.Text,
	at func(*PoolRules) *V, show func(V) string, nearby func(V) []V) zhuanhua.Field[PoolRules] {
	return zhuanhua.Field[PoolRules]{
		Param: zhuanhua.Param{Key: key, Clause: clause, Status: status, From: zhuanhua.CP24.Issued(), Unit: unit},
		Text:  text,
		Show:  func(r PoolRules) string { return show(*at(&r)) },
		Copy:  func(dst, src *PoolRules) { *at(dst) = *at(src) },
		Nearby: func(r PoolRules) []PoolRules {
			var near []PoolRules
			for _, v := range nearby(*at(&r)) {
				other := r
				*at(&other) = v
				near = append(near, other)
			}
			return near
		},
	}
}

func poolDay(key string, text zhuanhua.Text, at func(*PoolRules) *zhuanhua.Day) zhuanhua.Field[PoolRules] {
	return poolField(key, "CP24-0", zhuanhua.Stated, "", text, at, zhuanhua.Day.String,
		func(d zhuanhua.Day) []zhuanhua.Day { return []zhuanhua.Day{d - 1, d + 1} })
}

// nearbyEnd varies the end of the window: an edition without one gets one.
func nearbyEnd(d zhuanhua.Day) []zhuanhua.Day {
	if d == 0 {
		return []zhuanhua.Day{zhuanhua.MustDay("2026-01-01")}
	}
	return []zhuanhua.Day{d - 1, d + 1}
}

func poolPercent(key string, text zhuanhua.Text, at func(*PoolRules) *Percent) zhuanhua.Field[PoolRules] {
	return poolField(key, "CP24-4.1a", zhuanhua.Unverified, "%", text, at, Percent.String,
		func(p Percent) []Percent { return []Percent{p - 1, p + 1} })
}

func poolNumber(key string, clause zhuanhua.ClauseID, unit string, text zhuanhua.Text, at func(*PoolRules) *int) zhuanhua.Field[PoolRules] {
	return poolField(key, clause, zhuanhua.Stated, unit, text, at, strconv.Itoa,
		func(n int) []int { return []int{n - 1, n + 1} })
}

func poolGiven(key string, clause zhuanhua.ClauseID, unit string, text zhuanhua.Text, at func(*PoolRules) *zhuanhua.Given[int]) zhuanhua.Field[PoolRules] {
	return poolField(key, clause, zhuanhua.Unset, unit, text, at, showGiven(strconv.Itoa), nearbyGiven(12))
}

func poolRise(key string, clause zhuanhua.ClauseID, unit string, text zhuanhua.Text, at func(*PoolRules) *zhuanhua.Given[Percent]) zhuanhua.Field[PoolRules] {
	return poolField(key, clause, zhuanhua.Unset, unit, text, at, showGiven(Percent.String), nearbyGiven(10*PerCent))
}

// showGiven shows nothing of a parameter that is not set.
func showGiven[V any](show func(V) string) func(zhuanhua.Given[V]) string {
	return func(g zhuanhua.Given[V]) string {
		if v, given := g.Get(); given {
			return show(v)
		}
		return ""
	}
}

// nearbyGiven varies a parameter by one unit; one that is not set, from an example.
func nearbyGiven[V ~int | ~int32](example V) func(zhuanhua.Given[V]) []zhuanhua.Given[V] {
	return func(g zhuanhua.Given[V]) []zhuanhua.Given[V] {
		v := g.Or(example)
		return []zhuanhua.Given[V]{zhuanhua.Value(v - 1), zhuanhua.Value(v + 1)}
	}
}

// others returns the other values of an enumeration, from first to last.
func others[E ~uint8](first, last E) func(E) []E {
	return func(chosen E) (near []E) {
		for v := first; v <= last; v++ {
			if v != chosen {
				near = append(near, v)
			}
		}
		return near
	}
}

// poolParam returns the provenance of the parameter with the key, for a criterion that
// depends on it; the zero Param for none.
func poolParam(key string) zhuanhua.Param {
	for _, f := range PoolFields() {
		if f.Key == key {
			return f.Param
		}
	}
	return zhuanhua.Param{}
}
