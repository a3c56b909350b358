package zhuanhua

import (
	"database/sql/driver"
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"
)

// Points are points of an evaluation (分) in millionths: exact, comparable, added
// without rounding. A score is from 0 to [MaxPoints]; net of deductions it may be
// negative.
type Points int64

// Point is one point.
const Point Points = 1_000_000

// MaxPoints is the largest score, pass mark or deduction of one finding.
const MaxPoints = 1000 * Point

// PointsOf returns the points of a decimal. It is refused with [ErrRange] when
// negative or above [MaxPoints], with [ErrPrecision] when it has more than six
// decimals that are not zero, or more than eighteen. Every refusal comes before any
// arithmetic.
func PointsOf(d decimal.Decimal) (Points, error) {
	const most = 90 // bits of 1000 points at eighteen decimals, and some
	exponent, coefficient := d.Exponent(), d.Coefficient()
	switch {
	case exponent < leastExponent:
		return 0, pointsError(ErrPrecision)
	case exponent > mostExponent, coefficient.Sign() < 0, coefficient.BitLen() > most:
		return 0, pointsError(ErrRange)
	}
	power := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(exponent+6, -exponent-6))), nil)
	rest := new(big.Int)
	if exponent >= -6 {
		coefficient.Mul(coefficient, power)
	} else {
		coefficient.QuoRem(coefficient, power, rest)
	}
	switch {
	case coefficient.Cmp(big.NewInt(int64(MaxPoints))) > 0, coefficient.Cmp(big.NewInt(int64(MaxPoints))) == 0 && rest.Sign() != 0:
		return 0, pointsError(ErrRange)
	case rest.Sign() != 0:
		return 0, pointsError(ErrPrecision)
	}
	return Points(coefficient.Int64()), nil
}

func pointsError(err error) error { return &InputError{Field: "points", Err: err} }

// InRange reports whether the points are a score, a pass mark or a deduction that
// can be given: from 0 to [MaxPoints].
func (p Points) InRange() bool { return p >= 0 && p <= MaxPoints }

// Decimal returns the points as a decimal without trailing zeros.
func (p Points) Decimal() decimal.Decimal {
	coefficient, exponent := int64(p), int32(-6)
	for exponent < 0 && coefficient%10 == 0 {
		coefficient, exponent = coefficient/10, exponent+1
	}
	return decimal.New(coefficient, exponent)
}

// String returns the points in plain notation without needless zeros: "91.5".
func (p Points) String() string {
	sign, units := "", uint64(p)
	if p < 0 {
		sign, units = "-", -units
	}
	whole, rest := units/uint64(Point), units%uint64(Point)
	if rest == 0 {
		return sign + strconv.FormatUint(whole, 10)
	}
	decimals := strconv.FormatUint(uint64(Point)+rest, 10)[1:]
	for decimals[len(decimals)-1] == '0' {
		decimals = decimals[:len(decimals)-1]
	}
	return sign + strconv.FormatUint(whole, 10) + "." + decimals
}

// MarshalText returns the points in plain notation.
func (p Points) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText reads points as [Points.MarshalText] writes them: digits, a point
// with at most six decimals, a minus sign in front of negative ones.
func (p *Points) UnmarshalText(b []byte) error {
	s := string(b)
	bad := func(err error) error { return &InputError{Field: "points", Value: Quote(s), Err: err} }
	digits, sign := s, Points(1)
	if len(s) > 1 && s[0] == '-' {
		digits, sign = s[1:], -1
	}
	const most = 19
	point, units := -1, Points(0)
	for i, c := range []byte(digits) {
		switch {
		case c == '.' && point < 0 && i > 0 && i < len(digits)-1:
			point = i
		case c < '0' || c > '9' || i > most:
			return bad(ErrSyntax)
		case point >= 0 && i-point > 6:
			return bad(ErrPrecision)
		case units > (1<<63-1)/100:
			return bad(ErrRange)
		default:
			units = units*10 + Points(c-'0')
		}
	}
	decimals := 0
	if point >= 0 {
		decimals = len(digits) - 1 - point
	}
	for range 6 - decimals {
		if units > (1<<63-1)/10 {
			return bad(ErrRange)
		}
		units *= 10
	}
	if digits == "" {
		return bad(ErrSyntax)
	}
	*p = sign * units
	return nil
}

// Severity says how grave a finding is (情节).
type Severity uint8

