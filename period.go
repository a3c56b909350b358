package zhuanhua

import "fmt"

// Period is a span of days, both included, with the statistics day (统计日) as
// of which it is counted: a record entered, annulled or paid after AsOf is not
// seen. AsOf is not the period's end and may lie before or after it; it may not
// lie before the period begins.
//
// Source: rulebook 0d; CZ23 annex, 截至统计日.
type Period struct {
	From Day `json:"from"`
	To   Day `json:"to"`
	AsOf Day `json:"as_of"`
}

// NewPeriod returns the period counted as of 31 December of the year in which it
// ends. A day that is not given, or an end before the beginning, is an error.
func NewPeriod(from, to Day) (Period, error) {
	p := Period{from, to, endOfYear(to)}
	return p, p.Validate()
}

// Year returns the calendar year as of its 31 December; a year outside 1 to 9999
// gives a period that [Period.Validate] refuses.
func Year(y int) Period {
	from, err := NewDay(y, 1, 1)
	if err != nil {
		return Period{}
	}
	return Period{from, endOfYear(from), endOfYear(from)}
}

// Years returns the calendar years from first to last, each as of its own end;
// none where last is before first or a year is outside 1 to 9999.
func Years(first, last int) []Period {
	if first < 1 || last > 9999 {
		return nil
	}
	var years []Period
	for y := first; y <= last; y++ {
		years = append(years, Year(y))
	}
	return years
}

// At returns the period counted as of another statistics day.
func (p Period) At(asOf Day) Period {
	p.AsOf = asOf
	return p
}

// YearBefore returns the same period of the year before (上年同期), with its
// statistics day a year earlier too; a month's last day stays the month's last.
func (p Period) YearBefore() Period {
	return Period{p.From.AddYears(-1), p.To.yearBefore(), p.AsOf.yearBefore()}
}

// yearBefore is the corresponding day of the year before, of a month's last day the
// month's last day: the period to 28 February 2025 compares with the one to 29
// February 2024.
func (d Day) yearBefore() Day {
	y, m, day := d.Date()
	if y <= 1 {
		return 0
	}
	if day == daysIn(y, m) {
		return serial(y-1, m, daysIn(y-1, m))
	}
	return d.AddYears(-1)
}

// Has reports whether the day lies in the span; the statistics day plays no part.
func (p Period) Has(d Day) bool { return d >= p.From && d <= p.To && d != 0 }

// Validate returns an error that names the day at fault: one not given or
// impossible, an end before the beginning, a statistics day before it.
func (p Period) Validate() error {
	for _, day := range [...]struct {
		name string
		d    Day
	}{{"from", p.From}, {"to", p.To}, {"as_of", p.AsOf}} {
		if !day.d.IsGiven() {
			return &InputError{Field: "period." + day.name, Err: ErrNotGiven}
		}
		if !day.d.Valid() {
			return &InputError{Field: "period." + day.name, Err: ErrRange}
		}
	}
	if p.To < p.From {
		return &InputError{Field: "period.to", Value: p.To.String(), Err: ErrRange}
	}
	if p.AsOf < p.From {
		return &InputError{Field: "period.as_of", Value: p.AsOf.String(), Err: ErrRange}
	}
	return nil
}

// String returns "2022" for a calendar year and "2022-01-01/2022-06-30" for
// another span, followed by the statistics day where it is not the year's end;
// the empty text for the zero Period.
func (p Period) String() string {
	if p == (Period{}) {
		return ""
	}
	s := p.From.String() + "/" + p.To.String()
	if y := p.From.Year(); y != 0 && p.From == Year(y).From && p.To == endOfYear(p.From) {
		s = fmt.Sprint(y)
	}
	if p.AsOf != endOfYear(p.To) {
		s += "@" + p.AsOf.String()
	}
	return s
}

func endOfYear(d Day) Day {
	if y := d.Year(); y != 0 {
		return serial(y, 12, 31)
	}
	return 0
}

// Scope is what a report is about: whose records, of which period, seen on which
// statistics day. A record is judged once, free of scope, and then asked whether
// it counts in one.
type Scope struct {
	Place  Place  `json:"place"`
	Period Period `json:"period"`
}

// Validate returns an error where the place is not given or no place that keeps
// records, or the period is not in order.
func (s Scope) Validate() error {
	if err := s.Place.validateScope(); err != nil {
		return err
	}
	return s.Period.Validate()
}
