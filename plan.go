package zhuanhua

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
