package sample_test

import (
	"math"
	"testing"

	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// tenant is an enterprise of a park; the park's own figure is known of all parks.
type tenant struct {
	id, park string
	size     float64 // enterprises in the park
	figure   float64 // of the park
	revenue  float64
}

// A total known of clusters, met through their units, is the regression estimator on
// the clusters' totals: g = 1 + λ·x, and residuals y − B·x with B = Σxy/Σx².
func TestCalibrationToClusterTotals(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 8).Draw(t, "parks")
		population := int64(n) + rapid.Int64Range(1, 20).Draw(t, "others")
		var rows []tenant
		x, y := make([]float64, n), make([]float64, n)
		for i := range n {
			x[i] = float64(rapid.IntRange(1, 50).Draw(t, "figure"))
			size := rapid.IntRange(1, 5).Draw(t, "size")
			for k := range size {
				revenue := float64(rapid.IntRange(0, 900).Draw(t, "revenue"))
				y[i] += revenue
				rows = append(rows, tenant{string(rune('a'+i)) + string(rune('0'+k)), string(rune('a' + i)), float64(size), x[i], revenue})
			}
		}
		d, err := sample.New(rows, func(r *tenant) sample.Unit {
			return sample.Unit{ID: r.id, Cluster: r.park, Answered: true, Size: zhuanhua.Value(population)}
		}, nil, sample.Options{})
		if err != nil {
			t.Fatal(err)
		}
		w := float64(population) / float64(n)
		var sx, sxx, sxy, sy float64
		for i := range n {
			sx, sxx, sxy, sy = sx+x[i], sxx+x[i]*x[i], sxy+x[i]*y[i], sy+y[i]
		}
		known := w * sx * rapid.Float64Range(0.8, 1.3).Draw(t, "known over estimated")
		c, err := d.Calibrate(sample.Calibration[tenant]{
			Auxiliaries: []sample.Auxiliary[tenant]{{Name: "parks", Total: known, Variable: func(r *tenant) zhuanhua.Given[float64] { return zhuanhua.Value(r.figure / r.size) }}},
			Scale:       func(r *tenant) zhuanhua.Given[float64] { return zhuanhua.Value(1 / r.size) },
		})
		if err != nil {
			t.Fatal(err)
		}
		got, err := c.Total(func(r *tenant) zhuanhua.Given[float64] { return zhuanhua.Value(r.revenue) }, nil)
		if err != nil {
			t.Fatal(err)
		}
		slope, lambda := sxy/sxx, (known-w*sx)/(w*sxx)
		total, z, mean := w*sy+slope*(known-w*sx), make([]float64, n), 0.0
		for i := range n {
			z[i] = w * (1 + lambda*x[i]) * (y[i] - slope*x[i])
			mean += z[i] / float64(n)
		}
		squares := 0.0
		for i := range n {
			squares += (z[i] - mean) * (z[i] - mean)
		}
		se := math.Sqrt((1 - 1/w) * float64(n) / float64(n-1) * squares)
		estimate, _ := got.Estimate.Get()
		error, _ := got.StandardError.Get()
		if math.Abs(estimate-total) > 1e-9*math.Abs(total)+1e-9 || math.Abs(error-se) > 1e-7*(se+1) {
			t.Errorf("%v ± %v, want %v ± %v", estimate, error, total, se)
		}
	})
}
