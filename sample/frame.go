package sample

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// MaxSize is the largest size of a stratum.
const MaxSize = 1_000_000_000

// Stratum is a part of the population from which a sample of its own was drawn
// (层).
type Stratum struct {
	Name string
	Size int64 // units in it, drawn or not; 1 to 10⁹
}

// Frame is the population by strata (抽样框). A design that has one knows of strata
// of which nothing was drawn; without one the strata are those of the rows.
type Frame []Stratum

// Unit is what a design must know of a row: a unit that was drawn, whether it
// answered or not (样本单位). The size of its stratum comes from Size, Fraction or
// the design's frame; Weight, where it is given, takes the place of the size over
// the units drawn, and is given for all units or none.
type Unit struct {
	ID       string                  // not empty, once in the sample
	Stratum  string                  // empty for all: not stratified
	Answered bool                    // who did not has no values
	Size     zhuanhua.Given[int64]   // units in its stratum, drawn or not; 1 to 10⁹
	Fraction zhuanhua.Given[float64] // or the part of its stratum that was drawn; above 0, at most 1
	Weight   zhuanhua.Given[float64] // inverse of the probability to be drawn; above 0
}

// stratum is what a design knows of one.
type stratum struct {
	Stratum
	sized    bool
	fraction float64 // 0 where the size was not given so
	drawn    int
	answered int
	begin    int     // of its respondents in Design.members
	size     float64 // 0: not known, drawn with replacement
}

// measure takes the size that a unit gives, by number or by fraction.
func (s *stratum) measure(u Unit) error {
	size, bySize := u.Size.Get()
	fraction, byFraction := u.Fraction.Get()
	switch {
	case !bySize && !byFraction:
		return nil
	case bySize && byFraction:
		return fault(ErrSizeKind, u.Stratum, u.ID, "")
	case bySize && (size < 1 || size > MaxSize):
		return fault(ErrSizeRange, u.Stratum, u.ID, strconv.FormatInt(size, 10))
	case byFraction && !(fraction > 0 && fraction <= 1):
		return fault(ErrSizeRange, u.Stratum, u.ID, decimals(fraction))
	case !s.sized:
		s.sized, s.Size, s.fraction = true, size, fraction
	case (s.fraction != 0) != byFraction:
		return fault(ErrSizeKind, u.Stratum, u.ID, "")
	case s.Size != size || s.fraction != fraction:
		return fault(ErrSizeVaries, u.Stratum, u.ID, sizeText(size, fraction))
	}
	return nil
}

func sizeText(size int64, fraction float64) string {
	if fraction != 0 {
		return decimals(fraction)
	}
	return strconv.FormatInt(size, 10)
}

func decimals(v float64) string { return strconv.FormatFloat(v, 'g', -1, 64) }

// settle computes the size once all units are in.
func (s *stratum) settle() error {
	s.size = float64(s.Size)
	if s.fraction != 0 {
		s.size = float64(s.drawn) / s.fraction
	}
	if s.sized && float64(s.drawn) > s.size {
		return fault(ErrSizeTooSmall, s.Name, "", sizeText(s.Size, s.fraction))
	}
	return nil
}

// census tells whether everyone in the stratum answered, so that it adds no
// variance (全数调查).
func (s *stratum) census() bool { return s.sized && float64(s.answered) == s.size }

// lonely tells whether one respondent stands for several units.
func (s *stratum) lonely() bool { return s.answered == 1 && !s.census() }

// correction is 1 − n/N, the finite population correction (有限总体校正).
func (s *stratum) correction() float64 {
	if !s.sized {
		return 1
	}
	return (s.size - float64(s.answered)) / s.size
}
