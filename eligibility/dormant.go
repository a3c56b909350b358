package eligibility

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// StateUseOfPatent is the name of the check of the state's right to use a patent.
const StateUseOfPatent = "state-use"

// FundedPatent is a patent from publicly funded research, with what the state's
// right to use it turns on (财政资助科研项目形成的专利).
type FundedPatent struct {
	Patent zhuanhua.Patent `json:"patent"` // PubliclyFunded: as declared (声明制度)

	// ImplementedOn is the day from which anybody implemented it; Implemented says so
	// where the day is not known, and No that nobody has.
	ImplementedOn zhuanhua.Day   `json:"implemented_on"`
	Implemented   zhuanhua.Truth `json:"implemented"`

	// Justified says whether a reason for that was found justified (正当理由); a yes
	// must come with the reason.
	Justified zhuanhua.Truth `json:"justified"`
	Reason    string         `json:"reason,omitempty"`
}

// Validate returns the first fault as an [zhuanhua.InputError]: of the patent; a day
// or truth value that does not exist; a day of implementation beside the answer that
// there was none; a justified reason that is not named, or one named that was not
// found justified.
func (p *FundedPatent) Validate() error {
	if p == nil {
		return &zhuanhua.InputError{Record: zhuanhua.RecordPatent, Field: "patent", Err: zhuanhua.ErrNotGiven}
	}
	if err := p.Patent.Validate(); err != nil {
		return err
	}
	fault := func(field, value string, err error) error {
		return &zhuanhua.InputError{Record: zhuanhua.RecordPatent, ID: p.Patent.No.String(), Field: field, Value: value, Err: err}
	}
	switch {
	case !p.ImplementedOn.Valid():
		return fault("implemented_on", strconv.Itoa(int(p.ImplementedOn)), zhuanhua.ErrRange)
	case p.Implemented > zhuanhua.No:
		return fault("implemented", p.Implemented.String(), zhuanhua.ErrCodeWord)
	case p.Implemented == zhuanhua.No && p.ImplementedOn.IsGiven():
		return fault("implemented_on", p.ImplementedOn.String(), zhuanhua.ErrContradiction)
	case p.Justified > zhuanhua.No:
		return fault("justified", p.Justified.String(), zhuanhua.ErrCodeWord)
	case p.Justified == zhuanhua.Yes && p.Reason == "":
		return fault("reason", "", zhuanhua.ErrNotGiven)
	case p.Justified == zhuanhua.No && p.Reason != "":
		return fault("reason", zhuanhua.Quote(p.Reason), zhuanhua.ErrNotAllowed)
	}
	return nil
}

// DormantRules are the rules by which a dormant patent falls open to the state:
// plain values. The zero DormantRules is refused; start from [ActionPlanDormant].
type DormantRules struct {
	From, To zhuanhua.Day // window of the edition, From included and To not

	// Years is the term after grant (GB37-3.6b, stated: 超过5年); the right begins on
	// the first day that lies beyond it.
	Years int
}

// ActionPlanDormant returns the rule of GB37 三(六), for the years of the plan.
//
// Clause: GB37-3.6, GB37-3.6b
func ActionPlanDormant() DormantRules {
	return DormantRules{From: actionPlanFrom, To: actionPlanTo, Years: 5}
}

// The action plan was issued on 17 October 2023 for the years to 2025.
var actionPlanFrom, actionPlanTo = zhuanhua.MustDay("2023-10-17"), zhuanhua.MustDay("2026-01-01")

// Validate returns a [RulesError] for a window without days or a term that is not
// from 1 to 100 years.
func (r DormantRules) Validate() error {
	switch {
	case !r.From.IsGiven() || !r.From.Valid():
		return &RulesError{"From", "no day"}
	case r.To != 0 && (!r.To.Valid() || r.To <= r.From):
		return &RulesError{"To", "no day after From"}
	case r.Years < 1 || r.Years > 100:
		return &RulesError{"Years", "not from 1 to 100"}
	}
	return nil
}

// DormantFields returns the parameters, as [Fields] does for [Rules].
func DormantFields() []zhuanhua.Field[DormantRules] {
	return []zhuanhua.Field[DormantRules]{{
		Param: zhuanhua.Param{Key: "dormant-years", Clause: "GB37-3.6b", Status: zhuanhua.Stated, From: actionPlanFrom, To: actionPlanTo, Unit: "年"},
		Text:  zhuanhua.Text{Zh: "授权后未实施的期限", En: "years after grant without implementation"},
		Show:  func(r DormantRules) string { return strconv.Itoa(r.Years) },
		Copy:  func(dst, src *DormantRules) { dst.Years = src.Years },
		Nearby: func(r DormantRules) []DormantRules {
			return []DormantRules{{r.From, r.To, r.Years - 1}, {r.From, r.To, r.Years + 1}}
		},
	}}
}

