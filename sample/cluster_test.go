package sample_test

import (
	"errors"
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// member is a row of a sample in two stages.
type member struct {
	answer
	park     string
	parkSize int64
}

func (m *member) unit() sample.Unit {
	u := unitOf(&m.answer)
	u.Cluster = m.park
	if m.parkSize != 0 {
		u.ClusterSize = zhuanhua.Value(m.parkSize)
	}
	return u
}

func baseOf(m *member) zhuanhua.Given[float64] { return before(&m.answer) }

func nowOf(m *member) zhuanhua.Given[float64] { return after(&m.answer) }

// randomParks returns a sample in two stages; whole parks where staged is false.
func randomParks(random *rand.Rand, staged bool) (rows []member) {
	for h := range 1 + random.IntN(3) {
		parks := 2 + random.IntN(5)
		all := int64(parks + random.IntN(3)*random.IntN(20))
		for c := range parks {
			drawn := 2 + random.IntN(4)
			size := int64(drawn + random.IntN(3)*random.IntN(10))
			if random.IntN(6) == 0 {
				drawn, size = 1, 1
			}
			if !staged {
				size = 0
			}
			for i := range drawn {
				base := math.Round(math.Exp(8 + 2*random.NormFloat64()))
				rows = append(rows, member{answer{
					fmt.Sprintf("%d-%d-%d", h, c, i), fmt.Sprint("h", h), all, false, base, math.Round(base * (0.5 + random.Float64())),
				}, fmt.Sprintf("p%d-%d", h, c), size})
			}
		}
	}
	return rows
}

func parksOf(t testing.TB, rows []member, options sample.Options) *sample.Design[member] {
	t.Helper()
	d, err := sample.New(rows, (*member).unit, nil, options)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// twoStages is Σ (K/k)·Σ (M/m)·Σ y and Σ K²(1−k/K)s²/k + (K/k)·Σ M²(1−m/M)s²/m, in
// rational numbers.
func twoStages(rows []member, y func(*member) *big.Rat) textbookTotal {
	strata := map[string]map[string][]*member{}
	for i := range rows {
		m := &rows[i]
		if strata[m.stratum] == nil {
			strata[m.stratum] = map[string][]*member{}
		}
		strata[m.stratum][m.park] = append(strata[m.stratum][m.park], m)
	}
	result := textbookTotal{new(big.Rat), new(big.Rat)}
	for _, parks := range strata {
		var totals []*big.Rat
		var all, k *big.Rat
		within := new(big.Rat)
		for _, members := range parks {
			all, k = big.NewRat(members[0].size, 1), big.NewRat(int64(len(parks)), 1)
			size, n := big.NewRat(members[0].parkSize, 1), big.NewRat(int64(len(members)), 1)
			if members[0].parkSize == 0 {
				size = n
			}
			var values []*big.Rat
			for _, m := range members {
				values = append(values, y(m))
			}
			mean, s2 := spreadOf(values)
			totals = append(totals, mean.Mul(mean, size))
			s2.Mul(s2, size).Mul(s2, new(big.Rat).Sub(size, n)).Quo(s2, n)
			within.Add(within, s2)
		}
		mean, s2 := spreadOf(totals)
		result.total.Add(result.total, mean.Mul(mean, all))
		s2.Mul(s2, all).Mul(s2, new(big.Rat).Sub(all, k)).Quo(s2, k)
		result.variance.Add(result.variance, s2)
		result.variance.Add(result.variance, within.Mul(within, all).Quo(within, k))
	}
	return result
}

// spreadOf returns mean and variance; the variance of one value is 0.
func spreadOf(values []*big.Rat) (mean, variance *big.Rat) {
	mean, variance = new(big.Rat), new(big.Rat)
	n := big.NewRat(int64(len(values)), 1)
	for _, v := range values {
		mean.Add(mean, v)
	}
	mean.Quo(mean, n)
	if len(values) == 1 {
		return mean, variance
	}
	for _, v := range values {
		d := new(big.Rat).Sub(v, mean)
		variance.Add(variance, d.Mul(d, d))
	}
	return mean, variance.Quo(variance, n.Sub(n, big.NewRat(1, 1)))
}

func TestTwoStagesAgainstTextbook(t *testing.T) {
	for seed := range uint64(200) {
		random := rand.New(rand.NewPCG(seed, 4))
		rows := randomParks(random, seed%3 != 0)
		d := parksOf(t, rows, sample.Options{Gaps: sample.GapsTold, Lonely: sample.LonelyCertain})
		c, err := d.Growth(baseOf, nowOf, nil)
		if err != nil {
			t.Fatal(err)
		}
		x, y := twoStages(rows, func(m *member) *big.Rat { return rat(m.before) }), twoStages(rows, func(m *member) *big.Rat { return rat(m.after) })
		r := new(big.Rat).Quo(y.total, x.total)
		e := twoStages(rows, func(m *member) *big.Rat { return new(big.Rat).Sub(rat(m.after), new(big.Rat).Mul(r, rat(m.before))) })
		near(t, "before", number(t, c.Before.Estimate), float(x.total), 1e-12)
		near(t, "after", number(t, c.After.Estimate), float(y.total), 1e-12)
		near(t, "se after", number(t, c.After.StandardError), math.Sqrt(float(y.variance)), 1e-11)
		near(t, "se growth", number(t, c.Growth.StandardError), math.Sqrt(float(e.variance))/float(x.total), 1e-10)
		random.Shuffle(len(rows), func(i, k int) { rows[i], rows[k] = rows[k], rows[i] })
		if again, err := parksOf(t, rows, sample.Options{Gaps: sample.GapsTold, Lonely: sample.LonelyCertain}).Growth(baseOf, nowOf, nil); again != c || err != nil {
			t.Errorf("in another order %+v, want %+v, %v", again, c, err)
		}
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// small is a sample of three parks of five, of which the last has one of its four
// firms.
func small() []member {
	at := func(id, park string, size int64, y float64) member {
		return member{answer{id, "", 5, false, 1, y}, park, size}
	}
	return []member{
		at("1", "a", 3, 4), at("2", "a", 3, 6), at("3", "b", 2, 5), at("4", "b", 2, 9), at("5", "c", 4, 7),
	}
}

// Park c shows nothing of the differences within it.
func TestLonelyWithinClusters(t *testing.T) {
	var fault *sample.Error
	if _, err := sample.New(small(), (*member).unit, nil, sample.Options{}); !errors.Is(err, sample.ErrLonely) || !errors.As(err, &fault) || fault.Cluster != "c" {
		t.Errorf("%v", err)
	}
	r, err := parksOf(t, small(), told).Total(nowOf, nil)
	if lonely := zhuanhua.GapLonelyRespondent; err != nil || gapsOf(r) != (wantGaps{0, lonely, lonely}) {
		t.Errorf("%+v, %v", r, err)
	}
	// By hand: totals 15, 14, 28 of the parks; 5²·(1−3/5)·s²/3 with s² = 61 is 203⅓;
	// within, 5/3·3²·(1−2/3)·2/2 = 5 and nothing in b; c alone by its choice.
	const between, within = 5.0 * 5 * 0.4 * 61 / 3, 5.0
	for choice, want := range map[sample.Lonely]float64{
		sample.LonelyCertain: between + within,
		sample.LonelyAverage: between + within*3/2, sample.LonelyCollapsed: between + within*3/2,
		sample.LonelyCentred: between + within + 3.0/5*0.75*math.Pow(5.0/3*4*7, 2),
	} {
		r, err := parksOf(t, small(), sample.Options{Lonely: choice}).Total(nowOf, nil)
		if err != nil {
			t.Fatal(err)
		}
		near(t, fmt.Sprint("choice ", choice), number(t, r.StandardError), math.Sqrt(want), 1e-12)
		if r.DegreesOfFreedom != 2 {
			t.Errorf("%d degrees of freedom", r.DegreesOfFreedom)
		}
	}
	alone := small()
	alone = []member{alone[0], alone[2], alone[4]}
	if _, err := sample.New(alone, (*member).unit, nil, sample.Options{Lonely: sample.LonelyAverage}); !errors.Is(err, sample.ErrLonely) {
		t.Errorf("where all are lonely: %v", err)
	}
}

// Strata with one unit each are laid together: two of them give (z₁ − z₂)², by the
// textbook, times the correction.
func TestCollapsedStrata(t *testing.T) {
	rows := []answer{{"1", "a", 4, false, 1, 2}, {"2", "b", 4, false, 1, 5}}
	options := sample.Options{Lonely: sample.LonelyCollapsed}
	r, err := designOf(t, rows, options).Total(after, nil)
	if err != nil || r.DegreesOfFreedom != 1 {
		t.Fatalf("%+v, %v", r, err)
	}
	near(t, "two strata", number(t, r.StandardError), math.Sqrt(0.75*12*12), 1e-12)
	rows = append(rows, answer{"3", "c", 4, false, 1, 1}, answer{"4", "d", 1, false, 1, 9})
	if r, err = designOf(t, rows, options).Total(after, nil); err != nil || r.DegreesOfFreedom != 2 {
		t.Fatalf("%+v, %v", r, err)
	}
	near(t, "three strata", number(t, r.StandardError), math.Sqrt(0.75*3.0/2*16*(4.0/9+49.0/9+25.0/9)), 1e-12)
	unbearable := []answer{{"1", "a", 4, false, 1, 2}, {"2", "b", 1, false, 1, 5}}
	if _, err := sample.New(unbearable, unitOf, nil, options); !errors.Is(err, sample.ErrLonely) {
		t.Errorf("one lonely stratum alone: %v", err)
	}
}

// In a park that was taken whole, those who answered stand for the others; a silent
// park is made good by the other parks.
func TestSilenceInClusters(t *testing.T) {
	rows := []member{
		{answer{"1", "", 6, false, 1, 2}, "a", 0}, {answer{"2", "", 6, false, 1, 4}, "a", 0}, {answer{"3", "", 6, true, 0, 0}, "a", 0},
		{answer{"4", "", 6, false, 1, 5}, "b", 0}, {answer{"5", "", 6, true, 0, 0}, "c", 0},
	}
	r, err := parksOf(t, rows, sample.Options{}).Total(nowOf, nil)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "total", number(t, r.Estimate), 6.0/2*(3.0/2*6+5), 1e-12)
	near(t, "se", number(t, r.StandardError), math.Sqrt(36*(1-2.0/6)*8/2+6.0/2*9*(1.0/3)*2/2), 1e-12)
	if r.Respondents != 3 || r.DegreesOfFreedom != 1 {
		t.Errorf("%+v", r)
	}
}

func TestClustersRefused(t *testing.T) {
	size, fraction := zhuanhua.Value[int64], zhuanhua.Value[float64]
	for _, c := range []struct {
		name  string
		units []sample.Unit
		nest  bool
		want  error
	}{
		{"a cluster later", []sample.Unit{{ID: "1", Size: size(9)}, {ID: "2", Size: size(9), Cluster: "a"}}, false, sample.ErrMissingCluster},
		{"in two strata", []sample.Unit{{ID: "1", Stratum: "x", Size: size(9), Cluster: "a"}, {ID: "2", Stratum: "y", Size: size(9), Cluster: "a"}}, false, sample.ErrClusterNotNested},
		{"nested", []sample.Unit{
			{ID: "1", Stratum: "x", Size: size(9), Cluster: "a"}, {ID: "2", Stratum: "y", Size: size(9), Cluster: "a"},
			{ID: "3", Stratum: "x", Size: size(9), Cluster: "b"}, {ID: "4", Stratum: "y", Size: size(9), Cluster: "b"},
		}, true, nil},
		{"a cluster's size without one", []sample.Unit{{ID: "1", Size: size(9), ClusterSize: size(3)}}, false, sample.ErrMissingSize},
		{"a cluster's size later", []sample.Unit{{ID: "1", Size: size(9), Cluster: "a"}, {ID: "2", Size: size(9), Cluster: "a", ClusterSize: size(3)}}, false, sample.ErrMissingSize},
		{"two sizes of a cluster", []sample.Unit{{ID: "1", Size: size(9), Cluster: "a", ClusterSize: size(3)}, {ID: "2", Size: size(9), Cluster: "a", ClusterSize: size(4)}}, false, sample.ErrSizeVaries},
		{"two kinds", []sample.Unit{{ID: "1", Size: size(9), Cluster: "a", ClusterSize: size(3)}, {ID: "2", Size: size(9), Cluster: "a", ClusterFraction: fraction(0.5)}}, false, sample.ErrSizeKind},
		{"a fraction of 0", []sample.Unit{{ID: "1", Size: size(9), Cluster: "a", ClusterFraction: fraction(0)}}, false, sample.ErrSizeRange},
		{"too many in a cluster", []sample.Unit{{ID: "1", Size: size(9), Cluster: "a", ClusterSize: size(1)}, {ID: "2", Size: size(9), Cluster: "a", ClusterSize: size(1)}}, false, sample.ErrSizeTooSmall},
		{"too many clusters", []sample.Unit{{ID: "1", Size: size(1), Cluster: "a"}, {ID: "2", Size: size(1), Cluster: "b"}}, false, sample.ErrSizeTooSmall},
	} {
		t.Run(c.name, func(t *testing.T) {
			for i := range c.units {
				c.units[i].Answered = true
			}
			_, err := sample.New(c.units, func(u *sample.Unit) sample.Unit { return *u }, nil, sample.Options{Nest: c.nest})
			var fault *sample.Error
			if !errors.Is(err, c.want) || err != nil && (!errors.As(err, &fault) || err.Error() == "") {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}

// Fractions and sizes say the same, weights that were given too, and a census of all
// has no error.
func TestClusterSizesFromElsewhere(t *testing.T) {
	rows := small()[:4]
	want, err := parksOf(t, rows, sample.Options{}).Total(nowOf, nil)
	if err != nil {
		t.Fatal(err)
	}
	weight := map[string]float64{"a": 5.0 / 2 * 3 / 2, "b": 5.0 / 2}
	d, err := sample.New(rows, func(m *member) sample.Unit {
		u := m.unit()
		u.Size, u.ClusterSize = zhuanhua.Given[int64]{}, zhuanhua.Given[int64]{}
		u.Fraction, u.ClusterFraction = zhuanhua.Value(2.0/5), zhuanhua.Value(2/float64(m.parkSize))
		u.Weight = zhuanhua.Value(weight[m.park])
		return u
	}, nil, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	got, err := d.Total(nowOf, nil)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "estimate", number(t, got.Estimate), number(t, want.Estimate), 1e-12)
	near(t, "se", number(t, got.StandardError), number(t, want.StandardError), 1e-12)
	all := []member{rows[2], rows[3]}
	all[0].size, all[1].size = 1, 1
	census := parksOf(t, all, sample.Options{Interval: zhuanhua.IntervalNormal})
	if r, err := census.Proportion(func(m *member) bool { return m.after > 6 }, nil); err != nil || number(t, r.StandardError) != 0 || !census.Counts()[0].Census {
		t.Errorf("%+v, %v", r, err)
	}
	if counts := d.Counts(); counts[0].Census || counts[0].Drawn != 4 || d.Row(4) != nil || d.Row(0) != &rows[0] {
		t.Errorf("%+v", counts)
	}
}
