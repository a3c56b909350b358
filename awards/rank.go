package awards

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Line is where a contender lies to the quota line (名额线).
type Line uint8

// The places. Their numbers are the codes of [LineFact].
const (
	LineNone Line = iota // not known, or there is no ranking
	Within               // within the quota
	Across               // tied across the line: nobody so tied is chosen until the host decides
	Beyond               // beyond the quota
)

var lines = words[Line]{"place to the line", []word{
	{},
	{"within", zhuanhua.Text{Zh: "名额以内", En: "within the quota"}},
	{"across", zhuanhua.Text{Zh: "并列跨线", En: "tied across the line"}},
	{"beyond", zhuanhua.Text{Zh: "名额以外", En: "beyond the quota"}},
}}

// String returns the stable key.
func (l Line) String() string { return lines.key(l) }

// Text returns the names.
func (l Line) Text() zhuanhua.Text { return lines.text(l) }

// MarshalText returns the stable key, empty when not known.
func (l Line) MarshalText() ([]byte, error) { return lines.marshal(l) }

// UnmarshalText reads the stable key; an empty text is "not known".
func (l *Line) UnmarshalText(b []byte) error { return lines.unmarshal(l, b) }

// Contender is one of those who compete for the same money.
type Contender struct {
	Score zhuanhua.Given[zhuanhua.Points] // net of deductions; not given: not known
	Ties  []zhuanhua.Points               // what breaks a tie, first to last, the higher the better; nil: nothing does
	Maybe bool                            // whether it competes at all is not known
}

// Placing is a contender's place in a ranking.
type Placing struct {
	Rank zhuanhua.Given[int] // competition rank from 1 (1, 2, 2, 4); not given while a missing input can change it
	Line Line                // of one that may compete: if it does; LineNone while a missing input can change it

	// ToLine is the score that decides, all others staying as they are: above it the
	// contender lies within the quota, and at it too where Reach, because ties are
	// broken in its favour. Not given where no score decides (fewer others than
	// places, or no place at all) or that of others is not known.
	ToLine zhuanhua.Given[zhuanhua.Points]
	Reach  bool
}

// Rank places contenders by score, ties broken by what they bring for it and by
// nothing else, and tells for each whether it lies within the quota. A contender of
// which score or part is not known is placed where no value of what is missing could
// change the answer; so are the others. The places come back in the order of the
// contenders.
//
// A quota below 0 is 0. The cost is that of sorting.
//
// Clause: CZ23-3.3c
func Rank(contenders []Contender, quota int) []Placing {
	f := lineupOf(contenders, quota)
	places := make([]Placing, len(contenders))
	for i := range contenders {
		places[i] = f.place(&contenders[i])
	}
	return places
}

// lineupOf sorts the contenders apart.
func lineupOf(contenders []Contender, quota int) *lineup {
	f := &lineup{quota: max(quota, 0), all: len(contenders)}
	for i := range contenders {
		c := &contenders[i]
		score, known := c.Score.Get()
		switch {
		case !known:
			f.unknown++
		case c.Maybe:
			f.maybe = append(f.maybe, key{score, c.Ties})
		default:
			f.sure = append(f.sure, key{score, c.Ties})
		}
	}
	slices.SortFunc(f.sure, key.before)
	slices.SortFunc(f.maybe, key.before)
	return f
}

// key is what contenders are compared by.
type key struct {
	score zhuanhua.Points
	ties  []zhuanhua.Points
}

// before orders keys, the better first.
func (k key) before(other key) int {
	switch {
	case k.score > other.score:
		return -1
	case k.score < other.score:
		return 1
	}
	return slices.Compare(other.ties, k.ties)
}

// lineup is who competes: those that surely do with a known score, those that
// maybe do, and the number of those whose score is not known; keys sorted, the best
// first.
type lineup struct {
	sure, maybe []key
	unknown     int
	all, quota  int
}

// split returns how many of the sorted keys are better than k, and how many equal.
func split(sorted []key, k key) (better, equal int) {
	better, _ = slices.BinarySearchFunc(sorted, k, key.before)
	after, _ := slices.BinarySearchFunc(sorted, k, func(e, k key) int {
		if e.before(k) <= 0 {
			return -1
		}
		return 1
	})
	return better, after - better
}

func (f *lineup) place(c *Contender) Placing {
	score, known := c.Score.Get()
	if !known {
		return f.placeUnknown()
	}
	k := key{score, c.Ties}
	better, equal := split(f.sure, k)
	maybeBetter, maybeEqual := split(f.maybe, k)
	if c.Maybe {
		maybeEqual--
	} else {
		equal--
	}
	open := maybeBetter + f.unknown // may or may not rank before it
	p := Placing{Line: f.lineOf(better, equal, maybeEqual, open)}
	if open == 0 && !c.Maybe {
		p.Rank = zhuanhua.Value(better + 1)
	}
	if f.unknown == 0 && len(f.maybe) == 0 {
		f.line(&p, k, better)
	}
	return p
}

// lineOf places one of whom so many surely rank before it, so many others equal it
// surely or maybe, and so many may or may not rank before it.
func (f *lineup) lineOf(better, equal, maybeEqual, open int) Line {
	switch {
	case better+equal+maybeEqual+open < f.quota:
		return Within
	case better >= f.quota:
		return Beyond
	case better+open < f.quota && better+equal+1 > f.quota:
		return Across
	}
	return LineNone
}

// outside reports whether a contender is surely not within the quota, whether it lies
// beyond it or is tied across its line: so many surely rank before it or beside it,
// whatever score it has where that is not known.
func (f *lineup) outside(c *Contender) bool {
	better, equal := split(f.sure, key{c.Score.Or(zhuanhua.MaxPoints), c.Ties})
	if c.Score.IsGiven() && !c.Maybe {
		equal-- // itself
	}
	return better+equal >= f.quota
}

// placeUnknown places a contender whatever its score may be.
func (f *lineup) placeUnknown() Placing {
	switch {
	case f.all <= f.quota:
		return Placing{Line: Within}
	case f.quota == 0:
		return Placing{Line: Beyond}
	}
	return Placing{}
}

// line finds the key that stands in the way of a sure contender, who has so many
// better ones: the last of the others who would be within the quota without it.
func (f *lineup) line(p *Placing, k key, better int) {
	at := f.quota - 1
	if better <= at {
		at++ // the contender itself stands before it in the list
	}
	if f.quota == 0 || at >= len(f.sure) {
		return
	}
	p.ToLine = zhuanhua.Value(f.sure[at].score)
	p.Reach = breakTie(k.ties, f.sure[at].ties) > 0
}

// breakTie compares what breaks a tie as far as both have it: above 0 where a is the
// better.
func breakTie(a, b []zhuanhua.Points) int {
	n := min(len(a), len(b))
	return slices.Compare(a[:n], b[:n])
}
