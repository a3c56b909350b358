package eligibility

import (
	"iter"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// judge asks the guards of an event that the enterprise's state has room for.
func (f *folding) judge(m *PoolEnterprise, step *PoolStep, refused *PoolRefusal) error {
	switch step.Event.Kind {
	case Recommended:
		return f.judgeRecommended(step, refused)
	case Admitted:
		return f.judgeAdmitted(m, step, refused)
	case Graduated:
		return f.judgeGraduated(m, step, refused)
	case Removed:
		return f.judgeRemoved(m, step, refused)
	}
	return nil
}

// judgeRecommended asks for the day and for the province's line, counted in the order
// of the log.
//
// Clause: CP24-0, CP24-4.1b
func (f *folding) judgeRecommended(step *PoolStep, refused *PoolRefusal) error {
	if f.rules.Late(step.Event.On) {
		refused.Guard = GuardLate
		return nil
	}
	province := f.pool.Province
	province.Recommended++
	v, notes, err := f.Line(&province)
	if err != nil {
		return err
	}
	if v.Outcome() == zhuanhua.NotMet {
		refused.Guard, refused.Reasons = GuardLine, reasons(PoolLine, v.Failed())
	}
	step.Notes = append(step.Notes, notes...)
	return nil
}

// judgeAdmitted asks for the conditions of admission and, of a refill, for a place.
//
// Clause: CP24-4.1a, CP24-4.2.2
func (f *folding) judgeAdmitted(m *PoolEnterprise, step *PoolStep, refused *PoolRefusal) error {
	a := *step.Event.Application
	refill := zhuanhua.TruthOf(m.Refill)
	if err := logs(step, "recommended_on", &a.RecommendedOn, m.RecommendedOn); err != nil {
		return err
	}
	if a.Refill != zhuanhua.Unstated && a.Refill != refill {
		return contradiction(step, "refill", a.Refill.String())
	}
	a.Refill = refill
	place := f.place(m, step.Event.On.Year())
	if place == zhuanhua.No {
		refused.Guard = GuardRefillLimit
		return nil
	}
	result, err := f.Application(&a)
	if err != nil {
		return err
	}
	switch result.Outcome() {
	case zhuanhua.NotMet:
		refused.Guard = GuardNotEligible
		refused.Reasons = append(reasons(PoolAdmission, result.Standard.Failed()), reasons(PoolRequirements, result.Requirements.Failed())...)
		return nil
	case zhuanhua.Undetermined:
		refused.Guard, refused.Missing = GuardAdmissionOpen, missing(result.Missing())
		return nil
	}
	if place == zhuanhua.Unstated {
		return &UnsetError{Param: poolParam("refill-basis"), ID: m.Enterprise.String()}
	}
	step.Notes = append(step.Notes, result.Notes...)
	return f.warnOfLine(m, step)
}

// place tells whether the models that left allow one more refill, Unstated where that
// turns on the basis. A removed enterprise gives no place.
//
// Clause: CP24-4.2.2
func (f *folding) place(m *PoolEnterprise, year int) zhuanhua.Truth {
	if !m.Refill {
		return zhuanhua.Yes
	}
	room := func(year int) bool { return f.refilled[year] < f.rules.RefillTimes*f.graduated[year] }
	perYear, fromStart := room(year), room(0)
	switch {
	case f.rules.RefillBasis == RefillPerYear, perYear == fromStart:
		return zhuanhua.TruthOf(perYear)
	case f.rules.RefillBasis == RefillFromStart:
		return zhuanhua.TruthOf(fromStart)
	}
	return zhuanhua.Unstated
}

// warnOfLine notes a refill by which the pool comes to hold more than the line.
//
// Clause: CP24-4.2.2
func (f *folding) warnOfLine(m *PoolEnterprise, step *PoolStep) error {
	if !m.Refill {
		return nil
	}
	full := f.pool.Province
	full.Recommended = f.inPool + 1
	facts := f.rules.ReadProvince(&full)
	claims := facts.Get(PoolPlanCityFact) == yes || facts.Get(PoolManyFact) == yes
	line := f.rules.GeneralLine
	if claims {
		line = f.rules.LargeLine
	}
	if full.Recommended > line {
		step.Notes = append(step.Notes, zhuanhua.Note{Code: "refill-above-line", Clause: "CP24-4.2.2", Text: zhuanhua.Text{
			Zh: "增补后在库超过" + strconv.Itoa(line) + "家", En: "with the refill the pool holds more than " + strconv.Itoa(line),
		}})
	}
	return nil
}

// judgeGraduated asks whether the enterprise leaves as a model.
//
// Clause: CP24-4.2.1
func (f *folding) judgeGraduated(m *PoolEnterprise, step *PoolStep, refused *PoolRefusal) error {
	p := *step.Event.Progress
	if err := logs(step, "entered_on", &p.EnteredOn, m.EnteredOn); err != nil {
		return err
	}
	if err := logs(step, "as_of", &p.AsOf, step.Event.On); err != nil {
		return err
	}
	v, err := f.Progress(&p)
	switch {
	case err != nil:
		return err
	case v.Outcome() == zhuanhua.NotMet:
		refused.Guard, refused.Reasons = GuardNotGraduable, reasons(PoolGraduation, v.Failed())
	case v.Outcome() == zhuanhua.Undetermined:
		refused.Guard, refused.Missing = GuardGraduationOpen, missing(v.Missing())
	}
	return nil
}

// judgeRemoved asks for a ground of removal.
//
// Clause: CP24-4.2.3
func (f *folding) judgeRemoved(m *PoolEnterprise, step *PoolStep, refused *PoolRefusal) error {
	p := *step.Event.Review
	if err := logs(step, "entered_on", &p.EnteredOn, m.EnteredOn); err != nil {
		return err
	}
	if err := logs(step, "as_of", &p.AsOf, step.Event.On); err != nil {
		return err
	}
	v, err := f.Review(&p)
	switch {
	case err != nil:
		return err
	case v.Outcome() == zhuanhua.Met:
		refused.Guard = GuardNoGround
	case v.Outcome() == zhuanhua.Undetermined:
		refused.Guard, refused.Missing = GuardGroundOpen, missing(v.Missing())
	default:
		step.Grounds = reasons(PoolStay, v.Failed())
	}
	return nil
}

// logs fills a record's day in from the log, and refuses another one.
func logs(step *PoolStep, field string, day *zhuanhua.Day, log zhuanhua.Day) error {
	if day.IsGiven() && *day != log {
		return contradiction(step, field, day.String())
	}
	*day = log
	return nil
}

func contradiction(step *PoolStep, field, value string) error {
	f := faults{zhuanhua.RecordPoolEvent, zhuanhua.Quote(step.Event.ID), nil}
	return f.input(field, value, zhuanhua.ErrContradiction)
}

func reasons(check string, failed iter.Seq[*zhuanhua.Criterion]) []PoolReason {
	list := []PoolReason{}
	for c := range failed {
		list = append(list, PoolReason{check + "/" + c.Code, c.Clause, c.Text})
	}
	return list
}

func missing(facts iter.Seq[*zhuanhua.Fact]) []zhuanhua.MissingFact {
	list := []zhuanhua.MissingFact{}
	for f := range facts {
		list = append(list, zhuanhua.MissingFact{Fact: f.Key, Text: f.Text, Supplier: f.Supplier})
	}
	return list
}
