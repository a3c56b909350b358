package sample_test

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// ppsVector is one reference computation with unequal probabilities.
type ppsVector struct {
	ID, Method string
	Input      struct {
		Size    []float64
		N       int
		Start   float64
		U       []float64
		Seed    string
		IDs     []string
		Sample  []int `json:"sample_1based"`
		Y       []float64
		Current []float64
		Base    []float64
		Pi      []float64
		Pi2     [][]float64
	}
	Expected  map[string]json.RawMessage
	Tolerance float64 `json:"rel_tol"`
}

func readPPSVectors(t *testing.T) []ppsVector {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(vectorDir, "08-pps.json"))
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Vectors []ppsVector }
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	return all.Vectors
}

// expect reads what is expected into a variable.
func (v *ppsVector) expect(t *testing.T, key string, into any) {
	t.Helper()
	b, is := v.Expected[key]
	if !is {
		t.Fatalf("nothing is expected at %s", key)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatal(err)
	}
}

// near compares numbers at the tolerance of the vector; 1e-12 where 0 is expected.
func (v *ppsVector) near(t *testing.T, what string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d numbers, want %d", what, len(got), len(want))
	}
	for i := range got {
		if !(math.Abs(got[i]-want[i]) <= max(1e-12, v.Tolerance*math.Abs(want[i]))) {
			t.Errorf("%s %d: %v, want %v", what, i+1, got[i], want[i])
		}
	}
}

func (v *ppsVector) number(t *testing.T, what string, got float64, key string) {
	t.Helper()
	var want float64
	v.expect(t, key, &want)
	v.near(t, what, []float64{got}, []float64{want})
}

func (v *ppsVector) selected(t *testing.T, got []int) {
	t.Helper()
	var want []int
	v.expect(t, "selected_1based", &want)
	for i := range got {
		got[i]++
	}
	if !slices.Equal(got, want) {
		t.Errorf("drew %v, want %v", got, want)
	}
}

func (v *ppsVector) probabilities(t *testing.T) []float64 {
	t.Helper()
	pi, err := sample.InclusionProbabilities(v.Input.Size, v.Input.N)
	if err != nil {
		t.Fatal(err)
	}
	return pi
}

func TestUnequalProbabilityVectors(t *testing.T) {
	checks := map[string]func(*ppsVector, *testing.T){
		"pps.inclusion_probabilities": (*ppsVector).checkProbabilities,
		"pps.systematic":              (*ppsVector).checkSystematic,
		"select.srs_prn":              (*ppsVector).checkRanks,
		"select.sps_prn":              (*ppsVector).checkRanks,
		"select.pareto_prn":           (*ppsVector).checkRanks,
		"select.poisson_prn":          (*ppsVector).checkRanks,
		"select.prn_sha256":           (*ppsVector).checkTickets,
		"pps.joint.sampford":          (*ppsVector).checkJoint,
		"pps.joint.systematic":        (*ppsVector).checkJoint,
		"pps.joint.maxentropy":        (*ppsVector).checkJoint,
		"pps.joint.poisson":           (*ppsVector).checkJoint,
		"pps.estimate":                (*ppsVector).checkEstimate,
		"pps.poisson_estimate":        (*ppsVector).checkPoisson,
		"pps.ratio":                   (*ppsVector).checkRatio,
	}
	for _, v := range readPPSVectors(t) {
		check := checks[v.Method]
		if check == nil {
			t.Errorf("%s: nothing checks %s", v.ID, v.Method)
			continue
		}
		t.Run(v.ID, func(t *testing.T) { check(&v, t) })
	}
}

func (v *ppsVector) checkProbabilities(t *testing.T) {
	if _, refused := v.Expected["error"]; refused {
		if pi, err := sample.InclusionProbabilities(v.Input.Size, v.Input.N); !errors.Is(err, sample.ErrParameter) || pi != nil {
			t.Errorf("got %v, %v", pi, err)
		}
		return
	}
	var want []float64
	var certain, got []int
	v.expect(t, "pi", &want)
	v.expect(t, "certainty", &certain)
	pi := v.probabilities(t)
	v.near(t, "π", pi, want)
	for i, p := range pi {
		if p == 1 {
			got = append(got, i+1)
		}
	}
	if !slices.Equal(got, certain) {
		t.Errorf("certain are %v, want %v", got, certain)
	}
}

