package exchange

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// The parsers below read a cell that is not empty, to the letter of the format
// where package zhuanhua is more lenient. Their errors say what is allowed; what
// stood in the cell is put to them when they are told.

func text(cell string) (string, error) { return cell, nil }

func day(cell string) (zhuanhua.Day, error) {
	d, err := zhuanhua.ParseDay(cell)
	switch {
	case errors.Is(err, zhuanhua.ErrRange):
		return 0, errNoDay
	case err != nil:
		return 0, errDay
	}
	return d, nil
}

// amount reads yuan. Zeros in front, of which there may be any number, are not
// counted against the length that an amount may have.
func amount(cell string) (decimal.Decimal, error) {
	yuan, err := zhuanhua.ParseAmount(trimZeros(cell))
	switch {
	case errors.Is(err, zhuanhua.ErrRange):
		return yuan, errLargeAmount
	case err != nil:
		return yuan, errAmount
	}
	return yuan, nil
}

// trimZeros takes the zeros in front of a number away, but for one before its end
// or point.
func trimZeros(number string) string {
	rest := strings.TrimLeft(number, "0")
	if len(rest) < len(number) && (rest == "" || rest[0] == '.') {
		return "0" + rest
	}
	return rest
}

// count reads a whole number, at most 10⁹.
func count(cell string) (int64, error) {
	if strings.Trim(cell, "0123456789") != "" {
		return 0, errCount
	}
	const most = 1e9
	n, err := strconv.ParseInt(trimZeros(cell), 10, 64)
	if err != nil || n > most {
		return 0, errLargeCount
	}
	return n, nil
}

func number(cell string) (int, error) {
	n, err := count(cell)
	return int(n), err
}

// cycleYear reads a year of the award cycle.
func cycleYear(cell string) (int, error) {
	year, err := number(cell)
	if err != nil || year < 2021 || year > 2023 {
		return 0, errYear
	}
	return year, nil
}

// points reads a score, points or a pass mark.
func points(cell string) (decimal.Decimal, error) {
	const most = 1000 * millionth
	n, err := millionths(cell)
	switch {
	case errors.Is(err, errDecimals):
		return decimal.Decimal{}, errPoints
	case err != nil || n > most:
		return decimal.Decimal{}, errLargePoints
	}
	return decimal.New(n, -mostDecimals), nil
}

// A number has at most six decimals.
const (
	mostDecimals = 6
	millionth    = 1_000_000
)

// millionths reads digits with at most six decimals, at most 10⁹ before the point, as
// so many millionths.
func millionths(cell string) (int64, error) {
	digits, decimals, point := strings.Cut(cell, ".")
	units, err := count(digits)
	switch {
	case digits == "" || errors.Is(err, errCount), point && decimals == "",
		len(decimals) > mostDecimals, strings.Trim(decimals, "0123456789") != "":
		return 0, errDecimals
	case err != nil:
		return 0, err
	}
	part, _ := strconv.ParseInt((decimals + "000000")[:mostDecimals], 10, 64)
	return units*millionth + part, nil
}

func yesNo(cell string) (bool, error) {
	t, err := truth(cell)
	return t == zhuanhua.Yes, err
}

func truth(cell string) (zhuanhua.Truth, error) { return truths.parse(cell) }

var truths = codes[zhuanhua.Truth]{zhuanhua.Yes, zhuanhua.No}

// codes are the code words that a cell may hold (代码表).
type codes[E fmt.Stringer] []E

func (c codes[E]) parse(cell string) (E, error) {
	for _, e := range c {
		if e.String() == cell {
			return e, nil
		}
	}
	var none E
	return none, codeError[E]{c}
}

// codeError names the code words that are allowed. Its text is made when asked
// for: a file may be wrong in every row.
type codeError[E fmt.Stringer] struct{ allowed codes[E] }

func (e codeError[E]) Error() string {
	var words []string
	for _, word := range e.allowed {
		words = append(words, word.String())
	}
	return "allowed: " + strings.Join(words, ", ")
}

// What cells of a form may hold.
var (
	errDay         = errors.New("not a day; a day is written 2022-12-31, without a time")
	errNoDay       = errors.New("there is no such day")
	errAmount      = errors.New("not an amount; write yuan in digits with at most two decimals, as 1200000.50")
	errLargeAmount = errors.New("an amount is at most 1000000000000000 yuan")
	errCount       = errors.New("not a whole number; write digits alone")
	errLargeCount  = errors.New("a number is at most 1000000000")
	errYear        = errors.New("not a year of the cycle, 2021 to 2023")
	errDecimals    = errors.New("not a number; write digits with at most six decimals, as 91.5")
	errPoints      = errors.New("not a number of points; write digits with at most six decimals, as 91.5")
	errLargePoints = errors.New("points are at most 1000")
)
