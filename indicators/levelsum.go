package indicators

import (
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// LevelSum is the sum of the levels of consecutive periods (累计), for goals that
// several years are to meet together.
type LevelSum struct {
	Unit    zhuanhua.Unit     `json:"unit"`
	Period  zhuanhua.Period   `json:"period"`  // from the first day to the last, as of the latest statistics day
	SoFar   Range             `json:"so_far"`  // the sum of the levels that are given; the whole sum where none is missing
	Missing []zhuanhua.Period `json:"missing"` // periods without a value
	Vintage string            `json:"vintage"` // that of all levels
}

// SumLevels adds the levels of 1 to 100 consecutive periods, given in their order,
// each period beginning on the day after the one before. The levels are flows of
// one unit and vintage, not negative; no rates. Whatever else is an error: another
// unit or vintage is [zhuanhua.ErrContradiction], a stock or a rate
// [zhuanhua.ErrNotAllowed], a gap or overlap of periods or a negative level
// [zhuanhua.ErrRange]. A missing value is no error and never 0; the sum tells it.
func SumLevels(levels ...Level) (LevelSum, error) {
	if len(levels) == 0 {
		return LevelSum{}, inputError("levels", "", zhuanhua.ErrNotGiven)
	}
	if len(levels) > mostYears {
		return LevelSum{}, inputError("levels", strconv.Itoa(len(levels)), zhuanhua.ErrRange)
	}
	zero := Exact{whole(0)}
	s := LevelSum{SoFar: Range{zero, zero, zero}}
	for i, l := range levels {
		name := "levels[" + strconv.Itoa(i) + "]"
		if err := l.validate(name); err != nil {
			return LevelSum{}, err
		}
		if i == 0 {
			s.Unit, s.Period, s.Vintage = l.Unit, l.Period, l.Vintage
		}
		if err := s.takes(l, name, i); err != nil {
			return LevelSum{}, err
		}
		s.Period.To, s.Period.AsOf = l.Period.To, max(s.Period.AsOf, l.Period.AsOf)
		if !l.Value.IsGiven() {
			s.Missing = append(s.Missing, l.Period)
			continue
		}
		s.SoFar = s.SoFar.plus(notNegative(l.span()))
	}
	return s, nil
}

// takes returns why the i-th level cannot be added.
func (s LevelSum) takes(l Level, name string, i int) error {
	if l.Unit.IsRate() {
		return inputError(name+".unit", l.Unit.String(), zhuanhua.ErrNotAllowed)
	}
	if l.Unit != s.Unit {
		return inputError(name+".unit", s.Unit.String()+" / "+l.Unit.String(), zhuanhua.ErrContradiction)
	}
	if l.Series != zhuanhua.Flow {
		return inputError(name+".series", l.Series.String(), zhuanhua.ErrNotAllowed)
	}
	if l.Vintage != s.Vintage {
		return inputError(name+".vintage", zhuanhua.Quote(l.Vintage), zhuanhua.ErrContradiction)
	}
	if i > 0 && l.Period.From != s.Period.To+1 {
		return inputError(name+".period", l.Period.String(), zhuanhua.ErrRange)
	}
	if v, given := l.Value.Get(); given && v.Sign() < 0 {
		return inputError(name+".value", "", zhuanhua.ErrRange)
	}
	return nil
}

// notNegative cuts the interval of a level that cannot be below 0.
func notNegative(r Range) Range {
	if r.Low.rat.Sign() < 0 {
		r.Low = Exact{new(big.Rat)}
	}
	return r
}

// Reaches decides whether the periods together come to at least the goal (≥), in
// the unit of the levels. It is met as soon as the levels at hand suffice, whatever
// is missing, since no level is negative; while a period is missing it is never
// unmet.
//
// Clause: GR4
func (s LevelSum) Reaches(goal decimal.Decimal, unit zhuanhua.Unit) (Attainment, error) {
	return s.attain(goal, unit, false)
}

// Exceeds decides whether the periods together come to more than the goal (>); else
// as [LevelSum.Reaches].
//
// Clause: GR4
func (s LevelSum) Exceeds(goal decimal.Decimal, unit zhuanhua.Unit) (Attainment, error) {
	return s.attain(goal, unit, true)
}

func (s LevelSum) attain(goal decimal.Decimal, unit zhuanhua.Unit, above bool) (Attainment, error) {
	a, err := levelTarget(goal, unit, s.Unit, above)
	if err != nil {
		return Attainment{}, err
	}
	if !s.SoFar.given() {
		return Attainment{}, inputError("sum", "", zhuanhua.ErrNotGiven)
	}
	a.Last = s.SoFar
	a = a.decide()
	if len(s.Missing) > 0 && a.Outcome != zhuanhua.Met {
		a.Outcome, a.Gaps = zhuanhua.Undetermined, zhuanhua.SetOf(MissingValue)
	}
	return a, nil
}
