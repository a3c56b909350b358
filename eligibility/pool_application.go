package eligibility

import (
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PoolApplication is an enterprise's application for the pool, as the province
// recommends it (入库申报). Figures are those of the last closed year.
type PoolApplication struct {
	Enterprise zhuanhua.PartyID `json:"party_id"`
	// RecommendedOn is the day on which the province recommends it, in the first round
	// or as a refill. In a log of events they are the log's.
	RecommendedOn zhuanhua.Day   `json:"recommended_on"`
	Refill        zhuanhua.Truth `json:"refill"`
	Size          zhuanhua.Size  `json:"size"` // by rulebook 9

	// What the published standard asks for.
	LegalPerson   zhuanhua.Truth                  `json:"legal_person"`   // 独立法人
	CorePatents   zhuanhua.Truth                  `json:"core_patents"`   // 核心专利自有或受让
	Rate          zhuanhua.Given[PatentRate]      `json:"rate"`           // 专利产业化率
	Research      zhuanhua.Given[decimal.Decimal] `json:"research"`       // 研发费用, yuan
	Revenue       zhuanhua.Given[decimal.Decimal] `json:"revenue"`        // 营业收入, yuan
	SteadyTeam    zhuanhua.Truth                  `json:"steady_team"`    // 研发团队稳定
	ResearchStaff zhuanhua.Given[int]             `json:"research_staff"` // 研发人员
	Staff         zhuanhua.Given[int]             `json:"staff"`          // 职工总数
	Partnership   zhuanhua.Truth                  `json:"partnership"`    // 稳定的产学研合作
	Trademark     zhuanhua.Truth                  `json:"trademark"`      // 自主商标
	IPManagement  zhuanhua.Truth                  `json:"ip_management"`  // 知识产权管理制度

	// What must not have been found.
	Abnormal   zhuanhua.Truth `json:"abnormal"`   // 非正常申请
	Accident   zhuanhua.Truth `json:"accident"`   // 重大安全事故
	Violation  zhuanhua.Truth `json:"violation"`  // 违法违规
	Dishonesty zhuanhua.Truth `json:"dishonesty"` // 严重失信

	// What the published standard asks for in principle (原则上): a lack is a note.
	Titled          zhuanhua.Truth `json:"titled"`           // 专精特新、高企、知识产权优势示范
	PatentIntensive zhuanhua.Truth `json:"patent_intensive"` // 主营业务属专利密集型
	ProductsFiled   zhuanhua.Truth `json:"products_filed"`   // 主导产品已备案

	// Answers are those to the host's own requirements, each at most once; one that is
	// not there is not given.
	Answers []PoolAnswer `json:"answers"`
}

// PoolAnswer answers a requirement of the host's list.
type PoolAnswer struct {
	Requirement string         `json:"requirement"` // its code
	Met         zhuanhua.Truth `json:"met"`
}

// Validate returns the first fault of the application as an [zhuanhua.InputError]: no
// enterprise, a day, truth value, size, amount or number that does not exist or is out
// of bounds, more research staff than staff, an answer without a requirement or twice.
func (a *PoolApplication) Validate() error {
	if a == nil {
		return &zhuanhua.InputError{Record: zhuanhua.RecordApplication, Field: "application", Err: zhuanhua.ErrNotGiven}
	}
	f := faults{zhuanhua.RecordApplication, zhuanhua.Quote(a.Enterprise.String()), nil}
	f.id(a.Enterprise)
	f.day("recommended_on", a.RecommendedOn)
	f.size(a.Size)
	for _, t := range a.truths() {
		f.truth(t.field, *t.value)
	}
	f.rate("rate", a.Rate)
	f.amount("research", a.Research)
	f.amount("revenue", a.Revenue)
	f.number("research_staff", a.ResearchStaff)
	f.number("staff", a.Staff)
	if team, staff := a.ResearchStaff.Or(0), a.Staff.Or(mostStaff); team > staff {
		f.add("research_staff", strconv.Itoa(team), zhuanhua.ErrContradiction)
	}
	seen := map[string]bool{}
	for _, answer := range a.Answers {
		switch {
		case answer.Requirement == "":
			f.add("answers", "", zhuanhua.ErrNotGiven)
		case seen[answer.Requirement]:
			f.add("answers", answer.Requirement, zhuanhua.ErrDuplicate)
		}
		seen[answer.Requirement] = true
		f.truth("answers", answer.Met)
	}
	return f.first()
}

// namedTruth is a yes or no of a record, by the name of its field.
type namedTruth struct {
	field string
	value *zhuanhua.Truth
}

func (a *PoolApplication) truths() []namedTruth {
	return []namedTruth{
		{"refill", &a.Refill}, {"legal_person", &a.LegalPerson}, {"core_patents", &a.CorePatents},
		{"steady_team", &a.SteadyTeam}, {"partnership", &a.Partnership},
		{"trademark", &a.Trademark}, {"ip_management", &a.IPManagement},
		{"abnormal", &a.Abnormal}, {"accident", &a.Accident}, {"violation", &a.Violation}, {"dishonesty", &a.Dishonesty},
		{"titled", &a.Titled}, {"patent_intensive", &a.PatentIntensive}, {"products_filed", &a.ProductsFiled},
	}
}

// answer returns the answer to a requirement of the host's list.
func (a *PoolApplication) answer(code string) zhuanhua.Truth {
	for _, answer := range a.Answers {
		if answer.Requirement == code {
			return answer.Met
		}
	}
	return zhuanhua.Unstated
}
