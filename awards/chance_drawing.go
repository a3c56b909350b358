package awards

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua/internal/chance"
)

// drawing is who competes, with scratch space for one draw after the other: counting
// allocates nothing.
type drawing struct {
	lineup
	keys  []key   // of this draw
	maybe []bool  // whether it competes is not known
	known []bool  // score and error
	order []int   // the known ones, the best first, as far as the last draw left them
	noisy []noisy // those that are drawn
	drawn []Tally
}

func newDrawing(contenders []Uncertain, quota int, seed string) *drawing {
	f := makeDrawing(len(contenders), quota)
	for i := range contenders {
		c := &contenders[i]
		f.maybe[i], f.known[i] = c.Maybe, c.known()
		f.keys[i] = key{c.Score.Or(0), c.Ties}
		if e := c.Error.Or(SamplingError{}); f.known[i] && !e.exact() {
			f.noisy = append(f.noisy, noisy{i, c.Score.Or(0), e, chance.NewStream(seed, c.ID)})
		}
	}
	f.settle()
	return f
}

func makeDrawing(n, quota int) *drawing {
	return &drawing{
		lineup: lineup{quota: max(quota, 0), all: n},
		keys:   make([]key, n), maybe: make([]bool, n), known: make([]bool, n),
		drawn: make([]Tally, n),
	}
}

// settle sets apart the known ones.
func (f *drawing) settle() {
	for i, known := range f.known {
		if known {
			f.order = append(f.order, i)
		} else {
			f.unknown++
		}
	}
}

// fewContenders is the number up to which sorting by insertion is the faster way, the
// last draw's order being nearly this one's.
const fewContenders = 64

// count places the contenders of this draw as [Rank] does and adds to the tallies.
func (f *drawing) count() {
	f.sort()
	better, maybeBetter := 0, 0
	for from := 0; from < len(f.order); {
		to, equal, maybeEqual := from, 0, 0
		for ; to < len(f.order) && f.keys[f.order[to]].before(f.keys[f.order[from]]) == 0; to++ {
			if f.maybe[f.order[to]] {
				maybeEqual++
			} else {
				equal++
			}
		}
		for _, i := range f.order[from:to] {
			others, maybeOthers := equal, maybeEqual
			if f.maybe[i] {
				maybeOthers--
			} else {
				others--
			}
			f.drawn[i].add(f.lineOf(better, others, maybeOthers, maybeBetter+f.unknown), better+others < f.quota)
		}
		better, maybeBetter, from = better+equal, maybeBetter+maybeEqual, to
	}
	for i, known := range f.known {
		if !known {
			f.drawn[i].add(f.placeUnknown().Line, true)
		}
	}
}

func (f *drawing) sort() {
	if len(f.order) > fewContenders {
		slices.SortFunc(f.order, func(a, b int) int { return f.keys[a].before(f.keys[b]) })
		return
	}
	for i := 1; i < len(f.order); i++ {
		moved, at := f.order[i], i
		for at > 0 && f.keys[moved].before(f.keys[f.order[at-1]]) < 0 {
			f.order[at] = f.order[at-1]
			at--
		}
		f.order[at] = moved
	}
}
