package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// roundTrips looks for patents that come back: a party gave the patent away, to
// nobody it is related to, and within the days it comes back to the party, or to one
// related to it, through however many hands. The hands in between are evidence too.
// A move inside a group neither leaves nor comes back. Where controllers that are
// not given leave open whether it came back, that cannot be screened.
//
// Clause: AB1
func (r *screenRun) roundTrips() {
	last := make([]int32, len(r.book.ids)) // the last row but one less, by party tied to who gave away; 0: none
	var trips spans
	r.eachPatent((*act).owns, func(rows []int32) {
		trips.over(len(rows))
		gone, goneOpen := -1, -1 // last act by anybody; by one whose controller is not known
		for i, row := range rows {
			t := &r.rows[row]
			if r.book.related(t.from, t.to) == zhuanhua.Yes {
				continue
			}
			giver, taker := &r.book.profiles[t.from], &r.book.profiles[t.to]
			left := int32(-1)
			for _, tie := range taker.ties {
				if tie != noParty && last[tie] > rows[0] { // of this patent: row + 1
					left = max(left, last[tie]-1)
				}
			}
			unsure := gone
			if taker.placed {
				unsure = goneOpen
			}
			switch {
			case left >= 0 && r.within(left, row, r.RoundTripDays):
				trips.add(indexOf(rows, left, i), i)
			case unsure >= 0 && r.within(rows[unsure], row, r.RoundTripDays):
				r.lack(r.places[row], gapController)
			}
			for _, tie := range giver.ties {
				if tie != noParty {
					last[tie] = row + 1
				}
			}
			gone = i
			if !giver.placed {
				goneOpen = i
			}
		}
		trips.each(func(i int) { r.mark(rows[i]) })
	})
}

// indexOf returns where a row stands in an ascending list, below an upper bound.
func indexOf(rows []int32, row int32, below int) int {
	low, high := 0, below
	for low < high {
		if mid := (low + high) / 2; rows[mid] < row {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// within reports whether two rows lie at most so many days apart, the first not
// after the second.
func (r *screenRun) within(first, second int32, days int) bool {
	return int(r.rows[second].day-r.rows[first].day) <= days
}

// churn looks for patents assigned again and again.
//
// Clause: AB2
func (r *screenRun) churn() { r.often((*act).owns, r.ChurnCount, r.ChurnDays) }

// often marks the records of patents with at least so many of the wanted kind within
// so many days.
func (r *screenRun) often(want func(*act) bool, count, days int) {
	if count == 1 { // whatever the days
		for row := range r.rows {
			if want(&r.rows[row].act) {
				r.mark(int32(row))
				r.acts[r.places[row]].hits |= hitOften
			}
		}
		return
	}
	var runs spans
	r.eachPatent(want, func(rows []int32) {
		if len(rows) < count {
			return
		}
		runs.over(len(rows))
		for i := count - 1; i < len(rows); i++ {
			if first := i - count + 1; r.within(rows[first], rows[i], days) {
				runs.add(first, i)
			}
		}
		runs.each(func(i int) {
			r.mark(rows[i])
			r.acts[r.places[rows[i]]].hits |= hitOften
		})
	})
}
