package zhuanhua

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
	// AlsoMissing is what open criteria of a rejected record lack: it changes nothing
	// until what failed is mended. Nil: nothing.
	AlsoMissing []MissingFact `json:"also_missing,omitempty"`
	Notes       []Note        `json:"notes"`

	// Of a figure or of money; nothing of these is there in the decision on a record.
	Figures []DecisionFigure `json:"figures,omitempty"`  // what it comes to
	LeftOut []DecisionCount  `json:"left_out,omitempty"` // records that a figure leaves out, and why

	Changes  []DecisionChange `json:"changes,omitempty"`  // what would lead to Then instead, all of it together
	Then     Text             `json:"then,omitzero"`      // zero: cannot be told
	Readings []Param          `json:"readings,omitempty"` // parameters behind it that no document states
	Rules    string           `json:"rules,omitempty"`    // fingerprint of rules and checks
	Seal     string           `json:"seal,omitempty"`     // digest of the records
	Version  string           `json:"version,omitempty"`  // of the library
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
	Remedy  Text            `json:"remedy,omitzero"` // what is to be filed where it failed; zero: nothing, or nothing in particular
}

// DecisionInput is one fact that a criterion looked at.
type DecisionInput struct {
	Fact     string `json:"fact"`
	FactText Text   `json:"fact_text"`
	Value    string `json:"value"` // empty: not given
	Text     Text   `json:"text"`
	Detail   string `json:"detail,omitempty"` // what stood in the record: a day, a place, a name

	// DetailText is Detail in words, where the languages differ; zero: Detail is all.
	DetailText Text `json:"detail_text,omitzero"`

	Accepted []FactValue `json:"accepted"`
	Refused  []FactValue `json:"refused"` // known values that are not accepted
	Role     string      `json:"role"`    // "passes", "exempts" or "bars"
	Supplier Supplier    `json:"supplier,omitempty"`
	Margins  []Margin    `json:"margins,omitempty"` // the numbers behind the value, where there are any
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
	if d.Outcome == NotMet {
		d.AlsoMissing = v.alsoMissing()
	}
	return d
}

// alsoMissing returns what the open rows lack, in the order of the form.
func (v Verdict) alsoMissing() (list []MissingFact) {
	absent := uint16(0)
	eachBit(v.open&^v.failed, func(bit int) bool {
		absent |= v.table.rows[bit].missing(v.facts)
		return true
	})
	eachBit(uint64(absent), func(i int) bool {
		f := &v.table.form.Facts[i]
		list = append(list, MissingFact{f.Key, f.Text, f.Supplier})
		return true
	})
	return list
}

func (v Verdict) explainRow(bit int, detail func(int) string) DecisionRow {
	row := &v.table.rows[bit]
	r := DecisionRow{
		Code:    v.Check() + "/" + row.Code,
		Outcome: v.rowOutcome(bit), Nature: row.Nature, Text: row.Text,
		Clause: row.Clause, Status: row.Status(), Inputs: []DecisionInput{}, Remedy: row.Remedy,
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
		Role: [...]string{Passes: "passes", Exempts: "exempts", Bars: "bars"}[term.Kind], Supplier: fact.Supplier,
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
