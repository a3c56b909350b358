package awards

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// CityFigure is one city's value of an indicator (分市指标数据).
type CityFigure struct {
	City string `json:"city"` // six digits, or the host's own name of a place without a code (西咸新区)

	Value zhuanhua.Given[decimal.Decimal] `json:"value"`         // 0 or above; not given: missing
	Self  zhuanhua.Given[decimal.Decimal] `json:"self_reported"` // by the city's own evaluation (自评)
}

// ProvinceFigures are the values of one indicator of all cities of a province in a
// year: the list is complete, so that a city that is not in it is none.
type ProvinceFigures struct {
	Indicator string        `json:"indicator"`
	Text      zhuanhua.Text `json:"text"`
	Unit      zhuanhua.Unit `json:"unit"`
	Year      int           `json:"year"`
	Cities    []CityFigure  `json:"cities"`
}

// figureFault is bad input in a figure.
func figureFault(id, field, value string, err error) error {
	return &zhuanhua.InputError{Record: zhuanhua.RecordFigure, ID: zhuanhua.Quote(id), Field: field, Value: value, Err: err}
}

// figure returns a number that is 0 or above, nil where none is given.
func figure(id, field string, g zhuanhua.Given[decimal.Decimal]) (*big.Rat, error) {
	d, given := g.Get()
	if !given {
		return nil, nil
	}
	r, err := ratOf(d)
	if err == nil && r.Sign() < 0 {
		err = zhuanhua.ErrRange
	}
	if err != nil {
		return nil, figureFault(id, field, "", err)
	}
	return r, nil
}

// cityValue is a city's value as an exact number, nil where it is missing.
type cityValue struct {
	*CityFigure
	value, self *big.Rat
}

// read checks the figures and returns them by city.
func (p *ProvinceFigures) read() ([]cityValue, error) {
	id := p.Indicator + "/" + strconv.Itoa(p.Year)
	switch {
	case p.Indicator == "":
		return nil, figureFault(id, "indicator", "", zhuanhua.ErrNotGiven)
	case !p.Unit.Known():
		return nil, figureFault(id, "unit", p.Unit.String(), zhuanhua.ErrNotGiven)
	case len(p.Cities) == 0:
		return nil, figureFault(id, "cities", "", zhuanhua.ErrNotGiven)
	}
	if err := yearFault(zhuanhua.RecordFigure, id, p.Year); err != nil {
		return nil, err
	}
	list := make([]cityValue, 0, len(p.Cities))
	seen := map[string]bool{}
	for i := range p.Cities {
		c := &p.Cities[i]
		switch {
		case c.City == "":
			return nil, figureFault(id, "city", "", zhuanhua.ErrNotGiven)
		case seen[c.City]:
			return nil, figureFault(id, "city", zhuanhua.Quote(c.City), zhuanhua.ErrDuplicate)
		}
		seen[c.City] = true
		value, err := figure(id+"/"+c.City, "value", c.Value)
		if err != nil {
			return nil, err
		}
		self, err := figure(id+"/"+c.City, "self_reported", c.Self)
		if err != nil {
			return nil, err
		}
		list = append(list, cityValue{c, value, self})
	}
	slices.SortFunc(list, func(a, b cityValue) int { return cmp.Compare(a.City, b.City) })
	return list, nil
}

// fractionText writes a number in plain notation where it has an end within eighteen
// decimals, else as a fraction in lowest terms.
func fractionText(r *big.Rat) string {
	if n, ends := r.FloatPrec(); ends && n <= -leastExponent {
		return r.FloatString(n)
	}
	return r.String()
}
