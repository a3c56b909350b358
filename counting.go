package zhuanhua

import "database/sql/driver"

// Counting is how patents are counted within a place and period (计数口径).
type Counting uint8

// The ways of counting (rulebook 0f).
const (
	CountingNone Counting = iota
	ByPatent              // 件: each patent once, however many records carry it
	ByRecord              // 件次: each patent of each record
)

var countings = words[Counting]{"counting", []word{
	{},
	{"by_patent", Text{"按件（去重）", "each patent once"}},
	{"by_record", Text{"按件次", "each patent of each record"}},
}}

// String returns the stable key.
func (c Counting) String() string { return countings.key(c) }

// Text returns the names.
func (c Counting) Text() Text { return countings.text(c) }

// MarshalText returns the stable key, empty when not given.
func (c Counting) MarshalText() ([]byte, error) { return countings.marshal(c) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (c *Counting) UnmarshalText(b []byte) error { return countings.unmarshal(c, b) }

// Scan reads a text column; NULL is "not given".
func (c *Counting) Scan(src any) error { return countings.scan(c, src) }

// Value returns the stable key, or nil where nothing is given.
func (c Counting) Value() (driver.Value, error) { return countings.value(c) }

// Cumulation is how several years make one figure (累计口径).
type Cumulation uint8

// The ways of cumulating (rulebook 0f).
const (
	CumulationNone Cumulation = iota
	SumOfYears                // the sum of the yearly counts
	OverWindow                // each patent once over the whole window
)

var cumulations = words[Cumulation]{"cumulation", []word{
	{},
	{"sum_of_years", Text{"各年之和", "sum of the yearly counts"}},
	{"over_window", Text{"跨年去重", "each once over the window"}},
}}

// String returns the stable key.
func (c Cumulation) String() string { return cumulations.key(c) }

// Text returns the names.
func (c Cumulation) Text() Text { return cumulations.text(c) }

// MarshalText returns the stable key, empty when not given.
func (c Cumulation) MarshalText() ([]byte, error) { return cumulations.marshal(c) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (c *Cumulation) UnmarshalText(b []byte) error { return cumulations.unmarshal(c, b) }

// Scan reads a text column; NULL is "not given".
func (c *Cumulation) Scan(src any) error { return cumulations.scan(c, src) }

// Value returns the stable key, or nil where nothing is given.
func (c Cumulation) Value() (driver.Value, error) { return cumulations.value(c) }
