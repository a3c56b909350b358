package zhuanhua

import "unicode/utf8"

// Language chooses between the two texts that every reason, fact and place has.
type Language uint8

// The languages of the library's texts. The zero value is Chinese, the language
// of the documents.
const (
	Chinese Language = iota
	English
)

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

// Quote cuts a foreign text to at most forty characters, so that an error that
// carries a value stays a line whatever the input was.
func Quote(s string) string {
	const most = 40
	if len(s) <= most {
		return s
	}
	end := 0
	for range most {
		_, n := utf8.DecodeRuneInString(s[end:])
		end += n
		if end >= len(s) {
			return s
		}
	}
	return s[:end] + "…"
}
