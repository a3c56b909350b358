package zhuanhua

import (
	"errors"
	"slices"
)

// MaxBlamed is the number of altered parameters up to which every combination of
// them is asked; beyond it each alone, and all but each.
const MaxBlamed = 8

// ErrFields says that a table of fields does not carry everything in which two
// values differ: with all altered fields copied the answer is not the draft's.
var ErrFields = errors.New("the fields do not carry all that differs")

// Blamed says which altered parameters are responsible for a changed answer (变动原因).
// Parameters are named by their keys.
type Blamed struct {
	// Sets are the smallest sets of altered parameters that make the change: each
	// of them, carried over alone, gives the draft's answer, and no part of it does.
	// The smaller come first, then in the order of the fields. A set of one is
	// responsible alone; where all sets have several, these do it only together.
	Sets [][]string `json:"sets"`
	// Needed are the parameters without which the draft would not give its answer:
	// put back alone, each undoes the change.
	Needed []string `json:"needed"`
	// Sampled says that more than [MaxBlamed] parameters are altered: Sets are then
	// those of one, or, where there is none, one set from which nothing can be left
	// out, found by leaving out in the order of the fields what can be.
	Sampled bool `json:"sampled,omitempty"`
}

// Altered returns the fields in which two values differ, by what they show.
func Altered[S any](fields []Field[S], base, draft S) []Field[S] {
	var altered []Field[S]
	for _, f := range fields {
		if f.Show(base) != f.Show(draft) {
			altered = append(altered, f)
		}
	}
	return altered
}

// Blame asks which altered parameters are responsible for the draft's answer, by
// copying altered fields to the base one by one and together. Where the answers are
// the same nothing is blamed: no sets. An error over the base or the draft is
// returned; a combination that cannot be asked has another answer. Where the fields
// do not carry all that differs it returns [ErrFields].
//
// It asks 2ⁿ times for n ≤ [MaxBlamed] altered fields, at most n² + 2n + 2 times
// for more.
func Blame[S any, A comparable](fields []Field[S], base, draft S, asked func(S) (A, error)) (Blamed, error) {
	each, err := BlameEach(fields, base, draft, func(s S) ([]A, error) {
		answer, err := asked(s)
		return []A{answer}, err
	})
	if err != nil {
		return Blamed{}, err
	}
	return each[0], nil
}

// BlameEach is [Blame] of many answers at once: asked returns as many each time, in
// the same order.
func BlameEach[S any, A comparable](fields []Field[S], base, draft S, asked func(S) ([]A, error)) ([]Blamed, error) {
	q := inquiry[S, A]{fields: Altered(fields, base, draft), base: cloneOf(base), draft: cloneOf(draft), asked: asked}
	var err error
	if q.was, err = asked(base); err != nil {
		return nil, err
	}
	if q.is, err = asked(draft); err != nil {
		return nil, err
	}
	if len(q.was) != len(q.is) {
		return nil, ErrFields
	}
	if full := q.with(q.all()); full == nil || !slices.Equal(full, q.is) {
		return nil, ErrFields
	}
	if len(q.fields) <= MaxBlamed {
		return q.everySet(), nil
	}
	return q.sampled(), nil
}

// inquiry is one run of [BlameEach].
type inquiry[S any, A comparable] struct {
	fields      []Field[S]
	base, draft S
	was, is     []A
	asked       func(S) ([]A, error)
}

// members is a set of altered fields, a bit each.
type members []uint64

func (m members) has(i int) bool { return m[i/64]>>(i%64)&1 == 1 }

func (q *inquiry[S, A]) none() members { return make(members, len(q.fields)/64+1) }

func (q *inquiry[S, A]) all() members {
	m := q.none()
	for i := range q.fields {
		m[i/64] |= 1 << (i % 64)
	}
	return m
}

// flipped returns the set with the field in it or out of it, as it was not.
func (m members) flipped(i int) members {
	m = slices.Clone(m)
	m[i/64] ^= 1 << (i % 64)
	return m
}

// with returns the answers to the base with these fields copied, nil where there
// are none.
func (q *inquiry[S, A]) with(m members) []A {
	s := cloneOf(q.base)
	for i, f := range q.fields {
		if m.has(i) {
			f.Copy(&s, &q.draft)
		}
	}
	answers, err := q.asked(s)
	if err != nil || len(answers) != len(q.is) {
		return nil
	}
	return answers
}

// gives tells whether the answers hold the draft's to question number n.
func (q *inquiry[S, A]) gives(answers []A, n int) bool {
	return answers != nil && answers[n] == q.is[n]
}

func (q *inquiry[S, A]) names(m members) (keys []string) {
	for i, f := range q.fields {
		if m.has(i) {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// everySet asks every combination, the smaller first.
func (q *inquiry[S, A]) everySet() []Blamed {
	sets := make([]uint64, 0, 1<<len(q.fields))
	answers := make([][]A, 1<<len(q.fields))
	for set := range uint64(1) << len(q.fields) {
		sets = append(sets, set)
		answers[set] = q.with(members{set})
	}
	slices.SortFunc(sets, smallerFirst)
	blamed := make([]Blamed, len(q.is))
	for n := range blamed {
		blamed[n] = Blamed{Sets: [][]string{}, Needed: []string{}}
		if q.was[n] == q.is[n] {
			continue
		}
		var least []uint64
		for _, set := range sets {
			if q.gives(answers[set], n) && !slices.ContainsFunc(least, func(part uint64) bool { return part&^set == 0 }) {
				least = append(least, set)
				blamed[n].Sets = append(blamed[n].Sets, q.names(members{set}))
			}
		}
		full := uint64(1)<<len(q.fields) - 1
		for i, f := range q.fields {
			if !q.gives(answers[full&^(1<<i)], n) {
				blamed[n].Needed = append(blamed[n].Needed, f.Key)
			}
		}
	}
	return blamed
}

// sampled asks each field alone and all but each; where none does it alone, it
// leaves out what can be left out.
func (q *inquiry[S, A]) sampled() []Blamed {
	alone, allBut := make([][]A, len(q.fields)), make([][]A, len(q.fields))
	for i := range q.fields {
		alone[i], allBut[i] = q.with(q.none().flipped(i)), q.with(q.all().flipped(i))
	}
	blamed := make([]Blamed, len(q.is))
	for n := range blamed {
		b := Blamed{Sets: [][]string{}, Needed: []string{}, Sampled: true}
		for i, f := range q.fields {
			if q.was[n] == q.is[n] {
				break
			}
			if q.gives(alone[i], n) {
				b.Sets = append(b.Sets, []string{f.Key})
			}
			if !q.gives(allBut[i], n) {
				b.Needed = append(b.Needed, f.Key)
			}
		}
		if q.was[n] != q.is[n] && len(b.Sets) == 0 {
			b.Sets = append(b.Sets, q.names(q.reduced(n)))
		}
		blamed[n] = b
	}
	return blamed
}

// reduced returns a set that gives the draft's answer to question n, and would not
// with any one of its fields left out.
func (q *inquiry[S, A]) reduced(n int) members {
	set := q.all()
	for again := true; again; {
		again = false
		for i := range q.fields {
			if set.has(i) && q.gives(q.with(set.flipped(i)), n) {
				set, again = set.flipped(i), true
			}
		}
	}
	return set
}
