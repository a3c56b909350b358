package sample

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// TaintModel is the distribution behind the bound of a monetary-unit sample (差错率上限模型).
type TaintModel uint8

// The models. The zero value is the customary one of audit tables.
const (
	TaintPoisson  TaintModel = iota // limits of a Poisson count over n
	TaintBinomial                   // limits of Clopper and Pearson: a little tighter
)

var taintModels = words[TaintModel]{"taint model", []word{
	{"poisson", zhuanhua.Text{Zh: "泊松分布", En: "Poisson"}},
	{"binomial", zhuanhua.Text{Zh: "二项分布", En: "binomial"}},
}}

// String returns the stable key.
func (m TaintModel) String() string { return taintModels.key(m) }

// Text returns the names.
func (m TaintModel) Text() zhuanhua.Text { return taintModels.text(m) }

// MarshalText returns the stable key.
func (m TaintModel) MarshalText() ([]byte, error) { return taintModels.marshal(m) }

// UnmarshalText reads the stable key; an empty text is [TaintPoisson].
func (m *TaintModel) UnmarshalText(b []byte) error { return taintModels.unmarshal(m, b) }

// Scan reads a text column; NULL is [TaintPoisson].
func (m *TaintModel) Scan(src any) error { return taintModels.scan(m, src) }

// Value returns the stable key.
func (m TaintModel) Value() (driver.Value, error) { return taintModels.value(m) }
