package eligibility

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

type paidTable [4][16][3][3]uint64

// workOutPayments asks the payments' table every question once.
func (j *Judge) workOutPayments() *paidTable {
	paid := new(paidTable)
	inPeriod := zhuanhua.Facts(0).With(EffectiveFact, zhuanhua.InPeriod)
	for kind := range paid {
		for evidence := range paid[kind] {
			facts := inPeriod.With(PaymentTransferKindFact, zhuanhua.Code(kind))
			for e := range zhuanhua.AcceptedEvidence {
				facts = facts.With(InvoiceFact+int(e), zhuanhua.Code(zhuanhua.TruthOf(evidence>>e&1 == 1)))
			}
			for payer := range paid[kind][evidence] {
				for payee := range paid[kind][evidence][payer] {
					asked := facts.With(PayerFact, zhuanhua.Code(payer)).With(PayeeFact, zhuanhua.Code(payee))
					paid[kind][evidence][payer][payee] = j.countsAs(asked)
				}
			}
		}
	}
	return paid
}

// countsAs returns a bit for each check of transfers in which a payment with
// these facts counts: on the transferee's side as paid, on the other as received.
func (j *Judge) countsAs(facts zhuanhua.Facts) (checks uint64) {
	met := j.payments.Met(facts)
	for side, theirs := range j.sides {
		if met>>side&1 == 1 {
			checks |= theirs
		}
	}
	return checks
}

// sideOf returns the number of the payments' check on the side whose record a check
// of transfers counts: paid by the transferee, or received by the transferor.
func sideOf(c zhuanhua.Check) int {
	if c.Home == TransferorHome {
		return 1
	}
	return 0
}

func (j *Judge) judgePayments(t *zhuanhua.Transfer, out *zhuanhua.Judged) {
	out.Payments = out.Payments[:0]
	if len(t.Payments) == 0 {
		return
	}
	paid := j.paid()
	for i := range t.Payments {
		p := &t.Payments[i]
		amount, _ := zhuanhua.AmountOf(p.Amount.Or(decimal.Decimal{})) // validated
		out.Payments = append(out.Payments, zhuanhua.JudgedPayment{
			ID:        p.ID,
			Effective: effective(t.RecordedOn, p.PaidOn),
			Amount:    amount,
			Counts:    paid[t.Kind&3][p.Evidence>>1&15][partyCode(p.Payer, t.Transferee)][partyCode(p.Payee, t.Transferor)],
		})
	}
}
