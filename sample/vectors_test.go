package sample_test

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// This file reads the reference vectors of testdata/sampling.

const vectorDir = "../testdata/sampling"

// vector is one reference computation.
type vector struct {
	ID, Method string
	Input      vectorInput
	Expected   expectation
	Tolerance  float64 `json:"rel_tol"`
}

type vectorInput struct {
	CSV       string
	Columns   map[string][]any
	Filter    string
	Design    *vectorDesign
	Estimator struct {
		Kind, X, Current, Base, Indicator string
		Y                                 []string
		Domain                            map[string][]string
		DomainA                           map[string][]string `json:"domain_a"`
		DomainB                           map[string][]string `json:"domain_b"`
		Domains                           []string
		Contrast                          []float64
		NARM                              bool `json:"na_rm"`
	}
	Poststrata *struct {
		Column string
		Totals map[string]float64
	}
	Calibration *struct {
		Method string
		Aux    struct {
			Terms  []string
			Totals []float64
		}
		Scale  string `json:"variance_proportional_to"`
		Bounds []float64
	}
	By         string
	Conf       float64
	CIMethod   string             `json:"ci_method"`
	XTotals    map[string]float64 `json:"x_totals"`
	XTotal     float64            `json:"x_total"`
	Current    string
	Base       string
	Respondent string
	Class      string
	Rate       string
	Y          string
	Weights    string
	Status     string
	N          float64
	InCurrent  string `json:"in_current"`
	InBase     string `json:"in_base"`
}

type vectorDesign struct {
	IDs     []string
	Strata  string
	Weights string
	FPC     []string
}

type expectation map[string]any

func (e expectation) number(t *testing.T, path ...string) float64 {
	t.Helper()
	var at any = map[string]any(e)
	for _, key := range path {
		m, ok := at.(map[string]any)
		if !ok {
			t.Fatalf("nothing is expected at %v", path)
		}
		at = m[key]
	}
	v, ok := at.(float64)
	if !ok {
		t.Fatalf("no number is expected at %v", path)
	}
	return v
}

func (e expectation) pair(t *testing.T, key string) (low, high float64) {
	t.Helper()
	list, ok := e[key].([]any)
	if !ok || len(list) != 2 {
		t.Fatalf("no interval is expected at %s", key)
	}
	return list[0].(float64), list[1].(float64)
}

func readVectors(t *testing.T, file string) []vector {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(vectorDir, file))
	if err != nil {
		t.Fatal(err)
	}
	var all struct{ Vectors []vector }
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	if len(all.Vectors) == 0 {
		t.Fatalf("%s has no vector", file)
	}
	return all.Vectors
}

// row is a row of a table with named cells; a cell that is missing is not there.
type row map[string]string

func (in vectorInput) rows(t *testing.T) []row {
	t.Helper()
	if in.CSV != "" {
		return readTable(t, filepath.Join(vectorDir, in.CSV))
	}
	var rows []row
	for name, cells := range in.Columns {
		for i, cell := range cells {
			for len(rows) <= i {
				rows = append(rows, row{"row": strconv.Itoa(len(rows) + 1)})
			}
			switch v := cell.(type) {
			case nil:
			case float64:
				rows[i][name] = strconv.FormatFloat(v, 'g', -1, 64)
			default:
				rows[i][name] = fmt.Sprint(v)
			}
		}
	}
	return rows
}

func readTable(t testing.TB, path string) []row {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []row
	for i, line := range lines[1:] {
		r := row{"row": strconv.Itoa(i + 1)}
		for c, cell := range line {
			if cell != "" {
				r[lines[0][c]] = cell
			}
		}
		rows = append(rows, r)
	}
	return rows
}

// number returns the cell as a number, not given where it is missing.
func (r row) number(name string) zhuanhua.Given[float64] {
	cell, there := r[name]
	if !there {
		return zhuanhua.Given[float64]{}
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		v = math.NaN()
	}
	return zhuanhua.Value(v)
}

func (r row) id() string {
	if id := r["id"]; id != "" {
		return id
	}
	return r["row"]
}

func variable(name string) sample.Variable[row] {
	return func(r *row) zhuanhua.Given[float64] { return r.number(name) }
}

// is is the domain in which each of the columns has one of the values.
func is(wanted map[string][]string) sample.Domain[row] {
	if wanted == nil {
		return nil
	}
	return func(r *row) bool {
		for column, values := range wanted {
			found := false
			for _, v := range values {
				found = found || (*r)[column] == v
			}
			if !found {
				return false
			}
		}
		return true
	}
}

func only(column, value string) sample.Domain[row] {
	return is(map[string][]string{column: {value}})
}

