package indicators

import "github.com/zhuanhua-rules/zhuanhua"

// Sides is how many sides of an estimate its confidence covers (单双侧).
type Sides uint8

// The sides.
const (
	// TwoSided: met where the whole confidence interval reaches the threshold, missed where
	// none of it does.
	TwoSided Sides = iota
	// OneSided: met where the lower confidence bound alone reaches it, missed where the upper
	// one does not; an interval of twice the error probability.
	OneSided
)

var sidesWords = labels[Sides]{"sides", []label{
	{"two-sided", "CZ23-A3c", zhuanhua.Text{Zh: "双侧", En: "two-sided"}},
	{"one-sided", "CZ23-A3c", zhuanhua.Text{Zh: "单侧", En: "one-sided"}},
}}

// String returns the stable key.
func (s Sides) String() string { return sidesWords.at(s).key }

// Text returns the names.
func (s Sides) Text() zhuanhua.Text { return sidesWords.at(s).text }

// MarshalText returns the stable key.
func (s Sides) MarshalText() ([]byte, error) { return sidesWords.marshal(s) }

// UnmarshalText reads the stable key.
func (s *Sides) UnmarshalText(b []byte) error { return sidesWords.unmarshal(s, b) }
