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

// The first has 0.8 and 0.2, the second 0.5 and 0.9: level where 0.3·w(x) = 0.7·w(y).
func TestWeightMargins(t *testing.T) {
	for name, c := range map[string]struct {
		in   []awards.Sampled
		want []string // weight of x, then of y, each province
	}{
		"two": {xy("0.8", "0.2", "0.5", "0.9"), []string{
			"within, never, 7/3 (-2/3) across beyond", "beyond, never, 7/3 (-2/3) across within",
			"within, 9/7 (2/7) across beyond, never", "beyond, 9/7 (2/7) across within, never",
		}},
		"level now": {xy("0.8", "0.2", "0.7", "0.5"), []string{
			"across, 3 (0) across within, 3 (0) across beyond", "across, 3 (0) across beyond, 3 (0) across within",
			"across, 1 (0) across beyond, 1 (0) across within", "across, 1 (0) across within, 1 (0) across beyond",
		}},
		"always better": {xy("0.8", "0.5", "0.7", "0.4"), []string{"within, never, never", "beyond, never, never", "within, never, never", "beyond, never, never"}},
		"level at 0":    {xy("0.8", "0.5", "0.7", "0.5"), []string{"within, never, 0 (-3) across ", "beyond, never, 0 (-3) across ", "within, never, never", "beyond, never, never"}},
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

// By the weights as they are everybody stands where the margins say.
func TestWeightMarginsStand(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := drawSampled(t, false)
		scheme := fullScheme()
		quota := rapid.IntRange(0, 4).Draw(t, "quota")
		margins, err := scheme.WeightMargins(in, quota, dec("50"))
		if err != nil {
			t.Fatal(err)
		}
		tallies := map[string][]awards.Tally{}
		for _, m := range margins {
			if tallies[m.Criterion] == nil {
				tallies[m.Criterion] = talliesBy(t, scheme, in, quota, m, m.Weight.Rat())
			}
			if m.Line != lineOf(t, in, m, tallies[m.Criterion]) {
				t.Fatalf("%s of %s stands %v", m.Criterion, m.Province, m.Line)
			}
		}
	})
}

// Just before a crossing everything is as it was, at it and just beyond it as it says.
// The provinces are the same in every run: of any there are, two crossings may lie nearer
// to each other than scores in millionths of a point can tell.
func TestWeightMarginsHold(t *testing.T) {
	const near = 1e-3 // far above what rounding to millionths of a point can hide
	crossings := 0
	invented := rapid.Custom(func(t *rapid.T) []awards.Sampled { return drawSampled(t, false) })
	for n := range 100 {
		in, scheme, quota := invented.Example(n), fullScheme(), n%5
		margins, err := scheme.WeightMargins(in, quota, dec("50"))
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range margins {
			for step, g := range map[float64]zhuanhua.Given[awards.WeightCrossing]{near: m.Up, -near: m.Down} {
				c, there := g.Get()
				if !there || c.By.Rat().Sign() != 0 && new(big.Rat).Abs(c.By.Rat()).Cmp(big.NewRat(1, 100)) < 0 {
					continue
				}
				crossings++
				if c.By.Rat().Sign() != 0 {
					if l := lineNear(t, scheme, in, quota, m, c, -step, m.Line); l != m.Line {
						t.Fatalf("%s of %s: %v just before %v, not %v", m.Criterion, m.Province, l, c, m.Line)
					}
				}
				if c.Then != awards.LineNone {
					if l := lineNear(t, scheme, in, quota, m, c, step, c.Then); l != c.Then {
						t.Fatalf("%s of %s: %v just beyond %v", m.Criterion, m.Province, l, c)
					}
				}
			}
		}
	}
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

// lineNear returns the line on which a province stands near a crossing: the expected one,
// or another where none of ever smaller steps comes to it that scores are not too crowded
// for. A smaller step is tried where the next crossing, or 0, is nearer than the step.
func lineNear(t rapid.TB, s awards.Scheme, in []awards.Sampled, quota int, m awards.WeightMargin, c awards.WeightCrossing, step float64, expected awards.Line) awards.Line {
	line := expected
	for n := 0; n < 3; n, step = n+1, step/4 {
		w := new(big.Rat).Add(c.At.Rat(), new(big.Rat).SetFloat64(step))
		if w.Sign() < 0 {
			continue
		}
		l := lineBy(t, s, in, quota, m, w)
		if l == expected {
			return expected
		}
		if crowded(t, s, in, w, m.Criterion) {
			break
		}
		line = l
	}
	return line
}

// lineBy scores and ranks with another weight.
func lineBy(t rapid.TB, s awards.Scheme, in []awards.Sampled, quota int, m awards.WeightMargin, w *big.Rat) awards.Line {
	return lineOf(t, in, m, talliesBy(t, s, in, quota, m, w))
}

func talliesBy(t rapid.TB, s awards.Scheme, in []awards.Sampled, quota int, m awards.WeightMargin, w *big.Rat) []awards.Tally {
	return slowTallies(t, reweighed(s, m.Criterion, w), in, quota, awards.Draws{Seed: "nothing errs", Number: 1})
}

// lineOf returns the line that the tallies give to a margin's province.
func lineOf(t rapid.TB, in []awards.Sampled, m awards.WeightMargin, tallies []awards.Tally) awards.Line {
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

// crowded reports whether two scores lie so near that rounding may make a tie of them.
func crowded(t rapid.TB, s awards.Scheme, in []awards.Sampled, w *big.Rat, criterion string) bool {
	s = reweighed(s, criterion, w)
	var list []awards.Figures
	for i := range in {
		list = append(list, in[i].Figures)
	}
	scores, err := s.Score(list)
	if err != nil {
		t.Fatal(err)
	}
	for i := range scores {
		for j := range i {
			if d := scores[i].Score.Or(0) - in[i].Off - scores[j].Score.Or(0) + in[j].Off; d != 0 && d < 3 && d > -3 {
				return true
			}
		}
	}
	return false
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
		`"down":{"at":"7/3","by":"-2/3","line":"across","then":"beyond"},"missing":[]}`
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
	// Beijing: weight of y from 1 to 9/7: within to beyond
	// Tianjin: weight of y from 1 to 9/7: beyond to within
}
