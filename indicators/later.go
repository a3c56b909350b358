package indicators

// atOnce is how many records are counted together.
const atOnce = 64

// later holds the cells' keys of records that nothing can ever come of: they are
// only counted, and counting many together waits for memory once, not for each.
type later struct {
	keys []uint64
	at   [atOnce]uint64
	seen [atOnce]uint64
}

// countLater counts a record in the cell with the key, soon or when the tally is
// asked.
func (k *kind) countLater(key uint64) error {
	if len(k.later.keys) == atOnce {
		if err := k.countNow(); err != nil {
			return err
		}
	}
	k.later.keys = append(k.later.keys, key)
	return nil
}

// countNow counts what was put off. First every slot is looked at, then counted in,
// so that the looks do not wait for one another.
func (k *kind) countNow() error {
	l := &k.later
	k.index.reserve(len(l.keys))
	for i, key := range l.keys {
		l.at[i] = k.index.start(key)
		l.seen[i] = k.index.slots[l.at[i]].key
	}
	for i, key := range l.keys {
		if l.seen[i] == key {
			k.enter(&k.index.slots[l.at[i]])
			continue
		}
		slot, err := k.cellAt(ofKey(key))
		if err != nil {
			return err
		}
		k.enter(slot)
	}
	l.keys = l.keys[:0]
	return nil
}
