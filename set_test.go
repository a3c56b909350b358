package zhuanhua_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zhuanhua-rules/zhuanhua"
	"pgregory.net/rapid"
)

// testFlag is an enumeration of the test's own that uses every bit.
type testFlag uint8

func (f testFlag) String() string { return fmt.Sprintf("f%d", uint8(f)) }

func TestSet(t *testing.T) {
	var none zhuanhua.Set[zhuanhua.PartyKind]
	suppliers := zhuanhua.SetOf(zhuanhua.ProvincialSOE, zhuanhua.University, zhuanhua.CentralSOE, zhuanhua.University)
	for _, c := range []struct {
		name string
		set  zhuanhua.Set[zhuanhua.PartyKind]
		text string
		all  []zhuanhua.PartyKind
	}{
		{"the zero set", none, "", nil},
		{"of no values", zhuanhua.SetOf[zhuanhua.PartyKind](), "", nil},
		{"of not given", zhuanhua.SetOf(zhuanhua.PartyKindNone), "", nil},
		{
			"in the enumeration's order, each once", suppliers, "university;central_soe;provincial_soe",
			[]zhuanhua.PartyKind{zhuanhua.University, zhuanhua.CentralSOE, zhuanhua.ProvincialSOE},
		},
		{
			"with one more", suppliers.With(zhuanhua.MunicipalSOE), "university;central_soe;provincial_soe;municipal_soe",
			[]zhuanhua.PartyKind{zhuanhua.University, zhuanhua.CentralSOE, zhuanhua.ProvincialSOE, zhuanhua.MunicipalSOE},
		},
		{
			"without two, of which one is not in it", suppliers.Without(zhuanhua.University, zhuanhua.Individual),
			"central_soe;provincial_soe", []zhuanhua.PartyKind{zhuanhua.CentralSOE, zhuanhua.ProvincialSOE},
		},
	} {
		if got := c.set.String(); got != c.text {
			t.Errorf("%s: String() = %q, want %q", c.name, got, c.text)
		}
		if got, err := c.set.MarshalText(); string(got) != c.text || err != nil {
			t.Errorf("%s: MarshalText() = %q, %v; want %q", c.name, got, err, c.text)
		}
		if diff := cmp.Diff(c.all, slices.Collect(c.set.All())); diff != "" {
			t.Errorf("%s: All() (-want +got):\n%s", c.name, diff)
		}
		if c.set.Len() != len(c.all) {
			t.Errorf("%s: Len() = %d, want %d", c.name, c.set.Len(), len(c.all))
		}
	}
	if none.Has(zhuanhua.University) {
		t.Error("the empty set lets something pass")
	}
	if b, err := json.Marshal(suppliers); err != nil || string(b) != `"university;central_soe;provincial_soe"` {
		t.Errorf("json.Marshal = %s, %v", b, err)
	}
}

func TestSetRoundTrip(t *testing.T) {
	all := zhuanhua.SetOf(zhuanhua.Invoice, zhuanhua.Voucher, zhuanhua.BankTransfer, zhuanhua.AcceptedEvidence)
	for _, set := range []zhuanhua.Set[zhuanhua.Evidence]{0, zhuanhua.SetOf(zhuanhua.Voucher), all, all.Without(zhuanhua.Voucher)} {
		checkColumn(t, set, set.String(), set.String())
	}
	kept := all // a column of NULL is the empty set, one that holds no text an error
	checkKind(t, kept.Scan(int64(2)), zhuanhua.ErrSyntax, "set")
	if kept != all {
		t.Errorf("a failed Scan left %v", kept)
	}
	if err := kept.Scan(nil); err != nil || kept != 0 {
		t.Errorf("Scan of NULL gave %v, %v", kept, err)
	}
	var set zhuanhua.Set[zhuanhua.Evidence] // any order, and a key twice, are one set
	if err := set.UnmarshalText([]byte("voucher;invoice;voucher")); err != nil || set != zhuanhua.SetOf(zhuanhua.Invoice, zhuanhua.Voucher) {
		t.Errorf("read %v, %v", set, err)
	}
	size := zhuanhua.Size{Possible: zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small), Missing: zhuanhua.SetOf(zhuanhua.Revenue)}
	b, err := json.Marshal(size)
	if want := `{"possible":"micro;small","missing":"revenue","set":false}`; err != nil || string(b) != want {
		t.Errorf("json.Marshal = %s, %v; want %s", b, err, want)
	}
	var back zhuanhua.Size
	if err := json.Unmarshal(b, &back); err != nil || back != size {
		t.Errorf("read back %v, %v", back, err)
	}
}

