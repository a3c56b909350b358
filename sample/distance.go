package sample

import (
	"database/sql/driver"
	"math"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Distance is what a calibration keeps small between the weights before and after it
// (校准距离): it says how the factor g of a weight depends on the auxiliaries.
type Distance uint8

// The distances.
const (
	Linear Distance = iota // g = 1 + x'λ: the generalised regression estimator
	Raking                 // g = exp(x'λ): no weight falls below 0
	Logit                  // g between two bounds, which it needs
)

var distances = words[Distance]{"distance", []word{
	{"linear", zhuanhua.Text{Zh: "线性距离", En: "linear"}},
	{"raking", zhuanhua.Text{Zh: "倍乘距离", En: "raking"}},
	{"logit", zhuanhua.Text{Zh: "逻辑距离（有界）", En: "bounded logit"}},
}}

// String returns the stable key.
func (d Distance) String() string { return distances.key(d) }

// Text returns the names.
func (d Distance) Text() zhuanhua.Text { return distances.text(d) }

// MarshalText returns the stable key.
func (d Distance) MarshalText() ([]byte, error) { return distances.marshal(d) }

// UnmarshalText reads the stable key; an empty text is [Linear].
func (d *Distance) UnmarshalText(b []byte) error { return distances.unmarshal(d, b) }

// Scan reads a text column; NULL is [Linear].
func (d *Distance) Scan(src any) error { return distances.scan(d, src) }

// Value returns the stable key.
func (d Distance) Value() (driver.Value, error) { return distances.value(d) }

// factor returns g and its slope at u = x'λ.
//
// Source: Deville and Särndal, JASA 87 (1992).
func (d Distance) factor(u, low, high float64) (g, slope float64) {
	switch d {
	case Raking:
		g = math.Exp(u)
		slope = g
	case Logit:
		a := (high - low) / ((high - 1) * (1 - low))
		grown := (1 - low) * math.Exp(a*u)
		if math.IsInf(grown, 1) {
			return high, 0
		}
		all := (high - 1) + grown
		return math.FMA(high, grown, float64(low*(high-1))) / all, (high - low) * a * (high - 1) / all * (grown / all)
	default:
		g, slope = 1+u, 1
	}
	if g < low || g > high {
		return min(max(g, low), high), 0
	}
	return g, slope
}
