// Package invent makes up the sample province: it writes the CSV files that
// package sampledata embeds.
//
// Nothing in it is drawn from life. Every name says that it is invented, no
// credit code can belong to a real body and no patent number to a real patent
// (see codes.go). The same source gives the same bytes on every machine: the
// generator is its own, all arithmetic is in integers, and no clock is read.
//
// The bulk comes from the plan of a season each (plan.go); everything that a
// report, a screening or an officer should stumble over is placed by hand:
// near misses (slips.go), gaps (gaps.go), oddities, suspicious patterns.
package invent

// Province returns the files of the sample, the name of each with its bytes.
func Province() map[string][]byte {
	b := &book{byName: map[string]*party{}, codes: map[string]bool{}, serial: map[string]bool{}}
	b.settle()
	b.hideSizes()
	b.trade()
	b.slipUp()
	b.leaveGaps()
	b.overrule()
	b.oddities()
	b.suspects()
	b.declassify()
	b.borrow()
	b.declare()
	b.cover()
	b.ask()
	b.lapse()
	b.number()
	return b.files()
}
