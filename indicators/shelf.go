package indicators

// shelves hold the cells by home and check, close together in memory: a report
// goes through those near its place alone, and almost always needs no more of a
// cell than how many records it has.
type shelves struct {
	settled bool
	entries []shelved
	first   []int32 // by home and check, number of its first entry; one more at the end
	checks  int
}

type shelved struct {
	cell, profile int32
	records       int64
}

// settle sorts the cells by home and check, counting first how many each has.
func (s *shelves) settle(k *kind) error {
	if s.settled {
		return nil
	}
	if err := k.fold(); err != nil {
		return err
	}
	s.settled, s.checks = true, k.table.Checks()
	for n := range k.rules {
		k.rules[n].records = 0
	}
	s.first = append(s.first[:0], make([]int32, len(k.homes.keys)*s.checks+1)...)
	for n := range k.cells {
		s.first[s.shelf(k, n)+1]++
		k.rules[k.cells[n].profile].records += k.counted[n]
	}
	for i := 1; i < len(s.first); i++ {
		s.first[i] += s.first[i-1]
	}
	s.entries = append(s.entries[:0], make([]shelved, len(k.cells))...)
	next := append([]int32(nil), s.first...)
	for n := range k.cells {
		shelf := s.shelf(k, n)
		s.entries[next[shelf]] = shelved{int32(n), k.cells[n].profile, k.counted[n]}
		next[shelf]++
	}
	return nil
}

func (s *shelves) shelf(k *kind, cell int) int {
	c := &k.cells[cell]
	return int(c.home)*s.checks + int(k.profiles.keys[c.profile].check)
}

// of returns the cells of a home and check. The shelves must be settled.
func (s *shelves) of(home int32, check int) []shelved {
	shelf := int(home)*s.checks + check
	return s.entries[s.first[shelf]:s.first[shelf+1]]
}
