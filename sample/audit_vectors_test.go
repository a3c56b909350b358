package sample_test

import (
	"slices"
	"strconv"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

func TestAuditVectors(t *testing.T) {
	checks := map[string]func(planVector, *testing.T){
		"audit.binomial_limits": planVector.checkRates, "audit.binomial_table": planVector.checkRateTable,
		"audit.hypergeometric_limits": planVector.checkCounts, "audit.discovery_size": planVector.checkDiscovery,
		"audit.attribute_size": planVector.checkAttribute, "audit.attribute_size_expected": planVector.checkExpected,
		"audit.poisson_factors": planVector.checkFactors, "audit.stringer": planVector.checkStringer,
		"audit.mus_projection": planVector.checkProjection, "audit.mus_select": planVector.checkDraw,
		"audit.mus_size": planVector.checkMonetaryPlan, "audit.mus_size_expected": planVector.checkMonetarySizes,
	}
	for _, v := range readPlans(t, "09-audit.json") {
		check := checks[v.Method]
		if check == nil {
			t.Errorf("%s: nobody checks %s", v.ID, v.Method)
			continue
		}
		t.Run(v.ID, func(t *testing.T) { check(v, t) })
	}
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func (v planVector) audit(t *testing.T) sample.AttributeAudit {
	return sample.AttributeAudit{Checked: v.whole(t, "n"), Errors: v.whole(t, "errors"), Confidence: v.number(t, "conf")}
}

func (v planVector) checkRates(t *testing.T) {
	l := must[sample.RateLimits](t)(v.audit(t).Limits())
	v.is(t, "rate", l.Rate)
	v.is(t, "upper_one_sided", l.Upper)
	v.is(t, "lower_one_sided", l.Lower)
	v.are(t, "two_sided", []float64{l.Low, l.High})
	v.is(t, "upper_rounded_up_tenth_percent", l.UpperPercent())
}

func (v planVector) checkRateTable(t *testing.T) {
	table := as[[][]float64](t, v.Expected, "upper_percent")
	for i, n := range as[[]int64](t, v.Input, "n") {
		for k, errors := range as[[]int64](t, v.Input, "errors") {
			a := sample.AttributeAudit{Checked: n, Errors: errors, Confidence: v.number(t, "conf")}
			near(t, "upper limit in per cent", must[sample.RateLimits](t)(a.Limits()).UpperPercent(), table[i][k], v.Tolerance)
		}
	}
}

func (v planVector) checkCounts(t *testing.T) {
	a := v.audit(t)
	a.Population = zhuanhua.Value(v.whole(t, "N"))
	l := must[sample.CountLimits](t)(a.CountLimits())
	v.is(t, "upper_count", float64(l.Upper))
	v.is(t, "upper_rate", l.UpperRate)
	v.is(t, "p_at_upper", l.AtUpper)
	v.is(t, "p_at_upper_plus1", l.Beyond)
	v.is(t, "lower_count", float64(l.Lower))
	v.is(t, "binomial_upper_rate", must[sample.RateLimits](t)(a.Limits()).Upper)
}

func (v planVector) checkAuditSize(t *testing.T, s sample.AuditSize, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	v.is(t, "n", float64(s.Units))
	v.is(t, "prob_at_n", s.Risk)
	v.is(t, "prob_at_n_minus1", s.RiskBefore)
}

func (v planVector) checkDiscovery(t *testing.T) {
	s, err := sample.DiscoverySize(v.whole(t, "N"), v.whole(t, "tolerable_count"), v.whole(t, "acceptable_errors"), v.number(t, "conf"))
	v.checkAuditSize(t, s, err)
}

func (v planVector) checkAttribute(t *testing.T) {
	s, err := sample.AttributeSize(v.number(t, "tolerable_rate"), v.whole(t, "acceptable_errors"), v.number(t, "conf"))
	v.checkAuditSize(t, s, err)
}

func (v planVector) checkExpected(t *testing.T) {
	sizes, acceptable := []float64{}, []float64{}
	expected := as[[]float64](t, v.Input, "expected_rate")
	for i, rate := range as[[]float64](t, v.Input, "tolerable_rate") {
		s := must[sample.AuditSize](t)(sample.ExpectedSize(rate, expected[i], v.number(t, "conf")))
		sizes, acceptable = append(sizes, float64(s.Units)), append(acceptable, float64(s.Acceptable))
	}
	v.are(t, "n", sizes)
	v.are(t, "acceptable_errors", acceptable)
}

func (v planVector) checkFactors(t *testing.T) {
	table := as[[][]float64](t, v.Expected, "factors")
	counts := as[[]int](t, v.Input, "errors")
	for k, confidence := range as[[]float64](t, v.Input, "conf") {
		factors := must[[]float64](t)(sample.PoissonFactors(slices.Max(counts), confidence))
		for i, errors := range counts {
			near(t, "factor", factors[errors], table[i][k], v.Tolerance)
		}
	}
}

func (v planVector) checkStringer(t *testing.T) {
	book := v.number(t, "book_value")
	for name, model := range map[string]sample.TaintModel{"binomial": sample.TaintBinomial, "poisson": sample.TaintPoisson} {
		b := must[sample.TaintBound](t)(sample.Stringer(as[[]float64](t, v.Input, "taints"), v.whole(t, "n"), v.number(t, "conf"), model))
		of := planVector{Expected: as[figures](t, v.Expected, name), Tolerance: v.Tolerance}
		of.is(t, "basic_precision", b.Basic)
		of.are(t, "increments", b.Increments)
		of.is(t, "bound_rate", b.Rate)
		of.is(t, "bound_amount", b.Rate*book)
		v.is(t, "most_likely_rate", b.LikelyRate)
		v.is(t, "most_likely_amount", b.LikelyRate*book)
	}
}

func (v planVector) checkProjection(t *testing.T) {
	m := sample.MonetaryAudit{
		Reported: v.yuan(t, "book_value"), Interval: v.yuan(t, "interval"), Confidence: v.number(t, "conf"),
		Factors: as[[]float64](t, v.Input, "factors"),
	}
	for i, in := range as[[]struct{ Book, Audit float64 }](t, v.Input, "items") {
		m.Items = append(m.Items, sample.MonetaryItem{
			ID: strconv.Itoa(i), Reported: decimal.NewFromFloat(in.Book), Right: zhuanhua.Value(decimal.NewFromFloat(in.Audit)),
		})
	}
	for i := len(m.Items); i < int(v.whole(t, "n")); i++ { // the others were right, and their amounts do not matter
		m.Items = append(m.Items, sample.MonetaryItem{ID: strconv.Itoa(i), Reported: decimal.New(1, -2), Right: zhuanhua.Value(decimal.New(1, -2))})
	}
	m = selected(m, 0)
	f := must[sample.MonetaryFindings](t)(m.Evaluate())
	var taints, projected, allowances []float64
	for _, p := range f.Projections {
		taints, projected, allowances = append(taints, p.Taint), append(projected, p.Projected), append(allowances, p.Allowance)
	}
	v.is(t, "basic_precision", f.Basic)
	v.are(t, "taints_sorted", taints)
	v.are(t, "projected", projected)
	v.are(t, "with_allowance", allowances)
	v.is(t, "top_stratum_error", f.Full)
	v.is(t, "upper_misstatement_limit", f.Bound)
}

func (v planVector) checkDraw(t *testing.T) {
	fen := func(yuan int64) zhuanhua.Amount { return zhuanhua.Amount(yuan) * 100 }
	var amounts []zhuanhua.Amount
	for _, yuan := range as[[]int64](t, v.Input, "book") {
		amounts = append(amounts, fen(yuan))
	}
	interval, start := fen(v.whole(t, "interval")), fen(v.whole(t, "start"))
	hits := must[sample.MonetaryHits](t)(sample.DrawMonetary(amounts, interval, start))
	number := func(list []int) (numbers []float64) {
		for _, i := range list {
			numbers = append(numbers, float64(i+1))
		}
		return numbers
	}
	v.are(t, "selected_1based", number(hits.Items))
	v.are(t, "items_at_or_above_interval", number(hits.Full))
	for i, hit := range as[[]int64](t, v.Expected, "hits") {
		before := zhuanhua.Amount(0)
		for _, amount := range amounts[:hits.Items[i]] {
			before += amount
		}
		if at := fen(hit); at != start+interval*zhuanhua.Amount(i) || at <= before || at > before+amounts[hits.Items[i]] {
			t.Errorf("the hit at %v is not in item %d", at, hits.Items[i]+1)
		}
	}
}

func (v planVector) checkMonetaryPlan(t *testing.T) {
	p := must[sample.MonetaryPlan](t)(sample.PlanMonetary(v.yuan(t, "book_value"), v.yuan(t, "tolerable"), v.yuan(t, "expected"), v.number(t, "conf")))
	v.is(t, "n", float64(p.Units))
	v.is(t, "interval", p.Interval)
	if step := float64(p.Step) / 100; step > p.Interval || step < p.Interval-0.01 {
		t.Errorf("a step of %v yuan for an interval of %v", step, p.Interval)
	}
}

func (v planVector) checkMonetarySizes(t *testing.T) {
	sizes := []float64{}
	expected := as[[]float64](t, v.Input, "expected_rate")
	for i, rate := range as[[]float64](t, v.Input, "tolerable_rate") {
		sizes = append(sizes, float64(must[int64](t)(sample.MonetarySize(rate, expected[i], v.number(t, "conf")))))
	}
	v.are(t, "n", sizes)
}
