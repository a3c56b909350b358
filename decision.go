package zhuanhua

import (
	"strings"
)

// Decision is the record of a verdict that an auditor can close the file on:
// every criterion with its outcome, the inputs it looked at, the values it
// accepts, the parameter and clause behind it and how firm they are. It is read
// off the same table that judged, so it cannot disagree with the verdict.
type Decision struct {
	Check     string        `json:"check"`
	CheckText Text          `json:"check_text"`
	Clause    ClauseID      `json:"clause"`
	Record    RecordKind    `json:"record"`
	ID        string        `json:"id"`
	Scope     Scope         `json:"scope"`
	Outcome   Outcome       `json:"outcome"`
	Rows      []DecisionRow `json:"rows"`
	Missing   []MissingFact `json:"missing"` // what would decide an undetermined record
	Notes     []Note        `json:"notes"`
}

// DecisionRow is one criterion in a [Decision].
type DecisionRow struct {
	Code    string          `json:"code"` // in full: "indicator1/transferor-kind"
	Outcome RowOutcome      `json:"outcome"`
	Nature  Nature          `json:"nature"`
	Text    Text            `json:"text"` // what a failure means
	Clause  ClauseID        `json:"clause"`
	Status  Status          `json:"status"`
	Param   *Param          `json:"param"` // null: none
	Inputs  []DecisionInput `json:"inputs"`
}

// DecisionInput is one fact that a criterion looked at.
type DecisionInput struct {
	Fact     string      `json:"fact"`
	FactText Text        `json:"fact_text"`
	Value    string      `json:"value"` // empty: not given
	Text     Text        `json:"text"`
	Detail   string      `json:"detail,omitempty"` // what stood in the record: a day, a place, a name
	Accepted []FactValue `json:"accepted"`
	Refused  []FactValue `json:"refused"` // known values that are not accepted
	Role     string      `json:"role"`    // "passes", "exempts" or "bars"
}

// MissingFact is an input that would decide, and who can supply it.
type MissingFact struct {
	Fact     string   `json:"fact"`
	Text     Text     `json:"text"`
	Supplier Supplier `json:"supplier"`
}

// Note is something to know about a result that decides nothing: a parameter used
// outside its window, a late filing.
type Note struct {
	Code   string   `json:"code"`
	Clause ClauseID `json:"clause"`
	Text   Text     `json:"text"`
}

// Explain returns the verdict's decision record. The detail function, which may
// be nil, says what stood in the record for a fact of the form, by its number.
// The caller fills in record, id, scope and notes. The zero Verdict explains
// itself as undetermined, with no rows.
func (v Verdict) Explain(detail func(fact int) string) Decision {
	d := Decision{Outcome: v.Outcome(), Rows: []DecisionRow{}, Missing: []MissingFact{}, Notes: []Note{}}
	if v.table == nil {
		return d
	}
	c := &v.table.checks[v.check]
	d.Check, d.CheckText, d.Clause, d.Record = c.Name, c.Text, c.Clause, v.table.form.Kind
	for n := range c.count {
		d.Rows = append(d.Rows, v.explainRow(c.first+n, detail))
	}
	for f := range v.Missing() {
		d.Missing = append(d.Missing, MissingFact{f.Key, f.Text, f.Supplier})
	}
	return d
}

func (v Verdict) explainRow(bit int, detail func(int) string) DecisionRow {
	row := &v.table.rows[bit]
	r := DecisionRow{
		Code:    v.Check() + "/" + row.Code,
		Outcome: v.rowOutcome(bit), Nature: row.Nature, Text: row.Text,
		Clause: row.Clause, Status: row.Status(), Inputs: []DecisionInput{},
	}
	if row.Param.Key != "" {
		param := row.Param
		r.Param = &param
	}
	for _, term := range row.Any {
		r.Inputs = append(r.Inputs, v.explainTerm(term, detail))
	}
	return r
}

// rowOutcome follows the bits of the verdict; only whether a row that is met is
// one that does not apply is asked of its terms.
func (v Verdict) rowOutcome(bit int) RowOutcome {
	switch {
	case v.failed>>bit&1 == 1:
		return RowFailed
	case v.open>>bit&1 == 1:
		return RowUnknown
	}
	if v.table.rows[bit].judge(v.facts) == RowNotApplicable {
		return RowNotApplicable
	}
	return RowMet
}

