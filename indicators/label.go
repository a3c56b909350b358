package indicators

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// label is one value of an enumeration of this package.
type label struct {
	key    string // stable, in JSON
	clause zhuanhua.ClauseID
	text   zhuanhua.Text
}

// labels are the values of an enumeration, by number; 0 is the first.
type labels[E ~uint8] struct {
	noun string // what an error calls the value
	list []label
}

func (l *labels[E]) known(e E) bool { return int(e) < len(l.list) }

func (l *labels[E]) at(e E) label {
	if !l.known(e) {
		return label{key: l.noun + "(" + strconv.Itoa(int(e)) + ")"}
	}
	return l.list[e]
}

func (l *labels[E]) marshal(e E) ([]byte, error) {
	if !l.known(e) {
		return nil, &zhuanhua.InputError{Field: l.noun, Value: l.at(e).key, Err: zhuanhua.ErrCodeWord}
	}
	return []byte(l.list[e].key), nil
}

func (l *labels[E]) unmarshal(e *E, b []byte) error {
	for i := range l.list {
		if l.list[i].key == string(b) {
			*e = E(i)
			return nil
		}
	}
	return &zhuanhua.InputError{Field: l.noun, Value: zhuanhua.Quote(string(b)), Err: zhuanhua.ErrCodeWord}
}
