package awards_test

import (
	"errors"
	"fmt"
	"maps"
	"math/big"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

func ExampleEffectOf() {
	base := awards.Regime{Terms: awards.SpecialPlan().WithQuotas(1, 1, 1).WithPassMark(60 * zhuanhua.Point)}
	draft := base
	draft.Terms.RestYear = false
	draft.Terms.PassMark = zhuanhua.Value(91 * zhuanhua.Point)
	effect, err := awards.EffectOf(base, draft, threeProvinces())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range effect.Flips {
		fmt.Println(f.Year, f.Province.Text().En, f.Was, "→", f.Is, f.Moved, f.Lifted, f.Blame.Sets)
	}
	fmt.Println(effect.Moved, effect.Amount)
	for _, p := range effect.Portions {
		fmt.Println(p.Of, p.Amount, p.Moved)
	}
	// Output:
	// 2022 Shaanxi topup → clawback -100000000 [] [[pass-mark]]
	// 2023 Hunan award → none -100000000 [] [[rest-year] [pass-mark]]
	// 2023 Shaanxi none → award 100000000 [awarded-last-year] [[rest-year] [pass-mark]]
	// [{430000 -100000000}] -100000000
	// [rest-year] 0 [{430000 -100000000} {610000 100000000}]
	// [pass-mark] -100000000 [{430000 -100000000}]
	// [rest-year pass-mark] 0 [{430000 100000000} {610000 -100000000}]
}

// anyRegime alters some parameters of a policy.
func anyRegime(t *rapid.T, p awards.Regime, label string) awards.Regime {
	fields := awards.RegimeFields(p, p)
	for range rapid.IntRange(0, 4).Draw(t, label) {
		near := rapid.SampledFrom(fields).Draw(t, label+" field").Nearby(p)
		if len(near) > 0 {
			if p2 := rapid.SampledFrom(near).Draw(t, label+" value"); p2.Terms.Validate() == nil {
				p = p2
			}
		}
	}
	return p
}

func TestEffectsOfRegimes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, base := anyInput(t, false), awards.Regime{Terms: anyTerms(t)}
		draft := anyRegime(t, base, "draft")
		there, err := awards.EffectOf(base, draft, in)
		if err != nil {
			t.Skip(err)
		}
		same, err := awards.EffectOf(base, base, in)
		if err != nil || len(same.Flips) != 0 || len(same.Altered) != 0 || same.Amount != 0 {
			t.Fatalf("the same terms: %+v, %v", same, err)
		}
		back, err := awards.EffectOf(draft, base, in)
		if err != nil {
			t.Fatal(err)
		}
		checkReverse(t, there, back)
		checkAmounts(t, base, draft, in, there)
		checkPortions(t, base, draft, in, there)
		for i, f := range there.Flips {
			for _, set := range f.Blame.Sets {
				alone := base
				for _, field := range awards.RegimeFields(base, draft) {
					if slices.Contains(set, field.Key) {
						field.Copy(&alone, &draft)
					}
				}
				e, err := awards.EffectOf(base, alone, in)
				if err != nil {
					t.Fatal(err)
				}
				if !slices.ContainsFunc(e.Flips, func(g awards.Flip) bool {
					return g.Year == f.Year && g.Province == f.Province && g.Is == f.Is && g.Moved == f.Moved
				}) {
					t.Fatalf("flip %d: %v alone does not make it: %+v", i, set, e.Flips)
				}
			}
		}
	})
}

func checkReverse(t *rapid.T, there, back awards.Effect) {
	for i := range back.Flips {
		f := &back.Flips[i]
		f.Was, f.Is, f.Lifted, f.Raised, f.Moved, f.Blame = f.Is, f.Was, f.Raised, f.Lifted, -f.Moved, zhuanhua.Blamed{}
	}
	want := slices.Clone(there.Flips)
	for i := range want {
		want[i].Blame = zhuanhua.Blamed{}
	}
	if d := cmp.Diff(want, back.Flips); d != "" || there.Amount != -back.Amount {
		t.Fatal(d)
	}
}

