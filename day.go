package zhuanhua

import (
	"database/sql/driver"
	"fmt"
	"strconv"
	"time"
)

// Day is a civil day in China (UTC+08:00; rulebook 0c). The zero Day is "not
// given"; days compare with < and ==, and their difference is a number of days.
// The number itself counts from 0001-01-01 = 1 and is of no use outside a
// comparison: make days with [NewDay], [ParseDay] or [DayOf].
type Day int32

// The first and last day that can be named.
const (
	firstDay Day = 1
	lastDay  Day = 3652059 // 9999-12-31
)

// NewDay returns the day, or an [ErrRange] error for one that does not exist.
func NewDay(year, month, day int) (Day, error) {
	if year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0, &InputError{Field: "day", Value: fmt.Sprintf("%04d-%02d-%02d", year, month, day), Err: ErrRange}
	}
	return serial(year, month, day), nil
}

// MustDay is [ParseDay] for days written in source code; it panics on others.
func MustDay(s string) Day {
	d, err := ParseDay(s)
	if err != nil {
		panic(err)
	}
	return d
}

// ParseDay reads "2022-12-31". A time of day, another separator and a day that
// does not exist are errors.
func ParseDay(s string) (Day, error) {
	bad := func(err error) (Day, error) {
		return 0, &InputError{Field: "day", Value: Quote(s), Err: err}
	}
	if len(s) != 10 || s[4] != '-' || s[7] != '-' {
		return bad(ErrSyntax)
	}
	n := [3]int{}
	for i, part := range [3]string{s[:4], s[5:7], s[8:]} {
		for _, c := range []byte(part) {
			if c < '0' || c > '9' {
				return bad(ErrSyntax)
			}
			n[i] = n[i]*10 + int(c-'0')
		}
	}
	d, err := NewDay(n[0], n[1], n[2])
	if err != nil {
		return bad(ErrRange)
	}
	return d, nil
}

// china is a fixed zone: China has kept one time without summer time since 1992,
// and the library reads no time zone files.
var china = time.FixedZone("UTC+08:00", 8*60*60)

// DayOf returns the civil day in China on which the moment falls: 2021-04-15
// 15:30 UTC and 23:30 in Beijing are both 15 April. The zero time, and a moment
// outside the years 1 to 9999, is "not given".
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return 0
	}
	y, m, d := t.In(china).Date()
	day, _ := NewDay(y, int(m), d)
	return day
}

// Valid reports whether the day is not given or one that [NewDay] can make.
func (d Day) Valid() bool { return d >= 0 && d <= lastDay }

// number is what an error shows of a day that is none.
func (d Day) number() string { return strconv.Itoa(int(d)) }

// IsGiven reports whether there is a day.
func (d Day) IsGiven() bool { return d != 0 }

// Date returns year, month and day; zeros where nothing valid is given.
func (d Day) Date() (year, month, day int) {
	if d <= 0 || d > lastDay {
		return 0, 0, 0
	}
	return civil(d)
}

// Year returns the calendar year, 0 where nothing valid is given.
func (d Day) Year() int {
	if d <= 0 || d > lastDay {
		return 0
	}
	y := (int(d)*400-1)/146097 + 1 // right, or a year off at its ends
	switch {
	case d < newYear(y):
		return y - 1
	case d >= newYear(y+1):
		return y + 1
	}
	return y
}

// newYear returns 1 January of a year from 1 on.
func newYear(y int) Day {
	y--
	return Day(365*y + y/4 - y/100 + y/400 + 1)
}

// AddYears returns the corresponding day n years later, or the month's last day
// where there is none: the end of a term of n years that begins to run on the
// day after d (Civil Code art. 201, 202; rulebook 0j). A result outside the years
// 1 to 9999 is "not given".
func (d Day) AddYears(n int) Day {
	y, m, day := d.Date()
	if y == 0 || n > 9999 || n < -9999 || y+n < 1 || y+n > 9999 {
		return 0
	}
	return serial(y+n, m, min(day, daysIn(y+n, m)))
}

// DayAfterYears returns the first day that lies more than n years after d:
// "超过 5 年" from 2018-03-01 begins on 2023-03-02, from 2020-02-29 on 2025-03-01
// (rulebook 0j).
func (d Day) DayAfterYears(n int) Day {
	end := d.AddYears(n)
	if end == 0 || end == lastDay {
		return 0
	}
	return end + 1
}

// String returns "2022-12-31", the empty text where nothing valid is given.
func (d Day) String() string {
	b, _ := d.MarshalText()
	return string(b)
}

// MarshalText returns "2022-12-31", the empty text where nothing is given.
func (d Day) MarshalText() ([]byte, error) {
	if !d.Valid() {
		return nil, &InputError{Field: "day", Value: d.number(), Err: ErrRange}
	}
	y, m, day := d.Date()
	if y == 0 {
		return []byte{}, nil
	}
	return []byte{
		byte('0' + y/1000), byte('0' + y/100%10), byte('0' + y/10%10), byte('0' + y%10), '-',
		byte('0' + m/10), byte('0' + m%10), '-', byte('0' + day/10), byte('0' + day%10),
	}, nil
}

// UnmarshalText reads "2022-12-31"; the empty text is "not given".
func (d *Day) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*d = 0
		return nil
	}
	v, err := ParseDay(string(b))
	if err == nil {
		*d = v
	}
	return err
}

// Scan reads a text column; NULL and the zero time are "not given". Another time
// is taken as a moment, as [DayOf] does; midnight UTC, which is what drivers hand
// over for a DATE column, falls on that date in China. A moment outside the years
// 1 to 9999 is an [ErrRange].
func (d *Day) Scan(src any) error {
	if t, ok := src.(time.Time); ok {
		return d.scanTime(t)
	}
	text, err := scanText("day", src)
	if err != nil {
		return err
	}
	return d.UnmarshalText(text)
}

func (d *Day) scanTime(t time.Time) error {
	if t.IsZero() {
		*d = 0
		return nil
	}
	y, m, day := t.In(china).Date()
	v, err := NewDay(y, int(m), day)
	if err == nil {
		*d = v
	}
	return err
}

// Value returns the text, or nil where nothing is given.
func (d Day) Value() (driver.Value, error) {
	if d == 0 {
		return nil, nil
	}
	b, err := d.MarshalText()
	return string(b), err
}

func leap(y int) bool { return y%4 == 0 && (y%100 != 0 || y%400 == 0) }

func daysIn(y, m int) int {
	if m == 2 && leap(y) {
		return 29
	}
	return [...]int{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[m]
}

// serial counts the days from 0001-01-01 = 1, with years that begin in March so
// that the leap day comes last.
func serial(y, m, d int) Day {
	if m <= 2 {
		y, m = y-1, m+12
	}
	return Day(365*y + y/4 - y/100 + y/400 + (153*(m-3)+2)/5 + d - 306)
}

// civil is the inverse of serial.
func civil(day Day) (y, m, d int) {
	z := int(day) + 305 // days from 0000-03-01
	era := z / 146097
	doe := z % 146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	y, m, d = era*400+yoe, mp+3, doy-(153*mp+2)/5+1
	if m > 12 {
		y, m = y+1, m-12
	}
	return y, m, d
}
