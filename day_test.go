package zhuanhua_test

import (
	"database/sql/driver"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/zhuanhua-rules/zhuanhua"
	"pgregory.net/rapid"
)

const (
	firstDay = zhuanhua.Day(1)       // 0001-01-01
	lastDay  = zhuanhua.Day(3652059) // 9999-12-31
)

var noDays = []zhuanhua.Day{-1, lastDay + 1, math.MinInt32, math.MaxInt32}

func TestDayOf(t *testing.T) {
	zone := func(hours int) *time.Location { return time.FixedZone("", hours*3600) }
	at := func(y int, m time.Month, d, hour, minute, sec, nano int, loc *time.Location) time.Time {
		return time.Date(y, m, d, hour, minute, sec, nano, loc)
	}
	for _, c := range []struct {
		name string
		when time.Time
		want string
	}{
		// Rulebook 0c.
		{"half past eleven at night in China", at(2021, 4, 15, 23, 30, 0, 0, zone(8)), "2021-04-15"},
		{"the same moment in UTC", at(2021, 4, 15, 15, 30, 0, 0, time.UTC), "2021-04-15"},

		{"midnight in China", at(2021, 4, 15, 0, 0, 0, 0, zone(8)), "2021-04-15"},
		{"a nanosecond before it", at(2021, 4, 14, 23, 59, 59, 999999999, zone(8)), "2021-04-14"},
		{"midnight in China, said in UTC", at(2021, 4, 14, 16, 0, 0, 0, time.UTC), "2021-04-15"},
		{"a nanosecond before it in UTC", at(2021, 4, 14, 15, 59, 59, 999999999, time.UTC), "2021-04-14"},
		{"midnight in UTC", at(2021, 4, 15, 0, 0, 0, 0, time.UTC), "2021-04-15"},
		{"noon in New York is the next day", at(2021, 12, 31, 12, 0, 0, 0, zone(-5)), "2022-01-01"},
		{"midnight in Tokyo is still the day before", at(2022, 1, 1, 0, 0, 0, 0, zone(9)), "2021-12-31"},
		{"the leap day", at(2020, 2, 28, 16, 0, 0, 0, time.UTC), "2020-02-29"},
		{"no leap day", at(2021, 2, 28, 16, 0, 0, 0, time.UTC), "2021-03-01"},
		{"summer time of 1988 plays no part", at(1988, 7, 1, 15, 30, 0, 0, time.UTC), "1988-07-01"},
		{"a monotonic clock plays no part", at(2021, 4, 15, 15, 30, 0, 0, time.UTC).Round(0), "2021-04-15"},

		{"the zero time", time.Time{}, ""},
		{"the zero time in another zone", time.Time{}.In(zone(-11)), ""},
		{"the first moment after the zero time", time.Time{}.Add(1), "0001-01-01"},
		{"the first moment in China", at(0, 12, 31, 16, 0, 0, 0, time.UTC), "0001-01-01"},
		{"before the first day", at(0, 12, 31, 15, 59, 59, 0, time.UTC), ""},
		{"the last moment", at(9999, 12, 31, 15, 59, 59, 0, time.UTC), "9999-12-31"},
		{"after the last day", at(9999, 12, 31, 16, 0, 0, 0, time.UTC), ""},
		{"far away", time.Unix(1<<60, 0), ""},
		{"far back", time.Unix(-1<<60, 0), ""},
	} {
		if got := zhuanhua.DayOf(c.when); got.String() != c.want || got.IsGiven() != (c.want != "") {
			t.Errorf("%s: DayOf(%v) = %q, want %q", c.name, c.when, got, c.want)
		}
	}
}