func (v Verdict) explainTerm(term Term, detail func(int) string) DecisionInput {
	fact := &v.table.form.Facts[term.Fact]
	in := DecisionInput{
		Fact: fact.Key, FactText: fact.Text, Accepted: []FactValue{}, Refused: []FactValue{},
		Role: [...]string{Passes: "passes", Exempts: "exempts", Bars: "bars"}[term.Kind],
	}
	if value, given := fact.Value(v.facts.Get(term.Fact)); given {
		in.Value, in.Text = value.Key, value.Text
	} else {
		in.Text = Text{"未提供", "not given"}
	}
	if detail != nil {
		in.Detail = detail(term.Fact)
	}
	for i, value := range fact.Values {
		switch c := Code(i + 1); {
		case term.In.Has(c):
			in.Accepted = append(in.Accepted, value)
		case !term.Maybe.Has(c):
			in.Refused = append(in.Refused, value)
		}
	}
	return in
}

// decisionWords are the fixed words of a decision's text.
var decisionWords = struct{ input, accepted, refused, exempt, barred, nothing, clause, missing, from, list, colon Text }{
	Text{"实为", "is"}, Text{"应为", "must be"}, Text{"不得为", "must not be"}, Text{"不适用于", "does not apply to"},
	Text{"他项已不符合故不审查", "not examined, since refused elsewhere, for"},
	Text{"无可认可的值", "nothing is accepted"}, Text{"依据", "clause"}, Text{"待补", "to be supplied"}, Text{"提供方", "by"}, Text{"、", ", "}, Text{"：", ": "},
}

// In returns the decision as text in the language, a line a criterion, failed and
// unknown ones with their inputs and the values that would be accepted.
func (d *Decision) In(l Language) string {
	w := &decisionWords
	colon := w.colon.In(l)
	var b strings.Builder
	b.WriteString(d.CheckText.In(l) + colon + d.Outcome.Text().In(l))
	if d.ID != "" {
		b.WriteString(" (" + d.Record.Text().In(l) + " " + d.ID + ")")
	}
	b.WriteByte('\n')
	for i := range d.Rows {
		r := &d.Rows[i]
		b.WriteString("  [" + r.Outcome.Text().In(l) + "] " + r.Code)
		if r.Clause != "" {
			b.WriteString(" — " + w.clause.In(l) + " " + string(r.Clause))
		}
		if r.Status != Stated {
			b.WriteString(" (" + r.Status.Text().In(l) + ")")
		}
		if r.Outcome == RowFailed || r.Outcome == RowUnknown {
			b.WriteString(colon + r.Text.In(l))
			for _, in := range r.Inputs {
				b.WriteString("\n      " + in.line(l))
			}
		}
		b.WriteByte('\n')
	}
	for _, m := range d.Missing {
		b.WriteString("  " + w.missing.In(l) + colon + m.Text.In(l) + " (" + w.from.In(l) + " " + m.Supplier.Text().In(l) + ")\n")
	}
	for _, n := range d.Notes {
		b.WriteString("  * " + n.Text.In(l) + " (" + string(n.Clause) + ")\n")
	}
	return b.String()
}

func (in *DecisionInput) line(l Language) string {
	w := &decisionWords
	s := in.FactText.In(l) + " " + w.input.In(l) + " " + in.Text.In(l)
	if in.Detail != "" {
		s += " (" + in.Detail + ")"
	}
	verb, values := w.accepted, in.Accepted
	switch {
	case in.Role == "exempts":
		verb = w.exempt
	case in.Role == "bars":
		verb = w.barred
	case len(in.Refused) == 1 && len(in.Accepted) > 1:
		verb, values = w.refused, in.Refused
	}
	if len(values) == 0 {
		verb = w.nothing
	}
	named := make([]string, len(values))
	for i, v := range values {
		named[i] = v.Text.In(l)
	}
	return strings.TrimSpace(s + "; " + verb.In(l) + " " + strings.Join(named, w.list.In(l)))
}
