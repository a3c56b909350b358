package awards

import "github.com/zhuanhua-rules/zhuanhua"

// Condition is something that must hold of whoever gets support or an award
// (支持条件) and that the host knows to hold or not to hold.
type Condition uint8

// The conditions that the documents name, and one for the host's own rules.
const (
	ConditionNone   Condition = iota
	ForSME                    // 中小微企业: the enterprise supported is micro, small or medium
	IPPledge                  // 知识产权质押融资: the loan is secured by intellectual property, not patents only
	CertifiedCentre           // 省级认定: a high-value patent centre certified by the province
	SelectedProject           // 择优: a navigation project that the province selected
	PrizeWon                  // 获奖
	FeePaid                   // 实际支付: the fee was actually paid
	PutToUse                  // 实现专利实施: the patents given to SMEs were put to use
	PlanMade                  // 制定工作计划, on the province's scheme
	CarriedOut                // 组织实施
	SetByProvince             // 省委省政府确定
	HostCondition             // 本地条件: the host's own
)

var conditions = words[Condition]{"condition", []word{
	{},
	{"for-sme", zhuanhua.Text{Zh: "中小微企业", En: "for a micro, small or medium enterprise"}},
	{"ip-pledge", zhuanhua.Text{Zh: "知识产权质押融资", En: "loan secured by intellectual property"}},
	{"certified-centre", zhuanhua.Text{Zh: "省级认定的高价值专利培育中心", En: "high-value patent centre certified by the province"}},
	{"selected-project", zhuanhua.Text{Zh: "择优确定的专利导航项目", En: "navigation project that the province selected"}},
	{"prize-won", zhuanhua.Text{Zh: "获得专利奖", En: "prize won"}},
	{"fee-paid", zhuanhua.Text{Zh: "费用已实际支付", En: "fee actually paid"}},
	{"put-to-use", zhuanhua.Text{Zh: "所供专利已在中小微企业实施", En: "patents given to SMEs were put to use"}},
	{"plan-made", zhuanhua.Text{Zh: "已参照方案制定工作计划", En: "work plan made on the province's scheme"}},
	{"carried-out", zhuanhua.Text{Zh: "已组织实施", En: "carried out"}},
	{"set-by-province", zhuanhua.Text{Zh: "省委省政府确定的重要事项", En: "important matter set by the provincial Party committee and government"}},
	{"host-condition", zhuanhua.Text{Zh: "本地条件", En: "host's own condition"}},
}}

// lacks are the reasons of criteria on the conditions, in the order of the
// enumeration.
var lacks = [...]zhuanhua.Text{
	ForSME:          {Zh: "不是中小微企业", En: "no micro, small or medium enterprise"},
	IPPledge:        {Zh: "不是知识产权质押融资", En: "the loan is not secured by intellectual property"},
	CertifiedCentre: {Zh: "未经省级认定为高价值专利培育中心", En: "no high-value patent centre certified by the province"},
	SelectedProject: {Zh: "不是择优确定的专利导航项目", En: "no navigation project that the province selected"},
	PrizeWon:        {Zh: "未获专利奖", En: "no prize was won"},
	FeePaid:         {Zh: "费用未实际支付", En: "the fee was not paid"},
	PutToUse:        {Zh: "所供专利未在中小微企业实施", En: "the patents given to SMEs were not put to use"},
	PlanMade:        {Zh: "未参照方案制定工作计划", En: "no work plan on the province's scheme"},
	CarriedOut:      {Zh: "未组织实施", En: "not carried out"},
	SetByProvince:   {Zh: "不是省委省政府确定的重要事项", En: "no important matter set by the provincial Party committee and government"},
	HostCondition:   {Zh: "不符合本地条件", En: "a condition of the host does not hold"},
}

// String returns the stable key.
func (c Condition) String() string { return conditions.key(c) }

// Text returns the names.
func (c Condition) Text() zhuanhua.Text { return conditions.text(c) }

// MarshalText returns the stable key, empty when not given.
func (c Condition) MarshalText() ([]byte, error) { return conditions.marshal(c) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (c *Condition) UnmarshalText(b []byte) error { return conditions.unmarshal(c, b) }

// fact is the condition as a fact with the codes of Truth.
func (c Condition) fact() zhuanhua.Fact {
	return zhuanhua.Fact{Key: c.String(), Text: c.Text(), Supplier: zhuanhua.TheHost, Values: yesOrNo()}
}

// row is the criterion that the condition holds.
func (c Condition) row(clause zhuanhua.ClauseID, param zhuanhua.Param, fact int) zhuanhua.Criterion {
	return zhuanhua.Criterion{
		Code: "not-" + c.String(), Clause: clause, Param: param, Nature: zhuanhua.Merit, Text: lacks[c],
		Any: []zhuanhua.Term{{Fact: fact, In: zhuanhua.CodesOf(zhuanhua.Yes)}},
	}
}

// Known are the conditions of which it is known whether they hold: those that do and
// those that do not. What is in neither is missing.
type Known struct {
	Holds zhuanhua.Set[Condition] `json:"holds"`
	Lacks zhuanhua.Set[Condition] `json:"lacks"`
}

// Of tells whether a condition holds.
func (k Known) Of(c Condition) zhuanhua.Truth {
	switch {
	case k.Holds.Has(c):
		return zhuanhua.Yes
	case k.Lacks.Has(c):
		return zhuanhua.No
	}
	return zhuanhua.Unstated
}

// validate refuses a value that is no condition, and one that holds and does not.
func (k Known) validate(record zhuanhua.RecordKind, id string) error {
	fault := func(field string, err error) error {
		return &zhuanhua.InputError{Record: record, ID: zhuanhua.Quote(id), Field: field, Err: err}
	}
	switch {
	case !subset(k.Holds, HostCondition):
		return fault("holds", zhuanhua.ErrCodeWord)
	case !subset(k.Lacks, HostCondition):
		return fault("lacks", zhuanhua.ErrCodeWord)
	case k.Holds&k.Lacks != 0:
		return fault("lacks", zhuanhua.ErrContradiction)
	}
	return nil
}
