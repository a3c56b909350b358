package zhuanhua

import "database/sql/driver"

// SizeClass is an enterprise's size (企业划型).
type SizeClass uint8

// The size classes, smallest first.
const (
	SizeNone SizeClass = iota
	Micro              // 微型
	Small              // 小型
	Medium             // 中型
	Large              // 大型
)

var sizeClasses = words[SizeClass]{"size class", []word{
	{},
	{"micro", Text{"微型", "micro"}},
	{"small", Text{"小型", "small"}},
	{"medium", Text{"中型", "medium"}},
	{"large", Text{"大型", "large"}},
}}

// String returns the stable key.
func (c SizeClass) String() string { return sizeClasses.key(c) }

// Text returns the names.
func (c SizeClass) Text() Text { return sizeClasses.text(c) }

// ParseSizeClass reads the stable key.
func ParseSizeClass(s string) (SizeClass, error) { return sizeClasses.parse(s) }

// MarshalText returns the stable key, empty when not given.
func (c SizeClass) MarshalText() ([]byte, error) { return sizeClasses.marshal(c) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (c *SizeClass) UnmarshalText(b []byte) error { return sizeClasses.unmarshal(c, b) }

// Scan reads a text column; NULL is "not given".
func (c *SizeClass) Scan(src any) error { return sizeClasses.scan(c, src) }

// Value returns the stable key, or nil where nothing is given.
func (c SizeClass) Value() (driver.Value, error) { return sizeClasses.value(c) }

// Figure is what an enterprise is measured by (划型指标).
type Figure uint8

// The figures, and the industry without which none of them can be read.
const (
	FigureNone    Figure = iota
	Employees            // 从业人员, end of the period
	Revenue              // 营业收入
	Assets               // 资产总额
	IndustryGiven        // 所属行业
)

var figures = words[Figure]{"figure", []word{
	{},
	{"employees", Text{"从业人员", "employees"}},
	{"revenue", Text{"营业收入", "revenue"}},
	{"assets", Text{"资产总额", "total assets"}},
	{"industry", Text{"所属行业", "industry"}},
}}

// String returns the stable key.
func (f Figure) String() string { return figures.key(f) }

// Text returns the names.
func (f Figure) Text() Text { return figures.text(f) }

// MarshalText returns the stable key, empty when not given.
func (f Figure) MarshalText() ([]byte, error) { return figures.marshal(f) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (f *Figure) UnmarshalText(b []byte) error { return figures.unmarshal(f, b) }

// Scan reads a text column; NULL is "not given".
func (f *Figure) Scan(src any) error { return figures.scan(f, src) }

// Value returns the stable key, or nil where nothing is given.
func (f Figure) Value() (driver.Value, error) { return figures.value(f) }

// Size is what is known of an enterprise's size: the classes it may have. The
// zero Size knows nothing.
type Size struct {
	Possible Set[SizeClass] `json:"possible"` // empty: any
	Missing  Set[Figure]    `json:"missing"`  // what would tell the class
	SetBy    bool           `json:"set"`      // an authority set the class; figures play no part
}

// anySize are the classes there are.
var anySize = SetOf(Micro, Small, Medium, Large)

// Valid reports whether the possible classes are classes; a cast could have made
// others.
func (s Size) Valid() bool { return s.Possible&^anySize == 0 }

// SizeOf returns the size of which the class is known.
func SizeOf(c SizeClass) Size { return Size{Possible: SetOf(c)} }

// Class returns the class where only one is possible, else SizeNone.
func (s Size) Class() SizeClass {
	only := SizeNone
	if possible := s.Possible & anySize; possible.Len() == 1 {
		for c := range possible.All() {
			only = c
		}
	}
	return only
}

// SME tells whether the enterprise is micro, small or medium (中小微企业): Yes as
// soon as large is impossible, whichever of the three it is (rulebook 9).
func (s Size) SME() Truth {
	switch possible := s.Possible & anySize; {
	case possible == 0:
		return Unstated
	case !possible.Has(Large):
		return Yes
	case possible == SetOf(Large):
		return No
	}
	return Unstated
}

// EveryYear is the year of a size or figure that holds for every year.
const EveryYear = 0

// SizeOfYear is an enterprise's size by the figures of a year.
type SizeOfYear struct {
	Year int  `json:"year"` // EveryYear: whichever year is asked for
	Size Size `json:"size"`
}
