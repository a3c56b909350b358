package zhuanhua

import (
	"cmp"
	"slices"
)

// Supplement is one thing that is to be supplied or filed for a decision to come out
// otherwise (补正事项): an input that is missing, or a proof that was not filed.
type Supplement struct {
	Key     string     `json:"key"`    // of an input; of a filing the criterion in full
	Filing  bool       `json:"filing"` // an act to be done or a proof to be filed, not an input
	What    Text       `json:"what"`
	Why     Text       `json:"why,omitzero"`    // what failed, of a filing
	Detail  Text       `json:"detail,omitzero"` // what stands in the record so far
	Clauses []ClauseID `json:"clauses"`

	Supplier Supplier `json:"supplier"`     // who has it, or does it
	Where    Supplier `json:"where"`        // where it is filed: with the patent office what is its act, else with the host
	By       Day      `json:"by,omitempty"` // the last day; not given: none is known
}

// Supplements returns what a decision on a record asks for, by who supplies it and
// then in the order of the criteria, to be there by the day; where none is given, by
// the statistics day. An act of the patent office must also fall into the period
// itself, so that it is wanted by the period's end.
//
// There are none where nothing is open: of what is met or does not apply, of a record
// of another place or period, and of a figure, which is no record. Those of a record
// that failed on its merits change nothing by themselves; see [Decision.Refusals].
func (d *Decision) Supplements(by Day) (list []Supplement) {
	if d.Record == RecordReport || d.Outcome == Met || d.Outcome == NotApplicable || d.failed(Scoping) {
		return nil
	}
	if !by.IsGiven() {
		by = d.Scope.Period.AsOf
	}
	for i := range d.Rows {
		if r := &d.Rows[i]; r.Outcome == RowFailed && r.Nature == Proof {
			list = append(list, r.supplement(by, d.Scope.Period.To))
		}
	}
	for _, m := range d.Missing {
		list = append(list, d.input(m, by))
	}
	for _, m := range d.AlsoMissing {
		list = append(list, d.input(m, by))
	}
	slices.SortStableFunc(list, func(a, b Supplement) int { return cmp.Compare(a.Supplier, b.Supplier) })
	return list
}

// Refusals returns the criteria of merit that failed: no filing mends them.
func (d *Decision) Refusals() (list []DecisionRow) {
	for i := range d.Rows {
		if r := &d.Rows[i]; r.Outcome == RowFailed && r.Nature == Merit {
			list = append(list, *r)
		}
	}
	return list
}

// failed reports whether a criterion of the nature failed.
func (d *Decision) failed(n Nature) bool {
	return slices.ContainsFunc(d.Rows, func(r DecisionRow) bool { return r.Outcome == RowFailed && r.Nature == n })
}

// supplement is the filing that mends a failed criterion.
func (r *DecisionRow) supplement(by, end Day) Supplement {
	s := Supplement{Key: r.Code, Filing: true, What: r.Remedy, Why: r.Text, Clauses: clausesOf(r.Clause), Where: TheHost, By: by}
	for i := range r.Inputs {
		if in := &r.Inputs[i]; in.Role == "passes" && s.Supplier == SupplierNone {
			s.Supplier, s.Detail = in.Supplier, in.detail()
			if s.What == (Text{}) {
				s.What = Text{in.FactText.Zh + decisionWords.stop.Zh + in.demand(Chinese), in.FactText.En + decisionWords.stop.En + in.demand(English)}
			}
		}
	}
	if s.What == (Text{}) {
		s.What = r.Text
	}
	if s.Supplier == PatentOffice {
		s.Where = PatentOffice
		if end.IsGiven() && (!by.IsGiven() || end < by) {
			s.By = end
		}
	}
	return s
}

// input is an input that is missing, with the criteria that wait for it.
func (d *Decision) input(m MissingFact, by Day) Supplement {
	s := Supplement{Key: m.Fact, What: m.Text, Supplier: m.Supplier, Where: TheHost, By: by, Clauses: []ClauseID{}}
	for i := range d.Rows {
		r := &d.Rows[i]
		for n := range r.Inputs {
			if in := &r.Inputs[n]; r.Outcome == RowUnknown && in.Fact == m.Fact && in.Role != "bars" {
				s.Detail = in.detail()
				for _, c := range clausesOf(r.Clause) {
					if !slices.Contains(s.Clauses, c) {
						s.Clauses = append(s.Clauses, c)
					}
				}
			}
		}
	}
	if len(s.Clauses) == 0 {
		s.Clauses = clausesOf(d.Clause)
	}
	return s
}

// clausesOf is the list of one clause, of none where there is none.
func clausesOf(c ClauseID) []ClauseID {
	if c == "" {
		return []ClauseID{}
	}
	return []ClauseID{c}
}

// detail is what stood in the record, in both languages.
func (in *DecisionInput) detail() Text {
	if in.DetailText != (Text{}) {
		return in.DetailText
	}
	return Text{in.Detail, in.Detail}
}
