package zhuanhua

import "strconv"

// Patent is a patent with the entries of the CNIPA patent register that the
// programmes ask for.
type Patent struct {
	No        PatentNo `json:"patent_no"`
	GrantedOn Day      `json:"granted_on"` // announcement of the grant
	LapsedOn  Day      `json:"lapsed_on"`  // expired, lapsed for fees, abandoned or invalidated

	// OnRegister says that the register's entry was read, so that a day not given
	// is an event that did not happen: an application right (申请权) is a patent on
	// the register without GrantedOn. Without it nothing is known of the grant.
	OnRegister bool `json:"on_register"`

	PubliclyFunded Truth `json:"publicly_funded"`         // from publicly funded research, as declared
	DeclassifiedOn Day   `json:"defence_declassified_on"` // declassified defence patent (解密国防专利)
}

// Granted tells whether the patent is granted and not lapsed on the day: granted
// on it or before, and not lapsed on it or before. Unstated where the register's
// entry is not at hand and the days do not settle it, and where no day is given:
// then only that the patent was never granted is an answer.
//
// Clause: CZ23-A1a
func (p *Patent) Granted(on Day) Truth {
	switch {
	case !on.IsGiven() && p.GrantedOn != 0:
		return Unstated
	case p.LapsedOn != 0 && p.LapsedOn <= on, p.GrantedOn > on:
		return No
	case p.OnRegister:
		return TruthOf(p.GrantedOn != 0)
	}
	return Unstated
}

// Validate returns the first fault of the patent's own fields as an [InputError].
func (p *Patent) Validate() error {
	if p == nil {
		return &InputError{Record: RecordPatent, Field: "patent", Err: ErrNotGiven}
	}
	return p.validate()
}

// validate returns the first fault of the patent's fields.
func (p *Patent) validate() error {
	fault := func(field, value string, err error) error {
		return &InputError{RecordPatent, p.No.String(), field, value, err}
	}
	if err := p.No.fault(); err != nil {
		return fault("patent_no", strconv.FormatUint(uint64(p.No), 10), err)
	}
	switch {
	case !p.GrantedOn.Valid():
		return fault("granted_on", p.GrantedOn.number(), ErrRange)
	case !p.LapsedOn.Valid():
		return fault("lapsed_on", p.LapsedOn.number(), ErrRange)
	case !p.DeclassifiedOn.Valid():
		return fault("defence_declassified_on", p.DeclassifiedOn.number(), ErrRange)
	case !truths.known(p.PubliclyFunded):
		return fault("publicly_funded", p.PubliclyFunded.String(), ErrCodeWord)
	}
	return nil
}
