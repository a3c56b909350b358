package indicators_test

import (
	"encoding/json"
	"math"
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// shown is a rate in plain notation, "-" for none.
func shown(d zhuanhua.Given[decimal.Decimal]) string {
	if v, given := d.Get(); given {
		return indicators.Plain(v)
	}
	return "-"
}

func mustTotal(t testing.TB, base, last indicators.Level) indicators.Growth {
	t.Helper()
	g, err := indicators.TotalGrowth(base, last, indicators.OwnDays)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func mustAverage(t testing.TB, base, last indicators.Level) indicators.Growth {
	t.Helper()
	g, err := indicators.AverageGrowth(base, last, indicators.OwnDays)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestTotalGrowth(t *testing.T) {
	for _, c := range []struct {
		base, last string
		years      int
		places     int32
		want       string
		exact      string
	}{
		{"55", "65", 1, 2, "18.18", "200/11"}, // facts 2: SX21's last step
		{"655", "1057", 1, 2, "61.37", "8040/131"},
		{"272", "456", 1, 2, "67.65", "1150/17"},
		{"100", "120", 1, 0, "20", "20"},
		{"100", "120", 3, 0, "20", "20"}, // over three years, not a year's
		{"100", "0", 1, 2, "-100", "-100"},
		{"100", "-50", 1, 2, "-150", "-150"},
		{"200", "201", 1, 0, "1", "0.5"}, // a half goes away from zero
		{"200", "199", 1, 0, "-1", "-0.5"},
		{"3", "1", 1, 3, "-66.667", "-200/3"},
		{"0.01", "0.02", 1, 18, "100", "100"},
	} {
		g := mustTotal(t, levelOf(t, c.base, 2020), levelOf(t, c.last, 2020+c.years))
		if got := shown(g.Percent(c.places)); got != c.want || g.Years != c.years || g.InPoints() {
			t.Errorf("%s → %s: %s over %d years, want %s", c.base, c.last, got, g.Years, c.want)
		}
		if got := g.Rate(); got.Value.String() != c.exact || !got.Low.Equal(got.Value) || !got.High.Equal(got.Value) {
			t.Errorf("%s → %s: exactly %v, want %s", c.base, c.last, got, c.exact)
		}
	}
}

// GR6: growth of a rate is in percentage points, and its base may be 0.
func TestGrowthInPoints(t *testing.T) {
	rate := func(s string, year int) indicators.Level {
		l := levelOf(t, s, year)
		l.Unit = zhuanhua.UnitPercent
		return l
	}
	for _, c := range []struct {
		base, last     string
		total, average string
	}{
		{"30", "36", "6", "2"}, {"0", "4.5", "4.5", "1.5"}, {"50", "40", "-10", "-3.333"}, {"0", "0", "0", "0"}, {"-2", "1", "3", "1"},
	} {
		base, last := rate(c.base, 2020), rate(c.last, 2023)
		total, average := mustTotal(t, base, last), mustAverage(t, base, last)
		if got := shown(total.Percent(3)); got != c.total || !total.InPoints() || !total.Defined() {
			t.Errorf("%s → %s: %s points, want %s", c.base, c.last, got, c.total)
		}
		if got := shown(average.Percent(3)); got != c.average || !average.InPoints() {
			t.Errorf("%s → %s: %s points a year, want %s", c.base, c.last, got, c.average)
		}
	}
}

func TestIntervalOfTotalGrowth(t *testing.T) {
	of := func(value, half string, year int) indicators.Level {
		l := levelOf(t, value, year)
		l.Half = num(t, half)
		return l
	}
	for _, c := range []struct {
		base, last indicators.Level
		low, high  string
	}{
		{of("10", "2", 2021), of("18", "6", 2022), "0", "200"},
		{of("10", "2", 2021), of("0", "6", 2022), "-175", "-25"}, // −6/8 and 6/8
		{of("10", "2", 2021), of("-18", "6", 2022), "-400", "-200"},
		{of("10", "0", 2021), of("12", "0", 2022), "20", "20"},
	} {
		g := mustTotal(t, c.base, c.last)
		low, high := g.PercentRange(4)
		if shown(low) != c.low || shown(high) != c.high {
			t.Errorf("%v: from %s to %s, want %s to %s", g.Last, shown(low), shown(high), c.low, c.high)
		}
	}
}

func TestZeroGrowthIsNotComputed(t *testing.T) {
	var g indicators.Growth
	low, high := g.PercentRange(2)
	if g.Defined() || g.Percent(2).IsGiven() || low.IsGiven() || high.IsGiven() ||
		!cmp.Equal(g.Ratio(), indicators.Range{}) || !cmp.Equal(g.Rate(), indicators.Range{}) {
		t.Error("the zero Growth has a rate")
	}
	_, err := g.Reaches(num(t, "1"))
	wantInputError(t, err, zhuanhua.ErrNotGiven, "growth")
	_, err = g.Rises()
	wantInputError(t, err, zhuanhua.ErrNotGiven, "growth")
	_, err = g.Agrees(indicators.Published{})
	wantInputError(t, err, zhuanhua.ErrNotGiven, "growth")
}

// What none of the functions made is refused and never computed.
func TestGrowthPutTogetherByHand(t *testing.T) {
	good := mustAverage(t, levelOf(t, "100", 2020), levelOf(t, "150", 2023))
	for _, c := range []struct {
		field string
		kind  error
		spoil func(*indicators.Growth)
	}{
		{"growth.method", zhuanhua.ErrCodeWord, func(g *indicators.Growth) { g.Method = 9 }},
		{"growth", zhuanhua.ErrContradiction, func(g *indicators.Growth) { g.Years = math.MaxInt }},
		{"growth", zhuanhua.ErrContradiction, func(g *indicators.Growth) { g.Years = 0 }},
		{"growth", zhuanhua.ErrContradiction, func(g *indicators.Growth) { g.Years = -1 }},
		{"growth", zhuanhua.ErrContradiction, func(g *indicators.Growth) { g.Base = indicators.Range{} }},
		{"growth", zhuanhua.ErrContradiction, func(g *indicators.Growth) { g.Last.High = indicators.Exact{} }},
		{"growth", zhuanhua.ErrContradiction, func(g *indicators.Growth) {
			g.Base = mustAverage(t, levelOf(t, "0", 2020), levelOf(t, "1", 2021)).Base
		}},
		{"growth", zhuanhua.ErrContradiction, func(g *indicators.Growth) {
			g.Gaps, g.Years = zhuanhua.SetOf(indicators.MissingBase), 101
		}},
	} {
		g := good
		c.spoil(&g)
		_, err := g.Exceeds(num(t, "1"))
		wantInputError(t, err, c.kind, c.field)
		if g.Defined() || g.Percent(2).IsGiven() {
			t.Errorf("%+v has a rate", g)
		}
	}
	for _, places := range []int32{-1, 19, 1 << 30} {
		if good.Percent(places).IsGiven() || good.Last.Value.Round(places).IsGiven() {
			t.Errorf("%d decimals are shown", places)
		}
	}
}

func TestGrowthJSON(t *testing.T) {
	for _, c := range []struct {
		g    indicators.Growth
		want string
	}{
		{mustAverage(t, levelOf(t, "45", 2021), levelOf(t, "65", 2023)),
			`{"method":"level","days":"own-days","unit":"project","years":2,"base":{"low":"45","value":"45","high":"45"},"last":{"low":"65","value":"65","high":"65"},"gaps":"","percent":"20.185043","percent_low":"20.185043","percent_high":"20.185043"}`},
		{mustTotal(t, levelOf(t, "", 2021), levelOf(t, "65", 2022)),
			`{"method":"total","days":"own-days","unit":"project","years":1,"base":{"low":null,"value":null,"high":null},"last":{"low":"65","value":"65","high":"65"},"gaps":"missing-base","percent":null,"percent_low":null,"percent_high":null}`},
	} {
		text, err := json.Marshal(c.g)
		if err != nil || string(text) != c.want {
			t.Errorf("got %s, %v\nwant %s", text, err, c.want)
		}
	}
}

func TestExact(t *testing.T) {
	g := mustTotal(t, levelOf(t, "3", 2021), levelOf(t, "-5", 2022))
	x, none := g.Rate().Value, indicators.Exact{}
	if x.String() != "-800/3" || x.Rat().Cmp(big.NewRat(-800, 3)) != 0 || shown(x.Round(1)) != "-266.7" {
		t.Errorf("got %v", x)
	}
	x.Rat().SetInt64(7)
	if sign, given := x.Sign(); sign != -1 || !given || x.String() != "-800/3" {
		t.Error("the copy is no copy")
	}
	if sign, given := none.Sign(); sign != 0 || given || none.Rat() != nil || none.String() != "" || none.IsGiven() || none.Round(0).IsGiven() {
		t.Error("the zero Exact is a number")
	}
	if none.Equal(x) || x.Equal(none) || !none.Equal(indicators.Exact{}) || !x.Equal(g.Rate().Value) || x.Equal(g.Last.Value) || !x.IsGiven() {
		t.Error("Equal")
	}
}

// drawLevels draws a base above 0 and a last level not below it, with a span of years.
func drawPair(t *rapid.T) (base, last indicators.Level, years int) {
	of := func(name string, least int64, year int) indicators.Level {
		l := indicators.Level{Unit: zhuanhua.UnitYuan, Period: zhuanhua.Year(year), Series: zhuanhua.Flow}
		l.Value = zhuanhua.Value(decimal.New(rapid.Int64Range(least, 1e12).Draw(t, name), rapid.Int32Range(-3, 3).Draw(t, name+" exponent")))
		return l
	}
	years = rapid.IntRange(1, 12).Draw(t, "years")
	return of("base", 1, 2000), of("last", 0, 2000+years), years
}

func scaled(l indicators.Level, by decimal.Decimal) indicators.Level {
	v, _ := l.Value.Get()
	l.Value, l.Half = zhuanhua.Value(v.Mul(by)), l.Half.Mul(by)
	return l
}

func TestGrowthLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, last, years := drawPair(t)
		total, err := indicators.TotalGrowth(base, last, indicators.OwnDays)
		average, failed := indicators.AverageGrowth(base, last, indicators.OwnDays)
		if err != nil || failed != nil || total.Years != years || average.Years != years {
			t.Fatal(err, failed)
		}
		by := decimal.New(rapid.Int64Range(1, 1e6).Draw(t, "by"), -2)
		again, err := indicators.AverageGrowth(scaled(base, by), scaled(last, by), indicators.OwnDays)
		if err != nil || !cmp.Equal(average.Percent(9), again.Percent(9)) || !cmp.Equal(average.Ratio(), again.Ratio()) {
			t.Fatalf("a larger measure of both alters the rate: %v, %v", average.Percent(9), again.Percent(9))
		}
		v0, _ := base.Value.Get()
		v1, _ := last.Value.Get()
		want := new(big.Rat).Quo(v1.Rat(), v0.Rat())
		want.Sub(want, big.NewRat(1, 1)).Mul(want, big.NewRat(100, 1))
		if got := total.Rate().Value.Rat(); got.Cmp(want) != 0 {
			t.Fatalf("%v, want %v", got, want)
		}
		if got := shown(total.Percent(4)); got != indicators.Plain(num(t, want.FloatString(4))) {
			t.Fatalf("%v shown as %s", want, got)
		}
		if years == 1 && !cmp.Equal(total.Percent(12), average.Percent(12)) {
			t.Fatalf("GR2 of one year is not GR1: %v, %v", total.Percent(12), average.Percent(12))
		}
	})
}

