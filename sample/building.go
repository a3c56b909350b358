package sample

import "math"

// placed is a unit in its stratum.
type placed struct {
	stratum  int32 // in the order of arrival
	answered bool
	weight   float64 // 0: none given
}

// givenWeights are the weights that the units of a stratum gave.
type givenWeights struct{ drawn, answered sum }

// building is a design in the making.
type building struct {
	at       map[string]int
	strata   []stratum
	given    []givenWeights // of the strata
	framed   bool
	weighted int // units that gave a weight
	units    int
	unnamed  bool // a unit has no stratum
	named    bool
}

func (b *building) frame(frame Frame) error {
	for _, s := range frame {
		if _, twice := b.at[s.Name]; twice {
			return fault(ErrDuplicateStratum, s.Name, "", "")
		}
		if s.Size < 1 || s.Size > MaxSize {
			return fault(ErrSizeRange, s.Name, "", sizeText(s.Size, 0))
		}
		b.add(stratum{Stratum: s, sized: true})
	}
	return nil
}

// add adds a stratum and returns its number.
func (b *building) add(s stratum) int {
	at := len(b.strata)
	b.at[s.Name] = at
	b.strata, b.given = append(b.strata, s), append(b.given, givenWeights{})
	return at
}

// place puts a unit into its stratum.
func (b *building) place(u Unit) (placed, error) {
	b.unnamed, b.named = b.unnamed || u.Stratum == "", b.named || u.Stratum != ""
	if b.unnamed && b.named {
		return placed{}, fault(ErrMissingStratum, u.Stratum, u.ID, "")
	}
	at, known := b.at[u.Stratum]
	if !known {
		if b.framed {
			return placed{}, fault(ErrUnknownStratum, u.Stratum, u.ID, "")
		}
		at = b.add(stratum{Stratum: Stratum{Name: u.Stratum}})
	}
	s := &b.strata[at]
	if s.sized != (u.Size.IsGiven() || u.Fraction.IsGiven()) && !b.framed && s.drawn > 0 {
		return placed{}, fault(ErrMissingSize, u.Stratum, u.ID, "")
	}
	if err := s.measure(u); err != nil {
		return placed{}, err
	}
	p := placed{stratum: int32(at), answered: u.Answered}
	s.drawn++
	if u.Answered {
		s.answered++
	}
	return b.weigh(p, u)
}

// weigh takes the weight that a unit gives.
func (b *building) weigh(p placed, u Unit) (placed, error) {
	weight, given := u.Weight.Get()
	b.units++
	if given {
		b.weighted++
	}
	switch {
	case b.weighted != 0 && b.weighted != b.units:
		return p, fault(ErrMissingWeight, u.Stratum, u.ID, "")
	case !given:
		return p, nil
	case math.IsNaN(weight), math.IsInf(weight, 0):
		return p, fault(ErrNonfiniteWeight, u.Stratum, u.ID, decimals(weight))
	case weight <= 0:
		return p, fault(ErrNonpositiveWeight, u.Stratum, u.ID, decimals(weight))
	case !inRange(weight):
		return p, fault(ErrRange, u.Stratum, u.ID, decimals(weight))
	}
	p.weight = weight
	b.given[p.stratum].drawn.add(weight)
	if u.Answered {
		b.given[p.stratum].answered.add(weight)
	}
	return p, nil
}

// settle checks what only the whole sample shows: sizes in every stratum or in
// none, of one kind, none exceeded.
func (b *building) settle() error {
	sized, fractions := 0, 0
	for i := range b.strata {
		s := &b.strata[i]
		if s.sized {
			sized++
		}
		if s.fraction != 0 {
			fractions++
		}
		if err := s.settle(); err != nil {
			return err
		}
	}
	for i := range b.strata {
		switch s := &b.strata[i]; {
		case !s.sized && (sized > 0 || b.weighted == 0):
			return fault(ErrMissingSize, s.Name, "", "")
		case fractions > 0 && fractions < sized && s.fraction == 0:
			return fault(ErrSizeKind, s.Name, "", "")
		}
	}
	return nil
}

// factor is what makes good for those who did not answer: with given weights by how
// much those of the respondents rise, otherwise the weight itself.
func (b *building) factor(at int) float64 {
	switch s := &b.strata[at]; {
	case s.answered == 0:
		return 0
	case b.weighted == 0:
		return s.size / float64(s.answered)
	case s.answered == s.drawn:
		return 1
	}
	return b.given[at].drawn.value() / b.given[at].answered.value()
}
