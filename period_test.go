package zhuanhua_test

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zhuanhua-rules/zhuanhua"
	"pgregory.net/rapid"
)

// span is a period from three days as written, empty for one not given.
func span(from, to, asOf string) zhuanhua.Period {
	read := func(s string) (d zhuanhua.Day) {
		if s != "" {
			d = zhuanhua.MustDay(s)
		}
		return d
	}
	return zhuanhua.Period{From: read(from), To: read(to), AsOf: read(asOf)}
}

func TestNewPeriod(t *testing.T) {
	for _, c := range []struct{ from, to, asOf string }{
		{"2022-01-01", "2022-06-30", "2022-12-31"}, // rulebook 0d: 31 December unless given
		{"2022-01-01", "2022-12-31", "2022-12-31"},
		{"2021-07-01", "2022-06-30", "2022-12-31"},
		{"2022-05-05", "2022-05-05", "2022-12-31"},
		{"0001-01-01", "9999-12-31", "9999-12-31"},
	} {
		want := span(c.from, c.to, c.asOf)
		got, err := zhuanhua.NewPeriod(want.From, want.To)
		if got != want || err != nil {
			t.Errorf("NewPeriod(%s, %s) = %v, %v; want %v", c.from, c.to, got, err, want)
		}
	}
}

func TestNewPeriodErrors(t *testing.T) {
	day := zhuanhua.MustDay("2022-06-30")
	for _, c := range []struct {
		name     string
		from, to zhuanhua.Day
		kind     error
		field    string
	}{
		{"no days", 0, 0, zhuanhua.ErrNotGiven, "period.from"},
		{"no beginning", 0, day, zhuanhua.ErrNotGiven, "period.from"},
		{"no end", day, 0, zhuanhua.ErrNotGiven, "period.to"},
		{"an impossible beginning", -3, day, zhuanhua.ErrRange, "period.from"},
		{"an impossible end", day, lastDay + 1, zhuanhua.ErrRange, "period.to"},
		{"the end before the beginning", day, day - 1, zhuanhua.ErrRange, "period.to"},
	} {
		_, err := zhuanhua.NewPeriod(c.from, c.to)
		t.Run(c.name, func(t *testing.T) { checkKind(t, err, c.kind, c.field) })
	}
}

func TestPeriodValidate(t *testing.T) {
	for _, p := range []zhuanhua.Period{
		zhuanhua.Year(2022),
		span("2022-01-01", "2022-12-31", "2022-01-01"), // as of its first day
		span("2022-01-01", "2022-12-31", "2023-06-30"), // as of a later year
		span("2022-01-01", "2022-12-31", "2022-06-30"), // as of a day inside
		span("2022-01-01", "2022-01-01", "2022-01-01"),
	} {
		if err := p.Validate(); err != nil {
			t.Errorf("%v: %v", p, err)
		}
	}
}

func TestPeriodValidateErrors(t *testing.T) {
	for _, c := range []struct {
		name  string
		p     zhuanhua.Period
		kind  error
		field string
	}{
		{"zero", zhuanhua.Period{}, zhuanhua.ErrNotGiven, "period.from"},
		{"no statistics day", span("2022-01-01", "2022-12-31", ""), zhuanhua.ErrNotGiven, "period.as_of"},
		{"an impossible one", zhuanhua.Year(2022).At(lastDay + 1), zhuanhua.ErrRange, "period.as_of"},
		{"a negative one", zhuanhua.Year(2022).At(-1), zhuanhua.ErrRange, "period.as_of"},
		{"before the beginning", span("2022-01-01", "2022-12-31", "2021-12-31"), zhuanhua.ErrRange, "period.as_of"},
		{"end before the beginning", span("2022-01-02", "2022-01-01", "2022-12-31"), zhuanhua.ErrRange, "period.to"},
		{"an impossible beginning", zhuanhua.Period{From: -1, To: 5, AsOf: 5}, zhuanhua.ErrRange, "period.from"},
		{"year 0", zhuanhua.Year(0), zhuanhua.ErrNotGiven, "period.from"},
		{"year 10000", zhuanhua.Year(10000), zhuanhua.ErrNotGiven, "period.from"},
	} {
		t.Run(c.name, func(t *testing.T) { checkKind(t, c.p.Validate(), c.kind, c.field) })
	}
}

