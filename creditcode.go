package zhuanhua

import (
	"database/sql/driver"
	"strings"
)

// CreditCode is a unified social credit code (统一社会信用代码): eighteen
// characters, the last a check character modulo 31. The zero CreditCode is "not
// given"; codes compare with ==.
//
// Source: GB 32100-2015; rulebook 0e.
type CreditCode struct{ code [18]byte }

// creditAlphabet leaves out I, O, S, V and Z; a character's value is its place.
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// creditWeights are the powers of 3 modulo 31.
var creditWeights = [17]int{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28}

// ParseCreditCode reads a code in capitals or small letters, with or without
// blanks and hyphens, also in full-width characters. Eighteen characters of the
// alphabet and the right check character make it valid; the region inside the
// code is not looked up.
func ParseCreditCode(s string) (CreditCode, error) {
	bad := func(err error) (CreditCode, error) {
		return CreditCode{}, &InputError{Field: "credit code", Value: Quote(s), Err: err}
	}
	text, ok := plain(s)
	text = strings.ReplaceAll(text, "-", "")
	if !ok || len(text) != 18 {
		return bad(ErrSyntax)
	}
	sum := 0
	for i := range 17 {
		v := strings.IndexByte(creditAlphabet, text[i])
		if v < 0 {
			return bad(ErrSyntax)
		}
		sum += v * creditWeights[i]
	}
	if strings.IndexByte(creditAlphabet, text[17]) < 0 {
		return bad(ErrSyntax)
	}
	if creditAlphabet[(31-sum%31)%31] != text[17] {
		return bad(ErrCheckChar)
	}
	var c CreditCode
	copy(c.code[:], text)
	return c, nil
}

// IsGiven reports whether there is a code.
func (c CreditCode) IsGiven() bool { return c != CreditCode{} }

// Equal is ==; it lets cmp.Diff compare codes.
func (c CreditCode) Equal(d CreditCode) bool { return c == d }

// String returns the canonical form, eighteen capitals and digits; the empty
// text where nothing is given.
func (c CreditCode) String() string {
	if !c.IsGiven() {
		return ""
	}
	return string(c.code[:])
}

// MarshalText returns the canonical form.
func (c CreditCode) MarshalText() ([]byte, error) { return []byte(c.String()), nil }

// UnmarshalText reads any spelling; the empty text is "not given".
func (c *CreditCode) UnmarshalText(b []byte) error {
	if len(b) == 0 {
		*c = CreditCode{}
		return nil
	}
	v, err := ParseCreditCode(string(b))
	if err == nil {
		*c = v
	}
	return err
}

// Scan reads a text column; NULL is "not given".
func (c *CreditCode) Scan(src any) error {
	text, err := scanText("credit code", src)
	if err != nil {
		return err
	}
	return c.UnmarshalText(text)
}

// Value returns the canonical form, or nil where nothing is given.
func (c CreditCode) Value() (driver.Value, error) {
	if !c.IsGiven() {
		return nil, nil
	}
	return c.String(), nil
}
