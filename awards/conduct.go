package awards

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Conduct is what was found of a city's transfers and licences in a year: findings
// that the host confirmed, never suspicions (转让许可行为监督).
type Conduct struct {
	City      string              `json:"city"` // of the host's list
	Year      int                 `json:"year"`
	Abnormal  zhuanhua.Given[int] `json:"abnormal"`    // transfers and licences confirmed as abnormal; not given: not examined
	NotForUse zhuanhua.Given[int] `json:"not_for_use"` // confirmed as not aimed at innovation and implementation, plainly or not
}

// Facts of a conduct, by their numbers in its form.
const (
	AbnormalFact = iota
	NotForUseFact
)

// ConductName is the name of the check of a city's transfers and licences.
const ConductName = "conduct"

// ConductForm returns the facts of a conduct.
func ConductForm() zhuanhua.Form {
	values := func() []zhuanhua.FactValue {
		return []zhuanhua.FactValue{
			{Key: "none", Text: zhuanhua.Text{Zh: "无", En: "none"}},
			{Key: "some", Text: zhuanhua.Text{Zh: "有", En: "some"}},
		}
	}
	return zhuanhua.Form{Kind: zhuanhua.RecordFinding, Facts: []zhuanhua.Fact{
		AbnormalFact: {Key: "abnormal-transfers", Text: zhuanhua.Text{Zh: "查实的异常转让和许可", En: "transfers and licences confirmed as abnormal"}, Supplier: zhuanhua.TheHost, Values: values()},
		NotForUseFact: {Key: "transfers-not-for-use", Text: zhuanhua.Text{Zh: "查实的不以技术创新和实施为目的的转让和许可", En: "transfers and licences confirmed as not aimed at innovation and implementation"},
			Supplier: zhuanhua.TheHost, Values: values()},
	}}
}

// ConductCheck returns the check of a city's transfers and licences: none abnormal,
// none without innovation or implementation for its aim.
//
// Clause: SX21-3.16, SX21-5.3
func ConductCheck() zhuanhua.Check {
	none := zhuanhua.CodesOf(zhuanhua.Code(1))
	return zhuanhua.Check{
		Record: zhuanhua.RecordFinding, Name: ConductName, Clause: "SX21-5.3",
		Text: zhuanhua.Text{Zh: "转让许可行为监督", En: "Supervision of transfers and licences"},
		Rows: []zhuanhua.Criterion{
			{
				Code: "abnormal-transfers", Clause: "SX21-3.16", Nature: zhuanhua.Merit,
				Text: zhuanhua.Text{Zh: "有异常转让或许可", En: "abnormal transfers or licences"},
				Any:  []zhuanhua.Term{{Fact: AbnormalFact, In: none}},
			},
			{
				Code: "transfers-not-for-use", Clause: "SX21-5.3", Nature: zhuanhua.Merit,
				Text: zhuanhua.Text{Zh: "有不以技术创新和实施为目的的转让或许可", En: "transfers or licences not aimed at innovation and implementation"},
				Any:  []zhuanhua.Term{{Fact: NotForUseFact, In: none}},
			},
		},
	}
}

// Conduct returns the decision record on a city's transfers and licences. An
// [zhuanhua.InputError] refuses a city that is not of the host's list, a year outside
// the plan and a number below 0.
//
// Clause: SX21-3.16, SX21-5.3
func (j *ShaanxiJudge) Conduct(c Conduct) (zhuanhua.Decision, error) {
	id := c.City + "/" + strconv.Itoa(c.Year)
	fault := func(field, value string, err error) (zhuanhua.Decision, error) {
		return zhuanhua.Decision{}, &zhuanhua.InputError{Record: zhuanhua.RecordFinding, ID: zhuanhua.Quote(id), Field: field, Value: value, Err: err}
	}
	switch {
	case !j.cities[c.City]:
		return fault("city", zhuanhua.Quote(c.City), zhuanhua.ErrUnknownID)
	case c.Year < j.terms.FirstYear || c.Year > j.terms.LastYear:
		return fault("year", strconv.Itoa(c.Year), ErrOutsideProgramme)
	case c.Abnormal.Or(0) < 0:
		return fault("abnormal", strconv.Itoa(c.Abnormal.Or(0)), zhuanhua.ErrRange)
	case c.NotForUse.Or(0) < 0:
		return fault("not_for_use", strconv.Itoa(c.NotForUse.Or(0)), zhuanhua.ErrRange)
	}
	counts := [...]zhuanhua.Given[int]{AbnormalFact: c.Abnormal, NotForUseFact: c.NotForUse}
	facts := zhuanhua.Facts(0)
	for fact, count := range counts {
		if n, given := count.Get(); given {
			facts = facts.With(fact, either(n == 0, zhuanhua.Code(1), zhuanhua.Code(2)))
		}
	}
	d := j.conduct.Judge(0, facts).Explain(func(fact int) string { return shown(strconv.Itoa)(counts[fact]) })
	d.ID, d.Scope = id, zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(c.Year)}
	stamp(&d, j.fingerprint)
	return d, nil
}
