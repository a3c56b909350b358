package awards

import (
	"math"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/chance"
)

// BoundKind is how bounds of a probability are found (概率界的方法).
type BoundKind uint8

// The kinds.
const (
	BoundNone         BoundKind = iota
	BoundCertain                // nothing that has an error plays a part
	BoundFrechet                // of the pairs' probabilities, whatever the dependence between pairs
	BoundSimultaneous           // all figures within their intervals at once, by Bonferroni's inequality
)

var boundKinds = words[BoundKind]{"kind of bound", []word{
	{},
	{"certain", zhuanhua.Text{Zh: "不涉及抽样误差", En: "no sampling error plays a part"}},
	{"frechet", zhuanhua.Text{Zh: "弗雷歇界", En: "Fréchet bounds of pairs"}},
	{"simultaneous", zhuanhua.Text{Zh: "联合区间界", En: "simultaneous intervals"}},
}}

// String returns the stable key.
func (k BoundKind) String() string { return boundKinds.key(k) }

// Text returns the names.
func (k BoundKind) Text() zhuanhua.Text { return boundKinds.text(k) }

// MarshalText returns the stable key, empty when there is none.
func (k BoundKind) MarshalText() ([]byte, error) { return boundKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is none.
func (k *BoundKind) UnmarshalText(b []byte) error { return boundKinds.unmarshal(k, b) }

// Bounds are between which a probability lies, the numbers included.
type Bounds struct {
	Low  float64   `json:"low"`
	High float64   `json:"high"`
	Kind BoundKind `json:"kind"`
}

// slack covers the rounding of the arithmetic that bounds are computed by.
const slack = 1e-12

// frechet bounds the probability that contender i lies within the quota q. It does so
// if of the others fewer than q rank before or beside it, and the probabilities of
// these events, one by one, bound that of q or more of them coming true.
func frechet(contenders []Uncertain, i, quota int, by pairing) Bounds {
	quota = max(quota, 0)
	most := make([]float64, 0, len(contenders))  // of ranking before it or beside it
	least := make([]float64, 0, len(contenders)) // of not doing so
	certain := true
	for j := range contenders {
		if j == i {
			continue
		}
		low, high := by.notWorse(&contenders[j], &contenders[i])
		most, least = append(most, high), append(least, 1-low)
		certain = certain && (low == 0 || low == 1) && (high == 0 || high == 1)
	}
	b := Bounds{Low: 1 - atLeast(most, quota), High: atLeast(least, len(least)-quota+1), Kind: BoundFrechet}
	if certain {
		b.Kind = BoundCertain
		return b
	}
	b.Low, b.High = max(0, b.Low-slack), min(1, b.High+slack)
	return b
}

// atLeast bounds the probability that k or more of events with these probabilities come
// true, whatever the dependence: leave out s of the most likely and divide the sum of the
// others by k−s, for the best s below k. It sorts the probabilities.
//
// Source: Rüschendorf, Random variables with maximum sums (1982).
func atLeast(p []float64, k int) float64 {
	switch {
	case k <= 0:
		return 1
	case k > len(p):
		return 0
	}
	slices.Sort(p)
	sum := 0.0
	for _, q := range p[:len(p)-k] {
		sum += q
	}
	bound := 1.0
	for s := k - 1; s >= 0; s-- {
		sum += p[len(p)-s-1]
		bound = min(bound, sum/float64(k-s))
	}
	return bound
}

// pairing is how the probability of one score being above another is bounded.
type pairing struct {
	free       bool // of the shape of the errors
	dependence Dependence
}

// notWorse bounds the probability that a ranks before b or beside it: the certain part
// and the possible part, what is not known counting for the latter alone.
func (by pairing) notWorse(a, b *Uncertain) (low, high float64) {
	if !a.known() || !b.known() {
		return 0, 1
	}
	x, y := a.Error.Or(SamplingError{}), b.Error.Or(SamplingError{})
	if x.exact() && y.exact() {
		if (key{a.Score.Or(0), a.Ties}).before(key{b.Score.Or(0), b.Ties}) <= 0 {
			high = 1
		}
		low = high
	} else { // a drawn score is rounded by up to half a millionth, and ties may be broken
		ahead := float64(b.Score.Or(0)-a.Score.Or(0)) / float64(zhuanhua.Point)
		step := 1 / float64(zhuanhua.Point)
		low, high = 1-by.tail(-ahead-step, x, y), by.tail(ahead-step, x, y)
	}
	if a.Maybe {
		low = 0
	}
	return low, high
}

// tail bounds from above the probability that the difference of two errors is at least
// d: by Cantelli's inequality V/(V+d²) where the shape is not used; else by the normal
// distribution of a difference of independent normal errors, by the one distribution
// where the other number is exact, and by splitting d between the two (Bonferroni).
func (by pairing) tail(d float64, x, y SamplingError) float64 {
	bound := 1.0
	v, finite := by.variance(x, y)
	if d > 0 && finite {
		bound = v / (v + d*d)
	}
	spread := x.StandardError + y.StandardError
	switch {
	case by.free:
	case y.exact():
		bound = chance.Tail(d/x.StandardError, x.Freedom)
	case x.exact():
		bound = chance.Tail(d/y.StandardError, y.Freedom)
	case x.Freedom == 0 && y.Freedom == 0 && by.dependence == Independent:
		bound = chance.Tail(d/math.Sqrt(v), 0)
	case d > 0:
		bound = min(bound, chance.Tail(d/spread, x.Freedom)+chance.Tail(d/spread, y.Freedom))
	}
	return bound
}

// variance bounds that of the difference of two errors.
func (by pairing) variance(x, y SamplingError) (v float64, finite bool) {
	a, finiteA := x.variance()
	b, finiteB := y.variance()
	if by.dependence == Independent {
		return a + b, finiteA && finiteB
	}
	spread := math.Sqrt(a) + math.Sqrt(b)
	return spread * spread, finiteA && finiteB
}
