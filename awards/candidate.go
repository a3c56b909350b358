package awards

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Candidate is a province in a year's decision (参评省份): one more kind of record,
// judged by its own checks.
type Candidate struct {
	Province zhuanhua.Place
	Year     int

	// Plan is the verdict on the province's plan (CZ23-3.1): met is complete, not met
	// incomplete, not applicable none made, undetermined not known.
	Plan zhuanhua.Outcome
	// Where the plan was filed (CZ23-3.2); a day not given did not happen.
	FiledCNIPAOn, FiledMOFOn zhuanhua.Day

	Evaluated zhuanhua.Truth
	Score     zhuanhua.Given[zhuanhua.Points] // net of deductions
	InScope   zhuanhua.Truth                  // 符合支持范围

	Standing Standing
	Waived   zhuanhua.Truth // whether the rest year is waived
	Waiver   string         // the reason

	Severe       bool // a severe finding of the year is confirmed
	SevereBefore bool // one of an earlier year is

	Line Line // where its score lies to the quota line; 0 before there is a ranking
}

// ID names the candidate: "610000/2022".
func (c *Candidate) ID() string { return c.Province.String() + "/" + strconv.Itoa(c.Year) }

// Facts of a candidate, by their numbers in its form.
const (
	ContestFact = iota
	PlanFact
	FilingFact
	LatenessFact
	EvaluationFact
	ScopeFact
	StandingFact
	WaiverFact
	FindingFact
	MarkFact
	LineFact
)

// Codes of ContestFact: what the decision is about.
const (
	StartupContest zhuanhua.Code = iota + 1 // 启动资金
	TopupContest                            // 补拨或扣回
	AwardContest                            // 奖补资金
	NoContest                               // 未编制方案, takes no part
)

// Codes of the other facts; those of [LineFact] are [Line]'s.
const (
	planComplete, planIncomplete  zhuanhua.Code = 1, 2
	onFile, notOnFile             zhuanhua.Code = 1, 2
	onTime, late                  zhuanhua.Code = 1, 2
	evaluated, notEvaluated       zhuanhua.Code = 1, 2
	inScope, outOfScope           zhuanhua.Code = 1, 2
	waived                        zhuanhua.Code = 1
	noFinding, severeNow, earlier zhuanhua.Code = 1, 2, 3
	markReached, markMissed       zhuanhua.Code = 1, 2
)

// CandidateForm returns the facts of a candidate.
func CandidateForm() zhuanhua.Form {
	value := func(key, zh, en string) zhuanhua.FactValue {
		return zhuanhua.FactValue{Key: key, Text: zhuanhua.Text{Zh: zh, En: en}}
	}
	fact := func(key, zh, en string, by zhuanhua.Supplier, values ...zhuanhua.FactValue) zhuanhua.Fact {
		return zhuanhua.Fact{Key: key, Text: zhuanhua.Text{Zh: zh, En: en}, Supplier: by, Values: values}
	}
	return zhuanhua.Form{Kind: zhuanhua.RecordCandidate, Facts: []zhuanhua.Fact{
		ContestFact: fact("contest", "评选类别", "what is decided", zhuanhua.TheHost,
			value("startup", "启动资金", "start-up money"), value("topup", "补拨或扣回", "top-up or claw-back"),
			value("award", "奖补资金", "award money"), value("none", "未编制方案", "no plan was made")),
		PlanFact: fact("plan", "实施方案", "plan", zhuanhua.TheHost,
			value("complete", "完善", "complete"), value("incomplete", "不完善", "incomplete")),
		FilingFact: fact("filing", "两部门备案", "filing at both departments", zhuanhua.TheHost,
			value("on-file", "已在两部门备案", "on file at both"), value("not-on-file", "未在两部门备案", "not on file at both")),
		LatenessFact: fact("filing-day", "备案时间", "day of filing", zhuanhua.TheHost,
			value("on-time", "未逾期", "on time"), value("late", "逾期", "late")),
		EvaluationFact: fact("evaluation", "绩效评价", "evaluation", zhuanhua.TheHost,
			value("evaluated", "已评价", "evaluated"), value("not-evaluated", "未评价", "not evaluated")),
		ScopeFact: fact("scope", "支持范围", "scope of support", zhuanhua.TheHost,
			value("in-scope", "符合", "within"), value("out-of-scope", "不符合", "outside")),
		StandingFact: fact("last-year", "上年结果", "last year's decision", zhuanhua.TheHost,
			value("open", "未获奖补", "no award money"), value("started", "获启动资金", "start-up money"),
			value("topped-up", "获补拨", "top-up"), value("awarded", "获奖补", "award")),
		WaiverFact: fact("waiver", "豁免", "waiver", zhuanhua.TheHost,
			value("given", "有", "given"), value("none", "无", "none")),
		FindingFact: fact("severe-findings", "严重异常行为", "severe findings", zhuanhua.TheHost,
			value("none", "无", "none"), value("this-year", "本年度查实", "confirmed for this year"), value("earlier", "以前年度查实", "confirmed for an earlier year")),
		MarkFact: fact("score", "得分与及格线", "score against the pass mark", zhuanhua.TheHost,
			value("reached", "达到及格线", "at the pass mark or above"), value("below", "低于及格线", "below the pass mark")),
		LineFact: fact("quota-line", "名额线", "quota line", zhuanhua.TheHost,
			value("within", "名额以内", "within the quota"), value("across", "并列跨线", "tied across the line"), value("beyond", "名额以外", "beyond the quota")),
	}}
}

