package sample

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// AllocationRule is how a sample is divided among strata (样本分配方法).
type AllocationRule uint8

// The rules, by what the units of a stratum are proportional to.
const (
	AllocationNone         AllocationRule = iota
	AllocationEqual                       // the same in each (等额分配)
	AllocationProportional                // N_h (按比例分配)
	AllocationNeyman                      // N_h S_h: the smallest variance for the size (奈曼分配)
	AllocationPower                       // CV_h X_h^q: Bankier's, for figures of each stratum too (幂分配)
	AllocationCost                        // N_h S_h / √c_h: the smallest variance for the money (最优成本分配)
)

var allocationRules = words[AllocationRule]{"allocation rule", []word{
	{},
	{"equal", zhuanhua.Text{Zh: "等额分配", En: "equal"}},
	{"proportional", zhuanhua.Text{Zh: "按比例分配", En: "proportional"}},
	{"neyman", zhuanhua.Text{Zh: "奈曼分配", En: "Neyman"}},
	{"power", zhuanhua.Text{Zh: "幂分配", En: "power"}},
	{"cost", zhuanhua.Text{Zh: "最优成本分配", En: "optimal for the cost"}},
}}

// String returns the stable key.
func (r AllocationRule) String() string { return allocationRules.key(r) }

// Text returns the names.
func (r AllocationRule) Text() zhuanhua.Text { return allocationRules.text(r) }

// MarshalText returns the stable key, empty when not given.
func (r AllocationRule) MarshalText() ([]byte, error) { return allocationRules.marshal(r) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (r *AllocationRule) UnmarshalText(b []byte) error { return allocationRules.unmarshal(r, b) }

// Scan reads a text column; NULL is "not given".
func (r *AllocationRule) Scan(src any) error { return allocationRules.scan(r, src) }

// Value returns the stable key, or nil when not given.
func (r AllocationRule) Value() (driver.Value, error) { return allocationRules.value(r) }

// AllocationHold tells what keeps a stratum from getting more or fewer units
// (样本量受限情况).
type AllocationHold uint8

// The holds.
const (
	HoldNone    AllocationHold = iota // the rule alone
	HoldMinimum                       // fewer are not admitted
	HoldMaximum                       // more are not admitted
	HoldCensus                        // all units are drawn
)

var allocationHolds = words[AllocationHold]{"allocation hold", []word{
	{"", zhuanhua.Text{Zh: "按方法分配", En: "as the rule gives"}},
	{"minimum", zhuanhua.Text{Zh: "已到最低样本量", En: "at the minimum"}},
	{"maximum", zhuanhua.Text{Zh: "已到最高样本量", En: "at the maximum"}},
	{"census", zhuanhua.Text{Zh: "全部抽取", En: "all units"}},
}}

// String returns the stable key.
func (k AllocationHold) String() string { return allocationHolds.key(k) }

// Text returns the names.
func (k AllocationHold) Text() zhuanhua.Text { return allocationHolds.text(k) }

// MarshalText returns the stable key, empty for none.
func (k AllocationHold) MarshalText() ([]byte, error) { return allocationHolds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is none.
func (k *AllocationHold) UnmarshalText(b []byte) error { return allocationHolds.unmarshal(k, b) }

// Scan reads a text column; NULL is none.
func (k *AllocationHold) Scan(src any) error { return allocationHolds.scan(k, src) }

// Value returns the stable key, or nil for none.
func (k AllocationHold) Value() (driver.Value, error) { return allocationHolds.value(k) }