func (v *ppsVector) checkSystematic(t *testing.T) {
	got, err := sample.SystematicDraw(v.probabilities(t), v.Input.Start)
	if err != nil {
		t.Fatal(err)
	}
	v.selected(t, got)
}

func (v *ppsVector) checkRanks(t *testing.T) {
	var got []int
	var ranks []float64
	var err error
	u := sample.PermanentNumbers(v.Input.U)
	switch v.Method {
	case "select.srs_prn":
		got, err = u.Simple(v.Input.N)
	case "select.poisson_prn":
		got, err = u.Poisson(v.probabilities(t))
	case "select.sps_prn":
		got, ranks, err = u.SequentialPoisson(v.probabilities(t), v.Input.N)
	default:
		got, ranks, err = u.Pareto(v.probabilities(t), v.Input.N)
	}
	if err != nil {
		t.Fatal(err)
	}
	v.selected(t, got)
	if ranks != nil {
		var want []float64
		v.expect(t, "ranks", &want)
		v.near(t, "rank", ranks, want)
	}
}

func (v *ppsVector) checkTickets(t *testing.T) {
	var want []float64
	var selected, got []string
	v.expect(t, "u", &want)
	v.expect(t, "selected", &selected)
	tickets := sample.NewTickets(v.Input.Seed)
	var u sample.PermanentNumbers
	for _, id := range v.Input.IDs {
		u = append(u, tickets.Ticket(id).Float64())
	}
	v.Tolerance = 2e-15
	v.near(t, "u", u, want)
	units, err := u.Simple(v.Input.N)
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range units {
		got = append(got, v.Input.IDs[i])
	}
	if strings.Join(got, " ") != strings.Join(selected, " ") {
		t.Errorf("drew %v, want %v", got, selected)
	}
}

func (v *ppsVector) checkJoint(t *testing.T) {
	design := map[string]func([]float64, ...int) ([][]float64, error){
		"pps.joint.sampford": sample.JointSampford, "pps.joint.systematic": sample.JointSystematic,
		"pps.joint.maxentropy": sample.JointConditionalPoisson, "pps.joint.poisson": sample.JointPoisson,
	}[v.Method]
	var want [][]float64
	v.expect(t, "pi2", &want)
	pi := v.probabilities(t)
	got, err := design(pi)
	if err != nil {
		t.Fatal(err)
	}
	for k := range want {
		v.near(t, "π of pairs", got[k], want[k])
	}
	some, err := design(pi, 4, 1, 3)
	if err != nil {
		t.Fatal(err)
	}
	for a, k := range []int{4, 1, 3} {
		for b, l := range []int{4, 1, 3} {
			if some[a][b] != got[k][l] {
				t.Errorf("asked for some pairs, %d and %d have %v, want %v", k, l, some[a][b], got[k][l])
			}
		}
	}
}

// units are the drawn units of the vector.
func (v *ppsVector) units() (units []sample.UnequalUnit) {
	for i, p := range v.Input.Pi {
		units = append(units, sample.UnequalUnit{ID: strconv.Itoa(v.Input.Sample[i]), Probability: p})
	}
	return units
}

