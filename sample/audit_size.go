package sample

import (
	"math"
	"strconv"
)

// AuditSize is the size of a spot check and what it rests on (核查样本量).
type AuditSize struct {
	Units      int64   `json:"units"`       // records to check
	Acceptable int64   `json:"acceptable"`  // errors with which the check still passes
	Risk       float64 `json:"risk"`        // probability that it passes though the error rate is the tolerable one: at most 1 − confidence
	RiskBefore float64 `json:"risk_before"` // with one record less
}

// MaxAuditSize is the largest spot check that is planned for; a larger one is
// ErrRange.
const MaxAuditSize = 10_000_000

// DiscoverySize returns the smallest sample without replacement that shows more than
// the acceptable errors with at least the confidence, if the tolerable number of the
// population's records are in error (发现抽样).
//
// The errors are [Error]: ErrOption for a confidence, ErrSizeRange for a population
// outside 1 to 10⁹, ErrParameter for a tolerable number outside 1 to the population or
// a negative acceptable one, ErrUnreachable where no more than the acceptable errors
// are tolerable.
//
// Clause: CP24-6.3
func DiscoverySize(population, tolerable, acceptable int64, confidence float64) (AuditSize, error) {
	confidence, err := confidenceOf(confidence)
	switch {
	case err != nil:
		return AuditSize{}, err
	case population < 1 || population > MaxSize:
		return AuditSize{}, fault(ErrSizeRange, "", "", strconv.FormatInt(population, 10))
	case tolerable < 1 || tolerable > population:
		return AuditSize{}, fault(ErrParameter, "", "", strconv.FormatInt(tolerable, 10))
	case acceptable < 0:
		return AuditSize{}, fault(ErrParameter, "", "", strconv.FormatInt(acceptable, 10))
	case acceptable >= tolerable:
		return AuditSize{}, fault(ErrUnreachable, "", "", strconv.FormatInt(acceptable, 10))
	}
	passes := func(n int64) float64 {
		most, _ := urn{population, tolerable, n}.tails(acceptable)
		return most
	}
	n := search(acceptable+1, population, func(n int64) bool { return atMost(passes(n), 1-confidence) })
	return AuditSize{n, acceptable, passes(n), passes(n - 1)}, nil
}

// AttributeSize returns the smallest sample that shows more than the acceptable errors
// with at least the confidence, if the tolerable share of very many records is in error
// (属性抽样).
//
// The errors are [Error]: ErrOption for a confidence, ErrParameter for a rate that is
// not above 0 and below 1 or a negative acceptable number, ErrRange for a size above
// [MaxAuditSize].
//
// Clause: CP24-6.3
func AttributeSize(tolerableRate float64, acceptable int64, confidence float64) (AuditSize, error) {
	confidence, err := confidenceOf(confidence)
	switch {
	case err != nil:
		return AuditSize{}, err
	case !(tolerableRate > 0 && tolerableRate < 1):
		return AuditSize{}, fault(ErrParameter, "", "", decimals(tolerableRate))
	case acceptable < 0:
		return AuditSize{}, fault(ErrParameter, "", "", strconv.FormatInt(acceptable, 10))
	case acceptable >= MaxAuditSize:
		return AuditSize{}, fault(ErrRange, "", "", strconv.FormatInt(acceptable, 10))
	}
	passes := passing(tolerableRate, acceptable)
	n := search(acceptable+1, MaxAuditSize+1, func(n int64) bool { return atMost(passes(n), 1-confidence) })
	if n > MaxAuditSize {
		return AuditSize{}, fault(ErrRange, "", "", decimals(tolerableRate))
	}
	return AuditSize{n, acceptable, passes(n), passes(n - 1)}, nil
}

// passing returns the probability that a check of n records passes.
func passing(rate float64, acceptable int64) func(n int64) float64 {
	return func(n int64) float64 {
		most, _ := binomialTails(acceptable, n, rate)
		return most
	}
}

// ExpectedSize returns the smallest sample n that passes with ⌈n × expected rate⌉
// errors and yet passes with at most the probability 1 − confidence if the tolerable
// share of the records is in error: the rule behind the tables of audit guides.
//
// The errors are those of [AttributeSize], and ErrUnreachable for an expected rate that
// is not below the tolerable one.
//
// Source: AICPA, Audit Guide: Audit Sampling, tables.
//
// Clause: CP24-6.3
func ExpectedSize(tolerableRate, expectedRate, confidence float64) (AuditSize, error) {
	if !(expectedRate >= 0 && expectedRate < 1) {
		return AuditSize{}, fault(ErrParameter, "", "", decimals(expectedRate))
	}
	if expectedRate == 0 {
		return AttributeSize(tolerableRate, 0, confidence)
	}
	confidence, err := confidenceOf(confidence)
	switch {
	case err != nil:
		return AuditSize{}, err
	case !(tolerableRate > 0 && tolerableRate < 1):
		return AuditSize{}, fault(ErrParameter, "", "", decimals(tolerableRate))
	case expectedRate >= tolerableRate:
		return AuditSize{}, fault(ErrUnreachable, "", "", decimals(expectedRate))
	}
	risk := 1 - confidence
	for c := firstBlock(tolerableRate, expectedRate, risk); ; c++ {
		first, last := blockStart(c, expectedRate), blockEnd(c, expectedRate)
		if first > MaxAuditSize {
			return AuditSize{}, fault(ErrRange, "", "", decimals(expectedRate))
		}
		passes := passing(tolerableRate, c)
		if first > last || !atMost(passes(last), risk) {
			continue
		}
		n := search(max(first, c), last, func(n int64) bool { return atMost(passes(n), risk) })
		if n > MaxAuditSize {
			return AuditSize{}, fault(ErrRange, "", "", decimals(expectedRate))
		}
		return AuditSize{n, c, passes(n), passes(n - 1)}, nil
	}
}

// blockEnd returns the largest size at which c errors are expected: ⌊c / rate⌋, for a
// rate written in decimals.
func blockEnd(c int64, rate float64) int64 {
	return int64(min(math.Floor(float64(c)/rate*(1+1e-12)), 4*MaxAuditSize))
}

func blockStart(c int64, rate float64) int64 {
	return int64(min(math.Floor(float64(c-1)/rate*(1+1e-12)), 4*MaxAuditSize)) + 1
}

// firstBlock returns a number of errors below which no size passes as rarely as it
// must: at c errors the largest size is at most c over the expected rate, and the
// probability to pass, for sizes that need not be whole, falls as c grows.
func firstBlock(tolerable, expected, risk float64) int64 {
	most := int64(MaxAuditSize*expected) + 2
	first := search(1, most, func(c int64) bool {
		n := min(float64(c)/expected, 4*MaxAuditSize)
		_, fails := betaTails(tolerable, float64(c)+1, n-float64(c))
		return fails <= risk
	})
	return max(first-1, 1)
}
