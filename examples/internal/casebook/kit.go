package casebook

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/zhuanhua-rules/zhuanhua"
)

// FigureFormat names the format of a file of parameters and cases.
const FigureFormat = "zhuanhua figure cases 1"

// Kit is the parameters of one rules value with cases that turn on them: figures,
// days and events below, at and above each threshold.
type Kit struct {
	Name       string
	Rules      any // the whole rules value where parameters do not tell it
	Parameters []Parameter
	Cases      []FigureCase
	mutants    func() []Mutant
}

// Parameter is a parameter of the rules by which the cases were decided.
type Parameter struct {
	Key    string            `json:"key"`
	Clause zhuanhua.ClauseID `json:"clause"`
	Status string            `json:"status"`
	Unit   string            `json:"unit,omitempty"`
	Value  string            `json:"value"`
}

// FigureCase is an input and what it comes to.
type FigureCase struct {
	Name   string            `json:"name"`
	Clause zhuanhua.ClauseID `json:"clause"`
	Input  json.RawMessage   `json:"input"`
	Expect json.RawMessage   `json:"expect"`

	Outcome zhuanhua.Outcome `json:"-"` // where the answer is one
}

// Mutant is the rules with one parameter off by one unit.
type Mutant struct {
	Parameter string
	From, To  string
	Refused   bool   // no rules value: it cannot stand
	KilledBy  string // the first case that comes to something else; empty: survived
}

// Mutants returns every mutant with the case that kills it.
func (k *Kit) Mutants() []Mutant { return k.mutants() }

// Answer is what a decision comes to, in stable words.
type Answer struct {
	Outcome zhuanhua.Outcome `json:"outcome"`
	Failed  []string         `json:"failed,omitempty"`
	Missing []string         `json:"missing,omitempty"`
	Result  any              `json:"result,omitempty"`
}

// question is a case on its way: what is asked of whatever J decides.
type question[J any] struct {
	name   string
	clause zhuanhua.ClauseID
	input  any
	ask    func(J) (Answer, error)
}

// kit asks the questions of the rules, and later of every mutant.
func kit[S, J any](name string, rules S, fields []zhuanhua.Field[S], prepare func(S) (J, error), questions []question[J]) (Kit, error) {
	k := Kit{Name: name}
	for _, f := range fields {
		k.Parameters = append(k.Parameters, Parameter{f.Key, f.Clause, f.Status.String(), f.Unit, f.Show(rules)})
	}
	judge, err := prepare(rules)
	if err != nil {
		return k, fmt.Errorf("%s: %w", name, err)
	}
	for _, q := range questions {
		input, err := json.Marshal(q.input)
		if err != nil {
			return k, fmt.Errorf("%s, %s: %w", name, q.name, err)
		}
		expect, outcome, err := q.answer(judge)
		if err != nil {
			return k, fmt.Errorf("%s, %s: %w", name, q.name, err)
		}
		k.Cases = append(k.Cases, FigureCase{q.name, q.clause, input, expect, outcome})
	}
	k.mutants = func() (list []Mutant) {
		for _, f := range fields {
			for _, near := range f.Nearby(rules) {
				m := Mutant{Parameter: f.Key, From: f.Show(rules), To: f.Show(near)}
				other, err := prepare(near)
				if err != nil {
					m.Refused = true
					list = append(list, m)
					continue
				}
				for i, q := range questions {
					if got, _, err := q.answer(other); err != nil || string(got) != string(k.Cases[i].Expect) {
						m.KilledBy = q.name
						break
					}
				}
				list = append(list, m)
			}
		}
		return list
	}
	return k, nil
}

// answer asks, and writes the answer; what is refused or cannot be told without a
// parameter is an answer too.
func (q *question[J]) answer(judge J) ([]byte, zhuanhua.Outcome, error) {
	a, err := q.ask(judge)
	var input *zhuanhua.InputError
	switch {
	case errors.As(err, &input):
		b, err := json.Marshal(map[string]string{"refused": input.Field})
		return b, 0, err
	case errors.Is(err, zhuanhua.ErrUnset):
		return []byte(`{"unset":true}`), 0, nil
	case err != nil:
		return nil, 0, err
	}
	b, err := json.Marshal(a)
	return b, a.Outcome, err
}

// JSON writes the file of the kit.
func (k *Kit) JSON() ([]byte, error) {
	w := &lines{}
	w.field("format", FigureFormat)
	if k.Rules != nil {
		w.field("rules", k.Rules)
	}
	list(w, "parameters", k.Parameters)
	list(w, "cases", k.Cases)
	return w.close()
}

// said is the answer of a verdict.
func said(v zhuanhua.Verdict, err error) (Answer, error) {
	if err != nil {
		return Answer{}, err
	}
	a := Answer{Outcome: v.Outcome()}
	for c := range v.Failed() {
		a.Failed = append(a.Failed, c.Code)
	}
	for f := range v.Missing() {
		a.Missing = append(a.Missing, f.Key)
	}
	return a, nil
}

// recorded is the answer of a decision record.
func recorded(d zhuanhua.Decision, err error) (Answer, error) {
	if err != nil {
		return Answer{}, err
	}
	a := Answer{Outcome: d.Outcome}
	for _, r := range d.Rows {
		if r.Outcome == zhuanhua.RowFailed {
			a.Failed = append(a.Failed, r.Code)
		}
	}
	for _, m := range d.Missing {
		a.Missing = append(a.Missing, m.Fact)
	}
	for _, n := range d.Notes {
		a.Result = append(words(a.Result), n.Code)
	}
	return a, nil
}

func words(v any) []string {
	list, _ := v.([]string)
	return list
}