// TestEveryDay walks through all days there are, by the calendar's rules alone,
// and holds a number of them to package time.
func TestEveryDay(t *testing.T) {
	lengths := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	next := firstDay
	for y := 1; y <= 9999; y++ {
		for m := 1; m <= 12; m++ {
			length := lengths[m-1]
			if m == 2 && (y%400 == 0 || y%4 == 0 && y%100 != 0) {
				length = 29
			}
			for d := 1; d <= length; d++ {
				day, err := zhuanhua.NewDay(y, m, d)
				if err != nil || day != next {
					t.Fatalf("NewDay(%d, %d, %d) = %d, %v; want %d", y, m, d, day, err, next)
				}
				if gy, gm, gd := day.Date(); gy != y || gm != m || gd != d || day.Year() != y {
					t.Fatalf("day %d is %d-%d-%d in %d, want %d-%d-%d", day, gy, gm, gd, day.Year(), y, m, d)
				}
				next++
			}
			if _, err := zhuanhua.NewDay(y, m, length+1); !errors.Is(err, zhuanhua.ErrRange) {
				t.Fatalf("NewDay(%d, %d, %d): %v", y, m, length+1, err)
			}
		}
	}
	if next != lastDay+1 {
		t.Errorf("the last day is %d, want %d", next-1, lastDay)
	}
	for day := firstDay; day <= lastDay; day += 251 {
		midnight := time.Unix((int64(day)-719163)*86400, 0).UTC() // 1970-01-01 is day 719163
		text := midnight.Format("2006-01-02")
		if got := day.String(); got != text {
			t.Fatalf("day %d prints %q, want %q", day, got, text)
		}
		if got, err := zhuanhua.ParseDay(text); got != day || err != nil {
			t.Fatalf("ParseDay(%q) = %d, %v; want %d", text, got, err, day)
		}
		if got := zhuanhua.DayOf(midnight.Add(1)); got != day {
			t.Fatalf("DayOf(%v) = %d, want %d", midnight, got, day)
		}
		if day.Year() != midnight.Year() || !day.Valid() || !day.IsGiven() {
			t.Fatalf("day %d: year %d, Valid %v, IsGiven %v", day, day.Year(), day.Valid(), day.IsGiven())
		}
	}
}

func TestDayOrder(t *testing.T) {
	days := []string{"0001-01-01", "1985-04-01", "2019-12-31", "2020-01-01", "2020-02-29", "2020-03-01", "2021-03-01", "9999-12-31"}
	for i, a := range days {
		for j, b := range days {
			if got := zhuanhua.MustDay(a) < zhuanhua.MustDay(b); got != (i < j) {
				t.Errorf("%s < %s is %v", a, b, got)
			}
		}
	}
	if got := zhuanhua.MustDay("2021-01-01") - zhuanhua.MustDay("2020-01-01"); got != 366 {
		t.Errorf("2020 has %d days", got)
	}
}

func TestNewDayErrors(t *testing.T) {
	for _, c := range [][3]int{
		{0, 1, 1}, {-1, 1, 1}, {10000, 1, 1}, {2021, 0, 1}, {2021, 13, 1}, {2021, -1, 1},
		{2021, 1, 0}, {2021, 1, 32}, {2021, 4, 31}, {2021, 2, 29}, {1900, 2, 29}, {2000, 2, 30},
		{math.MaxInt, 1, 1}, {2021, math.MaxInt, 1}, {2021, 1, math.MaxInt}, {math.MinInt, math.MinInt, math.MinInt},
	} {
		day, err := zhuanhua.NewDay(c[0], c[1], c[2])
		checkKind(t, err, zhuanhua.ErrRange, "day")
		if day != 0 {
			t.Errorf("NewDay(%v) = %d with its error", c, day)
		}
	}
}

func TestParseDayErrors(t *testing.T) {
	for _, c := range []struct {
		in   string
		want error
	}{
		{"", zhuanhua.ErrSyntax},
		{"2022", zhuanhua.ErrSyntax},
		{"2022-1-1", zhuanhua.ErrSyntax},
		{"22-01-01", zhuanhua.ErrSyntax},
		{"2022/01/01", zhuanhua.ErrSyntax},
		{"2022.01.01", zhuanhua.ErrSyntax},
		{"2022-01/01", zhuanhua.ErrSyntax},
		{"2022/01-01", zhuanhua.ErrSyntax},
		{"20220101", zhuanhua.ErrSyntax},
		{"01-01-2022", zhuanhua.ErrSyntax},
		{"2022-01-01 ", zhuanhua.ErrSyntax},
		{" 2022-01-01", zhuanhua.ErrSyntax},
		{"2022-01-01T00:00:00Z", zhuanhua.ErrSyntax},
		{"2022-01-01 00:00", zhuanhua.ErrSyntax},
		{"２０２２-01-01", zhuanhua.ErrSyntax},
		{"2022-01-1x", zhuanhua.ErrSyntax},
		{"2022-01-+1", zhuanhua.ErrSyntax},
		{"-022-01-01", zhuanhua.ErrSyntax},
		{"2022-0:-01", zhuanhua.ErrSyntax},
		{"2022年1月", zhuanhua.ErrSyntax},
		{"null", zhuanhua.ErrSyntax},
		{strings.Repeat("2022-01-01", 1e5), zhuanhua.ErrSyntax},
		{"0000-01-01", zhuanhua.ErrRange},
		{"2022-00-01", zhuanhua.ErrRange},
		{"2022-13-01", zhuanhua.ErrRange},
		{"2022-01-00", zhuanhua.ErrRange},
		{"2022-01-32", zhuanhua.ErrRange},
		{"2021-02-29", zhuanhua.ErrRange},
		{"1900-02-29", zhuanhua.ErrRange},
		{"2021-06-31", zhuanhua.ErrRange},
	} {
		day, err := zhuanhua.ParseDay(c.in)
		checkKind(t, err, c.want, "day")
		if day != 0 {
			t.Errorf("ParseDay(%.20q) = %v with its error", c.in, day)
		}
		var input *zhuanhua.InputError
		if errors.As(err, &input) && input.Value != zhuanhua.Quote(c.in) {
			t.Errorf("ParseDay(%.20q) tells the value %q", c.in, input.Value)
		}
	}
}

