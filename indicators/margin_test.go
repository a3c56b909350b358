package indicators_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// student is a growth with Student's interval: q is its quantile.
func student(estimate, se, q float64, freedom int) zhuanhua.SurveyReading {
	return zhuanhua.SurveyReading{
		Method: zhuanhua.SurveyGrowth, Interval: zhuanhua.IntervalStudent, Confidence: 0.95, DegreesOfFreedom: freedom,
		Estimate: zhuanhua.NewSurveyNumber(estimate), StandardError: zhuanhua.NewSurveyNumber(se),
		Low: zhuanhua.NewSurveyNumber(estimate - q*se), High: zhuanhua.NewSurveyNumber(estimate + q*se),
	}
}

func hold(t testing.TB, r zhuanhua.SurveyReading, threshold string, above bool, s indicators.Surety) indicators.Margin {
	t.Helper()
	m, err := indicators.Hold(r, indicators.Threshold{Value: decimal.RequireFromString(threshold), Above: above}, s)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func heldAs(m indicators.Margin) string {
	return fmt.Sprintf("%s %s %s %v", m.Outcome, m.Side, m.Reasons[0].Code, m.Missing)
}

func TestHold(t *testing.T) {
	r := student(0.25, 0.025, 2, 58)
	for _, c := range []struct {
		threshold string
		above     bool
		want      string
	}{
		{"0.1999999", false, "met met reached []"},
		{"0.2", false, "met met reached []"}, // the bound reaches it
		{"0.2", true, "undetermined met within-margin []"},
		{"0.2000001", false, "undetermined met within-margin []"},
		{"0.25", false, "undetermined met within-margin []"},
		{"0.25", true, "undetermined not_met within-margin []"},
		{"0.3", false, "undetermined not_met within-margin []"},
		{"0.3", true, "not_met not_met short []"},
		{"0.3000001", false, "not_met not_met short []"},
	} {
		if got := heldAs(hold(t, r, c.threshold, c.above, indicators.Surety{})); got != c.want {
			t.Errorf("%s (above: %v): %s, want %s", c.threshold, c.above, got, c.want)
		}
	}
}

// Quantiles of Student's distribution with 13 degrees of freedom and of the normal one,
// as R has them.
func TestHoldAtOtherConfidences(t *testing.T) {
	const t975, t95, t995 = 2.1603686564610127, 1.7709333959867988, 3.0122758387165782
	own := student(0.25, 0.02, t975, 13)
	normal := own
	normal.Interval = zhuanhua.IntervalNormal
	log := own
	log.Interval = zhuanhua.IntervalLog
	logLow, logHigh := 1.25*math.Exp(-t995*0.02/1.25)-1, 1.25*math.Exp(t995*0.02/1.25)-1
	for _, c := range []struct {
		name      string
		r         zhuanhua.SurveyReading
		s         indicators.Surety
		low, high float64
		confident float64
	}{
		{"its own", own, indicators.Surety{}, 0.25 - 0.02*t975, 0.25 + 0.02*t975, 0.95},
		{"its own, of one side", own, indicators.Surety{Sides: indicators.OneSided}, 0.25 - 0.02*t975, 0.25 + 0.02*t975, 0.975},
		{"one-sided", own, indicators.Surety{Confidence: 0.95, Sides: indicators.OneSided}, 0.25 - 0.02*t95, 0.25 + 0.02*t95, 0.95},
		{"more confident", own, indicators.Surety{Confidence: 0.99}, 0.25 - 0.02*t995, 0.25 + 0.02*t995, 0.99},
		{"normal", normal, indicators.Surety{Confidence: 0.99}, 0.25 - 0.02*2.5758293035489, 0.25 + 0.02*2.5758293035489, 0.99},
		{"logarithmic", log, indicators.Surety{Confidence: 0.99}, logLow, logHigh, 0.99},
	} {
		m := hold(t, c.r, "0.2", false, c.s)
		low, _ := m.Low.Get()
		high, _ := m.High.Get()
		if math.Abs(low-c.low) > 1e-12 || math.Abs(high-c.high) > 1e-12 || m.Confidence != c.confident || m.Sides != c.s.Sides {
			t.Errorf("%s: %v to %v at %v, want %v to %v", c.name, low, high, m.Confidence, c.low, c.high)
		}
	}
	ratio := log
	ratio.Method, ratio.Estimate = zhuanhua.SurveyRatio, zhuanhua.NewSurveyNumber(1.25)
	if low, _ := hold(t, ratio, "1.2", false, indicators.Surety{Confidence: 0.99}).Low.Get(); math.Abs(low-logLow-1) > 1e-12 {
		t.Errorf("a ratio: %v", low)
	}
}

func TestHoldSaysWhatIsMissing(t *testing.T) {
	gap := zhuanhua.NoSurveyNumber(zhuanhua.GapLonelyRespondent)
	own := student(0.25, 0.02, 2, 13)
	noError, noEstimate, fieller, noFreedom := own, own, own, own
	noError.StandardError, noError.Low, noError.High = gap, gap, gap
	noEstimate.Estimate, noEstimate.StandardError, noEstimate.Low, noEstimate.High = gap, gap, gap, gap
	fieller.Interval = zhuanhua.IntervalFieller
	noFreedom.DegreesOfFreedom, noFreedom.Low, noFreedom.High = 0, gap, gap
	for want, c := range map[string]struct {
		r zhuanhua.SurveyReading
		s indicators.Surety
	}{
		"undetermined met survey-gap [standard_error]":    {noError, indicators.Surety{}},
		"undetermined undetermined survey-gap [estimate]": {noEstimate, indicators.Surety{}},
		"undetermined met survey-gap [interval]":          {fieller, indicators.Surety{Confidence: 0.9}},
		"met met reached []":                              {fieller, indicators.Surety{}},
	} {
		m := hold(t, c.r, "0.2", false, c.s)
		if got := heldAs(m); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		if want != "met met reached []" && m.Attained.IsGiven() {
			t.Errorf("%s: attained %v", want, m.Attained)
		}
	}
	if got := heldAs(hold(t, noFreedom, "0.2", false, indicators.Surety{})); got != "undetermined met survey-gap [interval]" {
		t.Error(got)
	}
	b, err := json.Marshal(hold(t, own, "0.2", false, indicators.Surety{Sides: indicators.OneSided}))
	if err != nil || len(b) == 0 {
		t.Error(err)
	}
}

// Below the attained confidence the answer is definite, above it it is not.
func TestAttainedConfidence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		kind := rapid.SampledFrom([]zhuanhua.IntervalKind{zhuanhua.IntervalStudent, zhuanhua.IntervalNormal, zhuanhua.IntervalLog}).Draw(t, "kind")
		r := student(rapid.Float64Range(0.1, 0.3).Draw(t, "growth"), rapid.Float64Range(0.001, 0.1).Draw(t, "se"), 2, rapid.IntRange(1, 60).Draw(t, "freedom"))
		r.Interval = kind
		sides := rapid.SampledFrom([]indicators.Sides{indicators.TwoSided, indicators.OneSided}).Draw(t, "sides")
		threshold := indicators.Threshold{Value: decimal.RequireFromString("0.2")}
		ask := func(c float64) indicators.Margin {
			m, err := indicators.Hold(r, threshold, indicators.Surety{Confidence: c, Sides: sides})
			if err != nil {
				t.Fatal(err)
			}
			return m
		}
		at, known := ask(0.9).Attained.Get()
		if !known || at < 0.51 || at > 0.9999 {
			return
		}
		below, above := ask(at-1e-6), ask(at+1e-6)
		if below.Outcome != below.Side || above.Outcome != zhuanhua.Undetermined {
			t.Fatalf("at %v: %s below, %s above", at, below.Outcome, above.Outcome)
		}
	})
	sure := student(0.25, 0, 2, 9)
	for threshold, want := range map[string]float64{"0.2": 1, "0.25": 0} {
		if at, _ := hold(t, sure, threshold, false, indicators.Surety{}).Attained.Get(); at != want {
			t.Errorf("without an error %s is attained at %v", threshold, at)
		}
	}
	low := student(-0.5, 0.1, 2, 9)
	low.Interval = zhuanhua.IntervalLog
	for _, threshold := range []string{"-1", "-2"} {
		if at, _ := hold(t, low, threshold, false, indicators.Surety{}).Attained.Get(); at != 1 {
			t.Errorf("a ratio of 0 or below is exceeded with %v", at)
		}
	}
}

