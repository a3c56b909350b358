package zhuanhua

import "database/sql/driver"

// Nature says what a failed criterion means to the one who handed the record in.
type Nature uint8

// The natures.
const (
	NatureNone Nature = iota
	Merit             // 实质条件: does not deserve to count
	Proof             // 手续条件: something is still to be filed or shown
	Scoping           // 范围条件: another province's, another year's; "not ours"
)

var natures = words[Nature]{"nature", []word{
	{},
	{"merit", Text{"实质条件", "merit"}},
	{"proof", Text{"手续条件", "proof"}},
	{"scoping", Text{"范围条件", "scoping"}},
}}

// String returns the stable key.
func (n Nature) String() string { return natures.key(n) }

// Text returns the names.
func (n Nature) Text() Text { return natures.text(n) }

// MarshalText returns the stable key, empty when not given.
func (n Nature) MarshalText() ([]byte, error) { return natures.marshal(n) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (n *Nature) UnmarshalText(b []byte) error { return natures.unmarshal(n, b) }

// Scan reads a text column; NULL is "not given".
func (n *Nature) Scan(src any) error { return natures.scan(n, src) }

// Value returns the stable key, or nil where nothing is given.
func (n Nature) Value() (driver.Value, error) { return natures.value(n) }

// TermKind says what a term does for its criterion.
type TermKind uint8

// The kinds of term.
const (
	// Passes: the criterion is met where the fact has one of the codes.
	Passes TermKind = iota
	// Exempts: the criterion does not apply where the fact has one of the codes (a
	// licence needs no first patentee). A fact not given leaves it open.
	Exempts
	// Bars: the criterion is not examined where the fact has one of the codes,
	// because another criterion of the same check fails there (a university's size
	// as a transferee). A fact not given excuses nothing: the record falls one way
	// or the other. [Compile] checks that the other criterion is there.
	Bars
)

// Term is one way to satisfy a criterion: the fact has a code in the set. An
// empty set never passes, known or not.
type Term struct {
	Fact  int // number in the form
	In    Codes
	Maybe Codes // codes that tell something, but not enough ("small or medium"): as if not given
	Kind  TermKind
}

// open reports whether the code leaves the term open.
func (t *Term) open(c Code) bool {
	return t.Kind != Bars && (c == 0 && t.In|t.Maybe != 0 || t.Maybe.Has(c) && !t.In.Has(c))
}

// Criterion is one row of a check: met as soon as one of its terms holds, unknown
// where none holds but one could, failed otherwise.
type Criterion struct {
	Code   string // stable for ever, unique in its check: "transferor-kind"
	Text   Text   // the reason, as a person reads it when the criterion failed
	Clause ClauseID
	Param  Param // which reading or parameter the row depends on; zero: none
	Nature Nature
	Any    []Term
	Remedy Text // of a proof: what is to be filed, and with whom; zero: what the facts say
}

// Status returns how firm the row is: its parameter's status, or Stated.
func (c *Criterion) Status() Status {
	if c.Param.Status == StatusNone {
		return Stated
	}
	return c.Param.Status
}

// judge is the definition of a criterion over facts that are fixed or complete,
// term by term; the compiled table must agree with it.
func (c *Criterion) judge(facts Facts) RowOutcome {
	open := false
	for _, t := range c.Any {
		code := facts.Get(t.Fact)
		switch {
		case t.In.Has(code) && t.Kind == Passes:
			return RowMet
		case t.In.Has(code):
			return RowNotApplicable
		case t.open(code):
			open = true
		}
	}
	if open {
		return RowUnknown
	}
	return RowFailed
}

// missing returns the facts not given that could still change an unknown row.
func (c *Criterion) missing(facts Facts) (absent uint16) {
	for _, t := range c.Any {
		if t.open(facts.Get(t.Fact)) {
			absent |= 1 << t.Fact
		}
	}
	return absent
}

// RowOutcome is the outcome of one criterion.
type RowOutcome uint8

// The outcomes of a criterion.
const (
	RowNone RowOutcome = iota
	RowMet
	RowFailed
	RowUnknown
	RowNotApplicable
)

var rowOutcomes = words[RowOutcome]{"row outcome", []word{
	{},
	{"met", Text{"符合", "met"}},
	{"failed", Text{"不符合", "failed"}},
	{"unknown", Text{"待定", "unknown"}},
	{"not_applicable", Text{"不适用", "not applicable"}},
}}

// String returns the stable key.
func (o RowOutcome) String() string { return rowOutcomes.key(o) }

// Text returns the names.
func (o RowOutcome) Text() Text { return rowOutcomes.text(o) }

// MarshalText returns the stable key, empty when not given.
func (o RowOutcome) MarshalText() ([]byte, error) { return rowOutcomes.marshal(o) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (o *RowOutcome) UnmarshalText(b []byte) error { return rowOutcomes.unmarshal(o, b) }

// Scan reads a text column; NULL is "not given".
func (o *RowOutcome) Scan(src any) error { return rowOutcomes.scan(o, src) }

// Value returns the stable key, or nil where nothing is given.
func (o RowOutcome) Value() (driver.Value, error) { return rowOutcomes.value(o) }
