package indicators

import (
	"maps"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Contrast takes records once and reports their figures twice: with certain
// transfers, and without them (剔除前后). It shows what transfers that were found
// abnormal did to the indicators. Make one with [NewContrast]. Like a [Tally] it is
// for one goroutine at a time.
//
// Clause: CZ23-4.4
type Contrast struct {
	rest, out *Tally
	named     map[string]bool // transfers to be left out: whether it came
	with      *Tally          // both, once asked for
}

// Contrasted are the figures of a scope with and without the transfers.
type Contrasted struct {
	With    Report   `json:"with"`
	Without Report   `json:"without"`
	LeftOut []string `json:"left_out"` // ids of the transfers that make the difference, in order
	Unseen  []string `json:"unseen"`   // ids that were named and never came, in order
}

// NewContrast returns an empty contrast that leaves out the transfers with the ids,
// for the periods of a tally; see [NewTally].
func NewContrast(judge Judge, leaveOut []string, periods ...zhuanhua.Period) *Contrast {
	c := &Contrast{rest: NewTally(judge, periods...), out: NewTally(judge, periods...), named: map[string]bool{}}
	for _, id := range leaveOut {
		c.named[id] = false
	}
	return c
}

// Transfer judges a transfer and adds it.
func (c *Contrast) Transfer(t *zhuanhua.Transfer) error {
	c.with = nil
	if t == nil {
		return c.rest.Transfer(t)
	}
	if _, named := c.named[t.ID]; !named {
		return c.rest.Transfer(t)
	}
	err := c.out.Transfer(t)
	if err == nil {
		c.named[t.ID] = true
	}
	return err
}

// Pledge judges a pledge registration and adds it to both figures.
func (c *Contrast) Pledge(p *zhuanhua.Pledge) error {
	c.with = nil
	return c.rest.Pledge(p)
}

// Coverage judges a coverage and adds it to both figures.
func (c *Contrast) Coverage(v *zhuanhua.Coverage) error {
	c.with = nil
	return c.rest.Coverage(v)
}

// Product judges a product filing and adds it to both figures.
func (c *Contrast) Product(p *zhuanhua.Product) error {
	c.with = nil
	return c.rest.Product(p)
}

// Tallies returns a tally of all the records and one without the transfers left out,
// for whatever else is to be asked of the two. Neither is to be added to.
func (c *Contrast) Tallies() (with, without *Tally, err error) {
	if err := c.rest.Err(); err != nil {
		return nil, nil, err
	}
	if c.with == nil {
		all := c.rest.clone()
		if err := all.Merge(c.out); err != nil {
			return nil, nil, err
		}
		c.with = all
	}
	return c.with, c.rest, nil
}

// Report returns the figures of a place for a period, with and without the transfers
// left out. It refuses what [Tally.Report] refuses.
//
// Clause: CZ23-4.4
func (c *Contrast) Report(place zhuanhua.Place, period zhuanhua.Period) (Contrasted, error) {
	with, without, err := c.Tallies()
	if err != nil {
		return Contrasted{}, err
	}
	result := Contrasted{LeftOut: []string{}, Unseen: []string{}}
	if result.With, err = with.Report(place, period); err != nil {
		return Contrasted{}, err
	}
	if result.Without, err = without.Report(place, period); err != nil {
		return Contrasted{}, err
	}
	for _, id := range slices.Sorted(maps.Keys(c.named)) {
		if c.named[id] {
			result.LeftOut = append(result.LeftOut, id)
		} else {
			result.Unseen = append(result.Unseen, id)
		}
	}
	return result, nil
}
