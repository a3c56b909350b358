package zhuanhua

import (
	"fmt"
	"math/bits"
	"slices"
)

// Table is the compiled form of the checks of one kind of record, side by side:
// for each fact and code the criteria that it meets, and for a fact not given
// the criteria that it leaves open. Judging is two words OR-ed together a fact.
// A Table is immutable and safe for any number of goroutines.
//
// The definition of the answer is [Criterion]'s, row by row; [Table.Slow] gives
// it, and tests hold the two together.
type Table struct {
	form   Form
	checks []compiledCheck
	rows   []Criterion // of all checks; the row's number is its bit

	cells [MaxFacts][16]cell
	fixed []uint8 // facts of the record alone that a row looks at
	loose []uint8 // facts that depend on the scope

	looseRows uint64           // rows with a term on a loose fact
	anyCode   [MaxFacts]uint64 // rows that some code of the fact meets or leaves open
}

type cell struct{ met, open uint64 }

type compiledCheck struct {
	Check
	first, count int
	mask         uint64 // its rows, Applies included
	applies      uint64 // bit of the Applies row; 0: none
	carry        uint64 // bit of the row that money may fail alone
	uses         Uses
	facts        uint16 // facts that its rows look at
}

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

func (f *Form) validate() error {
	if len(f.Facts) > MaxFacts {
		return &CompileError{What: fmt.Sprintf("%d facts, at most %d", len(f.Facts), MaxFacts)}
	}
	for i, fact := range f.Facts {
		switch {
		case !codeWord(fact.Key):
			return &CompileError{What: fmt.Sprintf("fact %d: key %q is no code word", i, fact.Key)}
		case len(fact.Values) > MaxCodes:
			return &CompileError{What: fmt.Sprintf("fact %s: %d values, at most %d", fact.Key, len(fact.Values), MaxCodes)}
		case !fact.Depends.valid():
			return &CompileError{What: "fact " + fact.Key + ": depends on what no record has"}
		}
		for _, other := range f.Facts[:i] {
			if other.Key == fact.Key {
				return &CompileError{What: "fact " + fact.Key + " is there twice"}
			}
		}
	}
	return nil
}

