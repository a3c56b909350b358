package zhuanhua_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/zhuanhua-rules/zhuanhua"
	"pgregory.net/rapid"
)

// The letters of GB 32100-2015, which leaves out I, O, S, V and Z.
const creditLetters = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// creditCheck computes the check character of seventeen as the standard says it:
// weights are the powers of 3 modulo 31, and the check character makes the sum a
// multiple of 31.
func creditCheck(seventeen string) byte {
	sum, weight := 0, 1
	for _, c := range seventeen {
		sum += strings.IndexRune(creditLetters, c) * weight
		weight = weight * 3 % 31
	}
	for v := range 31 {
		if (sum+v)%31 == 0 {
			return creditLetters[v]
		}
	}
	panic("no check character")
}

// Codes in public use (universities, state-owned and private firms), and some
// made for test data.
var creditCodes = []string{
	universityCode, "12100000400002259P", firmCode, "9144030071526726XG", strangerCode,
	"91110000100005220B", "9111000071093123XX",
	"52360000701750292T", "524300003952955803", "52420000484173729J", "521300007024425422", instituteCode,
	"12220000994331040A", "526400002045170696", "91150000911868393X", "52140000003238593K", "91410000373234233N",
}

func TestParseCreditCode(t *testing.T) {
	for _, s := range creditCodes {
		if creditCheck(s[:17]) != s[17] {
			t.Fatalf("the test's own code %s is wrong", s)
		}
		c, err := zhuanhua.ParseCreditCode(s)
		if err != nil || c.String() != s || !c.IsGiven() {
			t.Errorf("ParseCreditCode(%s) = %v, %v", s, c, err)
			continue
		}
		checkColumn(t, c, s, s)
		if got := c.ID(); got != partyID(s) {
			t.Errorf("%s as a party's id is %v", s, got)
		}
	}
}

// fullWidth writes ASCII as a Chinese input method does.
func fullWidth(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '\u3000'
		case r > ' ' && r < 0x7f:
			return r + 0xfee0
		}
		return r
	}, s)
}

func TestCreditCodeSpellings(t *testing.T) {
	want, err := zhuanhua.ParseCreditCode("9144030071526726XG")
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []string{
		"9144030071526726xg",
		" 9144030071526726XG\t",
		"91 440300 71526726X G",
		"91-440300-71526726X-G",
		"91\u00a0440300\u00a071526726XG",
		"９１４４０３００７１５２６７２６ＸＧ",
		"９１４４０３００７１５２６７２６ｘｇ",
		fullWidth("91 440300-71526726xg"),
		"91440300７１５２６７２６XG",
		strings.Repeat(" ", 46) + "9144030071526726XG", // 64 bytes
	} {
		if got, err := zhuanhua.ParseCreditCode(s); err != nil || got != want {
			t.Errorf("ParseCreditCode(%q) = %v, %v; want %v", s, got, err, want)
		}
		if got := new(zhuanhua.CreditCode); got.UnmarshalText([]byte(s)) != nil || *got != want {
			t.Errorf("UnmarshalText(%q) = %v; want %v", s, got, want)
		}
	}
}

func TestParseCreditCodeErrors(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     error
	}{
		{"empty", "", zhuanhua.ErrSyntax},
		{"blanks", "   ", zhuanhua.ErrSyntax},
		{"seventeen", firmCode[:17], zhuanhua.ErrSyntax},
		{"nineteen", firmCode + "0", zhuanhua.ErrSyntax},
		{"fifteen, an old registration number", "440301103097413", zhuanhua.ErrSyntax},
		{"letter I", "I14403001922038216", zhuanhua.ErrSyntax},
		{"letter O for zero", "9144O3001922038216", zhuanhua.ErrSyntax},
		{"letter S", "9S4403001922038216", zhuanhua.ErrSyntax},
		{"letter V", "9V4403001922038216", zhuanhua.ErrSyntax},
		{"letter Z as check character", firmCode[:17] + "Z", zhuanhua.ErrSyntax},
		{"a dot", "9.4403001922038216", zhuanhua.ErrSyntax},
		{"a dot as check character", firmCode[:17] + ".", zhuanhua.ErrSyntax},
		{"Chinese", "统一社会信用代码统一社会信用代码统一", zhuanhua.ErrSyntax},
		{"a letter whose last byte is that of 9", "\u013914403001922038216", zhuanhua.ErrSyntax},
		{"a sign below the digits", "9\"4403001922038216", zhuanhua.ErrSyntax},
		{"not UTF-8", "9144030019220382\xff6", zhuanhua.ErrSyntax},
		{"a line end inside", firmCode[:9] + "\n" + firmCode[9:], zhuanhua.ErrSyntax},
		{"a hundred and twenty-nine bytes", strings.Repeat(" ", 111) + firmCode, zhuanhua.ErrSyntax},
		{"a million blanks", strings.Repeat(" ", 1e6) + firmCode, zhuanhua.ErrSyntax},
		{"wrong check character", firmCode[:17] + "7", zhuanhua.ErrCheckChar},
		{"letters from another code", "91440300715267260G", zhuanhua.ErrCheckChar},
	} {
		got, err := zhuanhua.ParseCreditCode(c.in)
		t.Run(c.name, func(t *testing.T) { checkKind(t, err, c.want, "credit code") })
		if got.IsGiven() {
			t.Errorf("%s: gave %v with its error", c.name, got)
		}
	}
}

