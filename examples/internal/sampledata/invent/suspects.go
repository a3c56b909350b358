package invent

// suspects writes the patterns that a screening is to find. Each transfer is
// in order by itself; only together do they look odd.
func (b *book) suspects() {
	r := stream("suspects")
	b.roundTrips(r)
	b.churn(r)
	b.rush(r)
	b.nominal(r)
	b.relatives(r)
	b.overpaid(r)
	b.doubleExclusive(r)
}

// hand writes an assignment with patents given, paid in full.
func (b *book) hand(r *random, from, to *party, on day, amount fen, patents []*patent) *transfer {
	t := b.record(r, from, to, "assignment", "", on)
	t.patents, t.amount, t.idle = patents, amount, true
	t.paid(workday(t.recorded.plus(r.between(5, 30))), amount, "invoice;bank_transfer")
	for _, p := range patents {
		p.used = max(p.used, t.recorded)
	}
	return t
}

// roundTrips lets patents come home within a year, once directly and most of
// the fee with them, once through two enterprises.
func (b *book) roundTrips(r *random) {
	u, a := b.byName["虚构工业大学"], b.firms[31]
	six := b.fresh(r, u, 6, "2021-12-20")
	b.hand(r, u, a, "2022-02-18", yuan(480000), six).counted = true
	b.hand(r, a, u, "2022-11-15", yuan(468000), six)

	v, c, d := b.byName["样例师范学院"], b.firms[32], b.firms[33]
	three := b.fresh(r, v, 3, "2021-02-22")
	b.hand(r, v, c, "2021-04-13", yuan(210000), three).counted = true
	b.hand(r, c, d, "2021-07-23", yuan(215000), three)
	b.hand(r, d, v, "2022-01-25", yuan(220000), three)
}

// churn hands one patent on four times in five months, dearer every time.
func (b *book) churn(r *random) {
	from := b.byName["范例研究院"]
	one := b.fresh(r, from, 1, "2022-12-12")
	for i, on := range []day{"2023-02-14", "2023-04-04", "2023-05-26", "2023-07-11"} {
		to := b.firms[41+i]
		t := b.hand(r, from, to, on, wan([]int{5, 9, 16, 30}[i]), one)
		t.counted = i == 0
		from = to
	}
}

// rush lets one enterprise buy 66 patents in the last weeks of a year, of
// which no product comes.
func (b *book) rush(r *random) {
	to := b.byName["虚构岁末科技有限公司"]
	for i, on := range []day{"2022-12-13", "2022-12-20", "2022-12-23", "2022-12-27", "2022-12-30"} {
		from := b.suppliers[2+3*i]
		n := []int{9, 12, 14, 16, 15}[i]
		b.hand(r, from, to, on, wan(2*n), b.fresh(r, from, n, on.plus(-60))).counted = true
	}
}

// nominal sells at one yuan a patent.
func (b *book) nominal(r *random) {
	for i, on := range []day{"2021-11-19", "2023-09-22"} {
		from, n := b.suppliers[4+4*i], 8+4*i
		t := b.hand(r, from, b.firms[50+i], on, yuan(n), b.fresh(r, from, n, on.plus(-45)))
		t.counted = true
	}
}

// relatives deals between companies of one holding; the second and third
// sales count, since seller and buyer are of the right kinds.
func (b *book) relatives(r *random) {
	sales := []struct {
		from, to string
		on       day
		n, wan   int
	}{
		{"拟设智造精工（西安）有限公司", "拟设智造刀具（咸阳）有限公司", "2022-06-14", 5, 150},
		{"范例煤化工研究院", "范例煤化助剂（榆林）有限公司", "2022-10-21", 7, 168},
		{"样例理工大学", "样例理工快速成型有限公司", "2023-04-18", 9, 240},
	}
	for i, s := range sales {
		from := b.byName[s.from]
		t := b.hand(r, from, b.byName[s.to], s.on, wan(s.wan), b.fresh(r, from, s.n, s.on.plus(-60)))
		t.counted, t.idle = i > 0, i == 0
	}
}

// overpaid shows payments that exceed the contract.
func (b *book) overpaid(r *random) {
	for i, on := range []day{"2021-08-13", "2022-03-29"} {
		from := b.suppliers[1+i]
		t := b.hand(r, from, b.firms[60+i], on, wan(80-30*i), b.fresh(r, from, 5-i, on.plus(-60)))
		t.paid(workday(t.recorded.plus(140)), wan(35), "bank_transfer")
		t.counted, t.idle = true, false
	}
}

// doubleExclusive licenses one patent to two enterprises, to each alone.
func (b *book) doubleExclusive(r *random) {
	from := b.byName["虚构光电研究所"]
	one := b.fresh(r, from, 1, "2022-03-01")
	for i, on := range []day{"2022-04-21", "2022-11-10"} {
		t := b.record(r, from, b.firms[65+i], "licence", "exclusive", on)
		t.patents, t.amount, t.counted = one, wan(30), true
		one[0].used = on
		t.paid(on.plus(20), wan(30), "invoice;bank_transfer")
	}
}
