package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// ReadTransfer reads a transfer free of the rules: into whole as one part, into apart
// as one part for each of its patents that differ, both with what they say of the
// grant on any day; and appends the facts of its payments, in their order. What any
// rules of this package, and any checks of the host, can make of a transfer is made
// of these. It refuses what [Judge.JudgeTransfer] refuses.
func (j *Judge) ReadTransfer(t *zhuanhua.Transfer, whole, apart *zhuanhua.Judged, payments []zhuanhua.Facts) ([]zhuanhua.Facts, error) {
	reader := Judge{rules: Rules{Unit: WholeRecord}, transfers: j.tables().transfers, paid: j.tables().paid, onStatisticsDay: true}
	if err := reader.JudgeTransfer(t, whole); err != nil {
		return payments, err
	}
	reader.rules.Unit = PatentByPatent
	if err := reader.JudgeTransfer(t, apart); err != nil {
		return payments, err
	}
	for i := range t.Payments {
		payments = append(payments, ReadPayment(t, &t.Payments[i]))
	}
	return payments, nil
}

// JudgesApart reports whether records of several patents are judged patent by patent.
//
// Clause: CZ23-A1a
func (j *Judge) JudgesApart() bool { return j != nil && j.rules.Unit == PatentByPatent }

// PaymentCounts returns, a bit each by their numbers, the checks of transfers in whose
// received amount a payment with these facts counts, if its day does.
//
// Clause: CZ23-A1h, CZ23-A2d
func (j *Judge) PaymentCounts(facts zhuanhua.Facts) uint64 {
	if j == nil || j.transfers == nil {
		return 0
	}
	return j.countsAs(facts.With(EffectiveFact, zhuanhua.InPeriod))
}
