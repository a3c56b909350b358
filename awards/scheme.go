package awards

import (
	"errors"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Method is how a criterion turns the values of a metric into shares of its points
// (评分方法).
type Method uint8

// The methods. A share is from 0 to 1, but for [ByAttainment] with a cap above 1.
const (
	MethodNone   Method = iota
	ByRank              // 排名计分: (n − rank + 1)/n among n provinces, competition ranks
	ByAttainment        // 完成率计分: value/target, from 0 to the cap; target/value where lower is better
	BySteps             // 分档计分: the share of the last step reached; 0 below the first
	ByRange             // 极差计分: (value − worst)/(best − worst); 1 for all where all are equal
)

var methods = words[Method]{"scoring method", []word{
	{},
	{"rank", zhuanhua.Text{Zh: "排名计分", En: "by rank"}},
	{"attainment", zhuanhua.Text{Zh: "完成率计分", En: "by attainment"}},
	{"steps", zhuanhua.Text{Zh: "分档计分", En: "by steps"}},
	{"range", zhuanhua.Text{Zh: "极差计分", En: "by range"}},
}}

// String returns the stable key.
func (m Method) String() string { return methods.key(m) }

// Text returns the names.
func (m Method) Text() zhuanhua.Text { return methods.text(m) }

// MarshalText returns the stable key, empty when not given.
func (m Method) MarshalText() ([]byte, error) { return methods.marshal(m) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (m *Method) UnmarshalText(b []byte) error { return methods.unmarshal(m, b) }

// Metric is a figure that a scheme scores (指标).
type Metric struct {
	Key    string
	Text   zhuanhua.Text
	Unit   string
	Clause zhuanhua.ClauseID // where the figure comes from; empty: the host's own
}

// Step is one step of a criterion scored [BySteps]: from this value on (the value
// included), this share.
type Step struct {
	From  decimal.Decimal
	Share decimal.Decimal // 0 to 1
}

// Criterion is one criterion of a scheme (评分项).
type Criterion struct {
	Key         string
	Text        zhuanhua.Text
	Metric      string          // one of the scheme's
	Weight      decimal.Decimal // against the weights of the others; 0 or above
	Method      Method
	LowerBetter bool
	Target      decimal.Decimal // of ByAttainment: above 0
	Cap         decimal.Decimal // of ByAttainment: above 0; 1 gives no more than full points
	Steps       []Step          // of BySteps: each further on than the one before, and none with a smaller share
}

// Penalty takes points off for each unit of a metric (扣分项).
type Penalty struct {
	Key     string
	Text    zhuanhua.Text
	Metric  string
	PerUnit zhuanhua.Points // 0 to 1000
	Most    zhuanhua.Points // at most so many in all; 0 to 1000
	Clause  zhuanhua.ClauseID
}

// Scheme is how a year's evaluation is scored: each year's notice sets indicators,
// proof and quotas, so a scheme is the host's data (评分方案).
//
// Clause: CZ23-3.3e
type Scheme struct {
	Key          string
	Text         zhuanhua.Text
	Illustrative bool            // made to show how; nobody's scheme
	Full         zhuanhua.Points // points of a province that has all shares in full; above 0
	Metrics      []Metric
	Criteria     []Criterion
	Penalties    []Penalty
	Ties         []string // criteria by which ties are broken, first to last; nil: ties stand
}

// What can be wrong with a scheme; a [SchemeError] wraps them or an error of the
// root.
var (
	ErrWeights    = errors.New("weights must be 0 or above, and one of them above 0")
	ErrNoMetric   = errors.New("no such metric in the scheme")
	ErrNoSuchItem = errors.New("no such criterion in the scheme")
	ErrScoreRange = errors.New("scores could leave the range of 0 to 1000 points")
)

// SchemeError says which part of a scheme cannot be worked with.
type SchemeError struct {
	Scheme string // its key
	Item   string // key of the criterion, penalty or metric; empty: the scheme as a whole
	Field  string
	Err    error
}

// Error names scheme, item and field.
func (e *SchemeError) Error() string {
	s := "scheme " + zhuanhua.Quote(e.Scheme)
	if e.Item != "" {
		s += ": " + zhuanhua.Quote(e.Item)
	}
	return s + ": " + e.Field + ": " + e.Err.Error()
}

// Unwrap returns the kind of fault.
func (e *SchemeError) Unwrap() error { return e.Err }

// Validate returns the first fault as a [SchemeError]: a key that is empty or there
// twice, no criteria, a metric or tie-break that the scheme does not have, weights
// that are negative or all 0, no method, a target or cap that is not above 0, steps
// that are missing, out of order or outside 0 to 1, points outside their range or
// caps by which a score could leave it.
func (s *Scheme) Validate() error {
	_, err := s.compile()
	return err
}

// scale is a scheme made ready for arithmetic.
type scale struct {
	criteria []gauge
	total    *big.Rat // of the weights
}

// gauge is a criterion with exact numbers.
type gauge struct {
	*Criterion
	weight, target, cap *big.Rat
	from, share         []*big.Rat
}

func (s *Scheme) fault(item, field string, err error) error {
	return &SchemeError{s.Key, item, field, err}
}

func (s *Scheme) compile() (*scale, error) {
	switch {
	case s.Full <= 0 || !s.Full.InRange():
		return nil, s.fault("", "Full", ErrScoreRange)
	case len(s.Criteria) == 0:
		return nil, s.fault("", "Criteria", zhuanhua.ErrNotGiven)
	}
	metrics, items := map[string]bool{}, map[string]bool{}
	for _, m := range s.Metrics {
		if err := newKey(metrics, m.Key); err != nil {
			return nil, s.fault(m.Key, "Metrics", err)
		}
	}
	c := &scale{total: new(big.Rat)}
	for i := range s.Criteria {
		if err := newKey(items, s.Criteria[i].Key); err != nil {
			return nil, s.fault(s.Criteria[i].Key, "Criteria", err)
		}
		g, err := s.gauge(&s.Criteria[i], metrics)
		if err != nil {
			return nil, err
		}
		c.criteria = append(c.criteria, g)
		c.total.Add(c.total, g.weight)
	}
	if c.total.Sign() == 0 {
		return nil, s.fault("", "Criteria", ErrWeights)
	}
	if c.most(s.Full).Cmp(pointsRat(zhuanhua.MaxPoints)) > 0 {
		return nil, s.fault("", "Full", ErrScoreRange)
	}
	for _, name := range s.Ties {
		if !items[name] {
			return nil, s.fault(name, "Ties", ErrNoSuchItem)
		}
	}
	return c, s.validatePenalties(metrics, items)
}

// newKey notes a key that must be given and new.
func newKey(seen map[string]bool, key string) error {
	if key == "" {
		return zhuanhua.ErrNotGiven
	}
	if seen[key] {
		return zhuanhua.ErrDuplicate
	}
	seen[key] = true
	return nil
}

// most returns the highest score that a province can reach.
func (c *scale) most(full zhuanhua.Points) *big.Rat {
	most := new(big.Rat)
	for _, g := range c.criteria {
		share := big.NewRat(1, 1)
		if g.Method == ByAttainment {
			share = g.cap
		}
		most.Add(most, new(big.Rat).Mul(g.weight, share))
	}
	return most.Mul(most, pointsRat(full)).Quo(most, c.total)
}

func (s *Scheme) validatePenalties(metrics, items map[string]bool) error {
	for _, p := range s.Penalties {
		if err := newKey(items, p.Key); err != nil {
			return s.fault(p.Key, "Penalties", err)
		}
		switch {
		case !metrics[p.Metric]:
			return s.fault(p.Key, "Metric", ErrNoMetric)
		case !p.PerUnit.InRange():
			return s.fault(p.Key, "PerUnit", ErrScoreRange)
		case !p.Most.InRange():
			return s.fault(p.Key, "Most", ErrScoreRange)
		}
	}
	return nil
}

// gauge makes a criterion exact, or says what is wrong with it.
func (s *Scheme) gauge(c *Criterion, metrics map[string]bool) (g gauge, err error) {
	g.Criterion = c
	if !metrics[c.Metric] {
		return g, s.fault(c.Key, "Metric", ErrNoMetric)
	}
	if g.weight, err = ratOf(c.Weight); err != nil {
		return g, s.fault(c.Key, "Weight", err)
	} else if g.weight.Sign() < 0 {
		return g, s.fault(c.Key, "Weight", ErrWeights)
	}
	switch c.Method {
	case ByRank, ByRange:
	case ByAttainment:
		if g.target, err = above0(c.Target); err != nil {
			return g, s.fault(c.Key, "Target", err)
		}
		if g.cap, err = above0(c.Cap); err != nil {
			return g, s.fault(c.Key, "Cap", err)
		}
	case BySteps:
		if err := g.steps(); err != nil {
			return g, s.fault(c.Key, "Steps", err)
		}
	default:
		return g, s.fault(c.Key, "Method", zhuanhua.ErrNotGiven)
	}
	return g, nil
}

func above0(d decimal.Decimal) (*big.Rat, error) {
	r, err := ratOf(d)
	if err == nil && r.Sign() <= 0 {
		err = zhuanhua.ErrRange
	}
	return r, err
}

func (g *gauge) steps() error {
	if len(g.Steps) == 0 {
		return zhuanhua.ErrNotGiven
	}
	for i, step := range g.Steps {
		from, err := ratOf(step.From)
		if err != nil {
			return err
		}
		share, err := ratOf(step.Share)
		if err != nil {
			return err
		}
		if share.Sign() < 0 || share.Cmp(big.NewRat(1, 1)) > 0 {
			return zhuanhua.ErrRange
		}
		if i > 0 && (!g.better(from, g.from[i-1]) || share.Cmp(g.share[i-1]) < 0) {
			return zhuanhua.ErrContradiction
		}
		g.from, g.share = append(g.from, from), append(g.share, share)
	}
	return nil
}

// better reports whether a value is better than another.
func (g *gauge) better(a, b *big.Rat) bool {
	if g.LowerBetter {
		return a.Cmp(b) < 0
	}
	return a.Cmp(b) > 0
}

// TieBreaks returns a copy of the scheme's tie-breaks, for a year of [Input].
func (s *Scheme) TieBreaks() []string { return slices.Clone(s.Ties) }
