package awards_test

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func row(value, step decimal.Decimal, unit zhuanhua.Unit) awards.YearlyRow {
	return awards.YearlyRow{Clause: "SX21-T1", Year: 2021, Value: value, Unit: unit, Step: step}
}

func weights(list ...int64) (claims []awards.Claim) {
	for i, w := range list {
		claims = append(claims, awards.Claim{Key: fmt.Sprint(i), Score: decimal.New(w, 0)})
	}
	return claims
}

// The plan's own rows, broken down: 1,200 件 in whole patents, 45 亿元 in millions.
func TestBreakDown(t *testing.T) {
	for _, c := range []struct {
		row     awards.YearlyRow
		weights []awards.Claim
		want    string
	}{
		{row(decimal.New(1200, 0), decimal.New(1, 0), zhuanhua.UnitPatent), weights(5, 3, 2), "600 360 240"},
		{row(decimal.New(1200, 0), decimal.New(1, 0), zhuanhua.UnitPatent), weights(1, 1, 1, 1, 1, 1, 1), "172+ 172+ 172+ 171 171 171 171"},
		{row(decimal.New(45, 0), decimal.New(1, -2), zhuanhua.UnitYiYuan), weights(1, 1, 1), "15 15 15"},
		{row(decimal.New(55, 0), decimal.New(1, -2), zhuanhua.UnitYiYuan), weights(1, 1, 1), "18.34+ 18.33 18.33"},
		{row(decimal.New(65, 0), decimal.New(5, -1), zhuanhua.UnitYiYuan), weights(7, 0, 3), "45.5 0 19.5"},
		{row(decimal.Decimal{}, decimal.New(1, 0), zhuanhua.UnitProject), weights(0, 0), "0 0"},
		{row(decimal.New(1, 15), decimal.New(1, -2), zhuanhua.UnitYuan), weights(1, 2), "333333333333333.33 666666666666666.67+"},
	} {
		goals, err := awards.BreakDown(c.row, c.weights)
		var got []string
		for _, g := range goals {
			got = append(got, g.Value.String()+map[bool]string{true: "+"}[g.Rounded])
		}
		if s := strings.Join(got, " "); err != nil || s != c.want {
			t.Errorf("%v of %v: %s, %v; want %s", c.row.Value, c.row.Step, s, err, c.want)
		}
	}
}

// The parts add up to the row, and the greater weight has no smaller part; the host's
// own goals are found to add up exactly then.
func TestBreakDownLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := rapid.SliceOfN(rapid.Int64Range(0, 1000), 1, 15).Draw(t, "weights")
		list = append(list, 1)
		r := row(decimal.New(rapid.Int64Range(0, 1_000_000).Draw(t, "steps"), -2), decimal.New(1, -2), zhuanhua.UnitYiYuan)
		goals, err := awards.BreakDown(r, weights(list...))
		if err != nil {
			t.Fatal(err)
		}
		var figures []awards.CityFigure
		for i, g := range goals {
			figures = append(figures, awards.CityFigure{City: g.City, Value: zhuanhua.Value(g.Value)})
			for k := range goals {
				if list[i] > list[k] && g.Value.Cmp(goals[k].Value) < 0 {
					t.Fatalf("weights %v, goals %v", list, goals)
				}
			}
		}
		s, err := awards.AddUp(r, figures)
		if err != nil || s.Outcome != zhuanhua.Met || !s.Short.IsZero() || !s.Sum.Equal(r.Value) {
			t.Fatalf("%+v, %v", s, err)
		}
	})
}

func TestAddUp(t *testing.T) {
	r := row(decimal.New(1200, 0), decimal.New(1, 0), zhuanhua.UnitPatent)
	for name, c := range map[string]struct {
		goals []awards.CityFigure
		want  string
	}{
		"the sum":             {cities(600, 360, 240), "met 1200 0"},
		"one short":           {cities(600, 360, 239), "not_met 1199 1 not-the-sum"},
		"one more":            {cities(600, 360, 241), "not_met 1201 -1 not-the-sum"},
		"one missing":         {cities(600, -1, 240), "undetermined 840 360 ?370200"},
		"missing, yet more":   {cities(1000, -1, 240), "not_met 1240 -40 not-the-sum ?370200"},
		"missing, at the sum": {cities(960, -1, 240), "undetermined 1200 0 ?370200"},
	} {
		s, err := awards.AddUp(r, c.goals)
		got := fmt.Sprint(s.Outcome, " ", s.Sum, " ", s.Short)
		for _, reason := range s.Reasons {
			got += " " + reason.Code
		}
		for _, m := range s.Missing {
			got += " ?" + m
		}
		if err != nil || got != c.want {
			t.Errorf("%s: %s, %v; want %s", name, got, err, c.want)
		}
	}
	_, err := awards.AddUp(r, nil)
	checkInput(t, "no city", err, "cities", zhuanhua.ErrNotGiven)
}