// Nothing that is shown follows the package switches of decimal. It must not run
// beside other tests.
func TestGrowthFollowsNoSwitch(t *testing.T) {
	base, last := pledged(t, "45.50", 2021), printedLevel(t, "65000000", zhuanhua.UnitYiYuan, zhuanhua.Year(2023))
	goals := []decimal.Decimal{num(t, "20"), num(t, "2e4"), num(t, "100.00")}
	show := func() (texts []string) {
		in, err := base.In(zhuanhua.UnitYuan)
		texts = append(texts, jsonOf(t, in), jsonOf(t, base), jsonOf(t, last), jsonOf(t, err))
		texts = append(texts, jsonOf(t, indicators.RateLevel(indicators.Ratio{Part: 2, Whole: 3}, zhuanhua.Year(2022))))
		var back indicators.Level
		texts = append(texts, jsonOf(t, json.Unmarshal([]byte(jsonOf(t, last)), &back)), jsonOf(t, back))
		total, average := mustTotal(t, base, last), mustAverage(t, base, last)
		texts = append(texts, jsonOf(t, total), jsonOf(t, average), shown(total.Percent(18)), shown(average.Percent(18)))
		sum := mustSum(t, scaled(base, decimal.New(1, 3)))
		for _, goal := range goals {
			outcome, err := average.Agrees(indicators.PublishedRate(goal, 2))
			texts = append(texts, jsonOf(t, outcome), jsonOf(t, err))
			for _, decide := range []func() (indicators.Attainment, error){
				func() (indicators.Attainment, error) { return average.Exceeds(goal) },
				func() (indicators.Attainment, error) { return last.Reaches(goal, zhuanhua.UnitYiYuan) },
				func() (indicators.Attainment, error) { return sum.Reaches(goal, zhuanhua.UnitYiYuan) },
			} {
				a, err := decide()
				texts = append(texts, jsonOf(t, a), jsonOf(t, a.Text()), shown(a.NeededLevel()), jsonOf(t, err))
			}
		}
		return texts
	}
	plain := show()
	defer func(division int, quotes, trim, scientific bool, decode, power int) {
		decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros = division, quotes, trim
		decimal.UseScientificNotation, decimal.MaxDecodeExponent, decimal.PowPrecisionNegativeExponent = scientific, decode, power
	}(decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros,
		decimal.UseScientificNotation, decimal.MaxDecodeExponent, decimal.PowPrecisionNegativeExponent)
	decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes, decimal.TrimTrailingZeros = -5, true, false
	decimal.UseScientificNotation, decimal.MaxDecodeExponent, decimal.PowPrecisionNegativeExponent = true, 0, 0
	if diff := cmp.Diff(plain, show()); diff != "" {
		t.Error(diff)
	}
}

func jsonOf(t testing.TB, v any) string {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
