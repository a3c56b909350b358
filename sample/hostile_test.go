package sample_test

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

func TestOptionsOutOfBounds(t *testing.T) {
	rows := []answer{{"1", "a", 5, false, 1, 2}, {"2", "a", 5, false, 1, 3}}
	for _, options := range []sample.Options{
		{Confidence: 1}, {Confidence: -0.95}, {Confidence: math.NaN()}, {Confidence: math.Inf(1)}, {Confidence: 95}, {Confidence: 0.4},
		{Confidence: 0.9999999}, {Interval: 8}, {Lonely: 5}, {Gaps: 2},
	} {
		d, err := sample.New(rows, unitOf, nil, options)
		if !errors.Is(err, sample.ErrOption) || d != nil {
			t.Errorf("%+v gives %v", options, err)
		}
		if d, err := designOf(t, rows, sample.Options{}).With(options); !errors.Is(err, sample.ErrOption) || d != nil {
			t.Errorf("With %+v gives %v", options, err)
		}
	}
}

func TestDesignsRefused(t *testing.T) {
	size, fraction, weight := zhuanhua.Value[int64], zhuanhua.Value[float64], zhuanhua.Value[float64]
	long := strings.Repeat("层\n", 1000)
	for _, c := range []struct {
		name  string
		units []sample.Unit
		frame sample.Frame
		want  error
	}{
		{"no id", []sample.Unit{{Size: size(1)}}, nil, sample.ErrMissingID},
		{"an id twice", []sample.Unit{{ID: "a", Size: size(2)}, {ID: "a", Size: size(2)}}, nil, sample.ErrDuplicateUnit},
		{"an id in two strata", []sample.Unit{{ID: "a", Stratum: "x", Size: size(2)}, {ID: "a", Stratum: "y", Size: size(2)}}, nil, sample.ErrDuplicateUnit},
		{"no size", []sample.Unit{{ID: "a"}}, nil, sample.ErrMissingSize},
		{"a size later", []sample.Unit{{ID: "a"}, {ID: "b", Size: size(3)}}, nil, sample.ErrMissingSize},
		{"sizes in one stratum", []sample.Unit{{ID: "a", Stratum: "x", Size: size(3), Weight: weight(1)}, {ID: "b", Stratum: "y", Weight: weight(1)}}, nil, sample.ErrMissingSize},
		{"size 0", []sample.Unit{{ID: "a", Size: size(0)}}, nil, sample.ErrSizeRange},
		{"a size below 0", []sample.Unit{{ID: "a", Size: size(math.MinInt64)}}, nil, sample.ErrSizeRange},
		{"a size too large", []sample.Unit{{ID: "a", Size: size(sample.MaxSize + 1)}}, nil, sample.ErrSizeRange},
		{"two sizes", []sample.Unit{{ID: "a", Size: size(3)}, {ID: "b", Size: size(4)}}, nil, sample.ErrSizeVaries},
		{"two fractions", []sample.Unit{{ID: "a", Fraction: fraction(0.5)}, {ID: "b", Fraction: fraction(0.25)}}, nil, sample.ErrSizeVaries},
		{"size and fraction", []sample.Unit{{ID: "a", Fraction: fraction(0.5), Size: size(2)}}, nil, sample.ErrSizeKind},
		{"size, then fraction", []sample.Unit{{ID: "a", Size: size(2)}, {ID: "b", Fraction: fraction(0.5)}}, nil, sample.ErrSizeKind},
		{"sizes and fractions", []sample.Unit{{ID: "a", Stratum: "x", Size: size(2)}, {ID: "b", Stratum: "y", Fraction: fraction(0.5)}}, nil, sample.ErrSizeKind},
		{"fraction 0", []sample.Unit{{ID: "a", Fraction: fraction(0)}}, nil, sample.ErrSizeRange},
		{"a fraction above 1", []sample.Unit{{ID: "a", Fraction: fraction(1.01)}}, nil, sample.ErrSizeRange},
		{"a fraction that is none", []sample.Unit{{ID: "a", Fraction: fraction(math.NaN())}}, nil, sample.ErrSizeRange},
		{"too many", []sample.Unit{{ID: "a", Size: size(1)}, {ID: "b", Size: size(1)}}, nil, sample.ErrSizeTooSmall},
		{"a weight later", []sample.Unit{{ID: "a", Size: size(2)}, {ID: "b", Size: size(2), Weight: weight(1)}}, nil, sample.ErrMissingWeight},
		{"a stratum later", []sample.Unit{{ID: "a", Size: size(2)}, {ID: "b", Stratum: "x", Size: size(2)}}, nil, sample.ErrMissingStratum},
		{"not in the frame", []sample.Unit{{ID: "a", Stratum: long}}, sample.Frame{{Name: "y", Size: 4}}, sample.ErrUnknownStratum},
		{"not the frame's size", []sample.Unit{{ID: "a", Stratum: "y", Size: size(3)}}, sample.Frame{{Name: "y", Size: 4}}, sample.ErrSizeVaries},
		{"a frame's stratum twice", nil, sample.Frame{{Name: "y", Size: 4}, {Name: "y", Size: 4}}, sample.ErrDuplicateStratum},
		{"a frame's size 0", nil, sample.Frame{{Name: "y"}}, sample.ErrSizeRange},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, gaps := range []sample.Gaps{sample.GapsRefused, sample.GapsTold} {
				for i := range c.units {
					c.units[i].Answered = true
				}
				d, err := sample.New(c.units, func(u *sample.Unit) sample.Unit { return *u }, c.frame, sample.Options{Gaps: gaps})
				var fault *sample.Error
				if !errors.Is(err, c.want) || !errors.As(err, &fault) || d != nil {
					t.Fatalf("got %v, %v; want %v", d, err, c.want)
				}
				if text := err.Error(); len(text) > 300 || strings.ContainsAny(text, "\n\r") || !strings.HasPrefix(text, "sample") {
					t.Errorf("the error is %q", text)
				}
			}
		})
	}
}

