package zhuanhua

import "strconv"

// Plan is a province's plan for the three years of CZ23 (实施方案), with the acts
// that its evaluation asks for.
type Plan struct {
	Province Place `json:"province"`
	IssuedOn Day   `json:"issued_on"` // 印发

	// Who issued it, and what stands in it (CZ23-3.1).
	IPDepartment       Truth      `json:"ip_department"`
	FinanceDepartment  Truth      `json:"finance_department"`
	Years              Given[int] `json:"years"`
	MeasuredIndicators Truth      `json:"measured_indicators"`
	OverallTargets     Truth      `json:"overall_targets"`
	AnnualTargets      Truth      `json:"annual_targets"`
	Measures           Truth      `json:"measures"`
	Steps              Truth      `json:"steps"`

	// Where it was filed (CZ23-3.2); a day not given did not happen.
	FiledCNIPAOn Day `json:"filed_cnipa_on"`
	FiledMOFOn   Day `json:"filed_mof_on"`
}

// Validate returns the first fault of the plan as an [InputError]: a province that
// is none of the 31, a day or truth value that does not exist, a negative number of
// years. What a plan lacks is no fault; its check says so.
func (p *Plan) Validate() error {
	if p == nil {
		return &InputError{Record: RecordPlan, Field: "plan", Err: ErrNotGiven}
	}
	fault := func(field, value string, err error) error {
		return &InputError{RecordPlan, p.Province.String(), field, value, err}
	}
	switch {
	case p.Province == 0:
		return fault("province", "", ErrNotGiven)
	case !p.Province.IsProvince():
		return fault("province", p.Province.String(), ErrCodeWord)
	case p.Years.Or(0) < 0:
		return fault("years", strconv.Itoa(p.Years.Or(0)), ErrRange)
	case !p.IssuedOn.Valid():
		return fault("issued_on", p.IssuedOn.number(), ErrRange)
	case !p.FiledCNIPAOn.Valid():
		return fault("filed_cnipa_on", p.FiledCNIPAOn.number(), ErrRange)
	case !p.FiledMOFOn.Valid():
		return fault("filed_mof_on", p.FiledMOFOn.number(), ErrRange)
	}
	for _, t := range []struct {
		field string
		value Truth
	}{
		{"ip_department", p.IPDepartment},
		{"finance_department", p.FinanceDepartment},
		{"measured_indicators", p.MeasuredIndicators},
		{"overall_targets", p.OverallTargets},
		{"annual_targets", p.AnnualTargets},
		{"measures", p.Measures},
		{"steps", p.Steps},
	} {
		if !truths.known(t.value) {
			return fault(t.field, t.value.String(), ErrCodeWord)
		}
	}
	return nil
}
