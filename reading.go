package zhuanhua

import (
	"database/sql/driver"
	"encoding/json"
	"math"
)

// SurveyGap says why a survey gives no number (缺数原因).
type SurveyGap uint8

// The reasons. The zero value is the gap of a number that nobody computed.
const (
	GapNone              SurveyGap = iota
	GapNoRespondent                // nobody answered, in the whole survey or in a stratum
	GapLonelyRespondent            // one answered in a stratum that is not a census
	GapZeroBase                    // the base of a growth or the denominator of a ratio
	GapNoFreedom                   // no more respondents than strata
	GapEmptyDomain                 // nobody who answered belongs to the domain
	GapIntervalUndefined           // that kind of interval does not exist at this estimate
	GapOutOfRange                  // beyond what a floating-point number holds
	GapNegativeVariance            // the estimate of the variance came out below 0
)

var surveyGaps = words[SurveyGap]{"survey gap", []word{
	{},
	{"no-respondent", Text{"调查或某一层无有效回答", "nobody answered in the survey or in a stratum"}},
	{"lonely-respondent", Text{"非全数调查的层仅有一个有效回答", "one respondent in a stratum that is not a census"}},
	{"zero-base", Text{"基期或分母不为正", "the base or denominator is zero, or the base negative"}},
	{"no-freedom", Text{"无自由度", "no degrees of freedom"}},
	{"empty-domain", Text{"子总体中无有效回答", "nobody who answered belongs to the domain"}},
	{"interval-undefined", Text{"此估计值下该置信区间不存在", "no interval of this kind exists at this estimate"}},
	{"out-of-range", Text{"超出数值范围", "out of numeric range"}},
	{"negative-variance", Text{"方差估计为负", "the estimated variance is negative"}},
}}

// String returns the stable key.
func (g SurveyGap) String() string { return surveyGaps.key(g) }

// Text returns the names.
func (g SurveyGap) Text() Text { return surveyGaps.text(g) }

// MarshalText returns the stable key, empty for no gap.
func (g SurveyGap) MarshalText() ([]byte, error) { return surveyGaps.marshal(g) }

// UnmarshalText reads the stable key; an empty text is no gap.
func (g *SurveyGap) UnmarshalText(b []byte) error { return surveyGaps.unmarshal(g, b) }

// Scan reads a text column; NULL is "not given".
func (g *SurveyGap) Scan(src any) error { return surveyGaps.scan(g, src) }

// Value returns the stable key, or nil where nothing is given.
func (g SurveyGap) Value() (driver.Value, error) { return surveyGaps.value(g) }

// SurveyMethod is what a survey estimates (估计内容).
type SurveyMethod uint8

// The methods.
const (
	SurveyMethodNone SurveyMethod = iota
	SurveyTotal
	SurveyMean
	SurveyProportion
	SurveyRatio
	SurveyGrowth
	SurveyDifference
	SurveyRatioTotal
	SurveySeparateTotal
	SurveyGrowthGap
	SurveyContrast
)

var surveyMethods = words[SurveyMethod]{"survey method", []word{
	{},
	{"total", Text{"总量估计", "total"}},
	{"mean", Text{"均值估计", "mean"}},
	{"proportion", Text{"比例估计", "proportion"}},
	{"ratio", Text{"比率估计", "ratio of two totals"}},
	{"growth", Text{"增长率估计", "growth between two years"}},
	{"difference", Text{"增减额估计", "difference between two years"}},
	{"ratio-total", Text{"联合比估计总量", "total by the combined ratio"}},
	{"separate-total", Text{"分别比估计总量", "total by separate ratios"}},
	{"growth-gap", Text{"增长率差异估计", "difference of two growths"}},
	{"contrast", Text{"对比估计", "contrast of estimates"}},
}}

// String returns the stable key.
func (m SurveyMethod) String() string { return surveyMethods.key(m) }

// Text returns the names.
func (m SurveyMethod) Text() Text { return surveyMethods.text(m) }

