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

// sortByKey sorts keys, and values along with them, stably and in linear time: by
// digits of eleven bits, those that are the same everywhere left out. The slices
// given are used up.
func sortByKey(keys []uint64, values []int32) ([]uint64, []int32) {
	const digit, few = 11, 64
	if len(keys) <= few {
		insertByKey(keys, values)
		return keys, values
	}
	differ := uint64(0)
	for _, k := range keys {
		differ |= k ^ keys[0]
	}
	keys2, values2 := make([]uint64, len(keys)), make([]int32, len(values))
	for shift := 0; shift < 64; shift += digit {
		if differ>>shift&(1<<digit-1) == 0 {
			continue
		}
		starts := [1 << digit]int32{}
		for _, k := range keys {
			starts[k>>shift&(1<<digit-1)]++
		}
		sum := int32(0)
		for i, n := range starts {
			starts[i], sum = sum, sum+n
		}
		for i, k := range keys {
			at := &starts[k>>shift&(1<<digit-1)]
			keys2[*at], values2[*at] = k, values[i]
			*at++
		}
		keys, keys2, values, values2 = keys2, keys, values2, values
	}
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
	text func(int32) string
	room []int32
}

// sortByText returns the numbers below n in the order of their texts.
func sortByText(n int, text func(int32) string) []int32 {
	list := make([]int32, n)
	for i := range list {
		list[i] = int32(i)
	}
	inOrder := true
	for i := 1; i < n && inOrder; i++ {
		inOrder = text(int32(i-1)) <= text(int32(i))
	}
	if !inOrder {
		t := textSort{text, make([]int32, n)}
		t.sort(list, 0)
	}
	return list
}

// sort sorts texts that agree in their first characters.
func (t *textSort) sort(list []int32, agree int) {
	const few = 24
	for len(list) > few {
		agree = t.agreement(list, agree)
		ends := t.spread(list, agree)
		largest, start := -1, int32(0)
		for c, end := range ends { // texts that end here come first, and are equal
			if size := end - start; c > 0 && size > 1 && (largest < 0 || size > ends[largest]-ends[largest-1]) {
				largest = c
			}
			start = end
		}
		for c := 1; c < len(ends); c++ {
			if c != largest && ends[c]-ends[c-1] > 1 {
				t.sort(list[ends[c-1]:ends[c]], agree+1)
			}
		}
		if largest < 0 {
			return
		}
		list, agree = list[ends[largest-1]:ends[largest]], agree+1 // the largest without recursion
	}
	slices.SortFunc(list, func(a, b int32) int {
		return cmp.Or(strings.Compare(t.text(a)[agree:], t.text(b)[agree:]), cmp.Compare(a, b))
	})
}

// agreement returns in how many characters all the texts agree.
func (t *textSort) agreement(list []int32, agree int) int {
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

// spread puts the numbers in the order of one character, texts that end before it
// first, and returns where each character's end.
func (t *textSort) spread(list []int32, at int) (ends [257]int32) {
	class := func(n int32) int {
		if s := t.text(n); at < len(s) {
			return int(s[at]) + 1
		}
		return 0
	}
	for _, n := range list {
		ends[class(n)]++
	}
	sum := int32(0)
	for c, n := range ends {
		ends[c], sum = sum, sum+n
	}
	room := t.room[:len(list)]
	for _, n := range list {
		c := class(n)
		room[ends[c]] = n
		ends[c]++
	}
	copy(list, room)
	return ends
}
