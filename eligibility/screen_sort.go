package eligibility

import (
	"cmp"
	"slices"
	"strings"
)

// pieces is a list that grows without being copied.
type pieces[T any] struct {
	list [][]T
	len  int
}

const pieceBits = 12

func (p *pieces[T]) add(v T) {
	if p.len>>pieceBits == len(p.list) {
		p.list = append(p.list, make([]T, 1<<pieceBits))
	}
	p.list[p.len>>pieceBits][p.len&(1<<pieceBits-1)] = v
	p.len++
}

func (p *pieces[T]) at(i int) *T { return &p.list[i>>pieceBits][i&(1<<pieceBits-1)] }

// sorter sorts, and lends the room it needs for it again and again.
type sorter struct {
	keys   [][]uint64 // spare
	values [][]int32
}

// room lends slices of a length for keys and their values. What they hold is not
// told.
func (s *sorter) room(n int) ([]uint64, []int32) { return lend(&s.keys, n), lend(&s.values, n) }

// spare takes slices back.
func (s *sorter) spare(keys []uint64, values []int32) {
	s.keys, s.values = append(s.keys, keys), append(s.values, values)
}

// lend takes the last slice that is long enough, or makes one in the place of the
// last.
func lend[T any](from *[][]T, n int) []T {
	for i := len(*from) - 1; i >= 0; i-- {
		if list := (*from)[i]; cap(list) >= n {
			*from = slices.Delete(*from, i, i+1)
			return list[:n]
		}
	}
	*from = (*from)[:max(len(*from)-1, 0)]
	return make([]T, n)
}

// byKey sorts keys, and values along with them, stably and in linear time: by digits
// of eleven bits of what the keys have above the least, digits that are 0 everywhere
// left out. The slices given are used up, unless they are what it returns.
func (s *sorter) byKey(keys []uint64, values []int32) ([]uint64, []int32) {
	const digit, few = 11, 64
	if len(keys) <= few {
		insertByKey(keys, values)
		return keys, values
	}
	least := slices.Min(keys)
	differ := uint64(0)
	for _, k := range keys {
		differ |= k - least
	}
	keys2, values2 := s.room(len(keys))
	for shift := 0; shift < 64; shift += digit {
		if differ>>shift&(1<<digit-1) == 0 {
			continue
		}
		starts := [1 << digit]int32{}
		for _, k := range keys {
			starts[(k-least)>>shift&(1<<digit-1)]++
		}
		sum := int32(0)
		for i, n := range starts {
			starts[i], sum = sum, sum+n
		}
		for i, k := range keys {
			at := &starts[(k-least)>>shift&(1<<digit-1)]
			keys2[*at], values2[*at] = k, values[i]
			*at++
		}
		keys, keys2, values, values2 = keys2, keys, values2, values
	}
	s.spare(keys2, values2)
	return keys, values
}

func insertByKey(keys []uint64, values []int32) {
	for i := 1; i < len(keys); i++ {
		k, v, j := keys[i], values[i], i
		for ; j > 0 && keys[j-1] > k; j-- {
			keys[j], values[j] = keys[j-1], values[j-1]
		}
		keys[j], values[j] = k, v
	}
}

// textSort sorts numbers by the texts they stand for, in time linear in the
// characters that tell the texts apart.
type textSort struct {
	*sorter
	text func(int32) string
}

// byText returns the numbers below n in the order of their texts.
func (s *sorter) byText(n int, text func(int32) string) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = int32(i)
	}
	inOrder := true
	for i := 1; i < n && inOrder; i++ {
		inOrder = text(int32(i-1)) <= text(int32(i))
	}
	if !inOrder {
		textSort{s, text}.sort(list, 0)
	}
	return list
}

// sort sorts texts that agree in their first characters, by the next eight at a time.
func (t textSort) sort(list []int32, agree int) {
	const few = 24
	if len(list) <= few {
		slices.SortFunc(list, func(a, b int32) int {
			return cmp.Or(strings.Compare(t.text(a)[agree:], t.text(b)[agree:]), cmp.Compare(a, b))
		})
		return
	}
	agree = t.agreement(list, agree)
	keys, sorted := t.room(len(list))
	for i, n := range list {
		keys[i], sorted[i] = nextEight(t.text(n), agree), n
	}
	keys, sorted = t.byKey(keys, sorted)
	defer t.spare(keys, sorted)
	copy(list, sorted)
	for start := 0; start < len(list); {
		end := start + 1
		for end < len(list) && keys[end] == keys[start] {
			end++
		}
		if end-start > 1 {
			t.sort(list[start+t.ended(list[start:end], agree+8):end], agree+8)
		}
		start = end
	}
}

// nextEight returns the eight characters of a text from a place on, zeros after its
// end, as a number of the same order.
func nextEight(s string, from int) (key uint64) {
	if s = s[from:]; len(s) >= 8 {
		return uint64(s[7]) | uint64(s[6])<<8 | uint64(s[5])<<16 | uint64(s[4])<<24 |
			uint64(s[3])<<32 | uint64(s[2])<<40 | uint64(s[1])<<48 | uint64(s[0])<<56
	}
	for i := range len(s) {
		key |= uint64(s[i]) << (56 - 8*i)
	}
	return key
}

// ended puts the texts that end by a place first, the shorter before the longer, and
// returns how many there are. Up to there the texts agree, but for zeros at their end.
func (t textSort) ended(list []int32, by int) int {
	short := 0
	for i, n := range list {
		if len(t.text(n)) <= by {
			list[short], list[i] = n, list[short]
			short++
		}
	}
	slices.SortFunc(list[:short], func(a, b int32) int {
		return cmp.Or(cmp.Compare(len(t.text(a)), len(t.text(b))), cmp.Compare(a, b))
	})
	return short
}

// agreement returns in how many characters all the texts agree.
func (t textSort) agreement(list []int32, agree int) int {
	first := t.text(list[0])
	most := len(first)
	for _, n := range list[1:] {
		s := t.text(n)
		most = min(most, len(s))
		i := agree
		for i < most && s[i] == first[i] {
			i++
		}
		most = i
		if most == agree {
			break
		}
	}
	return most
}
