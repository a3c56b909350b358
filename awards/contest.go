package awards

import "github.com/zhuanhua-rules/zhuanhua"

// Names of the checks of candidates. A contest asks who may compete; the decision
// of the same name without "contest" adds the place in the ranking.
const (
	StartupCheck        = "startup"
	AwardCheck          = "award"
	TopupCheck          = "topup"
	startupContestCheck = "startup-contest"
	awardContestCheck   = "award-contest"
)

// Codes of the criteria, stable for ever.
const (
	PlanIncomplete  = "plan-incomplete"
	NotFiled        = "not-filed"
	FiledLate       = "filed-late" // a reason only where [Terms.LateBars]; else a note
	NotEvaluated    = "not-evaluated"
	OutOfScope      = "out-of-scope"
	AwardedLastYear = "awarded-last-year"
	SevereFinding   = "severe-finding"
	BelowPassMark   = "below-pass-mark"
	BelowQuota      = "below-quota"
)

// StartupCheck returns the check of a candidate for start-up money.
//
// Clause: CZ23-3.3a
func (t Terms) StartupCheck() zhuanhua.Check {
	return zhuanhua.Check{
		Record: zhuanhua.RecordCandidate, Name: StartupCheck, Clause: "CZ23-3.3a",
		Text:    zhuanhua.Text{Zh: "启动资金", En: "start-up money"},
		Applies: applies(StartupContest, "CZ23-3.3a"),
		Rows:    append(append(t.planRows(), evaluationRows()...), t.severe(), quota("CZ23-3.3a", "startup-quota")),
	}
}

// AwardCheck returns the check of a candidate for award money, which the special plan
// gives in 2022 and 2023.
//
// Clause: CZ23-2.2.3a, CZ23-2.2.3b, CZ23-3.3c
func (t Terms) AwardCheck() zhuanhua.Check {
	rows := append(t.planRows(), evaluationRows()...)
	if barred := t.barring(); barred != 0 {
		rows = append(rows, zhuanhua.Criterion{
			Code: AwardedLastYear, Clause: "CZ23-2.2.3b", Nature: zhuanhua.Merit, Param: param("rest-year"),
			Text: zhuanhua.Text{Zh: "上年度已获奖补资金", En: "received award money the year before"},
			Any: []zhuanhua.Term{
				{Fact: StandingFact, In: zhuanhua.CodesOf(Open, Started, ToppedUp, Awarded) &^ barred},
				{Fact: WaiverFact, In: zhuanhua.CodesOf(waived), Kind: zhuanhua.Exempts},
			},
		})
	}
	return zhuanhua.Check{
		Record: zhuanhua.RecordCandidate, Name: AwardCheck, Clause: "CZ23-3.3c",
		Text:    zhuanhua.Text{Zh: "奖补资金", En: "award money"},
		Applies: applies(AwardContest, "CZ23-3.3c"),
		Rows:    append(rows, t.severe(), quota("CZ23-3.3c", "award-quota")),
	}
}

// TopupCheck returns the check of a start-up province for the second half of its
// money, by the evaluation of 2022. Plan, filing and scope play no part.
//
// Clause: CZ23-3.3b
func (t Terms) TopupCheck() zhuanhua.Check {
	return zhuanhua.Check{
		Record: zhuanhua.RecordCandidate, Name: TopupCheck, Clause: "CZ23-3.3b",
		Text:    zhuanhua.Text{Zh: "补拨资金", En: "top-up"},
		Applies: applies(TopupContest, "CZ23-3.3b"),
		Rows: []zhuanhua.Criterion{t.severe(), {
			Code: BelowPassMark, Clause: "CZ23-3.3b", Nature: zhuanhua.Merit, Param: param("pass-mark"),
			Text: zhuanhua.Text{Zh: "评价得分低于及格线", En: "the score is below the pass mark"},
			Any:  []zhuanhua.Term{{Fact: MarkFact, In: zhuanhua.CodesOf(markReached)}},
		}},
	}
}

func applies(contest zhuanhua.Code, clause zhuanhua.ClauseID) *zhuanhua.Criterion {
	return &zhuanhua.Criterion{
		Code: "other-contest", Clause: clause, Nature: zhuanhua.Scoping,
		Text: zhuanhua.Text{Zh: "不参加本项评选", En: "takes no part in this"},
		Any:  []zhuanhua.Term{{Fact: ContestFact, In: zhuanhua.CodesOf(contest)}},
	}
}

