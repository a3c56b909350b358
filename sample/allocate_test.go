package sample_test

import (
	"errors"
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

func stratum(size int64, deviation float64) sample.AllocationStratum {
	return sample.AllocationStratum{Stratum: sample.Stratum{Size: size}, Deviation: deviation, Cost: 1, Measure: float64(size), CV: 1}
}

// drawStrata draws some small strata with bounds.
func drawStrata(t *rapid.T) []sample.AllocationStratum {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) sample.AllocationStratum {
		s := stratum(rapid.Int64Range(0, 7).Draw(t, "size"), float64(rapid.IntRange(0, 4).Draw(t, "deviation")))
		s.Cost = float64(rapid.IntRange(1, 9).Draw(t, "cost"))
		if rapid.Bool().Draw(t, "bounded") {
			low := rapid.Int64Range(0, 3).Draw(t, "min")
			s.Min, s.Max = zhuanhua.Value(low), zhuanhua.Value(low+rapid.Int64Range(0, 4).Draw(t, "more"))
		}
		return s
	}), 1, 4).Draw(t, "strata")
}

func bounds(s sample.AllocationStratum) (low, high int64) {
	return min(s.Min.Or(2), s.Size), min(s.Max.Or(s.Size), s.Size)
}

// divisions yields every division of n units within the bounds.
func divisions(strata []sample.AllocationStratum, n int64, yield func([]int64)) {
	if len(strata) == 0 {
		if n == 0 {
			yield(nil)
		}
		return
	}
	low, high := bounds(strata[len(strata)-1])
	for units := low; units <= min(high, n); units++ {
		divisions(strata[:len(strata)-1], n-units, func(head []int64) { yield(append(slices.Clone(head), units)) })
	}
}

func varianceOf(strata []sample.AllocationStratum, units []int64) float64 {
	v := 0.0
	for h, s := range strata {
		if spread := float64(s.Size) * s.Deviation; spread > 0 {
			v += spread * s.Deviation * float64(s.Size-units[h]) / float64(units[h])
		}
	}
	return v
}

// A stratum whose units are all alike, and of which none must be drawn, takes none from
// one that has a spread, not even where it has none yet.
func TestNeymanLeavesOutWhatIsAllAlike(t *testing.T) {
	none := zhuanhua.Value[int64](0)
	a, err := sample.NewAllocator(sample.AllocationNeyman, 0,
		sample.AllocationStratum{Stratum: sample.Stratum{Name: "alike", Size: 1}, Min: none},
		sample.AllocationStratum{Stratum: sample.Stratum{Name: "spread", Size: 2}, Deviation: 1, Min: none})
	if err != nil {
		t.Fatal(err)
	}
	got, err := a.Allocate(2)
	if err != nil || got.Strata[0].Units != 0 || got.Strata[1].Units != 2 {
		t.Errorf("%+v, %v", got, err)
	}
}

// Neyman's whole numbers are no worse than any others, and the other rules' no further
// from the parts that they give.
func TestAllocationIsTheBestOfAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		strata := drawStrata(t)
		n := rapid.Int64Range(1, 28).Draw(t, "n")
		rule := rapid.SampledFrom([]sample.AllocationRule{
			sample.AllocationEqual, sample.AllocationProportional, sample.AllocationNeyman, sample.AllocationPower, sample.AllocationCost,
		}).Draw(t, "rule")
		a, err := sample.NewAllocator(rule, 0.5, strata...)
		if err != nil {
			t.Fatal(err)
		}
		got, err := a.Allocate(n)
		best, exists := math.Inf(1), false
		worth := func(units []int64) float64 { return varianceOf(strata, units) }
		if rule != sample.AllocationNeyman && err == nil {
			target, _ := a.Unbounded(n)
			if rule == sample.AllocationPower || rule == sample.AllocationCost {
				target, _ = a.Continuous(n)
			}
			worth = func(units []int64) (square float64) {
				for h := range units {
					square += (float64(units[h]) - target[h]) * (float64(units[h]) - target[h])
				}
				return square
			}
		}
		divisions(strata, n, func(units []int64) { best, exists = min(best, worth(units)), true })
		if !exists {
			if !errors.Is(err, sample.ErrInfeasible) {
				t.Fatalf("an impossible sample: %v, %v", got, err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		units, total := unitsOf(got), int64(0)
		for h, s := range strata {
			low, high := bounds(s)
			if total += units[h]; units[h] < low || units[h] > high {
				t.Errorf("%v is out of bounds", units)
			}
		}
		if total != n || got.Units != n || worth(units) > best*(1+1e-12)+1e-12 {
			t.Errorf("%v has %v, the best %v", units, worth(units), best)
		}
		checkParts(t, a, strata, n)
	})
}

