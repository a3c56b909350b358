package sample

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Gaps is what happens when a survey cannot give a number (缺数处理).
type Gaps uint8

// The ways. The zero value makes an error of it.
const (
	GapsRefused Gaps = iota // an [Error]
	GapsTold                // the numbers concerned are absent, with their reason
)

var gapChoices = words[Gaps]{"gaps choice", []word{
	{"refused", zhuanhua.Text{Zh: "报错", En: "an error"}},
	{"told", zhuanhua.Text{Zh: "留空并说明原因", En: "absent, with the reason"}},
}}

// String returns the stable key.
func (g Gaps) String() string { return gapChoices.key(g) }

// Text returns the names.
func (g Gaps) Text() zhuanhua.Text { return gapChoices.text(g) }

// MarshalText returns the stable key.
func (g Gaps) MarshalText() ([]byte, error) { return gapChoices.marshal(g) }

// UnmarshalText reads the stable key; an empty text is [GapsRefused].
func (g *Gaps) UnmarshalText(b []byte) error { return gapChoices.unmarshal(g, b) }

// Scan reads a text column; NULL is [GapsRefused].
func (g *Gaps) Scan(src any) error { return gapChoices.scan(g, src) }

// Value returns the stable key.
func (g Gaps) Value() (driver.Value, error) { return gapChoices.value(g) }
