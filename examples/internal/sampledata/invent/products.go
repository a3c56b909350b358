package invent

// line groups transfers by what one product may come of: an enterprise's
// patents of half a year.
type line struct {
	to         *party
	year, half int
}

// declare writes the product filings.
func (b *book) declare() {
	r := stream("products")
	groups := map[line][]*transfer{}
	var order []line
	for _, t := range b.transfers {
		if !t.counted || t.idle {
			continue
		}
		k := line{t.to, t.recorded.year(), int(t.recorded.time().Month()-1) / 6}
		if groups[k] == nil {
			order = append(order, k)
		}
		groups[k] = append(groups[k], t)
	}
	var unused []*transfer
	for _, k := range order {
		if r.chance(96) {
			b.declareLine(r, k.to, groups[k])
		} else {
			unused = append(unused, groups[k]...)
		}
	}
	b.oddProducts(r, unused[0].patents)
}

// declareLine writes a filing that names most patents of the transfers, often
// with some of the enterprise's own.
func (b *book) declareLine(r *random, to *party, of []*transfer) {
	var last day
	seen := map[*patent]bool{}
	var named []*patent
	for _, t := range of {
		last = max(last, t.recorded)
		for _, p := range t.patents {
			if !seen[p] && r.chance(93) {
				seen[p] = true
				named = append(named, p)
			}
		}
	}
	on := workday(last.plus(r.between(-20, 45)))
	if on > exported || len(named) == 0 {
		return
	}
	if r.chance(30) {
		named = append(named, b.own(r, r.between(1, 2), on)...)
	}
	b.products = append(b.products, &product{party: to, patents: named, declared: on})
}

// oddProducts writes filings with own patents alone, by enterprises that
// received none, one that names patents another enterprise received, and
// withdrawals.
func (b *book) oddProducts(r *random, foreign []*patent) {
	for i := range 14 {
		on := workday(day("2020-03-10").plus(95*i + r.below(60)))
		b.products = append(b.products, &product{party: b.firms[len(b.firms)-1-i], patents: b.own(r, r.between(1, 4), on), declared: on})
	}
	sister := b.byName["拟设智造控股有限公司"]
	b.products = append(b.products, &product{party: sister, patents: foreign, declared: "2022-09-05"})
	for i, p := range b.products {
		if i%60 == 35 {
			p.withdrawn = min(workday(p.declared.plus(r.between(60, 260))), exported)
		}
	}
}
