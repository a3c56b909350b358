package casebook

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// dayInput is a record on a day.
type dayInput struct {
	Record any          `json:"record"`
	On     zhuanhua.Day `json:"on"`
}

// fundedKit asks for the first day on which the state may use a patent.
func fundedKit() (Kit, error) {
	var list []question[*eligibility.DormantJudge]
	add := func(name, grant, on string, alter func(*eligibility.FundedPatent)) {
		p := eligibility.FundedPatent{
			Patent:      zhuanhua.Patent{No: fixture.PatentNo(0), GrantedOn: zhuanhua.MustDay(grant), OnRegister: true, PubliclyFunded: zhuanhua.Yes},
			Implemented: zhuanhua.No, Justified: zhuanhua.No,
		}
		if alter != nil {
			alter(&p)
		}
		day := zhuanhua.MustDay(on)
		list = append(list, question[*eligibility.DormantJudge]{name, "GB37-3.6b", dayInput{p, day}, func(j *eligibility.DormantJudge) (Answer, error) {
			return said(j.Patent(&p, day))
		}})
	}
	for _, c := range [][2]string{
		{"2018-03-01", "2022-03-01"}, {"2018-03-01", "2022-03-02"}, {"2018-03-01", "2023-02-28"}, {"2018-03-01", "2023-03-01"}, {"2018-03-01", "2023-03-02"},
		{"2018-03-01", "2024-03-01"}, {"2018-03-01", "2024-03-02"},
		{"2020-02-29", "2025-02-28"}, {"2020-02-29", "2025-03-01"}, {"2019-02-28", "2024-02-28"}, {"2019-02-28", "2024-02-29"},
	} {
		add("granted on "+c[0]+", on "+c[1], c[0], c[1], nil)
	}
	add("implemented", "2018-03-01", "2023-03-02", func(p *eligibility.FundedPatent) { p.Implemented = zhuanhua.Yes })
	add("with good reason", "2018-03-01", "2023-03-02", func(p *eligibility.FundedPatent) { p.Justified, p.Reason = zhuanhua.Yes, "示例" })
	add("not publicly funded", "2018-03-01", "2023-03-02", func(p *eligibility.FundedPatent) { p.Patent.PubliclyFunded = zhuanhua.No })
	add("implementation not known", "2018-03-01", "2023-03-02", func(p *eligibility.FundedPatent) { p.Implemented = zhuanhua.Unstated })
	return kit("funded-patents", eligibility.ActionPlanDormant(), eligibility.DormantFields(), eligibility.DormantRules.Judge, list)
}

// stockKit asks which patents are to be covered and which are.
func stockKit() (Kit, error) {
	var list []question[*eligibility.StockJudge]
	day := zhuanhua.MustDay("2025-12-31")
	add := func(name string, kind zhuanhua.PartyKind, converted, screened, online zhuanhua.Truth) {
		p := eligibility.StockPatent{
			Patent: grantedPatent(0, "2019-06-04", ""), Holder: &zhuanhua.Party{ID: zhuanhua.NewPartyID(fixture.CreditCode(1)), Kind: kind, Province: zhuanhua.Shaanxi},
			Converted: converted, Screened: screened, Online: online,
		}
		list = append(list, question[*eligibility.StockJudge]{name, "GB37-2.1", dayInput{p, day}, func(j *eligibility.StockJudge) (Answer, error) {
			stock, covered, err := j.Patent(&p, day)
			a, err := said(covered, err)
			if err == nil {
				a.Result = stock.Outcome().String()
			}
			return a, err
		}})
	}
	for kind := zhuanhua.University; kind <= zhuanhua.OtherParty; kind++ {
		add("of "+kind.String(), kind, zhuanhua.No, zhuanhua.Yes, zhuanhua.Yes)
	}
	add("not screened", zhuanhua.University, zhuanhua.No, zhuanhua.No, zhuanhua.No)
	add("screened, not online", zhuanhua.University, zhuanhua.No, zhuanhua.Yes, zhuanhua.No)
	add("converted", zhuanhua.University, zhuanhua.Yes, zhuanhua.Yes, zhuanhua.Yes)
	add("not known whether screened", zhuanhua.University, zhuanhua.No, zhuanhua.Unstated, zhuanhua.Unstated)
	return kit("stock", eligibility.ActionPlanStock(), eligibility.StockFields(), eligibility.StockRules.Judge, list)
}

