package sample_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// estimand is what a vector estimates.
func (v vector) estimand() (sample.Estimand[row], error) {
	e := v.Input.Estimator
	y, domain := variable(e.Y[0]), is(e.Domain)
	if e.Indicator != "" {
		y = sample.Indicator(only(e.Y[0], e.Indicator))
	}
	if e.NARM {
		asked, known := domain, sample.Known(y)
		domain = func(r *row) bool { return (asked == nil || asked(r)) && known(r) }
	}
	switch e.Kind {
	case "total":
		return sample.TotalOf(y, domain), nil
	case "mean":
		return sample.MeanOf(y, domain), nil
	case "ratio":
		return sample.RatioOf(y, variable(e.X), domain), nil
	}
	return sample.Estimand[row]{}, errors.New("no such estimator: " + e.Kind)
}

func (v vector) estimate(d *sample.Design[row]) (zhuanhua.SurveyReading, error) {
	what, err := v.estimand()
	if err != nil {
		return zhuanhua.SurveyReading{}, err
	}
	return d.Estimate(what)
}

// checks compare a vector with what the package computes, by method.
var checks = map[string]func(vector, *testing.T){
	"estimate.total": vector.checkEstimate, "estimate.mean": vector.checkEstimate,
	"estimate.ratio": vector.checkEstimate, "estimate.by": vector.checkDomains,
	"estimate.contrast": vector.checkContrast, "proportion.ci": vector.checkProportion,
	"ratio.separate": vector.checkSeparate, "ratio.combined_total": vector.checkCombined,
	"growth": vector.checkGrowth, "growth.difference": vector.checkGrowthGap,
	"growth.overlap": vector.checkOverlap, "trap": vector.checkTrap,
	"poststratify.total": vector.checkEstimate, "poststratify.mean": vector.checkEstimate,
	"calibrate.total": vector.checkEstimate, "calibrate.mean": vector.checkEstimate,
	"nonresponse.class_total": vector.checkClassTotal, "nonresponse.class_weights": vector.checkClassWeights,
	"nonresponse.growth": vector.checkResponseGrowth, "nonresponse.two_step": vector.checkTwoSteps,
}

func TestEstimateVectors(t *testing.T) {
	for file, vectors := range map[string]int{
		"01-srs.json": 6, "02-stratified.json": 21, "03-growth.json": 9, "04-cluster.json": 8, "05-nonresponse.json": 7,
	} {
		passed := 0
		for _, v := range readVectors(t, file) {
			check := checks[v.Method]
			if check == nil {
				t.Errorf("%s: nothing checks %s", v.ID, v.Method)
				continue
			}
			passed++
			t.Run(v.ID, func(t *testing.T) { check(v, t) })
		}
		if passed != vectors {
			t.Errorf("%d vectors of %s were checked", passed, file)
		}
	}
}

func (v vector) checkEstimate(t *testing.T) {
	v.checkReading(t, v.estimate)
	d := v.design(t, sample.Options{})
	if _, expected := v.Expected["deff"]; expected {
		what, err := v.estimand()
		if err != nil {
			t.Fatal(err)
		}
		effect, err := d.DesignEffectOf(what, sample.WithoutReplacement)
		if err != nil {
			t.Fatal(err)
		}
		v.near(t, "design effect", effect, "deff")
	}
	if _, expected := v.Expected["implied_growth"]; expected {
		r, err := v.estimate(d)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "growth", number(t, r.Estimate)/v.Input.Calibration.Aux.Totals[0]-1, v.Expected.number(t, "implied_growth"), v.Tolerance)
	}
	if first, expected := v.Expected["g_first5"].([]any); expected {
		low, high, whole := math.Inf(1), 0.0, 0.0
		for i, w := range d.Weights() {
			if low, high, whole = min(low, w.Factor), max(high, w.Factor), whole+w.Final; i < len(first) {
				near(t, "g", w.Factor, first[i].(float64), v.Tolerance)
			}
		}
		near(t, "least g", low, v.Expected.number(t, "g_min"), v.Tolerance)
		near(t, "most g", high, v.Expected.number(t, "g_max"), v.Tolerance)
		near(t, "weights", whole, v.Expected.number(t, "sum_weights"), v.Tolerance)
	}
}

