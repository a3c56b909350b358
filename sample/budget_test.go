package sample_test

import (
	"errors"
	"math"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// drawPriced draws some small strata with bounds and prices to the fen.
func drawPriced(t *rapid.T) []sample.AllocationStratum {
	strata := drawStrata(t)
	for h := range strata {
		strata[h].Cost = float64(rapid.IntRange(1, 900).Draw(t, "fen")) / 100
		if rapid.Bool().Draw(t, "round price") {
			strata[h].Cost = math.Ceil(strata[h].Cost)
		}
		strata[h].Deviation *= rapid.SampledFrom([]float64{1, 1.7, 0.3}).Draw(t, "scale")
	}
	return strata
}

func fenOf(strata []sample.AllocationStratum, units []int64) (fen int64) {
	for h, s := range strata {
		fen += int64(math.Round(s.Cost*100)) * units[h]
	}
	return fen
}

// everything yields every whole numbers within the bounds of which the strata that vary
// have one at least.
func everything(strata []sample.AllocationStratum, yield func(units []int64, fen int64, variance float64)) {
	total := int64(0)
	for _, s := range strata {
		total += s.Size
	}
	for n := int64(1); n <= total; n++ {
		divisions(strata, n, func(units []int64) {
			for h, s := range strata {
				if s.Deviation > 0 && s.Size > 0 && units[h] == 0 {
					return
				}
			}
			yield(units, fenOf(strata, units), varianceOf(strata, units))
		})
	}
}

// idle tells whether nothing varies and nothing must be drawn.
func idle(strata []sample.AllocationStratum) bool {
	return !slices.ContainsFunc(strata, func(s sample.AllocationStratum) bool {
		low, _ := bounds(s)
		return low > 0 || s.Deviation > 0 && s.Size > 0
	})
}

func inFen(fen int64) decimal.Decimal { return decimal.New(fen, -2) }

// No whole numbers within the bounds and the budget have a smaller variance, and none
// of the same one cost less.
func TestBestForBudgetIsTheBestOfAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		strata := drawPriced(t)
		money, fixed := rapid.Int64Range(1, 6000).Draw(t, "money"), rapid.Int64Range(0, 300).Draw(t, "fixed")
		a, err := sample.NewAllocator(sample.AllocationCost, 0, strata...)
		if err != nil {
			t.Fatal(err)
		}
		got, err := a.BestForBudget(sample.Budget{Money: inFen(money), Fixed: inFen(fixed)})
		best, cost := math.Inf(1), int64(0)
		everything(strata, func(_ []int64, fen int64, variance float64) {
			same := best < math.MaxFloat64 && math.Abs(variance-best) <= 1e-9*best
			if fen+fixed <= money && (variance < best && !same || same && fen < cost) {
				best, cost = variance, fen
			}
		})
		if math.IsInf(best, 1) || idle(strata) {
			if !errors.Is(err, sample.ErrInfeasible) {
				t.Fatalf("nothing can be paid: %+v, %v", got, err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		units := unitsOf(got.Allocation)
		variance, _ := got.Variance.Get()
		if fen := fenOf(strata, units); int64(got.Cost) != fen+fixed || fen+fixed > money {
			t.Errorf("%v cost %d of %d, and are said to cost %v", units, fen, money, got.Cost)
		}
		if math.Abs(variance-best) > 1e-9*best || got.Slack != 0 || int64(got.Cost) != cost+fixed {
			t.Errorf("%v have %v for %v with slack %v; the best %v for %d", units, variance, got.Cost, got.Slack, best, cost)
		}
		withinBounds(t, strata, got.Allocation)
	})
}

func withinBounds(t *rapid.T, strata []sample.AllocationStratum, got sample.Allocation) {
	total := int64(0)
	for h, s := range strata {
		low, high := bounds(s)
		units := got.Strata[h].Units
		if total += units; units < low || units > high {
			t.Errorf("%d units of stratum %d are out of bounds", units, h)
		}
	}
	if total != got.Units {
		t.Errorf("%d units are said to be %d", total, got.Units)
	}
}

// No whole numbers within the bounds that have the variance cost less, and none that
// cost the same have a smaller one.
func TestCheapestForVarianceIsTheCheapestOfAll(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		strata := drawPriced(t)
		a, err := sample.NewAllocator(sample.AllocationEqual, 0, strata...)
		if err != nil {
			t.Fatal(err)
		}
		variance := rapid.Float64Range(0, 300).Draw(t, "variance")
		got, err := a.CheapestForVariance(variance, inFen(1234))
		least, cost := math.Inf(1), int64(math.MaxInt64)
		everything(strata, func(_ []int64, fen int64, v float64) {
			if v <= variance && (fen < cost || fen == cost && v < least) {
				least, cost = v, fen
			}
		})
		if cost == math.MaxInt64 || idle(strata) {
			if !errors.Is(err, sample.ErrInfeasible) && !errors.Is(err, sample.ErrNoUnit) {
				t.Fatalf("nothing has the variance: %+v, %v", got, err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		reached, _ := got.Variance.Get()
		if int64(got.Cost) != cost+1234 || got.Slack != 0 || reached > variance || math.Abs(reached-least) > 1e-9*least {
			t.Errorf("%v cost %v for %v with slack %v; the cheapest %d for %v", unitsOf(got.Allocation), got.Cost, reached, got.Slack, cost+1234, least)
		}
		withinBounds(t, strata, got.Allocation)
	})
}

// By a rule, the budget pays the sample and does not pay one unit more.
func TestForBudgetSpendsAllItCan(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		strata := drawPriced(t)
		rule := rapid.SampledFrom([]sample.AllocationRule{
			sample.AllocationEqual, sample.AllocationProportional, sample.AllocationNeyman, sample.AllocationPower, sample.AllocationCost,
		}).Draw(t, "rule")
		a, err := sample.NewAllocator(rule, 0.5, strata...)
		if err != nil {
			t.Fatal(err)
		}
		money, fixed := rapid.Int64Range(1, 6000).Draw(t, "money"), rapid.Int64Range(0, 300).Draw(t, "fixed")
		got, err := a.ForBudget(sample.Budget{Money: inFen(money), Fixed: inFen(fixed)})
		if err != nil {
			for n := int64(1); n <= 28; n++ {
				if one, err := a.Allocate(n); err == nil {
					if fen := fenOf(strata, unitsOf(one)); fen+fixed <= money {
						t.Fatalf("%d units cost %d of %d: %v", n, fen, money, err)
					}
					break
				}
			}
			return
		}
		if fen := fenOf(strata, unitsOf(got.Allocation)); int64(got.Cost) != fen+fixed || fen+fixed > money {
			t.Errorf("%v cost %d of %d, and are said to cost %v", unitsOf(got.Allocation), fen, money, got.Cost)
		}
		if same, err := a.Allocate(got.Units); err != nil || !slices.Equal(unitsOf(same), unitsOf(got.Allocation)) {
			t.Errorf("%+v, by the rule %+v, %v", got, same, err)
		}
		if more, err := a.Allocate(got.Units + 1); err == nil && fenOf(strata, unitsOf(more))+fixed <= money {
			t.Errorf("the budget of %d pays %v, too", money, unitsOf(more))
		}
	})
}

