package chance_test

import (
	"math"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua/internal/chance"
)

func near(got, want, relative float64) bool {
	return got == want || math.Abs(got-want) <= relative*math.Abs(want)
}

// Values of R's qnorm and qt.
func TestQuantiles(t *testing.T) {
	tails := []float64{0.1, 0.05, 0.025, 0.01, 0.005, 0.0005}
	for freedom, want := range map[int][]float64{
		0: {1.2815515655446, 1.64485362695147, 1.95996398454005, 2.32634787404084, 2.5758293035489, 3.29052673149193},
		1: {3.07768353717525, 6.31375151467504, 12.7062047361747, 31.8205159537739, 63.6567411628715, 636.61924876879},
		2: {1.88561808316413, 2.91998558035372, 4.30265272974946, 6.96455673428327, 9.92484320091829, 31.5990545764454},
		3: {1.63774435369621, 2.35336343480182, 3.18244630528371, 4.54070285856813, 5.84090930973335, 12.923978636688},
	} {
		for i, tail := range tails {
			if got := chance.Quantile(tail, freedom); !near(got, want[i], 1e-11) {
				t.Errorf("quantile of %v with %d degrees of freedom is %v, want %v", tail, freedom, got, want[i])
			}
			if got := chance.Tail(want[i], freedom); !near(got, tail, 1e-11) {
				t.Errorf("tail of %v with %d degrees of freedom is %v, want %v", want[i], freedom, got, tail)
			}
		}
	}
}

// The two ways of computing Student's tail meet where one takes over.
func TestManyDegreesOfFreedom(t *testing.T) {
	for _, x := range []float64{0, 0.3, 1, 1.96, 3, 5} {
		a, b := chance.Tail(x, 20000), chance.Tail(x, 20001)
		if math.Abs(a-b) > 1e-9 || math.Abs(b-chance.Tail(x, math.MaxInt32)) > 1e-4 {
			t.Errorf("%v: %v and %v", x, a, b)
		}
		// the derivative in the degrees of freedom says what the step may be
		if step := math.Abs((a - b) - (chance.Tail(x, 19999) - a)); step > 1e-12 {
			t.Errorf("%v: a step of %v", x, step)
		}
		if got := chance.Tail(-x, 7) + chance.Tail(x, 7); math.Abs(got-1) > 1e-15 {
			t.Errorf("the tails of %v add up to %v", x, got)
		}
	}
}

// The numbers are fixed for ever.
func TestStreamIsFixed(t *testing.T) {
	s := chance.NewStream("seed", "610000", "revenue-growth")
	for n, want := range []uint64{0xf1e59d915bf221c6, 0x109af83a5e2e20c0} {
		if got := s.Bits(uint64(n)); got != want {
			t.Errorf("number %d is %#x, want %#x", n, got, want)
		}
	}
	if chance.NewStream("seed", "6100", "00") == chance.NewStream("seed", "610000", "") {
		t.Error("two names, one stream")
	}
}

// Draws have the mean, the spread and the tails that they should have.
func TestDraws(t *testing.T) {
	const draws = 200000
	for _, freedom := range []int{0, 1, 3, 12} {
		s := chance.NewStream("law", "of large numbers")
		above, below := 0, 0
		edge := chance.Quantile(0.05, freedom)
		sum := 0.0
		for n := range uint64(draws) {
			z := s.Draw(n, freedom)
			if z > edge {
				above++
			}
			if z < -edge {
				below++
			}
			if z > 0 {
				sum++
			}
			if z != math.Round(z*(1<<30))/(1<<30) {
				t.Fatalf("%v is off the grid", z)
			}
		}
		for name, got := range map[string]float64{"above": float64(above) / draws, "below": float64(below) / draws, "half": sum/draws - 0.45} {
			if math.Abs(got-0.05) > 0.005 {
				t.Errorf("%d degrees of freedom: %s has %v", freedom, name, got)
			}
		}
	}
}
