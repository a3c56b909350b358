package invent

// trade writes the transfers of every season that the plan asks for.
func (b *book) trade() {
	for _, s := range seasons {
		b.tradeIn(stream("deals "+string(s.from)), s)
		b.tradeOut(stream("outflow "+string(s.from)), s)
	}
}

// tradeIn writes transfers to small and medium enterprises of the province,
// in good order in every respect.
func (b *book) tradeIn(r *random, s season) {
	sizes := shuffled(r, bundles(r, s.patents, s.deals))
	batch := make([]*transfer, s.deals)
	takers := shuffled(r, b.firms[:s.active])
	for i, n := range sizes {
		to := takers[i%len(takers)]
		batch[i] = b.deal(r, b.supplier(r), to, n, dayIn(r, s.from, s.to))
		batch[i].counted = true
	}
	b.settlePrices(r, batch, wan(s.contracts))
}

// tradeOut writes transfers of the province's universities and institutes to
// takers that indicator 1 does not look at.
func (b *book) tradeOut(r *random, s season) {
	sizes := spread(r, s.outPatents, s.outflow, 12, 60)
	batch := make([]*transfer, s.outflow)
	for i, n := range sizes {
		batch[i] = b.deal(r, pick(r, b.suppliers), b.taker(r), n, dayIn(r, s.from, s.to))
	}
	b.settlePrices(r, batch, wan(s.outContracts))
}

// bundles draws how many patents each transfer carries: a fifth of them few,
// the others a portfolio.
func bundles(r *random, total, n int) []int {
	few := n / 5
	out := spread(r, 5*few, few, 3, 8)
	return append(out, spread(r, total-5*few, n-few, 12, 25)...)
}

func (b *book) supplier(r *random) *party {
	switch r.weighted(70, 16, 9, 5) {
	case 0:
		return pick(r, b.suppliers)
	case 1:
		return b.soes[r.below(5)] // those of the province
	case 2:
		return pick(r, b.outside)
	default:
		return pick(r, b.soes)
	}
}

func (b *book) taker(r *random) *party {
	switch r.weighted(58, 26, 6, 6, 4) {
	case 0:
		return pick(r, b.away)
	case 1:
		return pick(r, b.large)
	case 2:
		return pick(r, b.foreign)
	case 3:
		return b.soes[r.below(5)]
	default:
		return pick(r, b.outside)
	}
}

// deal enters one transfer recorded about the day given, in good order and
// still without a price.
func (b *book) deal(r *random, from, to *party, n int, on day) *transfer {
	kind, licence := manner(r, on)
	t := b.record(r, from, to, kind, licence, on)
	t.patents = b.bundle(r, t, n)
	return t
}

// manner draws the kind of a transfer. Open licences exist since June 2021.
func manner(r *random, on day) (kind, licence string) {
	open := 9
	if on < "2021-09-01" {
		open = 0
	}
	switch r.weighted(50, 21, 10, 4, 6, open) {
	case 0:
		return "assignment", ""
	case 1:
		return "licence", "ordinary"
	case 2:
		return "licence", "exclusive"
	case 3:
		return "licence", "sole"
	case 4:
		return "equity", ""
	default:
		return "licence", "open"
	}
}

// record enters a transfer without patents and price.
func (b *book) record(r *random, from, to *party, kind, licence string, on day) *transfer {
	t := &transfer{from: from, to: to, kind: kind, licence: licence, fromFirst: "true", toFirst: "true", filed: true}
	t.recorded = gazetteDay(on)
	if kind == "licence" {
		t.recorded, t.toFirst = workday(on), "false"
	}
	t.signed = workday(t.recorded.plus(-r.between(15, 110)))
	b.transfers = append(b.transfers, t)
	return t
}

// bundle finds n patents for a transfer. What is assigned or licensed to one
// enterprise alone is new on the market; what is licensed to many may have
// been licensed before, though not in the same year.
func (b *book) bundle(r *random, t *transfer, n int) []*patent {
	shared := t.licence == "ordinary" || t.licence == "open"
	var out []*patent
	if shared && r.chance(45) {
		for _, p := range t.from.shelf {
			if len(out) < n*2/3 && !p.fixed && p.used.year() < t.recorded.year() {
				out = append(out, p)
			}
		}
	}
	fresh := b.fresh(r, t.from, n-len(out), t.signed)
	if shared {
		t.from.shelf = append(t.from.shelf, fresh...)
	}
	out = append(out, fresh...)
	for _, p := range out {
		p.used = t.recorded
	}
	return out
}
