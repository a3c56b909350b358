package indicators

// key is what can be interned: a comparable value that hashes itself.
type key interface {
	comparable
	hash() uint64
}

// interned numbers different keys from 0 in the order in which they come. It is a
// hash table with open addressing, at most half full, that never forgets.
type interned[K key] struct {
	keys  []K
	slots []int32 // number + 1; 0: empty
}

// number returns the key's number, and whether it is new.
func (t *interned[K]) number(k K) (int32, bool) {
	if 2*len(t.keys) >= len(t.slots) {
		t.grow()
	}
	mask := uint64(len(t.slots) - 1)
	for i := k.hash() & mask; ; i = (i + 1) & mask {
		n := t.slots[i] - 1
		if n < 0 {
			n = int32(len(t.keys))
			t.keys = append(t.keys, k)
			t.slots[i] = n + 1
			return n, true
		}
		if t.keys[n] == k {
			return n, false
		}
	}
}

func (t *interned[K]) grow() {
	t.slots = make([]int32, max(64, 2*len(t.slots)))
	mask := uint64(len(t.slots) - 1)
	for n, k := range t.keys {
		i := k.hash() & mask
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = int32(n) + 1
	}
}

// mix folds a word into a hash: multiply and fold, good enough for tables of our
// own and the same on every machine.
func mix(h, word uint64) uint64 {
	h = (h ^ word) * 0x9e3779b97f4a7c15
	return h ^ h>>29
}

// hashText hashes an id. Two ids with the same hash are suspected, never taken, to
// be one.
func hashText(s string) uint64 {
	h := uint64(len(s)) + 0x51_7c_c1_b7_27_22_0a_95
	for len(s) >= 8 {
		h = mix(h, uint64(s[0])|uint64(s[1])<<8|uint64(s[2])<<16|uint64(s[3])<<24|
			uint64(s[4])<<32|uint64(s[5])<<40|uint64(s[6])<<48|uint64(s[7])<<56)
		s = s[8:]
	}
	tail := uint64(0)
	for i := range len(s) {
		tail |= uint64(s[i]) << (8 * i)
	}
	h = mix(h, tail)
	h ^= h >> 32
	h *= 0xd6e8feb86659fd93
	return h ^ h>>32
}
