package main

import (
	"fmt"
	"iter"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// actionPlan are the clauses of the central documents on monitoring, statistics and
// the pool.
func actionPlan() []exercise {
	clean := func(screen eligibility.Screen) func([]zhuanhua.Transfer) (bool, error) {
		return func(transfers []zhuanhua.Transfer) (bool, error) {
			screens := eligibility.StandardScreens()
			screens.On = zhuanhua.SetOf(screen)
			found, err := screens.Run(eligibility.ScreenRecords{Transfers: all(transfers)}, zhuanhua.MustDay("2023-06-30"))
			return len(found.Suspicions) == 0, err
		}
	}
	return []exercise{
		shows("CZ23-2.2.1", "monitoring finds nothing abnormal", clean(eligibility.RoundTrip),
			[]zhuanhua.Transfer{assigned("1", "甲", "乙", 0), assigned("2", "乙", "丙", 30)},
			[]zhuanhua.Transfer{assigned("1", "甲", "乙", 0), assigned("2", "乙", "甲", 30)}),
		shows("CZ23-4.4", "a transfer between strangers", clean(eligibility.RelatedParties),
			[]zhuanhua.Transfer{assigned("1", "甲", "乙", 0)}, []zhuanhua.Transfer{assigned("1", "甲", "甲之子公司", 0)}),
		shows("GB37-5.13", "one high-value patent of a project is counted", func(a indicators.Achievement) (bool, error) {
			counted, err := indicators.CountAchievements([]indicators.Achievement{a})
			return len(counted.Patents) == 1 && counted.Patents[0].Number == 1, err
		}, indicators.Achievement{Kind: indicators.HighValuePatent, ID: "A", Class: "发明", FromProject: zhuanhua.Yes, High: zhuanhua.Yes},
			indicators.Achievement{Kind: indicators.HighValuePatent, ID: "A", Class: "发明", FromProject: zhuanhua.No, High: zhuanhua.Yes}),
		shows("CP24-4.1", "the province keeps to its line", func(recommended int) (bool, error) {
			judge, err := eligibility.GrowthPlan().Judge()
			if err != nil {
				return false, err
			}
			v, _, err := judge.Line(&eligibility.PoolProvince{Province: zhuanhua.Shandong, Recommended: recommended})
			return v.Outcome() == zhuanhua.Met, err
		}, 500, 501),
		shows("CP24-5.3", "a roadshow in each month", func(shows []indicators.Roadshow) (bool, error) {
			r, err := indicators.MonthlyRoadshows(zhuanhua.CP24, shows, zhuanhua.Year(2024))
			return r.Duty.Outcome == zhuanhua.Met, err
		}, monthly(12), monthly(11)),
	}
}

func all[E any](list []E) iter.Seq2[*E, error] {
	return func(yield func(*E, error) bool) {
		for i := range list {
			if !yield(&list[i], nil) {
				return
			}
		}
	}
}

// assigned is an assignment; 甲之子公司 has 甲's controller.
func assigned(id, from, to string, day int) zhuanhua.Transfer {
	party := func(name string) *zhuanhua.Party {
		controller := name
		if name == "甲之子公司" {
			controller = "甲"
		}
		return &zhuanhua.Party{ID: zhuanhua.NewPartyID(name), Kind: zhuanhua.OtherEnterprise, Controller: zhuanhua.NewPartyID(controller + "集团")}
	}
	return zhuanhua.Transfer{
		ID: id, Kind: zhuanhua.Assignment, Transferor: party(from), Transferee: party(to), RecordedOn: zhuanhua.MustDay("2022-01-01") + zhuanhua.Day(day),
		Patents: []zhuanhua.Patent{{No: fixture.PatentNo(0)}},
	}
}

func monthly(n int) (list []indicators.Roadshow) {
	for m := 1; m <= n; m++ {
		list = append(list, indicators.Roadshow{ID: fmt.Sprint(m), On: zhuanhua.MustDay(fmt.Sprintf("2024-%02d-15", m))})
	}
	return list
}

// provinces are the frames of the provinces' plans and their statistics.
func provinces() []exercise {
	city := func(of func(*awards.Bulletin) bool) func(awards.CityFigure) (bool, error) {
		return func(f awards.CityFigure) (bool, error) {
			value := func(n int64) zhuanhua.Given[decimal.Decimal] { return zhuanhua.Value(decimal.New(n, 0)) }
			b, err := awards.ProvinceFigures{Indicator: "product-filings", Unit: zhuanhua.UnitPatent, Year: 2022, Cities: []awards.CityFigure{
				f, {City: "宝鸡市", Value: value(300)}, {City: "咸阳市", Value: value(300)},
			}}.Bulletin()
			return err == nil && of(&b), err
		}
	}
	figure := func(value, self int64) awards.CityFigure {
		return awards.CityFigure{City: "西安市", Value: zhuanhua.Value(decimal.New(value, 0)), Self: zhuanhua.Value(decimal.New(self, 0))}
	}
	return []exercise{
		shows("SD21-1.2", "what the plan promises is reached by 2023", attained("pledge-amount-2023"), "200", "199.99"),
		shows("SD21-2.13", "the city leads the statistics", city(func(b *awards.Bulletin) bool {
			return b.Lines[0].City == "西安市" && b.Lines[0].Rank == zhuanhua.Value(1)
		}),
			figure(301, 301), figure(299, 299)),
		shows("SX21-5.4", "the city's own evaluation agrees", city(func(b *awards.Bulletin) bool { return len(b.Lines[0].Notes) == 0 }),
			figure(600, 600), figure(600, 620)),
		shows("SX21-1.2", "a military industry unit is an SOE", figures(func(r *indicators.Report) bool { return r.Received.Patents == 1 }),
			world(func(r *records) { r.rules = eligibility.Shaanxi(); r.transfer.Transferor.Kind = zhuanhua.MilitaryUnit }),
			world(func(r *records) { r.rules = eligibility.Shaanxi(); r.transfer.Transferor.Kind = zhuanhua.Individual })),
		shows("SX21-1.3.3", "awards follow performance", nominated(func(list awards.Nominees) (bool, error) {
			claims, err := list.Claims(2022, awards.MattersClass)
			return len(claims) == 1, err
		}), zhuanhua.Yes, zhuanhua.No),
		shows("SX21-4.3", "who is set by the province may be awarded", nominated(func(list awards.Nominees) (bool, error) {
			return list[0].Outcome == zhuanhua.Met, nil
		}), zhuanhua.Yes, zhuanhua.No),
		shows("SX21-4.4", "the host's figure is the published one", func(own int64) (bool, error) {
			o, err := awards.Prevailing(indicators.CountLevel(own, zhuanhua.UnitPatent, zhuanhua.Year(2022)), indicators.CountLevel(1500, zhuanhua.UnitPatent, zhuanhua.Year(2022)))
			return o.Outcome == zhuanhua.Met && len(o.Notes) == 0, err
		}, 1500, 1499),
	}
}

// attained asks about a target of Shandong with the level of 2023.
func attained(key string) func(string) (bool, error) {
	return func(level string) (bool, error) {
		target, there := indicators.ShandongTargets().Row(key)
		if !there {
			return false, fmt.Errorf("no target %s", key)
		}
		p, err := target.Attain(indicators.Measured{Levels: []indicators.Level{{
			Value: zhuanhua.Value(yuan(level)), Unit: target.Metric.Unit, Series: target.Metric.Series, Period: zhuanhua.Year(2023),
		}}}, 2023, indicators.TargetReadings{})
		return p.Outcome == zhuanhua.Met, err
	}
}

// nominated asks about one nominee for important matters, set by the province or not.
func nominated(holds func(awards.Nominees) (bool, error)) func(zhuanhua.Truth) (bool, error) {
	return func(set zhuanhua.Truth) (bool, error) {
		judge, err := awards.Shaanxi().Judge("西安市")
		if err != nil {
			return false, err
		}
		n := awards.Nominee{ID: "A", Year: 2022, Class: awards.MattersClass, City: "西安市", Score: zhuanhua.Value(80 * zhuanhua.Point)}
		if set == zhuanhua.Yes {
			n.Holds = zhuanhua.SetOf(awards.SetByProvince)
		} else {
			n.Lacks = zhuanhua.SetOf(awards.SetByProvince)
		}
		list, err := judge.Nominees([]awards.Nominee{n})
		if err != nil {
			return false, err
		}
		return holds(list)
	}
}

// methodsOfOurs are growth by its methods; the screens have cases of their own.
func methodsOfOurs() []exercise {
	level := func(year int, value string) indicators.Level {
		return indicators.Level{Value: zhuanhua.Value(yuan(value)), Unit: zhuanhua.UnitPatent, Series: zhuanhua.Flow, Period: zhuanhua.Year(year)}
	}
	missing := level(2021, "0")
	missing.Value = zhuanhua.Given[decimal.Decimal]{}
	revised := level(2022, "120")
	revised.Vintage = "修订"
	return []exercise{
		shows("GR1", "growth of 20 % over a level that is there", func(base indicators.Level) (bool, error) {
			g, err := indicators.TotalGrowth(base, level(2022, "120"), indicators.OwnDays)
			percent, given := g.Percent(1).Get()
			return given && percent.Equal(yuan("20")), err
		}, level(2021, "100"), missing),
		shows("GR3", "three years together come to what 10 % a year would", func(last string) (bool, error) {
			g, err := indicators.AccumulatedGrowth(level(2020, "1000"), []indicators.Level{level(2021, "1100"), level(2022, "1210"), level(2023, last)}, indicators.OwnDays)
			if err != nil {
				return false, err
			}
			a, err := g.Reaches(yuan("10"))
			return a.Outcome == zhuanhua.Met, err
		}, "1331", "1330"),
		shows("GR5", "the printed rate goes with the rounded levels", func(percent string) (bool, error) {
			base := indicators.RoundedLevel(yuan("4868.8"), 1, zhuanhua.UnitYiYuan, zhuanhua.Year(2022))
			last := indicators.RoundedLevel(yuan("8539.9"), 1, zhuanhua.UnitYiYuan, zhuanhua.Year(2023))
			g, err := indicators.TotalGrowth(base, last, indicators.OwnDays)
			if err != nil {
				return false, err
			}
			outcome, err := g.Agrees(indicators.PublishedRate(yuan(percent), 1))
			return outcome == zhuanhua.Met, err
		}, "75.4", "75.6"),
		shows("GR6", "levels of one edition have a growth", func(last indicators.Level) (bool, error) {
			g, err := indicators.TotalGrowth(level(2021, "100"), last, indicators.OwnDays)
			return g.Defined(), err
		}, level(2022, "120"), revised),
	}
}
