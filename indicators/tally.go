package indicators

import (
	"errors"
	"fmt"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// What a tally refuses.
var (
	ErrNotJudged   = errors.New("the record was not judged by this tally's judge")
	ErrOtherRules  = errors.New("the tallies were judged by different rules")
	ErrOtherDays   = errors.New("the tallies were told different periods")
	ErrOtherSeal   = errors.New("one tally is sealed and the other is not")
	ErrNotTold     = errors.New("the tally was not told this period and statistics day")
	ErrTooMany     = errors.New("more than the tally can hold")
	ErrNoJudge     = errors.New("no judge")
	ErrNoSuchCheck = errors.New("no such check")
)

// Tally takes records once and gives the report of any place for each period it
// was told. Make one with [NewTally]. A Tally is for one goroutine at a time; to
// use several, give each its own and merge them.
type Tally struct {
	judge   Judge
	err     error // why the tally cannot be used
	periods []zhuanhua.Period
	cuts    dayCuts

	transfers, pledges, coverages, products kind
	payments                                idLog // ids of payments
	book                                    *book
	seal                                    *seal

	judged  zhuanhua.Judged // reused from record to record
	fetched int             // see fetch
}

// NewTally returns an empty tally that will give reports for the periods, each
// with its statistics day. A period that is not in order, one told twice, or more
// of them than a tally can tell apart (about 80 with days of their own) makes it
// refuse everything with an error.
func NewTally(judge Judge, periods ...zhuanhua.Period) *Tally {
	t := &Tally{judge: judge, periods: slices.Clone(periods)}
	if judge == nil {
		t.err = ErrNoJudge
		return t
	}
	for i, p := range periods {
		if err := p.Validate(); err != nil {
			t.err = err
			return t
		}
		if slices.Contains(periods[:i], p) {
			t.err = &zhuanhua.InputError{Field: "period", Value: p.String(), Err: zhuanhua.ErrDuplicate}
			return t
		}
	}
	cuts, ok := newDayCuts(periods)
	if !ok {
		t.err = fmt.Errorf("%w: %d periods", ErrTooMany, len(periods))
		return t
	}
	t.cuts = cuts
	t.book = &book{}
	tables := [...]*zhuanhua.Table{judge.Transfers(), judge.Pledges(), judge.Coverages(), judge.Products()}
	for i, k := range t.kinds() {
		if tables[i] == nil {
			t.err = ErrNoJudge
			return t
		}
		*k = kind{table: tables[i], cuts: &t.cuts, periods: t.periods, book: t.book}
	}
	t.coverages.pending = true
	t.transfers.keepLinks(zhuanhua.Indicator1, aLinkEachPatent)
	t.products.keepLinks(zhuanhua.Indicator4, aLinkEachRecord)
	t.products.keepLinks(zhuanhua.Implementation, aLinkEachPatent)
	return t
}

// kinds returns the tally's kinds of record, always in the same order.
func (t *Tally) kinds() [4]*kind {
	return [...]*kind{&t.transfers, &t.pledges, &t.coverages, &t.products}
}

// keepLinks makes the check with the name keep links.
func (k *kind) keepLinks(check string, mode linkMode) {
	if n := k.table.Find(check); n >= 0 {
		k.linked = append(k.linked, make([]linkMode, max(0, n+1-len(k.linked)))...)
		k.linked[n] = mode
	}
}

// Err returns why the tally refuses everything, nil where it does not. The zero
// Tally has no judge.
func (t *Tally) Err() error {
	if t.err == nil && t.judge == nil {
		return ErrNoJudge
	}
	return t.err
}

// Periods returns the periods that the tally was told.
func (t *Tally) Periods() []zhuanhua.Period { return slices.Clone(t.periods) }

// Transfer judges a transfer and adds it. Bad input is an error that names record
// and field, and adds nothing.
func (t *Tally) Transfer(r *zhuanhua.Transfer) error {
	if err := t.Err(); err != nil {
		return err
	}
	if err := t.judge.JudgeTransfer(r, &t.judged); err != nil {
		return err
	}
	if err := t.transfers.add(&t.judged); err != nil {
		t.err = err // half a record went in
		return err
	}
	t.transfers.ids.add(r.ID)
	for i := range r.Payments {
		if id := r.Payments[i].ID; id != "" {
			t.payments.add(id)
		}
	}
	if t.seal != nil {
		t.seal.transfer(r)
	}
	return nil
}

// Pledge judges a pledge registration and adds it.
func (t *Tally) Pledge(r *zhuanhua.Pledge) error {
	if err := t.Err(); err != nil {
		return err
	}
	if err := t.judge.JudgePledge(r, &t.judged); err != nil {
		return err
	}
	if err := t.pledges.add(&t.judged); err != nil {
		t.err = err // half a record went in
		return err
	}
	t.pledges.ids.add(r.ID)
	if t.seal != nil {
		t.seal.pledge(r)
	}
	return nil
}

// Coverage judges a coverage and adds it. Coverages have no ids: one that is given
// twice counts once, as an enterprise does.
func (t *Tally) Coverage(c *zhuanhua.Coverage) error {
	if err := t.Err(); err != nil {
		return err
	}
	if err := t.judge.JudgeCoverage(c, &t.judged); err != nil {
		return err
	}
	if err := t.coverages.add(&t.judged); err != nil {
		t.err = err
		return err
	}
	if t.seal != nil {
		t.seal.coverage(c)
	}
	return nil
}

// Product judges a product filing and adds it.
func (t *Tally) Product(r *zhuanhua.Product) error {
	if err := t.Err(); err != nil {
		return err
	}
	if err := t.judge.JudgeProduct(r, &t.judged); err != nil {
		return err
	}
	if err := t.products.add(&t.judged); err != nil {
		t.err = err
		return err
	}
	t.products.ids.add(r.ID)
	if t.seal != nil {
		t.seal.product(r)
	}
	return nil
}

// Judged adds a record that the tally's judge has judged already. A record of
// another table, or one that was never judged, is refused with [ErrNotJudged]. A
// sealed tally refuses it too: the seal is of records, not of judgements.
func (t *Tally) Judged(j *zhuanhua.Judged) error {
	switch {
	case t.Err() != nil:
		return t.Err()
	case t.seal != nil:
		return ErrOtherSeal
	case j == nil || j.Table == nil || len(j.Parts) == 0:
		return ErrNotJudged
	case j.Table == t.transfers.table:
		err := t.transfers.addWithID(j)
		for i := range j.Payments {
			if id := j.Payments[i].ID; id != "" && err == nil {
				t.payments.add(id)
			}
		}
		return err
	case j.Table == t.pledges.table:
		return t.pledges.addWithID(j)
	case j.Table == t.products.table:
		return t.products.addWithID(j)
	case j.Table == t.coverages.table:
		return t.coverages.add(j)
	}
	return ErrNotJudged
}
