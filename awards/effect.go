package awards

import (
	"cmp"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Regime is what a cycle is decided by: the terms, and, where a year's figures are at
// hand, the scheme that scores them. A scheme without a key scores nothing.
type Regime struct {
	Terms  Terms
	Scheme Scheme
}

// Clone returns a copy that shares nothing with the regime.
func (p Regime) Clone() Regime { return Regime{p.Terms, p.Scheme.Clone()} }

// Scored are a year's figures, to be scored by a regime's scheme: they take the place
// of the evaluations that an input has for that year.
type Scored struct {
	Year    int
	Figures []Figures
	InScope map[zhuanhua.Place]zhuanhua.Truth // 符合支持范围; a province without is unstated
}

// Decide scores the figures and decides the cycle. It returns what [Scheme.Score] and
// [Cycle.Decide] return.
func (p Regime) Decide(in Input, scored ...Scored) (Result, error) {
	cycle, err := p.Terms.Cycle()
	if err != nil {
		return Result{}, err
	}
	if p.Scheme.Key != "" {
		cycle.fingerprint = printed(RegimeFields(p, p), p, cycle.table)
	}
	if in, err = p.evaluate(in, scored); err != nil {
		return Result{}, err
	}
	return cycle.Decide(in)
}

// evaluate returns the input with the evaluations that the scheme makes.
func (p Regime) evaluate(in Input, scored []Scored) (Input, error) {
	if p.Scheme.Key == "" {
		return in, nil
	}
	if err := p.Scheme.Validate(); err != nil {
		return in, err
	}
	return in.scoredBy(scored, p.Scheme.Score)
}

// scoredBy returns the input with the evaluations of the years whose figures are
// scored.
func (in Input) scoredBy(scored []Scored, score func([]Figures) ([]SchemeScore, error)) (Input, error) {
	in.Evaluations = slices.Clone(in.Evaluations)
	for _, s := range scored {
		scores, err := score(s.Figures)
		if err != nil {
			return in, err
		}
		in.Evaluations = slices.DeleteFunc(in.Evaluations, func(e Evaluation) bool { return e.Year == s.Year })
		for i := range scores {
			in.Evaluations = append(in.Evaluations, scores[i].Evaluation(s.Year, s.InScope[scores[i].Province]))
		}
	}
	return in, nil
}

// Effect is what a change of regime does to the decisions of a cycle.
type Effect struct {
	Altered []zhuanhua.Alteration `json:"altered"`
	Flips   []Flip                `json:"flips"`  // by year and then province code
	Moved   []Moved               `json:"moved"`  // by province code; none where nothing is
	ByYear  []YearMoved           `json:"years"`  // by year; none where nothing is
	Amount  zhuanhua.Amount       `json:"amount"` // more, or less, to all provinces together

	// Portions say what each altered criterion moves alone and what several move only
	// together; one that moves nothing has none. They add up to Amount, to each of Moved
	// and to what each flip moves.
	Portions []Portion `json:"portions"`
}

// Flip is a decision that a change of regime alters. A decision that only one of the
// two makes is compared with [None] and no money.
type Flip struct {
	Year     int             `json:"year"`
	Province zhuanhua.Place  `json:"province"`
	Was      Action          `json:"was"`
	Is       Action          `json:"is"`
	Moved    zhuanhua.Amount `json:"moved"` // more, or less, to the province, in fen
	// Lifted and Raised are the criteria that refused the province and no longer do, and
	// those that now do.
	Lifted []string        `json:"lifted"`
	Raised []string        `json:"raised"`
	Blame  zhuanhua.Blamed `json:"blame"`
}

// Moved is what a change of regime moves to a province, or, below 0, from it.
type Moved struct {
	Province zhuanhua.Place  `json:"province"`
	Amount   zhuanhua.Amount `json:"amount"` // of all years
}

// YearMoved is what a change of regime moves in a year.
type YearMoved struct {
	Year   int             `json:"year"`
	Amount zhuanhua.Amount `json:"amount"`
}

// answer is a decision as far as a flip depends on it.
type answer struct {
	made   bool
	action Action
	amount zhuanhua.Amount
}

// EffectOf decides a cycle by two regimes and tells which decisions flip, in which
// direction, what that moves, and which altered parameters are responsible, alone or
// together. A regime equal to the base changes nothing. It returns what
// [Regime.Decide] returns of either.
func EffectOf(base, draft Regime, in Input, scored ...Scored) (Effect, error) {
	was, err := base.Decide(in, scored...)
	if err != nil {
		return Effect{}, err
	}
	is, err := draft.Decide(in, scored...)
	if err != nil {
		return Effect{}, err
	}
	before, after := byEntry(was), byEntry(is)
	asked := entries(before, after)
	fields := RegimeFields(base, draft)
	blamed, err := zhuanhua.BlameEach(fields, base, draft, func(p Regime) ([]answer, error) {
		result, err := p.Decide(in, scored...)
		if err != nil {
			return nil, err
		}
		decisions := byEntry(result)
		answers := make([]answer, len(asked))
		for i, e := range asked {
			answers[i] = answerOf(decisions[e])
		}
		return answers, nil
	})
	if err != nil {
		return Effect{}, err
	}
	e := Effect{Altered: zhuanhua.Alterations(fields, base, draft), Flips: []Flip{}, Moved: []Moved{}, ByYear: []YearMoved{}}
	for i, entry := range asked {
		if answerOf(before[entry]) != answerOf(after[entry]) {
			e.add(entry, before[entry], after[entry], blamed[i])
		}
	}
	e.Moved = inOrder(e.Moved)
	e.ByYear = slices.DeleteFunc(e.ByYear, func(m YearMoved) bool { return m.Amount == 0 })
	if e.Portions, err = splitBy(fields, base, draft, asked, func(p Regime) (Result, error) { return p.Decide(in, scored...) }); err != nil {
		return Effect{}, err
	}
	return e, nil
}

func byEntry(r Result) map[entry]*Decision {
	decisions := map[entry]*Decision{}
	for i := range r.Decisions {
		d := &r.Decisions[i]
		decisions[entry{d.Year, d.Province}] = d
	}
	return decisions
}

// entries returns the years and provinces of both, in order.
func entries(a, b map[entry]*Decision) (list []entry) {
	for e := range a {
		list = append(list, e)
	}
	for e := range b {
		if a[e] == nil {
			list = append(list, e)
		}
	}
	slices.SortFunc(list, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.year, b.year), cmp.Compare(a.province, b.province))
	})
	return list
}

