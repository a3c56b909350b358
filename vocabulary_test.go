package zhuanhua_test

import (
	"database/sql"
	"database/sql/driver"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

// This file holds what the tests of the root's vocabulary share.

// wantedFault is what an [zhuanhua.InputError] has to say.
type wantedFault struct {
	kind   error
	record zhuanhua.RecordKind
	id     string
	field  string
}

// faultKinds are all kinds of fault, so that a test can see that an error is one of
// them and none of the others.
var faultKinds = []error{
	zhuanhua.ErrSyntax, zhuanhua.ErrCheckChar, zhuanhua.ErrCodeWord, zhuanhua.ErrRange,
	zhuanhua.ErrPrecision, zhuanhua.ErrNotGiven, zhuanhua.ErrNotAllowed, zhuanhua.ErrUnknownID,
	zhuanhua.ErrDuplicate, zhuanhua.ErrContradiction, zhuanhua.ErrUnset,
}

func checkFault(t *testing.T, err error, want wantedFault) {
	t.Helper()
	var got *zhuanhua.InputError
	if !errors.As(err, &got) {
		t.Fatalf("got %v, want an InputError with field %q: %v", err, want.field, want.kind)
	}
	for _, kind := range faultKinds {
		if errors.Is(err, kind) != (kind == want.kind) {
			t.Errorf("errors.Is(%q, %q) = %v; want the kind %q alone", err, kind, errors.Is(err, kind), want.kind)
		}
	}
	if got.Record != want.record || got.ID != want.id || got.Field != want.field {
		t.Errorf("got record %v, id %q, field %q; want %v, %q, %q",
			got.Record, got.ID, got.Field, want.record, want.id, want.field)
	}
}

// checkKind is checkFault for a bare value that was parsed.
func checkKind(t *testing.T, err error, kind error, field string) {
	t.Helper()
	checkFault(t, err, wantedFault{kind: kind, field: field})
}

// textValue is a value with a stable text.
type textValue interface {
	comparable
	fmt.Stringer
	encoding.TextMarshaler
}

// textTarget reads it back.
type textTarget[V any] interface {
	*V
	encoding.TextUnmarshaler
}

// columnTarget reads it from a column too.
type columnTarget[V any] interface {
	textTarget[V]
	sql.Scanner
}

// checkText checks that the value prints the text in every way and is read back
// from it.
func checkText[V textValue, P textTarget[V]](t *testing.T, v V, text string) {
	t.Helper()
	if got := v.String(); got != text {
		t.Errorf("String() = %q, want %q", got, text)
	}
	if got, err := v.MarshalText(); err != nil || got == nil || string(got) != text {
		t.Errorf("MarshalText() = %q, %v; want %q", got, err, text)
	}
	var zero, back V
	if err := P(&back).UnmarshalText([]byte(text)); err != nil || back != v {
		t.Errorf("UnmarshalText(%q) = %v, %v; want %v", text, back, err, v)
	}
	inJSON, err := json.Marshal(v)
	if err != nil {
		t.Fatalf("json.Marshal(%v): %v", v, err)
	}
	back = zero
	if err := json.Unmarshal(inJSON, &back); err != nil || back != v {
		t.Errorf("json.Unmarshal(%s) = %v, %v; want %v", inJSON, back, err, v)
	}
}

// checkColumn is checkText for a type that databases hold too: as text, unless
// column is another value that the driver takes.
func checkColumn[V interface {
	textValue
	driver.Valuer
}, P columnTarget[V]](t *testing.T, v V, text string, column driver.Value) {
	t.Helper()
	checkText[V, P](t, v, text)
	got, err := v.Value()
	if err != nil || got != column || !driver.IsValue(got) {
		t.Errorf("Value() = %#v, %v; want %#v", got, err, column)
	}
	for _, src := range []any{text, []byte(text), got} {
		var back V
		if err := P(&back).Scan(src); err != nil || back != v {
			t.Errorf("Scan(%#v) = %v, %v; want %v", src, back, err, v)
		}
	}
}

// checkNotGiven checks that the zero value is "not given" everywhere: empty text,
// NULL, and that reading either resets an earlier value. A column of a wrong type
// is an error that leaves the value alone.
func checkNotGiven[V interface {
	textValue
	driver.Valuer
}, P columnTarget[V]](t *testing.T, some V, noun string) {
	t.Helper()
	var zero V
	if some == zero {
		t.Fatal("the test needs a value that is given")
	}
	checkText[V, P](t, zero, "")
	if got, err := zero.Value(); got != nil || err != nil {
		t.Errorf("Value() of the zero value = %#v, %v; want nil", got, err)
	}
	for _, src := range []any{nil, "", []byte(nil), []byte("")} {
		v := some
		if err := P(&v).Scan(src); err != nil || v != zero {
			t.Errorf("Scan(%#v) = %v, %v; want the zero value", src, v, err)
		}
	}
	v := some
	if err := P(&v).UnmarshalText(nil); err != nil || v != zero {
		t.Errorf("UnmarshalText(nil) = %v, %v; want the zero value", v, err)
	}
	for _, src := range []any{2.5, struct{}{}, int32(7), []string{"x"}} {
		v := some
		checkKind(t, P(&v).Scan(src), zhuanhua.ErrSyntax, noun)
		if v != some {
			t.Errorf("Scan(%#v) altered the value to %v", src, v)
		}
	}
}

// Identifiers for records, all with right check characters.
const (
	universityCode = "12100000400000624D"
	instituteCode  = "91360000748471994A"
	firmCode       = "914403001922038216"
	strangerCode   = "91330100799655058B"

	inventionNo = "200310102344.5"
	utilityNo   = "200820108345.9"
	designNo    = "200830108345.4"
)

func partyID(s string) zhuanhua.PartyID { return zhuanhua.NewPartyID(s) }