func TestErrorWithoutKind(t *testing.T) {
	if got := (&sample.Error{Stratum: "a", ID: "b", Value: "c"}).Error(); got != "sample stratum a unit b «c»: bad input" {
		t.Error(got)
	}
}

func TestValuesRefused(t *testing.T) {
	for _, c := range []struct {
		value zhuanhua.Given[float64]
		want  error
	}{
		{zhuanhua.Given[float64]{}, sample.ErrMissingValue}, {zhuanhua.Value(math.NaN()), sample.ErrNonfiniteValue},
		{zhuanhua.Value(math.Inf(-1)), sample.ErrNonfiniteValue}, {zhuanhua.Value(1e31), sample.ErrRange},
		{zhuanhua.Value(-1e-31), sample.ErrRange}, {zhuanhua.Value(math.SmallestNonzeroFloat64), sample.ErrRange},
	} {
		rows := []answer{{"1", "a", 5, false, 1, 2}, {"2", "a", 5, false, 1, 3}, {"3", "a", 5, true, 1, 3}}
		bad := func(a *answer) zhuanhua.Given[float64] {
			if a.id == "2" {
				return c.value
			}
			return zhuanhua.Value(1.0)
		}
		d := designOf(t, rows, told)
		_, err1 := d.Total(bad, nil)
		_, err2 := d.Mean(bad, nil)
		_, err3 := d.Ratio(before, bad, nil)
		_, err4 := d.Growth(bad, after, nil)
		_, err5 := d.GrowthGap(bad, after, func(a *answer) bool { return a.id == "1" }, nil)
		_, err6 := d.GrowthGap(bad, after, nil, nil)
		_, err7 := d.RatioTotal(bad, after, 7)
		_, _, err8 := d.SeparateRatioTotal(bad, after, map[string]float64{"a": 7})
		_, err9 := d.DesignEffect(bad)
		for i, err := range []error{err1, err2, err3, err4, err5, err6, err7, err8, err9} {
			var fault *sample.Error
			if !errors.Is(err, c.want) || !errors.As(err, &fault) || fault.ID != "2" || fault.Stratum != "a" {
				t.Errorf("%d: %v gives %v", i, c.value, err)
			}
		}
		if v, given := c.value.Get(); given {
			if _, err := d.RatioTotal(after, before, v); !errors.Is(err, c.want) {
				t.Errorf("a known total of %v gives %v", v, err)
			}
			if _, _, err := d.SeparateRatioTotal(after, before, map[string]float64{"a": v}); !errors.Is(err, c.want) {
				t.Errorf("a known total of %v gives %v", v, err)
			}
		}
		if _, err := d.Total(bad, func(a *answer) bool { return a.id != "2" }); err != nil {
			t.Errorf("a value outside the domain gives %v", err)
		}
	}
}

