package sample

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"gonum.org/v1/gonum/stat/distuv"
)

// The quantiles are checked against testdata/sampling/11-distributions.json; they
// are not exported, so this test is inside the package.

type distribution struct {
	ID, Method string
	Input      struct{ P, DF, A, B []float64 }
	Expected   struct{ Q json.RawMessage }
	Tolerance  float64 `json:"rel_tol"`
}

func distributions(t *testing.T) []distribution {
	t.Helper()
	b, err := os.ReadFile("../testdata/sampling/11-distributions.json")
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Vectors []json.RawMessage }
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	var list []distribution
	for _, raw := range all.Vectors {
		var d distribution
		if err := json.Unmarshal(raw, &d); err == nil {
			list = append(list, d)
		}
	}
	return list
}

func (d distribution) near(t *testing.T, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > math.Max(d.Tolerance*math.Abs(want), 1e-12) {
		t.Errorf("%s: got %.15g, want %.15g", d.ID, got, want)
	}
}

func (d distribution) row(t *testing.T, into any) {
	t.Helper()
	if err := json.Unmarshal(d.Expected.Q, into); err != nil {
		t.Fatal(err)
	}
}

func TestDistributionVectors(t *testing.T) {
	checked := 0
	for _, d := range distributions(t) {
		var row []float64
		var table [][]float64
		switch d.Method {
		case "dist.qnorm":
			d.row(t, &row)
			for i, p := range d.Input.P {
				d.near(t, normalQuantile(p), row[i])
			}
		case "dist.qt":
			d.row(t, &table)
			for i, df := range d.Input.DF {
				for k, p := range d.Input.P {
					d.near(t, studentQuantile(p, df), table[i][k])
				}
			}
		case "dist.qbeta":
			d.row(t, &row)
			for i, p := range d.Input.P {
				q, ok := betaQuantile(p, d.Input.A[i], d.Input.B[i])
				if d.near(t, q, row[i]); !ok {
					t.Errorf("beta quantile %d is not one", i)
				}
			}
		default:
			continue // of audits
		}
		checked++
	}
	if checked != 4 {
		t.Errorf("%d vectors were checked", checked)
	}
}

// The t quantile fulfils its own distribution up to 1000 degrees of freedom, and
// goes on smoothly and towards the normal one above.
func TestStudentQuantileEverywhere(t *testing.T) {
	for _, p := range []float64{0.75, 0.8, 0.95, 0.975, 0.995, 0.99995, 0.9999995} {
		last := math.Inf(1)
		for n := 1; n <= 1_000_000_000; n += 1 + n/50 {
			q := studentQuantile(p, float64(n))
			if !(q > 0 && q < last && q > normalQuantile(p)*(1-1e-14)) {
				t.Fatalf("the quantile of %v at %d degrees of freedom is %v, after %v", p, n, q, last)
			}
			if back := (distuv.StudentsT{Sigma: 1, Nu: float64(n)}).CDF(q); n <= manyFreedom && math.Abs(back-p) > 1e-13 {
				t.Errorf("the quantile of %v at %d degrees of freedom gives back %v", p, n, back)
			}
			last = q * (1 + 1e-15)
		}
		for n := 400.0; n <= manyFreedom; n += 50 {
			if a, b := studentQuantile(p, n), fisherQuantile(p, n); math.Abs(a-b) > 1e-9*a {
				t.Errorf("the two ways differ at %v, %v: %v and %v", p, n, a, b)
			}
		}
		if a, b := studentQuantile(p, manyFreedom), fisherQuantile(p, manyFreedom); math.Abs(a-b) > 1e-11*a {
			t.Errorf("the two ways differ at %v: %v and %v", p, a, b)
		}
	}
}

func TestBetaQuantileRefuses(t *testing.T) {
	for _, c := range [][2]float64{{0, 1}, {1, 0}, {math.NaN(), 1}, {1, math.Inf(1)}, {1e30, 1}, {-1, 1}} {
		if q, ok := betaQuantile(0.5, c[0], c[1]); ok {
			t.Errorf("a beta distribution of %v has the quantile %v", c, q)
		}
	}
}
