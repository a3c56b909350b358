package sample

import (
	"math"
	"slices"
)

// PostStratify returns the sample with weights that add up to the known sizes of
// classes that were not strata of the draw (事后分层): those of each class rise by
// N_c/N̂_c. Variances are those of the deviations from the weighted means of the
// classes. The class is asked of everyone who answered and of those found out of
// scope, so the sizes are those of the frame.
//
// The errors are [Error]: [ErrEmptyPoststratum] for a class in the population of
// which nobody answered, [ErrPoststratum] for one in the sample without a size,
// [ErrMissingClass], [ErrSizeRange] for a size below 0, and of 0 where it is in the
// sample, [ErrNonfiniteValue] and [ErrRange].
//
// Source: Cochran, Sampling Techniques, 5A.9; Särndal, Swensson and Wretman, 7.6.
//
// Clause: CZ23-A3c
func (d *Design[R]) PostStratify(class func(*R) string, sizes map[string]float64) (*Design[R], error) {
	names := make([]string, 0, len(sizes))
	for name := range sizes {
		names = append(names, name)
	}
	slices.Sort(names)
	numbers := make(map[string]int32, len(names))
	for i, name := range names {
		if kind := faultOf(sizes[name], true); kind != nil || sizes[name] < 0 {
			if kind == nil {
				kind = ErrSizeRange
			}
			return nil, fault(kind, name, "", decimals(sizes[name]))
		}
		numbers[name] = int32(i)
	}
	c := classes{of: make([]int32, len(d.members)), before: d.weights}
	sums := make([]sum, len(names))
	for k, w := range d.weights {
		c.of[k] = -1
		if w == 0 {
			continue
		}
		row := &d.rows[d.members[k]]
		number, known := numbers[class(row)]
		if !known {
			u := d.unit(row)
			return nil, fault(classFault(class(row)), class(row), u.ID, "")
		}
		c.of[k] = number
		sums[number].add(w)
	}
	c.factor = make([]float64, len(names))
	for i, name := range names {
		switch size, estimate := sizes[name], sums[i].value(); {
		case size == 0 && estimate == 0: // nowhere
		case size == 0:
			return nil, fault(ErrSizeRange, name, "", decimals(size))
		case estimate == 0:
			return nil, fault(ErrEmptyPoststratum, name, "", "")
		default:
			c.factor[i] = size / estimate
		}
	}
	return d.adjusted(&c, c.weights())
}

func classFault(name string) error {
	if name == "" {
		return ErrMissingClass
	}
	return ErrPoststratum
}

// adjusted returns the design after another step, with the weights after it.
func (d *Design[R]) adjusted(s step, weights []float64) (*Design[R], error) {
	for _, w := range weights {
		if math.IsNaN(w) || math.IsInf(w, 0) {
			return nil, fault(ErrRange, "", "", "")
		}
	}
	other := *d
	other.steps = append(slices.Clone(d.steps), s)
	other.weights = weights
	return &other, nil
}

// classes is the step of post-stratification.
type classes struct {
	of     []int32   // the members' classes; -1: none
	before []float64 // weights
	factor []float64 // of the classes
}

func (c *classes) weights() []float64 {
	weights := make([]float64, len(c.of))
	for k, class := range c.of {
		if class >= 0 {
			weights[k] = c.before[k] * c.factor[class]
		}
	}
	return weights
}

func (c *classes) own(*plan, Lonely, column, column) (float64, bool) { return 0, false }

// back returns g·(u − ū) with ū the weighted mean of the class.
func (c *classes) back(u column) column {
	values, weights := make([]sum, len(c.factor)), make([]sum, len(c.factor))
	for k, class := range c.of {
		if class >= 0 {
			values[class].addProduct(c.before[k], u[k])
			weights[class].add(c.before[k])
		}
	}
	high, low := make([]float64, len(c.factor)), make([]float64, len(c.factor))
	for i := range high {
		if weight := weights[i].value(); weight != 0 {
			high[i] = values[i].value() / weight
		}
	}
	rest := make([]sum, len(c.factor))
	for k, class := range c.of {
		if class >= 0 {
			rest[class].addProduct(c.before[k], u[k]-high[class])
		}
	}
	for i := range low {
		if weight := weights[i].value(); weight != 0 {
			low[i] = rest[i].value() / weight
		}
	}
	before := make(column, len(u))
	for k, class := range c.of {
		if class >= 0 {
			before[k] = c.factor[class] * ((u[k] - high[class]) - low[class])
		}
	}
	return before
}
