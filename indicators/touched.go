package indicators

import (
	"maps"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// refused are the facts that fail the same criteria of a check.
type refused struct {
	failed uint64 // by number in the check
	facts  []refusal
}

// refusal are facts with what can count of the records that have them.
type refusal struct {
	facts        zhuanhua.Facts
	number       int32
	plain, mixed worth
}

// worth says what of a bundle can count.
type worth uint8

const (
	records worth = 1 + iota
	recordsAndPayments
)

func (b *bundle) worth() worth {
	switch {
	case len(b.members) == 0:
		return 0
	case len(b.pays) == 0:
		return records
	}
	return recordsAndPayments
}

// rule judges all facts of a figure's panel, and sorts them by the criteria that
// they fail.
func (f *figure) rule(table *zhuanhua.Table, p *panel) {
	first := 0
	first, f.carry = firstRow(table, f.check)
	groups := map[uint64][]refusal{}
	for n, facts := range p.facts {
		v := table.Judge(f.check, facts)
		f.rulings = append(f.rulings, rulingOf(v))
		failed, _ := v.Bits()
		mask := failed >> first
		groups[mask] = append(groups[mask], refusal{facts, int32(n), p.plain[n].worth(), p.mixed[n].worth()})
	}
	for _, mask := range slices.Sorted(maps.Keys(groups)) {
		f.refused = append(f.refused, refused{mask, groups[mask]})
	}
}

// firstRow returns the number of a check's first criterion in its table, and the
// criterion that money may fail alone, a bit by its number in the check.
func firstRow(table *zhuanhua.Table, check int) (first int, carry uint64) {
	for n := range check {
		c := table.Check(n)
		first += len(c.Rows)
		if c.Applies != nil {
			first++
		}
	}
	c := table.Check(check)
	for n, row := range c.Rows {
		if row.Code == c.Carry && c.Carry != "" {
			carry = 1 << n
		}
	}
	return first, carry
}

// altered is what a draft alters of a check.
type altered struct {
	rows  uint64                    // criteria, a bit each by their number in the check
	codes [zhuanhua.MaxFacts]uint16 // by fact: codes, 0 included, that an altered criterion takes otherwise
	facts []uint8                   // with such codes
}

// differing returns the criteria that the draft's check does not have in the same
// form, and the codes that they take otherwise; all where the two cannot be compared
// criterion by criterion. Facts that fail another criterion are refused by both and
// carry no money.
func differing(base, draft *zhuanhua.Table, check int) (d altered) {
	b, is := base.Check(check), draft.Check(check)
	if b.Applies != nil || is.Applies != nil || b.Carry != is.Carry || b.Home != is.Home || len(b.Rows) != len(is.Rows) {
		d.rows, d.codes[0], d.facts = ^uint64(0), ^uint16(0), []uint8{0}
		return d
	}
	for n := range b.Rows {
		if b.Rows[n].Code == is.Rows[n].Code && slices.Equal(b.Rows[n].Any, is.Rows[n].Any) {
			continue
		}
		d.rows |= 1 << n
		met, open := taken(&b.Rows[n])
		metToo, openToo := taken(&is.Rows[n])
		for fact := range d.codes {
			d.codes[fact] |= (met[fact] ^ metToo[fact]) | (open[fact] ^ openToo[fact])
		}
	}
	for fact, codes := range d.codes {
		if codes != 0 {
			d.facts = append(d.facts, uint8(fact))
		}
	}
	return d
}

// taken returns, by fact, the codes that meet a criterion and those that leave it
// open.
func taken(c *zhuanhua.Criterion) (met, open [zhuanhua.MaxFacts]uint16) {
	for _, term := range c.Any {
		met[term.Fact] |= uint16(term.In)
		if term.Kind == zhuanhua.Bars {
			continue
		}
		open[term.Fact] |= uint16(term.Maybe &^ term.In)
		if term.In|term.Maybe != 0 {
			open[term.Fact] |= 1
		}
	}
	return met, open
}

// touches reports whether the facts can be judged otherwise.
func (d *altered) touches(facts zhuanhua.Facts) bool {
	for _, fact := range d.facts {
		if d.codes[fact%zhuanhua.MaxFacts]>>(facts>>(4*fact)&15)&1 == 1 {
			return true
		}
	}
	return false
}

// change is what a draft alters of a figure.
type change struct {
	altered
	pays         bool // payments that count
	apart        bool // records of several patents are judged by their parts, by the base or the draft
	anotherApart bool // by one of them alone
}

func (c *change) none() bool { return c.rows == 0 && !c.pays && !c.anotherApart }

// eachTouched goes through the units of a figure whose part in it the change can
// alter, and rules on their facts by the draft's table: those that fail no criterion
// but altered ones, since the others are refused whatever the draft, and are ruled on
// otherwise or bring payments.
func (s *Standing) eachTouched(f *figure, draft *zhuanhua.Table, c *change, yield func(unit)) {
	p := &s.index.kinds[f.kind].panels[f.scope]
	s.alone = s.alone[:0]
	if c.apart || len(s.now) < len(f.rulings) { // parts need the rulings on facts left alone too
		s.now = append(s.now[:0], f.rulings...)
	}
	if more := len(p.whole) - len(s.seen); more > 0 {
		s.seen = append(s.seen, make([]bool, more)...)
	}
	for _, r := range f.refused {
		if r.failed&^c.rows&^f.carry != 0 {
			continue
		}
		least := records
		if r.failed&^c.rows != 0 {
			least = recordsAndPayments // nothing but payments can count
		}
		for i := range r.facts {
			at := &r.facts[i]
			if !c.apart && max(at.plain, at.mixed) < least {
				continue
			}
			n, was := at.number, f.rulings[at.number]
			s.now[n] = was
			if c.touches(at.facts) {
				s.now[n] = rulingOf(draft.Judge(f.check, at.facts))
			}
			if s.now[n] == was && !(c.pays && was.carries) {
				continue
			}
			if at.plain >= least {
				yield(unit{bundle: &p.plain[n], facts: n})
			}
			if !c.apart && at.mixed >= least {
				yield(unit{bundle: &p.mixed[n], facts: n})
			}
			if c.apart {
				s.single(p.holds[n])
			}
		}
	}
	if c.anotherApart {
		s.single(s.splits(f))
	}
	slices.Sort(s.alone)
	for _, record := range s.alone {
		s.seen[record] = false
		yield(unit{record: record})
	}
}

// single notes records to be looked at one by one.
func (s *Standing) single(records []int32) {
	for _, record := range records {
		if !s.seen[record] {
			s.seen[record] = true
			s.alone = append(s.alone, record)
		}
	}
}

// splits returns the records whose part in a figure is another if records of several
// patents are judged by their parts and not as a whole, or the reverse.
func (s *Standing) splits(f *figure) []int32 {
	if f.split != nil {
		return f.split
	}
	f.split = []int32{}
	other := s.by
	other.apart = !other.apart
	p := &s.index.kinds[f.kind].panels[f.scope]
	for n := range p.mixed {
		whole := f.rulings[n]
		for _, record := range p.mixed[n].members {
			if whole.refuses() && !slices.ContainsFunc(p.apart[record], func(part int32) bool { return f.rulings[part] != whole }) {
				continue
			}
			u := unit{record: record}
			if s.index.stake(&s.by, f, f.rulings, u) != s.index.stake(&other, f, f.rulings, u) {
				f.split = append(f.split, record)
			}
		}
	}
	return f.split
}
