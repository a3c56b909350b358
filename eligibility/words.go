package eligibility

import (
	"database/sql/driver"
	"fmt"

	"github.com/zhuanhua-rules/zhuanhua"
)

// word is one value of a code list of this package.
type word struct {
	key  string // stable, written in files and JSON
	text zhuanhua.Text
}

// words is the code list of an enumeration whose zero value, "not given", has no
// word. Nothing writes to a list after its declaration.
type words[E ~uint8] struct {
	noun string // what an error calls the value
	list []word
}

func (w *words[E]) of(e E) word {
	if int(e) < len(w.list) {
		return w.list[e]
	}
	return word{key: fmt.Sprintf("%s(%d)", w.noun, uint8(e))}
}

func (w *words[E]) marshal(e E) ([]byte, error) {
	key := w.of(e).key
	if int(e) >= len(w.list) {
		return nil, &zhuanhua.InputError{Field: w.noun, Value: key, Err: zhuanhua.ErrCodeWord}
	}
	return []byte(key), nil
}

func (w *words[E]) unmarshal(e *E, text []byte) error {
	for i := range w.list {
		if w.list[i].key == string(text) {
			*e = E(i)
			return nil
		}
	}
	return &zhuanhua.InputError{Field: w.noun, Value: zhuanhua.Quote(string(text)), Err: zhuanhua.ErrCodeWord}
}

func (w *words[E]) value(e E) (driver.Value, error) {
	if e == 0 {
		return nil, nil
	}
	text, err := w.marshal(e)
	return string(text), err
}

func (w *words[E]) scan(e *E, src any) error {
	switch v := src.(type) {
	case nil:
		return w.unmarshal(e, nil)
	case string:
		return w.unmarshal(e, []byte(v))
	case []byte:
		return w.unmarshal(e, v)
	}
	return &zhuanhua.InputError{Field: w.noun, Value: fmt.Sprintf("%T", src), Err: zhuanhua.ErrSyntax}
}
