package zhuanhua

import (
	"database/sql/driver"
	"encoding"
	"fmt"
	"iter"
	"math/bits"
	"strings"
)

// Member is what a [Set] can hold: an enumeration with at most 64 values.
type Member interface {
	~uint8
	fmt.Stringer
}

// Set is a set of an enumeration's values, kept in bits, so that a struct that
// holds one is copied by assignment and compared by ==. The zero Set is empty,
// and empty means that nothing passes, never that everything does. The value 0,
// "not given", is in no set.
type Set[E Member] uint64

// SetOf returns the set of the given values.
func SetOf[E Member](values ...E) Set[E] { return Set[E](0).With(values...) }

// With returns the set with the values added. A value 0 or above 63 is left out.
func (s Set[E]) With(values ...E) Set[E] {
	for _, v := range values {
		if v > 0 && v < 64 {
			s |= 1 << v
		}
	}
	return s
}

// Without returns the set less the values.
func (s Set[E]) Without(values ...E) Set[E] { return s &^ SetOf(values...) }

// Has reports whether the value is in the set.
func (s Set[E]) Has(v E) bool { return v < 64 && s>>v&1 == 1 && v > 0 }

// Len returns the number of values.
func (s Set[E]) Len() int { return bits.OnesCount64(uint64(s) &^ 1) }

// All yields the values in the order of the enumeration.
func (s Set[E]) All() iter.Seq[E] {
	return func(yield func(E) bool) {
		for rest := uint64(s) &^ 1; rest != 0; rest &= rest - 1 {
			if !yield(E(bits.TrailingZeros64(rest))) {
				return
			}
		}
	}
}

// String returns the keys, separated by ";".
func (s Set[E]) String() string {
	var keys []string
	for v := range s.All() {
		keys = append(keys, v.String())
	}
	return strings.Join(keys, ";")
}

// MarshalText returns the keys, separated by ";".
func (s Set[E]) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads keys separated by ";", with no empty one between them; the
// empty text is the empty set.
func (s *Set[E]) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*s = 0
		return nil
	}
	read := Set[E](0)
	for key := range strings.SplitSeq(string(b), ";") {
		var v E
		target, ok := any(&v).(encoding.TextUnmarshaler)
		if !ok || key == "" {
			return &InputError{Field: "set", Value: Quote(string(b)), Err: ErrSyntax}
		}
		if err := target.UnmarshalText([]byte(key)); err != nil {
			return err
		}
		read = read.With(v)
	}
	*s = read
	return nil
}

// Scan reads a text column; NULL is the empty set.
func (s *Set[E]) Scan(src any) error {
	text, err := scanText("set", src)
	if err != nil {
		return err
	}
	return s.UnmarshalText(text)
}

// Value returns the keys, separated by ";".
func (s Set[E]) Value() (driver.Value, error) { return s.String(), nil }
