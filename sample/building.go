package sample

import "math"

// placed is a unit in its stratum and cluster.
type placed struct {
	stratum, cluster int32 // in the order of arrival
	answered         bool
	weight           float64 // 0: none given
}

// givenWeights are the weights that the units of a stratum gave.
type givenWeights struct{ drawn, answered sum }

// clusterKey is a cluster's name, with its stratum where names are nested.
type clusterKey struct {
	stratum int32
	name    string
}

// building is a design in the making.
type building struct {
	at       map[string]int
	strata   []stratum
	given    []givenWeights // of the strata
	within   map[clusterKey]int32
	clusters []cluster
	framed   bool
	nest     bool
	weighted int // units that gave a weight
	units    int
	strataOf parts
	groups   parts
	stages   parts
}

// parts tells whether all units have something, or none.
type parts struct{ with, without bool }

func (p *parts) mixed(has bool) bool {
	p.with, p.without = p.with || has, p.without || !has
	return p.with && p.without
}

func (b *building) frame(frame Frame) error {
	for _, s := range frame {
		if _, twice := b.at[s.Name]; twice {
			return fault(ErrDuplicateStratum, s.Name, "", "")
		}
		if s.Size < 1 || s.Size > MaxSize {
			return fault(ErrSizeRange, s.Name, "", sizeText(s.Size, 0))
		}
		b.add(stratum{name: s.Name, pool: pool{sized: true, count: s.Size}})
	}
	return nil
}

// add adds a stratum and returns its number.
func (b *building) add(s stratum) int {
	at := len(b.strata)
	b.at[s.name] = at
	b.strata, b.given = append(b.strata, s), append(b.given, givenWeights{})
	return at
}

// place puts a unit into its stratum and cluster.
func (b *building) place(u *Unit) (placed, error) {
	if b.strataOf.mixed(u.Stratum != "") {
		return placed{}, fault(ErrMissingStratum, u.Stratum, u.ID, "")
	}
	at, known := b.at[u.Stratum]
	if !known {
		if b.framed {
			return placed{}, fault(ErrUnknownStratum, u.Stratum, u.ID, "")
		}
		at = b.add(stratum{name: u.Stratum})
	}
	s := &b.strata[at]
	if s.sized != (u.Size.IsGiven() || u.Fraction.IsGiven()) && !b.framed && s.units > 0 {
		return placed{}, fault(ErrMissingSize, u.Stratum, u.ID, "")
	}
	if text, kind := s.measure(u.Size, u.Fraction); kind != nil {
		return placed{}, fault(kind, u.Stratum, u.ID, text)
	}
	p := placed{stratum: int32(at), cluster: -1, answered: u.Answered}
	s.units++
	if u.Answered {
		s.respondents++
	}
	if err := b.gather(&p, u); err != nil {
		return p, err
	}
	return p, b.weigh(&p, u)
}

// gather puts a unit into its cluster.
func (b *building) gather(p *placed, u *Unit) error {
	if b.groups.mixed(u.Cluster != "") {
		return fault(ErrMissingCluster, u.Stratum, u.ID, "")
	}
	secondary := u.ClusterSize.IsGiven() || u.ClusterFraction.IsGiven()
	if b.stages.mixed(secondary) || secondary && u.Cluster == "" {
		return fault(ErrMissingSize, u.Stratum, u.ID, "")
	}
	if u.Cluster == "" {
		return nil
	}
	key := clusterKey{name: u.Cluster}
	if b.nest {
		key.stratum = p.stratum
	}
	at, known := b.within[key]
	if !known {
		at = int32(len(b.clusters))
		b.within[key] = at
		b.clusters = append(b.clusters, cluster{name: u.Cluster, stratum: p.stratum})
	}
	c := &b.clusters[at]
	if c.stratum != p.stratum {
		return inCluster(ErrClusterNotNested, u, "")
	}
	if text, kind := c.measure(u.ClusterSize, u.ClusterFraction); kind != nil {
		return inCluster(kind, u, text)
	}
	c.drawn++
	if u.Answered {
		c.answered++
	}
	p.cluster = at
	return nil
}

