package sample_test

import (
	"errors"
	"math"
	"math/bits"
	"testing"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// enumerate computes joint probabilities by going through all samples of n units,
// each with a weight.
func enumerate(size, n int, weight func(in func(k int) bool) float64) [][]float64 {
	joint, norm := make([][]float64, size), 0.0
	for k := range joint {
		joint[k] = make([]float64, size)
	}
	for s := range uint(1) << size {
		if bits.OnesCount(s) != n {
			continue
		}
		w := weight(func(k int) bool { return s>>k&1 == 1 })
		norm += w
		for k := range size {
			for l := range size {
				if (s>>k)&(s>>l)&1 == 1 {
					joint[k][l] += w
				}
			}
		}
	}
	for k := range joint {
		for l := range joint {
			joint[k][l] /= norm
		}
	}
	return joint
}

// someProbabilities are between 0 and 1 and add up to n.
func someProbabilities(r *rapid.T) (pi []float64, n int) {
	sizes := rapid.SliceOfN(rapid.Float64Range(1, 20), 3, 9).Draw(r, "sizes")
	n = rapid.IntRange(1, len(sizes)-1).Draw(r, "n")
	pi, err := sample.InclusionProbabilities(sizes, n)
	if err != nil {
		r.Fatal(err)
	}
	return pi, n
}

func TestJointSampfordByEnumeration(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		pi, n := someProbabilities(r)
		certain := 0
		for _, p := range pi {
			if p == 1 {
				certain++
			}
		}
		if certain == n {
			return
		}
		want := enumerate(len(pi), n, func(in func(int) bool) float64 {
			w, left := 1.0, 0.0
			for k, p := range pi {
				switch {
				case p == 1 && !in(k):
					return 0
				case p < 1 && in(k):
					w *= p / (1 - p)
					left += 1 - p
				}
			}
			return w * left
		})
		got, err := sample.JointSampford(pi)
		if err != nil {
			r.Fatal(err)
		}
		compareJoint(r, pi, n, got, want)
	})
}

func TestJointConditionalPoissonHasItsProbabilities(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		pi, n := someProbabilities(r)
		got, err := sample.JointConditionalPoisson(pi)
		if err != nil {
			r.Fatal(err)
		}
		compareJoint(r, pi, n, got, nil)
	})
}

func TestJointSystematicHasItsProbabilities(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		pi, n := someProbabilities(r)
		got, err := sample.JointSystematic(pi)
		if err != nil {
			r.Fatal(err)
		}
		compareJoint(r, pi, n, got, nil)
		// a fine comb of starts gives nearly the same
		starts := float64(fixture.Rounds(4000))
		count := make([][]float64, len(pi))
		for k := range count {
			count[k] = make([]float64, len(pi))
		}
		for i := range int(starts) {
			units, err := sample.SystematicDraw(pi, (float64(i)+0.5)/starts)
			if err != nil || len(units) != n {
				r.Fatal(units, err)
			}
			for _, k := range units {
				for _, l := range units {
					count[k][l]++
				}
			}
		}
		for k := range got {
			for l := range got {
				if math.Abs(got[k][l]-count[k][l]/starts) > 4.0/starts {
					r.Fatalf("%d and %d: %v, by trial %v", k, l, got[k][l], count[k][l]/starts)
				}
			}
		}
	})
}

// compareJoint checks that the rows add up to n·π_k and, where it is known, the
// matrix.
func compareJoint(r *rapid.T, pi []float64, n int, got, want [][]float64) {
	for k := range got {
		total := 0.0
		for l, v := range got[k] {
			total += v
			if want != nil && math.Abs(v-want[k][l]) > 1e-11 {
				r.Fatalf("%d and %d: %v, want %v", k, l, v, want[k][l])
			}
			if !(v >= 0 && v <= min(pi[k], pi[l])+1e-12) || v != got[l][k] {
				r.Fatalf("%d and %d: %v of %v and %v", k, l, v, pi[k], pi[l])
			}
		}
		if math.Abs(total-float64(n)*pi[k]) > 1e-9 {
			r.Fatalf("row %d adds up to %v, want %v", k, total, float64(n)*pi[k])
		}
	}
}

func TestJointRefuses(t *testing.T) {
	many := make([]float64, 60_000)
	for i := range many {
		many[i] = 0.5
	}
	type joint = func([]float64, ...int) ([][]float64, error)
	for _, c := range []struct {
		name  string
		joint joint
		pi    []float64
		units []int
		want  error
	}{
		{"no whole sum", sample.JointSampford, []float64{.5, .6}, nil, sample.ErrParameter},
		{"above 1", sample.JointSampford, []float64{.5, 1.5}, nil, sample.ErrParameter},
		{"no number", sample.JointConditionalPoisson, []float64{.5, math.NaN()}, nil, sample.ErrParameter},
		{"below 0", sample.JointSystematic, []float64{-.5, .5}, nil, sample.ErrParameter},
		{"below 0 alone", sample.JointPoisson, []float64{-.5, .3}, nil, sample.ErrParameter},
		{"no such place", sample.JointSampford, []float64{.5, .5}, []int{2}, sample.ErrParameter},
		{"no such place on a list", sample.JointSystematic, []float64{.5, .5}, []int{-1}, sample.ErrParameter},
		{"too many", sample.JointSampford, many, []int{1}, sample.ErrTooLarge},
		{"too many pairs", sample.JointPoisson, many, nil, sample.ErrTooLarge},
		{"too slow", sample.JointConditionalPoisson, many[:40_000], []int{}, sample.ErrTooLarge},
	} {
		if got, err := c.joint(c.pi, c.units...); !errors.Is(err, c.want) || got != nil {
			t.Errorf("%s: %v, %v", c.name, got, err)
		}
	}
	if got, err := sample.JointSampford([]float64{.25, .75, 0, 1}); err != nil || got[0][1] != 0 || got[0][3] != .25 || got[2][3] != 0 {
		t.Errorf("one by chance and one for certain: %v, %v", got, err)
	}
}

