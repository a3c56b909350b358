package indicators

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// idLog remembers the ids of records as 64-bit hashes, so that one given twice is
// found out, also across tallies that were merged. It grows by pieces, so that what
// is there is not copied again and again.
type idLog struct {
	pieces  [][]uint64
	found   []uint64       // when settled: hashes that occur oftener than was cleared
	settled bool           // found is up to date
	cleared map[uint64]int // hashes that several different ids share, and how many
}

const idPiece = 1 << 14

func (l *idLog) add(id string) {
	last := len(l.pieces) - 1
	if last < 0 || len(l.pieces[last]) == cap(l.pieces[last]) {
		l.pieces = append(l.pieces, make([]uint64, 0, idPiece))
		last++
	}
	l.pieces[last] = append(l.pieces[last], hashText(id))
	l.settled = false
}

// suspects returns the hashes that occur oftener than was cleared, ascending.
func (l *idLog) suspects() []uint64 {
	if l.settled {
		return l.found
	}
	again := l.repeated()
	l.settled, l.found = true, nil
	for i := 0; i < len(again); {
		n := 1
		for i+n < len(again) && again[i+n] == again[i] {
			n++
		}
		if n+1 > max(1, l.cleared[again[i]]) {
			l.found = append(l.found, again[i])
		}
		i += n
	}
	return l.found
}

// repeated returns the hashes that came before, as often as they came again, in
// ascending order. The hashes are dealt into shares by their upper bits, each small
// enough to be gone through in fast memory.
func (l *idLog) repeated() (again []uint64) {
	const shares, upper = 1 << 11, 64 - 11
	var end [shares + 1]int
	for _, p := range l.pieces {
		for _, h := range p {
			end[h>>upper+1]++
		}
	}
	largest := 0
	for i := range shares {
		largest = max(largest, end[i+1])
		end[i+1] += end[i]
	}
	begin, hashes := end, make([]uint64, end[shares])
	for _, p := range l.pieces {
		for _, h := range p {
			hashes[begin[h>>upper]] = h
			begin[h>>upper]++
		}
	}
	l.pieces = [][]uint64{hashes}
	seen := newHashSet(largest)
	for i := range shares {
		again = seen.repeated(hashes[end[i]:end[i+1]], again)
	}
	slices.Sort(again)
	return again
}

func (l *idLog) merge(other *idLog) {
	for _, p := range other.pieces {
		l.pieces = append(l.pieces, append([]uint64(nil), p...))
	}
	l.settled = false
	if len(other.cleared) > 0 && l.cleared == nil {
		l.cleared = map[uint64]int{}
	}
	for h, n := range other.cleared {
		l.cleared[h] = max(l.cleared[h], n)
	}
}

// SuspectError says that some ids may have been given twice: their hashes are the
// same. [Tally.Settle] tells whether the ids are.
type SuspectError struct{ Transfers, Payments, Pledges, Products int }

// Error tells how many, by kind of record.
func (e *SuspectError) Error() string {
	return fmt.Sprintf("ids that may be given twice (transfers %d, payments %d, pledges %d, products %d): "+
		"pass the records to Settle to be told which", e.Transfers, e.Payments, e.Pledges, e.Products)
}

// Is reports whether the target is [zhuanhua.ErrDuplicate].
func (e *SuspectError) Is(target error) bool { return target == zhuanhua.ErrDuplicate }

// DuplicateError names the ids that were given twice, each kind's in ascending
// order.
type DuplicateError struct{ Transfers, Payments, Pledges, Products []string }

// Error names the ids, the first ten of each kind.
func (e *DuplicateError) Error() string {
	var parts []string
	for _, kind := range [...]struct {
		name string
		ids  []string
	}{{"transfers", e.Transfers}, {"payments", e.Payments}, {"pledges", e.Pledges}, {"products", e.Products}} {
		if len(kind.ids) == 0 {
			continue
		}
		const most = 10
		shown := make([]string, 0, most)
		for _, id := range kind.ids[:min(most, len(kind.ids))] {
			shown = append(shown, zhuanhua.Quote(id))
		}
		text := kind.name + " " + strings.Join(shown, ", ")
		if more := len(kind.ids) - most; more > 0 {
			text += fmt.Sprintf(" and %d more", more)
		}
		parts = append(parts, text)
	}
	return "ids given twice: " + strings.Join(parts, "; ")
}

