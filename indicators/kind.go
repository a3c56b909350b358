package indicators

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
)

// kind tallies the records of one kind. Records with the same essence for a check
// and the same classes of days share a profile; within it those with the same
// homes share a cell, where they are counted and their money is added.
type kind struct {
	table   *zhuanhua.Table
	cuts    *dayCuts
	periods []zhuanhua.Period

	homes    interned[homes]
	profiles interned[profileKey]
	rules    []profile // by profile number
	alive    []uint8   // by profile number: what could come of its records in some place and a period told
	index    cellIndex
	later    later
	cells    []cell  // by their number in the index
	counted  []int64 // by cell: records that lie in it alone
	shelves  shelves
	mixed    []mixture // records whose parts fall into several cells
	mixtures map[string]int32

	patents countLog // of cells that could count somewhere
	parties countLog
	links   linkLog
	linked  []linkMode // by check; none beyond its length
	book    *book
	pending bool // parties of records that could count are kept too, see benefited

	ids     idLog
	touched []int32 // cells of the record at hand

	spare   []fen.Sum              // for cells to come
	parts   []zhuanhua.Part        // for profiles to come
	room    []uint64               // to count in
	nearby  []int32                // homes near the place asked about
	answers map[answerKey][]answer // by profile; a profile's answers never change
	distant map[distantKey]*counts // records as they count where all lie elsewhere; see settle
}

// homes are the homes that a check looks at; the others are not given.
type homes [zhuanhua.MaxHomes]zhuanhua.Home

func (h homes) hash() uint64 {
	sum := uint64(0)
	for _, one := range h {
		sum = mix(sum, uint64(one.Province)<<32|uint64(one.City))
	}
	return sum
}

// profileKey is what a verdict can depend on, homes apart.
type profileKey struct {
	essence zhuanhua.Essence
	days    [zhuanhua.MaxDays]uint8
	granted [2]uint8 // classes of the latest grant and the earliest lapse
	gaps    uint8    // of the grant: 1 never granted, 2 nothing known
	check   uint8
}

func (k profileKey) hash() uint64 {
	h := mix(uint64(k.check), k.essence.Marks.Met)
	h = mix(h, k.essence.Marks.Open)
	days := uint64(0)
	for _, d := range k.days {
		days = days<<8 | uint64(d)
	}
	return mix(h, days<<24|uint64(k.granted[0])<<16|uint64(k.granted[1])<<8|uint64(k.gaps)) ^ uint64(k.essence.Absent)<<7
}

// profile is what all its records have in common, and its cells by home.
type profile struct {
	records int64           // of the cells together, when settled
	sample  zhuanhua.Judged // stands for any of its records; days are their classes' first
	newest  int32           // its cell made last, number + 1; see cell.before
}

// What could come of the records of a profile.
const (
	aliveCounts  uint8 = 1 << iota // they count
	aliveCarries                   // payments under them count
)

// cell adds up the records, or parts of records, of one profile and home.
type cell struct {
	profile, home int32
	before        int32 // the cell of this profile made before, number + 1; 0: none
	patents       int64 // of all records and parts, where they could count
	unpriced      int64 // records of which the amount is not known, where they could count
	amount        fen.Sum
	received      []fen.Sum // by class of the day from which a payment counts
}

// add counts a record in each of its checks.
func (k *kind) add(j *zhuanhua.Judged) error {
	k.distant, k.shelves.settled = nil, false
	for check := range k.table.Checks() {
		uses := k.table.Uses(check)
		home := k.homeNumber(j, uses.Homes)
		if len(j.Parts) == 1 {
			if err := k.addWhole(j, check, uses, home); err != nil {
				return err
			}
			continue
		}
		k.touched = k.touched[:0]
		for n := range j.Parts {
			slot, err := k.slot(j, n, check, uses, home)
			if err != nil {
				return err
			}
			c := slot.cell
			k.fill(c, k.aliveAt(slot), j, n, check)
			if !slices.Contains(k.touched, c) {
				k.touched = append(k.touched, c)
			}
		}
		if len(k.touched) > 1 {
			k.mix(j, check)
			continue
		}
		slot, err := k.slot(j, 0, check, uses, home)
		if err != nil {
			return err
		}
		k.enter(slot)
		k.price(slot.cell, k.aliveAt(slot), j)
	}
	return nil
}

