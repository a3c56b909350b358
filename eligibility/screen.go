package eligibility

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Screen is a pattern of transfers and licences at which a person should look
// (异常转让许可筛查). The documents order the provinces to stop what is plainly not
// aimed at innovation and use, and say of no pattern that it is that: a screen
// raises a suspicion and nothing more.
type Screen uint8

// The screens.
const (
	ScreenNone      Screen = iota
	RoundTrip              // 回流: AB1
	Churn                  // 频繁转让: AB2
	Burst                  // 集中受让: AB3
	NominalPrice           // 象征性价格: AB4
	RelatedParties         // 关联交易: AB5
	YearEndRush            // 年末突击: AB6
	MoneyMismatch          // 资金异常: AB7
	Idle                   // 受让闲置: AB8
	LicenceConflict        // 许可冲突: AB9
)

var screens = words[Screen]{"screen", []word{
	{},
	{"round_trip", zhuanhua.Text{Zh: "专利回流", En: "round trip"}},
	{"churn", zhuanhua.Text{Zh: "频繁转让", En: "churn"}},
	{"burst", zhuanhua.Text{Zh: "集中受让", En: "burst of purchases"}},
	{"nominal_price", zhuanhua.Text{Zh: "象征性价格", En: "nominal price"}},
	{"related_parties", zhuanhua.Text{Zh: "关联方交易", En: "related parties"}},
	{"year_end_rush", zhuanhua.Text{Zh: "年末突击", En: "year-end rush"}},
	{"money_mismatch", zhuanhua.Text{Zh: "资金异常", En: "money mismatch"}},
	{"idle", zhuanhua.Text{Zh: "受让后闲置", En: "idle after purchase"}},
	{"licence_conflict", zhuanhua.Text{Zh: "许可冲突或频繁许可", En: "licence conflict or churn"}},
}}

const allScreens = zhuanhua.Set[Screen](1<<(LicenceConflict+1) - 2)

// String returns the stable key.
func (s Screen) String() string { return screens.of(s).key }

// Text returns the names.
func (s Screen) Text() zhuanhua.Text { return screens.of(s).text }

// Clause returns the id of the screen's definition, empty of what is no screen.
func (s Screen) Clause() zhuanhua.ClauseID {
	if s == ScreenNone || s > LicenceConflict {
		return ""
	}
	return zhuanhua.ClauseID("AB" + string('0'+rune(s)))
}

// MarshalText returns the stable key, empty when not given.
func (s Screen) MarshalText() ([]byte, error) { return screens.marshal(s) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (s *Screen) UnmarshalText(b []byte) error { return screens.unmarshal(s, b) }

// Scan reads a text column; NULL is "not given".
func (s *Screen) Scan(src any) error { return screens.scan(s, src) }

// Value returns the stable key, or nil where nothing is given.
func (s Screen) Value() (driver.Value, error) { return screens.value(s) }
