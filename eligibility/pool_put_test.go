package eligibility_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// heldCheck is a check of the pool with the way from facts to a record and back.
type heldCheck struct {
	name  string
	form  zhuanhua.Form
	check func(eligibility.PoolRules) zhuanhua.Check
	// through makes a record from facts by one rules value and reads it by another.
	through func(put, read eligibility.PoolRules, facts zhuanhua.Facts, asked uint16) (zhuanhua.Facts, bool)
	valid   func(eligibility.PoolRules, zhuanhua.Facts, uint16) error
}

func heldChecks() []heldCheck {
	return []heldCheck{
		{
			"admission", eligibility.PoolApplicationForm(), eligibility.PoolRules.AdmissionCheck,
			func(put, read eligibility.PoolRules, f zhuanhua.Facts, asked uint16) (zhuanhua.Facts, bool) {
				a, ok := put.PutApplication(f, asked)
				return read.ReadApplication(&a), ok
			},
			func(put eligibility.PoolRules, f zhuanhua.Facts, asked uint16) error {
				a, _ := put.PutApplication(f, asked)
				return a.Validate()
			},
		},
		{
			"graduation", eligibility.PoolProgressForm(), eligibility.PoolRules.GraduationCheck,
			func(put, read eligibility.PoolRules, f zhuanhua.Facts, asked uint16) (zhuanhua.Facts, bool) {
				p, ok := put.PutProgress(f, asked)
				return read.ReadProgress(&p), ok
			},
			func(put eligibility.PoolRules, f zhuanhua.Facts, asked uint16) error {
				p, _ := put.PutProgress(f, asked)
				return p.Validate()
			},
		},
		{
			"stay", eligibility.PoolReviewForm(), eligibility.PoolRules.StayCheck,
			func(put, read eligibility.PoolRules, f zhuanhua.Facts, asked uint16) (zhuanhua.Facts, bool) {
				r, ok := put.PutReview(f, asked)
				return read.ReadReview(&r), ok
			},
			func(put eligibility.PoolRules, f zhuanhua.Facts, asked uint16) error {
				r, _ := put.PutReview(f, asked)
				return r.Validate()
			},
		},
		{
			"line", eligibility.PoolProvinceForm(), eligibility.PoolRules.LineCheck,
			func(put, read eligibility.PoolRules, f zhuanhua.Facts, asked uint16) (zhuanhua.Facts, bool) {
				p, _ := put.PutProvince(f, asked)
				return read.ReadProvince(&p), true // whether there is a city with plan status is always known
			},
			func(put eligibility.PoolRules, f zhuanhua.Facts, asked uint16) error {
				p, _ := put.PutProvince(f, asked)
				return p.Validate()
			},
		},
		{
			"monitoring", eligibility.PoolYearForm(), eligibility.PoolRules.MonitoringCheck,
			func(_, read eligibility.PoolRules, f zhuanhua.Facts, _ uint16) (zhuanhua.Facts, bool) {
				y := yearOf(f)
				return read.ReadYear(&y), true
			},
			func(_ eligibility.PoolRules, f zhuanhua.Facts, _ uint16) error {
				y := yearOf(f)
				return y.Validate()
			},
		},
	}
}

func yearOf(f zhuanhua.Facts) eligibility.PoolYear {
	return eligibility.PoolYear{
		Province: zhuanhua.Corps, Year: 2025,
		SpotChecked: zhuanhua.Truth(f.Get(eligibility.PoolSpotCheckFact)), Evaluated: zhuanhua.Truth(f.Get(eligibility.PoolEvaluationFact)),
	}
}

