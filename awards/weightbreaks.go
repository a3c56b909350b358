package awards

import (
	"errors"
	"math/big"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// ErrTooManyBreaks says that two provinces' scores run so close together over a range
// of weights that rounding lets them change places more often than anybody would
// read.
var ErrTooManyBreaks = errors.New("more breaks than can be listed")

// maxBreaks bounds the candidates of one question about weights.
const maxBreaks = 20_000

// WeightBreaks returns all weights of a criterion from low to high, as exact
// fractions, at which the answer changes; the other weights stay as they are. A
// score rises or falls with a weight as a ratio of two linear functions does, so it
// meets another's, or the pass mark, at fractions that are worked out; around such a
// meeting scores that are rounded to millionths can change places several times, and
// each of these weights is told.
//
// It returns what [Regime.Decide] returns, [ErrNoSuchItem] in a [SchemeError] for a
// criterion that the scheme does not have, and [ErrTooManyBreaks].
//
// Clause: CZ23-3.3e
func (p Regime) WeightBreaks(criterion string, low, high decimal.Decimal, in Input, scored []Scored, q Question) ([]zhuanhua.RatBreak[Answer], error) {
	scheme := p.Scheme.Clone()
	from, err := ratOf(low)
	if err == nil && from.Sign() < 0 {
		err = zhuanhua.ErrRange
	}
	to, fault := ratOf(high)
	if err = errors.Join(err, fault); err != nil {
		return nil, scheme.fault(criterion, "Weight", err)
	}
	if scheme.criterion(criterion) == nil {
		return nil, scheme.fault(criterion, "Criteria", ErrNoSuchItem)
	}
	w := weighing{scheme: &scheme, criterion: criterion, low: from, high: to}
	if _, _, err := w.scale(from); err != nil { // of all weights 0 there is no score
		return nil, err
	}
	for _, s := range scored {
		if err := w.meet(p.Terms, in, s, scored); err != nil {
			return nil, err
		}
	}
	return zhuanhua.RatBreaks(from, to, w.candidates, func(weight *big.Rat) (Answer, error) {
		weighed, err := w.input(in, scored, weight)
		if err != nil {
			return Answer{}, err
		}
		return q.answerTo(p.Terms, weighed)
	})
}

// weighing varies the weight of one criterion.
type weighing struct {
	scheme     *Scheme
	criterion  string
	low, high  *big.Rat
	candidates []*big.Rat
}

// scale returns the scheme ready for arithmetic with the weight, and the sum of the
// other weights.
func (w *weighing) scale(weight *big.Rat) (*scale, *big.Rat, error) {
	c, err := w.scheme.compile()
	if err != nil {
		return nil, nil, err
	}
	for n := range c.criteria {
		if g := &c.criteria[n]; g.Key == w.criterion {
			c.total.Sub(c.total, g.weight)
			g.weight = weight
		}
	}
	others := new(big.Rat).Set(c.total)
	if c.total.Add(c.total, weight).Sign() == 0 {
		return nil, nil, w.scheme.fault(w.criterion, "Weight", ErrWeights)
	}
	return c, others, nil
}

// input returns the input with the evaluations that the weight makes.
func (w *weighing) input(in Input, scored []Scored, weight *big.Rat) (Input, error) {
	c, _, err := w.scale(weight)
	if err != nil {
		return in, err
	}
	return in.scoredBy(scored, func(figures []Figures) ([]SchemeScore, error) {
		scores, _, err := w.scheme.scoreBy(c, figures)
		return scores, err
	})
}

// course is a province's score by weight w: (base + slope·w) / (others + w) points;
// off are its deductions.
type course struct{ base, slope, others, off *big.Rat }

// at returns the weight at which the score is this many points, nil where there is
// none or it always is.
func (c *course) at(points *big.Rat) *big.Rat {
	below := new(big.Rat).Sub(c.slope, points)
	if below.Sign() == 0 {
		return nil
	}
	above := new(big.Rat).Mul(points, c.others)
	return above.Sub(above, c.base).Quo(above, below)
}

// less returns how far a course lies above another.
func (c *course) less(other *course) *course {
	return &course{new(big.Rat).Sub(c.base, other.base), new(big.Rat).Sub(c.slope, other.slope), c.others, new(big.Rat).Sub(c.off, other.off)}
}

// courses returns the course of each province of a year whose score is known. They
// are straight lines once the division by all weights is taken out, and two points
// give a line.
func (w *weighing) courses(t Terms, in Input, s Scored, all []Scored) ([]*course, error) {
	first, second := new(big.Rat).Add(w.low, big.NewRat(1, 1)), new(big.Rat).Add(w.low, big.NewRat(2, 1))
	weighed, err := w.input(in, all, first)
	if err != nil {
		return nil, err
	}
	net, err := t.netScores(weighed, s.Year)
	if err != nil {
		return nil, err
	}
	c, others, err := w.scale(first)
	if err != nil {
		return nil, err
	}
	scores, sums, err := w.scheme.scoreBy(c, s.Figures)
	if err != nil {
		return nil, err
	}
	c, _, _ = w.scale(second) // as above
	_, later, err := w.scheme.scoreBy(c, s.Figures)
	if err != nil {
		return nil, err
	}
	var list []*course
	for i := range scores {
		gross, known := scores[i].Score.Get()
		if !known {
			continue
		}
		one := new(big.Rat).Mul(sums[i], new(big.Rat).Add(others, first))
		two := new(big.Rat).Mul(later[i], new(big.Rat).Add(others, second))
		slope := two.Sub(two, one)
		base := one.Sub(one, new(big.Rat).Mul(slope, first))
		list = append(list, &course{base, slope, others, pointsRat(gross - net[scores[i].Province])})
	}
	return list, nil
}

// meet notes the weights at which scores of a year meet one another or the pass mark.
func (w *weighing) meet(t Terms, in Input, s Scored, all []Scored) error {
	courses, err := w.courses(t, in, s, all)
	if err != nil {
		return err
	}
	half := new(big.Rat).Quo(pointsRat(1), big.NewRat(2, 1))
	mark, set := t.PassMark.Get()
	for i, c := range courses {
		if set && s.Year == t.FirstYear+1 { // half up: half a millionth below is the mark
			line := new(big.Rat).Add(pointsRat(mark), c.off)
			w.note(c.at(line.Sub(line, half)))
		}
		for _, other := range courses[:i] {
			if err := w.beside(c, other); err != nil {
				return err
			}
		}
	}
	return nil
}

// note keeps a weight in the range.
func (w *weighing) note(weight *big.Rat) {
	if weight != nil && weight.Cmp(w.low) >= 0 && weight.Cmp(w.high) <= 0 {
		w.candidates = append(w.candidates, weight)
	}
}

// beside notes where two scores, net of deductions, lie within a millionth of each
// other, and there every weight at which either is rounded to another number.
func (w *weighing) beside(a, b *course) error {
	apart, unit := a.less(b), pointsRat(1)
	from, to := w.low, w.high
	near := func(weight *big.Rat) bool {
		all := new(big.Rat).Add(apart.others, weight) // above 0: the scores times it
		gap := new(big.Rat).Mul(apart.slope, weight)
		gap.Add(gap, apart.base).Sub(gap, new(big.Rat).Mul(apart.off, all))
		return gap.Abs(gap).Cmp(all.Mul(all, unit)) < 0
	}
	var edges []*big.Rat
	for _, by := range []*big.Rat{new(big.Rat).Sub(apart.off, unit), new(big.Rat).Add(apart.off, unit)} {
		if edge := apart.at(by); edge != nil && edge.Cmp(w.low) > 0 && edge.Cmp(w.high) < 0 {
			edges = append(edges, edge)
		}
	}
	points := append([]*big.Rat{from}, append(edges, to)...)
	if len(edges) == 2 && edges[0].Cmp(edges[1]) > 0 {
		points[1], points[2] = points[2], points[1]
	}
	for i := 1; i < len(points); i++ {
		middle := new(big.Rat).Add(points[i-1], points[i])
		if !near(middle.Quo(middle, big.NewRat(2, 1))) || apart.isConstantWhole() {
			continue
		}
		w.note(points[i-1])
		w.note(points[i])
		for _, c := range []*course{a, b} {
			if err := w.roundings(c, points[i-1], points[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// isConstantWhole reports whether two scores always lie a whole number of millionths
// apart, so that rounding never tells them otherwise than they are.
func (c *course) isConstantWhole() bool {
	if new(big.Rat).Mul(c.slope, c.others).Cmp(c.base) != 0 {
		return false
	}
	return new(big.Rat).Quo(c.slope, pointsRat(1)).IsInt()
}

// roundings notes the weights between two at which a score is rounded to another
// number.
func (w *weighing) roundings(c *course, from, to *big.Rat) error {
	r := c.rounding()
	first, last := r.at(from), r.at(to)
	first, last = min(first, last), max(first, last)
	if int64(last-first)+int64(len(w.candidates)) > maxBreaks {
		return ErrTooManyBreaks
	}
	for p := first; p <= last; p++ {
		w.note(c.at(big.NewRat(2*int64(p)+1, 2*int64(zhuanhua.Point))))
		w.note(c.at(big.NewRat(2*int64(p)-1, 2*int64(zhuanhua.Point))))
	}
	return nil
}
