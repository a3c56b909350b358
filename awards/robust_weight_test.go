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
		b := newBoard(t, scheme, in, quota)
		if len(margins) > 0 {
			b.slow = rapid.SampledFrom(margins).Draw(t, "looked at by the scheme itself").Criterion
		}
		for _, m := range margins {
			if l := b.line(t, m, m.Weight.Rat()); l != m.Line {
				t.Fatalf("%s of %s stands %v, not %v", m.Criterion, m.Province, l, m.Line)
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
					if l := b.line(t, m, before); l != m.Line {
						t.Fatalf("%s of %s: %v just before %v, not %v", m.Criterion, m.Province, l, c, m.Line)
					}
				}
				if beyond := new(big.Rat).Add(c.At.Rat(), by); c.Then != awards.LineNone {
					if l := b.line(t, m, beyond); l != c.Then {
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

// board scores and ranks by any weight of a scheme, from what each criterion gives alone.
type board struct {
	scheme awards.Scheme
	in     []awards.Sampled
	quota  int
	slow   string            // criterion whose weights the scheme scores itself too
	alone  [][]int64         // by criterion and province, of aloneFull
	off    []zhuanhua.Points // by province
	lines  map[string][]awards.Line
}

// aloneFull is divided by every denominator that the shares of drawn figures have, the
// decimals of the steps counted in: rounded to millionths they are exact.
const aloneFull, aloneUnit = 252 * point, 252 * point / (2520 * 10)

func newBoard(t *rapid.T, s awards.Scheme, in []awards.Sampled, quota int) *board {
	b := &board{scheme: s, in: in, quota: quota, lines: map[string][]awards.Line{}}
	for n := range s.Criteria {
		one := s
		one.Full, one.Criteria = aloneFull, slices.Clone(s.Criteria)
		for i := range one.Criteria {
			one.Criteria[i].Weight = dec("0")
		}
		one.Criteria[n].Weight = s.Criteria[n].Weight
		if one.Criteria[n].Weight.IsZero() {
			b.alone = append(b.alone, make([]int64, len(in)))
			continue
		}
		scores, err := one.Score(drawn(in, "nothing errs", 0))
		if err != nil {
			t.Fatal(err)
		}
		var row []int64
		b.off = nil
		for i := range scores {
			points, known := scores[i].Criteria[n].Points.Get()
			if !known || points%aloneUnit != 0 {
				t.Fatalf("%s of %s: %v of %v, rounded", s.Criteria[n].Key, scores[i].Province, points, aloneFull)
			}
			row = append(row, int64(points))
			off := in[i].Off
			for _, d := range scores[i].Deductions {
				off += d.Points
			}
			b.off = append(b.off, off)
		}
		b.alone = append(b.alone, row)
	}
	return b
}

// line places the margin's province at a weight to eighteen decimals.
func (b *board) line(t *rapid.T, m awards.WeightMargin, w *big.Rat) awards.Line {
	at := w.FloatString(18)
	key := m.Criterion + " " + at
	if b.lines[key] == nil {
		b.lines[key] = b.linesAt(m.Criterion, at)
		if m.Criterion == b.slow {
			if slow := schemeLines(t, reweighed(b.scheme, m.Criterion, at), b.in, b.quota); !slices.Equal(slow, b.lines[key]) {
				t.Fatalf("%s: %v, the scheme itself: %v", key, b.lines[key], slow)
			}
		}
	}
	n := 0
	for i := range b.in {
		switch {
		case b.in[i].Outside:
		case b.in[i].Province != m.Province:
			n++
		default:
			return b.lines[key][n]
		}
	}
	t.Fatalf("no province %s", m.Province)
	return awards.LineNone
}

// linesAt places all who compete.
func (b *board) linesAt(criterion, weight string) (lines []awards.Line) {
	weights, total := make([]*big.Int, len(b.alone)), new(big.Int)
	for n, c := range b.scheme.Criteria {
		if weights[n] = c.Weight.Shift(18).BigInt(); c.Key == criterion {
			weights[n] = dec(weight).Shift(18).BigInt()
		}
		total.Add(total, weights[n])
	}
	full, below := big.NewInt(2*int64(b.scheme.Full)), new(big.Int).Mul(total, big.NewInt(int64(aloneFull)))
	points := func(sum *big.Int) zhuanhua.Points { // half up
		sum.Mul(sum, full).Add(sum, below)
		return zhuanhua.Points(sum.Div(sum, new(big.Int).Lsh(below, 1)).Int64())
	}
	var contenders []awards.Contender
	for i := range b.in {
		if b.in[i].Outside {
			continue
		}
		sum, ties := new(big.Int), map[string]zhuanhua.Points{}
		for n, c := range b.scheme.Criteria {
			part := new(big.Int).Mul(weights[n], big.NewInt(b.alone[n][i]))
			sum.Add(sum, part)
			if slices.Contains(b.scheme.Ties, c.Key) {
				ties[c.Key] = points(part)
			}
		}
		c := awards.Contender{Maybe: b.in[i].Maybe, Score: zhuanhua.Value(points(sum) - b.off[i])}
		for _, tie := range b.scheme.Ties {
			c.Ties = append(c.Ties, ties[tie])
		}
		contenders = append(contenders, c)
	}
	for _, p := range awards.Rank(contenders, b.quota) {
		lines = append(lines, p.Line)
	}
	return lines
}

// reweighed returns the scheme with another weight.
func reweighed(s awards.Scheme, criterion, weight string) awards.Scheme {
	s.Criteria = slices.Clone(s.Criteria)
	for i := range s.Criteria {
		if s.Criteria[i].Key == criterion {
			s.Criteria[i].Weight = dec(weight)
		}
	}
	return s
}

// schemeLines has the scheme score and ranks.
func schemeLines(t *rapid.T, s awards.Scheme, in []awards.Sampled, quota int) (lines []awards.Line) {
	for _, tally := range slowTallies(t, s, in, quota, awards.Draws{Seed: "nothing errs", Number: 1}) {
		lines = append(lines, map[awards.Tally]awards.Line{{Within: 1}: awards.Within, {Across: 1}: awards.Across, {Beyond: 1}: awards.Beyond}[tally])
	}
	return lines
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
