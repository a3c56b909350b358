package sample

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Baseline is the simple sample that a design effect compares with (设计效应基准).
type Baseline uint8

// The baselines.
const (
	WithoutReplacement Baseline = iota // s²·(N̂−n)/(N̂n)
	WithReplacement                    // s²/n
)

var baselines = words[Baseline]{"baseline", []word{
	{"without-replacement", zhuanhua.Text{Zh: "不放回简单随机抽样", En: "simple random, without replacement"}},
	{"with-replacement", zhuanhua.Text{Zh: "放回简单随机抽样", En: "simple random, with replacement"}},
}}

// String returns the stable key.
func (a Baseline) String() string { return baselines.key(a) }

// Text returns the names.
func (a Baseline) Text() zhuanhua.Text { return baselines.text(a) }

// MarshalText returns the stable key.
func (a Baseline) MarshalText() ([]byte, error) { return baselines.marshal(a) }

// UnmarshalText reads the stable key; an empty text is [WithoutReplacement].
func (a *Baseline) UnmarshalText(b []byte) error { return baselines.unmarshal(a, b) }

// Scan reads a text column; NULL is [WithoutReplacement].
func (a *Baseline) Scan(src any) error { return baselines.scan(a, src) }

// Value returns the stable key.
func (a Baseline) Value() (driver.Value, error) { return baselines.value(a) }