// checkParts checks that continuous parts add up, keep the bounds, and have no larger
// variance than whole numbers.
func checkParts(t *rapid.T, a *sample.Allocator, strata []sample.AllocationStratum, n int64) {
	parts, err := a.Continuous(n)
	if err != nil {
		t.Fatal(err)
	}
	total := 0.0
	for h, s := range strata {
		low, high := bounds(s)
		if total += parts[h]; parts[h] < float64(low)-1e-9 || parts[h] > float64(high)+1e-9 {
			t.Errorf("%v is out of bounds", parts)
		}
	}
	if math.Abs(total-float64(n)) > 1e-9 {
		t.Errorf("%v adds up to %v", parts, total)
	}
}

// A variance reached by n units is reached by n units and not by fewer.
func TestAllocationForVariance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		strata := drawStrata(t)
		n := rapid.Int64Range(1, 28).Draw(t, "n")
		rule := rapid.SampledFrom([]sample.AllocationRule{
			sample.AllocationNeyman, sample.AllocationEqual, sample.AllocationProportional, sample.AllocationPower, sample.AllocationCost,
		}).Draw(t, "rule")
		for h := range strata {
			strata[h].Cost = float64(1 + h)
		}
		a, err := sample.NewAllocator(rule, 0.5, strata...)
		if err != nil {
			t.Fatal(err)
		}
		first, err := a.Allocate(n)
		variance, known := first.Variance.Get()
		if err != nil || !known {
			return
		}
		got, err := a.ForVariance(variance)
		if reached, _ := got.Variance.Get(); err != nil || got.Units > n && rule == sample.AllocationNeyman || reached > variance {
			t.Fatalf("%v, %v for %v of %d", got, err, variance, n)
		}
		if fewer, err := a.Allocate(got.Units - 1); err == nil {
			if v, known := fewer.Variance.Get(); known && v <= variance {
				t.Errorf("%d units have %v, and %v is asked", got.Units-1, v, variance)
			}
		}
	})
}

func TestAllocationHolds(t *testing.T) {
	a, err := sample.NewAllocator(sample.AllocationNeyman, 0, stratum(100, 9), stratum(100, 0), stratum(3, 90),
		sample.AllocationStratum{Stratum: sample.Stratum{Name: "d", Size: 100}, Deviation: 50, Max: zhuanhua.Value[int64](5)})
	if err != nil {
		t.Fatal(err)
	}
	got, err := a.Allocate(20)
	if err != nil {
		t.Fatal(err)
	}
	want := []sample.AllocationHold{sample.HoldNone, sample.HoldMinimum, sample.HoldCensus, sample.HoldMaximum}
	for h, s := range got.Strata {
		if s.Hold != want[h] || s.Hold.Text().Zh == "" {
			t.Errorf("stratum %d has %d, %s", h, s.Units, s.Hold.Text().En)
		}
	}
	if units := unitsOf(got); !slices.Equal(units, []int64{10, 2, 3, 5}) {
		t.Errorf("%v", units)
	}
	if sample.AllocationHold(9).Text() != (zhuanhua.Text{}) {
		t.Error("an unknown hold has a text")
	}
}

