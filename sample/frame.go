package sample

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// MaxSize is the largest size of a stratum or a cluster.
const MaxSize = 1_000_000_000

// Stratum is a part of the population from which a sample of its own was drawn
// (层).
type Stratum struct {
	Name string `json:"name"`
	Size int64  `json:"size"` // primary units in it (clusters, or units where there are none), drawn or not; 1 to 10⁹
}

// Frame is the population by strata (抽样框). A design that has one knows of strata
// of which nothing was drawn; without one the strata are those of the rows.
type Frame []Stratum

// Unit is what a design must know of a row: a unit that was drawn, whether it
// answered or not (样本单位). Where clusters were drawn first (整群、二阶段抽样: parks,
// cities), Size and Fraction count clusters, and ClusterSize or ClusterFraction say
// what the second draw left; without them the units of a drawn cluster are all in
// the sample. The size of a stratum may come from the design's frame instead.
// Weight, where it is given, takes the place of the sizes over the numbers drawn,
// and is given for all units or none.
type Unit struct {
	ID              string                  // not empty, once in the sample
	Stratum         string                  // empty for all: not stratified
	Cluster         string                  // that it was drawn through; empty for all: units were drawn directly
	Answered        bool                    // who did not has no values
	Size            zhuanhua.Given[int64]   // primary units in its stratum, drawn or not; 1 to 10⁹
	Fraction        zhuanhua.Given[float64] // or the part of its stratum that was drawn; above 0, at most 1
	ClusterSize     zhuanhua.Given[int64]   // units in its cluster, drawn or not; 1 to 10⁹
	ClusterFraction zhuanhua.Given[float64] // or the part of its cluster that was drawn; above 0, at most 1
	Weight          zhuanhua.Given[float64] // inverse of the probability to be drawn; above 0
}

// pool is what was drawn from at one stage: the primary units of a stratum or the
// units of a cluster.
type pool struct {
	count    int64 // as it was given; 0 where it was not, or by a fraction
	sized    bool
	fraction float64 // 0 where the size was not given so
	drawn    int
	answered int     // of those drawn, who answered or has who did
	size     float64 // 0: not known, drawn with replacement
}

// measure takes a size that a unit gives, by number or by fraction.
func (p *pool) measure(bySize zhuanhua.Given[int64], byFraction zhuanhua.Given[float64]) (text string, kind error) {
	size, sized := bySize.Get()
	fraction, fractioned := byFraction.Get()
	switch {
	case !sized && !fractioned:
		return "", nil
	case sized && fractioned:
		return "", ErrSizeKind
	case sized && (size < 1 || size > MaxSize):
		return strconv.FormatInt(size, 10), ErrSizeRange
	case fractioned && !(fraction > 0 && fraction <= 1):
		return decimals(fraction), ErrSizeRange
	case !p.sized:
		p.sized, p.count, p.fraction = true, size, fraction
	case (p.fraction != 0) != fractioned:
		return "", ErrSizeKind
	case p.count != size || p.fraction != fraction:
		return sizeText(size, fraction), ErrSizeVaries
	}
	return "", nil
}

func sizeText(size int64, fraction float64) string {
	if fraction != 0 {
		return decimals(fraction)
	}
	return strconv.FormatInt(size, 10)
}

func decimals(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// settle computes the size once all units are in, and tells whether they fit.
func (p *pool) settle() bool {
	p.size = float64(p.count)
	if p.fraction != 0 {
		p.size = float64(p.drawn) / p.fraction
	}
	return !p.sized || float64(p.drawn) <= p.size
}

// census tells whether everyone in the pool answered, so that it adds no variance
// (全数调查).
func (p *pool) census() bool { return p.sized && float64(p.answered) == p.size }

// lonely tells whether one stands for several.
func (p *pool) lonely() bool { return p.answered == 1 && !p.census() }

// correction is 1 − n/N, the finite population correction (有限总体校正).
func (p *pool) correction() float64 {
	if !p.sized {
		return 1
	}
	return (p.size - float64(p.answered)) / p.size
}

// stratum is what a design knows of one; its pool holds primary units.
type stratum struct {
	name string
	pool
	units, respondents int
	begin              int // of its respondents in Design.members
	first, last        int // of its clusters; empty without any
}

// cluster is what a design knows of one; its pool holds units (群).
type cluster struct {
	name    string
	stratum int32
	pool
	begin int // of its respondents in Design.members
}
