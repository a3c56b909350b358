package awards

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Margin is by how much a contender's net score must change, all others staying as they
// are, for another place to the quota line (得分余量). A change is the smallest one, up
// or down, that leads there; of two equal ones the rise. Not given: never, no score within
// the bounds does it whatever the missing inputs turn out to be. The change to Line itself
// is 0.
type Margin struct {
	Line   Line                            `json:"line"` // as things stand
	Within zhuanhua.Given[zhuanhua.Points] `json:"within"`
	Across zhuanhua.Given[zhuanhua.Points] `json:"across"`
	Beyond zhuanhua.Given[zhuanhua.Points] `json:"beyond"`
}

// To returns the change that leads to a place.
func (m *Margin) To(l Line) zhuanhua.Given[zhuanhua.Points] {
	switch l {
	case Within:
		return m.Within
	case Across:
		return m.Across
	case Beyond:
		return m.Beyond
	}
	return zhuanhua.Given[zhuanhua.Points]{}
}

// Margins returns the margin of each contender, in their order, ties as [Rank] has them.
// Scores stay from least to most: of net scores that is 0 and [zhuanhua.MaxPoints] less
// the deductions. A contender without a score has no margin; its Line is Rank's.
//
// A quota below 0 is 0. A least above most is an [zhuanhua.InputError]
// ([zhuanhua.ErrContradiction]). The cost grows with the square of the contenders.
//
// Clause: CZ23-3.3a, CZ23-3.3c
func Margins(contenders []Contender, quota int, least, most zhuanhua.Points) ([]Margin, error) {
	if least > most {
		return nil, &zhuanhua.InputError{Field: "least", Value: least.String() + " / " + most.String(), Err: zhuanhua.ErrContradiction}
	}
	f := lineupOf(contenders, quota)
	lines := []zhuanhua.Points{least, most}
	for i := range contenders {
		if score, known := contenders[i].Score.Get(); known {
			lines = append(lines, score-1, score, score+1)
		}
	}
	slices.Sort(lines)
	lines = slices.DeleteFunc(slices.Compact(lines), func(p zhuanhua.Points) bool { return p < least || p > most })
	margins := make([]Margin, len(contenders))
	for i := range contenders {
		margins[i] = f.margin(&contenders[i], lines)
	}
	return margins, nil
}

// margin tries the scores at which anything can change, and their neighbours.
func (f *lineup) margin(c *Contender, scores []zhuanhua.Points) Margin {
	m := Margin{Line: f.place(c).Line}
	own, known := c.Score.Get()
	if !known {
		return m
	}
	near := func(into *zhuanhua.Given[zhuanhua.Points], by zhuanhua.Points) {
		if old, there := into.Get(); !there || max(by, -by) < max(old, -old) || by == -old && by > 0 {
			*into = zhuanhua.Value(by)
		}
	}
	try := func(score zhuanhua.Points) {
		switch f.moved(c, own, score) {
		case Within:
			near(&m.Within, score-own)
		case Across:
			near(&m.Across, score-own)
		case Beyond:
			near(&m.Beyond, score-own)
		}
	}
	try(own)
	for _, score := range scores {
		try(score)
	}
	return m
}

// moved places a contender of the lineup as if it had another score.
func (f *lineup) moved(c *Contender, own, score zhuanhua.Points) Line {
	was, is := key{own, c.Ties}, key{score, c.Ties}
	better, equal := split(f.sure, is)
	maybeBetter, maybeEqual := split(f.maybe, is)
	ahead, level := &better, &equal
	if c.Maybe {
		ahead, level = &maybeBetter, &maybeEqual
	}
	switch order := was.before(is); { // it is no rival of its own
	case order < 0:
		*ahead--
	case order == 0:
		*level--
	}
	return f.lineOf(better, equal, maybeEqual, maybeBetter+f.unknown)
}
