package indicators

import (
	"math"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/chance"
)

// Threshold is what an estimated number is held against (临界值).
type Threshold struct {
	Value decimal.Decimal // in the estimate's unit: a growth of 20 % is 0.2; the bounds are those of levels
	Years int             // of an average annual growth, which is compounded over so many years; 0 and 1: as it is
	Above bool            // more than Value (超过), not just as much
}

// Surety is how sure an answer must be: the confidence, and of how many sides. A
// Confidence of 0 is that of the reading.
type Surety struct {
	Confidence float64 `json:"confidence"`
	Sides      Sides   `json:"sides"`
}

// Margin is an estimate held against a threshold: met, missed, or within the margin of
// its sampling error, which is undetermined (误差范围判断).
type Margin struct {
	Outcome    zhuanhua.Outcome      `json:"outcome"`
	Reasons    []Reason              `json:"reasons"`
	Threshold  zhuanhua.SurveyNumber `json:"threshold"` // compounded, in the estimate's unit
	Above      bool                  `json:"above"`
	Estimate   zhuanhua.SurveyNumber `json:"estimate"`
	Low        zhuanhua.SurveyNumber `json:"low"` // lower and upper confidence bound, as the sides say
	High       zhuanhua.SurveyNumber `json:"high"`
	Interval   zhuanhua.IntervalKind `json:"interval"`
	Confidence float64               `json:"confidence"`
	Sides      Sides                 `json:"sides"`

	// Side is where the estimate itself lies: met or not met if it were exact.
	Side zhuanhua.Outcome `json:"side"`
	// Attained is the confidence, of the same sides, below which the answer would be
	// definite; of Student's, the normal and the logarithmic interval.
	Attained zhuanhua.SurveyNumber `json:"attained"`

	Missing []string `json:"missing"` // names of the reading's numbers that would decide
}

// Hold holds a surveyed number against a threshold, at a stated confidence. The
// reading's own interval is used where it has that confidence, one-sided c being
// two-sided 2c−1; else the interval is computed again from the standard error, which the
// kinds by Fieller, by logits and by the beta distribution do not allow: they leave the
// answer undetermined, with the interval missing, and so does a reading without a
// standard error or an estimate. A bound that lies on the threshold reaches it, and
// exceeds nothing.
//
// An [zhuanhua.InputError] is [zhuanhua.ErrNotGiven] for a reading that nobody made,
// [zhuanhua.ErrRange] for a threshold out of bounds, years outside 0 to 100, a confidence
// outside 0 to 1 or, of one side, below a half, and a negative standard error, and
// [zhuanhua.ErrCodeWord] for sides that are none.
//
// Clause: CZ23-A3c, GR4
func Hold(r zhuanhua.SurveyReading, t Threshold, s Surety) (Margin, error) {
	bound, err := t.compounded()
	if err != nil {
		return Margin{}, err
	}
	if s.Confidence == 0 {
		s.Confidence = ownConfidence(r.Confidence, s.Sides)
	}
	if err := s.fault(&r); err != nil {
		return Margin{}, err
	}
	m := Margin{
		Threshold: zhuanhua.NewSurveyNumber(bound), Above: t.Above, Estimate: r.Estimate,
		Interval: r.Interval, Confidence: s.Confidence, Sides: s.Sides, Missing: []string{},
	}
	m.Low, m.High = s.interval(&r)
	if e, known := r.Estimate.Get(); known {
		m.Side = within(e, e, bound, t.Above)
	}
	m.Attained = s.attained(&r, bound)
	m.decide(&r, bound)
	return m, nil
}

// ownConfidence is that of the sides, where the interval has the two-sided one.
func ownConfidence(two float64, sides Sides) float64 {
	if sides == OneSided {
		return (1 + two) / 2
	}
	return two
}

// compounded returns the value over the years, (1+v)ⁿ − 1, rounded once.
func (t Threshold) compounded() (float64, error) {
	if t.Years < 0 || t.Years > mostYears {
		return 0, inputError("threshold.years", itoa(t.Years), zhuanhua.ErrRange)
	}
	x, err := exactly("threshold.value", t.Value)
	if err != nil {
		return 0, err
	}
	if t.Years > 1 {
		one := big.NewRat(1, 1)
		factor, product := new(big.Rat).Add(x.rat, one), big.NewRat(1, 1)
		for range t.Years {
			product.Mul(product, factor)
		}
		x.rat = product.Sub(product, one)
	}
	v, _ := x.rat.Float64()
	return v, nil
}

// fault says what is wrong with the question or the reading.
func (s Surety) fault(r *zhuanhua.SurveyReading) error {
	se, _ := r.StandardError.Get()
	_, word := s.Sides.MarshalText()
	switch {
	case word != nil:
		return word
	case r.Method == zhuanhua.SurveyMethodNone:
		return inputError("reading", "", zhuanhua.ErrNotGiven)
	case !(s.Confidence > 0 && s.Confidence < 1), s.Sides == OneSided && s.Confidence <= 0.5:
		return inputError("confidence", number(s.Confidence), zhuanhua.ErrRange)
	case se < 0:
		return inputError("reading.standard_error", number(se), zhuanhua.ErrRange)
	}
	return nil
}

