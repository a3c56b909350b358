package sample

import (
	"cmp"
	"iter"
	"math"
	"slices"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Checker draws a sample again and compares it with what is claimed (抽样核验).
type Checker struct {
	Plan DrawPlan // what was announced: seed, round, method, strata and how much of each
}

// Checked is the answer of a checker.
type Checked struct {
	Outcome     zhuanhua.Outcome `json:"outcome"`     // met: this is the sample; not met: the differences say why not
	Differences []Difference     `json:"differences"` // the frame, then by stratum and id
	Drawn       Drawn            `json:"drawn"`       // what the plan gives
}

// clauseChecks is the clause that has reported data spot-checked.
const clauseChecks zhuanhua.ClauseID = "CP24-6.3"

// Check draws from the frame by the plan and says whether the claim is that sample,
// in any order, units that were lost replaced as [Drawn.InForce] does; and if not,
// exactly what differs. Whether the lost ones were truly lost it cannot know. Its errors are those of [Draw]: a frame
// from which nothing can be drawn neither confirms nor refutes.
//
// Clause: CP24-6.3
func (k Checker) Check(frame iter.Seq2[FrameUnit, error], claim Claim) (Checked, error) {
	c := checking{found: map[string]found{}, claimed: map[string]int{}, lost: map[string]bool{}}
	for _, u := range claim.Units {
		c.claimed[u.ID]++
	}
	for _, id := range claim.Lost {
		c.lost[id] = true
	}
	drawn, err := Draw(k.Plan, c.watch(frame))
	if err != nil {
		return Checked{}, err
	}
	c.take(&drawn, claim.Lost)
	if seal, given := claim.Frame.Get(); given && seal != drawn.Frame {
		c.add(Difference{Fault: ClaimFrame, Claimed: seal.text(), Drawn: drawn.Frame.text()})
	}
	if err := c.units(k.Plan.Seed, claim.Units); err != nil {
		return Checked{}, err
	}
	c.missing(claim.Lost)
	slices.SortStableFunc(c.differences, func(a, b Difference) int {
		return cmp.Or(cmp.Compare(a.Stratum, b.Stratum), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Fault, b.Fault))
	})
	out := Checked{zhuanhua.Met, c.differences, drawn}
	if len(c.differences) > 0 {
		out.Outcome = zhuanhua.NotMet
	}
	return out, nil
}

// text is the seal in a line: how many units, and the first digits.
func (s FrameSeal) text() string {
	return strconv.FormatInt(s.Units, 10) + " " + s.Digest.String()[:16]
}

// checking is a check at work.
type checking struct {
	claimed     map[string]int    // how often, by id
	lost        map[string]bool   // by id
	found       map[string]found  // what the frame and the draw have of ids that are claimed or drawn
	last        map[string]string // of a simple draw the last ticket, by stratum
	next        map[string]string // the first unit of the reserve in force that is not claimed, by stratum
	drawn       *Drawn
	differences []Difference
}

// found is what became of a unit.
type found struct {
	stratum string
	at      int // in the reserve, from 1
	framed  bool
	drawn   bool // or in reserve
	inForce bool
	unit    DrawnUnit
}

func (c *checking) add(d Difference) {
	d.Clause = clauseChecks
	c.differences = append(c.differences, d)
}

// watch passes the frame on and notes the claimed units in it.
func (c *checking) watch(frame iter.Seq2[FrameUnit, error]) iter.Seq2[FrameUnit, error] {
	return func(yield func(FrameUnit, error) bool) {
		for u, err := range frame {
			if err == nil && c.claimed[u.ID] > 0 {
				c.found[u.ID] = found{stratum: u.Stratum, framed: true}
			}
			if !yield(u, err) {
				return
			}
		}
	}
}