// addWhole counts a record that was judged whole.
func (k *kind) addWhole(j *zhuanhua.Judged, check int, uses zhuanhua.Uses, home int32) error {
	profile := k.profileOf(j, 0, check, uses)
	alive := k.alive[profile]
	if alive == 0 && !k.pending { // almost every record
		return k.countLater(cellKey(profile, home))
	}
	slot, err := k.cellAt(profile, home)
	if err != nil {
		return err
	}
	k.enter(slot)
	k.price(slot.cell, alive, j)
	k.fill(slot.cell, alive, j, 0, check)
	return nil
}

// enter counts a record that lies in one cell alone.
func (k *kind) enter(slot *cellSlot) {
	slot.records++
	if slot.records == 1<<31 {
		k.counted[slot.cell] += int64(slot.records)
		slot.records = 0
	}
}

// price notes a record of which the amount is not known.
func (k *kind) price(cell int32, alive uint8, j *zhuanhua.Judged) {
	if !j.AmountKnown && alive&aliveCounts != 0 {
		k.cells[cell].unpriced++
	}
}

// aliveAt returns what could come of the records of a slot's profile.
func (k *kind) aliveAt(slot *cellSlot) uint8 { return k.alive[k.cells[slot.cell].profile] }

// fold adds what the slots counted to the cells' counts.
func (k *kind) fold() error {
	if err := k.countNow(); err != nil {
		return err
	}
	for i := range k.index.slots {
		if s := &k.index.slots[i]; s.records != 0 {
			k.counted[s.cell] += int64(s.records)
			s.records = 0
		}
	}
	return nil
}

func (k *kind) addWithID(j *zhuanhua.Judged) error {
	if j.ID == "" {
		return &zhuanhua.InputError{Record: k.table.Form().Kind, Field: "id", Err: zhuanhua.ErrNotGiven}
	}
	err := k.add(j)
	if err == nil {
		k.ids.add(j.ID)
	}
	return err
}

// homeNumber numbers the homes that a check looks at.
func (k *kind) homeNumber(j *zhuanhua.Judged, used uint8) int32 {
	var h homes
	for slot := range h {
		if used>>slot&1 == 1 {
			h[slot] = j.Homes[slot]
		}
	}
	return k.numberHome(h)
}

func (k *kind) numberHome(h homes) int32 {
	n, _ := k.homes.number(h)
	return n
}

// slot finds or makes the slot of the cell of part n of a record; it is good until
// the next one is looked for.
func (k *kind) slot(j *zhuanhua.Judged, n, check int, uses zhuanhua.Uses, home int32) (*cellSlot, error) {
	return k.cellAt(k.profileOf(j, n, check, uses), home)
}

// profileOf numbers the profile of part n of a record.
func (k *kind) profileOf(j *zhuanhua.Judged, n, check int, uses zhuanhua.Uses) int32 {
	part := &j.Parts[n]
	key := profileKey{essence: k.table.Essence(check, part), check: uint8(check)}
	for slot := range key.days {
		if uses.Days>>slot&1 == 1 {
			key.days[slot] = k.cuts.class(j.Days[slot])
		}
	}
	if uses.Grant {
		key.granted = [2]uint8{k.cuts.class(part.Grant.Latest), k.cuts.class(part.Grant.Lapse)}
		if part.Grant.Never {
			key.gaps |= 1
		}
		if part.Grant.Unknown {
			key.gaps |= 2
		}
	}
	return k.numberProfile(key, part.Facts)
}

func (k *kind) numberProfile(key profileKey, facts zhuanhua.Facts) int32 {
	number, isNew := k.profiles.number(key)
	if isNew {
		p, alive := k.profile(key, facts)
		k.rules, k.alive = append(k.rules, p), append(k.alive, alive)
	}
	return number
}

