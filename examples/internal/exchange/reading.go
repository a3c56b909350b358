package exchange

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// reading is one pass over a folder: its faults so far, and where it stands
// (读取进度).
type reading struct {
	folder fs.FS // nil: there is none
	faults Faults

	file   string // being read
	key    string // the column that tells its rows apart
	hidden bool   // a fault hides a row's key
	line   int    // on which the row begins
	row    []blame
	absent []string // columns that the header lacks or has twice
}

// blame is a fault of the row that is being read. Its text is made only if it is
// kept.
type blame struct {
	place  int // of the column on the format's page; -1 for the row as a whole
	column string
	cell   string // what stood there, empty: nothing
	err    error  // what is wrong with it
}

func newReading(fsys fs.FS) *reading {
	if info, err := fs.Stat(fsys, "."); err != nil || !info.IsDir() {
		return &reading{}
	}
	return &reading{folder: fsys}
}

// outcome returns the faults as an error, nil where there are none.
func (r *reading) outcome() error {
	if r.sound() {
		return nil
	}
	return &r.faults
}

// sound reports whether no fault was told so far, of any file.
func (r *reading) sound() bool { return r.faults.count == 0 }

// open begins a file and returns its text without the byte order mark. It reports
// false where there is nothing to read, having told why unless the file may be
// missing.
func (r *reading) open(file, key string, required bool) ([]byte, bool) {
	r.file, r.key, r.hidden, r.line, r.absent = file, key, false, 1, nil
	text, err := r.load()
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if required {
			r.tellWhole(errMissing)
		}
		return nil, false
	case err != nil:
		r.tellWhole(fmt.Errorf("cannot be read: %w", err))
		return nil, false
	case !utf8.Valid(text):
		r.tellWhole(errEncoding)
		return nil, false
	}
	return bytes.TrimPrefix(text, []byte("\ufeff")), true
}

func (r *reading) load() ([]byte, error) {
	if r.folder == nil {
		return nil, fs.ErrNotExist
	}
	return fs.ReadFile(r.folder, r.file)
}

// blame notes a fault of the row, to be told in the columns' order when the row
// has been read.
func (r *reading) blame(place int, column, cell string, err error) {
	r.row = append(r.row, blame{place, column, cell, err})
}

// doubtful reports whether the row's cell in the column was not read, by a fault
// of its own or of the header.
func (r *reading) doubtful(column string) bool {
	return slices.Contains(r.absent, column) ||
		slices.ContainsFunc(r.row, func(b blame) bool { return b.column == column })
}

// tellWhole tells a fault of the row, or of the file, as a whole.
func (r *reading) tellWhole(err error) {
	r.blame(-1, whole, "", err)
	r.tellRow()
}

// tellRow tells the row's faults.
func (r *reading) tellRow() {
	slices.SortStableFunc(r.row, func(a, b blame) int { return cmp.Compare(a.place, b.place) })
	for _, b := range r.row {
		r.hidden = r.hidden || b.column == whole || b.column == r.key
		r.faults.count++
		if len(r.faults.kept) < mostKept {
			r.faults.kept = append(r.faults.kept, Fault{r.file, r.line, b.column, b.what()})
		}
	}
	r.row = r.row[:0]
}

// what says on one line what stood in the cell, cut short, and what is wrong.
func (b blame) what() string {
	text := visible(b.err.Error())
	if b.cell == "" {
		return text
	}
	return strconv.Quote(cut(b.cell)) + ": " + text
}

// cut shortens a text to forty characters.
func cut(s string) string {
	const most = 40
	n := 0
	for i := range s {
		if n++; n > most {
			return s[:i] + "…"
		}
	}
	return s
}

// visible replaces what would break a line or steer a terminal.
func visible(s string) string {
	return strings.Map(func(c rune) rune {
		if !strconv.IsPrint(c) {
			return ' '
		}
		return c
	}, s)
}

// Faults of a file as a whole.
var (
	errMissing  = errors.New("the file is missing")
	errEncoding = errors.New("the file is not UTF-8; save it as UTF-8")
)
