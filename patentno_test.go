package zhuanhua_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"pgregory.net/rapid"
)

// patentCheck computes the check digit of ZC 0006-2003 as the standard says it:
// the digits by 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5, the sum modulo 11, X for 10.
func patentCheck(digits string) string {
	weights := []int{2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5}
	sum := 0
	for i, c := range digits {
		sum += int(c-'0') * weights[i]
	}
	if sum%11 == 10 {
		return "X"
	}
	return fmt.Sprint(sum % 11)
}

// patentNumber puts dot and check digit to digits.
func patentNumber(digits string) string { return digits + "." + patentCheck(digits) }

// patentNumbers are canonical; the first is the standard's own example.
var patentNumbers = []string{
	"200310102344.5",
	"200410834579.8", "200411418722.1", "200413011939.3", "200588549434.7", "202022004267.1", "200736132738.2",
	"200620065644.X", "201738829920.X", "200918161233.X", "201013094872.X",
	"87182665.8", "85390533.9", "99324675.3", "98152470.2", "86167632.7", "85108285.8", "98123456.9", "85100001.0",
}

func TestParsePatentNo(t *testing.T) {
	for _, s := range patentNumbers {
		digits, check, _ := strings.Cut(s, ".")
		if patentCheck(digits) != check {
			t.Fatalf("the test's own number %s is wrong", s)
		}
		n, err := zhuanhua.ParsePatentNo(s)
		if err != nil || n.String() != s || !n.IsGiven() || !n.Valid() {
			t.Errorf("ParsePatentNo(%s) = %v, %v", s, n, err)
			continue
		}
		checkColumn(t, n, s, s)
	}
	checkNotGiven(t, zhuanhua.MustPatentNo(inventionNo), "patent number")
}

func TestPatentNoSpellings(t *testing.T) {
	for _, s := range patentNumbers {
		want := zhuanhua.MustPatentNo(s)
		bare := strings.ReplaceAll(s, ".", "")
		grouped := bare[:2] + " " + bare[2:5] + " " + bare[5:]
		for _, base := range []string{s, bare, grouped, strings.ReplaceAll(s, ".", " . ")} {
			for _, spelling := range []string{
				base, "ZL" + base, "CN" + base, "ZL " + base, "CN " + base, "zl" + base, "cn " + base, "Zl" + base,
				" " + base + " ", "\t" + base, "\u00a0" + base, "\u3000" + base, "Z L" + base,
				strings.ToLower(base), fullWidth(base), fullWidth("ZL" + base), fullWidth("cn") + base,
			} {
				if got, err := zhuanhua.ParsePatentNo(spelling); got != want || err != nil {
					t.Errorf("ParsePatentNo(%q) = %v, %v; want %v", spelling, got, err, want)
				}
			}
		}
	}
	// As a province's export spells them.
	for in, want := range map[string]string{
		"CN871826658": "87182665.8", "ZL883843323": "88384332.3", "ZL 85390533.9": "85390533.9", "871826658": "87182665.8",
		"CN86167632.7": "86167632.7", "2004108345798": "200410834579.8", "ZL 200411418722.1": "200411418722.1",
		"ZL200413011939.3": "200413011939.3", "201383797389X": "201383797389.X", "ZL202117685017X": "202117685017.X",
		"ZL 2006843831557": "200684383155.7", "CN2014873012840": "201487301284.0",
	} {
		if got, err := zhuanhua.ParsePatentNo(in); err != nil || got.String() != want {
			t.Errorf("ParsePatentNo(%q) = %v, %v; want %s", in, got, err, want)
		}
	}
}

