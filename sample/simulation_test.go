package sample_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// population is a known one of four strata, the largest firms surveyed in full.
func population(random *rand.Rand) (strata [4][]answer) {
	for h, size := range [4]int{400, 250, 120, 12} {
		for i := range size {
			base := math.Round(100 * math.Exp(float64(h)+0.5*random.NormFloat64()))
			growth := 1.08 + 0.25*random.NormFloat64()
			strata[h] = append(strata[h], answer{
				fmt.Sprint(h, "-", i), fmt.Sprint(h), int64(size), false, base, math.Round(base * math.Max(0, growth)),
			})
		}
	}
	return strata
}

// coverage counts how often intervals hold the truth, and how far estimates are off.
type coverage struct {
	truth, sum, squares, errors float64
	held, draws                 int
}

func (c *coverage) add(t *testing.T, r zhuanhua.SurveyReading) {
	v, se := number(t, r.Estimate), number(t, r.StandardError)
	c.sum += v - c.truth
	c.squares += (v - c.truth) * (v - c.truth)
	c.errors += se * se
	c.draws++
	if number(t, r.Low) <= c.truth && c.truth <= number(t, r.High) {
		c.held++
	}
}

func (c *coverage) check(t *testing.T, what string) {
	t.Helper()
	n := float64(c.draws)
	if held := float64(c.held) / n; held < 0.935 || held > 0.965 {
		t.Errorf("%s: %.4f of the intervals hold the truth", what, held)
	}
	spread := math.Sqrt(c.squares / n)
	if bias := c.sum / n; math.Abs(bias) > 4*spread/math.Sqrt(n) {
		t.Errorf("%s is biased by %v", what, bias)
	}
	if ratio := math.Sqrt(c.errors/n) / spread; ratio < 0.95 || ratio > 1.05 {
		t.Errorf("%s: the errors told are %.4f of those made", what, ratio)
	}
}

func TestIntervalsHoldTheTruth(t *testing.T) {
	random := rand.New(rand.NewPCG(2022, 61))
	strata := population(random)
	var total, growth, adjusted coverage
	base := 0.0
	for _, s := range strata {
		for _, a := range s {
			total.truth += a.after
			base += a.before
		}
	}
	growth.truth = total.truth/base - 1
	adjusted.truth = growth.truth
	for range 2000 {
		var full, partial []answer
		for h, n := range [4]int{40, 40, 30, 12} {
			for _, i := range random.Perm(len(strata[h]))[:n] {
				a := strata[h][i]
				full = append(full, a)
				a.silent = h < 3 && random.Float64() < 0.1*float64(3-h)
				partial = append(partial, a)
			}
		}
		c := growthOf(t, full)
		total.add(t, c.After)
		growth.add(t, c.Growth)
		adjusted.add(t, growthOf(t, partial).Growth)
	}
	total.check(t, "the total")
	growth.check(t, "growth")
	adjusted.check(t, "growth with non-response")
}

func BenchmarkTotalOfAMillion(b *testing.B) {
	random := rand.New(rand.NewPCG(1, 1))
	rows := make([]answer, 1_000_000)
	for i := range rows {
		rows[i] = answer{fmt.Sprintf("E%07d", i), fmt.Sprint("h", i%400), 10_000, false, 1, math.Exp(10 + random.NormFloat64())}
	}
	b.Run("design", func(b *testing.B) {
		for b.Loop() {
			designOf(b, rows, sample.Options{})
		}
	})
	d := designOf(b, rows, sample.Options{})
	b.Run("total", func(b *testing.B) {
		for b.Loop() {
			if _, err := d.Total(after, nil); err != nil {
				b.Fatal(err)
			}
		}
	})
}
