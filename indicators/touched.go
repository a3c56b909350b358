package indicators

import (
	"cmp"
	"maps"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// refused are the facts that fail the same criteria of a check.
type refused struct {
	failed uint64 // by number in the check
	facts  []int32
}

// rule judges all facts of a figure's panel, and sorts them by the criteria that
// they fail.
func (f *figure) rule(table *zhuanhua.Table, p *panel) {
	first := 0
	first, f.carry = firstRow(table, f.check)
	groups := map[uint64][]int32{}
	for n, facts := range p.facts {
		v := table.Judge(f.check, facts)
		f.rulings = append(f.rulings, rulingOf(v))
		failed, _ := v.Bits()
		mask := failed >> first
		groups[mask] = append(groups[mask], int32(n))
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

// differing returns the criteria of a check, a bit each, that the draft's check does
// not have in the same form; all where the two cannot be compared criterion by
// criterion. Facts that fail another are refused by both and carry no money.
func differing(base, draft *zhuanhua.Table, check int) uint64 {
	b, d := base.Check(check), draft.Check(check)
	if b.Applies != nil || d.Applies != nil || b.Carry != d.Carry || b.Home != d.Home || len(b.Rows) != len(d.Rows) {
		return ^uint64(0)
	}
	differ := uint64(0)
	for n := range b.Rows {
		if b.Rows[n].Code != d.Rows[n].Code || !slices.Equal(b.Rows[n].Any, d.Rows[n].Any) {
			differ |= 1 << n
		}
	}
	return differ
}

// eachTouched goes through the units of a figure that fail no criterion but those
// that differ: the others are refused whatever the draft.
func (x *Index) eachTouched(f *figure, differ uint64, apart bool, seen *[]bool, yield func(unit)) {
	p := &x.kinds[f.kind].panels[f.scope]
	var alone []int32
	if more := len(p.whole) - len(*seen); more > 0 {
		*seen = append(*seen, make([]bool, more)...)
	}
	for _, r := range f.refused {
		if r.failed&^differ&^f.carry != 0 {
			continue
		}
		money := r.failed&^differ != 0 // nothing but payments can count
		for _, n := range r.facts {
			if b := &p.plain[n]; b.counts(money) {
				yield(unit{bundle: b, facts: n})
			}
			if b := &p.mixed[n]; !apart && b.counts(money) {
				yield(unit{bundle: b, facts: n})
			}
			if !apart {
				continue
			}
			for _, record := range p.holds[n] {
				if !(*seen)[record] {
					(*seen)[record] = true
					alone = append(alone, record)
				}
			}
		}
	}
	slices.SortFunc(alone, cmp.Compare)
	for _, record := range alone {
		(*seen)[record] = false
		yield(unit{record: record})
	}
}

// counts reports whether anything of a bundle can count, be it payments alone.
func (b *bundle) counts(money bool) bool { return len(b.members) > 0 && (!money || len(b.pays) > 0) }
