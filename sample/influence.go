package sample

import "math"

// Influence is what a unit adds to an estimate that was made linear (线性化变量).
type Influence struct {
	Row   int     `json:"row"`   // in the rows of the design
	Value float64 `json:"value"` // u
}

// Influences returns the linearised variable of an estimate, taken back through all
// adjustments, in the order of the rows: with the weights of the draw, Σ d·u moves as
// the estimate does, and the draw's part of its variance is that of this total. Of
// who did not answer it is what their class stands for; with [TwoPhase] it is 0, and
// the weights are the final ones. Its errors are those of
// [Design.Estimate].
func (d *Design[R]) Influences(what Estimand[R]) ([]Influence, error) {
	v, err := d.values(what)
	if err != nil {
		return nil, err
	}
	e := d.estimate(what.method, v)
	if _, err := d.reading(e); err != nil {
		return nil, err
	}
	u := e.u
	for i := len(d.steps) - 1; i >= 0; i-- {
		u = d.steps[i].back(u)
	}
	at := make([]int32, len(d.rows))
	for k, row := range d.members {
		at[row] = int32(k) + 1
	}
	influences := make([]Influence, 0, len(u))
	for row, k := range at {
		if k == 0 {
			continue
		}
		if math.IsNaN(u[k-1]) || math.IsInf(u[k-1], 0) {
			return nil, fault(ErrRange, "", "", "")
		}
		influences = append(influences, Influence{row, u[k-1]})
	}
	return influences, nil
}
