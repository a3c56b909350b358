package awards

import "github.com/zhuanhua-rules/zhuanhua"

// AwardClass is who may be awarded by Shaanxi's plan (奖补范围): its five classes, the
// third of which is two.
type AwardClass uint8

// The classes of SX21 四(三).
const (
	AwardClassNone    AwardClass = iota
	SuppliersClass               // 1: 高校院所、国有企业
	ReceiversClass               // 2: 中小微企业
	FilingCitiesClass            // 3: 专利产品备案领先的市
	PledgeCitiesClass            // 3: 知识产权质押融资领先的市
	ExamplesClass                // 4: 有成效、有示范宣传效果的市和单位
	MattersClass                 // 5: 省委省政府确定的其他重要事项
)

// rankedIn says among whom the top of a class is.
type rankedIn uint8

const (
	notRanked  rankedIn = iota
	inProvince          // 全省前列
	inCity              // 本市前列
)

// awardClass is what a class asks for.
type awardClass struct {
	clause    zhuanhua.ClauseID
	who       bool // of a kind that the terms name, or a city
	sources   bool // patents from suppliers that the terms name
	needs     []Condition
	qualities []Quality
	top       rankedIn
}

var awardClasses = words[AwardClass]{"award class", []word{
	{},
	{"suppliers", zhuanhua.Text{Zh: "高校院所、国有企业", En: "universities, institutes and SOEs"}},
	{"receivers", zhuanhua.Text{Zh: "中小微企业", En: "SMEs"}},
	{"filing-cities", zhuanhua.Text{Zh: "专利产品备案领先的市", En: "cities leading by product filings"}},
	{"pledge-cities", zhuanhua.Text{Zh: "知识产权质押融资领先的市", En: "cities leading by IP pledge financing"}},
	{"examples", zhuanhua.Text{Zh: "有示范宣传效果的市和单位", En: "exemplary cities and units"}},
	{"matters", zhuanhua.Text{Zh: "省委省政府确定的重要事项", En: "matters set by the provincial Party committee and government"}},
}}

var classFacts = [...]awardClass{
	SuppliersClass: {
		clause: "SX21-4.3.1", who: true, needs: []Condition{PutToUse},
		qualities: []Quality{ManyPatents, LargeIncome, ClearExample}, top: inProvince,
	},
	ReceiversClass: {
		clause: "SX21-4.3.2", sources: true, needs: []Condition{ForSME},
		qualities: []Quality{MarkedBenefit, MoreRevenue, MoreJobs}, top: inCity,
	},
	FilingCitiesClass: {
		clause: "SX21-4.3.3", who: true,
		qualities: []Quality{ManyFilings, FilingGrowth, HighFilingRate}, top: inProvince,
	},
	PledgeCitiesClass: {
		clause: "SX21-4.3.3", who: true,
		qualities: []Quality{ManyPledges, LargeLoans}, top: inProvince,
	},
	ExamplesClass: {
		clause: "SX21-4.3.4", needs: []Condition{PlanMade, CarriedOut},
		qualities: []Quality{RealResults, PublicityEffect},
	},
	MattersClass: {clause: "SX21-4.3.5", needs: []Condition{SetByProvince}},
}

// String returns the stable key.
func (c AwardClass) String() string { return awardClasses.key(c) }

// Text returns the names.
func (c AwardClass) Text() zhuanhua.Text { return awardClasses.text(c) }

