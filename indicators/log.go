package indicators

import "slices"

// patentBits is how many bits of a log entry hold what is counted; the bits above
// hold the cell it is counted in.
const (
	patentBits = 40
	itemMask   = 1<<patentBits - 1
	maxCells   = 1 << (64 - patentBits)
)

// countLog records which items occur in which cells, one word each: the sorted
// log without repetitions is the answer to every distinct count, and two logs are
// merged by appending one to the other. It takes eight bytes a distinct pair.
type countLog struct {
	entries []uint64
	sorted  int // entries[:sorted] are ascending and without repetitions
}

func (l *countLog) add(cell int32, item uint64) {
	entry := uint64(cell)<<patentBits | item
	if l.sorted > 0 && len(l.entries) == l.sorted && l.entries[l.sorted-1] == entry {
		return
	}
	l.entries = append(l.entries, entry)
}

// settle sorts the log and takes repetitions out.
func (l *countLog) settle() {
	if l.sorted == len(l.entries) {
		return
	}
	sortWords(l.entries)
	l.entries = slices.Compact(l.entries)
	l.sorted = len(l.entries)
}

// of returns the items of a cell, ascending. The log must be settled.
func (l *countLog) of(cell int32) []uint64 {
	from, _ := slices.BinarySearch(l.entries, uint64(cell)<<patentBits)
	to, _ := slices.BinarySearch(l.entries, (uint64(cell)+1)<<patentBits)
	if uint64(cell)+1 == maxCells {
		to = len(l.entries)
	}
	return l.entries[from:to]
}

// distinct counts the different items of several cells, with room to work in.
func (l *countLog) distinct(cells []int32, room []uint64) (int64, []uint64) {
	if len(cells) == 1 {
		return int64(len(l.of(cells[0]))), room
	}
	room = room[:0]
	for _, c := range cells {
		for _, entry := range l.of(c) {
			room = append(room, entry&itemMask)
		}
	}
	sortWords(room)
	room = slices.Compact(room)
	return int64(len(room)), room
}

// sortWords sorts ascending: by radix where that pays, skipping digits that all
// words share.
func sortWords(words []uint64) {
	if len(words) < 1<<12 {
		slices.Sort(words)
		return
	}
	sortDigits(words)
}

const digit = 11 // bits of a radix pass

// sortDigits sorts by one digit after the other.
func sortDigits(words []uint64) {
	from, to := words, make([]uint64, len(words))
	for shift := 0; shift < 64; shift += digit {
		var count [1 << digit]int
		for _, w := range from {
			count[w>>shift&(1<<digit-1)]++
		}
		if count[from[0]>>shift&(1<<digit-1)] == len(from) {
			continue
		}
		sum := 0
		for i, n := range count {
			count[i], sum = sum, sum+n
		}
		for _, w := range from {
			d := w >> shift & (1<<digit - 1)
			to[count[d]] = w
			count[d]++
		}
		from, to = to, from
	}
	if &from[0] != &words[0] {
		copy(words, from)
	}
}
