package awards

import "github.com/zhuanhua-rules/zhuanhua"

// Change is one thing that would have to be otherwise for another decision.
type Change struct {
	Code   string            `json:"code"` // of the criterion, or "points", "quota"
	Clause zhuanhua.ClauseID `json:"clause"`
	Text   zhuanhua.Text     `json:"text"`

	// Line is the score that decides: above it the answer is another, and at it too
	// where Reach. By is the line less the province's own score: what it lacks, or, of
	// one that was chosen, minus what it can spare.
	Line  zhuanhua.Given[zhuanhua.Points] `json:"line"`
	By    zhuanhua.Given[zhuanhua.Points] `json:"by"`
	Reach bool                            `json:"reach,omitempty"`

	// Until is the day by which it would have to be done, where there is one.
	Until zhuanhua.Day `json:"until,omitempty"`
}

// Codes of changes beside those of criteria.
const (
	ChangePoints = "points"
	ChangeQuota  = "quota"
)

// changes returns what would have changed the decision, and into what.
func (r *run) changes(d *Decision, k *candidacy, rivals []Contender, quota zhuanhua.Given[int]) ([]Change, Action) {
	money := Award
	if k.contest == StartupContest {
		money = Startup
	}
	switch {
	case d.Action == Topup || d.Action == Clawback:
		return r.topupChanges(d, k)
	case d.Guard == GuardNoPlan:
		return []Change{r.remedy(PlanIncomplete, k.Year)}, Undetermined
	case d.Action == Recover:
		return []Change{r.remedy(SevereFinding, k.Year)}, r.unsanctioned(d, k, rivals, quota)
	case d.Guard == GuardWithin:
		if list := pointsChange(k, k.placing); list != nil {
			return list, None
		}
		return []Change{}, money
	case d.Guard == GuardAcross, d.Guard == GuardBeyond && k.judged.Outcome() == zhuanhua.Met, d.Guard == GuardBarred:
		return r.admission(d, k, rivals, quota, money)
	}
	return []Change{}, Undetermined
}

// topupChanges are those of a start-up province's second decision.
//
// Clause: CZ23-3.3b
func (r *run) topupChanges(d *Decision, k *candidacy) ([]Change, Action) {
	list := []Change{}
	if k.Severe {
		list = append(list, r.remedy(SevereFinding, k.Year))
	}
	score, known := k.Score.Get()
	mark, set := r.terms.PassMark.Get()
	if known && set && (d.Action == Topup || score < mark) {
		list = append(list, Change{
			Code: ChangePoints, Clause: "CZ23-3.3b", Reach: true,
			Text: zhuanhua.Text{Zh: "得分与及格线", En: "score against the pass mark"},
			Line: r.terms.PassMark, By: zhuanhua.Value(mark - score),
		})
	}
	if d.Action == Clawback {
		return list, Topup
	}
	return list, Clawback
}

// admission are the remedies of every criterion that failed, and then the points
// that the province would still lack.
func (r *run) admission(d *Decision, k *candidacy, rivals []Contender, quota zhuanhua.Given[int], money Action) ([]Change, Action) {
	list := []Change{}
	for _, reason := range d.Reasons {
		if reason.Code != BelowQuota {
			list = append(list, r.remedy(reason.Code, k.Year))
		}
	}
	places, set := quota.Get()
	if !set {
		return append(list, Change{Code: ChangeQuota, Clause: "CZ23-3.3e", Text: zhuanhua.Text{Zh: "当年名额未定", En: "the number of places of the year is not set"}}), Undetermined
	}
	if places == 0 {
		return append(list, Change{Code: ChangeQuota, Clause: "CZ23-3.3e", Text: zhuanhua.Text{Zh: "当年没有名额", En: "there is no place this year"}}), money
	}
	p := k.placing
	if k.contender < 0 {
		p = compete(k, rivals, places)
	}
	switch {
	case p.Line == Within:
		return list, money
	case p.ToLine.IsGiven():
		return append(list, pointsChange(k, p)...), money
	case p.Line == LineNone:
		return list, Undetermined
	}
	return list, money
}

// unsanctioned returns what a province would have got without its severe finding.
func (r *run) unsanctioned(d *Decision, k *candidacy, rivals []Contender, quota zhuanhua.Given[int]) Action {
	if len(d.Reasons) > 1 {
		return None
	}
	places, set := quota.Get()
	if !set {
		return Undetermined
	}
	switch compete(k, rivals, places).Line {
	case Within:
		return Award
	case Across:
		return Tie
	case Beyond:
		return None
	}
	return Undetermined
}

// lowest stands for the score of a province that has none.
const lowest = zhuanhua.Points(-1 << 62)

// compete places a province that did not compete as if it did. A tie that what it
// brings to break it cannot decide leaves the place open.
func compete(k *candidacy, rivals []Contender, quota int) Placing {
	score := k.Score.Or(lowest)
	for i := range rivals {
		if rivals[i].Score == zhuanhua.Value(score) && len(rivals[i].Ties) != len(k.ties) && breakTie(k.ties, rivals[i].Ties) == 0 {
			return Placing{}
		}
	}
	all := append(append([]Contender{}, rivals...), Contender{Score: zhuanhua.Value(score), Ties: k.ties})
	return Rank(all, quota)[len(rivals)]
}

// pointsChange returns the change of a score to its line, none where there is no
// line.
func pointsChange(k *candidacy, p Placing) []Change {
	line, there := p.ToLine.Get()
	if !there {
		return nil
	}
	c := Change{
		Code: ChangePoints, Clause: "CZ23-3.3c", Line: p.ToLine, Reach: p.Reach,
		Text: zhuanhua.Text{Zh: "得分与名额线", En: "score against the quota line"},
	}
	if k.contest == StartupContest {
		c.Clause = "CZ23-3.3a"
	}
	if own, known := k.Score.Get(); known {
		c.By = zhuanhua.Value(line - own)
	}
	return []Change{c}
}

// remedy returns what would have met a criterion.
func (r *run) remedy(code string, year int) Change {
	change := func(clause zhuanhua.ClauseID, zh, en string) Change {
		return Change{Code: code, Clause: clause, Text: zhuanhua.Text{Zh: zh, En: en}}
	}
	switch code {
	case PlanIncomplete:
		return change("CZ23-3.1", "编制要素齐全的三年实施方案", "a complete plan for three years")
	case NotFiled:
		c := change("CZ23-3.2", "按期在两部门备案", "the plan on file at both departments in time")
		c.Until = r.terms.CompeteBy.In(year)
		if r.terms.LateBars {
			c.Until = min(c.Until, r.terms.FilingDay)
		}
		return c
	case FiledLate:
		c := change("CZ23-3.2", "在截止日前备案", "the plan filed by the filing day")
		c.Until = r.terms.FilingDay
		return c
	case NotEvaluated:
		return change("CZ23-3.3", "参加当年绩效评价", "an evaluation that year")
	case OutOfScope:
		return change("CZ23-3.3c", "符合支持范围", "to lie within the scope of support")
	case AwardedLastYear:
		return change("CZ23-2.2.3b", "取得豁免", "a waiver of the rest year")
	}
	return change("CZ23-4.4b", "没有严重异常行为", "no severe finding")
}