func TestBreakDownErrors(t *testing.T) {
	one, good := decimal.New(1, 0), weights(1, 2)
	for name, c := range map[string]struct {
		row   awards.YearlyRow
		field string
		kind  error
	}{
		"negative":           {row(decimal.New(-1, 0), one, zhuanhua.UnitPatent), "value", zhuanhua.ErrRange},
		"without end":        {row(decimal.New(1, 1<<30), one, zhuanhua.UnitPatent), "value", zhuanhua.ErrRange},
		"half a patent":      {row(decimal.New(15, -1), one, zhuanhua.UnitPatent), "value", zhuanhua.ErrPrecision},
		"no step":            {row(one, decimal.Decimal{}, zhuanhua.UnitPatent), "step", zhuanhua.ErrRange},
		"a step without end": {row(one, decimal.New(1, -1<<30), zhuanhua.UnitPatent), "step", zhuanhua.ErrPrecision},
		"a rate":             {row(one, one, zhuanhua.UnitPercent), "unit", zhuanhua.ErrNotAllowed},
		"points":             {row(one, one, zhuanhua.UnitScore), "unit", zhuanhua.ErrNotAllowed},
		"no unit":            {row(one, one, 0), "unit", zhuanhua.ErrNotGiven},
		"no clause":          {awards.YearlyRow{Year: 2021, Value: one, Step: one, Unit: zhuanhua.UnitPatent}, "clause", zhuanhua.ErrSyntax},
		"no year":            {awards.YearlyRow{Clause: "SX21-T1", Value: one, Step: one, Unit: zhuanhua.UnitPatent}, "year", zhuanhua.ErrRange},
	} {
		_, err := awards.BreakDown(c.row, good)
		checkInput(t, name, err, c.field, c.kind)
		_, err = awards.AddUp(c.row, cities(1, 2))
		checkInput(t, name, err, c.field, c.kind)
	}
	var fault *awards.ApportionError
	for name, claims := range map[string][]awards.Claim{"all zero": weights(0, 0), "negative": weights(1, -1), "none": nil} {
		if _, err := awards.BreakDown(row(one, one, zhuanhua.UnitPatent), claims); !errors.As(err, &fault) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A budget that is negative, no whole number of units or without a claim is refused.
func TestApportionErrors(t *testing.T) {
	for name, c := range map[string]struct {
		budget, unit zhuanhua.Amount
		claims       []awards.Claim
		kind         error
	}{
		"negative":     {-1, 1, weights(1), awards.ErrBudget},
		"no unit":      {1, 0, weights(1), awards.ErrUnit},
		"part of one":  {3, 2, weights(1), awards.ErrBudget},
		"all zero":     {1, 1, weights(0, 0), awards.ErrNoClaim},
		"negative one": {1, 1, weights(1, -1), awards.ErrNegative},
		"no name":      {1, 1, []awards.Claim{{Score: decimal.New(1, 0)}}, zhuanhua.ErrNotGiven},
		"twice":        {1, 1, []awards.Claim{{Key: "a"}, {Key: "a"}}, zhuanhua.ErrDuplicate},
		"without end":  {1, 1, []awards.Claim{{Key: "a", Score: decimal.New(1, 1<<30)}}, zhuanhua.ErrRange},
	} {
		_, err := awards.Apportion(c.budget, c.unit, c.claims)
		var fault *awards.ApportionError
		if !errors.As(err, &fault) || !errors.Is(err, c.kind) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestBulletin(t *testing.T) {
	p := awards.ProvinceFigures{Indicator: "T1", Unit: zhuanhua.UnitPatent, Year: 2022, Cities: cities(300, 500, 300, 100)}
	p.Cities[0].Self, p.Cities[1].Self = zhuanhua.Value(decimal.New(310, 0)), zhuanhua.Value(decimal.New(5000, -1))
	lines := func(b awards.Bulletin) (list []string) {
		for _, l := range b.Lines {
			s := l.City
			if n, given := l.Rank.Get(); given {
				s += fmt.Sprint(" ", n)
			}
			s += " " + l.Share + " " + l.Above.String()
			for _, n := range l.Notes {
				s += " " + n.Code
			}
			list = append(list, s)
		}
		return list
	}
	b, err := p.Bulletin()
	want := []string{"370200 1 5/12 true", "370100 2 0.25 false self-report-differs", "370600 2 0.25 false", "370300 4 1/12 false"}
	if diff := cmp.Diff(want, lines(b)); err != nil || diff != "" || !b.Total.Or(decimal.Decimal{}).Equal(decimal.New(1200, 0)) {
		t.Errorf("%v %v (-want +got):\n%s", err, b.Total, diff)
	}
	again := p
	again.Cities = slices.Clone(p.Cities)
	slices.Reverse(again.Cities)
	if other, err := again.Bulletin(); err != nil || !cmp.Equal(b, other) {
		t.Errorf("another order: %v", cmp.Diff(b, other))
	}
	p.Cities = cities(300, -1, 500, 0)
	b, err = p.Bulletin()
	if diff := cmp.Diff([]string{"370600  ", "370100  ", "370300  false", "370200  "}, lines(b)); err != nil || diff != "" || b.Total.IsGiven() {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	p.Unit, p.Cities = zhuanhua.UnitPercent, cities(80, 90)
	if b, err = p.Bulletin(); err != nil || b.Total.IsGiven() || b.Lines[0].Share != "" || b.Lines[0].Above != zhuanhua.Yes {
		t.Errorf("a rate: %+v, %v", b, err)
	}
	p.Unit, p.Cities = zhuanhua.UnitPatent, cities(0, 0)
	if b, err = p.Bulletin(); err != nil || b.Lines[0].Share != "" {
		t.Errorf("nothing: %+v, %v", b, err)
	}
}

func level(value int64, half int64) indicators.Level {
	l := indicators.Level{Unit: zhuanhua.UnitYiYuan, Period: zhuanhua.Year(2022), Series: zhuanhua.Flow, Half: decimal.New(half, -2)}
	if value >= 0 {
		l.Value = zhuanhua.Value(decimal.New(value, -2))
	}
	return l
}

// CNIPA's figure prevails; the host's own is a note where the two cannot be the same.
func TestPrevailing(t *testing.T) {
	for name, c := range map[string]struct {
		own, published indicators.Level
		want           string
	}{
		"the same":          {level(5500, 0), level(5500, 0), "met 55 true"},
		"within the digits": {level(5504, 0), level(5500, 5), "met 55 true"},
		"at half a digit":   {level(5505, 0), level(5500, 5), "met 55 true"},
		"beyond it":         {level(5506, 0), level(5500, 5), "not_met 55 true own-figure-differs"},
		"below it":          {level(5494, 0), level(5500, 5), "not_met 55 true own-figure-differs"},
		"no own":            {level(-1, 0), level(5500, 0), "undetermined 55 true"},
		"not published":     {level(5506, 0), level(-1, 0), "undetermined 55.06 false not-published"},
		"neither":           {level(-1, 0), level(-1, 0), "undetermined 0 false not-published"},
	} {
		o, err := awards.Prevailing(c.own, c.published)
		got := fmt.Sprint(o.Outcome, " ", o.Figure.Value.Or(decimal.Decimal{}), " ", o.Published)
		for _, n := range o.Notes {
			got += " " + n.Code
			if n.Clause != "SX21-4.4" || n.Text.Zh == "" || n.Text.En == "" {
				t.Errorf("%s: %+v", name, n)
			}
		}
		if err != nil || got != c.want {
			t.Errorf("%s: %s, %v; want %s", name, got, err, c.want)
		}
	}
	for field, alter := range map[string]func(*indicators.Level){
		"unit":        func(l *indicators.Level) { l.Unit = zhuanhua.UnitWanYuan },
		"period":      func(l *indicators.Level) { l.Period = zhuanhua.Year(2021) },
		"series":      func(l *indicators.Level) { l.Series = zhuanhua.Stock },
		"vintage":     func(l *indicators.Level) { l.Vintage = "普查修订" },
		"level.value": func(l *indicators.Level) { l.Value = zhuanhua.Value(decimal.New(1, 1<<30)) },
	} {
		own := level(1, 0)
		alter(&own)
		for _, err := range []error{second(awards.Prevailing(own, level(1, 0))), second(awards.Prevailing(level(1, 0), own))} {
			kind := zhuanhua.ErrContradiction
			if field == "level.value" {
				kind = zhuanhua.ErrRange
			}
			checkInput(t, field, err, field, kind)
		}
	}
}

func second(_ awards.Official, err error) error { return err }

// Apportioning agrees with the definition: exact shares rounded down, what is left to
// the largest remainders.
func TestApportionAgainstItsDefinition(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		list := append(rapid.SliceOfN(rapid.Int64Range(0, 50), 1, 10).Draw(t, "scores"), 1)
		budget := rapid.Int64Range(0, 100_000).Draw(t, "budget")
		shares, err := awards.Apportion(zhuanhua.Amount(budget), 1, weights(list...))
		if err != nil {
			t.Fatal(err)
		}
		total, sum := int64(0), zhuanhua.Amount(0)
		for _, s := range list {
			total += s
		}
		for i, s := range shares {
			sum += s.Amount
			exact := big.NewRat(budget*list[i], total)
			off := new(big.Rat).Sub(big.NewRat(int64(s.Amount), 1), exact)
			if off.Abs(off).Cmp(big.NewRat(1, 1)) >= 0 {
				t.Fatalf("%v of %v: %v", list[i], total, s)
			}
		}
		if sum != zhuanhua.Amount(budget) {
			t.Fatalf("%v of %v", sum, budget)
		}
	})
}
