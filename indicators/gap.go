package indicators

import "github.com/zhuanhua-rules/zhuanhua"

// Gap is why a growth is undefined or a target undetermined (无法计算的原因). It is
// never taken for zero growth. The names of inputs that would decide are its text.
//
// Clause: GR1
type Gap uint8

// The gaps.
const (
	NoGap              Gap = iota
	MissingBase            // the base level is not given
	MissingValue           // a level after the base is not given
	ZeroBase               // the base is 0
	NegativeBase           // the base is below 0
	DoubtfulBase           // the base is printed so roundly that it may be 0
	NegativeValue          // a level below 0 has no root
	NonPositiveSum         // the levels of the accumulation method do not add up to more than 0
	OtherUnit              // the levels have different units
	StockAgainstFlow       // one level is a stock, the other a flow
	OtherVintage           // the levels are of different editions of a revised series
	OtherStatisticsDay     // the statistics days do not agree with the convention
	OverlappingPeriods     // the periods share days
	ReversedPeriods        // the base period lies after the other
	OtherSpan              // the periods are not the same part of their years, or a year is left out
	RoundedLevels          // the printed digits leave it open
)

var gaps = labels[Gap]{"gap", []label{
	{},
	{"missing-base", "GR1", zhuanhua.Text{Zh: "缺基期数据", En: "the base level is missing"}},
	{"missing-value", "GR1", zhuanhua.Text{Zh: "缺报告期数据", En: "a level after the base is missing"}},
	{"zero-base", "GR1", zhuanhua.Text{Zh: "基期为零", En: "the base is zero"}},
	{"negative-base", "GR4", zhuanhua.Text{Zh: "基期为负", En: "the base is negative"}},
	{"doubtful-base", "GR5", zhuanhua.Text{Zh: "基期经舍入，可能为零", En: "the base, as rounded, may be zero"}},
	{"negative-value", "GR2", zhuanhua.Text{Zh: "报告期为负，水平法无解", En: "a negative level has no average growth by the level method"}},
	{"non-positive-sum", "GR3", zhuanhua.Text{Zh: "各期合计不为正，累计法无解", En: "levels that add up to nothing have no average growth by the accumulation method"}},
	{"other-unit", "GR1", zhuanhua.Text{Zh: "计量单位不同", En: "the units differ"}},
	{"stock-against-flow", "GR1", zhuanhua.Text{Zh: "存量与流量不可比", En: "a stock is set against a flow"}},
	{"other-vintage", "GR6", zhuanhua.Text{Zh: "数据版本不同（修订前后不可比）", En: "the levels are of different vintages"}},
	{"other-statistics-day", "GR6", zhuanhua.Text{Zh: "统计日口径不同", En: "the statistics days do not agree"}},
	{"overlapping-periods", "GR1", zhuanhua.Text{Zh: "两期重叠", En: "the periods overlap"}},
	{"reversed-periods", "GR1", zhuanhua.Text{Zh: "基期晚于报告期", En: "the base period lies after the other"}},
	{"other-span", "GR1", zhuanhua.Text{Zh: "两期不是各年的同一时段或中间缺年", En: "the periods are not the same part of their years, or a year is left out"}},
	{"rounded-levels", "GR5", zhuanhua.Text{Zh: "公布数经舍入，不足以判定", En: "the levels are rounded too much to tell"}},
}}

// String returns the stable code, empty for no gap.
func (g Gap) String() string { return gaps.at(g).key }

// Clause returns the rule from which the gap follows.
func (g Gap) Clause() zhuanhua.ClauseID { return gaps.at(g).clause }

// Text returns the names.
func (g Gap) Text() zhuanhua.Text { return gaps.at(g).text }

// MarshalText returns the stable code, empty for no gap.
func (g Gap) MarshalText() ([]byte, error) { return gaps.marshal(g) }

// UnmarshalText reads the stable code; an empty text is no gap.
func (g *Gap) UnmarshalText(b []byte) error { return gaps.unmarshal(g, b) }

// Gaps are all causes at once.
type Gaps = zhuanhua.Set[Gap]

