package invent

import (
	"fmt"
	"strings"
)

// settle writes the parties of the sample.
func (b *book) settle() {
	r := stream("parties")
	for _, o := range stateOwned {
		b.settleStateOwned(r, o)
	}
	for _, o := range institutions {
		p := b.institution(r, o)
		if o.province == "610000" {
			b.suppliers = append(b.suppliers, p)
		} else {
			b.outside = append(b.outside, p)
		}
	}
	for _, o := range special {
		b.settleSpecial(r, o)
	}
	b.settleFirms(r)
	b.settleAway(r)
	for i := range 7 { // people have neither names nor codes here
		b.folk = append(b.folk, b.enter(&party{
			id: fmt.Sprintf("IND-%04d", i+1), name: fmt.Sprintf("个人权利人-%02d", i+1),
			kind: "individual", province: "610000",
		}))
	}
}

// add enters a party and finds its credit code.
func (b *book) add(r *random, prefix string, p *party) *party {
	region := p.city
	switch {
	case region != "":
	case p.province != "":
		region = p.province[:2] + "0100" // the provincial capital
	default:
		region = "610100"
	}
	for p.id == "" || b.codes[p.id] {
		p.id = creditCode(r, prefix, region)
	}
	b.codes[p.id] = true
	return b.enter(p)
}

// enter enters a party that has its id.
func (b *book) enter(p *party) *party {
	b.byName[p.name] = p
	b.parties = append(b.parties, p)
	return p
}

func (b *book) settleStateOwned(r *random, o body) {
	p := b.add(r, "91", &party{name: o.name, kind: o.kind, province: o.province, city: o.city, defence: o.defence})
	switch o.kind {
	case "central_soe", "provincial_soe":
		p.firm = newFirm(r, "industry", large)
		b.soes = append(b.soes, p)
	default:
		p.firm = newFirm(r, "industry", medium)
	}
}

func (b *book) institution(r *random, o body) *party {
	p := &party{name: o.name, kind: o.kind, province: o.province, city: o.city, defence: o.defence}
	if o.founder != "" {
		p.controller = b.byName[o.founder]
	}
	switch {
	case o.province == "000000" || o.province == "820000":
		p.id = fmt.Sprintf("XX-EXAMPLE-U%s", o.province[:2])
		return b.enter(p)
	case strings.Contains(o.name, "职业"): // run privately
		return b.add(r, "52", p)
	}
	return b.add(r, "12", p)
}

func (b *book) settleSpecial(r *random, o body) {
	p := &party{name: o.name, kind: o.kind, province: o.province, city: o.city}
	if o.founder != "" {
		p.controller = b.byName[o.founder]
	}
	if o.kind != "enterprise" {
		b.add(r, "52", p)
		return
	}
	p.firm = newFirm(r, "industry", small)
	b.add(r, "91", p)
}

// settleFirms enters the enterprises of Shaanxi, one for each pair of a first
// word and a trade; every twelfth is large.
func (b *book) settleFirms(r *random) {
	n := 0
	for _, t := range trades {
		for _, w := range words {
			c := cities[r.weighted(cityWeights()...)]
			p := &party{
				name: fmt.Sprintf("%s%s（%s）有限公司", w, t.name, c.name),
				kind: "enterprise", province: "610000", city: c.code,
			}
			if r.chance(6) {
				p.city = "" // the register gives no city
			}
			n++
			if n%12 == 0 && t.industry == "industry" {
				p.firm = newFirm(r, t.industry, large)
				b.large = append(b.large, b.add(r, "91", p))
				continue
			}
			p.firm = newFirm(r, t.industry, r.weighted(18, 47, 35))
			b.firms = append(b.firms, b.add(r, "91", p))
		}
	}
	b.firms = shuffled(r, b.firms)
}

func cityWeights() []int {
	out := make([]int, len(cities))
	for i, c := range cities {
		out[i] = c.weight
	}
	return out
}

func (b *book) settleAway(r *random) {
	for i, e := range elsewhere {
		for j := range 1 + i%2 {
			t := trades[(3*i+7*j)%len(trades)]
			p := &party{name: e.letter + "例" + t.name + "有限公司", kind: "enterprise", province: e.province}
			p.firm = newFirm(r, t.industry, r.weighted(5, 35, 40, 20))
			b.away = append(b.away, b.add(r, "91", p))
		}
	}
	for _, a := range abroad {
		p := &party{id: a.id, name: a.name, kind: "enterprise", province: a.province}
		b.foreign = append(b.foreign, b.enter(p))
	}
}
