package sample

import (
	"database/sql/driver"
	"fmt"

	"github.com/zhuanhua-rules/zhuanhua"
)

// value is what a database driver is given: the key, nil where there is none.
func (w *words[E]) value(e E) (driver.Value, error) {
	text, err := w.marshal(e)
	if err == nil && len(text) == 0 {
		return nil, nil
	}
	return string(text), err
}

// scan takes what a database driver hands over for a text column; NULL is 0.
func (w *words[E]) scan(e *E, src any) error {
	switch v := src.(type) {
	case nil:
		*e = 0
		return nil
	case string:
		return w.unmarshal(e, []byte(v))
	case []byte:
		return w.unmarshal(e, v)
	}
	return &zhuanhua.InputError{Field: w.noun, Value: fmt.Sprintf("%T", src), Err: zhuanhua.ErrSyntax}
}