// checkAmounts holds what is moved to the two results.
func checkAmounts(t *rapid.T, base, draft awards.Regime, in awards.Input, e awards.Effect) {
	sum := func(p awards.Regime) (all zhuanhua.Amount) {
		r, err := p.Decide(in)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range r.Decisions {
			all += d.Amount
		}
		return all
	}
	byProvince, byYear := zhuanhua.Amount(0), zhuanhua.Amount(0)
	for _, m := range e.Moved {
		byProvince += m.Amount
	}
	for _, y := range e.ByYear {
		byYear += y.Amount
	}
	if want := sum(draft) - sum(base); e.Amount != want || byProvince != want || byYear != want {
		t.Fatalf("%s, %s, %s moved, want %s", e.Amount, byProvince, byYear, want)
	}
}

// checkPortions holds the portions to the whole, by province and in all, and those of
// one parameter alone to what it moves alone.
func checkPortions(t *rapid.T, base, draft awards.Regime, in awards.Input, e awards.Effect) {
	all, by := zhuanhua.Amount(0), map[zhuanhua.Place]zhuanhua.Amount{}
	flips := map[[2]int]zhuanhua.Amount{}
	for _, p := range e.Portions {
		all += p.Amount
		own := zhuanhua.Amount(0)
		for _, m := range p.Moved {
			by[m.Province] += m.Amount
			own += m.Amount
		}
		if own != p.Amount || len(p.Decisions) == 0 {
			t.Fatalf("%v: %s, by province %s", p.Of, p.Amount, own)
		}
		for _, d := range p.Decisions {
			flips[[2]int{d.Year, int(d.Province)}] += d.Amount
		}
	}
	for _, f := range e.Flips {
		if flips[[2]int{f.Year, int(f.Province)}] != f.Moved {
			t.Fatalf("%d %s: portions of %v, moved %s", f.Year, f.Province, flips, f.Moved)
		}
		delete(flips, [2]int{f.Year, int(f.Province)})
	}
	for at, rest := range flips {
		if rest != 0 {
			t.Fatalf("%v: portions of a decision that does not flip come to %s", at, rest)
		}
	}
	maps.DeleteFunc(by, func(_ zhuanhua.Place, a zhuanhua.Amount) bool { return a == 0 })
	for _, m := range e.Moved {
		if by[m.Province] != m.Amount {
			t.Fatalf("%s: portions of %s, moved %s", m.Province, by[m.Province], m.Amount)
		}
	}
	if all != e.Amount || len(by) != len(e.Moved) {
		t.Fatalf("portions of %s, moved %s", all, e.Amount)
	}
	for _, field := range zhuanhua.Altered(awards.RegimeFields(base, draft), base, draft) {
		alone := base
		field.Copy(&alone, &draft)
		one, err := awards.EffectOf(base, alone, in)
		if err != nil {
			continue // it cannot be decided: its part is in those of several
		}
		n := slices.IndexFunc(e.Portions, func(p awards.Portion) bool { return slices.Equal(p.Of, []string{field.Key}) })
		if n < 0 && len(one.Moved) > 0 || n >= 0 && !slices.Equal(e.Portions[n].Moved, one.Moved) {
			t.Fatalf("%s alone moves %v: %+v", field.Key, one.Moved, e.Portions)
		}
	}
}

