package indicators

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// TargetReadings are how targets are read where the texts leave room. The zero value
// holds the readings that the library takes; each field names the alternative.
type TargetReadings struct {
	// EachYear reads average annual growth (年均增长) as growth of each year of the window
	// over the year before, whatever the target's base; else it is the average from the base year to the year in question.
	EachYear bool `json:"each_year"`
	// BaseFirstYear takes the first named year as the base (2021–2023: base 2021, n = 2);
	// else the base year is the target's own, before the window (2020, n = 3).
	BaseFirstYear bool `json:"base_first_year"`
	// RiseOverWindow asks of a rise only that the level lies above the base's; else
	// each year must lie above the year before.
	RiseOverWindow bool `json:"rise_over_window"`
	// AboutBothSides misses an "about" (左右) also by exceeding it beyond the tolerance;
	// else more is never a miss.
	AboutBothSides bool `json:"about_both_sides"`
	// Days says as of which statistics days levels are compared.
	Days DayConvention `json:"days"`
}

// TargetReadingFields returns the readings as parameters, each with its clause.
func TargetReadingFields() []zhuanhua.Field[TargetReadings] {
	return []zhuanhua.Field[TargetReadings]{
		readingFlag("each-year", "SX21-1.4.1", zhuanhua.Text{Zh: "年均增长按逐年同比", En: "average growth means each year's"},
			func(r *TargetReadings) *bool { return &r.EachYear }),
		readingFlag("base-first-year", "GR6", zhuanhua.Text{Zh: "以首年为基年", En: "the first named year is the base"},
			func(r *TargetReadings) *bool { return &r.BaseFirstYear }),
		readingFlag("rise-over-window", "SD21-1.2.4", zhuanhua.Text{Zh: "提升只与基年比", En: "a rise is one over the base year"},
			func(r *TargetReadings) *bool { return &r.RiseOverWindow }),
		readingFlag("about-both-sides", "GR4", zhuanhua.Text{Zh: "“左右”不得超出", En: "about is missed by too much as well"},
			func(r *TargetReadings) *bool { return &r.AboutBothSides }),
		{
			Param: zhuanhua.Param{Key: "level-days", Clause: "GR6", Status: zhuanhua.Reading},
			Text:  zhuanhua.Text{Zh: "各期统计日", En: "statistics days of levels"},
			Show:  func(r TargetReadings) string { return r.Days.String() },
			Copy:  func(dst, src *TargetReadings) { dst.Days = src.Days },
			Nearby: func(r TargetReadings) []TargetReadings {
				r.Days = OwnDays + OneDay - r.Days
				return []TargetReadings{r}
			},
		},
	}
}

func readingFlag(key string, clause zhuanhua.ClauseID, text zhuanhua.Text, at func(*TargetReadings) *bool) zhuanhua.Field[TargetReadings] {
	return zhuanhua.Field[TargetReadings]{
		Param: zhuanhua.Param{Key: key, Clause: clause, Status: zhuanhua.Reading},
		Text:  text,
		Show:  func(r TargetReadings) string { return strconv.FormatBool(*at(&r)) },
		Copy:  func(dst, src *TargetReadings) { *at(dst) = *at(src) },
		Nearby: func(r TargetReadings) []TargetReadings {
			*at(&r) = !*at(&r)
			return []TargetReadings{r}
		},
	}
}

// readings returns the parameters on which a result for the target rests that no
// document states, in a fixed order: the target's own first.
func (t Target) readings() (list []zhuanhua.Param) {
	list = []zhuanhua.Param{}
	if t.Param.Status != zhuanhua.Stated {
		list = append(list, t.Param)
	}
	used := map[string]bool{
		"each-year": t.Kind == AverageRate, "base-first-year": t.Kind.grows() && t.Operator != Qualitative,
		"rise-over-window": t.Operator == Rising, "about-both-sides": t.Operator == About,
		"level-days": t.Kind.grows() && t.Operator != Qualitative,
	}
	for _, f := range TargetReadingFields() {
		if used[f.Key] {
			list = append(list, f.Param)
		}
	}
	return list
}

func itoa(n int) string { return strconv.Itoa(n) }
