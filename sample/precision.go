package sample

import (
	"database/sql/driver"
	"math"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Precision says whether an estimate is precise enough to be published, by its
// coefficient of variation (估计精度).
type Precision uint8

// The grades.
const (
	PrecisionUnknown Precision = iota // there is no standard error
	Precise                           // a CV of 20 % at most
	Doubtful                          // above 20 %, to 30 %: with its interval alone
	Imprecise                         // above 30 %: not to be published
)

var precisions = words[Precision]{"precision", []word{
	{},
	{"precise", zhuanhua.Text{Zh: "精度可用（变异系数不超过20%）", En: "precise: a coefficient of variation of 20 % at most"}},
	{"doubtful", zhuanhua.Text{Zh: "慎用（变异系数20%至30%）", En: "doubtful: a coefficient of variation above 20 %, to 30 %"}},
	{"imprecise", zhuanhua.Text{Zh: "不宜公布（变异系数超过30%）", En: "imprecise: a coefficient of variation above 30 %"}},
}}

// String returns the stable key.
func (p Precision) String() string { return precisions.key(p) }

// Text returns the names.
func (p Precision) Text() zhuanhua.Text { return precisions.text(p) }

// MarshalText returns the stable key, empty when not known.
func (p Precision) MarshalText() ([]byte, error) { return precisions.marshal(p) }

// UnmarshalText reads the stable key; an empty text is "not known".
func (p *Precision) UnmarshalText(b []byte) error { return precisions.unmarshal(p, b) }

// Scan reads a text column; NULL is "not given".
func (p *Precision) Scan(src any) error { return precisions.scan(p, src) }

// Value returns the stable key, or nil where nothing is given.
func (p Precision) Value() (driver.Value, error) { return precisions.value(p) }

const (
	preciseCV  = 0.2
	doubtfulCV = 0.3
)

// PrecisionOf grades a reading. Growth is graded by the ratio that it comes from: a
// growth near 0 is not imprecise for being small. An estimate of 0 with an error is
// imprecise; differences, gaps and contrasts are judged better by their intervals.
func PrecisionOf(r zhuanhua.SurveyReading) Precision {
	value, known := r.Estimate.Get()
	se, told := r.StandardError.Get()
	if !known || !told {
		return PrecisionUnknown
	}
	if r.Method == zhuanhua.SurveyGrowth {
		value++
	}
	switch size := math.Abs(value); {
	case se <= preciseCV*size:
		return Precise
	case se <= doubtfulCV*size:
		return Doubtful
	}
	return Imprecise
}
