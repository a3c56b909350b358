package eligibility

import (
	"database/sql/driver"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// SpecialPlanPlan is the name of the check of a province's plan.
const SpecialPlanPlan = "plan"

// PlanElement is something that a province's plan must have (实施方案要素).
type PlanElement uint8

// The elements that CZ23 三(一) names.
const (
	PlanElementNone     PlanElement = iota
	IPDepartment                    // 省级知识产权部门印发
	FinanceDepartment               // 省级财政部门印发
	MeasuredIndicators              // 测算有关指标
	OverallTargets                  // 三年总体目标
	AnnualTargets                   // 年度绩效目标
	PolicyMeasures                  // 政策措施
	ImplementationSteps             // 实施步骤
)

var planElements = words[PlanElement]{"plan element", []word{
	{},
	{"ip-department", zhuanhua.Text{Zh: "知识产权部门印发", En: "issued by the IP department"}},
	{"finance-department", zhuanhua.Text{Zh: "财政部门印发", En: "issued by the finance department"}},
	{"measured-indicators", zhuanhua.Text{Zh: "测算有关指标", En: "measured indicators"}},
	{"overall-targets", zhuanhua.Text{Zh: "三年总体目标", En: "overall targets"}},
	{"annual-targets", zhuanhua.Text{Zh: "年度绩效目标", En: "annual targets"}},
	{"policy-measures", zhuanhua.Text{Zh: "政策措施", En: "measures"}},
	{"implementation-steps", zhuanhua.Text{Zh: "实施步骤", En: "steps"}},
}}

// planLacks are the criteria on the elements, in the order of the enumeration: code
// and reason.
var planLacks = [...]struct {
	code string
	text zhuanhua.Text
}{
	{},
	{"no-ip-department", zhuanhua.Text{Zh: "方案未经省级知识产权部门印发", En: "the plan was not issued by the provincial IP department"}},
	{"no-finance-department", zhuanhua.Text{Zh: "方案未经省级财政部门联合印发", En: "the plan was not issued by the provincial finance department too"}},
	{"no-measured-indicators", zhuanhua.Text{Zh: "方案未测算有关指标", En: "the plan does not measure the indicators"}},
	{"no-overall-targets", zhuanhua.Text{Zh: "方案没有三年总体目标", En: "the plan has no overall targets"}},
	{"no-annual-targets", zhuanhua.Text{Zh: "方案没有年度绩效目标", En: "the plan has no annual targets"}},
	{"no-policy-measures", zhuanhua.Text{Zh: "方案没有政策措施", En: "the plan has no measures"}},
	{"no-implementation-steps", zhuanhua.Text{Zh: "方案没有实施步骤", En: "the plan has no steps"}},
}

// String returns the stable key.
func (e PlanElement) String() string { return planElements.of(e).key }

// Text returns the names.
func (e PlanElement) Text() zhuanhua.Text { return planElements.of(e).text }

// MarshalText returns the stable key, empty when not given.
func (e PlanElement) MarshalText() ([]byte, error) { return planElements.marshal(e) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (e *PlanElement) UnmarshalText(b []byte) error { return planElements.unmarshal(e, b) }

// Scan reads a text column; NULL is "not given".
func (e *PlanElement) Scan(src any) error { return planElements.scan(e, src) }

// Value returns the stable key, or nil where nothing is given.
func (e PlanElement) Value() (driver.Value, error) { return planElements.value(e) }

// PlanRules are the rules by which a province's plan is complete: plain values,
// like [Rules]. The zero PlanRules is refused by [PlanRules.Judge]; start from
// [SpecialPlanPlans].
type PlanRules struct {
	// Years is the term of a plan (CZ23-3.1, stated: 为期三年).
	Years int
	// Elements are what a plan must have (CZ23-3.1, stated). A host whose records do
	// not hold one of them leaves it out, and it is not asked for.
	Elements zhuanhua.Set[PlanElement]
}

// SpecialPlanPlans returns the rules of CZ23 三(一): a plan for three years with
// measured indicators, overall and annual targets, measures and steps, issued by
// both departments.
//
// Clause: CZ23-3.1
func SpecialPlanPlans() PlanRules {
	return PlanRules{Years: 3, Elements: allElements}
}

const allElements = zhuanhua.Set[PlanElement](1<<(ImplementationSteps+1) - 2)

// Validate returns a [RulesError] for a term below one year and for a set that
// holds what is no element.
func (r PlanRules) Validate() error {
	switch {
	case r.Years < 1:
		return &RulesError{"Years", "no term of a plan"}
	case !within(r.Elements, ImplementationSteps):
		return &RulesError{"Elements", "a value that is no element"}
	}
	return nil
}

// PlanFields returns the parameters of the plan rules, as [Fields] does for [Rules].
func PlanFields() []zhuanhua.Field[PlanRules] {
	edition := SpecialPlan()
	param := func(key string) zhuanhua.Param {
		return zhuanhua.Param{Key: key, Clause: "CZ23-3.1", Status: zhuanhua.Stated, From: edition.From, To: edition.To}
	}
	years, elements := param("plan-years"), param("plan-elements")
	years.Unit = "年"
	return []zhuanhua.Field[PlanRules]{
		{
			Param: years, Text: zhuanhua.Text{Zh: "方案期限", En: "term of a plan"},
			Show: func(r PlanRules) string { return strconv.Itoa(r.Years) },
			Copy: func(dst, src *PlanRules) { dst.Years = src.Years },
			Nearby: func(r PlanRules) []PlanRules {
				return []PlanRules{{r.Years - 1, r.Elements}, {r.Years + 1, r.Elements}}
			},
		},
		{
			Param: elements, Text: zhuanhua.Text{Zh: "方案要素", En: "what a plan must have"},
			Show: func(r PlanRules) string { return r.Elements.String() },
			Copy: func(dst, src *PlanRules) { dst.Elements = src.Elements },
			Nearby: func(r PlanRules) (near []PlanRules) {
				for e := range allElements.All() {
					near = append(near, PlanRules{r.Years, r.Elements ^ zhuanhua.SetOf(e)})
				}
				return near
			},
		},
	}
}

// Facts of a plan, by their numbers in its form. Facts 2 and up are the elements,
// [PlanElement] e being fact e+1.
const (
	PlanMadeFact  = 0
	PlanYearsFact = 1
)

// Codes of PlanYearsFact.
const (
	yearsRight zhuanhua.Code = 1
	yearsOther zhuanhua.Code = 2
)

// PlanForm returns the facts of a plan.
func PlanForm() zhuanhua.Form {
	facts := []zhuanhua.Fact{
		PlanMadeFact: {Key: "plan-made", Text: zhuanhua.Text{Zh: "是否编制方案", En: "whether a plan was made"}, Supplier: zhuanhua.TheHost, Values: enum(zhuanhua.No)},
		PlanYearsFact: {Key: "plan-years", Text: zhuanhua.Text{Zh: "方案期限", En: "term of the plan"}, Supplier: zhuanhua.TheHost, Values: []zhuanhua.FactValue{
			{Key: "required", Text: zhuanhua.Text{Zh: "符合规定期限", En: "the term asked for"}},
			{Key: "other", Text: zhuanhua.Text{Zh: "其他期限", En: "another term"}},
		}},
	}
	for e := range allElements.All() {
		facts = append(facts, zhuanhua.Fact{Key: e.String(), Text: e.Text(), Supplier: zhuanhua.TheHost, Values: enum(zhuanhua.No)})
	}
	return zhuanhua.Form{Kind: zhuanhua.RecordPlan, Facts: facts}
}

// Check returns the check of a plan. A province that made none is not examined:
// plans are voluntary.
//
// Clause: CZ23-3.1
func (r PlanRules) Check() zhuanhua.Check {
	fields := PlanFields()
	row := func(code string, fact int, accepted zhuanhua.Code, param zhuanhua.Param, lack zhuanhua.Text) zhuanhua.Criterion {
		return zhuanhua.Criterion{
			Code: code, Clause: "CZ23-3.1", Nature: zhuanhua.Merit, Param: param, Text: lack,
			Any: []zhuanhua.Term{{Fact: fact, In: zhuanhua.CodesOf(accepted)}},
		}
	}
	applies := row("no-plan", PlanMadeFact, yes, zhuanhua.Param{}, zhuanhua.Text{Zh: "未编制方案（自愿）", En: "no plan was made (it is voluntary)"})
	check := zhuanhua.Check{
		Record: zhuanhua.RecordPlan, Name: SpecialPlanPlan, Clause: "CZ23-3.1", Applies: &applies,
		Text: zhuanhua.Text{Zh: "专利转化专项计划实施方案", En: "A province's plan under the special plan"},
		Rows: []zhuanhua.Criterion{row("other-term", PlanYearsFact, yearsRight, fields[0].Param,
			zhuanhua.Text{Zh: "方案期限不是" + strconv.Itoa(r.Years) + "年", En: "the plan's term is not " + strconv.Itoa(r.Years) + " years"})},
	}
	for e := range (r.Elements & allElements).All() {
		check.Rows = append(check.Rows, row(planLacks[e].code, elementFact(e), yes, fields[1].Param, planLacks[e].text))
	}
	return check
}

func elementFact(e PlanElement) int { return int(e) + 1 }

// ReadPlan returns the facts of a plan; nil is a province that made none.
func (r PlanRules) ReadPlan(p *zhuanhua.Plan) zhuanhua.Facts {
	if p == nil {
		return zhuanhua.Facts(0).With(PlanMadeFact, no)
	}
	facts := zhuanhua.Facts(0).With(PlanMadeFact, yes)
	if years, given := p.Years.Get(); given && years == r.Years {
		facts = facts.With(PlanYearsFact, yearsRight)
	} else if given {
		facts = facts.With(PlanYearsFact, yearsOther)
	}
	for e, has := range elementsOf(p) {
		facts = facts.With(elementFact(PlanElement(e+1)), zhuanhua.Code(*has))
	}
	return facts
}

// elementsOf returns where a plan holds each element, in the order of the
// enumeration.
func elementsOf(p *zhuanhua.Plan) [ImplementationSteps]*zhuanhua.Truth {
	return [...]*zhuanhua.Truth{
		&p.IPDepartment, &p.FinanceDepartment, &p.MeasuredIndicators,
		&p.OverallTargets, &p.AnnualTargets, &p.Measures, &p.Steps,
	}
}

// PutPlan is the inverse of [PlanRules.ReadPlan]: it makes a plan that has these
// facts, nil for a province without one. It returns false where no plan has them:
// whether one was made is always known.
func (r PlanRules) PutPlan(facts zhuanhua.Facts) (*zhuanhua.Plan, bool) {
	if made := facts.Get(PlanMadeFact); made != yes {
		return nil, made == no
	}
	p := &zhuanhua.Plan{Province: zhuanhua.Beijing}
	switch facts.Get(PlanYearsFact) {
	case yearsRight:
		p.Years = zhuanhua.Value(r.Years)
	case yearsOther:
		p.Years = zhuanhua.Value(r.Years + 1)
	}
	for e, has := range elementsOf(p) {
		*has = zhuanhua.Truth(facts.Get(elementFact(PlanElement(e + 1))))
	}
	return p, true
}

// PlanJudge judges plans by one rules value. It is immutable and safe for any
// number of goroutines.
type PlanJudge struct {
	rules       PlanRules
	table       *zhuanhua.Table
	fingerprint func() string
}

// Judge compiles the rules. It returns a [RulesError] for rules that
// [PlanRules.Validate] refuses.
func (r PlanRules) Judge() (*PlanJudge, error) {
	if err := r.Validate(); err != nil {
		return nil, err
	}
	table, err := zhuanhua.Compile(PlanForm(), r.Check())
	return &PlanJudge{r, table, printed(PlanFields(), r, table)}, err
}

// Table returns the table with the check of plans.
func (j *PlanJudge) Table() *zhuanhua.Table { return j.table }

// Plan returns the verdict on a plan: met where it is complete, not met where it is
// not, undetermined where what would decide is not given, not applicable for nil.
// It returns what [zhuanhua.Plan.Validate] refuses.
func (j *PlanJudge) Plan(p *zhuanhua.Plan) (zhuanhua.Verdict, error) {
	if p != nil {
		if err := p.Validate(); err != nil {
			return zhuanhua.Verdict{}, err
		}
	}
	return j.table.Judge(0, j.rules.ReadPlan(p)), nil
}

// Explain returns the decision record of a plan.
func (j *PlanJudge) Explain(p *zhuanhua.Plan) (zhuanhua.Decision, error) {
	v, err := j.Plan(p)
	if err != nil {
		return zhuanhua.Decision{}, err
	}
	d := v.Explain(func(fact int) string {
		if years, given := planYears(p); given && fact == PlanYearsFact {
			return strconv.Itoa(years)
		}
		return ""
	})
	if p != nil {
		d.ID = p.Province.String()
	}
	stamp(&d, j.fingerprint)
	return d, nil
}

func planYears(p *zhuanhua.Plan) (int, bool) {
	if p == nil {
		return 0, false
	}
	return p.Years.Get()
}
