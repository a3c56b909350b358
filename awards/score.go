package awards

import (
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Figures are a province's values of the metrics that a scheme scores. A metric
// without a value is missing, never zero.
type Figures struct {
	Province zhuanhua.Place
	Values   map[string]decimal.Decimal // by metric; of absolute value up to 10¹⁵, at most eighteen decimals
}

// CriterionScore is what a criterion gave a province (分项得分).
type CriterionScore struct {
	Criterion string                          `json:"criterion"`
	Metric    string                          `json:"metric"`
	Value     string                          `json:"value"`  // of the metric, in plain notation; empty: missing
	Points    zhuanhua.Given[zhuanhua.Points] `json:"points"` // rounded half up to millionths; not given: undetermined
	Of        zhuanhua.Points                 `json:"of"`     // points of the full share
}

// MissingMetric is a value that would decide a score.
type MissingMetric struct {
	Province zhuanhua.Place `json:"province"`
	Metric   string         `json:"metric"`
}

// SchemeScore is a province's score by a scheme.
type SchemeScore struct {
	Province zhuanhua.Place `json:"province"`
	// Score is the exact sum of the criteria, rounded once, half up to millionths of a
	// point, before deductions; it may differ by a few millionths from the sum of the
	// rounded parts. Not given: undetermined.
	Score      zhuanhua.Given[zhuanhua.Points] `json:"score"`
	Criteria   []CriterionScore                `json:"criteria"`
	Deductions []Deduction                     `json:"deductions"`
	Missing    []MissingMetric                 `json:"missing"`
}

// Evaluation returns the score as the evaluation of a year. Without a score there is
// one whose score is missing.
func (s *SchemeScore) Evaluation(year int, inScope zhuanhua.Truth) Evaluation {
	return Evaluation{
		Year: year, Province: s.Province, Score: s.Score, InScope: inScope,
		Criteria: slices.Clone(s.Criteria), Deductions: slices.Clone(s.Deductions),
	}
}

// Score scores provinces side by side, in their order. It computes with exact
// fractions and rounds at the end. A missing value leaves the province's score
// undetermined, and, in a criterion that compares provinces ([ByRank], [ByRange]),
// that of all of them; a criterion of weight 0 is not asked for. A penalty of which
// the value is missing leaves the score undetermined too.
//
// It returns what [Scheme.Validate] refuses, and an [zhuanhua.InputError] for a
// province that is none of the 31 or there twice, and for a value out of range,
// before any arithmetic.
//
// Clause: CZ23-3.3e
func (s *Scheme) Score(figures []Figures) ([]SchemeScore, error) {
	c, err := s.compile()
	if err != nil {
		return nil, err
	}
	scores, _, err := s.scoreBy(c, figures)
	return scores, err
}

// scoreBy scores by a scheme made ready, and returns the exact sums before rounding
// too.
func (s *Scheme) scoreBy(c *scale, figures []Figures) ([]SchemeScore, []*big.Rat, error) {
	values, err := s.values(figures)
	if err != nil {
		return nil, nil, err
	}
	scores := make([]SchemeScore, len(figures))
	sums := make([]*big.Rat, len(figures))
	for i := range scores {
		scores[i] = SchemeScore{Province: figures[i].Province, Criteria: []CriterionScore{}, Deductions: []Deduction{}, Missing: []MissingMetric{}}
		sums[i] = new(big.Rat)
	}
	for n := range c.criteria {
		s.scoreCriterion(c, &c.criteria[n], values, scores, sums)
	}
	for i := range scores {
		s.penalise(&scores[i], values[i])
		if len(scores[i].Missing) == 0 {
			scores[i].Score = zhuanhua.Value(roundPoints(sums[i]))
		}
	}
	return scores, sums, nil
}

// lacks notes missing values, each once.
func (s *SchemeScore) lacks(missing ...MissingMetric) {
	for _, m := range missing {
		if !slices.Contains(s.Missing, m) {
			s.Missing = append(s.Missing, m)
		}
	}
}

// values makes the figures exact, by province and metric.
func (s *Scheme) values(figures []Figures) ([]map[string]*big.Rat, error) {
	seen := map[zhuanhua.Place]bool{}
	values := make([]map[string]*big.Rat, len(figures))
	for i, f := range figures {
		bad := func(field string, err error) error {
			return &zhuanhua.InputError{Field: "figures of " + f.Province.String() + ": " + field, Err: err}
		}
		switch {
		case !f.Province.IsProvince():
			return nil, bad("province", zhuanhua.ErrUnknownID)
		case seen[f.Province]:
			return nil, bad("province", zhuanhua.ErrDuplicate)
		}
		seen[f.Province] = true
		values[i] = map[string]*big.Rat{}
		for _, m := range s.Metrics {
			d, there := f.Values[m.Key]
			if !there {
				continue
			}
			value, err := ratOf(d)
			if err != nil {
				return nil, bad(m.Key, err)
			}
			values[i][m.Key] = value
		}
	}
	return values, nil
}

// scoreCriterion adds a criterion's points to every province.
func (s *Scheme) scoreCriterion(c *scale, g *gauge, values []map[string]*big.Rat, scores []SchemeScore, sums []*big.Rat) {
	full := new(big.Rat).Mul(pointsRat(s.Full), g.weight)
	full.Quo(full, c.total)
	all, missing := []*big.Rat{}, []MissingMetric{}
	for i := range scores {
		if v := values[i][g.Metric]; v != nil {
			all = append(all, v)
		} else if g.weight.Sign() > 0 {
			missing = append(missing, MissingMetric{scores[i].Province, g.Metric})
		}
	}
	relative := g.Method == ByRank || g.Method == ByRange
	for i := range scores {
		out := CriterionScore{Criterion: g.Key, Metric: g.Metric, Of: roundPoints(full)}
		v := values[i][g.Metric]
		if v != nil {
			out.Value = plain(v)
		}
		switch {
		case g.weight.Sign() == 0:
			out.Points = zhuanhua.Value(zhuanhua.Points(0))
		case relative && len(missing) > 0:
			scores[i].lacks(missing...)
		case v == nil:
			scores[i].lacks(MissingMetric{scores[i].Province, g.Metric})
		default:
			points := g.shareOf(v, all)
			points.Mul(points, full)
			out.Points = zhuanhua.Value(roundPoints(points))
			sums[i].Add(sums[i], points)
		}
		scores[i].Criteria = append(scores[i].Criteria, out)
	}
}

// shareOf returns a value's share of the criterion's points, exact, as a number of
// its own.
func (g *gauge) shareOf(v *big.Rat, all []*big.Rat) *big.Rat {
	switch g.Method {
	case ByRank:
		better := 0
		for _, other := range all {
			if g.better(other, v) {
				better++
			}
		}
		return big.NewRat(int64(len(all)-better), int64(len(all)))
	case ByAttainment:
		return g.attainment(v)
	case BySteps:
		share := new(big.Rat)
		for i, from := range g.from {
			if !g.better(from, v) {
				share.Set(g.share[i])
			}
		}
		return share
	}
	best, worst := v, v
	for _, other := range all {
		if g.better(other, best) {
			best = other
		}
		if g.better(worst, other) {
			worst = other
		}
	}
	width := new(big.Rat).Sub(best, worst)
	if width.Sign() == 0 {
		return big.NewRat(1, 1)
	}
	share := new(big.Rat).Sub(v, worst)
	return share.Quo(share, width)
}

// attainment returns value/target between 0 and the cap, target/value where lower
// is better: then nothing at all (0 or below) is the cap.
func (g *gauge) attainment(v *big.Rat) *big.Rat {
	share := new(big.Rat)
	switch {
	case !g.LowerBetter && v.Sign() > 0:
		share.Quo(v, g.target)
	case !g.LowerBetter:
		return share
	case v.Sign() <= 0:
		return share.Set(g.cap)
	default:
		share.Quo(g.target, v)
	}
	if share.Cmp(g.cap) > 0 {
		share.Set(g.cap)
	}
	return share
}

// penalise takes the scheme's penalties off, each rounded half up to millionths and
// capped; a value below 0 costs nothing.
func (s *Scheme) penalise(score *SchemeScore, values map[string]*big.Rat) {
	for _, p := range s.Penalties {
		v := values[p.Metric]
		if v == nil && p.PerUnit > 0 && p.Most > 0 {
			score.lacks(MissingMetric{score.Province, p.Metric})
		}
		if v == nil || v.Sign() <= 0 {
			continue
		}
		off := new(big.Rat).Mul(v, pointsRat(p.PerUnit))
		points := p.Most
		if off.Cmp(pointsRat(p.Most)) < 0 {
			points = roundPoints(off)
		}
		if points > 0 {
			score.Deductions = append(score.Deductions, Deduction{p.Key, p.Clause, points})
		}
	}
}
