package eligibility_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

type review = eligibility.PoolReview

// stagnantReview is of an enterprise that made no progress, on the day after its term.
func stagnantReview(name string) review {
	return review{
		Enterprise: firm(name), EnteredOn: zhuanhua.MustDay("2024-07-01"), AsOf: zhuanhua.MustDay("2026-07-02"), Progress: zhuanhua.No,
	}
}

func violation(kind eligibility.Misconduct, state zhuanhua.FindingState, on string) []eligibility.PoolFinding {
	return []eligibility.PoolFinding{{ID: "F1", Kind: kind, State: state, FoundOn: zhuanhua.MustDay(on), Reason: "示例"}}
}

// CP24 四(二)3: two years without substantial progress, or at once.
func TestStay(t *testing.T) {
	j := poolJudge(t, poolRules())
	early := zhuanhua.MustDay("2024-08-01")
	for _, c := range []struct {
		name            string
		alter           func(*review)
		failed, missing string
	}{
		{"the day after the term", func(*review) {}, "no-progress", ""},
		{"the term's last day", func(r *review) { r.AsOf-- }, "", ""},
		{"entered on 29 February, 28 February two years on", func(r *review) {
			r.EnteredOn, r.AsOf = zhuanhua.MustDay("2024-02-29"), zhuanhua.MustDay("2026-02-28")
		}, "", ""},
		{"entered on 29 February, a day later", func(r *review) {
			r.EnteredOn, r.AsOf = zhuanhua.MustDay("2024-02-29"), zhuanhua.MustDay("2026-03-01")
		}, "no-progress", ""},
		{"progress on the last day", func(r *review) { r.Progress, r.ProgressOn = zhuanhua.Yes, r.AsOf-1 }, "", ""},
		{"progress a day late", func(r *review) { r.Progress, r.ProgressOn = zhuanhua.Yes, r.AsOf }, "no-progress", ""},
		{"progress, no day", func(r *review) { r.Progress = zhuanhua.Yes }, "", "progress-in-term"},
		{"progress not known", func(r *review) { r.Progress = 0 }, "", "progress-in-term"},
		{"by rates, reached", func(r *review) { r.Progress, r.EntryRate, r.Rate = 0, rate(50, 100), rate(55, 100) }, "", ""},
		{"by rates, just short", func(r *review) { r.Progress, r.EntryRate, r.Rate = 0, rate(500_001, 1_000_000), rate(55, 100) }, "no-progress", ""},
		{"by rates, no rise", func(r *review) { r.Progress, r.EntryRate, r.Rate = 0, rate(50, 100), rate(50, 100) }, "no-progress", ""},
		{"no rate can have been lower", func(r *review) { r.Progress, r.Rate = 0, rate(0, 100) }, "no-progress", ""},
		{"no rate can be higher", func(r *review) { r.Progress, r.EntryRate = 0, rate(100, 100) }, "no-progress", ""},
		{"by rates, that on entry not known", func(r *review) { r.Progress, r.Rate = 0, rate(1, 100) }, "", "progress-in-term"},
		{"the host's finding goes before the rates", func(r *review) { r.EntryRate, r.Rate = rate(50, 100), rate(90, 100) }, "no-progress", ""},
		{"no day of entry", func(r *review) { r.EnteredOn = 0 }, "", "progress-in-term"},
		{"no day of review, progress in time", func(r *review) { r.AsOf, r.Progress, r.ProgressOn = 0, zhuanhua.Yes, early }, "", ""},
		{"no day of review", func(r *review) { r.AsOf = 0 }, "", "progress-in-term"},
		{"accident", func(r *review) {
			r.AsOf, r.Findings = early, violation(eligibility.MajorAccident, zhuanhua.Confirmed, "2024-08-01")
		}, "major-accident", ""},
		{"a day before it is found", func(r *review) {
			r.AsOf, r.Findings = early-1, violation(eligibility.MajorAccident, zhuanhua.Confirmed, "2024-08-01")
		}, "", ""},
		{"found on the day of entry", func(r *review) {
			r.AsOf, r.Findings = early, violation(eligibility.FalsifiedData, zhuanhua.Confirmed, "2024-07-01")
		}, "falsified-data", ""},
		{"found before the entry", func(r *review) {
			r.AsOf, r.Findings = early, violation(eligibility.FalsifiedData, zhuanhua.Confirmed, "2024-06-30")
		}, "", ""},
		{"suspected", func(r *review) {
			r.AsOf, r.Findings = early, violation(eligibility.TaxEvasion, zhuanhua.Suspected, "2024-08-01")
		}, "", ""},
		{"dismissed", func(r *review) {
			r.AsOf, r.Findings = early, violation(eligibility.TaxEvasion, zhuanhua.Dismissed, "2024-08-01")
		}, "", ""},
		{"dishonesty", func(r *review) {
			r.AsOf, r.Findings = early, violation(eligibility.SeriousDishonesty, zhuanhua.Confirmed, "2024-08-01")
		}, "serious-dishonesty", ""},
		{"tax", func(r *review) {
			r.AsOf, r.Findings = early, violation(eligibility.TaxEvasion, zhuanhua.Confirmed, "2024-08-01")
		}, "tax-evasion", ""},
		{"abnormal applications", func(r *review) {
			r.AsOf, r.Findings = early, violation(eligibility.AbnormalApplications, zhuanhua.Confirmed, "2024-08-01")
		}, "abnormal-applications", ""},
		{"the list is open", func(r *review) {
			r.AsOf, r.Findings = early, violation(eligibility.OtherViolation, zhuanhua.Confirmed, "2024-08-01")
		}, "other-violation", ""},
		{"found, day of review open", func(r *review) {
			r.AsOf, r.Progress, r.ProgressOn = 0, zhuanhua.Yes, early
			r.Findings = violation(eligibility.TaxEvasion, zhuanhua.Confirmed, "2024-08-01")
		}, "", "tax-evasion"},
		{"stagnant and found", func(r *review) { r.Findings = violation(eligibility.TaxEvasion, zhuanhua.Confirmed, "2024-08-01") }, "no-progress tax-evasion", ""},
		{"found wins over progress not known", func(r *review) {
			r.Progress, r.Findings = 0, violation(eligibility.TaxEvasion, zhuanhua.Confirmed, "2024-08-01")
		}, "tax-evasion", ""},
	} {
		r := stagnantReview("示例企业甲")
		c.alter(&r)
		v, err := j.Review(&r)
		if err != nil {
			t.Fatal(c.name, err)
		}
		want := zhuanhua.Met
		if c.failed != "" {
			want = zhuanhua.NotMet
		} else if c.missing != "" {
			want = zhuanhua.Undetermined
		}
		if f, m := poolRows(v.Failed()), poolFacts(v.Missing()); v.Outcome() != want || f != c.failed || m != c.missing {
			t.Errorf("%s: %v, failed %q, missing %q; want %q, %q", c.name, v.Outcome(), f, m, c.failed, c.missing)
		}
	}
}

