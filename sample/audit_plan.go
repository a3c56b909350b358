package sample

import (
	"math"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// MonetaryPlan is the size of a monetary-unit sample (货币单元抽样): one unit of money in
// every interval is drawn, and the item that it lies in is checked.
type MonetaryPlan struct {
	Units    int64           `json:"units"`    // n, monetary units to draw
	Interval float64         `json:"interval"` // the reported amount over n, yuan
	Step     zhuanhua.Amount `json:"step"`     // the interval in whole fen, rounded down: with it no fewer units are drawn
}

// PlanMonetary returns the plan that bounds the overstatement of a reported amount by
// the tolerable one, if the expected part of it (0 where none is) is overstated:
// [MonetarySize] of their shares. The tolerable amount is above 0 and at most the
// reported one.
//
// The errors are those of [MonetarySize], and an [Error] that wraps that of
// [zhuanhua.AmountOf] for an amount that is none.
//
// Clause: CP24-6.3
func PlanMonetary(reported, tolerable, expected decimal.Decimal, confidence float64) (MonetaryPlan, error) {
	amounts := [3]zhuanhua.Amount{}
	for i, d := range [...]decimal.Decimal{reported, tolerable, expected} {
		amount, err := zhuanhua.AmountOf(d)
		if err != nil {
			return MonetaryPlan{}, fault(err, "", "", "")
		}
		amounts[i] = amount
	}
	book, most, likely := amounts[0], amounts[1], amounts[2]
	if book == 0 || most == 0 || most > book {
		return MonetaryPlan{}, fault(ErrParameter, "", "", most.String())
	}
	n, err := MonetarySize(float64(most)/float64(book), float64(likely)/float64(book), confidence)
	if err != nil {
		return MonetaryPlan{}, err
	}
	step := book / zhuanhua.Amount(n)
	if step == 0 {
		return MonetaryPlan{}, fault(ErrRange, "", "", strconv.FormatInt(n, 10))
	}
	return MonetaryPlan{n, float64(book) / 100 / float64(n), step}, nil
}

// MonetarySize returns the smallest number n of monetary units with which the tolerable
// share of an amount exceeds the bound, if the expected share of it is found overstated:
// the smallest n with G(n × tolerable; 1 + n × expected) ≥ confidence, G being the gamma
// distribution, so that the expected errors need not be whole.
//
// The errors are [Error]: ErrOption for a confidence, ErrParameter for a tolerable share
// that is not above 0 and at most 1 or an expected one that is not 0 to 1,
// ErrUnreachable for an expected share that is not below the tolerable one, ErrRange for
// a size above [MaxAuditSize].
//
// Source: AICPA, Audit Guide: Audit Sampling, table C-1.
//
// Clause: CP24-6.3
func MonetarySize(tolerableRate, expectedRate, confidence float64) (int64, error) {
	confidence, err := confidenceOf(confidence)
	switch {
	case err != nil:
		return 0, err
	case !(tolerableRate > 0 && tolerableRate <= 1):
		return 0, fault(ErrParameter, "", "", decimals(tolerableRate))
	case !(expectedRate >= 0 && expectedRate <= 1):
		return 0, fault(ErrParameter, "", "", decimals(expectedRate))
	case expectedRate >= tolerableRate:
		return 0, fault(ErrUnreachable, "", "", decimals(expectedRate))
	}
	n := search(1, MaxAuditSize+1, func(n int64) bool {
		_, more := gammaTails(float64(n)*tolerableRate, 1+float64(n)*expectedRate)
		return atMost(more, 1-confidence)
	})
	if n > MaxAuditSize {
		return 0, fault(ErrRange, "", "", decimals(tolerableRate))
	}
	return n, nil
}

// MonetaryHits is what a systematic draw of monetary units chose.
type MonetaryHits struct {
	Items []int `json:"items"` // item of each unit drawn, from 0; an item of several intervals more than once
	Full  []int `json:"full"`  // items of at least an interval: examined fully, whether hit or not, once
}

// DrawMonetary draws the monetary units start, start + interval, start + 2 intervals and
// so on of amounts laid end to end in their order, counted from the first fen: the item
// in which a unit lies is drawn. The start, 1 fen to an interval, comes from the seed of
// the draw. Items of 0 are never drawn.
//
// The errors are [Error]: ErrParameter for a start or interval out of bounds, ErrRange
// for a negative amount and for a sum above 10¹⁵ yuan, or for more than 10⁷ units.
//
// Clause: CP24-6.3
func DrawMonetary(amounts []zhuanhua.Amount, interval, start zhuanhua.Amount) (MonetaryHits, error) {
	if interval < 1 || interval > zhuanhua.MaxAmount || start < 1 || start > interval {
		return MonetaryHits{}, fault(ErrParameter, "", "", start.String())
	}
	hits := MonetaryHits{Items: []int{}, Full: []int{}}
	total, next := zhuanhua.Amount(0), start
	for i, amount := range amounts {
		if amount < 0 || amount > zhuanhua.MaxAmount-total {
			return MonetaryHits{}, fault(ErrRange, "", "", amount.String())
		}
		total += amount
		if amount >= interval {
			hits.Full = append(hits.Full, i)
		}
		if next <= total && int64((total-next)/interval) >= MaxAuditSize-int64(len(hits.Items)) {
			return MonetaryHits{}, fault(ErrRange, "", "", interval.String())
		}
		for ; next <= total; next += interval {
			hits.Items = append(hits.Items, i)
		}
	}
	return hits, nil
}

// fenUp returns yuan as an amount, rounded up to the fen but for rounding of the last
// digit; at most the largest amount.
func fenUp(yuan float64) zhuanhua.Amount { return fenOf(math.Ceil(yuan*100*(1-1e-14) - 1e-9)) }

// fenNear returns yuan as an amount, rounded to the nearest fen.
func fenNear(yuan float64) zhuanhua.Amount { return fenOf(math.Round(yuan * 100)) }

func fenOf(fen float64) zhuanhua.Amount {
	if !(fen < float64(zhuanhua.MaxAmount)) {
		return zhuanhua.MaxAmount
	}
	return zhuanhua.Amount(max(fen, 0))
}