// Strata without variance come last: in whole units the first of them first, in parts
// by size.
func TestAllocationWithoutVariance(t *testing.T) {
	a, err := sample.NewAllocator(sample.AllocationNeyman, 0, stratum(10, 0), stratum(4, 1), stratum(30, 0))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := a.Allocate(16)
	if err != nil || !slices.Equal(unitsOf(whole), []int64{10, 4, 2}) {
		t.Errorf("%v, %v", whole, err)
	}
	parts, err := a.Continuous(16)
	if err != nil || math.Abs(parts[0]-3) > 1e-12 || parts[1] != 4 || math.Abs(parts[2]-9) > 1e-12 {
		t.Errorf("%v, %v", parts, err)
	}
	flat, err := sample.NewAllocator(sample.AllocationNeyman, 0, stratum(10, 0), stratum(30, 0))
	if err != nil {
		t.Fatal(err)
	}
	if parts, err := flat.Unbounded(8); err != nil || !slices.Equal(parts, []float64{2, 6}) {
		t.Errorf("%v, %v", parts, err)
	}
	if n, _ := flat.UnboundedSize(0).Get(); n != 0 {
		t.Errorf("%v units for no variance", n)
	}
	if got, err := flat.ForVariance(0); err != nil || got.Units != 4 {
		t.Errorf("%v, %v", got, err)
	}
}

func TestAllocationTellsNoVarianceWithoutUnits(t *testing.T) {
	none := stratum(10, 2)
	none.Min = zhuanhua.Value[int64](0)
	a, err := sample.NewAllocator(sample.AllocationNeyman, 0, none, none, none)
	if err != nil {
		t.Fatal(err)
	}
	got, err := a.Allocate(2)
	if err != nil || !slices.Equal(unitsOf(got), []int64{1, 1, 0}) || got.Variance.IsGiven() {
		t.Errorf("%+v, %v", got, err)
	}
	if a.Variance([]float64{1, 1, 0}).IsGiven() || a.Variance([]float64{1}).IsGiven() || a.UnboundedSize(math.NaN()).IsGiven() {
		t.Error("a variance of no sample")
	}
	if got, err := a.ForVariance(1e9); err != nil || got.Units != 3 {
		t.Errorf("%+v, %v", got, err)
	}
}

