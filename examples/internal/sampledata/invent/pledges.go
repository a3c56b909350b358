package invent

import "slices"

// borrow writes the pledge registrations of every season and the odd ones.
func (b *book) borrow() {
	for _, s := range seasons {
		b.borrowIn(stream("pledges "+string(s.from)), s)
	}
	b.oddPledges(stream("odd pledges"))
}

// borrowIn writes pledges in order. The larger a loan, the larger the
// enterprise and the more patents stand for it.
func (b *book) borrowIn(r *random, s season) {
	weights := make([]int, s.pledges) // in million yuan, before scaling
	total := 0
	for i := range weights {
		switch r.weighted(28, 40, 32) {
		case 0:
			weights[i] = r.between(2, 20)
		case 1:
			weights[i] = r.between(35, 110)
		default:
			weights[i] = r.between(125, 185)
		}
		total += weights[i]
	}
	sizes := spread(r, s.pledged, s.pledges, 4, 44)
	slices.Sort(weights)
	slices.Sort(sizes)
	for i, w := range weights {
		amount := wan(s.loans) / fen(total) * fen(w)
		g := b.pledge(r, b.borrower(r, amount), sizes[i], dayIn(r, s.from, s.to), amount)
		if end := workday(g.registered.plus(r.between(345, 372))); r.chance(55) && end <= exported {
			g.cancelled = end // the loan was repaid: it still counts
		}
	}
}

// pledge enters a registration; loans are whole 万元, large ones whole millions.
func (b *book) pledge(r *random, pledgor *party, n int, on day, amount fen) *pledge {
	unit := wan(10)
	if amount > wan(2000) {
		unit = wan(100)
	}
	g := &pledge{pledgor: pledgor, registered: workday(on), amount: max(amount/unit*unit, unit)}
	g.patents = b.security(r, pledgor, n, g.registered)
	b.pledges = append(b.pledges, g)
	return g
}

// security finds patents to pledge: an enterprise's own, and some that were
// assigned to it before. None is pledged twice.
func (b *book) security(r *random, pledgor *party, n int, on day) []*patent {
	var out []*patent
	for _, t := range b.transfers {
		if t.to != pledgor || !t.counted || t.kind != "assignment" || t.recorded >= on || t.idle || !r.chance(40) {
			continue
		}
		for _, p := range t.patents {
			if len(out) < n/2 && !p.pledged && r.chance(50) {
				p.pledged = true
				p.used = max(p.used, on)
				out = append(out, p)
			}
		}
	}
	return append(out, b.own(r, n-len(out), on)...)
}

// borrower draws an enterprise of a size that fits the loan.
func (b *book) borrower(r *random, amount fen) *party {
	for range 200 {
		p := pick(r, b.firms)
		if amount > wan(11000) {
			p = pick(r, slices.Concat(b.large, b.soes[:5]))
		}
		revenue := fen(p.firm.revenue) * 100
		if revenue*6/10 >= amount && revenue/40 <= amount {
			return p
		}
	}
	return pick(r, b.large)
}

// oddPledges writes registrations that do not count, or not always.
func (b *book) oddPledges(r *random) {
	odd := []struct {
		on, annulled day
		pledgor      *party
		n, wan       int
	}{
		{on: "2020-09-15", pledgor: b.away[0], n: 6, wan: 1500},
		{on: "2021-05-27", annulled: "2021-07-06", pledgor: b.firms[14], n: 3, wan: 600},
		{on: "2021-11-09", pledgor: b.away[3], n: 9, wan: 3200},
		{on: "2022-03-15", pledgor: b.away[5], n: 5, wan: 2600},
		{on: "2022-04-26", annulled: "2022-06-10", pledgor: b.firms[16], n: 4, wan: 900},
		{on: "2022-06-21", pledgor: b.away[8], n: 11, wan: 6400},
		{on: "2022-08-09", pledgor: b.byName["拟设无址科技有限公司"], n: 5, wan: 1200},
		{on: "2022-09-27", annulled: "2023-02-14", pledgor: b.firms[18], n: 7, wan: 2400},
		{on: "2022-11-17", annulled: "2023-07-18", pledgor: b.firms[19], n: 6, wan: 1800},
		{on: "2022-12-08", pledgor: b.away[11], n: 8, wan: 5000},
		{on: "2023-08-22", pledgor: b.away[13], n: 7, wan: 4100},
		{on: "2023-10-31", annulled: "2023-12-05", pledgor: b.firms[21], n: 3, wan: 700},
	}
	for _, o := range odd {
		b.pledge(r, o.pledgor, o.n, o.on, wan(o.wan)).annulled = o.annulled
	}
	for i := range 4 { // applied for, and not registered yet
		b.pledge(r, b.firms[23+i], 2+i, "2022-12-30", wan(300+450*i)).registered = ""
	}
}
