package zhuanhua

import "database/sql/driver"

// Outcome is the answer of a check, a target or a decision (结论).
type Outcome uint8

// The four outcomes (rulebook 0h). The zero Outcome is undetermined, so that a
// verdict that was never reached is no yes.
const (
	Undetermined  Outcome = iota // 待定: an input that would decide is missing
	Met                          // 符合
	NotMet                       // 不符合; wins over a missing input
	NotApplicable                // 不适用
)

// outcomes has a word for the zero value too: "undetermined" is an answer, not
// the lack of one.
var outcomes = words[Outcome]{"outcome", []word{
	{"undetermined", Text{"待定", "undetermined"}},
	{"met", Text{"符合", "met"}},
	{"not_met", Text{"不符合", "not met"}},
	{"not_applicable", Text{"不适用", "not applicable"}},
}}

// String returns the stable key.
func (o Outcome) String() string { return outcomes.key(o) }

// Text returns the names.
func (o Outcome) Text() Text { return outcomes.text(o) }

// MarshalText returns the stable key.
func (o Outcome) MarshalText() ([]byte, error) { return outcomes.marshal(o) }

// UnmarshalText reads the stable key.
func (o *Outcome) UnmarshalText(b []byte) error {
	if string(b) == "undetermined" {
		*o = Undetermined
		return nil
	}
	v, err := outcomes.parse(string(b))
	if err == nil {
		*o = v
	}
	return err
}

// Scan reads a text column; NULL is undetermined.
func (o *Outcome) Scan(src any) error {
	text, err := scanText("outcome", src)
	if err != nil {
		return err
	}
	if len(text) == 0 {
		*o = Undetermined
		return nil
	}
	return o.UnmarshalText(text)
}

// Value returns the stable key; undetermined has one too.
func (o Outcome) Value() (driver.Value, error) {
	text, err := o.MarshalText()
	return string(text), err
}
