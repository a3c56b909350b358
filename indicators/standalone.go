package indicators

import (
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
)

// stakeAlone returns what one record whose patents differ brings.
func (x *Index) stakeAlone(b *bench, f *figure, rule func(int32) ruling, number int32) stake {
	k, scope := &x.kinds[f.kind], &x.scopes[f.scope]
	p, r := &k.panels[f.scope], &k.records[number]
	receive := func(part *zhuanhua.Part, sum *fen.Sum) {
		for _, pay := range r.payments {
			if b.pays[pay.class]>>f.check&1 == 1 && effectiveIn(pay.effective, &scope.Period) {
				sum.Add(part.Share(pay.amount))
			}
		}
	}
	if b.apart {
		rulings := make([]ruling, 0, 8)
		for _, facts := range p.apart[number] {
			rulings = append(rulings, rule(facts))
		}
		return stakeBy(r.parts, rulings, r.amount, r.known, receive)
	}
	whole, s := rule(p.whole[number]), stake{}
	s.outcome = whole.outcome
	if whole.carries {
		receive(&zhuanhua.Part{}, &s.received)
	}
	if whole.outcome != zhuanhua.Met {
		return s
	}
	s.records, s.patents = 1, int64(len(r.patents))
	s.amount.Add(r.amount)
	if !r.known {
		s.unpriced = 1
	}
	s.parts = strings.Repeat("+", len(r.parts)) // all count, so that it compares with a record judged apart
	return s
}

// eachPatent yields the patents of a record that count by its stake, or by that of
// its bundle.
func (x *Index) eachPatent(r *indexed, s *stake, yield func(int32)) {
	if s.outcome != zhuanhua.Met {
		return
	}
	if s.parts == "" {
		for _, patent := range r.patents {
			yield(patent)
		}
		return
	}
	for i, which := range []byte(s.parts) {
		if which != '+' {
			continue
		}
		for _, rank := range r.parts[i].Ranks {
			yield(r.patents[rank])
		}
	}
}

// verdict returns the verdict on a unit, with its reasons.
func (x *Index) verdict(b *bench, f *figure, u unit) zhuanhua.Verdict {
	p, table := &x.kinds[f.kind].panels[f.scope], b.tables[f.kind]
	switch {
	case u.bundle != nil:
		return table.Judge(f.check, p.facts[u.facts])
	case !b.apart:
		return table.Judge(f.check, p.facts[p.whole[u.record]])
	}
	var whole zhuanhua.Verdict
	for _, facts := range p.apart[u.record] {
		whole = whole.Join(table.Judge(f.check, p.facts[facts]))
	}
	return whole
}
