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
	numbers  map[zhuanhua.PartyID]int32
	ids      []zhuanhua.PartyID // by number
	profiles []profile
	latest   []int32             // profile that was met last, by number of the party; -1: none
	known    map[profileID]int32 // profiles, of parties that have several
}

type profileID struct {
	id, founder, controller zhuanhua.PartyID
	kind                    zhuanhua.PartyKind
}

// profile are the parties by which a party is known to be somebody's: itself, its
// founder, its controller, noParty where not given.
type profile struct {
	ties   [3]int32
	kind   zhuanhua.PartyKind
	placed bool // it is known under whom it stands
}

func newPartyBook() *partyBook {
	return &partyBook{numbers: map[zhuanhua.PartyID]int32{}, known: map[profileID]int32{}}
}

func (b *partyBook) number(id zhuanhua.PartyID) int32 {
	if !id.IsGiven() {
		return noParty
	}
	n, there := b.numbers[id]
	if !there {
		n = int32(len(b.ids))
		b.numbers[id] = n
		b.ids, b.latest = append(b.ids, id), append(b.latest, -1)
	}
	return n
}

func (b *partyBook) profile(p *zhuanhua.Party) int32 {
	number := b.number(p.ID)
	latest := b.latest[number]
	if latest >= 0 && b.isProfile(latest, p) {
		return latest
	}
	key := profileID{p.ID, p.Founder, p.Controller, p.Kind}
	n, there := b.known[key]
	if !there {
		n = int32(len(b.profiles))
		b.profiles = append(b.profiles, profile{
			ties:   [3]int32{number, b.number(p.Founder), b.number(p.Controller)},
			kind:   p.Kind,
			placed: p.Founder.IsGiven() || p.Controller.IsGiven() || p.Kind == zhuanhua.Individual,
		})
		b.known[key] = n
	}
	b.latest[number] = n
	return n
}

// isProfile reports whether the party, whose id is the profile's, is as it says.
func (b *partyBook) isProfile(n int32, p *zhuanhua.Party) bool {
	q := &b.profiles[n]
	return q.kind == p.Kind && b.isTie(q.ties[1], p.Founder) && b.isTie(q.ties[2], p.Controller)
}

func (b *partyBook) isTie(tie int32, id zhuanhua.PartyID) bool {
	if tie == noParty {
		return !id.IsGiven()
	}
	return b.ids[tie] == id
}

// party returns the number of the profile's party.
func (b *partyBook) party(profile int32) int32 { return b.profiles[profile].ties[0] }

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
