package awards_test

import (
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// lintDay lies in the window of the action plan.
var lintDay = zhuanhua.MustDay("2024-06-30")

const (
	tied      = "quality-orientation/money-tied-to-numbers"
	noBenefit = "quality-orientation/conversion-not-important"
	mainCount = "quality-orientation/numbers-main-condition"
	bound     = "application-targets/binding-applications"
)

func linter(t testing.TB, r awards.LintRules) *awards.Linter {
	t.Helper()
	l, err := r.Linter()
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// lintShares are shares for tests: simply from 1/2, main from 1/2, important from 1/5.
func lintShares() awards.LintRules {
	half := indicators.Ratio{Part: 1, Whole: 2}
	return awards.ActionPlanLint().WithShares(half, half, indicators.Ratio{Part: 1, Whole: 5})
}

// weighed is an item with a weight; a negative one is not given.
func weighed(s awards.Subject, weight int64) awards.PolicyItem {
	item := awards.PolicyItem{Key: s.String(), Subject: s, Binding: zhuanhua.No}
	if s == awards.SubjectNone {
		item.Key = "unknown"
	}
	if weight >= 0 {
		item.Weight = zhuanhua.Value(decimal.New(weight, 0))
	}
	return item
}

func policyOf(kinds zhuanhua.Set[awards.PolicyKind], items ...awards.PolicyItem) awards.Policy {
	return awards.Policy{Key: "draft", Kinds: kinds, IssuedOn: zhuanhua.MustDay("2024-01-01"), Items: items}
}

// lintCodes returns the codes of the findings.
func lintCodes(r awards.LintReport) []string {
	list := []string{}
	for _, f := range r.Findings {
		list = append(list, f.Code)
	}
	return list
}

// unsetKeys returns the keys of the unset shares that an error names.
func unsetKeys(t *testing.T, err error) (keys []string) {
	t.Helper()
	if err == nil {
		return nil
	}
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		t.Fatal(err)
	}
	for _, e := range joined.Unwrap() {
		var unset *awards.UnsetError
		if !errors.As(e, &unset) || unset.Param.Clause != "GB37-3.6a" || unset.Param.Status != zhuanhua.Unset || !errors.Is(e, zhuanhua.ErrUnset) {
			t.Errorf("%v", e)
			continue
		}
		keys = append(keys, unset.Param.Key)
	}
	return keys
}

// GB37 三(六): 不得将财政资助奖励政策与专利数量简单挂钩; 要将专利的转化效益作为重要评价标准,
// 不得直接将专利数量作为主要条件. Each limb just below, at and above its share.
func TestLintLimbs(t *testing.T) {
	funding, review := zhuanhua.SetOf(awards.FundingPolicy), zhuanhua.SetOf(awards.ReviewPolicy)
	const grants, held, moved, benefit, quality = awards.PatentGrants, awards.PatentHoldings, awards.PatentTransfers, awards.ConversionBenefit, awards.PatentQuality
	for name, c := range map[string]struct {
		policy  awards.Policy
		outcome zhuanhua.Outcome
		codes   []string
		items   []string // of the first finding
		missing []string
	}{
		"a sum a patent granted":      {policyOf(funding, weighed(grants, 1)), zhuanhua.NotMet, []string{tied}, []string{"grants"}, nil},
		"below the share":             {policyOf(funding, weighed(grants, 49), weighed(quality, 51)), zhuanhua.Met, nil, nil, nil},
		"at the share":                {policyOf(funding, weighed(grants, 50), weighed(quality, 50)), zhuanhua.NotMet, []string{tied}, []string{"grants"}, nil},
		"above the share":             {policyOf(funding, weighed(grants, 51), weighed(quality, 49)), zhuanhua.NotMet, []string{tied}, []string{"grants"}, nil},
		"numbers add up":              {policyOf(funding, weighed(grants, 25), weighed(held, 25), weighed(quality, 50)), zhuanhua.NotMet, []string{tied}, []string{"grants", "holdings"}, nil},
		"by transfers":                {policyOf(funding, weighed(moved, 1)), zhuanhua.Met, nil, nil, nil},
		"without a weight, all of it": {policyOf(funding, weighed(grants, -1), weighed(held, -1)), zhuanhua.NotMet, []string{tied}, []string{"grants", "holdings"}, nil},
		"without a weight, none":      {policyOf(funding, weighed(moved, -1), weighed(quality, 3)), zhuanhua.Met, nil, nil, nil},
		"without a weight":            {policyOf(funding, weighed(grants, -1), weighed(quality, 3)), zhuanhua.Undetermined, nil, nil, []string{"items/grants/weight"}},
		"more can only lower it":      {policyOf(funding, weighed(grants, 1), weighed(quality, 2), weighed(moved, -1)), zhuanhua.Met, nil, nil, nil},
		"more can only raise it":      {policyOf(funding, weighed(grants, 3), weighed(quality, 2), weighed(held, -1)), zhuanhua.NotMet, []string{tied}, []string{"grants", "holdings"}, nil},
		"more may lower it":           {policyOf(funding, weighed(grants, 3), weighed(quality, -1)), zhuanhua.Undetermined, nil, nil, []string{"items/quality/weight"}},
		"a subject not given":         {policyOf(funding, weighed(quality, 1), weighed(awards.SubjectNone, 1)), zhuanhua.Undetermined, nil, nil, []string{"items/unknown/subject"}},
		"a subject that cannot matter": {policyOf(funding, weighed(quality, 3), weighed(awards.SubjectNone, 1)),
			zhuanhua.Met, nil, nil, nil},
		"numbers anyway": {policyOf(funding, weighed(grants, 3), weighed(awards.SubjectNone, 1)), zhuanhua.NotMet, []string{tied}, []string{"grants"}, nil},

		"no conversion": {policyOf(review, weighed(quality, 1)), zhuanhua.NotMet, []string{noBenefit}, []string{}, nil},
		"too little": {policyOf(review, weighed(benefit, 19), weighed(quality, 81)),
			zhuanhua.NotMet, []string{noBenefit}, []string{"benefit"}, nil},
		"important":          {policyOf(review, weighed(benefit, 20), weighed(quality, 80)), zhuanhua.Met, nil, nil, nil},
		"important, too":     {policyOf(review, weighed(benefit, 10), weighed(moved, 10), weighed(quality, 80)), zhuanhua.Met, nil, nil, nil},
		"nothing of patents": {policyOf(review, weighed(awards.NotPatents, 1)), zhuanhua.Met, nil, nil, nil},
		"numbers not main":   {policyOf(review, weighed(held, 49), weighed(benefit, 51)), zhuanhua.Met, nil, nil, nil},
		"numbers main":       {policyOf(review, weighed(held, 50), weighed(benefit, 50)), zhuanhua.NotMet, []string{mainCount}, []string{"holdings"}, nil},
		"both limbs": {policyOf(review, weighed(held, 81), weighed(benefit, 19)),
			zhuanhua.NotMet, []string{noBenefit, mainCount}, []string{"benefit"}, nil},
		"conversion not weighed": {policyOf(review, weighed(benefit, -1), weighed(quality, 1)),
			zhuanhua.Undetermined, nil, nil, []string{"items/benefit/weight"}},
		"an assessment alone": {policyOf(zhuanhua.SetOf(awards.AssessmentPolicy), weighed(grants, 1)), zhuanhua.NotApplicable, nil, nil, nil},
	} {
		r, err := linter(t, lintShares()).Policy(&c.policy, lintDay)
		if err != nil || r.Outcome != c.outcome || !slices.Equal(lintCodes(r), c.codes) || !slices.Equal(r.Missing, c.missing) {
			t.Errorf("%s: %v, %v, missing %v, %v", name, r.Outcome, lintCodes(r), r.Missing, err)
			continue
		}
		for i, f := range r.Findings {
			if f.Severity != awards.Breach || f.Clause != "GB37-3.6a" || f.Text.Zh == "" || f.Text.En == "" || i == 0 && !slices.Equal(f.Items, c.items) {
				t.Errorf("%s: %+v", name, f)
			}
		}
		facts, unset := lintShares().Read(&c.policy)
		if v := linter(t, lintShares()).Table().Judge(0, facts); v.Outcome() != r.Records[0].Outcome || len(unset) != 0 {
			t.Errorf("%s: read as %v, asks for %v", name, v.Outcome(), unset)
		}
		if len(r.Notes) != 0 || len(r.Records) != 3 {
			t.Errorf("%s: %v, %d records", name, r.Notes, len(r.Records))
		}
	}
}

// GB37 三(六): 避免设置专利申请量约束性指标 is advice and breaks nothing.
func TestLintAdvice(t *testing.T) {
	assessment := zhuanhua.SetOf(awards.AssessmentPolicy)
	item := func(s awards.Subject, binding zhuanhua.Truth) awards.PolicyItem {
		i := weighed(s, 1)
		i.Binding = binding
		return i
	}
	for name, c := range map[string]struct {
		policy  awards.Policy
		advice  zhuanhua.Outcome
		missing []string
	}{
		"binding":         {policyOf(assessment, item(awards.PatentApplications, zhuanhua.Yes)), zhuanhua.NotMet, nil},
		"not binding":     {policyOf(assessment, item(awards.PatentApplications, zhuanhua.No)), zhuanhua.Met, nil},
		"not known":       {policyOf(assessment, item(awards.PatentApplications, 0)), zhuanhua.Undetermined, []string{"items/applications/binding"}},
		"grants":          {policyOf(assessment, item(awards.PatentGrants, zhuanhua.Yes)), zhuanhua.Met, nil},
		"of what":         {policyOf(assessment, item(awards.SubjectNone, zhuanhua.Yes)), zhuanhua.Undetermined, []string{"items/unknown/subject"}},
		"of what, maybe":  {policyOf(assessment, item(awards.SubjectNone, 0)), zhuanhua.Undetermined, []string{"items/unknown/subject", "items/unknown/binding"}},
		"of what, not so": {policyOf(assessment, item(awards.SubjectNone, zhuanhua.No)), zhuanhua.Met, nil},
		"a yes wins": {policyOf(assessment, item(awards.PatentApplications, zhuanhua.Yes), item(awards.SubjectNone, 0)),
			zhuanhua.NotMet, nil},
		"no assessment": {policyOf(zhuanhua.SetOf(awards.FundingPolicy), item(awards.PatentQuality, 0)), zhuanhua.NotApplicable, nil},
	} {
		r, err := linter(t, lintShares()).Policy(&c.policy, lintDay)
		if err != nil || r.Advice != c.advice || !slices.Equal(r.Missing, c.missing) || r.Outcome == zhuanhua.NotMet {
			t.Errorf("%s: advice %v, outcome %v, missing %v, %v", name, r.Advice, r.Outcome, r.Missing, err)
		}
		for _, f := range r.Findings {
			if f.Severity != awards.Advice || f.Code != bound || !slices.Equal(f.Items, []string{"applications"}) {
				t.Errorf("%s: %+v", name, f)
			}
		}
	}
	none := awards.Policy{Key: "equity", Kinds: zhuanhua.SetOf(awards.StateEquityPolicy)}
	if r, err := linter(t, lintShares()).Policy(&none, lintDay); err != nil || r.Outcome != zhuanhua.Undetermined || len(r.Missing) != 5 || r.Numbers != "" {
		t.Errorf("an assessment of which nothing is told: %+v, %v", r, err)
	}
	// Breaches come first, and are no less for the advice beside them.
	both := policyOf(zhuanhua.SetOf(awards.AssessmentPolicy, awards.FundingPolicy), item(awards.PatentApplications, zhuanhua.Yes))
	r, err := linter(t, lintShares()).Policy(&both, lintDay)
	if err != nil || r.Outcome != zhuanhua.NotMet || !slices.Equal(lintCodes(r), []string{tied, bound}) {
		t.Errorf("%v, %v, %v", r.Outcome, lintCodes(r), err)
	}
}

// GB37 三(五): 按年度、分类型、分阶段整体考核，不再单独进行个案考核.
func TestLintEquity(t *testing.T) {
	const yes, no = zhuanhua.Yes, zhuanhua.No
	good := awards.EquityAssessment{AsWhole: yes, ByYear: yes, ByType: yes, ByStage: yes, SingleCase: no}
	for name, c := range map[string]struct {
		alter   func(*awards.EquityAssessment)
		outcome zhuanhua.Outcome
		code    string
		missing []string
	}{
		"as a whole":   {func(*awards.EquityAssessment) {}, zhuanhua.Met, "", nil},
		"single cases": {func(e *awards.EquityAssessment) { e.SingleCase = yes }, zhuanhua.NotMet, "single-case", nil},
		"not whole":    {func(e *awards.EquityAssessment) { e.AsWhole = no }, zhuanhua.NotMet, "not-as-whole", nil},
		"not by year":  {func(e *awards.EquityAssessment) { e.ByYear = no }, zhuanhua.NotMet, "not-by-year", nil},
		"not by type":  {func(e *awards.EquityAssessment) { e.ByType = no }, zhuanhua.NotMet, "not-by-type", nil},
		"not by stage": {func(e *awards.EquityAssessment) { e.ByStage = no }, zhuanhua.NotMet, "not-by-stage", nil},
		"not known":    {func(e *awards.EquityAssessment) { e.ByType, e.SingleCase = 0, 0 }, zhuanhua.Undetermined, "", []string{"equity/by_type", "equity/single_case"}},
		"a no wins":    {func(e *awards.EquityAssessment) { e.ByType, e.SingleCase = 0, yes }, zhuanhua.NotMet, "single-case", nil},
	} {
		p := policyOf(zhuanhua.SetOf(awards.StateEquityPolicy), weighed(awards.ConversionBenefit, 1))
		p.Equity = good
		c.alter(&p.Equity)
		r, err := linter(t, awards.ActionPlanLint()).Policy(&p, lintDay)
		want := []string{}
		if c.code != "" {
			want = []string{"equity-as-whole/" + c.code}
		}
		if err != nil || r.Outcome != c.outcome || !slices.Equal(lintCodes(r), want) || !slices.Equal(r.Missing, c.missing) {
			t.Errorf("%s: %v, %v, missing %v, %v", name, r.Outcome, lintCodes(r), r.Missing, err)
		}
		for _, f := range r.Findings {
			if f.Severity != awards.Breach || f.Clause != "GB37-3.5" || len(f.Items) != 0 {
				t.Errorf("%s: %+v", name, f)
			}
		}
	}
}

// "Simply", "main" and "important" have no default, and are asked for only where
// they matter.
func TestLintUnset(t *testing.T) {
	rules := awards.ActionPlanLint()
	all := zhuanhua.SetOf(awards.FundingPolicy, awards.ReviewPolicy)
	const grants, benefit, quality, moved = awards.PatentGrants, awards.ConversionBenefit, awards.PatentQuality, awards.PatentTransfers
	for name, c := range map[string]struct {
		policy  awards.Policy
		keys    []string
		outcome zhuanhua.Outcome
		codes   []string
	}{
		"all numbers":      {policyOf(all, weighed(grants, 1)), nil, zhuanhua.NotMet, []string{tied, noBenefit, mainCount}},
		"all conversion":   {policyOf(all, weighed(moved, 1), weighed(benefit, 1)), nil, zhuanhua.Met, nil},
		"no conversion":    {policyOf(all, weighed(quality, 1)), nil, zhuanhua.NotMet, []string{noBenefit}},
		"some of each":     {policyOf(all, weighed(grants, 1), weighed(benefit, 1)), []string{"simply-share", "important-share", "main-share"}, zhuanhua.Undetermined, nil},
		"some numbers":     {policyOf(zhuanhua.SetOf(awards.FundingPolicy), weighed(grants, 1), weighed(quality, 99)), []string{"simply-share"}, zhuanhua.Undetermined, nil},
		"some conversion":  {policyOf(all, weighed(benefit, 99), weighed(quality, 1)), []string{"important-share"}, zhuanhua.Undetermined, nil},
		"no weight at all": {policyOf(all, weighed(grants, 0), weighed(benefit, 3)), nil, zhuanhua.Met, nil},
		"a no beside it":   {policyOf(all, weighed(grants, 1), weighed(quality, 1)), []string{"simply-share", "main-share"}, zhuanhua.NotMet, []string{noBenefit}},
	} {
		r, err := linter(t, rules).Policy(&c.policy, lintDay)
		if keys := unsetKeys(t, err); !slices.Equal(keys, c.keys) || r.Outcome != c.outcome || !slices.Equal(lintCodes(r), c.codes) {
			t.Errorf("%s: asks for %v, %v, %v", name, keys, r.Outcome, lintCodes(r))
		}
	}
	p := policyOf(all, weighed(grants, 1), weighed(quality, 99))
	if _, err := linter(t, rules).Policy(&p, lintDay); !strings.Contains(err.Error(), "GB37-3.6a") {
		t.Error(err)
	}
}

// A whole share of 1 is reached by all of the weight alone.
func TestLintWholeShare(t *testing.T) {
	one := indicators.Ratio{Part: 1, Whole: 1}
	l := linter(t, awards.ActionPlanLint().WithShares(one, one, one))
	funding := zhuanhua.SetOf(awards.FundingPolicy)
	for name, c := range map[string]struct {
		policy  awards.Policy
		outcome zhuanhua.Outcome
	}{
		"all":                     {policyOf(funding, weighed(awards.PatentGrants, 1)), zhuanhua.NotMet},
		"nearly all":              {policyOf(funding, weighed(awards.PatentGrants, 999), weighed(awards.PatentQuality, 1)), zhuanhua.Met},
		"other weight not known":  {policyOf(funding, weighed(awards.PatentGrants, 1), weighed(awards.PatentQuality, -1)), zhuanhua.Undetermined},
		"number's weight unknown": {policyOf(funding, weighed(awards.PatentGrants, -1), weighed(awards.PatentQuality, 1)), zhuanhua.Met},
		"neither known":           {policyOf(funding, weighed(awards.PatentGrants, -1), weighed(awards.PatentQuality, -1)), zhuanhua.Undetermined},
	} {
		r, err := l.Policy(&c.policy, lintDay)
		if err != nil || r.Outcome != c.outcome {
			t.Errorf("%s: %v, %v", name, r.Outcome, err)
		}
	}
}

// A definite answer about an incomplete policy is the answer about each completion.
func TestLintNeverTakesBack(t *testing.T) {
	l := linter(t, lintShares())
	rapid.Check(t, func(t *rapid.T) {
		some := weighed(awards.Subject(rapid.IntRange(1, int(awards.NotPatents)).Draw(t, "some")), 1)
		incomplete := policyOf(zhuanhua.SetOf(awards.FundingPolicy, awards.ReviewPolicy), some)
		complete := policyOf(incomplete.Kinds, some)
		for i := range rapid.IntRange(1, 5).Draw(t, "items") {
			item := weighed(awards.Subject(rapid.IntRange(0, int(awards.NotPatents)).Draw(t, "subject")), int64(rapid.IntRange(-1, 5).Draw(t, "weight")))
			item.Key = fmt.Sprint("item", i)
			incomplete.Items = append(incomplete.Items, item)
			if item.Subject == awards.SubjectNone {
				item.Subject = awards.Subject(rapid.IntRange(1, int(awards.NotPatents)).Draw(t, "subject then"))
			}
			if !item.Weight.IsGiven() {
				item.Weight = zhuanhua.Value(decimal.New(int64(rapid.IntRange(0, 20).Draw(t, "weight then")), 0))
			}
			complete.Items = append(complete.Items, item)
		}
		before, err := l.Policy(&incomplete, lintDay)
		then, err2 := l.Policy(&complete, lintDay)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		if then.Outcome == zhuanhua.Undetermined || before.Outcome != zhuanhua.Undetermined && before.Outcome != then.Outcome {
			t.Fatalf("%v before, %v then", before.Outcome, then.Outcome)
		}
		for _, code := range lintCodes(before) {
			if !slices.Contains(lintCodes(then), code) {
				t.Fatalf("%s is taken back", code)
			}
		}
	})
}

// Cases generated from the rows tell every altered row.
func TestLintRowsAreHeld(t *testing.T) {
	table := linter(t, lintShares()).Table()
	describe := func(v zhuanhua.Verdict) string {
		s := v.Outcome().String()
		for c := range v.Failed() {
			s += " -" + c.Code
		}
		for f := range v.Missing() {
			s += " ?" + f.Key
		}
		return s
	}
	for i := range table.Checks() {
		var vectors []zhuanhua.Facts
		for c := range table.Cases(i) {
			vectors = append(vectors, c.Facts)
			if v := table.Judge(i, c.Facts); v.Outcome() != c.Outcome {
				t.Errorf("%+v: %v", c, v.Outcome())
			}
		}
		for mutant := range table.Check(i).Mutants(table.Form()) {
			altered, err := zhuanhua.Compile(*table.Form(), mutant)
			if err == nil && !slices.ContainsFunc(vectors, func(f zhuanhua.Facts) bool {
				return describe(table.Judge(i, f)) != describe(altered.Judge(0, f))
			}) {
				t.Errorf("nothing tells %+v", mutant)
			}
		}
	}
}

// Every parameter is told by a policy.
func TestLintFields(t *testing.T) {
	base := lintShares()
	var policies []awards.Policy
	for s := awards.PatentApplications; s < awards.NotPatents; s++ {
		for _, kind := range []awards.PolicyKind{awards.FundingPolicy, awards.ReviewPolicy} {
			policies = append(policies, policyOf(zhuanhua.SetOf(kind), weighed(s, 1)))
			for weight := int64(0); weight <= 10 && s == awards.PatentGrants; weight++ {
				policies = append(policies, policyOf(zhuanhua.SetOf(kind), weighed(s, weight), weighed(awards.ConversionBenefit, 10-weight)))
			}
		}
	}
	into, other := base, lintShares()
	other.Numbers, other.Conversion = zhuanhua.SetOf(awards.PatentGrants), zhuanhua.SetOf(awards.ConversionBenefit)
	for _, f := range awards.LintFields() {
		for _, near := range f.Nearby(base) {
			a, b := linter(t, base), linter(t, near)
			if !slices.ContainsFunc(policies, func(p awards.Policy) bool {
				x, _ := a.Policy(&p, lintDay)
				y, _ := b.Policy(&p, lintDay)
				return !slices.Equal(lintCodes(x), lintCodes(y))
			}) {
				t.Errorf("nothing tells %s = %s", f.Key, f.Show(near))
			}
		}
		f.Copy(&into, &other)
		if f.Clause != "GB37-3.6a" || f.Text.Zh == "" || f.Text.En == "" || f.Show(into) != f.Show(other) {
			t.Errorf("%+v: %s", f.Param, f.Show(into))
		}
	}
	if into != other {
		t.Error(cmp.Diff(other, into))
	}
}

// The special plan's own indicators, and the illustrative scheme over them, pass: a
// patent transferred or licensed is conversion.
func TestLintScheme(t *testing.T) {
	scheme := awards.IllustrativeScheme()
	kinds := zhuanhua.SetOf(awards.AssessmentPolicy, awards.FundingPolicy, awards.ReviewPolicy)
	p, err := awards.SchemePolicy(&scheme, kinds, nil)
	if err != nil {
		t.Fatal(err)
	}
	r, err := linter(t, lintShares()).Policy(&p, lintDay)
	if err != nil || r.Outcome != zhuanhua.Met || r.Advice != zhuanhua.Met || r.Numbers != "0" || r.Conversion != "13/20" {
		t.Errorf("%v, %v, %v, numbers %s, conversion %s, %v", r.Outcome, r.Advice, lintCodes(r), r.Numbers, r.Conversion, err)
	}

	// A scheme that rewards grants is hit.
	scheme.Metrics = append(scheme.Metrics, awards.Metric{Key: "granted", Unit: "件"})
	scheme.Criteria = []awards.Criterion{{Key: "granted", Metric: "granted", Weight: decimal.New(6, 0), Method: awards.ByAttainment, Target: decimal.New(10, 0), Cap: decimal.New(1, 0)},
		{Key: "income", Metric: awards.MetricReceivedAmount, Weight: decimal.New(4, 0), Method: awards.ByRank}}
	scheme.Ties = nil
	p, err = awards.SchemePolicy(&scheme, kinds, map[string]awards.Subject{"granted": awards.PatentGrants})
	if err != nil {
		t.Fatal(err)
	}
	r, err = linter(t, lintShares()).Policy(&p, lintDay)
	if err != nil || !slices.Equal(lintCodes(r), []string{tied, mainCount}) || !slices.Equal(r.Findings[0].Items, []string{"granted"}) || r.Numbers != "3/5" {
		t.Errorf("%v, %+v, %v", r.Outcome, r.Findings, err)
	}

	// Of a metric of the host's own nothing is known until the host says it.
	p, _ = awards.SchemePolicy(&scheme, kinds, nil)
	r, err = linter(t, lintShares()).Policy(&p, lintDay)
	if err != nil || r.Outcome != zhuanhua.Undetermined || !slices.Equal(r.Missing, []string{"items/granted/subject", "items/granted/binding"}) {
		t.Errorf("%v, missing %v, %v", r.Outcome, r.Missing, err)
	}
	scheme.Full = 0
	var fault *awards.SchemeError
	if _, err := awards.SchemePolicy(&scheme, kinds, nil); !errors.As(err, &fault) {
		t.Error(err)
	}
}

// A penalty on patent numbers weighs what it can take; another weighs nothing.
func TestLintPenalty(t *testing.T) {
	scheme := awards.IllustrativeScheme()
	scheme.Metrics = append(scheme.Metrics, awards.Metric{Key: "few-grants"}, awards.Metric{Key: "accidents"})
	scheme.Penalties = []awards.Penalty{
		{Key: "few-grants", Metric: "few-grants", PerUnit: zhuanhua.Point, Most: 100 * zhuanhua.Point},
		{Key: "accidents", Metric: "accidents", PerUnit: zhuanhua.Point, Most: 500 * zhuanhua.Point},
	}
	p, err := awards.SchemePolicy(&scheme, zhuanhua.SetOf(awards.FundingPolicy),
		map[string]awards.Subject{"few-grants": awards.PatentGrants, "accidents": awards.NotPatents})
	if err != nil {
		t.Fatal(err)
	}
	r, err := linter(t, lintShares()).Policy(&p, lintDay)
	if err != nil || r.Numbers != "1/2" || !slices.Equal(lintCodes(r), []string{tied}) || !slices.Equal(r.Findings[0].Items, []string{"few-grants"}) {
		t.Errorf("%s, %v, %v", r.Numbers, lintCodes(r), err)
	}
}

// The plans of 2021 reward by number what was transferred, filed or pledged: the
// later and higher rule does not hit them, and no share is asked for.
func TestLintDocuments(t *testing.T) {
	l := linter(t, awards.ActionPlanLint())
	policies := awards.DocumentPolicies()
	if len(policies) != 9 {
		t.Fatalf("%d policies", len(policies))
	}
	for i := range policies {
		p := &policies[i]
		r, err := l.Policy(p, lintDay)
		if err != nil || r.Outcome != zhuanhua.Met || !p.Clause.Valid() || !p.IssuedOn.IsGiven() {
			t.Errorf("%s: %v, %v, %v", p.Key, r.Outcome, lintCodes(r), err)
		}
		if len(r.Notes) != 1 || r.Notes[0].Code != awards.NoteEarlierPolicy || !strings.Contains(r.Notes[0].Text.Zh, "2023-10-17") {
			t.Errorf("%s: %+v", p.Key, r.Notes)
		}
	}
	hit := awards.SubsidyPolicy(zhuanhua.Param{Key: "grant-subsidy", Clause: "SD21-2.20", From: zhuanhua.MustDay("2021-04-19")},
		zhuanhua.Text{Zh: "授权补助", En: "subsidy by grant"}, awards.PaidFor("grants", awards.PatentGrants))
	r, err := l.Policy(&hit, lintDay)
	if err != nil || !slices.Equal(lintCodes(r), []string{tied}) || hit.IssuedOn != zhuanhua.MustDay("2021-04-19") {
		t.Errorf("%v, %v", lintCodes(r), err)
	}
}

func TestLintNotes(t *testing.T) {
	l := linter(t, awards.ActionPlanLint())
	for name, c := range map[string]struct {
		issued, on string
		codes      []string
	}{
		"the day before":  {"2023-10-16", "2024-01-01", []string{awards.NoteEarlierPolicy}},
		"the same day":    {"2023-10-17", "2023-10-17", []string{}},
		"before the plan": {"2021-04-19", "2023-10-16", []string{awards.NoteEarlierPolicy, awards.NoteLintWindow}},
		"the last day":    {"2024-01-01", "2025-12-31", []string{}},
		"after the plan":  {"2024-01-01", "2026-01-01", []string{awards.NoteLintWindow}},
	} {
		p := policyOf(zhuanhua.SetOf(awards.FundingPolicy), weighed(awards.PatentQuality, 1))
		p.IssuedOn = zhuanhua.MustDay(c.issued)
		r, err := l.Policy(&p, zhuanhua.MustDay(c.on))
		got := []string{}
		for _, n := range r.Notes {
			got = append(got, n.Code)
		}
		if err != nil || !slices.Equal(got, c.codes) || len(r.Records[0].Notes) != len(got) {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}

func TestLintRefuses(t *testing.T) {
	l := linter(t, lintShares())
	for field, alter := range map[string]func(*awards.Policy){
		"key":                  func(p *awards.Policy) { p.Key = "" },
		"kinds":                func(p *awards.Policy) { p.Kinds = 0 },
		"clause":               func(p *awards.Policy) { p.Clause = "XX-1" },
		"issued_on":            func(p *awards.Policy) { p.IssuedOn = -1 },
		"items":                func(p *awards.Policy) { p.Items = nil },
		"equity":               func(p *awards.Policy) { p.Equity.ByType = 3 },
		"items/grants/subject": func(p *awards.Policy) { p.Items[0].Subject = 99 },
		"items/grants/binding": func(p *awards.Policy) { p.Items[0].Binding = 3 },
		"items/grants/weight":  func(p *awards.Policy) { p.Items[0].Weight = zhuanhua.Value(decimal.New(-1, 0)) },
	} {
		p := policyOf(zhuanhua.SetOf(awards.FundingPolicy), weighed(awards.PatentGrants, 1))
		alter(&p)
		_, err := l.Policy(&p, lintDay)
		var fault *zhuanhua.InputError
		if !errors.As(err, &fault) || fault.Field != field || fault.Record != zhuanhua.RecordMeasure {
			t.Errorf("%s: got %v", field, err)
		}
	}
	for want, alter := range map[error]func(*awards.Policy){
		zhuanhua.ErrCodeWord:  func(p *awards.Policy) { p.Kinds = 1 << 30 },
		zhuanhua.ErrDuplicate: func(p *awards.Policy) { p.Items = append(p.Items, p.Items[0]) },
		awards.ErrWeights:     func(p *awards.Policy) { p.Items[0].Weight = zhuanhua.Value(decimal.Decimal{}) },
		zhuanhua.ErrRange:     func(p *awards.Policy) { p.Items[0].Weight = zhuanhua.Value(decimal.New(1, 1<<30)) },
		zhuanhua.ErrPrecision: func(p *awards.Policy) { p.Items[0].Weight = zhuanhua.Value(decimal.New(1, -1<<30)) },
		zhuanhua.ErrNotGiven:  func(p *awards.Policy) { p.Items[0].Key = "" },
	} {
		p := policyOf(zhuanhua.SetOf(awards.FundingPolicy), weighed(awards.PatentGrants, 1))
		alter(&p)
		if _, err := l.Policy(&p, lintDay); !errors.Is(err, want) {
			t.Errorf("%v: got %v", want, err)
		}
	}
	p := policyOf(zhuanhua.SetOf(awards.FundingPolicy), weighed(awards.PatentGrants, 1))
	for day, want := range map[zhuanhua.Day]error{0: zhuanhua.ErrNotGiven, -1: zhuanhua.ErrRange} {
		if _, err := l.Policy(&p, day); !errors.Is(err, want) {
			t.Errorf("day %d: %v", day, err)
		}
	}
	if _, err := l.Policy(nil, lintDay); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Error(err)
	}
	if facts, unset := lintShares().Read(nil); facts != 0 || unset != nil {
		t.Error("nothing has facts")
	}
}

func TestLintRules(t *testing.T) {
	for field, alter := range map[string]func(*awards.LintRules){
		"From":           func(r *awards.LintRules) { r.From = 0 },
		"To":             func(r *awards.LintRules) { r.To = r.From },
		"Numbers":        func(r *awards.LintRules) { r.Numbers = 0 },
		"Conversion":     func(r *awards.LintRules) { r.Conversion = zhuanhua.SetOf(awards.NotPatents) },
		"SimplyShare":    func(r *awards.LintRules) { r.SimplyShare = zhuanhua.Value(indicators.Ratio{Part: 0, Whole: 1}) },
		"MainShare":      func(r *awards.LintRules) { r.MainShare = zhuanhua.Value(indicators.Ratio{Part: 2, Whole: 1}) },
		"ImportantShare": func(r *awards.LintRules) { r.ImportantShare = zhuanhua.Value(indicators.Ratio{Part: -1, Whole: -1}) },
	} {
		r := lintShares()
		alter(&r)
		_, err := r.Linter()
		var fault *awards.TermsError
		if !errors.As(err, &fault) || fault.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	overlap := lintShares()
	overlap.Conversion = overlap.Conversion.With(awards.PatentGrants)
	if err := overlap.Validate(); err == nil {
		t.Error("a number is conversion")
	}
}

// The figures of the special plan's annex look at conversion, not at numbers.
func TestSubjectOf(t *testing.T) {
	for clause, want := range map[zhuanhua.ClauseID]awards.Subject{
		"CZ23-A1": awards.PatentTransfers, "CZ23-A1a": awards.PatentTransfers, "CZ23-A1g": awards.ConversionBenefit,
		"CZ23-A2": awards.PatentTransfers, "CZ23-A2d": awards.ConversionBenefit, "CZ23-A3a": awards.OtherPatentMatter,
		"CZ23-A4b": awards.PatentImplementation, "CZ23-A5b": awards.PatentFinance,
		"CZ23-4.5": awards.SubjectNone, "SX21-T1": awards.SubjectNone, "": awards.SubjectNone,
	} {
		if got := awards.SubjectOf(clause); got != want {
			t.Errorf("%s: %v, want %v", clause, got, want)
		}
	}
}

func TestLintWords(t *testing.T) {
	checkWords(t, awards.StateEquityPolicy, func(k *awards.PolicyKind) encoding.TextUnmarshaler { return k })
	checkWords(t, awards.NotPatents, func(s *awards.Subject) encoding.TextUnmarshaler { return s })
	checkWords(t, awards.Breach, func(s *awards.Severity) encoding.TextUnmarshaler { return s })
	for _, p := range awards.DocumentPolicies() {
		b, err := json.Marshal(p)
		var back awards.Policy
		if err == nil {
			err = json.Unmarshal(b, &back)
		}
		if err != nil || !cmp.Equal(p, back) {
			t.Errorf("%s: %v\n%s", p.Key, err, cmp.Diff(p, back))
		}
	}
}

func ExampleLinter_Policy() {
	half := indicators.Ratio{Part: 1, Whole: 2}
	rules := awards.ActionPlanLint().WithShares(half, half, indicators.Ratio{Part: 1, Whole: 5})
	linter, err := rules.Linter()
	if err != nil {
		panic(err)
	}
	draft := awards.Policy{
		Key: "grant-subsidy", Kinds: zhuanhua.SetOf(awards.FundingPolicy),
		Items: []awards.PolicyItem{awards.PaidFor("granted", awards.PatentGrants), awards.PaidFor("licensed", awards.PatentTransfers)},
	}
	report, err := linter.Policy(&draft, zhuanhua.MustDay("2024-06-30"))
	for _, f := range report.Findings {
		fmt.Println(f.Severity, f.Clause, f.Items, f.Text.Zh)
	}
	fmt.Println(report.Outcome, report.Numbers, err)
	// Output:
	// breach GB37-3.6a [granted] 财政资助奖励与专利数量简单挂钩
	// not_met 1/2 <nil>
}

// A report is read in one look, in both languages; a key cannot begin a line.
func TestLintText(t *testing.T) {
	applications := weighed(awards.PatentApplications, 1)
	applications.Key, applications.Binding = "applied\nfor", zhuanhua.Yes
	p := policyOf(zhuanhua.SetOf(awards.AssessmentPolicy, awards.FundingPolicy), applications, weighed(awards.PatentQuality, 1))
	p.IssuedOn = zhuanhua.MustDay("2021-04-19")
	r, err := linter(t, lintShares()).Policy(&p, lintDay)
	if err != nil {
		t.Fatal(err)
	}
	want := `draft：不符合
  [违反（不得）] 财政资助奖励与专利数量简单挂钩（GB37-3.6a）：applied�for
  [提示（应避免）] 考核设置了专利申请量约束性指标（应避免）（GB37-3.6a）：applied�for
  专利数量权重：1/2
  转化效益权重：0
  * 该政策印发于2021-04-19；行动方案在后且位阶更高，自2023-10-17起适用（GB37-3.6）
`
	if diff := cmp.Diff(want, r.In(zhuanhua.Chinese)); diff != "" {
		t.Error(diff)
	}
	open := policyOf(zhuanhua.SetOf(awards.FundingPolicy), weighed(awards.PatentGrants, -1), weighed(awards.PatentQuality, -1))
	r, err = linter(t, lintShares()).Policy(&open, lintDay)
	want = `draft: undetermined
  to be supplied: items/grants/weight, items/quality/weight
`
	if diff := cmp.Diff(want, r.In(zhuanhua.English)); err != nil || diff != "" {
		t.Error(err, diff)
	}
	equity := awards.Policy{Key: "equity", Kinds: zhuanhua.SetOf(awards.StateEquityPolicy), Equity: awards.EquityAssessment{SingleCase: zhuanhua.Yes}}
	r, err = linter(t, lintShares()).Policy(&equity, lintDay)
	if got := r.In(zhuanhua.English); err != nil || !strings.Contains(got, "[breach] single cases are assessed (GB37-3.5)\n") {
		t.Error(err, got)
	}
}

func ExampleSchemePolicy() {
	scheme := awards.IllustrativeScheme()
	policy, err := awards.SchemePolicy(&scheme, zhuanhua.SetOf(awards.FundingPolicy), nil)
	if err != nil {
		panic(err)
	}
	linter, err := awards.ActionPlanLint().Linter()
	if err != nil {
		panic(err)
	}
	report, err := linter.Policy(&policy, zhuanhua.MustDay("2024-06-30"))
	fmt.Println(report.Outcome, "numbers", report.Numbers, "conversion", report.Conversion, err)
	// Output: met numbers 0 conversion 13/20 <nil>
}
