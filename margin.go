package zhuanhua

import (
	"database/sql/driver"
	"math/big"
	"strings"
)

// Bound says on which side of a number a value has to lie (限值方向).
type Bound uint8

// The bounds. 以上, 不低于 and 不超过 include the number; 超过 and 不满 do not.
const (
	BoundNone Bound = iota
	AtLeast         // 不低于
	MoreThan        // 超过
	AtMost          // 不超过
	LessThan        // 低于
)

var bounds = words[Bound]{"bound", []word{
	{},
	{"at_least", Text{"不低于", "at least"}},
	{"more_than", Text{"超过", "more than"}},
	{"at_most", Text{"不超过", "at most"}},
	{"less_than", Text{"低于", "less than"}},
}}

// String returns the stable key.
func (b Bound) String() string { return bounds.key(b) }

// Text returns the names.
func (b Bound) Text() Text { return bounds.text(b) }

// MarshalText returns the stable key, empty when not given.
func (b Bound) MarshalText() ([]byte, error) { return bounds.marshal(b) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (b *Bound) UnmarshalText(text []byte) error { return bounds.unmarshal(b, text) }

// Scan reads a text column; NULL is "not given".
func (b *Bound) Scan(src any) error { return bounds.scan(b, src) }

// Value returns the stable key, or nil where nothing is given.
func (b Bound) Value() (driver.Value, error) { return bounds.value(b) }

// Margin is a number that something was decided on, the threshold it was held
// against, and how far the two are apart (差额). The numbers are exact: plain
// notation where it ends, "37.5", else a fraction in lowest terms, "8125/216".
type Margin struct {
	Text      Text   `json:"text"` // what was measured
	Unit      Unit   `json:"unit"`
	Value     string `json:"value"` // empty: not known
	Bound     Bound  `json:"bound"`
	Threshold string `json:"threshold"` // empty: not set

	// Short is how far the value lies from the threshold on the wrong side; negative,
	// how much it can spare. 0 at a threshold that is not included is a miss. Empty
	// where value or threshold is.
	Short string `json:"short"`
}

// NewMargin returns the margin of a value against a threshold; nil stands for one
// that is not known or not set.
func NewMargin(text Text, unit Unit, value *big.Rat, b Bound, threshold *big.Rat) Margin {
	m := Margin{Text: text, Unit: unit, Bound: b}
	if value != nil {
		m.Value = exactText(value)
	}
	if threshold != nil {
		m.Threshold = exactText(threshold)
	}
	if value != nil && threshold != nil {
		short := new(big.Rat).Sub(threshold, value)
		if b == AtMost || b == LessThan {
			short.Neg(short)
		}
		m.Short = exactText(short)
	}
	return m
}

// PointsMargin is [NewMargin] of points that must be at least, or more than, others.
func PointsMargin(text Text, value Given[Points], b Bound, threshold Given[Points]) Margin {
	rat := func(g Given[Points]) *big.Rat {
		p, given := g.Get()
		if !given {
			return nil
		}
		return big.NewRat(int64(p), int64(Point))
	}
	return NewMargin(text, UnitScore, rat(value), b, rat(threshold))
}

// exactText writes a number in plain notation where it has an end, else as a
// fraction in lowest terms.
func exactText(x *big.Rat) string {
	if n, ends := x.FloatPrec(); ends {
		return x.FloatString(n)
	}
	return x.String()
}

// exactOf reads what exactText writes; nil for anything else, of which hostile JSON
// could be full.
func exactOf(s string) *big.Rat {
	const most = 400
	if s == "" || len(s) > most || strings.Trim(s, "-./0123456789") != "" {
		return nil
	}
	x, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil
	}
	return x
}

var marginWords = struct{ must, short, over, spare, about, notKnown, notSet, space Text }{
	must: Text{"，应", ", must be "}, short: Text{"，差", ", short by "}, over: Text{"，超出", ", over by "}, spare: Text{"，富余", ", to spare "},
	about: Text{"约", "about "}, notKnown: Text{"未提供", "not given"}, notSet: Text{"尚不能确定的数值", "a number that cannot be told yet"},
	space: Text{"", " "},
}

// In returns the margin in words: value, threshold and the difference, rounded to
// the unit's decimals where they have more and stay different from nothing.
func (m *Margin) In(l Language) string {
	w := &marginWords
	s := m.Text.In(l) + w.space.In(l)
	if m.Value == "" {
		s += w.notKnown.In(l)
	} else {
		s += m.number(m.Value, l)
	}
	s += w.must.In(l) + m.Bound.Text().In(l) + w.space.In(l)
	if m.Threshold == "" {
		s += w.notSet.In(l)
	} else {
		s += m.number(m.Threshold, l)
	}
	switch short := exactOf(m.Short); {
	case short == nil || short.Sign() == 0:
	case short.Sign() < 0:
		s += w.spare.In(l) + m.number(exactText(short.Neg(short)), l)
	case m.Bound == AtMost || m.Bound == LessThan:
		s += w.over.In(l) + m.number(m.Short, l)
	default:
		s += w.short.In(l) + m.number(m.Short, l)
	}
	return s
}

// number shows a number with its unit.
func (m *Margin) number(s string, l Language) string {
	unit := marginWords.space.In(l) + m.Unit.Text().In(l)
	x := exactOf(s)
	if x == nil {
		return Quote(s) + unit
	}
	decimals := int(m.Unit.Decimals())
	if n, ends := x.FloatPrec(); ends && n <= max(decimals, 2) {
		return s + unit
	}
	rounded := x.FloatString(decimals)
	if y := exactOf(rounded); y.Sign() == 0 || m.blurs(x, y) {
		return s + unit
	}
	return marginWords.about.In(l) + rounded + unit
}

// blurs reports whether rounding would show the number as the threshold that it is
// not.
func (m *Margin) blurs(x, rounded *big.Rat) bool {
	threshold := exactOf(m.Threshold)
	return threshold != nil && x.Cmp(threshold) != 0 && rounded.Cmp(threshold) == 0
}
