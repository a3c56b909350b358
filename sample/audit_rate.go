package sample

import (
	"math"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// AttributeAudit is a spot check of records each of which is right or in error (属性抽样,
// 核查抽查): a simple random sample of the records reported.
type AttributeAudit struct {
	Population zhuanhua.Given[int64] // N, records reported; 1 to 10⁹; not given: many more than were checked
	Checked    int64                 // n; 1 to 10⁹, at most N
	Errors     int64                 // x found; 0 to n
	Confidence float64               // of each limit on its side; 0 is 0.95, otherwise 0.5 to 0.999999
}

// RateLimits are limits of the error rate of the records that a sample was drawn from
// (差错率置信限).
type RateLimits struct {
	Rate  float64 `json:"rate"`  // x/n
	Lower float64 `json:"lower"` // with the confidence that it is not less
	Upper float64 `json:"upper"` // with the confidence that it is not more
	Low   float64 `json:"low"`   // Low and High with the confidence together, half of the risk on either side
	High  float64 `json:"high"`
}

// UpperPercent returns the upper limit as printed tables have it, in per cent rounded
// up to a tenth.
func (l RateLimits) UpperPercent() float64 { return math.Ceil(l.Upper*1000-1e-9) / 10 }

// Limits returns the limits of Clopper and Pearson, by the binomial distribution: as
// though records could be drawn twice, which is on the safe side. The upper one is the
// rate at which so few errors have just the probability 1 − confidence.
//
// The errors are [Error]: ErrOption for a confidence, ErrParameter for counts that
// mean nothing, ErrSizeTooSmall for more records checked than reported.
//
// Source: Clopper and Pearson, Biometrika 26 (1934).
//
// Clause: CP24-6.3
func (a AttributeAudit) Limits() (RateLimits, error) {
	a, err := a.validate()
	if err != nil {
		return RateLimits{}, err
	}
	x, n, tail := float64(a.Errors), float64(a.Checked), (1-a.Confidence)/2
	l := RateLimits{Rate: x / n, Upper: 1, High: 1}
	if a.Errors < a.Checked {
		l.Upper, _ = betaQuantile(a.Confidence, x+1, n-x)
		l.High, _ = betaQuantile(1-tail, x+1, n-x)
	}
	if a.Errors > 0 {
		l.Lower, _ = betaQuantile(1-a.Confidence, x, n-x+1)
		l.Low, _ = betaQuantile(tail, x, n-x+1)
	}
	return l, nil
}

// CountLimits are limits of the records in error among all that were reported (差错件数
// 置信限).
type CountLimits struct {
	Lower     int64   `json:"lower"` // records, with the confidence that they are not fewer
	Upper     int64   `json:"upper"` // with the confidence that they are not more
	Low       int64   `json:"low"`   // Low and High with the confidence together, half of the risk on either side
	High      int64   `json:"high"`
	UpperRate float64 `json:"upper_rate"` // Upper over the population
	AtUpper   float64 `json:"at_upper"`   // probability of so few errors if Upper records are in error: above 1 − confidence
	Beyond    float64 `json:"beyond"`     // and if one record more is
}

// CountLimits returns the exact limits by the hypergeometric distribution: Upper is the
// most records in error with which so few errors in the sample have a probability above
// 1 − confidence, Lower the fewest with which so many have; High and Low are the same
// with half of that probability, the twins of [RateLimits]. The population must be given;
// other errors are those of [AttributeAudit.Limits].
//
// Clause: CP24-6.3
func (a AttributeAudit) CountLimits() (CountLimits, error) {
	a, err := a.validate()
	if err != nil {
		return CountLimits{}, err
	}
	population, given := a.Population.Get()
	if !given {
		return CountLimits{}, fault(ErrMissingSize, "", "", "")
	}
	risk := 1 - a.Confidence
	l := CountLimits{Lower: a.fewest(population, risk), Low: a.fewest(population, risk/2)}
	l.Upper, l.High = a.most(population, risk), a.most(population, risk/2)
	l.UpperRate = float64(l.Upper) / float64(population)
	l.AtUpper = a.few(population, l.Upper)
	if l.Upper < population-a.Checked+a.Errors {
		l.Beyond = a.few(population, l.Upper+1)
	}
	return l, nil
}

// few returns the probability of so few errors in the sample if so many records are in
// error.
func (a AttributeAudit) few(population, errors int64) float64 {
	most, _ := urn{population, errors, a.Checked}.tails(a.Errors)
	return most
}

// most returns the most records in error with which so few errors are more probable than
// the risk.
func (a AttributeAudit) most(population int64, risk float64) int64 {
	greatest := population - a.Checked + a.Errors
	return search(a.Errors+1, greatest+1, func(k int64) bool { return k > greatest || atMost(a.few(population, k), risk) }) - 1
}

// fewest returns the fewest records in error with which so many errors are more probable
// than the risk.
func (a AttributeAudit) fewest(population int64, risk float64) int64 {
	return search(a.Errors, population-a.Checked+a.Errors, func(k int64) bool {
		_, many := urn{population, k, a.Checked}.tails(a.Errors - 1)
		return !atMost(many, risk)
	})
}

// atMost compares a probability with a risk such as 1 − 0.9: the two are equal where
// they differ by no more than rounding.
func atMost(p, risk float64) bool { return p <= risk*(1+1e-11) }

func (a AttributeAudit) validate() (AttributeAudit, error) {
	confidence, err := confidenceOf(a.Confidence)
	if err != nil {
		return a, err
	}
	a.Confidence = confidence
	population, given := a.Population.Get()
	switch {
	case given && (population < 1 || population > MaxSize):
		return a, fault(ErrSizeRange, "", "", strconv.FormatInt(population, 10))
	case a.Checked < 1 || a.Checked > MaxSize:
		return a, fault(ErrParameter, "", "", strconv.FormatInt(a.Checked, 10))
	case a.Errors < 0 || a.Errors > a.Checked:
		return a, fault(ErrParameter, "", "", strconv.FormatInt(a.Errors, 10))
	case given && a.Checked > population:
		return a, fault(ErrSizeTooSmall, "", "", strconv.FormatInt(population, 10))
	}
	return a, nil
}
