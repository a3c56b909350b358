package sample

import (
	"cmp"
	"slices"
)

// drawn returns the sample once the frame is read.
func (d *drawing) drawn() (Drawn, error) {
	out := Drawn{d.plan.Seed.first(), d.plan.Method, d.seal, make([]DrawnStratum, len(d.cells))}
	seen := map[string]struct{}{}
	for i := range d.cells {
		c := &d.cells[i]
		s := &out.Strata[i]
		s.Name, s.Population, s.Size = c.Name, c.population, c.total.value()
		s.Units, s.Reserve = []DrawnUnit{}, []DrawnUnit{}
		if !c.method.Listed() {
			c.finish(s)
		} else if err := c.walk(s); err != nil {
			return Drawn{}, err
		}
		if err := s.distinct(seen); err != nil {
			return Drawn{}, err
		}
	}
	return out, nil
}

// distinct refuses an id that is twice among the units of the sample and its
// reserve.
func (s *DrawnStratum) distinct(seen map[string]struct{}) error {
	for _, units := range [...][]DrawnUnit{s.Units, s.Reserve} {
		for i := range units {
			if _, twice := seen[units[i].ID]; twice {
				return fault(ErrDuplicateUnit, s.Name, units[i].ID, "")
			}
			seen[units[i].ID] = struct{}{}
		}
	}
	return nil
}

// finish draws the first by rank.
func (c *cell) finish(s *DrawnStratum) {
	slices.SortFunc(c.certain, func(a, b candidate) int { return cmp.Compare(a.id, b.id) })
	slices.SortFunc(c.taken, func(a, b candidate) int { return before(&a, &b) })
	kept, by := c.kept.sorted(), 0
	if c.method != DrawPoisson {
		by = min(len(kept), max(0, c.Units-len(c.certain)))
	}
	for _, chosen := range [...][]candidate{c.certain, c.taken, kept[:by]} {
		for i := range chosen {
			s.Units = append(s.Units, c.unit(&chosen[i]))
		}
	}
	for i := range kept[by:min(len(kept), by+c.Reserve)] {
		s.Reserve = append(s.Reserve, c.unit(&kept[by+i]))
	}
}

// unit returns a candidate as it is published.
func (c *cell) unit(one *candidate) DrawnUnit {
	return DrawnUnit{one.id, one.ticket, one.size, one.rank, c.probability(one.size)}
}

// probability returns π of a unit of that size.
func (c *cell) probability(size float64) float64 {
	switch {
	case c.method == DrawMonetaryUnit:
		return min(1, size/c.Interval)
	case c.method.Sized():
		return c.share.probability(size)
	}
	return float64(c.Units) / float64(c.population)
}

// walk draws along the list of the stratum.
func (c *cell) walk(s *DrawnStratum) error {
	if err := c.arrange(); err != nil || c.Units == 0 && c.Interval == 0 {
		return err
	}
	if err := c.spacing(s); err != nil {
		return err
	}
	chosen, err := c.choose(s.Start)
	if err != nil {
		return err
	}
	rest := shortlist{most: c.Reserve}
	for i := range c.list {
		one := c.list[i].candidate
		pi := c.probability(one.size)
		one.rank = 0
		switch {
		case chosen[i]:
			s.Units = append(s.Units, c.unit(&one))
		case pi > 0:
			one.rank = c.method.rank(one.ticket.Float64(), pi)
			rest.offer(one)
		}
	}
	slices.SortStableFunc(s.Units, func(a, b DrawnUnit) int {
		if a.Certain() == b.Certain() {
			return 0
		} else if a.Certain() {
			return -1
		}
		return 1
	})
	for _, one := range rest.sorted() {
		s.Reserve = append(s.Reserve, c.unit(&one))
	}
	return nil
}

// spacing settles the start of a list and the interval of monetary units.
func (c *cell) spacing(s *DrawnStratum) error {
	if c.method != DrawSampford {
		var h hasher
		s.Start = h.ticket(c.tickets, "")
	}
	if c.method != DrawMonetaryUnit {
		return nil
	}
	if c.Interval == 0 {
		c.Interval = s.Size / float64(c.Units)
	}
	if !(c.Interval > 0) || c.positive == 0 {
		return fault(ErrParameter, c.Name, "", decimals(c.Interval))
	}
	s.Interval = c.Interval
	return nil
}

// arrange puts the list in order: that of the places that the units have and, where
// these are the same, of their tickets; of a Sampford draw that of the ids. An id that
// is there twice has one ticket.
func (c *cell) arrange() error {
	if c.method == DrawSampford {
		slices.SortFunc(c.list, func(a, b listed) int { return cmp.Compare(a.id, b.id) })
	} else {
		slices.SortFunc(c.list, func(a, b listed) int { return before(&a.candidate, &b.candidate) })
	}
	placed := false
	for i := range c.list {
		if i > 0 && c.list[i].id == c.list[i-1].id {
			return fault(ErrDuplicateUnit, c.Name, c.list[i].id, "")
		}
		placed = placed || c.list[i].order != c.list[0].order
	}
	if placed && c.method != DrawSampford {
		slices.SortStableFunc(c.list, func(a, b listed) int { return cmp.Compare(a.order, b.order) })
	}
	return nil
}

// choose marks the units of the list that are drawn.
func (c *cell) choose(start Ticket) ([]bool, error) {
	if c.method == DrawSystematic {
		return everyNth(len(c.list), c.Units, start), nil
	}
	pi, u := make([]float64, len(c.list)), make([]float64, len(c.list))
	for i := range c.list {
		pi[i], u[i] = c.probability(c.list[i].size), c.list[i].rank
	}
	switch c.method {
	case DrawSampford:
		return sampford(pi, u, c.Units)
	case DrawSystematicPPS:
		return equallySpaced(pi, from(start), chanceUnits(pi, c.Units)), nil
	}
	return c.everyYuan(from(start)), nil
}

// chanceUnits returns how many units are drawn beside the certain ones.
func chanceUnits(pi []float64, n int) int {
	for _, p := range pi {
		if p == 1 {
			n--
		}
	}
	return n
}
