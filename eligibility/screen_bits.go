package eligibility

import (
	"iter"
	"math/bits"
)

// bitmap is a set of numbers from 0 on, of which few are in it.
type bitmap []uint64

func newBitmap(n int) bitmap { return make(bitmap, (n+63)/64) }

func (b bitmap) add(i int32) { b[i/64] |= 1 << (i % 64) }

func (b bitmap) has(i int32) bool { return b[i/64]>>(i%64)&1 != 0 }

// all are its numbers, ascending.
func (b bitmap) all() iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for i, word := range b {
			for ; word != 0; word &= word - 1 {
				if !yield(int32(64*i + bits.TrailingZeros64(word))) {
					return
				}
			}
		}
	}
}