// The severities of CZ23 四(四).
const (
	SeverityNone Severity = iota
	Minor                 // 一般: costs points
	Severe                // 严重: costs the money
)

var severities = words[Severity]{"severity", []word{
	{},
	{"minor", Text{"一般", "minor"}},
	{"severe", Text{"严重", "severe"}},
}}

// String returns the stable key.
func (s Severity) String() string { return severities.key(s) }

// Text returns the names.
func (s Severity) Text() Text { return severities.text(s) }

// MarshalText returns the stable key, empty when not given.
func (s Severity) MarshalText() ([]byte, error) { return severities.marshal(s) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (s *Severity) UnmarshalText(b []byte) error { return severities.unmarshal(s, b) }

// Scan reads a text column; NULL is "not given".
func (s *Severity) Scan(src any) error { return severities.scan(s, src) }

// Value returns the stable key, or nil where nothing is given.
func (s Severity) Value() (driver.Value, error) { return severities.value(s) }

// FindingState says how far a finding has come: a screen or a report raises a
// suspicion, and only the host makes more of it.
type FindingState uint8

// The states of a finding.
const (
	FindingStateNone FindingState = iota
	Suspected                     // 待核查: costs nothing
	Confirmed                     // 已查实
	Dismissed                     // 已排除
)

var findingStates = words[FindingState]{"state of a finding", []word{
	{},
	{"suspected", Text{"待核查", "suspected"}},
	{"confirmed", Text{"已查实", "confirmed"}},
	{"dismissed", Text{"已排除", "dismissed"}},
}}

// String returns the stable key.
func (s FindingState) String() string { return findingStates.key(s) }

// Text returns the names.
func (s FindingState) Text() Text { return findingStates.text(s) }

// MarshalText returns the stable key, empty when not given.
func (s FindingState) MarshalText() ([]byte, error) { return findingStates.marshal(s) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (s *FindingState) UnmarshalText(b []byte) error { return findingStates.unmarshal(s, b) }

// Scan reads a text column; NULL is "not given".
func (s *FindingState) Scan(src any) error { return findingStates.scan(s, src) }

// Value returns the stable key, or nil where nothing is given.
func (s FindingState) Value() (driver.Value, error) { return findingStates.value(s) }

// Finding is an abnormal act found in a province (违规行为): ill effects, money got by
// false pretences and the like. Only a confirmed one reaches points or money.
//
// Clause: CZ23-4.4a, CZ23-4.4b
type Finding struct {
	ID       string        `json:"finding_id"` // stable: it is what a deduction names
	Year     int           `json:"year"`       // of the evaluation that it concerns
	Province Place         `json:"province"`
	Severity Severity      `json:"severity"`
	Points   Given[Points] `json:"points"` // off the score; must be given of a minor one that is confirmed
	State    FindingState  `json:"state"`
	Reason   string        `json:"reason"`   // why it stands as it does
	StateOn  Day           `json:"state_on"` // day of the state; not given: not known
}

// Validate returns the first fault of the finding as an [InputError]: an empty id,
// a province that is none of the 31, a year that does not exist, severity or state
// not given, points outside 0 to [MaxPoints], a confirmed minor finding without
// points.
func (f *Finding) Validate() error {
	fault := func(field, value string, err error) error {
		return &InputError{RecordFinding, Quote(f.ID), field, value, err}
	}
	points, given := f.Points.Get()
	switch {
	case f.ID == "":
		return fault("finding_id", "", ErrNotGiven)
	case f.Province == 0:
		return fault("province", "", ErrNotGiven)
	case !f.Province.IsProvince():
		return fault("province", f.Province.String(), ErrCodeWord)
	case f.Year < 1 || f.Year > 9999:
		return fault("year", strconv.Itoa(f.Year), ErrRange)
	case f.Severity == SeverityNone:
		return fault("severity", "", ErrNotGiven)
	case !severities.known(f.Severity):
		return fault("severity", f.Severity.String(), ErrCodeWord)
	case f.State == FindingStateNone:
		return fault("state", "", ErrNotGiven)
	case !findingStates.known(f.State):
		return fault("state", f.State.String(), ErrCodeWord)
	case !f.StateOn.Valid():
		return fault("state_on", "", ErrRange)
	case !given && f.Severity == Minor && f.State == Confirmed:
		return fault("points", "", ErrNotGiven)
	case given && !points.InRange():
		return fault("points", points.String(), ErrRange)
	}
	return nil
}
