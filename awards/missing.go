package awards

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// MissingInput is an input that was not given and could change a decision: of the
// province itself or of a rival, of the year or of one before it.
type MissingInput struct {
	Year     int            `json:"year"`
	Province zhuanhua.Place `json:"province"`
	Input    string         `json:"input"` // one of the four
	Text     zhuanhua.Text  `json:"text"`
}

// The inputs that can be missing.
const (
	InputPlan       = "plan"       // the verdict on the plan
	InputEvaluation = "evaluation" // the evaluation itself, of one that may be a start-up province
	InputScore      = "score"      // of an evaluation
	InputScope      = "scope"      // of an evaluation
)

// missingInputs returns what is missing in the records of a candidate itself.
func (k *candidacy) missingInputs() (list []MissingInput) {
	add := func(input, zh, en string) {
		list = append(list, MissingInput{k.Year, k.Province, input, zhuanhua.Text{Zh: zh, En: en}})
	}
	if k.Plan == zhuanhua.Undetermined {
		add(InputPlan, "实施方案审核结果", "verdict on the plan")
	}
	if k.contest == 0 && k.Evaluated == zhuanhua.No {
		add(InputEvaluation, "绩效评价", "evaluation")
	}
	if k.Evaluated == zhuanhua.Yes && !k.Score.IsGiven() {
		add(InputScore, "评价得分", "score of the evaluation")
	}
	if k.Evaluated == zhuanhua.Yes && k.InScope == zhuanhua.Unstated {
		add(InputScope, "是否符合支持范围", "whether within the scope of support")
	}
	return list
}

// inputs returns the missing inputs that keep the candidate's decision open: its own
// of this year; those on which its standing or balance waits; and those of rivals
// that may rank before it or beside it.
func (r *run) inputs(i int, k *candidacy, field []candidacy) []MissingInput {
	list := r.own(i, k)
	if k.contest != TopupContest && k.Line == LineNone && k.contender >= 0 {
		own, known := k.Score.Get()
		for j := range field {
			rival := &field[j]
			score, there := rival.Score.Get()
			if j != i && rival.contender >= 0 && !(known && there && score < own) {
				list = append(list, r.own(j, rival)...)
			}
		}
	}
	if r.progress[i].unsure && k.Severe {
		list = append(list, r.progress[i].inputs...)
	}
	return distinct(list)
}

// own returns what is missing in a candidate's own records: of a start-up province's
// second decision nothing but the score counts.
func (r *run) own(i int, k *candidacy) []MissingInput {
	list := k.missingInputs()
	if k.contest == TopupContest {
		return slices.DeleteFunc(list, func(m MissingInput) bool { return m.Input != InputScore })
	}
	if r.progress[i].standing == StandingNone {
		list = append(list, r.progress[i].inputs...)
	}
	return list
}

// distinct keeps the first of equal inputs.
func distinct(list []MissingInput) []MissingInput {
	kept := []MissingInput{}
	for _, m := range list {
		if !slices.Contains(kept, m) {
			kept = append(kept, m)
		}
	}
	return kept
}
