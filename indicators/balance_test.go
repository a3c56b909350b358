package indicators_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// The balance is a line of its own, told in a note, and never grows from
// registrations (CZ23-A5c).
func TestBankBalanceStandsApart(t *testing.T) {
	tally := indicators.NewTally(mustJudge(t, eligibility.SpecialPlan()), zhuanhua.Year(2022))
	plain, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil || plain.BankBalance.IsGiven() {
		t.Fatalf("%v, balance %v without being asked for", err, plain.BankBalance)
	}
	balance := indicators.AmountLevel(decimal.New(5, 9), zhuanhua.Year(2022)).Of(zhuanhua.Stock)
	with, err := plain.WithBankBalance(balance)
	if err != nil || !with.BankBalance.IsGiven() || len(with.Notes) != len(plain.Notes)+1 || with.Notes[len(with.Notes)-1].Clause != "CZ23-A5c" {
		t.Fatalf("%v, notes %v", err, with.Notes)
	}
	if !with.Pledged.Amount.Equal(plain.Pledged.Amount) || plain.BankBalance.IsGiven() {
		t.Error("the balance was added to registrations, or to the report asked")
	}
	growth, err := indicators.TotalGrowth(indicators.AmountLevel(decimal.New(4, 9), zhuanhua.Year(2021)), balance, indicators.OwnDays)
	if err != nil || growth.Defined() {
		t.Errorf("growth from registrations to the balance: %v, %v", growth, err)
	}
	for name, bad := range map[string]indicators.Level{
		"a flow":    indicators.AmountLevel(decimal.New(5, 9), zhuanhua.Year(2022)),
		"no value":  {},
		"not money": indicators.CountLevel(5, zhuanhua.UnitProject, zhuanhua.Year(2022)).Of(zhuanhua.Stock),
	} {
		if _, err := plain.WithBankBalance(bad); !errors.As(err, new(*zhuanhua.InputError)) {
			t.Errorf("%s: got %v, want an InputError", name, err)
		}
	}
}