// unit reads the design's columns of a row.
func (v *vectorDesign) unit(r *row) sample.Unit {
	u := sample.Unit{ID: r.id(), Answered: true}
	if len(v.IDs) > 0 {
		u.Cluster = (*r)[v.IDs[0]]
	}
	if v.Strata != "" {
		u.Stratum = (*r)[v.Strata]
	}
	if v.Weights != "" {
		u.Weight = r.number(v.Weights)
	}
	if len(v.FPC) > 0 {
		u.Size, u.Fraction = sizeOf(r.number(v.FPC[0]))
	}
	if len(v.FPC) > 1 {
		u.ClusterSize, u.ClusterFraction = sizeOf(r.number(v.FPC[1]))
	}
	return u
}

// sizeOf takes a number below 1 for a sampling fraction, as R does.
func sizeOf(n zhuanhua.Given[float64]) (size zhuanhua.Given[int64], fraction zhuanhua.Given[float64]) {
	switch v, given := n.Get(); {
	case !given:
	case v < 1:
		fraction = n
	default:
		size = zhuanhua.Value(int64(v))
	}
	return size, fraction
}

func (v vector) design(t *testing.T, options sample.Options) *sample.Design[row] {
	t.Helper()
	options.Confidence = v.Input.Conf
	d, err := sample.New(v.Input.rows(t), v.Input.Design.unit, nil, options)
	if err != nil {
		t.Fatal(err)
	}
	if p := v.Input.Poststrata; p != nil {
		if d, err = d.PostStratify(func(r *row) string { return (*r)[p.Column] }, p.Totals); err != nil {
			t.Fatal(err)
		}
	}
	if v.Input.Calibration != nil {
		if d, err = d.Calibrate(v.calibration(t)); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// calibration reads how the vector calibrates; a term is 1, a column, or a column's
// value.
func (v vector) calibration(t *testing.T) sample.Calibration[row] {
	t.Helper()
	in := v.Input.Calibration
	distance, known := map[string]sample.Distance{"linear": sample.Linear, "raking": sample.Raking, "logit": sample.Logit}[in.Method]
	if !known {
		t.Fatalf("no distance is %q", in.Method)
	}
	c := sample.Calibration[row]{Distance: distance}
	for i, term := range in.Aux.Terms {
		x := variable(term)
		if column, value, valued := strings.Cut(term, "="); valued {
			x = sample.Indicator(only(column, value))
		} else if term == "1" {
			x = sample.Indicator[row](nil)
		}
		c.Auxiliaries = append(c.Auxiliaries, sample.Auxiliary[row]{Name: term, Variable: x, Total: in.Aux.Totals[i]})
	}
	if in.Scale != "" {
		c.Scale = variable(in.Scale)
	}
	if len(in.Bounds) == 2 {
		c.Low, c.High = in.Bounds[0], in.Bounds[1]
	}
	return c
}

// near checks a number against a reference to a relative tolerance; a reference of
// 0 allows 1e-12.
func near(t *testing.T, what string, got, want, tolerance float64) {
	t.Helper()
	if math.Abs(got-want) <= math.Max(tolerance*math.Abs(want), 1e-12) {
		return
	}
	t.Errorf("%s is %.15g, want %.15g: off by %.3g", what, got, want, math.Abs(got-want)/math.Abs(want))
}

func (v vector) near(t *testing.T, what string, got zhuanhua.SurveyNumber, path ...string) {
	t.Helper()
	value, given := got.Get()
	if !given {
		t.Errorf("%s is absent: %v", what, got.Gap())
		return
	}
	near(t, what, value, v.Expected.number(t, path...), v.Tolerance)
}

func (v vector) nearInterval(t *testing.T, got zhuanhua.SurveyReading, key string) {
	t.Helper()
	low, high := v.Expected.pair(t, key)
	gotLow, okLow := got.Low.Get()
	gotHigh, okHigh := got.High.Get()
	if !okLow || !okHigh {
		t.Errorf("%s is absent: %v", key, got.Low.Gap())
		return
	}
	near(t, key+" low", gotLow, low, v.Tolerance)
	near(t, key+" high", gotHigh, high, v.Tolerance)
}

// checkReading compares what every estimate of the vectors has.
func (v vector) checkReading(t *testing.T, estimate func(*sample.Design[row]) (zhuanhua.SurveyReading, error)) {
	t.Helper()
	for kind, key := range map[zhuanhua.IntervalKind]string{
		zhuanhua.IntervalStudent: "ci_t", zhuanhua.IntervalNormal: "ci_normal",
	} {
		r, err := estimate(v.design(t, sample.Options{Interval: kind}))
		if err != nil {
			t.Fatal(err)
		}
		v.near(t, "estimate", r.Estimate, "estimate")
		v.near(t, "standard error", r.StandardError, "se")
		v.near(t, "cv", r.CV(), "cv")
		se, _ := r.StandardError.Get()
		near(t, "variance", se*se, v.Expected.number(t, "var"), v.Tolerance)
		v.nearInterval(t, r, key)
		if r.DegreesOfFreedom != int(v.Expected.number(t, "df")) {
			t.Errorf("%d degrees of freedom, want %v", r.DegreesOfFreedom, v.Expected["df"])
		}
	}
}
