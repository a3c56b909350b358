package indicators_test

import (
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func levelsOf(t testing.TB, first int, values ...string) (levels []indicators.Level) {
	t.Helper()
	for i, v := range values {
		levels = append(levels, levelOf(t, v, first+i))
	}
	return levels
}

func TestAverageGrowth(t *testing.T) {
	for _, c := range []struct {
		base, last string
		years      int
		places     int32
		want       string
	}{
		// facts 2: +40.9 % then −16.8 % is 8.272 % a year, published as 8.3.
		{"1000", "1172.288", 2, 3, "8.272"}, {"1000", "1172.288", 2, 1, "8.3"},
		// facts 2: SX21's pledge amounts 45 → 65 over two steps.
		{"45", "65", 2, 3, "20.185"},
		{"100", "172.8", 3, 18, "20"}, {"100", "51.2", 3, 6, "-20"}, {"100", "0", 3, 2, "-100"},
		{"8", "27", 3, 0, "50"}, {"100", "100", 9, 4, "0"},
		{"10000", "10100.25", 2, 0, "1"}, // 0.5 exactly
		{"10000", "9900.25", 2, 0, "-1"}, // −0.5 exactly
		{"10000", "9900.26", 2, 0, "0"}, {"10000", "9900.24", 2, 0, "-1"},
		{"10000", "10100.24", 2, 0, "0"}, {"10000", "9999.9999", 2, 0, "0"},
	} {
		g := mustAverage(t, levelOf(t, c.base, 2020), levelOf(t, c.last, 2020+c.years))
		if got := shown(g.Percent(c.places)); got != c.want || g.Years != c.years {
			t.Errorf("%s → %s: %s over %d years, want %s", c.base, c.last, got, g.Years, c.want)
		}
		if g.Rate().Value.IsGiven() != (c.years == 1) {
			t.Errorf("%s → %s: the rate is given as a fraction", c.base, c.last)
		}
	}
	g := mustAverage(t, levelOf(t, "1", 2020), levelOf(t, "-1", 2022))
	if g.Gaps != zhuanhua.SetOf(indicators.NegativeValue) || g.Percent(2).IsGiven() {
		t.Errorf("a negative level: %q", g.Gaps)
	}
	if a, err := g.Reaches(num(t, "-100")); err != nil || a.Outcome != zhuanhua.NotMet || a.Gaps != 0 || a.Shortfall().String() != "1" {
		t.Errorf("a negative level is no answer: %+v, %v", a, err)
	}
	rounded := levelOf(t, "1", 2022)
	rounded.Half = num(t, "2")
	low, high := mustAverage(t, levelOf(t, "3", 2020), rounded).PercentRange(1)
	if shown(low) != "-100" || shown(high) != "0" {
		t.Errorf("an interval from below 0: %s to %s", shown(low), shown(high))
	}
}

func TestAccumulatedGrowth(t *testing.T) {
	for _, c := range []struct {
		base   string
		years  []string
		places int32
		want   string
	}{
		{"100", []string{"120"}, 6, "20"},
		{"100", []string{"120", "144", "172.8"}, 9, "20"},
		{"100", []string{"172.8", "144", "120"}, 9, "20"}, // only the sum counts
		{"100", []string{"50", "25"}, 2, "-50"},
		{"1", []string{"1", "1", "1", "1"}, 4, "0"},
		{"1", []string{"1", "0"}, 6, "-38.196601"}, // (√5 − 1)/2
		{"1", []string{"0", "0.0000000000000001"}, 2, "-100"},
	} {
		g, err := indicators.AccumulatedGrowth(levelOf(t, c.base, 2020), levelsOf(t, 2021, c.years...), indicators.OwnDays)
		if got := shown(g.Percent(c.places)); err != nil || got != c.want || g.Years != len(c.years) {
			t.Errorf("%s, %v: %s, %v; want %s", c.base, c.years, got, err, c.want)
		}
	}
}

func TestAccumulatedGrowthGaps(t *testing.T) {
	other := levelsOf(t, 2021, "1", "2")
	other[1].Unit = zhuanhua.UnitEvent
	vintage := levelsOf(t, 2021, "1", "2")
	vintage[0].Vintage = "revised"
	for name, c := range map[string]struct {
		base  indicators.Level
		years []indicators.Level
		want  indicators.Gaps
	}{
		"nothing summed":   {levelOf(t, "1", 2020), levelsOf(t, 2021, "0", "0"), zhuanhua.SetOf(indicators.NonPositiveSum)},
		"negative sum":     {levelOf(t, "1", 2020), levelsOf(t, 2021, "1", "-2"), zhuanhua.SetOf(indicators.NonPositiveSum)},
		"zero base":        {levelOf(t, "0", 2020), levelsOf(t, 2021, "1"), zhuanhua.SetOf(indicators.ZeroBase)},
		"year left out":    {levelOf(t, "1", 2020), levelsOf(t, 2022, "1"), zhuanhua.SetOf(indicators.OtherSpan)},
		"year twice":       {levelOf(t, "1", 2020), []indicators.Level{levelOf(t, "1", 2021), levelOf(t, "1", 2021)}, zhuanhua.SetOf(indicators.OtherSpan)},
		"missing":          {levelOf(t, "1", 2020), levelsOf(t, 2021, "1", "", "3"), zhuanhua.SetOf(indicators.MissingValue)},
		"unknown":          {levelOf(t, "1", 2020), []indicators.Level{{}, levelOf(t, "1", 2022)}, zhuanhua.SetOf(indicators.MissingValue)},
		"base unknown":     {indicators.Level{}, levelsOf(t, 2021, "1", "2"), zhuanhua.SetOf(indicators.MissingBase)},
		"unknown and unit": {indicators.Level{}, other, zhuanhua.SetOf(indicators.MissingBase, indicators.OtherUnit)},
		"unit":             {levelOf(t, "1", 2020), other, zhuanhua.SetOf(indicators.OtherUnit)},
		"vintage":          {levelOf(t, "1", 2020), vintage, zhuanhua.SetOf(indicators.OtherVintage)},
	} {
		g, err := indicators.AccumulatedGrowth(c.base, c.years, indicators.OwnDays)
		if err != nil || g.Gaps != c.want || g.Defined() || g.Percent(2).IsGiven() {
			t.Errorf("%s: %q, %v; want %q", name, g.Gaps, err, c.want)
		}
		if a, err := g.Reaches(num(t, "1")); err != nil || name != "nothing summed" && name != "negative sum" && a.Outcome != zhuanhua.Undetermined {
			t.Errorf("%s: %v, %v", name, a.Outcome, err)
		}
	}
}

func TestAccumulatedGrowthRefuses(t *testing.T) {
	base := levelOf(t, "1", 2020)
	_, err := indicators.AccumulatedGrowth(base, nil, indicators.OwnDays)
	wantInputError(t, err, zhuanhua.ErrNotGiven, "years")
	_, err = indicators.AccumulatedGrowth(base, make([]indicators.Level, 101), indicators.OwnDays)
	wantInputError(t, err, zhuanhua.ErrRange, "years")
	rate := levelsOf(t, 2021, "1")
	rate[0].Unit = zhuanhua.UnitPercent
	rates := base
	rates.Unit = zhuanhua.UnitPercent
	_, err = indicators.AccumulatedGrowth(rates, rate, indicators.OwnDays)
	wantInputError(t, err, zhuanhua.ErrNotAllowed, "unit")
	bad := levelsOf(t, 2021, "1")
	bad[0].Value = zhuanhua.Value(decimal.New(1, 1<<30))
	_, err = indicators.AccumulatedGrowth(base, bad, indicators.OwnDays)
	wantInputError(t, err, zhuanhua.ErrRange, "last.value")
	g, err := indicators.AccumulatedGrowth(base, levelsOf(t, 2021, "1", "2"), indicators.OwnDays)
	if err != nil {
		t.Fatal(err)
	}
	_, err = g.Rises()
	wantInputError(t, err, zhuanhua.ErrNotAllowed, "growth.method")
}

// The extremes of what is let in take no longer than a moment.
func TestAverageOfExtremes(t *testing.T) {
	most, least := "9999999999999999999999999999999999999999e18", "1e-18"
	for _, pair := range [][2]string{{most, least}, {least, most}} {
		g := mustAverage(t, levelOf(t, pair[0], 1900), levelOf(t, pair[1], 2000))
		if !g.Percent(18).IsGiven() {
			t.Error("no rate")
		}
		a, err := g.Reaches(num(t, most))
		if err != nil || a.Outcome != zhuanhua.NotMet || len(a.Text().Zh) == 0 {
			t.Errorf("%v, %v", a.Outcome, err)
		}
		years := make([]indicators.Level, 100)
		for i := range years {
			years[i] = levelOf(t, pair[1], 1901+i)
		}
		sum, err := indicators.AccumulatedGrowth(levelOf(t, pair[0], 1900), years, indicators.OwnDays)
		if err != nil || !sum.Percent(18).IsGiven() {
			t.Errorf("no accumulated rate, %v", err)
		}
	}
}

// bigRoot solves power(x) = ratio by bisection with two thousand bits.
func bigRoot(ratio *big.Rat, years int, accumulate bool) *big.Float {
	const precision = 2000
	at := func(x *big.Float) *big.Float {
		y := new(big.Float).SetPrec(precision)
		if !accumulate {
			y.SetInt64(1)
			for range years {
				y.Mul(y, x)
			}
			return y
		}
		for range years {
			y.Add(y, big.NewFloat(1)).Mul(y, x)
		}
		return y
	}
	want := new(big.Float).SetPrec(precision).SetRat(ratio)
	low, high := new(big.Float).SetPrec(precision), new(big.Float).SetPrec(precision).Add(want, big.NewFloat(1))
	for range 400 {
		middle := new(big.Float).SetPrec(precision).Add(low, high)
		middle.Quo(middle, big.NewFloat(2))
		if at(middle).Cmp(want) <= 0 {
			low = middle
		} else {
			high = middle
		}
	}
	return high // an exact root is met from above
}

func TestRootsAgainstFloats(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		base, last, years := drawPair(t)
		average, err := indicators.AverageGrowth(base, last, indicators.OwnDays)
		if err != nil {
			t.Fatal(err)
		}
		many := []indicators.Level{}
		for i := range years {
			l := last
			l.Period = zhuanhua.Year(2001 + i)
			many = append(many, l)
		}
		accumulated, err := indicators.AccumulatedGrowth(base, many, indicators.OwnDays)
		if err != nil {
			t.Fatal(err)
		}
		places := rapid.Int32Range(0, 18).Draw(t, "places")
		for _, g := range []indicators.Growth{average, accumulated} {
			if !g.Defined() {
				continue
			}
			x := bigRoot(g.Ratio().Value.Rat(), g.Years, g.Method == indicators.AccumulationMethod)
			x.Sub(x, big.NewFloat(1)).Mul(x, big.NewFloat(100))
			want, _ := x.Rat(nil)
			got, _ := g.Percent(places).Get()
			off := new(big.Rat).Sub(got.Rat(), want)
			// half a unit of the last decimal, and what the float itself is off by
			unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(places)), nil)
			half := new(big.Rat).SetFrac(big.NewInt(1), unit.Mul(unit, big.NewInt(2)))
			half.Add(half, new(big.Rat).SetFloat64(1e-60))
			if off.Abs(off).Cmp(half) > 0 {
				t.Fatalf("%v over %d years to %d decimals: %s, the float says %s", g.Ratio().Value, g.Years, places, got, want.FloatString(30))
			}
		}
	})
}

