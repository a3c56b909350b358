package zhuanhua

import (
	"database/sql/driver"
	"strconv"
)

// Truth is a yes, a no, or not given. A missing answer is never taken for a no.
type Truth uint8

// The truth values.
const (
	Unstated Truth = iota
	Yes
	No
)

var truths = words[Truth]{"truth value", []word{
	{},
	{"true", Text{"是", "yes"}},
	{"false", Text{"否", "no"}},
}}

// TruthOf returns Yes for true and No for false.
func TruthOf(b bool) Truth {
	if b {
		return Yes
	}
	return No
}

// String returns "true", "false" or the empty text.
func (t Truth) String() string { return truths.key(t) }

// Text returns 是 and yes, 否 and no.
func (t Truth) Text() Text { return truths.text(t) }

// MarshalJSON returns true, false or null.
func (t Truth) MarshalJSON() ([]byte, error) {
	if t == Unstated {
		return []byte("null"), nil
	}
	return truths.marshal(t)
}

// UnmarshalJSON reads true, false or null.
func (t *Truth) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*t = Unstated
		return nil
	}
	return truths.unmarshal(t, b)
}

// MarshalText returns "true", "false" or the empty text.
func (t Truth) MarshalText() ([]byte, error) { return truths.marshal(t) }

// UnmarshalText reads "true", "false" or the empty text.
func (t *Truth) UnmarshalText(b []byte) error { return truths.unmarshal(t, b) }

// Scan reads a boolean or text column, or one that keeps 1 for yes and 0 for no;
// NULL is Unstated.
func (t *Truth) Scan(src any) error {
	switch v := src.(type) {
	case bool:
		*t = TruthOf(v)
		return nil
	case int64:
		src = strconv.FormatInt(v, 10)
	}
	text, err := scanText("truth value", src)
	if err != nil {
		return err
	}
	switch string(text) {
	case "1":
		*t = Yes
		return nil
	case "0":
		*t = No
		return nil
	}
	return truths.unmarshal(t, text)
}

// Value returns a boolean, or nil where nothing was given.
func (t Truth) Value() (driver.Value, error) {
	if t == Unstated {
		return nil, nil
	}
	if _, err := truths.marshal(t); err != nil {
		return nil, err
	}
	return t == Yes, nil
}
