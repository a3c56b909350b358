package main

import (
	"encoding/json"
	"io"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// The decisions in the exchange format.
type jsonResult struct {
	Decisions []jsonDecision    `json:"decisions"`
	Balances  map[string]string `json:"balances"`
}

type jsonDecision struct {
	Year     int                             `json:"year"`
	Province zhuanhua.Place                  `json:"province"`
	Action   awards.Action                   `json:"action"`
	Amount   zhuanhua.Amount                 `json:"amount"`
	Score    zhuanhua.Given[zhuanhua.Points] `json:"score"`
	Rank     zhuanhua.Given[int]             `json:"rank"`
	Reasons  []string                        `json:"reasons"`
	Notes    []string                        `json:"notes,omitempty"`
	Waiver   string                          `json:"waiver,omitempty"`
}

func writeJSON(w io.Writer, r awards.Result) error {
	out := jsonResult{Decisions: []jsonDecision{}, Balances: map[string]string{}}
	for i := range r.Decisions {
		d := &r.Decisions[i]
		row := jsonDecision{d.Year, d.Province, d.Action, d.Amount, d.Score, d.Rank, []string{}, nil, d.Waiver}
		for _, reason := range d.Reasons {
			row.Reasons = append(row.Reasons, reason.Code)
		}
		for _, note := range d.Notes {
			row.Notes = append(row.Notes, note.Code)
		}
		out.Decisions = append(out.Decisions, row)
	}
	for _, b := range r.Balances {
		out.Balances[b.Province.String()] = b.Amount.String()
	}
	e := json.NewEncoder(w)
	e.SetIndent("", " ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}
