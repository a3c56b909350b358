package invent

// gap leaves out what the report needs to know of a transfer. Nothing else is
// wrong with it, so it stays undetermined.
type gap struct {
	from, to string
	on       day
	spoil    func(b *book, r *random, t *transfer)
}

var gaps = []gap{
	{on: "2021-06-18", spoil: fromFirstUnknown},
	{on: "2021-09-07", to: "例设轴承（铜川）有限公司"},
	{on: "2022-02-15", spoil: fromFirstUnknown},
	{on: "2022-03-22", to: "例设轴承（铜川）有限公司"},
	{on: "2022-04-19", to: "拟设泵阀（渭南）有限公司"},
	{on: "2022-05-17", to: "例设传感（西安）有限公司"},
	{on: "2022-06-24", to: "拟设无址科技有限公司"},
	{on: "2022-07-05", spoil: toFirstUnknown},
	{on: "2022-08-12", spoil: patentUnknown},
	{on: "2022-09-16", spoil: fromFirstUnknownAndPatent},
	{on: "2022-10-11", from: "假想设计学院"},
	{on: "2022-11-08", from: "假想设计学院"},
	{on: "2022-11-25", from: "京例大学", to: "拟设无址科技有限公司", spoil: toFirstUnknown},
	{on: "2023-03-14", spoil: toFirstUnknown},
	{on: "2023-05-19", spoil: patentUnknown},
	{on: "2023-10-13", to: "拟设泵阀（渭南）有限公司"},
}

func fromFirstUnknown(_ *book, _ *random, t *transfer) { t.fromFirst = "" }
func toFirstUnknown(_ *book, _ *random, t *transfer)   { t.toFirst = "" }

// patentUnknown adds a patent of which the host has no row.
func patentUnknown(b *book, r *random, t *transfer) {
	p := b.oneFresh(r, t.signed)
	p.unlisted = true
	t.patents = append(t.patents, p)
}

func fromFirstUnknownAndPatent(b *book, r *random, t *transfer) {
	fromFirstUnknown(b, r, t)
	patentUnknown(b, r, t)
}

// leaveGaps writes the undetermined transfers.
func (b *book) leaveGaps() {
	r := stream("gaps")
	for _, g := range gaps {
		from, to := pick(r, b.suppliers), b.firms[r.below(40)]
		if g.from != "" {
			from = b.byName[g.from]
		}
		if g.to != "" {
			to = b.byName[g.to]
		}
		t := b.record(r, from, to, "assignment", "", g.on)
		b.price(r, t, r.between(3, 9), wan(r.between(15, 90)))
		t.counted = g.from == "假想设计学院" // indicator 1 takes it from any province
		if g.spoil != nil {
			g.spoil(b, r, t)
		}
	}
}

// hideSizes makes it unknown whether three enterprises are large: one has no
// row, one no industry, one many people and no revenue to settle it.
func (b *book) hideSizes() {
	without, vague, many := b.byName["例设轴承（铜川）有限公司"], b.byName["拟设泵阀（渭南）有限公司"], b.byName["例设传感（西安）有限公司"]
	without.firm.noRow = true
	vague.firm.blank["industry"] = true
	many.firm.employees = 1240
	many.firm.blank = map[string]bool{"revenue": true}
	for _, p := range []*party{without, vague, many} {
		p.firm.unknown = true
	}
}

// overrule lets another authority's class stand against the computed one, in
// both directions, each with a transfer that hangs on it.
func (b *book) overrule() {
	r := stream("overrule")
	up, down := b.byName["拟设电源（汉中）有限公司"], b.byName["例设涂层（延安）有限公司"]
	up.firm = newFirm(r, "industry", medium)
	up.firm.override, up.firm.class = "large", large
	down.firm = newFirm(r, "software_it", large)
	down.firm.override, down.firm.class = "medium", medium
	b.price(r, b.record(r, b.byName["样例师范学院"], up, "assignment", "", "2022-05-27"), 6, wan(54))
	t := b.record(r, b.byName["范例能源学院"], down, "assignment", "", "2022-08-26")
	b.price(r, t, 7, wan(63))
	t.counted = true
}
