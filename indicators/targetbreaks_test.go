package indicators_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// Pledges of 45 and 65 yi two years apart grow by 20.185 % a year.
func ExampleTarget_NumberBreaks() {
	target, _ := indicators.ShaanxiGoals().Row("pledge-amount-growth")
	level := func(year int, yi int64) indicators.Level {
		return indicators.Level{Value: zhuanhua.Value(decimal.New(yi, 0)), Unit: zhuanhua.UnitYiYuan, Period: zhuanhua.Year(year)}
	}
	pledges := indicators.Measured{Levels: []indicators.Level{level(2021, 45), level(2023, 65)}}
	for i := range pledges.Levels {
		pledges.Levels[i].Series = target.Metric.Series
	}
	breaks, err := target.NumberBreaks(indicators.WholeQuantity(0), indicators.WholeQuantity(100), 4, pledges, 2023, indicators.TargetReadings{BaseFirstYear: true})
	for _, b := range breaks {
		fmt.Println(b.Value, b.Before, "→", b.After, err)
	}
	// Output: 20.1851 met → not_met <nil>
}

// Whatever the target, its breaks and nothing else tell the outcome of every number.
func TestNumberBreaks(t *testing.T) {
	var rows []indicators.Target
	for _, table := range []indicators.TargetTable{indicators.ShaanxiTable(), indicators.ShaanxiGoals(), indicators.ShandongTargets(), indicators.ActionPlanTargets()} {
		for target := range table.Rows() {
			if target.Value.IsGiven() && target.Operator != indicators.Qualitative {
				rows = append(rows, target)
			}
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		target := rapid.SampledFrom(rows).Draw(rt, "target")
		if rapid.Bool().Draw(rt, "about") && target.Kind != indicators.Direction {
			target.Operator, target.Tolerance = indicators.About, zhuanhua.Value(indicators.WholeQuantity(rapid.Int64Range(0, 5).Draw(rt, "tolerance")))
		}
		readings := indicators.TargetReadings{
			EachYear: rapid.Bool().Draw(rt, "each year"), BaseFirstYear: rapid.Bool().Draw(rt, "first year"), AboutBothSides: rapid.Bool().Draw(rt, "both sides"),
		}
		m, years := indicators.Measured{}, target.Last-target.First+2
		for y := range years {
			if rapid.IntRange(0, 5).Draw(rt, "missing") > 0 {
				l := indicators.Level{Unit: target.Metric.Unit, Series: target.Metric.Series, Period: zhuanhua.Year(target.First - 1 + y)}
				l.Value = zhuanhua.Value(decimal.New(rapid.Int64Range(0, 60).Draw(rt, "level"), 0))
				if rapid.Bool().Draw(rt, "rounded") {
					l.Half = decimal.New(5, -1)
				}
				m.Levels = append(m.Levels, l)
			}
		}
		year := target.First - 1 + rapid.IntRange(0, years).Draw(rt, "year")
		low, high := indicators.WholeQuantity(1), indicators.WholeQuantity(100)
		breaks, err := target.NumberBreaks(low, high, 1, m, year, readings)
		if errors.Is(err, zhuanhua.ErrCandidates) {
			rt.Fatalf("%s: %v", target.Name(), err)
		} else if err != nil {
			rt.Skip(err)
		}
		next := 0
		before := zhuanhua.NotApplicable
		for n := int64(10); n <= 1000; n++ {
			varied := target
			q, _ := indicators.QuantityOf(decimal.New(n, -1))
			varied.Value = zhuanhua.Value(q)
			p, err := varied.Attain(m, year, readings)
			if err != nil {
				rt.Fatal(err)
			}
			if n > 10 && p.Outcome != before {
				if next == len(breaks) || breaks[next] != (zhuanhua.Break[indicators.Quantity, zhuanhua.Outcome]{Value: q, Before: before, After: p.Outcome}) {
					rt.Fatalf("%s: the break at %s is not told: %v", target.Name(), q, breaks)
				}
				next++
			}
			before = p.Outcome
		}
		if next != len(breaks) {
			rt.Fatalf("%s: %v are none", target.Name(), breaks[next:])
		}
	})
}

