package sample_test

import (
	"encoding/json"
	"errors"
	"math"
	"math/big"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// fewErrors is the exact probability of at most x errors among n drawn.
func fewErrors(population, errors, n, x int64) *big.Rat {
	total := new(big.Int)
	for i := int64(0); i <= min(x, n, errors); i++ {
		if n-i <= population-errors {
			ways := new(big.Int).Binomial(errors, i)
			total.Add(total, ways.Mul(ways, new(big.Int).Binomial(population-errors, n-i)))
		}
	}
	return new(big.Rat).SetFrac(total, new(big.Int).Binomial(population, n))
}

var confidences = []int64{50, 80, 90, 95, 99}

func riskOf(percent int64) *big.Rat { return big.NewRat(100-percent, 100) }

// The limits are those that trying every number of errors with whole numbers gives.
func TestCountLimitsAgainstWholeNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		population := rapid.Int64Range(1, 60).Draw(t, "population")
		n := rapid.Int64Range(1, population).Draw(t, "n")
		x := rapid.Int64Range(0, n).Draw(t, "x")
		percent := rapid.SampledFrom(confidences).Draw(t, "confidence")
		a := sample.AttributeAudit{Population: zhuanhua.Value(population), Checked: n, Errors: x, Confidence: float64(percent) / 100}
		got, err := a.CountLimits()
		if err != nil {
			t.Fatal(err)
		}
		limits := func(risk *big.Rat) (lower, upper int64) {
			lower = -1
			for k := x; k <= population-n+x; k++ {
				if fewErrors(population, k, n, x).Cmp(risk) > 0 {
					upper = k
				}
				many := new(big.Rat).Sub(big.NewRat(1, 1), fewErrors(population, k, n, x-1))
				if many.Cmp(risk) > 0 && lower < 0 {
					lower = k
				}
			}
			return lower, upper
		}
		if lower, upper := limits(riskOf(percent)); got.Upper != upper || got.Lower != lower {
			t.Errorf("%+v: %d to %d, want %d to %d", a, got.Lower, got.Upper, lower, upper)
		}
		if low, high := limits(new(big.Rat).Mul(riskOf(percent), big.NewRat(1, 2))); got.High != high || got.Low != low {
			t.Errorf("%+v: both sides %d to %d, want %d to %d", a, got.Low, got.High, low, high)
		}
	})
}

// Over all samples of a population the two limits hold its errors as often as they say.
func TestCountLimitsCover(t *testing.T) {
	const population, n = 40, 12
	for errors := int64(0); errors <= population; errors++ {
		held := new(big.Rat)
		for x := max(0, n-(population-errors)); x <= min(n, errors); x++ {
			l, err := sample.AttributeAudit{Population: zhuanhua.Value[int64](population), Checked: n, Errors: x, Confidence: 0.9}.CountLimits()
			if err != nil {
				t.Fatal(err)
			}
			if l.Low <= errors && errors <= l.High {
				held.Add(held, new(big.Rat).Sub(fewErrors(population, errors, n, x), fewErrors(population, errors, n, x-1)))
			}
		}
		if held.Cmp(big.NewRat(9, 10)) < 0 {
			t.Errorf("%d errors are held with %v", errors, held.FloatString(6))
		}
	}
}

func TestDiscoverySizeAgainstWholeNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		population := rapid.Int64Range(2, 60).Draw(t, "population")
		tolerable := rapid.Int64Range(1, population).Draw(t, "tolerable")
		acceptable := rapid.Int64Range(0, tolerable-1).Draw(t, "acceptable")
		percent := rapid.SampledFrom(confidences).Draw(t, "confidence")
		got, err := sample.DiscoverySize(population, tolerable, acceptable, float64(percent)/100)
		if err != nil {
			t.Fatal(err)
		}
		want := int64(0)
		for fewErrors(population, tolerable, want, acceptable).Cmp(riskOf(percent)) > 0 {
			want++
		}
		if got.Units != want {
			t.Errorf("%d of %d in %d: %+v, want %d", acceptable, tolerable, population, got, want)
		}
	})
}