// A law of the accumulation method: levels that grow evenly have that growth, and
// it is that of the level method.
func TestAccumulationOfEvenGrowth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		percent := rapid.Int64Range(-90, 300).Draw(t, "percent")
		years := rapid.IntRange(1, 6).Draw(t, "years")
		base := countOf(rapid.Int64Range(1, 1e9).Draw(t, "base"), 2000)
		l, levels := base, []indicators.Level(nil)
		for i := range years {
			l = scaled(l, decimal.New(100+percent, -2))
			l.Period = zhuanhua.Year(2001 + i)
			levels = append(levels, l)
		}
		g, err := indicators.AccumulatedGrowth(base, levels, indicators.OwnDays)
		if err != nil || shown(g.Percent(8)) != indicators.Plain(decimal.New(percent, 0)) {
			t.Fatalf("%d %%: %s, %v", percent, shown(g.Percent(8)), err)
		}
		average, err := indicators.AverageGrowth(base, l, indicators.OwnDays)
		if err != nil || !cmp.Equal(average.Percent(8), g.Percent(8)) {
			t.Fatalf("%d %%: %s by the level method, %v", percent, shown(average.Percent(8)), err)
		}
		if a, err := g.Reaches(decimal.New(percent, 0)); err != nil || a.Outcome != zhuanhua.Met {
			t.Fatalf("%d %% is not reached: %+v, %v", percent, a, err)
		}
		if a, err := g.Exceeds(decimal.New(percent, 0)); err != nil || a.Outcome != zhuanhua.NotMet {
			t.Fatalf("%d %% is exceeded: %+v, %v", percent, a, err)
		}
	})
}

// countOf is a number of projects.
func countOf(n int64, year int) indicators.Level {
	return indicators.CountLevel(n, zhuanhua.UnitProject, zhuanhua.Year(year))
}
