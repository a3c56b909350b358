package awards

import (
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PolicyKind is what a policy does by which a clause of the action plan is about it.
type PolicyKind uint8

// The kinds. A policy can be of several: an evaluation by which money is given is an
// assessment and funding.
const (
	PolicyKindNone    PolicyKind = iota
	AssessmentPolicy             // 考核: sets what others must reach
	FundingPolicy                // 财政资助奖励: gives public money
	ReviewPolicy                 // 项目评审、机构评估、企业认定、人才评价、职称评定
	StateEquityPolicy            // 作价入股所形成国有股权的保值增值考核
)

var policyKinds = words[PolicyKind]{"policy kind", []word{
	{},
	{"assessment", zhuanhua.Text{Zh: "考核", En: "assessment"}},
	{"funding", zhuanhua.Text{Zh: "财政资助奖励", En: "public subsidy or award"}},
	{"review", zhuanhua.Text{Zh: "评审、评估、认定、评价、评定", En: "review, evaluation, recognition or title"}},
	{"state-equity", zhuanhua.Text{Zh: "国有股权保值增值考核", En: "assessment of state equity"}},
}}

// String returns the stable key.
func (k PolicyKind) String() string { return policyKinds.key(k) }

// Text returns the names.
func (k PolicyKind) Text() zhuanhua.Text { return policyKinds.text(k) }

// MarshalText returns the stable key, empty when not given.
func (k PolicyKind) MarshalText() ([]byte, error) { return policyKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (k *PolicyKind) UnmarshalText(b []byte) error { return policyKinds.unmarshal(k, b) }

// Subject is what a criterion of a policy looks at (指标内容).
type Subject uint8

// The subjects.
const (
	SubjectNone          Subject = iota
	PatentApplications           // 专利申请量
	PatentGrants                 // 专利授权量
	PatentHoldings               // 专利拥有量
	PatentTransfers              // 转让、许可、作价入股的专利数量
	ConversionBenefit            // 转化收益：成交额、到账额、产值、税收、就业
	PatentImplementation         // 专利实施、产品备案
	PatentQuality                // 专利质量：奖项、高价值专利
	PatentFinance                // 专利质押融资、保险
	OtherPatentMatter            // 其他涉及专利的指标
	NotPatents                   // 不涉及专利
)

var subjects = words[Subject]{"subject", []word{
	{},
	{"applications", zhuanhua.Text{Zh: "专利申请量", En: "patent applications"}},
	{"grants", zhuanhua.Text{Zh: "专利授权量", En: "patents granted"}},
	{"holdings", zhuanhua.Text{Zh: "专利拥有量", En: "patents held"}},
	{"transfers", zhuanhua.Text{Zh: "转让许可专利数量", En: "patents transferred or licensed"}},
	{"benefit", zhuanhua.Text{Zh: "转化收益", En: "benefit of conversion"}},
	{"implementation", zhuanhua.Text{Zh: "专利实施与产品备案", En: "implementation and product filing"}},
	{"quality", zhuanhua.Text{Zh: "专利质量", En: "patent quality"}},
	{"finance", zhuanhua.Text{Zh: "专利质押融资", En: "patent finance"}},
	{"other-patent", zhuanhua.Text{Zh: "其他涉及专利的指标", En: "another patent matter"}},
	{"no-patents", zhuanhua.Text{Zh: "不涉及专利", En: "nothing of patents"}},
}}

// String returns the stable key.
func (s Subject) String() string { return subjects.key(s) }

// Text returns the names.
func (s Subject) Text() zhuanhua.Text { return subjects.text(s) }

// MarshalText returns the stable key, empty when not given.
func (s Subject) MarshalText() ([]byte, error) { return subjects.marshal(s) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (s *Subject) UnmarshalText(b []byte) error { return subjects.unmarshal(s, b) }

// Policy describes a scoring scheme, a subsidy or a way of assessment, as far as the
// action plan binds it (政策). [SchemePolicy] makes one of a [Scheme].
type Policy struct {
	Key    string                   `json:"key"`
	Text   zhuanhua.Text            `json:"text"`
	Clause zhuanhua.ClauseID        `json:"clause"` // where it stands, if in one of the documents
	Kinds  zhuanhua.Set[PolicyKind] `json:"kinds"`  // at least one

	IssuedOn zhuanhua.Day `json:"issued_on"` // not given: not known

	Items  []PolicyItem     `json:"items"`  // of any kind but state equity alone: at least one
	Equity EquityAssessment `json:"equity"` // of an assessment of state equity
}

// PolicyItem is one criterion of a policy, or one thing that it pays for (指标项). What
// is a condition of entry and gives no points has the weight that the host gives it.
type PolicyItem struct {
	Key     string                          `json:"key"`
	Text    zhuanhua.Text                   `json:"text"`
	Subject Subject                         `json:"subject"`
	Weight  zhuanhua.Given[decimal.Decimal] `json:"weight"` // against those of the others; 0 or above
	// Binding says whether its number must be reached (约束性指标). It is asked of
	// applications alone.
	Binding zhuanhua.Truth `json:"binding"`
}

// EquityAssessment is how state equity from contributed patents is assessed (国有股权
// 保值增值考核).
type EquityAssessment struct {
	AsWhole    zhuanhua.Truth `json:"as_whole"`    // 整体考核
	ByYear     zhuanhua.Truth `json:"by_year"`     // 按年度
	ByType     zhuanhua.Truth `json:"by_type"`     // 分类型
	ByStage    zhuanhua.Truth `json:"by_stage"`    // 分阶段
	SingleCase zhuanhua.Truth `json:"single_case"` // 单独进行个案考核
}

// each returns the five answers in the order of the facts.
func (e *EquityAssessment) each() [5]zhuanhua.Truth {
	return [5]zhuanhua.Truth{e.AsWhole, e.ByYear, e.ByType, e.ByStage, e.SingleCase}
}

// Validate returns the first fault as an [zhuanhua.InputError]: no key or kind, no
// items where there must be some, an item's key that is empty or there twice, a code
// that is none, a weight that is negative or out of bounds, weights that are all 0.
func (p *Policy) Validate() error {
	if p == nil {
		return &zhuanhua.InputError{Record: zhuanhua.RecordMeasure, Field: "policy", Err: zhuanhua.ErrNotGiven}
	}
	alone := p.Kinds == zhuanhua.SetOf(StateEquityPolicy)
	switch {
	case p.Key == "":
		return p.fault("key", "", zhuanhua.ErrNotGiven)
	case p.Kinds.Len() == 0:
		return p.fault("kinds", "", zhuanhua.ErrNotGiven)
	case p.Kinds&^zhuanhua.SetOf(AssessmentPolicy, FundingPolicy, ReviewPolicy, StateEquityPolicy) != 0:
		return p.fault("kinds", "", zhuanhua.ErrCodeWord)
	case p.Clause != "" && !p.Clause.Valid():
		return p.fault("clause", zhuanhua.Quote(string(p.Clause)), zhuanhua.ErrSyntax)
	case !p.IssuedOn.Valid():
		return p.fault("issued_on", strconv.Itoa(int(p.IssuedOn)), zhuanhua.ErrRange)
	case len(p.Items) == 0 && !alone:
		return p.fault("items", "", zhuanhua.ErrNotGiven)
	}
	for _, t := range p.Equity.each() {
		if t > zhuanhua.No {
			return p.fault("equity", t.String(), zhuanhua.ErrCodeWord)
		}
	}
	return p.validateItems()
}

func (p *Policy) validateItems() error {
	seen, sum, known := map[string]bool{}, new(big.Rat), true
	for i := range p.Items {
		item := &p.Items[i]
		if err := newKey(seen, item.Key); err != nil {
			return p.fault("items", zhuanhua.Quote(item.Key), err)
		}
		weight, given := item.Weight.Get()
		w, err := ratOf(weight)
		_, unknown := item.Subject.MarshalText()
		switch {
		case err != nil:
			return p.fault(item.field("weight"), "", err)
		case w.Sign() < 0:
			return p.fault(item.field("weight"), plain(w), zhuanhua.ErrRange)
		case unknown != nil:
			return p.fault(item.field("subject"), item.Subject.String(), zhuanhua.ErrCodeWord)
		case item.Binding > zhuanhua.No:
			return p.fault(item.field("binding"), item.Binding.String(), zhuanhua.ErrCodeWord)
		}
		sum.Add(sum, w)
		known = known && given
	}
	if known && len(p.Items) > 0 && sum.Sign() == 0 {
		return p.fault("items", "", ErrWeights)
	}
	return nil
}

// field names a field of the item, in errors and among what is missing.
func (i *PolicyItem) field(name string) string { return "items/" + zhuanhua.Quote(i.Key) + "/" + name }

func (p *Policy) fault(field, value string, err error) error {
	return &zhuanhua.InputError{Record: zhuanhua.RecordMeasure, ID: zhuanhua.Quote(p.Key), Field: field, Value: value, Err: err}
}
