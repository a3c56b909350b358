package indicators

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// WithBankBalance returns the report with the balance of patent-pledge loans that
// the banking regulator supplies (银保监会提供的专利质押贷款余额), as a line of its own
// and with a note that says so. It is a stock: growth between it and registrations
// is undefined. A balance that is no stock in yuan, or not given, is an error; the
// report itself is not altered.
//
// Clause: CZ23-A5c
func (r Report) WithBankBalance(balance Level) (Report, error) {
	fault := func(field string, err error) (Report, error) {
		return Report{}, &zhuanhua.InputError{Field: "bank balance: " + field, Err: err}
	}
	if err := balance.Validate(); err != nil {
		return Report{}, err
	}
	switch {
	case !balance.Value.IsGiven():
		return fault("value", zhuanhua.ErrNotGiven)
	case balance.Unit != zhuanhua.UnitYuan:
		return fault("unit", zhuanhua.ErrContradiction)
	case balance.Series != zhuanhua.Stock:
		return fault("series", zhuanhua.ErrContradiction)
	}
	r.BankBalance = zhuanhua.Value(balance)
	r.Notes = append(slices.Clone(r.Notes), zhuanhua.Note{
		Code: "bank-balance", Clause: "CZ23-A5c",
		Text: zhuanhua.Text{Zh: "另列专利质押贷款余额，不与质押登记金额合计", En: "the balance of pledge loans stands apart and is not added to registrations"},
	})
	return r, nil
}
