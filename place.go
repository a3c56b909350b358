package zhuanhua

import (
	"database/sql/driver"
	"strconv"
)

// Place is a province, a city or an address outside the programmes, by its
// GB/T 2260 code. The zero Place is "not given".
//
// The 31 units that CZ23 calls provinces keep records in every programme; the
// Corps (660000, as in statistics) is a province of CP24 alone; Taiwan, Hong
// Kong, Macao and abroad are addresses only. Any other six digits are a city or
// county: the host says which cities there are.
type Place uint32

// abroad has the code 000000, which must not be the zero Place.
const abroad Place = 1_000_000

// Places outside the 31 provinces. Provinces are named in places.go.
const (
	Corps    Place = 660000
	Taiwan   Place = 710000
	HongKong Place = 810000
	Macao    Place = 820000
	Abroad   Place = abroad
)

// ParsePlace reads six digits. Their first two must be those of a province, and
// the codes that end in 0000 must be places of the table.
func ParsePlace(s string) (Place, error) {
	bad := func(err error) (Place, error) {
		return 0, &InputError{Field: "place", Value: Quote(s), Err: err}
	}
	if len(s) != 6 {
		return bad(ErrSyntax)
	}
	p := Place(0)
	for _, c := range []byte(s) {
		if c < '0' || c > '9' {
			return bad(ErrSyntax)
		}
		p = p*10 + Place(c-'0')
	}
	if p == 0 {
		p = abroad
	}
	if !p.Known() {
		return bad(ErrCodeWord)
	}
	return p, nil
}

// Known reports whether the place is in the table or a six-digit code inside one
// of the table's provinces.
func (p Place) Known() bool { return p != 0 && placeIndex(p.Province()) > 0 }

// IsProvince reports whether the place is one of the 31 provinces of CZ23.
func (p Place) IsProvince() bool {
	i := placeIndex(p)
	return i > 0 && i <= provinceCount
}

// IsCity reports whether the place lies inside a province.
func (p Place) IsCity() bool { return p < abroad && p%10000 != 0 && p.Known() }

// IsAddressOnly reports whether the place can be a party's address but has no
// programme: Taiwan, Hong Kong, Macao, what lies inside them, and abroad.
func (p Place) IsAddressOnly() bool {
	own := p.Province()
	return own == Taiwan || own == HongKong || own == Macao || own == Abroad
}

// HasPlanStatus reports whether the place is a city with plan status (计划单列市).
func (p Place) HasPlanStatus() bool {
	for _, c := range planCities {
		if c.place == p {
			return true
		}
	}
	return false
}

// Province returns the province whose code the place's code begins with, the
// place itself where it is none.
func (p Place) Province() Place {
	if p >= abroad {
		return p
	}
	return p / 10000 * 10000
}

// inside tells whether a party of the city could have its address in the
// province. The Corps' cities have codes of Xinjiang.
func (p Place) inside(province Place) bool {
	own := p.Province()
	return own == province || own == Xinjiang && province == Corps || own == Corps && province == Xinjiang
}

// Text returns the names; for a city that is not in the table its code.
func (p Place) Text() Text {
	if i := placeIndex(p); i > 0 {
		return provinces[i-1].text
	}
	for _, c := range planCities {
		if c.place == p {
			return c.text
		}
	}
	return Text{p.String(), p.String()}
}

// String returns the six digits, the empty text where nothing is given.
func (p Place) String() string {
	b, _ := p.MarshalText()
	return string(b)
}

// MarshalText returns the six digits, the empty text where nothing is given.
func (p Place) MarshalText() ([]byte, error) {
	switch {
	case p == 0:
		return []byte{}, nil
	case p == abroad:
		return []byte("000000"), nil
	case p > abroad:
		return nil, &InputError{Field: "place", Value: strconv.Itoa(int(p)), Err: ErrRange}
	}
	s := strconv.Itoa(int(p))
	return []byte("000000"[len(s):] + s), nil
}

// UnmarshalText reads six digits; the empty text is "not given".
func (p *Place) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*p = 0
		return nil
	}
	v, err := ParsePlace(string(b))
	if err == nil {
		*p = v
	}
	return err
}

// Scan reads a text or integer column; NULL is "not given".
func (p *Place) Scan(src any) error {
	if n, ok := src.(int64); ok {
		if n < 0 || n > 999999 {
			return &InputError{Field: "place", Value: strconv.FormatInt(n, 10), Err: ErrRange}
		}
		s := strconv.FormatInt(n, 10)
		src = "000000"[len(s):] + s
	}
	text, err := scanText("place", src)
	if err != nil {
		return err
	}
	return p.UnmarshalText(text)
}

// Value returns the six digits, or nil where nothing is given.
func (p Place) Value() (driver.Value, error) {
	if p == 0 {
		return nil, nil
	}
	b, err := p.MarshalText()
	return string(b), err
}

func (p Place) validateScope() error {
	switch {
	case p == 0:
		return &InputError{Field: "place", Err: ErrNotGiven}
	case !p.Known(), p.IsAddressOnly():
		return &InputError{Field: "place", Value: p.String(), Err: ErrRange}
	}
	return nil
}
