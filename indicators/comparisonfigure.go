package indicators

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// side is what records come to on one occasion in one figure.
type side struct {
	judge            Judge
	sum              stake
	patents, parties []int32 // by number: records that bring it
}

// figure explains one figure: records are varied first, then the rules.
func (c *comparison) figure(kind, check, scope int, s zhuanhua.Scope) FigureEffect {
	e := FigureEffect{Scope: s, Check: tablesOf(c.before)[kind].Check(check).Name, Groups: []EffectGroup{}}
	q := question{c, kind, check, &s}
	was := q.side(c.before, func(r *recordCase) *zhuanhua.Judged { return r.was })
	now := q.side(c.before, func(r *recordCase) *zhuanhua.Judged { return r.now })
	is := q.side(c.after, func(r *recordCase) *zhuanhua.Judged { return r.is })
	e.Was, e.Is = was.holding(), is.holding()
	q.step(&e, &was, &now, func(_ string, r *recordCase) (from, to *zhuanhua.Judged, key groupKey) {
		return r.was, r.now, groupKey{cause: r.cause, fields: r.fields}
	})
	if c.before.Fingerprint() == c.after.Fingerprint() {
		return e
	}
	q.step(&e, &now, &is, func(id string, r *recordCase) (from, to *zhuanhua.Judged, key groupKey) {
		key.blame(c.blamed[rejudged{kind, check, scope, id}])
		return r.now, r.is, key
	})
	return e
}

// question is one figure of a comparison.
type question struct {
	*comparison
	kind, check int
	scope       *zhuanhua.Scope
}

// brings returns what a judged record brings; one that is not there brings nothing.
func (q *question) brings(j *zhuanhua.Judged) (stake, []int32, int32) {
	if j == nil {
		return stake{outcome: zhuanhua.NotApplicable}, nil, -1
	}
	s, patents := stakeOf(j, q.check, q.scope)
	s.parts = "" // the numbers of parts differ from one reading to another
	numbers := make([]int32, len(patents))
	for i, no := range patents {
		numbers[i] = q.patents.of(no)
	}
	party := int32(-1)
	if p := j.Parties[j.Table.Check(q.check).Home%zhuanhua.MaxHomes]; s.records > 0 && p.IsGiven() {
		party = q.parties.of(p)
	}
	slices.Sort(numbers)
	return s, numbers, party
}

func (q *question) side(judge Judge, of func(*recordCase) *zhuanhua.Judged) side {
	out := side{judge: judge}
	for _, id := range q.ids[q.kind] {
		s, patents, party := q.brings(of(q.cases[q.kind][id]))
		out.sum.add(&s)
		out.patents, out.parties = reserve(out.patents, len(q.comparison.patents.keys)), reserve(out.parties, len(q.comparison.parties.keys))
		for _, p := range patents {
			out.patents[p]++
		}
		if party >= 0 {
			out.parties[party]++
		}
	}
	return out
}

// reserve returns the list with room for n.
func reserve(list []int32, n int) []int32 {
	if more := n - len(list); more > 0 {
		list = append(list, make([]int32, more)...)
	}
	return list
}

func (s *side) holding() Holding {
	h := s.sum.holding()
	h.Patents, h.Parties = counted(s.judge, distinctOf(s.patents), s.sum.patents), distinctOf(s.parties)
	return h
}

func distinctOf(counts []int32) (n int64) {
	for _, c := range counts {
		n += int64(min(c, 1))
	}
	return n
}

// step puts the groups to the effect that lead from one side to the next.
func (q *question) step(e *FigureEffect, from, to *side, of func(id string, r *recordCase) (from, to *zhuanhua.Judged, key groupKey)) {
	m := &q.moves
	m.reset()
	m.patents.grow(len(q.patents.keys))
	m.parties.grow(len(q.parties.keys))
	m.patents.held, m.parties.held = reserve(from.patents, len(q.patents.keys)), reserve(from.parties, len(q.parties.keys))
	sameWay := from.judge.Counting() == to.judge.Counting()
	m.byItem = !sameWay || from.judge.Counting() == zhuanhua.ByPatent
	for rank, id := range q.ids[q.kind] {
		was, is, key := of(id, q.cases[q.kind][id])
		q.book(int32(rank), id, was, is, key)
	}
	sum := Holding{}
	for _, g := range m.settle() {
		sum = sum.Plus(g.Moved)
		e.Groups = append(e.Groups, g)
	}
	before, after := from.holding(), to.holding()
	if rest := after.Less(before).Less(sum); rest.Patents != 0 {
		e.Groups = append(e.Groups, EffectGroup{
			Cause: Recounted, Was: zhuanhua.Met, Is: zhuanhua.Met, Lifted: []string{}, Raised: []string{}, Fields: []string{},
			Blame: q.recount, Moved: Holding{Patents: rest.Patents},
		})
	}
}

// book puts a record to its group if its part in the figure changes.
func (q *question) book(rank int32, id string, was, is *zhuanhua.Judged, key groupKey) {
	m := &q.moves
	before, patents, party := q.brings(was)
	after, later, heir := q.brings(is)
	if (was == nil || is == nil) && before.bringsNothing() && after.bringsNothing() {
		return // it came or went and counted nowhere here
	}
	if before == after && slices.Equal(patents, later) && party == heir {
		return
	}
	key.was, key.is = before.outcome, after.outcome
	if was != nil && is != nil {
		key.lifted, key.raised = movedBy(was.In(q.check, q.scope), is.In(q.check, q.scope))
	}
	n := m.group(key)
	g := &m.groups[n]
	g.records++
	g.ids = append(g.ids, id)
	g.was.add(&before)
	g.is.add(&after)
	for _, p := range patents {
		m.patents.take(p, rank, n, true, false)
	}
	for _, p := range later {
		m.patents.take(p, rank, n, false, true)
	}
	if party >= 0 {
		m.parties.take(party, rank, n, true, false)
	}
	if heir >= 0 {
		m.parties.take(heir, rank, n, false, true)
	}
}