// fewBinomial is the probability of at most x errors, added up the plain way.
func fewBinomial(x, n int64, p float64) (total float64) {
	for i := int64(0); i <= min(x, n); i++ {
		ways, _ := new(big.Float).SetInt(new(big.Int).Binomial(n, i)).Float64()
		total += ways * math.Pow(p, float64(i)) * math.Pow(1-p, float64(n-i))
	}
	return total
}

func TestExpectedSizeIsTheSmallest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tolerable := rapid.Int64Range(20, 400).Draw(t, "tolerable in a thousand")
		expected := rapid.Int64Range(0, tolerable*6/10).Draw(t, "expected")
		risk := 0.05
		got, err := sample.ExpectedSize(float64(tolerable)/1000, float64(expected)/1000, 0.95)
		if err != nil {
			t.Fatal(err)
		}
		for n := int64(1); n <= min(got.Units, 500); n++ {
			c := (n*expected + 999) / 1000
			if passes := fewBinomial(c, n, float64(tolerable)/1000); passes <= risk*(1-1e-9) != (n == got.Units) && math.Abs(passes-risk) > 1e-9 {
				t.Fatalf("%d against %d in a thousand: %+v, but %d pass with %v", expected, tolerable, got, n, passes)
			} else if n == got.Units && got.Acceptable != c {
				t.Errorf("%+v accepts other than %d", got, c)
			}
		}
	})
}

func TestMonetarySizeIsTheSmallest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		tolerable := rapid.IntRange(10, 1000).Draw(t, "tolerable in a thousand")
		got, err := sample.MonetarySize(float64(tolerable)/1000, 0, 0.95)
		if want := int64(math.Ceil(-math.Log(0.05) * 1000 / float64(tolerable))); err != nil || got != want {
			t.Errorf("%d, %v; want %d", got, err, want)
		}
		expected := rapid.IntRange(0, tolerable*9/10).Draw(t, "expected")
		more, err := sample.MonetarySize(float64(tolerable)/1000, float64(expected)/1000, 0.95)
		if err != nil || more < got {
			t.Errorf("expecting errors, %d after %d: %v", more, got, err)
		}
	})
}

// Every error raises the bound; taints of 1 give the limit of the rate itself.
func TestStringerGrows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		taints := rapid.SliceOfN(rapid.Float64Range(-1, 2), 0, 20).Draw(t, "taints")
		n := int64(len(taints)) + rapid.Int64Range(1, 200).Draw(t, "n")
		for _, model := range []sample.TaintModel{sample.TaintPoisson, sample.TaintBinomial} {
			b, err := sample.Stringer(taints, n, 0.95, model)
			if err != nil {
				t.Fatal(err)
			}
			if b.Rate < b.Basic || b.Rate < b.LikelyRate || b.LikelyRate > 1 {
				t.Errorf("%+v", b)
			}
			ones := make([]float64, len(b.Taints))
			for i := range ones {
				ones[i] = 1
			}
			whole, err := sample.Stringer(ones, n, 0.95, model)
			if err != nil || whole.Rate < b.Rate-1e-12 {
				t.Errorf("%+v, %v: below %+v", whole, err, b)
			}
			limits, err := sample.AttributeAudit{Checked: n, Errors: int64(len(ones))}.Limits()
			if err != nil || model == sample.TaintBinomial && math.Abs(limits.Upper-whole.Rate) > 1e-12 {
				t.Errorf("%+v, %v against %+v", limits, err, whole)
			}
		}
	})
	if b, err := sample.Stringer([]float64{1, 1}, 2, 0.95, sample.TaintBinomial); err != nil || b.Rate != 1 {
		t.Errorf("everything wrong: %+v, %v", b, err)
	}
}

