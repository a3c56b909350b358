package indicators

import "math/bits"

// hashSet tells which of a few hashes came before.
type hashSet struct {
	slots []uint64 // hash; 0: empty
	shift int
}

// newHashSet returns a set for at most n hashes at a time.
func newHashSet(n int) *hashSet {
	width := bits.Len(uint(max(n, 1))) + 1
	return &hashSet{make([]uint64, 1<<width), 64 - width}
}

// repeated appends to again each hash that came before in the share.
func (s *hashSet) repeated(share, again []uint64) []uint64 {
	clear(s.slots)
	mask := uint64(len(s.slots) - 1)
	zero := false
	for _, h := range share {
		if h == 0 {
			if zero {
				again = append(again, 0)
			}
			zero = true
			continue
		}
		i := h * 0x9e3779b97f4a7c15 >> s.shift
		for s.slots[i] != 0 && s.slots[i] != h {
			i = (i + 1) & mask
		}
		if s.slots[i] == h {
			again = append(again, h)
		}
		s.slots[i] = h
	}
	return again
}
