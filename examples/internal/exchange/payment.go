package exchange

import (
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// paymentRow is a row of payments.csv (到账).
type paymentRow struct {
	*provinceReading
	zhuanhua.Payment
	transfer string
}

var paymentTable = table[paymentRow]{
	file: "payments.csv",
	columns: []column[paymentRow]{
		{name: "payment_id", filled: true, read: func(r *paymentRow, cell string) error {
			r.ID = cell
			return r.payments.define(cell, r.line)
		}},
		{name: "transfer_id", filled: true, read: func(r *paymentRow, cell string) error {
			r.transfer = cell
			return r.transfers.find(cell)
		}},
		{name: "paid_on", filled: true, read: into(day, func(r *paymentRow) *zhuanhua.Day { return &r.PaidOn })},
		{name: "amount", filled: true, read: into(given(amount), func(r *paymentRow) *zhuanhua.Given[decimal.Decimal] { return &r.Amount })},
		{name: "evidence", read: into(evidenceList, func(r *paymentRow) *zhuanhua.Set[zhuanhua.Evidence] { return &r.Evidence })},
	},
}

// evidences leaves out AcceptedEvidence, which the format does not know.
var evidences = codes[zhuanhua.Evidence]{zhuanhua.Invoice, zhuanhua.Voucher, zhuanhua.BankTransfer}

func (p *provinceReading) readPayments() {
	paymentTable.read(p.reading, paymentRow{provinceReading: p}, func(r *paymentRow) error {
		t := &p.province.Transfers[p.transferAt[r.transfer]]
		t.Payments = append(t.Payments, r.Payment)
		return nil
	})
}

// evidenceList reads code words separated by semicolons. One that is there twice
// says nothing more.
func evidenceList(cell string) (zhuanhua.Set[zhuanhua.Evidence], error) {
	set := zhuanhua.SetOf[zhuanhua.Evidence]()
	for element := range strings.SplitSeq(cell, ";") {
		if element == "" {
			return 0, errElement
		}
		e, err := evidences.parse(element)
		if err != nil {
			return 0, elementError{element, err}
		}
		set = set.With(e)
	}
	return set, nil
}