func TestAttributeOpinions(t *testing.T) {
	audit := func(n, x int64) sample.AttributeAudit {
		return sample.AttributeAudit{Population: zhuanhua.Value[int64](589), Checked: n, Errors: x}
	}
	for _, c := range []struct {
		n, x, tolerable int64
		want            zhuanhua.Outcome
		reason          string
	}{
		{59, 0, 27, zhuanhua.Met, sample.AuditWithin}, // the bound itself
		{59, 0, 26, zhuanhua.Undetermined, sample.AuditUpperAbove},
		{50, 2, 23, zhuanhua.Undetermined, sample.AuditProjectedAbove}, // 23.56 projected
		{50, 2, 24, zhuanhua.Undetermined, sample.AuditUpperAbove},
		{50, 2, 5, zhuanhua.Undetermined, sample.AuditProjectedAbove}, // the lower limit itself
		{50, 2, 4, zhuanhua.NotMet, sample.AuditLowerAbove},
		{50, 2, 1, zhuanhua.NotMet, sample.AuditFoundAbove},
		{589, 3, 3, zhuanhua.Met, sample.AuditWithin},
		{589, 3, 2, zhuanhua.NotMet, sample.AuditFoundAbove},
	} {
		o, err := audit(c.n, c.x).Judge(zhuanhua.Value(c.tolerable))
		if err != nil || o.Outcome != c.want || o.Reasons[0].Code != c.reason || o.Reasons[0].Clause != "CP24-6.3" || o.Reasons[0].Text.Zh == "" {
			t.Errorf("%d of %d, %d tolerable: %+v, %v", c.x, c.n, c.tolerable, o, err)
		}
		if all := len(o.Reasons) == 2 && o.Reasons[1].Code == sample.AuditAllChecked; all != (c.n == 589) {
			t.Errorf("%+v", o.Reasons)
		}
		if !o.Supported.Add(o.Upper).Equal(o.Reported) || o.Found.IntPart() != c.x {
			t.Errorf("%+v does not add up", o)
		}
	}
	var unset *sample.UnsetError
	if _, err := audit(59, 0).Judge(zhuanhua.Given[int64]{}); !errors.As(err, &unset) || !errors.Is(err, zhuanhua.ErrUnset) ||
		unset.Error() != "tolerable-error (CP24-6.3): the text demands it without a number and the host gave none" {
		t.Errorf("no tolerable error: %v", err)
	}
	if o, err := audit(589, 0).Judge(zhuanhua.Given[int64]{}); err != nil || o.Outcome != zhuanhua.Met || o.Tolerable.IsGiven() {
		t.Errorf("whatever is tolerable, nothing is wrong: %+v, %v", o, err)
	}
	for _, tolerable := range []int64{-1, 590} {
		if _, err := audit(59, 0).Judge(zhuanhua.Value(tolerable)); !errors.Is(err, sample.ErrParameter) {
			t.Errorf("%d tolerable: %v", tolerable, err)
		}
	}
	if _, err := (sample.AttributeAudit{Checked: 5}).Judge(zhuanhua.Value[int64](1)); !errors.Is(err, sample.ErrMissingSize) {
		t.Error(err)
	}
}

func yuan(v string) decimal.Decimal { return decimal.RequireFromString(v) }

func found(id, reported, right string) sample.MonetaryItem {
	return sample.MonetaryItem{ID: id, Reported: yuan(reported), Right: zhuanhua.Value(yuan(right))}
}

// selected returns the audit of which all items listed were drawn, and others that are
// right, of 100 yuan each.
func selected(m sample.MonetaryAudit, right int) sample.MonetaryAudit {
	for i := range right {
		m.Items = append(m.Items, found("right "+strconv.Itoa(i), "100", "100"))
	}
	for _, i := range m.Items {
		m.Selected = append(m.Selected, i.ID)
	}
	slices.Reverse(m.Selected)
	return m
}

// monetaryAudit is a sample of 100 units of 100,000 yuan, of which one item is half wrong
// and one of three intervals by 500 yuan.
func monetaryAudit() sample.MonetaryAudit {
	return selected(sample.MonetaryAudit{Reported: yuan("100000"), Interval: yuan("1000"), Items: []sample.MonetaryItem{
		found("a", "400", "200"), found("b", "3000", "2500"), found("c", "10.5", "10.5"), found("d", "800", "880"), found("e", "1000", "1200"),
	}}, 93)
}

