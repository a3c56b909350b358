package zhuanhua

import (
	"encoding/json"
	"errors"
	"strconv"

	"github.com/shopspring/decimal"
)

// AuditOpinion is what a spot check says of a reported figure (核查结论). Its outcome is
// met where the figure can stand: with the confidence no more of it is wrong than is
// tolerable. It is not met where more is wrong beyond doubt, by the errors found or by
// the lower limit, and undetermined between the two, where the sample is too small to
// say: check more, or correct the figure.
//
// Clause: CP24-6.3
type AuditOpinion struct {
	Outcome    Outcome                `json:"outcome"`
	Unit       Text                   `json:"unit"`      // of the figures: records or yuan
	Reported   decimal.Decimal        `json:"reported"`  // the figure
	Found      decimal.Decimal        `json:"found"`     // wrong in what was checked
	Projected  decimal.Decimal        `json:"projected"` // most likely wrong in all
	Upper      decimal.Decimal        `json:"upper"`     // wrong at most, with the confidence
	Supported  decimal.Decimal        `json:"supported"` // Reported less Upper: what is right at least
	Tolerable  Given[decimal.Decimal] `json:"tolerable"`
	Confidence float64                `json:"confidence"`
	Reasons    []Note                 `json:"reasons"` // the first one decides
}

// Validate returns the first fault, as an [InputError]: [ErrCodeWord] for an outcome
// other than met, not met and undetermined, what [AmountOf] refuses in a number,
// [ErrRange] for a confidence that is not between 0 and 1, [ErrContradiction] where
// more is wrong than was reported or the supported figure is not the rest.
func (o AuditOpinion) Validate() error {
	if o.Outcome > NotMet {
		return opinionFault("outcome", o.Outcome.String(), ErrCodeWord)
	}
	if !(o.Confidence > 0 && o.Confidence < 1) {
		return opinionFault("confidence", strconv.FormatFloat(o.Confidence, 'g', 6, 64), ErrRange)
	}
	var amounts [5]Amount
	for i, n := range o.numbers() {
		var err error
		if amounts[i], err = AmountOf(n.value); err != nil {
			return opinionFault(n.field, "", errors.Unwrap(err))
		}
	}
	if tolerable, given := o.Tolerable.Get(); given {
		if _, err := AmountOf(tolerable); err != nil {
			return opinionFault("tolerable", "", errors.Unwrap(err))
		}
	}
	reported, upper, supported := amounts[0], amounts[3], amounts[4]
	for i, n := range o.numbers() {
		if amounts[i] > reported {
			return opinionFault(n.field, amounts[i].String(), ErrContradiction)
		}
	}
	if reported-upper != supported {
		return opinionFault("supported", supported.String(), ErrContradiction)
	}
	return nil
}

func opinionFault(field, value string, err error) error {
	return &InputError{Field: "audit opinion." + field, Value: value, Err: err}
}

type opinionNumber struct {
	field string
	value decimal.Decimal
}

func (o *AuditOpinion) numbers() [5]opinionNumber {
	return [5]opinionNumber{
		{"reported", o.Reported}, {"found", o.Found}, {"projected", o.Projected}, {"upper", o.Upper}, {"supported", o.Supported},
	}
}

// plainOpinion is an opinion without its methods.
type plainOpinion AuditOpinion

// opinionJSON writes the numbers of an opinion over those of the struct.
type opinionJSON struct {
	plainOpinion
	Reported  Amount        `json:"reported"`
	Found     Amount        `json:"found"`
	Projected Amount        `json:"projected"`
	Upper     Amount        `json:"upper"`
	Supported Amount        `json:"supported"`
	Tolerable Given[Amount] `json:"tolerable"`
}

// MarshalJSON writes the numbers as text in plain notation, whatever the package
// switches of decimal say. What [AuditOpinion.Validate] refuses is an error.
func (o AuditOpinion) MarshalJSON() ([]byte, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	yuan := func(d decimal.Decimal) Amount { a, _ := AmountOf(d); return a } // validated
	out := opinionJSON{plainOpinion(o), yuan(o.Reported), yuan(o.Found), yuan(o.Projected), yuan(o.Upper), yuan(o.Supported), Given[Amount]{}}
	if tolerable, given := o.Tolerable.Get(); given {
		out.Tolerable = Value(yuan(tolerable))
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote, and refuses what [AuditOpinion.Validate]
// does.
func (o *AuditOpinion) UnmarshalJSON(b []byte) error {
	var in opinionJSON
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	read := AuditOpinion(in.plainOpinion)
	read.Reported, read.Found, read.Projected = in.Reported.Yuan(), in.Found.Yuan(), in.Projected.Yuan()
	read.Upper, read.Supported, read.Tolerable = in.Upper.Yuan(), in.Supported.Yuan(), Given[decimal.Decimal]{}
	if tolerable, given := in.Tolerable.Get(); given {
		read.Tolerable = Value(tolerable.Yuan())
	}
	if err := read.Validate(); err != nil {
		return err
	}
	*o = read
	return nil
}
