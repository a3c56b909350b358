package zhuanhua

import (
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