func TestYears(t *testing.T) {
	want := []zhuanhua.Period{
		span("2020-01-01", "2020-12-31", "2020-12-31"),
		span("2021-01-01", "2021-12-31", "2021-12-31"),
		span("2022-01-01", "2022-12-31", "2022-12-31"),
	}
	if diff := cmp.Diff(want, zhuanhua.Years(2020, 2022)); diff != "" {
		t.Errorf("Years(2020, 2022) (-want +got):\n%s", diff)
	}
	for _, c := range []struct{ first, last, want int }{
		{2022, 2022, 1}, {2022, 2021, 0}, {0, 3, 0}, {9999, 10000, 0}, {9999, 9999, 1}, {1, 9999, 9999},
		{math.MinInt, math.MaxInt, 0}, {math.MaxInt, math.MinInt, 0},
	} {
		if got := len(zhuanhua.Years(c.first, c.last)); got != c.want {
			t.Errorf("Years(%d, %d) has %d periods, want %d", c.first, c.last, got, c.want)
		}
	}
}

func TestPeriodYearBefore(t *testing.T) {
	for _, c := range []struct{ p, want zhuanhua.Period }{
		{zhuanhua.Year(2022), zhuanhua.Year(2021)},
		{span("2022-01-01", "2022-06-30", "2022-07-15"), span("2021-01-01", "2021-06-30", "2021-07-15")},
		{span("2024-01-01", "2024-02-29", "2024-02-29"), span("2023-01-01", "2023-02-28", "2023-02-28")},
		{span("2025-01-01", "2025-02-28", "2025-02-28"), span("2024-01-01", "2024-02-29", "2024-02-29")},
		{span("2024-02-29", "2024-12-31", "2024-12-31"), span("2023-02-28", "2023-12-31", "2023-12-31")},
		{zhuanhua.Year(2020).At(zhuanhua.MustDay("2023-12-31")), zhuanhua.Year(2019).At(zhuanhua.MustDay("2022-12-31"))},
	} {
		if got := c.p.YearBefore(); got != c.want {
			t.Errorf("the year before %v is %v, want %v", c.p, got, c.want)
		}
	}
	checkKind(t, zhuanhua.Year(1).YearBefore().Validate(), zhuanhua.ErrNotGiven, "period.from")
}

func TestPeriodHas(t *testing.T) {
	half := span("2022-01-01", "2022-06-30", "2022-03-31")
	for _, c := range []struct {
		day  string
		want bool
	}{
		{"2021-12-31", false}, {"2022-01-01", true}, {"2022-03-31", true}, {"2022-04-01", true},
		{"2022-06-30", true}, {"2022-07-01", false},
	} {
		if got := half.Has(zhuanhua.MustDay(c.day)); got != c.want {
			t.Errorf("%v has %s: %v", half, c.day, got)
		}
	}
	for _, p := range []zhuanhua.Period{half, {}, {From: -10, To: 10, AsOf: 10}} {
		if p.Has(0) {
			t.Errorf("%v has a day that is not given", p)
		}
	}
}

func TestPeriodString(t *testing.T) {
	for _, c := range []struct {
		p    zhuanhua.Period
		want string
	}{
		{zhuanhua.Period{}, ""},
		{zhuanhua.Year(2022), "2022"},
		{zhuanhua.Year(2022).At(zhuanhua.MustDay("2023-06-30")), "2022@2023-06-30"},
		{span("2022-01-01", "2022-06-30", "2022-12-31"), "2022-01-01/2022-06-30"},
		{span("2022-01-01", "2022-06-30", "2022-06-30"), "2022-01-01/2022-06-30@2022-06-30"},
		{span("2021-01-01", "2022-12-31", "2022-12-31"), "2021-01-01/2022-12-31"},
		{span("2022-01-02", "2022-12-31", "2022-12-31"), "2022-01-02/2022-12-31"},
		{span("2022-01-01", "2022-12-30", "2022-12-31"), "2022-01-01/2022-12-30"},
		{span("", "2022-12-31", "2022-12-31"), "/2022-12-31"},
		{span("", "", "2022-12-31"), "/@2022-12-31"},
	} {
		if got := c.p.String(); got != c.want {
			t.Errorf("String() = %q, want %q", got, c.want)
		}
	}
}

