package awards

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// What can be wrong with the input of a cycle or ledger beyond the root's errors.
// An [zhuanhua.InputError] wraps them.
var (
	ErrOutsideProgramme = errors.New("not a year of the programme")
	ErrBeforeProgramme  = errors.New("before the programme was issued")
)

// Applicant is a province that takes part in the programme, with its plan (参与省份).
type Applicant struct {
	Province zhuanhua.Place `json:"province"` // one of the 31
	// Plan is the verdict on its plan: met is complete, not met incomplete, not
	// applicable none made (plans are voluntary), undetermined not known.
	Plan zhuanhua.Outcome `json:"plan"`
	// Where the plan was filed; a day not given did not happen.
	FiledCNIPAOn zhuanhua.Day `json:"filed_cnipa_on"`
	FiledMOFOn   zhuanhua.Day `json:"filed_mof_on"`
}

// ApplicantOf returns the applicant of a plan with the verdict on it.
//
// Clause: CZ23-3.1, CZ23-3.2
func ApplicantOf(p *zhuanhua.Plan, verdict zhuanhua.Outcome) Applicant {
	return Applicant{Province: p.Province, Plan: verdict, FiledCNIPAOn: p.FiledCNIPAOn, FiledMOFOn: p.FiledMOFOn}
}

// Evaluation is the result of a province's evaluation in a year (绩效评价). A province
// without one in a year was not evaluated; one of which the score or the scope is
// not given was, and they are missing.
type Evaluation struct {
	Year     int                             `json:"year"`
	Province zhuanhua.Place                  `json:"province"`
	Score    zhuanhua.Given[zhuanhua.Points] `json:"score"` // before deductions; 0 to 1000 points
	InScope  zhuanhua.Truth                  `json:"in_scope"`

	// Criteria and Deductions are how a scheme came to the score ([Scheme.Score]). The
	// score is before its deductions too.
	Criteria   []CriterionScore `json:"criteria,omitempty"`
	Deductions []Deduction      `json:"deductions,omitempty"`
}

// Deduction is points off a score, and what for (扣分).
type Deduction struct {
	Source string            `json:"source"` // id of the finding, or key of the scheme's deduction
	Clause zhuanhua.ClauseID `json:"clause"`
	Points zhuanhua.Points   `json:"points"`
}

// Waiver lifts the rest year for a province in a year (豁免): "in principle" leaves
// room for one.
//
// Clause: CZ23-2.2.3b
type Waiver struct {
	Year     int            `json:"year"`
	Province zhuanhua.Place `json:"province"`
	Reason   string         `json:"reason"` // must be given; blanks are none
}

// Input is what the decisions of a cycle are made from, in any order.
type Input struct {
	Applicants  []Applicant        // one a province
	Evaluations []Evaluation       // at most one a year and province
	Findings    []zhuanhua.Finding // each id once; only confirmed ones cost anything
	Waivers     []Waiver           // at most one a year and province
	// TieBreaks are the criteria of each year's scheme by which ties are broken, first
	// to last; in a year without any, ties stand. Who has the same net score as another
	// must have points for them, as far as they are needed to tell the two apart.
	TieBreaks map[int][]string
}

// entry is a year and province.
type entry struct {
	year     int
	province zhuanhua.Place
}

func (e entry) String() string { return fmt.Sprintf("%s/%d", e.province, e.year) }

// dossier is an input that was found in order, by entry.
type dossier struct {
	applicants  []Applicant // in code order
	evaluations map[entry]*Evaluation
	tieBreaks   map[int][]string
	deductions  map[entry][]Deduction // by findings
	severe      map[entry]bool
	waivers     map[entry]string
}

// read checks the input: the first fault is an [zhuanhua.InputError].
func (c *Cycle) read(in *Input) (*dossier, error) {
	d := &dossier{
		evaluations: map[entry]*Evaluation{},
		deductions:  map[entry][]Deduction{}, severe: map[entry]bool{}, waivers: map[entry]string{},
	}
	there := map[zhuanhua.Place]bool{}
	for i := range in.Applicants {
		if err := in.Applicants[i].validate(there); err != nil {
			return nil, err
		}
	}
	d.applicants = slices.Clone(in.Applicants)
	slices.SortFunc(d.applicants, func(a, b Applicant) int { return cmp.Compare(a.Province, b.Province) })
	d.tieBreaks = in.TieBreaks
	for _, year := range slices.Sorted(maps.Keys(in.TieBreaks)) {
		if !c.has(year) {
			return nil, &zhuanhua.InputError{Field: "tie_breaks", Value: strconv.Itoa(year), Err: ErrOutsideProgramme}
		}
	}
	for i := range in.Evaluations {
		if err := c.readEvaluation(d, &in.Evaluations[i], there); err != nil {
			return nil, err
		}
	}
	if err := c.readFindings(d, in.Findings, there); err != nil {
		return nil, err
	}
	for _, w := range in.Waivers {
		e := entry{w.Year, w.Province}
		if err := c.within(zhuanhua.RecordWaiver, e, there); err != nil {
			return nil, err
		}
		if _, twice := d.waivers[e]; twice {
			return nil, fault(zhuanhua.RecordWaiver, e, "province", "", zhuanhua.ErrDuplicate)
		}
		if strings.TrimSpace(w.Reason) == "" {
			return nil, fault(zhuanhua.RecordWaiver, e, "reason", "", zhuanhua.ErrNotGiven)
		}
		d.waivers[e] = w.Reason
	}
	return d, nil
}

