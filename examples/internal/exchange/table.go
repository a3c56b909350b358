package exchange

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
)

// table is what the format says of a CSV file (数据表).
type table[R any] struct {
	file     string
	required bool   // a missing file is a fault, not an empty one
	key      string // the column that tells the rows apart, empty: none
	columns  []column[R]
}

// read reads the file and tells its faults. Each row starts as a copy of blank
// and, as long as no fault was told of any file, is handed to keep. It reports
// whether a fault hides the key of a row.
func (t *table[R]) read(in *reading, blank R, keep func(*R) error) (hidden bool) {
	if text, ok := in.open(t.file, t.key, t.required); ok {
		t.readRows(in, newSheet(text), blank, keep)
	}
	return in.hidden
}

func (t *table[R]) readRows(in *reading, rows *sheet, blank R, keep func(*R) error) {
	header, err := rows.next()
	if err == io.EOF {
		in.tellWhole(errHeader)
		return
	}
	in.line = rows.line
	named, width, places := err == nil, len(header), []int(nil)
	if named {
		places = t.locate(in, header)
	} else {
		in.blame(-1, whole, "", err)
	}
	for {
		in.tellRow()
		cells, err := rows.next()
		if err == io.EOF {
			return
		}
		in.line = rows.line
		switch {
		case err != nil:
			in.blame(-1, whole, "", err)
		case named && len(cells) != width:
			in.blame(-1, whole, "", widthError{len(cells), width})
		case named:
			t.readRow(in, places, cells, blank, keep)
		}
	}
}

// locate returns where each column of the table stands in the header row, -1 for
// one that is not there once.
func (t *table[R]) locate(in *reading, header []string) []int {
	places, times := make([]int, len(t.columns)), make([]int, len(t.columns))
	known := map[string]int{}
	for i, c := range t.columns {
		known[c.name] = i
	}
	for place, name := range header {
		if i, ok := known[name]; ok {
			places[i] = place
			times[i]++
		}
	}
	for i, c := range t.columns {
		if times[i] == 1 {
			continue
		}
		places[i], in.absent = -1, append(in.absent, c.name)
		if times[i] > 1 {
			in.blame(i, c.name, "", errTwice)
		} else if !c.optional {
			in.blame(i, c.name, "", errNoColumn)
		}
	}
	return places
}

func (t *table[R]) readRow(in *reading, places []int, cells []string, row R, keep func(*R) error) {
	for _, last := range [...]bool{false, true} {
		for i := range t.columns {
			if places[i] >= 0 && t.columns[i].last == last {
				t.readCell(in, i, cells[places[i]], &row)
			}
		}
	}
	if len(in.row) > 0 || !in.sound() {
		return
	}
	if err := keep(&row); err != nil { // package zhuanhua refuses what the format does not
		in.blame(-1, whole, "", err)
	}
}

func (t *table[R]) readCell(in *reading, i int, cell string, row *R) {
	c, err := &t.columns[i], error(nil)
	if cell != "" {
		err = c.read(row, cell)
	} else if c.filled || c.filledIf != nil && c.filledIf(row) {
		err = errEmpty
	}
	if err != nil {
		in.blame(i, c.name, cell, err)
	}
	if c.also == nil {
		return
	}
	if err := c.also(row); err != nil {
		in.blame(i, c.name, cell, err)
	}
}

// sheet reads a CSV file row by row.
type sheet struct {
	rows *csv.Reader
	line int // on which the last row begins
}

func newSheet(text []byte) *sheet {
	rows := csv.NewReader(bytes.NewReader(text))
	rows.FieldsPerRecord, rows.ReuseRecord = -1, true
	return &sheet{rows, 1}
}

// next returns the next row's cells, which the call after overwrites. It returns
// io.EOF after the last row, and another error for a row whose quotation marks
// are wrong; the call after then goes on at the next line, of which there is none
// where a quotation mark is never closed.
func (s *sheet) next() ([]string, error) {
	cells, err := s.rows.Read()
	var quotes *csv.ParseError
	switch {
	case errors.As(err, &quotes):
		s.line = quotes.StartLine
		return nil, quoteError{quotes}
	case err != nil:
		return nil, io.EOF // bytes in memory fail in no other way
	}
	s.line, _ = s.rows.FieldPos(0)
	return cells, nil
}

// quoteError says where the quotation marks of a row go wrong.
type quoteError struct{ at *csv.ParseError }

func (e quoteError) Error() string {
	if e.at.Err == csv.ErrBareQuote {
		return fmt.Sprintf("quotation mark on line %d inside a cell that does not begin with one; "+
			"put the cell in quotation marks and write the mark twice", e.at.Line)
	}
	return fmt.Sprintf("quotation mark on line %d that is never closed, or text after a closing one; "+
		"a mark inside a cell in quotation marks is written twice", e.at.Line)
}

// widthError says that a row has another number of cells than the header row.
type widthError struct{ cells, columns int }

func (e widthError) Error() string {
	return fmt.Sprintf("number of cells: %d, in the header row: %d", e.cells, e.columns)
}

// Faults of header rows and of cells in general.
var (
	errHeader   = errors.New("no header row; the first row must name the columns")
	errNoColumn = errors.New("the header row lacks this column")
	errTwice    = errors.New("the header row names this column twice")
	errEmpty    = errors.New("empty; must be given")
)