func TestStayUnset(t *testing.T) {
	rules := poolRules()
	rules.Progress = zhuanhua.Given[eligibility.Percent]{}
	j := poolJudge(t, rules)
	r := stagnantReview("示例企业甲")
	r.Progress, r.EntryRate, r.Rate = 0, rate(50, 100), rate(51, 100)
	_, err := j.Review(&r)
	var unset *eligibility.UnsetError
	if !errors.As(err, &unset) || unset.Param.Key != "progress" || unset.Param.Clause != "CP24-4.2.3" {
		t.Error(err)
	}
	r.Findings = violation(eligibility.TaxEvasion, zhuanhua.Confirmed, "2024-08-01")
	if v, err := j.Review(&r); err != nil || v.Outcome() != zhuanhua.NotMet {
		t.Errorf("removed whatever progress is substantial: %v, %v", v.Outcome(), err)
	}
	r.Findings, r.Rate = nil, rate(50, 100)
	if v, err := j.Review(&r); err != nil || v.Outcome() != zhuanhua.NotMet {
		t.Errorf("no rise is no progress: %v, %v", v.Outcome(), err)
	}
	r.Rate = zhuanhua.Given[eligibility.PatentRate]{}
	if v, err := j.Review(&r); err != nil || v.Outcome() != zhuanhua.Undetermined {
		t.Errorf("the finding is missing, not the size: %v, %v", v.Outcome(), err)
	}
}