// Cases generated from the rows, made into records that validate and read again, are
// judged as the rows say; and they tell every altered row and every altered parameter.
func TestPoolRowsAreHeld(t *testing.T) {
	sales := poolRules()
	sales.Bracket = eligibility.SalesAlone
	all := poolRules()
	all.LargeLineForAll = true
	told := map[string]bool{}
	for _, rules := range []eligibility.PoolRules{poolRules(), sales, all} {
		for _, h := range heldChecks() {
			table, err := zhuanhua.Compile(h.form, h.check(rules))
			if err != nil {
				t.Fatal(err)
			}
			asked := table.Asked(0)
			var made []zhuanhua.Facts // from which a record can be made
			lost := 0
			for c := range table.Cases(0) {
				facts, possible := h.through(rules, rules, c.Facts, asked)
				if !possible {
					lost++
					continue
				}
				made = append(made, c.Facts)
				if err := h.valid(rules, c.Facts, asked); err != nil {
					t.Errorf("%s: %v", h.name, err)
				}
				same := true
				for i := range h.form.Facts {
					same = same && (asked>>i&1 == 0 || facts.Get(i) == c.Facts.Get(i))
				}
				if got := table.Judge(0, facts); same && got.Outcome() != c.Outcome {
					t.Errorf("%s: %+v is %v", h.name, c, got.Outcome())
				}
			}
			if lost*3 > len(made) {
				t.Errorf("%s: no record for %d cases, %d made", h.name, lost, len(made))
			}
			differs := func(other *zhuanhua.Table, read eligibility.PoolRules) bool {
				return slices.ContainsFunc(made, func(c zhuanhua.Facts) bool {
					a, _ := h.through(rules, rules, c, asked)
					b, _ := h.through(rules, read, c, asked)
					return table.Judge(0, a).Outcome() != other.Judge(0, b).Outcome()
				})
			}
			for mutant := range h.check(rules).Mutants(&h.form) {
				if altered, err := zhuanhua.Compile(h.form, mutant); err == nil && !differs(altered, rules) {
					t.Errorf("%s: nothing tells a mutant: %s", h.name, cmp.Diff(h.check(rules).Rows, mutant.Rows))
				}
			}
			for _, f := range eligibility.PoolFields() {
				for _, near := range f.Nearby(rules) {
					other, err := zhuanhua.Compile(h.form, h.check(near))
					if err == nil && differs(other, near) {
						told[f.Key+"="+f.Show(near)] = true
					}
				}
			}
		}
	}
	// What no single record shows: the window, how often and by which graduations the
	// pool is refilled, and the line above which there is but a warning.
	// A smaller rise of sales or of profit alone changes nothing where both fell short;
	// TestGraduation has them apart.
	elsewhere := []string{"from", "to", "refill-times", "refill-basis", "general-line", "sales-rise=19.99", "profit-rise=14.99"}
	for _, f := range eligibility.PoolFields() {
		for _, near := range f.Nearby(poolRules()) {
			if key := f.Key + "=" + f.Show(near); !told[key] && !slices.Contains(elsewhere, f.Key) && !slices.Contains(elsewhere, key) {
				t.Errorf("nothing tells %s", key)
			}
		}
	}
}

// choiceOf is a field of a record with the values that it can take; the last few only
// where it was left out, so that no value given is the largest that there is.
type choiceOf[R any] struct {
	values int
	put    func(*R, int)
	last   int
}

func (c choiceOf[R]) beyond(last int) choiceOf[R] {
	c.last = last
	return c
}

// complete yields the record with every combination of values of the fields left out.
func complete[R any](r R, fields []choiceOf[R], out []bool, yield func(R)) {
	i := slices.Index(out, true)
	if i < 0 {
		yield(r)
		return
	}
	rest := slices.Clone(out)
	rest[i] = false
	for v := range fields[i].values {
		with := r
		fields[i].put(&with, v)
		complete(with, fields, rest, yield)
	}
}

// holdLaw checks rulebook 0h by brute force: a definite answer holds whatever the
// fields left out turn out to be, and an undetermined one has two ends.
func holdLaw[R any](t *testing.T, fields []choiceOf[R], base R, judge func(R) zhuanhua.Outcome) {
	t.Helper()
	rapid.Check(t, func(rt *rapid.T) {
		r := base
		out := make([]bool, len(fields))
		left := 0
		for i, f := range fields {
			if out[i] = left < 6 && rapid.IntRange(0, 2).Draw(rt, "left out") == 0; !out[i] {
				f.put(&r, rapid.IntRange(0, f.values-f.last-1).Draw(rt, "value"))
			} else {
				left++
			}
		}
		ends := map[zhuanhua.Outcome]bool{}
		complete(r, fields, out, func(full R) { ends[judge(full)] = true })
		got := judge(r)
		if got == zhuanhua.Undetermined != (len(ends) > 1) || got != zhuanhua.Undetermined && !ends[got] {
			rt.Fatalf("%v, but it can end as %v: %+v", got, ends, r)
		}
	})
}

func truthChoice[R any](at func(*R) *zhuanhua.Truth) choiceOf[R] {
	return choiceOf[R]{2, func(r *R, v int) { *at(r) = zhuanhua.Truth(v + 1) }, 0}
}

func valueChoice[R, V any](at func(*R) *V, values ...V) choiceOf[R] {
	return choiceOf[R]{len(values), func(r *R, v int) { *at(r) = values[v] }, 0}
}