func TestProbabilitiesAddUp(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		sizes := rapid.SliceOfN(rapid.OneOf(rapid.Float64Range(0, 1e15), rapid.Just(0.0), rapid.Just(0.1), rapid.Float64Range(1e-30, 1e30).Filter(func(x float64) bool { return x >= 1e-30 })), 1, 40).Draw(r, "sizes")
		for i, x := range sizes {
			if x < 1e-30 {
				sizes[i] = 0
			}
		}
		positive := 0
		for _, x := range sizes {
			if x > 0 {
				positive++
			}
		}
		if positive == 0 {
			return
		}
		n := rapid.IntRange(1, positive).Draw(r, "n")
		pi, err := sample.InclusionProbabilities(sizes, n)
		if err != nil {
			r.Fatal(err)
		}
		total := 0.0
		for i, p := range pi {
			total += p
			if !(p >= 0 && p <= 1) || (p == 0) != (sizes[i] == 0) {
				r.Fatalf("size %v has π = %v", sizes[i], p)
			}
			for j, q := range pi {
				if sizes[i] < sizes[j] && p > q {
					r.Fatalf("%v is likelier than %v", sizes[i], sizes[j])
				}
			}
		}
		if math.Abs(total-float64(n)) > 1e-9*float64(n) {
			r.Fatalf("π of %v adds up to %v, want %d", sizes, total, n)
		}
	})
	for _, n := range []int{0, -1, 4} {
		if _, err := sample.InclusionProbabilities([]float64{1, 2, 3}, n); !errors.Is(err, sample.ErrParameter) {
			t.Errorf("n = %d: %v", n, err)
		}
	}
	for _, x := range []float64{-1, math.NaN(), math.Inf(1), 1e31, 1e-31} {
		if _, err := sample.InclusionProbabilities([]float64{1, x}, 1); !errors.Is(err, sample.ErrParameter) {
			t.Errorf("a size of %v: %v", x, err)
		}
	}
}

func TestPermanentNumbersRefuse(t *testing.T) {
	u, pi := sample.PermanentNumbers{0, .5, .9}, []float64{.5, 0, 1}
	for name, err := range map[string]error{
		"no number": second(sample.PermanentNumbers{math.NaN()}.Simple(1)), "one": second(sample.PermanentNumbers{1}.Simple(1)),
		"too many": second(u.Simple(4)), "fewer than none": second(u.Simple(-1)), "other lengths": second(u.Poisson(pi[:2])),
		"above 1": second(u.Poisson([]float64{1, 1, 2})), "more than possible": third(u.Pareto(pi, 3)),
		"other lengths by rank": third(u.SequentialPoisson(nil, 1)), "a start above 1": second(sample.SystematicDraw([]float64{1}, 1.5)),
		"a start that is no number": second(sample.SystematicDraw([]float64{1}, math.NaN())),
		"a sum that is not whole":   second(sample.SystematicDraw([]float64{.5}, .5)),
	} {
		if !errors.Is(err, sample.ErrParameter) {
			t.Errorf("%s: %v", name, err)
		}
	}
	units, ranks, err := u.Pareto(pi, 2)
	if err != nil || units[0] != 0 || units[1] != 2 || ranks[2] != 0 || ranks[1] != math.MaxFloat64 {
		t.Errorf("%v %v %v", units, ranks, err)
	}
	tenths := []float64{.1, .1, .1, .1, .1, .1, .1, .1, .1, .1} // in floating point they add up to less than 1
	if last, err := sample.SystematicDraw(tenths, 1); err != nil || len(last) != 1 || last[0] != 9 {
		t.Errorf("at the end of the way %v, %v", last, err)
	}
	at0, err0 := sample.SystematicDraw([]float64{.5, .5, .5, .5}, 0)
	at1, err1 := sample.SystematicDraw([]float64{.5, .5, .5, .5}, 1)
	if err0 != nil || err1 != nil || at0[0] != 1 || at0[1] != 3 || at1[0] != 1 {
		t.Errorf("starts of 0 and 1 draw %v and %v", at0, at1)
	}
}

func second[T any](_ T, err error) error        { return err }
func third[T, U any](_ T, _ U, err error) error { return err }

// TestJointOfManyUnits holds that rows add up to (n−1)·π_k where the exact
// computation goes through many blocks of units.
func TestJointOfManyUnits(t *testing.T) {
	sizes := make([]float64, 150)
	for i := range sizes {
		sizes[i] = float64(1 + (i*i*31)%89)
	}
	const n = 40
	pi, err := sample.InclusionProbabilities(sizes, n)
	if err != nil {
		t.Fatal(err)
	}
	for name, design := range map[string]func([]float64, ...int) ([][]float64, error){
		"Sampford": sample.JointSampford, "conditional Poisson": sample.JointConditionalPoisson,
	} {
		joint, err := design(pi)
		if err != nil {
			t.Fatal(err)
		}
		for k, row := range joint {
			total := 0.0
			for _, v := range row {
				total += v
			}
			if math.Abs(total-n*pi[k]) > 1e-10 {
				t.Errorf("%s: row %d adds up to %v, want %v", name, k, total, n*pi[k])
			}
		}
	}
}
