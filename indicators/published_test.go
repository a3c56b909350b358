package indicators_test

import (
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// TestPublishedPairs holds pairs of levels printed in public sources to the growth
// printed with them (facts 2, from the announcements of the patent office and the
// two provinces): each is consistent as an interval.
func TestPublishedPairs(t *testing.T) {
	firstHalf := func(year int) zhuanhua.Period {
		p := zhuanhua.Year(year)
		p.To, _ = zhuanhua.NewDay(year, 6, 30)
		return p
	}
	for _, c := range []struct {
		series    string
		unit      zhuanhua.Unit
		period    func(int) zhuanhua.Period
		last      int
		v0, v1    string
		published string
		naive     string // what the levels as printed give
		beside    string // a rate that is inconsistent with them
	}{
		{"patent pledge amount", zhuanhua.UnitYiYuan, zhuanhua.Year, 2019, "885", "1105", "24.8", "24.9", "25.1"},
		{"patent pledge projects", zhuanhua.UnitProject, zhuanhua.Year, 2019, "5408", "7060", "30.5", "30.5", "30.7"},
		{"patent and trademark pledge", zhuanhua.UnitYiYuan, zhuanhua.Year, 2020, "1515", "2180", "43.9", "43.9", "44.1"},
		{"patent and trademark pledge", zhuanhua.UnitYiYuan, zhuanhua.Year, 2023, "4868.8", "8539.9", "75.4", "75.4", "75.5"},
		{"patent and trademark pledge", zhuanhua.UnitYiYuan, firstHalf, 2022, "1074", "1626.5", "51.5", "51.4", "51.6"},
		{"IP pledge", zhuanhua.UnitYiYuan, firstHalf, 2024, "2676.6", "4199", "57", "57", "58"},
		{"patent-intensive value added", zhuanhua.UnitYiYuan, zhuanhua.Year, 2021, "121289", "142983", "17.9", "17.9", "18.0"},
		{"new-equipment manufacturing", zhuanhua.UnitYiYuan, zhuanhua.Year, 2022, "38452", "41643", "8.3", "8.3", "8.2"},
		{"ICT manufacturing", zhuanhua.UnitYiYuan, zhuanhua.Year, 2022, "28546", "31818", "11.5", "11.5", "11.4"},
		{"environmental", zhuanhua.UnitYiYuan, zhuanhua.Year, 2021, "2748", "3228", "17.5", "17.5", "17.6"},
		{"Shandong patent pledge projects", zhuanhua.UnitProject, zhuanhua.Year, 2020, "655", "1057", "61.37", "61.37", "61.58"},
		{"Shaanxi pledge contracts", zhuanhua.UnitProject, zhuanhua.Year, 2017, "272", "456", "67.7", "67.6", "68.2"},
	} {
		g := mustTotal(t, printedLevel(t, c.v0, c.unit, c.period(c.last-1)), printedLevel(t, c.v1, c.unit, c.period(c.last)))
		low, high := g.PercentRange(4)
		for rate, want := range map[string]zhuanhua.Outcome{c.published: zhuanhua.Met, c.beside: zhuanhua.NotMet} {
			if outcome, err := g.Agrees(printedRate(t, rate)); err != nil || outcome != want {
				t.Errorf("%s %d: %s %% is %v, %v; the levels give %s to %s", c.series, c.last, rate, outcome, err, shown(low), shown(high))
			}
		}
		if got := shown(g.Percent(decimalsOf(c.naive))); got != c.naive {
			t.Errorf("%s %d: the levels as printed give %s, want %s", c.series, c.last, got, c.naive)
		}
	}
}

// Shaanxi's 67.7 % was rounded twice: taken as exact, 272 and 456 give 67.647 %,
// which agrees with 67.65 and not with 67.7.
func TestPublishedRateRoundedTwice(t *testing.T) {
	g := mustTotal(t, levelOf(t, "272", 2016), levelOf(t, "456", 2017))
	for rate, want := range map[string]zhuanhua.Outcome{"67.65": zhuanhua.Met, "67.6": zhuanhua.Met, "67.7": zhuanhua.NotMet} {
		if outcome, err := g.Agrees(printedRate(t, rate)); err != nil || outcome != want {
			t.Errorf("%s %%: %v, %v; want %v", rate, outcome, err, want)
		}
	}
}

// decimalsOf counts the decimals of a number as it is written.
func decimalsOf(s string) int32 {
	_, after, _ := strings.Cut(s, ".")
	return int32(len(after))
}

// printedRate is a rate with the half that its digits say.
func printedRate(t testing.TB, s string) indicators.Published {
	t.Helper()
	return indicators.PublishedRate(num(t, s), decimalsOf(s))
}

// facts 2: +40.9 % then −16.8 % is published as an average of 8.3 % over two years.
func TestChainRates(t *testing.T) {
	g, err := indicators.ChainRates(indicators.Published{Percent: num(t, "40.9")}, indicators.Published{Percent: num(t, "-16.8")})
	if err != nil || shown(g.Percent(3)) != "8.272" || g.Years != 2 {
		t.Errorf("%s over %d years, %v", shown(g.Percent(3)), g.Years, err)
	}
	g, err = indicators.ChainRates(indicators.PublishedRate(num(t, "40.9"), 1), indicators.PublishedRate(num(t, "-16.8"), 1))
	low, high := g.PercentRange(3)
	if err != nil || shown(g.Percent(1)) != "8.3" || shown(low) != "8.221" || shown(high) != "8.324" {
		t.Errorf("%s, from %s to %s, %v", shown(g.Percent(1)), shown(low), shown(high), err)
	}
	for rate, want := range map[string]zhuanhua.Outcome{"8.3": zhuanhua.Met, "12.05": zhuanhua.NotMet, "12.1": zhuanhua.NotMet, "8.2": zhuanhua.Met, "8.1": zhuanhua.NotMet} {
		if outcome, err := g.Agrees(indicators.PublishedRate(num(t, rate), 1)); err != nil || outcome != want {
			t.Errorf("an average of %s %%: %v, %v; want %v", rate, outcome, err, want)
		}
	}
	if a := mustReach(t, g, "8"); a.Outcome != zhuanhua.Met {
		t.Errorf("8 %%: %+v", a)
	}
	if g, err := indicators.ChainRates(indicators.Published{Percent: num(t, "-100")}); err != nil || shown(g.Percent(0)) != "-100" {
		t.Errorf("−100 %%: %s, %v", shown(g.Percent(0)), err)
	}
}

func TestAgreesInPointsAndWithoutRate(t *testing.T) {
	base, last := levelOf(t, "30.1", 2021), levelOf(t, "36.4", 2022)
	base.Unit, last.Unit = zhuanhua.UnitPercent, zhuanhua.UnitPercent
	base.Half, last.Half = num(t, "0.05"), num(t, "0.05")
	for points, want := range map[string]zhuanhua.Outcome{"6.3": zhuanhua.Met, "6.4": zhuanhua.Met, "6.5": zhuanhua.NotMet, "6.1": zhuanhua.NotMet} {
		if outcome, err := mustTotal(t, base, last).Agrees(indicators.PublishedRate(num(t, points), 1)); err != nil || outcome != want {
			t.Errorf("%s points: %v, %v; want %v", points, outcome, err, want)
		}
	}
	none := mustTotal(t, levelOf(t, "0", 2021), levelOf(t, "1", 2022))
	if outcome, err := none.Agrees(indicators.PublishedRate(num(t, "1"), 1)); err != nil || outcome != zhuanhua.Undetermined {
		t.Errorf("without a rate: %v, %v", outcome, err)
	}
	fallen := mustTotal(t, levelOf(t, "2", 2021), levelOf(t, "-4", 2022))
	if outcome, err := fallen.Agrees(indicators.PublishedRate(num(t, "-300"), 0)); err != nil || outcome != zhuanhua.Met {
		t.Errorf("−300 %%: %v, %v", outcome, err)
	}
	lost := mustAverage(t, levelOf(t, "2", 2021), levelOf(t, "0", 2023))
	if outcome, err := lost.Agrees(indicators.PublishedRate(num(t, "-100"), 0)); err != nil || outcome != zhuanhua.Met {
		t.Errorf("all lost: %v, %v", outcome, err)
	}
}

func TestPublishedRefusesInput(t *testing.T) {
	g := mustAverage(t, levelOf(t, "1", 2020), levelOf(t, "2", 2022))
	for _, d := range hostileNumbers() {
		_, err := g.Agrees(indicators.Published{Percent: d})
		wantInputError(t, err, zhuanhua.ErrRange, "published.percent")
		_, err = g.Agrees(indicators.Published{Half: d})
		wantInputError(t, err, zhuanhua.ErrRange, "published.half")
		_, err = indicators.ChainRates(indicators.Published{}, indicators.Published{Percent: d})
		wantInputError(t, err, zhuanhua.ErrRange, "rates[1].percent")
	}
	_, err := g.Agrees(indicators.Published{Half: num(t, "-0.05")})
	wantInputError(t, err, zhuanhua.ErrRange, "published.half")
	_, err = g.Agrees(indicators.Published{Percent: num(t, "-101")})
	wantInputError(t, err, zhuanhua.ErrRange, "published.percent")
	_, err = g.Agrees(indicators.PublishedRate(num(t, "1"), 40))
	wantInputError(t, err, zhuanhua.ErrRange, "published.half")
	_, err = indicators.ChainRates()
	wantInputError(t, err, zhuanhua.ErrNotGiven, "rates")
	_, err = indicators.ChainRates(make([]indicators.Published, 101)...)
	wantInputError(t, err, zhuanhua.ErrRange, "rates")
	_, err = indicators.ChainRates(indicators.PublishedRate(num(t, "-100"), 1))
	wantInputError(t, err, zhuanhua.ErrRange, "rates[0].percent")
}