func TestKnownTotals(t *testing.T) {
	rows := []answer{{"1", "a", 5, false, 0, 2}, {"2", "a", 5, false, 0, 3}, {"3", "b", 2, false, 1, 3}, {"4", "b", 2, false, 2, 3}}
	strict, lenient := designOf(t, rows, sample.Options{}), designOf(t, rows, told)
	if _, _, err := strict.SeparateRatioTotal(after, before, map[string]float64{"a": 1}); !errors.Is(err, sample.ErrZeroDenominator) {
		t.Errorf("a denominator of 0 gives %v", err)
	}
	total, ratios, err := lenient.SeparateRatioTotal(after, before, map[string]float64{"a": 1, "b": 3})
	if gap := zhuanhua.GapZeroBase; err != nil || gapsOf(total) != (wantGaps{gap, gap, gap}) || gapsOf(ratios[0].Ratio) != (wantGaps{gap, gap, gap}) || !ratios[1].Ratio.Low.IsGiven() {
		t.Errorf("%+v, %+v, %v", total, ratios, err)
	}
	if _, _, err := lenient.SeparateRatioTotal(after, before, map[string]float64{"a": 1}); !errors.Is(err, sample.ErrMissingTotal) {
		t.Errorf("a stratum without a known total gives %v", err)
	}
}

func TestZeroDesign(t *testing.T) {
	var d sample.Design[answer]
	if r, err := d.Total(after, nil); !errors.Is(err, sample.ErrEmptyDomain) || r != (zhuanhua.SurveyReading{}) {
		t.Errorf("%+v, %v", r, err)
	}
	if d.Respondents() != 0 || d.DegreesOfFreedom() != 0 || len(d.Counts()) != 0 {
		t.Error("the zero design has something")
	}
}

func TestAmounts(t *testing.T) {
	yuan := func(text string) zhuanhua.Given[decimal.Decimal] {
		d, err := decimal.NewFromString(text)
		if err != nil {
			t.Fatal(err)
		}
		return zhuanhua.Value(d)
	}
	for text, want := range map[string]float64{"0": 0, "0.01": 0.01, "90000000000000.01": 90000000000000.01, "1e15": 1e15} {
		if got := sample.Yuan(yuan(text)); got != zhuanhua.Value(want) {
			t.Errorf("%s yuan are %v", text, got)
		}
	}
	for _, bad := range []zhuanhua.Given[decimal.Decimal]{{}, yuan("-1"), yuan("0.001"), yuan("1000000000000000.01"), zhuanhua.Value(decimal.New(1, 1<<30)), zhuanhua.Value(decimal.New(1, -1<<30))} {
		if sample.Yuan(bad).IsGiven() {
			t.Errorf("%v is an amount", bad)
		}
	}
	if sample.Whole(zhuanhua.Given[int64]{}).IsGiven() || sample.Whole(zhuanhua.Value[int64](-7)) != zhuanhua.Value(-7.0) {
		t.Error("whole numbers")
	}
}

