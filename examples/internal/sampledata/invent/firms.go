package invent

// Classes of enterprises as drawn; the report computes its own.
const (
	micro = iota
	small
	medium
	large
)

// bracket says how many people an enterprise of a class employs, and what it
// turns over for each of them in 万元.
type bracket struct{ fewest, most, least, best int }

// brackets are narrower than the table of 2011, so that a figure drawn from
// them is never a matter of a few yuan.
var brackets = map[string][4]bracket{
	"industry":     {{6, 18, 25, 70}, {24, 280, 35, 90}, {320, 930, 35, 85}, {1100, 4200, 60, 140}},
	"software_it":  {{4, 9, 20, 60}, {12, 95, 30, 75}, {105, 285, 35, 80}, {320, 1500, 40, 90}},
	"other":        {{4, 9, 20, 50}, {12, 95, 25, 60}, {105, 280, 30, 60}, {320, 900, 30, 70}},
	"agriculture":  {{4, 9, 2, 5}, {10, 30, 6, 15}, {40, 160, 20, 60}, {600, 1500, 40, 80}},
	"transport":    {{6, 18, 15, 40}, {24, 280, 20, 50}, {320, 900, 25, 50}, {1100, 3000, 35, 70}},
	"construction": {{10, 20, 10, 14}, {22, 90, 25, 60}, {220, 480, 40, 80}, {1500, 4000, 60, 90}},
}

// newFirm draws the figures of an enterprise of a class.
func newFirm(r *random, industry string, class int) *firm {
	k := brackets[industry][class]
	f := &firm{industry: industry, employees: r.between(k.fewest, k.most), class: class, blank: map[string]bool{}}
	perHead := 10000*r.between(k.least, k.best) + r.below(2000) // no round figures
	f.revenue = int64(f.employees) * int64(perHead)
	f.assets = f.revenue / 100 * int64(r.between(90, 190))
	f.hideSome(r)
	return f
}

// hideSome blanks figures that the industry does not need, and now and then
// one that it does where another settles that the enterprise is not large.
func (f *firm) hideSome(r *random) {
	switch {
	case f.industry == "construction" || f.employees >= 1000:
		return
	case f.industry != "agriculture" && r.chance(35):
		f.blank["assets"] = true
	case f.industry == "industry" && f.employees < 900 && r.chance(12):
		f.blank["revenue"] = true
	case f.industry == "industry" && f.revenue < 300_000_000 && r.chance(12):
		f.blank["employees"] = true
	}
}