func TestGraduationLaw(t *testing.T) {
	fields := []choiceOf[progress]{
		valueChoice(func(p *progress) *zhuanhua.Day { return &p.AsOf }, zhuanhua.MustDay("2025-07-30"), zhuanhua.MustDay("2025-07-31")),
		truthChoice(func(p *progress) *zhuanhua.Truth { return &p.Demonstration }),
		valueChoice(func(p *progress) *zhuanhua.Given[eligibility.PatentRate] { return &p.EntryRate }, rate(1, 10), rate(1, 2), rate(1, 1)),
		valueChoice(func(p *progress) *zhuanhua.Given[eligibility.PatentRate] { return &p.Rate }, rate(0, 1), rate(55, 100), rate(60, 100)),
		valueChoice(func(p *progress) *zhuanhua.Given[int] { return &p.NewProducts }, zhuanhua.Value(0), zhuanhua.Value(1)),
		truthChoice(func(p *progress) *zhuanhua.Truth { return &p.Certified }),
		valueChoice(func(p *progress) *zhuanhua.Given[decimal.Decimal] { return &p.SalesBefore }, yuan(0), yuan(100), yuan(1000), yuan(2000), yuan(4000)).beyond(1),
		valueChoice(func(p *progress) *zhuanhua.Given[decimal.Decimal] { return &p.Sales }, yuan(0), yuan(900), yuan(1300), yuan(3000)),
		valueChoice(func(p *progress) *zhuanhua.Given[decimal.Decimal] { return &p.ProfitBefore }, yuan(-100), yuan(-40), yuan(10), yuan(100), yuan(200), yuan(400)).beyond(1),
		valueChoice(func(p *progress) *zhuanhua.Given[decimal.Decimal] { return &p.Profit }, yuan(-50), yuan(-10), yuan(105), yuan(120), yuan(300), yuan(-200)).beyond(1),
		truthChoice(func(p *progress) *zhuanhua.Truth { return &p.Considerable }),
	}
	base := progress{Enterprise: firm("示例甲"), EnteredOn: zhuanhua.MustDay("2024-07-31")}
	for _, bracket := range []eligibility.Bracket{eligibility.RateAndEither, eligibility.SalesAlone} {
		rules := poolRules()
		rules.Bracket = bracket
		j := poolJudge(t, rules)
		holdLaw(t, fields, base, func(p progress) zhuanhua.Outcome {
			v, err := j.Progress(&p)
			if err != nil {
				t.Fatal(err)
			}
			return v.Outcome()
		})
	}
}

func TestStayLaw(t *testing.T) {
	finding := func(state zhuanhua.FindingState) []eligibility.PoolFinding {
		return violation(eligibility.TaxEvasion, state, "2025-01-01")
	}
	early := zhuanhua.MustDay("2024-10-01")
	fields := []choiceOf[review]{
		valueChoice(func(r *review) *zhuanhua.Day { return &r.AsOf }, early, zhuanhua.MustDay("2026-07-01"), zhuanhua.MustDay("2026-07-02")),
		{2, func(r *review, v int) {
			r.Progress = []zhuanhua.Truth{zhuanhua.No, zhuanhua.Yes}[v]
			r.ProgressOn = []zhuanhua.Day{0, early}[v]
		}, 0},
	}
	j := poolJudge(t, poolRules())
	judge := func(r review) zhuanhua.Outcome {
		v, err := j.Review(&r)
		if err != nil {
			t.Fatal(err)
		}
		return v.Outcome()
	}
	for _, state := range []zhuanhua.FindingState{zhuanhua.Suspected, zhuanhua.Confirmed} {
		holdLaw(t, fields, review{Enterprise: firm("示例甲"), EnteredOn: zhuanhua.MustDay("2024-07-01"), Findings: finding(state)}, judge)
	}
}

func TestAdmissionLaw(t *testing.T) {
	type application = eligibility.PoolApplication
	fields := []choiceOf[application]{
		valueChoice(func(a *application) *zhuanhua.Day { return &a.RecommendedOn }, zhuanhua.MustDay("2024-06-15"), zhuanhua.MustDay("2024-06-16")),
		truthChoice(func(a *application) *zhuanhua.Truth { return &a.Refill }),
		valueChoice(func(a *application) *zhuanhua.Size { return &a.Size }, zhuanhua.SizeOf(zhuanhua.Medium), zhuanhua.SizeOf(zhuanhua.Large)),
		valueChoice(func(a *application) *zhuanhua.Given[decimal.Decimal] { return &a.Research }, yuan(0), yuan(4_000_000), yuan(5_000_000)),
		valueChoice(func(a *application) *zhuanhua.Given[decimal.Decimal] { return &a.Revenue }, yuan(40_000_000), yuan(40_000_001)),
		truthChoice(func(a *application) *zhuanhua.Truth { return &a.SteadyTeam }),
		valueChoice(func(a *application) *zhuanhua.Given[int] { return &a.ResearchStaff }, zhuanhua.Value(0), zhuanhua.Value(20), zhuanhua.Value(21)),
		valueChoice(func(a *application) *zhuanhua.Given[int] { return &a.Staff }, zhuanhua.Value(100), zhuanhua.Value(101), zhuanhua.Value(1000)).beyond(1),
		truthChoice(func(a *application) *zhuanhua.Truth { return &a.Partnership }),
		truthChoice(func(a *application) *zhuanhua.Truth { return &a.Dishonesty }),
		valueChoice(func(a *application) *zhuanhua.Given[eligibility.PatentRate] { return &a.Rate }, rate(49, 100), rate(50, 100)),
	}
	j := poolJudge(t, poolRules())
	base := goodApplication("示例甲")
	base.RecommendedOn, base.Refill, base.Size, base.SteadyTeam, base.Partnership, base.Dishonesty = 0, 0, zhuanhua.Size{}, 0, 0, 0
	base.Research, base.Revenue = zhuanhua.Given[decimal.Decimal]{}, zhuanhua.Given[decimal.Decimal]{}
	base.ResearchStaff, base.Staff, base.Rate = zhuanhua.Given[int]{}, zhuanhua.Given[int]{}, zhuanhua.Given[eligibility.PatentRate]{}
	holdLaw(t, fields, base, func(a application) zhuanhua.Outcome {
		got, err := j.Application(&a)
		if err != nil {
			t.Fatal(err)
		}
		return got.Outcome()
	})
}