// Two strata that vary alike, at 10 and 20 fen: just below a price, at it, and beyond all.
func TestBudgetBoundaries(t *testing.T) {
	two := func(size int64, deviation, cost float64) sample.AllocationStratum {
		return sample.AllocationStratum{Stratum: sample.Stratum{Size: size}, Deviation: deviation, Cost: cost}
	}
	a, err := sample.NewAllocator(sample.AllocationNeyman, 0, two(10, 3, 0.1), two(10, 3, 0.2))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		money string
		want  []int64
	}{
		{"0.59", nil}, {"0.60", []int64{2, 2}}, {"0.69", []int64{2, 2}}, {"0.70", []int64{3, 2}},
		{"2.99", []int64{10, 9}}, {"3.00", []int64{10, 10}}, {"1000", []int64{10, 10}},
	} {
		got, err := a.BestForBudget(sample.Budget{Money: yuan(c.money)})
		if c.want == nil {
			if !errors.Is(err, sample.ErrInfeasible) {
				t.Errorf("%s yuan: %+v, %v", c.money, got, err)
			}
		} else if err != nil || !slices.Equal(unitsOf(got.Allocation), c.want) || got.Slack != 0 {
			t.Errorf("%s yuan: %+v, %v; want %v", c.money, got, err, c.want)
		}
	}
	census, err := a.CheapestForVariance(0, decimal.Decimal{})
	if err != nil || census.Units != 20 || census.Cost != 300 || census.Strata[0].Hold != sample.HoldCensus {
		t.Errorf("%+v, %v", census, err)
	}
	byCV, err := a.CheapestForCV(0.1, 100, yuan("5"))
	if v, _ := byCV.Variance.Get(); err != nil || v > 100 || byCV.Cost <= 500 {
		t.Errorf("%+v, %v", byCV, err)
	}
	if few, err := a.CheapestForVariance(1e9, decimal.Decimal{}); err != nil || few.Units != 4 || few.Cost != 60 {
		t.Errorf("%+v, %v", few, err)
	}
}

