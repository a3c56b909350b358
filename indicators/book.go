package indicators

import "github.com/zhuanhua-rules/zhuanhua"

// book numbers the parties whose records count, from 1, for all kinds of record of
// a tally alike. 0 is a party not given, who is nobody.
type book struct {
	numbers map[zhuanhua.PartyID]uint32
	ids     []zhuanhua.PartyID
}

func (b *book) number(id zhuanhua.PartyID) uint32 {
	if !id.IsGiven() {
		return 0
	}
	n, there := b.numbers[id]
	if !there {
		if b.numbers == nil {
			b.numbers = map[zhuanhua.PartyID]uint32{}
		}
		b.ids = append(b.ids, id)
		n = uint32(len(b.ids))
		b.numbers[id] = n
	}
	return n
}

// merge numbers the other book's parties and returns their new numbers by their
// old ones.
func (b *book) merge(other *book) []uint32 {
	renumber := make([]uint32, len(other.ids)+1)
	for n, id := range other.ids {
		renumber[n+1] = b.number(id)
	}
	return renumber
}
