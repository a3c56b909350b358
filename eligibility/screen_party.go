package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// Related tells whether the parties are one, or stand under one controller: one is
// the other's controller or founder, or both have the same. No needs both
// controllers; an individual is its own, and a university is that of an institute
// it founded. A controller that is not given leaves it open. Controllers are taken
// to be the ultimate ones (实际控制人).
//
// Clause: AB5
func Related(a, b *zhuanhua.Party) zhuanhua.Truth {
	if a == nil || b == nil {
		return zhuanhua.Unstated
	}
	book := newPartyBook()
	p, q := book.profile(a), book.profile(b)
	return book.related(p, q)
}

// InsideUniversity tells whether a transfer between the parties stays inside one
// university: from it to an institute it founded, or back, or between two such
// institutes. So does one from a party to itself. An institute whose founder is not
// given, across from a university or institute, leaves it open.
//
// Clause: AB4, AB5
func InsideUniversity(a, b *zhuanhua.Party) zhuanhua.Truth {
	if a == nil || b == nil {
		return zhuanhua.Unstated
	}
	book := newPartyBook()
	p, q := book.profile(a), book.profile(b)
	return book.inside(p, q)
}

// noParty is the number of a party that is not given.
const noParty int32 = -1

// partyBook numbers parties, and profiles: a party as one record names it.
type partyBook struct {
	entries  map[zhuanhua.PartyID]partyEntry
	ids      []zhuanhua.PartyID // by number
	profiles []profile
	owners   []int32             // number of the party, by profile
	known    map[profileID]int32 // profiles, of parties that have several
}

// partyEntry is a party's number, and its profile that was met last; -1: none.
type partyEntry struct{ number, latest int32 }

type profileID struct {
	id zhuanhua.PartyID
	bonds
}

// bonds are what a record says of a party whose id is known.
type bonds struct {
	founder, controller zhuanhua.PartyID
	kind                zhuanhua.PartyKind
}

// profile are the parties by which a party is known to be somebody's: itself, its
// founder, its controller, noParty where not given. Two share a line of memory.
type profile struct {
	founder, controller zhuanhua.PartyID
	ties                [3]int32
	kind                zhuanhua.PartyKind
	placed              bool // it is known under whom it stands
}

func (p *profile) bonds() bonds { return bonds{p.founder, p.controller, p.kind} }

func newPartyBook() *partyBook {
	return &partyBook{entries: map[zhuanhua.PartyID]partyEntry{}, known: map[profileID]int32{}}
}

func (b *partyBook) number(id zhuanhua.PartyID) int32 {
	if !id.IsGiven() {
		return noParty
	}
	return b.entry(id).number
}

func (b *partyBook) entry(id zhuanhua.PartyID) partyEntry {
	e, there := b.entries[id]
	if !there {
		e = partyEntry{int32(len(b.ids)), -1}
		b.entries[id] = e
		b.ids = append(b.ids, id)
	}
	return e
}

func (b *partyBook) profile(p *zhuanhua.Party) int32 {
	told := bonds{p.Founder, p.Controller, p.Kind}
	e := b.entry(p.ID)
	n := int32(-1)
	if e.latest >= 0 {
		latest := b.profiles[e.latest].bonds()
		if latest == told {
			return e.latest
		}
		key := profileID{p.ID, told}
		if other, there := b.known[key]; there {
			n = other
		} else {
			b.known[profileID{p.ID, latest}] = e.latest
			b.known[key] = int32(len(b.profiles))
		}
	}
	if n < 0 {
		n = int32(len(b.profiles))
		b.profiles = append(b.profiles, profile{
			founder: p.Founder, controller: p.Controller, kind: p.Kind,
			placed: p.Founder.IsGiven() || p.Controller.IsGiven() || p.Kind == zhuanhua.Individual,
			ties:   [3]int32{e.number, b.number(p.Founder), b.number(p.Controller)},
		})
		b.owners = append(b.owners, e.number)
	}
	b.entries[p.ID] = partyEntry{e.number, n}
	return n
}

// party returns the number of the profile's party.
func (b *partyBook) party(profile int32) int32 { return b.owners[profile] }

// partyRanks are the parties in the order of their ids.
type partyRanks struct {
	parties []int32 // numbers, by rank
	of      []int32 // ranks, by number
}

func (b *partyBook) rank(by *sorter) partyRanks {
	ranks := partyRanks{by.byText(len(b.ids), func(n int32) string { return b.ids[n].String() }), make([]int32, len(b.ids))}
	for rank, n := range ranks.parties {
		ranks.of[n] = int32(rank)
	}
	return ranks
}

func (b *partyBook) related(p, q int32) zhuanhua.Truth {
	x, y := &b.profiles[p], &b.profiles[q]
	for _, tie := range x.ties {
		if tie != noParty && (tie == y.ties[0] || tie == y.ties[1] || tie == y.ties[2]) {
			return zhuanhua.Yes
		}
	}
	if x.placed && y.placed {
		return zhuanhua.No
	}
	return zhuanhua.Unstated
}

func (b *partyBook) inside(p, q int32) zhuanhua.Truth {
	x, y := &b.profiles[p], &b.profiles[q]
	switch {
	case x.house() == y.house():
		return zhuanhua.Yes
	case x.founderOpen() && y.academic(), y.founderOpen() && x.academic():
		return zhuanhua.Unstated
	}
	return zhuanhua.No
}

// house is the university of an institute, the party itself of any other.
func (p *profile) house() int32 {
	if p.ties[1] != noParty {
		return p.ties[1]
	}
	return p.ties[0]
}

// founderOpen reports whether a university could have founded the party.
func (p *profile) founderOpen() bool {
	return p.ties[1] == noParty && (p.kind == zhuanhua.ResearchInstitute || p.kind == zhuanhua.PartyKindNone)
}

// academic reports whether the party could be a university or one of its institutes.
func (p *profile) academic() bool {
	return p.kind == zhuanhua.University || p.kind == zhuanhua.ResearchInstitute || p.kind == zhuanhua.PartyKindNone
}
