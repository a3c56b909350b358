package indicators

import (
	"fmt"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Try returns what a draft does to every figure of the standing: the groups by
// outcome alone, without ids, criteria and parameters. It is for trying many drafts;
// [EffectOf] tells of one draft all there is to tell.
//
// It returns [ErrNoSuchCheck] where the draft's checks are not the standing's, by
// name and order.
func (s *Standing) Try(draft FactJudge) (Effect, error) {
	by, err := s.against(draft)
	if err != nil {
		return Effect{}, err
	}
	e := Effect{Altered: []zhuanhua.Alteration{}, Figures: make([]FigureEffect, len(s.figures))}
	for i := range s.figures {
		f := &s.figures[i]
		s.moves.reset()
		s.eachMoved(f, &by, func(u unit, was, is *stake) {
			s.move(f, u, groupKey{was: was.outcome, is: is.outcome}, was, is, false)
		})
		e.Figures[i] = s.effect(f, &by, zhuanhua.Blamed{Sets: [][]string{}, Needed: []string{}})
	}
	return e, nil
}

// against makes a draft ready to be compared with the standing.
func (s *Standing) against(draft FactJudge) (bench, error) {
	by, err := s.index.bench(draft)
	if err != nil {
		return by, err
	}
	for i, table := range by.tables {
		base := s.by.tables[i]
		for n := range max(base.Checks(), table.Checks()) {
			if name := base.Check(n).Name; name != table.Check(n).Name {
				return by, fmt.Errorf("%w: %s", ErrNoSuchCheck, zhuanhua.Quote(name))
			}
		}
	}
	return by, nil
}

// eachMoved yields the records of a figure whose part in it a draft changes.
func (s *Standing) eachMoved(f *figure, draft *bench, yield func(u unit, was, is *stake)) {
	x := s.index
	c := change{
		altered: differing(s.by.tables[f.kind], draft.tables[f.kind], f.check),
		pays:    f.kind == 0 && !slices.EqualFunc(s.by.pays, draft.pays, func(a, b uint64) bool { return (a^b)>>f.check&1 == 0 }),
		apart:   s.by.apart || draft.apart, anotherApart: s.by.apart != draft.apart,
	}
	if c.none() {
		return
	}
	var was, is stake // of the unit at hand
	s.eachTouched(f, draft.tables[f.kind], &c, func(u unit) {
		was, is = x.stake(&s.by, f, f.rulings, u), x.stake(draft, f, s.now, u)
		if was != is {
			yield(u, &was, &is)
		}
	})
}

// move books a unit in the group with the key.
func (s *Standing) move(f *figure, u unit, key groupKey, was, is *stake, ids bool) {
	m, x := &s.moves, s.index
	k := &x.kinds[f.kind]
	m.patents.held, m.parties.held = f.patents, f.parties
	n := m.group(key)
	g := &m.groups[n]
	g.was.add(was)
	g.is.add(is)
	home := s.by.tables[f.kind].Check(f.check).Home % zhuanhua.MaxHomes
	met, counts := was.outcome == zhuanhua.Met, is.outcome == zhuanhua.Met
	for _, record := range x.members(f, u) {
		r, rank := &k.records[record], k.ranks[record]
		g.records++
		if ids {
			g.ids = append(g.ids, r.id)
		}
		if met != counts || was.parts != is.parts {
			x.eachPatent(r, was, func(patent int32) { m.patents.take(patent, rank, n, true, false) })
			x.eachPatent(r, is, func(patent int32) { m.patents.take(patent, rank, n, false, true) })
		}
		if party := r.parties[home]; party > 0 && met != counts {
			m.parties.take(party-1, rank, n, met, counts)
		}
	}
}

// effect returns the effect on a figure from what was booked.
func (s *Standing) effect(f *figure, draft *bench, recount zhuanhua.Blamed) FigureEffect {
	e := FigureEffect{Scope: s.index.scopes[f.scope], Check: f.name, Was: f.was}
	sameWay := s.by.judge.Counting() == draft.judge.Counting()
	s.moves.byItem = !sameWay || s.by.judge.Counting() == zhuanhua.ByPatent
	often := f.often
	for i := range s.moves.groups {
		often += s.moves.groups[i].is.patents - s.moves.groups[i].was.patents
	}
	e.Groups = s.moves.settle()
	for i := range e.Groups {
		e.Is = e.Is.Plus(e.Groups[i].Moved)
	}
	if !sameWay {
		patents := counted(draft.judge, f.distinct+e.Is.Patents, often)
		moved := patents - f.was.Patents - e.Is.Patents
		if moved != 0 {
			e.Groups = append(e.Groups, EffectGroup{
				Cause: Recounted, Was: zhuanhua.Met, Is: zhuanhua.Met, Lifted: []string{}, Raised: []string{}, Fields: []string{},
				Blame: recount, Moved: Holding{Patents: moved},
			})
			e.Is.Patents += moved
		}
	}
	e.Is = e.Was.Plus(e.Is)
	return e
}

// EffectOf returns what a draft of the rules does to every figure of an index: the
// records that are judged otherwise or bring another amount, in groups that move
// alike, with their ids, the criteria that make the difference and the altered
// parameters that are responsible. The judge function makes a judge of rules, with
// the host's own checks if there are any. A draft equal to the base changes nothing.
//
// Patents are counted as the base's rules say; a draft that counts them another way
// has a group of its own for that ([Recounted]), and then the other groups count each
// patent once. A parameter by which figures of several periods are joined moves no
// figure here.
func EffectOf[S any](x *Index, fields []zhuanhua.Field[S], judge func(S) (FactJudge, error), base, draft S) (Effect, error) {
	was, err := judge(base)
	if err != nil {
		return Effect{}, err
	}
	s, err := x.Stand(was)
	if err != nil {
		return Effect{}, err
	}
	is, err := judge(draft)
	if err != nil {
		return Effect{}, err
	}
	by, err := s.against(is)
	if err != nil {
		return Effect{}, err
	}
	all := s.allMoved(&by)
	blamed, err := zhuanhua.BlameEach(fields, base, draft, func(rules S) ([]stake, error) {
		j, err := judge(rules)
		if err != nil {
			return nil, err
		}
		b, err := x.bench(j)
		if err != nil {
			return nil, err
		}
		stakes := make([]stake, len(all))
		for i := range all {
			stakes[i] = x.stake(&b, all[i].figure, nil, all[i].unit)
		}
		return stakes, nil
	})
	if err != nil {
		return Effect{}, err
	}
	recount, err := zhuanhua.Blame(fields, base, draft, func(rules S) (zhuanhua.Counting, error) {
		j, err := judge(rules)
		if err == nil && j == nil {
			err = ErrNoJudge
		}
		if err != nil {
			return 0, err
		}
		return j.Counting(), nil
	})
	if err != nil {
		return Effect{}, err
	}
	e := s.explained(&by, all, blamed, recount)
	e.Altered = zhuanhua.Alterations(fields, base, draft)
	if err := splitEffect(&e, s, fields, judge, base, draft); err != nil {
		return Effect{}, err
	}
	if e.Joined, err = jointEffects(s, &by, fields, judge, base, draft); err != nil {
		return Effect{}, err
	}
	return e, nil
}

// holdings are those of the figures of an effect.
type holdings []Holding

// Less returns the holdings less others.
func (h holdings) Less(other holdings) holdings {
	h = slices.Clone(h)
	for i := range h {
		h[i] = h[i].Less(other[i])
	}
	return h
}

// splitEffect splits what moves in every figure by the parameters that move it.
func splitEffect[S any](e *Effect, s *Standing, fields []zhuanhua.Field[S], judge func(S) (FactJudge, error), base, draft S) error {
	portions, err := zhuanhua.Portions(fields, base, draft, func(key string) string { return key }, func(rules S) (holdings, error) {
		j, err := judge(rules)
		if err != nil {
			return nil, err
		}
		tried, err := s.Try(j)
		if err != nil {
			return nil, err
		}
		list := make(holdings, len(tried.Figures))
		for i := range list {
			list[i] = tried.Figures[i].Is
		}
		return list, nil
	})
	for _, p := range portions {
		for i := range e.Figures {
			if !p.Moved[i].IsZero() {
				e.Figures[i].Portions = append(e.Figures[i].Portions, Portion{p.Of, p.Moved[i]})
			}
		}
	}
	return err
}

// moved is a unit whose part in a figure a draft changes.
type moved struct {
	figure  *figure
	unit    unit
	was, is stake
}

func (s *Standing) allMoved(draft *bench) (all []moved) {
	for i := range s.figures {
		f := &s.figures[i]
		s.eachMoved(f, draft, func(u unit, was, is *stake) { all = append(all, moved{f, u, *was, *is}) })
	}
	return all
}

// explained returns the effect with everything that explains it.
func (s *Standing) explained(draft *bench, all []moved, blamed []zhuanhua.Blamed, recount zhuanhua.Blamed) Effect {
	e := Effect{Figures: make([]FigureEffect, len(s.figures))}
	for i := range s.figures {
		f := &s.figures[i]
		s.moves.reset()
		for len(all) > 0 && all[0].figure == f {
			m := &all[0]
			key := groupKey{was: m.was.outcome, is: m.is.outcome}
			key.lifted, key.raised = movedBy(s.index.verdict(&s.by, f, m.unit), s.index.verdict(draft, f, m.unit))
			key.blame(blamed[0])
			s.move(f, m.unit, key, &m.was, &m.is, true)
			all, blamed = all[1:], blamed[1:]
		}
		e.Figures[i] = s.effect(f, draft, recount)
	}
	return e
}
