package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// Names of the checks of the pool.
const (
	PoolAdmission    = "pool-admission"
	PoolRequirements = "pool-requirements"
	PoolGraduation   = "pool-graduation"
	PoolStay         = "pool-stay"
	PoolLine         = "pool-line"
	PoolMonitoring   = "pool-monitoring"
)

// Facts of an application, by their numbers in its form.
const (
	PoolRecommendationFact = iota
	PoolSMEFact
	PoolLegalPersonFact
	PoolCorePatentsFact
	PoolRateFact
	PoolResearchShareFact
	PoolResearchAmountFact
	PoolTeamFact
	PoolPartnershipFact
	PoolTrademarkFact
	PoolIPManagementFact
	PoolAbnormalFact
	PoolAccidentFact
	PoolViolationFact
	PoolDishonestyFact
)

// Codes of PoolRecommendationFact.
const (
	recommendedInTime zhuanhua.Code = 1
	recommendedLate   zhuanhua.Code = 2
	recommendedRefill zhuanhua.Code = 3
)

// Codes of a fact that is a cut through a number.
const (
	reached zhuanhua.Code = 1
	missed  zhuanhua.Code = 2
)

// poolFact is a fact of the pool's forms; one without values is a yes or no.
func poolFact(key, zh, en string, by zhuanhua.Supplier, values ...zhuanhua.FactValue) zhuanhua.Fact {
	if len(values) == 0 {
		values = enum(zhuanhua.No)
	}
	return zhuanhua.Fact{Key: key, Text: zhuanhua.Text{Zh: zh, En: en}, Supplier: by, Values: values}
}

func poolValue(key, zh, en string) zhuanhua.FactValue {
	return zhuanhua.FactValue{Key: key, Text: zhuanhua.Text{Zh: zh, En: en}}
}

// reachedOrNot are the values of a cut.
func reachedOrNot() []zhuanhua.FactValue {
	return []zhuanhua.FactValue{poolValue("reached", "达到", "reached"), poolValue("not-reached", "未达到", "not reached")}
}

// PoolApplicationForm returns the facts of an application.
func PoolApplicationForm() zhuanhua.Form {
	host, firm := zhuanhua.TheHost, zhuanhua.TheEnterprise
	return zhuanhua.Form{Kind: zhuanhua.RecordApplication, Facts: []zhuanhua.Fact{
		PoolRecommendationFact: poolFact("recommendation", "推荐时间", "day of recommendation", host,
			poolValue("in-time", "首轮期限内", "in time for the first round"),
			poolValue("late", "晚于首轮期限", "after the first round closed"),
			poolValue("refill", "增补", "as a refill")),
		PoolSMEFact:            poolFact("sme", "是否为中小企业", "whether it is an SME", zhuanhua.StatsOffice),
		PoolLegalPersonFact:    poolFact("legal-person", "是否为独立法人", "whether it is an independent legal person", host),
		PoolCorePatentsFact:    poolFact("core-patents", "核心专利是否自有或受让", "whether it owns or acquired the core patents", zhuanhua.PatentOffice),
		PoolRateFact:           poolFact("industrialisation-rate", "专利产业化率", "industrialisation rate", firm, reachedOrNot()...),
		PoolResearchShareFact:  poolFact("research-share", "研发费用占营业收入比重", "share of R&D in revenue", firm, reachedOrNot()...),
		PoolResearchAmountFact: poolFact("research-amount", "研发费用金额", "amount of R&D", firm, reachedOrNot()...),
		PoolTeamFact:           poolFact("research-team", "稳定研发团队占职工比重", "steady R&D team as a share of staff", firm, reachedOrNot()...),
		PoolPartnershipFact:    poolFact("partnership", "是否有稳定的产学研合作", "whether there is a steady industry–university arrangement", firm),
		PoolTrademarkFact:      poolFact("trademark", "是否有自主商标", "whether it has a trademark of its own", firm),
		PoolIPManagementFact:   poolFact("ip-management", "是否有知识产权管理", "whether it manages its IP", firm),
		PoolAbnormalFact:       poolFact("abnormal-applications", "有无非正常申请", "abnormal applications", zhuanhua.PatentOffice),
		PoolAccidentFact:       poolFact("major-accident", "有无重大安全事故", "a major accident", host),
		PoolViolationFact:      poolFact("violation", "有无违法违规", "violations", host),
		PoolDishonestyFact:     poolFact("serious-dishonesty", "有无严重失信", "serious dishonesty", host),
	}}
}

