package eligibility

import (
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// ErrNoSuchCheck says that the judge has no check of that name for that kind of
// record.
var ErrNoSuchCheck = errors.New("no such check")

// ExplainTransfer returns the decision record of a check on a transfer in a
// scope.
func (j *Judge) ExplainTransfer(check string, t *zhuanhua.Transfer, scope zhuanhua.Scope) (zhuanhua.Decision, error) {
	var judged zhuanhua.Judged
	n, err := j.find(j.Transfers(), check, scope)
	if err == nil {
		err = j.JudgeTransfer(t, &judged)
	}
	if err != nil {
		return zhuanhua.Decision{}, err
	}
	v := judged.In(n, &scope)
	d := j.decision(v, t.ID, scope, func(fact int) string { return transferDetail(t, fact) })
	if len(judged.Parts) > 1 {
		explainParts(&d, &judged, n, t)
	}
	inWords(&d, j.transfers, func(fact int) zhuanhua.Text { return transferWords(t, fact) })
	return d, nil
}

// explainParts takes each row of a record in parts from the first part that
// decides and of which the row says what it says of the record, so that its
// inputs bear it out.
//
// Parts with the same facts say the same of every row, so that the first of them
// stands for all.
func explainParts(d *zhuanhua.Decision, judged *zhuanhua.Judged, n int, t *zhuanhua.Transfer) {
	sorted := slices.Clone(t.Patents)
	slices.SortFunc(sorted, byNumber)
	borne := make([]bool, len(d.Rows))
	seen := map[zhuanhua.Facts]bool{}
	for i := range judged.Parts {
		v := judged.PartIn(i, n, &d.Scope)
		if v.Outcome() != d.Outcome || seen[v.Facts()] {
			continue
		}
		seen[v.Facts()] = true
		alone := *t
		alone.Patents = nil
		for _, rank := range judged.Parts[i].Ranks {
			alone.Patents = append(alone.Patents, sorted[rank])
		}
		part := v.Explain(func(fact int) string { return transferDetail(&alone, fact) })
		for r := range d.Rows {
			if !borne[r] && part.Rows[r].Outcome == d.Rows[r].Outcome {
				d.Rows[r], borne[r] = part.Rows[r], true
			}
		}
		for _, m := range part.AlsoMissing {
			if !slices.ContainsFunc(d.AlsoMissing, func(n zhuanhua.MissingFact) bool { return n.Fact == m.Fact }) {
				d.AlsoMissing = append(d.AlsoMissing, m)
			}
		}
	}
}

// ExplainPledge returns the decision record of a check on a pledge registration.
func (j *Judge) ExplainPledge(check string, p *zhuanhua.Pledge, scope zhuanhua.Scope) (zhuanhua.Decision, error) {
	var judged zhuanhua.Judged
	n, err := j.find(j.Pledges(), check, scope)
	if err == nil {
		err = j.JudgePledge(p, &judged)
	}
	if err != nil {
		return zhuanhua.Decision{}, err
	}
	v := judged.In(n, &scope)
	d := j.decision(v, p.ID, scope, func(fact int) string { return pledgeDetail(p, fact) })
	inWords(&d, j.pledges, func(fact int) zhuanhua.Text {
		if fact == PledgorProvinceFact || fact == PledgorCityFact {
			return homeWords(p.Pledgor)
		}
		return zhuanhua.Text{}
	})
	return d, nil
}

// ExplainPayment returns the decision record of payment number i of a transfer as
// paid ([PaidBySME]) or as received ([ReceivedByInstitution]). It is about the
// payment alone: whether its transfer counts is the transfer's decision.
func (j *Judge) ExplainPayment(check string, t *zhuanhua.Transfer, i int, scope zhuanhua.Scope) (zhuanhua.Decision, error) {
	n, err := j.find(j.Payments(), check, scope)
	switch {
	case err != nil:
		return zhuanhua.Decision{}, err
	case t == nil || i < 0 || i >= len(t.Payments):
		return zhuanhua.Decision{}, &zhuanhua.InputError{Record: zhuanhua.RecordPayment, Field: "payment", Err: zhuanhua.ErrNotGiven}
	}
	if err := t.Validate(); err != nil {
		return zhuanhua.Decision{}, err
	}
	p := &t.Payments[i]
	v := j.paymentVerdict(t, p, n, &scope)
	return j.decision(v, p.ID, scope, func(fact int) string { return paymentDetail(t, p, fact) }), nil
}

// PaymentVerdict returns the verdict on payment number i of a transfer, as money of
// check number n of transfers: paid on the transferee's side, received on the
// transferor's. Without a judge, a payment or a check it is the zero Verdict. The
// transfer must be one that [Judge.JudgeTransfer] takes.
func (j *Judge) PaymentVerdict(t *zhuanhua.Transfer, i, n int, scope *zhuanhua.Scope) zhuanhua.Verdict {
	table := j.Transfers()
	if table == nil || t == nil || scope == nil || i < 0 || i >= len(t.Payments) || n < 0 || n >= table.Checks() {
		return zhuanhua.Verdict{}
	}
	return j.paymentVerdict(t, &t.Payments[i], sideOf(table.Check(n)), scope)
}

func (j *Judge) paymentVerdict(t *zhuanhua.Transfer, p *zhuanhua.Payment, check int, scope *zhuanhua.Scope) zhuanhua.Verdict {
	facts := ReadPayment(t, p)
	judged := zhuanhua.Judged{
		Table: j.payments, Days: [zhuanhua.MaxDays]zhuanhua.Day{effective(t.RecordedOn, p.PaidOn)},
		Parts: []zhuanhua.Part{{Facts: facts, Marks: j.payments.Fixed(facts), Of: 1}},
	}
	return judged.In(check, scope)
}

func (j *Judge) find(table *zhuanhua.Table, check string, scope zhuanhua.Scope) (int, error) {
	if table == nil {
		return 0, &zhuanhua.InputError{Field: "judge", Err: zhuanhua.ErrNotGiven}
	}
	if err := scope.Validate(); err != nil {
		return 0, err
	}
	n := table.Find(check)
	if n < 0 {
		return 0, fmt.Errorf("%w: %s", ErrNoSuchCheck, zhuanhua.Quote(check))
	}
	return n, nil
}

// decision reads the decision record off the verdict and puts to it what the table
// does not know.
func (j *Judge) decision(v zhuanhua.Verdict, id string, scope zhuanhua.Scope, detail func(int) string) zhuanhua.Decision {
	d := v.Explain(detail)
	d.ID, d.Scope = id, scope
	d.Notes = append(d.Notes, j.Notes(scope.Period.AsOf)...)
	print := j.Fingerprint()
	d.Stamp(hex.EncodeToString(print[:]))
	return d
}
