package indicators_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// withNumber is the table with another number in a row.
func withNumber(t testing.TB, table indicators.TargetTable, key string, number int64) indicators.TargetTable {
	t.Helper()
	target := row(t, table, key)
	target.Value = zhuanhua.Value(indicators.WholeQuantity(number))
	drafted, err := table.With(target)
	if err != nil {
		t.Fatal(err)
	}
	return drafted
}

func ExampleTargetEffectOf() {
	plan := indicators.TargetPolicy{Table: indicators.ShaanxiTable()}
	draft := plan
	patents, _ := plan.Table.Row("received-patents-2022")
	patents.Value = zhuanhua.Value(indicators.WholeQuantity(1600))
	draft.Table, _ = plan.Table.With(patents)

	figure := indicators.Level{Value: zhuanhua.Value(indicators.WholeQuantity(1502).Decimal()), Unit: zhuanhua.UnitPatent, Period: zhuanhua.Year(2022), Series: zhuanhua.Flow}
	effect, err := indicators.TargetEffectOf(plan, draft, 2022, indicators.PlaceMeasured{
		Place: zhuanhua.Shaanxi, Figures: map[string]indicators.Measured{"received-patents": {Levels: []indicators.Level{figure}}},
	})
	for _, f := range effect.Flips {
		fmt.Println(f.Place.Text().En, f.Target, f.Was, "→", f.Is, f.Blame.Sets, err)
	}
	fmt.Println(effect.Altered[0].Was, "→", effect.Altered[0].Is)
	// Output:
	// Shaanxi received-patents-2022 met → not_met [[received-patents-2022]] <nil>
	// year-level at-least 1500, 2022, received-patents, patent, flow → year-level at-least 1600, 2022, received-patents, patent, flow
}

// Pledges of 40, 47, 57 and 69 yi grow by 19.9 % on average over three years, by 21.2 %
// over the last two: at 20 % neither another base nor 19 % alone is needed.
func TestTargetEffect(t *testing.T) {
	goals := indicators.ShaanxiGoals()
	const key = "pledge-amount-growth"
	metric := row(t, goals, key).Metric
	pledges := indicators.PlaceMeasured{Place: zhuanhua.Shaanxi, Figures: map[string]indicators.Measured{
		metric.Key: yearly(t, metric, 2020, "40", "47", "57", "69"),
	}}
	base := indicators.TargetPolicy{Table: goals}
	unset := row(t, goals, key)
	unset.Value, unset.Param.Status = zhuanhua.Given[indicators.Quantity]{}, zhuanhua.Unset
	open, err := goals.With(unset)
	if err != nil {
		t.Fatal(err)
	}
	dropped, err := indicators.NewTargetTable(goals.Document(), goals.Title(), unset)
	if err != nil {
		t.Fatal(err)
	}
	only := func(table indicators.TargetTable) indicators.TargetTable {
		one, err := indicators.NewTargetTable(goals.Document(), goals.Title(), row(t, table, key))
		if err != nil {
			t.Fatal(err)
		}
		return one
	}
	lowered, first := only(withNumber(t, goals, key, 19)), indicators.TargetReadings{BaseFirstYear: true}
	for name, c := range map[string]struct {
		base, draft indicators.TargetPolicy
		want        []string
	}{
		"lowered":         {indicators.TargetPolicy{Table: only(goals)}, indicators.TargetPolicy{Table: lowered}, []string{"not_met met [[pledge-amount-growth]]"}},
		"another base":    {indicators.TargetPolicy{Table: only(goals)}, indicators.TargetPolicy{Table: only(goals), Readings: first}, []string{"not_met met [[base-first-year]]"}},
		"either will do":  {indicators.TargetPolicy{Table: only(goals)}, indicators.TargetPolicy{Table: lowered, Readings: first}, []string{"not_met met [[pledge-amount-growth] [base-first-year]]"}},
		"a number is set": {indicators.TargetPolicy{Table: only(open)}, indicators.TargetPolicy{Table: lowered}, []string{"undetermined met [[pledge-amount-growth]]"}},
		"dropped":         {indicators.TargetPolicy{Table: lowered}, indicators.TargetPolicy{}, []string{"met not_applicable [[pledge-amount-growth]]"}},
		"new":             {indicators.TargetPolicy{}, indicators.TargetPolicy{Table: lowered}, []string{"not_applicable met [[pledge-amount-growth]]"}},
		"the same":        {base, base, nil},
		"only its status": {indicators.TargetPolicy{Table: only(open)}, indicators.TargetPolicy{Table: dropped}, nil},
	} {
		effect, err := indicators.TargetEffectOf(c.base, c.draft, 2023, pledges)
		if err != nil {
			t.Fatal(name, err)
		}
		var got []string
		for _, f := range effect.Flips {
			got = append(got, fmt.Sprint(f.Was, " ", f.Is, " ", f.Blame.Sets))
			if f.Place != zhuanhua.Shaanxi || f.Target != key || f.Text.Zh == "" {
				t.Errorf("%s: %+v", name, f)
			}
		}
		if d := cmp.Diff(c.want, got); d != "" {
			t.Errorf("%s: %s", name, d)
		}
		if c.want == nil && len(effect.Altered) > 0 {
			t.Errorf("%s: %+v", name, effect.Altered)
		}
	}
}

