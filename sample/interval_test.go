package sample_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// surveyOf is a simple random sample of 20 of 100 in which so many have after = 1.
func surveyOf(positive int) (rows []answer) {
	for i := range 20 {
		a := answer{fmt.Sprint(i), "", 100, false, 1, 0}
		if i < positive {
			a.after = 1
		}
		rows = append(rows, a)
	}
	return rows
}

func has(a *answer) bool { return a.after == 1 }

func TestProportionsNearTheEnds(t *testing.T) {
	for _, c := range []struct {
		positive  int
		low, high float64 // R: qbeta(.025, x, 21-x), qbeta(.975, x+1, 20-x)
	}{{0, 0, 0.168433470983085}, {20, 0.831566529016915, 1}} {
		d := designOf(t, surveyOf(c.positive), sample.Options{})
		r, err := d.Proportion(has, nil)
		if err != nil || r.Interval != zhuanhua.IntervalKornBeta {
			t.Fatalf("%+v, %v", r, err)
		}
		near(t, "low", number(t, r.Low), c.low, 1e-9)
		near(t, "high", number(t, r.High), c.high, 1e-9)
		logit, err := d.With(sample.Options{Interval: zhuanhua.IntervalLogit})
		if err != nil {
			t.Fatal(err)
		}
		if r, err = logit.Proportion(has, nil); err != nil || r.Low.Gap() != zhuanhua.GapIntervalUndefined || !r.StandardError.IsGiven() {
			t.Errorf("logit: %+v, %v", r, err)
		}
	}
}