// MarshalText returns the stable key, empty when not given.
func (m SurveyMethod) MarshalText() ([]byte, error) { return surveyMethods.marshal(m) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (m *SurveyMethod) UnmarshalText(b []byte) error { return surveyMethods.unmarshal(m, b) }

// Scan reads a text column; NULL is "not given".
func (m *SurveyMethod) Scan(src any) error { return surveyMethods.scan(m, src) }

// Value returns the stable key, or nil where nothing is given.
func (m SurveyMethod) Value() (driver.Value, error) { return surveyMethods.value(m) }

// IntervalKind is how a confidence interval is made (置信区间方法).
type IntervalKind uint8

// The kinds of interval.
const (
	IntervalNone           IntervalKind = iota // the customary one of the estimate
	IntervalStudent                            // estimate ± t quantile × standard error
	IntervalNormal                             // estimate ± normal quantile × standard error
	IntervalLog                                // Student's on the logarithm: ratios and growth
	IntervalFieller                            // Fieller's: ratios and growth
	IntervalLogit                              // Student's on the logit: proportions
	IntervalKornBeta                           // Korn and Graubard's, by the beta distribution: proportions
	IntervalClopperPearson                     // Clopper and Pearson's at the number of respondents: proportions
)

var intervalKinds = words[IntervalKind]{"interval kind", []word{
	{},
	{"student", Text{"t分布区间", "Student's t"}},
	{"normal", Text{"正态区间", "normal"}},
	{"log", Text{"对数区间", "logarithmic"}},
	{"fieller", Text{"Fieller区间", "Fieller"}},
	{"logit", Text{"逻辑变换区间", "logit"}},
	{"korn-beta", Text{"贝塔分布区间", "Korn–Graubard"}},
	{"clopper-pearson", Text{"Clopper–Pearson区间", "Clopper–Pearson"}},
}}

// String returns the stable key.
func (k IntervalKind) String() string { return intervalKinds.key(k) }

// Text returns the names.
func (k IntervalKind) Text() Text { return intervalKinds.text(k) }

// MarshalText returns the stable key, empty when not given.
func (k IntervalKind) MarshalText() ([]byte, error) { return intervalKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (k *IntervalKind) UnmarshalText(b []byte) error { return intervalKinds.unmarshal(k, b) }

// Scan reads a text column; NULL is "not given".
func (k *IntervalKind) Scan(src any) error { return intervalKinds.scan(k, src) }

// Value returns the stable key, or nil where nothing is given.
func (k IntervalKind) Value() (driver.Value, error) { return intervalKinds.value(k) }

// SurveyNumber is one number of a survey, or why there is none. It is never NaN
// nor infinite. The zero SurveyNumber is one that nobody computed. Two of them
// can be compared with ==.
type SurveyNumber struct {
	value float64
	given bool
	gap   SurveyGap
}

// NewSurveyNumber returns v as a number; NaN and the infinities become
// [GapOutOfRange], and a negative zero becomes zero.
func NewSurveyNumber(v float64) SurveyNumber {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return SurveyNumber{gap: GapOutOfRange}
	}
	return SurveyNumber{value: v + 0, given: true}
}

// NoSurveyNumber returns the absence of a number, for the reason.
func NoSurveyNumber(why SurveyGap) SurveyNumber { return SurveyNumber{gap: why} }

// Get returns the number and whether there is one.
func (n SurveyNumber) Get() (float64, bool) { return n.value, n.given }

// IsGiven reports whether there is a number.
func (n SurveyNumber) IsGiven() bool { return n.given }

// Gap returns why there is no number; GapNone where there is one.
func (n SurveyNumber) Gap() SurveyGap { return n.gap }

// Equal reports whether both are the same number or absent for the same reason.
func (n SurveyNumber) Equal(m SurveyNumber) bool { return n == m }

// MarshalJSON returns the number, or null: the reason stands in the object that
// holds the number, see [SurveyReading.MarshalJSON].
func (n SurveyNumber) MarshalJSON() ([]byte, error) {
	if !n.given {
		return []byte("null"), nil
	}
	return json.Marshal(n.value)
}

// UnmarshalJSON reads a number, or null as one that nobody computed.
func (n *SurveyNumber) UnmarshalJSON(b []byte) error {
	var v *float64
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	*n = SurveyNumber{}
	if v != nil {
		*n = NewSurveyNumber(*v)
	}
	return nil
}

// SurveyReading is a figure of the indicators that comes from a sample survey: an
// estimate with its error, never a bare number. The estimate has the unit of what
// was asked, growth and proportions are fractions (0.08 is 8 %). Each number may
// be absent alone, with its reason. Readings of two years of one survey do not make
// a growth rate: only the survey knows their covariance.
//
// Clause: CZ23-A3c
type SurveyReading struct {
	Method            SurveyMethod `json:"method"`
	Estimate          SurveyNumber `json:"estimate"`
	StandardError     SurveyNumber `json:"standard_error"`
	Low               SurveyNumber `json:"low"`
	High              SurveyNumber `json:"high"`
	Interval          IntervalKind `json:"interval"`
	Confidence        float64      `json:"confidence"`         // of the interval; above 0 and below 1
	DegreesOfFreedom  int          `json:"degrees_of_freedom"` // primary units with respondents less strata
	Respondents       int          `json:"respondents"`        // in the estimate's domain
	SampleRespondents int          `json:"sample_respondents"` // in the whole survey
}

// numbers are the numbers of the reading by their JSON names.
func (r *SurveyReading) numbers() [4]namedNumber {
	return [4]namedNumber{
		{"estimate", &r.Estimate}, {"standard_error", &r.StandardError}, {"low", &r.Low}, {"high", &r.High},
	}
}

type namedNumber struct {
	name string
	n    *SurveyNumber
}

// readingJSON is a reading without its methods, and the reasons of absent numbers
// by their names.
type readingJSON struct {
	plainReading
	Absent map[string]SurveyGap `json:"absent,omitempty"`
}

type plainReading SurveyReading

// CV returns the coefficient of variation, the standard error over the absolute
// estimate: GapZeroBase at an estimate of 0 with an error, 0 without one.
func (r SurveyReading) CV() SurveyNumber {
	e, known := r.Estimate.Get()
	if !known {
		return r.Estimate
	}
	se, known := r.StandardError.Get()
	switch {
	case !known || se == 0:
		return r.StandardError
	case e == 0:
		return NoSurveyNumber(GapZeroBase)
	}
	return NewSurveyNumber(se / math.Abs(e))
}

// MarshalJSON writes an absent number as null and its reason's key under its name
// in "absent", which is left out where every number is there.
func (r SurveyReading) MarshalJSON() ([]byte, error) {
	out := readingJSON{plainReading: plainReading(r)}
	for _, number := range r.numbers() {
		if gap := number.n.Gap(); gap != GapNone {
			if out.Absent == nil {
				out.Absent = map[string]SurveyGap{}
			}
			out.Absent[number.name] = gap
		}
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote. A reason for a number that is there
// is [ErrContradiction].
func (r *SurveyReading) UnmarshalJSON(b []byte) error {
	var in readingJSON
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	read := SurveyReading(in.plainReading)
	for _, number := range read.numbers() {
		gap := in.Absent[number.name]
		if gap == GapNone {
			continue
		}
		if number.n.IsGiven() {
			return &InputError{Field: "survey reading." + number.name, Value: gap.String(), Err: ErrContradiction}
		}
		*number.n = NoSurveyNumber(gap)
	}
	*r = read
	return nil
}
