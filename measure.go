package zhuanhua

// Measure is a policy measure of a province (政策措施).
type Measure struct {
	ID              string `json:"measure_id"`
	InPlan          Truth  `json:"in_plan"`          // stands in the issued plan (印发的实施方案)
	DirectlyRelated Truth  `json:"directly_related"` // to patent transfer and SME innovation
}

// Coverage says that a measure covers an enterprise from a day on.
type Coverage struct {
	Measure Measure `json:"measure"`
	Party   *Party  `json:"party"` // nil: not given
	Since   Day     `json:"since"`
}

// Validate returns the first fault of the measure.
func (m *Measure) Validate() error {
	if m == nil {
		return &InputError{Record: RecordMeasure, Field: "measure", Err: ErrNotGiven}
	}
	fault := func(field, value string, err error) error {
		return &InputError{RecordMeasure, Quote(m.ID), field, value, err}
	}
	switch {
	case m.ID == "":
		return fault("measure_id", "", ErrNotGiven)
	case !truths.known(m.InPlan):
		return fault("in_plan", m.InPlan.String(), ErrCodeWord)
	case !truths.known(m.DirectlyRelated):
		return fault("directly_related", m.DirectlyRelated.String(), ErrCodeWord)
	}
	return nil
}

// Validate returns the first fault of the coverage.
func (c *Coverage) Validate() error {
	if c == nil {
		return &InputError{Record: RecordCoverage, Field: "coverage", Err: ErrNotGiven}
	}
	if err := c.Measure.Validate(); err != nil {
		return err
	}
	if err := validateParty(c.Party, RecordCoverage, c.Measure.ID, "party_id"); err != nil {
		return err
	}
	switch {
	case !c.Since.IsGiven():
		return &InputError{RecordCoverage, Quote(c.Measure.ID), "since", "", ErrNotGiven}
	case !c.Since.Valid():
		return &InputError{RecordCoverage, Quote(c.Measure.ID), "since", c.Since.number(), ErrRange}
	}
	return nil
}
