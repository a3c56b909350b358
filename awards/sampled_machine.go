package awards

import (
	"math/big"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/chance"
)

// machine computes a scheme again for each draw, column by column. Points are whole
// numbers of parts of a millionth: so many parts that all shares of which there are but
// a few are whole.
type machine struct {
	*drawing
	at      []int // number in the drawing, by province; −1: no draw alters its score, or it does not compete
	parts   int64 // of a millionth
	fixed   []int64
	off     []zhuanhua.Points // deductions that no draw alters
	columns []column
	gauges  []columnGauge
	fines   []fine
	sums    []int64
	net     []zhuanhua.Points
}

// column is a metric's values in a draw, by province.
type column struct {
	metric string
	values []float64
	drawn  []columnDraw
}

type columnDraw struct {
	at int
	estimateDraw
	stream chance.Stream
}

// mostParts bounds the parts of a millionth: 1000 points of them, doubled, stay within
// 63 bits.
const mostParts = 1 << 31

// machine prepares the draws. Scores are those of the known figures.
func (v *surveyed) machine(scores []SchemeScore, quota int, seed string) *machine {
	contenders := v.contenders(scores)
	m := &machine{
		drawing: makeDrawing(len(contenders), quota), at: make([]int, len(v.in)),
		fixed: make([]int64, len(v.in)), off: make([]zhuanhua.Points, len(v.in)),
		sums: make([]int64, len(v.in)), net: make([]zhuanhua.Points, len(v.in)),
	}
	n := 0
	for i := range v.in {
		m.at[i] = -1
		if v.in[i].Outside {
			continue
		}
		c := &contenders[n]
		m.maybe[n], m.known[n] = c.Maybe, c.Score.IsGiven()
		m.keys[n] = key{c.Score.Or(0), c.Ties}
		if m.known[n] && v.isDrawn(i) {
			m.at[i] = n
		}
		n++
	}
	m.settle()
	v.gauges(m, seed)
	v.fines(m, scores, seed)
	return m
}

// isDrawn reports whether a draw can alter the province's score.
func (v *surveyed) isDrawn(i int) bool {
	for n := range v.scale.criteria {
		if g := &v.scale.criteria[n]; g.weight.Sign() > 0 && v.alters(g, i) {
			return true
		}
	}
	for _, p := range v.Penalties {
		if _, drawn := v.errors[i][p.Metric]; drawn {
			return true
		}
	}
	return false
}

// alters reports whether a draw can alter what a criterion gives the province.
func (v *surveyed) alters(g *gauge, i int) bool {
	for j := range v.in {
		if _, drawn := v.errors[j][g.Metric]; drawn && (i == j || g.Method == ByRank || g.Method == ByRange) {
			return true
		}
	}
	return false
}

// column returns the number of the metric's column, which it makes where there is none.
func (v *surveyed) column(m *machine, metric string, seed string) int {
	for at := range m.columns {
		if m.columns[at].metric == metric {
			return at
		}
	}
	c := column{metric: metric, values: make([]float64, len(v.in))}
	for i := range v.in {
		if r := v.values[i][metric]; r != nil {
			c.values[i], _ = r.Float64()
		}
		if e, drawn := v.errors[i][metric]; drawn {
			c.drawn = append(c.drawn, columnDraw{i, e, chance.NewStream(seed, v.in[i].Province.String(), metric)})
		}
	}
	m.columns = append(m.columns, c)
	return len(m.columns) - 1
}

// full returns the points of a criterion's full share, which nobody may alter.
func (v *surveyed) full(g *gauge) *big.Rat {
	full, known := v.fulls[g.Key]
	if !known {
		full = new(big.Rat).Mul(pointsRat(v.Full), g.weight)
		full.Quo(full, v.scale.total)
		if v.fulls == nil {
			v.fulls = map[string]*big.Rat{}
		}
		v.fulls[g.Key] = full
	}
	return full
}

// whole returns points in parts, rounded half up.
func (m *machine) whole(points *big.Rat) int64 {
	x := new(big.Rat).Mul(points, new(big.Rat).SetInt64(m.parts))
	x.Mul(x, big.NewRat(int64(zhuanhua.Point), 1)).Add(x, big.NewRat(1, 2))
	return new(big.Int).Div(x.Num(), x.Denom()).Int64()
}

// millionths rounds parts half up.
func (m *machine) millionths(parts int64) zhuanhua.Points {
	return zhuanhua.Points((2*parts + m.parts) / (2 * m.parts))
}

// draw computes every score of draw n.
func (m *machine) draw(n uint64) {
	for c := range m.columns {
		col := &m.columns[c]
		for d := range col.drawn {
			e := &col.drawn[d]
			noise := float64(e.stream.Draw(n, e.err.Freedom) * e.err.StandardError)
			col.values[e.at] = min(max(e.value+noise, -furthest), furthest)
		}
	}
	copy(m.sums, m.fixed)
	copy(m.net, m.off)
	for g := range m.gauges {
		m.gauges[g].score(m)
	}
	for f := range m.fines {
		m.fines[f].levy(m)
	}
	for i, at := range m.at {
		if at >= 0 {
			m.keys[at].score = m.millionths(m.sums[i]) - m.net[i]
		}
	}
}
