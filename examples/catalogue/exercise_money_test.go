package main

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// programme is a cycle of two provinces: Shaanxi starts, Anhui competes later.
type programme struct {
	terms awards.Terms
	input awards.Input
}

func run3(alter func(*programme)) programme {
	day := zhuanhua.MustDay("2021-04-15")
	p := programme{terms: awards.SpecialPlan().WithQuotas(1, 1, 1).WithPassMark(60 * zhuanhua.Point)}
	for i, place := range []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Anhui, zhuanhua.Hunan} {
		p.input.Applicants = append(p.input.Applicants, awards.Applicant{Province: place, Plan: zhuanhua.Met, FiledCNIPAOn: day, FiledMOFOn: day})
		for year := 2021; year <= 2023; year++ {
			p.input.Evaluations = append(p.input.Evaluations, awards.Evaluation{
				Year: year, Province: place, Score: zhuanhua.Value(zhuanhua.Points(90-5*i) * zhuanhua.Point), InScope: zhuanhua.Yes,
			})
		}
	}
	if alter != nil {
		alter(&p)
	}
	return p
}

// scored gives a province another score in a year.
func scored(place zhuanhua.Place, year int, points zhuanhua.Points) func(*programme) {
	return func(p *programme) {
		for i := range p.input.Evaluations {
			if e := &p.input.Evaluations[i]; e.Province == place && e.Year == year {
				e.Score = zhuanhua.Value(points * zhuanhua.Point)
			}
		}
	}
}

// found adds a finding on Shaanxi's 2022.
func found(severity zhuanhua.Severity) func(*programme) {
	return func(p *programme) {
		p.input.Findings = []zhuanhua.Finding{{
			ID: "F", Year: 2022, Province: zhuanhua.Shaanxi, Severity: severity, State: zhuanhua.Confirmed,
			Points: zhuanhua.Value(10 * zhuanhua.Point), Reason: "示例", StateOn: zhuanhua.MustDay("2022-03-01"),
		}}
	}
}

// decides asks something of the decisions.
func decides(holds func(of func(zhuanhua.Place, int) awards.Decision) bool) func(programme) (bool, error) {
	return func(p programme) (bool, error) {
		cycle, err := p.terms.Cycle()
		if err != nil {
			return false, err
		}
		result, err := cycle.Decide(p.input)
		return err == nil && holds(func(place zhuanhua.Place, year int) awards.Decision {
			for _, d := range result.Decisions {
				if d.Province == place && d.Year == year {
					return d
				}
			}
			return awards.Decision{}
		}), err
	}
}

// centralMoney are the decisions on the money of the central plan.
func centralMoney() []exercise {
	type of = func(zhuanhua.Place, int) awards.Decision
	shown := func(clause zhuanhua.ClauseID, says string, holds func(of) bool, spoil func(*programme)) exercise {
		return shows(clause, says, decides(holds), run3(nil), run3(spoil))
	}
	const million = zhuanhua.Amount(1_000_000_00)
	return []exercise{
		shown("CZ23-1.2.3", "the money comes by year and in batches", func(d of) bool {
			return d(zhuanhua.Shaanxi, 2021).Amount == 50*million && d(zhuanhua.Shaanxi, 2022).Amount == 50*million
		}, scored(zhuanhua.Shaanxi, 2022, 59)),
		shown("CZ23-2.2.3", "the better province gets the award", func(d of) bool { return d(zhuanhua.Anhui, 2022).Action == awards.Award },
			scored(zhuanhua.Anhui, 2022, 79)),
		shown("CZ23-2.2.3a", "a province with a complete plan gets 100 million", func(d of) bool { return d(zhuanhua.Anhui, 2022).Amount == 100*million },
			func(p *programme) { p.input.Applicants[1].Plan = zhuanhua.NotMet }),
		shown("CZ23-3.3e", "the year's notice sets the quota", func(d of) bool { return d(zhuanhua.Anhui, 2022).Action == awards.Award },
			func(p *programme) { p.terms = p.terms.WithQuotas(1, 0, 1) }),
		shown("CZ23-4.4a", "no points are taken off", func(d of) bool { return d(zhuanhua.Shaanxi, 2022).Score == zhuanhua.Value(90*zhuanhua.Point) },
			found(zhuanhua.Minor)),
		shows("CZ23-4.4c", "later years stay open after a severe finding", decides(func(d of) bool {
			return d(zhuanhua.Shaanxi, 2023).Action == awards.Award
		}), run3(found(zhuanhua.Severe)), run3(func(p *programme) { found(zhuanhua.Severe)(p); p.terms.SevereBarsLater = true })),
		shows("CZ23-2.2.3c", "the document names the use", func(u awards.Use) (bool, error) {
			v, err := u.Check()
			return v.Outcome == zhuanhua.Met && len(v.Notes) == 0, err
		}, awards.Use{Purpose: awards.Matching, Way: awards.AwardForSubsidy}, awards.Use{Purpose: awards.OtherPurpose, Way: awards.AwardForSubsidy}),
		shows("CZ23-3.3d", "all three years have a mean", func(years []awards.Decision) (bool, error) {
			overall, err := awards.OverallOf(years, map[int]decimal.Decimal{2021: decimal.New(1, 0), 2022: decimal.New(1, 0), 2023: decimal.New(1, 0)})
			return err == nil && overall[0].Score == zhuanhua.Value(80*zhuanhua.Point), err
		}, scores(70, 80, 90), scores(70, 80, 0)),
	}
}

// scores are decisions on a province of three years; a score of 0 is missing.
func scores(points ...zhuanhua.Points) (list []awards.Decision) {
	for i, p := range points {
		d := awards.Decision{Year: 2021 + i, Province: zhuanhua.Shaanxi}
		if p > 0 {
			d.Score = zhuanhua.Value(p * zhuanhua.Point)
		}
		list = append(list, d)
	}
	return list
}
