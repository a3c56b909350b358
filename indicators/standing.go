package indicators

import (
	"github.com/zhuanhua-rules/zhuanhua"
)

// Standing are the records of an index as one judge judges them: the base to which
// drafts are compared. Like its index it is for one goroutine at a time.
type Standing struct {
	index   *Index
	by      bench
	figures []figure
	moves   movement
	seen    []bool   // scratch, by record
	alone   []int32  // scratch: records to be looked at one by one
	now     []ruling // scratch: a draft's, by facts
}

// bench is a judge made ready to judge facts.
type bench struct {
	judge  FactJudge
	tables [4]*zhuanhua.Table
	pays   []uint64 // by class of payments: the checks of transfers in which they count
	apart  bool
}

// figure is one figure of a standing.
type figure struct {
	kind, scope, check int
	name               string
	rulings            []ruling // by facts
	refused            []refused
	carry              uint64  // the criterion that money may fail alone, a bit by its number in the check
	patents, parties   []int32 // by number: records that bring it
	distinct           int64   // patents, each once
	often              int64   // patents of each record
	was                Holding
	split              []int32 // see [Standing.splits]; nil: not yet asked for
}

// unit are records that are judged alike, whatever the draft: a bundle, or one record
// whose patents differ.
type unit struct {
	bundle *bundle
	facts  int32 // of a bundle
	record int32 // else
}

func (x *Index) bench(judge FactJudge) (bench, error) {
	if judge == nil || judge.Transfers() == nil {
		return bench{}, ErrNoJudge
	}
	b := bench{judge: judge, tables: tablesOf(judge), apart: judge.JudgesApart()}
	for i, table := range b.tables {
		if len(table.Form().Facts) != len(x.kinds[i].form.Facts) {
			return bench{}, ErrNotJudged
		}
	}
	for _, facts := range x.pays.keys {
		b.pays = append(b.pays, judge.PaymentCounts(facts))
	}
	return b, nil
}

// Stand judges the index's records. It returns [ErrNoJudge] without a judge,
// [ErrNotJudged] for one of another family than the index was read with, and an
// [zhuanhua.InputError] for an id given twice.
func (x *Index) Stand(judge FactJudge) (*Standing, error) {
	if x == nil {
		return nil, ErrNoJudge
	}
	if err := x.settle(); err != nil {
		return nil, err
	}
	by, err := x.bench(judge)
	if err != nil {
		return nil, err
	}
	s := &Standing{index: x, by: by}
	s.moves.patents.grow(len(x.patents.keys))
	s.moves.parties.grow(len(x.parties.keys))
	for scope := range x.scopes {
		for kind, table := range by.tables {
			for check := range table.Checks() {
				s.figures = append(s.figures, s.figure(kind, scope, check))
			}
		}
	}
	return s, nil
}

func (s *Standing) figure(kind, scope, check int) figure {
	x := s.index
	p, c := &x.kinds[kind].panels[scope], s.by.tables[kind].Check(check)
	f := figure{
		kind: kind, scope: scope, check: check, name: c.Name,
		patents: make([]int32, len(x.patents.keys)), parties: make([]int32, len(x.parties.keys)),
	}
	f.rule(s.by.tables[kind], p)
	sum := stake{}
	x.eachUnit(kind, scope, s.by.apart, func(u unit) {
		st := x.stake(&s.by, &f, f.rulings, u)
		sum.add(&st)
		if st.patents+st.records == 0 {
			return
		}
		for _, n := range x.members(&f, u) {
			r := &x.kinds[kind].records[n]
			x.eachPatent(r, &st, func(patent int32) { f.patents[patent]++ })
			if party := r.parties[c.Home%zhuanhua.MaxHomes]; party > 0 {
				f.parties[party-1]++
			}
		}
	})
	f.was, f.often = sum.holding(), sum.patents
	for _, n := range f.patents {
		f.distinct += int64(min(n, 1))
	}
	for _, n := range f.parties {
		f.was.Parties += int64(min(n, 1))
	}
	f.was.Patents = counted(s.by.judge, f.distinct, f.often)
	return f
}

// counted returns the number of patents as the judge counts them.
//
// Clause: CZ23-A1
func counted(j Judge, distinct, often int64) int64 {
	if j.Counting() == zhuanhua.ByPatent {
		return distinct
	}
	return often
}

// eachUnit goes through the records of a kind: those whose patents differ one by one
// where they may be judged apart.
func (x *Index) eachUnit(kind, scope int, apart bool, yield func(unit)) {
	p := &x.kinds[kind].panels[scope]
	for n := range p.facts {
		if b := &p.plain[n]; len(b.members) > 0 {
			yield(unit{bundle: b, facts: int32(n)})
		}
		b := &p.mixed[n]
		if !apart && len(b.members) > 0 {
			yield(unit{bundle: b, facts: int32(n)})
		}
		for _, record := range b.members {
			if apart {
				yield(unit{record: record})
			}
		}
	}
}

// members returns the records of a unit.
func (x *Index) members(f *figure, u unit) []int32 {
	if u.bundle != nil {
		return u.bundle.members
	}
	return []int32{u.record}
}

// stake returns what a unit brings to a figure by the rulings on its panel's facts;
// nil: they are made here.
func (x *Index) stake(b *bench, f *figure, rulings []ruling, u unit) stake {
	p := &x.kinds[f.kind].panels[f.scope]
	rule := func(n int32) ruling {
		if rulings != nil {
			return rulings[n]
		}
		return rulingOf(b.tables[f.kind].Judge(f.check, p.facts[n]))
	}
	if u.bundle == nil {
		return x.stakeAlone(b, f, rule, u.record)
	}
	r, s := rule(u.facts), stake{}
	s.outcome = r.outcome
	if r.outcome == zhuanhua.Met {
		s.records, s.patents = int64(len(u.bundle.members)), u.bundle.patents
		s.unpriced, s.amount = u.bundle.unpriced, u.bundle.amount
	}
	if r.carries {
		for _, pay := range u.bundle.pays {
			if b.pays[pay.class]>>f.check&1 == 1 {
				s.received.AddSum(pay.sum)
			}
		}
	}
	return s
}
