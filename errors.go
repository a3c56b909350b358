package zhuanhua

import (
	"database/sql/driver"
	"errors"
	"strconv"
	"strings"
)

// What can be wrong with an input. An [InputError] wraps one of them, so that
// errors.Is tells the kind and errors.As the record and field.
var (
	ErrSyntax        = errors.New("not in the customary form")
	ErrCheckChar     = errors.New("wrong check character")
	ErrCodeWord      = errors.New("unknown code word")
	ErrRange         = errors.New("out of range")
	ErrPrecision     = errors.New("too many decimals")
	ErrNotGiven      = errors.New("must be given")
	ErrNotAllowed    = errors.New("must not be given here")
	ErrUnknownID     = errors.New("no such id in the register")
	ErrDuplicate     = errors.New("given twice")
	ErrContradiction = errors.New("contradicts what was given before")
	ErrUnset         = errors.New("the text demands it without a number and the host gave none")
)

// RecordKind names a kind of record in errors, decision records and tallies.
type RecordKind uint8

// The kinds of record.
const (
	RecordNone RecordKind = iota
	RecordParty
	RecordEnterprise
	RecordPatent
	RecordTransfer
	RecordPayment
	RecordPledge
	RecordProduct
	RecordMeasure
	RecordCoverage
	RecordPlan
	RecordCandidate
	RecordFinding
	RecordEvaluation
	RecordWaiver
	RecordDecision
	RecordEntry
	RecordApplication
	RecordProgress
	RecordReview
	RecordPool
	RecordPoolYear
	RecordPoolEvent
	RecordWorkPlan
	RecordBudget
	RecordNominee
	RecordClaim
	RecordFigure
	RecordSharing
	RecordTarget
	RecordReport // a figure of a report, made of many records
)

var recordKinds = words[RecordKind]{"record kind", []word{
	{},
	{"party", Text{"当事人", "party"}},
	{"enterprise", Text{"企业", "enterprise"}},
	{"patent", Text{"专利", "patent"}},
	{"transfer", Text{"转让许可", "transfer"}},
	{"payment", Text{"付款", "payment"}},
	{"pledge", Text{"质押登记", "pledge registration"}},
	{"product", Text{"专利产品备案", "product filing"}},
	{"measure", Text{"政策措施", "measure"}},
	{"coverage", Text{"政策覆盖", "coverage"}},
	{"plan", Text{"实施方案", "plan"}},
	{"candidate", Text{"参评省份", "candidate"}},
	{"finding", Text{"异常行为", "finding"}},
	{"evaluation", Text{"绩效评价", "evaluation"}},
	{"waiver", Text{"豁免", "waiver"}},
	{"decision", Text{"奖补决定", "award decision"}},
	{"entry", Text{"资金台账条目", "ledger entry"}},
	{"application", Text{"入库申报", "application"}},
	{"progress", Text{"培育进展", "progress"}},
	{"review", Text{"在库核查", "review"}},
	{"pool", Text{"培育库", "pool"}},
	{"pool_year", Text{"培育库年度", "pool year"}},
	{"pool_event", Text{"培育库事件", "pool event"}},
	{"work_plan", Text{"工作计划", "work plan"}},
	{"budget", Text{"专项资金", "budget"}},
	{"nominee", Text{"奖补对象", "nominee"}},
	{"claim", Text{"补助申请", "support claim"}},
	{"figure", Text{"指标数据", "figure"}},
	{"sharing", Text{"专利分享", "sharing of patents"}},
	{"target", Text{"目标", "target"}},
	{"report", Text{"统计报告", "report"}},
}}

// String returns the stable key.
func (k RecordKind) String() string { return recordKinds.key(k) }

// Text returns the names.
func (k RecordKind) Text() Text { return recordKinds.text(k) }

// MarshalText returns the stable key, empty when not given.
func (k RecordKind) MarshalText() ([]byte, error) { return recordKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (k *RecordKind) UnmarshalText(b []byte) error { return recordKinds.unmarshal(k, b) }

// Scan reads a text column; NULL is "not given".
func (k *RecordKind) Scan(src any) error { return recordKinds.scan(k, src) }

// Value returns the stable key, or nil where nothing is given.
func (k RecordKind) Value() (driver.Value, error) { return recordKinds.value(k) }

// InputError is bad input: which record, which field, what stood there. It wraps
// one of the Err values of this package.
type InputError struct {
	Record RecordKind // RecordNone where a bare value was parsed
	ID     string     // of the record; cut to a line
	Field  string     // the field's name in the record
	Value  string     // what stood there; cut to a line
	Err    error
}

// Error says record, field, value and what is wrong, in that order.
func (e *InputError) Error() string {
	var b strings.Builder
	if e.Record != RecordNone {
		b.WriteString(e.Record.String())
		b.WriteByte(' ')
		b.WriteString(e.ID)
		b.WriteString(": ")
	}
	b.WriteString(e.Field)
	if e.Value != "" {
		b.WriteString(" «" + e.Value + "»")
	}
	b.WriteString(": ")
	if e.Err == nil {
		b.WriteString("bad input")
	} else {
		b.WriteString(e.Err.Error())
	}
	return b.String()
}

// Unwrap returns the kind of fault.
func (e *InputError) Unwrap() error { return e.Err }

// In returns the error as one of a record's field: a parser knows neither.
func (e *InputError) In(record RecordKind, id, field string) *InputError {
	copied := *e
	copied.Record, copied.ID, copied.Field = record, Quote(id), field
	return &copied
}

// UnsetError says which number that a document demands without stating it (原文未定)
// a decision turns on and the host did not give. It wraps [ErrUnset].
type UnsetError struct {
	Param Param
	Year  int    // of the decision; 0: of no year in particular
	ID    string // of the record that was to be decided; empty: of none in particular
}

// Error names parameter, year, clause and record.
func (e *UnsetError) Error() string {
	text := e.Param.Key
	if e.Year != 0 {
		text += " of " + strconv.Itoa(e.Year)
	}
	text += " (" + string(e.Param.Clause) + ")"
	if e.ID != "" {
		text += " for " + Quote(e.ID)
	}
	return text + ": " + ErrUnset.Error()
}

// Unwrap returns [ErrUnset].
func (e *UnsetError) Unwrap() error { return ErrUnset }

// inRecord puts record and field to an error that a parser or check returned.
func inRecord(err error, record RecordKind, id, field string) error {
	var input *InputError
	if errors.As(err, &input) {
		return input.In(record, id, field)
	}
	return &InputError{Record: record, ID: Quote(id), Field: field, Err: err}
}