// cellAt finds or makes the cell of a profile and home.
func (k *kind) cellAt(number, home int32) (*cellSlot, error) {
	slot, isNew := k.index.find(cellKey(number, home))
	if isNew {
		n, p := int32(len(k.cells)), &k.rules[number]
		if n == maxCells {
			return nil, ErrTooMany
		}
		if len(k.cells) == cap(k.cells) { // double: append would copy oftener
			k.cells = slices.Grow(k.cells, max(256, len(k.cells)))
		}
		k.cells = append(k.cells, cell{profile: number, home: home, before: p.newest})
		k.counted = append(k.counted, 0)
		slot.cell, p.newest = n, n+1
	}
	return slot, nil
}

// profile makes the record that stands for all of a profile, and tells what could
// come of them.
func (k *kind) profile(key profileKey, facts zhuanhua.Facts) (p profile, alive uint8) {
	sample := zhuanhua.Judged{Table: k.table}
	for slot, class := range key.days {
		sample.Days[slot] = k.cuts.first[class]
	}
	if len(k.parts) == 0 {
		k.parts = make([]zhuanhua.Part, 64)
	}
	sample.Parts, k.parts = k.parts[:1:1], k.parts[1:]
	sample.Parts[0] = zhuanhua.Part{
		Facts: facts, Marks: key.essence.Marks,
		Grant: zhuanhua.Grant{
			Latest: k.cuts.first[key.granted[0]], Lapse: k.cuts.first[key.granted[1]],
			Never: key.gaps&1 != 0, Unknown: key.gaps&2 != 0,
		},
	}
	for _, period := range k.periods {
		counts, carries := sample.CouldCount(0, int(key.check), period)
		if counts {
			alive |= aliveCounts
		}
		if carries {
			alive |= aliveCarries
		}
	}
	return profile{sample: sample}, alive
}

// fill adds what part n of the record brings to its cell.
func (k *kind) fill(number int32, alive uint8, j *zhuanhua.Judged, n, check int) {
	if alive == 0 && !k.pending {
		return // nothing but its number can ever matter
	}
	part, c := &j.Parts[n], &k.cells[number]
	if alive&aliveCounts != 0 {
		c.patents += int64(len(part.Patents))
		c.amount.Add(part.Share(j.Amount))
		for _, patent := range part.Patents {
			k.patents.add(number, uint64(patent))
		}
	}
	if alive&aliveCounts != 0 || k.pending {
		k.link(number, j, part, check)
	}
	if alive&aliveCarries == 0 {
		return
	}
	for i := range j.Payments {
		payment := &j.Payments[i]
		if payment.Counts>>check&1 == 0 || payment.Effective == 0 {
			continue
		}
		if c.received == nil {
			c.received = k.sums()
		}
		c.received[k.cuts.class(payment.Effective)].Add(part.Share(payment.Amount))
	}
}

// sums returns a sum for each class of days, cut from a larger piece.
func (k *kind) sums() []fen.Sum {
	n := len(k.cuts.first)
	if len(k.spare) < n {
		k.spare = make([]fen.Sum, 128*n)
	}
	sums := k.spare[:n:n]
	k.spare = k.spare[n:]
	return sums
}

// link notes whose record lies in the cell and, where the check keeps links, which
// patents it carries.
func (k *kind) link(number int32, j *zhuanhua.Judged, part *zhuanhua.Part, check int) {
	party := k.book.number(j.Parties[k.table.Check(check).Home%zhuanhua.MaxHomes])
	if party == 0 {
		return
	}
	k.parties.add(number, uint64(party))
	if check >= len(k.linked) {
		return
	}
	switch k.linked[check] {
	case aLinkEachPatent:
		for _, patent := range part.Patents {
			k.links.add(link{party, number, uint64(patent)})
		}
	case aLinkEachRecord:
		k.links.add(link{party: party, cell: number})
	}
}
