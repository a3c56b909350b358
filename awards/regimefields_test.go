package awards_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// without2022 is the small cycle without evaluations of 2022, which a scheme makes.
func without2022() awards.Input {
	in := threeProvinces()
	in.Evaluations = slices.DeleteFunc(in.Evaluations, func(e awards.Evaluation) bool { return e.Year == 2022 })
	return in
}

// Shaanxi started in 2021 and needs 60 points in 2022; Anhui and Hunan compete.
func TestEffectOfSchemes(t *testing.T) {
	base, scored := twoWeighted([2]int64{1, 1}, [][2]int64{{70, 70}, {90, 60}, {60, 80}})
	third := awards.Criterion{Key: "c", Metric: "c", Method: awards.ByAttainment, Weight: decimal.New(4, 0), Target: decimal.New(10, 0), Cap: decimal.New(1, 0)}
	for i, v := range []int64{10, 0, 10} {
		scored[0].Figures[i].Values["c"] = decimal.New(v, 0)
	}
	penalty := awards.Penalty{Key: "late", Metric: "c", PerUnit: 5 * zhuanhua.Point, Most: 30 * zhuanhua.Point}
	for name, c := range map[string]struct {
		edit func(*awards.Scheme)
		want []string // of the only set that turns 2022 to Hunan
	}{
		"weight": {func(s *awards.Scheme) { s.Criteria[1].Weight = decimal.New(4, 0) }, []string{"criterion/b/weight"}},
		"target": {func(s *awards.Scheme) { s.Criteria[0].Target = decimal.New(60, 0) }, []string{"criterion/a/target"}},
		"cap":    {func(s *awards.Scheme) { s.Criteria[0].Cap = decimal.New(6, -1) }, []string{"criterion/a/cap"}},
		"metric": {func(s *awards.Scheme) { s.Criteria[0].Metric = "b" }, []string{"criterion/a/metric"}},
		"method": {func(s *awards.Scheme) { s.Criteria[0].Method, s.Criteria[0].LowerBetter = awards.ByRange, true }, []string{"criterion/a/method"}},
		"steps": {func(s *awards.Scheme) {
			s.Criteria[0].Method, s.Criteria[0].Steps = awards.BySteps, []awards.Step{{From: decimal.New(50, 0), Share: decimal.New(1, 0)}}
		}, []string{"criterion/a/method", "criterion/a/steps"}},
		"one more": {func(s *awards.Scheme) {
			s.Metrics, s.Criteria = append(s.Metrics, awards.Metric{Key: "c"}), append(s.Criteria, third)
		}, []string{"criterion/c"}},
		"one less": {func(s *awards.Scheme) { s.Criteria = s.Criteria[1:] }, []string{"criterion/a"}},
	} {
		t.Run(name, func(t *testing.T) {
			draft, before := base.Clone(), base.Clone()
			c.edit(&draft.Scheme)
			e, err := awards.EffectOf(base, draft, without2022(), scored...)
			if err != nil {
				t.Fatal(err)
			}
			n := slices.IndexFunc(e.Flips, func(f awards.Flip) bool { return f.Year == 2022 && f.Province == zhuanhua.Hunan })
			if n < 0 || e.Flips[n].Is != awards.Award || !cmp.Equal(e.Flips[n].Blame.Sets, [][]string{c.want}) {
				t.Fatalf("%+v", e.Flips)
			}
			of := awards.Portion{}
			for _, p := range e.Portions {
				if p.Amount != e.Amount || of.Of != nil || len(p.Decisions) < len(p.Moved) {
					t.Errorf("the parts of a criterion are apart: %+v", e.Portions)
				}
				of = p
			}
			if criterion := strings.Join(strings.SplitN(c.want[0], "/", 3)[:2], "/"); !slices.Equal(of.Of, []string{criterion}) || !slices.Equal(of.Moved, e.Moved) {
				t.Errorf("portions of %q: %+v", criterion, e.Portions)
			}
			if d := cmp.Diff(before, base, cmp.AllowUnexported(zhuanhua.Given[int]{}, zhuanhua.Given[zhuanhua.Points]{})); d != "" {
				t.Error("the base was altered: " + d)
			}
			if back, err := awards.EffectOf(draft, base, without2022(), scored...); err != nil || back.Amount != -e.Amount || len(back.Flips) != len(e.Flips) {
				t.Errorf("back: %+v, %v", back, err)
			}
		})
	}
	fined := base.Clone()
	fined.Scheme.Metrics, fined.Scheme.Penalties = append(fined.Scheme.Metrics, awards.Metric{Key: "c"}), []awards.Penalty{penalty}
	e, err := awards.EffectOf(base, fined, without2022(), scored...)
	if err != nil || len(e.Flips) == 0 || !cmp.Equal(e.Flips[0].Blame.Sets, [][]string{{"penalty/late"}}) {
		t.Errorf("a penalty: %+v, %v", e.Flips, err)
	}
	milder := fined.Clone()
	milder.Scheme.Penalties[0].PerUnit = 0
	if e, err = awards.EffectOf(fined, milder, without2022(), scored...); err != nil || len(e.Flips) == 0 {
		t.Errorf("a penalty of nothing: %+v, %v", e, err)
	}
	if e, err = awards.EffectOf(fined, base, without2022(), scored...); err != nil || len(e.Flips) == 0 {
		t.Errorf("no penalty: %+v, %v", e, err)
	}
	given := awards.Regime{Terms: base.Terms} // evaluations as they are
	if e, err = awards.EffectOf(given, fined, threeProvinces(), scored...); err != nil || len(e.Flips) == 0 ||
		!cmp.Equal(e.Flips[0].Blame.Sets, [][]string{{"scheme"}}) {
		t.Errorf("a scheme instead of evaluations: %+v, %v", e, err)
	}
}