// Is reports whether the target is [zhuanhua.ErrDuplicate].
func (e *DuplicateError) Is(target error) bool { return target == zhuanhua.ErrDuplicate }

// suspects returns an error where an id may have been given twice.
func (t *Tally) suspects() error {
	e := SuspectError{len(t.transfers.ids.suspects()), len(t.payments.suspects()),
		len(t.pledges.ids.suspects()), len(t.products.ids.suspects())}
	if e == (SuspectError{}) {
		return nil
	}
	return &e
}

// Records are the records that went into a tally, to be gone through once more;
// nil where there were none of a kind.
type Records struct {
	Transfers iter.Seq2[*zhuanhua.Transfer, error]
	Pledges   iter.Seq2[*zhuanhua.Pledge, error]
	Products  iter.Seq2[*zhuanhua.Product, error]
}

// Settle is the second pass over the records after a [SuspectError]: all that
// went into the tally, in any order. Ids that were given twice are returned in a
// [DuplicateError], and the tally goes on refusing reports. Otherwise different
// ids merely share a hash, which the tally then knows; nil is returned and reports
// are given; a SuspectError again means that the records were not those of the
// tally. An error of the sequences is returned as it is.
func (t *Tally) Settle(records Records) error {
	if err := t.Err(); err != nil {
		return err
	}
	transfers, payments := newSearch(&t.transfers.ids), newSearch(&t.payments)
	pledges, products := newSearch(&t.pledges.ids), newSearch(&t.products.ids)
	err := each(records.Transfers, func(r *zhuanhua.Transfer) {
		transfers.see(r.ID)
		for i := range r.Payments {
			payments.see(r.Payments[i].ID)
		}
	})
	if err == nil {
		err = each(records.Pledges, func(r *zhuanhua.Pledge) { pledges.see(r.ID) })
	}
	if err == nil {
		err = each(records.Products, func(r *zhuanhua.Product) { products.see(r.ID) })
	}
	if err != nil {
		return err
	}
	e := &DuplicateError{transfers.twice(), payments.twice(), pledges.twice(), products.twice()}
	if len(e.Transfers)+len(e.Payments)+len(e.Pledges)+len(e.Products) > 0 {
		return e
	}
	for _, s := range [...]*search{transfers, payments, pledges, products} {
		s.clear()
	}
	return t.suspects()
}

// each calls f for the rows up to the first error.
func each[R any](rows iter.Seq2[*R, error], f func(*R)) error {
	if rows == nil {
		return nil
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		if row != nil {
			f(row)
		}
	}
	return nil
}

// search looks for the ids behind suspected hashes.
type search struct {
	log  *idLog
	seen map[uint64]map[string]int // by suspected hash, how often each id came
}

func newSearch(l *idLog) *search {
	s := &search{log: l, seen: map[uint64]map[string]int{}}
	for _, h := range l.suspects() {
		s.seen[h] = map[string]int{}
	}
	return s
}

func (s *search) see(id string) {
	if ids := s.seen[hashText(id)]; ids != nil && id != "" {
		ids[id]++
	}
}

func (s *search) twice() (twice []string) {
	for _, ids := range s.seen {
		for id, n := range ids {
			if n > 1 {
				twice = append(twice, id)
			}
		}
	}
	slices.Sort(twice)
	return twice
}

func (s *search) clear() {
	for _, h := range slices.Sorted(maps.Keys(s.seen)) {
		if s.log.cleared == nil {
			s.log.cleared = map[uint64]int{}
		}
		s.log.cleared[h] = max(s.log.cleared[h], len(s.seen[h]))
		s.log.settled = false
	}
}
