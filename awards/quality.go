package awards

import (
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Quality is what Shaanxi asks of those it awards without a number: "many", "large",
// "marked" (定性要求).
type Quality uint8

// The qualities, class by class.
const (
	QualityNone     Quality = iota
	ManyPatents             // 数量较多: patents given to SMEs and put to use
	LargeIncome             // 收益较大
	ClearExample            // 示范作用明显
	MarkedBenefit           // 实施转化效益显著
	MoreRevenue             // 营收有较大增加
	MoreJobs                // 就业有较大增加
	ManyFilings             // 专利产品备案数量较多
	FilingGrowth            // 增幅较大
	HighFilingRate          // 备案率高
	ManyPledges             // 质押融资项目数量较大
	LargeLoans              // 贷款金额较大
	RealResults             // 取得实际成效
	PublicityEffect         // 有示范、宣传效果
)

// quality is what there is to know of a quality.
type quality struct {
	clause zhuanhua.ClauseID
	unit   zhuanhua.Unit
	grows  bool // a rise over the year before, in %
	lack   zhuanhua.Text
}

var qualities = words[Quality]{"quality", []word{
	{},
	{"many-patents", zhuanhua.Text{Zh: "专利数量较多", En: "many patents"}},
	{"large-income", zhuanhua.Text{Zh: "收益较大", En: "large income"}},
	{"clear-example", zhuanhua.Text{Zh: "示范作用明显", En: "clearly exemplary"}},
	{"marked-benefit", zhuanhua.Text{Zh: "实施转化效益显著", En: "marked benefit"}},
	{"more-revenue", zhuanhua.Text{Zh: "营收有较大增加", En: "revenue considerably up"}},
	{"more-jobs", zhuanhua.Text{Zh: "就业有较大增加", En: "jobs considerably up"}},
	{"many-filings", zhuanhua.Text{Zh: "备案数量较多", En: "many product filings"}},
	{"filing-growth", zhuanhua.Text{Zh: "备案增幅较大", En: "large growth of filings"}},
	{"high-filing-rate", zhuanhua.Text{Zh: "备案率高", En: "high filing rate"}},
	{"many-pledges", zhuanhua.Text{Zh: "质押融资项目数量较大", En: "many pledge projects"}},
	{"large-loans", zhuanhua.Text{Zh: "质押贷款金额较大", En: "large pledge loans"}},
	{"real-results", zhuanhua.Text{Zh: "取得实际成效", En: "real results"}},
	{"publicity-effect", zhuanhua.Text{Zh: "有示范、宣传效果", En: "demonstration or publicity effect"}},
}}

var qualityFacts = [...]quality{
	ManyPatents:     {"SX21-4.3.1", zhuanhua.UnitPatent, false, zhuanhua.Text{Zh: "专利数量不够多", En: "not many patents"}},
	LargeIncome:     {"SX21-4.3.1", zhuanhua.UnitYuan, false, zhuanhua.Text{Zh: "收益不够大", En: "the income is not large"}},
	ClearExample:    {"SX21-4.3.1", zhuanhua.UnitScore, false, zhuanhua.Text{Zh: "示范作用不明显", En: "not clearly exemplary"}},
	MarkedBenefit:   {"SX21-4.3.2", zhuanhua.UnitScore, false, zhuanhua.Text{Zh: "实施转化效益不显著", En: "the benefit is not marked"}},
	MoreRevenue:     {"SX21-4.3.2", zhuanhua.UnitPercent, true, zhuanhua.Text{Zh: "营收没有较大增加", En: "revenue is not considerably up"}},
	MoreJobs:        {"SX21-4.3.2", zhuanhua.UnitPercent, true, zhuanhua.Text{Zh: "就业没有较大增加", En: "jobs are not considerably up"}},
	ManyFilings:     {"SX21-4.3.3", zhuanhua.UnitPatent, false, zhuanhua.Text{Zh: "备案数量不够多", En: "not many product filings"}},
	FilingGrowth:    {"SX21-4.3.3", zhuanhua.UnitPercent, true, zhuanhua.Text{Zh: "备案增幅不够大", En: "the growth of filings is not large"}},
	HighFilingRate:  {"SX21-4.3.3", zhuanhua.UnitPercent, false, zhuanhua.Text{Zh: "备案率不高", En: "the filing rate is not high"}},
	ManyPledges:     {"SX21-4.3.3", zhuanhua.UnitProject, false, zhuanhua.Text{Zh: "质押融资项目数量不够大", En: "not many pledge projects"}},
	LargeLoans:      {"SX21-4.3.3", zhuanhua.UnitYuan, false, zhuanhua.Text{Zh: "质押贷款金额不够大", En: "the pledge loans are not large"}},
	RealResults:     {"SX21-4.3.4", zhuanhua.UnitScore, false, zhuanhua.Text{Zh: "未取得实际成效", En: "no real results"}},
	PublicityEffect: {"SX21-4.3.4", zhuanhua.UnitScore, false, zhuanhua.Text{Zh: "没有示范、宣传效果", En: "no demonstration or publicity effect"}},
}

// String returns the stable key.
func (q Quality) String() string { return qualities.key(q) }

// Text returns the names.
func (q Quality) Text() zhuanhua.Text { return qualities.text(q) }

// MarshalText returns the stable key, empty when not given.
func (q Quality) MarshalText() ([]byte, error) { return qualities.marshal(q) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (q *Quality) UnmarshalText(b []byte) error { return qualities.unmarshal(q, b) }

// known reports whether the quality is one of the list.
func (q Quality) known() bool { return q != QualityNone && int(q) < len(qualityFacts) }

// Unit returns what the quality is measured in; a rise in %.
func (q Quality) Unit() zhuanhua.Unit {
	if !q.known() {
		return zhuanhua.UnitNone
	}
	return qualityFacts[q].unit
}

// IsRise reports whether the quality is a rise over the year before, so that a figure
// of both years is needed.
func (q Quality) IsRise() bool { return q.known() && qualityFacts[q].grows }

// Mark is from where on a quality is there, in steps of its unit: fen, patents,
// projects, hundredths of a point or of a per cent.
type Mark int64

// maxMark is the largest mark, 10¹⁵ in hundredths.
const maxMark = Mark(zhuanhua.MaxAmount)

// MarkOf returns the mark of a quality from a number of its unit. It is refused with
// [zhuanhua.ErrRange] unless above 0 and at most 10¹⁵ (points: 1000; a rate that is no
// rise: 100), with [zhuanhua.ErrPrecision] where it is no whole number of steps; with
// [zhuanhua.ErrCodeWord] where there is no such quality.
func MarkOf(q Quality, d decimal.Decimal) (Mark, error) {
	fault := func(err error) (Mark, error) {
		return 0, &zhuanhua.InputError{Field: "mark", Value: q.String(), Err: err}
	}
	if !q.known() {
		return fault(zhuanhua.ErrCodeWord)
	}
	r, err := ratOf(d)
	if err != nil {
		return fault(err)
	}
	r.Mul(r, q.steps())
	switch {
	case r.Sign() <= 0 || r.Cmp(big.NewRat(int64(q.most()), 1)) > 0:
		return fault(zhuanhua.ErrRange)
	case !r.IsInt():
		return fault(zhuanhua.ErrPrecision)
	}
	return Mark(r.Num().Int64()), nil
}

// steps returns how many steps of a mark one of the unit has.
func (q Quality) steps() *big.Rat {
	if q.Unit().Decimals() == 2 {
		return big.NewRat(100, 1)
	}
	return big.NewRat(1, 1)
}

// most returns the largest mark that a quality can have.
func (q Quality) most() Mark {
	switch {
	case q.Unit() == zhuanhua.UnitScore:
		return 1000 * 100
	case q.Unit() == zhuanhua.UnitPercent && !q.IsRise():
		return 100 * 100
	case q.Unit().Decimals() == 0:
		return maxMark / 100
	}
	return maxMark
}

// reaches tells whether a figure has the quality by a mark. A mark that is not set
// leaves it open unless none could change the answer: nothing, and no rise, reach
// none; full points, and a whole, every one. Waits says that a mark would decide.
func (q Quality) reaches(value, base *big.Rat, mark zhuanhua.Given[Mark]) (code zhuanhua.Code, waits bool) {
	m, set := mark.Get()
	if value == nil || q.IsRise() && base == nil {
		return 0, false
	}
	scale := big.NewRat(1, 1) // what the mark is a share of
	if q.IsRise() {
		value = new(big.Rat).Sub(value, base)
		scale.Quo(base, big.NewRat(100, 1))
	}
	at := func(m Mark) bool { // m steps of the unit, of the base for a rise
		line := new(big.Rat).Quo(new(big.Rat).SetInt64(int64(m)), q.steps())
		return value.Cmp(line.Mul(line, scale)) >= 0
	}
	switch {
	case value.Sign() <= 0:
		return markMissed, false
	case scale.Sign() == 0:
		return 0, false // a rise from nothing has no rate
	case set:
		return either(at(m), markReached, markMissed), false
	case at(q.most()):
		return markReached, false
	}
	return 0, true
}
