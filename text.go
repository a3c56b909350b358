package zhuanhua

import (
	"database/sql/driver"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Language chooses between the two texts that every reason, fact and place has.
type Language uint8

// The languages of the library's texts. The zero value is Chinese, the language
// of the documents.
const (
	Chinese Language = iota
	English
)

var languages = words[Language]{"language", []word{
	{"zh", Text{"中文", "Chinese"}},
	{"en", Text{"英文", "English"}},
}}

// String returns the stable key: "zh", "en".
func (l Language) String() string { return languages.key(l) }

// Text returns the names.
func (l Language) Text() Text { return languages.text(l) }

// MarshalText returns the stable key.
func (l Language) MarshalText() ([]byte, error) { return languages.marshal(l) }

// UnmarshalText reads the stable key; an empty text is Chinese.
func (l *Language) UnmarshalText(b []byte) error {
	if string(b) == "zh" {
		*l = Chinese
		return nil
	}
	return languages.unmarshal(l, b)
}

// Scan reads a text column; NULL is Chinese.
func (l *Language) Scan(src any) error {
	text, err := scanText("language", src)
	if err != nil {
		return err
	}
	return l.UnmarshalText(text)
}

// Value returns the stable key; Chinese has one too.
func (l Language) Value() (driver.Value, error) {
	text, err := l.MarshalText()
	return string(text), err
}

// Text is one saying in Chinese and in English.
type Text struct {
	Zh string `json:"zh"`
	En string `json:"en"`
}

// In returns the text in the language; the Chinese one for an unknown language.
func (t Text) In(l Language) string {
	if l == English {
		return t.En
	}
	return t.Zh
}

// Quote cuts a foreign text to at most forty characters and puts U+FFFD for what
// is no character or would end the line, so that an error that carries a value
// stays a line of text whatever the input was.
func Quote(s string) string {
	const most = 40
	end, count := 0, 0
	for end < len(s) && count < most {
		_, n := utf8.DecodeRuneInString(s[end:])
		end, count = end+n, count+1
	}
	cut := strings.Map(printable, s[:end])
	if end < len(s) {
		cut += "…"
	}
	return cut
}

// printable puts U+FFFD for a control character and the two separators of lines
// and paragraphs; strings.Map does so for what is not UTF-8.
func printable(r rune) rune {
	if unicode.IsControl(r) || r == '\u2028' || r == '\u2029' {
		return utf8.RuneError
	}
	return r
}
