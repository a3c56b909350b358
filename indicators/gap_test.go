package indicators_test

import (
	"encoding"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// labelled is an enumeration of the package.
type labelled interface {
	~uint8
	fmt.Stringer
	encoding.TextMarshaler
	Text() zhuanhua.Text
}

// checkLabels checks keys, texts and their reading back; codes are given from the
// value 0 on, where "" is "not given".
func checkLabels[E labelled, P interface {
	*E
	encoding.TextUnmarshaler
}](t *testing.T, codes ...string) {
	t.Helper()
	seen := map[string]bool{}
	for i, code := range codes {
		e := E(i)
		b, err := e.MarshalText()
		if e.String() != code || string(b) != code || err != nil {
			t.Errorf("value %d is %q, %q, %v; want %q", i, e, b, err, code)
		}
		back := E(99)
		if err := P(&back).UnmarshalText([]byte(code)); err != nil || back != e {
			t.Errorf("%q is read as %v, %v", code, back, err)
		}
		text := e.Text()
		if code != "" && (text.Zh == "" || text.En == "" || seen[text.Zh] || seen[text.En]) {
			t.Errorf("%q: text %v", code, text)
		}
		seen[text.Zh], seen[text.En] = true, true
	}
	beyond := E(len(codes))
	if _, err := beyond.MarshalText(); !errors.Is(err, zhuanhua.ErrCodeWord) {
		t.Errorf("%v is written, %v", beyond, err)
	}
	if !strings.Contains(beyond.String(), "(") || beyond.Text() != (zhuanhua.Text{}) {
		t.Errorf("beyond the list: %q, %v", beyond, beyond.Text())
	}
	e := E(1)
	if err := P(&e).UnmarshalText([]byte("nonsense")); !errors.Is(err, zhuanhua.ErrCodeWord) || e != 1 {
		t.Errorf("nonsense is read as %v, %v", e, err)
	}
}

func TestGapCodes(t *testing.T) {
	codes := []string{"", "missing-base", "missing-value", "zero-base", "negative-base", "doubtful-base", "negative-value",
		"non-positive-sum", "other-unit", "stock-against-flow", "other-vintage", "other-statistics-day",
		"overlapping-periods", "reversed-periods", "other-span", "rounded-levels"}
	checkLabels[indicators.Gap](t, codes...)
	for i := 1; i < len(codes); i++ {
		if g := indicators.Gap(i); !g.Clause().Valid() || !strings.HasPrefix(string(g.Clause()), "GR") {
			t.Errorf("%v has clause %q", g, g.Clause())
		}
	}
	if indicators.NoGap.Clause() != "" || indicators.RoundedLevels != indicators.Gap(len(codes)-1) {
		t.Error("the constants do not follow the codes")
	}
}

func TestGrowthMethodAndDayConventionCodes(t *testing.T) {
	checkLabels[indicators.GrowthMethod](t, "", "total", "level", "accumulation")
	checkLabels[indicators.DayConvention](t, "own-days", "one-day")
}

// TestGaps walks through what keeps two levels from being compared, each alone.
func TestGaps(t *testing.T) {
	half := func(year, number int) zhuanhua.Period {
		from, to := fmt.Sprintf("%d-01-01", year), fmt.Sprintf("%d-06-30", year)
		if number == 2 {
			from, to = fmt.Sprintf("%d-07-01", year), fmt.Sprintf("%d-12-31", year)
		}
		return zhuanhua.Period{From: zhuanhua.MustDay(from), To: zhuanhua.MustDay(to), AsOf: zhuanhua.MustDay(to)}
	}
	for _, c := range []struct {
		name  string
		alter func(base, last *indicators.Level)
		want  indicators.Gaps
	}{
		{"nothing", func(_, _ *indicators.Level) {}, 0},
		{"missing base", func(b, _ *indicators.Level) { *b = levelOf(t, "", 2021) }, zhuanhua.SetOf(indicators.MissingBase)},
		{"unknown base", func(b, _ *indicators.Level) { *b = indicators.Level{} }, zhuanhua.SetOf(indicators.MissingBase)},
		{"missing value", func(_, l *indicators.Level) { *l = levelOf(t, "", 2022) }, zhuanhua.SetOf(indicators.MissingValue)},
		{"nothing known", func(b, l *indicators.Level) { *b, *l = indicators.Level{}, indicators.Level{} }, zhuanhua.SetOf(indicators.MissingBase, indicators.MissingValue)},
		{"zero base", func(b, _ *indicators.Level) { *b = levelOf(t, "0", 2021) }, zhuanhua.SetOf(indicators.ZeroBase)},
		{"zero base with two decimals", func(b, _ *indicators.Level) { *b = levelOf(t, "0.00", 2021) }, zhuanhua.SetOf(indicators.ZeroBase)},
		{"negative base", func(b, _ *indicators.Level) { *b = levelOf(t, "-1", 2021) }, zhuanhua.SetOf(indicators.NegativeBase)},
		{"rounded base", func(b, _ *indicators.Level) { b.Half = num(t, "100") }, zhuanhua.SetOf(indicators.DoubtfulBase)},
		{"base just positive", func(b, _ *indicators.Level) { b.Half = num(t, "99.99") }, 0},
		{"other unit", func(b, _ *indicators.Level) { b.Unit = zhuanhua.UnitEvent }, zhuanhua.SetOf(indicators.OtherUnit)},
		{"万元 and 亿元", func(b, l *indicators.Level) { b.Unit, l.Unit = zhuanhua.UnitWanYuan, zhuanhua.UnitYiYuan }, zhuanhua.SetOf(indicators.OtherUnit)},
		{"stock", func(b, _ *indicators.Level) { b.Series = zhuanhua.Stock }, zhuanhua.SetOf(indicators.StockAgainstFlow)},
		{"both stocks", func(b, l *indicators.Level) { b.Series, l.Series = zhuanhua.Stock, zhuanhua.Stock }, 0},
		{"vintage", func(b, _ *indicators.Level) { b.Vintage = "revised" }, zhuanhua.SetOf(indicators.OtherVintage)},
		{"same vintage", func(b, l *indicators.Level) { b.Vintage, l.Vintage = "revised", "revised" }, 0},
		{"statistics day", func(b, _ *indicators.Level) { b.Period = b.Period.At(b.Period.AsOf + 1) }, zhuanhua.SetOf(indicators.OtherStatisticsDay)},
		{"both as of spring", func(b, l *indicators.Level) {
			b.Period, l.Period = b.Period.At(zhuanhua.MustDay("2022-03-31")), l.Period.At(zhuanhua.MustDay("2023-03-31"))
		}, 0},
		{"same period", func(b, l *indicators.Level) { b.Period = l.Period }, zhuanhua.SetOf(indicators.OverlappingPeriods)},
		{"a day in common", func(b, l *indicators.Level) { b.Period.To = l.Period.From }, zhuanhua.SetOf(indicators.OverlappingPeriods)},
		{"reversed", func(b, l *indicators.Level) { *b, *l = *l, *b }, zhuanhua.SetOf(indicators.ReversedPeriods)},
		{"half-years", func(b, l *indicators.Level) { b.Period, l.Period = half(2021, 1), half(2022, 1) }, 0},
		{"year before", func(b, l *indicators.Level) { l.Period = half(2024, 2); b.Period = l.Period.YearBefore() }, 0},
		{"consecutive half-years", func(b, l *indicators.Level) { b.Period, l.Period = half(2022, 1), half(2022, 2) }, zhuanhua.SetOf(indicators.OtherSpan)},
		{"other half-years", func(b, l *indicators.Level) { b.Period, l.Period = half(2021, 1), half(2022, 2) }, zhuanhua.SetOf(indicators.OtherSpan)},
		{"half against whole", func(b, l *indicators.Level) { l.Period = half(2022, 1) }, zhuanhua.SetOf(indicators.OtherSpan)},
		{"to the end of February", func(b, l *indicators.Level) {
			b.Period = zhuanhua.Period{From: zhuanhua.MustDay("2023-01-01"), To: zhuanhua.MustDay("2023-02-28"), AsOf: zhuanhua.MustDay("2023-02-28")}
			l.Period = zhuanhua.Period{From: zhuanhua.MustDay("2024-01-01"), To: zhuanhua.MustDay("2024-02-29"), AsOf: zhuanhua.MustDay("2024-02-29")}
		}, 0},
		{"everything", func(b, l *indicators.Level) {
			*b = indicators.Level{Unit: zhuanhua.UnitYuan, Period: zhuanhua.Year(2022), Series: zhuanhua.Stock, Vintage: "x"}
		}, zhuanhua.SetOf(indicators.MissingBase, indicators.OtherUnit, indicators.StockAgainstFlow, indicators.OtherVintage, indicators.OverlappingPeriods)},
	} {
		base, last := levelOf(t, "100", 2021), levelOf(t, "120", 2022)
		c.alter(&base, &last)
		for _, f := range []func(base, last indicators.Level, days indicators.DayConvention) (indicators.Growth, error){
			indicators.TotalGrowth, indicators.AverageGrowth,
		} {
			g, err := f(base, last, indicators.OwnDays)
			if err != nil || g.Gaps != c.want || g.Defined() != (c.want == 0) {
				t.Errorf("%s: gaps %q, %v; want %q", c.name, g.Gaps, err, c.want)
			}
			if rate, given := g.Percent(2).Get(); given != (c.want == 0) || given && indicators.Plain(rate) != "20" {
				t.Errorf("%s: rate %v, %v", c.name, rate, given)
			}
			a, err := g.Reaches(num(t, "20"))
			if want := map[bool]zhuanhua.Outcome{true: zhuanhua.Met}[c.want == 0]; err != nil || a.Outcome != want && a.Gaps != zhuanhua.SetOf(indicators.RoundedLevels) {
				t.Errorf("%s: %v %v, %v", c.name, a.Outcome, a.Gaps, err)
			}
		}
	}
}

// GR6, the parameter: both levels as of one day.
func TestOneDay(t *testing.T) {
	day := zhuanhua.MustDay("2023-03-31")
	base, last := levelOf(t, "100", 2021), levelOf(t, "120", 2022)
	g, err := indicators.TotalGrowth(base, last, indicators.OneDay)
	if err != nil || g.Gaps != zhuanhua.SetOf(indicators.OtherStatisticsDay) {
		t.Errorf("own days under the other convention: %q, %v", g.Gaps, err)
	}
	base.Period, last.Period = base.Period.At(day), last.Period.At(day)
	g, err = indicators.TotalGrowth(base, last, indicators.OneDay)
	if err != nil || g.Gaps != 0 || g.Days != indicators.OneDay {
		t.Errorf("one day: %q, %v", g.Gaps, err)
	}
	g, err = indicators.TotalGrowth(base, last, indicators.OwnDays)
	if err != nil || g.Gaps != zhuanhua.SetOf(indicators.OtherStatisticsDay) {
		t.Errorf("one day under the customary convention: %q, %v", g.Gaps, err)
	}
}

func TestGrowthRefusesInput(t *testing.T) {
	good, next := levelOf(t, "1", 2021), levelOf(t, "1", 2022)
	for _, d := range hostileNumbers() {
		bad := next
		bad.Value = zhuanhua.Value(d)
		_, err := indicators.TotalGrowth(good, bad, indicators.OwnDays)
		wantInputError(t, err, zhuanhua.ErrRange, "last.value")
		bad = good
		bad.Half = d
		_, err = indicators.AverageGrowth(bad, next, indicators.OwnDays)
		wantInputError(t, err, zhuanhua.ErrRange, "base.half")
		_, err = indicators.AccumulatedGrowth(bad, []indicators.Level{next}, indicators.OwnDays)
		wantInputError(t, err, zhuanhua.ErrRange, "base.half")
	}
	_, err := indicators.TotalGrowth(good, next, 2)
	wantInputError(t, err, zhuanhua.ErrCodeWord, "days")
	_, err = indicators.TotalGrowth(levelOf(t, "1", 1900), levelOf(t, "1", 2001), indicators.OwnDays)
	wantInputError(t, err, zhuanhua.ErrRange, "last.period")
	if g, err := indicators.TotalGrowth(levelOf(t, "1", 1900), levelOf(t, "1", 2000), indicators.OwnDays); err != nil || g.Years != 100 {
		t.Errorf("a hundred years: %d, %v", g.Years, err)
	}
}
