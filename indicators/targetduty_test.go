package indicators_test

import (
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// GB37-2.2, 4.8, 4.10 and 5.12 are each a target of the plan and a duty with a day.
// From one set of records, on one day, one is never met where the other is missed.
func TestTargetsAndDutiesDoNotContradict(t *testing.T) {
	table := indicators.ActionPlanTargets()
	from, to := planDay("2023-01-01"), planDay("2026-06-30")
	rapid.Check(t, func(t *rapid.T) {
		day := func(name string) zhuanhua.Day {
			return from + zhuanhua.Day(rapid.IntRange(0, int(to-from)).Draw(t, name))
		}
		on := day("on")
		if rapid.Bool().Draw(t, "at the end of a year") {
			on = zhuanhua.Year(rapid.IntRange(2023, 2025).Draw(t, "year")).To
		}
		// target decides a row on levels of years, each taken on the day or at its end.
		target := func(key string, level func(year int) int64) zhuanhua.Outcome {
			r, there := table.Row(key)
			if !there {
				t.Fatal(key)
			}
			m := indicators.Measured{}
			for y := 2023; y <= min(2025, on.Year()); y++ {
				p := zhuanhua.Year(y)
				p = p.At(min(p.To, on))
				m.Levels = append(m.Levels, indicators.Level{Value: zhuanhua.Value(decimal.New(level(y), 0)), Unit: r.Metric.Unit, Series: r.Metric.Series, Period: p})
			}
			p, err := r.Attain(m, min(2025, on.Year()), indicators.TargetReadings{})
			if err != nil {
				t.Fatal(err)
			}
			return p.Outcome
		}
		agree := func(what string, duty indicators.Duty, err error, targets ...zhuanhua.Outcome) {
			all := zhuanhua.Met
			for _, o := range targets {
				if o == zhuanhua.NotMet || all == zhuanhua.Met {
					all = o
				}
			}
			if err != nil || duty.Outcome == zhuanhua.Met && all == zhuanhua.NotMet || duty.Outcome == zhuanhua.NotMet && all == zhuanhua.Met {
				t.Fatalf("%s on %s: duty %v %v, target %v, %v", what, on, duty.Outcome, grounds(duty), targets, err)
			}
		}
		var zones []indicators.Zone
		for i := range rapid.IntRange(18, 22).Draw(t, "zones") {
			z := indicators.Zone{ID: fmt.Sprint(i), Built: indicators.Milestone{On: from}}
			if rapid.IntRange(0, 9).Draw(t, "later") == 0 {
				z.Built.On = day("built")
			}
			if rapid.IntRange(0, 19).Draw(t, "revoked") == 0 {
				z.RevokedOn = max(z.Built.On, day("revoked on"))
			}
			zones = append(zones, z)
		}
		d, err := indicators.ZonesDuty(zones, on)
		agree("zones", d, err, target("demonstration-zones", func(year int) (n int64) {
			end := min(on, zhuanhua.Year(year).To)
			for _, z := range zones {
				if z.Built.On <= end && (!z.RevokedOn.IsGiven() || z.RevokedOn > end) {
					n++
				}
			}
			return n
		}))
		sharing := indicators.DataSharing{Transfers: indicators.Milestone{On: day("transfers")}, Licences: indicators.Milestone{On: day("licences")}}
		d, err = sharing.Duty(on)
		agree("sharing", d, err, target("registration-data-shared", func(year int) int64 {
			if max(sharing.Transfers.On, sharing.Licences.On) <= min(on, zhuanhua.Year(year).To) {
				return 1
			}
			return 0
		}))
		roadshows(t, on, target, agree)
		projects(t, day, on, target, agree)
	})
}

type (
	targetOn func(key string, level func(year int) int64) zhuanhua.Outcome
	agreeOn  func(what string, duty indicators.Duty, err error, targets ...zhuanhua.Outcome)
)

func roadshows(t *rapid.T, on zhuanhua.Day, target targetOn, agree agreeOn) {
	var shows []indicators.Roadshow
	skipped := rapid.IntRange(0, 14).Draw(t, "month skipped")
	for m := 1; m <= 12; m++ {
		if held, ok := zhuanhua.NewDay(2024, m, 15); ok == nil && m != skipped && held <= on {
			shows = append(shows, indicators.Roadshow{ID: fmt.Sprint(m), On: held})
		}
	}
	if on.Year() < 2024 {
		return
	}
	year := zhuanhua.Year(2024)
	r, err := indicators.MonthlyRoadshows(zhuanhua.GB37, shows, year.At(min(on, year.To)))
	agree("roadshows", r.Duty, err, target("monthly-roadshow-2024", func(int) int64 { return int64(len(shows) * 100 / 12) }))
}

func projects(t *rapid.T, day func(string) zhuanhua.Day, on zhuanhua.Day, target targetOn, agree agreeOn) {
	var list []indicators.Project
	for i := range rapid.IntRange(0, 6).Draw(t, "projects") {
		p := indicators.Project{ID: fmt.Sprint(i), StartedOn: day("started")}
		if rapid.Bool().Draw(t, "ended") {
			p.EndedOn = max(p.StartedOn, day("ended on"))
		}
		list = append(list, p)
	}
	r, err := indicators.RollingProjects(list, on)
	year := func(count func(indicators.ProjectYear) int64) func(int) int64 {
		return func(y int) int64 { return count(r.Years[y-2023]) }
	}
	started := target("projects-started", year(func(y indicators.ProjectYear) int64 { return y.Started }))
	wider := target("projects-wider", year(func(y indicators.ProjectYear) int64 { return y.UnderWay }))
	agree("projects", r.Duty, err, started, wider)
}
