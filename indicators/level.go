package indicators

import (
	"encoding/json"
	"math/big"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// mostVintage is the greatest length of a vintage's name, in bytes.
const mostVintage = 120

// Level is one figure of a series for a period: what growth is computed of and
// goals are held against. A level without a value is missing, which is not zero;
// it still says of which unit and period the figure would be. The zero Level is
// one of which nothing is known.
//
// Value and Half are decimals with an exponent from −18 to 18 and at most 40
// digits. A level that is out of bounds is refused before any arithmetic by
// whatever takes it, with a [zhuanhua.InputError].
//
// Clause: GR5, GR6
type Level struct {
	Value   zhuanhua.Given[decimal.Decimal] // in Unit; not given: missing
	Unit    zhuanhua.Unit
	Period  zhuanhua.Period // with the statistics day of the figure
	Series  zhuanhua.Series // stock or flow
	Vintage string          // which edition of a revised series, at most 120 bytes; empty: the original one
	Half    decimal.Decimal // half a unit of the last digit printed, in Unit; zero: exact
}

// AmountLevel returns an exact flow of money in yuan.
func AmountLevel(yuan decimal.Decimal, p zhuanhua.Period) Level {
	return Level{Value: zhuanhua.Value(yuan), Unit: zhuanhua.UnitYuan, Period: p, Series: zhuanhua.Flow}
}

// CountLevel returns an exact flow of what is counted: 件, 项, 家 and so on.
func CountLevel(n int64, unit zhuanhua.Unit, p zhuanhua.Period) Level {
	return Level{Value: zhuanhua.Value(decimal.New(n, 0)), Unit: unit, Period: p, Series: zhuanhua.Flow}
}

// RateLevel returns a ratio as a flow in %: 17 of 20 is 85. A ratio without a value
// gives a missing level. One whose percentage has more than sixteen decimals is
// rounded to these, with Half saying so; every other is exact.
func RateLevel(r Ratio, p zhuanhua.Period) Level {
	l := Level{Unit: zhuanhua.UnitPercent, Period: p, Series: zhuanhua.Flow}
	if share, given := r.Decimal(mostDecimals).Get(); given {
		l.Value = zhuanhua.Value(share.Shift(2))
		if !share.Mul(decimal.New(r.Whole, 0)).Equal(decimal.New(r.Part, 0)) {
			l.Half = decimal.New(5, 1-mostDecimals)
		}
	}
	return l
}

// RoundedLevel returns a flow as it was printed: half a unit of the last of its
// decimals is its Half. "4868.8" has one decimal, and lies within 0.05; decimals
// may be negative where a figure was rounded to tens or more. Beyond −17 to 17
// decimals the Half is out of bounds.
//
// Clause: GR5
func RoundedLevel(printed decimal.Decimal, decimals int32, unit zhuanhua.Unit, p zhuanhua.Period) Level {
	l := Level{Value: zhuanhua.Value(printed), Unit: unit, Period: p, Series: zhuanhua.Flow}
	l.Half = decimal.New(5, -min(max(decimals, -100), 100)-1)
	return l
}

// Of returns the level as one of another kind of series: a balance is a stock.
func (l Level) Of(s zhuanhua.Series) Level {
	l.Series = s
	return l
}

// In returns a level of money in another unit of money, exactly; no other unit can
// be had from another, and such a wish is [zhuanhua.ErrNotAllowed].
func (l Level) In(unit zhuanhua.Unit) (Level, error) {
	if err := l.validate("level"); err != nil {
		return Level{}, err
	}
	from, to := l.Unit.Yuan(), unit.Yuan()
	if from == 0 || to == 0 {
		return Level{}, inputError("unit", l.Unit.String()+" / "+unit.String(), zhuanhua.ErrNotAllowed)
	}
	shift := int32(0)
	for ; from > to; from /= 10 {
		shift++
	}
	for ; from < to; from *= 10 {
		shift--
	}
	l.Unit, l.Half = unit, l.Half.Shift(shift)
	if v, given := l.Value.Get(); given {
		l.Value = zhuanhua.Value(v.Shift(shift))
	}
	return l, l.validate("level")
}

// Validate returns the first fault: a value or half out of bounds, a negative half,
// a unit or kind of series that is not given, a period out of order, a vintage
// that is too long or no text. The zero Level is refused too.
func (l Level) Validate() error { return l.validate("level") }

func (l Level) validate(name string) error {
	value, _ := l.Value.Get()
	if _, err := exactly(name+".value", value); err != nil {
		return err
	}
	half, err := exactly(name+".half", l.Half)
	if err != nil {
		return err
	}
	if half.rat.Sign() < 0 {
		return inputError(name+".half", "", zhuanhua.ErrRange)
	}
	if l.Unit == zhuanhua.UnitNone {
		return inputError(name+".unit", "", zhuanhua.ErrNotGiven)
	}
	if !l.Unit.Known() {
		return inputError(name+".unit", l.Unit.String(), zhuanhua.ErrCodeWord)
	}
	if l.Series == zhuanhua.SeriesNone {
		return inputError(name+".series", "", zhuanhua.ErrNotGiven)
	}
	if !l.Series.Known() {
		return inputError(name+".series", l.Series.String(), zhuanhua.ErrCodeWord)
	}
	if len(l.Vintage) > mostVintage || !utf8.ValidString(l.Vintage) {
		return inputError(name+".vintage", zhuanhua.Quote(l.Vintage), zhuanhua.ErrRange)
	}
	return l.Period.Validate()
}

func inputError(field, value string, err error) error {
	return &zhuanhua.InputError{Field: field, Value: value, Err: err}
}

// unknown reports whether nothing at all is said of the level.
func (l Level) unknown() bool {
	return !l.Value.IsGiven() && l.Unit == 0 && l.Period == (zhuanhua.Period{}) && l.Series == 0 &&
		l.Vintage == "" && l.Half.IsZero()
}

// span returns the interval in which a valid level lies; none where it is missing.
func (l Level) span() Range {
	printed, given := l.Value.Get()
	if !given {
		return Range{}
	}
	value, _ := exactly("", printed)
	half, _ := exactly("", l.Half)
	return Range{difference(value, half), value, sum(value, half)}
}

// levelJSON is a level in a file: numbers as text in plain notation.
type levelJSON struct {
	Value   *string         `json:"value"`
	Unit    zhuanhua.Unit   `json:"unit"`
	Period  zhuanhua.Period `json:"period"`
	Series  zhuanhua.Series `json:"series"`
	Vintage string          `json:"vintage,omitempty"`
	Half    string          `json:"half"`
}

// MarshalJSON writes value and half as text in plain notation, whatever the package
// switches of decimal say; a missing value is null. Numbers out of bounds are an
// error.
func (l Level) MarshalJSON() ([]byte, error) {
	out := levelJSON{Unit: l.Unit, Period: l.Period, Series: l.Series, Vintage: l.Vintage}
	half, err := exactly("level.half", l.Half)
	if err != nil {
		return nil, err
	}
	out.Half = half.String()
	if v, given := l.Value.Get(); given {
		value, err := exactly("level.value", v)
		if err != nil {
			return nil, err
		}
		text := value.String()
		out.Value = &text
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote: numbers are texts of ASCII digits
// with at most one sign and point, no exponent, within the bounds of a level. A
// half that is absent is zero, a value that is absent or null is missing.
func (l *Level) UnmarshalJSON(b []byte) error {
	var in levelJSON
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	read := Level{Unit: in.Unit, Period: in.Period, Series: in.Series, Vintage: in.Vintage}
	if in.Half != "" {
		half, err := parseDecimal("level.half", in.Half)
		if err != nil {
			return err
		}
		read.Half = half
	}
	if in.Value != nil {
		value, err := parseDecimal("level.value", *in.Value)
		if err != nil {
			return err
		}
		read.Value = zhuanhua.Value(value)
	}
	*l = read
	return nil
}

// parseDecimal reads plain notation of at most sixty characters.
func parseDecimal(field, s string) (decimal.Decimal, error) {
	const most = 60
	bad := func(err error) (decimal.Decimal, error) {
		return decimal.Decimal{}, inputError(field, zhuanhua.Quote(s), err)
	}
	before, after, point := strings.Cut(strings.TrimPrefix(s, "-"), ".")
	digits, exponent := before+after, -int32(len(after))
	if len(s) > most || before == "" || point && after == "" || strings.Trim(digits, "0123456789") != "" {
		return bad(zhuanhua.ErrSyntax)
	}
	for exponent < levelExponent && len(digits) > 1 && strings.HasSuffix(digits, "0") {
		digits, exponent = digits[:len(digits)-1], exponent+1
	}
	coefficient, _ := new(big.Int).SetString(digits, 10)
	d := decimal.NewFromBigInt(coefficient, exponent)
	if strings.HasPrefix(s, "-") {
		d = d.Neg()
	}
	if _, err := exactly(field, d); err != nil {
		return bad(zhuanhua.ErrRange)
	}
	return d, nil
}
