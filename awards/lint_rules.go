package awards

import (
	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// LintRules are the rules by which a policy is held against GB37 三(五) and 三(六): plain
// values. The zero LintRules is refused; start from [ActionPlanLint].
type LintRules struct {
	From, To zhuanhua.Day // window of the edition, From included and To not

	// Numbers are the subjects that are 专利数量 (GB37-3.6a, reading).
	Numbers zhuanhua.Set[Subject]
	// Conversion are the subjects that are 转化效益 (GB37-3.6a, reading).
	Conversion zhuanhua.Set[Subject]

	// The shares of the whole weight from which on, included, money is *simply* tied to
	// numbers, numbers are the *main* condition and conversion benefit is an *important*
	// criterion (GB37-3.6a, unset): above 0 and at most 1.
	SimplyShare, MainShare, ImportantShare zhuanhua.Given[indicators.Ratio]
}

// the rules of a lint must stay comparable.
var _ = map[LintRules]struct{}{}

// ActionPlanLint returns the rules of GB37 三(五) and 三(六). Applications, grants and
// holdings are numbers; patents transferred or licensed are conversion. No share is
// set.
//
// Clause: GB37-3.5, GB37-3.6, GB37-3.6a
func ActionPlanLint() LintRules {
	from, to := actionPlan()
	return LintRules{
		From: from, To: to,
		Numbers:    zhuanhua.SetOf(PatentApplications, PatentGrants, PatentHoldings),
		Conversion: zhuanhua.SetOf(PatentTransfers, ConversionBenefit, PatentImplementation),
	}
}

// actionPlan returns the window of the action plan: from its issue to the end of 2025.
func actionPlan() (from, to zhuanhua.Day) {
	return zhuanhua.GB37.Issued(), zhuanhua.MustDay("2026-01-01")
}

// WithShares returns the rules with the three shares.
//
// Clause: GB37-3.6a
func (r LintRules) WithShares(simply, main, important indicators.Ratio) LintRules {
	r.SimplyShare, r.MainShare, r.ImportantShare = zhuanhua.Value(simply), zhuanhua.Value(main), zhuanhua.Value(important)
	return r
}

// Validate returns a [TermsError] for a window without days, a set that is empty or
// holds what is no subject of patents, sets that overlap, and a share that is not
// above 0 and at most 1.
func (r LintRules) Validate() error {
	patents := ^zhuanhua.SetOf(NotPatents) & (1<<(NotPatents+1) - 2)
	switch {
	case !r.From.IsGiven() || !r.From.Valid():
		return &TermsError{"From", "no day"}
	case r.To != 0 && (!r.To.Valid() || r.To <= r.From):
		return &TermsError{"To", "no day after From"}
	case r.Numbers.Len() == 0 || r.Numbers&^patents != 0:
		return &TermsError{"Numbers", "no subjects of patents"}
	case r.Conversion.Len() == 0 || r.Conversion&^patents != 0:
		return &TermsError{"Conversion", "no subjects of patents"}
	case r.Numbers&r.Conversion != 0:
		return &TermsError{"Conversion", "a subject that is a number too"}
	}
	for _, s := range []struct {
		field string
		share zhuanhua.Given[indicators.Ratio]
	}{{"SimplyShare", r.SimplyShare}, {"MainShare", r.MainShare}, {"ImportantShare", r.ImportantShare}} {
		if v, given := s.share.Get(); given && (v.Part <= 0 || v.Part > v.Whole) {
			return &TermsError{s.field, "not above 0 and at most 1"}
		}
	}
	return nil
}

// LintFields returns the parameters, as [Fields] does for [Terms].
func LintFields() []zhuanhua.Field[LintRules] {
	set := func(key, zh, en string, at func(*LintRules) *zhuanhua.Set[Subject]) zhuanhua.Field[LintRules] {
		return zhuanhua.Field[LintRules]{
			Param: lintParam(key), Text: zhuanhua.Text{Zh: zh, En: en},
			Show: func(r LintRules) string { return at(&r).String() },
			Copy: func(dst, src *LintRules) { *at(dst) = *at(src) },
			Nearby: func(r LintRules) (near []LintRules) {
				for s := PatentApplications; s < NotPatents; s++ {
					other := r
					other.Numbers, other.Conversion = r.Numbers.Without(s), r.Conversion.Without(s)
					if !at(&r).Has(s) {
						*at(&other) = at(&other).With(s)
					}
					near = append(near, other)
				}
				return near
			},
		}
	}
	share := func(key, zh, en string, at func(*LintRules) *zhuanhua.Given[indicators.Ratio]) zhuanhua.Field[LintRules] {
		return zhuanhua.Field[LintRules]{
			Param: lintParam(key), Text: zhuanhua.Text{Zh: zh, En: en},
			Show: func(r LintRules) string { return at(&r).Or(indicators.Ratio{}).String() },
			Copy: func(dst, src *LintRules) { *at(dst) = *at(src) },
			Nearby: func(r LintRules) (near []LintRules) {
				for _, tenths := range []int64{3, 7} {
					other := r
					*at(&other) = zhuanhua.Value(indicators.Ratio{Part: tenths, Whole: 10})
					near = append(near, other)
				}
				return near
			},
		}
	}
	return []zhuanhua.Field[LintRules]{
		set("numbers", "专利数量指标", "what patent numbers are", func(r *LintRules) *zhuanhua.Set[Subject] { return &r.Numbers }),
		set("conversion", "转化效益指标", "what conversion benefit is", func(r *LintRules) *zhuanhua.Set[Subject] { return &r.Conversion }),
		share("simply-share", "“简单挂钩”的权重", "weight at which money is simply tied", func(r *LintRules) *zhuanhua.Given[indicators.Ratio] { return &r.SimplyShare }),
		share("main-share", "“主要条件”的权重", "weight of the main condition", func(r *LintRules) *zhuanhua.Given[indicators.Ratio] { return &r.MainShare }),
		share("important-share", "“重要评价标准”的权重", "weight of an important criterion", func(r *LintRules) *zhuanhua.Given[indicators.Ratio] { return &r.ImportantShare }),
	}
}

// lintParam returns the provenance of a parameter of the lint; none for no key.
func lintParam(key string) zhuanhua.Param {
	from, to := actionPlan()
	p := zhuanhua.Param{Key: key, Clause: "GB37-3.6a", Status: zhuanhua.Unset, From: from, To: to}
	switch key {
	case "":
		return zhuanhua.Param{}
	case "numbers", "conversion":
		p.Status = zhuanhua.Reading
	}
	return p
}
