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
	ErrDuplicateUnit     = errors.New("duplicate-unit: given twice")
	ErrMissingStratum    = errors.New("missing-stratum: some units have a stratum and some have none")
	ErrUnknownStratum    = errors.New("unknown-stratum: the frame has no such stratum")
	ErrDuplicateStratum  = errors.New("duplicate-stratum: twice in the frame")
	ErrUnsampledStratum  = errors.New("unsampled-stratum: in the frame, and nothing of it was drawn")
	ErrMissingCluster    = errors.New("missing-cluster: some units have a cluster and some have none")
	ErrClusterNotNested  = errors.New("cluster-not-nested: the cluster lies in two strata, see Options.Nest")
	ErrMissingSize       = errors.New("missing-fpc: the size of the stratum or cluster is not given everywhere, nor are weights alone")
	ErrSizeVaries        = errors.New("fpc-varies: the stratum or cluster has two sizes")
	ErrSizeTooSmall      = errors.New("fpc-too-small: more units than the stratum or cluster has")
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
	ErrSingleUnit        = errors.New("single-psu: one primary unit is no sample")
	ErrEmptyDomain       = errors.New("empty-domain: nobody who answered belongs to it")
	ErrZeroDenominator   = errors.New("zero-denominator: the base is zero or, of a growth, negative")
	ErrMissingTotal      = errors.New("missing-total: the known total of the stratum is not given")
	ErrInfeasible        = errors.New("infeasible-allocation: no sample of this size keeps every stratum within its bounds")
	ErrParameter         = errors.New("bad-parameter: not among the values that mean something")
	ErrUnreachable       = errors.New("unreachable: no sample, not even all, gives that much certainty")
	ErrMisstated         = errors.New("contradiction: the figures of the audit contradict each other")
	ErrMissingStatus     = errors.New("missing-status: what became of the unit is not given")
	ErrMissingClass      = errors.New("missing-class: the unit has no class")
	ErrEmptyPoststratum  = errors.New("empty-poststratum: in the population, and nobody of it answered")
	ErrPoststratum       = errors.New("poststratum-mismatch: in the sample, and no total is known of it")
	ErrNotConverged      = errors.New("calibration-not-converged: no weights within the bounds meet the known totals")
	ErrAdjusted          = errors.New("already-adjusted: non-response is adjusted once, before weights meet known totals")
	ErrContrast          = errors.New("bad-contrast: a contrast has one finite coefficient for each estimate")
	ErrOption            = errors.New("bad-option: no such option or out of its bounds")
)

// Error is a fault of a survey: of which stratum and unit, and what stood there. It
// wraps one of the Err values.
type Error struct {
	Stratum string // empty where it concerns none; cut to a line, as the others are
	Cluster string // empty where it concerns none
	ID      string // of the unit; empty where it concerns none
	Value   string // what stood there
	Err     error
}

// Error says stratum, cluster, unit, value and what is wrong, in that order.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString("sample")
	for _, part := range [...]struct{ noun, value string }{{"stratum", e.Stratum}, {"cluster", e.Cluster}, {"unit", e.ID}} {
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
	return Error{Stratum: stratum, ID: id, Value: value, Err: kind}.quoted()
}

// inCluster returns an error about a unit's cluster.
func inCluster(kind error, u *Unit, value string) error {
	return Error{Stratum: u.Stratum, Cluster: u.Cluster, ID: u.ID, Value: value, Err: kind}.quoted()
}

// quoted returns the error with every part cut to a line.
func (e Error) quoted() error {
	for _, part := range [...]*string{&e.Stratum, &e.Cluster, &e.ID, &e.Value} {
		*part = zhuanhua.Quote(*part)
	}
	return &e
}
