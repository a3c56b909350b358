package sample

import (
	"iter"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// DrawPlan says what is drawn (抽样方案). With the frame it fixes the draw: whoever
// has both gets the same units.
type DrawPlan struct {
	Seed   Seed          `json:"seed"`
	Method DrawMethod    `json:"method"`
	Strata []DrawStratum `json:"strata"` // every stratum of the frame, in any order; one without a name: not stratified
}

// DrawStratum says how much is drawn from a stratum.
type DrawStratum struct {
	Name     string  `json:"name"`               // of the frame's units; part of every ticket
	Units    int     `json:"units"`              // n, from 0; what is expected of a Poisson draw; none where there is an interval
	Reserve  int     `json:"reserve"`            // units that may take the place of lost ones, as far as there are so many
	Interval float64 `json:"interval,omitempty"` // of monetary units; 0 is the stratum's total over n
}

// FrameUnit is a unit of the population (抽样框单元).
type FrameUnit struct {
	ID      string  // once in the frame; UTF-8, without "|"
	Stratum string  // empty where the plan's is
	Size    float64 // measure of size, for methods that have one: 0 is never drawn; 10⁻³⁰ to 10³⁰
	Order   string  // place on the list, for methods that go along one: by bytes, then by ticket
}

// Units returns a frame that is all in memory.
func Units(units []FrameUnit) iter.Seq2[FrameUnit, error] {
	return func(yield func(FrameUnit, error) bool) {
		for _, u := range units {
			if !yield(u, nil) {
				return
			}
		}
	}
}

// Drawn is a sample as it is published (抽样结果).
type Drawn struct {
	Seed   Seed           `json:"seed"`
	Method DrawMethod     `json:"method"`
	Frame  FrameSeal      `json:"frame"`
	Strata []DrawnStratum `json:"strata"` // by name
}

// DrawnStratum is what was drawn from a stratum.
type DrawnStratum struct {
	Name       string      `json:"name"`
	Population int64       `json:"population"`         // units in the frame
	Size       float64     `json:"size,omitempty"`     // of all of them; 0 where the method has no sizes
	Interval   float64     `json:"interval,omitempty"` // of monetary units
	Start      Ticket      `json:"start"`              // of draws along a list: ticket of the empty id; otherwise 0
	Units      []DrawnUnit `json:"units"`              // certain ones first, then by rank, by the list or, Sampford's, by id
	Reserve    []DrawnUnit `json:"reserve"`            // in the order in which they take the place of lost ones
}

// DrawnUnit is a unit of a sample or its reserve.
type DrawnUnit struct {
	ID          string  `json:"id"`
	Ticket      Ticket  `json:"ticket"`
	Size        float64 `json:"size,omitempty"`
	Rank        float64 `json:"rank"`        // what the smallest of are drawn; of the reserve u or u/π; 0 where there is none
	Probability float64 `json:"probability"` // π; above 0, 1 where the unit is certain
}

// Certain tells whether the unit was drawn without any chance in it (必抽单元).
func (u DrawnUnit) Certain() bool { return u.Probability == 1 }

// Draw draws a sample. It depends on the plan and on what the units of the frame are,
// never on their order. Memory is that of the sample, the reserves and the strata,
// where the method is not [DrawMethod.Listed]; such a frame is held as a whole.
// Methods with sizes read the frame twice unless they are listed.
//
// An error of the frame ends the draw and is returned. The others are [Error]: a
// stratum that the plan does not know or has twice, more units than there are
// ([ErrSizeTooSmall]), or than have a size, a bad number ([ErrParameter]), a bad part
// of a ticket ([ErrTicketPart]), a frame that is another one when read again, a
// Sampford draw that is too large to be exact. That an id is twice in the frame is
// found where both are in the sample or the reserve, and by listed methods wherever
// both are in one stratum; [Distinct] finds it everywhere.
//
// Clause: CP24-6.3, CZ23-A3c
func Draw(plan DrawPlan, frame iter.Seq2[FrameUnit, error]) (Drawn, error) {
	d, err := newDrawing(plan)
	if err != nil {
		return Drawn{}, err
	}
	if err := d.read(frame, (*cell).count); err != nil {
		return Drawn{}, err
	}
	if err := d.settle(); err != nil {
		return Drawn{}, err
	}
	if d.twice() {
		if err := d.readAgain(frame); err != nil {
			return Drawn{}, err
		}
	}
	return d.drawn()
}

// InForce walks through the sample once units of it were lost (样本替换): those drawn
// that were not, and in place of the others the first of their stratum's reserve
// that were not lost either, as far as it goes. Each comes with its stratum; the
// strata by name.
func (d *Drawn) InForce(lost ...string) iter.Seq2[string, DrawnUnit] {
	return func(yield func(string, DrawnUnit) bool) {
		gone := make(map[string]bool, len(lost))
		for _, id := range lost {
			gone[id] = true
		}
		for i := range d.Strata {
			s := &d.Strata[i]
			vacant := 0
			for _, u := range s.Units {
				if gone[u.ID] {
					vacant++
				} else if !yield(s.Name, u) {
					return
				}
			}
			for at := 0; vacant > 0 && at < len(s.Reserve); at++ {
				if u := s.Reserve[at]; !gone[u.ID] {
					vacant--
					if !yield(s.Name, u) {
						return
					}
				}
			}
		}
	}
}

// Claim is the sample in force, as somebody who drew it publishes it.
func (d *Drawn) Claim(lost ...string) Claim {
	c := Claim{Lost: lost, Frame: zhuanhua.Value(d.Frame)}
	for stratum, u := range d.InForce(lost...) {
		c.Units = append(c.Units, ClaimedUnit{u.ID, stratum, zhuanhua.Value(u.Ticket), zhuanhua.Value(u.Probability)})
	}
	return c
}

// Population returns the strata that have units, with their numbers in the frame, as
// [New] takes them.
func (d *Drawn) Population() Frame {
	var f Frame
	for i := range d.Strata {
		if s := &d.Strata[i]; s.Population > 0 {
			f = append(f, Stratum{s.Name, s.Population})
		}
	}
	return f
}

// validate checks what of a plan needs no frame.
func (p DrawPlan) validate() error {
	if p.Method == DrawNone || p.Method > DrawMonetaryUnit {
		return fault(ErrParameter, "", "", p.Method.String())
	}
	if len(p.Strata) == 0 {
		return fault(ErrNoUnit, "", "", "")
	}
	seen := map[string]bool{}
	for _, s := range p.Strata {
		monetary := p.Method == DrawMonetaryUnit
		switch {
		case seen[s.Name]:
			return fault(ErrDuplicateStratum, s.Name, "", "")
		case s.Name == "" && len(p.Strata) > 1:
			return fault(ErrMissingStratum, "", "", "")
		case s.Units < 0, s.Units > MaxSize:
			return fault(ErrParameter, s.Name, "", strconv.Itoa(s.Units))
		case s.Reserve < 0, s.Reserve > MaxSize:
			return fault(ErrParameter, s.Name, "", strconv.Itoa(s.Reserve))
		case s.Interval != 0 && (!monetary || s.Units != 0 || !(s.Interval > 0) || !inRange(s.Interval)):
			return fault(ErrParameter, s.Name, "", decimals(s.Interval))
		}
		seen[s.Name] = true
	}
	return nil
}