func TestMonetaryOpinions(t *testing.T) {
	m := monetaryAudit()
	f, err := m.Evaluate()
	if err != nil {
		t.Fatal(err)
	}
	factors := must[[]float64](t)(sample.PoissonFactors(1, 0.95))
	near(t, "basic precision", f.Basic, 1000*factors[0], 1e-12)
	near(t, "bound", f.Bound, 1000*factors[0]+500*(factors[1]-factors[0])+500, 1e-12)
	near(t, "most likely", f.Likely, 1000, 1e-12)
	near(t, "understated", f.UnderLikely, 300, 1e-12)
	if f.Known != 700_00 || f.Under != 2 || f.Full != 500 {
		t.Errorf("%+v", f)
	}
	for _, c := range []struct {
		tolerable string
		want      zhuanhua.Outcome
		reason    string
	}{
		{"4369.80", zhuanhua.Met, sample.AuditWithin},
		{"4369.79", zhuanhua.Undetermined, sample.AuditUpperAbove},
		{"1000", zhuanhua.Undetermined, sample.AuditUpperAbove},
		{"999.99", zhuanhua.Undetermined, sample.AuditProjectedAbove},
		{"700", zhuanhua.Undetermined, sample.AuditProjectedAbove},
		{"699.99", zhuanhua.NotMet, sample.AuditFoundAbove},
	} {
		o, err := m.Judge(zhuanhua.Value(yuan(c.tolerable)))
		if err != nil || o.Outcome != c.want || o.Reasons[0].Code != c.reason || o.Reasons[1].Code != sample.AuditUnderstated {
			t.Errorf("%s tolerable: %+v, %v", c.tolerable, o, err)
		}
		if !o.Upper.Equal(yuan("4369.80")) || !o.Supported.Equal(yuan("95630.2")) || !o.Tolerable.Equal(zhuanhua.Value(yuan(c.tolerable))) {
			t.Errorf("%+v", o)
		}
	}
	var unset *sample.UnsetError
	if _, err := m.Judge(zhuanhua.Given[decimal.Decimal]{}); !errors.As(err, &unset) {
		t.Error(err)
	}
	for _, c := range []string{"100000.01", "-1", "0.001"} {
		var fault *sample.Error
		if _, err := m.Judge(zhuanhua.Value(yuan(c))); !errors.As(err, &fault) {
			t.Errorf("%s tolerable: %v", c, err)
		}
	}
	m.Interval = yuan("0")
	if _, err := m.Judge(zhuanhua.Value(yuan("1"))); !errors.Is(err, sample.ErrParameter) {
		t.Error(err)
	}
}

// Where everything was examined nothing is projected; and no more can be wrong than was
// reported.
func TestMonetaryBoundEnds(t *testing.T) {
	all := selected(sample.MonetaryAudit{Reported: yuan("3000"), Interval: yuan("1000"), Items: []sample.MonetaryItem{found("a", "1000", "1000"), found("b", "2000", "2000")}}, 0)
	o, err := all.Judge(zhuanhua.Given[decimal.Decimal]{})
	if err != nil || o.Outcome != zhuanhua.Met || !o.Upper.IsZero() || o.Reasons[1].Code != sample.AuditAllChecked {
		t.Errorf("%+v, %v", o, err)
	}
	few := selected(sample.MonetaryAudit{Reported: yuan("2000"), Interval: yuan("1000"), Model: sample.TaintBinomial, Items: []sample.MonetaryItem{found("a", "500", "0"), found("b", "300", "0")}}, 0)
	f, err := few.Evaluate()
	if err != nil || f.Bound != 2000 || f.Likely != 2000 {
		t.Errorf("%+v, %v", f, err)
	}
	low := few
	low.Factors = []float64{0.1, 0.1, 0.1} // a table that promises too much
	o, err = low.Judge(zhuanhua.Value(yuan("700")))
	if err != nil || o.Outcome != zhuanhua.NotMet || !o.Upper.Equal(yuan("800")) {
		t.Errorf("%+v, %v", o, err)
	}
}

