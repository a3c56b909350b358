package sample

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// DrawMethod is how units are drawn from a stratum (抽样方法).
//
// Source: Särndal, Swensson and Wretman, Model Assisted Survey Sampling, 3; for sequential
// Poisson draws Ohlsson, Journal of Official Statistics 14 (1998), for Pareto's Rosén,
// Journal of Statistical Planning and Inference 62 (1997), for Sampford's Biometrika 54 (1967).
type DrawMethod uint8

// The methods. u is a unit's ticket over 2⁵³, π its inclusion probability.
const (
	DrawNone              DrawMethod = iota
	DrawSimple                       // the n smallest u
	DrawSystematic                   // from a random start on, every N/n-th of the list
	DrawPoisson                      // u < π, each unit for itself; n is what is expected
	DrawSequentialPoisson            // the n smallest u/π
	DrawPareto                       // the n smallest [u/(1−u)]/[π/(1−π)]
	DrawSampford                     // n with exactly π, by Sampford's design
	DrawSystematicPPS                // from a random start on, every whole number along the list's Σπ
	DrawMonetaryUnit                 // from a random start on, every J-th yuan of the list
)

var drawMethods = words[DrawMethod]{"draw method", []word{
	{},
	{"simple", zhuanhua.Text{Zh: "简单随机抽样", En: "simple random"}},
	{"systematic", zhuanhua.Text{Zh: "等距抽样", En: "systematic"}},
	{"poisson", zhuanhua.Text{Zh: "泊松抽样", En: "Poisson"}},
	{"sequential-poisson", zhuanhua.Text{Zh: "序贯泊松抽样", En: "sequential Poisson"}},
	{"pareto", zhuanhua.Text{Zh: "帕累托抽样", En: "Pareto"}},
	{"sampford", zhuanhua.Text{Zh: "桑福德抽样", En: "Sampford"}},
	{"systematic-pps", zhuanhua.Text{Zh: "与规模成比例的等距抽样", En: "systematic with probability proportional to size"}},
	{"monetary-unit", zhuanhua.Text{Zh: "货币单位抽样", En: "monetary unit"}},
}}

// String returns the stable key.
func (m DrawMethod) String() string { return drawMethods.key(m) }

// Text returns the names.
func (m DrawMethod) Text() zhuanhua.Text { return drawMethods.text(m) }

// MarshalText returns the stable key, empty when not given.
func (m DrawMethod) MarshalText() ([]byte, error) { return drawMethods.marshal(m) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (m *DrawMethod) UnmarshalText(b []byte) error { return drawMethods.unmarshal(m, b) }

// Scan reads a text column; NULL is "not given".
func (m *DrawMethod) Scan(src any) error { return drawMethods.scan(m, src) }

// Value returns the stable key, or nil where nothing is given.
func (m DrawMethod) Value() (driver.Value, error) { return drawMethods.value(m) }

// Sized tells whether units have probabilities by their sizes.
func (m DrawMethod) Sized() bool { return m >= DrawPoisson && m <= DrawMonetaryUnit }

// Listed tells whether the draw goes along a list, so that the units of the frame
// are all held in memory; of the others only the sample and the reserve are.
func (m DrawMethod) Listed() bool {
	return m == DrawSystematic || m >= DrawSampford && m <= DrawMonetaryUnit
}

// Exact tells whether units are drawn with exactly their inclusion probabilities.
// Those of sequential Poisson and Pareto draws are nearly so, the nearer the larger
// Σπ(1−π) is.
func (m DrawMethod) Exact() bool {
	return m != DrawNone && m <= DrawMonetaryUnit && m != DrawSequentialPoisson && m != DrawPareto
}
