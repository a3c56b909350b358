package awards

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// ShaanxiFields returns the parameters of Shaanxi's terms, as [Fields] does for
// [Terms]: every value once, a mark for each quality and a top for each class that has
// one.
func ShaanxiFields() []zhuanhua.Field[ShaanxiTerms] {
	type terms = ShaanxiTerms
	param := func(key string, clause zhuanhua.ClauseID, status zhuanhua.Status, unit string) zhuanhua.Param {
		return zhuanhua.Param{Key: key, Clause: clause, Status: status, From: zhuanhua.SX21.Issued(), To: zhuanhua.MustDay("2024-01-01"), Unit: unit}
	}
	text := func(zh, en string) zhuanhua.Text { return zhuanhua.Text{Zh: zh, En: en} }
	year := func(key, zh, en string, at func(*terms) *int) zhuanhua.Field[terms] {
		return parameter(param(key, "SX21-4.1", zhuanhua.Stated, "年"), text(zh, en), at, strconv.Itoa, steps(1))
	}
	day := func(key, zh, en string, at func(*terms) *MonthDay) zhuanhua.Field[terms] {
		return parameter(param(key, "SX21-4.1", zhuanhua.Stated, ""), text(zh, en), at, MonthDay.String,
			func(m MonthDay) []MonthDay { return []MonthDay{{m.Month, m.Day - 1}, {m.Month + 1, 1}} })
	}
	set := func(key string, clause zhuanhua.ClauseID, zh, en string, at func(*terms) *zhuanhua.Set[zhuanhua.PartyKind]) zhuanhua.Field[terms] {
		return parameter(param(key, clause, zhuanhua.Stated, ""), text(zh, en), at, zhuanhua.Set[zhuanhua.PartyKind].String, nearSet(zhuanhua.OtherParty))
	}
	fields := []zhuanhua.Field[terms]{
		year("plan-first-year", "专项计划首年", "first year", func(t *terms) *int { return &t.FirstYear }),
		year("plan-last-year", "专项计划末年", "last year", func(t *terms) *int { return &t.LastYear }),
		day("work-plan-day", "工作计划备案截止日", "work plans filed by", func(t *terms) *MonthDay { return &t.PlanDay }),
		day("first-work-plan-day", "首年工作计划备案截止日", "work plans of the first year filed by", func(t *terms) *MonthDay { return &t.FirstPlanDay }),
		parameter(param("least-money", "SX21-4.2", zhuanhua.Stated, "元"), text("省级专项资金年度下限", "provincial money a year, at least"),
			func(t *terms) *zhuanhua.Amount { return &t.LeastMoney }, zhuanhua.Amount.String, steps(zhuanhua.Amount(1))),
		set("award-suppliers", "SX21-4.3.1", "可获奖补的专利供给方", "suppliers that may be awarded", func(t *terms) *zhuanhua.Set[zhuanhua.PartyKind] { return &t.Suppliers }),
		set("award-sources", "SX21-4.3.2", "中小微企业奖补认可的专利来源", "sources of patents that an SME is awarded for", func(t *terms) *zhuanhua.Set[zhuanhua.PartyKind] { return &t.Sources }),
	}
	for q := ManyPatents; q <= PublicityEffect; q++ {
		fields = append(fields, parameter(param(q.String(), qualityFacts[q].clause, zhuanhua.Unset, q.Unit().Text().Zh),
			text(q.Text().Zh+"标准", "mark: "+q.Text().En), func(t *terms) *zhuanhua.Given[Mark] { return &t.Marks[q] },
			shown(q.show), nearGiven[Mark](1, 100)))
	}
	for c := SuppliersClass; c <= PledgeCitiesClass; c++ {
		fields = append(fields, parameter(param(c.String()+"-top", classFacts[c].clause, zhuanhua.Unset, "名"),
			text("前列名次："+c.Text().Zh, "how many are the top: "+c.Text().En), func(t *terms) *zhuanhua.Given[int] { return &t.Tops[c] },
			shown(strconv.Itoa), nearGiven(1, 1)))
	}
	return fields
}

// show writes a mark in the unit of its quality.
func (q Quality) show(m Mark) string {
	if q.Unit().Decimals() == 2 {
		return zhuanhua.Amount(m).String()
	}
	return strconv.FormatInt(int64(m), 10)
}

// shaanxiParam returns the provenance of a parameter of Shaanxi's terms.
func shaanxiParam(key string) zhuanhua.Param { return paramOf(ShaanxiFields(), key) }
