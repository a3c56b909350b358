package eligibility

import (
	"math"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// licenceConflicts looks for patents under two exclusive or sole licences of
// different licensees at once, and for patents licensed again and again. The term of
// a licence runs from its first day, else from its record's, to its last day, that
// day included. Open licences are left out of both.
//
// Clause: AB9
func (r *screenRun) licenceConflicts() {
	r.often(func(t *act) bool {
		return t.kind == zhuanhua.Licence && t.standing == looked
	}, r.LicenceCount, r.LicenceDays)
	var terms []licenceTerm
	r.eachPatent(func(t *act) bool {
		return t.standing == looked && (t.licence == zhuanhua.ExclusiveForm || t.licence == zhuanhua.SoleForm)
	}, func(rows []int32) {
		terms = terms[:0]
		for _, row := range rows {
			terms = append(terms, r.term(row))
		}
		terms = r.byFirstDay(terms)
		r.overlaps(terms)
		r.mayOverlap(terms)
	})
}

// licenceTerm is the term of a licence.
type licenceTerm struct {
	row, licensee int32
	from, to      zhuanhua.Day
	open          bool // its last day is not known: to is from
}

func (r *screenRun) term(row int32) licenceTerm {
	t := &r.rows[row]
	record := r.at(r.places[row])
	term := licenceTerm{row: row, licensee: r.book.party(t.to), from: record.licenceFrom, to: record.licenceTo}
	if term.from == 0 {
		term.from = t.day
	}
	switch {
	case term.to != 0:
	case r.OpenEnded:
		term.to = math.MaxInt32
	default:
		term.to, term.open = term.from, true
	}
	return term
}

// byFirstDay sorts terms by their first day and leaves out those that end before
// they begin.
func (r *screenRun) byFirstDay(terms []licenceTerm) []licenceTerm {
	terms = slices.DeleteFunc(terms, func(t licenceTerm) bool { return t.to < t.from })
	keys, numbers := r.sort.room(len(terms))
	for i := range terms {
		keys[i], numbers[i] = uint64(terms[i].from), int32(i)
	}
	keys, numbers = r.sort.byKey(keys, numbers)
	defer r.sort.spare(keys, numbers)
	sorted := make([]licenceTerm, len(terms))
	for i, n := range numbers {
		sorted[i] = terms[n]
	}
	return sorted
}

// overlaps marks the terms that share a day with that of another licensee.
func (r *screenRun) overlaps(terms []licenceTerm) {
	each(terms, func(i int, end, next zhuanhua.Day) {
		if t := &terms[i]; end >= t.from || next <= t.to && next != 0 {
			r.mark(t.row)
			r.acts[r.places[t.row]].hits |= hitOverlap
		}
	})
}

// mayOverlap tells the terms that would share a day with another licensee's if one of
// the two, whose end is not known, lasted long enough.
func (r *screenRun) mayOverlap(terms []licenceTerm) {
	if !slices.ContainsFunc(terms, func(t licenceTerm) bool { return t.open }) {
		return
	}
	long := slices.Clone(terms)
	for i := range long {
		if long[i].open {
			long[i].to = math.MaxInt32
		}
	}
	each(long, func(i int, end, next zhuanhua.Day) {
		if t := &long[i]; (end >= t.from || next <= t.to && next != 0) && !r.hunt.marked.has(t.row) {
			r.lack(r.places[t.row], gapTermEnd)
		}
	})
}

// each visits terms sorted by their first day, with the latest end among those before
// it, and the first day of the next one after it, of other licensees; 0: none.
func each(terms []licenceTerm, visit func(i int, end, next zhuanhua.Day)) {
	nexts := make([]zhuanhua.Day, len(terms))
	for i := len(terms) - 2; i >= 0; i-- {
		if nexts[i] = terms[i+1].from; terms[i+1].licensee == terms[i].licensee {
			nexts[i] = nexts[i+1]
		}
	}
	var latest, second licenceTerm // by their last days, of different licensees
	for i, t := range terms {
		end := latest.to
		if i > 0 && latest.licensee == t.licensee {
			end = second.to
		}
		visit(i, end, nexts[i])
		switch {
		case i > 0 && t.licensee == latest.licensee:
			latest.to = max(latest.to, t.to)
		case t.to > latest.to:
			latest, second = t, latest
		case t.to > second.to:
			second = t
		}
	}
}
