package indicators

import (
	"cmp"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// joint is the part that everything in a scope has, by a judge: enterprises, filings
// and patents by their numbers in the index.
type joint struct {
	scope   int
	members [3][]Membership
}

// The lists of a joint.
const (
	jointParties = iota
	jointFilings
	jointPatents
)

// countingRecord is a record that counts in a check, with its enterprise's number; -1:
// nobody.
type countingRecord struct {
	number, party int32
	stake         *stake
}

// eachCounting yields the records of a kind that count in the check.
func (x *Index) eachCounting(b *bench, kind, scope int, check string, yield func(countingRecord)) {
	table := b.tables[kind]
	f := figure{kind: kind, scope: scope, check: table.Find(check)}
	if f.check < 0 {
		return
	}
	home := table.Check(f.check).Home % zhuanhua.MaxHomes
	x.eachUnit(kind, scope, b.apart, func(u unit) {
		st := x.stake(b, &f, nil, u)
		if st.outcome != zhuanhua.Met {
			return
		}
		for _, n := range x.members(&f, u) {
			yield(countingRecord{n, x.kinds[kind].records[n].parties[home] - 1, &st})
		}
	})
}

// join works the figures of a scope out as [Tally.Report] does.
//
// Clause: CZ23-A3a, CZ23-A4a, CZ23-A4b
func (x *Index) join(b *bench, scope int) joint {
	type receipt struct{ party, patent int32 }
	received := map[receipt]bool{}
	parties, patents := make([]Membership, len(x.parties.keys)), make([]Membership, len(x.patents.keys))
	x.eachCounting(b, transfersKind, scope, zhuanhua.Indicator1, func(r countingRecord) {
		if r.party >= 0 {
			parties[r.party] = ByReceipt
		}
		x.eachPatent(&x.kinds[transfersKind].records[r.number], r.stake, func(patent int32) {
			patents[patent] = AsUnimplemented
			received[receipt{r.party, patent}] = r.party >= 0
		})
	})
	filings := make([]Membership, len(x.kinds[productsKind].records))
	x.eachCounting(b, productsKind, scope, zhuanhua.Indicator4, func(r countingRecord) {
		if r.party >= 0 && parties[r.party] == ByReceipt {
			filings[r.number] = AsFiling
		}
	})
	x.eachCounting(b, productsKind, scope, zhuanhua.Implementation, func(r countingRecord) {
		for _, patent := range x.kinds[productsKind].records[r.number].patents {
			if received[receipt{r.party, patent}] {
				patents[patent] = AsImplemented
			}
		}
	})
	x.eachCounting(b, coveragesKind, scope, zhuanhua.Indicator3, func(r countingRecord) {
		switch {
		case r.party < 0:
		case parties[r.party] == Outside:
			parties[r.party] = ByCoverage
		case parties[r.party] == ByReceipt:
			parties[r.party] = ByBoth
		}
	})
	return joint{scope, [3][]Membership{jointParties: parties, jointFilings: filings, jointPatents: patents}}
}

// counts returns how many have each part.
func (j *joint) counts(list int) (n [memberships]int64) {
	for _, m := range j.members[list] {
		n[m]++
	}
	return n
}

func (j *joint) benefited() BenefitedCount {
	n := j.counts(jointParties)
	return BenefitedCount{n[ByReceipt] + n[ByCoverage] + n[ByBoth], n[ByReceipt] + n[ByBoth], n[ByCoverage] + n[ByBoth]}
}

func (j *joint) implementation() Implementation {
	n := j.counts(jointPatents)
	return Implementation{j.counts(jointFilings)[AsFiling], Ratio{n[AsImplemented], n[AsImplemented] + n[AsUnimplemented]}}
}

// member is one whose part in a scope changes.
type member struct {
	scope, list int
	number      int32
	was, is     Membership
}

// jointEffects are the effects on the joined figures of every scope.
func jointEffects[S any](s *Standing, draft *bench, fields []zhuanhua.Field[S], judge func(S) (FactJudge, error), base, altered S) ([]JoinedEffect, error) {
	x := s.index
	effects := make([]JoinedEffect, len(x.scopes))
	var changed []member
	for scope := range x.scopes {
		was, is := x.join(&s.by, scope), x.join(draft, scope)
		effects[scope] = JoinedEffect{
			Scope: x.scopes[scope], WasBenefited: was.benefited(), IsBenefited: is.benefited(),
			WasImplemented: was.implementation(), IsImplemented: is.implementation(),
			Enterprises: []MemberGroup{}, Filings: []MemberGroup{}, Patents: []MemberGroup{},
		}
		for list := range was.members {
			for n, before := range was.members[list] {
				if after := is.members[list][n]; before != after {
					changed = append(changed, member{scope, list, int32(n), before, after})
				}
			}
		}
	}
	if len(changed) == 0 {
		return effects, nil
	}
	blamed, err := zhuanhua.BlameEach(fields, base, altered, func(rules S) ([]Membership, error) {
		j, err := judge(rules)
		if err != nil {
			return nil, err
		}
		b, err := x.bench(j)
		if err != nil {
			return nil, err
		}
		return x.membershipsOf(&b, changed), nil
	})
	for i := range blamed {
		m := &changed[i]
		e := &effects[m.scope]
		groups := [...]*[]MemberGroup{jointParties: &e.Enterprises, jointFilings: &e.Filings, jointPatents: &e.Patents}[m.list]
		*groups = enlist(*groups, x.nameOf(m), m, blamed[i])
	}
	for i := range effects {
		settleGroups(effects[i].Enterprises)
		settleGroups(effects[i].Filings)
		settleGroups(effects[i].Patents)
	}
	return effects, err
}

// membershipsOf returns the part that each has by a judge; they stand by scope.
func (x *Index) membershipsOf(b *bench, list []member) []Membership {
	parts := make([]Membership, len(list))
	at := joint{scope: -1}
	for i, m := range list {
		if at.scope != m.scope {
			at = x.join(b, m.scope)
		}
		parts[i] = at.members[m.list][m.number]
	}
	return parts
}

func (x *Index) nameOf(m *member) string {
	switch m.list {
	case jointParties:
		return x.parties.keys[m.number].String()
	case jointFilings:
		return x.kinds[productsKind].records[m.number].id
	}
	return x.patents.keys[m.number].String()
}

// enlist puts one to its group.
func enlist(groups []MemberGroup, id string, m *member, blame zhuanhua.Blamed) []MemberGroup {
	key := joinedSets(blame.Sets)
	n := slices.IndexFunc(groups, func(g MemberGroup) bool {
		return g.Was == m.was && g.Is == m.is && joinedSets(g.Blame.Sets) == key && slices.Equal(g.Blame.Needed, blame.Needed)
	})
	if n < 0 {
		n = len(groups)
		groups = append(groups, MemberGroup{Was: m.was, Is: m.is, Blame: blame})
	}
	groups[n].Number++
	groups[n].IDs = append(groups[n].IDs, id)
	return groups
}

func settleGroups(groups []MemberGroup) {
	for i := range groups {
		slices.Sort(groups[i].IDs)
	}
	slices.SortFunc(groups, func(a, b MemberGroup) int {
		return cmp.Or(cmp.Compare(a.Was, b.Was), cmp.Compare(a.Is, b.Is),
			cmp.Compare(joinedSets(a.Blame.Sets), joinedSets(b.Blame.Sets)), slices.Compare(a.Blame.Needed, b.Blame.Needed))
	})
}