// Read returns the facts of a candidate on these terms. What compares two inputs
// is a fact of its own: days with the filing day and the day to compete by, the
// score with the pass mark.
func (t Terms) Read(c *Candidate) zhuanhua.Facts {
	return zhuanhua.Facts(0).
		With(ContestFact, t.contest(c)).
		With(PlanFact, planCode(c.Plan)).
		With(FilingFact, t.filingCode(c)).
		With(LatenessFact, either(t.FiledLate(c.FiledCNIPAOn, c.FiledMOFOn), late, onTime)).
		With(EvaluationFact, truthCode(c.Evaluated)).
		With(ScopeFact, truthCode(c.InScope)).
		With(StandingFact, zhuanhua.Code(c.Standing)).
		With(WaiverFact, truthCode(c.Waived)).
		With(FindingFact, findingCode(c)).
		With(MarkFact, t.markCode(c)).
		With(LineFact, zhuanhua.Code(c.Line))
}

func either(b bool, yes, no zhuanhua.Code) zhuanhua.Code {
	if b {
		return yes
	}
	return no
}

// truthCode returns 1 for yes and 2 for no.
func truthCode(t zhuanhua.Truth) zhuanhua.Code { return zhuanhua.Code(t) }

// contest says what is decided about the candidate: in the first year who starts,
// in the second whether a start-up province gets the rest, else who is awarded.
//
// Clause: CZ23-3.3a, CZ23-3.3b, CZ23-3.3c
func (t Terms) contest(c *Candidate) zhuanhua.Code {
	switch {
	case c.Plan == zhuanhua.NotApplicable:
		return NoContest
	case c.Year == t.FirstYear:
		return StartupContest
	case c.Year != t.FirstYear+1:
		return AwardContest
	case c.Standing == 0:
		return 0
	}
	return either(c.Standing == Started, TopupContest, AwardContest)
}

func planCode(o zhuanhua.Outcome) zhuanhua.Code {
	switch o {
	case zhuanhua.Met:
		return planComplete
	case zhuanhua.NotMet:
		return planIncomplete
	}
	return 0
}

// filingCode tells whether the plan is on file at both departments on the day to
// compete by.
//
// Clause: CZ23-3.2
func (t Terms) filingCode(c *Candidate) zhuanhua.Code {
	by := t.CompeteBy.In(c.Year)
	both := c.FiledCNIPAOn != 0 && c.FiledCNIPAOn <= by && c.FiledMOFOn != 0 && c.FiledMOFOn <= by
	return either(both, onFile, notOnFile)
}

// FiledLate reports whether a plan reached either department after the filing day,
// be it filed at the other or not.
//
// Clause: CZ23-3.2
func (t Terms) FiledLate(cnipa, mof zhuanhua.Day) bool {
	return cnipa > t.FilingDay || mof > t.FilingDay
}

func findingCode(c *Candidate) zhuanhua.Code {
	switch {
	case c.Severe:
		return severeNow
	case c.SevereBefore:
		return earlier
	}
	return noFinding
}

// markCode compares the score with the pass mark; a mark that is not set leaves it
// open unless no mark could change the answer.
//
// Clause: CZ23-3.3b
func (t Terms) markCode(c *Candidate) zhuanhua.Code {
	score, scored := c.Score.Get()
	mark, set := t.PassMark.Get()
	switch {
	case !scored:
		return 0
	case set:
		return either(score >= mark, markReached, markMissed)
	case score >= zhuanhua.MaxPoints:
		return markReached
	case score < 0:
		return markMissed
	}
	return 0
}

// Put is the inverse of [Terms.Read]: it makes a candidate that has the facts named
// in asked, a bit a fact. It returns false where no candidate has them together.
func (t Terms) Put(facts zhuanhua.Facts, asked uint16) (Candidate, bool) {
	c := Candidate{
		Province: zhuanhua.Shaanxi, Year: t.LastYear,
		Evaluated: zhuanhua.Truth(facts.Get(EvaluationFact)),
		InScope:   zhuanhua.Truth(facts.Get(ScopeFact)),
		Standing:  Standing(facts.Get(StandingFact)),
		Waived:    zhuanhua.Truth(facts.Get(WaiverFact)),
		Line:      Line(facts.Get(LineFact)),
		Severe:    facts.Get(FindingFact) == severeNow, SevereBefore: facts.Get(FindingFact) == earlier,
	}
	t.putContest(&c, facts)
	t.putFiling(&c, facts)
	switch facts.Get(MarkFact) {
	case markReached:
		c.Score = t.PassMark
	case markMissed:
		c.Score = zhuanhua.Value(t.PassMark.Or(0) - 1)
	}
	differ := t.Read(&c) ^ facts
	for fact := range len(CandidateForm().Facts) {
		if asked>>fact&1 == 1 && differ.Get(fact) != 0 {
			return c, false
		}
	}
	return c, true
}

func (t Terms) putContest(c *Candidate, facts zhuanhua.Facts) {
	switch facts.Get(PlanFact) {
	case planComplete:
		c.Plan = zhuanhua.Met
	case planIncomplete:
		c.Plan = zhuanhua.NotMet
	}
	switch facts.Get(ContestFact) {
	case StartupContest:
		c.Year = t.FirstYear
	case TopupContest:
		c.Year = t.FirstYear + 1
		if c.Standing == 0 {
			c.Standing = Started
		}
	case NoContest:
		c.Plan = zhuanhua.NotApplicable
	case 0:
		c.Year = t.FirstYear + 1
	}
}

func (t Terms) putFiling(c *Candidate, facts zhuanhua.Facts) {
	c.FiledCNIPAOn = t.FilingDay
	if facts.Get(LatenessFact) == late {
		c.FiledCNIPAOn = t.FilingDay + 1
	}
	if facts.Get(FilingFact) == onFile {
		c.FiledMOFOn = t.FilingDay
	}
}