// planRows are the criteria on plan and filing.
func (t Terms) planRows() []zhuanhua.Criterion {
	rows := []zhuanhua.Criterion{
		{
			Code: PlanIncomplete, Clause: "CZ23-3.1", Nature: zhuanhua.Merit,
			Text: zhuanhua.Text{Zh: "实施方案不完善", En: "the plan is incomplete"},
			Any:  []zhuanhua.Term{{Fact: PlanFact, In: zhuanhua.CodesOf(planComplete)}},
		},
		{
			Code: NotFiled, Clause: "CZ23-3.2", Nature: zhuanhua.Proof, Param: param("compete-by"),
			Text:   zhuanhua.Text{Zh: "当年评价前未在两部门备案", En: "not on file at both departments in time for the year's evaluation"},
			Any:    []zhuanhua.Term{{Fact: FilingFact, In: zhuanhua.CodesOf(onFile)}},
			Remedy: zhuanhua.Text{Zh: "将印发的实施方案报国家知识产权局和财政部备案", En: "the plan, as issued, filed with CNIPA and the finance ministry"},
		},
	}
	if t.LateBars {
		rows = append(rows, zhuanhua.Criterion{
			Code: FiledLate, Clause: "CZ23-3.2", Nature: zhuanhua.Proof, Param: param("late-bars"),
			Text: zhuanhua.Text{Zh: "逾期备案", En: "filed late"},
			Any:  []zhuanhua.Term{{Fact: LatenessFact, In: zhuanhua.CodesOf(onTime)}},
		})
	}
	return rows
}

func evaluationRows() []zhuanhua.Criterion {
	return []zhuanhua.Criterion{
		{
			Code: NotEvaluated, Clause: "CZ23-3.3", Nature: zhuanhua.Proof,
			Text:   zhuanhua.Text{Zh: "未经当年绩效评价", En: "not evaluated that year"},
			Any:    []zhuanhua.Term{{Fact: EvaluationFact, In: zhuanhua.CodesOf(evaluated)}},
			Remedy: zhuanhua.Text{Zh: "参加当年绩效评价", En: "an evaluation that year"},
		},
		{
			Code: OutOfScope, Clause: "CZ23-3.3c", Nature: zhuanhua.Merit,
			Text: zhuanhua.Text{Zh: "不符合支持范围", En: "outside the scope of support"},
			Any:  []zhuanhua.Term{{Fact: ScopeFact, In: zhuanhua.CodesOf(inScope)}},
		},
	}
}

// severe is the criterion on severe findings: one of the year costs the year's
// money.
//
// Clause: CZ23-4.4b, CZ23-4.4c
func (t Terms) severe() zhuanhua.Criterion {
	passing := zhuanhua.CodesOf(noFinding, earlier)
	if t.SevereBarsLater {
		passing = zhuanhua.CodesOf(noFinding)
	}
	return zhuanhua.Criterion{
		Code: SevereFinding, Clause: "CZ23-4.4b", Nature: zhuanhua.Merit, Param: param("severe-bars-later"),
		Text: zhuanhua.Text{Zh: "查实严重异常行为", En: "a severe finding is confirmed"},
		Any:  []zhuanhua.Term{{Fact: FindingFact, In: passing}},
	}
}

// quota is the criterion on the place in the ranking. A tie across the line is for
// the host to decide.
func quota(clause zhuanhua.ClauseID, key string) zhuanhua.Criterion {
	return zhuanhua.Criterion{
		Code: BelowQuota, Clause: clause, Nature: zhuanhua.Merit, Param: param(key),
		Text: zhuanhua.Text{Zh: "排名在名额以外", En: "ranks below the quota"},
		Any:  []zhuanhua.Term{{Fact: LineFact, In: zhuanhua.CodesOf(zhuanhua.Code(Within)), Maybe: zhuanhua.CodesOf(zhuanhua.Code(Across))}},
	}
}

// contests returns the two checks that ask who may compete.
func (t Terms) contests() (startup, award zhuanhua.Check) {
	startup, award = t.StartupCheck(), t.AwardCheck()
	return startup.Without(BelowQuota).Named(startupContestCheck, startup.Text, startup.Clause),
		award.Without(BelowQuota).Named(awardContestCheck, award.Text, award.Clause)
}
