package indicators

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
)

// FactJudge is a judge to whom records with the same facts are the same: they can be
// read before the rules are known. The judge of package eligibility is one.
type FactJudge interface {
	Judge
	// ReadTransfer reads a transfer free of rules: whole as one part, apart as one part
	// for each of its patents that differ, with their grants; and appends the facts of
	// its payments.
	ReadTransfer(t *zhuanhua.Transfer, whole, apart *zhuanhua.Judged, payments []zhuanhua.Facts) ([]zhuanhua.Facts, error)
	// JudgesApart reports whether a record of several patents is judged by its parts.
	JudgesApart() bool
	// PaymentCounts returns the checks of transfers, a bit each, in which a payment with
	// these facts counts.
	PaymentCounts(facts zhuanhua.Facts) uint64
}

// Index holds records by the facts that they have in scopes told at the start, so
// that any number of drafts can be tried on them: a draft judges the few thousand
// different facts and none of the records. It is made once with [NewIndex]; records
// are added in any order. It is for one goroutine at a time.
//
// It keeps some hundred bytes a record, and four a scope.
type Index struct {
	reader  FactJudge
	scopes  []zhuanhua.Scope
	kinds   [4]indexKind
	patents numbering[zhuanhua.PatentNo]
	parties numbering[zhuanhua.PartyID]
	pays    numbering[zhuanhua.Facts] // payments by their facts

	whole, apart zhuanhua.Judged // reused
	facts        []zhuanhua.Facts
}

// numbering numbers different values from 0.
type numbering[K comparable] struct {
	numbers map[K]int32
	keys    []K
}

func (n *numbering[K]) of(k K) int32 {
	number, there := n.numbers[k]
	if !there {
		if n.numbers == nil {
			n.numbers = map[K]int32{}
		}
		number = int32(len(n.keys))
		n.numbers[k] = number
		n.keys = append(n.keys, k)
	}
	return number
}

// indexKind are the records of one kind.
type indexKind struct {
	form    zhuanhua.Form
	records []indexed
	panels  []panel // by scope
	ranks   []int32 // of the records by id, made when they are settled
}

// indexed is a record as far as figures depend on it.
type indexed struct {
	id       string
	amount   zhuanhua.Amount
	known    bool
	parties  [zhuanhua.MaxHomes]int32 // number + 1; 0: nobody
	patents  []int32                  // by their numbers; where there are parts, in canonical order
	payments []indexedPayment
	parts    []zhuanhua.Part // of one whose patents differ: with patents and ranks; else nil
}

type indexedPayment struct {
	class     int32 // of its facts
	effective zhuanhua.Day
	amount    zhuanhua.Amount
}

// panel are the records of one kind as they lie in one scope: by different facts.
type panel struct {
	facts  []zhuanhua.Facts
	number map[zhuanhua.Facts]int32
	whole  []int32   // by record: number of its facts
	apart  [][]int32 // by record whose patents differ: those of its parts; else nil
	plain  []bundle  // by facts: records whose patents are alike
	mixed  []bundle  // by facts of the whole: the others
	holds  [][]int32 // by facts: records whose patents differ that have them, as a whole or in a part
}

// bundle are records with the same facts.
type bundle struct {
	members           []int32
	patents, unpriced int64
	amount            fen.Sum
	pays              []paySum
}

// paySum adds up the payments of a bundle, by class, whose day lies in the scope.
type paySum struct {
	class int32
	sum   fen.Sum
}

// NewIndex returns an empty index for the scopes. Any judge of the family serves to
// read; its rules play no part. Scopes must be in order and told once.
func NewIndex(reader FactJudge, scopes ...zhuanhua.Scope) (*Index, error) {
	if reader == nil || reader.Transfers() == nil {
		return nil, ErrNoJudge
	}
	for i, s := range scopes {
		if err := s.Validate(); err != nil {
			return nil, err
		}
		if slices.Contains(scopes[:i], s) {
			return nil, &zhuanhua.InputError{Field: "scope", Value: fmt.Sprint(s.Place, " ", s.Period), Err: zhuanhua.ErrDuplicate}
		}
	}
	x := &Index{reader: reader, scopes: slices.Clone(scopes)}
	for i, table := range tablesOf(reader) {
		k := &x.kinds[i]
		k.form, k.panels = *table.Form(), make([]panel, len(scopes))
		for s := range k.panels {
			k.panels[s].number = map[zhuanhua.Facts]int32{}
		}
	}
	return x, nil
}

// The kinds of an index.
const (
	transfersKind = iota
	pledgesKind
	coveragesKind
	productsKind
)

// tablesOf returns a judge's tables in the order of an index's kinds.
func tablesOf(j Judge) [4]*zhuanhua.Table {
	return [...]*zhuanhua.Table{transfersKind: j.Transfers(), pledgesKind: j.Pledges(), coveragesKind: j.Coverages(), productsKind: j.Products()}
}

// Scopes returns the scopes that the index was told.
func (x *Index) Scopes() []zhuanhua.Scope { return slices.Clone(x.scopes) }

// Transfer reads a transfer and adds it.
func (x *Index) Transfer(t *zhuanhua.Transfer) (err error) {
	if x.facts, err = x.reader.ReadTransfer(t, &x.whole, &x.apart, x.facts[:0]); err != nil {
		return err
	}
	return x.add(0, x.whole.ID)
}

