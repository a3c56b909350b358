package invent

// slip is what keeps a transfer, in order in every other respect, from
// counting: one reason each, so that these are the near misses of the report.
type slip struct {
	from, to string // another party than usual
	spoil    func(b *book, r *random, t *transfer)
}

var slips = []slip{
	{spoil: onlyApplied}, {spoil: feesUnpaid}, {spoil: grantedLater},
	{spoil: func(_ *book, _ *random, t *transfer) { t.fromFirst = "false" }},
	{spoil: func(_ *book, _ *random, t *transfer) { t.toFirst = "false" }},
	{spoil: func(_ *book, _ *random, t *transfer) { t.recorded = "" }},
	{spoil: func(_ *book, r *random, t *transfer) { t.revoked = workday(t.recorded.plus(r.between(20, 70))) }},
	{to: "个人权利人-01"}, {to: "拟设装备行业协会"}, {to: "虚构输变电设备集团有限公司"},
	{from: "例设城市水务有限公司"}, {from: "样例装备试验基地"}, {from: "例设专利运营有限公司"}, {from: "个人权利人-02"},
}

// onlyApplied puts an application that never became a patent in the bundle.
func onlyApplied(b *book, r *random, t *transfer) {
	p := b.oneFresh(r, t.signed)
	p.granted, p.fixed = "", true
	t.patents = append(t.patents, p)
}

// feesUnpaid puts a patent in the bundle that lapsed before the record.
func feesUnpaid(b *book, r *random, t *transfer) {
	p := b.oneFresh(r, t.signed.plus(-400))
	p.lapsed, p.fixed = t.signed.plus(-r.between(10, 200)), true
	t.patents = append(t.patents, p)
}

// grantedLater puts a patent in the bundle whose grant came a few days late.
func grantedLater(b *book, r *random, t *transfer) {
	p := b.oneFresh(r, t.signed)
	p.granted, p.fixed = gazetteDay(t.recorded.plus(r.between(7, 21))), true
	t.patents = append(t.patents, p)
}

// slipsIn says how many slips happen in each season; every kind of them in
// 2022, and there more than once.
var slipsIn = map[day]int{"2020-01-03": 4, "2021-01-05": 7, "2022-01-04": 24, "2023-01-03": 8}

// slipUp writes the near misses.
func (b *book) slipUp() {
	r := stream("slips")
	for _, s := range seasons {
		for i := range slipsIn[s.from] {
			b.slip(r, slips[(i+s.deals)%len(slips)], s)
		}
	}
}

func (b *book) slip(r *random, s slip, when season) {
	from, to := pick(r, b.suppliers), b.firms[r.below(when.active)]
	if s.from != "" {
		from = b.byName[s.from]
	}
	if s.to != "" {
		to = b.byName[s.to]
	}
	t := b.record(r, from, to, "assignment", "", dayIn(r, when.from, when.to))
	b.price(r, t, r.between(3, 11), wan(r.between(12, 140)))
	if s.spoil != nil {
		s.spoil(b, r, t)
	}
}

// price gives a transfer its patents, a contract on file and one payment.
func (b *book) price(r *random, t *transfer, patents int, amount fen) {
	t.patents = b.bundle(r, t, patents)
	t.amount = amount
	if amount > 0 {
		t.paid(workday(t.recorded.plus(r.between(-10, 50))), amount, "invoice;bank_transfer")
	}
}
