package eligibility

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// rushes looks for parties whose transfers of a calendar year crowd before its
// statistics day: its 31 December, in the year of the screens' own statistics day
// that day. Transfers on either side count.
//
// Clause: AB6
func (r *screenRun) rushes() {
	starts := make([]int32, len(r.book.ids)+1)
	r.eachSide(func(party, _ int32) { starts[party+1]++ })
	for party := range r.book.ids {
		starts[party+1] += starts[party]
	}
	places, next := make([]int32, starts[len(r.book.ids)]), slices.Clone(starts)
	r.eachSide(func(party, place int32) {
		places[next[party]] = place
		next[party]++
	})
	var found []rush
	for party := range r.book.ids {
		found = r.rush(found, int32(party), places[starts[party]:starts[party+1]])
	}
	slices.SortFunc(found, func(a, b rush) int {
		return cmp.Or(cmp.Compare(a.places[0], b.places[0]), cmp.Compare(r.book.ids[a.party].String(), r.book.ids[b.party].String()))
	})
	list := make([]Suspicion, len(found))
	for i := range found {
		list[i] = r.rushed(&found[i])
	}
	r.found = append(r.found, list)
}

// eachSide visits both parties of each record, in the order of the records.
func (r *screenRun) eachSide(visit func(party, place int32)) {
	for place := range r.acts {
		if t := &r.acts[place]; t.standing == looked {
			visit(r.book.party(t.from), int32(place))
			visit(r.book.party(t.to), int32(place))
		}
	}
}

// rush is the last days of a party's year.
type rush struct {
	party  int32
	year   int     // its transfers of the whole year
	places []int32 // those of the last days
}

// rush looks at the years of one party.
func (r *screenRun) rush(found []rush, party int32, places []int32) []rush {
	for len(places) > 0 {
		end := min(zhuanhua.Year(r.acts[places[0]].day.Year()).To, r.asOf)
		year, late := 0, 0
		for year < len(places) && r.acts[places[year]].day <= end {
			if int(end-r.acts[places[year]].day) < r.RushDays {
				late++
			}
			year++
		}
		if late >= r.RushCount && int64(late)*100 >= int64(r.RushShare)*int64(year) {
			found = append(found, rush{party, year, places[year-late : year]})
		}
		places = places[year:]
	}
	return found
}

// rushed is the suspicion about a rush. A record can be in two, one for each side.
func (r *screenRun) rushed(found *rush) Suspicion {
	var patents []zhuanhua.PatentNo
	for _, place := range found.places {
		for t, i := &r.acts[place], int32(0); i < t.count; i++ {
			patents = append(patents, *r.patents.at(int(t.patents + i)))
		}
	}
	slices.Sort(patents)
	s := r.suspicion(found.places, slices.Compact(patents))
	s.Subject = r.book.ids[found.party]
	s.ID = string(s.Clause) + "/" + s.Subject.String() + "/" + strconv.Itoa(s.From.Year())
	s.Text = r.whyRush(&s, found.year)
	return s
}
