package invent

// fresh makes n granted patents that no record carried before, granted before
// the day given and still in force on it.
func (b *book) fresh(r *random, owner *party, n int, before day) []*patent {
	out := make([]*patent, n)
	for i := range out {
		out[i] = b.oneFresh(r, before)
		out[i].public = owner.kind != "enterprise" && r.chance(55)
	}
	return out
}

// oneFresh makes one such patent. A few inventions are nineteen years old and
// have a number of the old form.
func (b *book) oneFresh(r *random, before day) *patent {
	kind := "12381"[r.weighted(50, 42, 4, 2, 2)]
	age, term := r.between(40, 1500), r.between(500, 1200)
	if kind == '2' || kind == '3' { // examined less, and shorter lived
		term = r.between(150, 330)
	}
	p := &patent{granted: before.plus(-age)}
	filed := p.granted.plus(-term)
	if kind == '1' && before < "2022-10-01" && r.chance(1) { // still in force after nineteen years
		filed = before.plus(-19 * 365).plus(r.below(60))
		p.granted, p.fixed = filed.plus(r.between(900, 1500)), true
		if end := filed.plus(20*365 + 5); end <= exported {
			p.lapsed = end // the term of twenty years, after the record
		}
	}
	p.number = b.application(r, filed, kind)
	b.patents = append(b.patents, p)
	return p
}

// application draws an application number that nobody has yet.
func (b *book) application(r *random, filed day, kind byte) string {
	for {
		serial := r.below(1_000_000)
		n := patentNumber(filed.year(), kind, serial)
		if filed < "2003-10-01" {
			n = oldPatentNumber(filed.year(), kind, serial)
		}
		if !b.serial[n] {
			b.serial[n] = true
			return n
		}
	}
}

// own makes patents that an enterprise applied for itself. They stand in
// pledges and products only, so patents.csv does not list them.
func (b *book) own(r *random, n int, before day) []*patent {
	out := make([]*patent, n)
	for i := range out {
		filed := before.plus(-r.between(500, 2900))
		out[i] = &patent{number: b.application(r, filed, "122"[r.below(3)]), unlisted: true}
	}
	return out
}

// lapse lets some patents run out after the last record that carries them:
// what happened later does not undo a record.
func (b *book) lapse() {
	r := stream("lapse")
	for _, p := range b.patents {
		if p.fixed || p.lapsed != "" || p.used == "" || !r.chance(3) {
			continue
		}
		if d := p.used.plus(r.between(60, 700)); d <= exported {
			p.lapsed = d
		}
	}
}

// declassified is the share, in percent, of a defence institute's patents.
const declassified = 41

// declassify makes some patents of the defence institutes, in transfers that
// count, and of a military unit, national defence patents that were declassified
// shortly before the sale.
func (b *book) declassify() {
	r := stream("declassified")
	for _, t := range b.transfers {
		if !t.from.defence || !t.counted && t.from.kind != "military_unit" || t.recorded < "2021-01-01" {
			continue
		}
		for _, p := range t.patents {
			if p.granted != "" && p.granted < t.signed.plus(-36) && r.chance(declassified) {
				p.declassified, p.public = t.signed.plus(-r.between(5, 35)), true
			}
		}
	}
}
