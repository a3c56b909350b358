package awards

import (
	"cmp"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// WeightMargin is by how much one weight of a scheme must change, the others staying as
// they are, before a province has another place to the quota line (权重余量).
type WeightMargin struct {
	Criterion string           `json:"criterion"`
	Province  zhuanhua.Place   `json:"province"`
	Weight    indicators.Exact `json:"weight"` // as it stands
	Line      Line             `json:"line"`

	// Up and Down are the nearest weights above and below at which the place becomes
	// another; not given: never, up to the bound asked for and down to 0.
	Up   zhuanhua.Given[WeightCrossing] `json:"up"`
	Down zhuanhua.Given[WeightCrossing] `json:"down"`

	Missing []MissingMetric `json:"missing"` // what is not known; Up and Down then are not either
}

// WeightCrossing is a weight at which a place becomes another.
type WeightCrossing struct {
	At   indicators.Exact `json:"at"`
	By   indicators.Exact `json:"by"`   // At less the weight; 0: any change at all will do
	Line Line             `json:"line"` // at that weight
	Then Line             `json:"then"` // just beyond it; LineNone also where nothing lies beyond
}

// WeightMargins returns for each criterion, in the scheme's order, and each province that
// competes, in their order, how far the criterion's weight can change. Estimates count as
// they stand. The weight goes from 0 to most; a scheme whose weights are all 0 is none.
//
// Weights are exact fractions. Scores are rounded to millionths of a point as
// [Scheme.Score] rounds them, so that at every weight the place is the one that [Rank]
// gives: around the weight at which two scores are equal rounding ties them, and each
// weight at which it does so is looked at. Ties are broken as the scheme says.
//
// The errors are those of [Scheme.Score] and [Scheme.Chances], [zhuanhua.ErrRange] for
// a bound that is not above 0, and [ErrTooManyBreaks].
//
// Clause: CZ23-3.3c, CZ23-3.3e
func (s *Scheme) WeightMargins(in []Sampled, quota int, most decimal.Decimal) ([]WeightMargin, error) {
	v, err := s.read(in)
	if err != nil {
		return nil, err
	}
	bound, err := above0(most)
	if err != nil {
		return nil, &zhuanhua.InputError{Field: "most", Err: err}
	}
	scores, err := s.Score(v.whole)
	if err != nil {
		return nil, err
	}
	values, _ := v.Scheme.values(v.whole) // Score has checked them
	shares := v.shares(values)
	lines := Rank(v.contenders(scores), quota)
	list := []WeightMargin{}
	for n := range v.scale.criteria {
		b := v.balance(n, values, shares, scores, max(quota, 0), bound)
		for i := range b.rows {
			m, err := b.margin(i, lines[i].Line)
			if err != nil {
				return nil, err
			}
			list = append(list, m)
		}
	}
	return list, nil
}

// balance is a scheme with one weight that moves. Deductions are whole millionths, so that
// a net score is the same whether they are taken off before rounding or after.
type balance struct {
	criterion    string
	weight, most *big.Rat
	others       *big.Rat // sum of the other weights
	openBelow    bool     // the weight may not be 0
	quota        int
	rows         []balanceRow
	near         map[[2]int][]*big.Rat // by two rows, the lower first: where they may meet or part
	missing      []MissingMetric
}

// balanceRow is one who competes.
type balanceRow struct {
	province zhuanhua.Place
	maybe    bool
	net      *course    // score less deductions
	ties     []*course  // points of the criteria that break ties
	points   []rounding // of net, then of ties
}

// shares are the points that each criterion would give each province if it were the only
// one, by criterion; nil where a value is missing that they depend on.
func (v *surveyed) shares(values []map[string]*big.Rat) [][]*big.Rat {
	list, full := make([][]*big.Rat, len(v.scale.criteria)), pointsRat(v.Full)
	for n := range list {
		g := &v.scale.criteria[n]
		all := make([]*big.Rat, len(values))
		for i := range values {
			all[i] = values[i][g.Metric]
		}
		if slices.Contains(all, nil) {
			continue
		}
		for _, value := range all {
			share := g.shareOf(value, all)
			list[n] = append(list[n], share.Mul(share, full))
		}
	}
	return list
}

func (v *surveyed) balance(moving int, values []map[string]*big.Rat, shares [][]*big.Rat, scores []SchemeScore, quota int, most *big.Rat) *balance {
	m := &v.scale.criteria[moving]
	b := &balance{criterion: m.Key, weight: m.weight, most: most, quota: quota, missing: []MissingMetric{}, near: map[[2]int][]*big.Rat{}}
	others := new(big.Rat).Sub(v.scale.total, m.weight)
	b.others, b.openBelow = others, others.Sign() == 0
	for i := range v.in {
		for _, lack := range scores[i].Missing {
			if !slices.Contains(b.missing, lack) {
				b.missing = append(b.missing, lack)
			}
		}
		if lack := (MissingMetric{v.in[i].Province, m.Metric}); values[i][m.Metric] == nil && !slices.Contains(b.missing, lack) {
			b.missing = append(b.missing, lack)
		}
	}
	for i := range v.in {
		if v.in[i].Outside {
			continue
		}
		row := balanceRow{province: v.in[i].Province, maybe: v.in[i].Maybe}
		if len(b.missing) == 0 {
			v.weighRow(&row, i, moving, others, shares, &scores[i])
		}
		b.rows = append(b.rows, row)
	}
	return b
}

// weighRow computes a row's line and what breaks its ties.
func (v *surveyed) weighRow(row *balanceRow, i, moving int, others *big.Rat, shares [][]*big.Rat, score *SchemeScore) {
	off := pointsRat(v.in[i].Off)
	for _, d := range score.Deductions {
		off.Add(off, pointsRat(d.Points))
	}
	row.net = &course{new(big.Rat).Mul(off, others), new(big.Rat).Neg(off), others, new(big.Rat)}
	row.net.base.Neg(row.net.base)
	points := map[string]*course{}
	for n := range v.scale.criteria {
		g := &v.scale.criteria[n]
		switch {
		case n == moving:
			row.net.slope.Add(row.net.slope, shares[n][i])
			points[g.Key] = &course{new(big.Rat), shares[n][i], others, new(big.Rat)}
		case g.weight.Sign() > 0:
			base := new(big.Rat).Mul(shares[n][i], g.weight)
			row.net.base.Add(row.net.base, base)
			points[g.Key] = &course{base, new(big.Rat), others, new(big.Rat)}
		}
	}
	for _, name := range v.Ties {
		if t, counts := points[name]; counts {
			row.ties = append(row.ties, t)
		}
	}
	for _, c := range append([]*course{row.net}, row.ties...) {
		row.points = append(row.points, c.rounding())
	}
}

// at places row i at the weight w.
func (b *balance) at(i int, w *big.Rat) Line {
	f, me := lineup{quota: b.quota}, &b.rows[i]
	better, equal, maybeBetter, maybeEqual := 0, 0, 0, 0
	own := make([]zhuanhua.Points, 0, len(me.points))
	for j := range b.rows {
		if j == i {
			continue
		}
		rival, order := &b.rows[j], 0
		for n := 0; order == 0 && n < len(me.points); n++ {
			if n == len(own) {
				own = append(own, me.points[n].at(w))
			}
			order = cmp.Compare(rival.points[n].at(w), own[n])
		}
		switch {
		case order > 0 && rival.maybe:
			maybeBetter++
		case order > 0:
			better++
		case order == 0 && rival.maybe:
			maybeEqual++
		case order == 0:
			equal++
		}
	}
	return f.lineOf(better, equal, maybeEqual, maybeBetter)
}

// margin looks for the crossings of row i, which Rank has placed.
func (b *balance) margin(i int, ranked Line) (WeightMargin, error) {
	m := WeightMargin{Criterion: b.criterion, Province: b.rows[i].province, Weight: indicators.ExactOf(b.weight), Missing: slices.Clone(b.missing)}
	if len(b.missing) > 0 {
		m.Line = ranked
		return m, nil
	}
	m.Line = b.at(i, b.weight)
	up, down, err := b.meetings(i)
	m.Up, m.Down = b.cross(i, m.Line, up), b.cross(i, m.Line, down)
	return m, err
}

// meetings are the weights at which row i may come level with another or part from it,
// rounded as scores are, and those at which the weight begins and ends: upwards from the
// weight, and downwards. Where no other weight is above 0 every score is the same
// whatever the weight.
func (b *balance) meetings(i int) (up, down []*big.Rat, err error) {
	up, down = []*big.Rat{b.weight, b.most}, []*big.Rat{b.weight, new(big.Rat)}
	candidates := 0
	for j := 0; j < len(b.rows) && !b.openBelow; j++ {
		if j == i {
			continue
		}
		near, err := b.beside(min(i, j), max(i, j))
		if candidates += len(near); err == nil && candidates > maxBreaks {
			err = ErrTooManyBreaks
		}
		if err != nil {
			return nil, nil, err
		}
		for _, w := range near {
			if w.Cmp(b.weight) > 0 {
				up = append(up, w)
			} else {
				down = append(down, w)
			}
		}
	}
	up = slices.DeleteFunc(up, func(w *big.Rat) bool { return w.Cmp(b.most) > 0 })
	down = slices.DeleteFunc(down, func(w *big.Rat) bool { return w.Sign() < 0 })
	slices.SortFunc(up, (*big.Rat).Cmp)
	slices.SortFunc(down, func(x, y *big.Rat) int { return y.Cmp(x) })
	same := func(x, y *big.Rat) bool { return x.Cmp(y) == 0 }
	return slices.CompactFunc(up, same), slices.CompactFunc(down, same), nil
}

// beside returns the weights at which two rows may come level or part.
func (b *balance) beside(i, j int) ([]*big.Rat, error) {
	if near, known := b.near[[2]int{i, j}]; known {
		return near, nil
	}
	near := weighing{low: new(big.Rat), high: b.most}
	if b.weight.Cmp(b.most) > 0 {
		near.high = b.weight
	}
	one, other := &b.rows[i], &b.rows[j]
	for n, tie := range one.ties {
		if err := near.beside(tie, other.ties[n]); err != nil {
			return nil, err
		}
	}
	err := near.beside(one.net, other.net)
	b.near[[2]int{i, j}] = near.candidates
	return near.candidates, err
}

// cross goes from one meeting to the next until the place becomes another.
func (b *balance) cross(i int, line Line, meetings []*big.Rat) zhuanhua.Given[WeightCrossing] {
	for n, w := range meetings {
		if b.openBelow && w.Sign() == 0 {
			break
		}
		c := WeightCrossing{Line: b.at(i, w)}
		c.Then = c.Line
		last := n == len(meetings)-1
		if !last {
			middle := new(big.Rat).Add(w, meetings[n+1])
			c.Then = b.at(i, middle.Quo(middle, big.NewRat(2, 1)))
		}
		if c.Line != line || c.Then != line {
			if last {
				c.Then = LineNone
			}
			c.At, c.By = indicators.ExactOf(w), indicators.ExactOf(new(big.Rat).Sub(w, b.weight))
			return zhuanhua.Value(c)
		}
	}
	return zhuanhua.Given[WeightCrossing]{}
}