// MarshalText returns the stable key, empty when not given.
func (c AwardClass) MarshalText() ([]byte, error) { return awardClasses.marshal(c) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (c *AwardClass) UnmarshalText(b []byte) error { return awardClasses.unmarshal(c, b) }

// known reports whether the class is one of the list.
func (c AwardClass) known() bool { return c != AwardClassNone && int(c) < len(classFacts) }

// ofCities reports whether only cities are awarded in the class.
func (c AwardClass) ofCities() bool { return c == FilingCitiesClass || c == PledgeCitiesClass }

// cityCode is the code of a city where kinds of party are the values of a fact.
const cityCode = zhuanhua.Code(zhuanhua.OtherParty) + 1

// outsideCode is the code of a place that is not within the quota, of which nothing
// more is known.
const outsideCode = zhuanhua.Code(Beyond) + 1

// NomineeForm returns the facts of a nominee of a class: who it is, from whom its
// patents come, the conditions, the qualities and where it lies to the line of the
// top, as far as the class asks for them. It has no facts for what is no class.
func NomineeForm(class AwardClass) zhuanhua.Form {
	form := zhuanhua.Form{Kind: zhuanhua.RecordNominee}
	if !class.known() {
		return form
	}
	add := func(f zhuanhua.Fact) { form.Facts = append(form.Facts, f) }
	c := &classFacts[class]
	if c.who {
		add(zhuanhua.Fact{Key: "who", Text: zhuanhua.Text{Zh: "奖补对象类型", En: "kind of nominee"}, Supplier: zhuanhua.TheHost,
			Values: append(kinds(), zhuanhua.FactValue{Key: "city", Text: zhuanhua.Text{Zh: "市", En: "city"}})})
	}
	if c.sources {
		add(zhuanhua.Fact{Key: "sources", Text: zhuanhua.Text{Zh: "专利来源", En: "where its patents come from"}, Supplier: zhuanhua.PatentOffice,
			Values: truths(zhuanhua.Text{Zh: "有来自高校院所的", En: "some from universities or institutes"}, zhuanhua.Text{Zh: "均非来自高校院所", En: "none from universities or institutes"})})
	}
	for _, n := range c.needs {
		add(n.fact())
	}
	for _, q := range c.qualities {
		add(zhuanhua.Fact{Key: q.String(), Text: q.Text(), Supplier: zhuanhua.TheHost, Values: marks()})
	}
	if c.top != notRanked {
		add(zhuanhua.Fact{Key: "top", Text: zhuanhua.Text{Zh: "排名前列", En: "place to the line of the top"}, Supplier: zhuanhua.TheHost,
			Values: []zhuanhua.FactValue{
				{Key: Within.String(), Text: Within.Text()}, {Key: Across.String(), Text: Across.Text()}, {Key: Beyond.String(), Text: Beyond.Text()},
				{Key: "outside", Text: zhuanhua.Text{Zh: "名额以外或并列跨线", En: "beyond the quota or tied across the line"}},
			}})
	}
	return form
}

// Check returns the check of the nominees of a class; one without rows for what is no
// class.
//
// Clause: SX21-4.3, SX21-4.3.1, SX21-4.3.2, SX21-4.3.3, SX21-4.3.4, SX21-4.3.5
func (t ShaanxiTerms) Check(class AwardClass) zhuanhua.Check {
	if !class.known() {
		return zhuanhua.Check{Record: zhuanhua.RecordNominee}
	}
	c := &classFacts[class]
	check := zhuanhua.Check{Record: zhuanhua.RecordNominee, Name: class.String(), Text: class.Text(), Clause: c.clause}
	row := func(code string, param zhuanhua.Param, in zhuanhua.Codes, text zhuanhua.Text) {
		check.Rows = append(check.Rows, zhuanhua.Criterion{
			Code: code, Clause: c.clause, Nature: zhuanhua.Merit, Param: param, Text: text,
			Any: []zhuanhua.Term{{Fact: len(check.Rows), In: in}}, // a row a fact, in the form's order
		})
	}
	if c.who && class.ofCities() {
		row("no-city", zhuanhua.Param{}, zhuanhua.CodesOf(cityCode), zhuanhua.Text{Zh: "不是市", En: "no city"})
	} else if c.who {
		row("no-supplier", shaanxiParam("award-suppliers"), zhuanhua.CodesIn(t.Suppliers), zhuanhua.Text{Zh: "不是高校院所、国有企业", En: "no university, institute or SOE"})
	}
	if c.sources {
		row("no-source", shaanxiParam("award-sources"), zhuanhua.CodesOf(zhuanhua.Yes), zhuanhua.Text{Zh: "没有从高校院所获得专利技术", En: "no patents from universities or institutes"})
	}
	for _, n := range c.needs {
		check.Rows = append(check.Rows, n.row(c.clause, zhuanhua.Param{}, len(check.Rows)))
	}
	for _, q := range c.qualities {
		row("not-"+q.String(), shaanxiParam(q.String()), zhuanhua.CodesOf(markReached), qualityFacts[q].lack)
	}
	switch c.top {
	case inProvince:
		row("below-top", shaanxiParam(class.String()+"-top"), zhuanhua.CodesOf(Within), zhuanhua.Text{Zh: "未居全省前列", En: "not at the top of the province"})
	case inCity:
		row("below-top", shaanxiParam(class.String()+"-top"), zhuanhua.CodesOf(Within), zhuanhua.Text{Zh: "未居本市前列", En: "not at the top of its city"})
	}
	return check
}