func TestSetUnmarshalErrors(t *testing.T) {
	for _, c := range []struct {
		in    string
		kind  error
		field string
	}{
		{"invoice;", zhuanhua.ErrSyntax, "set"},
		{";invoice", zhuanhua.ErrSyntax, "set"},
		{"invoice;;voucher", zhuanhua.ErrSyntax, "set"},
		{";", zhuanhua.ErrSyntax, "set"},
		{"receipt", zhuanhua.ErrCodeWord, "evidence"},
		{"invoice; voucher", zhuanhua.ErrCodeWord, "evidence"},
		{"invoice,voucher", zhuanhua.ErrCodeWord, "evidence"},
		{"2", zhuanhua.ErrCodeWord, "evidence"},
	} {
		set := zhuanhua.SetOf(zhuanhua.BankTransfer)
		checkKind(t, set.UnmarshalText([]byte(c.in)), c.kind, c.field)
		if set != zhuanhua.SetOf(zhuanhua.BankTransfer) {
			t.Errorf("a failed reading of %q left %v", c.in, set)
		}
	}
	var bits zhuanhua.Set[zhuanhua.Evidence]
	if err := json.Unmarshal([]byte("2"), &bits); err == nil || bits != 0 {
		t.Errorf("a number is read as bits: %v", bits)
	}
	var flags zhuanhua.Set[testFlag] // an enumeration that cannot be read
	checkKind(t, flags.UnmarshalText([]byte("f1")), zhuanhua.ErrSyntax, "set")
}

func TestSetIsAValue(t *testing.T) {
	type rules struct {
		suppliers zhuanhua.Set[zhuanhua.PartyKind]
	}
	base := rules{zhuanhua.SetOf(zhuanhua.University)}
	draft := base
	draft.suppliers = draft.suppliers.With(zhuanhua.MunicipalSOE)
	if base.suppliers.Has(zhuanhua.MunicipalSOE) || base == draft {
		t.Error("altering a copy altered the base")
	}
	if draft.suppliers = draft.suppliers.Without(zhuanhua.MunicipalSOE); base != draft {
		t.Error("taking the value out again does not give the base")
	}
}

func TestSetAllStops(t *testing.T) {
	count := 0
	for range zhuanhua.SetOf[testFlag](1, 2, 3, 63).All() {
		if count++; count == 2 {
			break
		}
	}
	if count != 2 {
		t.Errorf("a loop that breaks after two saw %d", count)
	}
}

func TestSetLaws(t *testing.T) {
	// The model is a map over the numbers that a set can hold: 1 to 63.
	inSet := func(v testFlag) bool { return v >= 1 && v <= 63 }
	values := rapid.SliceOf(rapid.Map(rapid.Byte(), func(b byte) testFlag { return testFlag(b) }))
	rapid.Check(t, func(t *rapid.T) {
		put, add, take := values.Draw(t, "put"), values.Draw(t, "add"), values.Draw(t, "take")
		set := zhuanhua.SetOf(put...).With(add...).Without(take...)
		model := map[testFlag]bool{}
		for _, v := range append(slices.Clone(put), add...) {
			if inSet(v) {
				model[v] = true
			}
		}
		for _, v := range take {
			delete(model, v)
		}
		var want []testFlag
		var keys []string
		for n := range 256 {
			if v := testFlag(n); set.Has(v) != model[v] {
				t.Fatalf("Has(%d) = %v, want %v", n, set.Has(v), model[v])
			} else if model[v] {
				want, keys = append(want, v), append(keys, v.String())
			}
		}
		if got := slices.Collect(set.All()); !slices.Equal(got, want) || set.Len() != len(want) {
			t.Fatalf("All() = %v, Len() = %d; want %v", got, set.Len(), want)
		}
		if set.String() != strings.Join(keys, ";") {
			t.Fatalf("String() = %q, want %q", set, keys)
		}
		if set != zhuanhua.SetOf(want...) {
			t.Fatalf("%v and the set of its values differ", set)
		}
	})
}

func TestSetCast(t *testing.T) {
	// Bits that no value has, as a cast could leave them: never a value, no panic.
	stray := zhuanhua.Set[zhuanhua.SizeClass](1)
	if stray.Len() != 0 || stray.Has(0) || len(slices.Collect(stray.All())) != 0 || stray.String() != "" {
		t.Errorf("the bit of \"not given\" counts: Len %d, %q", stray.Len(), stray)
	}
	all := ^zhuanhua.Set[zhuanhua.SizeClass](0)
	if got := all.String(); all.Len() != 63 || !strings.HasPrefix(got, "micro;small;medium;large;size class(5);") {
		t.Errorf("all bits: Len %d, %.60q", all.Len(), got)
	}
}