func TestBreaksOfTerms(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in, terms := anyInput(t, false), anyTerms(t)
		if len(in.Applicants) == 0 {
			t.Skip()
		}
		a := rapid.SampledFrom(in.Applicants).Draw(t, "province").Province
		q := awards.Question{Year: rapid.IntRange(terms.FirstYear, terms.LastYear).Draw(t, "year"), Province: a}
		asked := func(t awards.Terms) (awards.Answer, error) {
			c, err := t.Cycle()
			if err != nil {
				return awards.Answer{}, err
			}
			r, err := c.DecideUntil(in, q.Year)
			for _, d := range r.Decisions {
				if d.Year == q.Year && d.Province == a && err == nil {
					return awards.Answer{Action: d.Action, Amount: d.Amount}, nil
				}
			}
			return awards.Answer{}, err
		}
		marks, err := terms.PassMarkBreaks(in, q)
		for _, b := range marks {
			below, _ := asked(terms.WithPassMark(b.Value - 1))
			at, _ := asked(terms.WithPassMark(b.Value))
			if below == at || below != b.Before || at != b.After {
				t.Fatalf("%+v: %v, %v", b, below, at)
			}
		}
		if err == nil { // and nothing changes anywhere else
			mark := zhuanhua.Points(rapid.Int64Range(0, int64(zhuanhua.MaxPoints)).Draw(t, "mark"))
			got, err := asked(terms.WithPassMark(mark))
			want := awards.Answer{}
			want, _ = asked(terms.WithPassMark(0))
			for _, b := range marks {
				if b.Value <= mark {
					want = b.After
				}
			}
			if err != nil || got != want {
				t.Fatalf("at %s: %+v, want %+v, %v", mark, got, want, err)
			}
		}
		year := rapid.IntRange(terms.FirstYear, terms.LastYear).Draw(t, "quota year")
		quotas, _ := terms.QuotaBreaks(in, year, q)
		for _, b := range quotas {
			if b.Before == b.After || b.Value > len(in.Applicants) {
				t.Fatalf("%+v", b)
			}
		}
		breaks, err := terms.ScoreBreaks(in, year, a, q)
		if errors.Is(err, zhuanhua.ErrCandidates) {
			t.Fatal(err)
		}
		for _, b := range breaks {
			if b.Before == b.After {
				t.Fatalf("%+v", b)
			}
		}
		for _, f := range in.Findings {
			if _, err := terms.DeductionBreaks(in, f.ID, q); errors.Is(err, zhuanhua.ErrCandidates) {
				t.Fatal(err)
			}
		}
	})
}

func ExampleTerms_PassMarkBreaks() {
	terms := awards.SpecialPlan().WithQuotas(1, 1, 1).WithPassMark(60 * zhuanhua.Point)
	breaks, err := terms.PassMarkBreaks(threeProvinces(), awards.Question{Year: 2022, Province: zhuanhua.Shaanxi})
	for _, b := range breaks {
		fmt.Println(b.Value, b.Before.Action, "→", b.After.Action, err)
	}
	quotas, err := terms.QuotaBreaks(threeProvinces(), 2022, awards.Question{Year: 2022, Province: zhuanhua.Hunan})
	for _, b := range quotas {
		fmt.Println(b.Value, b.Before.Action, "→", b.After.Action, err)
	}
	scores, err := terms.ScoreBreaks(threeProvinces(), 2022, zhuanhua.Hunan, awards.Question{Year: 2022, Province: zhuanhua.Hunan})
	for _, b := range scores {
		fmt.Println(b.Value, b.Before.Action, "→", b.After.Action, err)
	}
	// Output:
	// 90.000001 topup → clawback <nil>
	// 2 none → award <nil>
	// 85 none → tie <nil>
	// 85.000001 tie → award <nil>
}

// twoWeighted is a scheme of two criteria by attainment, and figures that it scores.
func twoWeighted(weights [2]int64, values [][2]int64) (awards.Regime, []awards.Scored) {
	one := decimal.New(1, 0)
	scheme := awards.Scheme{Key: "two", Full: 100 * zhuanhua.Point, Metrics: []awards.Metric{{Key: "a"}, {Key: "b"}}}
	for i, key := range []string{"a", "b"} {
		scheme.Criteria = append(scheme.Criteria, awards.Criterion{
			Key: key, Metric: key, Method: awards.ByAttainment, Weight: decimal.New(weights[i], 0), Target: decimal.New(100, 0), Cap: one,
		})
	}
	s := awards.Scored{Year: 2022, InScope: map[zhuanhua.Place]zhuanhua.Truth{}}
	for i, p := range []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Anhui, zhuanhua.Hunan}[:len(values)] {
		s.Figures = append(s.Figures, awards.Figures{Province: p, Values: map[string]decimal.Decimal{
			"a": decimal.New(values[i][0], 0), "b": decimal.New(values[i][1], 0)}})
		s.InScope[p] = zhuanhua.Yes
	}
	return awards.Regime{Terms: awards.SpecialPlan().WithQuotas(1, 1, 1).WithPassMark(60 * zhuanhua.Point), Scheme: scheme}, []awards.Scored{s}
}

