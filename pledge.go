package zhuanhua

import "github.com/shopspring/decimal"

// Pledge is a registration of patents as security for a loan (专利权质押登记). The
// register is complete as to its own acts: a day not given did not happen.
type Pledge struct {
	ID      string     `json:"pledge_id"`
	Pledgor *Party     `json:"pledgor"`    // nil: not given
	Pledgee PartyID    `json:"pledgee_id"` // the lender
	Patents []PatentNo `json:"patents"`    // none twice

	RegisteredOn   Day `json:"registered_on"`
	DeregisteredOn Day `json:"cancelled_on"` // 注销, usually because the loan was repaid
	AnnulledOn     Day `json:"annulled_on"`  // 撤销

	Amount Given[decimal.Decimal] `json:"amount"` // yuan secured; not given: counted as a project, told as unpriced
}

// Validate returns the first fault of the record as an [InputError].
func (p *Pledge) Validate() error {
	if p == nil {
		return &InputError{Record: RecordPledge, Field: "pledge", Err: ErrNotGiven}
	}
	fault := func(field string, err error) error {
		return &InputError{RecordPledge, Quote(p.ID), field, "", err}
	}
	switch {
	case p.ID == "":
		return fault("pledge_id", ErrNotGiven)
	case !p.RegisteredOn.Valid():
		return fault("registered_on", ErrRange)
	case !p.DeregisteredOn.Valid():
		return fault("cancelled_on", ErrRange)
	case !p.AnnulledOn.Valid():
		return fault("annulled_on", ErrRange)
	}
	if err := validateParty(p.Pledgor, RecordPledge, p.ID, "pledgor_id"); err != nil {
		return err
	}
	if amount, given := p.Amount.Get(); given {
		if _, err := AmountOf(amount); err != nil {
			return inRecord(err, RecordPledge, p.ID, "amount")
		}
	}
	return validatePatentList(p.Patents, RecordPledge, p.ID)
}
