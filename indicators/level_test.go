package indicators_test

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// growthTester is a test or a property.
type growthTester interface {
	Helper()
	Fatal(...any)
}

// num returns a decimal written in a test: "1.5", "-3", with an exponent "e" where
// need be.
func num(t growthTester, s string) decimal.Decimal {
	t.Helper()
	d, err := decimal.NewFromString(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// levelOf is an exact flow of projects in a year; "" is a missing one.
func levelOf(t growthTester, value string, year int) indicators.Level {
	t.Helper()
	l := indicators.Level{Unit: zhuanhua.UnitProject, Period: zhuanhua.Year(year), Series: zhuanhua.Flow}
	if value != "" {
		l.Value = zhuanhua.Value(num(t, value))
	}
	return l
}

// printedLevel is a flow as it is printed in a source, with as many decimals.
func printedLevel(t testing.TB, value string, unit zhuanhua.Unit, p zhuanhua.Period) indicators.Level {
	t.Helper()
	return indicators.RoundedLevel(num(t, value), decimalsOf(value), unit, p)
}

func wantInputError(t testing.TB, err error, kind error, field string) {
	t.Helper()
	var input *zhuanhua.InputError
	if !errors.As(err, &input) || !errors.Is(err, kind) || input.Field != field {
		t.Errorf("got error %v, want %q: %v", err, field, kind)
	}
}

// hostileNumbers are decimals that take minutes, or for ever, to add to another.
func hostileNumbers() []decimal.Decimal {
	huge := new(big.Int).Lsh(big.NewInt(1), 1<<20)
	return []decimal.Decimal{
		decimal.New(1, 1<<30), decimal.New(-1, 1<<30), decimal.New(1, math.MinInt32), decimal.New(0, 1<<30),
		decimal.New(0, math.MinInt32), decimal.New(1, math.MaxInt32), decimal.New(1, 19), decimal.New(1, -19),
		decimal.NewFromBigInt(huge, 0), decimal.NewFromBigInt(huge.Neg(huge), -18),
		decimal.NewFromBigInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(40), nil), 0),
	}
}

func TestLevelBounds(t *testing.T) {
	forty := strings.Repeat("9", 40)
	for _, s := range []string{"0", "-1", forty, "-" + forty, forty + "e18", forty + "e-18", "1e18", "1e-18"} {
		l := levelOf(t, s, 2022)
		if err := l.Validate(); err != nil {
			t.Errorf("%s: %v", s, err)
		}
	}
	for _, d := range hostileNumbers() {
		l := levelOf(t, "1", 2022)
		l.Value = zhuanhua.Value(d)
		wantInputError(t, l.Validate(), zhuanhua.ErrRange, "level.value")
		l = levelOf(t, "1", 2022)
		l.Half = d
		wantInputError(t, l.Validate(), zhuanhua.ErrRange, "level.half")
	}
}

func TestLevelFaults(t *testing.T) {
	for _, c := range []struct {
		field string
		kind  error
		spoil func(*indicators.Level)
	}{
		{"level.half", zhuanhua.ErrRange, func(l *indicators.Level) { l.Half = decimal.New(-1, -3) }},
		{"level.unit", zhuanhua.ErrNotGiven, func(l *indicators.Level) { l.Unit = 0 }},
		{"level.unit", zhuanhua.ErrCodeWord, func(l *indicators.Level) { l.Unit = 99 }},
		{"level.unit", zhuanhua.ErrNotGiven, func(l *indicators.Level) { *l = indicators.Level{} }},
		{"level.series", zhuanhua.ErrNotGiven, func(l *indicators.Level) { l.Series = 0 }},
		{"level.series", zhuanhua.ErrCodeWord, func(l *indicators.Level) { l.Series = 9 }},
		{"level.vintage", zhuanhua.ErrRange, func(l *indicators.Level) { l.Vintage = strings.Repeat("x", 121) }},
		{"level.vintage", zhuanhua.ErrRange, func(l *indicators.Level) { l.Vintage = "\xff" }},
		{"period.from", zhuanhua.ErrNotGiven, func(l *indicators.Level) { l.Period = zhuanhua.Period{} }},
		{"period.as_of", zhuanhua.ErrRange, func(l *indicators.Level) { l.Period = l.Period.At(1) }},
	} {
		l := levelOf(t, "1", 2022)
		c.spoil(&l)
		wantInputError(t, l.Validate(), c.kind, c.field)
	}
}

