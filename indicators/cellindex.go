package indicators

// cellIndex finds a cell by its profile and home, and counts the records that lie
// in it: all that most records need stands in one slot, one look into memory.
type cellIndex struct {
	slots []cellSlot
	cells int
}

type cellSlot struct {
	key     uint64 // profile and home, + 1; 0: empty
	records int64  // since the counts were folded, see kind.fold
	cell    int32
	alive   uint8 // what could come of its records, as the profile says
}

func (x *cellIndex) key(profile, home int32) uint64 {
	return (uint64(uint32(profile))<<32 | uint64(uint32(home))) + 1
}

// find returns the slot of the key, and whether it is still empty: then the caller
// fills it in.
func (x *cellIndex) find(key uint64) (*cellSlot, bool) {
	if 2*x.cells >= len(x.slots) {
		x.grow()
	}
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