func TestAllocationRefuses(t *testing.T) {
	good := stratum(10, 1)
	with := func(change func(*sample.AllocationStratum)) sample.AllocationStratum {
		s := good
		change(&s)
		return s
	}
	for name, c := range map[string]struct {
		rule   sample.AllocationRule
		q      float64
		strata []sample.AllocationStratum
		want   error
	}{
		"no rule":            {sample.AllocationNone, 0, []sample.AllocationStratum{good}, sample.ErrOption},
		"unknown rule":       {sample.AllocationCost + 1, 0, []sample.AllocationStratum{good}, sample.ErrOption},
		"no strata":          {sample.AllocationEqual, 0, nil, sample.ErrNoUnit},
		"too many":           {sample.AllocationEqual, 0, make([]sample.AllocationStratum, 50_001), sample.ErrRange},
		"power":              {sample.AllocationPower, math.NaN(), []sample.AllocationStratum{good}, sample.ErrParameter},
		"a name twice":       {sample.AllocationEqual, 0, []sample.AllocationStratum{{Stratum: sample.Stratum{Name: "a"}}, {Stratum: sample.Stratum{Name: "a"}}}, sample.ErrDuplicateStratum},
		"negative size":      {sample.AllocationEqual, 0, []sample.AllocationStratum{stratum(-1, 1)}, sample.ErrSizeRange},
		"huge size":          {sample.AllocationEqual, 0, []sample.AllocationStratum{stratum(math.MaxInt64, 1)}, sample.ErrSizeRange},
		"negative deviation": {sample.AllocationNeyman, 0, []sample.AllocationStratum{stratum(1, -1)}, sample.ErrParameter},
		"NaN":                {sample.AllocationNeyman, 0, []sample.AllocationStratum{stratum(1, math.NaN())}, sample.ErrParameter},
		"infinite":           {sample.AllocationNeyman, 0, []sample.AllocationStratum{stratum(1, math.Inf(1))}, sample.ErrRange},
		"no cost":            {sample.AllocationCost, 0, []sample.AllocationStratum{with(func(s *sample.AllocationStratum) { s.Cost = 0 })}, sample.ErrParameter},
		"no measure":         {sample.AllocationPower, 1, []sample.AllocationStratum{with(func(s *sample.AllocationStratum) { s.Measure = -1 })}, sample.ErrParameter},
		"negative minimum":   {sample.AllocationEqual, 0, []sample.AllocationStratum{with(func(s *sample.AllocationStratum) { s.Min = zhuanhua.Value[int64](-1) })}, sample.ErrInfeasible},
		"bounds crossed":     {sample.AllocationEqual, 0, []sample.AllocationStratum{with(func(s *sample.AllocationStratum) { s.Max = zhuanhua.Value[int64](1) })}, sample.ErrInfeasible},
	} {
		if _, err := sample.NewAllocator(c.rule, c.q, c.strata...); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	a, err := sample.NewAllocator(sample.AllocationNeyman, 0, good, good)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range []int64{math.MinInt64, 0, 3, 21, math.MaxInt64} {
		if _, err := a.Allocate(n); !errors.Is(err, sample.ErrInfeasible) {
			t.Errorf("%d units: %v", n, err)
		}
		if _, err := a.Continuous(n); !errors.Is(err, sample.ErrInfeasible) {
			t.Errorf("%d units: %v", n, err)
		}
	}
	if _, err := a.Unbounded(-1); !errors.Is(err, sample.ErrParameter) {
		t.Error(err)
	}
	for _, v := range []float64{-1, math.NaN(), math.Inf(1)} {
		if _, err := a.ForVariance(v); !errors.Is(err, sample.ErrParameter) {
			t.Errorf("a variance of %v: %v", v, err)
		}
		if _, err := a.ForCV(v, 10); !errors.Is(err, sample.ErrParameter) {
			t.Errorf("a cv of %v: %v", v, err)
		}
	}
	var zero sample.Allocator
	if _, err := zero.Allocate(1); !errors.Is(err, sample.ErrNoUnit) {
		t.Error(err)
	}
	if _, err := zero.ForVariance(1); !errors.Is(err, sample.ErrNoUnit) {
		t.Error(err)
	}
	if _, err := zero.Unbounded(1); !errors.Is(err, sample.ErrInfeasible) {
		t.Error(err)
	}
	capped := stratum(10, 1)
	capped.Max = zhuanhua.Value[int64](5)
	b, err := sample.NewAllocator(sample.AllocationNeyman, 0, capped)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := b.ForVariance(1); !errors.Is(err, sample.ErrInfeasible) {
		t.Error(err)
	}
}

// The largest populations are divided exactly, and at once.
func TestAllocationOfHugePopulations(t *testing.T) {
	var strata []sample.AllocationStratum
	for h := range int64(1000) {
		strata = append(strata, stratum(sample.MaxSize-h, math.Pow(10, float64(h%60)-29)))
	}
	begun := time.Now()
	for rule := sample.AllocationEqual; rule <= sample.AllocationCost; rule++ {
		a, err := sample.NewAllocator(rule, 0.5, strata...)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range []int64{2000, 123_456_789, 499_999_999_999, 999_999_500_500} {
			got, err := a.Allocate(n)
			total := int64(0)
			for _, units := range unitsOf(got) {
				total += units
			}
			if err != nil || total != n || got.Units != n {
				t.Errorf("rule %d gives %d of %d units: %v", rule, total, n, err)
			}
		}
	}
	if took := time.Since(begun); took > time.Minute {
		t.Errorf("took %v", took)
	}
}
