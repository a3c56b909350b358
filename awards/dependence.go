package awards

import "github.com/zhuanhua-rules/zhuanhua"

// Dependence is what is known of how the errors of different scores go together
// (误差相关性). Bounds take it into account; draws are independent, whichever it is.
type Dependence uint8

// The kinds.
const (
	Independent   Dependence = iota // surveys of different provinces
	AnyDependence                   // bounds that hold whatever the correlation
)

var dependences = words[Dependence]{"dependence", []word{
	{"independent", zhuanhua.Text{Zh: "相互独立", En: "independent"}},
	{"any", zhuanhua.Text{Zh: "相关性不明", En: "not known"}},
}}

// String returns the stable key.
func (d Dependence) String() string { return dependences.key(d) }

// Text returns the names.
func (d Dependence) Text() zhuanhua.Text { return dependences.text(d) }

// MarshalText returns the stable key.
func (d Dependence) MarshalText() ([]byte, error) { return dependences.marshal(d) }

// UnmarshalText reads the stable key.
func (d *Dependence) UnmarshalText(b []byte) error { return dependences.unmarshal(d, b) }
