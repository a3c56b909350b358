package sample

import (
	"errors"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// What can be wrong with a design, a value or an estimate. An [Error] wraps one of
// them.
var (
	ErrNoUnit            = errors.New("empty-sample: no unit was drawn")
	ErrMissingID         = errors.New("missing-id: a unit without an id")
	ErrDuplicateUnit     = errors.New("duplicate-unit: drawn twice")
	ErrMissingStratum    = errors.New("missing-stratum: some units have a stratum and some have none")
	ErrUnknownStratum    = errors.New("unknown-stratum: the frame has no such stratum")
	ErrDuplicateStratum  = errors.New("duplicate-stratum: twice in the frame")
	ErrUnsampledStratum  = errors.New("unsampled-stratum: in the frame, and nothing of it was drawn")
	ErrMissingSize       = errors.New("missing-fpc: the stratum's size is not given everywhere, nor are weights alone")
	ErrSizeVaries        = errors.New("fpc-varies: the stratum has two sizes")
	ErrSizeTooSmall      = errors.New("fpc-too-small: more units than the stratum has")
	ErrSizeKind          = errors.New("fpc-mixed-kind: sizes and sampling fractions in one design")
	ErrSizeRange         = errors.New("fpc-range: a size is 1 to 10⁹, a fraction above 0 and at most 1")
	ErrMissingWeight     = errors.New("missing-weight: some units have a weight and some have none")
	ErrNonpositiveWeight = errors.New("nonpositive-weight: a weight is above 0")
	ErrNonfiniteWeight   = errors.New("nonfinite-weight: a weight is a number")
	ErrMissingValue      = errors.New("missing-value: who answered has no value")
	ErrNonfiniteValue    = errors.New("nonfinite-value: a value is a number")
	ErrRange             = errors.New("out-of-range: beyond what is computed with")
	ErrNoRespondent      = errors.New("empty-response-class: nobody answered")
	ErrLonely            = errors.New("lonely-psu: one respondent in a stratum that is not a census")
	ErrSingleUnit        = errors.New("single-psu: one unit is no sample")
	ErrEmptyDomain       = errors.New("empty-domain: nobody who answered belongs to it")
	ErrZeroDenominator   = errors.New("zero-denominator: the base is zero or, of a growth, negative")
	ErrMissingTotal      = errors.New("missing-total: the known total of the stratum is not given")
	ErrInfeasible        = errors.New("infeasible-allocation: no sample of this size keeps every stratum within its bounds")
	ErrParameter         = errors.New("bad-parameter: not among the values that mean something")
	ErrUnreachable       = errors.New("unreachable: no sample, not even all, gives that much certainty")
	ErrMisstated         = errors.New("contradiction: the figures of the audit contradict each other")
	ErrOption            = errors.New("bad-option: no such option or out of its bounds")
)

// Error is a fault of a survey: of which stratum and unit, and what stood there. It
// wraps one of the Err values.
type Error struct {
	Stratum string // empty where it concerns none; cut to a line, as ID and Value are
	ID      string // of the unit; empty where it concerns none
	Value   string // what stood there
	Err     error
}

// Error says stratum, unit, value and what is wrong, in that order.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("sample")
	for _, part := range [...]struct{ noun, value string }{{"stratum", e.Stratum}, {"unit", e.ID}} {
		if part.value != "" {
			b.WriteString(" " + part.noun + " " + part.value)
		}
	}
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
func (e *Error) Unwrap() error { return e.Err }

// fault returns an error about a stratum and a unit, either of which may be empty.
func fault(kind error, stratum, id, value string) error {
	return &Error{zhuanhua.Quote(stratum), zhuanhua.Quote(id), zhuanhua.Quote(value), kind}
}