func TestCreditCodeDetectsSlips(t *testing.T) {
	// A prime modulus and weights that are no multiples of it tell every wrong
	// character and every two neighbours that changed places.
	for _, s := range creditCodes[:9] {
		for i := range s {
			for _, wrong := range []byte("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ.") {
				if wrong == s[i] {
					continue
				}
				slip := s[:i] + string(wrong) + s[i+1:]
				_, err := zhuanhua.ParseCreditCode(slip)
				want := zhuanhua.ErrCheckChar
				if !strings.ContainsRune(creditLetters, rune(wrong)) {
					want = zhuanhua.ErrSyntax
				}
				if !errors.Is(err, want) {
					t.Fatalf("%s with %q in place %d: %v, want %v", s, wrong, i+1, err, want)
				}
			}
			if i > 0 && s[i] != s[i-1] {
				slip := s[:i-1] + string([]byte{s[i], s[i-1]}) + s[i+1:]
				if _, err := zhuanhua.ParseCreditCode(slip); !errors.Is(err, zhuanhua.ErrCheckChar) {
					t.Fatalf("%s with places %d and %d changed: %v", s, i, i+1, err)
				}
			}
		}
	}
}

func TestCreditCodeLaws(t *testing.T) {
	seventeen := rapid.StringOfN(rapid.RuneFrom([]rune(creditLetters)), 17, 17, -1)
	rapid.Check(t, func(t *rapid.T) {
		text := seventeen.Draw(t, "code")
		for v := range 31 {
			s := text + creditLetters[v:v+1]
			c, err := zhuanhua.ParseCreditCode(s)
			if right := s[17] == creditCheck(text); right != (err == nil) || right && c.String() != s {
				t.Fatalf("ParseCreditCode(%s) = %v, %v; the check character is %c", s, c, err, creditCheck(text))
			}
		}
	})
}

func TestCreditCodeValue(t *testing.T) {
	a, err := zhuanhua.ParseCreditCode(firmCode)
	if err != nil {
		t.Fatal(err)
	}
	b, err := zhuanhua.ParseCreditCode(strangerCode)
	if err != nil {
		t.Fatal(err)
	}
	checkNotGiven(t, a, "credit code")
	var none zhuanhua.CreditCode
	if none.IsGiven() || none.ID().IsGiven() || none.Equal(a) || !a.Equal(a) || a.Equal(b) {
		t.Error("the zero code or Equal is wrong")
	}
	if cmp.Diff(a, a) != "" || cmp.Diff(a, b) == "" {
		t.Error("cmp.Diff does not compare codes")
	}
	kept := a
	checkKind(t, kept.Scan("91440300192203821"), zhuanhua.ErrSyntax, "credit code")
	checkKind(t, kept.UnmarshalText([]byte(firmCode[:17]+"7")), zhuanhua.ErrCheckChar, "credit code")
	if kept != a {
		t.Errorf("a failed reading left %v", kept)
	}
}

func FuzzParseCreditCode(f *testing.F) {
	for _, s := range creditCodes {
		f.Add(s)
	}
	for _, s := range []string{"9144030071526726xg", "９１４４０３００７１５２６７２６ＸＧ", "91-440300-71526726X-G", "", "-", firmCode[:17]} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		c, err := zhuanhua.ParseCreditCode(s)
		if err != nil {
			if c.IsGiven() || !errors.Is(err, zhuanhua.ErrSyntax) && !errors.Is(err, zhuanhua.ErrCheckChar) {
				t.Fatalf("ParseCreditCode(%q) = %v, %v", s, c, err)
			}
			return
		}
		text := c.String()
		if len(text) != 18 || strings.Trim(text, creditLetters) != "" || text[17] != creditCheck(text[:17]) {
			t.Fatalf("ParseCreditCode(%q) prints %q", s, text)
		}
		for _, again := range []string{text, strings.ToLower(text), fullWidth(text), text[:6] + " " + text[6:] + "-"} {
			if back, err := zhuanhua.ParseCreditCode(again); back != c || err != nil {
				t.Fatalf("%q prints %q, but %q gives %v, %v", s, text, again, back, err)
			}
		}
	})
}
