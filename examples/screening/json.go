package main

import (
	"encoding/json"
	"io"

	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// jsonAnswer is the answer as JSON, in the library's own words.
type jsonAnswer struct {
	Screening eligibility.Screening   `json:"screening"`
	Cases     []eligibility.Case      `json:"cases"`
	Years     []indicators.Contrasted `json:"years"`
	Before    []awards.Decision       `json:"decisions_before,omitempty"`
	After     []awards.Decision       `json:"decisions_after,omitempty"`
}

func writeJSON(w io.Writer, a answer) error {
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	return e.Encode(jsonAnswer{a.screening, a.cases, a.years, a.before, a.after})
}
