package exchange

import (
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
)

// How many faults are written, and how many are kept with their text. A file in
// which every row is wrong has as many faults as rows, and nobody reads them.
const (
	mostWritten = 20
	mostKept    = 1000
)

// whole is the column of a fault of a row or file as a whole.
const whole = "-"

// Fault is one thing wrong with the input (数据错误).
type Fault struct {
	File   string // base name
	Line   int    // on which the row begins, from 1; 1 for the file as a whole
	Column string // or key of cycle.json; "-" for the row or file as a whole
	What   string // what stood there and what is allowed, on one line, in English
}

// String returns "file:line: column: what".
func (f Fault) String() string {
	return fmt.Sprintf("%s:%d: %s: %s", f.File, f.Line, f.Column, f.What)
}

// Faults are what is wrong with a folder, in the order in which they are told. It
// is an error, and the only one that the functions of this package return.
type Faults struct {
	kept  []Fault
	count int
}

// Refuse returns faults that a program found in what it read, such as a start-up
// province without an evaluation, as an error of the same form, in the order
// given; nil where there are none. The error is a [*Faults].
func Refuse(faults ...Fault) error {
	if len(faults) == 0 {
		return nil
	}
	return &Faults{slices.Clone(faults[:min(len(faults), mostKept)]), len(faults)}
}

// Len returns how many faults there are.
func (f *Faults) Len() int { return f.count }

// All yields the faults in order, the first thousand of them at most.
func (f *Faults) All() iter.Seq[Fault] { return slices.Values(f.kept) }

// Error returns the text that [Faults.WriteTo] writes, without the last line end.
func (f *Faults) Error() string {
	var lines []string
	for _, fault := range f.kept[:min(len(f.kept), mostWritten)] {
		lines = append(lines, fault.String())
	}
	if rest := f.count - len(lines); rest > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", rest))
	}
	return strings.Join(lines, "\n")
}

// WriteTo writes one line for each of the first twenty faults and, where there
// are more, "and 25 more".
func (f *Faults) WriteTo(w io.Writer) (int64, error) {
	n, err := io.WriteString(w, f.Error()+"\n")
	return int64(n), err
}
