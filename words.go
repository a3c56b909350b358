package zhuanhua

import (
	"database/sql/driver"
	"fmt"

	"golang.org/x/exp/constraints"
)

// word is one value of a code list: its stable key and its names.
type word struct {
	key  string // stable, lower case, written in files and JSON
	text Text
}

// words is the code list of an enumeration. Index 0 is "not given" and has no
// word. Nothing writes to a list after its declaration.
type words[E constraints.Unsigned] struct {
	noun string // what an error calls the value
	list []word
}

func (w *words[E]) known(e E) bool { return uint64(e) < uint64(len(w.list)) }

func (w *words[E]) key(e E) string {
	if !w.known(e) {
		return fmt.Sprintf("%s(%d)", w.noun, uint64(e))
	}
	return w.list[e].key
}

func (w *words[E]) text(e E) Text {
	if !w.known(e) {
		return Text{}
	}
	return w.list[e].text
}

func (w *words[E]) parse(s string) (E, error) {
	for i := 1; i < len(w.list); i++ {
		if w.list[i].key == s {
			return E(i), nil
		}
	}
	return 0, &InputError{Field: w.noun, Value: Quote(s), Err: ErrCodeWord}
}

func (w *words[E]) marshal(e E) ([]byte, error) {
	if !w.known(e) {
		return nil, &InputError{Field: w.noun, Value: w.key(e), Err: ErrCodeWord}
	}
	return []byte(w.list[e].key), nil
}

func (w *words[E]) unmarshal(e *E, text []byte) error {
	if len(text) == 0 {
		*e = 0
		return nil
	}
	v, err := w.parse(string(text))
	if err == nil {
		*e = v
	}
	return err
}

func (w *words[E]) value(e E) (driver.Value, error) {
	if e == 0 {
		return nil, nil
	}
	text, err := w.marshal(e)
	return string(text), err
}

func (w *words[E]) scan(e *E, src any) error {
	text, err := scanText(w.noun, src)
	if err != nil {
		return err
	}
	return w.unmarshal(e, text)
}

// scanText takes what a database driver hands over for a text column; NULL is
// the empty text.
func scanText(noun string, src any) ([]byte, error) {
	switch v := src.(type) {
	case nil:
		return nil, nil
	case string:
		return []byte(v), nil
	case []byte:
		return v, nil
	}
	return nil, &InputError{Field: noun, Value: fmt.Sprintf("%T", src), Err: ErrSyntax}
}