func TestBudgetRefuses(t *testing.T) {
	priced := func(change func(*sample.AllocationStratum)) *sample.Allocator {
		s := sample.AllocationStratum{Stratum: sample.Stratum{Name: "a", Size: 10}, Deviation: 1, Cost: 2}
		change(&s)
		a, err := sample.NewAllocator(sample.AllocationNeyman, 0, s)
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	none := zhuanhua.Value[int64](0)
	ten := sample.Budget{Money: yuan("10")}
	hostile := decimal.New(1, 1<<30)
	for name, c := range map[string]struct {
		change func(*sample.AllocationStratum)
		budget sample.Budget
		want   error
	}{
		"no cost":        {func(s *sample.AllocationStratum) { s.Cost = 0 }, ten, sample.ErrParameter},
		"half a fen":     {func(s *sample.AllocationStratum) { s.Cost = 0.105 }, ten, sample.ErrParameter},
		"NaN":            {func(s *sample.AllocationStratum) { s.Cost = math.NaN() }, ten, sample.ErrParameter},
		"infinite":       {func(s *sample.AllocationStratum) { s.Cost = math.Inf(1) }, ten, sample.ErrParameter},
		"beyond bounds":  {func(s *sample.AllocationStratum) { s.Cost = 2e14 }, ten, sample.ErrRange},
		"minima unpaid":  {func(*sample.AllocationStratum) {}, sample.Budget{Money: yuan("3.99")}, sample.ErrInfeasible},
		"all is fixed":   {func(s *sample.AllocationStratum) { s.Min = none }, sample.Budget{Money: yuan("9"), Fixed: yuan("9")}, sample.ErrInfeasible},
		"one unpaid":     {func(s *sample.AllocationStratum) { s.Min = none }, sample.Budget{Money: yuan("1")}, sample.ErrInfeasible},
		"more is fixed":  {func(*sample.AllocationStratum) {}, sample.Budget{Money: yuan("9"), Fixed: yuan("10")}, sample.ErrInfeasible},
		"hostile money":  {func(*sample.AllocationStratum) {}, sample.Budget{Money: hostile}, zhuanhua.ErrRange},
		"hostile fixed":  {func(*sample.AllocationStratum) {}, sample.Budget{Money: yuan("9"), Fixed: hostile}, zhuanhua.ErrRange},
		"negative money": {func(*sample.AllocationStratum) {}, sample.Budget{Money: yuan("-1")}, zhuanhua.ErrRange},
	} {
		a := priced(c.change)
		for _, spend := range []func(sample.Budget) error{
			func(b sample.Budget) error { _, err := a.ForBudget(b); return err },
			func(b sample.Budget) error { _, err := a.BestForBudget(b); return err },
		} {
			var fault *sample.Error
			if err := spend(c.budget); !errors.Is(err, c.want) || !errors.As(err, &fault) {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	shut := priced(func(s *sample.AllocationStratum) { s.Min, s.Max = none, none })
	alike := priced(func(s *sample.AllocationStratum) { s.Min, s.Deviation = none, 0 })
	good := priced(func(*sample.AllocationStratum) {})
	free := priced(func(s *sample.AllocationStratum) { s.Cost = 0 })
	for name, c := range map[string]struct {
		a        *sample.Allocator
		variance float64
		fixed    decimal.Decimal
		want     error
	}{
		"shut":          {shut, 10, decimal.Decimal{}, sample.ErrInfeasible},
		"nothing drawn": {alike, 10, decimal.Decimal{}, sample.ErrInfeasible},
		"negative":      {good, -1, decimal.Decimal{}, sample.ErrParameter},
		"NaN":           {good, math.NaN(), decimal.Decimal{}, sample.ErrParameter},
		"hostile fixed": {good, 10, hostile, zhuanhua.ErrRange},
		"no cost":       {free, 10, decimal.Decimal{}, sample.ErrParameter},
		"no strata":     {&sample.Allocator{}, 10, decimal.Decimal{}, sample.ErrNoUnit},
	} {
		if got, err := c.a.CheapestForVariance(c.variance, c.fixed); !errors.Is(err, c.want) {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
	if _, err := shut.BestForBudget(ten); !errors.Is(err, sample.ErrInfeasible) {
		t.Error(err)
	}
	half := priced(func(s *sample.AllocationStratum) { s.Max = zhuanhua.Value[int64](5) })
	if _, err := half.CheapestForVariance(9, decimal.Decimal{}); !errors.Is(err, sample.ErrInfeasible) {
		t.Error(err)
	}
	if _, err := good.CheapestForCV(0.1, 0, decimal.Decimal{}); !errors.Is(err, sample.ErrParameter) {
		t.Error(err)
	}
}

// Many strata with prices that fit nothing: the optimum, or how near to it, and at once.
func TestBudgetOfManyStrata(t *testing.T) {
	begun := time.Now()
	for _, many := range []struct{ strata, size int64 }{
		{6, 200}, {int64(fixture.Rounds(60)), 2000}, {int64(fixture.Rounds(400)), 50_000}, {max(2, int64(fixture.Rounds(3))), 1_000_000_000},
	} {
		var strata []sample.AllocationStratum
		for h := range many.strata {
			strata = append(strata, sample.AllocationStratum{
				Stratum: sample.Stratum{Size: many.size - h}, Deviation: 50 + float64(h*h%977), Cost: float64(3000+h*7919%20_011) / 100,
			})
		}
		a, err := sample.NewAllocator(sample.AllocationCost, 0, strata...)
		if err != nil {
			t.Fatal(err)
		}
		budget := sample.Budget{Money: decimal.NewFromInt(many.strata * many.size * 20), Fixed: yuan("12345.67")}
		got, err := a.BestForBudget(budget)
		if err != nil || got.Slack > 1e-6 || got.Cost.Yuan().GreaterThan(budget.Money) {
			t.Fatalf("%+v, %v", got, err)
		}
		byRule, err := a.ForBudget(budget)
		best, _ := got.Variance.Get()
		if v, _ := byRule.Variance.Get(); err != nil || v < best || byRule.Cost.Yuan().GreaterThan(budget.Money) {
			t.Errorf("%v by the rule, %v the best: %v", v, best, err)
		}
		back, err := a.CheapestForVariance(best, budget.Fixed)
		if err != nil || back.Slack > 1e-6 || float64(back.Cost) > float64(got.Cost)*(1+1e-6) {
			t.Errorf("%v buys %v, which costs %v: %v", got.Cost, best, back.Cost, err)
		}
		t.Logf("%d strata of %d: slack %g and %g after %v", many.strata, many.size, got.Slack, back.Slack, time.Since(begun))
	}
	if took := time.Since(begun); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

// Where very many strata are alike the level at which one of them gets a unit more is that
// of all: what does not pay all of it pays most, and no rule does better.
func TestBudgetOfStrataAlike(t *testing.T) {
	n := int64(fixture.Rounds(6000))
	strata := slices.Repeat([]sample.AllocationStratum{{Stratum: sample.Stratum{Size: 100}, Deviation: 3, Cost: 7.13}}, int(n))
	a, err := sample.NewAllocator(sample.AllocationNeyman, 0, strata...)
	if err != nil {
		t.Fatal(err)
	}
	// A quarter gets nine units, the others eight, and one fen is lacking for one more.
	units, variance := 8*n+n/4, float64((n-n/4)*10_350+n/4*9_100)
	best, err := a.BestForBudget(sample.Budget{Money: inFen(713*units + 712)})
	if v, _ := best.Variance.Get(); err != nil || best.Units != units || int64(best.Cost) != 713*units || v != variance || best.Slack > 1e-4 {
		t.Errorf("%d units for %v have %v with slack %v: %v", best.Units, best.Cost, v, best.Slack, err)
	}
	back, err := a.CheapestForVariance(variance, decimal.Decimal{})
	if err != nil || back.Units != units || back.Cost != best.Cost || back.Slack > 1e-4 {
		t.Errorf("%d units for %v with slack %v: %v", back.Units, back.Cost, back.Slack, err)
	}
}

// Buying the unit that takes away most for its money, one after the other, ends at 7, 4
// and 5 units with a variance of 18.3: the eighth unit of 11 yuan no longer fits. Giving
// one of 3 yuan back makes room for it.
func TestTheBestIsNotBoughtUnitByUnit(t *testing.T) {
	var strata []sample.AllocationStratum
	for _, s := range [][3]float64{{8, 4, 11}, {4, 3, 3}, {5, 2, 3}} {
		strata = append(strata, sample.AllocationStratum{Stratum: sample.Stratum{Size: int64(s[0])}, Deviation: s[1], Cost: s[2]})
	}
	a, err := sample.NewAllocator(sample.AllocationNeyman, 0, strata...)
	if err != nil {
		t.Fatal(err)
	}
	best, err := a.BestForBudget(sample.Budget{Money: yuan("112")})
	if v, _ := best.Variance.Get(); err != nil || !slices.Equal(unitsOf(best.Allocation), []int64{8, 4, 4}) || v != 5 || best.Cost != 112_00 || best.Slack != 0 {
		t.Errorf("%+v, %v", best, err)
	}
	back, err := a.CheapestForVariance(5, decimal.Decimal{})
	if err != nil || !slices.Equal(unitsOf(back.Allocation), []int64{8, 4, 4}) || back.Slack != 0 {
		t.Errorf("%+v, %v", back, err)
	}
}
