package awards

import (
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Decision is what is decided about a province in a year, with everything that led
// to it (奖补决定).
type Decision struct {
	Year     int             `json:"year"`
	Province zhuanhua.Place  `json:"province"`
	Action   Action          `json:"action"`
	Amount   zhuanhua.Amount `json:"amount"` // to the province, in fen; negative where it comes back

	Score      zhuanhua.Given[zhuanhua.Points] `json:"score"` // net of deductions; not given: not evaluated, or not known
	Gross      zhuanhua.Given[zhuanhua.Points] `json:"gross"` // before them
	Deductions []Deduction                     `json:"deductions"`
	Criteria   []CriterionScore                `json:"criteria,omitempty"`
	Rank       zhuanhua.Given[int]             `json:"rank"` // among those who compete for the same money

	Reasons []Reason               `json:"reasons"` // in the order of the criteria; none for money given and for ties
	Missing []zhuanhua.MissingFact `json:"missing"` // what would decide
	Inputs  []MissingInput         `json:"inputs"`  // of an undetermined decision: whose inputs of which years are missing
	Notes   []zhuanhua.Note        `json:"notes"`
	Waiver  string                 `json:"waiver,omitempty"` // the reason of a waiver that lifted the rest year

	// Changes are what would have led to Then instead, all of them together.
	Changes []Change `json:"changes"`
	Then    Action   `json:"then"` // Undetermined: cannot be told

	From   Standing          `json:"from"` // what the province carried over
	Next   Standing          `json:"next"` // what it carries into the next year
	Guard  Guard             `json:"guard"`
	Record zhuanhua.Decision `json:"record"` // every criterion with its inputs
}

// Reason is a criterion that failed.
type Reason struct {
	Code   string            `json:"code"`
	Clause zhuanhua.ClauseID `json:"clause"`
	Nature zhuanhua.Nature   `json:"nature"`
	Status zhuanhua.Status   `json:"status"`
	Text   zhuanhua.Text     `json:"text"`
}

// Codes of notes on decisions.
const (
	NoteFiledLate = "filed-late" // the plan reached a department after the filing day; bars nothing
	NoteCapped    = "capped"     // less comes back than the clause says, since no more was given
)

// Balance is what a province was given and has not had to give back (余额).
type Balance struct {
	Province     zhuanhua.Place  `json:"province"`
	Amount       zhuanhua.Amount `json:"amount"`
	Undetermined bool            `json:"undetermined,omitempty"` // a decision on it is undetermined
}

// Result are the decisions of a cycle, by year and then province code, and the
// balances by province code.
type Result struct {
	Decisions []Decision `json:"decisions"`
	Balances  []Balance  `json:"balances"`
}

// paramOf returns the parameter on which a criterion turns for this candidate, where
// that differs from one to the other: what the text states for an award is a reading
// for a top-up, and what it states for the finding's year one for later years.
//
// Clause: CZ23-2.2.3b, CZ23-4.4b, CZ23-4.4c
func (c *Candidate) paramOf(code string, row zhuanhua.Param) zhuanhua.Param {
	switch {
	case code == AwardedLastYear && c.Standing == ToppedUp:
		return param("topup-counts")
	case code == SevereFinding && (c.Severe || !c.SevereBefore):
		return zhuanhua.Param{}
	}
	return row
}

// statusOf is that of the parameter, stated where there is none.
func statusOf(p zhuanhua.Param) zhuanhua.Status {
	return (&zhuanhua.Criterion{Param: p}).Status()
}

// reasons returns the failed criteria of a verdict, none of one that does not apply.
func (c *Candidate) reasons(v zhuanhua.Verdict) []Reason {
	list := []Reason{}
	if v.Outcome() == zhuanhua.NotApplicable {
		return list
	}
	for row := range v.Failed() {
		list = append(list, Reason{row.Code, row.Clause, row.Nature, statusOf(c.paramOf(row.Code, row.Param)), row.Text})
	}
	return list
}

func missing(v zhuanhua.Verdict) []zhuanhua.MissingFact {
	list := []zhuanhua.MissingFact{}
	for f := range v.Missing() {
		list = append(list, zhuanhua.MissingFact{Fact: f.Key, Text: f.Text, Supplier: f.Supplier})
	}
	return list
}

// record returns the decision record of a verdict, with what stood in the
// candidate for each fact.
func (t Terms) record(v zhuanhua.Verdict, c *Candidate, notes []zhuanhua.Note) zhuanhua.Decision {
	d := v.Explain(func(fact int) string { return t.detail(c, fact) })
	d.ID = c.ID()
	d.Scope = zhuanhua.Scope{Place: c.Province, Period: zhuanhua.Year(c.Year)}
	d.Notes = append(d.Notes, notes...)
	for i := range d.Rows {
		row := &d.Rows[i]
		_, code, _ := strings.Cut(row.Code, "/")
		p := zhuanhua.Param{}
		if row.Param != nil {
			p = *row.Param
		}
		for k := range row.Inputs {
			if row.Inputs[k].Fact == "score" {
				row.Inputs[k].Margins = []zhuanhua.Margin{zhuanhua.PointsMargin(zhuanhua.Text{Zh: "得分", En: "score"}, c.Score, zhuanhua.AtLeast, t.PassMark)}
			}
		}
		p = c.paramOf(code, p)
		row.Status, row.Param = statusOf(p), nil
		if p.Key != "" {
			row.Param = &p
		}
	}
	return d
}

// detail says what stood in the candidate for a fact.
func (t Terms) detail(c *Candidate, fact int) string {
	switch fact {
	case FilingFact, LatenessFact:
		return "CNIPA " + c.FiledCNIPAOn.String() + ", MOF " + c.FiledMOFOn.String()
	case MarkFact:
		score, known := c.Score.Get()
		if mark, set := t.PassMark.Get(); set && known {
			return score.String() + " / " + mark.String()
		}
	case LineFact, EvaluationFact:
		if score, known := c.Score.Get(); known {
			return score.String()
		}
	case WaiverFact:
		return zhuanhua.Quote(c.Waiver)
	}
	return ""
}

func filedLateNote(t Terms) zhuanhua.Note {
	return zhuanhua.Note{
		Code: NoteFiledLate, Clause: "CZ23-3.2",
		Text: zhuanhua.Text{
			Zh: "方案在" + t.FilingDay.String() + "之后送达备案，不影响奖补",
			En: "the plan was filed after " + t.FilingDay.String() + "; this bars nothing",
		},
	}
}

func cappedNote(t Terms) zhuanhua.Note {
	return zhuanhua.Note{
		Code: NoteCapped, Clause: "CZ23-3.3b",
		Text: zhuanhua.Text{
			Zh: "应扣回" + t.Topup.String() + "元，以已给予的资金为限",
			En: t.Topup.String() + " yuan were to come back; no more does than was given",
		},
	}
}
