package sample_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// figures are the numbers of a vector of allocations, sizes and audits by name.
type figures map[string]json.RawMessage

// planVector is a reference computation of allocations, sizes and audits.
type planVector struct {
	ID, Method string
	Input      figures
	Expected   figures
	Tolerance  float64 `json:"rel_tol"`
}

func readPlans(t *testing.T, file string) (list []planVector) {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(vectorDir, file))
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Vectors []planVector }
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	return all.Vectors
}

// as reads a number, a list or a table; what is not there or "Inf" is its zero value.
func as[T any](t *testing.T, f figures, name string) (v T) {
	t.Helper()
	raw, there := f[name]
	if !there || string(raw) == `"Inf"` {
		return v
	}
	if err := json.Unmarshal(raw, &v); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return v
}

func (v planVector) number(t *testing.T, name string) float64 { return as[float64](t, v.Input, name) }

func (v planVector) whole(t *testing.T, name string) int64 { return as[int64](t, v.Input, name) }

func (v planVector) yuan(t *testing.T, name string) decimal.Decimal {
	return decimal.NewFromFloat(v.number(t, name))
}

// is checks a number where one is expected, and says that it was.
func (v planVector) is(t *testing.T, name string, got float64) {
	t.Helper()
	if _, there := v.Expected[name]; !there {
		t.Fatalf("no %s is expected", name)
	}
	near(t, name, got, as[float64](t, v.Expected, name), v.Tolerance)
}

func (v planVector) are(t *testing.T, name string, got []float64) {
	t.Helper()
	want := as[[]float64](t, v.Expected, name)
	if len(want) != len(got) {
		t.Fatalf("%s: got %v, want %v", name, got, want)
	}
	for i := range want {
		near(t, name, got[i], want[i], v.Tolerance)
	}
}

// strata reads the columns of a vector; a minimum or maximum of all strata may be one
// number.
func (v planVector) strata(t *testing.T) []sample.AllocationStratum {
	column := func(name string) []float64 {
		if raw, there := v.Input[name]; !there || raw[0] != '[' {
			return nil
		}
		return as[[]float64](t, v.Input, name)
	}
	sizes := as[[]int64](t, v.Input, "N")
	list := make([]sample.AllocationStratum, len(sizes))
	for h := range list {
		s := &list[h]
		s.Size = sizes[h]
		for name, at := range map[string]*float64{"S": &s.Deviation, "cost": &s.Cost, "X": &s.Measure, "CV": &s.CV} {
			if values := column(name); values != nil {
				*at = values[h]
			}
		}
		for name, at := range map[string]*zhuanhua.Given[int64]{"min": &s.Min, "max": &s.Max} {
			if values := column(name); values != nil {
				*at = zhuanhua.Value(int64(values[h]))
			} else if raw, there := v.Input[name]; there {
				var all int64
				if err := json.Unmarshal(raw, &all); err != nil {
					t.Fatal(err)
				}
				*at = zhuanhua.Value(all)
			}
		}
	}
	return list
}