func TestMustDay(t *testing.T) {
	if got, want := zhuanhua.MustDay("2021-03-19").String(), "2021-03-19"; got != want {
		t.Errorf("MustDay = %q", got)
	}
	defer func() {
		if err, ok := recover().(error); !ok || !errors.Is(err, zhuanhua.ErrRange) {
			t.Errorf("MustDay of a day that does not exist panicked with %v", err)
		}
	}()
	zhuanhua.MustDay("2021-02-29")
	t.Error("MustDay of a day that does not exist returned")
}

func TestDayTerms(t *testing.T) {
	for _, c := range []struct {
		from  string
		years int
		end   string // the term's last day
		after string // the first day of "more than n years"
	}{
		// Rulebook 0j.
		{"2018-03-01", 5, "2023-03-01", "2023-03-02"},
		{"2020-02-29", 5, "2025-02-28", "2025-03-01"},

		{"2020-02-29", 4, "2024-02-29", "2024-03-01"},
		{"2020-02-29", 1, "2021-02-28", "2021-03-01"},
		{"2020-02-28", 4, "2024-02-28", "2024-02-29"},
		{"2019-02-28", 1, "2020-02-28", "2020-02-29"},
		{"2019-02-28", 2, "2021-02-28", "2021-03-01"},
		{"1896-02-29", 4, "1900-02-28", "1900-03-01"}, // no leap year
		{"1996-02-29", 4, "2000-02-29", "2000-03-01"},
		{"2020-12-31", 2, "2022-12-31", "2023-01-01"},
		{"2020-04-30", 1, "2021-04-30", "2021-05-01"},
		{"2020-01-01", 0, "2020-01-01", "2020-01-02"},
		{"2024-02-29", -1, "2023-02-28", "2023-03-01"},
		{"9998-12-30", 1, "9999-12-30", "9999-12-31"},
		{"9998-12-31", 1, "9999-12-31", ""},
		{"9998-12-31", 2, "", ""},
		{"0002-01-01", -1, "0001-01-01", "0001-01-02"},
		{"0001-12-31", -1, "", ""},
		{"2020-01-01", math.MaxInt, "", ""},
		{"2020-01-01", math.MinInt, "", ""},
	} {
		from := zhuanhua.MustDay(c.from)
		if got := from.AddYears(c.years).String(); got != c.end {
			t.Errorf("%s and %d years end %q, want %q", c.from, c.years, got, c.end)
		}
		if got := from.DayAfterYears(c.years).String(); got != c.after {
			t.Errorf("more than %d years after %s begin %q, want %q", c.years, c.from, got, c.after)
		}
	}
	for _, d := range append(noDays, 0) {
		if d.AddYears(1) != 0 || d.DayAfterYears(1) != 0 {
			t.Errorf("day %d, which is none, has a term", d)
		}
	}
}

func TestDayTermLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		from := zhuanhua.Day(rapid.Int32Range(100000, 3000000).Draw(t, "from"))
		n := rapid.IntRange(0, 200).Draw(t, "years")
		end := from.AddYears(n)
		y, m, d := from.Date()
		gy, gm, gd := end.Date()
		if gy != y+n || gm != m {
			t.Fatalf("%v and %d years end %v: another year or month", from, n, end)
		}
		if _, err := zhuanhua.NewDay(y+n, m, d); err == nil && gd != d {
			t.Fatalf("%v and %d years end %v, not on the corresponding day", from, n, end)
		} else if err != nil && (end + 1).String()[8:] != "01" {
			t.Fatalf("%v and %d years end %v, not on the month's last day", from, n, end)
		}
		if from.DayAfterYears(n) != end+1 {
			t.Fatalf("%v: more than %d years begin %v, the term ends %v", from, n, from.DayAfterYears(n), end)
		}
		if later := (from + 1).AddYears(n); later < end {
			t.Fatalf("a term from %v ends before one from %v", from+1, from)
		}
	})
}

