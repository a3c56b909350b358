package awards_test

import (
	"errors"
	"math/big"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

func dec(s string) decimal.Decimal { return decimal.RequireFromString(s) }

// hostile is a number of which no arithmetic would ever end.
func hostile(exponent int32) decimal.Decimal { return decimal.New(1, exponent) }

func millionDigits() decimal.Decimal {
	return decimal.NewFromBigInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(1_000_000), nil), 0)
}

// one returns a scheme of 100 points with one criterion.
func one(c awards.Criterion) awards.Scheme {
	c.Key, c.Metric, c.Weight = "k", "m", dec("1")
	return awards.Scheme{Key: "s", Full: 100 * point, Metrics: []awards.Metric{{Key: "m"}}, Criteria: []awards.Criterion{c}}
}

// figures are values of the metric m for provinces in code order.
func figures(values ...string) (list []awards.Figures) {
	i := 0
	for p := range zhuanhua.Provinces() {
		if i == len(values) {
			break
		}
		f := awards.Figures{Province: p, Values: map[string]decimal.Decimal{}}
		if values[i] != "" {
			f.Values["m"] = dec(values[i])
		}
		list = append(list, f)
		i++
	}
	return list
}

func TestMethods(t *testing.T) {
	steps := []awards.Step{{dec("0"), dec("0.2")}, {dec("0.05"), dec("0.5")}, {dec("0.2"), dec("1")}}
	down := []awards.Step{{dec("10"), dec("0.5")}, {dec("5"), dec("1")}}
	for name, c := range map[string]struct {
		criterion awards.Criterion
		values    string
		want      string
	}{
		"by rank":                {awards.Criterion{Method: awards.ByRank}, "30 10 20 20", "100 25 75 75"},
		"by rank, lower better":  {awards.Criterion{Method: awards.ByRank, LowerBetter: true}, "30 10 20 20", "25 100 75 75"},
		"by range":               {awards.Criterion{Method: awards.ByRange}, "10 40 20 -20", "50 100 66.666667 0"},
		"by range, lower better": {awards.Criterion{Method: awards.ByRange, LowerBetter: true}, "10 40 20 -20", "50 0 33.333333 100"},
		"by range, all equal":    {awards.Criterion{Method: awards.ByRange}, "7 7 7", "100 100 100"},
		"by attainment":          {awards.Criterion{Method: awards.ByAttainment, Target: dec("0.85"), Cap: dec("1")}, "0.85 0.425 1.7 0 -1", "100 50 100 0 0"},
		"by attainment, above":   {awards.Criterion{Method: awards.ByAttainment, Target: dec("3"), Cap: dec("1.2")}, "1 3.3 9", "33.333333 110 120"},
		"by attainment, lower better": {awards.Criterion{Method: awards.ByAttainment, LowerBetter: true, Target: dec("3"), Cap: dec("1.5")},
			"3 6 1 0 -4", "100 50 150 150 150"},
		"by steps":               {awards.Criterion{Method: awards.BySteps, Steps: steps}, "-0.01 0 0.049 0.05 0.2 3", "0 20 20 50 100 100"},
		"by steps, lower better": {awards.Criterion{Method: awards.BySteps, Steps: down, LowerBetter: true}, "11 10 6 5 0", "0 50 50 100 100"},
	} {
		t.Run(name, func(t *testing.T) {
			scheme := one(c.criterion)
			scores, err := scheme.Score(figures(strings.Fields(c.values)...))
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, s := range scores {
				got = append(got, s.Score.Or(-1).String())
				if s.Criteria[0].Points != s.Score || s.Criteria[0].Of != 100*point {
					t.Errorf("%+v", s)
				}
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("got %v, want %s", got, c.want)
			}
		})
	}
}

