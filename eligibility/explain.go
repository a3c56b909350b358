package eligibility

import (
	"cmp"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"strings"

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

// inWords puts the details in words to the inputs that have some.
func inWords(d *zhuanhua.Decision, table *zhuanhua.Table, words func(fact int) zhuanhua.Text) {
	said := map[string]zhuanhua.Text{}
	for fact, f := range table.Form().Facts {
		said[f.Key] = words(fact)
	}
	for r := range d.Rows {
		for i := range d.Rows[r].Inputs {
			in := &d.Rows[r].Inputs[i]
			in.DetailText = said[in.Fact]
		}
	}
}

// transferWords is [transferDetail] for the facts that the languages say in their own
// words.
func transferWords(t *zhuanhua.Transfer, fact int) zhuanhua.Text {
	switch fact {
	case TransfereeSizeFact:
		return sizeWords(t.Transferee.SizeBefore(t.RecordedOn))
	case TransferorProvinceFact, TransferorCityFact:
		return homeWords(t.Transferor)
	case TransfereeProvinceFact, TransfereeCityFact:
		return homeWords(t.Transferee)
	}
	return zhuanhua.Text{}
}

// transferDetail says what stood in the record for a fact: the names, days and
// places that the fact was read from.
func transferDetail(t *zhuanhua.Transfer, fact int) string {
	switch fact {
	case PatentKindsFact, GrantFact, GrantOnFact:
		return patentDetail(t.Patents)
	case TransferorKindFact, TransferorFirstFact:
		return partyDetail(t.Transferor)
	case TransfereeKindFact, TransfereeFirstFact:
		return partyDetail(t.Transferee)
	case TransfereeSizeFact:
		return sizeDetail(t.Transferee.SizeBefore(t.RecordedOn))
	case RecordedFact:
		return t.RecordedOn.String()
	case RevokedFact:
		return t.RevokedOn.String()
	case TransferorProvinceFact, TransferorCityFact:
		return homeDetail(t.Transferor)
	case TransfereeProvinceFact, TransfereeCityFact:
		return homeDetail(t.Transferee)
	}
	return ""
}

func pledgeDetail(p *zhuanhua.Pledge, fact int) string {
	switch fact {
	case PledgorKindFact:
		return partyDetail(p.Pledgor)
	case RegisteredFact:
		return p.RegisteredOn.String()
	case AnnulledFact:
		return p.AnnulledOn.String()
	case DeregisteredFact:
		return p.DeregisteredOn.String()
	case PledgorProvinceFact, PledgorCityFact:
		return homeDetail(p.Pledgor)
	}
	return ""
}

func paymentDetail(t *zhuanhua.Transfer, p *zhuanhua.Payment, fact int) string {
	switch fact {
	case PayerFact:
		return zhuanhua.Quote(p.Payer.String())
	case PayeeFact:
		return zhuanhua.Quote(p.Payee.String())
	case EffectiveFact:
		return effective(t.RecordedOn, p.PaidOn).String()
	}
	return ""
}

func partyDetail(p *zhuanhua.Party) string {
	if p == nil {
		return ""
	}
	return strings.TrimSpace(zhuanhua.Quote(p.Name) + " " + zhuanhua.Quote(p.ID.String()))
}

func homeDetail(p *zhuanhua.Party) string {
	if p == nil {
		return ""
	}
	return strings.TrimSpace(p.Province.String() + " " + p.City.String())
}

// homeWords returns an address with its names: 陕西省 610000, 山东省 青岛市 370200. A city
// that is not of the province keeps the province's code beside its own.
func homeWords(p *zhuanhua.Party) zhuanhua.Text {
	if p == nil || p.Province == 0 && p.City == 0 {
		return zhuanhua.Text{}
	}
	words := zhuanhua.Text{}
	for _, place := range [...]zhuanhua.Place{p.Province, p.City} {
		code := place.String()
		if place == 0 {
			continue
		}
		if name := place.Text(); name.Zh != code {
			words.Zh += " " + name.Zh
			words.En += " " + name.En
		}
		if place == p.City || p.City == 0 || p.City.Province() != p.Province {
			words.Zh += " " + code
			words.En += " " + code
		}
	}
	return zhuanhua.Text{Zh: strings.TrimSpace(words.Zh), En: strings.TrimSpace(words.En)}
}

// sizeWords names the figures that a size lacks: 缺营业收入.
func sizeWords(s zhuanhua.Size) zhuanhua.Text {
	var zh, en []string
	for f := range s.Missing.All() {
		zh, en = append(zh, f.Text().Zh), append(en, f.Text().En)
	}
	if zh == nil {
		return zhuanhua.Text{}
	}
	return zhuanhua.Text{Zh: "缺" + strings.Join(zh, "、"), En: "missing " + strings.Join(en, ", ")}
}

// patentDetail lists the first few patents with their days.
func patentDetail(patents []zhuanhua.Patent) string {
	const most = 5
	sorted := patents
	if !slices.IsSortedFunc(sorted, byNumber) {
		sorted = slices.Clone(patents)
		slices.SortFunc(sorted, byNumber)
	}
	var list []string
	for i := range sorted[:min(most, len(sorted))] {
		p := &sorted[i]
		s := p.No.String() + " " + p.GrantedOn.String()
		if p.LapsedOn.IsGiven() {
			s += "–" + p.LapsedOn.String()
		}
		if !p.OnRegister {
			s += "?"
		}
		list = append(list, strings.TrimSpace(s))
	}
	if more := len(sorted) - most; more > 0 {
		list = append(list, fmt.Sprintf("+%d", more))
	}
	return strings.Join(list, ", ")
}

func byNumber(a, b zhuanhua.Patent) int { return cmp.Compare(a.No, b.No) }

func sizeDetail(s zhuanhua.Size) string {
	if s.Missing == 0 {
		return ""
	}
	return "? " + s.Missing.String()
}
