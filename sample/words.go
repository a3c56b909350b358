package sample

import (
	"fmt"

	"github.com/zhuanhua-rules/zhuanhua"
)

// word is one value of an enumeration: its stable key and its names.
type word struct {
	key  string
	text zhuanhua.Text
}

// words is an enumeration's list. Index 0 is "not given" unless it has a word; a choice
// whose zero value is the customary one has a key for it. Nothing writes to a list
// after its declaration.
type words[E ~uint8] struct {
	noun string
	list []word
}

func (w *words[E]) key(e E) string {
	if int(e) < len(w.list) {
		return w.list[e].key
	}
	return fmt.Sprintf("%s(%d)", w.noun, uint8(e))
}

func (w *words[E]) text(e E) zhuanhua.Text {
	if int(e) < len(w.list) {
		return w.list[e].text
	}
	return zhuanhua.Text{}
}

func (w *words[E]) marshal(e E) ([]byte, error) {
	if int(e) >= len(w.list) {
		return nil, &zhuanhua.InputError{Field: w.noun, Value: w.key(e), Err: zhuanhua.ErrCodeWord}
	}
	return []byte(w.key(e)), nil
}

// unmarshal reads a key; the empty text is 0, whether that has a key or not.
func (w *words[E]) unmarshal(e *E, text []byte) error {
	if len(text) == 0 {
		*e = 0
		return nil
	}
	for i := range w.list {
		if w.list[i].key == string(text) {
			*e = E(i)
			return nil
		}
	}
	return &zhuanhua.InputError{Field: w.noun, Value: zhuanhua.Quote(string(text)), Err: zhuanhua.ErrCodeWord}
}