func TestMonetaryAuditRefuses(t *testing.T) {
	with := func(change func(*sample.MonetaryAudit)) sample.MonetaryAudit {
		m := monetaryAudit()
		change(&m)
		return m
	}
	item := func(i sample.MonetaryItem) sample.MonetaryAudit {
		return with(func(m *sample.MonetaryAudit) {
			m.Items = append(m.Items, i)
			if i.ID != "" && i.ID != "a" {
				m.Selected = append(m.Selected, i.ID)
			}
		})
	}
	hostile := decimal.New(1, 1<<30)
	for name, c := range map[string]struct {
		audit sample.MonetaryAudit
		want  error
	}{
		"confidence":    {with(func(m *sample.MonetaryAudit) { m.Confidence = math.NaN() }), sample.ErrOption},
		"model":         {with(func(m *sample.MonetaryAudit) { m.Model = 9 }), sample.ErrOption},
		"hostile total": {with(func(m *sample.MonetaryAudit) { m.Reported = hostile }), zhuanhua.ErrRange},
		"hostile step":  {with(func(m *sample.MonetaryAudit) { m.Interval = hostile }), zhuanhua.ErrRange},
		"wide step":     {with(func(m *sample.MonetaryAudit) { m.Interval = yuan("100000.01") }), sample.ErrParameter},
		"no id":         {item(found("", "1", "1")), sample.ErrMissingID},
		"id twice":      {item(found("a", "1", "1")), sample.ErrDuplicateUnit},
		"not checked":   {item(sample.MonetaryItem{ID: "z", Reported: yuan("1")}), sample.ErrUnchecked},
		"not listed":    {with(func(m *sample.MonetaryAudit) { m.Items = m.Items[:len(m.Items)-1] }), sample.ErrUnchecked},
		"not drawn":     {with(func(m *sample.MonetaryAudit) { m.Selected = m.Selected[1:] }), sample.ErrNotDrawn},
		"nothing drawn": {with(func(m *sample.MonetaryAudit) { m.Items, m.Selected = nil, nil }), sample.ErrMisstated},
		"drawn twice":   {with(func(m *sample.MonetaryAudit) { m.Selected[1] = m.Selected[0] }), sample.ErrDuplicateUnit},
		"drawn, no id":  {with(func(m *sample.MonetaryAudit) { m.Selected[0] = "" }), sample.ErrMissingID},
		"choice":        {with(func(m *sample.MonetaryAudit) { m.Unchecked = 2 }), sample.ErrOption},
		"no such item": {with(func(m *sample.MonetaryAudit) {
			m.Selected, m.Unchecked = append(m.Selected, "z"), sample.UncheckedInError
		}), sample.ErrUnchecked},
		"hostile item":  {item(sample.MonetaryItem{ID: "z", Reported: hostile, Right: zhuanhua.Value(hostile)}), zhuanhua.ErrRange},
		"hostile found": {item(sample.MonetaryItem{ID: "z", Reported: yuan("1"), Right: zhuanhua.Value(hostile)}), zhuanhua.ErrRange},
		"item of 0":     {item(found("z", "0", "0")), sample.ErrParameter},
		"more than all": {item(found("z", "99000", "0")), sample.ErrMisstated},
		"too many":      {selected(sample.MonetaryAudit{Reported: yuan("100000"), Interval: yuan("1000")}, 102), sample.ErrMisstated},
		"too few":       {selected(sample.MonetaryAudit{Reported: yuan("100000"), Interval: yuan("1000")}, 99), sample.ErrMisstated},
		"few factors":   {with(func(m *sample.MonetaryAudit) { m.Factors = []float64{3} }), sample.ErrParameter},
		"falling":       {with(func(m *sample.MonetaryAudit) { m.Factors = []float64{3, 2} }), sample.ErrParameter},
		"NaN factor":    {with(func(m *sample.MonetaryAudit) { m.Factors = []float64{3, math.NaN()} }), sample.ErrParameter},
		"units": {with(func(m *sample.MonetaryAudit) {
			m.Reported, m.Interval, m.Items, m.Selected = yuan("1000000000"), yuan("0.01"), nil, nil
		}), sample.ErrRange},
	} {
		if f, err := c.audit.Evaluate(); !errors.Is(err, c.want) {
			t.Errorf("%s: %+v, %v", name, f, err)
		}
	}
}

