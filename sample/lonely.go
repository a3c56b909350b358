package sample

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Lonely is what to do where one primary unit, or one unit of a cluster, stands for
// several (单一样本单元): such a stratum or cluster shows no variance of its own. A census
// of one unit is not lonely. Where every stratum is lonely only laying them together
// helps. Within clusters LonelyCollapsed is LonelyAverage.
type Lonely uint8

// The choices. The zero value is the honest one.
const (
	LonelyUnknown   Lonely = iota // there is no standard error: an error or a gap, as [Gaps] says
	LonelyCertain                 // it adds no variance, which understates the error
	LonelyAverage                 // it adds the average of the other strata
	LonelyCentred                 // its deviation is taken from 0, for totals far too large
	LonelyCollapsed               // it is laid together with the next stratum by name, which overstates the error
)

var lonelyChoices = words[Lonely]{"lonely choice", []word{
	{"unknown", zhuanhua.Text{Zh: "不估计误差", En: "no standard error"}},
	{"certain", zhuanhua.Text{Zh: "视为必抽，不计方差", En: "as if certain: no variance"}},
	{"average", zhuanhua.Text{Zh: "取其他层方差的平均", En: "the average of the other strata"}},
	{"centred", zhuanhua.Text{Zh: "以零为中心计离差", En: "deviations from 0"}},
	{"collapsed", zhuanhua.Text{Zh: "与相邻层合并", En: "laid together with the next stratum"}},
}}

// String returns the stable key.
func (l Lonely) String() string { return lonelyChoices.key(l) }

// Text returns the names.
func (l Lonely) Text() zhuanhua.Text { return lonelyChoices.text(l) }

// MarshalText returns the stable key.
func (l Lonely) MarshalText() ([]byte, error) { return lonelyChoices.marshal(l) }

// UnmarshalText reads the stable key; an empty text is [LonelyUnknown].
func (l *Lonely) UnmarshalText(b []byte) error { return lonelyChoices.unmarshal(l, b) }

// Scan reads a text column; NULL is [LonelyUnknown].
func (l *Lonely) Scan(src any) error { return lonelyChoices.scan(l, src) }

// Value returns the stable key.
func (l Lonely) Value() (driver.Value, error) { return lonelyChoices.value(l) }
