package awards

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Cycle decides by one set of terms. It is immutable and safe for any number of
// goroutines.
type Cycle struct {
	terms       Terms
	table       *zhuanhua.Table
	checks      map[string]int // numbers in the table
	transitions []Transition
	fingerprint func() string
}

// Cycle compiles the terms. It returns a [TermsError] for terms that
// [Terms.Validate] refuses.
func (t Terms) Cycle() (*Cycle, error) {
	if err := t.Validate(); err != nil {
		return nil, err
	}
	startupContest, awardContest := t.contests()
	table, err := zhuanhua.Compile(CandidateForm(), t.StartupCheck(), t.TopupCheck(), t.AwardCheck(), startupContest, awardContest)
	if err != nil {
		return nil, err
	}
	c := &Cycle{terms: t, table: table, checks: map[string]int{}, transitions: Transitions(), fingerprint: printed(Fields(), t, table)}
	for i := range table.Checks() {
		c.checks[table.Check(i).Name] = i
	}
	return c, nil
}

// Terms returns the terms by which the cycle decides.
func (c *Cycle) Terms() Terms { return c.terms }

// Table returns the table of the checks of candidates.
func (c *Cycle) Table() *zhuanhua.Table { return c.table }

// NotEvaluatedError names start-up provinces that have no evaluation in the second
// year, by which their decision would be made.
//
// Clause: CZ23-3.3b
type NotEvaluatedError struct {
	Year      int
	Provinces []zhuanhua.Place // in code order
}

// Error names year and provinces.
func (e *NotEvaluatedError) Error() string {
	codes := make([]string, len(e.Provinces))
	for i, p := range e.Provinces {
		codes[i] = p.String()
	}
	return fmt.Sprintf("no evaluation of %d for start-up provinces %s (CZ23-3.3b)", e.Year, strings.Join(codes, ", "))
}

// Decide makes the decisions of all years, one for each applicant and year.
//
// It returns an [zhuanhua.InputError] for a province that is none of the 31, does
// not take part or takes part twice; a year outside the programme
// ([ErrOutsideProgramme]); two evaluations or waivers for a year and province; two
// findings of one id; a score, deduction or finding that is out of range; a
// waiver without reason; a tie that the tie-breaks of its year are to break and of
// which an evaluation has no points. It
// returns a [NotEvaluatedError] for start-up provinces without an evaluation in the
// second year, and an [UnsetError] where a decision turns on a quota or pass mark
// that was not given; the result then holds the decisions of the years before
// that one, and the balances after them. Of any other error there are no decisions. The zero Cycle decides
// nothing ([zhuanhua.ErrNotGiven]).
//
// Clause: CZ23-1.2.3, CZ23-2.2.3, CZ23-3.3a, CZ23-3.3b, CZ23-3.3c, CZ23-4.4a, CZ23-4.4b
func (c *Cycle) Decide(in Input) (Result, error) {
	if c == nil || c.table == nil {
		return Result{}, errNoTerms()
	}
	return c.DecideUntil(in, c.terms.LastYear)
}

// errNoTerms is the fault of a cycle that no terms made.
func errNoTerms() error {
	return &zhuanhua.InputError{Field: "cycle", Err: zhuanhua.ErrNotGiven}
}

// DecideUntil makes the decisions up to a year, that year included, as [Cycle.Decide]
// does: in the first year nothing of the second is asked for. What the input holds of
// later years is checked, and decides nothing. A year outside the programme is
// [ErrOutsideProgramme].
//
// Clause: CZ23-3.3a, CZ23-3.3b, CZ23-3.3c
func (c *Cycle) DecideUntil(in Input, until int) (Result, error) {
	return c.decideUntil(in, until, nil)
}

// decideUntil is [Cycle.DecideUntil], with notes on what sampling errors could overturn
// where they are given.
func (c *Cycle) decideUntil(in Input, until int, sampled *sampling) (Result, error) {
	if c == nil || c.table == nil {
		return Result{}, errNoTerms()
	}
	if !c.has(until) {
		return Result{}, &zhuanhua.InputError{Field: "until", Value: strconv.Itoa(until), Err: ErrOutsideProgramme}
	}
	d, err := c.read(&in)
	if err != nil {
		return Result{}, err
	}
	if err := sampled.take(d); err != nil {
		return Result{}, err
	}
	r := &run{Cycle: c, dossier: d, sampled: sampled, progress: make([]progress, len(d.applicants))}
	for i := range r.progress {
		r.progress[i] = progress{standing: Open}
	}
	result := Result{Decisions: []Decision{}, Balances: []Balance{}}
	for year := c.terms.FirstYear; year <= until; year++ {
		decisions, err := r.year(year)
		var input *zhuanhua.InputError
		if errors.As(err, &input) {
			return Result{}, err
		}
		if err != nil {
			return r.balances(result), err
		}
		result.Decisions = append(result.Decisions, decisions...)
	}
	return r.balances(result), nil
}