// Late reports whether a recommendation for the first round came after its last day.
//
// Clause: CP24-0
func (r PoolRules) Late(recommended zhuanhua.Day) bool { return recommended > r.FirstRoundBy }

// AdmissionCheck returns the check of an application: recommended in time, an SME and,
// where the rules choose it, the published standard.
//
// Clause: CP24-0, CP24-4.1, CP24-4.1a
func (r PoolRules) AdmissionCheck() zhuanhua.Check {
	check := zhuanhua.Check{
		Record: zhuanhua.RecordApplication, Name: PoolAdmission, Clause: "CP24-4.1a",
		Text: zhuanhua.Text{Zh: "样板企业培育库入库审核", En: "Admission to the pool of model SMEs"},
		Rows: []zhuanhua.Criterion{
			{
				Code: "recommended-late", Clause: "CP24-0", Nature: zhuanhua.Merit, Param: poolParam("first-round-by"),
				Text: zhuanhua.Text{Zh: "首轮推荐晚于" + r.FirstRoundBy.String(), En: "recommended for the first round after " + r.FirstRoundBy.String()},
				Any:  []zhuanhua.Term{{Fact: PoolRecommendationFact, In: zhuanhua.CodesOf(recommendedInTime, recommendedRefill)}},
			},
			{
				Code: "not-sme", Clause: "CP24-4.1a", Nature: zhuanhua.Merit,
				Text: zhuanhua.Text{Zh: "不是中小企业", En: "not an SME"},
				Any:  []zhuanhua.Term{{Fact: PoolSMEFact, In: zhuanhua.CodesOf(yes)}},
			},
		},
	}
	if r.Standard == PublicStandard {
		return check.With(r.publicStandard()...)
	}
	return check
}

// publicStandard returns the rows of the one published standard (facts 4).
//
// Clause: CP24-4.1a
func (r PoolRules) publicStandard() []zhuanhua.Criterion {
	row := func(code, param, zh, en string, in zhuanhua.Code, facts ...int) zhuanhua.Criterion {
		c := zhuanhua.Criterion{
			Code: code, Clause: "CP24-4.1a", Nature: zhuanhua.Merit, Text: zhuanhua.Text{Zh: zh, En: en},
			Param: poolParam(param),
		}
		c.Param.Status = zhuanhua.Unverified
		for _, fact := range facts {
			c.Any = append(c.Any, zhuanhua.Term{Fact: fact, In: zhuanhua.CodesOf(in)})
		}
		return c
	}
	return []zhuanhua.Criterion{
		row("no-legal-person", "standard", "不是独立法人", "not an independent legal person", yes, PoolLegalPersonFact),
		row("no-core-patents", "standard", "核心专利并非自有或受让", "the core patents are neither its own nor acquired", yes, PoolCorePatentsFact),
		row("low-rate", "standard-rate", "专利产业化率不到"+r.Rate.String()+"%", "industrialisation rate below "+r.Rate.String()+" %", reached, PoolRateFact),
		row("little-research", "standard-research-share",
			"研发费用既不到营业收入的"+r.ResearchShare.String()+"%，也不到"+r.ResearchAmount.String()+"元",
			"R&D below "+r.ResearchShare.String()+" % of revenue and below "+r.ResearchAmount.String()+" yuan",
			reached, PoolResearchAmountFact, PoolResearchShareFact),
		{
			Code: "no-research-team", Clause: "CP24-4.1a", Nature: zhuanhua.Merit, Param: poolParam("standard-team-share"),
			Text: zhuanhua.Text{
				Zh: "稳定研发团队不到职工的" + r.TeamShare.String() + "%，也无稳定的产学研合作",
				En: "no steady R&D team of " + r.TeamShare.String() + " % of staff and no steady industry–university arrangement",
			},
			Any: []zhuanhua.Term{
				{Fact: PoolTeamFact, In: zhuanhua.CodesOf(reached)},
				{Fact: PoolPartnershipFact, In: zhuanhua.CodesOf(yes)},
			},
		},
		row("no-trademark", "standard", "没有自主商标", "no trademark of its own", yes, PoolTrademarkFact),
		row("no-ip-management", "standard", "没有知识产权管理", "no IP management", yes, PoolIPManagementFact),
		row("abnormal-applications", "standard", "有非正常申请", "abnormal applications", no, PoolAbnormalFact),
		row("major-accident", "standard", "有重大安全事故", "a major accident", no, PoolAccidentFact),
		row("violation", "standard", "有违法违规行为", "violations", no, PoolViolationFact),
		row("serious-dishonesty", "standard", "有严重失信行为", "serious dishonesty", no, PoolDishonestyFact),
	}
}