func TestLevelsMadeOfFigures(t *testing.T) {
	year := zhuanhua.Year(2022)
	for _, c := range []struct {
		got         indicators.Level
		value, half string
		unit        zhuanhua.Unit
	}{
		{indicators.AmountLevel(num(t, "12.34"), year), "12.34", "0", zhuanhua.UnitYuan},
		{indicators.CountLevel(7, zhuanhua.UnitPatent, year), "7", "0", zhuanhua.UnitPatent},
		{indicators.RateLevel(indicators.Ratio{Part: 17, Whole: 20}, year), "85", "0", zhuanhua.UnitPercent},
		{indicators.RateLevel(indicators.Ratio{Part: 1, Whole: 3}, year), "33.3333333333333333", "0.00000000000000005", zhuanhua.UnitPercent},
		{indicators.RateLevel(indicators.Ratio{Part: 2, Whole: 3}, year), "66.6666666666666667", "0.00000000000000005", zhuanhua.UnitPercent},
		{printedLevel(t, "4868.8", zhuanhua.UnitYiYuan, year), "4868.8", "0.05", zhuanhua.UnitYiYuan},
		{printedLevel(t, "885", zhuanhua.UnitYiYuan, year), "885", "0.5", zhuanhua.UnitYiYuan},
		{indicators.RoundedLevel(num(t, "1200"), -2, zhuanhua.UnitPerson, year), "1200", "50", zhuanhua.UnitPerson},
	} {
		v, given := c.got.Value.Get()
		if !given || indicators.Plain(v) != c.value || indicators.Plain(c.got.Half) != c.half ||
			c.got.Unit != c.unit || c.got.Period != year || c.got.Series != zhuanhua.Flow || c.got.Validate() != nil {
			t.Errorf("got %+v, want %s ± %s", c.got, c.value, c.half)
		}
	}
	if l := indicators.RateLevel(indicators.Ratio{}, year); l.Value.IsGiven() || l.Validate() != nil {
		t.Errorf("a rate of nothing is %+v", l)
	}
	if l := levelOf(t, "1", 2022).Of(zhuanhua.Stock); l.Series != zhuanhua.Stock {
		t.Errorf("Of gave %v", l.Series)
	}
	for _, decimals := range []int32{18, -20, math.MaxInt32, math.MinInt32} {
		wantInputError(t, indicators.RoundedLevel(num(t, "1"), decimals, zhuanhua.UnitPerson, year).Validate(), zhuanhua.ErrRange, "level.half")
	}
}

func TestLevelInAnotherUnitOfMoney(t *testing.T) {
	l := printedLevel(t, "45.5", zhuanhua.UnitYiYuan, zhuanhua.Year(2021))
	for _, c := range []struct {
		unit        zhuanhua.Unit
		value, half string
	}{
		{zhuanhua.UnitYuan, "4550000000", "5000000"},
		{zhuanhua.UnitWanYuan, "455000", "500"},
		{zhuanhua.UnitYiYuan, "45.5", "0.05"},
	} {
		got, err := l.In(c.unit)
		v, _ := got.Value.Get()
		if err != nil || got.Unit != c.unit || indicators.Plain(v) != c.value || indicators.Plain(got.Half) != c.half {
			t.Errorf("in %v: %+v, %v", c.unit, got, err)
		}
		if back, err := got.In(zhuanhua.UnitYiYuan); err != nil || !cmp.Equal(back, l) {
			t.Errorf("back from %v: %s, %v", c.unit, cmp.Diff(back, l), err)
		}
	}
	missing := l
	missing.Value = zhuanhua.Given[decimal.Decimal]{}
	if got, err := missing.In(zhuanhua.UnitYuan); err != nil || got.Value.IsGiven() {
		t.Errorf("missing: %+v, %v", got, err)
	}
	_, err := l.In(zhuanhua.UnitPatent)
	wantInputError(t, err, zhuanhua.ErrNotAllowed, "unit")
	_, err = levelOf(t, "3", 2021).In(zhuanhua.UnitYuan)
	wantInputError(t, err, zhuanhua.ErrNotAllowed, "unit")
	l.Value = zhuanhua.Value(decimal.New(1, 1<<30))
	_, err = l.In(zhuanhua.UnitYuan)
	wantInputError(t, err, zhuanhua.ErrRange, "level.value")
	l.Value = zhuanhua.Value(decimal.New(1, 18))
	_, err = l.In(zhuanhua.UnitYuan)
	wantInputError(t, err, zhuanhua.ErrRange, "level.value")
}

