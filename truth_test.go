package zhuanhua_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

func TestTruth(t *testing.T) {
	checkColumn(t, zhuanhua.Yes, "true", true)
	checkColumn(t, zhuanhua.No, "false", false)
	checkNotGiven(t, zhuanhua.No, "truth value")
	checkNames[zhuanhua.Truth](t, []namedWord{{"true", "是"}, {"false", "否"}})
	if zhuanhua.TruthOf(true) != zhuanhua.Yes || zhuanhua.TruthOf(false) != zhuanhua.No {
		t.Error("TruthOf is turned round")
	}
	if zhuanhua.Yes.Text().En != "yes" || zhuanhua.No.Text().En != "no" {
		t.Errorf("English names are %q and %q", zhuanhua.Yes.Text().En, zhuanhua.No.Text().En)
	}
}

func TestTruthJSON(t *testing.T) {
	type row struct {
		A, B, C zhuanhua.Truth
	}
	in := row{zhuanhua.Yes, zhuanhua.No, zhuanhua.Unstated}
	b, err := json.Marshal(in)
	if err != nil || string(b) != `{"A":true,"B":false,"C":null}` {
		t.Fatalf("json.Marshal = %s, %v", b, err)
	}
	back := row{zhuanhua.No, zhuanhua.Yes, zhuanhua.Yes}
	if err := json.Unmarshal(b, &back); err != nil || back != in {
		t.Errorf("json.Unmarshal = %v, %v; want %v", back, err, in)
	}
	// A map's keys go through the text form.
	b, err = json.Marshal(map[zhuanhua.Truth]int{zhuanhua.Yes: 1})
	if err != nil || string(b) != `{"true":1}` {
		t.Errorf("as a map's key: %s, %v", b, err)
	}
}

func TestTruthErrors(t *testing.T) {
	for _, s := range []string{`"true"`, `1`, `0`, `"yes"`, `{}`, `[true]`} {
		v := zhuanhua.Yes
		checkKind(t, v.UnmarshalJSON([]byte(s)), zhuanhua.ErrCodeWord, "truth value")
		if v != zhuanhua.Yes {
			t.Errorf("a failed UnmarshalJSON(%s) left %v", s, v)
		}
	}
	for _, s := range []string{"TRUE", "True", "yes", "t", "2", "是", " true"} {
		v := zhuanhua.No
		checkKind(t, v.UnmarshalText([]byte(s)), zhuanhua.ErrCodeWord, "truth value")
		checkKind(t, v.Scan(s), zhuanhua.ErrCodeWord, "truth value")
		if v != zhuanhua.No {
			t.Errorf("a failed reading of %q left %v", s, v)
		}
	}
	// A number out of range is no answer: neither a yes nor a no goes out.
	out := zhuanhua.Truth(7)
	if b, err := out.MarshalJSON(); len(b) != 0 || !errors.Is(err, zhuanhua.ErrCodeWord) {
		t.Errorf("MarshalJSON of 7 = %s, %v", b, err)
	}
	if b, err := out.MarshalText(); len(b) != 0 || !errors.Is(err, zhuanhua.ErrCodeWord) {
		t.Errorf("MarshalText of 7 = %s, %v", b, err)
	}
	if v, err := out.Value(); v != nil || !errors.Is(err, zhuanhua.ErrCodeWord) {
		t.Errorf("Value of 7 = %v, %v; want no value and an error", v, err)
	}
}

// Databases without booleans keep 1 and 0.
func TestTruthColumnsOfNumbers(t *testing.T) {
	for src, want := range map[any]zhuanhua.Truth{int64(1): zhuanhua.Yes, int64(0): zhuanhua.No, "1": zhuanhua.Yes, "0": zhuanhua.No} {
		var v zhuanhua.Truth
		if err := v.Scan(src); err != nil || v != want {
			t.Errorf("Scan(%#v) = %v, %v", src, v, err)
		}
	}
	v := zhuanhua.No
	if err := v.Scan([]byte("1")); err != nil || v != zhuanhua.Yes {
		t.Errorf("Scan of bytes gave %v, %v", v, err)
	}
	for _, src := range []any{int64(2), int64(-1), 1.0} {
		if err := v.Scan(src); err == nil || v != zhuanhua.Yes {
			t.Errorf("Scan(%#v) = %v, %v", src, v, err)
		}
	}
}
