package sample

import "math"

// raised is a step in which those who stay in each class make good for those who
// belong to it. Others pass with the weight they have.
type raised struct {
	of            []int32 // the members' classes; -1: none
	stays         []bool
	factor        []float64 // of the classes
	before, after []float64 // weights
	measure       []float64 // what the rates are taken by: nil for the weights
}

// raise makes the step from the weights before it. Its error is an empty class.
func (a *answers) raise(before []float64, rates RateKind, role func(Response) (belongs, stays bool)) (*raised, error) {
	n := len(a.of)
	r := &raised{of: make([]int32, n), stays: make([]bool, n), before: before, after: make([]float64, n)}
	if rates == RatesCounted {
		r.measure = make([]float64, n)
	}
	all, staying := make([]sum, len(a.names)), make([]sum, len(a.names))
	for k, class := range a.of {
		belongs, stays := role(a.responses[k])
		r.of[k], r.stays[k] = -1, stays
		if !belongs {
			continue
		}
		measured := before[k]
		if rates == RatesCounted {
			measured, r.measure[k] = 1, 1/before[k]
		}
		r.of[k] = class
		all[class].add(measured)
		if stays {
			staying[class].add(measured)
		}
	}
	if err := r.rise(a.names, all, staying); err != nil {
		return nil, err
	}
	for k, class := range r.of {
		switch {
		case class < 0 && a.responses[k] != Unresolved:
			r.after[k] = before[k]
		case class >= 0 && r.stays[k]:
			r.after[k] = before[k] * r.factor[class]
		}
	}
	return r, nil
}

// rise computes the factors of the classes; 1 where nobody belongs.
func (r *raised) rise(names []string, all, staying []sum) error {
	r.factor = make([]float64, len(names))
	for i := range r.factor {
		r.factor[i] = 1
		switch whole, part := all[i].value(), staying[i].value(); {
		case whole == 0: // nobody belongs
		case part == 0:
			return fault(ErrNoRespondent, names[i], "", "")
		default:
			r.factor[i] = whole / part
		}
		if math.IsNaN(r.factor[i]) || math.IsInf(r.factor[i], 0) {
			return fault(ErrRange, names[i], "", "")
		}
	}
	return nil
}

// slope is β, the mean of a column over what the rates are taken by, of those who
// stay in each class.
func (r *raised) slope(u column) precise {
	b := precise{make([]float64, len(r.factor)), make([]float64, len(r.factor))}
	totals, rest, measures := make([]sum, len(r.factor)), make([]sum, len(r.factor)), make([]sum, len(r.factor))
	for k, class := range r.of {
		if class >= 0 && r.stays[k] {
			totals[class].addProduct(r.before[k], u[k])
			if r.measure == nil {
				measures[class].add(r.before[k])
			} else {
				measures[class].add(1)
			}
		}
	}
	for i := range b.high {
		if m := measures[i].value(); m != 0 {
			b.high[i] = totals[i].value() / m
		}
	}
	for k, class := range r.of {
		if class >= 0 && r.stays[k] {
			rest[class].addProduct(r.before[k], math.FMA(-b.high[class], r.weighed(k), u[k]))
		}
	}
	for i := range b.low {
		if m := measures[i].value(); m != 0 {
			b.low[i] = rest[i].value() / m
		}
	}
	return b
}

// weighed is what the rates are taken by, over the weight.
func (r *raised) weighed(k int) float64 {
	if r.measure == nil {
		return 1
	}
	return r.measure[k]
}

// deviation returns u − β·m of a member that stays in a class.
func (r *raised) deviation(u column, b precise, k int) float64 {
	class, m := r.of[k], r.weighed(k)
	return math.FMA(-b.high[class], m, u[k]) - float64(b.low[class]*m)
}

// back returns β·m + f·(u − β·m) of those who stay and β·m of those who do not.
func (r *raised) back(u column) column {
	b, before := r.slope(u), make(column, len(u))
	for k, class := range r.of {
		if class < 0 {
			before[k] = u[k]
			continue
		}
		before[k] = math.FMA(b.high[class], r.weighed(k), float64(b.low[class]*r.weighed(k)))
		if r.stays[k] {
			before[k] = math.FMA(r.factor[class]-1, r.deviation(u, b, k), u[k])
		}
	}
	return before
}

// own returns Σ w·f·(f − 1)·(a − β_a·m)(b − β_b·m) over those who stay: the variance of
// a response that each unit of a class gives with the probability 1/f.
func (r *raised) own(_ *plan, _ Lonely, a, b column) (float64, bool) {
	slopeA := r.slope(a)
	slopeB := slopeA
	if !same(a, b) {
		slopeB = r.slope(b)
	}
	var total sum
	for k, class := range r.of {
		if class >= 0 && r.stays[k] {
			f := r.factor[class]
			total.add(r.before[k] * f * (f - 1) * r.deviation(a, slopeA, k) * r.deviation(b, slopeB, k))
		}
	}
	return total.value(), false
}