func TestDayColumns(t *testing.T) {
	for _, s := range []string{"0001-01-01", "0999-10-09", "2020-02-29", "2022-12-31", "9999-12-31"} {
		checkColumn(t, zhuanhua.MustDay(s), s, s)
	}
	checkNotGiven(t, zhuanhua.MustDay("2022-12-31"), "day")
	zone := func(hours int) *time.Location { return time.FixedZone("", hours*3600) }
	for _, c := range []struct {
		name string
		src  any
		want string
	}{
		{"a DATE, as midnight UTC", time.Date(2022, 12, 31, 0, 0, 0, 0, time.UTC), "2022-12-31"},
		{"a DATE, as midnight in a zone without name", time.Date(2022, 12, 31, 0, 0, 0, 0, zone(0)), "2022-12-31"},
		{"a DATE, as midnight in China", time.Date(2022, 12, 31, 0, 0, 0, 0, zone(8)), "2022-12-31"},
		{"a TIMESTAMP is a moment", time.Date(2022, 12, 31, 16, 0, 0, 0, time.UTC), "2023-01-01"},
		{"a TIMESTAMP before midnight in China", time.Date(2022, 12, 31, 15, 59, 59, 0, time.UTC), "2022-12-31"},
		{"the zero time", time.Time{}, ""},
		{"the first DATE but one", time.Date(1, 1, 2, 0, 0, 0, 0, time.UTC), "0001-01-02"},
		{"the last DATE", time.Date(9999, 12, 31, 0, 0, 0, 0, time.UTC), "9999-12-31"},
		{"the leap day", time.Date(2020, 2, 29, 0, 0, 0, 0, time.UTC), "2020-02-29"},
	} {
		d := zhuanhua.Day(1)
		if err := d.Scan(c.src); err != nil || d.String() != c.want {
			t.Errorf("%s: Scan gave %v, %v; want %s", c.name, d, err, c.want)
		}
	}
}

func TestDayColumnErrors(t *testing.T) {
	for _, src := range []driver.Value{"2022-13-01", []byte("2022-02-30"), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(9999, 12, 31, 16, 0, 0, 0, time.UTC), time.Date(0, 1, 1, 9, 0, 0, 0, time.UTC)} {
		var d zhuanhua.Day
		checkKind(t, d.Scan(src), zhuanhua.ErrRange, "day")
		if d != 0 {
			t.Errorf("a failed Scan(%v) left %v", src, d)
		}
	}
	for _, src := range []driver.Value{"31.12.2022", int64(20221231), true} {
		d := lastDay
		checkKind(t, d.Scan(src), zhuanhua.ErrSyntax, "day")
		if d != lastDay {
			t.Errorf("a failed Scan(%v) left %v", src, d)
		}
	}
	for _, d := range noDays {
		if d.Valid() || !d.IsGiven() || d.Year() != 0 || d.String() != "" {
			t.Errorf("day %d: Valid %v, IsGiven %v, year %d, %q", d, d.Valid(), d.IsGiven(), d.Year(), d)
		}
		_, err := d.MarshalText()
		checkKind(t, err, zhuanhua.ErrRange, "day")
		_, err = d.Value()
		checkKind(t, err, zhuanhua.ErrRange, "day")
	}
	var none zhuanhua.Day
	if y, m, d := none.Date(); y != 0 || m != 0 || d != 0 || none.Year() != 0 || none.IsGiven() || !none.Valid() {
		t.Errorf("the zero Day is %d-%d-%d", y, m, d)
	}
}

func FuzzParseDay(f *testing.F) {
	for _, s := range []string{"2022-12-31", "2020-02-29", "2021-02-29", "0001-01-01", "9999-12-31", "0000-01-01", "2022-1-1", "２０２２-01-01", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		day, err := zhuanhua.ParseDay(s)
		when, timeErr := time.Parse("2006-01-02", s)
		if exists := timeErr == nil && when.Year() >= 1; exists != (err == nil) {
			t.Fatalf("ParseDay(%q): %v; package time: %v, %v", s, err, when, timeErr)
		}
		if err != nil {
			if day != 0 || !errors.Is(err, zhuanhua.ErrSyntax) && !errors.Is(err, zhuanhua.ErrRange) {
				t.Fatalf("ParseDay(%q) = %d, %v", s, day, err)
			}
			return
		}
		y, m, d := day.Date()
		if day.String() != s || y != when.Year() || m != int(when.Month()) || d != when.Day() {
			t.Fatalf("ParseDay(%q) = %v, %d-%d-%d", s, day, y, m, d)
		}
	})
}
