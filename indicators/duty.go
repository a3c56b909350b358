package indicators

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Duty is how a task of a plan stands on a day (任务进展): met, not met, undetermined
// while an input is missing or its day has not come, not applicable where there is
// nothing to do.
type Duty struct {
	Clause   zhuanhua.ClauseID `json:"clause"`
	Outcome  zhuanhua.Outcome  `json:"outcome"`
	Strives  bool              `json:"strives,omitempty"`  // 力争: aspired to, not demanded
	Deadline zhuanhua.Day      `json:"deadline,omitempty"` // included; not given: none
	Done     int64             `json:"done"`
	Needed   int64             `json:"needed"`
	Grounds  []Ground          `json:"grounds"` // none where it is met
	Missing  []string          `json:"missing"` // what would decide
}

// Ground is why a duty is not met, or not yet.
type Ground struct {
	Code   string            `json:"code"` // one of the Ground constants
	Clause zhuanhua.ClauseID `json:"clause"`
	Text   zhuanhua.Text     `json:"text"`
}

// Codes of grounds.
const (
	GroundUncovered    = "uncovered"    // some of the whole is not covered
	GroundNotDone      = "not-done"     // not done by the deadline
	GroundLate         = "late"         // done after it
	GroundTooFew       = "too-few"      // fewer than the number asked for
	GroundNotYetDue    = "not-yet-due"  // not done, and its day has not come
	GroundUnknown      = "not-known"    // an input that would decide is missing
	GroundEmptyMonth   = "empty-month"  // a month without any
	GroundNotExtended  = "not-extended" // no more than in the year before
	GroundNotBegun     = "not-begun"    // none in the first year
	GroundUnregistered = "unregistered" // to be registered, and not
	GroundUnfounded    = "unfounded"    // registered, and not to be
	GroundGap          = "gap"          // longer than the interval without a report
)

// duty begins a duty that is met until a ground is found.
func duty(clause zhuanhua.ClauseID, deadline zhuanhua.Day) Duty {
	return Duty{Clause: clause, Outcome: zhuanhua.Met, Deadline: deadline, Grounds: []Ground{}, Missing: []string{}}
}

// fail adds a ground by which the duty is not met.
func (d *Duty) fail(code, zh, en string) {
	d.Outcome = zhuanhua.NotMet
	d.Grounds = append(d.Grounds, Ground{code, d.Clause, zhuanhua.Text{Zh: zh, En: en}})
}

// wait adds a ground that leaves the duty open, unless it is not met already.
func (d *Duty) wait(code, zh, en string, missing ...string) {
	if d.Outcome != zhuanhua.NotMet {
		d.Outcome = zhuanhua.Undetermined
	}
	d.Grounds = append(d.Grounds, Ground{code, d.Clause, zhuanhua.Text{Zh: zh, En: en}})
	d.Missing = append(d.Missing, missing...)
}

// settle leaves no input missing that could change nothing any more.
func (d Duty) settle() Duty {
	if d.Outcome != zhuanhua.Undetermined {
		d.Missing = []string{}
	}
	return d
}

// Milestone is something that is done once (里程碑). The zero Milestone is one of
// which nothing is known.
type Milestone struct {
	Done zhuanhua.Truth `json:"done"` // as of the day of decision; need not be given beside On
	On   zhuanhua.Day   `json:"on"`   // not given: the day is not known
}

func (m Milestone) validate(field string) error {
	switch {
	case !m.On.Valid():
		return inputError(field+".on", strconv.Itoa(int(m.On)), zhuanhua.ErrRange)
	case m.Done > zhuanhua.No:
		return inputError(field+".done", m.Done.String(), zhuanhua.ErrCodeWord)
	case m.Done == zhuanhua.No && m.On.IsGiven():
		return inputError(field+".on", m.On.String(), zhuanhua.ErrContradiction)
	}
	return nil
}

// by tells whether it was done by the deadline, as far as a decision on the day can
// know; late tells that it was done, but after it.
func (m Milestone) by(deadline, on zhuanhua.Day) (done zhuanhua.Truth, late bool) {
	switch {
	case m.On.IsGiven():
		return zhuanhua.TruthOf(m.On <= min(deadline, on)), m.On > deadline && m.On <= on
	case m.Done == zhuanhua.Yes && on > deadline:
		return zhuanhua.Unstated, false
	}
	return m.Done, false
}

// judge adds to the duty what the milestone means for it.
func (d *Duty) judge(m Milestone, field string, what zhuanhua.Text, on zhuanhua.Day) {
	d.Needed++
	done, late := m.by(d.Deadline, on)
	switch {
	case done == zhuanhua.Yes:
		d.Done++
	case late:
		d.fail(GroundLate, what.Zh+"于"+m.On.String()+"完成，晚于"+d.Deadline.String(), what.En+": done on "+m.On.String()+", after "+d.Deadline.String())
	case done == zhuanhua.Unstated:
		d.wait(GroundUnknown, what.Zh+"：是否按期完成未知", what.En+": whether it was done in time is not known", field)
	case on < d.Deadline:
		d.wait(GroundNotYetDue, what.Zh+"尚未完成，期限"+d.Deadline.String(), what.En+": not done yet, due by "+d.Deadline.String())
	default:
		d.fail(GroundNotDone, what.Zh+"未于"+d.Deadline.String()+"前完成", what.En+": not done by "+d.Deadline.String())
	}
}

// dayOfDecision refuses a day that is not given or does not exist.
func dayOfDecision(on zhuanhua.Day) error {
	switch {
	case !on.IsGiven():
		return inputError("day", "", zhuanhua.ErrNotGiven)
	case !on.Valid():
		return inputError("day", strconv.Itoa(int(on)), zhuanhua.ErrRange)
	}
	return nil
}

// newID refuses an id that is empty or was there already.
func newID(seen map[string]bool, field, id string) error {
	switch {
	case id == "":
		return inputError(field, "", zhuanhua.ErrNotGiven)
	case seen[id]:
		return inputError(field, zhuanhua.Quote(id), zhuanhua.ErrDuplicate)
	}
	seen[id] = true
	return nil
}

// digits writes a count into a ground.
func digits(n int64) string { return strconv.FormatInt(n, 10) }
