package sample

import (
	"math"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Variable is a figure of a unit: what is estimated. It must be pure. Only rows
// that answered and belong to the domain are asked; a value not given there, NaN,
// infinite, or so large or so near to 0 that its square is lost (0 itself is
// fine; otherwise 10⁻³⁰ to 10³⁰) is an [Error].
type Variable[R any] func(*R) zhuanhua.Given[float64]

// Domain says which units an estimate is about (子总体). It must be pure. A nil
// Domain is everyone. Units outside stay in the sample and count in its error.
type Domain[R any] func(*R) bool

// Yuan returns an amount of money as a value: not given where the amount is not, or
// is none that a record can have (negative, above 10¹⁵ yuan, more decimals than
// fen). Amounts up to 9 × 10¹³ yuan keep every fen.
func Yuan(amount zhuanhua.Given[decimal.Decimal]) zhuanhua.Given[float64] {
	d, given := amount.Get()
	if !given {
		return zhuanhua.Given[float64]{}
	}
	fen, err := zhuanhua.AmountOf(d)
	if err != nil {
		return zhuanhua.Given[float64]{}
	}
	return zhuanhua.Value(float64(fen) / 100)
}

// Whole returns a whole number as a value, not given where the number is not.
// Numbers up to 2⁵³ keep every digit.
func Whole(count zhuanhua.Given[int64]) zhuanhua.Given[float64] {
	n, given := count.Get()
	if !given {
		return zhuanhua.Given[float64]{}
	}
	return zhuanhua.Value(float64(n))
}

const (
	leastValue = 1e-30
	mostValue  = 1e30
)

func inRange(v float64) bool {
	return v == 0 || math.Abs(v) >= leastValue && math.Abs(v) <= mostValue
}

// Known is the domain of the units that gave all of some variables, for totals and
// means of those who told them: as estimates of everyone they are biased.
func Known[R any](variables ...Variable[R]) Domain[R] {
	return func(row *R) bool {
		for _, variable := range variables {
			if !variable(row).IsGiven() {
				return false
			}
		}
		return true
	}
}

// Indicator is 1 in a domain and 0 outside; of a nil Domain it is 1 for everyone.
func Indicator[R any](domain Domain[R]) Variable[R] {
	return func(row *R) zhuanhua.Given[float64] {
		if domain == nil || domain(row) {
			return zhuanhua.Value(1.0)
		}
		return zhuanhua.Value(0.0)
	}
}

// column holds one number for each member of the sample, 0 outside the domain and
// for the silent.
type column []float64

// values are the columns of some variables over a domain.
type values struct {
	columns []column
	inside  column // 1 in the domain
	count   int    // respondents in the domain
}

// read asks every respondent of the domain for the variables.
func (d *Design[R]) read(domain Domain[R], variables ...Variable[R]) (values, error) {
	v := values{columns: make([]column, len(variables)), inside: make(column, len(d.members))}
	for i := range v.columns {
		v.columns[i] = make(column, len(d.members))
	}
	for k, at := range d.members {
		row := &d.rows[at]
		if d.silent != nil && d.silent[k] {
			continue
		}
		if domain != nil && !domain(row) {
			continue
		}
		v.inside[k] = 1
		v.count++
		for i, variable := range variables {
			value, given := variable(row).Get()
			if kind := faultOf(value, given); kind != nil {
				u := d.unit(row)
				return v, valueFault(kind, u.Stratum, u.ID, value)
			}
			v.columns[i][k] = value
		}
	}
	if v.count == 0 && d.gap == zhuanhua.GapNone && d.options.Gaps == GapsRefused {
		return v, fault(ErrEmptyDomain, "", "", "")
	}
	return v, nil
}

func faultOf(value float64, given bool) error {
	switch {
	case !given:
		return ErrMissingValue
	case math.IsNaN(value), math.IsInf(value, 0):
		return ErrNonfiniteValue
	case !inRange(value):
		return ErrRange
	}
	return nil
}

// valueFault returns an error about a value; of one that is missing nothing stood
// there, not 0.
func valueFault(kind error, stratum, id string, value float64) error {
	if kind == ErrMissingValue || kind == ErrMissingTotal {
		return fault(kind, stratum, id, "")
	}
	return fault(kind, stratum, id, decimals(value))
}

// total returns the weighted sum of a column.
func (d *Design[R]) total(c column) float64 {
	var t sum
	for k, v := range c {
		t.addProduct(d.weights[k], v)
	}
	return t.value()
}
