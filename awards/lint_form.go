package awards

import "github.com/zhuanhua-rules/zhuanhua"

// Names of the checks of a policy.
const (
	QualityOrientation = "quality-orientation" // breaches of GB37-3.6a
	ApplicationTargets = "application-targets" // advice of GB37-3.6a
	EquityAsWhole      = "equity-as-whole"     // breaches of GB37-3.5
)

// Facts of a policy, by their numbers in its form.
const (
	AssessmentFact = iota
	FundingFact
	ReviewFact
	EquityFact
	PatentIndicatorsFact
	BindingFact
	TiedFact
	ImportantFact
	MainFact
	AsWholeFact
	ByYearFact
	ByTypeFact
	ByStageFact
	SingleCaseFact
)

// Codes of every fact of a policy.
const (
	policyYes = zhuanhua.Code(zhuanhua.Yes)
	policyNo  = zhuanhua.Code(zhuanhua.No)
)

// PolicyForm returns the facts of a policy, each a yes or a no.
func PolicyForm() zhuanhua.Form {
	form := zhuanhua.Form{Kind: zhuanhua.RecordMeasure}
	for _, f := range [...][3]string{
		AssessmentFact:       {"assessment", "是否为考核", "whether it is an assessment"},
		FundingFact:          {"funding", "是否为财政资助奖励", "whether it gives public money"},
		ReviewFact:           {"review", "是否为评审、认定、评价", "whether it is a review or recognition"},
		EquityFact:           {"state-equity", "是否为国有股权考核", "whether it assesses state equity"},
		PatentIndicatorsFact: {"patent-indicators", "是否涉及专利指标", "whether it uses patent indicators"},
		BindingFact:          {"binding-applications", "是否设置专利申请量约束性指标", "whether it sets a binding number of applications"},
		TiedFact:             {"tied-to-numbers", "是否与专利数量简单挂钩", "whether it is simply tied to patent numbers"},
		ImportantFact:        {"conversion-important", "转化效益是否为重要评价标准", "whether conversion benefit is an important criterion"},
		MainFact:             {"numbers-main", "专利数量是否直接为主要条件", "whether numbers are directly the main condition"},
		AsWholeFact:          {"as-whole", "是否整体考核", "whether it assesses as a whole"},
		ByYearFact:           {"by-year", "是否按年度", "whether by year"},
		ByTypeFact:           {"by-type", "是否分类型", "whether by type"},
		ByStageFact:          {"by-stage", "是否分阶段", "whether by stage"},
		SingleCaseFact:       {"single-case", "是否单独进行个案考核", "whether single cases are assessed"},
	} {
		form.Facts = append(form.Facts, zhuanhua.Fact{
			Key: f[0], Text: zhuanhua.Text{Zh: f[1], En: f[2]}, Supplier: zhuanhua.TheHost,
			Values: []zhuanhua.FactValue{
				{Key: zhuanhua.Yes.String(), Text: zhuanhua.Yes.Text()},
				{Key: zhuanhua.No.String(), Text: zhuanhua.No.Text()},
			},
		})
	}
	return form
}