// An unset size is asked for exactly where two of its values give two answers.
func TestUnsetLaw(t *testing.T) {
	values := []zhuanhua.Given[eligibility.Percent]{zhuanhua.Value(eligibility.Percent(0)), zhuanhua.Value(50 * eligibility.PerCent), zhuanhua.Value(10_000 * eligibility.PerCent)}
	months := []zhuanhua.Given[int]{zhuanhua.Value(0), zhuanhua.Value(1000)}
	maybe := func(rt *rapid.T, n int) bool { return rapid.IntRange(0, n).Draw(rt, "left out") == 0 }
	rapid.Check(t, func(rt *rapid.T) {
		rules := poolRules()
		rules.Bracket = rapid.SampledFrom([]eligibility.Bracket{eligibility.RateAndEither, eligibility.SalesAlone}).Draw(rt, "bracket")
		p := goodProgress("示例甲")
		p.AsOf = p.EnteredOn + 100
		if maybe(rt, 2) {
			p.Demonstration = rapid.SampledFrom([]zhuanhua.Truth{0, zhuanhua.No}).Draw(rt, "demonstration")
		}
		p.NewProducts = rapid.SampledFrom([]zhuanhua.Given[int]{{}, zhuanhua.Value(0), zhuanhua.Value(1)}).Draw(rt, "products")
		p.Sales = rapid.SampledFrom([]zhuanhua.Given[decimal.Decimal]{{}, yuan(1), yuan(1_200_000)}).Draw(rt, "sales")
		p.Rate = rapid.SampledFrom([]zhuanhua.Given[eligibility.PatentRate]{{}, rate(1, 10), rate(60, 100)}).Draw(rt, "rate")
		p.Certified = rapid.SampledFrom([]zhuanhua.Truth{0, zhuanhua.Yes, zhuanhua.No}).Draw(rt, "certified")
		variants := []eligibility.PoolRules{rules}
		vary := func(set func(*eligibility.PoolRules, int), n int) {
			var more []eligibility.PoolRules
			for _, v := range variants {
				for i := range n {
					set(&v, i)
					more = append(more, v)
				}
			}
			variants = more
		}
		if maybe(rt, 1) {
			rules.Cultivation = zhuanhua.Given[int]{}
			vary(func(r *eligibility.PoolRules, i int) { r.Cultivation = months[i] }, len(months))
		}
		if maybe(rt, 1) {
			rules.ClearRise = zhuanhua.Given[eligibility.Percent]{}
			vary(func(r *eligibility.PoolRules, i int) { r.ClearRise = values[i] }, len(values))
		}
		if maybe(rt, 1) {
			rules.SalesRise = zhuanhua.Given[eligibility.Percent]{}
			vary(func(r *eligibility.PoolRules, i int) { r.SalesRise = values[i] }, len(values))
		}
		if maybe(rt, 1) {
			rules.ProfitRise = zhuanhua.Given[eligibility.Percent]{}
			vary(func(r *eligibility.PoolRules, i int) { r.ProfitRise = values[i] }, len(values))
		}
		ends := map[zhuanhua.Outcome]bool{}
		for _, r := range variants {
			v, err := poolJudge(t, r).Progress(&p)
			if err != nil {
				rt.Fatal(err)
			}
			ends[v.Outcome()] = true
		}
		v, err := poolJudge(t, rules).Progress(&p)
		if errors.Is(err, zhuanhua.ErrUnset) != (len(ends) > 1) || err == nil && !ends[v.Outcome()] {
			rt.Fatalf("%v, %v, but the values give %v", v.Outcome(), err, ends)
		}
	})
}