// FirstDay returns the first day on which a patent granted on the day can fall open
// to the state: granted on 2018-03-01, on 2023-03-02; granted on 2020-02-29, on
// 2025-03-01. Not given where no day of grant is, or none so late exists.
//
// Clause: GB37-3.6b
func (r DormantRules) FirstDay(granted zhuanhua.Day) zhuanhua.Day {
	return granted.DayAfterYears(r.Years)
}

// DormantJudge judges patents by one rules value. It is immutable and safe for any
// number of goroutines.
type DormantJudge struct {
	rules       DormantRules
	table       *zhuanhua.Table
	fingerprint func() string
}

// Judge compiles the rules, or returns a [RulesError].
func (r DormantRules) Judge() (*DormantJudge, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	table, err := zhuanhua.Compile(DormantForm(), r.Check())
	return &DormantJudge{r, table, printed(DormantFields(), r, table)}, err
}

// Table returns the table with the check.
func (j *DormantJudge) Table() *zhuanhua.Table { return j.table }

// Patent returns the verdict on a patent on a day: met where the state may use it,
// not met where it may not, undetermined where an input that decides is not given,
// not applicable where it was not declared as publicly funded. It returns what
// [FundedPatent.Validate] refuses, and an [zhuanhua.InputError] for a day that is
// not given.
//
// Clause: GB37-3.6b
func (j *DormantJudge) Patent(p *FundedPatent, on zhuanhua.Day) (zhuanhua.Verdict, error) {
	if err := p.Validate(); err != nil {
		return zhuanhua.Verdict{}, err
	}
	if err := decisionDay(on); err != nil {
		return zhuanhua.Verdict{}, err
	}
	return j.table.Judge(0, j.rules.ReadPatent(p, on)), nil
}

// Uses returns what the state may do with the patent on the day: all three of
// [StateUse], or nothing. Nothing stands for an open question too; the verdict
// tells the two apart.
//
// Clause: GB37-3.6b
func (j *DormantJudge) Uses(p *FundedPatent, on zhuanhua.Day) (zhuanhua.Set[StateUse], zhuanhua.Verdict, error) {
	v, err := j.Patent(p, on)
	if err != nil || v.Outcome() != zhuanhua.Met {
		return 0, v, err
	}
	return zhuanhua.SetOf(FreeUse, PaidLicence, FreeLicence), v, nil
}

// Explain returns the decision record of a patent on a day.
func (j *DormantJudge) Explain(p *FundedPatent, on zhuanhua.Day) (zhuanhua.Decision, error) {
	v, err := j.Patent(p, on)
	if err != nil {
		return zhuanhua.Decision{}, err
	}
	d := v.Explain(func(fact int) string { return j.rules.detail(p, fact) })
	d.ID = p.Patent.No.String()
	d.Scope.Period.AsOf = on
	d.Notes = append(d.Notes, j.Notes(on)...)
	stamp(&d, j.fingerprint)
	return d, nil
}

func (r DormantRules) detail(p *FundedPatent, fact int) string {
	switch fact {
	case GrantAgeFact:
		if first := r.FirstDay(p.Patent.GrantedOn); first.IsGiven() {
			return p.Patent.GrantedOn.String() + " → " + first.String()
		}
		return p.Patent.GrantedOn.String()
	case LapseFact:
		return p.Patent.LapsedOn.String()
	case ImplementedFact:
		return p.ImplementedOn.String()
	case JustifiedFact:
		return zhuanhua.Quote(p.Reason)
	}
	return ""
}

// Notes returns what is to be said of a decision on the day: that it lies outside
// the window of the rules.
func (j *DormantJudge) Notes(on zhuanhua.Day) []zhuanhua.Note {
	return windowNotes(zhuanhua.Param{Clause: "GB37-0", From: j.rules.From, To: j.rules.To}, on)
}

// windowNotes says that a day of decision lies outside the window of an edition.
func windowNotes(window zhuanhua.Param, on zhuanhua.Day) []zhuanhua.Note {
	if window.HoldsOn(on) {
		return nil
	}
	return []zhuanhua.Note{{
		Code: "outside-window", Clause: window.Clause,
		Text: zhuanhua.Text{
			Zh: "决定日" + on.String() + "不在本版规则适用期内，按最接近的版本判断",
			En: "the day of decision " + on.String() + " lies outside the window of these rules; the nearest edition was used",
		},
	}}
}

func decisionDay(on zhuanhua.Day) error {
	switch {
	case !on.IsGiven():
		return &zhuanhua.InputError{Field: "day", Err: zhuanhua.ErrNotGiven}
	case !on.Valid():
		return &zhuanhua.InputError{Field: "day", Value: strconv.Itoa(int(on)), Err: zhuanhua.ErrRange}
	}
	return nil
}
