package zhuanhua

import "github.com/shopspring/decimal"

// Payment is one payment of an assignment or licence fee.
type Payment struct {
	ID       string                 `json:"payment_id"` // empty: not checked for duplicates
	PaidOn   Day                    `json:"paid_on"`
	Amount   Given[decimal.Decimal] `json:"amount"` // yuan; must be given
	Evidence Set[Evidence]          `json:"evidence"`

	// Payer and Payee, where given, say between whom the money really moved; not
	// given stands for the transferee and the transferor.
	Payer PartyID `json:"payer_id"`
	Payee PartyID `json:"payee_id"`
}

// Validate returns the first fault of the payment.
func (p *Payment) Validate() error {
	if p == nil {
		return &InputError{Record: RecordPayment, Field: "payment", Err: ErrNotGiven}
	}
	switch {
	case !p.PaidOn.IsGiven():
		return &InputError{RecordPayment, Quote(p.ID), "paid_on", "", ErrNotGiven}
	case !p.PaidOn.Valid():
		return &InputError{RecordPayment, Quote(p.ID), "paid_on", p.PaidOn.number(), ErrRange}
	case p.Evidence>>(AcceptedEvidence+1) != 0 || p.Evidence&1 != 0:
		return &InputError{RecordPayment, Quote(p.ID), "evidence", "", ErrCodeWord}
	}
	amount, given := p.Amount.Get()
	if !given {
		return &InputError{RecordPayment, Quote(p.ID), "amount", "", ErrNotGiven}
	}
	if _, err := AmountOf(amount); err != nil {
		return inRecord(err, RecordPayment, p.ID, "amount")
	}
	return nil
}
