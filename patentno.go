package zhuanhua

import (
	"database/sql/driver"
	"strings"
)

// PatentNo is a CNIPA application number (申请号), the identity of a patent. It
// is one machine word, compares with == and <, and the zero PatentNo is "not
// given". Canonical order is the order of <: numbers from before October 2003
// (eight digits) after the later ones (twelve digits), each by their digits.
//
// Source: ZC 0006-2003; rulebook 0e.
type PatentNo uint64

// oldPatents is where the eight-digit numbers begin, above all twelve-digit ones.
const oldPatents PatentNo = 1e12

// PatentKind is what kind of patent a number stands for (专利类型).
type PatentKind uint8

// The kinds of patent, told by one digit of the number: 1 and 8 (PCT) are
// inventions, 2 and 9 (PCT) utility models, 3 is a design.
const (
	PatentKindNone PatentKind = iota
	Invention
	UtilityModel
	Design
)

var patentKinds = words[PatentKind]{"patent kind", []word{
	{},
	{"invention", Text{"发明", "invention"}},
	{"utility_model", Text{"实用新型", "utility model"}},
	{"design", Text{"外观设计", "design"}},
}}

// String returns the stable key.
func (k PatentKind) String() string { return patentKinds.key(k) }

// Text returns the names.
func (k PatentKind) Text() Text { return patentKinds.text(k) }

// MarshalText returns the stable key, empty when not given.
func (k PatentKind) MarshalText() ([]byte, error) { return patentKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (k *PatentKind) UnmarshalText(b []byte) error { return patentKinds.unmarshal(k, b) }

// Scan reads a text column; NULL is "not given".
func (k *PatentKind) Scan(src any) error { return patentKinds.scan(k, src) }

// Value returns the stable key, or nil where nothing is given.
func (k PatentKind) Value() (driver.Value, error) { return patentKinds.value(k) }

// ParsePatentNo reads an application number in its customary spellings: with or
// without ZL or CN, blanks, hyphens, and the dot before the check digit, in capitals or
// small letters, also in full-width characters. The check digit must be there
// and right, and the kind digit one of 1, 2, 3, 8, 9. Whether such a number was
// ever given out is not looked up.
func ParsePatentNo(s string) (PatentNo, error) {
	bad := func(err error) (PatentNo, error) {
		return 0, &InputError{Field: "patent number", Value: Quote(s), Err: err}
	}
	text, ok := plain(s)
	if !ok {
		return bad(ErrSyntax)
	}
	text = strings.ReplaceAll(text, "-", "")
	if strings.HasPrefix(text, "ZL") || strings.HasPrefix(text, "CN") {
		text = text[2:]
	}
	if n := len(text); n > 2 && text[n-2] == '.' {
		text = text[:n-2] + text[n-1:]
	}
	if len(text) != 9 && len(text) != 13 {
		return bad(ErrSyntax)
	}
	digits, check := text[:len(text)-1], text[len(text)-1]
	n := PatentNo(0)
	for _, c := range []byte(digits) {
		if c < '0' || c > '9' {
			return bad(ErrSyntax)
		}
		n = n*10 + PatentNo(c-'0')
	}
	if len(digits) == 8 {
		n += oldPatents
	}
	if n.Kind() == PatentKindNone || check != 'X' && (check < '0' || check > '9') {
		return bad(ErrSyntax)
	}
	if check != patentCheck(digits) {
		return bad(ErrCheckChar)
	}
	return n, nil
}

// MustPatentNo is [ParsePatentNo] for numbers written in source code; it panics
// on others.
func MustPatentNo(s string) PatentNo {
	n, err := ParsePatentNo(s)
	if err != nil {
		panic(err)
	}
	return n
}

// patentCheck weighs the digits 2 to 9, over and over, modulo 11.
func patentCheck(digits string) byte {
	sum := 0
	for i := range len(digits) {
		sum += int(digits[i]-'0') * (i%8 + 2)
	}
	return "0123456789X"[sum%11]
}

// Kind returns the kind that the number's kind digit says.
func (n PatentNo) Kind() PatentKind {
	digit := n / 1e7 % 10
	if n >= oldPatents {
		digit = (n - oldPatents) / 1e5
		if digit > 999 {
			return PatentKindNone
		}
		digit %= 10
	}
	switch digit {
	case 1, 8:
		return Invention
	case 2, 9:
		return UtilityModel
	case 3:
		return Design
	}
	return PatentKindNone
}

// Valid reports whether the number is one that [ParsePatentNo] can return.
func (n PatentNo) Valid() bool { return n.Kind() != PatentKindNone }

// fault returns the kind of error that the number is as an entry of a record.
func (n PatentNo) fault() error {
	switch {
	case n == 0:
		return ErrNotGiven
	case !n.Valid():
		return ErrRange
	}
	return nil
}

// IsGiven reports whether there is a number.
func (n PatentNo) IsGiven() bool { return n != 0 }

// String returns the canonical form, "202010834579.7": digits, a dot, the check
// digit; the empty text where no valid number is given.
func (n PatentNo) String() string {
	b, _ := n.MarshalText()
	return string(b)
}

// MarshalText returns the canonical form.
func (n PatentNo) MarshalText() ([]byte, error) {
	if n == 0 {
		return []byte{}, nil
	}
	if !n.Valid() {
		return nil, &InputError{Field: "patent number", Err: ErrRange}
	}
	length, rest := 12, n
	if n >= oldPatents {
		length, rest = 8, n-oldPatents
	}
	text := make([]byte, length+2)
	for i := length - 1; i >= 0; i-- {
		text[i] = byte('0' + rest%10)
		rest /= 10
	}
	text[length], text[length+1] = '.', patentCheck(string(text[:length]))
	return text, nil
}

// UnmarshalText reads any customary spelling; the empty text is "not given".
func (n *PatentNo) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*n = 0
		return nil
	}
	v, err := ParsePatentNo(string(b))
	if err == nil {
		*n = v
	}
	return err
}

// Scan reads a text column; NULL is "not given".
func (n *PatentNo) Scan(src any) error {
	text, err := scanText("patent number", src)
	if err != nil {
		return err
	}
	return n.UnmarshalText(text)
}

// Value returns the canonical form, or nil where nothing is given.
func (n PatentNo) Value() (driver.Value, error) {
	if n == 0 {
		return nil, nil
	}
	b, err := n.MarshalText()
	return string(b), err
}
