package invent

import "strings"

// strata of the survey, by region and size.
var strata = []string{"西安-小微型", "西安-中型", "关中其他-小微型", "关中其他-中型", "陕北陕南"}

// stratumOf says where an enterprise of the survey belongs.
func stratumOf(p *party) string {
	class := "-小微型"
	if p.firm.class == medium {
		class = "-中型"
	}
	switch {
	case p.city == "610100" || p.city == "":
		return "西安" + class
	case strings.Contains("610600 610700 610800 610900 611000", p.city):
		return strata[4]
	}
	return "关中其他" + class
}

// ask writes the survey: the enterprises that benefited in 2022, stratified,
// half of each stratum asked, most of them answering.
func (b *book) ask() {
	r := stream("survey")
	frame := map[string][]*party{}
	for _, p := range b.benefited() {
		s := stratumOf(p)
		frame[s] = append(frame[s], p)
	}
	for _, s := range strata {
		all := shuffled(r, frame[s])
		n := min(len(all), max(6, len(all)/2))
		refused := 0
		for _, p := range all[:n] {
			a := surveyed{party: p, stratum: s, size: len(all), responded: true}
			a.revenue, a.employees = r.between(-5, 44), r.between(-3, 24)
			if r.chance(16) && n-refused > 4 {
				refused++
				a.responded = false
			}
			b.survey = append(b.survey, a)
		}
	}
}

// benefited returns the frame: small and medium enterprises of the province
// that received patents in 2022 or were covered by the end of that year.
func (b *book) benefited() []*party {
	seen := map[*party]bool{}
	var out []*party
	enter := func(p *party) {
		if !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	for _, t := range b.transfers {
		if t.counted && t.recorded.year() == 2022 {
			enter(t.to)
		}
	}
	for _, c := range b.coverage {
		if c.since <= "2022-12-31" && direct(c.measure) && isSmall(c.party) {
			enter(c.party)
		}
	}
	return out
}

func direct(id string) bool {
	for _, m := range measures {
		if m.id == id {
			return m.inPlan && m.directly
		}
	}
	return false
}

// isSmall reports whether the files show a party to be a small or medium
// enterprise of the province.
func isSmall(p *party) bool {
	return p.firm != nil && p.province == "610000" && !p.firm.unknown && p.firm.class != large
}
