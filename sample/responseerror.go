package sample

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// ResponseError is how the error that response adds is computed (无回答误差算法).
type ResponseError uint8

// The ways.
const (
	ReverseFramework ResponseError = iota // any design: the draw's variance over the full sample, and that of the response
	TwoPhase                              // respondents as a simple random sample of their class; no clusters, nobody unresolved
)

var responseErrors = words[ResponseError]{"response error", []word{
	{"reverse-framework", zhuanhua.Text{Zh: "逆向框架", En: "reverse framework"}},
	{"two-phase", zhuanhua.Text{Zh: "二相抽样", En: "two phases"}},
}}

// String returns the stable key.
func (e ResponseError) String() string { return responseErrors.key(e) }

// Text returns the names.
func (e ResponseError) Text() zhuanhua.Text { return responseErrors.text(e) }

// MarshalText returns the stable key.
func (e ResponseError) MarshalText() ([]byte, error) { return responseErrors.marshal(e) }

// UnmarshalText reads the stable key; an empty text is [ReverseFramework].
func (e *ResponseError) UnmarshalText(b []byte) error { return responseErrors.unmarshal(e, b) }

// Scan reads a text column; NULL is [ReverseFramework].
func (e *ResponseError) Scan(src any) error { return responseErrors.scan(e, src) }

// Value returns the stable key.
func (e ResponseError) Value() (driver.Value, error) { return responseErrors.value(e) }
