package zhuanhua_test

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
)

func ExampleBreaks() {
	score := 85 * zhuanhua.Point
	breaks, err := zhuanhua.Breaks(0, zhuanhua.MaxPoints, []zhuanhua.Points{score}, func(mark zhuanhua.Points) (bool, error) {
		return score >= mark, nil
	})
	fmt.Println(breaks[0].Value, breaks[0].Before, breaks[0].After, len(breaks), err)
	// Output: 85.000001 true false 1 <nil>
}

func TestBreaks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		at := rapid.SliceOfN(rapid.Int64Range(-50, 50), 0, 6).Draw(t, "steps")
		low, width := rapid.Int64Range(-60, 60).Draw(t, "low"), rapid.Int64Range(0, 90).Draw(t, "width")
		steps := func(x int64) (n int, _ error) {
			for i, a := range at {
				if x > a || x == a && i%2 == 0 {
					n ^= 1 << (i % 2)
				}
			}
			return n, nil
		}
		breaks, err := zhuanhua.Breaks(low, low+width, at, steps)
		if err != nil {
			t.Fatal(err)
		}
		next := 0
		for x := low + 1; x <= low+width; x++ {
			before, _ := steps(x - 1)
			after, _ := steps(x)
			if before == after {
				continue
			}
			if next == len(breaks) || breaks[next] != (zhuanhua.Break[int64, int]{Value: x, Before: before, After: after}) {
				t.Fatalf("the break at %d is not told: %v", x, breaks)
			}
			next++
		}
		if next != len(breaks) {
			t.Fatalf("%v: %d are none", breaks, len(breaks)-next)
		}
	})
}

func TestBreaksRefuse(t *testing.T) {
	broken := errors.New("broken")
	step := func(x int) (bool, error) { return x > 5, nil }
	if _, err := zhuanhua.Breaks(0, 10, []int{2}, step); !errors.Is(err, zhuanhua.ErrCandidates) {
		t.Error(err)
	}
	if _, err := zhuanhua.Breaks(1, 0, nil, step); !errors.Is(err, zhuanhua.ErrRange) {
		t.Error(err)
	}
	if _, err := zhuanhua.Breaks(0, 1, nil, func(int) (int, error) { return 0, broken }); !errors.Is(err, broken) {
		t.Error(err)
	}
	all, err := zhuanhua.Breaks(int64(math.MinInt64), math.MaxInt64, []int64{math.MinInt64, math.MaxInt64}, func(x int64) (bool, error) { return x == math.MaxInt64, nil })
	if err != nil || len(all) != 1 || all[0].Value != math.MaxInt64 {
		t.Error(all, err)
	}
}

func TestNearest(t *testing.T) {
	breaks := []zhuanhua.Break[int64, bool]{{Value: math.MinInt64}, {Value: -3}, {Value: 5}, {Value: math.MaxInt64}}
	for value, want := range map[int64]int{0: 1, 1: 1, 2: 2, 5: 2, math.MaxInt64 - 1: 3, math.MinInt64: 0} {
		if got := zhuanhua.Nearest(breaks, value); got != want {
			t.Errorf("%d: %d, want %d", value, got, want)
		}
	}
	if zhuanhua.Nearest([]zhuanhua.Break[int64, bool]{}, 1) != -1 {
		t.Error("nearest of none")
	}
}

func TestRatBreaks(t *testing.T) {
	third := big.NewRat(1, 3)
	asked := func(x *big.Rat) (int, error) { return x.Cmp(third), nil }
	rat := func(a, b int64) *big.Rat { return big.NewRat(a, b) }
	same := cmp.Comparer(func(a, b *big.Rat) bool { return a.Cmp(b) == 0 })
	for name, c := range map[string]struct {
		low, high  *big.Rat
		candidates []*big.Rat
		want       []zhuanhua.RatBreak[int]
		err        error
	}{
		"inside":      {rat(0, 1), rat(1, 1), []*big.Rat{third, rat(1, 2), nil, third, rat(7, 1)}, []zhuanhua.RatBreak[int]{{Value: third, Below: -1, At: 0, Above: 1}}, nil},
		"at low":      {third, rat(1, 1), nil, []zhuanhua.RatBreak[int]{{Value: third, Below: 0, At: 0, Above: 1}}, nil},
		"at high":     {rat(0, 1), third, nil, []zhuanhua.RatBreak[int]{{Value: third, Below: -1, At: 0, Above: 0}}, nil},
		"none":        {rat(1, 2), rat(1, 1), []*big.Rat{third}, []zhuanhua.RatBreak[int]{}, nil},
		"upside down": {rat(1, 1), rat(1, 2), nil, nil, zhuanhua.ErrRange},
		"no range":    {nil, nil, nil, nil, zhuanhua.ErrRange},
	} {
		got, err := zhuanhua.RatBreaks(c.low, c.high, c.candidates, asked)
		if d := cmp.Diff(c.want, got, same); d != "" || !errors.Is(err, c.err) {
			t.Errorf("%s: %v %s", name, err, d)
		}
	}
	broken := errors.New("broken")
	for _, bad := range []*big.Rat{rat(0, 1), rat(1, 2)} { // at an end, and half-way
		_, err := zhuanhua.RatBreaks(rat(0, 1), rat(1, 1), nil, func(x *big.Rat) (int, error) {
			if x.Cmp(bad) == 0 {
				return 0, broken
			}
			return 0, nil
		})
		if !errors.Is(err, broken) {
			t.Error(err)
		}
	}
}
