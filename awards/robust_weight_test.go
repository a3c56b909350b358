package awards_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// twoCriteria scores x and y by attainment of 1, weights 3 and 1.
func twoCriteria() awards.Scheme {
	c := func(key, weight string) awards.Criterion {
		return awards.Criterion{Key: key, Metric: key, Weight: dec(weight), Method: awards.ByAttainment, Target: dec("1"), Cap: dec("1")}
	}
	return awards.Scheme{
		Key: "two", Full: 100 * point, Metrics: []awards.Metric{{Key: "x"}, {Key: "y"}},
		Criteria: []awards.Criterion{c("x", "3"), c("y", "1")},
	}
}

func xy(values ...string) (list []awards.Sampled) {
	places := slices.Collect(zhuanhua.Provinces())
	for i := 0; i < len(values); i += 2 {
		f := awards.Figures{Province: places[i/2], Values: map[string]decimal.Decimal{}}
		for n, key := range []string{"x", "y"} {
			if values[i+n] != "" {
				f.Values[key] = dec(values[i+n])
			}
		}
		list = append(list, awards.Sampled{Figures: f})
	}
	return list
}

func showCrossing(g zhuanhua.Given[awards.WeightCrossing]) string {
	c, there := g.Get()
	if !there {
		return "never"
	}
	return fmt.Sprintf("%s (%s) %s %s", c.At, c.By, c.Line, c.Then)
}

// The first has 0.8 and 0.2, the second 0.5 and 0.9: level where 0.3·w(x) = 0.7·w(y), and tied by rounding
// from about a ten-millionth before that.
func TestWeightMargins(t *testing.T) {
	for name, c := range map[string]struct {
		in   []awards.Sampled
		want []string // weight of x, then of y, each province
	}{
		"two": {xy("0.8", "0.2", "0.5", "0.9"), []string{
			"within, never, 84000001/35999999 (-23999996/35999999) within across", "beyond, never, 84000001/35999999 (-23999996/35999999) beyond across",
			"within, 107999997/84000001 (23999996/84000001) within across, never", "beyond, 107999997/84000001 (23999996/84000001) beyond across, never",
		}},
		"level now": {xy("0.8", "0.2", "0.7", "0.5"), []string{
			"across, 90000001/29999999 (4/29999999) within within, 89999999/30000001 (-4/30000001) across beyond", "across, 90000001/29999999 (4/29999999) beyond beyond, 89999999/30000001 (-4/30000001) across within",
			"across, 90000003/89999999 (4/89999999) across beyond, 89999997/90000001 (-4/90000001) within within", "across, 90000003/89999999 (4/89999999) across within, 89999997/90000001 (-4/90000001) beyond beyond",
		}},
		"always better": {xy("0.8", "0.5", "0.7", "0.4"), []string{"within, never, never", "beyond, never, never", "within, never, never", "beyond, never, never"}},
		"level at 0":    {xy("0.8", "0.5", "0.7", "0.5"), []string{"within, never, 1/11999999 (-35999996/11999999) within across", "beyond, never, 1/11999999 (-35999996/11999999) beyond across", "within, never, never", "beyond, never, never"}},
	} {
		scheme := twoCriteria()
		got, err := scheme.WeightMargins(c.in, 1, dec("1000"))
		if err != nil {
			t.Fatal(err)
		}
		for i, m := range got {
			if s := fmt.Sprintf("%s, %s, %s", m.Line, showCrossing(m.Up), showCrossing(m.Down)); s != c.want[i] {
				t.Errorf("%s: %s of %s: %q, want %q", name, m.Criterion, m.Province, s, c.want[i])
			}
		}
	}
}

func TestWeightMarginsMissingAndRefused(t *testing.T) {
	scheme := twoCriteria()
	scheme.Criteria[1].Weight = dec("0")
	got, err := scheme.WeightMargins(xy("0.8", "", "0.5", "0.9"), 1, dec("10"))
	if err != nil || len(got) != 4 {
		t.Fatal(got, err)
	}
	if m := got[0]; len(m.Missing) != 0 || m.Line != awards.Within || m.Up.IsGiven() || m.Down.IsGiven() {
		t.Errorf("the one weight there is: %+v", m)
	}
	if m := got[3]; len(m.Missing) != 1 || m.Missing[0].Metric != "y" || m.Up.IsGiven() || m.Line != awards.Beyond {
		t.Errorf("a weight of 0 that is to rise: %+v", m)
	}
	got, err = scheme.WeightMargins(xy("", "1", "0.5", "0.9"), 1, dec("10"))
	if err != nil || len(got[2].Missing) != 1 || len(got[0].Missing) != 1 {
		t.Errorf("%+v, %v", got, err)
	}
	for name, c := range map[string]struct {
		in   []awards.Sampled
		most decimal.Decimal
	}{
		"no bound": {nil, dec("0")}, "hostile bound": {nil, hostile(1 << 30)},
		"hostile figure": {[]awards.Sampled{{Figures: awards.Figures{Province: zhuanhua.Beijing, Values: map[string]decimal.Decimal{"x": hostile(1 << 30)}}}}, dec("1")},
	} {
		var input *zhuanhua.InputError
		if _, err := scheme.WeightMargins(c.in, 1, c.most); !errors.As(err, &input) {
			t.Errorf("%s: %v", name, err)
		}
	}
	var fault *awards.SchemeError
	if _, err := (&awards.Scheme{}).WeightMargins(nil, 1, dec("1")); !errors.As(err, &fault) {
		t.Errorf("no scheme: %v", err)
	}
}