// sameConfidence is how near two confidences are that are one: 2·0.95 − 1 is not 0.9.
const sameConfidence = 1e-12

// tail is the probability that is left above the upper bound.
func (s Surety) tail() float64 {
	if s.Sides == OneSided {
		return 1 - s.Confidence
	}
	return (1 - s.Confidence) / 2
}

// interval returns the bounds at the confidence that is asked for.
func (s Surety) interval(r *zhuanhua.SurveyReading) (low, high zhuanhua.SurveyNumber) {
	if math.Abs(2*s.tail()-(1-r.Confidence)) <= sameConfidence && r.Low.IsGiven() && r.High.IsGiven() {
		return r.Low, r.High
	}
	e, known := r.Estimate.Get()
	se, measured := r.StandardError.Get()
	freedom, computable := freedomOf(r)
	switch {
	case !known:
		return r.Estimate, r.Estimate
	case !measured:
		return r.StandardError, r.StandardError
	case !computable:
		gap := zhuanhua.NoSurveyNumber(zhuanhua.GapIntervalUndefined)
		return gap, gap
	}
	reach := chance.Quantile(s.tail(), freedom) * se
	if r.Interval != zhuanhua.IntervalLog {
		return zhuanhua.NewSurveyNumber(e - reach), zhuanhua.NewSurveyNumber(e + reach)
	}
	ratio := e + shiftOf(r)
	factor := math.Exp(reach / ratio)
	return zhuanhua.NewSurveyNumber(ratio/factor - shiftOf(r)), zhuanhua.NewSurveyNumber(float64(ratio*factor) - shiftOf(r))
}

// freedomOf returns the degrees of freedom by which an interval can be computed again, 0
// for a normal one, and whether it can.
func freedomOf(r *zhuanhua.SurveyReading) (int, bool) {
	switch r.Interval {
	case zhuanhua.IntervalNormal:
		return 0, true
	case zhuanhua.IntervalNone, zhuanhua.IntervalStudent:
		return r.DegreesOfFreedom, r.DegreesOfFreedom > 0
	case zhuanhua.IntervalLog:
		e, _ := r.Estimate.Get()
		return r.DegreesOfFreedom, r.DegreesOfFreedom > 0 && e+shiftOf(r) > 0
	}
	return 0, false
}

// shiftOf is what makes a ratio of an estimate: growth is a ratio less one.
func shiftOf(r *zhuanhua.SurveyReading) float64 {
	if r.Method == zhuanhua.SurveyGrowth {
		return 1
	}
	return 0
}

// attained returns the confidence at which a bound lies on the threshold.
func (s Surety) attained(r *zhuanhua.SurveyReading, bound float64) zhuanhua.SurveyNumber {
	e, known := r.Estimate.Get()
	se, measured := r.StandardError.Get()
	freedom, computable := freedomOf(r)
	switch {
	case !known:
		return r.Estimate
	case !measured:
		return r.StandardError
	case !computable:
		return zhuanhua.NoSurveyNumber(zhuanhua.GapIntervalUndefined)
	}
	off := math.Abs(e - bound)
	if r.Interval == zhuanhua.IntervalLog {
		ratio := e + shiftOf(r)
		off = math.Abs(math.Log(max(bound+shiftOf(r), 0)/ratio)) * ratio // no interval reaches down to a ratio of 0
	}
	t := off / se
	if se == 0 {
		t = math.Inf(1)
		if off == 0 {
			t = 0
		}
	}
	tail := chance.Tail(t, freedom)
	if s.Sides == OneSided {
		return zhuanhua.NewSurveyNumber(1 - tail)
	}
	return zhuanhua.NewSurveyNumber(1 - 2*tail)
}

// decide compares the bounds with the threshold and says why.
func (m *Margin) decide(r *zhuanhua.SurveyReading, bound float64) {
	low, hasLow := m.Low.Get()
	high, hasHigh := m.High.Get()
	why := SurveyGap
	switch {
	case hasLow && hasHigh:
		if m.Outcome = within(low, high, bound, m.Above); m.Outcome == zhuanhua.Undetermined {
			why = WithinMargin
		} else {
			why = whyNumber(m.Outcome)
		}
	case !r.Estimate.IsGiven():
		m.Missing = append(m.Missing, "estimate")
	case !r.StandardError.IsGiven():
		m.Missing = append(m.Missing, "standard_error")
	default:
		m.Missing = append(m.Missing, "interval")
	}
	m.Reasons = []Reason{{Code: why.String(), Clause: "CZ23-A3c", Method: why.Clause(), Text: why.Text()}}
}