func TestTargetEffectRefuses(t *testing.T) {
	plan := indicators.TargetPolicy{Table: indicators.ShaanxiTable()}
	place := func(p zhuanhua.Place, metric string) indicators.PlaceMeasured {
		return indicators.PlaceMeasured{Place: p, Figures: map[string]indicators.Measured{metric: {}}}
	}
	bad := place(zhuanhua.Shaanxi, "received-patents")
	bad.Figures["received-patents"] = indicators.Measured{Levels: []indicators.Level{{}}}
	for name, c := range map[string]struct {
		places []indicators.PlaceMeasured
		year   int
		want   error
	}{
		"no place":       {[]indicators.PlaceMeasured{place(0, "received-patents")}, 2022, zhuanhua.ErrCodeWord},
		"a place twice":  {[]indicators.PlaceMeasured{place(zhuanhua.Shaanxi, "received-patents"), place(zhuanhua.Shaanxi, "received-patents")}, 2022, zhuanhua.ErrDuplicate},
		"no such metric": {[]indicators.PlaceMeasured{place(zhuanhua.Shaanxi, "sunshine")}, 2022, zhuanhua.ErrUnknownID},
		"no such year":   {[]indicators.PlaceMeasured{place(zhuanhua.Shaanxi, "received-patents")}, 0, zhuanhua.ErrRange},
		"a bad figure":   {[]indicators.PlaceMeasured{bad}, 2022, zhuanhua.ErrNotGiven},
	} {
		if _, err := indicators.TargetEffectOf(plan, plan, c.year, c.places...); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// A draft of one metric's rows that cannot stand one by one is carried whole.
func TestTargetEffectCarriesRowsTogether(t *testing.T) {
	base := indicators.TargetPolicy{Table: indicators.ShaanxiTable()}
	var rows []indicators.Target
	for target := range base.Table.Rows() {
		if target.Metric.Key == "received-patents" {
			target.Metric.Unit = zhuanhua.UnitPatentTime
			target.Value = zhuanhua.Value(indicators.WholeQuantity(1))
		}
		rows = append(rows, target)
	}
	table, err := indicators.NewTargetTable(zhuanhua.SX21, zhuanhua.Text{}, rows...)
	if err != nil {
		t.Fatal(err)
	}
	effect, err := indicators.TargetEffectOf(base, indicators.TargetPolicy{Table: table}, 2023, indicators.PlaceMeasured{Place: zhuanhua.Shaanxi})
	if err != nil || len(effect.Altered) != 3 || len(effect.Flips) != 0 {
		t.Errorf("%+v, %v", effect, err)
	}
}

func TestTargetEffectsReverse(t *testing.T) {
	table := indicators.ShaanxiTable()
	metric := row(t, table, "received-patents-2021").Metric
	rapid.Check(t, func(rt *rapid.T) {
		draw := func(label string) indicators.TargetPolicy {
			p := indicators.TargetPolicy{Table: table}
			for _, key := range []string{"received-patents-2021", "received-patents-2022", "received-patents-2023"} {
				p.Table = withNumber(t, p.Table, key, rapid.Int64Range(1, 5).Draw(rt, label))
			}
			return p
		}
		a, b := draw("a"), draw("b")
		var values []string
		for range 3 {
			values = append(values, fmt.Sprint(rapid.IntRange(0, 6).Draw(rt, "figure")))
		}
		figures := indicators.PlaceMeasured{Place: zhuanhua.Shaanxi, Figures: map[string]indicators.Measured{metric.Key: yearly(t, metric, 2021, values...)}}
		there, err := indicators.TargetEffectOf(a, b, 2023, figures)
		if err != nil {
			rt.Fatal(err)
		}
		back, err := indicators.TargetEffectOf(b, a, 2023, figures)
		if err != nil || len(back.Flips) != len(there.Flips) {
			rt.Fatal(err, back.Flips, there.Flips)
		}
		for i, f := range there.Flips {
			r := back.Flips[i]
			if r.Target != f.Target || r.Was != f.Is || r.Is != f.Was || len(f.Blame.Sets) != 1 || !cmp.Equal(f.Blame.Sets[0], []string{f.Target}) {
				rt.Fatalf("%+v, back %+v", f, r)
			}
		}
	})
}
