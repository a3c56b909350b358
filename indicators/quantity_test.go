package indicators_test

import (
	"encoding/json"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func quantity(t testing.TB, s string) indicators.Quantity {
	t.Helper()
	q, err := indicators.ParseQuantity(s)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func TestQuantity(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"0", "0"}, {"0.00", "0"}, {"4500", "4500"}, {"37.50", "37.5"}, {"-100", "-100"}, {"0.000000000000000001", "0.000000000000000001"},
		{"999999999999999999", "999999999999999999"}, {"1000000000000000000000", "1000000000000000000000"},
	} {
		if got := quantity(t, c.in); got.String() != c.want || got != quantity(t, c.want) || !got.Decimal().Equal(num(t, c.in)) {
			t.Errorf("%s is %v", c.in, got)
		}
	}
	if a, b := indicators.WholeQuantity(1200), quantity(t, "1200.0"); a != b || a.Cmp(b) != 0 || a.Sign() != 1 {
		t.Errorf("%v, %v", a, b)
	}
	if got := indicators.WholeQuantity(-1 << 63); got.String() != "-999999999999999999" {
		t.Errorf("beyond the bound: %v", got)
	}
	if quantity(t, "19.9").Cmp(quantity(t, "20")) != -1 || quantity(t, "-1").Sign() != -1 {
		t.Error("order")
	}
}

func TestQuantityRefusesInput(t *testing.T) {
	for _, d := range append(hostileNumbers(), num(t, "1234567890123456789")) {
		_, err := indicators.QuantityOf(d)
		wantInputError(t, err, zhuanhua.ErrRange, "quantity")
	}
	for _, s := range []string{"", "1e3", "一", "+5", ".5"} {
		q := indicators.WholeQuantity(7)
		wantInputError(t, q.UnmarshalText([]byte(s)), zhuanhua.ErrSyntax, "quantity")
		if q != indicators.WholeQuantity(7) {
			t.Errorf("%q altered the value to %v", s, q)
		}
	}
}

func TestQuantityTravels(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := decimal.New(rapid.Int64Range(-1e17, 1e17).Draw(t, "digits"), rapid.Int32Range(-17, 17).Draw(t, "exponent"))
		q, err := indicators.QuantityOf(d)
		if err != nil || !q.Decimal().Equal(d) {
			t.Fatalf("%v: %v, %v", d, q, err)
		}
		b, err := json.Marshal(zhuanhua.Value(q))
		var back zhuanhua.Given[indicators.Quantity]
		if err != nil || json.Unmarshal(b, &back) != nil || back != zhuanhua.Value(q) {
			t.Fatalf("%s came back as %v", b, back)
		}
	})
}
