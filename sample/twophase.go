package sample

import (
	"math"
	"math/big"
)

// phase is the step of a response taken as a second phase: in each class those who
// answered are a simple random sample of its eligible units. It replaces the
// variance of the draw.
//
// Source: Särndal, Swensson and Wretman, Model Assisted Survey Sampling, 9.3.
type phase struct {
	raised   *raised
	drawn    []float64 // weights before the response
	eligible []int64   // in each class
	answered []int64
	counts   []bool // members that are respondents or out of scope
}

func newPhase[R any](full *Design[R], a *answers, r *raised) (*phase, error) {
	if full.plan.clusters != nil {
		return nil, fault(ErrOption, "", "", "")
	}
	n := len(a.names)
	p := &phase{
		raised: r, drawn: full.drawn,
		eligible: make([]int64, n), answered: make([]int64, n), counts: make([]bool, len(a.of)),
	}
	for k, class := range a.of {
		switch a.responses[k] {
		case Unresolved:
			return nil, fault(ErrOption, "", full.unit(&full.rows[full.members[k]]).ID, Unresolved.String())
		case Responded:
			p.answered[class]++
			fallthrough
		case Refused:
			p.eligible[class]++
		}
		p.counts[k] = a.responses[k] != Refused
	}
	for i := range p.answered {
		if p.answered[i] == 1 && p.eligible[i] > 1 {
			return nil, fault(ErrLonely, a.names[i], "", "")
		}
	}
	return p, nil
}

// back leaves a column as it is: of the response nothing is made linear.
func (p *phase) back(u column) column { return u }

func (p *phase) own(draw *plan, lonely Lonely, a, b column) (float64, bool) {
	return p.first(draw, lonely, a, b) + p.second(a, b), true
}

// block are sums over the members of a stratum and a class that count.
type block struct{ a, b, products sum }

// Bits of what is computed from exact sums: they cancel by the square of the values.
const phaseBits = 2048

// first returns the variance of the draw, estimated from those who answered:
//
//	Σ_h (1−f_h)·[Σ_c Q/φ − (Σ_c (S²−Q)/φ₂ + Σ_{c≠c'} S·S'/(φφ'))/(n_h−1)]
//
// with S and Q the sums of z = d·u and of its squares over the respondents of stratum
// and class, φ = r/n and φ₂ = r(r−1)/(n(n−1)) the probabilities that one and that two
// units of a class answer. It is NaN where no float64 holds it.
func (p *phase) first(draw *plan, lonely Lonely, a, b column) float64 {
	total := float(0)
	for i := range draw.strata {
		s := &draw.strata[i]
		if s.census() || s.answered == 1 && lonely != LonelyCentred {
			continue
		}
		part, finite := p.stratum(s, a, b)
		if !finite {
			return math.NaN()
		}
		total.Add(total, part.Mul(part, float(s.correction())))
	}
	if others := len(draw.strata) - draw.lonely; (lonely == LonelyAverage || lonely == LonelyCollapsed) && others > 0 {
		total.Mul(total, float(float64(len(draw.strata))/float64(others)))
	}
	first, _ := total.Float64()
	return first
}

func (p *phase) stratum(s *stratum, a, b column) (v *big.Float, finite bool) {
	blocks := p.blocks(s, a, b)
	single, pairs, sumA, sumB := float(0), float(0), float(0), float(0)
	for class := range blocks {
		of := &blocks[class]
		if of.products.bad || of.a.bad || of.b.bad {
			return nil, false
		}
		one, two := float(1), float(1)
		if class < len(p.eligible) && p.answered[class] > 0 {
			n, r := p.eligible[class], p.answered[class]
			one = ratio(n, r)
			if r > 1 {
				two = ratio(n*(n-1), r*(r-1))
			}
		}
		q, sa, sb := of.products.big(), of.a.big(), of.b.big()
		single.Add(single, float(0).Mul(q, one))
		product := float(0).Mul(sa, sb)
		within := float(0).Sub(product, q)
		pairs.Add(pairs, within.Mul(within, two))
		sa.Mul(sa, one)
		sb.Mul(sb, one)
		pairs.Sub(pairs, float(0).Mul(sa, sb))
		sumA.Add(sumA, sa)
		sumB.Add(sumB, sb)
	}
	if s.answered == 1 {
		return single, true
	}
	pairs.Add(pairs, sumA.Mul(sumA, sumB))
	pairs.Quo(pairs, float(float64(s.answered-1)))
	return single.Sub(single, pairs), true
}

// blocks returns the sums of a stratum by class, those out of scope last.
func (p *phase) blocks(s *stratum, a, b column) []block {
	blocks := make([]block, len(p.eligible)+1)
	for k := s.begin; k < s.begin+s.respondents; k++ {
		if !p.counts[k] {
			continue
		}
		class := int(p.raised.of[k])
		if class < 0 {
			class = len(p.eligible)
		}
		of := &blocks[class]
		za, zb := p.drawn[k]*a[k], p.drawn[k]*b[k]
		of.a.add(za)
		of.b.add(zb)
		of.products.addProduct(za, zb)
	}
	return blocks
}

// second returns the variance of the response: in each class that of a simple
// random sample of its eligible units.
func (p *phase) second(a, b column) float64 {
	n := len(p.eligible)
	slopeA := p.raised.slope(a)
	slopeB := slopeA
	if !same(a, b) {
		slopeB = p.raised.slope(b)
	}
	za, zb := make([][]float64, n), make([][]float64, n)
	for k, class := range p.raised.of {
		if class >= 0 && p.raised.stays[k] {
			w := p.raised.after[k]
			za[class] = append(za[class], w*p.raised.deviation(a, slopeA, k))
			zb[class] = append(zb[class], w*p.raised.deviation(b, slopeB, k))
		}
	}
	var total sum
	for i := range za {
		if p.answered[i] > 1 && p.answered[i] < p.eligible[i] {
			missing := float64(p.eligible[i]-p.answered[i]) / float64(p.eligible[i])
			whole := precise{za[i], make([]float64, len(za[i]))}
			other := precise{zb[i], whole.low}
			total.add(missing * spread(whole, other, 0, len(za[i])))
		}
	}
	return total.value()
}

func float(v float64) *big.Float { return new(big.Float).SetPrec(phaseBits).SetFloat64(v) }

func ratio(n, r int64) *big.Float {
	q := new(big.Float).SetPrec(phaseBits)
	return q.Quo(new(big.Float).SetInt64(n), new(big.Float).SetInt64(r))
}
