package awards

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Question is an outcome of a cycle that one asks about: what is decided about a
// province in a year.
type Question struct {
	Year     int
	Province zhuanhua.Place
}

// Answer is the outcome: what is decided, and the money that it moves.
type Answer struct {
	Action Action          `json:"action"`
	Amount zhuanhua.Amount `json:"amount"`
}

// answerTo decides up to the year of the question. A question about a year outside
// the programme or a province that does not take part is bad input.
func (q Question) answerTo(t Terms, in Input) (Answer, error) {
	cycle, err := t.Cycle()
	if err != nil {
		return Answer{}, err
	}
	result, err := cycle.DecideUntil(in, q.Year)
	if err != nil {
		return Answer{}, err
	}
	for i := range result.Decisions {
		if d := &result.Decisions[i]; d.Year == q.Year && d.Province == q.Province {
			return Answer{d.Action, d.Amount}, nil
		}
	}
	return Answer{}, &zhuanhua.InputError{Record: zhuanhua.RecordCandidate, ID: q.Province.String(), Field: "province", Err: zhuanhua.ErrUnknownID}
}

// QuotaBreaks returns all numbers of places of a year, from none, at which the answer
// changes: beyond the number of applicants nothing does. Quotas that a decision up to
// the question's year needs must be given, all but this one.
//
// Clause: CZ23-3.3e
func (t Terms) QuotaBreaks(in Input, year int, q Question) ([]zhuanhua.Break[int, Answer], error) {
	if year < t.FirstYear || year > t.LastYear || year-t.FirstYear > MaxAwardYears {
		return nil, &zhuanhua.InputError{Field: "year", Err: ErrOutsideProgramme}
	}
	candidates := make([]int, len(in.Applicants)+1)
	for i := range candidates {
		candidates[i] = i
	}
	return zhuanhua.Breaks(0, maxQuota, candidates, func(places int) (Answer, error) {
		draft := t
		if year == t.FirstYear {
			draft.StartupQuota = zhuanhua.Value(places)
		} else {
			draft.AwardQuota[year-t.FirstYear-1] = zhuanhua.Value(places)
		}
		return q.answerTo(draft, in)
	})
}

// PassMarkBreaks returns all pass marks, from 0 to [zhuanhua.MaxPoints], at which the
// answer changes: one above the net score of a province that was evaluated in the
// second year.
//
// Clause: CZ23-3.3b
func (t Terms) PassMarkBreaks(in Input, q Question) ([]zhuanhua.Break[zhuanhua.Points, Answer], error) {
	net, err := t.netScores(in, t.FirstYear+1)
	if err != nil {
		return nil, err
	}
	candidates := make([]zhuanhua.Points, 0, len(net))
	for _, score := range net {
		candidates = append(candidates, score)
	}
	return zhuanhua.Breaks(0, zhuanhua.MaxPoints, candidates, func(mark zhuanhua.Points) (Answer, error) {
		return q.answerTo(t.WithPassMark(mark), in)
	})
}

// ScoreBreaks returns all scores of a province's evaluation of a year, before
// deductions, from 0 to [zhuanhua.MaxPoints], at which the answer changes: where it
// meets a rival, or the pass mark. Everything else stays as it is.
//
// Clause: CZ23-3.3b, CZ23-3.3c
func (t Terms) ScoreBreaks(in Input, year int, province zhuanhua.Place, q Question) ([]zhuanhua.Break[zhuanhua.Points, Answer], error) {
	n := slices.IndexFunc(in.Evaluations, func(e Evaluation) bool { return e.Year == year && e.Province == province })
	if n < 0 {
		return nil, fault(zhuanhua.RecordEvaluation, entry{year, province}, "province", "", zhuanhua.ErrUnknownID)
	}
	with := func(score zhuanhua.Points) Input {
		draft := in
		draft.Evaluations = slices.Clone(in.Evaluations)
		draft.Evaluations[n].Score = zhuanhua.Value(score)
		return draft
	}
	candidates, err := t.meets(with(0), year, province, func(own, other zhuanhua.Points) zhuanhua.Points { return other - own })
	if err != nil {
		return nil, err
	}
	return zhuanhua.Breaks(0, zhuanhua.MaxPoints, candidates, func(score zhuanhua.Points) (Answer, error) {
		return q.answerTo(t, with(score))
	})
}

// DeductionBreaks returns all points of a confirmed minor finding, from 0 to
// [zhuanhua.MaxPoints], at which the answer changes.
//
// Clause: CZ23-4.4a
func (t Terms) DeductionBreaks(in Input, finding string, q Question) ([]zhuanhua.Break[zhuanhua.Points, Answer], error) {
	n := slices.IndexFunc(in.Findings, func(f zhuanhua.Finding) bool { return f.ID == finding })
	if n < 0 {
		return nil, &zhuanhua.InputError{Record: zhuanhua.RecordFinding, ID: zhuanhua.Quote(finding), Field: "finding_id", Err: zhuanhua.ErrUnknownID}
	}
	with := func(points zhuanhua.Points) Input {
		draft := in
		draft.Findings = slices.Clone(in.Findings)
		draft.Findings[n].Points = zhuanhua.Value(points)
		return draft
	}
	f := &in.Findings[n]
	candidates, err := t.meets(with(0), f.Year, f.Province, func(own, other zhuanhua.Points) zhuanhua.Points { return own - other })
	if err != nil {
		return nil, err
	}
	return zhuanhua.Breaks(0, zhuanhua.MaxPoints, candidates, func(points zhuanhua.Points) (Answer, error) {
		return q.answerTo(t, with(points))
	})
}

// meets returns where a province's own net score meets another's of the year, or the
// pass mark.
func (t Terms) meets(in Input, year int, province zhuanhua.Place, at func(own, other zhuanhua.Points) zhuanhua.Points) ([]zhuanhua.Points, error) {
	net, err := t.netScores(in, year)
	if err != nil {
		return nil, err
	}
	own := net[province]
	var candidates []zhuanhua.Points
	for other, score := range net {
		if other != province {
			candidates = append(candidates, at(own, score))
		}
	}
	if mark, set := t.PassMark.Get(); set {
		candidates = append(candidates, at(own, mark))
	}
	return candidates, nil
}

// netScores returns the scores of a year, net of deductions, by province.
func (t Terms) netScores(in Input, year int) (map[zhuanhua.Place]zhuanhua.Points, error) {
	cycle, err := t.Cycle()
	if err != nil {
		return nil, err
	}
	d, err := cycle.read(&in)
	if err != nil {
		return nil, err
	}
	net := map[zhuanhua.Place]zhuanhua.Points{}
	for e, v := range d.evaluations {
		score, known := v.Score.Get()
		if e.year != year || !known {
			continue
		}
		for _, off := range slices.Concat(v.Deductions, d.deductions[e]) {
			score -= off.Points
		}
		net[e.province] = score
	}
	return net, nil
}
