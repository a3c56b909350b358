package indicators

import (
	"github.com/zhuanhua-rules/zhuanhua"
)

// TargetKind is what of a figure a target speaks of (目标类型).
type TargetKind uint8

// The kinds.
const (
	TargetKindNone  TargetKind = iota
	YearLevel                  // the level of one year, of a stock that at its end
	CumulativeLevel            // the levels of several years together (累计)
	AverageRate                // average annual growth (年均增幅)
	YearlyRate                 // growth of each year over the year before
	Share                      // the level of a rate in one year (占比, 覆盖率)
	Direction                  // up, by a size that the text does not state or does not care for
)

var targetKinds = labels[TargetKind]{"target kind", []label{
	{},
	{"year-level", "", zhuanhua.Text{Zh: "当年值", En: "level of the year"}},
	{"cumulative-level", "", zhuanhua.Text{Zh: "累计值", En: "cumulative level"}},
	{"average-rate", "GR2", zhuanhua.Text{Zh: "年均增幅", En: "average annual growth"}},
	{"yearly-rate", "GR1", zhuanhua.Text{Zh: "逐年增幅", En: "growth in each year"}},
	{"share", "", zhuanhua.Text{Zh: "比率", En: "share"}},
	{"direction", "GR1", zhuanhua.Text{Zh: "变动方向", En: "direction"}},
}}

// String returns the stable key.
func (k TargetKind) String() string { return targetKinds.at(k).key }

// Text returns the names.
func (k TargetKind) Text() zhuanhua.Text { return targetKinds.at(k).text }

// MarshalText returns the stable key, empty when not given.
func (k TargetKind) MarshalText() ([]byte, error) { return targetKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (k *TargetKind) UnmarshalText(b []byte) error { return targetKinds.unmarshal(k, b) }

// Operator is how a figure is held against the number of a target, or what stands
// in the place of a number.
type Operator uint8

// The operators.
const (
	OperatorNone   Operator = iota
	AtLeast                 // 不少于, 达到, 以上, ≥
	MoreThan                // 超过, 高于, >
	About                   // 左右: needs a tolerance, which no text states
	FullCoverage            // 全覆盖, 全部: 100 %
	Rising                  // 提升, 增加: any rise will do
	RisingMarkedly          // 显著, 明显, 大幅: needs a size, which no text states
	Qualitative             // a wish with neither number nor direction
)

var operators = labels[Operator]{"operator", []label{
	{},
	{"at-least", "", zhuanhua.Text{Zh: "不低于", En: "at least"}},
	{"more-than", "", zhuanhua.Text{Zh: "超过", En: "more than"}},
	{"about", "", zhuanhua.Text{Zh: "左右", En: "about"}},
	{"full-coverage", "", zhuanhua.Text{Zh: "全覆盖", En: "full coverage"}},
	{"rising", "", zhuanhua.Text{Zh: "提高", En: "rising"}},
	{"rising-markedly", "", zhuanhua.Text{Zh: "显著提高", En: "rising markedly"}},
	{"qualitative", "", zhuanhua.Text{Zh: "定性要求", En: "qualitative"}},
}}

// String returns the stable key.
func (o Operator) String() string { return operators.at(o).key }

// Text returns the names.
func (o Operator) Text() zhuanhua.Text { return operators.at(o).text }

// MarshalText returns the stable key, empty when not given.
func (o Operator) MarshalText() ([]byte, error) { return operators.marshal(o) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (o *Operator) UnmarshalText(b []byte) error { return operators.unmarshal(o, b) }

// Metric is a figure that a target is about (指标): one unit, one kind of series.
type Metric struct {
	Key    string          `json:"key"` // stable: letters, digits and hyphens
	Text   zhuanhua.Text   `json:"text"`
	Unit   zhuanhua.Unit   `json:"unit"`   // of its levels
	Series zhuanhua.Series `json:"series"` // flow: of a year; stock: at its end
	// Most is the highest level there can be; none: no bound. A rate that has one is a
	// part of a whole and never below 0, as nothing is that is counted.
	Most zhuanhua.Given[Quantity] `json:"most"`
}

// Target is one goal of a plan as plain data (绩效目标). Two targets with the same
// values are ==.
//
// Value is in the metric's unit where the kind is a level, in % where it is growth;
// in percentage points where the metric is a rate itself. Of [RisingMarkedly] it is
// the size of the rise over the window. A Value that the text demands without a
// number is not given and the Param's status [zhuanhua.Unset].
type Target struct {
	Param    zhuanhua.Param           `json:"param"` // key of the row, unique in its table; clause and status
	Metric   Metric                   `json:"metric"`
	Kind     TargetKind               `json:"kind"`
	Operator Operator                 `json:"operator"`
	Value    zhuanhua.Given[Quantity] `json:"value"`

	// Tolerance is how far from Value is still about it, in Value's unit; for [About]
	// alone. No text states one.
	Tolerance zhuanhua.Given[Quantity] `json:"tolerance"`
	// Aspirational says that the plan strives for it (力争): a miss breaks no promise.
	Aspirational bool `json:"aspirational"`

	First int `json:"first"` // first and last year of the window, both included
	Last  int `json:"last"`
	Base  int `json:"base"` // base year of growth and direction, before the window; 0: none
}

// Clause returns the clause that sets the target.
func (t Target) Clause() zhuanhua.ClauseID { return t.Param.Clause }

// Name returns the row's key with its clause, for errors: "received-patents-2021 (SX21-T1)".
func (t Target) Name() string {
	name := zhuanhua.Quote(t.Param.Key)
	if t.Param.Clause != "" {
		name += " (" + zhuanhua.Quote(string(t.Param.Clause)) + ")"
	}
	return name
}

// grows reports whether the target is decided by growth from a base.
func (k TargetKind) grows() bool { return k == AverageRate || k == YearlyRate || k == Direction }

// ValueUnit returns the unit of Value: the metric's for a level, % for growth,
// percentage points for growth of a rate.
//
// Clause: GR6
func (t Target) ValueUnit() zhuanhua.Unit {
	switch {
	case !t.Kind.grows():
		return t.Metric.Unit
	case t.Metric.Unit.IsRate():
		return zhuanhua.UnitPercentagePoint
	}
	return zhuanhua.UnitPercent
}

// Window returns the years in words: "2023", "2021–2023".
func (t Target) Window() string {
	if t.First == t.Last {
		return itoa(t.Last)
	}
	return itoa(t.First) + "–" + itoa(t.Last)
}
