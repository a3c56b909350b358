package awards

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PledgeApplicant is an SME that a city proposes for the library of pledge projects
// (质押融资项目库).
type PledgeApplicant struct {
	ID       string                          `json:"enterprise_id"`
	Year     int                             `json:"year"`
	Province zhuanhua.Place                  `json:"province"` // of its address
	Size     zhuanhua.Size                   `json:"size"`
	Work     zhuanhua.Given[zhuanhua.Points] `json:"work"`   // how solid its work on intellectual property is; 0 to 1000 points
	Credit   zhuanhua.Given[zhuanhua.Points] `json:"credit"` // how good its credit is; 0 to 1000 points
}

// Facts of an applicant for the pledge library, by their numbers in its form.
const (
	ApplicantProvinceFact = iota
	ApplicantSizeFact
	ApplicantWorkFact
	ApplicantCreditFact
)

// PledgeLibraryCheck is the name of the check of entry to the pledge library.
const PledgeLibraryCheck = "pledge-library"

// PledgeApplicantForm returns the facts of an applicant for the pledge library.
func PledgeApplicantForm() zhuanhua.Form {
	return zhuanhua.Form{Kind: zhuanhua.RecordEnterprise, Facts: []zhuanhua.Fact{
		ApplicantProvinceFact: {Key: "enterprise-province", Text: zhuanhua.Text{Zh: "企业所在省", En: "province of the enterprise"}, Supplier: zhuanhua.PatentOffice,
			Values: truths(zhuanhua.Text{Zh: "山东省", En: "Shandong"}, zhuanhua.Text{Zh: "外省或境外", En: "elsewhere"})},
		ApplicantSizeFact: {Key: "enterprise-size", Text: zhuanhua.Text{Zh: "企业规模", En: "size of the enterprise"}, Supplier: zhuanhua.StatsOffice,
			Values: truths(zhuanhua.Text{Zh: "中小微企业", En: "micro, small or medium"}, zhuanhua.Text{Zh: "大型企业", En: "large"})},
		ApplicantWorkFact:   {Key: "ip-work", Text: zhuanhua.Text{Zh: "知识产权工作基础", En: "work on intellectual property"}, Supplier: zhuanhua.TheHost, Values: marks()},
		ApplicantCreditFact: {Key: "credit", Text: zhuanhua.Text{Zh: "信用", En: "credit"}, Supplier: zhuanhua.LendingBank, Values: marks()},
	}}
}

// PledgeLibrary returns the check of entry to the pledge library: an SME of the
// province with solid work on intellectual property and good credit.
//
// Clause: SD21-2.6
func (t ShandongTerms) PledgeLibrary() zhuanhua.Check {
	row := func(code string, fact int, nature zhuanhua.Nature, param zhuanhua.Param, zh, en string) zhuanhua.Criterion {
		return zhuanhua.Criterion{
			Code: code, Clause: "SD21-2.6", Nature: nature, Param: param, Text: zhuanhua.Text{Zh: zh, En: en},
			Any: []zhuanhua.Term{{Fact: fact, In: zhuanhua.CodesOf(zhuanhua.Code(1))}},
		}
	}
	return zhuanhua.Check{
		Record: zhuanhua.RecordEnterprise, Name: PledgeLibraryCheck, Clause: "SD21-2.6",
		Text: zhuanhua.Text{Zh: "知识产权质押融资项目库入库", En: "Entry to the library of pledge projects"},
		Rows: []zhuanhua.Criterion{
			row("enterprise-elsewhere", ApplicantProvinceFact, zhuanhua.Scoping, zhuanhua.Param{Status: zhuanhua.Reading}, "企业不在本省", "the enterprise is not in the province"),
			row("not-sme", ApplicantSizeFact, zhuanhua.Merit, zhuanhua.Param{}, "不是中小微企业", "no micro, small or medium enterprise"),
			row("work-not-solid", ApplicantWorkFact, zhuanhua.Merit, shandongParam("work-mark"), "知识产权工作基础不扎实", "its work on intellectual property is not solid"),
			row("credit-not-good", ApplicantCreditFact, zhuanhua.Merit, shandongParam("credit-mark"), "信用不良好", "its credit is not good"),
		},
	}
}

