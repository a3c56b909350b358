package indicators_test

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func pledged(t testing.TB, yi string, year int) indicators.Level {
	t.Helper()
	l := levelOf(t, yi, year)
	l.Unit = zhuanhua.UnitYiYuan
	return l
}

func mustReach(t testing.TB, g indicators.Growth, percent string) indicators.Attainment {
	t.Helper()
	a, err := g.Reaches(num(t, percent))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// SX21's pledge amounts, 45/55/65 亿元 for 2021 to 2023, against 20 % a year
// (rulebook 7, facts 2).
func TestShaanxiPledgeAmounts(t *testing.T) {
	t.Run("base 2021", func(t *testing.T) {
		inWan := func(yi string, year int) indicators.Level {
			l, err := pledged(t, yi, year).In(zhuanhua.UnitWanYuan)
			if err != nil {
				t.Fatal(err)
			}
			return l
		}
		a := mustReach(t, mustAverage(t, inWan("45", 2021), inWan("65", 2023)), "20")
		if a.Outcome != zhuanhua.Met || a.Last.Value.String() != "650000" || a.Needed.Value.String() != "648000" ||
			a.Margin.Value.String() != "2000" || a.Shortfall().String() != "0" || a.Years != 2 {
			t.Errorf("got %+v", a)
		}
	})
	t.Run("the last step alone", func(t *testing.T) {
		a := mustReach(t, mustTotal(t, pledged(t, "55", 2022), pledged(t, "65", 2023)), "20")
		if a.Outcome != zhuanhua.NotMet || a.Needed.Value.String() != "66" || a.Shortfall().String() != "1" {
			t.Errorf("got %+v", a)
		}
	})
	t.Run("base 2020", func(t *testing.T) {
		for _, c := range []struct {
			base string
			want zhuanhua.Outcome
		}{
			{"37.615", zhuanhua.Met}, {"37.6157407407407407", zhuanhua.Met}, {"37.6157407407407408", zhuanhua.NotMet},
			{"37.62", zhuanhua.NotMet}, {"", zhuanhua.Undetermined},
		} {
			a := mustReach(t, mustAverage(t, pledged(t, c.base, 2020), pledged(t, "65", 2023)), "20")
			if a.Outcome != c.want || a.Years != 3 || a.MostBase.String() != "8125/216" || shown(a.MostBase.Round(3)) != "37.616" {
				t.Errorf("base %q: %v, most base %v; want %v", c.base, a.Outcome, a.MostBase, c.want)
			}
			if missing := a.Gaps == zhuanhua.SetOf(indicators.MissingBase); missing != (c.base == "") || missing == a.Needed.Value.IsGiven() {
				t.Errorf("base %q: gaps %q, needed %v", c.base, a.Gaps, a.Needed)
			}
		}
		// exactly at the bound, in units in which it has an end
		a := mustReach(t, mustAverage(t, pledged(t, "8125", 2020), pledged(t, "14040", 2023)), "20")
		if a.Outcome != zhuanhua.Met || a.Margin.Value.String() != "0" {
			t.Errorf("at the bound: %+v", a)
		}
		a, err := mustAverage(t, pledged(t, "8125", 2020), pledged(t, "14040", 2023)).Exceeds(num(t, "20"))
		if err != nil || a.Outcome != zhuanhua.NotMet || a.Shortfall().String() != "0" {
			t.Errorf("exceeding at the bound: %+v, %v", a, err)
		}
	})
}

// SD21-1.2.4: 超过20% is >, 达到20% is ≥ (rulebook 0a).
func TestReachesAndExceeds(t *testing.T) {
	for _, c := range []struct {
		base, last      string
		years           int
		percent         string
		reaches, exceed zhuanhua.Outcome
		needed, above   string
	}{
		{"100", "120", 1, "20", zhuanhua.Met, zhuanhua.NotMet, "120", "121"},
		{"100", "121", 1, "20", zhuanhua.Met, zhuanhua.Met, "120", "121"},
		{"100", "119", 1, "20", zhuanhua.NotMet, zhuanhua.NotMet, "120", "121"},
		{"100", "173", 3, "20", zhuanhua.Met, zhuanhua.Met, "173", "173"}, // 172.8
		{"100", "172", 3, "20", zhuanhua.NotMet, zhuanhua.NotMet, "173", "173"},
		{"125", "216", 3, "20", zhuanhua.Met, zhuanhua.NotMet, "216", "217"},
		{"100", "0", 2, "-100", zhuanhua.Met, zhuanhua.NotMet, "0", "1"},
		{"100", "90", 1, "-10", zhuanhua.Met, zhuanhua.NotMet, "90", "91"},
		{"100", "100", 4, "0", zhuanhua.Met, zhuanhua.NotMet, "100", "101"},
		{"0", "100", 1, "20", zhuanhua.Undetermined, zhuanhua.Undetermined, "-", "-"},
		{"-5", "100", 1, "20", zhuanhua.Undetermined, zhuanhua.Undetermined, "-", "-"},
		{"", "100", 1, "20", zhuanhua.Undetermined, zhuanhua.Undetermined, "-", "-"},
		{"100", "", 1, "20", zhuanhua.Undetermined, zhuanhua.Undetermined, "120", "121"},
		{"100", "-1", 2, "20", zhuanhua.NotMet, zhuanhua.NotMet, "144", "145"},
	} {
		g := mustAverage(t, levelOf(t, c.base, 2020), levelOf(t, c.last, 2020+c.years))
		reaches := mustReach(t, g, c.percent)
		exceeds, err := g.Exceeds(num(t, c.percent))
		if err != nil || reaches.Outcome != c.reaches || exceeds.Outcome != c.exceed || reaches.Above || !exceeds.Above {
			t.Errorf("%s → %s, %s %%: reaches %v, exceeds %v, %v", c.base, c.last, c.percent, reaches.Outcome, exceeds.Outcome, err)
		}
		if shown(reaches.NeededLevel()) != c.needed || shown(exceeds.NeededLevel()) != c.above {
			t.Errorf("%s → %s: needed %s, %s; want %s, %s", c.base, c.last, shown(reaches.NeededLevel()), shown(exceeds.NeededLevel()), c.needed, c.above)
		}
		if (reaches.Outcome == zhuanhua.Undetermined) != (reaches.Gaps != 0) {
			t.Errorf("%s → %s: %v with gaps %q", c.base, c.last, reaches.Outcome, reaches.Gaps)
		}
	}
}

func TestTargetsInPoints(t *testing.T) {
	rate := func(s string, year int) indicators.Level {
		l := levelOf(t, s, year)
		l.Unit = zhuanhua.UnitPercent
		return l
	}
	total := mustTotal(t, rate("30", 2020), rate("36", 2023))
	average := mustAverage(t, rate("30", 2020), rate("36", 2023))
	for _, c := range []struct {
		g       indicators.Growth
		points  string
		want    zhuanhua.Outcome
		needed  string
		highest string
	}{
		{total, "6", zhuanhua.Met, "36", "30"}, {total, "6.01", zhuanhua.NotMet, "36.01", "29.99"}, {total, "-200", zhuanhua.Met, "-170", "236"},
		{average, "2", zhuanhua.Met, "36", "30"}, {average, "2.5", zhuanhua.NotMet, "37.5", "28.5"},
		{mustTotal(t, rate("0", 2020), rate("36", 2023)), "36", zhuanhua.Met, "36", "0"},
	} {
		a := mustReach(t, c.g, c.points)
		if a.Outcome != c.want || a.Needed.Value.String() != c.needed || a.MostBase.String() != c.highest {
			t.Errorf("%s points: %+v", c.points, a)
		}
	}
	if a := mustReach(t, mustTotal(t, rate("", 2020), rate("36", 2023)), "1"); a.Outcome != zhuanhua.Undetermined || a.MostBase.String() != "35" {
		t.Errorf("without base: %+v", a)
	}
}

func TestTargetsOnRoundedLevels(t *testing.T) {
	base, last := printedLevel(t, "100", zhuanhua.UnitYiYuan, zhuanhua.Year(2021)), printedLevel(t, "120", zhuanhua.UnitYiYuan, zhuanhua.Year(2022))
	g := mustTotal(t, base, last) // 119.5/100.5 to 120.5/99.5
	for _, c := range []struct {
		percent string
		want    zhuanhua.Outcome
	}{{"18.9", zhuanhua.Met}, {"19", zhuanhua.Undetermined}, {"20", zhuanhua.Undetermined}, {"21.1", zhuanhua.Undetermined}, {"21.2", zhuanhua.NotMet}} {
		a := mustReach(t, g, c.percent)
		if a.Outcome != c.want || (c.want == zhuanhua.Undetermined) != (a.Gaps == zhuanhua.SetOf(indicators.RoundedLevels)) {
			t.Errorf("%s %%: %v, %q; want %v", c.percent, a.Outcome, a.Gaps, c.want)
		}
		if !a.Needed.Low.IsGiven() || a.Needed.Low.Equal(a.Needed.High) {
			t.Errorf("needed %v", a.Needed)
		}
	}
	// The ends belong to the interval: at them ≥ is met and > is not missed.
	for _, c := range []struct {
		base, half, last string
		percent          string
		reaches, exceeds zhuanhua.Outcome
	}{
		{"99", "1", "120", "20", zhuanhua.Met, zhuanhua.Undetermined},
		{"101", "1", "120", "20", zhuanhua.Undetermined, zhuanhua.NotMet},
	} {
		base := levelOf(t, c.base, 2021)
		base.Half = num(t, c.half)
		g := mustTotal(t, base, levelOf(t, c.last, 2022))
		exceeds, err := g.Exceeds(num(t, c.percent))
		if reaches := mustReach(t, g, c.percent); err != nil || reaches.Outcome != c.reaches || exceeds.Outcome != c.exceeds {
			t.Errorf("base %s ± %s: %v, %v; %v", c.base, c.half, reaches.Outcome, exceeds.Outcome, err)
		}
	}
	base.Half = num(t, "100")
	if a := mustReach(t, mustTotal(t, base, last), "20"); a.Outcome != zhuanhua.Undetermined || a.Gaps != zhuanhua.SetOf(indicators.DoubtfulBase) {
		t.Errorf("a base that may be 0: %+v", a)
	}
}

// SD21-1.2.4: a rise, of whatever size, is decided also where there is no rate.
func TestRises(t *testing.T) {
	for _, c := range []struct {
		base, last string
		want       zhuanhua.Outcome
	}{
		{"100", "101", zhuanhua.Met}, {"100", "100", zhuanhua.NotMet}, {"100", "99", zhuanhua.NotMet},
		{"0", "1", zhuanhua.Met}, {"0", "0", zhuanhua.NotMet}, {"-2", "-1", zhuanhua.Met},
		{"", "1", zhuanhua.Undetermined}, {"1", "", zhuanhua.Undetermined},
	} {
		g := mustAverage(t, levelOf(t, c.base, 2020), levelOf(t, c.last, 2022))
		a, err := g.Rises()
		if err != nil || a.Outcome != c.want || !a.Above {
			t.Errorf("%s → %s: %v, %v; want %v", c.base, c.last, a.Outcome, err, c.want)
		}
	}
	g := mustTotal(t, pledged(t, "1", 2020), levelOf(t, "2", 2021))
	a, err := g.Rises()
	if err != nil || a.Outcome != zhuanhua.Undetermined || a.Gaps != zhuanhua.SetOf(indicators.OtherUnit) || a.Needed.Value.IsGiven() || a.MostBase.IsGiven() {
		t.Errorf("across units: %+v, %v", a, err)
	}
}

// SD21-1.2.4: pledges of 200 亿元 in 2023.
func TestLevelTargets(t *testing.T) {
	goal := num(t, "200")
	rounded := pledged(t, "200", 2023)
	rounded.Half = num(t, "0.5")
	for _, c := range []struct {
		level           indicators.Level
		reaches, exceed zhuanhua.Outcome
	}{
		{pledged(t, "200", 2023), zhuanhua.Met, zhuanhua.NotMet},
		{pledged(t, "200.0001", 2023), zhuanhua.Met, zhuanhua.Met},
		{pledged(t, "199.9999999999", 2023), zhuanhua.NotMet, zhuanhua.NotMet},
		{pledged(t, "", 2023), zhuanhua.Undetermined, zhuanhua.Undetermined},
		{pledged(t, "0", 2023), zhuanhua.NotMet, zhuanhua.NotMet},
		{rounded, zhuanhua.Undetermined, zhuanhua.Undetermined},
	} {
		reaches, err := c.level.Reaches(goal, zhuanhua.UnitYiYuan)
		exceeds, failed := c.level.Exceeds(goal, zhuanhua.UnitYiYuan)
		if err != nil || failed != nil || reaches.Outcome != c.reaches || exceeds.Outcome != c.exceed {
			t.Errorf("%+v: %v, %v; %v, %v", c.level, reaches.Outcome, exceeds.Outcome, err, failed)
		}
		if shown(reaches.NeededLevel()) != "200" || shown(exceeds.NeededLevel()) != "200.0000000001" {
			t.Errorf("needed %s, %s", shown(reaches.NeededLevel()), shown(exceeds.NeededLevel()))
		}
	}
}

func TestTargetsRefuseInput(t *testing.T) {
	g := mustAverage(t, levelOf(t, "1", 2020), levelOf(t, "2", 2021))
	level := levelOf(t, "1", 2020)
	for _, d := range hostileNumbers() {
		_, err := g.Reaches(d)
		wantInputError(t, err, zhuanhua.ErrRange, "target")
		_, err = level.Reaches(d, zhuanhua.UnitProject)
		wantInputError(t, err, zhuanhua.ErrRange, "target")
		bad := level
		bad.Value = zhuanhua.Value(d)
		_, err = bad.Exceeds(num(t, "1"), zhuanhua.UnitProject)
		wantInputError(t, err, zhuanhua.ErrRange, "level.value")
	}
	_, err := g.Reaches(num(t, "-100.01"))
	wantInputError(t, err, zhuanhua.ErrRange, "target")
	for unit, kind := range map[zhuanhua.Unit]error{
		zhuanhua.UnitEvent: zhuanhua.ErrContradiction, zhuanhua.UnitNone: zhuanhua.ErrNotGiven, 99: zhuanhua.ErrCodeWord,
	} {
		_, err = level.Reaches(num(t, "1"), unit)
		wantInputError(t, err, kind, "unit")
	}
	var none indicators.Attainment
	if none.Outcome != zhuanhua.Undetermined || none.NeededLevel().IsGiven() || none.Shortfall().IsGiven() {
		t.Error("the zero Attainment says something")
	}
}

func TestAttainmentTexts(t *testing.T) {
	met := mustReach(t, mustAverage(t, pledged(t, "45", 2021), pledged(t, "65", 2023)), "20")
	unknown := mustReach(t, mustAverage(t, pledged(t, "", 2020), pledged(t, "65", 2023)), "20")
	level, err := pledged(t, "180", 2023).Exceeds(num(t, "200"), zhuanhua.UnitYiYuan)
	if err != nil {
		t.Fatal(err)
	}
	base, last := levelOf(t, "30", 2022), levelOf(t, "31", 2023)
	base.Unit, last.Unit = zhuanhua.UnitPercent, zhuanhua.UnitPercent
	points := mustReach(t, mustTotal(t, base, last), "2")
	for _, c := range []struct {
		a      indicators.Attainment
		zh, en string
	}{
		{met, "符合：年均增幅（水平法）不低于20%；实际65亿元；至少须64.8亿元",
			"met: average annual growth (level method) at least 20 per cent; actual 65 hundred million yuan; needed at least 64.8 hundred million yuan"},
		{unknown, "待定：年均增幅（水平法）不低于20%；实际65亿元；缺基期数据",
			"undetermined: average annual growth (level method) at least 20 per cent; actual 65 hundred million yuan; the base level is missing"},
		{level, "不符合：目标高于200亿元；实际180亿元",
			"not met: target above 200 hundred million yuan; actual 180 hundred million yuan"},
		{points, "不符合：增幅不低于2百分点；实际31%；至少须32%",
			"not met: growth at least 2 percentage points; actual 31 per cent; needed at least 32 per cent"},
	} {
		if got := c.a.Text(); got.Zh != c.zh || got.En != c.en {
			t.Errorf("got  %s\n     %s\nwant %s\n     %s", got.Zh, got.En, c.zh, c.en)
		}
	}
}

func TestAttainmentJSON(t *testing.T) {
	a := mustReach(t, mustAverage(t, pledged(t, "", 2020), pledged(t, "65", 2023)), "20")
	text, err := json.Marshal(a)
	want := `{"outcome":"undetermined","above":false,"method":"level","target":"20","unit":"yi_yuan","years":3,` +
		`"last":{"low":"65","value":"65","high":"65"},"needed":{"low":null,"value":null,"high":null},` +
		`"margin":{"low":null,"value":null,"high":null},"most_base":"8125/216","gaps":"missing-base"}`
	if err != nil || string(text) != want {
		t.Errorf("got %s, %v\nwant %s", text, err, want)
	}
	b := mustReach(t, mustAverage(t, pledged(t, "", 2020), pledged(t, "65", 2023)), "20.5")
	if cmp.Equal(a, b) || cmp.Diff(a, b) == "" || !cmp.Equal(a, mustReach(t, mustAverage(t, pledged(t, "", 2020), pledged(t, "65", 2023)), "20.0")) {
		t.Error("cmp does not see the difference")
	}
}

// GR4 against plain powers of fractions, with levels on the bound, beside it, and
// anywhere.
func TestDecisionsAgainstPowers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		for range 50 {
			checkDecision(t)
		}
	})
}

