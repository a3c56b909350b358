package exchange

import (
	"io/fs"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Cycle is what the award decisions of 2021 to 2023 are made from (奖补周期).
// Records are in the order of their rows.
//
// That a start-up province has no evaluation for 2022 is a fault too, but one that
// only the decisions can find: tell it with [Refuse].
type Cycle struct {
	Plans       []zhuanhua.Plan // one a province
	Evaluations []Evaluation    // at most one a year and province
	Findings    []Finding
	Waivers     []Waiver // at most one a year and province
	Terms       Terms
}

// ReadCycle reads the folder of an award cycle. The error, if there is one, is a
// [*Faults], and there is no Cycle then.
func ReadCycle(fsys fs.FS) (*Cycle, error) {
	c := &cycleReading{
		reading: newReading(fsys),
		cycle:   &Cycle{},
		plans:   keys[zhuanhua.Place]{file: planTable.file},
	}
	c.readPlans()
	c.readEvaluations()
	c.readFindings()
	c.readWaivers()
	c.readTerms()
	if err := c.outcome(); err != nil {
		return nil, err
	}
	return c.cycle, nil
}

// cycleReading is a reading of a cycle's folder: what was read so far, and by
// which keys it is looked up.
type cycleReading struct {
	*reading
	cycle                *Cycle
	plans                keys[zhuanhua.Place]
	evaluations, waivers keys[entry]
}

// entry is a year and province, of which a file has one row at most.
type entry struct {
	year     int
	province zhuanhua.Place
}

// readProvince reads a province of the plans.
func (c *cycleReading) readProvince(cell string, p *zhuanhua.Place) (err error) {
	if *p, err = province(cell); err != nil {
		return err
	}
	return c.plans.find(*p)
}

// defineEntry tells an entry that is there already, unless a fault hides a part
// of it.
func (c *cycleReading) defineEntry(k *keys[entry], year int, province zhuanhua.Place) error {
	if year == 0 || province == 0 {
		return nil
	}
	return k.define(entry{year, province}, c.line)
}
