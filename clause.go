package zhuanhua

import (
	"database/sql/driver"
	"iter"
	"slices"
)

// ClauseKind is what a clause asks for (条款类型). A clause may be of several kinds.
type ClauseKind uint8

// The kinds of clause.
const (
	ClauseKindNone    ClauseKind = iota
	CheckClause                  // 审核: a record, enterprise, province or scheme passes or fails
	FigureClause                 // 统计: summed or derived
	TargetClause                 // 目标: a figure against a level, by a date
	DecisionClause               // 决定: money, or a place in a pool
	ExhortationClause            // 倡导: nothing to compute
	MethodClause                 // 方法: ours; no document has it
)

var clauseKinds = words[ClauseKind]{"kind of clause", []word{
	{},
	{"check", Text{"审核", "check"}},
	{"figure", Text{"统计", "figure"}},
	{"target", Text{"目标", "target"}},
	{"decision", Text{"决定", "decision"}},
	{"exhortation", Text{"倡导", "exhortation"}},
	{"method", Text{"方法", "method"}},
}}

// String returns the stable key.
func (k ClauseKind) String() string { return clauseKinds.key(k) }

// Text returns the names.
func (k ClauseKind) Text() Text { return clauseKinds.text(k) }

// MarshalText returns the stable key, empty when not given.
func (k ClauseKind) MarshalText() ([]byte, error) { return clauseKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (k *ClauseKind) UnmarshalText(b []byte) error { return clauseKinds.unmarshal(k, b) }

// Scan reads a text column; NULL is "not given".
func (k *ClauseKind) Scan(src any) error { return clauseKinds.scan(k, src) }

// Value returns the stable key, or nil where nothing is given.
func (k ClauseKind) Value() (driver.Value, error) { return clauseKinds.value(k) }

// Clause is one rule of a document (条款), or a method that no document states. It
// does not say where it is computed: code points to clauses, never the reverse.
type Clause struct {
	ID      ClauseID        `json:"id"`
	Place   string          `json:"place"` // where it stands in its document: 二(二)3; empty: nowhere
	Kinds   Set[ClauseKind] `json:"kinds"`
	Numbers string          `json:"numbers"` // the figures and dates in it, as they are written
	Gist    Text            `json:"gist"`    // what it says, in short and in our words
}

// Computes reports whether anything in the clause is computed: it is more than an
// exhortation.
func (c Clause) Computes() bool { return c.Kinds.Without(ExhortationClause) != 0 }

// IsMethod reports whether no document states the clause.
func (c Clause) IsMethod() bool { return c.Kinds.Has(MethodClause) }

// Clauses yields the rules of the five documents, document by document in the order
// of their text, and then the methods GR1 to GR6 and AB1 to AB9.
func Clauses() iter.Seq[Clause] { return slices.Values(clauses[:]) }

// Clause returns the clause with the id and whether there is one.
func (c ClauseID) Clause() (Clause, bool) {
	for i := range clauses {
		if clauses[i].ID == c {
			return clauses[i], true
		}
	}
	return Clause{}, false
}
