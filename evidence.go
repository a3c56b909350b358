package zhuanhua

import "database/sql/driver"

// Evidence is a kind of proof of a payment (到账证明材料).
type Evidence uint8

// The kinds of proof. The annex names three, "等" leaves the list open: a proof
// that the host has named and accepted is AcceptedEvidence.
const (
	EvidenceNone     Evidence = iota
	Invoice                   // 发票
	Voucher                   // 收付款凭证
	BankTransfer              // 转账记录
	AcceptedEvidence          // 其他经认可的证明
)

var evidences = words[Evidence]{"evidence", []word{
	{},
	{"invoice", Text{"发票", "invoice"}},
	{"voucher", Text{"收付款凭证", "receipt or payment voucher"}},
	{"bank_transfer", Text{"转账记录", "bank transfer record"}},
	{"accepted", Text{"其他经认可的证明", "other accepted proof"}},
}}

// String returns the stable key.
func (e Evidence) String() string { return evidences.key(e) }

// Text returns the names.
func (e Evidence) Text() Text { return evidences.text(e) }

// ParseEvidence reads the stable key.
func ParseEvidence(s string) (Evidence, error) { return evidences.parse(s) }

// MarshalText returns the stable key, empty when not given.
func (e Evidence) MarshalText() ([]byte, error) { return evidences.marshal(e) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (e *Evidence) UnmarshalText(b []byte) error { return evidences.unmarshal(e, b) }

// Scan reads a text column; NULL is "not given".
func (e *Evidence) Scan(src any) error { return evidences.scan(e, src) }

// Value returns the stable key, or nil where nothing is given.
func (e Evidence) Value() (driver.Value, error) { return evidences.value(e) }