// policiesKit holds policies against 三(五) and 三(六): numbers and conversion with less
// than, exactly and more than the share from which a limb turns, by each subject.
func policiesKit() (Kit, error) {
	var list []question[*awards.Linter]
	day := zhuanhua.MustDay("2024-06-01")
	add := func(name string, clause zhuanhua.ClauseID, p awards.Policy) {
		p.Key, p.IssuedOn = "policy", zhuanhua.MustDay("2024-01-01")
		list = append(list, question[*awards.Linter]{name, clause, dayInput{p, day}, func(l *awards.Linter) (Answer, error) {
			r, err := l.Policy(&p, day)
			if err != nil {
				return Answer{}, err
			}
			a := Answer{Outcome: r.Outcome, Missing: r.Missing, Result: r.Advice.String()}
			for _, f := range r.Findings {
				a.Failed = append(a.Failed, f.Code)
			}
			return a, nil
		}})
	}
	item := func(key string, s awards.Subject, weight int64) awards.PolicyItem {
		return awards.PolicyItem{Key: key, Subject: s, Weight: zhuanhua.Value(decimal.New(weight, 0)), Binding: zhuanhua.No}
	}
	kinds := map[string]zhuanhua.Set[awards.PolicyKind]{"money": zhuanhua.SetOf(awards.FundingPolicy), "a review": zhuanhua.SetOf(awards.ReviewPolicy)}
	for _, name := range []string{"money", "a review"} {
		for s := awards.PatentApplications; s <= awards.NotPatents; s++ {
			for _, weight := range []int64{20, 30, 49, 50, 51, 70, 80} {
				other := awards.ConversionBenefit
				if s == other {
					other = awards.PatentQuality
				}
				add(name+" for "+s.String()+" with "+decimal.New(weight, 0).String()+" of 100", "GB37-3.6a",
					awards.Policy{Kinds: kinds[name], Items: []awards.PolicyItem{item("one", s, weight), item("other", other, 100-weight)}})
			}
		}
	}
	binding := item("one", awards.PatentApplications, 1)
	binding.Binding = zhuanhua.Yes
	add("a binding number of applications", "GB37-3.6a", awards.Policy{Kinds: zhuanhua.SetOf(awards.AssessmentPolicy), Items: []awards.PolicyItem{binding}})
	add("no binding number", "GB37-3.6a", awards.Policy{Kinds: zhuanhua.SetOf(awards.AssessmentPolicy), Items: []awards.PolicyItem{item("one", awards.PatentApplications, 1)}})
	for _, single := range []zhuanhua.Truth{zhuanhua.No, zhuanhua.Yes} {
		add("single cases assessed: "+single.String(), "GB37-3.5", awards.Policy{Kinds: zhuanhua.SetOf(awards.StateEquityPolicy), Equity: awards.EquityAssessment{
			AsWhole: zhuanhua.Yes, ByYear: zhuanhua.Yes, ByType: zhuanhua.Yes, ByStage: zhuanhua.Yes, SingleCase: single,
		}})
	}
	half := indicators.Ratio{Part: 1, Whole: 2}
	return kit("policies", awards.ActionPlanLint().WithShares(half, half, half), awards.LintFields(), awards.LintRules.Linter, list)
}

// sizesKit classifies enterprises below, at and above each bound of the standard, the
// other figure being large.
func sizesKit() (Kit, error) {
	standard := zhuanhua.Sizes2011()
	var list []question[*zhuanhua.SizeStandard]
	var fields []zhuanhua.Field[zhuanhua.SizeStandard]
	for i := range standard.Rows {
		row := standard.Rows[i]
		for second := range 2 {
			bounds := [2]zhuanhua.Bounds{row.First, row.Second}[second]
			if bounds.Figure == zhuanhua.FigureNone {
				continue
			}
			for class, bound := range []int64{bounds.Small, bounds.Medium, bounds.Large} {
				fields = append(fields, boundField(i, second, class))
				for by := int64(-1); by <= 1; by++ {
					list = append(list, sizeQuestion(row.Industry, bounds.Figure, bound+by))
				}
			}
		}
	}
	prepare := func(s zhuanhua.SizeStandard) (*zhuanhua.SizeStandard, error) { return &s, s.Validate() }
	return kit("sizes", standard, fields, prepare, list)
}

// boundField is the least value of a figure for a class, small first.
func boundField(row, second, class int) zhuanhua.Field[zhuanhua.SizeStandard] {
	at := func(s *zhuanhua.SizeStandard) *int64 {
		b := [2]*zhuanhua.Bounds{&s.Rows[row].First, &s.Rows[row].Second}[second]
		return [3]*int64{&b.Small, &b.Medium, &b.Large}[class]
	}
	standard := zhuanhua.Sizes2011()
	p, r := standard.Param, standard.Rows[row]
	figure := [2]zhuanhua.Bounds{r.First, r.Second}[second].Figure
	p.Key = r.Industry.String() + " " + figure.String() + " " + (zhuanhua.Small + zhuanhua.SizeClass(class)).String()
	if p.Unit = "万元"; figure == zhuanhua.Employees {
		p.Unit = "人"
	}
	return zhuanhua.Field[zhuanhua.SizeStandard]{
		Param: p,
		Show:  func(s zhuanhua.SizeStandard) string { return decimal.New(*at(&s), 0).String() },
		Nearby: func(s zhuanhua.SizeStandard) (near []zhuanhua.SizeStandard) {
			for _, by := range []int64{-1, 1} {
				other := s
				*at(&other) += by
				near = append(near, other)
			}
			return near
		},
	}
}

func sizeQuestion(industry zhuanhua.Industry, figure zhuanhua.Figure, value int64) question[*zhuanhua.SizeStandard] {
	large := zhuanhua.Value(decimal.New(1, 13))
	y := zhuanhua.EnterpriseYear{Year: 2022, Employees: zhuanhua.Value(int64(1_000_000)), Revenue: large, Assets: large}
	money := zhuanhua.Value(decimal.New(value, 4))
	switch figure {
	case zhuanhua.Employees:
		y.Employees = zhuanhua.Value(value)
	case zhuanhua.Revenue:
		y.Revenue = money
	case zhuanhua.Assets:
		y.Assets = money
	}
	input := struct {
		Industry zhuanhua.Industry       `json:"industry"`
		Year     zhuanhua.EnterpriseYear `json:"year"`
	}{industry, y}
	name := industry.String() + ", " + figure.String() + " of " + decimal.New(value, 0).String()
	return question[*zhuanhua.SizeStandard]{name, "CZ23-A1b", input, func(s *zhuanhua.SizeStandard) (Answer, error) {
		size := s.Size(industry, y)
		a := Answer{Outcome: zhuanhua.Met, Result: size.Class().String()}
		if size.SME() != zhuanhua.Yes {
			a.Outcome = zhuanhua.NotMet
		}
		return a, nil
	}}
}