// Two criteria, a penalty: weights are shares, the penalty has a cap.
func TestSchemeScore(t *testing.T) {
	scheme := awards.Scheme{
		Key: "s", Full: 100 * point, Metrics: []awards.Metric{{Key: "m"}, {Key: "n"}, {Key: "p"}},
		Criteria: []awards.Criterion{
			{Key: "a", Metric: "m", Weight: dec("2"), Method: awards.ByRank},
			{Key: "b", Metric: "n", Weight: dec("1"), Method: awards.ByAttainment, Target: dec("3"), Cap: dec("1")},
			{Key: "c", Metric: "n", Weight: dec("0"), Method: awards.ByRank},
		},
		Penalties: []awards.Penalty{{Key: "late", Metric: "p", PerUnit: 3 * point / 2, Most: 4 * point, Clause: "CZ23-4.4a"}},
		Ties:      []string{"b"},
	}
	scores, err := scheme.Score([]awards.Figures{
		{zhuanhua.Shaanxi, map[string]decimal.Decimal{"m": dec("1e2"), "n": dec("1"), "p": dec("2")}},
		{zhuanhua.Shandong, map[string]decimal.Decimal{"m": dec("3.50"), "n": dec("1"), "p": dec("3")}},
		{zhuanhua.Hubei, map[string]decimal.Decimal{"m": dec("3.5"), "p": dec("0"), "other": hostile(1 << 30)}},
	})
	if err != nil {
		t.Fatal(err)
	}
	third, ninth := zhuanhua.Points(33_333_333), zhuanhua.Points(11_111_111)
	given := zhuanhua.Value[zhuanhua.Points]
	want := awards.SchemeScore{
		Province: zhuanhua.Shandong, Score: given(55_555_556), // 2/3 × 2/3 + 1/3 × 1/3 of 100
		Criteria: []awards.CriterionScore{
			{"a", "m", "3.5", given(44_444_444), 66_666_667},
			{"b", "n", "1", given(ninth), third},
			{"c", "n", "1", given(0), 0},
		},
		Deductions: []awards.Deduction{{"late", "CZ23-4.4a", 4 * point}},
		Missing:    []awards.MissingMetric{},
	}
	if diff := cmp.Diff(want, scores[1]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if d := scores[0].Deductions; len(d) != 1 || d[0].Points != 3*point {
		t.Errorf("two late reports cost %+v", d)
	}
	if s := scores[2]; s.Score.IsGiven() || len(s.Missing) != 1 || s.Missing[0] != (awards.MissingMetric{zhuanhua.Hubei, "n"}) || len(s.Deductions) != 0 {
		t.Errorf("%+v", s)
	}
	e := scores[1].Evaluation(2022, zhuanhua.Yes)
	if e.Year != 2022 || e.Score != scores[1].Score || len(e.Criteria) != 3 || len(e.Deductions) != 1 {
		t.Errorf("%+v", e)
	}
	in := awards.Input{Applicants: applicants(zhuanhua.Shandong), Evaluations: []awards.Evaluation{e}, TieBreaks: map[int][]string{2021: scheme.TieBreaks()}}
	d := of(t, decide(t, plain(), in), 2022, zhuanhua.Shandong)
	if d.Score.Or(0) != 51_555_556 || d.Gross.Or(0) != 55_555_556 || len(d.Criteria) != 3 || d.Action != awards.Award {
		t.Errorf("%+v", d)
	}
}

// A missing value in a criterion that compares leaves all scores open.
func TestMissingMetric(t *testing.T) {
	for _, method := range []awards.Method{awards.ByRank, awards.ByRange} {
		scheme := one(awards.Criterion{Method: method})
		scheme.Penalties = []awards.Penalty{{Key: "p", Metric: "m", PerUnit: 1, Most: 1}}
		scores, err := scheme.Score(figures("1", "", "3"))
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range scores {
			if s.Score.IsGiven() || len(s.Missing) != 1 || s.Missing[0].Province != zhuanhua.Tianjin || s.Criteria[0].Points.IsGiven() {
				t.Errorf("%v: %+v", method, s)
			}
		}
	}
}

func TestSchemeErrors(t *testing.T) {
	attain := awards.Criterion{Method: awards.ByAttainment, Target: dec("1"), Cap: dec("1")}
	stepped := func(steps ...awards.Step) func(*awards.Scheme) {
		return func(s *awards.Scheme) { s.Criteria[0].Method, s.Criteria[0].Steps = awards.BySteps, steps }
	}
	penalty := func(p awards.Penalty) func(*awards.Scheme) {
		return func(s *awards.Scheme) { s.Penalties = []awards.Penalty{p} }
	}
	for name, c := range map[string]struct {
		alter func(*awards.Scheme)
		want  error
	}{
		"no points":                {func(s *awards.Scheme) { s.Full = 0 }, awards.ErrScoreRange},
		"too many points":          {func(s *awards.Scheme) { s.Full = 1001 * point }, awards.ErrScoreRange},
		"a cap above the range":    {func(s *awards.Scheme) { s.Full, s.Criteria[0].Cap = 900*point, dec("1.2") }, awards.ErrScoreRange},
		"no criteria":              {func(s *awards.Scheme) { s.Criteria = nil }, zhuanhua.ErrNotGiven},
		"metric without key":       {func(s *awards.Scheme) { s.Metrics[0].Key = "" }, zhuanhua.ErrNotGiven},
		"metric twice":             {func(s *awards.Scheme) { s.Metrics = append(s.Metrics, s.Metrics[0]) }, zhuanhua.ErrDuplicate},
		"criterion without key":    {func(s *awards.Scheme) { s.Criteria[0].Key = "" }, zhuanhua.ErrNotGiven},
		"criterion twice":          {func(s *awards.Scheme) { s.Criteria = append(s.Criteria, s.Criteria[0]) }, zhuanhua.ErrDuplicate},
		"no such metric":           {func(s *awards.Scheme) { s.Criteria[0].Metric = "x" }, awards.ErrNoMetric},
		"weight negative":          {func(s *awards.Scheme) { s.Criteria[0].Weight = dec("-1") }, awards.ErrWeights},
		"weights all 0":            {func(s *awards.Scheme) { s.Criteria[0].Weight = dec("0") }, awards.ErrWeights},
		"weight hostile":           {func(s *awards.Scheme) { s.Criteria[0].Weight = hostile(1 << 30) }, zhuanhua.ErrRange},
		"no method":                {func(s *awards.Scheme) { s.Criteria[0].Method = 0 }, zhuanhua.ErrNotGiven},
		"no target":                {func(s *awards.Scheme) { s.Criteria[0].Target = dec("0") }, zhuanhua.ErrRange},
		"cap below 0":              {func(s *awards.Scheme) { s.Criteria[0].Cap = dec("-1") }, zhuanhua.ErrRange},
		"target hostile":           {func(s *awards.Scheme) { s.Criteria[0].Target = hostile(-40) }, zhuanhua.ErrPrecision},
		"no steps":                 {stepped(), zhuanhua.ErrNotGiven},
		"steps out of order":       {stepped(awards.Step{dec("1"), dec("0")}, awards.Step{dec("1"), dec("1")}), zhuanhua.ErrContradiction},
		"steps that fall":          {stepped(awards.Step{dec("1"), dec("1")}, awards.Step{dec("2"), dec("0.5")}), zhuanhua.ErrContradiction},
		"a share above 1":          {stepped(awards.Step{dec("1"), dec("1.1")}), zhuanhua.ErrRange},
		"step hostile":             {stepped(awards.Step{hostile(1 << 30), dec("1")}), zhuanhua.ErrRange},
		"share hostile":            {stepped(awards.Step{dec("1"), hostile(-1 << 30)}), zhuanhua.ErrPrecision},
		"tie-break of nothing":     {func(s *awards.Scheme) { s.Ties = []string{"m"} }, awards.ErrNoSuchItem},
		"penalty without key":      {penalty(awards.Penalty{Metric: "m"}), zhuanhua.ErrNotGiven},
		"penalty of no metric":     {penalty(awards.Penalty{Key: "p", Metric: "x"}), awards.ErrNoMetric},
		"penalty below 0":          {penalty(awards.Penalty{Key: "p", Metric: "m", PerUnit: -1}), awards.ErrScoreRange},
		"penalty without an end":   {penalty(awards.Penalty{Key: "p", Metric: "m", Most: 1001 * point}), awards.ErrScoreRange},
		"penalty like a criterion": {penalty(awards.Penalty{Key: "k", Metric: "m"}), zhuanhua.ErrDuplicate},
	} {
		t.Run(name, func(t *testing.T) {
			s := one(attain)
			c.alter(&s)
			err := s.Validate()
			var fault *awards.SchemeError
			if !errors.As(err, &fault) || !errors.Is(err, c.want) || !strings.HasPrefix(err.Error(), "scheme s: ") {
				t.Errorf("got %v, want %v", err, c.want)
			}
			if _, scored := s.Score(figures("1")); scored == nil {
				t.Error("it scores")
			}
		})
	}
}

func TestFiguresErrors(t *testing.T) {
	s := one(awards.Criterion{Method: awards.ByRank})
	for name, c := range map[string]struct {
		figures []awards.Figures
		want    error
	}{
		"no province":    {[]awards.Figures{{}}, zhuanhua.ErrUnknownID},
		"province twice": {append(figures("1"), figures("2")...), zhuanhua.ErrDuplicate},
		"too large":      {figures("1000000000000000.1"), zhuanhua.ErrRange},
		"too fine":       {figures("0.0000000000000000001"), zhuanhua.ErrPrecision},
		"hostile":        {[]awards.Figures{{zhuanhua.Hubei, map[string]decimal.Decimal{"m": hostile(1 << 30)}}}, zhuanhua.ErrRange},
		"million digits": {[]awards.Figures{{zhuanhua.Hubei, map[string]decimal.Decimal{"m": millionDigits()}}}, zhuanhua.ErrRange},
	} {
		_, err := s.Score(c.figures)
		var fault *zhuanhua.InputError
		if !errors.As(err, &fault) || !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}

// The illustrative scheme says that it is one, has the five indicators, and gives
// scores from 0 to a little above 100 that no order of provinces alters.
func TestIllustrativeScheme(t *testing.T) {
	scheme := awards.IllustrativeScheme()
	if err := scheme.Validate(); err != nil || !scheme.Illustrative || !strings.Contains(scheme.Text.En, "illustrative") {
		t.Fatal(err)
	}
	indicators := map[byte]bool{}
	for _, m := range scheme.Metrics {
		indicators[m.Clause[len("CZ23-A")]] = true
	}
	if len(indicators) != 5 {
		t.Errorf("indicators %v", indicators)
	}
	rapid.Check(t, func(rt *rapid.T) {
		var list []awards.Figures
		for p := range zhuanhua.Provinces() {
			f := awards.Figures{Province: p, Values: map[string]decimal.Decimal{}}
			for _, m := range scheme.Metrics {
				f.Values[m.Key] = decimal.New(rapid.Int64Range(-50, 300).Draw(rt, m.Key), -2)
			}
			list = append(list, f)
			if len(list) == 5 {
				break
			}
		}
		scores, err := scheme.Score(list)
		if err != nil {
			rt.Fatal(err)
		}
		byProvince := map[zhuanhua.Place]awards.SchemeScore{}
		for _, s := range scores {
			sum := zhuanhua.Points(0)
			for _, c := range s.Criteria {
				sum += c.Points.Or(0)
			}
			if d := s.Score.Or(-1) - sum; s.Score.Or(-1) < 0 || s.Score.Or(-1) > 103*point || d > 4 || d < -4 {
				rt.Fatalf("%v is not the sum of its parts, %v", s.Score, sum)
			}
			byProvince[s.Province] = s
		}
		shuffled, _ := scheme.Score(rapid.Permutation(list).Draw(rt, "order"))
		for _, s := range shuffled {
			if diff := cmp.Diff(byProvince[s.Province], s); diff != "" {
				rt.Fatal(diff)
			}
		}
	})
}

func TestOverall(t *testing.T) {
	p := []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Hubei}
	in := awards.Input{Applicants: applicants(p...)}
	for i, year := range []int{2021, 2022, 2023} {
		in.Evaluations = append(in.Evaluations, scores(year, p, 70+zhuanhua.Points(i)*10, 80)...)
	}
	r := decide(t, plain(), in)
	weights := map[int]decimal.Decimal{2021: dec("0.2"), 2022: dec("0.3"), 2023: dec("0.5")}
	if _, err := awards.OverallOf(append(r.Decisions, r.Decisions[0]), weights); !errors.Is(err, zhuanhua.ErrDuplicate) {
		t.Errorf("a decision twice: %v", err)
	}
	got, err := awards.OverallOf(r.Decisions, weights)
	want := []awards.Overall{
		{zhuanhua.Hubei, zhuanhua.Value(80 * point), []int{}},
		{zhuanhua.Shaanxi, zhuanhua.Value(83 * point), []int{}},
	}
	if diff := cmp.Diff(want, got); err != nil || diff != "" {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	var unset *awards.UnsetError
	if _, err := awards.OverallOf(r.Decisions, nil); !errors.As(err, &unset) || unset.Param.Clause != "CZ23-3.3d" {
		t.Errorf("no weights: %v", err)
	}
	same := r.Decisions[:0:0]
	for _, d := range r.Decisions {
		if d.Province == zhuanhua.Hubei {
			same = append(same, d)
		}
	}
	if got, err := awards.OverallOf(same, nil); err != nil || got[0].Score.Or(0) != 80*point {
		t.Errorf("no weights could change it: %+v %v", got, err)
	}
	same[1].Score = zhuanhua.Given[zhuanhua.Points]{}
	if got, err := awards.OverallOf(same, nil); err != nil || got[0].Score.IsGiven() || got[0].Missing[0] != 2022 {
		t.Errorf("a year is missing: %+v %v", got, err)
	}
	if got, err := awards.OverallOf(same, map[int]decimal.Decimal{2021: dec("1")}); err != nil || got[0].Score.Or(0) != 80*point {
		t.Errorf("a year of weight 0 is not asked for: %+v %v", got, err)
	}
	if got, err := awards.OverallOf(nil, nil); err != nil || len(got) != 0 {
		t.Errorf("nobody: %+v %v", got, err)
	}
	for name, c := range map[string]struct {
		weights map[int]decimal.Decimal
		want    error
	}{
		"negative":     {map[int]decimal.Decimal{2021: dec("-1"), 2022: dec("2")}, zhuanhua.ErrRange},
		"all 0":        {map[int]decimal.Decimal{}, zhuanhua.ErrRange},
		"another year": {map[int]decimal.Decimal{2024: dec("1")}, awards.ErrOutsideProgramme},
		"hostile":      {map[int]decimal.Decimal{2021: hostile(1 << 30)}, zhuanhua.ErrRange},
	} {
		if _, err := awards.OverallOf(r.Decisions, c.weights); !errors.Is(err, c.want) {
			t.Errorf("%s: got %v, want %v", name, err, c.want)
		}
	}
}