func TestPeriodStringsDiffer(t *testing.T) {
	day := rapid.Map(rapid.Int32Range(738000, 738800), func(n int32) zhuanhua.Day { return zhuanhua.Day(n) })
	period := rapid.Custom(func(t *rapid.T) zhuanhua.Period {
		if rapid.Bool().Draw(t, "year") {
			return zhuanhua.Year(rapid.IntRange(2020, 2023).Draw(t, "of"))
		}
		from := day.Draw(t, "from")
		return zhuanhua.Period{From: from, To: from + zhuanhua.Day(rapid.Int32Range(0, 800).Draw(t, "days")), AsOf: day.Draw(t, "as of")}
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := period.Draw(t, "a"), period.Draw(t, "b")
		if (a == b) != (a.String() == b.String()) {
			t.Fatalf("%+v and %+v print %q and %q", a, b, a, b)
		}
	})
}

func TestPeriodJSON(t *testing.T) {
	p := span("2022-01-01", "2022-06-30", "2022-07-15")
	b, err := json.Marshal(zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: p})
	want := `{"place":"610000","period":{"from":"2022-01-01","to":"2022-06-30","as_of":"2022-07-15"}}`
	if err != nil || string(b) != want {
		t.Errorf("json.Marshal = %s, %v; want %s", b, err, want)
	}
	var back zhuanhua.Scope
	if err := json.Unmarshal([]byte(want), &back); err != nil || back.Period != p || back.Place != zhuanhua.Shaanxi {
		t.Errorf("json.Unmarshal = %v, %v", back, err)
	}
}

func TestScopeValidate(t *testing.T) {
	for _, place := range []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Corps, zhuanhua.Qingdao, 610300, 659001} {
		if err := (zhuanhua.Scope{Place: place, Period: zhuanhua.Year(2022)}).Validate(); err != nil {
			t.Errorf("%v: %v", place, err)
		}
	}
}

func TestScopeValidateErrors(t *testing.T) {
	for _, c := range []struct {
		name  string
		scope zhuanhua.Scope
		kind  error
		field string
	}{
		{"nothing given", zhuanhua.Scope{}, zhuanhua.ErrNotGiven, "place"},
		{"no place", zhuanhua.Scope{Period: zhuanhua.Year(2022)}, zhuanhua.ErrNotGiven, "place"},
		{"no such place", zhuanhua.Scope{Place: 990000, Period: zhuanhua.Year(2022)}, zhuanhua.ErrRange, "place"},
		{"a place out of range", zhuanhua.Scope{Place: 7_000_000, Period: zhuanhua.Year(2022)}, zhuanhua.ErrRange, "place"},
		{"Taiwan", zhuanhua.Scope{Place: zhuanhua.Taiwan, Period: zhuanhua.Year(2022)}, zhuanhua.ErrRange, "place"},
		{"a code inside Taiwan", zhuanhua.Scope{Place: 710100, Period: zhuanhua.Year(2022)}, zhuanhua.ErrRange, "place"},
		{"Hong Kong", zhuanhua.Scope{Place: zhuanhua.HongKong, Period: zhuanhua.Year(2022)}, zhuanhua.ErrRange, "place"},
		{"Macao", zhuanhua.Scope{Place: zhuanhua.Macao, Period: zhuanhua.Year(2022)}, zhuanhua.ErrRange, "place"},
		{"abroad", zhuanhua.Scope{Place: zhuanhua.Abroad, Period: zhuanhua.Year(2022)}, zhuanhua.ErrRange, "place"},
		{"no period", zhuanhua.Scope{Place: zhuanhua.Shaanxi}, zhuanhua.ErrNotGiven, "period.from"},
		{
			"a period out of order",
			zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022).At(zhuanhua.MustDay("2021-12-31"))},
			zhuanhua.ErrRange, "period.as_of",
		},
	} {
		t.Run(c.name, func(t *testing.T) { checkKind(t, c.scope.Validate(), c.kind, c.field) })
	}
}
