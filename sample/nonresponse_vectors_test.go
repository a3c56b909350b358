package sample_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// drawnRows are the rows of a vector that the adjustment is about.
func (v vector) drawnRows(t *testing.T) []row {
	t.Helper()
	return slices.DeleteFunc(v.Input.rows(t), func(r row) bool {
		return v.Input.Filter == "status in (R,NR)" && r["status"] != "R" && r["status"] != "NR"
	})
}

// drawnUnit reads the design of a vector, or its weights where it has none.
func (v vector) drawnUnit(r *row) sample.Unit {
	if v.Input.Design != nil {
		return v.Input.Design.unit(r)
	}
	weight := r.number(v.Input.Weights)
	if v.Input.Weights == "N_h/n_h" {
		size, _ := r.number("N_h").Get()
		drawn, _ := r.number("n_h").Get()
		weight = zhuanhua.Value(size / drawn)
	}
	return sample.Unit{ID: r.id(), Answered: true, Weight: weight}
}

// response reads what became of a unit.
func (v vector) response(r *row) sample.Response {
	switch {
	case v.Input.Status != "":
		return map[string]sample.Response{
			"R": sample.Responded, "NR": sample.Refused, "OOS": sample.OutOfScope, "UNK": sample.Unresolved,
		}[(*r)[v.Input.Status]]
	case v.Input.Respondent == "status==R" && (*r)["status"] == "R", (*r)[v.Input.Respondent] == "1":
		return sample.Responded
	}
	return sample.Refused
}

