package indicators_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func mustSum(t testing.TB, levels ...indicators.Level) indicators.LevelSum {
	t.Helper()
	s, err := indicators.SumLevels(levels...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// SX21's cumulative goals are the sums of its yearly ones (rulebook 7, 0f).
func TestShaanxiCumulativeGoals(t *testing.T) {
	for _, c := range []struct {
		unit  zhuanhua.Unit
		years []string
		goal  string
	}{
		{zhuanhua.UnitPatent, []string{"1200", "1500", "1800"}, "4500"},
		{zhuanhua.UnitPatent, []string{"2000", "3000", "4000"}, "9000"},
		{zhuanhua.UnitProject, []string{"850", "1100", "1300"}, "3250"},
		{zhuanhua.UnitYiYuan, []string{"45", "55", "65"}, "165"},
	} {
		levels := levelsOf(t, 2021, c.years...)
		for i := range levels {
			levels[i].Unit = c.unit
		}
		s := mustSum(t, levels...)
		reaches, err := s.Reaches(num(t, c.goal), c.unit)
		exceeds, failed := s.Exceeds(num(t, c.goal), c.unit)
		if err != nil || failed != nil || reaches.Outcome != zhuanhua.Met || exceeds.Outcome != zhuanhua.NotMet || reaches.Margin.Value.String() != "0" {
			t.Errorf("%v against %s: %+v, %v", c.years, c.goal, reaches, err)
		}
		if from, to := zhuanhua.Year(2021), zhuanhua.Year(2023); s.Period != (zhuanhua.Period{From: from.From, To: to.To, AsOf: to.AsOf}) || s.Unit != c.unit {
			t.Errorf("%v: %+v", c.years, s)
		}
	}
}

func TestSumWithMissingYears(t *testing.T) {
	for _, c := range []struct {
		years []string
		goal  string
		want  zhuanhua.Outcome
	}{
		{[]string{"45", "", "65"}, "165", zhuanhua.Undetermined},
		{[]string{"100", "", "65"}, "165", zhuanhua.Met}, // whatever the second year brought
		{[]string{"", "", ""}, "1", zhuanhua.Undetermined},
		{[]string{"", "", ""}, "0", zhuanhua.Met},
		{[]string{"45", "55", "64"}, "165", zhuanhua.NotMet},
	} {
		s := mustSum(t, levelsOf(t, 2021, c.years...)...)
		a, err := s.Reaches(num(t, c.goal), zhuanhua.UnitProject)
		if err != nil || a.Outcome != c.want || (a.Gaps == zhuanhua.SetOf(indicators.MissingValue)) != (c.want == zhuanhua.Undetermined) {
			t.Errorf("%v against %s: %v, %q, %v", c.years, c.goal, a.Outcome, a.Gaps, err)
		}
	}
	s := mustSum(t, levelsOf(t, 2021, "45", "", "65")...)
	if len(s.Missing) != 1 || s.Missing[0] != zhuanhua.Year(2022) || s.SoFar.Value.String() != "110" {
		t.Errorf("got %+v", s)
	}
	a, _ := s.Reaches(num(t, "165"), zhuanhua.UnitProject)
	if a.Shortfall().String() != "55" { // what the missing year must bring
		t.Errorf("shortfall %v", a.Shortfall())
	}
	text, err := json.Marshal(s)
	want := `{"unit":"project","period":{"from":"2021-01-01","to":"2023-12-31","as_of":"2023-12-31"},"so_far":{"low":"110","value":"110","high":"110"},` +
		`"missing":[{"from":"2022-01-01","to":"2022-12-31","as_of":"2022-12-31"}],"vintage":""}`
	if err != nil || string(text) != want {
		t.Errorf("got %s, %v", text, err)
	}
}

func TestSumOfRoundedLevels(t *testing.T) {
	year := func(value string, y int) indicators.Level {
		return printedLevel(t, value, zhuanhua.UnitYiYuan, zhuanhua.Year(y))
	}
	s := mustSum(t, year("45", 2021), year("55", 2022), year("0.0", 2023))
	if s.SoFar.Low.String() != "99" || s.SoFar.High.String() != "101.05" {
		t.Errorf("got %+v", s.SoFar)
	}
	a, err := s.Reaches(num(t, "100"), zhuanhua.UnitYiYuan)
	if err != nil || a.Outcome != zhuanhua.Undetermined || a.Gaps != zhuanhua.SetOf(indicators.RoundedLevels) {
		t.Errorf("got %+v, %v", a, err)
	}
}

func TestSumLevelsRefuses(t *testing.T) {
	for name, c := range map[string]struct {
		field string
		kind  error
		spoil func(*indicators.Level)
	}{
		"unit":     {"levels[1].unit", zhuanhua.ErrContradiction, func(l *indicators.Level) { l.Unit = zhuanhua.UnitEvent }},
		"rate":     {"levels[1].unit", zhuanhua.ErrNotAllowed, func(l *indicators.Level) { l.Unit = zhuanhua.UnitPercent }},
		"stock":    {"levels[1].series", zhuanhua.ErrNotAllowed, func(l *indicators.Level) { l.Series = zhuanhua.Stock }},
		"vintage":  {"levels[1].vintage", zhuanhua.ErrContradiction, func(l *indicators.Level) { l.Vintage = "revised" }},
		"overlap":  {"levels[1].period", zhuanhua.ErrRange, func(l *indicators.Level) { l.Period = zhuanhua.Year(2021) }},
		"hole":     {"levels[1].period", zhuanhua.ErrRange, func(l *indicators.Level) { l.Period = zhuanhua.Year(2023) }},
		"negative": {"levels[1].value", zhuanhua.ErrRange, func(l *indicators.Level) { *l = levelOf(t, "-1", 2022) }},
		"hostile":  {"levels[1].value", zhuanhua.ErrRange, func(l *indicators.Level) { l.Value = zhuanhua.Value(decimal.New(1, 1<<30)) }},
	} {
		t.Run(name, func(t *testing.T) {
			levels := levelsOf(t, 2021, "1", "2")
			c.spoil(&levels[1])
			_, err := indicators.SumLevels(levels...)
			wantInputError(t, err, c.kind, c.field)
		})
	}
	_, err := indicators.SumLevels()
	wantInputError(t, err, zhuanhua.ErrNotGiven, "levels")
	_, err = indicators.SumLevels(make([]indicators.Level, 101)...)
	wantInputError(t, err, zhuanhua.ErrRange, "levels")
	s := mustSum(t, levelOf(t, "1", 2021))
	_, err = s.Reaches(num(t, "1"), zhuanhua.UnitPatent)
	wantInputError(t, err, zhuanhua.ErrContradiction, "unit")
	_, err = s.Exceeds(decimal.New(1, 1<<30), zhuanhua.UnitProject)
	wantInputError(t, err, zhuanhua.ErrRange, "target")
	_, err = indicators.LevelSum{Unit: zhuanhua.UnitYuan}.Reaches(num(t, "1"), zhuanhua.UnitYuan)
	wantInputError(t, err, zhuanhua.ErrNotGiven, "sum")
}

// A goal that is met with years missing stays met whatever they bring.
func TestSumIsMonotone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 6).Draw(t, "years")
		with, without := make([]indicators.Level, n), make([]indicators.Level, n)
		for i := range n {
			with[i] = countOf(rapid.Int64Range(0, 100).Draw(t, "level"), 2021+i)
			without[i] = with[i]
			if rapid.Bool().Draw(t, "missing") {
				without[i].Value = zhuanhua.Given[decimal.Decimal]{}
			}
		}
		goal := decimal.New(rapid.Int64Range(0, 300).Draw(t, "goal"), 0)
		decide := func(levels []indicators.Level) zhuanhua.Outcome {
			s, err := indicators.SumLevels(levels...)
			if err != nil {
				t.Fatal(err)
			}
			a, err := s.Reaches(goal, zhuanhua.UnitProject)
			if err != nil {
				t.Fatal(err)
			}
			return a.Outcome
		}
		if early, late := decide(without), decide(with); early != zhuanhua.Undetermined && early != late || late == zhuanhua.Undetermined {
			t.Fatalf("%v with years missing, %v without", early, late)
		}
	})
}