func (v vector) checkDomains(t *testing.T) {
	domains := v.Expected["domains"].(map[string]any)
	for name, expected := range domains {
		t.Run(name, func(t *testing.T) {
			part := v
			part.Expected = expected.(map[string]any)
			byOne := func(d *sample.Design[row]) (zhuanhua.SurveyReading, error) {
				what, err := v.estimand()
				if err != nil {
					return zhuanhua.SurveyReading{}, err
				}
				joint, err := d.By(what, func(r *row) string { return (*r)[v.Input.By] })
				if err != nil {
					return zhuanhua.SurveyReading{}, err
				}
				if len(joint.Domains) != len(domains) {
					t.Errorf("the domains are %v", joint.Domains)
				}
				return joint.Readings[slices.Index(joint.Domains, name)], nil
			}
			part.checkReading(t, byOne)
			r, err := byOne(part.design(t, sample.Options{}))
			if want := int(part.Expected.number(t, "n")); err != nil || r.Respondents != want {
				t.Errorf("%d respondents, %v; want %d", r.Respondents, err, want)
			}
		})
	}
}

func (v vector) checkContrast(t *testing.T) {
	e := v.Input.Estimator
	jointly := func(d *sample.Design[row]) (*sample.Joint[row], error) {
		var whats []sample.Estimand[row]
		for _, domain := range e.Domains {
			column, value, _ := strings.Cut(domain, "=")
			part := v
			part.Input.Estimator.Domain = map[string][]string{column: {value}}
			what, err := part.estimand()
			if err != nil {
				return nil, err
			}
			whats = append(whats, what)
		}
		return d.Jointly(whats...)
	}
	v.checkReading(t, func(d *sample.Design[row]) (zhuanhua.SurveyReading, error) {
		joint, err := jointly(d)
		if err != nil {
			return zhuanhua.SurveyReading{}, err
		}
		return joint.Contrast(e.Contrast...)
	})
	joint, err := jointly(v.design(t, sample.Options{}))
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range v.Expected["vcov"].([]any) {
		for k, want := range line.([]any) {
			near(t, "covariance", number(t, joint.Covariance(i, k)), want.(float64), v.Tolerance)
		}
	}
}

func (v vector) checkOverlap(t *testing.T) {
	flag := func(r *row, column string) bool { n, _ := r.number(column).Get(); return n == 1 }
	p, err := sample.NewPanel(v.Input.rows(t), func(r *row) sample.PanelUnit {
		return sample.PanelUnit{
			ID: r.id(), Size: zhuanhua.Value(int64(v.Input.N)),
			Before: flag(r, v.Input.InBase), After: flag(r, v.Input.InCurrent),
		}
	}, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	c, err := p.Growth(variable(v.Input.Base), variable(v.Input.Current), nil)
	if err != nil {
		t.Fatal(err)
	}
	v.near(t, "before", c.Before.Estimate, "total_base")
	v.near(t, "after", c.After.Estimate, "total_current")
	v.nearSquare(t, c.Before.StandardError, "var_base")
	v.nearSquare(t, c.After.StandardError, "var_current")
	v.near(t, "covariance", c.Covariance, "cov")
	v.near(t, "difference", c.Difference.Estimate, "difference")
	v.near(t, "se difference", c.Difference.StandardError, "se_difference")
	v.near(t, "growth", c.Growth.Estimate, "growth")
	v.near(t, "se growth", c.Growth.StandardError, "se_growth")
	n1, n2, common := p.Sizes()
	for key, n := range map[string]int{"n1": n1, "n2": n2, "n_common": common} {
		if want := int(v.Expected.number(t, key)); n != want {
			t.Errorf("%s is %d, want %d", key, n, want)
		}
	}
}

func (v vector) nearSquare(t *testing.T, se zhuanhua.SurveyNumber, key string) {
	t.Helper()
	near(t, key, number(t, se)*number(t, se), v.Expected.number(t, key), v.Tolerance)
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