// Checks returns the three checks of a policy: the breaches of 三(六), its advice, and
// 三(五) on state equity.
//
// Clause: GB37-3.5, GB37-3.6, GB37-3.6a
func (r LintRules) Checks() []zhuanhua.Check {
	term := func(fact int, code zhuanhua.Code, kind zhuanhua.TermKind) zhuanhua.Term {
		return zhuanhua.Term{Fact: fact, In: zhuanhua.CodesOf(code), Kind: kind}
	}
	row := func(code string, clause zhuanhua.ClauseID, param, zh, en string, terms ...zhuanhua.Term) zhuanhua.Criterion {
		return zhuanhua.Criterion{
			Code: code, Clause: clause, Nature: zhuanhua.Merit, Param: lintParam(param),
			Text: zhuanhua.Text{Zh: zh, En: en}, Any: terms,
		}
	}
	check := func(name string, clause zhuanhua.ClauseID, zh, en string, applies zhuanhua.Criterion, rows ...zhuanhua.Criterion) zhuanhua.Check {
		return zhuanhua.Check{
			Record: zhuanhua.RecordMeasure, Name: name, Clause: clause, Text: zhuanhua.Text{Zh: zh, En: en},
			Applies: &applies, Rows: rows,
		}
	}
	equity := func(code string, fact int, good zhuanhua.Code, zh, en string) zhuanhua.Criterion {
		return row(code, "GB37-3.5", "", zh, en, term(fact, good, zhuanhua.Passes))
	}
	return []zhuanhua.Check{
		check(QualityOrientation, "GB37-3.6a", "专利质量与转化运用导向", "Orientation to quality and conversion",
			row("neither-money-nor-review", "GB37-3.6", "", "不是财政资助奖励或评审认定评价", "neither public money nor a review",
				term(FundingFact, policyYes, zhuanhua.Passes), term(ReviewFact, policyYes, zhuanhua.Passes)),
			row("money-tied-to-numbers", "GB37-3.6a", "simply-share", "财政资助奖励与专利数量简单挂钩", "public money is simply tied to patent numbers",
				term(TiedFact, policyNo, zhuanhua.Passes), term(FundingFact, policyNo, zhuanhua.Exempts)),
			row("conversion-not-important", "GB37-3.6a", "important-share", "未将专利转化效益作为重要评价标准", "conversion benefit is no important criterion",
				term(ImportantFact, policyYes, zhuanhua.Passes), term(ReviewFact, policyNo, zhuanhua.Exempts), term(PatentIndicatorsFact, policyNo, zhuanhua.Exempts)),
			row("numbers-main-condition", "GB37-3.6a", "main-share", "直接将专利数量作为主要条件", "patent numbers are directly the main condition",
				term(MainFact, policyNo, zhuanhua.Passes), term(ReviewFact, policyNo, zhuanhua.Exempts))),
		check(ApplicationTargets, "GB37-3.6a", "专利申请量约束性指标", "Binding numbers of applications",
			row("no-assessment", "GB37-3.6", "", "不是考核", "no assessment", term(AssessmentFact, policyYes, zhuanhua.Passes)),
			row("binding-applications", "GB37-3.6a", "", "考核设置了专利申请量约束性指标（应避免）", "the assessment sets a binding number of applications (to be avoided)",
				term(BindingFact, policyNo, zhuanhua.Passes))),
		check(EquityAsWhole, "GB37-3.5", "专利作价入股国有股权整体考核", "State equity from contributed patents assessed as a whole",
			row("no-state-equity", "GB37-3.5", "", "不是国有股权保值增值考核", "no assessment of state equity", term(EquityFact, policyYes, zhuanhua.Passes)),
			equity("not-as-whole", AsWholeFact, policyYes, "未实行整体考核", "not assessed as a whole"),
			equity("not-by-year", ByYearFact, policyYes, "未按年度考核", "not assessed by year"),
			equity("not-by-type", ByTypeFact, policyYes, "未分类型考核", "not assessed by type"),
			equity("not-by-stage", ByStageFact, policyYes, "未分阶段考核", "not assessed by stage"),
			equity("single-case", SingleCaseFact, policyNo, "单独进行个案考核", "single cases are assessed")),
	}
}

// binding tells whether an item sets a binding number of applications.
//
// Clause: GB37-3.6a
func binding(items []PolicyItem) zhuanhua.Truth {
	answer := zhuanhua.No
	for _, item := range items {
		switch {
		case item.Subject == PatentApplications && item.Binding == zhuanhua.Yes:
			return zhuanhua.Yes
		case mayBind(&item):
			answer = zhuanhua.Unstated
		}
	}
	return answer
}

// mayBind tells that what is missing of an item could make it binding.
func mayBind(item *PolicyItem) bool {
	return item.Binding != zhuanhua.No &&
		(item.Subject == SubjectNone || item.Subject == PatentApplications && item.Binding == zhuanhua.Unstated)
}

// usesPatents tells whether an item looks at patents.
func usesPatents(items []PolicyItem) zhuanhua.Truth {
	answer := zhuanhua.No
	for _, item := range items {
		switch item.Subject {
		case SubjectNone:
			answer = zhuanhua.Unstated
		case NotPatents:
		default:
			return zhuanhua.Yes
		}
	}
	return answer
}