// What is known of the other side does not hang on these gaps: with a base missing
// it can still be told how low it would have to be.
var (
	baseGaps = zhuanhua.SetOf(MissingBase, ZeroBase, NegativeBase, DoubtfulBase)
	rootGaps = zhuanhua.SetOf(NegativeValue, NonPositiveSum) // no rate, and yet an answer
	softGaps = baseGaps | rootGaps | zhuanhua.SetOf(MissingValue)
)

// DayConvention says as of which statistics days two levels can be compared.
//
// Clause: GR6
type DayConvention uint8

// The conventions. The zero value is the customary one.
const (
	OwnDays DayConvention = iota // each period as of its own end, or as of the same day so many years on
	OneDay                       // both as of one and the same day
)

var dayConventions = labels[DayConvention]{"day convention", []label{
	{"own-days", "GR6", zhuanhua.Text{Zh: "各期以本期统计日为准", En: "each period as of its own statistics day"}},
	{"one-day", "GR6", zhuanhua.Text{Zh: "各期以同一统计日为准", En: "all periods as of one statistics day"}},
}}

// String returns the stable key.
func (c DayConvention) String() string { return dayConventions.at(c).key }

// Text returns the names.
func (c DayConvention) Text() zhuanhua.Text { return dayConventions.at(c).text }

// MarshalText returns the stable key.
func (c DayConvention) MarshalText() ([]byte, error) { return dayConventions.marshal(c) }

// UnmarshalText reads the stable key.
func (c *DayConvention) UnmarshalText(b []byte) error { return dayConventions.unmarshal(c, b) }

// mostYears is the longest span of years that growth is averaged over; the powers
// of exact numbers grow with it.
const mostYears = 100

// lineUp tells how many years lie between two levels, and why they cannot be
// compared. The years are 0 where the periods do not say.
func lineUp(base, last Level, days DayConvention) (years int, found Gaps, err error) {
	if !dayConventions.known(days) {
		return 0, 0, inputError("days", days.String(), zhuanhua.ErrCodeWord)
	}
	if err := validateUnlessUnknown(base, "base"); err != nil {
		return 0, 0, err
	}
	if err := validateUnlessUnknown(last, "last"); err != nil {
		return 0, 0, err
	}
	if !base.Value.IsGiven() {
		found = found.With(MissingBase)
	}
	if !last.Value.IsGiven() {
		found = found.With(MissingValue)
	}
	if base.unknown() || last.unknown() {
		return 0, found, nil
	}
	found |= differences(base, last)
	years, gap := yearsBetween(base.Period, last.Period)
	if years > mostYears {
		return 0, 0, inputError("last.period", last.Period.String(), zhuanhua.ErrRange)
	}
	if years > 0 && !days.agrees(base.Period.AsOf, last.Period.AsOf, years) {
		gap = OtherStatisticsDay
	}
	return years, found.With(gap), nil
}

func validateUnlessUnknown(l Level, name string) error {
	if l.unknown() {
		return nil
	}
	return l.validate(name)
}

func differences(base, last Level) (found Gaps) {
	if base.Unit != last.Unit {
		found = found.With(OtherUnit)
	}
	if base.Series != last.Series {
		found = found.With(StockAgainstFlow)
	}
	if base.Vintage != last.Vintage {
		found = found.With(OtherVintage)
	}
	return found
}

// yearsBetween returns by how many years the period lies after the base period,
// which is the same part of its year.
func yearsBetween(base, last zhuanhua.Period) (int, Gap) {
	if base.From > last.To {
		return 0, ReversedPeriods
	}
	if last.From <= base.To {
		return 0, OverlappingPeriods
	}
	years := last.From.Year() - base.From.Year()
	if !yearsApart(base.From, last.From, years) || !yearsApart(base.To, last.To, years) {
		return 0, OtherSpan
	}
	return years, NoGap
}

// yearsApart tells whether a day is another one so many years on; the last of
// February corresponds to the 29th and to the 28th.
func yearsApart(early, late zhuanhua.Day, years int) bool {
	return early.AddYears(years) == late || late.AddYears(-years) == early
}

func (c DayConvention) agrees(early, late zhuanhua.Day, years int) bool {
	if c == OneDay {
		return early == late
	}
	return yearsApart(early, late, years)
}
