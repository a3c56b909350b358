package sample_test

import (
	"errors"
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// The size reaches the margin, and one answer less does not.
func TestSizeIsTheSmallest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		plan := sample.SizePlan{}
		population := rapid.Int64Range(1, 5000).Draw(t, "population")
		if rapid.Bool().Draw(t, "finite") {
			plan.Population = zhuanhua.Value(population)
		}
		deviation, margin := rapid.Float64Range(0, 10).Draw(t, "deviation"), rapid.Float64Range(0.05, 5).Draw(t, "margin")
		s, err := plan.Mean(deviation, margin)
		if err != nil {
			t.Skip()
		}
		left := 0.0
		if plan.Population.IsGiven() {
			left = 1 / float64(population)
		}
		reach := func(n int64) float64 { return s.Quantile * deviation * math.Sqrt(max(1/float64(n)-left, 0)) }
		if s.Margin > margin*(1+1e-12) || math.Abs(s.Margin-reach(s.Net)) > 1e-9 {
			t.Errorf("%+v misses %v", s, margin)
		}
		if s.Net > 1 && reach(s.Net-1) <= margin*(1-1e-9) {
			t.Errorf("%+v: one less reaches %v", s, reach(s.Net-1))
		}
		if s.Gross != s.Net || s.Capped || len(s.Notes()) != 0 {
			t.Errorf("%+v", s)
		}
	})
}

func TestSizeEnds(t *testing.T) {
	one := sample.SizePlan{Population: zhuanhua.Value[int64](1)}
	if s, err := one.Proportion(0.5, 0.05); err != nil || s.Net != 1 || s.Margin != 0 || s.Capped {
		t.Errorf("%+v, %v", s, err)
	}
	if s, err := (sample.SizePlan{}).Mean(0, 1); err != nil || s.Net != 1 || s.Gross != 1 || s.Margin != 0 {
		t.Errorf("%+v, %v", s, err)
	}
	half := sample.SizePlan{Population: zhuanhua.Value[int64](589), DesignEffect: 1.3, Response: 0.7}
	s, err := half.Relative(2.4, 0.15)
	if notes := s.Notes(); err != nil || !s.Capped || s.Gross != 589 || len(notes) != 1 || notes[0].Code != "size-capped" || notes[0].Clause != "CZ23-A3c" {
		t.Errorf("%+v, %v", s, err)
	}
	if s, err := half.Mean(1e30, 1e-30); err != nil || s.Net != 589 || math.IsInf(s.Initial, 0) {
		t.Errorf("%+v, %v", s, err)
	}
}

func TestSizeRefuses(t *testing.T) {
	size := func(n int64) zhuanhua.Given[int64] { return zhuanhua.Value(n) }
	for name, c := range map[string]struct {
		plan              sample.SizePlan
		deviation, margin float64
		want              error
	}{
		"confidence":     {sample.SizePlan{Confidence: 1}, 1, 1, sample.ErrOption},
		"no population":  {sample.SizePlan{Population: size(0)}, 1, 1, sample.ErrSizeRange},
		"huge":           {sample.SizePlan{Population: size(math.MaxInt64)}, 1, 1, sample.ErrSizeRange},
		"effect":         {sample.SizePlan{DesignEffect: -1}, 1, 1, sample.ErrParameter},
		"NaN effect":     {sample.SizePlan{DesignEffect: math.NaN()}, 1, 1, sample.ErrParameter},
		"response":       {sample.SizePlan{Response: 1.1}, 1, 1, sample.ErrParameter},
		"no margin":      {sample.SizePlan{}, 1, 0, sample.ErrParameter},
		"negative":       {sample.SizePlan{}, -1, 1, sample.ErrParameter},
		"NaN":            {sample.SizePlan{}, math.NaN(), 1, sample.ErrParameter},
		"infinite":       {sample.SizePlan{}, math.Inf(1), 1, sample.ErrRange},
		"beyond numbers": {sample.SizePlan{}, 1e30, 1e-30, sample.ErrRange},
	} {
		if s, err := c.plan.Mean(c.deviation, c.margin); !errors.Is(err, c.want) {
			t.Errorf("%s: %+v, %v", name, s, err)
		}
	}
	for _, c := range [][2]float64{{0, 0.1}, {1, 0.1}, {0.5, 0}, {0.5, 1}, {math.NaN(), 0.1}, {0.5, math.NaN()}} {
		if s, err := (sample.SizePlan{}).Proportion(c[0], c[1]); !errors.Is(err, sample.ErrParameter) {
			t.Errorf("%v: %+v, %v", c, s, err)
		}
	}
	if _, err := (sample.SizePlan{}).Total(1, 1); !errors.Is(err, sample.ErrMissingSize) {
		t.Error(err)
	}
}
