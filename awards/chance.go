package awards

import (
	"math"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/chance"
)

// Uncertain is a contender whose score may have a sampling error.
type Uncertain struct {
	ID string // must be given, each once: it names the draws; no zero byte
	Contender

	// Error is that of the score, in points. Not given: not known, and then its place
	// is open, and that of others as far as it could change theirs. An exact score has
	// the zero SamplingError.
	Error zhuanhua.Given[SamplingError]
}

// Tally is how often a contender came to lie where in the draws.
type Tally struct {
	Within int `json:"within"`
	Across int `json:"across"` // tied across the line
	Beyond int `json:"beyond"`
	Open   int `json:"open"` // an input that is not known could change it

	Possible int `json:"possible"` // of the open ones: where it may lie within
}

// Number returns the number of draws.
func (t Tally) Number() int { return t.Within + t.Across + t.Beyond + t.Open }

// add counts a draw; possible says whether the contender could lie within the quota.
func (t *Tally) add(l Line, possible bool) {
	switch l {
	case Within:
		t.Within++
	case Across:
		t.Across++
	case Beyond:
		t.Beyond++
	default:
		t.Open++
		if possible {
			t.Possible++
		}
	}
}

// Chance is how sure a contender's place to the quota line is (入围概率).
type Chance struct {
	ID   string `json:"id"`
	Line Line   `json:"line"` // with every estimate taken for exact

	Drawn Tally `json:"drawn"`
	// Free bounds the probability of lying within the quota whatever the shape of the
	// errors, Shaped with the shapes that were drawn from. Both take no seed.
	Free   Bounds `json:"free"`
	Shaped Bounds `json:"shaped"`

	Missing []MissingMetric `json:"missing"` // of a scheme: values or standard errors that are not known
	Notes   []zhuanhua.Note `json:"notes"`
}

// Probability returns the share of the draws in which the contender lay within the
// quota, and the share in which it did or may have: the two differ where an input is
// not known. 0 and 1 without any draw.
func (c *Chance) Probability() (low, high float64) {
	n := c.Drawn.Number()
	if n == 0 {
		return 0, 1
	}
	return float64(c.Drawn.Within) / float64(n), float64(c.Drawn.Within+c.Drawn.Possible) / float64(n)
}

// DrawError returns the standard error that the simulation itself has: √(p(1−p)/n).
func (c *Chance) DrawError() float64 {
	p, _ := c.Probability()
	return math.Sqrt(p * (1 - p) / float64(max(c.Drawn.Number(), 1)))
}

// Chances returns for each contender, in their order, the probability of lying within
// the quota: by drawing every score anew, with ties as [Rank] has them, and by bounds.
// A drawn score is the score plus a draw from its error, rounded to millionths of a
// point. Without sampling errors everything is 0 or 1, as Rank says.
//
// The bounds are those of a sum of events of which the single probabilities are known
// and nothing else ([BoundFrechet]); these are of one contender ranking before or beside
// the other. A quota below 0 is 0.
//
// It returns an [zhuanhua.InputError] for an id that is missing, there twice or has a
// zero byte, for a standard error that is negative, infinite or above 1000 points, and
// for draws that are none.
//
// Clause: CZ23-3.3c, CZ23-A3c
func Chances(contenders []Uncertain, quota int, draws Draws, dependence Dependence) ([]Chance, error) {
	if err := draws.validate(); err != nil {
		return nil, err
	}
	if _, err := dependence.MarshalText(); err != nil {
		return nil, err
	}
	if err := validateUncertain(contenders); err != nil {
		return nil, err
	}
	plain := make([]Contender, len(contenders))
	for i := range contenders {
		plain[i] = contenders[i].Contender
	}
	lines := Rank(plain, quota)
	f := newDrawing(contenders, quota, draws.Seed)
	for n := range draws.Number {
		f.draw(uint64(n))
		f.count()
	}
	chances := make([]Chance, len(contenders))
	for i := range chances {
		chances[i] = Chance{
			ID: contenders[i].ID, Line: lines[i].Line, Drawn: f.drawn[i],
			Free:    frechet(contenders, i, quota, pairing{free: true, dependence: dependence}),
			Shaped:  frechet(contenders, i, quota, pairing{dependence: dependence}),
			Missing: []MissingMetric{}, Notes: []zhuanhua.Note{},
		}
		chances[i].note()
	}
	return chances, nil
}

// mostPointError bounds the standard error of a score, in points.
const mostPointError = float64(zhuanhua.MaxPoints / zhuanhua.Point)

func validateUncertain(contenders []Uncertain) error {
	ids := map[string]bool{}
	for i := range contenders {
		c := &contenders[i]
		bad := func(err error) error {
			return &zhuanhua.InputError{Record: zhuanhua.RecordCandidate, ID: zhuanhua.Quote(c.ID), Field: "id", Err: err}
		}
		switch {
		case c.ID == "":
			return bad(zhuanhua.ErrNotGiven)
		case ids[c.ID]:
			return bad(zhuanhua.ErrDuplicate)
		case strings.IndexByte(c.ID, 0) >= 0:
			return bad(zhuanhua.ErrSyntax)
		}
		ids[c.ID] = true
		e := c.Error.Or(SamplingError{})
		if e.StandardError > mostPointError {
			e.StandardError = math.Inf(1)
		}
		if err := e.validate("error of " + zhuanhua.Quote(c.ID)); err != nil {
			return err
		}
	}
	return nil
}

// known reports whether score and error are.
func (c *Uncertain) known() bool { return c.Score.IsGiven() && c.Error.IsGiven() }

// noisy is a score that is drawn.
type noisy struct {
	at     int // number in the drawing
	score  zhuanhua.Points
	err    SamplingError
	stream chance.Stream
}

// mostDrawn bounds a drawn score: Student's distribution with few degrees of freedom
// knows no bound.
const mostDrawn = 1e15

// draw gives every noisy score its value of draw n.
func (f *drawing) draw(n uint64) {
	for i := range f.noisy {
		s := &f.noisy[i]
		off := math.Round(s.stream.Draw(n, s.err.Freedom) * s.err.StandardError * float64(zhuanhua.Point))
		f.keys[s.at].score = s.score + zhuanhua.Points(min(max(off, -mostDrawn), mostDrawn))
	}
}
