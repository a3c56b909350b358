package indicators

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// groupKey is what the records of a group have in common.
type groupKey struct {
	cause                                ChangeCause
	was, is                              zhuanhua.Outcome
	lifted, raised, fields, sets, needed string // lists, joined
	sampled                              bool
}

// Lists are joined by characters that no code word, key or field name has.
const listMark, setMark = ",", ";"

func listed(s string) []string {
	if s == "" {
		return []string{}
	}
	return strings.Split(s, listMark)
}

func joinedSets(sets [][]string) string {
	joined := make([]string, len(sets))
	for i, set := range sets {
		joined[i] = strings.Join(set, listMark)
	}
	return strings.Join(joined, setMark)
}

func (k *groupKey) blame(b zhuanhua.Blamed) {
	k.sets, k.needed, k.sampled = joinedSets(b.Sets), strings.Join(b.Needed, listMark), b.Sampled
}

func (k groupKey) blamed() zhuanhua.Blamed {
	b := zhuanhua.Blamed{Sets: [][]string{}, Needed: listed(k.needed), Sampled: k.sampled}
	if k.sets != "" {
		for _, set := range strings.Split(k.sets, setMark) {
			b.Sets = append(b.Sets, listed(set))
		}
	}
	return b
}

func (k groupKey) compare(other groupKey) int {
	return cmp.Or(cmp.Compare(k.cause, other.cause), cmp.Compare(k.was, other.was), cmp.Compare(k.is, other.is),
		cmp.Compare(k.lifted, other.lifted), cmp.Compare(k.raised, other.raised), cmp.Compare(k.fields, other.fields),
		cmp.Compare(k.sets, other.sets), cmp.Compare(k.needed, other.needed))
}

// changed adds up the records of one group.
type changed struct {
	key              groupKey
	records          int64
	was, is          stake
	patents, parties int64
	ids              []string
}

// movement gathers the records whose part in one figure changes.
type movement struct {
	groups  []changed
	numbers map[groupKey]int32
	byItem  bool // patents are counted once, by both rules or since the rules differ in it

	patents, parties items
}

// reset empties the movement and keeps its memory.
func (m *movement) reset() {
	m.groups = m.groups[:0]
	clear(m.numbers)
}

// group returns the number of the group with the key.
func (m *movement) group(key groupKey) int32 {
	n, there := m.numbers[key]
	if !there {
		if m.numbers == nil {
			m.numbers = map[groupKey]int32{}
		}
		n = int32(len(m.groups))
		m.numbers[key] = n
		m.groups = append(m.groups, changed{key: key})
	}
	return n
}

// items follow patents or parties, by their numbers, through a change.
type items struct {
	held    []int32 // by item: records that bring it before
	delta   []int32 // by item: how many more bring it afterwards
	owners  []owners
	touched []int32
}

// owners are, of the records that change, the first by rank that brought an item and
// the first that brings it, with their groups + 1; 0: none.
type owners struct{ wasRank, wasGroup, isRank, isGroup int32 }

// grow makes room for n items.
func (t *items) grow(n int) {
	if more := n - len(t.delta); more > 0 {
		t.delta, t.owners = append(t.delta, make([]int32, more)...), append(t.owners, make([]owners, more)...)
	}
}

// take notes that a record of this rank and group brought the item, or brings it.
func (t *items) take(item, rank, group int32, was, is bool) {
	if was == is && !was {
		return
	}
	o := &t.owners[item]
	if o.wasGroup == 0 && o.isGroup == 0 {
		t.touched = append(t.touched, item)
	}
	if was {
		t.delta[item]--
		if o.wasGroup == 0 || rank < o.wasRank {
			o.wasRank, o.wasGroup = rank, group+1
		}
	}
	if is {
		t.delta[item]++
		if o.isGroup == 0 || rank < o.isRank {
			o.isRank, o.isGroup = rank, group+1
		}
	}
}

// settle tells for each item that enters or leaves the figure whose it is, and
// forgets the change.
func (t *items) settle(moved func(group int32, by int64)) {
	for _, item := range t.touched {
		before := t.held[item]
		after := before + t.delta[item]
		switch o := &t.owners[item]; {
		case before == 0 && after > 0:
			moved(o.isGroup-1, 1)
		case before > 0 && after == 0:
			moved(o.wasGroup-1, -1)
		}
		t.delta[item], t.owners[item] = 0, owners{}
	}
	t.touched = t.touched[:0]
}

// settle counts what must be counted once and returns the groups in order.
func (m *movement) settle() []EffectGroup {
	m.patents.settle(func(group int32, by int64) { m.groups[group].patents += by })
	m.parties.settle(func(group int32, by int64) { m.groups[group].parties += by })
	slices.SortFunc(m.groups, func(a, b changed) int { return a.key.compare(b.key) })
	list := make([]EffectGroup, len(m.groups))
	for i := range m.groups {
		g := &m.groups[i]
		moved := g.is.holding().Less(g.was.holding())
		moved.Patents, moved.Parties = g.patents, g.parties
		if !m.byItem {
			moved.Patents = g.is.patents - g.was.patents
		}
		slices.Sort(g.ids)
		list[i] = EffectGroup{
			Cause: g.key.cause, Was: g.key.was, Is: g.key.is,
			Lifted: listed(g.key.lifted), Raised: listed(g.key.raised), Fields: listed(g.key.fields), Blame: g.key.blamed(),
			Records: g.records, IDs: g.ids, Moved: moved,
		}
	}
	return list
}

// movedBy returns the criteria that a change of verdict lifts and raises, joined, by
// their codes.
func movedBy(was, is zhuanhua.Verdict) (lifted, raised string) {
	before, after := standings(was), standings(is)
	var down, up []string
	codes := slices.Concat(slices.Collect(maps.Keys(before)), slices.Collect(maps.Keys(after)))
	slices.Sort(codes)
	for _, code := range slices.Compact(codes) {
		switch {
		case after[code] < before[code]:
			down = append(down, code)
		case after[code] > before[code]:
			up = append(up, code)
		}
	}
	return strings.Join(down, listMark), strings.Join(up, listMark)
}

// standings grade the criteria that are not met: 1 open, 2 failed.
func standings(v zhuanhua.Verdict) map[string]int {
	grade := map[string]int{}
	for c := range v.Open() {
		grade[c.Code] = 1
	}
	for c := range v.Failed() {
		grade[c.Code] = 2
	}
	return grade
}