func TestParsePatentNoErrors(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     error
	}{
		{"empty", "", zhuanhua.ErrSyntax},
		{"a prefix alone", "ZL", zhuanhua.ErrSyntax},
		{"a dot alone", ".", zhuanhua.ErrSyntax},
		{"no check digit", "200310102344", zhuanhua.ErrSyntax},
		{"no check digit, with its dot", "200310102344.", zhuanhua.ErrSyntax},
		{"old number without check digit", "98123456", zhuanhua.ErrSyntax},
		{"eleven digits", "20031010234.5", zhuanhua.ErrSyntax},
		{"thirteen digits", "2003101023440.5", zhuanhua.ErrSyntax},
		{"two dots", "200310102344..5", zhuanhua.ErrSyntax},
		{"a dot elsewhere", "2003.101023445", zhuanhua.ErrSyntax},
		{"both prefixes", "ZLCN200310102344.5", zhuanhua.ErrSyntax},
		{"a publication number", "CN1234567A", zhuanhua.ErrSyntax},
		{"another office", "US200310102344.5", zhuanhua.ErrSyntax},
		{"the prefix behind", "200310102344.5ZL", zhuanhua.ErrSyntax},
		{"X among the digits", "20031010234X.5", zhuanhua.ErrSyntax},
		{"a letter as check digit", "200310102344.A", zhuanhua.ErrSyntax},
		{"a slash as check digit", "200310102344./", zhuanhua.ErrSyntax},
		{"kind digit 0", patentNumber("200300102344"), zhuanhua.ErrSyntax},
		{"kind digit 4", patentNumber("200340102344"), zhuanhua.ErrSyntax},
		{"kind digit 5", patentNumber("200350102344"), zhuanhua.ErrSyntax},
		{"kind digit 6", patentNumber("200360102344"), zhuanhua.ErrSyntax},
		{"kind digit 7", patentNumber("200370102344"), zhuanhua.ErrSyntax},
		{"kind digit 0 of an old number", patentNumber("98023456"), zhuanhua.ErrSyntax},
		{"kind digit 7 of an old number", patentNumber("98723456"), zhuanhua.ErrSyntax},
		{"all zeros", "000000000000.0", zhuanhua.ErrSyntax},
		{"all zeros, old", "00000000.0", zhuanhua.ErrSyntax},
		{"Chinese digits", "二〇〇三一〇一〇二三四四.五", zhuanhua.ErrSyntax},
		{"a letter whose last byte is that of 2", "\u013200310102344.5", zhuanhua.ErrSyntax},
		{"not UTF-8", "20031010234\xff.5", zhuanhua.ErrSyntax},
		{"a line end inside", "200310102344\n.5", zhuanhua.ErrSyntax},
		{"a million blanks", strings.Repeat(" ", 1e6) + inventionNo, zhuanhua.ErrSyntax},
		{"wrong check digit", "200310102344.6", zhuanhua.ErrCheckChar},
		{"X for a digit", "200310102344.X", zhuanhua.ErrCheckChar},
		{"a digit for X", "200620065644.0", zhuanhua.ErrCheckChar},
		{"old number, wrong check digit", "98123456.8", zhuanhua.ErrCheckChar},
	} {
		n, err := zhuanhua.ParsePatentNo(c.in)
		t.Run(c.name, func(t *testing.T) { checkKind(t, err, c.want, "patent number") })
		if n != 0 {
			t.Errorf("%s: gave %v with its error", c.name, n)
		}
	}
}

func TestPatentNoDetectsSlips(t *testing.T) {
	// A prime modulus tells every wrong digit and every two neighbours that changed
	// places; a wrong kind digit may be none at all.
	for _, s := range patentNumbers {
		bare := strings.ReplaceAll(s, ".", "")
		kind := 4 // the place of the kind digit
		if len(bare) == 9 {
			kind = 2
		}
		refused := func(slip, what string, atKind bool) {
			_, err := zhuanhua.ParsePatentNo(slip)
			if !errors.Is(err, zhuanhua.ErrCheckChar) && !(atKind && errors.Is(err, zhuanhua.ErrSyntax)) {
				t.Fatalf("%s with %s: %v", s, what, err)
			}
		}
		for i := range bare {
			characters := "0123456789"
			if i == len(bare)-1 {
				characters += "X"
			}
			for _, wrong := range characters {
				if byte(wrong) != bare[i] {
					refused(bare[:i]+string(wrong)+bare[i+1:], fmt.Sprintf("%c in place %d", wrong, i+1), i == kind)
				}
			}
			if i > 0 && bare[i] != bare[i-1] && bare[i] != 'X' {
				refused(bare[:i-1]+string([]byte{bare[i], bare[i-1]})+bare[i+1:],
					fmt.Sprintf("places %d and %d changed", i, i+1), i == kind || i-1 == kind)
			}
		}
	}
}

func TestPatentKindOfNumber(t *testing.T) {
	kinds := map[byte]zhuanhua.PatentKind{
		'1': zhuanhua.Invention, '8': zhuanhua.Invention, // 8: by the PCT
		'2': zhuanhua.UtilityModel, '9': zhuanhua.UtilityModel, // 9: by the PCT
		'3': zhuanhua.Design,
	}
	for digit, want := range kinds {
		for _, digits := range []string{"2020" + string(digit) + "0834579", "98" + string(digit) + "23456"} {
			n, err := zhuanhua.ParsePatentNo(patentNumber(digits))
			if err != nil || n.Kind() != want {
				t.Errorf("%s is %v, %v; want %v", digits, n.Kind(), err, want)
			}
		}
	}
	if got := zhuanhua.MustPatentNo(utilityNo).Kind(); got != zhuanhua.UtilityModel {
		t.Errorf("%s is %v", utilityNo, got)
	}
	if got := zhuanhua.MustPatentNo(designNo).Kind(); got != zhuanhua.Design {
		t.Errorf("%s is %v", designNo, got)
	}
}

func TestPatentNoOrder(t *testing.T) {
	// Twelve digits before eight, each by their digits.
	want := []string{
		"198510000001", "200310102344", "200310102345", "200320000000", "202219920887", "999939999999",
		"85100001", "98123456", "98323456", "99999999",
	}
	var numbers []zhuanhua.PatentNo
	for _, digits := range want {
		numbers = append(numbers, zhuanhua.MustPatentNo(patentNumber(digits)))
	}
	if !slices.IsSorted(numbers) {
		t.Errorf("not in canonical order: %v", numbers)
	}
	if slices.Max(numbers).String()[:8] != "99999999" {
		t.Errorf("the last is %v", slices.Max(numbers))
	}
}

