package awards

import "github.com/zhuanhua-rules/zhuanhua"

// Action is what is decided about a province in a year (决定).
type Action uint8

// The actions. The zero Action is undetermined: an input that would decide is
// missing.
const (
	Undetermined Action = iota
	None                // 不予奖补
	Startup             // 拨付启动资金
	Topup               // 补拨
	Clawback            // 扣回
	Award               // 奖补
	Recover             // 追回
	Tie                 // 并列待定: equal scores across the quota line, the host decides
)

// actions has a word for the zero value too.
var actions = words[Action]{"action", []word{
	{"undetermined", zhuanhua.Text{Zh: "待定", En: "undetermined"}},
	{"none", zhuanhua.Text{Zh: "不予奖补", En: "nothing"}},
	{"startup", zhuanhua.Text{Zh: "拨付启动资金", En: "start-up money"}},
	{"topup", zhuanhua.Text{Zh: "补拨", En: "top-up"}},
	{"clawback", zhuanhua.Text{Zh: "扣回", En: "claw-back"}},
	{"award", zhuanhua.Text{Zh: "奖补", En: "award"}},
	{"recover", zhuanhua.Text{Zh: "追回", En: "recovery"}},
	{"tie", zhuanhua.Text{Zh: "并列待定", En: "tie"}},
}}

// String returns the stable key.
func (a Action) String() string { return actions.key(a) }

// Text returns the names.
func (a Action) Text() zhuanhua.Text { return actions.text(a) }

// MarshalText returns the stable key.
func (a Action) MarshalText() ([]byte, error) { return actions.marshal(a) }

// UnmarshalText reads the stable key.
func (a *Action) UnmarshalText(b []byte) error { return actions.unmarshal(a, b) }