func TestLevelJSON(t *testing.T) {
	l := printedLevel(t, "1626.5", zhuanhua.UnitYiYuan, zhuanhua.Year(2022))
	l.Vintage = "2023 census"
	text, err := json.Marshal(l)
	want := `{"value":"1626.5","unit":"yi_yuan","period":{"from":"2022-01-01","to":"2022-12-31","as_of":"2022-12-31"},"series":"flow","vintage":"2023 census","half":"0.05"}`
	if err != nil || string(text) != want {
		t.Errorf("got %s, %v", text, err)
	}
	text, err = json.Marshal(levelOf(t, "", 2022))
	want = `{"value":null,"unit":"project","period":{"from":"2022-01-01","to":"2022-12-31","as_of":"2022-12-31"},"series":"flow","half":"0"}`
	if err != nil || string(text) != want {
		t.Errorf("missing: got %s, %v", text, err)
	}
	for _, text := range []string{`{"value":null}`, `{}`} {
		var l indicators.Level
		if err := json.Unmarshal([]byte(text), &l); err != nil || !cmp.Equal(l, indicators.Level{}) {
			t.Errorf("%s: %+v, %v", text, l, err)
		}
	}
	for _, d := range hostileNumbers() {
		l.Value = zhuanhua.Value(d)
		if _, err := json.Marshal(l); !errors.Is(err, zhuanhua.ErrRange) {
			t.Errorf("a hostile value is written, %v", err)
		}
		if _, err := json.Marshal(indicators.Level{Half: d}); !errors.Is(err, zhuanhua.ErrRange) {
			t.Errorf("a hostile half is written, %v", err)
		}
	}
}

func TestLevelJSONRefuses(t *testing.T) {
	for text, kind := range map[string]error{
		`{"value":"1e5"}`:   zhuanhua.ErrSyntax,
		`{"value":""}`:      zhuanhua.ErrSyntax,
		`{"value":"-"}`:     zhuanhua.ErrSyntax,
		`{"value":"."}`:     zhuanhua.ErrSyntax,
		`{"value":"1."}`:    zhuanhua.ErrSyntax,
		`{"value":".5"}`:    zhuanhua.ErrSyntax,
		`{"value":"1.2.3"}`: zhuanhua.ErrSyntax,
		`{"value":"--1"}`:   zhuanhua.ErrSyntax,
		`{"value":"+1"}`:    zhuanhua.ErrSyntax,
		`{"value":"１"}`:     zhuanhua.ErrSyntax,
		`{"value":"` + strings.Repeat("1", 61) + `"}`:  zhuanhua.ErrSyntax,
		`{"value":"` + strings.Repeat("1", 41) + `"}`:  zhuanhua.ErrRange,
		`{"value":"0.0000000000000000001"}`:            zhuanhua.ErrRange,
		`{"value":"1` + strings.Repeat("0", 59) + `"}`: zhuanhua.ErrRange,
		`{"half":"x"}`:      zhuanhua.ErrSyntax,
		`{"unit":"bushel"}`: zhuanhua.ErrCodeWord,
	} {
		l := levelOf(t, "1", 2022)
		if err := json.Unmarshal([]byte(text), &l); !errors.Is(err, kind) {
			t.Errorf("%s: %v, want %v", text, err, kind)
		}
		if !cmp.Equal(l, levelOf(t, "1", 2022)) {
			t.Errorf("%s altered the level", text)
		}
	}
	var l indicators.Level
	if err := json.Unmarshal([]byte(`{"value":1.5}`), &l); err == nil {
		t.Error("a bare number is read")
	}
}

func TestLevelJSONRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		coefficient, _ := new(big.Int).SetString(rapid.StringMatching(`-?[0-9]{1,40}`).Draw(t, "coefficient"), 10)
		l := indicators.Level{
			Value:   zhuanhua.Value(decimal.NewFromBigInt(coefficient, rapid.Int32Range(-18, 18).Draw(t, "exponent"))),
			Unit:    zhuanhua.Unit(rapid.IntRange(0, 12).Draw(t, "unit")),
			Series:  zhuanhua.Series(rapid.IntRange(0, 2).Draw(t, "series")),
			Vintage: rapid.StringN(0, 9, 99).Draw(t, "vintage"),
			Half:    decimal.New(rapid.Int64Range(0, 99).Draw(t, "half"), -3),
			Period:  zhuanhua.Year(rapid.IntRange(2000, 2030).Draw(t, "year")),
		}
		text, err := json.Marshal(l)
		if err != nil {
			t.Fatal(err)
		}
		var back indicators.Level
		if err := json.Unmarshal(text, &back); err != nil || !cmp.Equal(l, back) {
			t.Fatalf("%s: %v\n%s", text, err, cmp.Diff(l, back))
		}
	})
}