func TestRegimeRefuses(t *testing.T) {
	good, scored := twoWeighted([2]int64{1, 1}, [][2]int64{{70, 70}, {90, 60}, {60, 80}})
	bad := good.Clone()
	bad.Scheme.Criteria[0].Weight = hostile(1 << 30)
	var scheme *awards.SchemeError
	for _, pair := range [][2]awards.Regime{{bad, good}, {good, bad}} {
		if _, err := awards.EffectOf(pair[0], pair[1], threeProvinces()); !errors.As(err, &scheme) {
			t.Error(err)
		}
	}
	var terms *awards.TermsError
	if _, err := (awards.Regime{}).Decide(awards.Input{}); !errors.As(err, &terms) {
		t.Error(err)
	}
	twice := slices.Clone(scored)
	twice[0].Figures = append(slices.Clone(twice[0].Figures), twice[0].Figures[0])
	if _, err := good.Decide(without2022(), twice...); !errors.Is(err, zhuanhua.ErrDuplicate) {
		t.Error(err)
	}
	q := awards.Question{Year: 2022, Province: zhuanhua.Shaanxi}
	for name, c := range map[string]struct {
		criterion string
		low, high decimal.Decimal
		scored    []awards.Scored
		q         awards.Question
		want      error
	}{
		"no criterion": {"z", decimal.New(0, 0), decimal.New(1, 0), scored, q, awards.ErrNoSuchItem},
		"below 0":      {"a", decimal.New(-1, 0), decimal.New(1, 0), scored, q, zhuanhua.ErrRange},
		"hostile":      {"a", decimal.New(0, 0), hostile(1 << 30), scored, q, zhuanhua.ErrRange},
		"upside down":  {"a", decimal.New(2, 0), decimal.New(1, 0), scored, q, zhuanhua.ErrRange},
		"figures":      {"a", decimal.New(0, 0), decimal.New(1, 0), twice, q, zhuanhua.ErrDuplicate},
		"nobody":       {"a", decimal.New(0, 0), decimal.New(1, 0), scored, awards.Question{Year: 2022, Province: zhuanhua.Beijing}, zhuanhua.ErrUnknownID},
		"no year":      {"a", decimal.New(0, 0), decimal.New(1, 0), scored, awards.Question{Year: 2030, Province: zhuanhua.Shaanxi}, awards.ErrOutsideProgramme},
	} {
		if _, err := good.WeightBreaks(c.criterion, c.low, c.high, without2022(), c.scored, c.q); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	alone := good.Clone()
	alone.Scheme.Criteria = alone.Scheme.Criteria[:1]
	if _, err := alone.WeightBreaks("a", decimal.New(0, 0), decimal.New(1, 0), without2022(), scored, q); !errors.Is(err, awards.ErrWeights) {
		t.Error(err)
	}
}

func TestBreaksRefuse(t *testing.T) {
	terms, in := plain(), threeProvinces()
	q := awards.Question{Year: 2022, Province: zhuanhua.Shaanxi}
	check := func(name string, err, want error) {
		t.Helper()
		if !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
	_, err := terms.QuotaBreaks(in, 2030, q)
	check("quota of no year", err, awards.ErrOutsideProgramme)
	_, err = terms.ScoreBreaks(in, 2022, zhuanhua.Beijing, q)
	check("score of nobody", err, zhuanhua.ErrUnknownID)
	_, err = terms.DeductionBreaks(in, "none", q)
	check("no finding", err, zhuanhua.ErrUnknownID)
	var fault *awards.TermsError
	if _, err = (awards.Terms{}).PassMarkBreaks(in, q); !errors.As(err, &fault) {
		t.Error(err)
	}
	in.Applicants = append(in.Applicants, in.Applicants[0])
	_, err = terms.PassMarkBreaks(in, q)
	check("an applicant twice", err, zhuanhua.ErrDuplicate)
	_, err = terms.ScoreBreaks(in, 2022, zhuanhua.Shaanxi, q)
	check("an applicant twice", err, zhuanhua.ErrDuplicate)
	in = threeProvinces()
	in.Findings = []zhuanhua.Finding{minor("f", 2022, zhuanhua.Shaanxi, zhuanhua.Point)}
	breaks, err := terms.DeductionBreaks(in, "f", q)
	if err != nil || len(breaks) != 1 || breaks[0].Value <= 0 {
		t.Errorf("%+v, %v", breaks, err)
	}
}
