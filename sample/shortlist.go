package sample

import (
	"cmp"
	"slices"
)

// candidate is a unit that may be drawn.
type candidate struct {
	rank   float64
	id     string
	ticket Ticket
	size   float64
}

// before orders candidates by rank, then by id.
func before(a, b *candidate) int {
	if c := cmp.Compare(a.rank, b.rank); c != 0 {
		return c
	}
	return cmp.Compare(a.id, b.id)
}

// shortlist keeps the first few candidates of many: a heap with the last of those
// kept on top.
type shortlist struct {
	most int
	kept []candidate
}

// offer keeps the candidate while it is among the first.
func (s *shortlist) offer(c candidate) {
	switch {
	case len(s.kept) < s.most:
		s.kept = append(s.kept, c)
		s.rise(len(s.kept) - 1)
	case s.most > 0 && before(&c, &s.kept[0]) < 0:
		s.kept[0] = c
		s.sink()
	}
}

func (s *shortlist) rise(at int) {
	for at > 0 {
		above := (at - 1) / 2
		if before(&s.kept[above], &s.kept[at]) >= 0 {
			return
		}
		s.kept[above], s.kept[at] = s.kept[at], s.kept[above]
		at = above
	}
}

func (s *shortlist) sink() {
	for at := 0; ; {
		below := 2*at + 1
		if below >= len(s.kept) {
			return
		}
		if below+1 < len(s.kept) && before(&s.kept[below], &s.kept[below+1]) < 0 {
			below++
		}
		if before(&s.kept[at], &s.kept[below]) >= 0 {
			return
		}
		s.kept[at], s.kept[below] = s.kept[below], s.kept[at]
		at = below
	}
}

// sorted returns what is kept, first first.
func (s *shortlist) sorted() []candidate {
	slices.SortFunc(s.kept, func(a, b candidate) int { return before(&a, &b) })
	return s.kept
}