// Just before a crossing everything is as it was, at it and just beyond it as it says.
func TestWeightMarginsHold(t *testing.T) {
	const near = 1e-11 // far below what rounding to millionths of a point can hide
	crossings := 0
	rapid.Check(t, func(t *rapid.T) {
		in := drawSampled(t, false)
		scheme := fullScheme()
		quota := rapid.IntRange(0, 4).Draw(t, "quota")
		margins, err := scheme.WeightMargins(in, quota, dec("50"))
		if err != nil {
			t.Fatal(err)
		}
		at := map[zhuanhua.Place]int{}
		for i := range in {
			at[in[i].Province] = i
		}
		for _, m := range margins {
			if m.Line != lineBy(t, scheme, in, quota, m, m.Weight.Rat()) {
				t.Fatalf("%s of %s stands %v", m.Criterion, m.Province, m.Line)
			}
			for step, g := range map[float64]zhuanhua.Given[awards.WeightCrossing]{near: m.Up, -near: m.Down} {
				c, there := g.Get()
				if !there {
					continue
				}
				crossings++
				by := new(big.Rat).SetFloat64(step)
				if c.By.Rat().Sign() != 0 {
					before := new(big.Rat).Sub(c.At.Rat(), by)
					if l := lineBy(t, scheme, in, quota, m, before); l != m.Line {
						t.Fatalf("%s of %s: %v just before %v, not %v", m.Criterion, m.Province, l, c, m.Line)
					}
				}
				if beyond := new(big.Rat).Add(c.At.Rat(), by); c.Then != awards.LineNone {
					if l := lineBy(t, scheme, in, quota, m, beyond); l != c.Then {
						t.Fatalf("%s of %s: %v just beyond %v", m.Criterion, m.Province, l, c)
					}
				}
			}
		}
	})
	if crossings < 20 {
		t.Errorf("%d crossings were tried", crossings)
	}
}

// reweighed returns the scheme with another weight, to eighteen decimals.
func reweighed(s awards.Scheme, criterion string, w *big.Rat) awards.Scheme {
	s.Criteria = slices.Clone(s.Criteria)
	for i := range s.Criteria {
		if s.Criteria[i].Key == criterion {
			s.Criteria[i].Weight = dec(w.FloatString(18))
		}
	}
	return s
}

// lineBy scores and ranks with another weight.
func lineBy(t *rapid.T, s awards.Scheme, in []awards.Sampled, quota int, m awards.WeightMargin, w *big.Rat) awards.Line {
	tallies := slowTallies(t, reweighed(s, m.Criterion, w), in, quota, awards.Draws{Seed: "nothing errs", Number: 1})
	n := 0
	for i := range in {
		switch {
		case in[i].Outside:
		case in[i].Province != m.Province:
			n++
		default:
			return map[awards.Tally]awards.Line{{Within: 1}: awards.Within, {Across: 1}: awards.Across, {Beyond: 1}: awards.Beyond}[tallies[n]]
		}
	}
	t.Fatalf("no province %s", m.Province)
	return awards.LineNone
}

func TestWeightMarginsAreData(t *testing.T) {
	scheme := twoCriteria()
	m, err := scheme.WeightMargins(xy("0.8", "0.2", "0.5", "0.9"), 1, dec("10"))
	if err != nil {
		t.Fatal(err)
	}
	again, _ := scheme.WeightMargins(xy("0.8", "0.2", "0.5", "0.9"), 1, dec("10"))
	if diff := cmp.Diff(m, again); diff != "" {
		t.Error(diff)
	}
	b, err := json.Marshal(m[0])
	want := `{"criterion":"x","province":"110000","weight":"3","line":"within","up":null,` +
		`"down":{"at":"84000001/35999999","by":"-23999996/35999999","line":"within","then":"across"},"missing":[]}`
	if err != nil || string(b) != want {
		t.Errorf("%s, %v", b, err)
	}
}

func ExampleScheme_WeightMargins() {
	scheme := twoCriteria()
	margins, _ := scheme.WeightMargins(xy("0.8", "0.2", "0.5", "0.9"), 1, dec("100"))
	for _, m := range margins[2:] {
		if c, crosses := m.Up.Get(); crosses {
			fmt.Printf("%s: weight of %s from %s to %s: %s to %s\n", m.Province.Text().En, m.Criterion, m.Weight, c.At, m.Line, c.Then)
		}
	}
	// Output:
	// Beijing: weight of y from 1 to 107999997/84000001: within to across
	// Tianjin: weight of y from 1 to 107999997/84000001: beyond to across
}
