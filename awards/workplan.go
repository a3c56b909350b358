package awards

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// WorkPlan is a city's yearly work plan and its filing with the provincial IP office
// (年度工作计划备案).
type WorkPlan struct {
	City    string         `json:"city"` // of the host's list
	Year    int            `json:"year"`
	Filed   zhuanhua.Truth `json:"filed"`    // no: it was not, by AsOf
	FiledOn zhuanhua.Day   `json:"filed_on"` // not given of one that was filed: the day is missing
	AsOf    zhuanhua.Day   `json:"as_of"`    // day up to which that is known; not given: the year's end
}

// WorkPlanFact is the one fact of a work plan: when it was filed.
const WorkPlanFact = 0

// Codes of [WorkPlanFact].
const (
	filedInTime zhuanhua.Code = iota + 1
	filedLate
	filedNever
)

// lateRow is the number of the row on the day.
const lateRow = 1

// WorkPlanCheck is the name of the check of work plans.
const WorkPlanCheck = "work-plan"

// WorkPlanForm returns the fact of a work plan.
func WorkPlanForm() zhuanhua.Form {
	value := func(key, zh, en string) zhuanhua.FactValue {
		return zhuanhua.FactValue{Key: key, Text: zhuanhua.Text{Zh: zh, En: en}}
	}
	return zhuanhua.Form{Kind: zhuanhua.RecordWorkPlan, Facts: []zhuanhua.Fact{
		WorkPlanFact: {Key: "work-plan-filing", Text: zhuanhua.Text{Zh: "工作计划备案时间", En: "filing of the work plan"}, Supplier: zhuanhua.TheHost,
			Values: []zhuanhua.FactValue{
				value("in-time", "按时", "in time"), value("late", "逾期", "late"), value("never", "未备案", "not filed"),
			}},
	}}
}

// WorkPlan returns the check of a city's work plan: filed, and by the day of the year.
//
// Clause: SX21-4.1
func (t ShaanxiTerms) WorkPlan() zhuanhua.Check {
	row := func(code, param string, nature zhuanhua.Nature, zh, en string, in ...zhuanhua.Code) zhuanhua.Criterion {
		return zhuanhua.Criterion{
			Code: code, Clause: "SX21-4.1", Nature: nature, Param: shaanxiParam(param), Text: zhuanhua.Text{Zh: zh, En: en},
			Any: []zhuanhua.Term{{Fact: WorkPlanFact, In: zhuanhua.CodesOf(in...)}},
		}
	}
	return zhuanhua.Check{
		Record: zhuanhua.RecordWorkPlan, Name: WorkPlanCheck, Clause: "SX21-4.1",
		Text: zhuanhua.Text{Zh: "各市年度工作计划备案", En: "Filing of a city's yearly work plan"},
		Rows: []zhuanhua.Criterion{
			row("work-plan-not-filed", "", zhuanhua.Proof, "工作计划未备案", "the work plan is not filed", filedInTime, filedLate),
			row("work-plan-late", "work-plan-day", zhuanhua.Merit, "工作计划逾期备案", "the work plan was not filed in time", filedInTime, filedNever),
		},
	}
}

// readWorkPlan returns the fact of a work plan. Before the day has passed a plan that
// is not filed is neither late nor missing yet; one that was filed by then is in time
// whatever the day.
//
// Clause: SX21-4.1
func (t ShaanxiTerms) readWorkPlan(p *WorkPlan) zhuanhua.Facts {
	by, asOf, code := t.planDay(p.Year), p.AsOf, zhuanhua.Code(0)
	if asOf == 0 {
		asOf = zhuanhua.Year(p.Year).To
	}
	switch {
	case p.FiledOn != 0:
		code = either(p.FiledOn <= by, filedInTime, filedLate)
	case p.Filed == zhuanhua.Yes && asOf <= by:
		code = filedInTime
	case p.Filed == zhuanhua.No && asOf > by:
		code = filedNever
	}
	return zhuanhua.Facts(0).With(WorkPlanFact, code)
}

// WorkPlan returns the decision record on a city's work plan. An [zhuanhua.InputError]
// refuses a city that is not of the host's list, a year outside the plan, a day that
// does not exist or lies after AsOf, a day of a plan that was not filed.
//
// Clause: SX21-4.1
func (j *ShaanxiJudge) WorkPlan(p WorkPlan) (zhuanhua.Decision, error) {
	id := p.City + "/" + strconv.Itoa(p.Year)
	fault := func(field, value string, err error) (zhuanhua.Decision, error) {
		return zhuanhua.Decision{}, &zhuanhua.InputError{Record: zhuanhua.RecordWorkPlan, ID: zhuanhua.Quote(id), Field: field, Value: value, Err: err}
	}
	_, word := p.Filed.MarshalText()
	switch {
	case p.City == "":
		return fault("city", "", zhuanhua.ErrNotGiven)
	case !j.cities[p.City]:
		return fault("city", zhuanhua.Quote(p.City), zhuanhua.ErrUnknownID)
	case p.Year < j.terms.FirstYear || p.Year > j.terms.LastYear:
		return fault("year", strconv.Itoa(p.Year), ErrOutsideProgramme)
	case word != nil:
		return fault("filed", p.Filed.String(), zhuanhua.ErrCodeWord)
	case !p.FiledOn.Valid():
		return fault("filed_on", "", zhuanhua.ErrRange)
	case !p.AsOf.Valid():
		return fault("as_of", "", zhuanhua.ErrRange)
	case p.FiledOn != 0 && p.Filed == zhuanhua.No:
		return fault("filed_on", p.FiledOn.String(), zhuanhua.ErrContradiction)
	case p.AsOf != 0 && p.FiledOn > p.AsOf:
		return fault("filed_on", p.FiledOn.String(), zhuanhua.ErrContradiction)
	}
	by := j.terms.planDay(p.Year)
	d := j.plans.Judge(0, j.terms.readWorkPlan(&p)).Explain(func(int) string { return p.FiledOn.String() + " / " + by.String() })
	if p.Year == j.terms.FirstYear {
		first := shaanxiParam("first-work-plan-day")
		d.Rows[lateRow].Param = &first
	}
	d.ID, d.Scope.Place, d.Scope.Period = id, zhuanhua.Shaanxi, zhuanhua.Year(p.Year)
	stamp(&d, j.fingerprint)
	return d, nil
}
