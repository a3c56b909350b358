package zhuanhua

import (
	"math/bits"
	"slices"
)

// Portion is a part of what a draft moves (变动构成), by the altered parameters whose it
// is. What one parameter moves is what it moves when it alone is carried over to the
// base; what several move is what they move together beyond all that fewer of them do.
// Where each of two would do the same alone, it stands under each, and is taken off
// once under both. All portions add up to what the draft moves.
type Portion[V any] struct {
	Of    []string // keys, in the order of the fields
	Moved V
}

// Quantity is what one can be taken off another of: figures, exact amounts, lists of
// them.
type Quantity[V any] interface{ Less(V) V }

// Portions splits what a draft moves by the altered parameters. Parameters with the
// same name, by named, are one: what cannot be told apart sensibly, like the weight and
// the target of a criterion. The portions come smaller sets first, then in the order of
// the fields, those of nothing too; of a draft that alters nothing there are none.
//
// Up to [MaxBlamed] names every set of them is asked; beyond, each alone, and the rest
// is all of theirs together. A set that cannot be asked has no portion: what it moves is
// part of the next larger that can. An error over the base or the draft is returned;
// where the fields do not carry all that differs in what is asked, what is left over is
// that of all the parameters together.
func Portions[S any, V Quantity[V]](fields []Field[S], base, draft S, named func(key string) string, asked func(S) (V, error)) ([]Portion[V], error) {
	p := portioning[S, V]{base: cloneOf(base), draft: cloneOf(draft), asked: asked, own: map[uint64]V{}}
	for _, f := range Altered(fields, base, draft) {
		p.take(f, named(f.Key))
	}
	var err error
	if p.was, err = asked(base); err != nil {
		return nil, err
	}
	is, err := asked(draft)
	if err != nil || len(p.names) == 0 {
		return nil, err
	}
	if len(p.names) <= MaxBlamed {
		return p.everySet(is.Less(p.was)), nil
	}
	return p.alone(is.Less(p.was)), nil
}

// portioning is one run of [Portions].
type portioning[S any, V Quantity[V]] struct {
	names       []string
	fields      [][]Field[S] // by name
	base, draft S
	asked       func(S) (V, error)
	was         V
	own         map[uint64]V // portions by set of names, a bit each
}

// full is the set of all names; it is used of at most [MaxBlamed].
func (p *portioning[S, V]) full() uint64 { return 1<<len(p.names) - 1 }

func (p *portioning[S, V]) take(f Field[S], name string) {
	n := slices.Index(p.names, name)
	if n < 0 {
		n = len(p.names)
		p.names, p.fields = append(p.names, name), append(p.fields, nil)
	}
	p.fields[n] = append(p.fields[n], f)
}

// with returns the base with what these names stand for carried over.
func (p *portioning[S, V]) with(names func(i int) bool) S {
	s := cloneOf(p.base)
	for i, fields := range p.fields {
		if names(i) {
			for _, f := range fields {
				f.Copy(&s, &p.draft)
			}
		}
	}
	return s
}

// everySet asks every set; each has what its own parts do not account for.
func (p *portioning[S, V]) everySet(whole V) []Portion[V] {
	full := p.full()
	sets := make([]uint64, 0, full)
	for set := uint64(1); set <= full; set++ { // after all its parts
		moved, asked := whole, true
		if set != full {
			moved, asked = p.moves(func(i int) bool { return set>>i&1 == 1 })
		}
		if !asked {
			continue
		}
		for part := (set - 1) & set; part != 0; part = (part - 1) & set {
			if v, there := p.own[part]; there {
				moved = moved.Less(v)
			}
		}
		p.own[set] = moved
		sets = append(sets, set)
	}
	slices.SortFunc(sets, smallerFirst)
	list := make([]Portion[V], len(sets))
	for i, set := range sets {
		list[i].Moved = p.own[set]
		for n, name := range p.names {
			if set>>n&1 == 1 {
				list[i].Of = append(list[i].Of, name)
			}
		}
	}
	return list
}

// alone asks each name; the rest is that of all of them together.
func (p *portioning[S, V]) alone(whole V) (list []Portion[V]) {
	for n, name := range p.names {
		if moved, asked := p.moves(func(i int) bool { return i == n }); asked {
			list = append(list, Portion[V]{[]string{name}, moved})
			whole = whole.Less(moved)
		}
	}
	return append(list, Portion[V]{slices.Clone(p.names), whole})
}

// moves returns what the names move, if that can be asked.
func (p *portioning[S, V]) moves(names func(i int) bool) (v V, asked bool) {
	v, err := p.asked(p.with(names))
	if err != nil {
		return v, false
	}
	return v.Less(p.was), true
}

// smallerFirst orders sets of fields: the smaller first, then in the order of the fields.
func smallerFirst(a, b uint64) int {
	switch d := bits.OnesCount64(a) - bits.OnesCount64(b); {
	case d != 0 || a == b:
		return d
	case a>>bits.TrailingZeros64(a^b)&1 == 1: // it has the first field in which they differ
		return -1
	}
	return 1
}
