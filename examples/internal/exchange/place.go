package exchange

import (
	"errors"

	"github.com/zhuanhua-rules/zhuanhua"
)

// address reads the place of a party's address: a province, the Corps, Taiwan,
// Hong Kong, Macao or abroad.
func address(cell string) (zhuanhua.Place, error) {
	p, err := zhuanhua.ParsePlace(cell)
	if err != nil || p.IsCity() {
		return 0, errAddress
	}
	return p, nil
}

// province reads one of the 31 provinces.
func province(cell string) (zhuanhua.Place, error) {
	p, err := zhuanhua.ParsePlace(cell)
	if err != nil || !p.IsProvince() {
		return 0, errProvince
	}
	return p, nil
}

// city reads any six digits; whether there is such a city is not looked up.
func city(cell string) (zhuanhua.Place, error) {
	n, err := count(cell)
	switch {
	case err != nil || len(cell) != 6:
		return 0, errCity
	case n == 0:
		return zhuanhua.Abroad, nil
	}
	return zhuanhua.Place(n), nil
}

// Faults of places.
var (
	errAddress  = errors.New("not the code of a province, 660000, 710000, 810000, 820000 or 000000")
	errProvince = errors.New("not the code of one of the 31 provinces, as 610000")
	errCity     = errors.New("not a city; its code has six digits")
)
