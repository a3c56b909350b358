package zhuanhua_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/zhuanhua-rules/zhuanhua"
)

func TestGiven(t *testing.T) {
	var none zhuanhua.Given[int]
	zero := zhuanhua.Value(0)
	if none.IsGiven() || !zero.IsGiven() || none == zero {
		t.Error("a quota of 0 and no quota are not told apart")
	}
	if v, ok := none.Get(); v != 0 || ok {
		t.Errorf("Get() of none = %d, %v", v, ok)
	}
	if v, ok := zhuanhua.Value(8).Get(); v != 8 || !ok {
		t.Errorf("Get() of 8 = %d, %v", v, ok)
	}
	if none.Or(5) != 5 || zero.Or(5) != 0 {
		t.Errorf("Or(5) = %d for none, %d for 0; want 5, 0", none.Or(5), zero.Or(5))
	}
}

func TestGivenEqual(t *testing.T) {
	type money = zhuanhua.Given[decimal.Decimal]
	amount := func(s string) money { return zhuanhua.Value(decimal.RequireFromString(s)) }
	for _, c := range []struct {
		a, b money
		want bool
	}{
		{money{}, money{}, true},
		{money{}, amount("0"), false},
		{amount("0"), money{}, false},
		{amount("1.50"), amount("1.5"), true}, // by decimal's Equal, not by ==
		{amount("1.5"), amount("1.51"), false},
	} {
		if got := c.a.Equal(c.b); got != c.want {
			t.Errorf("%v Equal %v = %v", c.a, c.b, got)
		}
		if same := cmp.Diff(c.a, c.b) == ""; same != c.want {
			t.Errorf("cmp.Diff of %v and %v: same = %v", c.a, c.b, same)
		}
	}
	// Types without an Equal method, of which one does not compare with ==.
	if !zhuanhua.Value(3).Equal(zhuanhua.Value(3)) || zhuanhua.Value(3).Equal(zhuanhua.Value(4)) {
		t.Error("whole numbers are not compared by their value")
	}
	list := zhuanhua.Value([]int{1, 2})
	if !list.Equal(zhuanhua.Value([]int{1, 2})) || list.Equal(zhuanhua.Value([]int{1})) {
		t.Error("slices are not compared by their elements")
	}
	// A record holding several, as hosts compare them.
	type row struct {
		Quota  zhuanhua.Given[int]
		Amount money
	}
	a, b := row{zhuanhua.Value(8), amount("2.00")}, row{zhuanhua.Value(8), amount("2")}
	if diff := cmp.Diff(a, b); diff != "" {
		t.Errorf("equal rows differ:\n%s", diff)
	}
	b.Quota = zhuanhua.Given[int]{}
	if cmp.Diff(a, b) == "" {
		t.Error("rows with and without a quota are the same")
	}
}

func TestGivenJSON(t *testing.T) {
	type scheme struct {
		Quota zhuanhua.Given[int]                   `json:"quota"`
		Day   zhuanhua.Given[zhuanhua.Day]          `json:"day"`
		Money zhuanhua.Given[decimal.Decimal]       `json:"money"`
		Sub   zhuanhua.Given[struct{ A, B string }] `json:"sub"`
	}
	for _, c := range []struct {
		name string
		in   scheme
		text string
	}{
		{"nothing given", scheme{}, `{"quota":null,"day":null,"money":null,"sub":null}`},
		{
			"all given, zeros too",
			scheme{
				zhuanhua.Value(0), zhuanhua.Value(zhuanhua.MustDay("2022-12-31")),
				zhuanhua.Value(decimal.RequireFromString("0.05")), zhuanhua.Value(struct{ A, B string }{"a", ""}),
			},
			`{"quota":0,"day":"2022-12-31","money":"0.05","sub":{"A":"a","B":""}}`,
		},
	} {
		b, err := json.Marshal(c.in)
		if err != nil || string(b) != c.text {
			t.Errorf("%s: json.Marshal = %s, %v; want %s", c.name, b, err, c.text)
		}
		// What stood there before is overwritten, by null too.
		back := scheme{Quota: zhuanhua.Value(99), Money: zhuanhua.Value(decimal.New(7, 0))}
		if err := json.Unmarshal([]byte(c.text), &back); err != nil {
			t.Fatalf("%s: %v", c.name, err)
		}
		if diff := cmp.Diff(c.in, back); diff != "" {
			t.Errorf("%s: read back (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestGivenJSONErrors(t *testing.T) {
	kept := zhuanhua.Value(4)
	for _, s := range []string{`"4"`, `4.5`, `{}`, `true`} {
		if err := json.Unmarshal([]byte(s), &kept); err == nil {
			t.Errorf("reading %s as a whole number is no error", s)
		}
		if kept != zhuanhua.Value(4) {
			t.Errorf("a failed reading of %s left %v", s, kept)
		}
	}
	day := zhuanhua.Given[zhuanhua.Day]{}
	checkKind(t, json.Unmarshal([]byte(`"2021-02-29"`), &day), zhuanhua.ErrRange, "day")
	if _, err := json.Marshal(zhuanhua.Value(zhuanhua.Day(-1))); err == nil {
		t.Error("a day that does not exist is written")
	}
}

// Amounts from outside compare at once, whatever their exponents.
func TestGivenEqualWithHostileExponents(t *testing.T) {
	number := func(coefficient int64, exponent int32) zhuanhua.Given[decimal.Decimal] {
		return zhuanhua.Value(decimal.New(coefficient, exponent))
	}
	long := zhuanhua.Value(decimal.RequireFromString("1" + strings.Repeat("0", 100)))
	for _, c := range []struct {
		a, b zhuanhua.Given[decimal.Decimal]
		want bool
	}{
		{number(1, 1<<30), number(1, -1<<30), false},
		{number(1, 2_000_000_000), number(2, 0), false},
		{number(-1, 1<<30), number(1, 0), false},
		{number(0, 1<<30), number(0, 0), true},
		{number(0, 1<<30), number(1, 0), false},
		{number(1, 100), long, true},
		{number(2, 100), long, false},
		{number(150, -2), number(15, -1), true},
	} {
		if got := c.a.Equal(c.b); got != c.want || c.b.Equal(c.a) != c.want {
			t.Errorf("exponents far apart: %v, want %v", got, c.want)
		}
	}
}
