package eligibility

import (
	"iter"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
)

// screenRun is one pass of the screens. Records are numbered as they came until
// arrange puts them in the order of day and id; from then on a record's place in
// this order is its number.
type screenRun struct {
	Screens
	asOf zhuanhua.Day
	book *partyBook
	left LeftOut
	gaps screenGaps

	heads    pieces[screenHead] // as they came
	ids      pieces[string]
	records  pieces[screenRecord]
	patents  pieces[zhuanhua.PatentNo] // of the records at which screens look
	flows    pieces[flow]              // proven payments under them
	uses     pieces[use]
	products bool // given
	pledges  bool // given

	sort  sorter
	order []int32      // numbers as they came, by place
	acts  []screenHead // by place
	screenRows
	hunt  hunt
	ranks partyRanks  // once a suspicion names parties
	found []Suspicion // by screen

	sides   []int32 // room for the parties of records
	zh, en  []byte  // room for a sentence
	plurals map[counted]string
}

// standing says how far screens look at a record.
type standing uint8

const (
	looked  standing = iota // all screens
	open                    // an open licence
	outside                 // none
)

// act is what screens compare of a transfer.
type act struct {
	day      zhuanhua.Day
	from, to int32 // profiles
	kind     zhuanhua.TransferKind
	licence  zhuanhua.LicenceForm
	standing standing
	hits     uint8 // why screens hit it, where that is told
}

// Hits of records: the first three show in a record alone.
const (
	hitPrice uint8 = 1 << iota
	hitRelated
	hitPaid
	hitFlow
	hitOften
	hitOverlap
)

// owns reports whether the transfer changes the owner: a licence does not.
func (a *act) owns() bool { return a.kind == zhuanhua.Assignment || a.kind == zhuanhua.Equity }

// screenHead is an act with its patents in the list.
type screenHead struct {
	act
	patents, count int32
}

// screenRecord is what evidence tells of a transfer, and the term of a licence.
type screenRecord struct {
	paid   fen.Sum         // proven payments to the transferor's side
	amount zhuanhua.Amount // of the contract; notPriced where not given

	licenceFrom, licenceTo zhuanhua.Day
}

const notPriced zhuanhua.Amount = -1

// flow is a payment from one party to another.
type flow struct {
	payer, payee int32
	day          zhuanhua.Day
	record       int32
}

// use is something made of a patent: a product filing or a pledge.
type use struct {
	patent zhuanhua.PatentNo
	day    zhuanhua.Day
	filing bool // it shows that the patent is implemented
}

// read takes the records in.
func (r *screenRun) read(in ScreenRecords) error {
	payments := pieces[string]{}
	for t, err := range given(in.Transfers) {
		if err == nil {
			err = t.Validate()
		}
		if err != nil {
			return err
		}
		r.transfer(t)
		for i := range t.Payments {
			if id := t.Payments[i].ID; id != "" {
				payments.add(id)
			}
		}
	}
	id := func(i int32) string { return *r.ids.at(int(i)) }
	r.order = r.sort.byText(r.records.len, id)
	if err := onceSorted(zhuanhua.RecordTransfer, "transfer_id", r.order, id); err != nil {
		return err
	}
	r.gaps.told = make([]uint16, len(r.order))
	if err := r.once(zhuanhua.RecordPayment, "payment_id", &payments); err != nil {
		return err
	}
	r.products, r.pledges = in.Products != nil, in.Pledges != nil
	if err := r.readProducts(in.Products); err != nil {
		return err
	}
	return r.readPledges(in.Pledges)
}

// given returns a sequence that can be walked, also for one that is nil.
func given[R any](rows iter.Seq2[R, error]) iter.Seq2[R, error] {
	if rows == nil {
		return func(func(R, error) bool) {}
	}
	return rows
}

// once refuses ids given twice.
func (r *screenRun) once(kind zhuanhua.RecordKind, field string, ids *pieces[string]) error {
	id := func(i int32) string { return *ids.at(int(i)) }
	return onceSorted(kind, field, r.sort.byText(ids.len, id), id)
}

func onceSorted(kind zhuanhua.RecordKind, field string, sorted []int32, id func(int32) string) error {
	for i := 1; i < len(sorted); i++ {
		if again := id(sorted[i]); again == id(sorted[i-1]) {
			return &zhuanhua.InputError{Record: kind, ID: zhuanhua.Quote(again), Field: field, Value: zhuanhua.Quote(again), Err: zhuanhua.ErrDuplicate}
		}
	}
	return nil
}

