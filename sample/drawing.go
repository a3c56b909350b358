package sample

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strconv"
)

// drawing is a draw at work.
type drawing struct {
	plan  DrawPlan
	cells []cell // by name
	at    map[string]int
	seal  FrameSeal
	hash  hasher
}

// cell is a stratum at work.
type cell struct {
	DrawStratum
	method     DrawMethod
	tickets    Tickets
	population int64
	positive   int64     // units with a size
	total      sum       // of the sizes
	again      sum       // of the sizes, in the second reading
	largest    shortlist // the n largest sizes, as negative ranks
	share      share
	kept       shortlist   // the first by rank; where sizes count, the certain units apart
	certain    []candidate // known only when all sizes are
	taken      []candidate // by a Poisson draw
	list       []listed    // of methods that go along a list
}

// listed is a unit on a list.
type listed struct {
	candidate
	order string
}

func newDrawing(plan DrawPlan) (*drawing, error) {
	if err := plan.validate(); err != nil {
		return nil, err
	}
	d := &drawing{plan: plan, at: make(map[string]int, len(plan.Strata))}
	for _, s := range plan.Strata {
		t, err := plan.Seed.Tickets(s.Name)
		if err != nil {
			return nil, err
		}
		d.cells = append(d.cells, cell{DrawStratum: s, method: plan.Method, tickets: t})
	}
	slices.SortFunc(d.cells, func(a, b cell) int { return cmp.Compare(a.Name, b.Name) })
	for i := range d.cells {
		c := &d.cells[i]
		d.at[c.Name] = i
		if c.Units == 0 && c.Interval == 0 {
			c.Reserve = 0
		}
		c.kept.most, c.largest.most = c.Units+c.Reserve, c.Units
	}
	return d, nil
}

// read hands every unit of the frame to its cell.
func (d *drawing) read(frame iter.Seq2[FrameUnit, error], take func(*cell, *FrameUnit, Ticket)) error {
	c := &d.cells[0]
	for u, err := range frame {
		if err != nil {
			return err
		}
		if u.Stratum != c.Name {
			at, known := d.at[u.Stratum]
			if !known {
				return fault(ErrUnknownStratum, u.Stratum, u.ID, "")
			}
			c = &d.cells[at]
		}
		switch {
		case u.ID == "":
			return fault(ErrMissingID, u.Stratum, "", "")
		case !ticketPart(u.ID):
			return fault(ErrTicketPart, u.Stratum, u.ID, "")
		case c.method.Sized() && !goodSize(u.Size):
			return fault(ErrParameter, u.Stratum, u.ID, decimals(u.Size))
		}
		ticket := d.hash.ticket(c.tickets, u.ID)
		d.seal.add(&d.hash.sum)
		take(c, &u, ticket)
	}
	return nil
}

// twice tells whether the frame is read again, once all sizes are known.
func (d *drawing) twice() bool { return d.plan.Method.Sized() && !d.plan.Method.Listed() }

// readAgain ranks every unit, and refuses a frame that has become another one.
func (d *drawing) readAgain(frame iter.Seq2[FrameUnit, error]) error {
	first := d.seal
	d.seal = FrameSeal{}
	if err := d.read(frame, (*cell).rank); err != nil {
		return err
	}
	same := d.seal == first
	for i := range d.cells {
		same = same && d.cells[i].again.value() == d.cells[i].total.value()
	}
	if !same {
		return fault(ErrFrameChanged, "", "", "")
	}
	return nil
}

// count takes a unit in the first reading.
func (c *cell) count(u *FrameUnit, ticket Ticket) {
	c.population++
	one := candidate{ticket.Float64(), u.ID, ticket, 0}
	if c.method.Sized() {
		one.size = u.Size
		c.total.add(u.Size)
		if u.Size > 0 {
			c.positive++
		}
	}
	if c.method.Sized() && c.method != DrawMonetaryUnit {
		c.largest.offer(candidate{rank: -u.Size})
	}
	switch {
	case c.method.Listed():
		c.list = append(c.list, listed{one, u.Order})
	case !c.method.Sized():
		c.kept.offer(one)
	}
}

// settle computes what the sizes of all units decide.
func (d *drawing) settle() error {
	for i := range d.cells {
		c := &d.cells[i]
		if c.population > MaxSize {
			return fault(ErrSizeRange, c.Name, "", strconv.FormatInt(c.population, 10))
		}
		switch {
		case !c.method.Sized() && int64(c.Units) > c.population:
			return fault(ErrSizeTooSmall, c.Name, "", strconv.Itoa(c.Units))
		case c.method.Sized() && c.method != DrawMonetaryUnit && int64(c.Units) > c.positive:
			return fault(ErrParameter, c.Name, "", strconv.Itoa(c.Units))
		case c.method.Sized() && c.method != DrawMonetaryUnit && c.Units > 0:
			c.share = shareOf(c.largestSizes(), c.total, c.Units)
		default:
			c.share = share{certain: math.Inf(1)}
		}
	}
	return nil
}

// largestSizes are the n largest sizes, largest first.
func (c *cell) largestSizes() []float64 {
	var sizes []float64
	for _, one := range c.largest.sorted() {
		sizes = append(sizes, -one.rank)
	}
	return sizes
}

// rank takes a unit in the second reading.
func (c *cell) rank(u *FrameUnit, ticket Ticket) {
	c.again.add(u.Size)
	pi := c.share.probability(u.Size)
	one := candidate{0, u.ID, ticket, u.Size}
	if pi == 1 {
		c.certain = append(c.certain, one)
		return
	}
	if u.Size == 0 || c.Units == 0 {
		return
	}
	one.rank = c.method.rank(ticket.Float64(), pi)
	if c.method == DrawPoisson && ticket.Float64() < pi {
		c.taken = append(c.taken, one)
		return
	}
	c.kept.offer(one)
}

// rank returns what the smallest of are drawn.
func (m DrawMethod) rank(u, pi float64) float64 {
	switch m {
	case DrawPareto:
		return (u / (1 - u)) / (pi / (1 - pi))
	case DrawSimple, DrawSystematic:
		return u
	}
	return u / pi
}
