package invent

import (
	"hash/fnv"
	"math/bits"
)

// seed is the only thing to change for another province of the same shape.
const seed = 610000

// random is splitmix64. The generators of the standard library are not used:
// their sequences may change between releases, and the committed files would
// drift with them.
type random struct{ state uint64 }

// stream returns the generator of one part of the sample. Every part has its
// own, so that a change in one does not reshuffle the others.
func stream(part string) *random {
	h := fnv.New64a()
	h.Write([]byte(part))
	return &random{state: h.Sum64() ^ seed}
}

func (r *random) next() uint64 {
	r.state += 0x9e3779b97f4a7c15
	z := r.state
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// below returns a number in [0, n).
func (r *random) below(n int) int {
	hi, _ := bits.Mul64(r.next(), uint64(n))
	return int(hi)
}

// between returns a number in [lo, hi].
func (r *random) between(lo, hi int) int { return lo + r.below(hi-lo+1) }

// chance is true in so many of a hundred cases.
func (r *random) chance(percent int) bool { return r.below(100) < percent }

// weighted returns an index with a probability proportional to its weight.
func (r *random) weighted(weights ...int) int {
	sum := 0
	for _, w := range weights {
		sum += w
	}
	at := r.below(sum)
	for i, w := range weights {
		if at < w {
			return i
		}
		at -= w
	}
	return len(weights) - 1
}

// pick returns one element of a list.
func pick[T any](r *random, list []T) T { return list[r.below(len(list))] }

// shuffled returns the list in another order.
func shuffled[T any](r *random, list []T) []T {
	out := append([]T(nil), list...)
	for i := len(out) - 1; i > 0; i-- {
		j := r.below(i + 1)
		out[i], out[j] = out[j], out[i]
	}
	return out
}

// spread returns n numbers in [lo, hi] that add up to total, as far as the
// bounds allow.
func spread(r *random, total, n, lo, hi int) []int {
	out := make([]int, n)
	sum := 0
	for i := range out {
		out[i] = r.between(lo, hi)
		sum += out[i]
	}
	for tries := 0; sum != total && tries < 100*n; tries++ {
		i := r.below(n)
		if sum < total && out[i] < hi {
			out[i]++
			sum++
		} else if sum > total && out[i] > lo {
			out[i]--
			sum--
		}
	}
	return out
}