func TestHoldCompounds(t *testing.T) {
	r := student(0.728, 0, 2, 9) // 1.2³ = 1.728
	m, err := indicators.Hold(r, indicators.Threshold{Value: decimal.RequireFromString("0.2"), Years: 3}, indicators.Surety{})
	if v, _ := m.Threshold.Get(); err != nil || v != 0.728 || m.Outcome != zhuanhua.Met {
		t.Errorf("%v, %v, %v", m.Threshold, m.Outcome, err)
	}
}

func TestHoldRefuses(t *testing.T) {
	fine := student(0.25, 0.02, 2, 13)
	negative := fine
	negative.StandardError = zhuanhua.NewSurveyNumber(-1)
	for name, c := range map[string]struct {
		r         zhuanhua.SurveyReading
		threshold indicators.Threshold
		s         indicators.Surety
		want      error
	}{
		"no reading":        {zhuanhua.SurveyReading{Confidence: 0.95}, indicators.Threshold{}, indicators.Surety{}, zhuanhua.ErrNotGiven},
		"negative error":    {negative, indicators.Threshold{}, indicators.Surety{}, zhuanhua.ErrRange},
		"sure of all":       {fine, indicators.Threshold{}, indicators.Surety{Confidence: 1}, zhuanhua.ErrRange},
		"not a number":      {fine, indicators.Threshold{}, indicators.Surety{Confidence: math.NaN()}, zhuanhua.ErrRange},
		"one side, a half":  {fine, indicators.Threshold{}, indicators.Surety{Confidence: 0.5, Sides: indicators.OneSided}, zhuanhua.ErrRange},
		"three sides":       {fine, indicators.Threshold{}, indicators.Surety{Sides: 2}, zhuanhua.ErrCodeWord},
		"years":             {fine, indicators.Threshold{Years: 101}, indicators.Surety{}, zhuanhua.ErrRange},
		"hostile threshold": {fine, indicators.Threshold{Value: decimal.New(1, 1<<30)}, indicators.Surety{}, zhuanhua.ErrRange},
	} {
		if _, err := indicators.Hold(c.r, c.threshold, c.s); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// SX21-T6 and SD21-1.2.4: revenue and jobs of the benefited SMEs.
func TestTargetHold(t *testing.T) {
	revenue := row(t, indicators.ShaanxiTable(), "benefited-revenue-growth")
	jobs := row(t, indicators.ShandongTargets(), "benefited-jobs-rise")
	one := indicators.Surety{Confidence: 0.95, Sides: indicators.OneSided}
	for _, c := range []struct {
		target indicators.Target
		r      zhuanhua.SurveyReading
		years  int
		want   string
	}{
		{revenue, student(0.25, 0.02, 2, 58), 1, "met met reached []"},
		{revenue, student(0.25, 0.02, 2, 58), 2, "not_met not_met short []"},
		{revenue, student(0.21, 0.02, 2, 58), 1, "undetermined met within-margin []"},
		{jobs, student(0.01, 0.02, 2, 58), 1, "undetermined met within-margin []"},
		{jobs, student(0.05, 0.02, 2, 58), 3, "met met reached []"},
	} {
		m, err := c.target.Hold(c.r, c.years, one)
		if err != nil || heldAs(m) != c.want || m.Reasons[0].Clause != c.target.Param.Clause || m.Reasons[0].Text.Zh == "" || m.Reasons[0].Text.En == "" {
			t.Errorf("%s: %s, want %s, %v", c.target.Name(), heldAs(m), c.want, err)
		}
	}
	if _, err := revenue.Hold(student(0.2, 0, 2, 9), 0, one); !errors.Is(err, zhuanhua.ErrRange) {
		t.Errorf("no years: %v", err)
	}
	total := student(0.2, 0, 2, 9)
	total.Method = zhuanhua.SurveyTotal
	if _, err := revenue.Hold(total, 1, one); !errors.Is(err, zhuanhua.ErrCodeWord) {
		t.Errorf("a total: %v", err)
	}
	patents := row(t, indicators.ShaanxiTable(), "received-patents-2021")
	if _, err := patents.Hold(total, 1, one); !errors.Is(err, zhuanhua.ErrNotAllowed) {
		t.Errorf("no growth: %v", err)
	}
	open := hostTarget(indicators.YearlyRate, indicators.AtLeast, "")
	open.Param.Clause, open.Param.Status = "SD21-1.2.4", zhuanhua.Unset
	if _, err := open.Hold(student(0.2, 0, 2, 9), 1, one); !errors.Is(err, zhuanhua.ErrUnset) {
		t.Errorf("no number: %v", err)
	}
	if _, err := (indicators.Target{}).Hold(total, 1, one); err == nil {
		t.Error("no target")
	}
}

func TestSidesAreWords(t *testing.T) {
	for s := indicators.TwoSided; s <= indicators.OneSided; s++ {
		var back indicators.Sides
		b, err := s.MarshalText()
		if err != nil || back.UnmarshalText(b) != nil || back != s || s.Text().Zh == "" || s.String() != string(b) {
			t.Errorf("%v: %q, %v", s, b, err)
		}
	}
}

func ExampleHold() {
	growth := zhuanhua.SurveyReading{
		Method: zhuanhua.SurveyGrowth, Interval: zhuanhua.IntervalNormal, Confidence: 0.95,
		Estimate: zhuanhua.NewSurveyNumber(0.23), StandardError: zhuanhua.NewSurveyNumber(0.02),
	}
	target := indicators.Threshold{Value: decimal.RequireFromString("0.2")}
	for _, confidence := range []float64{0.8, 0.95} {
		m, _ := indicators.Hold(growth, target, indicators.Surety{Confidence: confidence, Sides: indicators.OneSided})
		fmt.Println(confidence, m.Outcome, m.Reasons[0].Text.En)
	}
	// Output:
	// 0.8 met the target is reached
	// 0.95 undetermined the target lies within the survey's margin
}