// adjust makes good for the non-response of a vector.
func (v vector) adjust(t *testing.T, rates sample.RateKind, way sample.ResponseError) (*sample.Design[row], *sample.ResponseReport) {
	t.Helper()
	full, err := sample.New(v.drawnRows(t), v.drawnUnit, nil, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	d, report, err := full.AdjustNonresponse(sample.Nonresponse[row]{
		Class: func(r *row) string { return (*r)[v.Input.Class] }, Status: v.response, Rates: rates, Error: way,
	})
	if err != nil {
		t.Fatal(err)
	}
	return d, report
}

func (v vector) totalOf(t *testing.T, d *sample.Design[row], y string) zhuanhua.SurveyReading {
	t.Helper()
	r, err := d.Total(variable(y), nil)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func (v vector) checkReport(t *testing.T, report *sample.ResponseReport) {
	t.Helper()
	if want := len(v.Expected["classes"].(map[string]any)); len(report.Classes) != want {
		t.Errorf("%d classes, want %d", len(report.Classes), want)
	}
	for _, c := range report.Classes {
		expected := func(key string) float64 { return v.Expected.number(t, "classes", c.Class, key) }
		near(t, c.Class+" n", float64(c.Drawn), expected("n"), 0)
		near(t, c.Class+" answered", float64(c.Responded), expected("n_resp"), 0)
		near(t, c.Class+" rate", c.Rate, expected("rate"), v.Tolerance)
		near(t, c.Class+" factor", c.NonresponseFactor, expected("factor"), v.Tolerance)
		near(t, c.Class+" factor of the unresolved", c.UnresolvedFactor, 1, 0)
	}
	near(t, "sum of weights", report.Final, v.Expected.number(t, "sum_adj_weights"), v.Tolerance)
}

func (v vector) checkClassTotal(t *testing.T) {
	d, report := v.adjust(t, sample.RatesWeighted, sample.ReverseFramework)
	v.checkReport(t, report)
	for _, w := range d.Weights() {
		r := d.Row(w.Row)
		want := 0.0
		if v.response(r) == sample.Responded {
			want = v.Expected.number(t, "classes", (*r)[v.Input.Class], "adj_weight")
		}
		near(t, "weight", w.Final, want, v.Tolerance)
	}
	total := v.totalOf(t, d, v.Input.Y)
	v.near(t, "total", total.Estimate, "total")
	v.near(t, "se", total.StandardError, "se_reverse")
	mean, err := d.Mean(variable(v.Input.Y), nil)
	if err != nil {
		t.Fatal(err)
	}
	v.near(t, "mean", mean.Estimate, "mean")
	twoPhase, _ := v.adjust(t, sample.RatesWeighted, sample.TwoPhase)
	v.near(t, "se in two phases", v.totalOf(t, twoPhase, v.Input.Y).StandardError, "se_two_phase")

	var answered []row
	final := map[string]float64{}
	drawn := 0.0
	for _, w := range d.Weights() {
		r := *d.Row(w.Row)
		if w.Final > 0 {
			answered = append(answered, r)
			final[r.id()] = w.Final
			y, _ := r.number(v.Input.Y).Get()
			drawn += w.Drawn * y
		}
	}
	near(t, "unadjusted", drawn, v.Expected.number(t, "unadjusted_total_underestimate"), v.Tolerance)
	naive, err := sample.New(answered, func(r *row) sample.Unit {
		return sample.Unit{ID: r.id(), Answered: true, Weight: zhuanhua.Value(final[r.id()])}
	}, nil, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	v.near(t, "naive", v.totalOf(t, naive, v.Input.Y).StandardError, "se_naive_with_replacement")
	v.checkFirstPart(t, d, sample.TotalOf(variable(v.Input.Y), nil), "se_reverse_v1")
}

func (v vector) checkClassWeights(t *testing.T) {
	rates := map[string]sample.RateKind{"weighted": sample.RatesWeighted, "unweighted": sample.RatesCounted}
	if v.Input.Rate == "" {
		for key, kind := range rates {
			d, _ := v.adjust(t, kind, sample.ReverseFramework)
			v.near(t, "total", v.totalOf(t, d, v.Input.Y).Estimate, key, "total")
			for i, want := range v.Expected[key].(map[string]any)["w"].([]any) {
				near(t, key+" weight "+strconv.Itoa(i), d.Weights()[i].Final, want.(float64), v.Tolerance)
			}
		}
		return
	}
	d, report := v.adjust(t, rates[v.Input.Rate], sample.ReverseFramework)
	v.checkReport(t, report)
	near(t, "drawn", report.Drawn, v.Expected.number(t, "sum_design_weights"), v.Tolerance)
	c, err := d.Growth(variable("rev1"), variable("rev2"), nil)
	if err != nil {
		t.Fatal(err)
	}
	v.near(t, "before", c.Before.Estimate, "total_rev1")
	v.near(t, "after", c.After.Estimate, "total_rev2")
	v.near(t, "growth", c.Growth.Estimate, "growth")
}

func (v vector) checkResponseGrowth(t *testing.T) {
	d, _ := v.adjust(t, sample.RatesWeighted, sample.ReverseFramework)
	c, err := d.Growth(variable(v.Input.Base), variable(v.Input.Current), nil)
	if err != nil {
		t.Fatal(err)
	}
	v.near(t, "before", c.Before.Estimate, "total_base")
	v.near(t, "se before", c.Before.StandardError, "se_base")
	v.near(t, "after", c.After.Estimate, "total_current")
	v.near(t, "se after", c.After.StandardError, "se_current")
	v.near(t, "growth", c.Growth.Estimate, "growth")
	v.near(t, "se growth", c.Growth.StandardError, "se_growth")
	after, before := variable(v.Input.Current), variable(v.Input.Base)
	v.checkFirstPart(t, d, sample.TotalOf(after, nil), "se_current_v1")
	v.checkFirstPart(t, d, sample.GrowthOf(before, after, nil), "se_growth_v1")
	u, err := d.Influences(sample.TotalOf(after, nil))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range v.Expected["u_current_first5"].([]any) {
		near(t, "u", u[i].Value, want.(float64), v.Tolerance)
	}
}

// checkFirstPart holds the error of the draw alone: that of the total of the
// linearised variable over everyone drawn.
func (v vector) checkFirstPart(t *testing.T, d *sample.Design[row], what sample.Estimand[row], key string) {
	t.Helper()
	influences, err := d.Influences(what)
	if err != nil {
		t.Fatal(err)
	}
	of := map[string]float64{}
	for _, i := range influences {
		of[d.Row(i.Row).id()] = i.Value
	}
	full, err := sample.New(v.drawnRows(t), v.drawnUnit, nil, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	r, err := full.Total(func(r *row) zhuanhua.Given[float64] { return zhuanhua.Value(of[r.id()]) }, nil)
	if err != nil {
		t.Fatal(err)
	}
	v.near(t, key, r.StandardError, key)
}

func (v vector) checkTwoSteps(t *testing.T) {
	d, report := v.adjust(t, sample.RatesWeighted, sample.ReverseFramework)
	for _, c := range report.Classes {
		near(t, c.Class, c.UnresolvedFactor, v.Expected.number(t, "factors", c.Class, "f_unknown"), v.Tolerance)
		near(t, c.Class, c.NonresponseFactor, v.Expected.number(t, "factors", c.Class, "f_nonresponse"), v.Tolerance)
	}
	c, err := d.Growth(variable("rev1"), variable("rev2"), nil)
	if err != nil {
		t.Fatal(err)
	}
	for key, got := range map[string]float64{
		"sum_final_weights": report.Final, "sum_design_weights": report.Drawn, "estimated_eligible_population": report.Eligible,
		"total_rev2": number(t, c.After.Estimate), "total_emp2": number(t, v.totalOf(t, d, "emp2").Estimate),
		"growth_rev": number(t, c.Growth.Estimate), "rr1_unweighted": report.Rates.RR1, "rr3_unweighted": report.Rates.RR3,
		"rr1_weighted": report.Rates.WeightedRR1, "rr3_weighted": report.Rates.WeightedRR3,
	} {
		near(t, key, got, v.Expected.number(t, key), v.Tolerance)
	}
}
