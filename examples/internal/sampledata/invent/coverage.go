package invent

// measure is a line of measures.csv.
type measure struct {
	id               string
	inPlan, directly bool
}

// measures of the invented plan. The sixth has little to do with patents, the
// seventh is a city's own and not in the issued plan.
var measures = []measure{
	{"M1-matching", true, true}, {"M2-navigation", true, true}, {"M3-trusteeship", true, true},
	{"M4-open-licence", true, true}, {"M5-interest-subsidy", true, true}, {"M6-trade-fair", true, false},
	{"M7-city-voucher", false, true}, {"M8-office-rent", false, false},
}

// coverWaves says how many enterprises the measures reach each year.
var coverWaves = []struct {
	from, to day
	n        int
}{
	{"2019-03-01", "2020-12-20", 22}, {"2021-05-10", "2021-12-20", 17},
	{"2022-02-21", "2022-12-20", 20}, {"2023-02-20", "2023-12-20", 22},
}

// cover writes which enterprise is covered by which measure, and since when.
func (b *book) cover() {
	r := stream("coverage")
	next := 30
	for _, w := range coverWaves {
		for range w.n {
			p := b.firms[next]
			next++
			since := workday(dayIn(r, w.from, w.to))
			b.coverage = append(b.coverage, covered{measures[r.below(5)].id, p, since})
			if r.chance(25) { // and by another one later
				if later := workday(since.plus(r.between(60, 400))); later <= exported {
					b.coverage = append(b.coverage, covered{measures[5+r.below(3)].id, p, later})
				}
			}
		}
	}
	b.coverOthers(r)
}

// coverOthers writes lines that benefit nobody in the sense of indicator 3, or
// of which that is not known.
func (b *book) coverOthers(r *random) {
	for i := range 9 { // by the wrong measures alone
		p := b.firms[len(b.firms)-1-i]
		b.coverage = append(b.coverage, covered{measures[5+i%3].id, p, workday(dayIn(r, "2021-03-01", "2023-06-30"))})
	}
	others := []*party{
		b.large[0], b.large[2], b.away[1], b.away[4], b.suppliers[0], b.suppliers[12], b.byName["拟设装备行业协会"], b.folk[4],
		b.byName["拟设机床厂有限公司"], b.byName["样例装备试验基地"],
		b.byName["例设轴承（铜川）有限公司"], b.byName["拟设泵阀（渭南）有限公司"], b.byName["例设传感（西安）有限公司"],
		b.byName["拟设无址科技有限公司"],
	}
	for _, p := range others {
		b.coverage = append(b.coverage, covered{measures[r.below(4)].id, p, workday(dayIn(r, "2021-05-10", "2022-10-31"))})
	}
}
