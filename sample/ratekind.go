package sample

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// RateKind is how response rates in classes are taken (回答率算法).
type RateKind uint8

// The kinds: they differ where weights vary in a class.
const (
	RatesWeighted RateKind = iota // by weights: each class keeps its weight
	RatesCounted                  // by numbers of units
)

var rateKinds = words[RateKind]{"rate kind", []word{
	{"weighted", zhuanhua.Text{Zh: "加权回答率", En: "by weights"}},
	{"counted", zhuanhua.Text{Zh: "按单位数计回答率", En: "by numbers of units"}},
}}

// String returns the stable key.
func (k RateKind) String() string { return rateKinds.key(k) }

// Text returns the names.
func (k RateKind) Text() zhuanhua.Text { return rateKinds.text(k) }

// MarshalText returns the stable key.
func (k RateKind) MarshalText() ([]byte, error) { return rateKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is [RatesWeighted].
func (k *RateKind) UnmarshalText(b []byte) error { return rateKinds.unmarshal(k, b) }

// Scan reads a text column; NULL is [RatesWeighted].
func (k *RateKind) Scan(src any) error { return rateKinds.scan(k, src) }

// Value returns the stable key.
func (k RateKind) Value() (driver.Value, error) { return rateKinds.value(k) }