func TestProportionOfCensus(t *testing.T) {
	rows := surveyOf(7)
	for i := range rows {
		rows[i].size = 20
	}
	r, err := designOf(t, rows, sample.Options{}).Proportion(has, nil)
	if err != nil || r.Low != r.Estimate || r.High != r.Estimate || number(t, r.Estimate) != 0.35 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestProportionWithoutSpread(t *testing.T) {
	rows := []answer{{"1", "a", 5, false, 1, 1}, {"2", "a", 5, false, 1, 1}, {"3", "b", 5, false, 1, 0}, {"4", "b", 5, false, 1, 0}}
	r, err := designOf(t, rows, sample.Options{}).Proportion(has, nil)
	if err != nil || r.Low != r.Estimate || number(t, r.StandardError) != 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

// A proportion whose error is next to nothing has an effective size that no beta
// distribution is inverted at.
func TestProportionOutOfReach(t *testing.T) {
	weight := map[string]float64{"1": 1e-12, "2": 1e-12, "3": 1, "4": 1}
	rows := []answer{{"1", "a", 0, false, 1, 1}, {"2", "a", 0, false, 1, 0}, {"3", "b", 0, false, 1, 1}, {"4", "b", 0, false, 1, 1}}
	d, err := sample.New(rows, func(a *answer) sample.Unit {
		return sample.Unit{ID: a.id, Stratum: a.stratum, Answered: true, Weight: zhuanhua.Value(weight[a.id])}
	}, nil, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := d.Proportion(has, nil)
	if err != nil || r.Low.Gap() != zhuanhua.GapIntervalUndefined || r.High.Gap() != zhuanhua.GapIntervalUndefined {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestIntervalsThatDoNotExist(t *testing.T) {
	rows := []answer{{"1", "", 50, false, 0, 2}, {"2", "", 50, false, 0, 1}, {"3", "", 50, false, 9, 1}}
	for _, kind := range []zhuanhua.IntervalKind{zhuanhua.IntervalFieller, zhuanhua.IntervalLog} {
		negative := func(a *answer) zhuanhua.Given[float64] { return zhuanhua.Value(-a.after) }
		r, err := designOf(t, rows, sample.Options{Interval: kind}).Ratio(negative, before, nil)
		if err != nil || r.Interval != kind || gapsOf(r) != (wantGaps{0, 0, zhuanhua.GapIntervalUndefined}) {
			t.Errorf("%+v, %v", r, err)
		}
	}
}

// A kind that does not suit gives way to the customary one, and the reading says so.
func TestCustomaryIntervals(t *testing.T) {
	rows := surveyOf(7)
	for kind := range zhuanhua.IntervalKornBeta + 1 {
		d := designOf(t, rows, sample.Options{Interval: kind})
		total, err := d.Total(before, nil)
		if want := zhuanhua.IntervalStudent; err != nil || total.Interval != want && (kind != zhuanhua.IntervalNormal || total.Interval != kind) {
			t.Errorf("%v: a total has a %v interval, %v", kind, total.Interval, err)
		}
		for name, estimate := range readings(d, nil) {
			if r, err := estimate(); err != nil || !finite(t, r) || r.Interval == zhuanhua.IntervalNone {
				t.Errorf("%v: %s is %+v, %v", kind, name, r, err)
			}
		}
	}
}

func TestNormalIntervalNeedsNoFreedom(t *testing.T) {
	rows := []answer{{"1", "a", 1, false, 1, 2}, {"2", "b", 1, false, 1, 2}}
	r, err := designOf(t, rows, sample.Options{Interval: zhuanhua.IntervalNormal}).Total(after, nil)
	if err != nil || r.Low != r.Estimate || r.DegreesOfFreedom != 0 {
		t.Errorf("%+v, %v", r, err)
	}
}

func TestConfidence(t *testing.T) {
	rows, last := surveyOf(7), 0.0
	for _, confidence := range []float64{0.5, 0.8, 0.9, 0, 0.99, 0.999999} {
		r, err := designOf(t, rows, sample.Options{Confidence: confidence}).Total(after, nil)
		if err != nil {
			t.Fatal(err)
		}
		if want := map[bool]float64{true: 0.95, false: confidence}[confidence == 0]; r.Confidence != want {
			t.Errorf("confidence %v, want %v", r.Confidence, want)
		}
		width := number(t, r.High) - number(t, r.Low)
		if width <= last {
			t.Errorf("at %v the interval is %v wide, after %v", r.Confidence, width, last)
		}
		last = width
	}
}

func TestDesignEffect(t *testing.T) {
	one := func(*answer) zhuanhua.Given[float64] { return zhuanhua.Value(1.0) }
	census := surveyOf(7)
	for i := range census {
		census[i].size = 20
	}
	for _, c := range []struct {
		rows []answer
		y    sample.Variable[answer]
		want zhuanhua.SurveyGap
	}{
		{surveyOf(7), one, zhuanhua.GapZeroBase}, {census, after, zhuanhua.GapZeroBase},
		{[]answer{{"1", "", 1, false, 1, 2}}, after, zhuanhua.GapZeroBase},
		{[]answer{{"1", "", 2, false, 1, 2}}, after, zhuanhua.GapLonelyRespondent}, {nil, after, zhuanhua.GapNoRespondent},
	} {
		if effect, err := designOf(t, c.rows, told).DesignEffect(c.y); err != nil || effect.Gap() != c.want {
			t.Errorf("%v, %v; want %v", effect, err, c.want)
		}
	}
	effect, err := designOf(t, surveyOf(7), sample.Options{}).DesignEffect(after)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "the effect of a simple random sample", number(t, effect), 1, 1e-12)
}

func TestCounts(t *testing.T) {
	rows := []answer{{"1", "b", 1, false, 1, 2}, {"2", "a", 6, false, 1, 2}, {"3", "a", 6, true, 1, 2}, {"4", "a", 6, false, 1, 2}}
	got := fmt.Sprint(designOf(t, rows, sample.Options{}).Counts())
	if want := "[{{a 6} 3 2 6 false} {{b 1} 1 1 1 true}]"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// Where everyone grows alike rounding alone is left of the error of growth.
func TestFiellerOfEvenGrowth(t *testing.T) {
	eachSurvey(t, 50, func(t *testing.T, random *rand.Rand, rows []answer) {
		rate := 0.5 + random.Float64()
		for i := range rows {
			rows[i].after = rate * rows[i].before
		}
		c, err := designOf(t, rows, sample.Options{Interval: zhuanhua.IntervalFieller, Confidence: 0.5}).Growth(before, after, nil)
		if err != nil {
			t.Fatal(err)
		}
		if se := number(t, c.Growth.StandardError); se > 1e-14 {
			t.Errorf("the error of growth is %v", se)
		}
		if low, given := c.Growth.Low.Get(); given && math.Abs(low-(rate-1)) > 1e-7 {
			t.Errorf("the interval begins at %v, the rate is %v", low, rate-1)
		}
	})
}
