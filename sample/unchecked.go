package sample

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Unchecked is what an audit makes of an item that was drawn and not checked (未核查项目).
// None counts as right.
type Unchecked uint8

// The ways. The zero value makes an error of it.
const (
	UncheckedRefused Unchecked = iota // [ErrUnchecked], with the item's id
	UncheckedInError                  // nothing of it is right; an opinion says how many there are
)

var uncheckedChoices = words[Unchecked]{"unchecked choice", []word{
	{"refused", zhuanhua.Text{Zh: "报错", En: "an error"}},
	{"in-error", zhuanhua.Text{Zh: "按全部差错计", En: "in error in full"}},
}}

// String returns the stable key.
func (u Unchecked) String() string { return uncheckedChoices.key(u) }

// Text returns the names.
func (u Unchecked) Text() zhuanhua.Text { return uncheckedChoices.text(u) }

// MarshalText returns the stable key.
func (u Unchecked) MarshalText() ([]byte, error) { return uncheckedChoices.marshal(u) }

// UnmarshalText reads the stable key; an empty text is [UncheckedRefused].
func (u *Unchecked) UnmarshalText(b []byte) error { return uncheckedChoices.unmarshal(u, b) }

// Scan reads a text column; NULL is [UncheckedRefused].
func (u *Unchecked) Scan(src any) error { return uncheckedChoices.scan(u, src) }

// Value returns the stable key.
func (u Unchecked) Value() (driver.Value, error) { return uncheckedChoices.value(u) }
