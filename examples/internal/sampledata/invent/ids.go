package invent

import (
	"cmp"
	"fmt"
	"slices"
)

// number puts the records in order of their days and gives them ids that say
// kind, year and place in it.
func (b *book) number() {
	slices.SortStableFunc(b.transfers, func(x, y *transfer) int { return cmp.Compare(x.day(), y.day()) })
	slices.SortStableFunc(b.pledges, func(x, y *pledge) int { return cmp.Compare(x.day(), y.day()) })
	slices.SortStableFunc(b.products, func(x, y *product) int { return cmp.Compare(x.declared, y.declared) })
	slices.SortStableFunc(b.coverage, func(x, y covered) int { return cmp.Compare(x.since, y.since) })
	slices.SortFunc(b.patents, func(x, y *patent) int { return cmp.Compare(x.number, y.number) })
	next := map[string]int{}
	id := func(kind string, on day) string {
		k := fmt.Sprintf("%s%02d", kind, on.year()%100)
		next[k]++
		return fmt.Sprintf("%s-%03d", k, next[k])
	}
	for _, t := range b.transfers {
		t.id = id("T", t.day())
		slices.SortStableFunc(t.payments, func(x, y payment) int { return cmp.Compare(x.on, y.on) })
	}
	for _, g := range b.pledges {
		g.id = id("G", g.day())
	}
	for _, p := range b.products {
		p.id = id("P", p.declared)
	}
}

// day is what a transfer is filed under: its record, or else its signature.
func (t *transfer) day() day { return cmp.Or(t.recorded, t.signed) }

// day is what a pledge is filed under; one that was never registered belongs
// to the year in which all of them were applied for.
func (g *pledge) day() day { return cmp.Or(g.registered, "2022-12-31") }
