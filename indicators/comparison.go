package indicators

import (
	"fmt"
	"iter"
	"maps"
	"slices"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Account is what figures were made of on an occasion: records, and the judge that
// judged them. A sequence that is nil has no records.
type Account struct {
	Judge     Judge
	Transfers iter.Seq2[*zhuanhua.Transfer, error]
	Pledges   iter.Seq2[*zhuanhua.Pledge, error]
	Coverages iter.Seq2[*zhuanhua.Coverage, error]
	Products  iter.Seq2[*zhuanhua.Product, error]
}

// Compare says why figures are not what they were: which records entered, left, were
// annulled or amended (same id, other content, with the fields that differ), which
// are judged otherwise because the rules changed, and what each group moves. The
// groups of a figure add up to its difference.
//
// Records are varied first, under the rules of before, then the rules, over the
// records of after: a record that both change stands in a group of each. Where the
// judges know their rules ([RuledJudge]), each group says which altered parameters are
// responsible, alone or together. Coverages,
// which have no ids, are told by measure, party and day. Product filings are compared
// whoever filed them.
//
// It returns what the sequences and judges return, an [zhuanhua.InputError] for a
// scope out of order or an id given twice on one occasion, [ErrNoJudge] without one,
// and [ErrNoSuchCheck] where the judges' checks are not the same by name and order.
func Compare(before, after Account, scopes ...zhuanhua.Scope) (Effect, error) {
	if before.Judge == nil || after.Judge == nil {
		return Effect{}, ErrNoJudge
	}
	for _, s := range scopes {
		if err := s.Validate(); err != nil {
			return Effect{}, err
		}
	}
	c := comparison{before: before.Judge, after: after.Judge}
	tables, later := tablesOf(before.Judge), tablesOf(after.Judge)
	for i := range tables {
		if err := sameChecks(tables[i], later[i]); err != nil {
			return Effect{}, err
		}
	}
	if err := c.read(&before, &after); err != nil {
		return Effect{}, err
	}
	altered, err := c.blame(scopes)
	if err != nil {
		return Effect{}, err
	}
	e := Effect{Altered: altered, Figures: []FigureEffect{}}
	for n, s := range scopes {
		for kind, table := range tables {
			for check := range table.Checks() {
				e.Figures = append(e.Figures, c.figure(kind, check, n, s))
			}
		}
	}
	return e, nil
}

// sameChecks refuses two tables whose checks differ by name or order.
func sameChecks(a, b *zhuanhua.Table) error {
	if a == nil || b == nil {
		return ErrNoJudge
	}
	for n := range max(a.Checks(), b.Checks()) {
		if name := a.Check(n).Name; name != b.Check(n).Name {
			return fmt.Errorf("%w: %s", ErrNoSuchCheck, zhuanhua.Quote(name))
		}
	}
	return nil
}

// comparison holds the records of both occasions, judged.
type comparison struct {
	before, after Judge
	cases         [4]map[string]*recordCase
	ids           [4][]string // ascending
	moves         movement
	blamed        map[rejudged]zhuanhua.Blamed // for what the change of rules moves
	recount       zhuanhua.Blamed              // for patents that are counted another way
	patents       numbering[zhuanhua.PatentNo]
	parties       numbering[zhuanhua.PartyID]
}

// recordCase is a record that is there on one occasion or on both.
type recordCase struct {
	was, now, is *zhuanhua.Judged                    // before; after by the rules of before; after
	first        any                                 // as it was
	judge        func(Judge, *zhuanhua.Judged) error // as it is
	cause        ChangeCause
	fields       string
}

func (c *comparison) read(before, after *Account) error {
	for i := range c.cases {
		c.cases[i] = map[string]*recordCase{}
	}
	err := takeAll(c, 0, before.Transfers, after.Transfers, Judge.JudgeTransfer,
		func(t *zhuanhua.Transfer) (string, zhuanhua.Day) { return t.ID, t.RevokedOn })
	if err == nil {
		err = takeAll(c, 1, before.Pledges, after.Pledges, Judge.JudgePledge,
			func(p *zhuanhua.Pledge) (string, zhuanhua.Day) { return p.ID, p.AnnulledOn })
	}
	if err == nil {
		err = takeAll(c, 2, before.Coverages, after.Coverages, Judge.JudgeCoverage,
			func(v *zhuanhua.Coverage) (string, zhuanhua.Day) { return CoverageID(v), 0 })
	}
	if err == nil {
		err = takeAll(c, 3, before.Products, after.Products, Judge.JudgeProduct,
			func(p *zhuanhua.Product) (string, zhuanhua.Day) { return p.ID, p.WithdrawnOn })
	}
	for i := range c.cases {
		c.ids[i] = slices.Sorted(maps.Keys(c.cases[i]))
	}
	return err
}

// takeAll judges the records of one kind on both occasions and pairs them by id; name
// returns a record's id and the day on which it was annulled.
func takeAll[R any](c *comparison, kind int, before, after iter.Seq2[*R, error],
	judge func(Judge, *R, *zhuanhua.Judged) error, name func(*R) (string, zhuanhua.Day)) error {
	judged := func(j Judge, r *R) (*zhuanhua.Judged, error) {
		var out zhuanhua.Judged
		err := judge(j, r, &out)
		return &out, err
	}
	err := eachOnce(before, kind, name, func(id string, r *R) (err error) {
		copied := *r // a host may reuse what it yields
		one := &recordCase{first: &copied, cause: Left}
		c.cases[kind][id] = one
		one.was, err = judged(c.before, r)
		return err
	})
	if err != nil {
		return err
	}
	return eachOnce(after, kind, name, func(id string, r *R) (err error) {
		one := c.cases[kind][id]
		if one == nil {
			one = &recordCase{cause: Entered}
			c.cases[kind][id] = one
		} else {
			first := one.first.(*R)
			one.fields = differingFields(first, r)
			one.cause = Amended
			if _, day := name(r); day != 0 {
				if _, earlier := name(first); earlier == 0 {
					one.cause = Annulled
				}
			}
		}
		copied := *r
		one.judge = func(j Judge, out *zhuanhua.Judged) error { return judge(j, &copied, out) }
		if one.now, err = judged(c.before, r); err == nil {
			one.is, err = judged(c.after, r)
		}
		return err
	})
}

// eachOnce goes through records and refuses an id given twice. A coverage given
// twice is told apart by its number.
func eachOnce[R any](rows iter.Seq2[*R, error], kind int, name func(*R) (string, zhuanhua.Day), take func(string, *R) error) error {
	if rows == nil {
		return nil
	}
	seen := map[string]int{}
	for r, err := range rows {
		if err != nil {
			return err
		}
		if r == nil {
			return &zhuanhua.InputError{Field: "record", Err: zhuanhua.ErrNotGiven}
		}
		id, _ := name(r)
		seen[id]++
		if n := seen[id]; n > 1 && kind != 2 {
			return &zhuanhua.InputError{Field: "id", Value: zhuanhua.Quote(id), Err: zhuanhua.ErrDuplicate}
		} else if n > 1 {
			id += "/" + strconv.Itoa(n)
		}
		if err := take(id, r); err != nil {
			return err
		}
	}
	return nil
}
