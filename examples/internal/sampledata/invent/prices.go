package invent

import (
	"cmp"
	"slices"
)

// perPatent are prices in thousand yuan before a season's contracts are
// brought to their sum.
var perPatent = []int{20, 30, 40, 60, 80, 100, 150, 200, 300, 450}

// settlePrices gives each transfer of a batch its price, so that the contracts
// on file come to about the sum, and writes its payments.
func (b *book) settlePrices(r *random, batch []*transfer, sum fen) {
	weights := make([]int, len(batch))
	total := 0
	for i, t := range batch {
		weights[i] = len(t.patents) * unitPrice(r, t)
		t.filed = weights[i] == 0 || !r.chance(5)
		if t.filed {
			total += weights[i]
		}
	}
	for i, t := range batch {
		t.amount = round(r, sum/100*fen(weights[i])/fen(total)*100)
	}
	b.payAll(r, batch)
}

func unitPrice(r *random, t *transfer) int {
	price := perPatent[r.weighted(10, 12, 14, 16, 16, 13, 9, 6, 3, 1)]
	switch {
	case t.licence == "open" && r.chance(35):
		return 0 // free of charge, as the notices of some universities say
	case t.licence == "open":
		return price / 6
	case t.licence == "ordinary":
		return price / 3
	}
	return price
}

// round leaves an amount as contracts have it: mostly whole thousands, now
// and then hundreds, rarely fen.
func round(r *random, f fen) fen {
	if f == 0 {
		return 0 // free stays free
	}
	switch r.weighted(80, 16, 4) {
	case 0:
		return f / yuan(1000) * yuan(1000)
	case 1:
		return f / yuan(100) * yuan(100)
	default:
		return f/100*100 + fen(r.below(100))
	}
}

// schedule is a way of paying: shares in percent, and for each of them the
// days from the record.
type schedule struct {
	shares []int
	lag    [][2]int
}

var (
	atOnce = schedule{[]int{100}, [][2]int{{-40, 60}}}
	twice  = schedule{[]int{60, 40}, [][2]int{{-40, 30}, {60, 240}}}
	thrice = schedule{[]int{40, 30, 30}, [][2]int{{-40, 30}, {90, 240}, {300, 480}}}
	partly = schedule{[]int{70}, [][2]int{{-40, 60}}} // the rest is owed
	notYet = schedule{}                               // use first, pay later
)

// The ways of paying take turns in the contracts of a year. To use first and
// pay later spreads with the programme, which began in 2021.
var (
	oldWays = []schedule{atOnce, twice, atOnce, atOnce, partly, atOnce, twice, atOnce, notYet, atOnce, thrice}
	newWays = []schedule{atOnce, atOnce, twice, atOnce, notYet, atOnce, thrice, partly, atOnce, twice, notYet, twice}
)

// payAll writes what was paid for a batch. The ways of paying take turns from
// the dearest contract down, so that no year hangs on the luck of a few.
func (b *book) payAll(r *random, batch []*transfer) {
	order := slices.Clone(batch)
	slices.SortStableFunc(order, func(x, y *transfer) int { return cmp.Compare(y.amount, x.amount) })
	ways := oldWays
	if batch[0].recorded >= "2021-01-01" {
		ways = newWays
	}
	for i, t := range order {
		if t.kind != "equity" && t.amount > 0 { // equity brings no fee
			t.pay(r, ways[i%len(ways)])
		}
	}
}

func (t *transfer) pay(r *random, s schedule) {
	for i, share := range s.shares {
		on := workday(t.recorded.plus(r.between(s.lag[i][0], s.lag[i][1])))
		t.paid(max(on, t.signed), t.amount*fen(share)/100, evidence(r))
	}
}

// paid enters one payment, unless it lies beyond the export.
func (t *transfer) paid(on day, amount fen, evidence string) {
	if on <= exported {
		t.payments = append(t.payments, payment{on: on, amount: amount, evidence: evidence})
	}
}

// evidence draws the proof of a payment; one in sixteen has none.
func evidence(r *random) string {
	return []string{"invoice", "bank_transfer", "voucher", "invoice;bank_transfer", "invoice;voucher", ""}[r.weighted(22, 34, 8, 24, 6, 6)]
}
