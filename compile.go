package zhuanhua

import (
	"fmt"
	"slices"
)

// CompileError says what is wrong with a form or check.
type CompileError struct {
	Check, Row string // empty: the form or the check as a whole
	What       string
}

// Error names check and row.
func (e *CompileError) Error() string {
	where := e.Check
	if e.Row != "" {
		where += "/" + e.Row
	}
	if where == "" {
		where = "form"
	}
	return where + ": " + e.What
}

// Compile puts the checks side by side. It refuses, with a [CompileError], more
// facts, codes or criteria than [MaxFacts], [MaxCodes] and [MaxCriteria]; a code
// word out of form or twice in its check; a check's name twice; a check without
// criteria, by which everything would count; a home or day that no record has; a
// term on a fact or code that the form does not have; a clause that is none; a
// nature not given; a Bars term on codes that no other criterion of the check
// refuses. The table shares nothing with form and checks.
func Compile(form Form, checks ...Check) (*Table, error) {
	if err := form.validate(); err != nil {
		return nil, err
	}
	form.Facts = slices.Clone(form.Facts)
	for i := range form.Facts {
		form.Facts[i].Values = slices.Clone(form.Facts[i].Values)
	}
	return (&Table{form: form}).Recompile(checks...)
}

// Recompile puts other checks side by side on the table's form, which the tables
// share: as [Compile] does, but the form is neither validated nor copied again. No
// table has no facts.
func (t *Table) Recompile(checks ...Check) (*Table, error) {
	if t == nil {
		t = &Table{}
	}
	t = &Table{form: t.form, checks: make([]compiledCheck, 0, len(checks))}
	rows := 0
	for i := range checks {
		rows += len(checks[i].Rows) + 1
	}
	t.rows = make([]Criterion, 0, min(rows, MaxCriteria))
	for _, c := range checks {
		for _, other := range t.checks {
			if other.Name == c.Name {
				return nil, &CompileError{Check: c.Name, What: "a check of this name is there already"}
			}
		}
		if err := t.add(c); err != nil {
			return nil, err
		}
	}
	for i := range t.form.Facts {
		used := false
		for _, c := range t.checks {
			used = used || c.facts>>i&1 == 1
		}
		switch {
		case used && t.form.Facts[i].Depends.Kind == NoRelation:
			t.fixed = append(t.fixed, uint8(i))
		case used:
			t.loose = append(t.loose, uint8(i))
		}
	}
	return t, nil
}

func (t *Table) add(c Check) error {
	switch {
	case !codeWord(c.Name):
		return &CompileError{Check: c.Name, What: "the name is no code word"}
	case c.Home < 0 || c.Home >= MaxHomes:
		return &CompileError{Check: c.Name, What: fmt.Sprintf("no home number %d", c.Home)}
	case len(c.Rows) == 0:
		return &CompileError{Check: c.Name, What: "no criteria: everything would count"}
	}
	c.Rows = cloneRows(c.Rows)
	if c.Applies != nil {
		c.Applies = &cloneRows([]Criterion{*c.Applies})[0]
	}
	rows := c.criteria()
	if len(t.rows)+len(rows) > MaxCriteria {
		return &CompileError{Check: c.Name, What: fmt.Sprintf("more than %d criteria in the table", MaxCriteria)}
	}
	compiled := compiledCheck{Check: c, first: len(t.rows), count: len(rows)}
	for i := range rows {
		if err := t.validateRow(c.Name, rows, i); err != nil {
			return err
		}
		bit := uint64(1) << len(t.rows)
		compiled.mask |= bit
		if rows[i].Code == c.Carry && c.Carry != "" {
			compiled.carry = bit
		}
		if c.Applies != nil && i == len(rows)-1 {
			compiled.applies = bit
		}
		for _, term := range rows[i].Any {
			t.compile(term, bit)
			compiled.facts |= 1 << term.Fact
			compiled.uses.add(t.form.Facts[term.Fact].Depends)
		}
		t.rows = append(t.rows, rows[i])
	}
	if c.Carry != "" && compiled.carry == 0 {
		return &CompileError{Check: c.Name, Row: c.Carry, What: "no such criterion to carry"}
	}
	t.checks = append(t.checks, compiled)
	return nil
}

// compile enters a term: the codes that satisfy its row, and, at code 0, that the
// row is open. A Bars term opens nothing.
func (t *Table) compile(term Term, bit uint64) {
	for code := Code(0); code <= MaxCodes; code++ {
		if term.In.Has(code) {
			t.cells[term.Fact][code].met |= bit
		}
		if term.open(code) {
			t.cells[term.Fact][code].open |= bit
		}
	}
	t.anyCode[term.Fact] |= bit
	if t.form.Facts[term.Fact].Depends.Kind != NoRelation {
		t.looseRows |= bit
	}
}

func (t *Table) validateRow(check string, rows []Criterion, i int) error {
	row := &rows[i]
	fault := func(what string) error { return &CompileError{Check: check, Row: row.Code, What: what} }
	switch {
	case !codeWord(row.Code):
		return fault("the code is no code word")
	case !row.Clause.Valid() && row.Param.Status != HostRule:
		return fault("no clause: " + string(row.Clause))
	case row.Nature == NatureNone || !natures.known(row.Nature):
		return fault("no nature given")
	}
	for _, other := range rows[:i] {
		if other.Code == row.Code {
			return fault("the code is there twice")
		}
	}
	for _, term := range row.Any {
		switch {
		case term.Fact < 0 || term.Fact >= len(t.form.Facts):
			return fault(fmt.Sprintf("no fact number %d", term.Fact))
		case (term.In|term.Maybe)&^t.form.Facts[term.Fact].all() != 0:
			return fault("a code that fact " + t.form.Facts[term.Fact].Key + " does not have")
		case term.Kind > Bars:
			return fault("unknown kind of term")
		case term.Kind == Bars && !barred(rows, i, term):
			return fault("no other criterion refuses what the Bars term excuses")
		}
	}
	return nil
}

// barred tells whether some other criterion that looks at this fact alone refuses
// all codes that the term excuses.
func barred(rows []Criterion, i int, term Term) bool {
	for j := range rows {
		if j == i || len(rows[j].Any) == 0 {
			continue
		}
		passing := Codes(0)
		alone := true
		for _, other := range rows[j].Any {
			alone = alone && other.Fact == term.Fact && other.Kind == Passes
			passing |= other.In | other.Maybe
		}
		if alone && passing&term.In == 0 {
			return true
		}
	}
	return false
}
