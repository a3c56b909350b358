package awards

import (
	"fmt"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Cost is what a percentage of support is of (补助基数).
type Cost uint8

// The costs. A sum is paid whatever the cost was.
const (
	CostNone      Cost = iota
	FixedSum           // 定额: no cost at all
	GrantedSum         // 核定金额: what the province grants within the cap ("up to")
	InterestPaid       // 实际支付的贷款利息
	PrincipalLoss      // 贷款机构的本金损失
	PremiumPaid        // 实际支付的担保费、保险费
	FeeCost            // 实际支付的转让许可费
	OtherCost          // 其他
)

var costs = words[Cost]{"cost", []word{
	{},
	{"fixed_sum", zhuanhua.Text{Zh: "定额", En: "fixed sum"}},
	{"granted_sum", zhuanhua.Text{Zh: "核定金额", En: "sum granted"}},
	{"interest_paid", zhuanhua.Text{Zh: "实际支付的贷款利息", En: "interest paid"}},
	{"principal_loss", zhuanhua.Text{Zh: "贷款机构本金损失", En: "lender's loss of principal"}},
	{"premium_paid", zhuanhua.Text{Zh: "实际支付的担保费、保险费", En: "guarantee or insurance premium paid"}},
	{"fee_paid", zhuanhua.Text{Zh: "实际支付的转让许可费", En: "assignment or licence fee paid"}},
	{"other", zhuanhua.Text{Zh: "其他费用", En: "another cost"}},
}}

// String returns the stable key.
func (c Cost) String() string { return costs.key(c) }

// Text returns the names.
func (c Cost) Text() zhuanhua.Text { return costs.text(c) }

// MarshalText returns the stable key, empty when not given.
func (c Cost) MarshalText() ([]byte, error) { return costs.marshal(c) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (c *Cost) UnmarshalText(b []byte) error { return costs.unmarshal(c, b) }

// SupportRule is what one kind of support pays (支持标准): a percentage of a cost, or a
// sum, on conditions and with caps. It is comparable: a draft alters a copy. A cap
// that is not given is none; a sum that is not given was demanded without a number.
type SupportRule struct {
	zhuanhua.Param               // key, clause, status and window of the rule
	Text           zhuanhua.Text // what it is called

	Needs zhuanhua.Set[Condition] // all of them; at least one
	Cost  Cost
	Rate  Rate                            // of the cost; above 0 and at most all of it; 0 of a fixed sum
	Sum   zhuanhua.Given[zhuanhua.Amount] // of a fixed sum; must not be given of another

	ClaimCap zhuanhua.Given[zhuanhua.Amount] // a claim
	YearCap  zhuanhua.Given[zhuanhua.Amount] // a recipient and year
	TotalCap zhuanhua.Given[zhuanhua.Amount] // a recipient, over all years
}

// rules must stay comparable.
var _ = map[SupportRule]struct{}{}

// SupportRuleError says which field of a rule of support cannot be worked with.
type SupportRuleError struct {
	Rule  string // its key
	Field string
	What  string
}

// Error names rule and field.
func (e *SupportRuleError) Error() string {
	return fmt.Sprintf("rule of support %s: %s: %s", zhuanhua.Quote(e.Rule), e.Field, e.What)
}

// Validate returns a [SupportRuleError]: no key, no clause and not the host's own,
// no condition, no cost, a rate out of range, a sum or cap that is no amount.
func (r *SupportRule) Validate() error {
	fault := func(field, what string) error { return &SupportRuleError{r.Key, field, what} }
	_, costErr := r.Cost.MarshalText()
	fixed := r.Cost == FixedSum
	switch {
	case r.Key == "":
		return fault("Key", "not given")
	case !r.Clause.Valid() && r.Status != zhuanhua.HostRule:
		return fault("Clause", "no clause: "+string(r.Clause))
	case r.Needs.Len() == 0:
		return fault("Needs", "no condition: every claim would be paid")
	case !subset(r.Needs, HostCondition):
		return fault("Needs", "a value that is no condition")
	case r.Cost == CostNone || costErr != nil:
		return fault("Cost", "not chosen")
	case fixed && r.Rate != 0:
		return fault("Rate", "a fixed sum has none")
	case !fixed && (!r.Rate.InRange() || r.Rate == 0):
		return fault("Rate", "not above 0 and at most all")
	case !fixed && r.Sum.IsGiven():
		return fault("Sum", "a percentage of a cost has none")
	}
	for _, a := range []struct {
		field string
		given zhuanhua.Given[zhuanhua.Amount]
	}{{"Sum", r.Sum}, {"ClaimCap", r.ClaimCap}, {"YearCap", r.YearCap}, {"TotalCap", r.TotalCap}} {
		if v := a.given.Or(0); v < 0 || v > zhuanhua.MaxAmount {
			return fault(a.field, "no amount")
		}
	}
	return nil
}

// supportFields are what decides in a rule of support beside its check.
func supportFields() []zhuanhua.Field[SupportRule] {
	part := func(key string, show func(SupportRule) string) zhuanhua.Field[SupportRule] {
		return zhuanhua.Field[SupportRule]{Param: zhuanhua.Param{Key: key}, Show: show}
	}
	yuan := shown(zhuanhua.Amount.String)
	return []zhuanhua.Field[SupportRule]{
		part("cost", func(r SupportRule) string { return r.Cost.String() }),
		part("rate", func(r SupportRule) string { return r.Rate.String() }),
		part("sum", func(r SupportRule) string { return yuan(r.Sum) }),
		part("claim-cap", func(r SupportRule) string { return yuan(r.ClaimCap) }),
		part("year-cap", func(r SupportRule) string { return yuan(r.YearCap) }),
		part("total-cap", func(r SupportRule) string { return yuan(r.TotalCap) }),
	}
}

// Facts of a claim: its conditions, fact c−1 being that of condition c, and its cost.
const costFact = int(HostCondition)

// ClaimForm returns the facts of a claim for support.
func ClaimForm() zhuanhua.Form {
	form := zhuanhua.Form{Kind: zhuanhua.RecordClaim}
	for c := ForSME; c <= HostCondition; c++ {
		form.Facts = append(form.Facts, c.fact())
	}
	form.Facts = append(form.Facts, zhuanhua.Fact{
		Key: "cost", Text: zhuanhua.Text{Zh: "补助基数", En: "cost"}, Supplier: zhuanhua.TheHost,
		Values: []zhuanhua.FactValue{
			{Key: "some", Text: zhuanhua.Text{Zh: "有", En: "some"}},
			{Key: "none", Text: zhuanhua.Text{Zh: "零", En: "none"}},
		},
	})
	return form
}

// Check returns the check of a claim under the rule: its conditions hold, and there is
// a cost of which a part can be paid.
//
// Clause: SD21-2.1, SD21-2.11, SD21-2.19, SD21-2.20
func (r *SupportRule) Check() zhuanhua.Check {
	c := zhuanhua.Check{Record: zhuanhua.RecordClaim, Name: r.Key, Text: r.Text, Clause: r.Clause}
	for need := range r.Needs.All() {
		c.Rows = append(c.Rows, need.row(r.Clause, zhuanhua.Param{Status: r.Status}, int(need)-1))
	}
	if r.Cost != FixedSum {
		c.Rows = append(c.Rows, zhuanhua.Criterion{
			Code: "no-cost", Clause: r.Clause, Param: zhuanhua.Param{Status: r.Status}, Nature: zhuanhua.Proof,
			Text: zhuanhua.Text{Zh: "没有" + r.Cost.Text().Zh, En: "none of it: " + r.Cost.Text().En},
			Any:  []zhuanhua.Term{{Fact: costFact, In: zhuanhua.CodesOf(zhuanhua.Code(1))}},
		})
	}
	return c
}
