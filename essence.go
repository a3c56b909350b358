package zhuanhua

import "math/bits"

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
