package sample_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
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

// check asks for what 2,000 rounds tell: three standard errors of a share of 0.95 are
// 0.015 then, and those of a deviation's ratio 0.05.
func (c *coverage) check(t *testing.T, what string) {
	t.Helper()
	n := float64(c.draws)
	if held := float64(c.held) / n; held < 0.95-fixture.Margin(0.015) || held > 0.95+fixture.Margin(0.015) {
		t.Errorf("%s: %.4f of the intervals hold the truth", what, held)
	}
	spread := math.Sqrt(c.squares / n)
	if bias := c.sum / n; math.Abs(bias) > 4*spread/math.Sqrt(n) {
		t.Errorf("%s is biased by %v", what, bias)
	}
	if ratio := math.Sqrt(c.errors/n) / spread; math.Abs(ratio-1) > fixture.Margin(0.05) {
		t.Errorf("%s: the errors told are %.4f of those made", what, ratio)
	}
}

func estimated(t *testing.T, d *sample.Design[answer], what sample.Estimand[answer]) zhuanhua.SurveyReading {
	t.Helper()
	r, err := d.Estimate(what)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestIntervalsHoldTheTruth(t *testing.T) {
	random := rand.New(rand.NewPCG(2022, 61))
	strata := population(random)
	var total, growth, adjusted, within coverage
	base := 0.0
	for _, s := range strata {
		for _, a := range s {
			total.truth += a.after
			base += a.before
		}
	}
	growth.truth = total.truth/base - 1
	adjusted.truth, within.truth = growth.truth, growth.truth
	for range fixture.Rounds(2000) {
		var full, partial []answer
		refused := map[string]bool{}
		for h, n := range [4]int{40, 40, 30, 12} {
			for _, i := range random.Perm(len(strata[h]))[:n] {
				a := strata[h][i]
				full = append(full, a)
				refused[a.id] = h < 3 && random.Float64() < map[bool]float64{true: 0.35, false: 0.1}[a.before < 250]
				a.silent = h < 3 && random.Float64() < 0.1*float64(3-h)
				partial = append(partial, a)
			}
		}
		d := designOf(t, full, sample.Options{})
		total.add(t, estimated(t, d, sample.TotalOf(after, nil)))
		growth.add(t, estimated(t, d, sample.GrowthOf(before, after, nil)))
		d, _, err := d.AdjustNonresponse(sample.Nonresponse[answer]{
			Class: func(a *answer) string { return fmt.Sprint(a.before < 250, a.stratum == "3") },
			Status: func(a *answer) sample.Response {
				if refused[a.id] {
					return sample.Refused
				}
				return sample.Responded
			},
		})
		if err != nil {
			t.Fatal(err)
		}
		adjusted.add(t, estimated(t, d, sample.GrowthOf(before, after, nil)))
		within.add(t, estimated(t, designOf(t, partial, sample.Options{}), sample.GrowthOf(before, after, nil)))
	}
	total.check(t, "the total")
	growth.check(t, "growth")
	adjusted.check(t, "growth adjusted in classes")
	within.check(t, "growth adjusted within strata")
}

// parks is a known population in parks of different sizes.
func parks(random *rand.Rand) (parks [][]answer) {
	for c := range 150 {
		size, level := 8+random.IntN(16), 100*math.Exp(0.3*random.NormFloat64())
		park := make([]answer, size)
		for i := range park {
			base := math.Round(level * math.Exp(0.4*random.NormFloat64()))
			park[i] = answer{fmt.Sprint(c, "-", i), fmt.Sprint(c), int64(size), false, base, math.Round(base * (1.05 + 0.2*random.NormFloat64()))}
		}
		parks = append(parks, park)
	}
	return parks
}

func TestTwoStageIntervalsHoldTheTruth(t *testing.T) {
	random := rand.New(rand.NewPCG(2022, 62))
	all := parks(random)
	var total, growth, calibrated coverage
	base, units := 0.0, 0.0
	for _, park := range all {
		for _, a := range park {
			total.truth += a.after
			base += a.before
			units++
		}
	}
	growth.truth, calibrated.truth = total.truth/base-1, total.truth
	for draw := range fixture.Rounds(2000) {
		var rows []answer
		for _, c := range random.Perm(len(all))[:50] {
			for _, i := range random.Perm(len(all[c]))[:4] {
				rows = append(rows, all[c][i])
			}
		}
		d, err := sample.New(rows, func(a *answer) sample.Unit {
			return sample.Unit{
				ID: a.id, Cluster: a.stratum, Answered: true,
				Size: zhuanhua.Value(int64(len(all))), ClusterSize: zhuanhua.Value(a.size),
			}
		}, nil, sample.Options{})
		if err != nil {
			t.Fatal(err)
		}
		total.add(t, estimated(t, d, sample.TotalOf(after, nil)))
		growth.add(t, estimated(t, d, sample.GrowthOf(before, after, nil)))
		if draw%2 == 1 {
			continue
		}
		known, err := d.Calibrate(sample.Calibration[answer]{Auxiliaries: []sample.Auxiliary[answer]{
			{Name: "units", Variable: sample.Indicator[answer](nil), Total: units}, {Name: "before", Variable: before, Total: base},
		}})
		if err != nil {
			t.Fatal(err)
		}
		calibrated.add(t, estimated(t, known, sample.TotalOf(after, nil)))
	}
	total.check(t, "the total of two stages")
	growth.check(t, "growth of two stages")
	calibrated.check(t, "the calibrated total of two stages")
}

func TestPanelIntervalsHoldTheTruth(t *testing.T) {
	random := rand.New(rand.NewPCG(2022, 63))
	strata := population(random)
	var growth coverage
	base := 0.0
	for _, s := range strata {
		for _, a := range s {
			growth.truth += a.after
			base += a.before
		}
	}
	growth.truth = growth.truth/base - 1
	type firm struct {
		answer
		in1, in2 bool
	}
	for range fixture.Rounds(2000) {
		var rows []firm
		for h, n := range [4][3]int{{20, 50, 20}, {20, 50, 20}, {10, 40, 10}, {0, 12, 0}} {
			order := random.Perm(len(strata[h]))[:n[0]+n[1]+n[2]]
			for k, i := range order {
				rows = append(rows, firm{strata[h][i], k < n[0]+n[1], k >= n[0]})
			}
		}
		p, err := sample.NewPanel(rows, func(f *firm) sample.PanelUnit {
			return sample.PanelUnit{ID: f.id, Stratum: f.stratum, Size: zhuanhua.Value(f.size), Before: f.in1, After: f.in2}
		}, sample.Options{})
		if err != nil {
			t.Fatal(err)
		}
		c, err := p.Growth(func(f *firm) zhuanhua.Given[float64] { return before(&f.answer) }, func(f *firm) zhuanhua.Given[float64] { return after(&f.answer) }, nil)
		if err != nil {
			t.Fatal(err)
		}
		growth.add(t, c.Growth)
	}
	growth.check(t, "growth of a panel")
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
