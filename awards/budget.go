package awards

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Budget is the provincial money put aside for the plan in a year (省级知识产权专项资金).
type Budget struct {
	Year   int                             `json:"year"`
	Amount zhuanhua.Given[decimal.Decimal] `json:"amount"` // yuan
}

// BudgetFact is the one fact of a budget: how it lies to the least.
const BudgetFact = 0

// BudgetCheck is the name of the check of the yearly money.
const BudgetCheck = "provincial-money"

// BudgetForm returns the fact of a budget.
func BudgetForm() zhuanhua.Form {
	return zhuanhua.Form{Kind: zhuanhua.RecordBudget, Facts: []zhuanhua.Fact{
		BudgetFact: {Key: "budget", Text: zhuanhua.Text{Zh: "省级专项资金", En: "provincial money"}, Supplier: zhuanhua.TheHost, Values: marks()},
	}}
}

// Money returns the check of the yearly money: the least or more.
//
// Clause: SX21-4.2
func (t ShaanxiTerms) Money() zhuanhua.Check {
	return zhuanhua.Check{
		Record: zhuanhua.RecordBudget, Name: BudgetCheck, Clause: "SX21-4.2",
		Text: zhuanhua.Text{Zh: "省级专项资金年度安排", En: "The province's money of a year"},
		Rows: []zhuanhua.Criterion{{
			Code: "below-least-money", Clause: "SX21-4.2", Nature: zhuanhua.Merit, Param: shaanxiParam("least-money"),
			Text: zhuanhua.Text{Zh: "省级专项资金低于年度下限", En: "less provincial money than the least of a year"},
			Any:  []zhuanhua.Term{{Fact: BudgetFact, In: zhuanhua.CodesOf(markReached)}},
		}},
	}
}

// Budget returns the decision record on a year's money. An [zhuanhua.InputError]
// refuses a year outside the plan and what is no amount.
//
// Clause: SX21-4.2
func (j *ShaanxiJudge) Budget(b Budget) (zhuanhua.Decision, error) {
	id := strconv.Itoa(b.Year)
	if b.Year < j.terms.FirstYear || b.Year > j.terms.LastYear {
		return zhuanhua.Decision{}, &zhuanhua.InputError{Record: zhuanhua.RecordBudget, ID: id, Field: "year", Value: id, Err: ErrOutsideProgramme}
	}
	facts, detail := zhuanhua.Facts(0), ""
	if yuan, given := b.Amount.Get(); given {
		a, err := amountIn(zhuanhua.RecordBudget, id, "amount", yuan)
		if err != nil {
			return zhuanhua.Decision{}, err
		}
		facts, detail = facts.With(BudgetFact, either(a >= j.terms.LeastMoney, markReached, markMissed)), a.String()
	}
	d := j.money.Judge(0, facts).Explain(func(int) string { return detail })
	d.ID, d.Scope = id, zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(b.Year)}
	stamp(&d, j.fingerprint)
	return d, nil
}
