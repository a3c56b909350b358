package zhuanhua

import "slices"

// What a judged record carries for the scopes it may be asked about.
const (
	MaxHomes = 2 // parties whose address matters
	MaxDays  = 4 // days that matter
)

// Judged is a record judged once by all checks of its kind, free of scope: the
// marks of its own facts, what its remaining facts depend on, and what it would
// bring where it counts. [Judged.In] asks it about a scope.
//
// A judge fills a Judged in place and reuses its slices; whoever keeps one beyond
// the next record takes a [Judged.Clone].
type Judged struct {
	Table *Table
	ID    string

	Homes   [MaxHomes]Home
	Parties [MaxHomes]PartyID // whose homes they are
	Days    [MaxDays]Day

	Parts    []Part // one for a record judged whole, else one for each kind of patent in it
	Payments []JudgedPayment

	Amount      Amount // contract or pledge amount that counts as amount
	AmountKnown bool   // false: whether there is one, or how much, was not given
}

// Part is a record, or the share of it that follows some of its patents.
type Part struct {
	Facts   Facts // of the record alone; those of the scope are 0
	Marks   Marks
	Grant   Grant      // where the grant depends on the scope
	Patents []PatentNo // none twice

	// Ranks are the places of the part's patents among all the record's patents in
	// canonical order, ascending; nil where the part is the whole record.
	Ranks []int32
	Of    int // patents of the whole record
}

// JudgedPayment is a payment under a record.
type JudgedPayment struct {
	ID        string
	Effective Day    // later of the payment's own day and its record's; not given: never
	Amount    Amount // of the whole record; a part has its share
	Counts    uint64 // bit a check of the table: the payment counts there as received
}

// Share returns the part's share of an amount of the record: equal parts a
// patent, the remaining fen to the first patents in canonical order.
//
// Clause: CZ23-A1j
func (p *Part) Share(amount Amount) Amount {
	if p.Ranks == nil || p.Of < 1 {
		return amount
	}
	share, rest := amount/Amount(p.Of), amount%Amount(p.Of)
	first, _ := slices.BinarySearch(p.Ranks, int32(rest))
	return share*Amount(len(p.Ranks)) + Amount(first)
}

// In returns the verdict of check number i in the scope. A record in several
// parts counts as soon as one does, else it is undetermined if one is, else it is
// rejected for every reason of its parts. Without a scope it is the zero Verdict.
func (j *Judged) In(i int, s *Scope) Verdict {
	if s == nil || j.Table == nil || len(j.Parts) == 0 {
		return Verdict{}
	}
	whole := j.PartIn(0, i, s)
	for n := 1; n < len(j.Parts); n++ {
		whole = whole.Join(j.PartIn(n, i, s))
	}
	return whole
}

// PartIn returns the verdict of check number i on part number n alone.
func (j *Judged) PartIn(n, i int, s *Scope) Verdict {
	if s == nil || j.Table == nil || n < 0 || n >= len(j.Parts) {
		return Verdict{}
	}
	t, p := j.Table, &j.Parts[n]
	facts := p.Facts
	for _, f := range t.loose {
		facts = facts.With(int(f), t.form.Facts[f].Depends.code(j, p, s))
	}
	loose := t.mark(t.loose, facts)
	return t.verdict(i, facts, Marks{p.Marks.Met | loose.Met, p.Marks.Open | loose.Open})
}

// Complete returns the facts of part number n with those of the scope filled in, of
// the record's form and whether a check looks at them or not: a [Table] of any checks
// of the form judges the record by them alone. They are 0 where there is no part or
// scope. The part must say of its grant ([Part.Grant]) if any check asks for it.
func (f *Form) Complete(j *Judged, n int, s *Scope) Facts {
	if j == nil || s == nil || n < 0 || n >= len(j.Parts) {
		return 0
	}
	facts := j.Parts[n].Facts
	for i := range f.Facts {
		if r := f.Facts[i].Depends; r.Kind != NoRelation {
			facts = facts.With(i, r.code(j, &j.Parts[n], s))
		}
	}
	return facts
}

// CouldCount reports whether part number n could count for check number i in the
// period, in some place, and whether payments under it could. It may say yes
// where no place makes it so, never no where one does.
func (j *Judged) CouldCount(n, i int, period Period) (counts, carries bool) {
	if j.Table == nil || n < 0 || n >= len(j.Parts) || i < 0 || i >= len(j.Table.checks) {
		return false, false
	}
	t, c, p := j.Table, &j.Table.checks[i], &j.Parts[n]
	scope := Scope{Period: period}
	met, open := p.Marks.Met, p.Marks.Open&^p.Marks.Met
	settled := open & c.mask &^ t.looseRows // open whatever the scope
	for _, f := range t.loose {
		switch r := t.form.Facts[f].Depends; r.Kind {
		case ProvinceRelation, CityRelation:
			open |= t.anyCode[f]
		default:
			cell := &t.cells[f%MaxFacts][r.code(j, p, &scope)&15]
			met |= cell.met
			open |= cell.open
		}
	}
	failed := c.mask &^ (met | open)
	return failed == 0 && settled == 0, failed&^c.carry == 0 && failed&c.applies == 0 && settled == 0
}

// CarriesMoney reports whether payments under part number n count in the scope if
// their own days do: the part fails nothing but, at most, the criterion that the
// check lets money fail alone, and lacks nothing.
//
// Clause: CZ23-A1i
func (v Verdict) CarriesMoney() bool {
	if v.table == nil {
		return false
	}
	c := &v.table.checks[v.check]
	return v.open == 0 && v.failed&^c.carry == 0 && v.failed&c.applies == 0
}

// Join returns the verdict on two parts of a record together: the better outcome,
// and of two that are equal the reasons of both. The zero Verdict adds nothing.
func (v Verdict) Join(w Verdict) Verdict {
	switch {
	case w.table == nil:
		return v
	case v.table == nil:
		return w
	}
	rank := [...]int{Met: 3, Undetermined: 2, NotMet: 1, NotApplicable: 0} // by outcome
	a, b := v.Outcome(), w.Outcome()
	switch {
	case rank[a] > rank[b]:
		return v
	case rank[a] < rank[b]:
		return w
	}
	v.absent = v.missing() | w.missing()
	v.joined = true
	v.failed |= w.failed
	v.open |= w.open
	return v
}

// Clone returns a copy that shares nothing with what the judge will reuse.
func (j *Judged) Clone() Judged {
	c := *j
	c.Parts = slices.Clone(j.Parts)
	for i := range c.Parts {
		c.Parts[i].Patents = slices.Clone(c.Parts[i].Patents)
		c.Parts[i].Ranks = slices.Clone(c.Parts[i].Ranks)
	}
	c.Payments = slices.Clone(j.Payments)
	return c
}
