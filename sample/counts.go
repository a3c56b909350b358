package sample

// Count is what became of a stratum's sample.
type Count struct {
	Stratum          // the size is 0 where it is not known or was given by a fraction
	Drawn    int     `json:"drawn"`    // units
	Answered int     `json:"answered"` // of those drawn
	Weight   float64 `json:"weight"`   // sum of the units' weights
	Census   bool    `json:"census"`   // everyone in the stratum answered
}

// Counts returns the strata by name.
func (d *Design[R]) Counts() []Count {
	counts := make([]Count, len(d.plan.strata))
	for i := range d.plan.strata {
		s := &d.plan.strata[i]
		begin, end := s.begin, s.begin+s.respondents
		var weight sum
		for _, w := range d.weights[begin:end] {
			weight.add(w)
		}
		answered := s.respondents
		if d.silent != nil {
			for _, silent := range d.silent[begin:end] {
				if silent {
					answered--
				}
			}
		}
		counts[i] = Count{Stratum{s.name, s.count}, s.units, answered, weight.value(), d.whole(s) && answered == s.respondents}
	}
	return counts
}

// whole tells whether everyone in the stratum is a member.
func (d *Design[R]) whole(s *stratum) bool {
	part := plan{strata: []stratum{*s}, clusters: d.plan.clusters}
	return part.complete()
}

// Weight is what a unit of the sample stands for.
type Weight struct {
	Row    int     `json:"row"`    // in the rows of the design
	Drawn  float64 `json:"drawn"`  // by the draw alone; before any adjustment that a method of the design made
	Final  float64 `json:"final"`  // after all; 0 for who did not answer
	Factor float64 `json:"factor"` // final over drawn: the g-weight of a calibration
}

// Weights returns the units that count, in the order of the rows. Units whose
// silence is made good within their stratum are not among them.
func (d *Design[R]) Weights() []Weight {
	at := make([]int32, len(d.rows))
	for k, row := range d.members {
		at[row] = int32(k) + 1
	}
	weights := make([]Weight, 0, len(d.members))
	for row, k := range at {
		if k > 0 {
			drawn, final := d.drawn[k-1], d.weights[k-1]
			weights = append(weights, Weight{row, drawn, final, final / drawn})
		}
	}
	return weights
}

// Row returns a row by its number, as Weights gives it; nil where there is none.
func (d *Design[R]) Row(i int) *R {
	if i < 0 || i >= len(d.rows) {
		return nil
	}
	return &d.rows[i]
}