// What was drawn and not checked is never right: the error names it, or it counts as
// wrong in full, below the interval with all that it stands for.
func TestUncheckedItemsAreNeverRight(t *testing.T) {
	m := monetaryAudit()
	m.Items[2].Right = zhuanhua.Given[decimal.Decimal]{} // c, 10.50 yuan, right when it was checked
	m.Items[4].Right = zhuanhua.Given[decimal.Decimal]{} // e, 1,000 yuan: an interval
	var fault *sample.Error
	if _, err := m.Judge(zhuanhua.Value(yuan("100000"))); !errors.Is(err, sample.ErrUnchecked) || !errors.As(err, &fault) || fault.ID != "c" {
		t.Errorf("%v", err)
	}
	m.Unchecked = sample.UncheckedInError
	f, err := m.Evaluate()
	if err != nil {
		t.Fatal(err)
	}
	factors := must[[]float64](t)(sample.PoissonFactors(2, 0.95))
	near(t, "bound", f.Bound, 1000*factors[0]+1000*(factors[1]-factors[0])+500*(factors[2]-factors[1])+1500, 1e-12)
	near(t, "most likely", f.Likely, 1000+500+1500, 1e-12)
	if f.Unchecked != 2 || f.Known != 700_00 || f.Projections[0].ID != "c" || f.Projections[0].Taint != 1 || f.Under != 1 {
		t.Errorf("%+v", f)
	}
	o, err := m.Judge(zhuanhua.Value(yuan("700")))
	if err != nil || o.Outcome != zhuanhua.Undetermined || o.Reasons[0].Code != sample.AuditProjectedAbove || o.Reasons[1].Code != sample.AuditUnchecked || o.Reasons[1].Text.Zh == "" {
		t.Errorf("what nobody checked is not found to be wrong: %+v, %v", o, err)
	}
	whole := selected(sample.MonetaryAudit{Reported: yuan("3000"), Interval: yuan("1000"), Unchecked: sample.UncheckedInError, Items: []sample.MonetaryItem{
		found("a", "1000", "1000"), {ID: "b", Reported: yuan("2000")},
	}}, 0)
	o, err = whole.Judge(zhuanhua.Value(yuan("2000")))
	if err != nil || o.Outcome != zhuanhua.Met || !o.Upper.Equal(yuan("2000")) || !o.Found.IsZero() || len(o.Reasons) != 2 || o.Reasons[1].Code != sample.AuditUnchecked {
		t.Errorf("%+v, %v", o, err)
	}
}

// Whatever a systematic draw chooses is a complete selection, and without one item of
// less than the interval it need not be: it is refused, or still covers every interval.
func TestDrawnItemsAreACompleteSelection(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amounts, total := []zhuanhua.Amount{}, zhuanhua.Amount(0)
		for _, fen := range rapid.SliceOfN(rapid.Int64Range(1, 5000), 1, 40).Draw(t, "amounts") {
			amounts = append(amounts, zhuanhua.Amount(fen))
			total += zhuanhua.Amount(fen)
		}
		step := zhuanhua.Amount(rapid.Int64Range(1, int64(total)).Draw(t, "interval"))
		start := zhuanhua.Amount(rapid.Int64Range(1, int64(step)).Draw(t, "start"))
		hits, err := sample.DrawMonetary(amounts, step, start)
		if err != nil {
			t.Fatal(err)
		}
		m := sample.MonetaryAudit{Reported: total.Yuan(), Interval: step.Yuan()}
		for _, i := range slices.Compact(hits.Items) {
			m.Items = append(m.Items, sample.MonetaryItem{ID: strconv.Itoa(i), Reported: amounts[i].Yuan(), Right: zhuanhua.Value(amounts[i].Yuan())})
		}
		if f, err := selected(m, 0).Evaluate(); err != nil || f.Likely != 0 {
			t.Fatalf("%+v, %v", f, err)
		}
		if !slices.ContainsFunc(m.Items, func(i sample.MonetaryItem) bool { return i.Reported.GreaterThanOrEqual(m.Interval) }) && int64(len(m.Items)) == int64(total/step) {
			m.Items = m.Items[1:]
			if f, err := selected(m, 0).Evaluate(); !errors.Is(err, sample.ErrMisstated) {
				t.Errorf("one is missing: %+v, %v", f, err)
			}
		}
	})
}

