package zhuanhua

import "database/sql/driver"

// Status says where a parameter's value comes from (参数依据).
type Status uint8

// The statuses. A result can tell which of its parameters were not stated.
const (
	StatusNone Status = iota
	Stated            // the document says it
	Reading           // the text leaves room; this is what we take it to mean
	Unverified        // rests on a fact that nobody has checked in a public source
	Unset             // the document demands it without a number; the host must give it
	HostRule          // the host's own rule, no document's
	Draft             // a proposal that is not in force
)

var statuses = words[Status]{"status", []word{
	{},
	{"stated", Text{"原文明示", "stated"}},
	{"reading", Text{"理解适用", "reading"}},
	{"unverified", Text{"未经核实", "unverified"}},
	{"unset", Text{"原文未定", "unset"}},
	{"host", Text{"本地规则", "host's rule"}},
	{"draft", Text{"征求意见", "draft"}},
}}

// String returns the stable key.
func (s Status) String() string { return statuses.key(s) }

// Text returns the names.
func (s Status) Text() Text { return statuses.text(s) }

// MarshalText returns the stable key, empty when not given.
func (s Status) MarshalText() ([]byte, error) { return statuses.marshal(s) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (s *Status) UnmarshalText(b []byte) error { return statuses.unmarshal(s, b) }

// Scan reads a text column; NULL is "not given".
func (s *Status) Scan(src any) error { return statuses.scan(s, src) }

// Value returns the stable key, or nil where nothing is given.
func (s Status) Value() (driver.Value, error) { return statuses.value(s) }

// Param is a parameter's provenance: its key, the clause it comes from, how firm
// that is, and the days on which it holds, From included and To not (a day not
// given is no limit).
type Param struct {
	Key    string   `json:"key"`
	Clause ClauseID `json:"clause"`
	Status Status   `json:"status"`
	From   Day      `json:"from,omitempty"`
	To     Day      `json:"to,omitempty"`
	Unit   string   `json:"unit,omitempty"`
}

// HoldsOn reports whether the day lies in the parameter's window.
func (p Param) HoldsOn(d Day) bool {
	return (p.From == 0 || d >= p.From) && (p.To == 0 || d < p.To)
}

// Field is one parameter of a rules value S, with what is needed to show it, to
// carry it from one value to another and to vary it: diff, fingerprint, blame,
// mutation and catalogue read the same table of fields, without reflection.
type Field[S any] struct {
	Param
	Text   Text              // what it is called
	Show   func(S) string    // its value, in stable words
	Copy   func(dst, src *S) // carries the value from src to dst
	Nearby func(S) []S       // copies that differ in this parameter by one unit
}
