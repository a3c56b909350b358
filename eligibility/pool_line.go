package eligibility

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PoolProvince is a province's pool as its size is judged (省级培育库): one of the 31
// provinces or the Corps, which the plan's notice names.
type PoolProvince struct {
	Province zhuanhua.Place `json:"province"`
	// Recommended is the number of enterprises recommended in the first round (家). In a
	// log of events it is the log's.
	Recommended int `json:"recommended"`
	// Enterprises is the number of its high-tech, specialised and like enterprises (家).
	Enterprises zhuanhua.Given[int] `json:"enterprises"`
}

// Validate returns the first fault as an [zhuanhua.InputError]: a province that is none
// of the 31 nor the Corps, a number out of bounds.
func (p *PoolProvince) Validate() error {
	if p == nil {
		return &zhuanhua.InputError{Record: zhuanhua.RecordPool, Field: "province", Err: zhuanhua.ErrNotGiven}
	}
	f := faults{zhuanhua.RecordPool, p.Province.String(), nil}
	f.province(p.Province)
	f.number("recommended", zhuanhua.Value(p.Recommended))
	f.number("enterprises", p.Enterprises)
	return f.first()
}

func (f *faults) province(p zhuanhua.Place) {
	switch {
	case p == 0:
		f.add("province", "", zhuanhua.ErrNotGiven)
	case !p.IsProvince() && p != zhuanhua.Corps:
		f.add("province", p.String(), zhuanhua.ErrCodeWord)
	}
}

// Facts of a province's pool, by their numbers in its form.
const (
	PoolNumberFact = iota
	PoolPlanCityFact
	PoolManyFact
)

// Codes of PoolNumberFact.
const (
	withinGeneral zhuanhua.Code = 1
	withinLarge   zhuanhua.Code = 2
	aboveLarge    zhuanhua.Code = 3
)

// PoolProvinceForm returns the facts of a province's pool.
func PoolProvinceForm() zhuanhua.Form {
	return zhuanhua.Form{Kind: zhuanhua.RecordPool, Facts: []zhuanhua.Fact{
		PoolNumberFact: poolFact("recommended", "推荐企业数量", "enterprises recommended", zhuanhua.TheHost,
			poolValue("within-general-line", "不超过一般上限", "within the general line"),
			poolValue("within-large-line", "超过一般上限，不超过较高上限", "above the general line, within the larger"),
			poolValue("above-large-line", "超过较高上限", "above the larger line")),
		PoolPlanCityFact: poolFact("plan-status-city", "有无计划单列市", "whether it has a city with plan status", zhuanhua.TheHost),
		PoolManyFact:     poolFact("many-enterprises", "高新技术、专精特新等企业是否较多", "whether it has many high-tech, specialised and like enterprises", zhuanhua.TheHost),
	}}
}

// LineCheck returns the check of the number that a province recommends: at most
// LargeLine where it has a city with plan status, or many such enterprises. Other
// provinces have a line as a rule (一般) and a warning above it, which is a note of
// [PoolJudge.Line].
//
// Clause: CP24-4.1, CP24-4.1b
func (r PoolRules) LineCheck() zhuanhua.Check {
	large := strconv.Itoa(r.LargeLine)
	row := func(code, zh, en string, exempt int) zhuanhua.Criterion {
		c := zhuanhua.Criterion{
			Code: code, Clause: "CP24-4.1b", Nature: zhuanhua.Merit, Param: poolParam("large-line"),
			Text: zhuanhua.Text{Zh: zh + "推荐超过" + large + "家", En: "more than " + large + " recommended by a province" + en},
			Any:  []zhuanhua.Term{{Fact: PoolNumberFact, In: zhuanhua.CodesOf(withinGeneral, withinLarge)}},
		}
		if !r.LargeLineForAll {
			c.Any = append(c.Any, zhuanhua.Term{Fact: exempt, In: zhuanhua.CodesOf(no), Kind: zhuanhua.Exempts})
		}
		return c
	}
	rows := []zhuanhua.Criterion{
		row("above-line-plan-city", "有计划单列市的省份", " with a city with plan status", PoolPlanCityFact),
		row("above-line-many", "相关企业较多的省份", " with many such enterprises", PoolManyFact),
	}
	if r.LargeLineForAll {
		rows = []zhuanhua.Criterion{row("above-line", "省份", "", 0)}
		rows[0].Param = poolParam("large-line-for-all")
	}
	return zhuanhua.Check{
		Record: zhuanhua.RecordPool, Name: PoolLine, Clause: "CP24-4.1b", Rows: rows,
		Text: zhuanhua.Text{Zh: "各省推荐入库数量", En: "Number that a province recommends"},
	}
}

// ReadProvince returns the facts of a province's pool.
func (r PoolRules) ReadProvince(p *PoolProvince) zhuanhua.Facts {
	facts, _ := r.readProvince(p)
	return facts
}

func (r PoolRules) readProvince(p *PoolProvince) (zhuanhua.Facts, []openFact) {
	number := withinGeneral
	switch {
	case p.Recommended > r.LargeLine:
		number = aboveLarge
	case p.Recommended > r.GeneralLine:
		number = withinLarge
	}
	facts := zhuanhua.Facts(0).
		With(PoolNumberFact, number).
		With(PoolPlanCityFact, zhuanhua.Code(hasPlanCity(p.Province)))
	n, given := p.Enterprises.Get()
	from, set := r.ManyFrom.Get()
	switch {
	case given && set:
		return facts.With(PoolManyFact, zhuanhua.Code(zhuanhua.TruthOf(n >= from))), nil
	case given:
		return facts, []openFact{{PoolManyFact, []zhuanhua.Code{yes, no}, poolParam("many-from")}}
	}
	return facts, nil
}

func hasPlanCity(province zhuanhua.Place) zhuanhua.Truth {
	for city := range zhuanhua.PlanCities() {
		if city.Province() == province {
			return zhuanhua.Yes
		}
	}
	return zhuanhua.No
}

// lineNotes returns the warning above the general line, which nothing but a claim to
// the larger one lifts.
//
// Clause: CP24-4.1b
func (r PoolRules) lineNotes(facts zhuanhua.Facts) []zhuanhua.Note {
	if facts.Get(PoolNumberFact) == withinGeneral || facts.Get(PoolPlanCityFact) == yes || facts.Get(PoolManyFact) == yes {
		return []zhuanhua.Note{}
	}
	line := strconv.Itoa(r.GeneralLine)
	if facts.Get(PoolManyFact) == 0 {
		return []zhuanhua.Note{{Code: "above-general-line-unless-many", Clause: "CP24-4.1b", Text: zhuanhua.Text{
			Zh: "超过" + line + "家；相关企业是否较多未定，不较多的一般不得超过",
			En: "more than " + line + ", as a rule too many unless the province has many such enterprises, which is not settled",
		}}}
	}
	return []zhuanhua.Note{{Code: "above-general-line", Clause: "CP24-4.1b", Text: zhuanhua.Text{
		Zh: "超过" + line + "家（一般上限）", En: "more than " + line + ", the line as a rule",
	}}}
}
