package indicators_test

import (
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// runningTo takes the levels as of the same day of their years, so that the last year
// still runs.
func runningTo(m indicators.Measured) indicators.Measured {
	for i := range m.Levels {
		m.Levels[i].Period.AsOf = m.Levels[i].Period.To - 100
	}
	return m
}

// What is asked of a year is asked of that year's own level, not of a sum, and of a year
// of which it is known what it grows from.
func TestNextOfRunningYears(t *testing.T) {
	both := indicators.TargetReadings{AboutBothSides: true}
	around := hostTarget(indicators.CumulativeLevel, indicators.About, "12")
	around.Tolerance = zhuanhua.Value(indicators.WholeQuantity(10))
	marked := hostTarget(indicators.Direction, indicators.RisingMarkedly, "")
	marked.Param.Status, marked.Param.Clause = zhuanhua.Unset, "SD21-1.2.4"
	for name, c := range map[string]struct {
		target indicators.Target
		first  int
		values []string
		half   string // of the first level
		year   int
		r      indicators.TargetReadings
		want   string
	}{
		"the rest of a sum": {
			hostTarget(indicators.CumulativeLevel, indicators.AtLeast, "12"), 2021, []string{"3", "4", "2"}, "", 2023, indicators.TargetReadings{},
			"undetermined open 2023 ≥5 rest 3 not-due ?2023",
		},
		"the rest of a rounded sum": {
			hostTarget(indicators.CumulativeLevel, indicators.AtLeast, "9.2"), 2021, []string{"3", "4", "2"}, "0.5", 2023, indicators.TargetReadings{},
			"undetermined open 2023 ≥2.7 rest 0.7 rounded-levels",
		},
		"a sum of which a year that is over is missing": {
			hostTarget(indicators.CumulativeLevel, indicators.AtLeast, "12"), 2021, []string{"3", "", "2"}, "", 2023, indicators.TargetReadings{},
			"undetermined unknown missing-value ?2022",
		},
		"enough already, if not too much": {
			around, 2021, []string{"3", "4", "2"}, "", 2023, both,
			"undetermined open 2023 ≥2 rest 0 not-due ?2023",
		},
		"each year, the running one short": {
			hostTarget(indicators.YearlyRate, indicators.AtLeast, "10"), 2020, []string{"100", "110", "115"}, "", 2022, indicators.TargetReadings{},
			"undetermined open 2022 ≥121 not-due ?2022",
		},
		"each year, the running one enough": {
			hostTarget(indicators.YearlyRate, indicators.AtLeast, "10"), 2020, []string{"100", "110", "130"}, "", 2022, indicators.TargetReadings{},
			"met unknown 2023 reached",
		},
		"each year, the running one alone enough": {
			hostTarget(indicators.YearlyRate, indicators.AtLeast, "10"), 2021, []string{"100", "110", "130"}, "", 2023, indicators.TargetReadings{},
			"undetermined unknown missing-base ?2020",
		},
		"a marked rise without a size": {
			marked, 2020, []string{"100", "", "", "90"}, "", 2023, indicators.TargetReadings{},
			"undetermined unknown not-due ?2023",
		},
	} {
		m := runningTo(yearly(t, c.target.Metric, c.first, c.values...))
		if c.half != "" {
			m.Levels[0].Half = num(t, c.half)
		}
		if got := told(progress(t, c.target, m, c.year, c.r)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

// A year that is missing is named although growth to it is decided without it.
func TestMissingYearIsNamedByTheYearAfter(t *testing.T) {
	target := hostTarget(indicators.YearlyRate, indicators.AtLeast, "-100")
	target.Metric.Unit = zhuanhua.UnitProject
	target.Last = 2022
	p := progress(t, target, yearly(t, target.Metric, 2020, "2", "", "1"), 2022, indicators.TargetReadings{})
	if got, want := told(p), "undetermined unknown missing-base ?2021"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Each year's growth is asked of the years of the window, not of those between an
// earlier base and the window.
func TestEachYearIsOneOfTheWindow(t *testing.T) {
	target := hostTarget(indicators.AverageRate, indicators.AtLeast, "10")
	target.Base = 2019
	m := yearly(t, target.Metric, 2019, "100", "90", "99", "109", "120")
	p := progress(t, target, m, 2023, indicators.TargetReadings{EachYear: true})
	if got, want := told(p), "met secured reached"; got != want || len(p.Years) != 3 || p.Base != 2020 {
		t.Errorf("%s from %d in %d years, want %s from 2020 in 3", got, p.Base, len(p.Years), want)
	}
	if p := progress(t, target, m, 2023, indicators.TargetReadings{}); p.Outcome != zhuanhua.NotMet || p.Base != 2019 {
		t.Errorf("on average from 2019: %v from %d", p.Outcome, p.Base)
	}
}

// What the years left must bring together is told so that it suffices: rounded up, and
// above the bound where the target is more.
func TestRestSuffices(t *testing.T) {
	for _, c := range []struct {
		o    indicators.Operator
		goal string
		want string
	}{
		{indicators.AtLeast, "10", "must bring another 7 projects together"},
		{indicators.MoreThan, "10", "must bring another 8 projects together"},
		{indicators.AtLeast, "10.2", "must bring another 8 projects together"},
	} {
		target := hostTarget(indicators.CumulativeLevel, c.o, c.goal)
		target.Metric.Unit = zhuanhua.UnitProject
		text := progress(t, target, yearly(t, target.Metric, 2021, "3"), 2021, indicators.TargetReadings{}).Text()
		if !strings.Contains(text.En, c.want) {
			t.Errorf("%v %s: %s; want %s", c.o, c.goal, text.En, c.want)
		}
	}
}