func checkDecision(t *rapid.T) {
	base, last, years := drawPair(t)
	percent := decimal.New(rapid.Int64Range(-1000, 4000).Draw(t, "percent"), -1)
	v0, _ := base.Value.Get()
	factor, bound := percent.Add(decimal.New(100, 0)).Shift(-2), v0
	for range years {
		bound = bound.Mul(factor)
	}
	if at := bound.Truncate(18); at.NumDigits() <= 38 {
		switch rapid.IntRange(0, 3).Draw(t, "where") {
		case 0:
			last.Value = zhuanhua.Value(at)
		case 1:
			last.Value = zhuanhua.Value(at.Add(decimal.New(1, -18)))
		}
	}
	v1, _ := last.Value.Get()
	g, err := indicators.AverageGrowth(base, last, indicators.OwnDays)
	if err != nil {
		t.Fatal(err)
	}
	reaches, err := g.Reaches(percent)
	if err != nil {
		t.Fatal(err)
	}
	exceeds, err := g.Exceeds(percent)
	if err != nil {
		t.Fatal(err)
	}
	outcome := map[bool]zhuanhua.Outcome{true: zhuanhua.Met, false: zhuanhua.NotMet}
	needed := bound.Rat()
	side := v1.Rat().Cmp(needed)
	if reaches.Outcome != outcome[side >= 0] || exceeds.Outcome != outcome[side > 0] {
		t.Fatalf("%s → %s over %d years, %s %%: %v, %v", v0, v1, years, percent, reaches.Outcome, exceeds.Outcome)
	}
	if reaches.Needed.Value.Rat().Cmp(needed) != 0 || reaches.Margin.Value.Rat().Cmp(new(big.Rat).Sub(v1.Rat(), needed)) != 0 {
		t.Fatalf("needed %v, want %v", reaches.Needed.Value, needed)
	}
	if most := reaches.MostBase.Rat(); most != nil && v0.Rat().Cmp(most) <= 0 != (reaches.Outcome == zhuanhua.Met) {
		t.Fatalf("%s → %s: most base %v, %v", v0, v1, most, reaches.Outcome)
	}
	least, _ := reaches.NeededLevel().Get()
	if step := decimal.New(1, -2); least.Rat().Cmp(needed) < 0 || least.Sub(step).Rat().Cmp(needed) >= 0 {
		t.Fatalf("%s fen for %v", least, needed)
	}
	least, _ = exceeds.NeededLevel().Get()
	if step := decimal.New(1, -2); least.Rat().Cmp(needed) <= 0 || least.Sub(step).Rat().Cmp(needed) > 0 {
		t.Fatalf("%s fen for more than %v", least, needed)
	}
}