func answerOf(d *Decision) answer {
	if d == nil {
		return answer{action: None}
	}
	return answer{true, d.Action, d.Amount}
}

func (e *Effect) add(at entry, was, is *Decision, blame zhuanhua.Blamed) {
	a, b := answerOf(was), answerOf(is)
	f := Flip{Year: at.year, Province: at.province, Was: a.action, Is: b.action, Moved: b.amount - a.amount, Blame: blame}
	before, after := reasonCodes(was), reasonCodes(is)
	f.Lifted, f.Raised = without(before, after), without(after, before)
	e.Flips = append(e.Flips, f)
	e.Amount += f.Moved
	e.Moved = book(e.Moved, at.province, f.Moved)
	if last := len(e.ByYear) - 1; last < 0 || e.ByYear[last].Year != at.year {
		e.ByYear = append(e.ByYear, YearMoved{Year: at.year})
	}
	e.ByYear[len(e.ByYear)-1].Amount += f.Moved
}

func reasonCodes(d *Decision) (codes []string) {
	if d != nil {
		for _, r := range d.Reasons {
			codes = append(codes, r.Code)
		}
	}
	return codes
}

// without returns the codes of a list that another does not hold.
func without(list, other []string) []string {
	kept := []string{}
	for _, code := range list {
		if !slices.Contains(other, code) {
			kept = append(kept, code)
		}
	}
	return kept
}
