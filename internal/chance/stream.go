package chance

import (
	"crypto/sha256"
	"encoding/binary"
	"math"
)

// Stream is an endless list of numbers that anyone can compute again: its key is the
// first eight bytes, big-endian, of the SHA-256 of the seed and the parts of its name,
// each followed by a zero byte; number n is the splitmix64 mixture of
// key + (n+1)·0x9e3779b97f4a7c15. It has no state: any number can be had in any order.
//
// Source: Steele, Lea and Flood, Fast splittable pseudorandom number generators (2014).
type Stream struct{ key uint64 }

// NewStream returns the stream of a name under a seed. Neither holds a zero byte, lest
// two names be one.
func NewStream(seed string, name ...string) Stream {
	h := sha256.New()
	for _, part := range append([]string{seed}, name...) {
		h.Write([]byte(part))
		h.Write([]byte{0})
	}
	return Stream{binary.BigEndian.Uint64(h.Sum(nil))}
}

// Bits returns number n.
func (s Stream) Bits(n uint64) uint64 {
	z := s.key + (n+1)*0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// Uniform returns number n as one between 0 and 1, both excluded: the first 52 bits
// and a half.
func (s Stream) Uniform(n uint64) float64 {
	return (float64(s.Bits(n)>>12) + 0.5) / (1 << 52)
}

// grid is what draws are rounded to, so that the last digits in which machines may
// differ do not show.
const grid = 1 << 30

func onGrid(z float64) float64 { return math.Round(z*grid) / grid }

// Draw returns draw n from the standard normal distribution, or from Student's with
// so many degrees of freedom where freedom is above 0, to a multiple of 2⁻³⁰. It
// takes numbers 2n and 2n+1 of the stream.
//
// Source: Bailey, Polar generation of random variates with the t-distribution (1994).
func (s Stream) Draw(n uint64, freedom int) float64 {
	if freedom <= 0 {
		return onGrid(math.Sqrt2 * math.Erfinv(2*s.Uniform(2*n)-1))
	}
	nu := float64(freedom)
	radius := math.Sqrt(nu * math.Expm1(-2/nu*math.Log(s.Uniform(2*n))))
	return onGrid(radius * math.Cos(2*math.Pi*s.Uniform(2*n+1)))
}
