package awards

import (
	"math"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/chance"
)

// ScoreError is the sampling error of an evaluation's score.
type ScoreError struct {
	Year     int            `json:"year"`
	Province zhuanhua.Place `json:"province"`
	Error    SamplingError  `json:"error"` // in points
}

// Sampling says of which scores the errors are known, and how sure a decision must be.
type Sampling struct {
	Errors     []ScoreError // at most one a year and province; the other scores are exact
	Confidence float64      // a decision that is kept with a smaller probability is noted; above 0.5, below 1
	Draws      Draws
}

// Risk is how sure a decision is that a score decided (决定的稳定性).
type Risk struct {
	Year     int            `json:"year"`
	Province zhuanhua.Place `json:"province"`
	Action   Action         `json:"action"`

	// Kept is the probability that the score lies where it lies: on its side of the pass
	// mark, exactly, or to the quota line, by simulation.
	Kept          float64 `json:"kept"`
	Overturnable  bool    `json:"overturnable"` // Kept lies below the confidence
	StandardError float64 `json:"standard_error"`

	// Chance is that of a place within the quota; not given of a second decision on a
	// start-up province.
	Chance zhuanhua.Given[Chance] `json:"chance"`
}

// sampling is what a run knows of errors, and what it finds.
type sampling struct {
	Sampling
	errors map[entry]SamplingError
	risks  []Risk
}

// DecideSampled makes the decisions of [Cycle.Decide] and says of each that a score
// decided how sure it is, by year and province code. A decision that is kept with less
// than the confidence has a note ([NoteOverturnable]) in its notes and its record;
// nothing else of it changes. Each year is looked at by itself: the years before count as
// they were decided.
//
// Beside the errors of Decide it returns an [zhuanhua.InputError] for draws or a
// confidence that are none, and for an error of a score that is out of range, there twice
// or of an evaluation that is not there.
//
// Clause: CZ23-3.3b, CZ23-3.3c, CZ23-A3c
func (c *Cycle) DecideSampled(in Input, s Sampling) (Result, []Risk, error) {
	if c == nil || c.table == nil {
		return Result{}, nil, errNoTerms()
	}
	if err := s.Draws.validate(); err != nil {
		return Result{}, nil, err
	}
	if !(s.Confidence > 0.5 && s.Confidence < 1) {
		return Result{}, nil, &zhuanhua.InputError{Field: "confidence", Value: plainFloat(s.Confidence), Err: zhuanhua.ErrRange}
	}
	sampled := &sampling{Sampling: s, errors: map[entry]SamplingError{}, risks: []Risk{}}
	result, err := c.decideUntil(in, c.terms.LastYear, sampled)
	return result, sampled.risks, err
}

func plainFloat(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }

// take takes the errors in, each of an evaluation.
func (s *sampling) take(d *dossier) error {
	if s == nil {
		return nil
	}
	for _, e := range s.Errors {
		at := entry{e.Year, e.Province}
		_, twice := s.errors[at]
		bad := func(err error) error {
			return fault(zhuanhua.RecordEvaluation, at, "standard_error", plainFloat(e.Error.StandardError), err)
		}
		switch {
		case d.evaluations[at] == nil:
			return bad(zhuanhua.ErrUnknownID)
		case twice:
			return bad(zhuanhua.ErrDuplicate)
		case e.Error.StandardError > mostPointError:
			return bad(zhuanhua.ErrRange)
		}
		if err := e.Error.validate("error of " + at.String()); err != nil {
			return err
		}
		s.errors[at] = e.Error
	}
	return nil
}

// weigh adds the risks of a year's decisions.
func (r *run) weigh(decisions []Decision, field []candidacy, rivals []Contender, quota int) error {
	if r.sampled == nil {
		return nil
	}
	uncertain := make([]Uncertain, len(rivals))
	for i := range field {
		if k := &field[i]; k.contender >= 0 {
			at := entry{k.Year, k.Province}
			uncertain[k.contender] = Uncertain{at.String(), rivals[k.contender], zhuanhua.Value(r.sampled.errors[at])}
		}
	}
	chances, err := Chances(uncertain, quota, r.sampled.Draws, Independent)
	if err != nil {
		return err
	}
	for i := range decisions {
		d, k := &decisions[i], &field[i]
		risk := Risk{Year: d.Year, Province: d.Province, Action: d.Action, StandardError: r.sampled.errors[entry{d.Year, d.Province}].StandardError}
		switch d.Guard {
		case GuardPassed, GuardForfeits:
			if k.Severe || r.terms.SevereBarsLater && k.SevereBefore || !k.Score.IsGiven() {
				continue
			}
			risk.Kept = r.passes(k)
		case GuardWithin, GuardAcross, GuardBeyond:
			if k.contender < 0 {
				continue
			}
			c := chances[k.contender]
			risk.Chance, risk.Kept = zhuanhua.Value(c), c.kept()
		default:
			continue
		}
		risk.Overturnable = risk.Kept < r.sampled.Confidence
		if risk.Overturnable {
			n := riskNote(d, &risk, r.sampled)
			d.Notes, d.Record.Notes = append(d.Notes, n), append(d.Record.Notes, n)
		}
		r.sampled.risks = append(r.sampled.risks, risk)
	}
	return nil
}

// passes returns the probability that a start-up province's score lies on the side of
// the pass mark where it lies.
func (r *run) passes(k *candidacy) float64 {
	e := r.sampled.errors[entry{k.Year, k.Province}]
	mark := r.terms.PassMark.Or(0)
	ahead := float64(k.Score.Or(0)-mark) / float64(zhuanhua.Point)
	switch {
	case e.exact():
		return 1
	case ahead < 0:
		return chance.Tail(ahead/e.StandardError, e.Freedom)
	}
	return chance.Tail(-ahead/e.StandardError, e.Freedom)
}

// kept returns the share of the draws in which the place is the one that stands.
func (c *Chance) kept() float64 {
	n := map[Line]int{Within: c.Drawn.Within, Across: c.Drawn.Across, Beyond: c.Drawn.Beyond}[c.Line]
	return float64(n) / float64(max(c.Drawn.Number(), 1))
}

// riskNote says that the error of the scores could overturn the decision, and by how
// little.
func riskNote(d *Decision, risk *Risk, s *sampling) zhuanhua.Note {
	digits := func(p float64) string { return strconv.FormatFloat(math.Floor(p*1000)/1000, 'f', 3, 64) }
	kept, demanded := digits(risk.Kept), plainFloat(s.Confidence)
	zh := "抽样误差可能推翻本决定：结果不变的概率为" + kept + "，低于" + demanded
	en := "the sampling error could overturn this: the outcome holds with probability " + kept + ", below " + demanded
	if risk.StandardError > 0 {
		se := strconv.FormatFloat(risk.StandardError, 'g', 3, 64)
		zh, en = zh+"；得分标准误"+se+"分", en+"; standard error of the score "+se
	}
	for _, c := range d.Changes {
		if by, known := c.By.Get(); known && c.Code == ChangePoints {
			off := max(by, -by).String()
			zh, en = zh+"，距线"+off+"分", en+", "+off+" points from the line"
		}
	}
	return zhuanhua.Note{Code: NoteOverturnable, Clause: "CZ23-A3c", Text: zhuanhua.Text{Zh: zh, En: en}}
}
