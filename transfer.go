package zhuanhua

import (
	"database/sql/driver"
	"errors"
	"strconv"

	"github.com/shopspring/decimal"
)

// TransferKind is how a patent went from one party to the other (转移转化方式).
type TransferKind uint8

// The kinds of transfer.
const (
	TransferNone TransferKind = iota
	Assignment                // 转让
	Licence                   // 许可
	Equity                    // 作价入股
)

var transferKinds = words[TransferKind]{"transfer kind", []word{
	{},
	{"assignment", Text{"转让", "assignment"}},
	{"licence", Text{"许可", "licence"}},
	{"equity", Text{"作价入股", "equity contribution"}},
}}

// String returns the stable key.
func (k TransferKind) String() string { return transferKinds.key(k) }

// Text returns the names.
func (k TransferKind) Text() Text { return transferKinds.text(k) }

// ParseTransferKind reads the stable key.
func ParseTransferKind(s string) (TransferKind, error) { return transferKinds.parse(s) }

// MarshalText returns the stable key, empty when not given.
func (k TransferKind) MarshalText() ([]byte, error) { return transferKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (k *TransferKind) UnmarshalText(b []byte) error { return transferKinds.unmarshal(k, b) }

// Scan reads a text column; NULL is "not given".
func (k *TransferKind) Scan(src any) error { return transferKinds.scan(k, src) }

// Value returns the stable key, or nil where nothing is given.
func (k TransferKind) Value() (driver.Value, error) { return transferKinds.value(k) }

// Transfer is an assignment, licence or equity contribution of one or more
// patents, with the acts of CNIPA on it and the payments under it.
//
// The register is complete as to its own acts: a RecordedOn or RevokedOn that is
// not given did not happen. Everything else that is not given is missing.
type Transfer struct {
	ID      string       `json:"transfer_id"`
	Kind    TransferKind `json:"kind"`
	Licence LicenceForm  `json:"licence"` // of a licence

	Transferor      *Party `json:"transferor"`             // or licensor; nil: not given
	TransferorFirst Truth  `json:"transferor_first"`       // first patentee (第一专利权人) before
	Transferee      *Party `json:"transferee"`             // or licensee; nil: not given
	TransfereeFirst Truth  `json:"transferee_first_after"` // first patentee after the transfer

	Patents []Patent `json:"patents"` // at least one, none twice

	SignedOn    Day `json:"signed_on"`
	EffectiveOn Day `json:"effective_on"` // entered in the register (Patent Law art. 10)
	RecordedOn  Day `json:"recorded_on"`  // announced (公告), or its filing found in order (备案合格)
	RevokedOn   Day `json:"revoked_on"`   // the filing annulled (撤销)
	LicenceFrom Day `json:"licence_from"` // term of a licence
	LicenceTo   Day `json:"licence_to"`

	ContractFiled  Truth                  `json:"contract_filed"`  // a true and valid contract is on file with CNIPA
	ContractAmount Given[decimal.Decimal] `json:"contract_amount"` // yuan
	Payments       []Payment              `json:"payments"`
}

// Validate returns the first fault of the record as an [InputError] that names
// it and the field: an empty id, a code or day that does not exist, no patents or
// one twice, an amount out of bounds, a licence form on what is no licence. A
// fault of a party, patent or payment names that record, where it has an id. Of
// the size classes of its parties a judge reads one, and checks that. It checks no
// plausibility: a payment before the signature, or above the contract,
// is an ordinary record.
func (t *Transfer) Validate() error {
	if t == nil {
		return &InputError{Record: RecordTransfer, Field: "transfer", Err: ErrNotGiven}
	}
	if err := t.validateCodes(); err != nil {
		return err
	}
	if err := t.validateDays(); err != nil {
		return err
	}
	if err := t.validatePatents(); err != nil {
		return err
	}
	if amount, given := t.ContractAmount.Get(); given {
		if _, err := AmountOf(amount); err != nil {
			return inRecord(err, RecordTransfer, t.ID, "contract_amount")
		}
	}
	for i := range t.Payments {
		if err := t.Payments[i].Validate(); err != nil && t.Payments[i].ID == "" {
			return t.paymentFault(i, err)
		} else if err != nil {
			return err
		}
	}
	return nil
}

// paymentFault returns the fault of a payment without an id as one of the transfer,
// in the field of the payment by its place in the list, from 0: payments[0].paid_on.
func (t *Transfer) paymentFault(i int, err error) error {
	field := "payments[" + strconv.Itoa(i) + "]"
	if input := (*InputError)(nil); errors.As(err, &input) {
		field += "." + input.Field
	}
	return inRecord(err, RecordTransfer, t.ID, field)
}

func (t *Transfer) fault(field, value string, err error) error {
	return &InputError{RecordTransfer, Quote(t.ID), field, Quote(value), err}
}

func (t *Transfer) validateCodes() error {
	switch {
	case t.ID == "":
		return t.fault("transfer_id", "", ErrNotGiven)
	case !transferKinds.known(t.Kind):
		return t.fault("kind", t.Kind.String(), ErrCodeWord)
	case !licenceForms.known(t.Licence):
		return t.fault("licence", t.Licence.String(), ErrCodeWord)
	case t.Licence != LicenceNone && t.Kind != Licence && t.Kind != TransferNone:
		return t.fault("licence", t.Licence.String(), ErrNotAllowed)
	case !truths.known(t.TransferorFirst):
		return t.fault("transferor_first", t.TransferorFirst.String(), ErrCodeWord)
	case !truths.known(t.TransfereeFirst):
		return t.fault("transferee_first_after", t.TransfereeFirst.String(), ErrCodeWord)
	case !truths.known(t.ContractFiled):
		return t.fault("contract_filed", t.ContractFiled.String(), ErrCodeWord)
	}
	if err := validateEntry(t.Transferor, RecordTransfer, t.ID, "transferor_id"); err != nil {
		return err
	}
	return validateEntry(t.Transferee, RecordTransfer, t.ID, "transferee_id")
}

func (t *Transfer) validateDays() error {
	switch {
	case !t.SignedOn.Valid():
		return t.fault("signed_on", t.SignedOn.number(), ErrRange)
	case !t.EffectiveOn.Valid():
		return t.fault("effective_on", t.EffectiveOn.number(), ErrRange)
	case !t.RecordedOn.Valid():
		return t.fault("recorded_on", t.RecordedOn.number(), ErrRange)
	case !t.RevokedOn.Valid():
		return t.fault("revoked_on", t.RevokedOn.number(), ErrRange)
	case !t.LicenceFrom.Valid():
		return t.fault("licence_from", t.LicenceFrom.number(), ErrRange)
	case !t.LicenceTo.Valid():
		return t.fault("licence_to", t.LicenceTo.number(), ErrRange)
	}
	return nil
}

func (t *Transfer) validatePatents() error {
	if len(t.Patents) == 0 {
		return t.fault("patents", "", ErrNotGiven)
	}
	for i := range t.Patents {
		p := &t.Patents[i]
		if err := p.No.fault(); err != nil {
			return t.fault("patents", "", err)
		}
		if err := p.validate(); err != nil {
			return err
		}
		if len(t.Patents) > fewPatents {
			continue
		}
		for j := range i {
			if t.Patents[j].No == p.No {
				return t.fault("patents", p.No.String(), ErrDuplicate)
			}
		}
	}
	if len(t.Patents) > fewPatents {
		numbers := make([]PatentNo, len(t.Patents))
		for i := range t.Patents {
			numbers[i] = t.Patents[i].No
		}
		if twice := duplicatePatent(numbers); twice != 0 {
			return t.fault("patents", twice.String(), ErrDuplicate)
		}
	}
	return nil
}
