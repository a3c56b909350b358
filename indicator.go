package zhuanhua

// Names of the checks behind the indicators of the central special plan that are
// counted record by record. A host's own check has any other name.
const (
	Indicator1 = "indicator1" // patents that SMEs of the province received
	Indicator2 = "indicator2" // patents that its universities and institutes gave
	Indicator5 = "indicator5" // pledge registrations
)
