package casebook

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// readingInput is a target with the figures there are, some of a day of their own.
type readingInput struct {
	Target indicators.Target    `json:"target"`
	Year   int                  `json:"year"`
	Levels map[int]string       `json:"levels"`
	AsOf   map[int]zhuanhua.Day `json:"as_of,omitempty"` // statistics day of a level; else none
}

func (in readingInput) ask(r indicators.TargetReadings) (Answer, error) {
	var figures indicators.Measured
	for year, value := range in.Levels {
		period := zhuanhua.Year(year)
		if day, given := in.AsOf[year]; given {
			period = period.At(day)
		}
		figures.Levels = append(figures.Levels, indicators.Level{
			Value: zhuanhua.Value(decimal.RequireFromString(value)), Unit: in.Target.Metric.Unit, Series: in.Target.Metric.Series, Period: period,
		})
	}
	p, err := in.Target.Attain(figures, in.Year, r)
	return Answer{Outcome: p.Outcome}, err
}

// readingsKit asks about targets where the readings differ.
func readingsKit() (Kit, error) {
	metric := indicators.Metric{Key: "example", Text: zhuanhua.Text{Zh: "示例指标", En: "example"}, Unit: zhuanhua.UnitPatent, Series: zhuanhua.Flow}
	target := func(kind indicators.TargetKind, o indicators.Operator, value int64) indicators.Target {
		t := indicators.Target{
			Param:  zhuanhua.Param{Key: "example", Status: zhuanhua.HostRule},
			Metric: metric, Kind: kind, Operator: o, First: 2021, Last: 2023, Base: 2020,
		}
		if o != indicators.Rising {
			t.Value = zhuanhua.Value(indicators.WholeQuantity(value))
		}
		return t
	}
	about := target(indicators.YearLevel, indicators.About, 100)
	about.First, about.Base, about.Tolerance = 2023, 0, zhuanhua.Value(indicators.WholeQuantity(5))
	average := target(indicators.AverageRate, indicators.AtLeast, 20)
	var list []question[indicators.TargetReadings]
	add := func(name string, clause zhuanhua.ClauseID, in readingInput) {
		list = append(list, question[indicators.TargetReadings]{name, clause, in, in.ask})
	}
	levels := func(values ...string) map[int]string {
		m := map[int]string{}
		for i, v := range values {
			m[2023-len(values)+1+i] = v
		}
		return m
	}
	add("20 % a year", "GR2", readingInput{average, 2023, levels("1000", "1200", "1440", "1728"), nil})
	add("one short of 20 % a year", "GR2", readingInput{average, 2023, levels("1000", "1200", "1440", "1727"), nil})
	add("20 % on average, not every year", "SX21-1.4.1", readingInput{average, 2023, levels("1000", "1100", "1500", "1728"), nil})
	add("20 % from 2020, not from 2021", "GR6", readingInput{average, 2023, levels("1000", "1300", "1500", "1728"), nil})
	add("up in the end, down in between", "SD21-1.2.4", readingInput{target(indicators.Direction, indicators.Rising, 0), 2023, levels("1000", "900", "1000", "1001"), nil})
	for _, v := range []string{"94", "95", "105", "106"} {
		add("about 100: "+v, "GR4", readingInput{about, 2023, levels(v), nil})
	}
	day := zhuanhua.MustDay("2024-06-30")
	add("levels of days of their own", "GR6", readingInput{average, 2023, levels("1000", "1200", "1440", "1728"), map[int]zhuanhua.Day{2020: zhuanhua.MustDay("2021-03-31"), 2023: day}})
	prepare := func(r indicators.TargetReadings) (indicators.TargetReadings, error) { return r, nil }
	return kit("target-readings", indicators.TargetReadings{Days: indicators.OwnDays}, indicators.TargetReadingFields(), prepare, list)
}
