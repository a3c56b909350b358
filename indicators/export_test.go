package indicators

// Collide returns a text other than the given one, of sixteen bytes, that has the
// same hash.
func Collide(id string) string {
	if len(id) != 16 {
		return ""
	}
	word := func(s string) (w uint64) {
		for i := range 8 {
			w |= uint64(s[i]) << (8 * i)
		}
		return w
	}
	start := uint64(16) + 0x51_7c_c1_b7_27_22_0a_95
	first := word(id[:8]) + 1
	second := word(id[8:]) ^ mix(start, word(id[:8])) ^ mix(start, first)
	b := make([]byte, 16)
	for i := range 8 {
		b[i], b[8+i] = byte(first>>(8*i)), byte(second>>(8*i))
	}
	return string(b)
}

// HashText is the hash of ids.
func HashText(s string) uint64 { return hashText(s) }

// SortWords sorts ascending.
var SortWords = sortWords

// Repeated returns the hashes that came before, as often as they came again.
func Repeated(pieces ...[]uint64) []uint64 { return (&idLog{pieces: pieces}).repeated() }
