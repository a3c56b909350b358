package sample_test

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// randomSurvey returns a survey that has every number: strata of two and more
// respondents, some of them censuses, some units silent.
func randomSurvey(random *rand.Rand) (rows []answer) {
	for h := range 1 + random.IntN(6) {
		answered, silent := 2+random.IntN(8), random.IntN(3)
		size := int64(answered + silent + random.IntN(3)*random.IntN(50))
		for i := range answered + silent {
			base := math.Round(math.Exp(10+3*random.NormFloat64())*100) / 100
			rows = append(rows, answer{
				fmt.Sprintf("%d-%d", h, i), fmt.Sprint("h", h), size, i >= answered,
				base, math.Round(base*(0.5+random.Float64())*100) / 100,
			})
		}
	}
	return rows
}

func eachSurvey(t *testing.T, count int, check func(t *testing.T, random *rand.Rand, rows []answer)) {
	t.Helper()
	for seed := range uint64(count) {
		random := rand.New(rand.NewPCG(seed, 3))
		check(t, random, randomSurvey(random))
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

func growthOf(t *testing.T, rows []answer) sample.Change {
	t.Helper()
	c, err := designOf(t, rows, sample.Options{}).Growth(before, after, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func number(t *testing.T, n zhuanhua.SurveyNumber) float64 {
	t.Helper()
	v, given := n.Get()
	if !given {
		t.Fatalf("absent: %v", n.Gap())
	}
	return v
}

func TestOrderOfRowsDoesNotMatter(t *testing.T) {
	big := func(a *answer) bool { return a.before > 20000 }
	eachSurvey(t, 200, func(t *testing.T, random *rand.Rand, rows []answer) {
		first, domains := growthOf(t, rows), readings(designOf(t, rows, told), big)
		shuffled := slices.Clone(rows)
		random.Shuffle(len(rows), func(i, k int) { shuffled[i], shuffled[k] = shuffled[k], shuffled[i] })
		if again := growthOf(t, shuffled); again != first {
			t.Errorf("%+v, and in another order %+v", first, again)
		}
		for name, estimate := range readings(designOf(t, shuffled, told), big) {
			a, _ := domains[name]()
			if b, err := estimate(); a != b || err != nil {
				t.Errorf("%s: %+v, and in another order %+v, %v", name, a, b, err)
			}
		}
	})
}

// The textbook's formulas, in rational numbers.
func TestAgainstTextbook(t *testing.T) {
	eachSurvey(t, 200, func(t *testing.T, _ *rand.Rand, rows []answer) {
		c := growthOf(t, rows)
		x, y := textbook(rows, func(a *answer) *big.Rat { return rat(a.before) }), textbook(rows, func(a *answer) *big.Rat { return rat(a.after) })
		r := new(big.Rat).Quo(y.total, x.total)
		residual := textbook(rows, func(a *answer) *big.Rat { return new(big.Rat).Sub(rat(a.after), new(big.Rat).Mul(r, rat(a.before))) })
		for _, check := range []struct {
			what string
			got  zhuanhua.SurveyNumber
			want float64
		}{
			{"before", c.Before.Estimate, float(x.total)}, {"after", c.After.Estimate, float(y.total)},
			{"se before", c.Before.StandardError, math.Sqrt(float(x.variance))},
			{"se after", c.After.StandardError, math.Sqrt(float(y.variance))},
			{"growth", c.Growth.Estimate, float(new(big.Rat).Sub(r, big.NewRat(1, 1)))},
			{"se growth", c.Growth.StandardError, math.Sqrt(float(residual.variance)) / float(x.total)},
		} {
			near(t, check.what, number(t, check.got), check.want, 1e-11)
		}
	})
}

type textbookTotal struct{ total, variance *big.Rat }

// textbook is Σ N·ȳ and Σ N²(1 − n/N)s²/n over the strata.
func textbook(rows []answer, y func(*answer) *big.Rat) textbookTotal {
	strata := map[string][]*answer{}
	for i := range rows {
		if !rows[i].silent {
			strata[rows[i].stratum] = append(strata[rows[i].stratum], &rows[i])
		}
	}
	result := textbookTotal{new(big.Rat), new(big.Rat)}
	for _, answers := range strata {
		n, size := big.NewRat(int64(len(answers)), 1), big.NewRat(answers[0].size, 1)
		mean, squares := new(big.Rat), new(big.Rat)
		for _, a := range answers {
			mean.Add(mean, y(a))
		}
		mean.Quo(mean, n)
		for _, a := range answers {
			d := new(big.Rat).Sub(y(a), mean)
			squares.Add(squares, d.Mul(d, d))
		}
		result.total.Add(result.total, mean.Mul(mean, size))
		squares.Quo(squares, new(big.Rat).Sub(n, big.NewRat(1, 1)))
		squares.Mul(squares, size).Mul(squares, new(big.Rat).Sub(size, n)).Quo(squares, n)
		result.variance.Add(result.variance, squares)
	}
	return result
}

func rat(v float64) *big.Rat { return new(big.Rat).SetFloat64(v) }

func float(r *big.Rat) float64 { f, _ := r.Float64(); return f }

func TestScalingByPowersOfTwoIsExact(t *testing.T) {
	eachSurvey(t, 100, func(t *testing.T, _ *rand.Rand, rows []answer) {
		first := growthOf(t, rows)
		scaled := slices.Clone(rows)
		for i := range scaled {
			scaled[i].before, scaled[i].after = scaled[i].before/1024, scaled[i].after/1024
		}
		c := growthOf(t, scaled)
		if c.Growth != first.Growth {
			t.Errorf("growth %+v becomes %+v in another unit", first.Growth, c.Growth)
		}
		if got, want := number(t, c.After.StandardError)*1024, number(t, first.After.StandardError); got != want {
			t.Errorf("the error %v becomes %v", want, got)
		}
	})
}

func TestCensusHasNoError(t *testing.T) {
	eachSurvey(t, 100, func(t *testing.T, _ *rand.Rand, rows []answer) {
		answered := map[string]int64{}
		rows = slices.DeleteFunc(rows, func(a answer) bool { return a.silent })
		for _, a := range rows {
			answered[a.stratum]++
		}
		var sum big.Rat
		for i := range rows {
			rows[i].size = answered[rows[i].stratum]
			sum.Add(&sum, rat(rows[i].after))
		}
		c := growthOf(t, rows)
		if got, want := number(t, c.After.Estimate), float(&sum); got != want {
			t.Errorf("the total is %v, want %v", got, want)
		}
		for _, r := range []zhuanhua.SurveyReading{c.Before, c.After, c.Growth, c.Difference} {
			if number(t, r.StandardError) != 0 || r.Low != r.Estimate || r.High != r.Estimate {
				t.Errorf("a census has an error: %+v", r)
			}
		}
	})
}

func TestStrataWithoutDifferenceHaveNoError(t *testing.T) {
	eachSurvey(t, 100, func(t *testing.T, random *rand.Rand, rows []answer) {
		value := map[string]float64{}
		for i := range rows {
			h := rows[i].stratum
			if value[h] == 0 {
				value[h] = random.Float64() * 1e11
			}
			rows[i].before, rows[i].after = value[h], 1.1*value[h]
		}
		c := growthOf(t, rows)
		if number(t, c.Before.StandardError) != 0 || number(t, c.After.StandardError) != 0 {
			t.Errorf("errors %v, %v", c.Before.StandardError, c.After.StandardError)
		}
		if se := number(t, c.Growth.StandardError); se != 0 {
			t.Errorf("the growth has the error %v", se)
		}
	})
}

// Strata of which everyone answered may be merged, and the order of their names
// does not matter.
func TestMergingStrata(t *testing.T) {
	eachSurvey(t, 100, func(t *testing.T, _ *rand.Rand, rows []answer) {
		extra := []answer{{"x1", "x", 2, false, 10, 11}, {"x2", "x", 2, false, 20, 25}, {"y1", "y", 1, false, 7, 3}}
		merged := []answer{{"x1", "a", 3, false, 10, 11}, {"x2", "a", 3, false, 20, 25}, {"y1", "a", 3, false, 7, 3}}
		apart, together := growthOf(t, append(slices.Clone(rows), extra...)), growthOf(t, append(slices.Clone(rows), merged...))
		for _, pair := range [][2]zhuanhua.SurveyReading{{apart.Before, together.Before}, {apart.Growth, together.Growth}} {
			if pair[0].Estimate != pair[1].Estimate || pair[0].StandardError != pair[1].StandardError {
				t.Errorf("%+v and merged %+v", pair[0], pair[1])
			}
		}
		if together.Growth.DegreesOfFreedom != apart.Growth.DegreesOfFreedom+1 {
			t.Error("a stratum less is no degree of freedom more")
		}
	})
}

func TestDomainsAddUp(t *testing.T) {
	large := func(a *answer) bool { return a.before > 20000 }
	eachSurvey(t, 100, func(t *testing.T, _ *rand.Rand, rows []answer) {
		d := designOf(t, rows, told)
		total := func(domain sample.Domain[answer]) float64 {
			r, err := d.Total(after, domain)
			if err != nil {
				t.Fatal(err)
			}
			v, _ := r.Estimate.Get()
			return v
		}
		near(t, "sum of the domains", total(large)+total(func(a *answer) bool { return !large(a) }), total(nil), 1e-13)
		mean, err := d.Mean(after, nil)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "size times mean", number(t, mean.Estimate)*total(func(*answer) bool { return true })/total(nil), number(t, mean.Estimate), 1e-13)
	})
}

// A large amount common to all changes no error of a mean or difference.
func TestLargeAmountsKeepTheirDigits(t *testing.T) {
	const offset = 1 << 37 // 1.4 × 10¹¹
	eachSurvey(t, 100, func(t *testing.T, _ *rand.Rand, rows []answer) {
		for i := range rows {
			rows[i].before, rows[i].after = math.Round(rows[i].before), math.Round(rows[i].after)
		}
		raised := slices.Clone(rows)
		for i := range raised {
			raised[i].before, raised[i].after = rows[i].before+offset, rows[i].after+offset
		}
		a, b := growthOf(t, rows), growthOf(t, raised)
		if number(t, a.Difference.Estimate) != number(t, b.Difference.Estimate) {
			t.Errorf("difference %+v, raised %+v", a.Difference, b.Difference)
		}
		near(t, "error of the total", number(t, b.After.StandardError), number(t, a.After.StandardError), 1e-12)
	})
}

// The sizes may come from the rows, a frame, or the fractions drawn.
func TestSizesFromElsewhere(t *testing.T) {
	eachSurvey(t, 100, func(t *testing.T, _ *rand.Rand, rows []answer) {
		want := growthOf(t, rows)
		var frame sample.Frame
		drawn := map[string]int64{}
		for _, a := range rows {
			if drawn[a.stratum]++; drawn[a.stratum] == 1 {
				frame = append(frame, sample.Stratum{Name: a.stratum, Size: a.size})
			}
		}
		framed, err := sample.New(rows, func(a *answer) sample.Unit {
			return sample.Unit{ID: a.id, Stratum: a.stratum, Answered: !a.silent}
		}, frame, sample.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := framed.Growth(before, after, nil); got != want || err != nil {
			t.Errorf("with a frame %+v, %v; want %+v", got, err, want)
		}
		byFraction, err := sample.New(rows, func(a *answer) sample.Unit {
			return sample.Unit{
				ID: a.id, Stratum: a.stratum, Answered: !a.silent,
				Fraction: zhuanhua.Value(float64(drawn[a.stratum]) / float64(a.size)),
			}
		}, nil, sample.Options{})
		if err != nil {
			t.Fatal(err)
		}
		got, err := byFraction.Growth(before, after, nil)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "error by fractions", number(t, got.Growth.StandardError), number(t, want.Growth.StandardError), 1e-10)
	})
}
