package main

import (
	"fmt"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
)

// How sure a decision must be, and from how many draws that is told.
const (
	confidence = 0.95
	draws      = 10_000
)

// samplingOf gives every score that there is the one standard error.
func samplingOf(in awards.Input, a ask) awards.Sampling {
	s := awards.Sampling{Confidence: confidence, Draws: awards.Draws{Seed: a.seed, Number: draws}}
	for _, e := range in.Evaluations {
		s.Errors = append(s.Errors, awards.ScoreError{
			Year: e.Year, Province: e.Province, Error: awards.SamplingError{StandardError: a.error},
		})
	}
	return s
}

// risks are the decisions that the errors of the scores could overturn.
func (w *writer) risks(r outcome, a ask) {
	w.heading(fmt.Sprintf(w.say("抽样误差可能推翻的决定（得分标准误%v分，结果不变的概率低于%v）",
		"Decisions that sampling errors could overturn (standard error %v points, kept with less than %v)"), a.error, confidence))
	t := column.NewTable("lllrrl")
	t.Row(w.say("年份", "year"), w.say("省份", "province"), w.say("决定", "decision"), w.say("距线（分）", "to the line"), w.say("不变的概率", "kept"), w.say("入围概率的界", "bounds of a place"))
	for _, risk := range r.risks {
		if risk.Overturnable {
			d := r.decision(risk.Year, risk.Province)
			t.Row(strconv.Itoa(risk.Year), risk.Province.Text().In(w.language), risk.Action.Text().In(w.language), toLine(d), percent(risk.Kept), bounds(&risk))
		}
	}
	w.WriteString(t.String(""))
	fmt.Fprintf(w, w.say("概率由%d次模拟得出，种子%q；界按误差的正态分布计算，不用模拟 (CZ23-A3c)\n",
		"from %d draws by the seed %q; the bounds need no draws, but normal errors (CZ23-A3c)\n"), draws, a.seed)
}

// decision returns the decision on a province in a year, which there is.
func (r *outcome) decision(year int, p zhuanhua.Place) *awards.Decision {
	for i := range r.Decisions {
		if d := &r.Decisions[i]; d.Year == year && d.Province == p {
			return d
		}
	}
	return &awards.Decision{}
}

// toLine is what a score is ahead of its line, below 0 what it lacks.
func toLine(d *awards.Decision) string {
	for _, c := range d.Changes {
		if by, known := c.By.Get(); known && c.Code == awards.ChangePoints {
			return (-by).String()
		}
	}
	return "—"
}

func percent(p float64) string { return strconv.FormatFloat(100*p, 'f', 1, 64) + "%" }

// bounds are those of a place within the quota.
func bounds(risk *awards.Risk) string {
	c, ranked := risk.Chance.Get()
	if !ranked {
		return "—"
	}
	return percent(c.Shaped.Low) + "–" + percent(c.Shaped.High)
}
