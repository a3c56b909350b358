package zhuanhua_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
)

func TestPlaceZeroIsNotAbroad(t *testing.T) {
	abroad, err := zhuanhua.ParsePlace("000000")
	if err != nil || abroad != zhuanhua.Abroad {
		t.Fatalf("000000 is %v, %v", abroad, err)
	}
	var none zhuanhua.Place
	if abroad == none || abroad.String() != "000000" || none.String() != "" {
		t.Errorf("abroad prints %q, not given %q", abroad, none)
	}
	if none.Known() || none.IsProvince() || none.IsCity() || none.IsAddressOnly() || none.HasPlanStatus() || none.Province() != none {
		t.Error("the zero Place is something")
	}
	if !abroad.Known() || abroad.IsProvince() || abroad.IsCity() || !abroad.IsAddressOnly() || abroad.Province() != abroad {
		t.Error("abroad is not an address alone")
	}
	if b, err := json.Marshal([]zhuanhua.Place{none, abroad}); err != nil || string(b) != `["","000000"]` {
		t.Errorf("json.Marshal = %s, %v", b, err)
	}
}

func TestParsePlaceEveryProvince(t *testing.T) {
	// Six digits are a place exactly when the first two are a province's, or all are
	// zero.
	prefixes := map[string]bool{"66": true, "71": true, "81": true, "82": true}
	for code := range gbt2260 {
		prefixes[code[:2]] = true
	}
	for prefix := range 100 {
		for rest := 0; rest < 10000; rest += 101 { // 0000, 0101, …, 9999
			n := prefix*10000 + rest
			s := fmt.Sprintf("%06d", n)
			p, err := zhuanhua.ParsePlace(s)
			if want := prefixes[s[:2]] || n == 0; (err == nil) != want {
				t.Fatalf("ParsePlace(%q): %v", s, err)
			}
			if err != nil {
				if !errors.Is(err, zhuanhua.ErrCodeWord) || p != 0 || zhuanhua.Place(n).Known() {
					t.Fatalf("ParsePlace(%q) = %v, %v", s, p, err)
				}
				continue
			}
			if !p.Known() || p.IsCity() != (rest != 0) || n != 0 && p != zhuanhua.Place(n) {
				t.Fatalf("%s: Known %v, IsCity %v", s, p.Known(), p.IsCity())
			}
			if got := p.Province().String(); got != s[:2]+"0000" {
				t.Fatalf("%s lies in %q", s, got)
			}
			checkText(t, p, s)
		}
	}
}

func TestParsePlaceErrors(t *testing.T) {
	for _, c := range []struct {
		in   string
		want error
	}{
		{"", zhuanhua.ErrSyntax},
		{"61", zhuanhua.ErrSyntax},
		{"61000", zhuanhua.ErrSyntax},
		{"6100000", zhuanhua.ErrSyntax},
		{"0", zhuanhua.ErrSyntax},
		{"00000O", zhuanhua.ErrSyntax},
		{"61000a", zhuanhua.ErrSyntax},
		{" 610000", zhuanhua.ErrSyntax},
		{"-10000", zhuanhua.ErrSyntax},
		{"陕西", zhuanhua.ErrSyntax}, // six bytes
		{"６１００００", zhuanhua.ErrSyntax},
		{strings.Repeat("6", 1e6), zhuanhua.ErrSyntax},
		{"000001", zhuanhua.ErrCodeWord},
		{"010000", zhuanhua.ErrCodeWord},
		{"990000", zhuanhua.ErrCodeWord},
		{"670000", zhuanhua.ErrCodeWord},
		{"830100", zhuanhua.ErrCodeWord},
	} {
		p, err := zhuanhua.ParsePlace(c.in)
		checkKind(t, err, c.want, "place")
		if p != 0 {
			t.Errorf("ParsePlace(%.20q) = %v with its error", c.in, p)
		}
	}
}

func TestPlaceColumns(t *testing.T) {
	for _, c := range []struct {
		p    zhuanhua.Place
		text string
	}{
		{zhuanhua.Shaanxi, "610000"}, {zhuanhua.Qingdao, "370200"}, {zhuanhua.Corps, "660000"},
		{zhuanhua.Macao, "820000"}, {zhuanhua.Abroad, "000000"}, {659001, "659001"},
	} {
		checkColumn(t, c.p, c.text, c.text)
	}
	checkNotGiven(t, zhuanhua.Shaanxi, "place")
	for n, want := range map[int64]zhuanhua.Place{610000: zhuanhua.Shaanxi, 110101: 110101, 0: zhuanhua.Abroad} {
		var p zhuanhua.Place
		if err := p.Scan(n); err != nil || p != want {
			t.Errorf("Scan of the number %d gave %v, %v; want %v", n, p, err, want)
		}
	}
}

func TestPlaceColumnErrors(t *testing.T) {
	for src, want := range map[any]error{
		int64(-1): zhuanhua.ErrRange, int64(1000000): zhuanhua.ErrRange, int64(1) << 62: zhuanhua.ErrRange,
		int64(-1) << 63: zhuanhua.ErrRange, int64(61): zhuanhua.ErrCodeWord, int64(999999): zhuanhua.ErrCodeWord, int64(990000): zhuanhua.ErrCodeWord,
		"61": zhuanhua.ErrSyntax, "990000": zhuanhua.ErrCodeWord, true: zhuanhua.ErrSyntax,
	} {
		p := zhuanhua.Hubei
		checkKind(t, p.Scan(src), want, "place")
		if p != zhuanhua.Hubei {
			t.Errorf("a failed Scan(%v) left %v", src, p)
		}
	}
}

func TestPlaceCast(t *testing.T) {
	for _, p := range []zhuanhua.Place{1, 9999, 990000, 999999, 1000001, 1 << 31, 1<<32 - 1} {
		if p.Known() || p.IsProvince() || p.IsCity() || p.IsAddressOnly() || p.HasPlanStatus() {
			t.Errorf("%d, which is no place, is one", p)
		}
		if p.Text() != (zhuanhua.Text{Zh: p.String(), En: p.String()}) {
			t.Errorf("%d is called %v", p, p.Text())
		}
		if p <= 999999 {
			continue
		}
		if p.String() != "" {
			t.Errorf("%d prints %q", p, p)
		}
		_, err := p.MarshalText()
		checkKind(t, err, zhuanhua.ErrRange, "place")
		_, err = p.Value()
		checkKind(t, err, zhuanhua.ErrRange, "place")
	}
}

func FuzzParsePlace(f *testing.F) {
	for _, s := range []string{"610000", "000000", "370200", "659001", "990000", "61", "", "６１００００"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		p, err := zhuanhua.ParsePlace(s)
		if err != nil {
			if p != 0 || !errors.Is(err, zhuanhua.ErrSyntax) && !errors.Is(err, zhuanhua.ErrCodeWord) {
				t.Fatalf("ParsePlace(%q) = %v, %v", s, p, err)
			}
			return
		}
		if p.String() != s || !p.Known() || !p.Province().Known() || p.IsCity() == strings.HasSuffix(s, "0000") {
			t.Fatalf("ParsePlace(%q) = %q, known %v, city %v", s, p, p.Known(), p.IsCity())
		}
	})
}
