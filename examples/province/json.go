package main

import (
	"encoding/json"
	"io"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// The report in the exchange format.
type jsonReport struct {
	Province     string           `json:"province"`
	Year         int              `json:"year"`
	Cutoff       string           `json:"cutoff"`
	Indicator1   jsonReceived     `json:"indicator1"`
	Indicator2   jsonSupplied     `json:"indicator2"`
	Indicator3   jsonBenefited    `json:"indicator3"`
	Indicator4   jsonImplemented  `json:"indicator4"`
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

type jsonBenefited struct {
	Enterprises int64      `json:"enterprises"`
	Received    int64      `json:"received"`
	Covered     int64      `json:"covered"`
	Revenue     jsonChange `json:"revenue"`
	Employees   jsonChange `json:"employees"`
	Respondents int        `json:"respondents"`
}

// jsonChange holds estimates; a number that the survey cannot give is null.
type jsonChange struct {
	Before     jsonEstimate          `json:"before"`
	After      jsonEstimate          `json:"after"`
	Growth     zhuanhua.SurveyNumber `json:"growth"`
	GrowthSE   zhuanhua.SurveyNumber `json:"growth_se"`
	GrowthLow  zhuanhua.SurveyNumber `json:"growth_low"`
	GrowthHigh zhuanhua.SurveyNumber `json:"growth_high"`
}

type jsonEstimate struct {
	Estimate zhuanhua.SurveyNumber `json:"estimate"`
	SE       zhuanhua.SurveyNumber `json:"se"`
}

type jsonImplemented struct {
	Filings            int64   `json:"filings"`
	Implemented        int64   `json:"implemented"`
	Received           int64   `json:"received"`
	ImplementationRate *string `json:"implementation_rate"`
}

type jsonUndetermined struct {
	Indicator1 jsonMissing            `json:"indicator1"`
	Indicator2 jsonMissing            `json:"indicator2"`
	Indicator5 jsonMissing            `json:"indicator5"`
	Indicator3 jsonMissingEnterprises `json:"indicator3"`
}

type jsonMissingEnterprises struct {
	Enterprises int64            `json:"enterprises"`
	Missing     map[string]int64 `json:"missing"`
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

func writeJSON(w io.Writer, a answer) error {
	r := a.report
	out := jsonReport{
		Province: r.Scope.Place.String(), Year: r.Scope.Period.From.Year(), Cutoff: r.Scope.Period.AsOf.String(),
		Indicator1: jsonReceived{r.Received.Patents, r.Received.Records, r.Received.Parties,
			indicators.Plain(r.Received.Amount), indicators.Plain(r.Received.Received)},
		Indicator2: jsonSupplied{r.Supplied.Patents, r.Supplied.Records,
			indicators.Plain(r.Supplied.Amount), indicators.Plain(r.Supplied.Received)},
		Indicator3: jsonBenefited{r.Benefited.Enterprises, r.Benefited.Received, r.Benefited.Covered,
			change(a.survey.revenue), change(a.survey.employees), a.survey.respondents},
		Indicator4:   implemented(r.Implementation),
		Indicator5:   jsonPledged{r.Pledged.Records, r.Pledged.Patents, indicators.Plain(r.Pledged.Amount)},
		Undetermined: jsonUndetermined{missing(r.Received), missing(r.Supplied), missing(r.Pledged), missingEnterprises(r.Benefited.Undetermined)},
		Rejected:     jsonRejected{reasons(r.Received), reasons(r.Supplied), reasons(r.Pledged)},
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(out)
}

func change(c sample.Change) jsonChange {
	return jsonChange{
		Before: jsonEstimate{c.Before.Estimate, c.Before.StandardError}, After: jsonEstimate{c.After.Estimate, c.After.StandardError},
		Growth: c.Growth.Estimate, GrowthSE: c.Growth.StandardError, GrowthLow: c.Growth.Low, GrowthHigh: c.Growth.High,
	}
}

func implemented(i indicators.Implementation) jsonImplemented {
	out := jsonImplemented{Filings: i.Filings, Implemented: i.Rate.Part, Received: i.Rate.Whole}
	if rate := i.Rate.String(); rate != "" {
		out.ImplementationRate = &rate
	}
	return out
}

func missingEnterprises(p indicators.PendingEnterprises) jsonMissingEnterprises {
	out := jsonMissingEnterprises{p.Enterprises, map[string]int64{}}
	for _, m := range p.Missing {
		out.Missing[m.Fact] = m.Records
	}
	return out
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
