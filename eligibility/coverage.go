package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// Facts of a coverage, by their numbers in its form.
const (
	InPlanFact = iota
	DirectlyRelatedFact
	CoveredKindFact
	CoveredSizeFact
	CoveredSinceFact
	CoveredProvinceFact
	CoveredCityFact
)

// Slots of a judged coverage.
const (
	CoveredHome = 0

	sinceDay = 0
)

// CoverageForm returns the facts of a coverage. Criteria on [CoveredSizeFact] are
// made with [SizeTerm].
func CoverageForm() zhuanhua.Form {
	return zhuanhua.Form{Kind: zhuanhua.RecordCoverage, Facts: []zhuanhua.Fact{
		InPlanFact:          {Key: "measure-in-plan", Text: zhuanhua.Text{Zh: "措施是否列入印发的实施方案", En: "measure stands in the issued plan"}, Supplier: zhuanhua.TheHost, Values: enum(zhuanhua.No)},
		DirectlyRelatedFact: {Key: "measure-related", Text: zhuanhua.Text{Zh: "措施是否直接相关", En: "measure is directly related"}, Supplier: zhuanhua.TheHost, Values: enum(zhuanhua.No)},
		CoveredKindFact:     {Key: "enterprise-kind", Text: zhuanhua.Text{Zh: "政策惠及主体类型", En: "kind of the party covered"}, Supplier: zhuanhua.TheHost, Values: enum(zhuanhua.OtherParty)},
		CoveredSizeFact:     {Key: "enterprise-size", Text: zhuanhua.Text{Zh: "政策惠及企业规模", En: "size of the enterprise covered"}, Supplier: zhuanhua.StatsOffice, Values: append(enum(zhuanhua.Large), sizeRanges()...)},
		CoveredSinceFact:    {Key: "covered-since", Text: zhuanhua.Text{Zh: "开始惠及时间", En: "day from which it is covered"}, Supplier: zhuanhua.TheHost, Values: timings(), Depends: zhuanhua.Relation{Kind: zhuanhua.TimingRelation, Slot: sinceDay}},
		CoveredProvinceFact: {Key: "enterprise-province", Text: zhuanhua.Text{Zh: "政策惠及企业所在省", En: "province of the enterprise covered"}, Supplier: zhuanhua.PatentOffice, Values: provinces(), Depends: zhuanhua.Relation{Kind: zhuanhua.ProvinceRelation, Slot: CoveredHome}},
		CoveredCityFact:     {Key: "enterprise-city", Text: zhuanhua.Text{Zh: "政策惠及企业所在市", En: "city of the enterprise covered"}, Supplier: zhuanhua.PatentOffice, Values: cities(), Depends: zhuanhua.Relation{Kind: zhuanhua.CityRelation, Slot: CoveredHome}},
	}}
}