// weigh takes the weight that a unit gives.
func (b *building) weigh(p *placed, u *Unit) error {
	weight, given := u.Weight.Get()
	b.units++
	if given {
		b.weighted++
	}
	switch {
	case b.weighted != 0 && b.weighted != b.units:
		return fault(ErrMissingWeight, u.Stratum, u.ID, "")
	case !given:
		return nil
	case math.IsNaN(weight), math.IsInf(weight, 0):
		return fault(ErrNonfiniteWeight, u.Stratum, u.ID, decimals(weight))
	case weight <= 0:
		return fault(ErrNonpositiveWeight, u.Stratum, u.ID, decimals(weight))
	case !inRange(weight):
		return fault(ErrRange, u.Stratum, u.ID, decimals(weight))
	}
	p.weight = weight
	b.given[p.stratum].drawn.add(weight)
	if u.Answered {
		b.given[p.stratum].answered.add(weight)
	}
	return nil
}

// settle checks what only the whole sample shows: sizes in every stratum or in
// none, of one kind, none exceeded.
func (b *building) settle() error {
	b.count()
	for i := range b.clusters {
		if c := &b.clusters[i]; !c.settle() {
			e := Error{Stratum: b.strata[c.stratum].name, Cluster: c.name, Value: sizeText(c.count, c.fraction), Err: ErrSizeTooSmall}
			return e.quoted()
		}
	}
	sized, fractions := 0, 0
	for i := range b.strata {
		s := &b.strata[i]
		if s.sized {
			sized++
		}
		if s.fraction != 0 {
			fractions++
		}
		if !s.settle() {
			return fault(ErrSizeTooSmall, s.name, "", sizeText(s.count, s.fraction))
		}
	}
	for i := range b.strata {
		switch s := &b.strata[i]; {
		case !s.sized && (sized > 0 || b.weighted == 0):
			return fault(ErrMissingSize, s.name, "", "")
		case fractions > 0 && fractions < sized && s.fraction == 0:
			return fault(ErrSizeKind, s.name, "", "")
		}
	}
	return nil
}

// count counts the primary units of the strata. In a cluster that was taken whole
// those who answered are taken as drawn from it, unless weights were given.
func (b *building) count() {
	if !b.groups.with {
		for i := range b.strata {
			s := &b.strata[i]
			s.drawn, s.answered = s.units, s.respondents
		}
		return
	}
	for i := range b.clusters {
		c := &b.clusters[i]
		s := &b.strata[c.stratum]
		s.drawn++
		if c.answered > 0 {
			s.answered++
		}
		if !c.sized && b.weighted == 0 && c.answered < c.drawn {
			c.sized, c.count = true, int64(c.drawn)
		}
	}
}

// factors are by how much the weights that the respondents of each stratum gave
// rise to make good for the silent.
func (b *building) factors() []float64 {
	if b.weighted == 0 {
		return nil
	}
	factors := make([]float64, len(b.strata))
	for i := range b.strata {
		switch s := &b.strata[i]; s.respondents {
		case 0: // nobody has a weight
		case s.units:
			factors[i] = 1
		default:
			factors[i] = b.given[i].drawn.value() / b.given[i].answered.value()
		}
	}
	return factors
}

// weight returns what a unit that answered stands for: the silent are made good by
// those of their cluster, silent clusters by those of their stratum; with given
// weights by the respondents of the stratum.
func (b *building) weight(p placed, factors []float64) float64 {
	if factors != nil {
		return p.weight * factors[p.stratum]
	}
	s := &b.strata[p.stratum]
	weight := s.size / float64(s.answered)
	if p.cluster >= 0 {
		if c := &b.clusters[p.cluster]; c.sized {
			weight *= c.size / float64(c.answered)
		}
	}
	return weight
}
