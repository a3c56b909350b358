package zhuanhua

// Product is a filing of a patent product in CNIPA's system (专利产品备案).
type Product struct {
	ID      string     `json:"product_id"`
	Party   *Party     `json:"party"`   // who filed; nil: not given
	Patents []PatentNo `json:"patents"` // none twice

	DeclaredOn  Day `json:"declared_on"`
	WithdrawnOn Day `json:"withdrawn_on"`
	CertifiedOn Day `json:"certified_on"` // found patent-intensive (专利密集型产品认定)

	// OtherProof says that this is no filing but other proof, which the host accepts,
	// that the patents are implemented (CZ23-A4b): it counts for the implementation
	// rate, never as a filing.
	OtherProof bool `json:"other_proof"`
}

// Validate returns the first fault of the record as an [InputError].
func (p *Product) Validate() error {
	if p == nil {
		return &InputError{Record: RecordProduct, Field: "product", Err: ErrNotGiven}
	}
	fault := func(field string, day Day, err error) error {
		value := ""
		if err == ErrRange {
			value = day.number()
		}
		return &InputError{RecordProduct, Quote(p.ID), field, value, err}
	}
	switch {
	case p.ID == "":
		return fault("product_id", 0, ErrNotGiven)
	case !p.DeclaredOn.IsGiven():
		return fault("declared_on", 0, ErrNotGiven)
	case !p.DeclaredOn.Valid():
		return fault("declared_on", p.DeclaredOn, ErrRange)
	case !p.WithdrawnOn.Valid():
		return fault("withdrawn_on", p.WithdrawnOn, ErrRange)
	case !p.CertifiedOn.Valid():
		return fault("certified_on", p.CertifiedOn, ErrRange)
	}
	if err := validateParty(p.Party, RecordProduct, p.ID, "party_id"); err != nil {
		return err
	}
	return validatePatentList(p.Patents, RecordProduct, p.ID)
}
