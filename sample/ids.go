package sample

import "math/bits"

// ids is a set of the ids of a sample that tells whether one comes again: an open
// table, half empty at least, of positions plus one below the upper half of a hash,
// so that other ids are not looked at. An entry of 0 is free.
type ids struct {
	table []uint64
	names []string
}

func newIDs(n int) *ids {
	return &ids{make([]uint64, 1<<bits.Len(uint(2*n))), make([]string, 0, n)}
}

const positionBits = 32

// add adds an id and tells whether it was not there.
func (s *ids) add(id string) bool {
	h, mask := hash(id), uint64(len(s.table)-1)
	tag := h >> positionBits << positionBits
	for at := h & mask; ; at = (at + 1) & mask {
		switch entry := s.table[at]; {
		case entry == 0:
			s.names = append(s.names, id)
			s.table[at] = tag | uint64(len(s.names))
			return true
		case entry>>positionBits<<positionBits == tag && s.names[uint32(entry)-1] == id:
			return false
		}
	}
}

// hash is FNV-1a, mixed.
func hash(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	h = (h ^ h>>32) * 0x9e3779b97f4a7c15
	return h ^ h>>29
}