func TestExplainReview(t *testing.T) {
	j := poolJudge(t, poolRules())
	r := stagnantReview("示例企业甲")
	r.Findings = violation(eligibility.TaxEvasion, zhuanhua.Suspected, "2024-08-01")
	d, err := j.ExplainReview(&r)
	zh, en := d.In(zhuanhua.Chinese), d.In(zhuanhua.English)
	for _, want := range []string{"入库2年内未取得实质性进展", "2024-07-01 – 2026-07-02", "F1 suspected 2024-08-01", "示例企业甲"} {
		if err != nil || !strings.Contains(zh, want) {
			t.Errorf("%v: %q is not in\n%s", err, want, zh)
		}
	}
	if !strings.Contains(en, "no substantial progress within 2 years of entry") {
		t.Error(en)
	}
	if _, err := j.ExplainReview(nil); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Error(err)
	}
}

func TestReviewValidate(t *testing.T) {
	for field, alter := range map[string]func(*review){
		"party_id":    func(r *review) { r.Enterprise = zhuanhua.PartyID{} },
		"entered_on":  func(r *review) { r.EnteredOn = -1 },
		"as_of":       func(r *review) { r.AsOf = r.EnteredOn - 1 },
		"progress":    func(r *review) { r.Progress = 3 },
		"progress_on": func(r *review) { r.ProgressOn = r.AsOf },
		"entry_rate":  func(r *review) { r.EntryRate = rate(2, 1) },
		"rate":        func(r *review) { r.Rate = rate(2, 1) },
		"findings": func(r *review) {
			one := violation(eligibility.TaxEvasion, zhuanhua.Suspected, "2024-08-01")
			r.Findings = append(one, one...)
		},
	} {
		r := stagnantReview("示例企业甲")
		alter(&r)
		wantFault(t, r.Validate(), zhuanhua.RecordReview, field)
	}
	for _, on := range []zhuanhua.Day{zhuanhua.MustDay("2024-06-30"), zhuanhua.MustDay("2026-07-03")} {
		r := stagnantReview("示例企业甲")
		r.Progress, r.ProgressOn = zhuanhua.Yes, on
		wantFault(t, r.Validate(), zhuanhua.RecordReview, "progress_on")
	}
	wantFault(t, (*review)(nil).Validate(), zhuanhua.RecordReview, "review")
	for _, c := range []struct {
		field string
		alter func(*eligibility.PoolFinding)
	}{
		{"finding_id", func(f *eligibility.PoolFinding) { f.ID = "" }},
		{"kind", func(f *eligibility.PoolFinding) { f.Kind = 0 }},
		{"kind", func(f *eligibility.PoolFinding) { f.Kind = 9 }},
		{"state", func(f *eligibility.PoolFinding) { f.State = 0 }},
		{"state", func(f *eligibility.PoolFinding) { f.State = 9 }},
		{"found_on", func(f *eligibility.PoolFinding) { f.FoundOn = -1 }},
		{"found_on", func(f *eligibility.PoolFinding) { f.FoundOn = 0 }},
	} {
		r := stagnantReview("示例企业甲")
		r.Findings = violation(eligibility.TaxEvasion, zhuanhua.Confirmed, "2024-08-01")
		c.alter(&r.Findings[0])
		wantFault(t, r.Validate(), zhuanhua.RecordFinding, c.field)
	}
}