// take notes what was drawn.
func (c *checking) take(d *Drawn, lost []string) {
	c.drawn, c.last, c.next = d, map[string]string{}, map[string]string{}
	for i := range d.Strata {
		s := &d.Strata[i]
		for _, u := range s.Units {
			c.found[u.ID] = found{stratum: s.Name, framed: true, drawn: true, unit: u}
			if d.Method == DrawSimple {
				c.last[s.Name] = u.Ticket.String()
			}
		}
		for at, u := range s.Reserve {
			c.found[u.ID] = found{stratum: s.Name, at: at + 1, framed: true, drawn: true, unit: u}
		}
	}
	for stratum, u := range d.InForce(lost...) {
		f := c.found[u.ID]
		f.inForce = true
		c.found[u.ID] = f
		if f.at > 0 && c.claimed[u.ID] == 0 && c.next[stratum] == "" {
			c.next[stratum] = u.ID
		}
	}
}

// units compares each claimed unit with what the frame and the draw have of it.
func (c *checking) units(seed Seed, units []ClaimedUnit) error {
	seen := make(map[string]bool, len(units))
	for _, u := range units {
		f := c.found[u.ID]
		if seen[u.ID] {
			c.add(Difference{Fault: ClaimTwice, Stratum: f.stratum, ID: u.ID})
			continue
		}
		seen[u.ID] = true
		if !f.framed {
			c.add(Difference{Fault: ClaimNotInFrame, Stratum: u.Stratum, ID: u.ID})
			continue
		}
		tickets, err := seed.Tickets(f.stratum)
		if err != nil {
			return err
		}
		ticket := tickets.Ticket(u.ID)
		c.belongs(u.ID, f, ticket)
		c.numbers(u, f, ticket)
	}
	return nil
}

// belongs says why a unit is not in force.
func (c *checking) belongs(id string, f found, ticket Ticket) {
	switch {
	case c.lost[id]:
		c.add(Difference{Fault: ClaimOfLost, Stratum: f.stratum, ID: id})
	case !f.drawn:
		c.add(Difference{Fault: ClaimNotDrawn, Stratum: f.stratum, ID: id, Claimed: ticket.String(), Drawn: c.last[f.stratum]})
	case !f.inForce:
		c.add(Difference{
			Fault: ClaimOutOfOrder, Stratum: f.stratum, ID: id, Claimed: strconv.Itoa(f.at), Drawn: c.next[f.stratum],
		})
	}
}

// numbers compares what is given of a unit that the frame has.
func (c *checking) numbers(u ClaimedUnit, f found, ticket Ticket) {
	if u.Stratum != "" && u.Stratum != f.stratum {
		c.add(Difference{Fault: ClaimStratum, Stratum: f.stratum, ID: u.ID, Claimed: u.Stratum, Drawn: f.stratum})
	}
	if claimed, given := u.Ticket.Get(); given && claimed != ticket {
		c.add(Difference{Fault: ClaimTicket, Stratum: f.stratum, ID: u.ID, Claimed: claimed.String(), Drawn: ticket.String()})
	}
	claimed, given := u.Probability.Get()
	if given && f.drawn && !(math.Abs(claimed-f.unit.Probability) <= 1e-9*f.unit.Probability) {
		c.add(Difference{
			Fault: ClaimProbability, Stratum: f.stratum, ID: u.ID, Claimed: decimals(claimed), Drawn: decimals(f.unit.Probability),
		})
	}
}

// missing finds units in force that are not claimed, and lost ones that were never
// there to lose.
func (c *checking) missing(lost []string) {
	for stratum, u := range c.drawn.InForce(lost...) {
		if c.claimed[u.ID] == 0 {
			c.add(Difference{Fault: ClaimLeftOut, Stratum: stratum, ID: u.ID, Drawn: u.Ticket.String()})
		}
	}
	for id := range c.lost {
		if f := c.found[id]; !f.drawn {
			c.add(Difference{Fault: ClaimLostNothing, Stratum: f.stratum, ID: id})
		}
	}
}
