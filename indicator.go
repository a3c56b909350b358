package zhuanhua

// Names of the checks behind the indicators of the central special plan that are
// counted record by record. A host's own check has any other name.
const (
	Indicator1 = "indicator1" // patents that SMEs of the province received
	Indicator2 = "indicator2" // patents that its universities and institutes gave
	Indicator3 = "indicator3" // SMEs that measures cover
	Indicator4 = "indicator4" // product filings
	Indicator5 = "indicator5" // pledge registrations

	// Implementation is the check by which a product filing, or other proof, shows
	// that its patents are implemented (indicator 4).
	Implementation = "indicator4-implemented"
)
