package eligibility

import (
	"iter"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PoolJudge judges the records of the pool by one rules value, and folds its events
// ([PoolJudge.Fold]). It is immutable and safe for any number of goroutines.
type PoolJudge struct {
	rules        PoolRules
	applications *zhuanhua.Table
	requirements *zhuanhua.Table // nil: the host has no list
	wishes       []PoolRequirement
	progress     *zhuanhua.Table
	reviews      *zhuanhua.Table
	provinces    *zhuanhua.Table
	years        *zhuanhua.Table
	transitions  []PoolTransition
	asked        []PoolRequirement // those that can bar
	fingerprint  func() string
}

// Judge compiles the rules with the host's requirements for admission. It returns a
// [RulesError] for rules that [PoolRules.Validate] refuses, for requirements where no
// standard is chosen, for the host's standard without any, for one without a reason,
// and a [zhuanhua.CompileError] for a code out of form or there twice.
func (r PoolRules) Judge(requirements ...PoolRequirement) (*PoolJudge, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	if err := validRequirements(r, requirements); err != nil {
		return nil, err
	}
	j := &PoolJudge{rules: r, transitions: PoolTransitions()}
	for _, q := range requirements {
		if q.InPrinciple {
			j.wishes = append(j.wishes, q)
		} else {
			j.asked = append(j.asked, q)
		}
	}
	type checked struct {
		at    **zhuanhua.Table
		form  zhuanhua.Form
		check zhuanhua.Check
	}
	tables := []checked{
		{&j.applications, PoolApplicationForm(), r.AdmissionCheck()},
		{&j.progress, PoolProgressForm(), r.GraduationCheck()},
		{&j.reviews, PoolReviewForm(), r.StayCheck()},
		{&j.provinces, PoolProvinceForm(), r.LineCheck()},
		{&j.years, PoolYearForm(), r.MonitoringCheck()},
	}
	if len(j.asked) > 0 {
		tables = append(tables, checked{&j.requirements, requirementsForm(j.asked), requirementsCheck(j.asked)})
	}
	for _, t := range tables {
		table, err := zhuanhua.Compile(t.form, t.check)
		if err != nil {
			return nil, err
		}
		*t.at = table
	}
	j.fingerprint = printed(PoolFields(), r, j.applications, j.requirements, j.progress, j.reviews, j.provinces, j.years)
	return j, nil
}

// Rules returns the rules by which the judge judges.
func (j *PoolJudge) Rules() PoolRules { return j.rules }

// Tables returns the tables with the checks of the pool, that of the host's
// requirements last where there are any.
func (j *PoolJudge) Tables() []*zhuanhua.Table {
	tables := []*zhuanhua.Table{j.applications, j.progress, j.reviews, j.provinces, j.years}
	if j.requirements != nil {
		tables = append(tables, j.requirements)
	}
	return tables
}

// Admission is the answer to an application: the plan's check and, where the host has
// one, its list of requirements; both must be met.
type Admission struct {
	Standard     zhuanhua.Verdict
	Requirements zhuanhua.Verdict // the zero Verdict where there is no list
	Notes        []zhuanhua.Note  // what is lacking of what is asked for in principle
}

// Outcome joins the two: a no of either decides.
func (a *Admission) Outcome() zhuanhua.Outcome {
	outcomes := []zhuanhua.Outcome{a.Standard.Outcome()}
	if a.Requirements.IsJudged() {
		outcomes = append(outcomes, a.Requirements.Outcome())
	}
	switch {
	case slices.Contains(outcomes, zhuanhua.NotMet):
		return zhuanhua.NotMet
	case slices.Contains(outcomes, zhuanhua.Undetermined):
		return zhuanhua.Undetermined
	}
	return zhuanhua.Met
}

// Failed yields the criteria that failed, the plan's first.
func (a *Admission) Failed() iter.Seq[*zhuanhua.Criterion] {
	return func(yield func(*zhuanhua.Criterion) bool) {
		for _, v := range [...]zhuanhua.Verdict{a.Standard, a.Requirements} {
			for c := range v.Failed() {
				if !yield(c) {
					return
				}
			}
		}
	}
}

// Missing yields the facts not given that could still decide; none unless the outcome
// is undetermined.
func (a *Admission) Missing() iter.Seq[*zhuanhua.Fact] {
	return func(yield func(*zhuanhua.Fact) bool) {
		if a.Outcome() != zhuanhua.Undetermined {
			return
		}
		for _, v := range [...]zhuanhua.Verdict{a.Standard, a.Requirements} {
			for f := range v.Missing() {
				if !yield(f) {
					return
				}
			}
		}
	}
}

// Application judges an application. It returns what [PoolApplication.Validate] refuses;
// an [zhuanhua.InputError] for an answer to what nobody asks; an [UnsetError] where no
// standard is chosen, unless the application fails whatever the standard.
//
// Clause: CP24-4.1a
func (j *PoolJudge) Application(a *PoolApplication) (Admission, error) {
	if err := a.Validate(); err != nil {
		return Admission{}, err
	}
	requirements, err := j.readAnswers(a)
	if err != nil {
		return Admission{}, err
	}
	result := Admission{Standard: j.applications.Judge(0, j.rules.ReadApplication(a)), Notes: j.notes(a)}
	if j.rules.Standard == PoolStandardNone && result.Standard.Outcome() != zhuanhua.NotMet {
		return Admission{}, &UnsetError{Param: poolParam("standard"), ID: a.Enterprise.String()}
	}
	if j.requirements != nil {
		result.Requirements = j.requirements.Judge(0, requirements)
	}
	return result, nil
}

// readAnswers returns the facts of the host's list, and refuses an answer to what is
// not on it.
func (j *PoolJudge) readAnswers(a *PoolApplication) (zhuanhua.Facts, error) {
	facts := zhuanhua.Facts(0)
	for i, q := range j.asked {
		facts = facts.With(i, zhuanhua.Code(a.answer(q.Code)))
	}
	for _, answer := range a.Answers {
		same := func(q PoolRequirement) bool { return q.Code == answer.Requirement }
		if !slices.ContainsFunc(j.asked, same) && !slices.ContainsFunc(j.wishes, same) {
			f := faults{zhuanhua.RecordApplication, zhuanhua.Quote(a.Enterprise.String()), nil}
			f.add("answers", answer.Requirement, zhuanhua.ErrUnknownID)
			return 0, f.first()
		}
	}
	return facts, nil
}

// Progress judges whether an enterprise leaves the pool as a model. It returns what
// [PoolProgress.Validate] refuses, and an [UnsetError] where the answer turns on a size
// that is not set.
//
// Clause: CP24-4.2.1
func (j *PoolJudge) Progress(p *PoolProgress) (zhuanhua.Verdict, error) {
	if err := p.Validate(); err != nil {
		return zhuanhua.Verdict{}, err
	}
	facts, open := j.rules.readProgress(p)
	return settle(j.progress, 0, facts, open, p.Enterprise.String())
}

// Review judges whether an enterprise stays in the pool; what fails are the grounds to
// remove it. It returns what [PoolReview.Validate] refuses, and an [UnsetError] where
// the answer turns on a size that is not set.
//
// Clause: CP24-4.2.3
func (j *PoolJudge) Review(p *PoolReview) (zhuanhua.Verdict, error) {
	if err := p.Validate(); err != nil {
		return zhuanhua.Verdict{}, err
	}
	facts, open := j.rules.readReview(p)
	return settle(j.reviews, 0, facts, open, p.Enterprise.String())
}

// Line judges the number that a province recommends, with a warning above the general
// line. It returns what [PoolProvince.Validate] refuses, and an [UnsetError] where the
// answer turns on how many enterprises are many.
//
// Clause: CP24-4.1b
func (j *PoolJudge) Line(p *PoolProvince) (zhuanhua.Verdict, []zhuanhua.Note, error) {
	if err := p.Validate(); err != nil {
		return zhuanhua.Verdict{}, nil, err
	}
	facts, open := j.rules.readProvince(p)
	v, err := settle(j.provinces, 0, facts, open, p.Province.String())
	if err != nil {
		return zhuanhua.Verdict{}, nil, err
	}
	return v, j.rules.lineNotes(facts), nil
}

// Year judges whether a year's evaluation is a basis for funding. It returns what
// [PoolYear.Validate] refuses.
//
// Clause: CP24-6.3
func (j *PoolJudge) Year(y *PoolYear) (zhuanhua.Verdict, error) {
	if err := y.Validate(); err != nil {
		return zhuanhua.Verdict{}, err
	}
	return j.years.Judge(0, j.rules.ReadYear(y)), nil
}
