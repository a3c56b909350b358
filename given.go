package zhuanhua

import (
	"encoding/json"
	"reflect"

	"github.com/shopspring/decimal"
)

// Given is a value or the fact that none was given: a quota of 0 and no quota
// are two things. The zero Given is "not given"; in JSON it is null.
type Given[T any] struct {
	value T
	given bool
}

// Value returns v as given.
func Value[T any](v T) Given[T] { return Given[T]{v, true} }

// Get returns the value and whether it was given.
func (g Given[T]) Get() (T, bool) { return g.value, g.given }

// IsGiven reports whether there is a value.
func (g Given[T]) IsGiven() bool { return g.given }

// Or returns the value, or other where none was given.
func (g Given[T]) Or(other T) T {
	if g.given {
		return g.value
	}
	return other
}

// Equal reports whether both are not given, or given and equal: by the method
// Equal of a type that has one, else as reflect.DeepEqual says. It lets cmp.Diff
// look inside.
func (g Given[T]) Equal(h Given[T]) bool {
	if g.given != h.given || !g.given {
		return g.given == h.given
	}
	if d, ok := any(g.value).(decimal.Decimal); ok {
		return sameNumber(d, any(h.value).(decimal.Decimal))
	}
	if e, ok := any(g.value).(interface{ Equal(T) bool }); ok {
		return e.Equal(h.value)
	}
	return reflect.DeepEqual(g.value, h.value)
}

// sameNumber is decimal's Equal, without working out a power of ten that only a
// hostile exponent asks for: where the exponents lie far apart, numbers of
// different signs or different lengths are told apart by these.
func sameNumber(a, b decimal.Decimal) bool {
	const far = 64
	ea, eb := int64(a.Exponent()), int64(b.Exponent())
	if ea-eb <= far && eb-ea <= far {
		return a.Equal(b)
	}
	if a.IsZero() || b.IsZero() || a.Sign() != b.Sign() {
		return a.IsZero() && b.IsZero()
	}
	return int64(a.NumDigits())+ea == int64(b.NumDigits())+eb && a.Equal(b)
}

// MarshalJSON returns the value's JSON, or null.
func (g Given[T]) MarshalJSON() ([]byte, error) {
	if !g.given {
		return []byte("null"), nil
	}
	return json.Marshal(g.value)
}

// UnmarshalJSON reads null as "not given".
func (g *Given[T]) UnmarshalJSON(b []byte) error {
	if string(b) == "null" {
		*g = Given[T]{}
		return nil
	}
	var v T
	if err := json.Unmarshal(b, &v); err != nil {
		return err
	}
	*g = Value(v)
	return nil
}
