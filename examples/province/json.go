package main

import (
	"encoding/json"
	"io"

	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// The report in the exchange format. Indicators 3 and 4 have no keys yet.
type jsonReport struct {
	Province     string           `json:"province"`
	Year         int              `json:"year"`
	Cutoff       string           `json:"cutoff"`
	Indicator1   jsonReceived     `json:"indicator1"`
	Indicator2   jsonSupplied     `json:"indicator2"`
	Indicator5   jsonPledged      `json:"indicator5"`
	Undetermined jsonUndetermined `json:"undetermined"`
	Rejected     jsonRejected     `json:"rejected"`
}

type jsonReceived struct {
	Patents        int64  `json:"patents"`
	Records        int64  `json:"records"`
	Enterprises    int64  `json:"enterprises"`
	ContractAmount string `json:"contract_amount"`
	ReceivedAmount string `json:"received_amount"`
}

type jsonSupplied struct {
	Patents        int64  `json:"patents"`
	Records        int64  `json:"records"`
	ContractAmount string `json:"contract_amount"`
	ReceivedAmount string `json:"received_amount"`
}

type jsonPledged struct {
	Projects int64  `json:"projects"`
	Patents  int64  `json:"patents"`
	Amount   string `json:"amount"`
}

type jsonUndetermined struct {
	Indicator1 jsonMissing `json:"indicator1"`
	Indicator2 jsonMissing `json:"indicator2"`
	Indicator5 jsonMissing `json:"indicator5"`
}

type jsonMissing struct {
	Records int64            `json:"records"`
	Missing map[string]int64 `json:"missing"`
}

type jsonRejected struct {
	Indicator1 jsonReasons `json:"indicator1"`
	Indicator2 jsonReasons `json:"indicator2"`
	Indicator5 jsonReasons `json:"indicator5"`
}

type jsonReasons struct {
	Records int64            `json:"records"`
	Reasons map[string]int64 `json:"reasons"`
}

func writeJSON(w io.Writer, r indicators.Report) error {
	out := jsonReport{
		Province: r.Scope.Place.String(), Year: r.Scope.Period.From.Year(), Cutoff: r.Scope.Period.AsOf.String(),
		Indicator1: jsonReceived{r.Received.Patents, r.Received.Records, r.Received.Parties,
			indicators.Plain(r.Received.Amount), indicators.Plain(r.Received.Received)},
		Indicator2: jsonSupplied{r.Supplied.Patents, r.Supplied.Records,
			indicators.Plain(r.Supplied.Amount), indicators.Plain(r.Supplied.Received)},
		Indicator5:   jsonPledged{r.Pledged.Records, r.Pledged.Patents, indicators.Plain(r.Pledged.Amount)},
		Undetermined: jsonUndetermined{missing(r.Received), missing(r.Supplied), missing(r.Pledged)},
		Rejected:     jsonRejected{reasons(r.Received), reasons(r.Supplied), reasons(r.Pledged)},
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(out)
}

func missing(f indicators.Figures) jsonMissing {
	out := jsonMissing{f.Undetermined.Records, map[string]int64{}}
	for _, m := range f.Undetermined.Missing {
		out.Missing[m.Fact] = m.Records
	}
	return out
}

func reasons(f indicators.Figures) jsonReasons {
	out := jsonReasons{f.Rejected.Records, map[string]int64{}}
	for _, r := range f.Rejected.Reasons {
		out.Reasons[r.Code] = r.Records
	}
	return out
}