// codeWord tells whether s is lower-case words joined by hyphens.
func codeWord(s string) bool {
	letter := false
	for i, c := range []byte(s) {
		switch {
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9' && i > 0:
			letter = true
		case c == '-' && letter:
			letter = false
		default:
			return false
		}
	}
	return letter
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

// Form returns the facts that the table's checks look at. It must not be altered.
func (t *Table) Form() *Form { return &t.form }

// Checks returns the number of checks.
func (t *Table) Checks() int { return len(t.checks) }

// Check returns check number i as it was compiled, the zero Check for a number out
// of range. Its rows must not be altered.
func (t *Table) Check(i int) Check {
	if i < 0 || i >= len(t.checks) {
		return Check{}
	}
	return t.checks[i].Check
}

// Row returns criterion number n of the table, nil where there is none. It must not
// be altered.
func (t *Table) Row(n int) *Criterion {
	if n < 0 || n >= len(t.rows) {
		return nil
	}
	return &t.rows[n]
}

// Find returns the number of the check with the name, -1 where there is none.
func (t *Table) Find(name string) int {
	return slices.IndexFunc(t.checks, func(c compiledCheck) bool { return c.Name == name })
}

// Uses says what of a judged record a check's answer in a scope depends on: homes
// and days by slot, a bit each, and the days of grant.
type Uses struct {
	Homes, Days uint8
	Grant       bool
}

func (u *Uses) add(r Relation) {
	switch r.Kind {
	case ProvinceRelation, CityRelation:
		u.Homes |= 1 << r.Slot
	case TimingRelation, DoneRelation:
		u.Days |= 1 << r.Slot
	case GrantRelation:
		u.Grant = true
	}
}

// Uses returns what check number i looks at; nothing for a number out of range.
func (t *Table) Uses(i int) Uses {
	if i < 0 || i >= len(t.checks) {
		return Uses{}
	}
	return t.checks[i].uses
}

// Asked returns the facts that check number i looks at, a bit each; none for a
// number out of range.
func (t *Table) Asked(i int) uint16 {
	if i < 0 || i >= len(t.checks) {
		return 0
	}
	return t.checks[i].facts
}

// Essence is what of a part's marks can matter to one check, whatever the scope:
// records with the same essence, homes and days have the same verdict and the
// same reasons. It compares with ==.
type Essence struct {
	Marks  Marks
	Absent uint16 // facts on which an open row hangs
	Halves Facts  // those of them that tell something, but not enough
}

// Essence returns the essence of a part for check number i, the zero Essence for a
// number out of range. Once a row on the record's own facts has failed that money may not
// fail either, what else is missing no longer matters.
func (t *Table) Essence(i int, p *Part) Essence {
	if i < 0 || i >= len(t.checks) {
		return Essence{}
	}
	c := &t.checks[i]
	met, open := p.Marks.Met&c.mask, p.Marks.Open&^p.Marks.Met&c.mask
	own := c.mask &^ t.looseRows
	if own&^(met|open)&^c.carry != 0 && c.applies == 0 {
		return Essence{Marks: Marks{met | own&open, open &^ own}}
	}
	e := Essence{Marks: Marks{met, open}}
	for rest := open; rest != 0; rest &= rest - 1 {
		e.Absent |= t.rows[bits.TrailingZeros64(rest)].missing(p.Facts)
	}
	for rest := e.Absent; rest != 0; rest &= rest - 1 {
		fact := bits.TrailingZeros16(rest)
		e.Halves = e.Halves.With(fact, p.Facts.Get(fact))
	}
	return e
}

// Marks is the judgement of facts by all criteria of a table, free of check: the
// rows met and the rows that only a missing fact leaves open.
type Marks struct{ Met, Open uint64 }

// Fixed marks the facts of the record alone. It is what a record is judged by
// once; the scope's facts are added by [Judged.In].
func (t *Table) Fixed(facts Facts) Marks { return t.mark(t.fixed, facts) }

func (t *Table) mark(which []uint8, facts Facts) Marks {
	m := Marks{}
	for _, i := range which {
		c := &t.cells[i%MaxFacts][facts>>(4*i)&15]
		m.Met |= c.met
		m.Open |= c.open
	}
	return m
}

// Judge returns the verdict of check number i on complete facts, those of the
// scope included.
func (t *Table) Judge(i int, facts Facts) Verdict {
	fixed, loose := t.mark(t.fixed, facts), t.mark(t.loose, facts)
	return t.verdict(i, facts, Marks{fixed.Met | loose.Met, fixed.Open | loose.Open})
}

// Met returns the checks that complete facts meet, a bit each by their numbers, as
// [Table.Judge] does one by one with the reasons.
func (t *Table) Met(facts Facts) (checks uint64) {
	fixed, loose := t.mark(t.fixed, facts), t.mark(t.loose, facts)
	met, open := fixed.Met|loose.Met, fixed.Open|loose.Open
	for i := range t.checks {
		c := &t.checks[i]
		if c.outcome(c.mask&^(met|open), c.mask&open&^met) == Met {
			checks |= 1 << i
		}
	}
	return checks
}

func (t *Table) verdict(i int, facts Facts, m Marks) Verdict {
	if i < 0 || i >= len(t.checks) {
		return Verdict{}
	}
	mask := t.checks[i].mask
	return Verdict{
		table: t, check: i, facts: facts,
		failed: mask &^ (m.Met | m.Open),
		open:   mask & m.Open &^ m.Met,
	}
}

// Slow judges row by row, as [Criterion] defines it. It is what the compiled form
// is compared with, and serves nobody else.
func (t *Table) Slow(i int, facts Facts) Verdict {
	if i < 0 || i >= len(t.checks) {
		return Verdict{}
	}
	v := Verdict{table: t, check: i, facts: facts}
	c := &t.checks[i]
	for n := range c.count {
		switch t.rows[c.first+n].judge(facts) {
		case RowFailed:
			v.failed |= 1 << (c.first + n)
		case RowUnknown:
			v.open |= 1 << (c.first + n)
		}
	}
	return v
}

// outcome joins the rows of a check: where it does not apply that is the answer;
// one failed row decides; one open row leaves it undetermined.
func (c *compiledCheck) outcome(failed, open uint64) Outcome {
	switch {
	case failed&c.applies != 0:
		return NotApplicable
	case open&c.applies != 0:
		return Undetermined
	case failed != 0:
		return NotMet
	case open != 0:
		return Undetermined
	}
	return Met
}

func eachBit(mask uint64, yield func(int) bool) bool {
	for ; mask != 0; mask &= mask - 1 {
		if !yield(bits.TrailingZeros64(mask)) {
			return false
		}
	}
	return true
}
