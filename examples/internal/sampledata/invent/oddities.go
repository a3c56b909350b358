package invent

// oddities writes what a careful reader looks for: annulments on either side
// of a statistics day, patents in two records, parties from outside.
func (b *book) oddities() {
	r := stream("oddities")
	b.annul(r)
	b.twice(r)
	b.fromAfar(r)
	b.stateTakers(r)
}

// annul writes filings of 2022 that the office annulled later: one before the
// end of March 2023, one after it.
func (b *book) annul(r *random) {
	for i, on := range []day{"2023-02-21", "2023-06-20"} {
		t := b.record(r, b.suppliers[3+i], b.firms[7+i], "assignment", "", "2022-09-23")
		b.price(r, t, 5, wan(45+20*i))
		t.revoked, t.counted = on, true
	}
}

// twice writes two ordinary licences of the same patents in one year: they
// count once.
func (b *book) twice(r *random) {
	for _, on := range []day{"2021-05-20", "2022-07-14"} {
		from := b.byName["范例电子学院"]
		first := b.record(r, from, b.firms[11], "licence", "ordinary", on)
		b.price(r, first, 6, wan(18))
		second := b.record(r, from, b.firms[12], "licence", "ordinary", on.plus(77))
		b.price(r, second, 3, wan(21))
		second.patents = append(second.patents, first.patents[:4]...)
		first.counted, second.counted = true, true
	}
}

// fromAfar writes transfers to the province from abroad, Macao and a firm
// elsewhere, the last not of a kind that counts.
func (b *book) fromAfar(r *random) {
	for i, name := range []string{"Example Institute of Technology", "样例大学（澳门）", "范例精密股份有限公司"} {
		t := b.record(r, b.byName[name], b.firms[20+i], "licence", "exclusive", day("2022-04-14").plus(63*i))
		b.price(r, t, 2+i, wan(60+35*i))
		t.counted = i < 2
	}
}

// stateTakers writes transfers to a city's enterprise that is of medium size.
func (b *book) stateTakers(r *random) {
	for i, on := range []day{"2021-10-15", "2022-06-17", "2023-06-16"} {
		t := b.record(r, b.suppliers[i], b.byName["拟设机床厂有限公司"], "assignment", "", on)
		b.price(r, t, 6+i, wan(70+10*i))
		t.counted = true
	}
}
