package zhuanhua

import "database/sql/driver"

// Unit is what a figure is counted in (计量单位). Units are distinct: figures of
// two of them are neither added nor compared (rulebook 0i), 万元 and 亿元 no more
// than 件 and 项; money is converted by who says so.
type Unit uint8

// The units.
const (
	UnitNone            Unit = iota
	UnitYuan                 // 元
	UnitWanYuan              // 万元, 10⁴ yuan
	UnitYiYuan               // 亿元, 10⁸ yuan
	UnitPatent               // 件: patents, each once
	UnitPatentTime           // 件次: each patent of each record
	UnitProject              // 项: projects, contracts
	UnitEvent                // 次
	UnitEnterprise           // 家
	UnitPerson               // 人
	UnitPercent              // %: the level of a rate
	UnitPercentagePoint      // 百分点: the difference of two rates
	UnitScore                // 分
	UnitItem                 // 个: what has no unit of its own
	UnitPerTenThousand       // 件/万人: patents per 10,000 people
)

var units = words[Unit]{"unit", []word{
	{},
	{"yuan", Text{"元", "yuan"}},
	{"wan_yuan", Text{"万元", "ten thousand yuan"}},
	{"yi_yuan", Text{"亿元", "hundred million yuan"}},
	{"patent", Text{"件", "patents"}},
	{"patent_time", Text{"件次", "patents, each record"}},
	{"project", Text{"项", "projects"}},
	{"event", Text{"次", "events"}},
	{"enterprise", Text{"家", "enterprises"}},
	{"person", Text{"人", "persons"}},
	{"percent", Text{"%", "per cent"}},
	{"percentage_point", Text{"百分点", "percentage points"}},
	{"score", Text{"分", "points"}},
	{"item", Text{"个", "items"}},
	{"patent_per_10k", Text{"件/万人", "patents per 10,000 people"}},
}}

// String returns the stable key.
func (u Unit) String() string { return units.key(u) }

// Text returns the names.
func (u Unit) Text() Text { return units.text(u) }

// ParseUnit reads the stable key.
func ParseUnit(s string) (Unit, error) { return units.parse(s) }

// MarshalText returns the stable key, empty when not given.
func (u Unit) MarshalText() ([]byte, error) { return units.marshal(u) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (u *Unit) UnmarshalText(b []byte) error { return units.unmarshal(u, b) }

// Scan reads a text column; NULL is "not given".
func (u *Unit) Scan(src any) error { return units.scan(u, src) }

// Value returns the stable key, or nil where nothing is given.
func (u Unit) Value() (driver.Value, error) { return units.value(u) }

// Known reports whether the unit is given and one of the list.
func (u Unit) Known() bool { return u != UnitNone && units.known(u) }

// Yuan returns how many yuan one of the unit is: 1, 10⁴ or 10⁸; 0 where the unit
// is not money.
func (u Unit) Yuan() int64 {
	switch u {
	case UnitYuan:
		return 1
	case UnitWanYuan:
		return 1e4
	case UnitYiYuan:
		return 1e8
	}
	return 0
}

// Decimals returns how many decimals the least step of the unit has: fen for money
// (2, 6 and 10), two for rates, percentage points, scores and what is counted per
// 10,000 people, none for what is counted one by one.
func (u Unit) Decimals() int32 {
	switch u {
	case UnitYuan, UnitPercent, UnitPercentagePoint, UnitScore, UnitPerTenThousand:
		return 2
	case UnitWanYuan:
		return 6
	case UnitYiYuan:
		return 10
	}
	return 0
}

// IsRate reports whether the unit is that of a rate, which grows by percentage
// points and not by a percentage of itself (% and 百分点).
//
// Clause: GR6
func (u Unit) IsRate() bool { return u == UnitPercent || u == UnitPercentagePoint }

// Match returns an error unless both are the same known unit: [ErrNotGiven] where
// one is not given, [ErrCodeWord] where one is none of the list, [ErrContradiction]
// where they differ. Whoever adds or compares figures asks it first.
func (u Unit) Match(v Unit) error {
	switch {
	case u == UnitNone || v == UnitNone:
		return &InputError{Field: units.noun, Err: ErrNotGiven}
	case !u.Known() || !v.Known():
		return &InputError{Field: units.noun, Value: u.String() + " / " + v.String(), Err: ErrCodeWord}
	case u != v:
		return &InputError{Field: units.noun, Value: u.String() + " / " + v.String(), Err: ErrContradiction}
	}
	return nil
}

// Series says what the levels of a series measure: what happened within a period
// or what stood at its end. The two do not meet in one growth rate (rulebook 0i).
type Series uint8

// The kinds of series.
const (
	SeriesNone Series = iota
	Flow              // 流量: of the period, such as registrations
	Stock             // 存量: at the statistics day, such as a loan balance
)

var allSeries = words[Series]{"series", []word{
	{},
	{"flow", Text{"流量", "flow"}},
	{"stock", Text{"存量", "stock"}},
}}

// String returns the stable key.
func (s Series) String() string { return allSeries.key(s) }

// Text returns the names.
func (s Series) Text() Text { return allSeries.text(s) }

// ParseSeries reads the stable key.
func ParseSeries(s string) (Series, error) { return allSeries.parse(s) }

// MarshalText returns the stable key, empty when not given.
func (s Series) MarshalText() ([]byte, error) { return allSeries.marshal(s) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (s *Series) UnmarshalText(b []byte) error { return allSeries.unmarshal(s, b) }

// Scan reads a text column; NULL is "not given".
func (s *Series) Scan(src any) error { return allSeries.scan(s, src) }

// Value returns the stable key, or nil where nothing is given.
func (s Series) Value() (driver.Value, error) { return allSeries.value(s) }

// Known reports whether the kind is given and one of the list.
func (s Series) Known() bool { return s != SeriesNone && allSeries.known(s) }
