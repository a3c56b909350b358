package awards

import (
	"math"
	"math/big"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// columnGauge is a criterion that draws alter.
type columnGauge struct {
	*gauge
	column int
	skip   []bool // by province: no draw alters what it gets
	ties   []int  // at which places the criterion breaks ties

	full      float64 // in parts, as are those below
	whole     int64
	cap       int64
	limit     float64 // the cap's share
	goal      float64
	from      []float64
	byStep    []int64 // by the number of steps reached
	byRank    []int64 // by the number of better ones
	fixedRank []int   // of those that are not drawn: the number of better ones among them
	isDrawn   []bool
}

// gauges sets up the criteria that draws alter; what the others give is added up exactly,
// once.
func (v *surveyed) gauges(m *machine, seed string) {
	var drawn []columnGauge
	for n := range v.scale.criteria {
		g := &v.scale.criteria[n]
		if g.weight.Sign() == 0 {
			continue
		}
		c := columnGauge{gauge: g, skip: make([]bool, len(v.in)), isDrawn: make([]bool, len(v.in))}
		for i := range v.in {
			_, c.isDrawn[i] = v.errors[i][g.Metric]
			c.skip[i] = m.at[i] < 0 || !v.alters(g, i)
		}
		if slices.Contains(c.skip, false) {
			c.column = v.column(m, g.Metric, seed)
			drawn = append(drawn, c)
		}
	}
	m.parts = v.parts(drawn)
	for i := range v.still {
		m.fixed[i] = m.whole(v.still[i].sum)
	}
	for n := range drawn {
		drawn[n].prepare(v, m)
	}
	m.gauges = drawn
	for _, at := range m.at {
		if at >= 0 {
			m.keys[at].ties = slices.Clone(m.keys[at].ties) // draws write there
		}
	}
}

// parts returns into how many a millionth is divided: a multiple of the denominators
// of what no draw alters and of the shares of which a method has but a few, as far as
// there is room, and as large as there is room.
func (v *surveyed) parts(drawn []columnGauge) int64 {
	common := big.NewInt(1)
	take := func(points *big.Rat) {
		d := new(big.Rat).Mul(points, big.NewRat(int64(zhuanhua.Point), 1)).Denom()
		gcd := new(big.Int).GCD(nil, nil, common, d)
		more := new(big.Int).Mul(common, new(big.Int).Quo(d, gcd))
		if more.IsInt64() && more.Int64() <= mostParts {
			common = more
		}
	}
	for n := range drawn {
		g := &drawn[n]
		full := v.full(g.gauge)
		take(full)
		switch g.Method {
		case ByRank:
			take(new(big.Rat).Quo(full, big.NewRat(int64(len(v.in)), 1)))
		case ByAttainment:
			take(new(big.Rat).Mul(full, g.gauge.cap))
		case BySteps:
			for _, share := range g.share {
				take(new(big.Rat).Mul(full, share))
			}
		}
	}
	for i := range v.still {
		take(v.still[i].sum)
	}
	return mostParts / common.Int64() * common.Int64()
}

// prepare computes the shares of which there are but a few, exactly.
func (c *columnGauge) prepare(v *surveyed, m *machine) {
	full := v.full(c.gauge)
	times := func(share *big.Rat) int64 { return m.whole(new(big.Rat).Mul(full, share)) }
	for at, name := range v.Ties {
		if name == c.Key {
			c.ties = append(c.ties, at)
		}
	}
	c.whole = m.whole(full)
	f, _ := full.Float64()
	c.full = f * float64(zhuanhua.Point) * float64(m.parts)
	switch c.Method {
	case ByRank:
		n := int64(len(v.in))
		for better := range n {
			c.byRank = append(c.byRank, times(big.NewRat(n-better, n)))
		}
		c.rankFixed(v.values)
	case ByAttainment:
		c.cap = times(c.gauge.cap)
		c.limit, _ = c.gauge.cap.Float64()
		c.goal, _ = c.target.Float64()
	case BySteps:
		c.byStep = append(c.byStep, 0)
		for i := range c.gauge.from {
			from, _ := c.gauge.from[i].Float64()
			c.from, c.byStep = append(c.from, from), append(c.byStep, times(c.share[i]))
		}
	}
}

// rankFixed ranks those that are not drawn among themselves, exactly.
func (c *columnGauge) rankFixed(values []map[string]*big.Rat) {
	c.fixedRank = make([]int, len(values))
	for i := range values {
		for j := range values {
			if !c.isDrawn[i] && !c.isDrawn[j] && c.better(values[j][c.Metric], values[i][c.Metric]) {
				c.fixedRank[i]++
			}
		}
	}
}

// score adds the criterion's points of this draw.
func (c *columnGauge) score(m *machine) {
	values := m.columns[c.column].values
	best, worst := c.extremes(values)
	for i, x := range values {
		if c.skip[i] {
			continue
		}
		var parts int64
		switch c.Method {
		case ByRank:
			parts = c.byRank[c.countBetter(values, i)]
		case ByAttainment:
			parts = c.attained(x)
		case BySteps:
			parts = c.byStep[c.reached(x)]
		default:
			switch {
			case x == best:
				parts = c.whole
			case x != worst:
				parts = int64(math.Round(c.full * ((x - worst) / (best - worst))))
			}
		}
		m.sums[i] += parts
		for _, at := range c.ties {
			m.keys[m.at[i]].ties[at] = m.millionths(parts)
		}
	}
}

// ahead reports whether one value is better than another.
func (c *columnGauge) ahead(a, b float64) bool {
	if c.LowerBetter {
		return a < b
	}
	return a > b
}

func (c *columnGauge) extremes(values []float64) (best, worst float64) {
	best, worst = values[0], values[0]
	for _, x := range values {
		if c.ahead(x, best) {
			best = x
		}
		if c.ahead(worst, x) {
			worst = x
		}
	}
	return best, worst
}

func (c *columnGauge) countBetter(values []float64, i int) int {
	better := c.fixedRank[i]
	for j, x := range values {
		if (c.isDrawn[i] || c.isDrawn[j]) && c.ahead(x, values[i]) {
			better++
		}
	}
	return better
}

func (c *columnGauge) attained(x float64) int64 {
	share := x / c.goal
	if c.LowerBetter {
		share = c.goal / x
	}
	switch {
	case x <= 0 && !c.LowerBetter:
		return 0
	case x <= 0 || share >= c.limit:
		return c.cap
	}
	return int64(math.Round(c.full * share))
}

// reached returns the number of steps that the value reaches.
func (c *columnGauge) reached(x float64) int {
	for n, from := range c.from {
		if c.ahead(from, x) {
			return n
		}
	}
	return len(c.from)
}

// fine is a penalty on a metric that is drawn.
type fine struct {
	column int
	at     []int // provinces
	each   float64
	most   zhuanhua.Points
}

// fines sets the penalties up.
func (v *surveyed) fines(m *machine, scores []SchemeScore, seed string) {
	for i := range v.in {
		m.off[i] = v.in[i].Off
	}
	for _, p := range v.Penalties {
		f := fine{each: float64(p.PerUnit), most: p.Most}
		for i := range v.in {
			if _, drawn := v.errors[i][p.Metric]; drawn && m.at[i] >= 0 {
				f.at = append(f.at, i)
				continue
			}
			for _, d := range scores[i].Deductions {
				if d.Source == p.Key {
					m.off[i] += d.Points
				}
			}
		}
		if f.at != nil {
			f.column = v.column(m, p.Metric, seed)
			m.fines = append(m.fines, f)
		}
	}
}

// levy takes the penalty off.
func (f *fine) levy(m *machine) {
	for _, i := range f.at {
		x := m.columns[f.column].values[i]
		if off := x * f.each; off >= float64(f.most) {
			m.net[i] += f.most
		} else if x > 0 {
			m.net[i] += zhuanhua.Points(math.Floor(off + 0.5))
		}
	}
}