func (v planVector) allocator(t *testing.T, rule sample.AllocationRule) *sample.Allocator {
	t.Helper()
	a, err := sample.NewAllocator(rule, v.number(t, "q"), v.strata(t)...)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func unitsOf(a sample.Allocation) (units []int64) {
	for _, s := range a.Strata {
		units = append(units, s.Units)
	}
	return units
}

func TestAllocationVectors(t *testing.T) {
	checks := map[string]func(planVector, *testing.T){
		"allocate": planVector.checkAllocation, "allocate.target_variance": planVector.checkTarget,
		"allocate.power": func(v planVector, t *testing.T) { v.checkUnbounded(t, sample.AllocationPower) },
		"allocate.cost":  func(v planVector, t *testing.T) { v.checkUnbounded(t, sample.AllocationCost) },
	}
	for _, v := range readPlans(t, "06-allocation.json") {
		check := checks[v.Method]
		if check == nil {
			t.Errorf("%s: nobody checks %s", v.ID, v.Method)
			continue
		}
		t.Run(v.ID, func(t *testing.T) { check(v, t) })
	}
}

func (v planVector) checkAllocation(t *testing.T) {
	n := v.whole(t, "n")
	if _, refused := v.Expected["error"]; refused {
		a, err := sample.NewAllocator(sample.AllocationNeyman, 0, v.strata(t)...)
		if err == nil {
			_, err = a.Allocate(n)
		}
		if !errors.Is(err, sample.ErrInfeasible) && !errors.Is(err, sample.ErrParameter) {
			t.Errorf("got %v", err)
		}
		return
	}
	neyman, proportional := v.allocator(t, sample.AllocationNeyman), v.allocator(t, sample.AllocationProportional)
	free, err := neyman.Unbounded(n)
	if err != nil {
		t.Fatal(err)
	}
	v.are(t, "neyman_unbounded", free)
	parts, err := neyman.Continuous(n)
	if err != nil {
		t.Fatal(err)
	}
	v.are(t, "neyman_bounded_continuous", parts)
	v.variance(t, "variance_total_neyman_continuous", neyman.Variance(parts))
	v.integer(t, neyman, n, "neyman_integer", "variance_total_neyman_integer", !as[bool](t, v.Expected, "neyman_integer_unique"))
	v.integer(t, proportional, n, "proportional_integer", "variance_total_proportional", false)
}

func (v planVector) variance(t *testing.T, name string, got zhuanhua.SurveyNumber) {
	t.Helper()
	value, given := got.Get()
	if !given {
		t.Fatalf("%s is absent: %v", name, got.Gap())
	}
	v.is(t, name, value)
}

// integer checks whole numbers; where several are optimal, their variance decides.
func (v planVector) integer(t *testing.T, a *sample.Allocator, n int64, units, variance string, several bool) {
	t.Helper()
	got, err := a.Allocate(n)
	if err != nil {
		t.Fatal(err)
	}
	if want := as[[]int64](t, v.Expected, units); got.Units != n || !slices.Equal(unitsOf(got), want) && !several {
		t.Errorf("%s: got %v, want %v", units, unitsOf(got), want)
	}
	v.variance(t, variance, got.Variance)
}

func (v planVector) checkUnbounded(t *testing.T, rule sample.AllocationRule) {
	parts, err := v.allocator(t, rule).Unbounded(v.whole(t, "n"))
	if err != nil {
		t.Fatal(err)
	}
	v.are(t, "continuous", parts)
}

func (v planVector) checkTarget(t *testing.T) {
	got, err := v.allocator(t, sample.AllocationNeyman).ForVariance(v.number(t, "target_variance_total"))
	if err != nil {
		t.Fatal(err)
	}
	if want := as[[]int64](t, v.Expected, "allocation"); !slices.Equal(unitsOf(got), want) {
		t.Errorf("got %v, want %v", unitsOf(got), want)
	}
	v.is(t, "n", float64(got.Units))
	v.variance(t, "achieved_variance", got.Variance)
}

func TestSizeVectors(t *testing.T) {
	for _, v := range readPlans(t, "07-sample-size.json") {
		t.Run(v.ID, v.checkSize)
	}
}

func (v planVector) checkSize(t *testing.T) {
	plan := sample.SizePlan{
		Confidence: v.number(t, "conf"), DesignEffect: v.number(t, "deff"), Response: v.number(t, "response_rate"),
	}
	if v.Method == "size.stratified_cv" {
		v.checkStratified(t)
		return
	}
	if n := v.whole(t, "N"); n != 0 {
		plan.Population = zhuanhua.Value(n)
	}
	size, err := sample.Size{}, error(nil)
	unit := 1.0
	switch v.Method {
	case "size.proportion":
		size, err = plan.Proportion(v.number(t, "p"), v.number(t, "margin"))
	case "size.mean":
		size, err = plan.Mean(v.number(t, "S"), v.number(t, "margin"))
	case "size.total":
		size, err = plan.Total(v.number(t, "S"), v.number(t, "margin_total"))
		unit = v.number(t, "N") // the vector's margin is that of the mean
	case "size.relative", "size.inflate":
		size, err = plan.Relative(v.number(t, "cv"), v.number(t, "relative_margin"))
	default:
		t.Fatalf("nobody checks %s", v.Method)
	}
	if err != nil {
		t.Fatal(err)
	}
	v.is(t, "n_raw", size.Raw)
	if v.Method == "size.inflate" {
		v.is(t, "n_srs", float64(size.Net))
		v.is(t, "n_final", float64(size.Gross))
		return
	}
	v.is(t, "z", size.Quantile)
	v.is(t, "n0", size.Initial)
	v.is(t, "n", float64(size.Net))
	v.is(t, "achieved_margin", size.Margin/unit)
}

func (v planVector) checkStratified(t *testing.T) {
	a := v.allocator(t, sample.AllocationNeyman)
	total, cv := v.number(t, "total"), v.number(t, "target_cv")
	v.variance(t, "n_continuous_unbounded", a.UnboundedSize(cv*total*cv*total))
	got, err := a.ForCV(cv, total)
	if err != nil {
		t.Fatal(err)
	}
	if want := as[[]int64](t, v.Expected, "allocation"); !slices.Equal(unitsOf(got), want) {
		t.Errorf("got %v, want %v", unitsOf(got), want)
	}
	v.is(t, "n_integer", float64(got.Units))
	variance, _ := got.Variance.Get()
	achieved := v.number(t, "total") * as[float64](t, v.Expected, "achieved_cv")
	near(t, "achieved variance", variance, achieved*achieved, 3*v.Tolerance)
}