// Pledge reads a pledge registration and adds it.
func (x *Index) Pledge(p *zhuanhua.Pledge) error {
	if err := x.reader.JudgePledge(p, &x.whole); err != nil {
		return err
	}
	return x.add(1, x.whole.ID)
}

// Coverage reads a coverage and adds it. It has no id of its own: it is told by
// measure, party and day.
func (x *Index) Coverage(c *zhuanhua.Coverage) error {
	if err := x.reader.JudgeCoverage(c, &x.whole); err != nil {
		return err
	}
	return x.add(2, CoverageID(c))
}

// CoverageID names a coverage by measure, party and day.
func CoverageID(c *zhuanhua.Coverage) string {
	party := ""
	if c.Party != nil {
		party = c.Party.ID.String()
	}
	return c.Measure.ID + "/" + party + "/" + c.Since.String()
}

// Product reads a product filing and adds it.
func (x *Index) Product(p *zhuanhua.Product) error {
	if err := x.reader.JudgeProduct(p, &x.whole); err != nil {
		return err
	}
	return x.add(3, x.whole.ID)
}

// add adds the record that was read into whole and, of a transfer, apart.
func (x *Index) add(kind int, id string) error {
	k, j := &x.kinds[kind], &x.whole
	k.ranks = nil
	r := indexed{id: id, amount: j.Amount, known: j.AmountKnown}
	for slot, party := range j.Parties {
		if party.IsGiven() {
			r.parties[slot] = x.parties.of(party) + 1
		}
	}
	for _, no := range j.Parts[0].Patents {
		r.patents = append(r.patents, x.patents.of(no))
	}
	for i := range j.Payments {
		p := &j.Payments[i]
		r.payments = append(r.payments, indexedPayment{x.pays.of(x.facts[i]), p.Effective, p.Amount})
	}
	if kind == 0 && len(x.apart.Parts) > 1 {
		r.parts = x.apart.Clone().Parts
		for i := range r.parts {
			for n, no := range r.parts[i].Patents {
				r.patents[r.parts[i].Ranks[n]] = x.patents.of(no) // in canonical order
			}
		}
	}
	number := int32(len(k.records))
	k.records = append(k.records, r)
	for s := range x.scopes {
		x.place(k, s, number)
	}
	return nil
}

// place puts the record at hand to the facts that it has in a scope.
func (x *Index) place(k *indexKind, scope int, number int32) {
	p, s, r := &k.panels[scope], &x.scopes[scope], &k.records[number]
	n := p.of(k.form.Complete(&x.whole, 0, s))
	p.whole = append(p.whole, n)
	var parts []int32
	if r.parts != nil {
		for i := range r.parts {
			parts = append(parts, p.of(k.form.Complete(&x.apart, i, s)))
		}
	}
	b := &p.plain[n]
	if parts != nil {
		b = &p.mixed[n]
	}
	p.apart = append(p.apart, parts)
	b.members = append(b.members, number)
	for _, facts := range parts {
		p.hold(facts, number)
	}
	if parts != nil {
		p.hold(n, number)
	}
	b.patents += int64(len(r.patents))
	b.amount.Add(r.amount)
	if !r.known {
		b.unpriced++
	}
	for _, pay := range r.payments {
		if effectiveIn(pay.effective, &s.Period) {
			b.pay(pay)
		}
	}
}

// hold notes that a record has the facts.
func (p *panel) hold(facts, record int32) {
	list := &p.holds[facts]
	if len(*list) == 0 || (*list)[len(*list)-1] != record {
		*list = append(*list, record)
	}
}

func (b *bundle) pay(p indexedPayment) {
	i := slices.IndexFunc(b.pays, func(sum paySum) bool { return sum.class == p.class })
	if i < 0 {
		i = len(b.pays)
		b.pays = append(b.pays, paySum{class: p.class})
	}
	b.pays[i].sum.Add(p.amount)
}

// of returns the number of facts.
func (p *panel) of(f zhuanhua.Facts) int32 {
	n, there := p.number[f]
	if !there {
		n = int32(len(p.facts))
		p.number[f] = n
		p.facts = append(p.facts, f)
		p.plain, p.mixed, p.holds = append(p.plain, bundle{}), append(p.mixed, bundle{}), append(p.holds, nil)
	}
	return n
}

// settle ranks the records of a kind by their ids and refuses one that is there
// twice, but for coverages, which have none.
func (x *Index) settle() error {
	for i := range x.kinds {
		k := &x.kinds[i]
		if k.ranks != nil || len(k.records) == 0 {
			continue
		}
		order := make([]int32, len(k.records))
		for n := range order {
			order[n] = int32(n)
		}
		slices.SortStableFunc(order, func(a, b int32) int { return cmp.Compare(k.records[a].id, k.records[b].id) })
		ranks := make([]int32, len(order))
		for rank, n := range order {
			if rank > 0 && i != 2 && k.records[order[rank-1]].id == k.records[n].id {
				return &zhuanhua.InputError{Record: k.form.Kind, ID: zhuanhua.Quote(k.records[n].id), Field: "id", Err: zhuanhua.ErrDuplicate}
			}
			ranks[n] = int32(rank)
		}
		k.ranks = ranks
	}
	return nil
}
