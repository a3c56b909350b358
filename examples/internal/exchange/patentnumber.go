package exchange

import (
	"errors"
	"strconv"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// patentNumber reads an application number (申请号): digits, the dot and ZL or CN
// as one likes, in capitals or small letters, with blanks anywhere. Full-width
// characters, other white space and hyphens, which [zhuanhua.ParsePatentNo] may
// take, are refused.
func patentNumber(cell string) (zhuanhua.PatentNo, error) {
	for _, c := range []byte(cell) {
		letter := c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
		if !letter && (c < '0' || c > '9') && c != '.' && c != ' ' {
			return 0, errPatentNumber
		}
	}
	no, err := zhuanhua.ParsePatentNo(strings.ReplaceAll(cell, " ", ""))
	switch {
	case errors.Is(err, zhuanhua.ErrCheckChar):
		return 0, errPatentCheck
	case err != nil:
		return 0, errPatentNumber
	}
	return no, nil
}

// patentList reads numbers separated by semicolons, none of them twice.
func patentList(cell string) ([]zhuanhua.PatentNo, error) {
	list, seen := []zhuanhua.PatentNo(nil), map[zhuanhua.PatentNo]struct{}{}
	for element := range strings.SplitSeq(cell, ";") {
		if element == "" {
			return nil, errElement
		}
		no, err := patentNumber(element)
		if err != nil {
			return nil, elementError{element, err}
		}
		if _, there := seen[no]; there {
			return nil, elementError{no.String(), errPatentTwice}
		}
		seen[no] = struct{}{}
		list = append(list, no)
	}
	return list, nil
}

// elementError says which element of a list is wrong.
type elementError struct {
	element string
	err     error
}

func (e elementError) Error() string { return strconv.Quote(cut(e.element)) + ": " + e.err.Error() }

// Faults of patent numbers and of lists.
var (
	errPatentNumber = errors.New("not a patent number; it has 12 digits (8 before October 2003) and a check digit, " +
		"and its kind digit is 1, 2, 3, 8 or 9, as ZL202010834579.7")
	errPatentCheck = errors.New("wrong check digit")
	errPatentTwice = errors.New("twice in the list")
	errElement     = errors.New("empty element; write a;b with no semicolon at the ends")
)
