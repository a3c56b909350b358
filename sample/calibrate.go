package sample

import "math"

// Auxiliary is a figure that the sample tells of every unit and of which the total
// over the population is known (辅助变量), from a frame or a register. The variable
// is asked of everyone who answered and of those found out of scope.
type Auxiliary[R any] struct {
	Name     string // for errors
	Variable Variable[R]
	Total    float64
}

// Calibration says how weights are made to meet known totals (校准). Bounds may be set
// for every distance; with Linear and Raking they cut g off. The zero bounds are
// none.
type Calibration[R any] struct {
	Auxiliaries []Auxiliary[R]
	Distance    Distance
	Low, High   float64     // bounds of g: Low below 1, High above 1
	Scale       Variable[R] // what the variance of the figures is proportional to, above 0; nil: the same for all
	Tolerance   float64     // relative, of each total; 0 is 10⁻¹²
	Rounds      int         // most Newton rounds; 0 is 200
}

const (
	customaryTolerance = 1e-12
	mostTolerance      = 1e-3
	customaryRounds    = 200
)

// validate returns the calibration with its customary values filled in.
func (c Calibration[R]) validate() (Calibration[R], error) {
	if c.Tolerance == 0 {
		c.Tolerance = customaryTolerance
	}
	if c.Rounds == 0 {
		c.Rounds = customaryRounds
	}
	bounded := c.Low != 0 || c.High != 0
	switch {
	case c.Distance > Logit:
		return c, fault(ErrOption, "", "", c.Distance.String())
	case len(c.Auxiliaries) == 0, c.Rounds < 0, bounded && !(c.Low < 1 && c.High > 1), c.Distance == Logit && !bounded:
		return c, fault(ErrOption, "", "", "")
	case math.IsInf(c.Low, 0) || math.IsInf(c.High, 0):
		return c, fault(ErrOption, "", "", "")
	case !(c.Tolerance > 0 && c.Tolerance <= mostTolerance):
		return c, fault(ErrOption, "", "", decimals(c.Tolerance))
	}
	if !bounded {
		c.Low, c.High = math.Inf(-1), math.Inf(1)
	}
	for _, a := range c.Auxiliaries {
		if kind := faultOf(a.Total, true); kind != nil {
			return c, fault(kind, a.Name, "", decimals(a.Total))
		}
		if a.Variable == nil {
			return c, fault(ErrOption, a.Name, "", "")
		}
	}
	return c, nil
}

// Calibrate returns the sample with weights that meet the known totals of
// auxiliaries, Σ w·g·x = T, as near to the weights before as the distance allows
// (校准估计). Variances are those of w·g·e with e the residuals of the regression on
// the auxiliaries by the weights before. With one auxiliary, Linear and Scale that
// auxiliary it is the combined ratio estimator.
//
// Where clusters were drawn a total known of clusters (the parks' own figures) is met by
// giving each unit its cluster's figure over the units that the cluster has, M; with
// Scale 1/M and Linear it is the regression estimator on the clusters' totals.
//
// The errors are [Error]: [ErrNotConverged] where no weights within the bounds meet
// the totals, or none were found in the rounds allowed; [ErrOption] for a bad
// calibration; those of [Variable] for an auxiliary, [ErrRange] for a scale that is
// not above 0.
//
// Source: Deville and Särndal, JASA 87 (1992).
//
// Clause: CZ23-A3c
func (d *Design[R]) Calibrate(c Calibration[R]) (*Design[R], error) {
	c, err := c.validate()
	if err != nil {
		return nil, err
	}
	x, scale, err := d.auxiliaries(c)
	if err != nil {
		return nil, err
	}
	totals := make([]float64, len(x))
	for i := range totals {
		totals[i] = c.Auxiliaries[i].Total
	}
	fit := newFit(x, totals, d.weights, scale)
	factor := func(u float64) (g, slope float64) { return c.Distance.factor(u, c.Low, c.High) }
	if !fit.solve(factor, c.Tolerance, c.Rounds) {
		return nil, fault(ErrNotConverged, "", "", "")
	}
	weights := make([]float64, len(d.weights))
	for k, w := range d.weights {
		weights[k] = w * fit.factors[k]
	}
	return d.adjusted(&calibrated{fit.basis, fit.factors}, weights)
}

// auxiliaries reads the auxiliaries and the scale of the members that count.
func (d *Design[R]) auxiliaries(c Calibration[R]) (x []column, scale column, err error) {
	x, scale = make([]column, len(c.Auxiliaries)), make(column, len(d.members))
	for i := range x {
		x[i] = make(column, len(d.members))
	}
	for k, at := range d.members {
		scale[k] = 1
		if d.weights[k] == 0 {
			continue
		}
		row := &d.rows[at]
		for i, a := range c.Auxiliaries {
			value, given := a.Variable(row).Get()
			if kind := faultOf(value, given); kind != nil {
				return nil, nil, valueFault(kind, a.Name, d.unit(row).ID, value)
			}
			x[i][k] = value
		}
		if c.Scale != nil {
			value, given := c.Scale(row).Get()
			kind := faultOf(value, given)
			if kind == nil && value <= 0 {
				kind = ErrRange
			}
			if kind != nil {
				return nil, nil, valueFault(kind, "", d.unit(row).ID, value)
			}
			scale[k] = value
		}
	}
	return x, scale, nil
}

// calibrated is the step of a calibration.
type calibrated struct {
	basis   basis
	factors []float64
}

func (c *calibrated) own(*plan, Lonely, column, column) (float64, bool) { return 0, false }

// back returns g·e with e the residual of the regression on the auxiliaries.
func (c *calibrated) back(u column) column {
	e := c.basis.residual(u)
	for k, g := range c.factors {
		e[k] *= g
	}
	return e
}