// A target is no easier to reach when it is higher, when the level is lower, or when
// the base is higher.
func TestReachesIsMonotone(t *testing.T) {
	rank := map[zhuanhua.Outcome]int{zhuanhua.NotMet: 0, zhuanhua.Undetermined: 1, zhuanhua.Met: 2}
	rapid.Check(t, func(t *rapid.T) {
		base, last, _ := drawPair(t)
		half := decimal.New(rapid.Int64Range(0, 100).Draw(t, "half"), -5)
		v0, _ := base.Value.Get()
		base.Half = half.Mul(v0) // at most a thousandth
		percent := decimal.New(rapid.Int64Range(-90, 300).Draw(t, "percent"), 0)
		decide := func(base, last indicators.Level, percent decimal.Decimal) int {
			g, err := indicators.AverageGrowth(base, last, indicators.OwnDays)
			if err != nil {
				t.Fatal(err)
			}
			a, err := g.Reaches(percent)
			if err != nil {
				t.Fatal(err)
			}
			return rank[a.Outcome]
		}
		plain := decide(base, last, percent)
		more := decimal.New(rapid.Int64Range(1, 1e6).Draw(t, "more"), -2)
		higher, raised := last, base
		v1, _ := last.Value.Get()
		higher.Value, raised.Value = zhuanhua.Value(v1.Add(more)), zhuanhua.Value(v0.Add(more))
		if decide(base, last, percent.Add(more)) > plain || decide(base, higher, percent) < plain || decide(raised, last, percent) > plain {
			t.Fatalf("%v → %v, %v %%, and %v more", v0, v1, percent, more)
		}
	})
}