// ReadApplication returns the facts of an application.
func (r PoolRules) ReadApplication(a *PoolApplication) zhuanhua.Facts {
	facts := zhuanhua.Facts(0).
		With(PoolRecommendationFact, r.recommendationCode(a)).
		With(PoolSMEFact, zhuanhua.Code(a.Size.SME())).
		With(PoolRateFact, r.rateCode(a)).
		With(PoolResearchShareFact, r.researchShareCode(a)).
		With(PoolTeamFact, r.teamCode(a))
	if research, given := a.Research.Get(); given {
		facts = facts.With(PoolResearchAmountFact, cut(fenOf(research) >= r.ResearchAmount))
	}
	for fact, t := range a.answers() {
		facts = facts.With(fact, zhuanhua.Code(*t))
	}
	return facts
}

// answers returns where an application holds the facts that are a yes or no.
func (a *PoolApplication) answers() map[int]*zhuanhua.Truth {
	return map[int]*zhuanhua.Truth{
		PoolLegalPersonFact: &a.LegalPerson, PoolCorePatentsFact: &a.CorePatents, PoolPartnershipFact: &a.Partnership,
		PoolTrademarkFact: &a.Trademark, PoolIPManagementFact: &a.IPManagement, PoolAbnormalFact: &a.Abnormal,
		PoolAccidentFact: &a.Accident, PoolViolationFact: &a.Violation, PoolDishonestyFact: &a.Dishonesty,
	}
}

func cut(b bool) zhuanhua.Code {
	if b {
		return reached
	}
	return missed
}

// recommendationCode tells the round. In time is in time, whichever round it is.
func (r PoolRules) recommendationCode(a *PoolApplication) zhuanhua.Code {
	switch {
	case a.Refill == zhuanhua.Yes:
		return recommendedRefill
	case !a.RecommendedOn.IsGiven():
		return 0
	case !r.Late(a.RecommendedOn):
		return recommendedInTime
	case a.Refill == zhuanhua.No:
		return recommendedLate
	}
	return 0
}

func (r PoolRules) rateCode(a *PoolApplication) zhuanhua.Code {
	rate, given := a.Rate.Get()
	if !given {
		return 0
	}
	return cut(rate.reaches(r.Rate))
}

// researchShareCode compares R&D with revenue; no R&D is no share, whatever the
// revenue.
func (r PoolRules) researchShareCode(a *PoolApplication) zhuanhua.Code {
	research, given := a.Research.Get()
	revenue, known := a.Revenue.Get()
	switch {
	case given && research.IsZero():
		return missed
	case !given || !known:
		return 0
	}
	return cut(shareReaches(int64(fenOf(research)), int64(fenOf(revenue)), r.ResearchShare))
}

// teamCode asks for a team that is steady and large enough: either no is a no.
func (r PoolRules) teamCode(a *PoolApplication) zhuanhua.Code {
	team, given := a.ResearchStaff.Get()
	staff, known := a.Staff.Get()
	large := zhuanhua.Unstated
	switch {
	case given && team == 0, known && staff == 0:
		large = zhuanhua.No
	case given && known:
		large = zhuanhua.TruthOf(shareReaches(int64(team), int64(staff), r.TeamShare))
	}
	switch {
	case a.SteadyTeam == zhuanhua.No || large == zhuanhua.No:
		return missed
	case a.SteadyTeam == zhuanhua.Yes && large == zhuanhua.Yes:
		return reached
	}
	return 0
}
