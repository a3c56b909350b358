package awards

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// SchemePolicy describes a scheme as a policy of the kinds, to be held against the
// action plan: an item for each criterion, with its weight, and one for each penalty
// on patent numbers, or on a metric of which the subject is not known, that weighs
// the most points that it takes. What other penalties take weighs nothing.
//
// What a metric looks at is what the host says by its key, else what [SubjectOf] says
// of its clause, else not given. An application count with a target to attain may be
// binding, which the scheme cannot say: it is not given; without one it is not.
//
// A scheme that [Scheme.Validate] refuses is a [SchemeError]; the policy still needs
// a key and lacks a day of issue.
//
// Clause: GB37-3.6a
func SchemePolicy(s *Scheme, kinds zhuanhua.Set[PolicyKind], subjects map[string]Subject) (Policy, error) {
	scale, err := s.compile()
	if err != nil {
		return Policy{}, err
	}
	of := map[string]Subject{}
	for _, m := range s.Metrics {
		of[m.Key] = SubjectOf(m.Clause)
		if told, there := subjects[m.Key]; there {
			of[m.Key] = told
		}
	}
	p := Policy{Key: s.Key, Text: s.Text, Kinds: kinds}
	penalties := s.onNumbers(of)
	for _, c := range s.Criteria {
		item := PolicyItem{Key: c.Key, Text: c.Text, Subject: of[c.Metric], Weight: zhuanhua.Value(c.Weight), Binding: zhuanhua.No}
		if c.Method == ByAttainment {
			item.Binding = zhuanhua.Unstated
		}
		if len(penalties) > 0 { // points of the criterion times the sum of weights
			item.Weight = zhuanhua.Value(c.Weight.Mul(decimalPoints(s.Full)))
		}
		p.Items = append(p.Items, item)
	}
	sum := decimal.Decimal{}
	for _, g := range scale.criteria {
		sum = sum.Add(g.Weight)
	}
	for _, n := range penalties {
		p.Items = append(p.Items, PolicyItem{
			Key: n.Key, Text: n.Text, Subject: of[n.Metric], Binding: zhuanhua.No,
			Weight: zhuanhua.Value(decimalPoints(n.Most).Mul(sum)),
		})
	}
	return p, nil
}

// onNumbers returns the penalties on what is, or may be, a patent number.
func (s *Scheme) onNumbers(of map[string]Subject) (list []Penalty) {
	numbers := ActionPlanLint().Numbers
	for _, p := range s.Penalties {
		if subject := of[p.Metric]; subject == SubjectNone || numbers.Has(subject) {
			list = append(list, p)
		}
	}
	return list
}

// decimalPoints returns points as a number.
func decimalPoints(p zhuanhua.Points) decimal.Decimal { return decimal.New(int64(p), -6) }

// SubjectOf returns what the figure of a clause of the central special plan looks at:
// patents that were transferred or licensed are conversion and no patent number. Of
// any other clause it is not given.
//
// Clause: GB37-3.6a
func SubjectOf(clause zhuanhua.ClauseID) Subject {
	rest, found := strings.CutPrefix(string(clause), "CZ23-")
	if !found {
		return SubjectNone
	}
	switch rest {
	case "A1g", "A1h", "A1i", "A1j", "A2c", "A2d":
		return ConversionBenefit
	}
	switch {
	case strings.HasPrefix(rest, "A1"), strings.HasPrefix(rest, "A2"):
		return PatentTransfers
	case strings.HasPrefix(rest, "A3"):
		return OtherPatentMatter // enterprises that a policy benefits
	case strings.HasPrefix(rest, "A4"):
		return PatentImplementation
	case strings.HasPrefix(rest, "A5"):
		return PatentFinance
	}
	return SubjectNone
}

// SubsidyPolicy describes a rule of support as a policy that gives public money for
// the items, in the window and under the clause of the rule's parameter.
//
// Clause: GB37-3.6a
func SubsidyPolicy(rule zhuanhua.Param, text zhuanhua.Text, items ...PolicyItem) Policy {
	return Policy{
		Key: rule.Key, Text: text, Clause: rule.Clause, IssuedOn: rule.From,
		Kinds: zhuanhua.SetOf(FundingPolicy), Items: items,
	}
}

// PaidFor returns an item that weighs one: what a subsidy pays for.
func PaidFor(key string, subject Subject) PolicyItem {
	return PolicyItem{Key: key, Text: subject.Text(), Subject: subject, Weight: zhuanhua.Value(decimal.New(1, 0)), Binding: zhuanhua.No}
}
