package sample

import (
	"encoding/json"
	"math"
	"math/big"
	"os"
	"testing"

	"pgregory.net/rapid"
)

type countVector struct {
	Method string
	Input  struct {
		X, K, N, Size []int64
		P, Shape      []float64
		Prob          []float64
	}
	Expected  struct{ P, Q []float64 }
	Tolerance float64 `json:"rel_tol"`
}

// readCounts reads vectors one by one: the letters n and N differ by case alone, and
// tables of quantiles have another form.
func readCounts(t *testing.T) (list []countVector) {
	t.Helper()
	b, err := os.ReadFile("../testdata/sampling/11-distributions.json")
	if err != nil {
		t.Fatal(err)
	}
	var all struct {
		Vectors []struct {
			Method          string
			Input, Expected map[string]json.RawMessage
			Tolerance       float64 `json:"rel_tol"`
		}
	}
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	for _, in := range all.Vectors {
		v := countVector{Method: in.Method, Tolerance: in.Tolerance}
		for name, at := range map[string]any{
			"x": &v.Input.X, "K": &v.Input.K, "N": &v.Input.N, "n": &v.Input.Size, "shape": &v.Input.Shape,
			"prob": &v.Input.Prob, "p": &v.Input.P,
		} {
			if raw, there := in.Input[name]; there {
				if err := json.Unmarshal(raw, at); err != nil {
					t.Fatal(err)
				}
			}
		}
		switch v.Method {
		case "dist.phyper", "dist.pbinom":
			err = json.Unmarshal(in.Expected["p"], &v.Expected.P)
		case "dist.qgamma":
			err = json.Unmarshal(in.Expected["q"], &v.Expected.Q)
		default:
			continue // of surveys
		}
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, v)
	}
	return list
}

func (v countVector) near(t *testing.T, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > v.Tolerance*want {
		t.Errorf("%s: got %.15g, want %.15g", v.Method, got, want)
	}
}

func TestCountDistributionVectors(t *testing.T) {
	checked := 0
	for _, v := range readCounts(t) {
		for i, want := range v.Expected.Q {
			v.near(t, gammaQuantile(v.Input.P[i], v.Input.Shape[i]), want)
			checked++
		}
		for i, want := range v.Expected.P {
			got := 0.0
			if v.Method == "dist.pbinom" {
				got, _ = binomialTails(v.Input.X[i], v.Input.Size[i], v.Input.Prob[i])
			} else {
				got, _ = urn{v.Input.N[i], v.Input.K[i], v.Input.Size[i]}.tails(v.Input.X[i])
			}
			v.near(t, got, want)
			checked++
		}
	}
	if checked != 15 {
		t.Errorf("%d values were checked", checked)
	}
}

// rational returns a rational number as a float64.
func rational(r *big.Rat) float64 {
	f, _ := r.Float64()
	return f
}

// exactUrn is the probability of at most x errors by whole numbers.
func exactUrn(u urn, x int64) *big.Rat {
	total := new(big.Int)
	for i := int64(0); i <= x; i++ {
		if u.drawn-i < 0 || i > u.errors || u.drawn-i > u.population-u.errors {
			continue
		}
		ways := new(big.Int).Binomial(u.errors, i)
		total.Add(total, ways.Mul(ways, new(big.Int).Binomial(u.population-u.errors, u.drawn-i)))
	}
	return new(big.Rat).SetFrac(total, new(big.Int).Binomial(u.population, u.drawn))
}

func relativeGap(got, want float64) float64 {
	if want == 0 {
		return math.Abs(got)
	}
	return math.Abs(got-want) / want
}

func TestUrnAgainstWholeNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(1, 600).Draw(t, "population")
		u := urn{n, rapid.Int64Range(0, n).Draw(t, "errors"), rapid.Int64Range(0, n).Draw(t, "drawn")}
		x := rapid.Int64Range(-1, u.drawn).Draw(t, "x")
		most, more := u.tails(x)
		exact := exactUrn(u, x)
		rest := new(big.Rat).Sub(big.NewRat(1, 1), exact)
		if want := rational(exact); relativeGap(most, want) > 1e-12 && want < 0.5 || math.Abs(most-want) > 1e-12 {
			t.Errorf("%v at %d: %v, want %v", u, x, most, want)
		}
		if want := rational(rest); relativeGap(more, want) > 1e-12 && want < 0.5 && float64(x)*float64(n) > float64(u.drawn)*float64(u.errors) {
			t.Errorf("%v above %d: %v, want %v", u, x, more, want)
		}
	})
}

