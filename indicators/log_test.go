package indicators_test

import (
	"slices"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// The sort agrees with the library's, and what came again with the sorted list, on
// short and long lists, of words that share their upper or lower bits too.
func TestSortAndRepeated(t *testing.T) {
	source := fixture.New(3)
	for _, n := range []int{0, 1, 2, 1 << 10, 1 << 12, 3<<12 + 5} {
		for _, shape := range []struct {
			name       string
			mask, bits uint64
		}{{"any", ^uint64(0), 0}, {"small", 1<<12 - 1, 0}, {"alike above", 1<<31 - 1, 5 << 40}, {"alike below", ^uint64(1<<20 - 1), 7}, {"few", 3, 0}} {
			words := make([]uint64, n)
			for i := range words {
				words[i] = (uint64(source.Intn(1<<30))<<34|uint64(source.Intn(1<<30))<<4)&shape.mask | shape.bits
			}
			want := slices.Sorted(slices.Values(words))
			got := slices.Clone(words)
			if indicators.SortWords(got); !slices.Equal(got, want) {
				t.Errorf("%d words, %s: not sorted", n, shape.name)
			}
			var again []uint64
			for i := 1; i < n; i++ {
				if want[i] == want[i-1] {
					again = append(again, want[i])
				}
			}
			if got := indicators.Repeated(words[:n/3], words[n/3:]); !slices.Equal(got, again) {
				t.Errorf("%d words, %s: %d came again, want %d", n, shape.name, len(got), len(again))
			}
		}
	}
}
