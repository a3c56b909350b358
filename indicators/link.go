package indicators

import (
	"cmp"
	"slices"
)

// link says that a party's record, counted in a cell, carries a patent. Where
// patents do not matter there is one link a record, without a patent.
type link struct {
	party  uint32
	cell   int32
	patent uint64
}

// linkMode says whether a check keeps links, and which.
type linkMode uint8

const (
	noLinks linkMode = iota
	aLinkEachPatent
	aLinkEachRecord
)

// linkLog keeps links, sorted by party and patent when settled, and then one for
// each patent in each cell. A link without a patent stands for a record and stays.
type linkLog struct {
	entries []link
	sorted  int
}

func (l *linkLog) add(e link) { l.entries = append(l.entries, e) }

func (l *linkLog) settle() {
	if l.sorted == len(l.entries) {
		return
	}
	slices.SortFunc(l.entries, func(a, b link) int {
		return cmp.Or(cmp.Compare(a.party, b.party), cmp.Compare(a.patent, b.patent), cmp.Compare(a.cell, b.cell))
	})
	l.entries = slices.CompactFunc(l.entries, func(a, b link) bool { return a == b && a.patent != 0 })
	l.sorted = len(l.entries)
}

// of returns the links of a party; with a patent, those that carry it. The log must
// be settled.
func (l *linkLog) of(party uint32, patent uint64) []link {
	from, _ := slices.BinarySearchFunc(l.entries, link{party: party, patent: patent}, func(e, want link) int {
		return cmp.Or(cmp.Compare(e.party, want.party), cmp.Compare(e.patent, want.patent))
	})
	to := from
	for to < len(l.entries) && l.entries[to].party == party && (patent == 0 || l.entries[to].patent == patent) {
		to++
	}
	return l.entries[from:to]
}