// fault is bad input in a record of a year and province.
func fault(record zhuanhua.RecordKind, e entry, field, value string, err error) error {
	return &zhuanhua.InputError{Record: record, ID: e.String(), Field: field, Value: value, Err: err}
}

func (a *Applicant) validate(there map[zhuanhua.Place]bool) error {
	bad := func(field, value string, err error) error {
		return &zhuanhua.InputError{Record: zhuanhua.RecordCandidate, ID: a.Province.String(), Field: field, Value: value, Err: err}
	}
	_, outcome := a.Plan.MarshalText()
	switch {
	case a.Province == 0:
		return bad("province", "", zhuanhua.ErrNotGiven)
	case !a.Province.IsProvince():
		return bad("province", a.Province.String(), zhuanhua.ErrCodeWord)
	case there[a.Province]:
		return bad("province", a.Province.String(), zhuanhua.ErrDuplicate)
	case outcome != nil:
		return bad("plan", a.Plan.String(), zhuanhua.ErrCodeWord)
	case !a.FiledCNIPAOn.Valid():
		return bad("filed_cnipa_on", "", zhuanhua.ErrRange)
	case !a.FiledMOFOn.Valid():
		return bad("filed_mof_on", "", zhuanhua.ErrRange)
	}
	there[a.Province] = true
	return nil
}

// has reports whether the year is one of the programme.
func (c *Cycle) has(year int) bool { return year >= c.terms.FirstYear && year <= c.terms.LastYear }

// within refuses a year outside the programme and a province that does not take
// part.
func (c *Cycle) within(record zhuanhua.RecordKind, e entry, there map[zhuanhua.Place]bool) error {
	switch {
	case !c.has(e.year):
		return fault(record, e, "year", strconv.Itoa(e.year), ErrOutsideProgramme)
	case !there[e.province]:
		return fault(record, e, "province", e.province.String(), zhuanhua.ErrUnknownID)
	}
	return nil
}

func (c *Cycle) readEvaluation(d *dossier, v *Evaluation, there map[zhuanhua.Place]bool) error {
	e := entry{v.Year, v.Province}
	bad := func(field, value string, err error) error {
		return fault(zhuanhua.RecordEvaluation, e, field, value, err)
	}
	if err := c.within(zhuanhua.RecordEvaluation, e, there); err != nil {
		return err
	}
	_, scope := v.InScope.MarshalText()
	score, scored := v.Score.Get()
	switch {
	case d.evaluations[e] != nil:
		return bad("province", e.province.String(), zhuanhua.ErrDuplicate)
	case scored && !score.InRange():
		return bad("score", score.String(), zhuanhua.ErrRange)
	case scope != nil:
		return bad("in_scope", v.InScope.String(), zhuanhua.ErrCodeWord)
	}
	for _, off := range v.Deductions {
		if !off.Points.InRange() {
			return bad("deductions", off.Points.String(), zhuanhua.ErrRange)
		}
	}
	d.evaluations[e] = v
	return nil
}

// readFindings takes the confirmed findings: minor ones by their points, severe
// ones as such, whatever points they have.
//
// Clause: CZ23-4.4a, CZ23-4.4b
func (c *Cycle) readFindings(d *dossier, findings []zhuanhua.Finding, there map[zhuanhua.Place]bool) error {
	ids := map[string]bool{}
	for i := range findings {
		f := &findings[i]
		if err := f.Validate(); err != nil {
			return err
		}
		e := entry{f.Year, f.Province}
		if err := c.within(zhuanhua.RecordFinding, e, there); err != nil {
			return err
		}
		if ids[f.ID] {
			return fault(zhuanhua.RecordFinding, e, "finding_id", zhuanhua.Quote(f.ID), zhuanhua.ErrDuplicate)
		}
		ids[f.ID] = true
		switch {
		case f.State != zhuanhua.Confirmed:
		case f.Severity == zhuanhua.Severe:
			d.severe[e] = true
		default:
			d.deductions[e] = append(d.deductions[e], Deduction{f.ID, "CZ23-4.4a", f.Points.Or(0)})
		}
	}
	for _, list := range d.deductions {
		slices.SortFunc(list, func(a, b Deduction) int { return cmp.Compare(a.Source, b.Source) })
	}
	return nil
}