// Covered returns the check of a coverage: an SME of the province, covered by a
// measure of the issued plan that is directly related, by the statistics day and
// the period's end.
func (r Rules) Covered() zhuanhua.Check {
	late := func(code string, refused zhuanhua.Code, text zhuanhua.Text) zhuanhua.Criterion {
		all := zhuanhua.CodesOf(zhuanhua.BeforePeriod, zhuanhua.InPeriod, zhuanhua.AfterPeriod, zhuanhua.AfterAsOf)
		return zhuanhua.Criterion{
			Code: code, Clause: "CZ23-A3a", Nature: zhuanhua.Scoping, Text: text,
			Any: []zhuanhua.Term{{Fact: CoveredSinceFact, In: all &^ zhuanhua.CodesOf(refused)}},
		}
	}
	return zhuanhua.Check{
		Record: zhuanhua.RecordCoverage, Name: zhuanhua.Indicator3, Clause: "CZ23-A3a",
		Text: zhuanhua.Text{Zh: "指标3 政策覆盖的中小微企业", En: "Indicator 3: SMEs that measures cover"},
		Home: CoveredHome,
		Rows: []zhuanhua.Criterion{
			{
				Code: "measure-not-in-plan", Clause: "CZ23-A3b", Nature: zhuanhua.Merit,
				Text: zhuanhua.Text{Zh: "措施不在印发的实施方案中", En: "the measure is not in the issued plan"},
				Any:  []zhuanhua.Term{{Fact: InPlanFact, In: zhuanhua.CodesOf(yes)}},
			},
			{
				Code: "measure-not-related", Clause: "CZ23-A3b", Nature: zhuanhua.Merit,
				Text: zhuanhua.Text{Zh: "措施与专利转移转化、中小企业创新发展不直接相关", En: "the measure is not directly related"},
				Any:  []zhuanhua.Term{{Fact: DirectlyRelatedFact, In: zhuanhua.CodesOf(yes)}},
			},
			{
				Code: "enterprise-kind", Clause: "CZ23-A3a", Nature: zhuanhua.Merit, Param: param("firms"),
				Text: zhuanhua.Text{Zh: "不是企业", En: "no enterprise"},
				Any:  []zhuanhua.Term{{Fact: CoveredKindFact, In: zhuanhua.CodesIn(r.Firms)}},
			},
			{
				Code: "enterprise-size", Clause: "CZ23-A3a", Nature: zhuanhua.Merit, Param: param("sizes"),
				Text: zhuanhua.Text{Zh: "不是中小微企业", En: "no micro, small or medium enterprise"},
				Any: []zhuanhua.Term{
					SizeTerm(CoveredSizeFact, r.Sizes),
					{Fact: CoveredKindFact, In: zhuanhua.CodesIn(^r.Firms & allParties), Kind: zhuanhua.Bars},
				},
			},
			place("enterprise-province", "CZ23-A3a", CoveredProvinceFact, zhuanhua.Text{Zh: "企业不在本省", En: "the enterprise is not in the province"}),
			city("enterprise-city", "CZ23-A3a", CoveredCityFact, zhuanhua.Text{Zh: "企业不在本市", En: "the enterprise is not in the city"}),
			late("after-cutoff", zhuanhua.AfterAsOf, zhuanhua.Text{Zh: "统计日之后才惠及", En: "covered after the statistics day"}),
			late("after-period", zhuanhua.AfterPeriod, zhuanhua.Text{Zh: "统计期之后才惠及", En: "covered after the period"}),
		},
	}
}

// ReadCoverage returns the coverage's own facts; those of the scope are left out.
// Nil gives nothing.
func ReadCoverage(c *zhuanhua.Coverage) zhuanhua.Facts {
	if c == nil {
		return 0
	}
	facts := zhuanhua.Facts(0).With(InPlanFact, zhuanhua.Code(c.Measure.InPlan)).
		With(DirectlyRelatedFact, zhuanhua.Code(c.Measure.DirectlyRelated))
	if c.Party == nil {
		return facts
	}
	return facts.With(CoveredKindFact, zhuanhua.Code(c.Party.Kind)).
		With(CoveredSizeFact, sizeCode(c.Party.SizeBefore(c.Since)))
}

// JudgeCoverage judges the coverage, free of scope, into out.
func (j *Judge) JudgeCoverage(c *zhuanhua.Coverage, out *zhuanhua.Judged) error {
	if err := j.ready(zhuanhua.RecordCoverage, c != nil, out); err != nil {
		return err
	}
	if err := c.Validate(); err != nil {
		return err
	}
	j.judgeAlone(j.coverages, c.Measure.ID, c.Party, ReadCoverage(c), out)
	out.Days = [zhuanhua.MaxDays]zhuanhua.Day{sinceDay: c.Since}
	return nil
}

// judgeAlone fills in a judged record of one party that brings no money.
func (j *Judge) judgeAlone(table *zhuanhua.Table, id string, party *zhuanhua.Party, facts zhuanhua.Facts, out *zhuanhua.Judged) *zhuanhua.Part {
	out.Table, out.ID = table, id
	out.Homes, out.Parties = [zhuanhua.MaxHomes]zhuanhua.Home{}, [zhuanhua.MaxHomes]zhuanhua.PartyID{}
	out.Homes[0], out.Parties[0] = home(party)
	out.Payments = out.Payments[:0]
	out.Amount, out.AmountKnown = 0, true
	part := onlyPart(out)
	part.Facts, part.Marks = facts, table.Fixed(facts)
	return part
}
