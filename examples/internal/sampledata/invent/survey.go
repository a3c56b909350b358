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

// wave is one year's survey: its stream, and the bounds in percent between which revenue
// and employees grow.
type wave struct {
	year               int
	stream             string
	revenue, employees [2]int
}

// waves are the surveys. That of 2022 was invented first and gives the others its figures.
var waves = []wave{
	{2022, "survey", [2]int{-5, 44}, [2]int{-3, 24}},
	{2021, "survey 2021", [2]int{4, 52}, [2]int{0, 27}},
	{2023, "survey 2023", [2]int{-19, 19}, [2]int{1, 29}},
}

// ask writes the surveys: the enterprises that benefited in the year, stratified, half
// of each stratum asked, most of them answering.
func (b *book) ask() {
	b.surveys = map[int][]surveyed{}
	for _, w := range waves {
		b.surveys[w.year] = b.askIn(w)
	}
}

func (b *book) askIn(w wave) (answers []surveyed) {
	r := stream(w.stream)
	frame := map[string][]*party{}
	for _, p := range b.benefited(w.year) {
		s := stratumOf(p)
		frame[s] = append(frame[s], p)
	}
	for _, s := range strata {
		all := shuffled(r, frame[s])
		n := min(len(all), max(6, len(all)/2))
		refused := 0
		for _, p := range all[:n] {
			a := surveyed{party: p, stratum: s, size: len(all), responded: true}
			a.revenue, a.employees = r.between(w.revenue[0], w.revenue[1]), r.between(w.employees[0], w.employees[1])
			if r.chance(16) && n-refused > 4 {
				refused++
				a.responded = false
			}
			answers = append(answers, a)
		}
	}
	return answers
}

// benefited returns the frame: small and medium enterprises of the province that
// received patents in the year or were covered by its end.
func (b *book) benefited(year int) []*party {
	seen := map[*party]bool{}
	var out []*party
	enter := func(p *party) {
		if !seen[p] {
			seen[p] = true
			out = append(out, p)
		}
	}
	for _, t := range b.transfers {
		if t.counted && t.recorded.year() == year {
			enter(t.to)
		}
	}
	for _, c := range b.coverage {
		if c.since.year() <= year && direct(c.measure) && isSmall(c.party) {
			enter(c.party)
		}
	}
	return out
}

// answer is revenue and employees before and after the year. The enterprise's own figures
// are those of 2022, from which the other years are had by its growth; one that was asked
// in two years answers alike what it had between them.
func (b *book) answer(year int, s surveyed) (figures [4]int64) {
	f, in2022 := s.party.firm, b.growth2022(s.party)
	for i, own := range [2]int64{f.revenue, int64(f.employees)} {
		growth := int64([2]int{s.revenue, s.employees}[i])
		if year == 2023 {
			figures[2*i], figures[2*i+1] = own, own*(100+growth)/100
			continue
		}
		if year == 2021 {
			own = own * 100 / int64(100+in2022[i])
		}
		figures[2*i], figures[2*i+1] = own*100/(100+growth), own
	}
	return figures
}

// growth2022 is how an enterprise grew in 2022, as it answered, or else about as the others.
func (b *book) growth2022(p *party) [2]int {
	for _, s := range b.surveys[2022] {
		if s.party == p {
			return [2]int{s.revenue, s.employees}
		}
	}
	return [2]int{19, 11}
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