func TestNumberBreaksOfWhatIsUnset(t *testing.T) {
	target := row(t, indicators.ShandongTargets(), "supplied-patents-rise")
	if target.Param.Status != zhuanhua.Unset {
		t.Fatalf("%+v", target)
	}
	figures := yearly(t, target.Metric, 2020, "100", "110", "120", "150")
	breaks, err := target.NumberBreaks(indicators.WholeQuantity(1), indicators.WholeQuantity(100), 0, figures, 2023, indicators.TargetReadings{})
	if err != nil || len(breaks) != 1 || breaks[0].Value != indicators.WholeQuantity(51) || breaks[0].After != zhuanhua.NotMet {
		t.Errorf("%v, %v", breaks, err)
	}
}

func TestNumberBreaksRefuse(t *testing.T) {
	table := indicators.ShaanxiTable()
	good := row(t, table, "received-patents-2022")
	qualitative := good
	qualitative.Operator, qualitative.Value = indicators.Qualitative, zhuanhua.Given[indicators.Quantity]{}
	one, two := indicators.WholeQuantity(1), indicators.WholeQuantity(2)
	half, _ := indicators.ParseQuantity("1.5")
	for name, c := range map[string]struct {
		target    indicators.Target
		low, high indicators.Quantity
		decimals  int
		year      int
		m         indicators.Measured
		want      error
	}{
		"no number":      {qualitative, one, two, 0, 2022, indicators.Measured{}, zhuanhua.ErrNotAllowed},
		"surveyed":       {good, one, two, 0, 2022, indicators.Measured{Surveyed: make([]indicators.SurveyedYear, 1)}, zhuanhua.ErrNotAllowed},
		"too fine":       {good, one, two, 10, 2022, indicators.Measured{}, zhuanhua.ErrRange},
		"between steps":  {good, half, two, 0, 2022, indicators.Measured{}, zhuanhua.ErrRange},
		"end of no step": {good, one, half, 0, 2022, indicators.Measured{}, zhuanhua.ErrRange},
		"upside down":    {good, two, one, 0, 2022, indicators.Measured{}, zhuanhua.ErrRange},
		"no year":        {good, one, two, 0, 0, indicators.Measured{}, zhuanhua.ErrRange},
		"bad level":      {good, one, two, 0, 2022, indicators.Measured{Levels: make([]indicators.Level, 1)}, zhuanhua.ErrNotGiven},
	} {
		if _, err := c.target.NumberBreaks(c.low, c.high, c.decimals, c.m, c.year, indicators.TargetReadings{}); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// The outcome changes as well at what a year that still runs can fall to, or a missing
// one be, and where the number's own size is the most that a tolerance can be.
func TestNumberBreaksOfOpenFigures(t *testing.T) {
	five := zhuanhua.Value(indicators.WholeQuantity(5))
	rate := hostTarget(indicators.AverageRate, indicators.AtLeast, "1")
	rate.Metric.Unit, rate.Metric.Most = zhuanhua.UnitPercent, five
	about := hostTarget(indicators.AverageRate, indicators.About, "1")
	about.Metric.Unit, about.Metric.Most = zhuanhua.UnitPatent, five
	money := hostTarget(indicators.AverageRate, indicators.About, "1")
	for name, c := range map[string]struct {
		target    indicators.Target
		values    []string
		runs      bool
		low, high int64
		want      string
	}{
		"a rate that can fall to 0 in its year": {rate, []string{"1", "", "3"}, true, -6, 0, "-4 met undetermined"},
		"an about with any tolerance":           {about, []string{"5", "", "4"}, false, -20, -1, "-5 undetermined not_met"},
		"an about that can lose all":            {money, []string{"1.2", "", "2.4"}, false, -100, 0, "-49 undetermined not_met"},
	} {
		m := yearly(t, c.target.Metric, 2020, c.values...)
		if c.runs {
			m = runningTo(m)
		}
		readings := indicators.TargetReadings{EachYear: true, AboutBothSides: true}
		breaks, err := c.target.NumberBreaks(indicators.WholeQuantity(c.low), indicators.WholeQuantity(c.high), 0, m, 2022, readings)
		var got []string
		for _, b := range breaks {
			got = append(got, b.Value.String()+" "+b.Before.String()+" "+b.After.String())
		}
		if err != nil || strings.Join(got, ", ") != c.want {
			t.Errorf("%s: %v, %v; want %s", name, got, err, c.want)
		}
	}
}