func TestAuditRefuses(t *testing.T) {
	huge := zhuanhua.Value[int64](math.MaxInt64)
	for name, c := range map[string]struct {
		audit sample.AttributeAudit
		want  error
	}{
		"confidence":      {sample.AttributeAudit{Checked: 1, Confidence: 1}, sample.ErrOption},
		"nothing checked": {sample.AttributeAudit{}, sample.ErrParameter},
		"hostile sample":  {sample.AttributeAudit{Checked: math.MaxInt64}, sample.ErrParameter},
		"negative errors": {sample.AttributeAudit{Checked: 1, Errors: -1}, sample.ErrParameter},
		"too many errors": {sample.AttributeAudit{Checked: 1, Errors: 2}, sample.ErrParameter},
		"population":      {sample.AttributeAudit{Checked: 1, Population: huge}, sample.ErrSizeRange},
		"more than all":   {sample.AttributeAudit{Checked: 2, Population: zhuanhua.Value[int64](1)}, sample.ErrSizeTooSmall},
	} {
		if _, err := c.audit.Limits(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := c.audit.CountLimits(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for i, c := range []struct {
		err  func() error
		want error
	}{
		{func() error { _, err := sample.DiscoverySize(10, 1, 0, 2); return err }, sample.ErrOption},
		{func() error { _, err := sample.DiscoverySize(math.MaxInt64, 1, 0, 0); return err }, sample.ErrSizeRange},
		{func() error { _, err := sample.DiscoverySize(10, 0, 0, 0); return err }, sample.ErrParameter},
		{func() error { _, err := sample.DiscoverySize(10, 11, 0, 0); return err }, sample.ErrParameter},
		{func() error { _, err := sample.DiscoverySize(10, 1, -1, 0); return err }, sample.ErrParameter},
		{func() error { _, err := sample.DiscoverySize(10, 1, 1, 0); return err }, sample.ErrUnreachable},
		{func() error { _, err := sample.AttributeSize(0.1, 0, 2); return err }, sample.ErrOption},
		{func() error { _, err := sample.AttributeSize(math.NaN(), 0, 0); return err }, sample.ErrParameter},
		{func() error { _, err := sample.AttributeSize(0.1, -1, 0); return err }, sample.ErrParameter},
		{func() error { _, err := sample.AttributeSize(0.1, math.MaxInt64, 0); return err }, sample.ErrRange},
		{func() error { _, err := sample.AttributeSize(1e-300, 0, 0); return err }, sample.ErrRange},
		{func() error { _, err := sample.ExpectedSize(0.1, -1, 0); return err }, sample.ErrParameter},
		{func() error { _, err := sample.ExpectedSize(0.1, 0.01, 2); return err }, sample.ErrOption},
		{func() error { _, err := sample.ExpectedSize(1, 0.01, 0); return err }, sample.ErrParameter},
		{func() error { _, err := sample.ExpectedSize(0.1, 0.1, 0); return err }, sample.ErrUnreachable},
		{func() error { _, err := sample.ExpectedSize(0.5, 0.4999999, 0); return err }, sample.ErrRange},
		{func() error { _, err := sample.ExpectedSize(1e-9, 1e-300, 0); return err }, sample.ErrRange},
		{func() error { _, err := sample.ExpectedSize(5e-324, 0, 0); return err }, sample.ErrRange},
		{func() error { _, err := sample.MonetarySize(0.1, 0, 2); return err }, sample.ErrOption},
		{func() error { _, err := sample.MonetarySize(math.Inf(1), 0, 0); return err }, sample.ErrParameter},
		{func() error { _, err := sample.MonetarySize(0.1, math.NaN(), 0); return err }, sample.ErrParameter},
		{func() error { _, err := sample.MonetarySize(0.1, 0.1, 0); return err }, sample.ErrUnreachable},
		{func() error { _, err := sample.MonetarySize(1e-12, 0, 0); return err }, sample.ErrRange},
		{func() error { _, err := sample.PlanMonetary(yuan("1"), yuan("2"), yuan("0"), 0); return err }, sample.ErrParameter},
		{func() error { _, err := sample.PlanMonetary(yuan("1"), yuan("1"), yuan("1"), 0); return err }, sample.ErrUnreachable},
		{func() error { _, err := sample.PlanMonetary(yuan("0.01"), yuan("0.01"), yuan("0"), 0); return err }, sample.ErrRange},
		{func() error {
			_, err := sample.PlanMonetary(decimal.New(1, 1<<30), yuan("1"), yuan("0"), 0)
			return err
		}, zhuanhua.ErrRange},
		{func() error { _, err := sample.DrawMonetary(nil, 0, 1); return err }, sample.ErrParameter},
		{func() error { _, err := sample.DrawMonetary(nil, math.MaxInt64, 1); return err }, sample.ErrParameter},
		{func() error { _, err := sample.DrawMonetary(nil, 5, 6); return err }, sample.ErrParameter},
		{func() error { _, err := sample.DrawMonetary([]zhuanhua.Amount{-1}, 5, 1); return err }, sample.ErrRange},
		{func() error {
			_, err := sample.DrawMonetary([]zhuanhua.Amount{zhuanhua.MaxAmount, 1}, zhuanhua.MaxAmount, 1)
			return err
		}, sample.ErrRange},
		{func() error { _, err := sample.DrawMonetary([]zhuanhua.Amount{zhuanhua.MaxAmount}, 1, 1); return err }, sample.ErrRange},
		{func() error { _, err := sample.Stringer(nil, 1, 2, 0); return err }, sample.ErrOption},
		{func() error { _, err := sample.Stringer(nil, 1, 0, 9); return err }, sample.ErrOption},
		{func() error { _, err := sample.Stringer(nil, 0, 0, 0); return err }, sample.ErrParameter},
		{func() error { _, err := sample.Stringer([]float64{1, 1}, 1, 0, 0); return err }, sample.ErrParameter},
		{func() error { _, err := sample.Stringer([]float64{math.NaN()}, 1, 0, 0); return err }, sample.ErrNonfiniteValue},
		{func() error { _, err := sample.PoissonFactors(0, 2); return err }, sample.ErrOption},
		{func() error { _, err := sample.PoissonFactors(math.MaxInt32, 0); return err }, sample.ErrParameter},
	} {
		begun := time.Now()
		if err := c.err(); !errors.Is(err, c.want) {
			t.Errorf("%d: %v, want %v", i, err, c.want)
		}
		if took := time.Since(begun); took > time.Minute {
			t.Errorf("%d took %v", i, took)
		}
	}
	ones := make([]float64, 100_001)
	for i := range ones {
		ones[i] = 1
	}
	if _, err := sample.Stringer(ones, sample.MaxSize, 0, 0); !errors.Is(err, sample.ErrRange) {
		t.Error(err)
	}
}

// The largest audits that are admitted end, at once, with numbers.
func TestHugeAudits(t *testing.T) {
	begun := time.Now()
	for _, x := range []int64{0, 1, 1000, sample.MaxSize / 4, sample.MaxSize / 2} {
		a := sample.AttributeAudit{Population: zhuanhua.Value[int64](sample.MaxSize), Checked: sample.MaxSize / 2, Errors: x, Confidence: 0.999999}
		l, err := a.CountLimits()
		if err != nil || l.Upper < 2*x-1 && x < sample.MaxSize/2 || l.Lower > 2*x || !(l.AtUpper > 1e-6) {
			t.Errorf("%d: %+v, %v", x, l, err)
		}
		r, err := a.Limits()
		if err != nil || !(r.Lower <= r.Rate && r.Rate <= r.Upper && r.Low <= r.Lower && r.Upper <= r.High) {
			t.Errorf("%d: %+v, %v", x, r, err)
		}
		if b, err := json.Marshal(r); err != nil {
			t.Errorf("%s, %v", b, err)
		}
	}
	if s, err := sample.ExpectedSize(0.5, 0.499, 0.95); err != nil || s.Units < 600_000 || s.Risk > 0.05 {
		t.Errorf("%+v, %v", s, err)
	}
	if s, err := sample.AttributeSize(0.5, 4_000_000, 0.95); err != nil || s.Units < 8_000_000 {
		t.Errorf("%+v, %v", s, err)
	}
	if took := time.Since(begun); took > time.Minute {
		t.Errorf("took %v", took)
	}
}