func TestBetaTailsAgainstWholeNumbers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.Int64Range(1, 300).Draw(t, "n")
		x := rapid.Int64Range(0, n).Draw(t, "x")
		k := rapid.Int64Range(1, 1023).Draw(t, "p in 1/1024")
		p, q := big.NewInt(k), big.NewInt(1024-k)
		total := new(big.Int)
		for i := int64(0); i <= x; i++ {
			term := new(big.Int).Binomial(n, i)
			term.Mul(term, new(big.Int).Exp(p, big.NewInt(i), nil))
			total.Add(total, term.Mul(term, new(big.Int).Exp(q, big.NewInt(n-i), nil)))
		}
		want := rational(new(big.Rat).SetFrac(total, new(big.Int).Exp(big.NewInt(1024), big.NewInt(n), nil)))
		most, more := binomialTails(x, n, float64(k)/1024)
		if want < 0.5 && relativeGap(most, want) > 1e-11 || math.Abs(most-want) > 1e-12 || math.Abs(1-want-more) > 1e-12 {
			t.Errorf("%d of %d at %d/1024: %v, want %v", x, n, k, most, want)
		}
	})
}

// The references are binomial sums of sixty digits, and −log(1−p) for shape 1.
func TestDistributionsFarOut(t *testing.T) {
	for _, c := range []struct{ x, a, b, want float64 }{
		{0.00098, 1000, 1e6, 0.27589572557267447}, {3e-9, 2, 1e9, 0.80085172742471146},
		{0.05, 51, 950, 0.46247095919857244}, {1e-9, 1, 1e9, 0.63212055901249742},
		{0.01, 0.3, 0.7, 0.21576857250318615}, {0, 1, 1, 0}, {1, 1, 1, 1}, {1e-300, 1e6, 2, 0},
	} {
		if got, rest := betaTails(c.x, c.a, c.b); relativeGap(got, c.want) > 1e-13 || math.Abs(got+rest-1) > 1e-15 {
			t.Errorf("beta %v: %.17g", c, got)
		}
	}
	for _, p := range []float64{0.5, 0.9, 0.95, 0.999999} {
		for _, n := range []float64{1, 10, 1e3, 1e6, 1e9} {
			want := -math.Expm1(math.Log1p(-p) / n)
			if got, ok := betaQuantile(p, 1, n); !ok || relativeGap(got, want) > 1e-11 {
				t.Errorf("beta quantile of %v at 1, %v: %v, want %v", p, n, got, want)
			}
			if got, ok := betaQuantile(1-p, n, 1); n < 1e9 && (!ok || relativeGap(1-got, want) > 1e-9) { // at 10⁹ no number is near enough to 1
				t.Errorf("beta quantile of %v at %v, 1: %v", 1-p, n, got)
			}
			q := gammaQuantile(p, n)
			if most, more := gammaTails(q, n); math.Abs(excess(most, more, p)) > 1e-11 {
				t.Errorf("gamma quantile of %v at %v is %v, off by %v", p, n, q, excess(most, more, p))
			}
		}
	}
	if got := gammaQuantile(0.95, 1); relativeGap(got, -math.Log1p(-0.95)) > 1e-14 {
		t.Errorf("gamma quantile %v", got)
	}
}

func TestInvertHalvesWhereNewtonFails(t *testing.T) {
	calls := 0
	got := invert(math.NaN(), 0, 8, func(x float64) (float64, float64) {
		calls++
		return x - 3, 0 // no slope to follow
	})
	if math.Abs(got-3) > 1e-12 || calls > mostSteps {
		t.Errorf("%v after %d steps", got, calls)
	}
}

func TestMassesAtTheEnds(t *testing.T) {
	for _, c := range []struct{ x, n, p, q, want float64 }{
		{0, 0, 0.5, 0.5, 1}, {0, 3, 1, 0, 0}, {3, 3, 1, 0, 1}, {3, 3, 0, 1, 0}, {1, 3, 0, 1, 0}, {0, 3, 0.1, 0.9, 0.729},
		{2, 3, 0.5, 0.5, 0.375},
	} {
		if got := binomialMass(c.x, c.n, c.p, c.q); math.Abs(got-c.want) > 1e-15 {
			t.Errorf("%v: %v", c, got)
		}
	}
}
