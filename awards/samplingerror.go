package awards

import (
	"math"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// SamplingError is the error of a number that a survey estimates (抽样误差): how far a
// draw of the same survey would typically lie from it, and the shape of its errors.
// The zero SamplingError is that of an exact number.
//
// Clause: CZ23-A3c
type SamplingError struct {
	StandardError float64 `json:"standard_error"`     // in the unit of the number; finite, 0 or above
	Freedom       int     `json:"degrees_of_freedom"` // of Student's distribution; 0: normal
}

// SamplingErrorOf returns the error of a survey's reading: Student's with its degrees
// of freedom, normal where it has none or its interval is the normal one. Not given
// where the reading has no standard error; it says why.
//
// Clause: CZ23-A3c
func SamplingErrorOf(r zhuanhua.SurveyReading) zhuanhua.Given[SamplingError] {
	se, known := r.StandardError.Get()
	if !known {
		return zhuanhua.Given[SamplingError]{}
	}
	e := SamplingError{StandardError: se, Freedom: max(r.DegreesOfFreedom, 0)}
	if r.Interval == zhuanhua.IntervalNormal {
		e.Freedom = 0
	}
	return zhuanhua.Value(e)
}

// mostError bounds a standard error: no score and no figure is larger.
const mostError = 1e15

// validate returns an [zhuanhua.InputError] under the name.
func (e SamplingError) validate(name string) error {
	switch {
	case !(e.StandardError >= 0 && e.StandardError <= mostError):
		return &zhuanhua.InputError{Field: name + ".standard_error", Value: strconv.FormatFloat(e.StandardError, 'g', -1, 64), Err: zhuanhua.ErrRange}
	case e.Freedom < 0 || e.Freedom > math.MaxInt32:
		return &zhuanhua.InputError{Field: name + ".degrees_of_freedom", Value: strconv.Itoa(e.Freedom), Err: zhuanhua.ErrRange}
	}
	return nil
}

// exact reports whether there is no error.
func (e SamplingError) exact() bool { return e.StandardError == 0 }

// variance returns that of the errors, and whether there is one: Student's with one or
// two degrees of freedom has none.
func (e SamplingError) variance() (float64, bool) {
	v := e.StandardError * e.StandardError
	switch {
	case v == 0 || e.Freedom == 0:
		return v, true
	case e.Freedom <= 2:
		return math.Inf(1), false
	}
	nu := float64(e.Freedom)
	return v * nu / (nu - 2), true
}

// Draws says by which draws chances are simulated (模拟抽取). The same seed and number
// give the same answer, in any order of the input and whoever else competes: each
// number is drawn from a stream of its own, made of the seed and its name by SHA-256
// and splitmix64.
type Draws struct {
	Seed   string `json:"seed"`   // must be given; up to 200 bytes
	Number int    `json:"number"` // 1 to 10,000,000
}

const (
	mostDraws = 10_000_000
	mostSeed  = 200
)

// validate returns an [zhuanhua.InputError].
func (d Draws) validate() error {
	switch {
	case d.Seed == "":
		return &zhuanhua.InputError{Field: "seed", Err: zhuanhua.ErrNotGiven}
	case len(d.Seed) > mostSeed:
		return &zhuanhua.InputError{Field: "seed", Value: zhuanhua.Quote(d.Seed), Err: zhuanhua.ErrRange}
	case d.Number < 1 || d.Number > mostDraws:
		return &zhuanhua.InputError{Field: "draws", Value: strconv.Itoa(d.Number), Err: zhuanhua.ErrRange}
	}
	for i := range d.Seed {
		if d.Seed[i] == 0 {
			return &zhuanhua.InputError{Field: "seed", Value: zhuanhua.Quote(d.Seed), Err: zhuanhua.ErrSyntax}
		}
	}
	return nil
}
