package sample

import "slices"

// Nonresponse says how non-response is made good: those who did not answer are taken
// to be like those of their class who did (无回答加权调整).
type Nonresponse[R any] struct {
	Class  func(*R) string   // known of everyone drawn, not empty
	Status func(*R) Response // nil: by Unit.Answered, responded or refused
	Rates  RateKind
	Error  ResponseError
}

// AdjustNonresponse returns the full sample with the weights of who answered raised
// within classes, in two steps: those of known standing make good for the
// unresolved, f₁ = Σd/Σd_known, then respondents for the other eligible units,
// f₂ = Σw₁_eligible/Σw₁_responded. Units out of scope keep their weight and count as
// zeros; they are in no mean. The design is that of everyone drawn, whatever
// Unit.Answered says: classes need not be strata. Where New refuses a stratum in
// which nobody answered, let Answered be true for all and Status tell.
//
// The errors are those of New, and [Error]: [ErrNoRespondent] for a class without
// respondents that has eligible units or nobody known, [ErrLonely] for a single
// respondent of several in a class with [TwoPhase], [ErrMissingStatus],
// [ErrMissingClass], [ErrAdjusted] after another adjustment, [ErrOption].
//
// Source: Särndal, Swensson and Wretman, 15.6; Shao and Steel, JASA 94 (1999).
//
// Clause: CZ23-A3c
func (d *Design[R]) AdjustNonresponse(n Nonresponse[R]) (*Design[R], *ResponseReport, error) {
	switch {
	case len(d.steps) > 0:
		return nil, nil, fault(ErrAdjusted, "", "", "")
	case n.Rates > RatesCounted:
		return nil, nil, fault(ErrOption, "", "", n.Rates.String())
	case n.Error > TwoPhase:
		return nil, nil, fault(ErrOption, "", "", n.Error.String())
	case n.Class == nil, d.unit == nil:
		return nil, nil, fault(ErrOption, "", "", "")
	}
	full, err := New(d.rows, func(row *R) Unit { u := d.unit(row); u.Answered = true; return u }, d.frame, d.options)
	if err != nil {
		return nil, nil, err
	}
	a, err := askResponses(full, d, n)
	if err != nil {
		return nil, nil, err
	}
	known, err := a.raise(full.drawn, n.Rates, func(r Response) (belongs, stays bool) { return true, r != Unresolved })
	if err != nil {
		return nil, nil, err
	}
	eligible, err := a.raise(known.after, n.Rates, func(r Response) (belongs, stays bool) {
		return r == Responded || r == Refused, r == Responded
	})
	if err != nil {
		return nil, nil, err
	}
	full.steps, full.weights = []step{known, eligible}, eligible.after
	if n.Error == TwoPhase {
		phase, err := newPhase(full, a, eligible)
		if err != nil {
			return nil, nil, err
		}
		full.steps = []step{phase}
	}
	full.silence(a)
	return full, a.report(full.drawn, known, eligible), nil
}

// silence sets who has values.
func (d *Design[R]) silence(a *answers) {
	d.silent, d.respondents = make([]bool, len(d.members)), 0
	for k, r := range a.responses {
		d.silent[k] = r != Responded
		if r == Responded {
			d.respondents++
		}
	}
	d.assess()
}

// answers are the classes and outcomes of the members of a full sample.
type answers struct {
	names     []string // of the classes
	of        []int32  // the members' classes
	responses []Response
}

func askResponses[R any](full, d *Design[R], n Nonresponse[R]) (*answers, error) {
	a := &answers{of: make([]int32, len(full.members)), responses: make([]Response, len(full.members))}
	classes := make([]string, len(full.members))
	for k, at := range full.members {
		row := &full.rows[at]
		if classes[k] = n.Class(row); classes[k] == "" {
			return nil, fault(ErrMissingClass, "", d.unit(row).ID, "")
		}
		switch {
		case n.Status != nil:
			a.responses[k] = n.Status(row)
		case d.unit(row).Answered:
			a.responses[k] = Responded
		default:
			a.responses[k] = Refused
		}
		if r := a.responses[k]; r == ResponseNone || r > Unresolved {
			return nil, fault(ErrMissingStatus, "", d.unit(row).ID, r.String())
		}
	}
	a.names = slices.Compact(slices.Sorted(slices.Values(classes)))
	for k, class := range classes {
		at, _ := slices.BinarySearch(a.names, class)
		a.of[k] = int32(at)
	}
	return a, nil
}

// report says what was done.
func (a *answers) report(drawn []float64, known, eligible *raised) *ResponseReport {
	classes := make([]ResponseClass, len(a.names))
	weights := make([]sum, len(a.names))
	var counts, sums [Unresolved + 1]float64
	var byOutcome [Unresolved + 1]sum
	var all, final sum
	for k, class := range a.of {
		c, r := &classes[class], a.responses[k]
		c.Drawn++
		*[...]*int{nil, &c.Responded, &c.Refused, &c.OutOfScope, &c.Unresolved}[r]++
		counts[r]++
		byOutcome[r].add(drawn[k])
		all.add(drawn[k])
		final.add(eligible.after[k])
		if r == Responded {
			weights[class].add(eligible.after[k])
		}
	}
	report := &ResponseReport{Drawn: all.value(), Final: final.value()}
	var inScope sum
	for i := range classes {
		c := &classes[i]
		c.Class, c.UnresolvedFactor, c.NonresponseFactor = a.names[i], known.factor[i], eligible.factor[i]
		c.Rate, c.Weight = 1/c.NonresponseFactor, weights[i].value()
		inScope.add(c.Weight)
		report.Classes = append(report.Classes, c.cautioned())
	}
	report.Eligible = inScope.value()
	for i := range sums {
		sums[i] = byOutcome[i].value()
	}
	if counts[Responded] > 0 {
		report.Rates.RR1, report.Rates.RR3 = rates(counts)
		report.Rates.WeightedRR1, report.Rates.WeightedRR3 = rates(sums)
	}
	return report
}
