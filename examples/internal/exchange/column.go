package exchange

import "github.com/zhuanhua-rules/zhuanhua"

// column is a column of a file (列): what its cells may hold and where in a row R
// it goes.
type column[R any] struct {
	name     string
	optional bool          // the header row may lack it
	filled   bool          // the cell must not be empty
	filledIf func(*R) bool // nor where this holds of the columns before
	last     bool          // read after the row's other cells, which decide about it

	read func(row *R, cell string) error // of a cell that is not empty
	also func(row *R) error              // a fault of another kind, told beside that of read
}

// into returns a read function that puts what parse returns into the field.
func into[R, V any](parse func(string) (V, error), field func(*R) *V) func(*R, string) error {
	return func(row *R, cell string) (err error) {
		*field(row), err = parse(cell)
		return err
	}
}

// given makes the parser of a cell that may be empty: what it returns is given.
func given[V any](parse func(string) (V, error)) func(string) (zhuanhua.Given[V], error) {
	return func(cell string) (zhuanhua.Given[V], error) {
		v, err := parse(cell)
		if err != nil {
			return zhuanhua.Given[V]{}, err
		}
		return zhuanhua.Value(v), nil
	}
}
