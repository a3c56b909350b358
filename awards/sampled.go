package awards

import (
	"maps"
	"math"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Sampled are a province's figures of which some are estimates of a survey.
type Sampled struct {
	Figures
	Estimates map[string]zhuanhua.SurveyReading // by metric, none that has a value too
	Off       zhuanhua.Points                   // deductions beside the scheme's own, by findings; 0 to 1000
	Outside   bool                              // is scored beside the others and does not compete
	Maybe     bool                              // whether it competes is not known
}

// estimateDecimals is what an estimate keeps of its decimals where it is scored.
const estimateDecimals = 15

// surveyed is a scheme's field: the figures as they stand and what is drawn.
type surveyed struct {
	*Scheme
	scale  *scale
	in     []Sampled
	whole  []Figures                 // every estimate in the place of a value
	known  []Figures                 // those without a standard error left out
	errors []map[string]estimateDraw // by metric; those above 0
	values []map[string]*big.Rat     // of known, exact
	still  []still
	fulls  map[string]*big.Rat // by criterion: points of the full share
}

// estimateDraw is an estimate that is drawn.
type estimateDraw struct {
	value float64
	err   SamplingError
}

// read checks the figures and makes one list of values and estimates. A reading's
// standard error of 0 makes it a value like any other.
func (s *Scheme) read(in []Sampled) (*surveyed, error) {
	c, err := s.compile()
	if err != nil {
		return nil, err
	}
	v := &surveyed{Scheme: s, scale: c, in: in}
	metrics := map[string]bool{}
	for _, m := range s.Metrics {
		metrics[m.Key] = true
	}
	for i := range in {
		if err := v.take(&in[i], metrics); err != nil {
			return nil, err
		}
	}
	return v, nil
}

// take adds a province's values and estimates.
func (v *surveyed) take(in *Sampled, metrics map[string]bool) error {
	whole, errors := map[string]decimal.Decimal{}, map[string]estimateDraw{}
	maps.Copy(whole, in.Values)
	known := maps.Clone(whole)
	bad := func(field string, err error) error {
		return &zhuanhua.InputError{Field: "figures of " + in.Province.String() + ": " + field, Err: err}
	}
	if !in.Off.InRange() {
		return bad("deductions", zhuanhua.ErrRange)
	}
	for _, metric := range slices.Sorted(maps.Keys(in.Estimates)) {
		r := in.Estimates[metric]
		e, given := r.Estimate.Get()
		_, twice := whole[metric]
		switch {
		case twice:
			return bad(metric, zhuanhua.ErrContradiction)
		case !given || !metrics[metric]:
			continue
		case !(math.Abs(e) <= mostError):
			return bad(metric, zhuanhua.ErrRange)
		}
		whole[metric] = decimal.NewFromFloat(e).Round(estimateDecimals)
		sampling, measured := SamplingErrorOf(r).Get()
		if !measured {
			continue
		}
		if err := sampling.validate("figures of " + in.Province.String() + ": " + metric); err != nil {
			return err
		}
		known[metric] = whole[metric]
		if !sampling.exact() {
			errors[metric] = estimateDraw{e, sampling}
		}
	}
	v.whole, v.known = append(v.whole, Figures{in.Province, whole}), append(v.known, Figures{in.Province, known})
	v.errors = append(v.errors, errors)
	return nil
}

// Chances returns for each province that competes, in their order, the probability of
// lying within the quota by this scheme: every estimate is drawn anew and the scheme
// computed again, with its methods, penalties and tie-breaks, and [Rank]'s ties.
// Estimates of provinces and metrics are drawn independently.
//
// What does not depend on a draw is exact, and so are shares that a method has but a
// few of (ranks, steps, caps); other shares of a draw are good to a part in 10¹⁵. Both
// bounds hold whatever the dependence: if all estimates lie within intervals around
// them, which they do together with at least the probability that Bonferroni's
// inequality leaves, the lowest and highest scores that the scheme can then give decide;
// of twenty levels of probability the best is taken. Free takes intervals of Chebyshev's
// inequality, Shaped those of the errors' distributions.
//
// An estimate without a standard error leaves its province's place open ([Chance].Missing),
// and in a criterion that compares provinces that of all.
//
// The errors are those of [Scheme.Score] and an [zhuanhua.InputError] for draws that are
// none, deductions and standard errors out of range, and an estimate beside a value
// ([zhuanhua.ErrContradiction]).
//
// Clause: CZ23-3.3c, CZ23-3.3e, CZ23-A3c
func (s *Scheme) Chances(in []Sampled, quota int, draws Draws) ([]Chance, error) {
	if err := draws.validate(); err != nil {
		return nil, err
	}
	v, err := s.read(in)
	if err != nil {
		return nil, err
	}
	standing, err := s.Score(v.whole)
	if err != nil {
		return nil, err
	}
	scores, err := s.Score(v.known)
	if err != nil {
		return nil, err
	}
	v.keep(scores)
	m := v.machine(scores, quota, draws.Seed)
	for n := range draws.Number {
		m.draw(uint64(n))
		m.count()
	}
	lines := Rank(v.contenders(standing), quota)
	free, shaped := v.bounds(scores, quota, true), v.bounds(scores, quota, false)
	list := []Chance{}
	for i := range in {
		if in[i].Outside {
			continue
		}
		n := len(list)
		c := Chance{
			ID: in[i].Province.String(), Line: lines[n].Line, Drawn: m.drawn[n], Free: free[n], Shaped: shaped[n],
			Missing: scores[i].Missing, Notes: []zhuanhua.Note{},
		}
		c.note()
		list = append(list, c)
	}
	return list, nil
}

// contenders are those who compete with their net scores.
func (v *surveyed) contenders(scores []SchemeScore) (list []Contender) {
	for i := range scores {
		if !v.in[i].Outside {
			list = append(list, v.contender(i, &scores[i]))
		}
	}
	return list
}

func (v *surveyed) contender(i int, s *SchemeScore) Contender {
	c := Contender{Maybe: v.in[i].Maybe}
	score, known := s.Score.Get()
	if !known {
		return c
	}
	for _, d := range s.Deductions {
		score -= d.Points
	}
	c.Score = zhuanhua.Value(score - v.in[i].Off)
	e := Evaluation{Criteria: s.Criteria}
	c.Ties = tiesOf(&e, v.Ties)
	return c
}
