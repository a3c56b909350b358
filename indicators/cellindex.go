package indicators

// cellIndex finds a cell by its profile and home, and counts the records that lie
// in it: all that most records need stands in one slot, one look into memory.
type cellIndex struct {
	slots []cellSlot
	cells int
}

// cellSlot is four to a line of memory.
type cellSlot struct {
	key     uint64 // profile and home, + 1; 0: empty
	cell    int32
	records uint32 // since the counts were folded, see kind.fold
}

func cellKey(profile, home int32) uint64 {
	return (uint64(uint32(profile))<<32 | uint64(uint32(home))) + 1
}

// ofKey returns profile and home of a key.
func ofKey(key uint64) (profile, home int32) {
	return int32((key - 1) >> 32), int32(uint32(key - 1))
}

// find returns the slot of the key, and whether it is still empty: then the caller
// fills it in.
func (x *cellIndex) find(key uint64) (*cellSlot, bool) {
	x.reserve(1)
	for i := x.start(key); ; i = (i + 1) & uint64(len(x.slots)-1) {
		switch s := &x.slots[i]; s.key {
		case key:
			return s, false
		case 0:
			x.cells++
			s.key = key
			return s, true
		}
	}
}

func (x *cellIndex) start(key uint64) uint64 {
	h := mix(0, key)
	return (h ^ h>>32) & uint64(len(x.slots)-1)
}

// reserve makes room for so many cells more: slots stay where they are until these
// are found.
func (x *cellIndex) reserve(more int) {
	for 2*(x.cells+more-1) >= len(x.slots) {
		x.grow()
	}
}

func (x *cellIndex) grow() {
	old := x.slots
	x.slots = make([]cellSlot, max(256, 2*len(old)))
	for _, s := range old {
		if s.key == 0 {
			continue
		}
		i := x.start(s.key)
		for x.slots[i].key != 0 {
			i = (i + 1) & uint64(len(x.slots)-1)
		}
		x.slots[i] = s
	}
}
