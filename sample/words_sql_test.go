package sample_test

import (
	"database/sql/driver"
	"encoding"
	"errors"
	"fmt"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// enumeration is what every code list of the package can do.
type enumeration interface {
	comparable
	fmt.Stringer
	encoding.TextMarshaler
	driver.Valuer
	Text() zhuanhua.Text
}

func checkEnumeration[E interface {
	~uint8
	enumeration
}, P interface {
	*E
	encoding.TextUnmarshaler
	Scan(any) error
}](t *testing.T, count int) {
	t.Helper()
	seen := map[string]bool{}
	for i := range count {
		e := E(i)
		text, err := e.MarshalText()
		var read, scanned E
		if err != nil || P(&read).UnmarshalText(text) != nil || P(&scanned).Scan(string(text)) != nil || read != e || scanned != e {
			t.Errorf("%T(%d): %q, %v, %v, %v", e, i, text, err, read, scanned)
		}
		value, err := e.Value()
		if err != nil || (value == nil) != (i == 0) || value != nil && (value != string(text) || P(&scanned).Scan([]byte(text)) != nil || scanned != e) {
			t.Errorf("%T(%d) has the value %v, %v", e, i, value, err)
		}
		if seen[string(text)] || (i > 0 && (e.String() != string(text) || e.Text().Zh == "" || e.Text().En == "")) {
			t.Errorf("%T(%d): %q, %v", e, i, e, e.Text())
		}
		seen[string(text)] = true
	}
	var e E
	if P(&e).Scan(nil) != nil || e != 0 {
		t.Errorf("%T: NULL is %v", e, e)
	}
	unknown := E(count)
	_, marshalled := unknown.MarshalText()
	_, valued := unknown.Value()
	for _, err := range []error{P(&e).UnmarshalText([]byte("no such word")), P(&e).Scan("no such word"), marshalled, valued} {
		if !errors.Is(err, zhuanhua.ErrCodeWord) {
			t.Errorf("%T: %v", e, err)
		}
	}
	if err := P(&e).Scan(5); !errors.Is(err, zhuanhua.ErrSyntax) || unknown.Text() != (zhuanhua.Text{}) || seen[unknown.String()] {
		t.Errorf("%T: %v, %v", e, err, unknown)
	}
}

func TestWords(t *testing.T) {
	checkEnumeration[sample.DrawMethod](t, int(sample.DrawMonetaryUnit)+1)
	checkEnumeration[sample.ClaimFault](t, int(sample.ClaimLostNothing)+1)
	checkEnumeration[sample.VarianceKind](t, int(sample.VariancePoisson)+1)
	checkEnumeration[sample.VarianceCaution](t, int(sample.VarianceJointZero)+1)
}