// Numbers at the bounds overflow into an error or an absence, never into infinity.
func TestOverflow(t *testing.T) {
	const most = 1e30
	rows := []answer{
		{"1", "a", sample.MaxSize, false, 1, most}, {"2", "a", sample.MaxSize, false, -1, -most / 3}, {"3", "a", sample.MaxSize, false, 1e-30, most / 7},
	}
	for name, estimate := range readings(designOf(t, rows, told), nil) {
		if r, err := estimate(); err != nil || !finite(t, r) {
			t.Errorf("%s gives %+v, %v", name, r, err)
		}
	}
	weighted, err := sample.New(rows, func(a *answer) sample.Unit {
		return sample.Unit{ID: a.id, Answered: true, Weight: zhuanhua.Value(map[string]float64{"1": most, "2": most, "3": 1 / most}[a.id])}
	}, nil, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tiny := func(*answer) zhuanhua.Given[float64] { return zhuanhua.Value(1e-30) }
	if r, err := weighted.Ratio(after, tiny, func(a *answer) bool { return a.id == "3" }); err != nil || !finite(t, r) {
		t.Errorf("%+v, %v", r, err)
	}
	cancel := func(a *answer) zhuanhua.Given[float64] {
		return zhuanhua.Value(map[string]float64{"1": 1, "2": -1, "3": 1e-30}[a.id])
	}
	if r, err := weighted.Ratio(after, cancel, nil); !errors.Is(err, sample.ErrRange) {
		t.Errorf("%+v, %v", r, err)
	}
	gaps, err := weighted.With(told)
	if err != nil {
		t.Fatal(err)
	}
	if r, err := gaps.Ratio(after, cancel, nil); err != nil || !finite(t, r) || r.StandardError.Gap() != zhuanhua.GapOutOfRange {
		t.Errorf("%+v, %v", r, err)
	}
}

// finite tells whether the reading holds no NaN and no infinity, and that it is
// JSON which reads back.
func finite(t testing.TB, r zhuanhua.SurveyReading) bool {
	t.Helper()
	for _, n := range []zhuanhua.SurveyNumber{r.Estimate, r.StandardError, r.Low, r.High} {
		if v, given := n.Get(); math.IsNaN(v) || math.IsInf(v, 0) || given == (n.Gap() != zhuanhua.GapNone) {
			return false
		}
	}
	var back zhuanhua.SurveyReading
	b, err := json.Marshal(r)
	return err == nil && json.Unmarshal(b, &back) == nil && back == r
}

// Whatever the input, there is a reading of finite numbers, or an error of this
// package, and no order of the rows alters it.
func FuzzEstimates(f *testing.F) {
	f.Add([]byte("0123456789012345678901234567890123456789"), uint8(0), uint8(0))
	f.Add([]byte{}, uint8(1), uint8(1))
	f.Add(make([]byte, 200), uint8(2), uint8(4))
	f.Fuzz(func(t *testing.T, data []byte, lonely, kind uint8) {
		var rows []answer
		for len(data) >= 18 {
			rows = append(rows, answer{
				fmt.Sprint(len(rows)), fmt.Sprint(data[0] % 4), int64(data[0]%4)*3 + 1, data[1]%5 == 0,
				math.Float64frombits(binary.LittleEndian.Uint64(data[2:])), math.Float64frombits(binary.LittleEndian.Uint64(data[10:])),
			})
			data = data[18:]
		}
		for _, gaps := range []sample.Gaps{sample.GapsRefused, sample.GapsTold} {
			options := sample.Options{Gaps: gaps, Lonely: sample.Lonely(lonely % 4), Interval: zhuanhua.IntervalKind(kind % 7)}
			d, err := sample.New(rows, unitOf, nil, options)
			var fault *sample.Error
			if err != nil {
				if !errors.As(err, &fault) {
					t.Fatalf("an error of another kind: %v", err)
				}
				continue
			}
			backwards := make([]answer, len(rows))
			for i, a := range rows {
				backwards[len(rows)-1-i] = a
			}
			again := readings(designOf(t, backwards, options), nil)
			for name, estimate := range readings(d, nil) {
				r, err := estimate()
				if err != nil && !errors.As(err, &fault) || err == nil && !finite(t, r) {
					t.Errorf("%s: %+v, %v", name, r, err)
				}
				if other, otherErr := again[name](); r != other || (err == nil) != (otherErr == nil) {
					t.Errorf("%s: %+v, %v; backwards %+v, %v", name, r, err, other, otherErr)
				}
			}
		}
	})
}

// Whatever the input, an adjusted sample gives finite numbers or errors of this
// package.
func FuzzAdjustments(f *testing.F) {
	f.Add([]byte("0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"), 100.0, uint8(0))
	f.Add(make([]byte, 400), 1e9, uint8(5))
	f.Fuzz(adjustHostile)
}
func adjustHostile(t *testing.T, data []byte, total float64, way uint8) {
	var rows []weighted
	for len(data) >= 27 {
		at := func(i int) float64 { return math.Float64frombits(binary.LittleEndian.Uint64(data[i:])) }
		rows = append(rows, weighted{
			answer{fmt.Sprint(len(rows)), fmt.Sprint(data[0] % 2), 1000, false, at(3), at(11)},
			float64(data[1]) + 1, fmt.Sprint(data[2] % 3), sample.Response(data[2] / 3 % 5), at(19),
		})
		data = data[27:]
	}
	mine := func(err error) bool { var fault *sample.Error; return errors.As(err, &fault) }
	options := sample.Options{Gaps: sample.Gaps(way % 2), Lonely: sample.Lonely(way / 2 % 5)}
	d, err := sample.New(rows, (*weighted).unit, nil, options)
	if err == nil && way&32 != 0 {
		d, _, err = d.AdjustNonresponse(sample.Nonresponse[weighted]{
			Class: classOf, Status: statusOf, Error: sample.ResponseError(way >> 6 & 1), Rates: sample.RateKind(way >> 7),
		})
	}
	if err == nil {
		c := sample.Calibration[weighted]{Distance: sample.Distance(way % 3), Rounds: 50, Auxiliaries: []sample.Auxiliary[weighted]{
			{Name: "count", Variable: sample.Indicator[weighted](nil), Total: total}, {Name: "x", Variable: weightedX, Total: total * 3},
		}}
		if c.Distance == sample.Logit {
			c.Low, c.High = 0.1, 9
		}
		if calibrated, err := d.Calibrate(c); err == nil {
			d = calibrated
		} else if !mine(err) {
			t.Fatal(err)
		}
		sizes := map[string]float64{"0": total, "1": total, "2": total}
		if stratified, err := d.PostStratify(classOf, sizes); err == nil {
			d = stratified
		} else if !mine(err) {
			t.Fatal(err)
		}
	}
	if err != nil {
		if !mine(err) {
			t.Fatal(err)
		}
		return
	}
	for _, what := range []sample.Estimand[weighted]{
		sample.TotalOf(weightedAfter, nil), sample.MeanOf(weightedAfter, nil), sample.GrowthOf(weightedBefore, weightedAfter, nil),
	} {
		if r, err := d.Estimate(what); err != nil && !mine(err) || err == nil && !finite(t, r) {
			t.Errorf("%+v, %v", r, err)
		}
		if effect, err := d.DesignEffectOf(what, sample.WithReplacement); err != nil && !mine(err) || math.IsNaN(float64Of(effect)) {
			t.Errorf("%+v, %v", effect, err)
		}
	}
}

func float64Of(n zhuanhua.SurveyNumber) float64 { v, _ := n.Get(); return v }