// shandongParam returns the provenance of a parameter of Shandong's terms.
func shandongParam(key string) zhuanhua.Param { return paramOf(ShandongFields(), key) }

// pointsCode compares points with a mark above 0. A mark that is not set leaves it
// open unless none could change the answer: no points at all reach none, full points
// every one. Waits says that a mark would decide.
func pointsCode(points, mark zhuanhua.Given[zhuanhua.Points]) (code zhuanhua.Code, waits bool) {
	p, scored := points.Get()
	m, set := mark.Get()
	switch {
	case !scored:
		return 0, false
	case set:
		return either(p >= m, markReached, markMissed), false
	case p >= zhuanhua.MaxPoints:
		return markReached, false
	case p <= 0:
		return markMissed, false
	}
	return 0, true
}

// readPledge returns the facts of an applicant, and the parameters that keep one of
// them open.
func (t ShandongTerms) readPledge(a *PledgeApplicant) (zhuanhua.Facts, map[string]zhuanhua.Param) {
	work, workWaits := pointsCode(a.Work, t.WorkMark)
	credit, creditWaits := pointsCode(a.Credit, t.CreditMark)
	unset := map[string]zhuanhua.Param{}
	if workWaits {
		unset["ip-work"] = shandongParam("work-mark")
	}
	if creditWaits {
		unset["credit"] = shandongParam("credit-mark")
	}
	here := zhuanhua.Unstated
	if a.Province != 0 {
		here = zhuanhua.TruthOf(a.Province == zhuanhua.Shandong)
	}
	return zhuanhua.Facts(0).
		With(ApplicantProvinceFact, truthCode(here)).With(ApplicantSizeFact, truthCode(a.Size.SME())).
		With(ApplicantWorkFact, work).With(ApplicantCreditFact, credit), unset
}

// PledgeApplicant returns the decision record on an applicant for the pledge library.
// An [zhuanhua.InputError] refuses an applicant without id, with a year or province
// that does not exist or points outside 0 to 1000; an [UnsetError] names the mark
// without which it cannot be decided.
//
// Clause: SD21-2.6
func (j *ShandongJudge) PledgeApplicant(a PledgeApplicant) (zhuanhua.Decision, error) {
	fault := func(field, value string, err error) (zhuanhua.Decision, error) {
		return zhuanhua.Decision{}, &zhuanhua.InputError{Record: zhuanhua.RecordEnterprise, ID: zhuanhua.Quote(a.ID), Field: field, Value: value, Err: err}
	}
	work, credit := a.Work.Or(0), a.Credit.Or(0)
	switch {
	case a.ID == "":
		return fault("enterprise_id", "", zhuanhua.ErrNotGiven)
	case a.Year < 1 || a.Year > 9999:
		return fault("year", strconv.Itoa(a.Year), zhuanhua.ErrRange)
	case a.Province != 0 && (!a.Province.Known() || a.Province.IsCity()):
		return fault("province", a.Province.String(), zhuanhua.ErrCodeWord)
	case !work.InRange():
		return fault("work", work.String(), zhuanhua.ErrRange)
	case !credit.InRange():
		return fault("credit", credit.String(), zhuanhua.ErrRange)
	}
	facts, unset := j.terms.readPledge(&a)
	v := j.pledges.Judge(0, facts)
	if err := unsettled(v, a.Year, unset); err != nil {
		return zhuanhua.Decision{}, err
	}
	d := v.Explain(func(fact int) string {
		switch fact {
		case ApplicantWorkFact:
			return shown(zhuanhua.Points.String)(a.Work)
		case ApplicantCreditFact:
			return shown(zhuanhua.Points.String)(a.Credit)
		case ApplicantProvinceFact:
			return a.Province.String()
		}
		return ""
	})
	d.ID, d.Scope = a.ID, zhuanhua.Scope{Place: zhuanhua.Shandong, Period: zhuanhua.Year(a.Year)}
	stamp(&d, j.fingerprint)
	return d, nil
}
