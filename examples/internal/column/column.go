// Package column lays text out in columns for a terminal, where a Chinese
// character is as wide as two Latin ones.
package column

import "strings"

// Width returns how many columns the text takes: two for each East Asian wide or
// full-width character, one for any other.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n++
		if wide(r) {
			n++
		}
	}
	return n
}

// wide tells the blocks that a terminal shows two columns wide: Hangul Jamo, CJK
// with its punctuation, Hangul, compatibility and full-width forms, and the
// supplementary ideographs.
func wide(r rune) bool {
	return r >= 0x1100 && r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 ||
		r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe4f || r >= 0xff00 && r <= 0xff60 ||
		r >= 0xffe0 && r <= 0xffe6 || r >= 0x20000 && r <= 0x3fffd
}

// Left puts blanks after the text until it takes n columns.
func Left(s string, n int) string { return s + blanks(n-Width(s)) }

// Right puts blanks before the text until it takes n columns.
func Right(s string, n int) string { return blanks(n-Width(s)) + s }

func blanks(n int) string { return strings.Repeat(" ", max(0, n)) }

// Table holds rows of cells to be laid out in columns of equal width.
type Table struct {
	right []bool // by column: numbers, to the right
	rows  [][]string
}

// NewTable returns a table with one column for each letter of the layout: "l" to
// the left, "r" to the right.
func NewTable(layout string) *Table {
	t := &Table{}
	for _, c := range layout {
		t.right = append(t.right, c == 'r')
	}
	return t
}

// Row adds a row. Cells beyond the layout are left out. A row of one cell is a
// title: it runs over the other columns and makes none of them wider.
func (t *Table) Row(cells ...string) {
	t.rows = append(t.rows, cells[:min(len(cells), len(t.right))])
}

// String lays the rows out, each on a line of its own that begins with the
// indent, two blanks between columns, and none at the line's end.
func (t *Table) String(indent string) string {
	widths := make([]int, len(t.right))
	for _, row := range t.rows {
		for i, cell := range row {
			if len(row) == 1 && len(t.right) > 1 {
				break
			}
			widths[i] = max(widths[i], Width(cell))
		}
	}
	var b strings.Builder
	for _, row := range t.rows {
		line := indent
		for i, cell := range row {
			if i > 0 {
				line += "  "
			}
			if t.right[i] {
				line += Right(cell, widths[i])
			} else {
				line += Left(cell, widths[i])
			}
		}
		b.WriteString(strings.TrimRight(line, " ") + "\n")
	}
	return b.String()
}
