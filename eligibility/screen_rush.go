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
	years := r.rushYears()
	for party := range r.book.ids {
		found = r.rush(found, int32(party), places[starts[party]:starts[party+1]], years)
	}
	slices.SortFunc(found, func(a, b rush) int {
		return cmp.Or(cmp.Compare(a.places[0], b.places[0]), cmp.Compare(r.book.ids[a.party].String(), r.book.ids[b.party].String()))
	})
	for i := range found {
		r.found = append(r.found, r.rushed(&found[i]))
	}
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

// rushYear is a calendar year in the order of the records: the place of the first one
// in its last days, and of the first one after it.
type rushYear struct{ late, end int32 }

// rushYears are the years of the records.
func (r *screenRun) rushYears() (years []rushYear) {
	after := func(day zhuanhua.Day) int32 {
		n, _ := slices.BinarySearchFunc(r.acts, day, func(h screenHead, day zhuanhua.Day) int {
			return cmp.Or(cmp.Compare(h.day, day), -1) // none is the day itself: the first after it
		})
		return int32(n)
	}
	for place := after(0); int(place) < len(r.acts); place = years[len(years)-1].end {
		day := r.acts[place].day
		if day > r.asOf {
			break
		}
		last := min(zhuanhua.Year(day.Year()).To, r.asOf)
		years = append(years, rushYear{after(zhuanhua.Day(max(int(last)-r.RushDays, 0))), after(last)})
	}
	return years
}

// rush looks at the years of one party.
func (r *screenRun) rush(found []rush, party int32, places []int32, years []rushYear) []rush {
	for len(places) > 0 {
		i, _ := slices.BinarySearchFunc(years, places[0]+1, func(y rushYear, after int32) int { return cmp.Compare(y.end, after) })
		y, year, late := years[i], 0, 0
		for year < len(places) && places[year] < y.end {
			if places[year] >= y.late {
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
