package awards

import "github.com/zhuanhua-rules/zhuanhua"

// Standing is what a province carries over from the year before (上年结果).
type Standing uint8

// The standings. Their numbers are the codes of [StandingFact].
const (
	StandingNone Standing = iota // not known
	Open                         // 未获奖补: no money the year before that matters
	Started                      // 获启动资金: the second decision is open
	ToppedUp                     // 获补拨
	Awarded                      // 获奖补
)

var standings = words[Standing]{"standing", []word{
	{},
	{"open", zhuanhua.Text{Zh: "未获奖补", En: "no award money"}},
	{"started", zhuanhua.Text{Zh: "获启动资金", En: "start-up money"}},
	{"topped-up", zhuanhua.Text{Zh: "获补拨", En: "top-up"}},
	{"awarded", zhuanhua.Text{Zh: "获奖补", En: "award"}},
}}

// String returns the stable key.
func (s Standing) String() string { return standings.key(s) }

// Text returns the names.
func (s Standing) Text() zhuanhua.Text { return standings.text(s) }

// MarshalText returns the stable key, empty when not known.
func (s Standing) MarshalText() ([]byte, error) { return standings.marshal(s) }

// UnmarshalText reads the stable key; an empty text is "not known".
func (s *Standing) UnmarshalText(b []byte) error { return standings.unmarshal(s, b) }