// transfer takes a valid transfer in.
func (r *screenRun) transfer(t *zhuanhua.Transfer) {
	s := screenRecord{amount: notPriced, licenceFrom: t.LicenceFrom, licenceTo: t.LicenceTo}
	h := screenHead{act: act{day: t.RecordedOn, from: noParty, to: noParty, kind: t.Kind, licence: t.Licence}}
	if h.day == 0 {
		h.day = t.EffectiveOn
	}
	if d, priced := t.ContractAmount.Get(); priced {
		s.amount, _ = zhuanhua.AmountOf(d) // validated
	}
	if t.Transferor != nil {
		h.from = r.book.profile(t.Transferor)
	}
	if t.Transferee != nil {
		h.to = r.book.profile(t.Transferee)
	}
	if h.standing = r.standing(t, &h.act); h.standing != outside {
		h.patents, h.count = int32(r.patents.len), int32(len(t.Patents))
		for i := range t.Patents {
			r.patents.add(t.Patents[i].No)
		}
		if h.standing == looked || s.amount != 0 { // an open licence for a fee
			r.pay(t, &h.act, &s)
		}
		h.hits = r.deal(&h, &s)
	}
	r.ids.add(t.ID)
	r.heads.add(h)
	r.records.add(s)
}

// standing tells how far screens look at the transfer, and counts what is left out.
//
// Clause: CZ23-4.4
func (r *screenRun) standing(t *zhuanhua.Transfer, s *act) standing {
	switch {
	case s.day == 0:
		r.left.NotRecorded++
		return outside
	case s.day > r.asOf:
		r.left.Later++
		return outside
	case t.RevokedOn != 0 && t.RevokedOn <= r.asOf:
		r.left.Annulled++
		return outside
	}
	gap := noGap
	switch {
	case s.kind == zhuanhua.TransferNone:
		gap = gapKind
	case s.kind == zhuanhua.Licence && s.licence == zhuanhua.LicenceNone:
		gap = gapLicence
	case s.from == noParty:
		gap = gapTransferor
	case s.to == noParty:
		gap = gapTransferee
	}
	inside := zhuanhua.Unstated
	if gap == noGap {
		if inside = r.book.inside(s.from, s.to); inside == zhuanhua.Unstated {
			gap = gapFounder
		}
	}
	switch {
	case s.licence == zhuanhua.OpenLicenceForm && (gap == noGap || gap == gapFounder) && inside != zhuanhua.Yes:
		r.left.Open++
		return open
	case gap != noGap:
		r.left.Incomplete++
		for screen := range r.On.All() {
			r.gaps.count[screen][gap]++
		}
		return outside
	case inside == zhuanhua.Yes:
		r.left.Inside++
		return outside
	}
	return looked
}

// pay takes the proven payments up to the statistics day. A payer or payee not given
// is the contract's.
func (r *screenRun) pay(t *zhuanhua.Transfer, a *act, s *screenRecord) {
	from, to := r.book.party(a.from), r.book.party(a.to)
	for i := range t.Payments {
		p := &t.Payments[i]
		if p.Evidence == 0 || p.PaidOn > r.asOf {
			continue
		}
		payer, payee := to, from
		if p.Payer.IsGiven() {
			payer = r.book.number(p.Payer)
		}
		if p.Payee.IsGiven() {
			payee = r.book.number(p.Payee)
		}
		if payer != from && payee != to {
			d, _ := p.Amount.Get()
			amount, _ := zhuanhua.AmountOf(d) // validated
			s.paid.Add(amount)
		}
		if payer != payee {
			r.flows.add(flow{payer, payee, p.PaidOn, int32(r.records.len)})
		}
	}
}

// readProducts takes the product filings that stand on the statistics day, and other
// proof of implementation.
//
// Clause: CZ23-A4b
func (r *screenRun) readProducts(rows iter.Seq2[*zhuanhua.Product, error]) error {
	ids := pieces[string]{}
	for p, err := range given(rows) {
		if err == nil {
			err = p.Validate()
		}
		if err != nil {
			return err
		}
		ids.add(p.ID)
		if p.DeclaredOn > r.asOf || p.WithdrawnOn != 0 && p.WithdrawnOn <= r.asOf {
			continue
		}
		for _, no := range p.Patents {
			r.uses.add(use{no, p.DeclaredOn, true})
		}
	}
	return r.once(zhuanhua.RecordProduct, "product_id", &ids)
}

// readPledges takes the pledges that were registered; one de-registered was a use
// all the same.
func (r *screenRun) readPledges(rows iter.Seq2[*zhuanhua.Pledge, error]) error {
	ids := pieces[string]{}
	for p, err := range given(rows) {
		if err == nil {
			err = p.Validate()
		}
		if err != nil {
			return err
		}
		ids.add(p.ID)
		if p.RegisteredOn == 0 || p.RegisteredOn > r.asOf || p.AnnulledOn != 0 && p.AnnulledOn <= r.asOf {
			continue
		}
		for _, no := range p.Patents {
			r.uses.add(use{no, p.RegisteredOn, false})
		}
	}
	return r.once(zhuanhua.RecordPledge, "pledge_id", &ids)
}
