package zhuanhua

import "database/sql/driver"

// LicenceForm is the form of a licence (许可方式).
type LicenceForm uint8

// The forms of licence.
const (
	LicenceNone     LicenceForm = iota
	ExclusiveForm               // 独占许可
	SoleForm                    // 排他许可
	OrdinaryForm                // 普通许可
	OpenLicenceForm             // 开放许可
)

var licenceForms = words[LicenceForm]{"licence form", []word{
	{},
	{"exclusive", Text{"独占许可", "exclusive licence"}},
	{"sole", Text{"排他许可", "sole licence"}},
	{"ordinary", Text{"普通许可", "ordinary licence"}},
	{"open", Text{"开放许可", "open licence"}},
}}

// String returns the stable key.
func (f LicenceForm) String() string { return licenceForms.key(f) }

// Text returns the names.
func (f LicenceForm) Text() Text { return licenceForms.text(f) }

// ParseLicenceForm reads the stable key.
func ParseLicenceForm(s string) (LicenceForm, error) { return licenceForms.parse(s) }

// MarshalText returns the stable key, empty when not given.
func (f LicenceForm) MarshalText() ([]byte, error) { return licenceForms.marshal(f) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (f *LicenceForm) UnmarshalText(b []byte) error { return licenceForms.unmarshal(f, b) }

// Scan reads a text column; NULL is "not given".
func (f *LicenceForm) Scan(src any) error { return licenceForms.scan(f, src) }

// Value returns the stable key, or nil where nothing is given.
func (f LicenceForm) Value() (driver.Value, error) { return licenceForms.value(f) }