func (v *ppsVector) sampleOf(t *testing.T, options sample.UnequalOptions) *sample.Unequal {
	t.Helper()
	s, err := sample.NewUnequal(v.units(), options)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// variances are the kinds by the names that the vectors have for them.
var variances = map[string]sample.VarianceKind{
	"var_ht": sample.VarianceHorvitzThompson, "var_syg": sample.VarianceYatesGrundy, "var_deville": sample.VarianceDeville,
	"var_brewer": sample.VarianceBrewer, "var_hartley_rao_yg": sample.VarianceHartleyRao,
	"var_with_replacement": sample.VarianceReplacement, "var_hajek_c1": sample.VarianceHajek,
}

func (v *ppsVector) checkEstimate(t *testing.T) {
	if v.Expected["go"] != nil {
		v.checkCaution(t)
		return
	}
	squares := 0.0
	for _, p := range v.probabilities(t) {
		if p < 1 {
			squares += p * p
		}
	}
	for key := range v.Expected {
		kind, is := variances[key]
		switch key {
		case "ht_total":
			kind, is = sample.VarianceDeville, true
		case "hajek_mean":
			m, err := v.sampleOf(t, sample.UnequalOptions{}).Mean(v.Input.Y)
			if err != nil {
				t.Fatal(err)
			}
			v.number(t, key, number(t, m.Reading.Estimate), key)
			continue
		case "trap_brewer_with_certainty_units_left_in":
			continue // what a wrong program gives
		}
		if !is {
			t.Errorf("nothing checks %s", key)
			continue
		}
		s := v.sampleOf(t, sample.UnequalOptions{Variance: kind, Joint: v.Input.Pi2, Squares: map[string]float64{"": squares}})
		r, err := s.Total(v.Input.Y)
		if key == "var_ht" {
			if !errors.Is(err, sample.ErrNegativeVariance) {
				t.Errorf("a variance below 0 gives %+v, %v", r, err)
			}
			got, err := s.Variance(v.Input.Y)
			if err != nil {
				t.Fatal(err)
			}
			v.number(t, key, got, key)
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if key == "ht_total" {
			v.number(t, key, number(t, r.Reading.Estimate), key)
		} else {
			v.number(t, key, number(t, r.Variance), key)
		}
	}
}

func (v *ppsVector) checkCaution(t *testing.T) {
	var want struct{ Category string }
	v.expect(t, "go", &want)
	options := sample.UnequalOptions{Method: sample.DrawSystematicPPS, Joint: v.Input.Pi2}
	customary, err := v.sampleOf(t, options).Total(v.Input.Y)
	if err != nil {
		t.Fatal(err)
	}
	options.Variance = sample.VarianceYatesGrundy
	asked, err := v.sampleOf(t, options).Total(v.Input.Y)
	if err != nil && !errors.Is(err, sample.ErrNegativeVariance) {
		t.Fatal(err)
	}
	if customary.By != sample.VarianceDeville || "warning: "+customary.Caution.String() != want.Category ||
		err == nil && asked.Caution != customary.Caution {
		t.Errorf("got %+v and %+v, want %s", customary, asked, want.Category)
	}
}

func (v *ppsVector) checkPoisson(t *testing.T) {
	s := v.sampleOf(t, sample.UnequalOptions{Method: sample.DrawPoisson})
	total, err := s.Total(v.Input.Y)
	if err != nil {
		t.Fatal(err)
	}
	known, err := s.KnownTotal(v.Input.Y, int64(len(v.Input.Size)))
	if err != nil {
		t.Fatal(err)
	}
	v.number(t, "total", number(t, total.Reading.Estimate), "ht_total")
	v.number(t, "variance", number(t, total.Variance), "var_ht")
	v.number(t, "N̂", s.Size(), "N_hat")
	v.number(t, "known total", number(t, known.Reading.Estimate), "hajek_total")
	v.number(t, "its variance", number(t, known.Variance), "var_hajek_total")
}

func (v *ppsVector) checkRatio(t *testing.T) {
	for i := range v.Input.Pi2 {
		v.Input.Pi = append(v.Input.Pi, v.Input.Pi2[i][i])
	}
	s := v.sampleOf(t, sample.UnequalOptions{Variance: sample.VarianceHorvitzThompson, Joint: v.Input.Pi2})
	ratio, err := s.Ratio(v.Input.Current, v.Input.Base)
	if err != nil {
		t.Fatal(err)
	}
	growth, err := s.Growth(v.Input.Base, v.Input.Current)
	if err != nil {
		t.Fatal(err)
	}
	v.number(t, "ratio", number(t, ratio.Reading.Estimate), "ratio")
	v.number(t, "its variance", number(t, ratio.Variance), "var_ratio_ht")
	v.number(t, "growth", number(t, growth.Reading.Estimate), "growth")
	v.number(t, "variance of growth", number(t, growth.Variance), "var_ratio_ht")
}
