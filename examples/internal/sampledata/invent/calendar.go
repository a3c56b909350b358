package invent

import "time"

// day is a civil day, 2022-12-31; as text it sorts in order of time. The
// empty day is "not given".
type day string

// exported is the day of the invented export: nothing in it is later.
const exported day = "2024-03-31"

func (d day) time() time.Time {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		panic(err) // a slip in this package's own tables
	}
	return t
}

func (d day) plus(days int) day {
	return day(d.time().AddDate(0, 0, days).Format(time.DateOnly))
}

func (d day) year() int { return d.time().Year() }

// daysTo returns the number of days from d to the other day.
func (d day) daysTo(other day) int {
	return int(other.time().Sub(d.time()).Hours() / 24)
}

// dayIn draws a day of the window, its last third somewhat fuller, as the
// filings of a year are.
func dayIn(r *random, from, to day) day {
	n := from.daysTo(to)
	at := r.below(n + 1)
	if r.chance(20) {
		at = n - r.below(n/3+1)
	}
	return from.plus(at)
}

// gazetteDay returns the last Tuesday or Friday on or before d: the patent
// gazette appears on these days, so assignments are announced on them.
func gazetteDay(d day) day {
	for d.time().Weekday() != time.Tuesday && d.time().Weekday() != time.Friday {
		d = d.plus(-1)
	}
	return d
}

// workday returns d, or the Friday before a weekend.
func workday(d day) day {
	switch d.time().Weekday() {
	case time.Saturday:
		return d.plus(-1)
	case time.Sunday:
		return d.plus(-2)
	}
	return d
}