// The only weight that there is cannot be 0, however close together the scores are.
func TestWeightBreaksOfTheOnlyWeight(t *testing.T) {
	p, scored := twoWeighted([2]int64{1, 0}, [][2]int64{{1, 0}, {1, 0}, {1, 0}})
	for i := range scored[0].Figures {
		scored[0].Figures[i].Values["a"] = decimal.New(33_333_333_330+int64(i), -9) // less than a millionth of a point apart
	}
	in := threeProvinces()
	in.Evaluations = slices.DeleteFunc(in.Evaluations, func(e awards.Evaluation) bool { return e.Year == 2022 })
	q := awards.Question{Year: 2022, Province: zhuanhua.Hunan}
	if _, err := p.WeightBreaks("a", decimal.New(0, 0), decimal.New(9, 0), in, scored, q); !errors.Is(err, awards.ErrWeights) {
		t.Errorf("from 0: %v", err)
	}
	if breaks, err := p.WeightBreaks("a", decimal.New(1, -9), decimal.New(9, 0), in, scored, q); err != nil || len(breaks) != 0 {
		t.Errorf("the score is the same by every weight: %v, %v", breaks, err)
	}
	p.Scheme.Criteria = p.Scheme.Criteria[:1]
	if margins, err := p.Scheme.WeightMargins([]awards.Sampled{{Figures: scored[0].Figures[0]}, {Figures: scored[0].Figures[1]}}, 1, decimal.New(9, 0)); err != nil ||
		margins[0].Up.IsGiven() || margins[0].Down.IsGiven() || margins[0].Line != awards.Across {
		t.Errorf("tied by rounding, by every weight: %+v, %v", margins, err)
	}
}

func TestWeightBreaks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.Int64Range(0, 100)
		var values [][2]int64
		for range 3 {
			values = append(values, [2]int64{value.Draw(t, "a"), value.Draw(t, "b")})
		}
		p, scored := twoWeighted([2]int64{1, 1}, values)
		in := threeProvinces()
		in.Evaluations = slices.DeleteFunc(in.Evaluations, func(e awards.Evaluation) bool { return e.Year == 2022 })
		q := awards.Question{Year: 2022, Province: rapid.SampledFrom([]zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Anhui, zhuanhua.Hunan}).Draw(t, "province")}
		breaks, err := p.WeightBreaks("a", decimal.New(0, 0), decimal.New(10, 0), in, scored, q)
		if errors.Is(err, awards.ErrTooManyBreaks) {
			t.Skip(err)
		} else if err != nil {
			t.Fatal(err)
		}
		asked := func(w decimal.Decimal) awards.Answer {
			draft := p.Clone()
			draft.Scheme.Criteria[0].Weight = w
			r, err := draft.Decide(in, scored...)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range r.Decisions {
				if d.Year == q.Year && d.Province == q.Province {
					return awards.Answer{Action: d.Action, Amount: d.Amount}
				}
			}
			return awards.Answer{}
		}
		w := rapid.Int64Range(0, 10_000_000).Draw(t, "weight") // no break lies between it and the last before it
		weight := decimal.New(w, -6)
		want := asked(decimal.Decimal{})
		if len(breaks) > 0 {
			want = breaks[0].Below
		}
		for _, b := range breaks {
			if b.Below == b.At && b.At == b.Above {
				t.Fatalf("%+v is no break", b)
			}
			switch b.Value.Cmp(big.NewRat(w, 1_000_000)) {
			case 0:
				want = b.At
			case -1:
				want = b.Above
			}
		}
		if got := asked(weight); got != want {
			t.Fatalf("at %s: %+v, want %+v; breaks %v", weight, got, want, breaks)
		}
	})
}
