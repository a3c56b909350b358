package sample_test

import (
	"errors"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// estimators compute a vector's reading, by method.
func (v vector) estimate(d *sample.Design[row]) (zhuanhua.SurveyReading, error) {
	e := v.Input.Estimator
	y, domain := variable(e.Y[0]), is(e.Domain)
	if e.Indicator != "" {
		y = func(r *row) zhuanhua.Given[float64] {
			if (*r)[e.Y[0]] == e.Indicator {
				return zhuanhua.Value(1.0)
			}
			return zhuanhua.Value(0.0)
		}
	}
	switch e.Kind {
	case "total":
		return d.Total(y, domain)
	case "mean":
		return d.Mean(y, domain)
	case "ratio":
		return d.Ratio(y, variable(e.X), domain)
	}
	return zhuanhua.SurveyReading{}, errors.New("no such estimator: " + e.Kind)
}

func TestEstimateVectors(t *testing.T) {
	checks := map[string]func(vector, *testing.T){
		"estimate.total": vector.checkEstimate, "estimate.mean": vector.checkEstimate,
		"estimate.ratio": vector.checkEstimate, "estimate.by": vector.checkDomains,
		"estimate.contrast": vector.checkContrast, "proportion.ci": vector.checkProportion,
		"ratio.separate": vector.checkSeparate, "ratio.combined_total": vector.checkCombined,
		"growth": vector.checkGrowth, "growth.difference": vector.checkGrowthGap,
		"trap": vector.checkTrap,
	}
	passed := 0
	for _, file := range []string{"01-srs.json", "02-stratified.json", "03-growth.json"} {
		for _, v := range readVectors(t, file) {
			check := checks[v.Method]
			if check == nil {
				if !v.waits() && v.Method != "growth.overlap" {
					t.Errorf("%s: nothing checks %s", v.ID, v.Method)
				}
				continue
			}
			passed++
			t.Run(v.ID, func(t *testing.T) { check(v, t) })
		}
	}
	if passed != 27 {
		t.Errorf("%d vectors were checked", passed)
	}
}

func (v vector) checkEstimate(t *testing.T) {
	v.checkReading(t, v.estimate)
	if _, expected := v.Expected["deff"]; expected {
		effect, err := v.design(t, sample.Options{}).DesignEffect(variable(v.Input.Estimator.Y[0]))
		if err != nil {
			t.Fatal(err)
		}
		v.near(t, "design effect", effect, "deff")
	}
}

func (v vector) checkDomains(t *testing.T) {
	for name, expected := range v.Expected["domains"].(map[string]any) {
		t.Run(name, func(t *testing.T) {
			part := v
			part.Expected = expected.(map[string]any)
			part.Input.Estimator.Domain = map[string][]string{v.Input.By: {name}}
			part.checkReading(t, part.estimate)
			r, err := part.estimate(part.design(t, sample.Options{}))
			if want := int(part.Expected.number(t, "n")); err != nil || r.Respondents != want {
				t.Errorf("%d respondents, %v; want %d", r.Respondents, err, want)
			}
		})
	}
}

// checkContrast takes a contrast of two domains as the total of a variable with the
// contrast's signs.
func (v vector) checkContrast(t *testing.T) {
	y := variable(v.Input.Estimator.Y[0])
	v.checkReading(t, func(d *sample.Design[row]) (zhuanhua.SurveyReading, error) {
		return d.Total(func(r *row) zhuanhua.Given[float64] {
			value, _ := y(r).Get()
			if (*r)["zone"] == "N" {
				value = -value
			}
			return zhuanhua.Value(value)
		}, nil)
	})
	covariances := v.Expected["vcov"].([]any)
	for i, zone := range []string{"N", "S"} {
		r, err := v.design(t, sample.Options{}).Total(y, only("zone", zone))
		if err != nil {
			t.Fatal(err)
		}
		se, _ := r.StandardError.Get()
		near(t, "variance of "+zone, se*se, covariances[i].([]any)[i].(float64), v.Tolerance)
	}
}

func (v vector) checkProportion(t *testing.T) {
	kind := map[string]zhuanhua.IntervalKind{
		"beta": zhuanhua.IntervalKornBeta, "xlogit": zhuanhua.IntervalLogit, "mean": zhuanhua.IntervalStudent,
	}[v.Input.CIMethod]
	e := v.Input.Estimator
	r, err := v.design(t, sample.Options{Interval: kind}).Proportion(only(e.Y[0], e.Indicator), nil)
	if err != nil || r.Interval != kind {
		t.Fatalf("interval %v, %v", r.Interval, err)
	}
	v.near(t, "estimate", r.Estimate, "estimate")
	v.nearInterval(t, r, "ci")
}

func (v vector) checkSeparate(t *testing.T) {
	e := v.Input.Estimator
	r, ratios, err := v.design(t, sample.Options{}).SeparateRatioTotal(variable(e.Y[0]), variable(e.X), v.Input.XTotals)
	if err != nil {
		t.Fatal(err)
	}
	v.near(t, "total", r.Estimate, "total")
	v.near(t, "standard error", r.StandardError, "se")
	if len(ratios) != len(v.Input.XTotals) {
		t.Fatalf("%d ratios", len(ratios))
	}
	for _, s := range ratios {
		v.near(t, s.Stratum, s.Ratio.Estimate, "ratios", s.Stratum, "ratio")
		v.near(t, s.Stratum, s.Ratio.StandardError, "ratios", s.Stratum, "se")
	}
}

func (v vector) checkCombined(t *testing.T) {
	e, d := v.Input.Estimator, v.design(t, sample.Options{})
	ratio, err := d.Ratio(variable(e.Y[0]), variable(e.X), nil)
	if err != nil {
		t.Fatal(err)
	}
	v.near(t, "ratio", ratio.Estimate, "ratio")
	total, err := d.RatioTotal(variable(e.Y[0]), variable(e.X), v.Input.XTotal)
	if err != nil {
		t.Fatal(err)
	}
	v.near(t, "total", total.Estimate, "total")
	v.near(t, "standard error", total.StandardError, "se")
}

func (v vector) checkGrowth(t *testing.T) {
	e := v.Input.Estimator
	for kind, key := range map[zhuanhua.IntervalKind]string{
		zhuanhua.IntervalStudent: "ci_growth_t", zhuanhua.IntervalNormal: "ci_growth_normal",
		zhuanhua.IntervalLog: "ci_growth_log_t", zhuanhua.IntervalFieller: "ci_growth_fieller_t",
	} {
		d := v.design(t, sample.Options{Interval: kind})
		c, err := d.Growth(variable(e.Base), variable(e.Current), is(e.Domain))
		if err != nil {
			t.Fatal(err)
		}
		v.near(t, "before", c.Before.Estimate, "total_base")
		v.near(t, "se before", c.Before.StandardError, "se_base")
		v.near(t, "after", c.After.Estimate, "total_current")
		v.near(t, "se after", c.After.StandardError, "se_current")
		v.near(t, "covariance", c.Covariance, "cov")
		v.near(t, "growth", c.Growth.Estimate, "growth")
		v.near(t, "se growth", c.Growth.StandardError, "se_growth")
		v.near(t, "difference", c.Difference.Estimate, "difference")
		v.near(t, "se difference", c.Difference.StandardError, "se_difference")
		v.nearInterval(t, c.Growth, key)
		if kind == zhuanhua.IntervalStudent {
			v.nearInterval(t, c.Difference, "ci_difference_t")
		}
		ratio, err := d.Ratio(variable(e.Current), variable(e.Base), is(e.Domain))
		if err != nil {
			t.Fatal(err)
		}
		v.near(t, "ratio", ratio.Estimate, "ratio")
		v.near(t, "se ratio", ratio.StandardError, "se_ratio")
		if c.Growth.DegreesOfFreedom != int(v.Expected.number(t, "df")) {
			t.Errorf("%d degrees of freedom", c.Growth.DegreesOfFreedom)
		}
	}
}

func (v vector) checkGrowthGap(t *testing.T) {
	e := v.Input.Estimator
	v.checkReading(t, func(d *sample.Design[row]) (zhuanhua.SurveyReading, error) {
		return d.GrowthGap(variable(e.Base), variable(e.Current), is(e.DomainA), is(e.DomainB))
	})
}

// checkTrap holds that growth is none of the numbers that look like it.
func (v vector) checkTrap(t *testing.T) {
	v.Input.Design = &vectorDesign{Strata: "stratum", FPC: []string{"N_h"}}
	d := v.design(t, sample.Options{})
	c, err := d.Growth(variable(v.Input.Base), variable(v.Input.Current), nil)
	if err != nil {
		t.Fatal(err)
	}
	v.near(t, "growth", c.Growth.Estimate, "aggregate_growth")
	rate := func(r *row) zhuanhua.Given[float64] {
		now, _ := r.number(v.Input.Current).Get()
		base, _ := r.number(v.Input.Base).Get()
		return zhuanhua.Value(now/base - 1)
	}
	mean, err := d.Mean(rate, func(r *row) bool { base, _ := r.number(v.Input.Base).Get(); return base > 0 })
	if err != nil {
		t.Fatal(err)
	}
	v.near(t, "mean of rates", mean.Estimate, "mean_of_unit_rates")
}
