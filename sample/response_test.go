package sample_test

import (
	"database/sql/driver"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// phased returns a sample in strata with known sizes, classes that cross them, two
// respondents or more in each class.
func phased(random *rand.Rand) (rows []weighted) {
	for i := range 20 + random.IntN(20) {
		w := weighted{
			answer{fmt.Sprint(i), fmt.Sprint("h", i%3), int64(30 + 10*(i%3)), false, 50 + 100*random.Float64(), 50 + 200*random.Float64()},
			0, fmt.Sprint("c", i/3%2), sample.Responded, 0,
		}
		if i >= 12 && random.IntN(3) == 0 {
			w.status = sample.Refused
		}
		if i >= 12 && random.IntN(8) == 0 {
			w.status = sample.OutOfScope
		}
		rows = append(rows, w)
	}
	return rows
}

func phasedDesign(t testing.TB, rows []weighted, options sample.Options, n sample.Nonresponse[weighted]) (*sample.Design[weighted], *sample.ResponseReport) {
	t.Helper()
	full, err := sample.New(rows, func(w *weighted) sample.Unit { return unitOf(&w.answer) }, nil, options)
	if err != nil {
		t.Fatal(err)
	}
	n.Class, n.Status = classOf, statusOf
	d, report, err := full.AdjustNonresponse(n)
	if err != nil {
		t.Fatal(err)
	}
	return d, report
}

// bothPhases is the double sum over pairs of who answered, with the probabilities
// that two units are drawn and that two units answer.
func bothPhases(rows []weighted, u func(*weighted) float64) (variance float64) {
	strata, eligible, answered := map[string]float64{}, map[string]float64{}, map[string]float64{}
	for i := range rows {
		strata[rows[i].stratum]++
		if rows[i].status != sample.OutOfScope {
			eligible[rows[i].class]++
		}
		if rows[i].status == sample.Responded {
			answered[rows[i].class]++
		}
	}
	pair := func(n, r float64) float64 { return r * (r - 1) / n / (n - 1) }
	for i := range rows {
		for k := range rows {
			a, b := &rows[i], &rows[k]
			if a.status != sample.Responded || b.status != sample.Responded {
				continue
			}
			drawnA, drawnB := strata[a.stratum]/float64(a.size), strata[b.stratum]/float64(b.size)
			answersA, answersB := answered[a.class]/eligible[a.class], answered[b.class]/eligible[b.class]
			drawn, answers := drawnA*drawnB, answersA*answersB
			switch {
			case i == k:
				drawn, answers = drawnA, answersA
			default:
				if a.stratum == b.stratum {
					drawn = pair(float64(a.size), strata[a.stratum])
				}
				if a.class == b.class {
					answers = pair(eligible[a.class], answered[a.class])
				}
			}
			variance += (1 - drawnA*drawnB/drawn) / answers * u(a) / drawnA * u(b) / drawnB
			variance += (1 - answersA*answersB/answers) * u(a) / (drawnA * answersA) * u(b) / (drawnB * answersB)
		}
	}
	return variance
}

// Two phases are those of the double sum, of a total and of a ratio; rates counted,
// as a response of so many of each class is.
func TestTwoPhasesAgainstTheDoubleSum(t *testing.T) {
	for seed := range uint64(40) {
		rows := phased(rand.New(rand.NewPCG(seed, 12)))
		d, _ := phasedDesign(t, rows, sample.Options{}, sample.Nonresponse[weighted]{Error: sample.TwoPhase, Rates: sample.RatesCounted})
		total, err := d.Total(weightedAfter, nil)
		if err != nil {
			t.Fatal(err)
		}
		near(t, "total", number(t, total.StandardError), math.Sqrt(bothPhases(rows, func(w *weighted) float64 { return w.after })), 1e-9)
		c, err := d.Growth(weightedBefore, weightedAfter, nil)
		if err != nil {
			t.Fatal(err)
		}
		r, base := 1+number(t, c.Growth.Estimate), number(t, c.Before.Estimate)
		variance := bothPhases(rows, func(w *weighted) float64 { return (w.after - r*w.before) / base })
		near(t, "growth", number(t, c.Growth.StandardError), math.Sqrt(variance), 1e-9)
		reverse, _ := phasedDesign(t, rows, sample.Options{}, sample.Nonresponse[weighted]{Rates: sample.RatesCounted})
		other, err := reverse.Total(weightedAfter, nil)
		if err != nil || other.Estimate != total.Estimate {
			t.Errorf("the ways differ in the estimate: %+v, %+v, %v", other, total, err)
		}
		near(t, "the two ways", number(t, other.StandardError), number(t, total.StandardError), 0.3)
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

// In one stratum two phases keep the digits of large amounts; in several a common
// amount is none: the strata answer unequally.
func TestTwoPhasesKeepTheirDigits(t *testing.T) {
	rows := phased(rand.New(rand.NewPCG(1, 13)))
	for i := range rows {
		rows[i].stratum, rows[i].size, rows[i].after = "", 90, math.Round(rows[i].after)
		if rows[i].status == sample.OutOfScope {
			rows[i].status = sample.Refused
		}
	}
	errorOf := func() float64 {
		d, _ := phasedDesign(t, rows, sample.Options{}, sample.Nonresponse[weighted]{Error: sample.TwoPhase})
		r, err := d.Total(weightedAfter, nil)
		if err != nil {
			t.Fatal(err)
		}
		return number(t, r.StandardError)
	}
	small := errorOf()
	for i := range rows {
		rows[i].after += 1 << 37
	}
	near(t, "se", errorOf(), small, 1e-6)
}

func TestTwoPhasesWithLonelyStrata(t *testing.T) {
	rows := phased(rand.New(rand.NewPCG(2, 14)))
	rows = append(rows, weighted{answer: answer{"x", "x", 5, false, 100, 120}, class: "c0", status: sample.Responded})
	last := 0.0
	for _, lonely := range []sample.Lonely{sample.LonelyCertain, sample.LonelyAverage, sample.LonelyCentred} {
		d, _ := phasedDesign(t, rows, sample.Options{Lonely: lonely}, sample.Nonresponse[weighted]{Error: sample.TwoPhase})
		r, err := d.Total(weightedAfter, nil)
		if err != nil || number(t, r.StandardError) == last {
			t.Errorf("choice %d: %+v, %v", lonely, r, err)
		}
		last = number(t, r.StandardError)
	}
}

// Two phases may estimate a variance below 0: of strata that answered unequally.
func TestNegativeVariance(t *testing.T) {
	var rows []weighted
	for i := range 40 {
		w := weighted{answer: answer{fmt.Sprint(i), fmt.Sprint("h", i/20), 10000, false, 1, 1000}, class: "c", status: sample.Refused}
		if i < 10 || i >= 38 {
			w.status = sample.Responded
		}
		rows = append(rows, w)
	}
	for i := range rows {
		if rows[i].stratum == "h1" {
			rows[i].after = 1
		}
	}
	strict, _ := phasedDesign(t, rows, sample.Options{}, sample.Nonresponse[weighted]{Error: sample.TwoPhase})
	lenient, err := strict.With(told)
	if err != nil {
		t.Fatal(err)
	}
	negative := 0
	for shift := range 200 {
		y := func(w *weighted) zhuanhua.Given[float64] { return zhuanhua.Value(w.after - float64(10*shift)) }
		r, err := lenient.Total(y, nil)
		if err != nil {
			t.Fatal(err)
		}
		if gap := zhuanhua.GapNegativeVariance; r.StandardError.Gap() == gap {
			negative++
			if _, err := strict.Total(y, nil); !errors.Is(err, sample.ErrNegativeVariance) || gapsOf(r) != (wantGaps{0, gap, gap}) {
				t.Errorf("%+v, %v", r, err)
			}
		}
	}
	if negative == 0 {
		t.Error("no variance came out below 0")
	}
}

func TestResponsesRefused(t *testing.T) {
	rows := phased(rand.New(rand.NewPCG(1, 15)))
	full, err := sample.New(rows, func(w *weighted) sample.Unit { return unitOf(&w.answer) }, nil, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	status := func(of map[string]sample.Response) func(*weighted) sample.Response {
		return func(w *weighted) sample.Response {
			if s, given := of[w.id]; given {
				return s
			}
			return sample.Responded
		}
	}
	type nonresponse = sample.Nonresponse[weighted]
	own := func(w *weighted) string {
		return map[bool]string{true: "own", false: "others"}[w.id == "0" || w.id == "1"]
	}
	for name, c := range map[string]struct {
		nonresponse
		want error
	}{
		"no class function":      {nonresponse{}, sample.ErrOption},
		"rates":                  {nonresponse{Class: classOf, Rates: 2}, sample.ErrOption},
		"error":                  {nonresponse{Class: classOf, Error: 2}, sample.ErrOption},
		"no class":               {nonresponse{Class: func(*weighted) string { return "" }}, sample.ErrMissingClass},
		"no status":              {nonresponse{Class: classOf, Status: status(map[string]sample.Response{"3": 0})}, sample.ErrMissingStatus},
		"no such status":         {nonresponse{Class: classOf, Status: status(map[string]sample.Response{"3": 5})}, sample.ErrMissingStatus},
		"nobody answered":        {nonresponse{Class: own, Status: status(map[string]sample.Response{"0": sample.Refused, "1": sample.OutOfScope})}, sample.ErrNoRespondent},
		"nobody is known":        {nonresponse{Class: own, Status: status(map[string]sample.Response{"0": sample.Unresolved, "1": sample.Unresolved})}, sample.ErrNoRespondent},
		"two phases, unresolved": {nonresponse{Class: own, Error: sample.TwoPhase, Status: status(map[string]sample.Response{"0": sample.Unresolved})}, sample.ErrOption},
		"two phases, lonely":     {nonresponse{Class: own, Error: sample.TwoPhase, Status: status(map[string]sample.Response{"0": sample.Refused})}, sample.ErrLonely},
	} {
		if d, report, err := full.AdjustNonresponse(c.nonresponse); !errors.Is(err, c.want) || d != nil || report != nil {
			t.Errorf("%s gives %v", name, err)
		}
	}
	adjusted, _, err := full.AdjustNonresponse(nonresponse{Class: classOf, Status: statusOf})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := adjusted.AdjustNonresponse(nonresponse{Class: classOf, Status: statusOf}); !errors.Is(err, sample.ErrAdjusted) {
		t.Errorf("adjusted again: %v", err)
	}
	if _, _, err := new(sample.Design[weighted]).AdjustNonresponse(nonresponse{Class: classOf}); !errors.Is(err, sample.ErrOption) {
		t.Errorf("the zero design: %v", err)
	}
	parks := small()[:4]
	clusters := parksOf(t, parks, sample.Options{})
	if _, _, err := clusters.AdjustNonresponse(sample.Nonresponse[member]{Class: func(*member) string { return "c" }, Error: sample.TwoPhase}); !errors.Is(err, sample.ErrOption) {
		t.Errorf("two phases of clusters: %v", err)
	}
	told, err := sample.New([]answer{{"1", "a", 4, true, 0, 0}, {"2", "a", 4, true, 0, 0}}, unitOf, nil, told)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := told.AdjustNonresponse(sample.Nonresponse[answer]{Class: func(*answer) string { return "c" }}); !errors.Is(err, sample.ErrNoRespondent) {
		t.Errorf("nobody answered: %v", err)
	}
	lonely := sample.Options{Gaps: sample.GapsTold}
	if alone, err := sample.New([]answer{{"1", "a", 4, false, 1, 1}}, unitOf, nil, lonely); err != nil {
		t.Fatal(err)
	} else if d, _, err := alone.AdjustNonresponse(sample.Nonresponse[answer]{Class: func(*answer) string { return "c" }}); err != nil {
		t.Error(err)
	} else if _, err := d.With(sample.Options{}); !errors.Is(err, sample.ErrSingleUnit) {
		t.Errorf("a single unit: %v", err)
	}
}

// Rows that say themselves whether they answered need no status; where all weights
// of a class are the same, counting and weighing them is one.
func TestAnsweredIsAStatus(t *testing.T) {
	rows := surveyOf(7)
	for i := range rows {
		rows[i].silent = i%4 == 3
	}
	d := designOf(t, rows, sample.Options{})
	class := func(*answer) string { return "all" }
	var totals [2]zhuanhua.SurveyReading
	for kind := range sample.RatesCounted + 1 {
		adjusted, report, err := d.AdjustNonresponse(sample.Nonresponse[answer]{Class: class, Rates: kind})
		if err != nil {
			t.Fatal(err)
		}
		if totals[kind], err = adjusted.Total(after, nil); err != nil {
			t.Fatal(err)
		}
		if c := report.Classes[0]; c.Drawn != 20 || c.Responded != 15 || c.Refused != 5 || math.Abs(c.Weight-100) > 1e-12 || c.Cautions != nil || adjusted.Respondents() != 15 || adjusted.DegreesOfFreedom() != 14 {
			t.Errorf("%+v, %d degrees of freedom", c, adjusted.DegreesOfFreedom())
		}
		counts := adjusted.Counts()
		if counts[0].Answered != 15 || counts[0].Drawn != 20 || math.Abs(counts[0].Weight-100) > 1e-12 {
			t.Errorf("%+v", counts)
		}
	}
	within, err := d.Total(after, nil)
	if err != nil {
		t.Fatal(err)
	}
	near(t, "counted", number(t, totals[1].Estimate), number(t, totals[0].Estimate), 1e-13)
	near(t, "within the stratum", number(t, within.Estimate), number(t, totals[0].Estimate), 1e-13)
	near(t, "its error", number(t, within.StandardError), number(t, totals[0].StandardError), 0.05)
}

func TestCautions(t *testing.T) {
	var rows []weighted
	for i := range 20 {
		w := weighted{answer: answer{fmt.Sprint(i), "", 100, false, 1, 2}, class: "thin", status: sample.Refused}
		if i%4 == 0 {
			w.status = sample.Responded
		}
		if i >= 18 {
			w.class, w.status = "closed", sample.OutOfScope
		}
		rows = append(rows, w)
	}
	_, report := phasedDesign(t, rows, sample.Options{}, sample.Nonresponse[weighted]{})
	closed, thin := report.Classes[0], report.Classes[1]
	if want := []sample.Caution{sample.CautionFewRespondents, sample.CautionLargeFactor}; !slices.Equal(thin.Cautions, want) || closed.Cautions != nil || closed.OutOfScope != 2 || closed.NonresponseFactor != 1 {
		t.Errorf("%+v", report)
	}
	if near(t, "final", report.Final, 100, 1e-13); report.Eligible >= report.Final {
		t.Errorf("%+v", report)
	}
}

func TestResponseWords(t *testing.T) {
	type named interface {
		String() string
		Text() zhuanhua.Text
	}
	for value, key := range map[named]string{
		sample.Responded: "responded", sample.Refused: "refused", sample.OutOfScope: "out-of-scope", sample.Unresolved: "unresolved",
		sample.ResponseNone: "", sample.Response(9): "response(9)", sample.CautionNone: "", sample.Caution(7): "caution(7)",
		sample.CautionFewRespondents: "few-respondents", sample.CautionLargeFactor: "large-factor",
	} {
		if known := value.Text() != (zhuanhua.Text{}); value.String() != key || known != (key != "" && key[len(key)-1] != ')') {
			t.Errorf("%q, want %q; %v", value.String(), key, value.Text())
		}
	}
	type both struct {
		R sample.Response
		C sample.Caution
	}
	in, back := both{sample.OutOfScope, sample.CautionLargeFactor}, both{}
	if b, err := json.Marshal(in); err != nil || json.Unmarshal(b, &back) != nil || back != in {
		t.Errorf("%s, %+v, %v", b, back, err)
	}
	for _, bad := range []string{`{"R":"no"}`, `{"C":"no"}`} {
		if json.Unmarshal([]byte(bad), &back) == nil {
			t.Errorf("%s is read", bad)
		}
	}
	var r sample.Response
	var c sample.Caution
	var p sample.Precision
	for _, travels := range []struct {
		into interface{ Scan(any) error }
		from interface{ Value() (driver.Value, error) }
	}{{&r, sample.Unresolved}, {&c, sample.CautionLargeFactor}, {&p, sample.Doubtful}} {
		if v, err := travels.from.Value(); err != nil || travels.into.Scan(v) != nil {
			t.Errorf("%v does not travel: %v", v, err)
		}
	}
	if r != sample.Unresolved || c != sample.CautionLargeFactor || p != sample.Doubtful {
		t.Errorf("%v, %v, %v", r, c, p)
	}
	if _, err := json.Marshal(sample.Response(9)); err == nil {
		t.Error("no outcome is written")
	}
	if _, err := json.Marshal(sample.Caution(9)); err == nil {
		t.Error("no caution is written")
	}
}

// Classes across parks: who answered stands for who did not in its class, and a
// silent park is none less in the draw but one less in the degrees of freedom.
func TestResponseInClusters(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 18))
	rows := randomParks(random, true)
	silent := rows[0].park
	for i := range rows {
		rows[i].silent = rows[i].park == silent
	}
	full := parksOf(t, rows, sample.Options{Gaps: sample.GapsTold, Lonely: sample.LonelyCertain})
	class := func(m *member) string { return "all" }
	d, report, err := full.AdjustNonresponse(sample.Nonresponse[member]{Class: class})
	if err != nil {
		t.Fatal(err)
	}
	parks := map[string]bool{}
	strata := map[string]bool{}
	for _, m := range rows {
		parks[m.park], strata[m.stratum] = true, true
	}
	if want := len(parks) - 1 - len(strata); d.DegreesOfFreedom() != want || d.Respondents() != report.Classes[0].Responded {
		t.Errorf("%d degrees of freedom, want %d; %d respondents", d.DegreesOfFreedom(), want, d.Respondents())
	}
	near(t, "weights", report.Final, report.Drawn, 1e-12)
	r, err := d.Total(nowOf, nil)
	if err != nil || !(number(t, r.StandardError) > 0) {
		t.Errorf("%+v, %v", r, err)
	}
	known := map[string]float64{}
	for h := range strata {
		known[h] = 1000
	}
	if r, ratios, err := full.SeparateRatioTotal(nowOf, baseOf, known); err != nil || len(ratios) != len(strata) || !r.StandardError.IsGiven() {
		t.Errorf("%+v, %v", r, err)
	}
}

// A stratum of which nobody answered costs no degree of freedom, where its class
// stands for it.
func TestSilentStratum(t *testing.T) {
	rows := phased(rand.New(rand.NewPCG(6, 19)))
	for i := range rows {
		if rows[i].stratum == "h2" {
			rows[i].status = sample.Refused
		}
	}
	d, report := phasedDesign(t, rows, sample.Options{}, sample.Nonresponse[weighted]{})
	answered := 0
	for _, c := range report.Classes {
		answered += c.Responded
	}
	if d.DegreesOfFreedom() != answered-2 {
		t.Errorf("%d degrees of freedom of %d respondents", d.DegreesOfFreedom(), answered)
	}
	u, err := d.Influences(sample.TotalOf(weightedAfter, nil))
	if err != nil || len(u) != len(rows) {
		t.Errorf("%v", err)
	}
	phases, _ := phasedDesign(t, rows, sample.Options{}, sample.Nonresponse[weighted]{Error: sample.TwoPhase})
	if u, err = phases.Influences(sample.TotalOf(weightedAfter, nil)); err != nil || u[2].Value != 0 || u[0].Value != rows[0].after {
		t.Errorf("%v, %v", u[:3], err)
	}
}

// Numbers at the bounds overflow into errors or absences after every adjustment.
func TestAdjustedOverflow(t *testing.T) {
	for name, adjust := range adjustments {
		rows := answeredAll(randomWeighted(rand.New(rand.NewPCG(7, 20))))
		rows[12].status, rows[13].status = sample.Refused, sample.Refused
		if name == "post-strata" || name == "linear" || name == "scaled" {
			rows = answeredAll(rows)
		}
		for i := range rows {
			rows[i].after = 1e30 * float64(1-2*(i%2)) / float64(i+1)
			rows[i].before = 1e-30
		}
		d, err := adjust(weightedDesign(t, rows))
		if err != nil {
			t.Fatal(name, err)
		}
		if d, err = d.With(told); err != nil {
			t.Fatal(err)
		}
		for _, what := range []sample.Estimand[weighted]{
			sample.TotalOf(weightedAfter, nil), sample.RatioOf(weightedAfter, weightedBefore, nil), sample.GrowthOf(weightedBefore, weightedAfter, nil),
		} {
			if r, err := d.Estimate(what); err != nil || !finite(t, r) {
				t.Errorf("%s: %+v, %v", name, r, err)
			}
		}
	}
	rows := phased(rand.New(rand.NewPCG(8, 21)))
	for i := range rows {
		rows[i].after, rows[i].before = 1e30, 1e-30*float64(1-2*(i%2))
	}
	d, _ := phasedDesign(t, rows, told, sample.Nonresponse[weighted]{Error: sample.TwoPhase})
	square := func(w *weighted) zhuanhua.Given[float64] { return zhuanhua.Value(1e-30 * (1 + float64(len(w.id)))) }
	for _, what := range []sample.Estimand[weighted]{sample.RatioOf(weightedAfter, weightedBefore, nil), sample.RatioOf(weightedAfter, square, nil)} {
		if r, err := d.Estimate(what); err != nil || !finite(t, r) {
			t.Errorf("%+v, %v", r, err)
		}
	}
}