func TestPatentNoLaws(t *testing.T) {
	number := rapid.Custom(func(t *rapid.T) string {
		kind := rapid.SampledFrom([]string{"1", "2", "3", "8", "9"}).Draw(t, "kind")
		if rapid.Bool().Draw(t, "old") {
			return fmt.Sprintf("%02d%s%05d", rapid.IntRange(0, 99).Draw(t, "year"), kind, rapid.IntRange(0, 99999).Draw(t, "serial"))
		}
		return fmt.Sprintf("%04d%s%07d", rapid.IntRange(0, 9999).Draw(t, "year"), kind, rapid.IntRange(0, 9999999).Draw(t, "serial"))
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := number.Draw(t, "a"), number.Draw(t, "b")
		m, err := zhuanhua.ParsePatentNo(patentNumber(a))
		if err != nil || m.String() != patentNumber(a) {
			t.Fatalf("%s is read as %v, %v", patentNumber(a), m, err)
		}
		n := zhuanhua.MustPatentNo(patentNumber(b))
		if (m == n) != (a == b) {
			t.Fatalf("%s and %s: the same number is %v", a, b, m == n)
		}
		before := len(a) > len(b) || len(a) == len(b) && a < b
		if (m < n) != before {
			t.Fatalf("%s before %s is %v, want %v", a, b, m < n, before)
		}
	})
}

func TestPatentNoCast(t *testing.T) {
	if none := zhuanhua.PatentNo(0); none.Valid() || none.IsGiven() || none.Kind() != zhuanhua.PatentKindNone || none.String() != "" {
		t.Errorf("the zero number: Valid %v, Kind %v, %q", none.Valid(), none.Kind(), none)
	}
	for _, n := range []zhuanhua.PatentNo{1, 12345, 200340102344, 1e12, 1e12 + 98023456, 1e12 + 1e8, 1e12 + 100100000, 1e13, 1<<64 - 1} {
		if n.Valid() || !n.IsGiven() || n.Kind() != zhuanhua.PatentKindNone || n.String() != "" {
			t.Errorf("%d: Valid %v, Kind %v, %q", uint64(n), n.Valid(), n.Kind(), n)
		}
		_, err := n.MarshalText()
		checkKind(t, err, zhuanhua.ErrRange, "patent number")
		_, err = n.Value()
		checkKind(t, err, zhuanhua.ErrRange, "patent number")
	}
}

func TestPatentNoColumnErrors(t *testing.T) {
	want := zhuanhua.MustPatentNo(inventionNo)
	for src, kind := range map[any]error{
		"200310102344.6": zhuanhua.ErrCheckChar, "2003": zhuanhua.ErrSyntax, int64(2003101023445): zhuanhua.ErrSyntax,
	} {
		n := want
		checkKind(t, n.Scan(src), kind, "patent number")
		if n != want {
			t.Errorf("a failed Scan(%v) left %v", src, n)
		}
	}
}

func TestMustPatentNo(t *testing.T) {
	defer func() {
		if err, ok := recover().(error); !ok || !errors.Is(err, zhuanhua.ErrCheckChar) {
			t.Errorf("MustPatentNo of a wrong number panicked with %v", err)
		}
	}()
	zhuanhua.MustPatentNo("200310102344.6")
	t.Error("MustPatentNo of a wrong number returned")
}

func FuzzParsePatentNo(f *testing.F) {
	for _, s := range patentNumbers {
		f.Add(s)
	}
	for _, s := range []string{"ZL 200411418722.1", "cn200620065644x", "ＺＬ２００３１０１０２３４４．５", "ZL", "", ".", "200310102344", "98723456.1"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := zhuanhua.ParsePatentNo(s)
		if err != nil {
			if n != 0 || !errors.Is(err, zhuanhua.ErrSyntax) && !errors.Is(err, zhuanhua.ErrCheckChar) {
				t.Fatalf("ParsePatentNo(%q) = %v, %v", s, n, err)
			}
			return
		}
		text := n.String()
		digits, _, _ := strings.Cut(text, ".")
		if len(digits) != 8 && len(digits) != 12 || text != patentNumber(digits) || !n.Valid() {
			t.Fatalf("ParsePatentNo(%q) prints %q", s, text)
		}
		for _, again := range []string{text, "ZL" + text, "cn " + strings.ToLower(text), fullWidth(text), strings.ReplaceAll(text, ".", "")} {
			if back, err := zhuanhua.ParsePatentNo(again); back != n || err != nil {
				t.Fatalf("%q prints %q, but %q gives %v, %v", s, text, again, back, err)
			}
		}
	})
}

// Hyphens and the end of a line, as copied out of a table, are no part of a number.
func TestParsePatentNoFromTables(t *testing.T) {
	want := zhuanhua.MustPatentNo("200310102344.5")
	for _, s := range []string{"200310102344-5", "ZL-2003-10102344.5", "CN 200310102344-5\r\n", "200310102344.5\n", strings.Repeat(" ", 100) + "200310102344.5"} {
		if got, err := zhuanhua.ParsePatentNo(s); err != nil || got != want {
			t.Errorf("ParsePatentNo(%q) = %v, %v", s, got, err)
		}
	}
}
