package indicators

import "slices"

// Merge adds the other tally's records to this one, as if they had been added one
// by one; the other is not altered. Tallies of other rules, other periods or
// without the other's seal are refused. Whatever the split and the order, reports
// are the same to the byte.
func (t *Tally) Merge(other *Tally) error {
	switch {
	case t.Err() != nil:
		return t.Err()
	case other == nil:
		return ErrNoJudge
	case other.Err() != nil:
		return other.Err()
	case t.judge.Fingerprint() != other.judge.Fingerprint():
		return ErrOtherRules
	case !samePeriods(t, other):
		return ErrOtherDays
	case (t.seal == nil) != (other.seal == nil):
		return ErrOtherSeal
	}
	if t == other {
		other = other.clone()
	}
	parties := t.book.merge(other.book)
	theirs := other.kinds()
	for i, k := range t.kinds() {
		if err := k.merge(theirs[i], parties); err != nil {
			t.err = err
			return err
		}
	}
	t.payments.merge(&other.payments)
	if t.seal != nil {
		t.seal.merge(other.seal)
	}
	return nil
}

// clone returns an independent tally with the same records.
func (t *Tally) clone() *Tally {
	c := NewTally(t.judge, t.periods...)
	if t.seal != nil {
		c.seal = &seal{}
	}
	_ = c.Merge(t) // same rules, periods and seal
	return c
}

func samePeriods(t, other *Tally) bool {
	if len(t.periods) != len(other.periods) {
		return false
	}
	for _, p := range t.periods {
		if !slices.Contains(other.periods, p) {
			return false
		}
	}
	return true
}

// merge renumbers the other's cells and adds them up; parties are their new numbers
// by their old ones.
func (k *kind) merge(other *kind, parties []uint32) error {
	k.distant, k.shelves.settled = nil, false
	if err := k.fold(); err != nil {
		return err
	}
	if err := other.fold(); err != nil {
		return err
	}
	renumber := make([]int32, len(other.cells))
	for n := range other.cells {
		from := &other.cells[n]
		slot, err := k.adopt(other, from)
		if err != nil {
			return err
		}
		number := slot.cell
		renumber[n] = number
		to := &k.cells[number]
		k.counted[number] += other.counted[n]
		to.patents += from.patents
		to.unpriced += from.unpriced
		to.amount.AddSum(from.amount)
		if from.received != nil && to.received == nil {
			to.received = k.sums()
		}
		for class := range from.received {
			to.received[class].AddSum(from.received[class])
		}
	}
	k.mergeMixtures(other, renumber)
	for _, entry := range other.patents.entries {
		k.patents.add(renumber[entry>>patentBits], entry&itemMask)
	}
	for _, entry := range other.parties.entries {
		k.parties.add(renumber[entry>>patentBits], uint64(parties[entry&itemMask]))
	}
	for _, l := range other.links.entries {
		k.links.add(link{parties[l.party], renumber[l.cell], l.patent})
	}
	k.ids.merge(&other.ids)
	return nil
}

// adopt finds or makes the cell that another tally's cell corresponds to.
func (k *kind) adopt(other *kind, from *cell) (*cellSlot, error) {
	key := other.profiles.keys[from.profile]
	home := k.numberHome(other.homes.keys[from.home])
	return k.cellAt(k.numberProfile(key, other.rules[from.profile].sample.Parts[0].Facts), home)
}

func (k *kind) mergeMixtures(other *kind, renumber []int32) {
	for i := range other.mixed {
		from := &other.mixed[i]
		cells := make([]int32, len(from.cells))
		for n, c := range from.cells {
			cells[n] = renumber[c]
		}
		sorted := slices.Sorted(slices.Values(cells))
		to := k.mixture(from.check, sorted)
		to.records += from.records
		to.unpriced += from.unpriced
		for n, c := range cells {
			at, _ := slices.BinarySearch(to.cells, c)
			to.patents[at] += from.patents[n]
		}
	}
}
