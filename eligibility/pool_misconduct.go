package eligibility

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Misconduct is what removes an enterprise from the pool at once (违法违规行为).
type Misconduct uint8

// The kinds of CP24 四(二)3. The list is open: any other violation of law or rule
// removes too, once the host confirms it.
const (
	MisconductNone       Misconduct = iota
	MajorAccident                   // 重大安全事故
	SeriousDishonesty               // 严重失信
	TaxEvasion                      // 偷漏税
	FalsifiedData                   // 数据造假
	AbnormalApplications            // 非正常申请专利
	OtherViolation                  // 其他违法违规行为
)

var misconducts = words[Misconduct]{"misconduct", []word{
	{},
	{"major-accident", zhuanhua.Text{Zh: "重大安全事故", En: "a major safety accident"}},
	{"serious-dishonesty", zhuanhua.Text{Zh: "严重失信", En: "serious dishonesty"}},
	{"tax-evasion", zhuanhua.Text{Zh: "偷漏税", En: "tax evasion"}},
	{"falsified-data", zhuanhua.Text{Zh: "数据造假", En: "falsified data"}},
	{"abnormal-applications", zhuanhua.Text{Zh: "非正常申请专利", En: "abnormal patent applications"}},
	{"other-violation", zhuanhua.Text{Zh: "其他违法违规行为", En: "another violation"}},
}}

const allMisconduct = zhuanhua.Set[Misconduct](1<<(OtherViolation+1) - 2)

// String returns the stable key.
func (m Misconduct) String() string { return misconducts.of(m).key }

// Text returns the names.
func (m Misconduct) Text() zhuanhua.Text { return misconducts.of(m).text }

// MarshalText returns the stable key, empty when not given.
func (m Misconduct) MarshalText() ([]byte, error) { return misconducts.marshal(m) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (m *Misconduct) UnmarshalText(b []byte) error { return misconducts.unmarshal(m, b) }

// Scan reads a text column; NULL is "not given".
func (m *Misconduct) Scan(src any) error { return misconducts.scan(m, src) }

// Value returns the stable key, or nil where nothing is given.
func (m Misconduct) Value() (driver.Value, error) { return misconducts.value(m) }

// PoolFinding is a violation found at an enterprise (违规情形). Only the host confirms
// one; a suspicion costs nothing.
type PoolFinding struct {
	ID      string                `json:"finding_id"`
	Kind    Misconduct            `json:"kind"`
	State   zhuanhua.FindingState `json:"state"`
	FoundOn zhuanhua.Day          `json:"found_on"` // must be given of a confirmed one
	Reason  string                `json:"reason"`
}

// validate returns the first fault of the finding, in the review with the id.
func (f *PoolFinding) validate(id string) error {
	fault := func(field, value string, err error) error {
		return &zhuanhua.InputError{Record: zhuanhua.RecordFinding, ID: zhuanhua.Quote(f.ID) + " of " + id, Field: field, Value: value, Err: err}
	}
	_, state := f.State.MarshalText()
	switch {
	case f.ID == "":
		return fault("finding_id", "", zhuanhua.ErrNotGiven)
	case f.Kind == MisconductNone:
		return fault("kind", "", zhuanhua.ErrNotGiven)
	case f.Kind > OtherViolation:
		return fault("kind", f.Kind.String(), zhuanhua.ErrCodeWord)
	case f.State == zhuanhua.FindingStateNone:
		return fault("state", "", zhuanhua.ErrNotGiven)
	case state != nil:
		return fault("state", f.State.String(), zhuanhua.ErrCodeWord)
	case !f.FoundOn.Valid():
		return fault("found_on", "", zhuanhua.ErrRange)
	case f.State == zhuanhua.Confirmed && !f.FoundOn.IsGiven():
		return fault("found_on", "", zhuanhua.ErrNotGiven)
	}
	return nil
}
