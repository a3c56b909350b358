package sample

import "github.com/zhuanhua-rules/zhuanhua"

// Change is what a survey says of a figure in two years of the same units: both
// totals, how much more the second is, and the rate of growth. The errors of growth
// and difference take into account that the two years come from the same units.
type Change struct {
	Before     zhuanhua.SurveyReading `json:"before"` // total of the base year
	After      zhuanhua.SurveyReading `json:"after"`  // total of the year in question
	Growth     zhuanhua.SurveyReading `json:"growth"` // after over before, less one; 0.08 is 8 %
	Difference zhuanhua.SurveyReading `json:"difference"`
	Covariance zhuanhua.SurveyNumber  `json:"covariance"` // of the two totals; absent as the standard errors are
}

// Growth estimates the growth between two years on the same sampled units over a
// domain (增长率): R − 1 with R the ratio of the two estimated totals, never the mean
// of the units' rates, which counts a stall like a factory. Units that are new or
// closed have 0 in the year that they lack. Growth from a base of 0 or less is
// undefined. Its errors are those of Ratio.
//
// Source: Särndal, Swensson and Wretman, 5.6, the ratio of two totals.
//
// Clause: CZ23-A3c
func (d *Design[R]) Growth(before, after Variable[R], domain Domain[R]) (Change, error) {
	v, err := d.read(domain, before, after)
	if err != nil {
		return Change{}, err
	}
	base, now := v.columns[0], v.columns[1]
	var c Change
	for _, part := range [...]struct {
		into *zhuanhua.SurveyReading
		e    *estimate
	}{
		{&c.Before, d.totalOf(v, base)}, {&c.After, d.totalOf(v, now)},
		{&c.Growth, d.growthOf(v, base, now)}, {&c.Difference, d.differenceOf(v, base, now)},
	} {
		if *part.into, err = d.reading(part.e); err != nil {
			return Change{}, err
		}
	}
	c.Covariance = c.After.StandardError
	if c.Covariance.IsGiven() {
		c.Covariance = zhuanhua.NewSurveyNumber(d.covariance(base, now))
	}
	return c, nil
}

// differenceOf returns by how much the total of one column exceeds another's.
func (d *Design[R]) differenceOf(v values, base, now column) *estimate {
	more := make(column, len(base))
	for k := range more {
		more[k] = now[k] - base[k]
	}
	e := d.totalOf(v, more)
	e.method, e.value = zhuanhua.SurveyDifference, d.gain(base, now)
	return e
}

// growthOf makes the growth from one column to another linear.
func (d *Design[R]) growthOf(v values, base, now column) *estimate {
	e := d.ratioOf(v, now, base)
	e.method, e.shift = zhuanhua.SurveyGrowth, 1
	e.value = d.gain(base, now) / e.base
	if !(e.base > 0) {
		e.gap = zhuanhua.GapZeroBase
	}
	return e
}

// gain returns the weighted total of now less that of base, rounded once: a small
// growth of large totals keeps its digits.
func (d *Design[R]) gain(base, now column) float64 {
	var t sum
	for k, w := range d.weights {
		t.addProduct(w, now[k])
		t.addProduct(-w, base[k])
	}
	return t.value()
}

// GrowthGap estimates by how much growth in one domain exceeds that in another, with
// their joint error (增长率差异). The domains may overlap. Its errors are those of
// Growth.
func (d *Design[R]) GrowthGap(before, after Variable[R], in, over Domain[R]) (zhuanhua.SurveyReading, error) {
	joint, err := d.Jointly(GrowthOf(before, after, in), GrowthOf(before, after, over))
	if err != nil {
		return zhuanhua.SurveyReading{}, err
	}
	return joint.contrast(zhuanhua.SurveyGrowthGap, 1, -1)
}
