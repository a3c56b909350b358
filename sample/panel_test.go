package sample_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// turned is a row of a panel.
type turned struct {
	answer
	before, after bool
}

func (r *turned) unit() sample.PanelUnit {
	u := sample.PanelUnit{ID: r.id, Stratum: r.stratum, Before: r.before, After: r.after}
	if r.size != 0 {
		u.Size = zhuanhua.Value(r.size)
	}
	return u
}

func turnedBefore(r *turned) zhuanhua.Given[float64] { return before(&r.answer) }

func turnedAfter(r *turned) zhuanhua.Given[float64] { return after(&r.answer) }

func panelGrowth(t *testing.T, rows []turned, options sample.Options, domain sample.Domain[turned]) sample.Change {
	t.Helper()
	p, err := sample.NewPanel(rows, (*turned).unit, options)
	if err != nil {
		t.Fatal(err)
	}
	c, err := p.Growth(turnedBefore, turnedAfter, domain)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A panel of which all units are common is a survey of the same units.
func TestFullOverlapIsASurvey(t *testing.T) {
	large := func(a *answer) bool { return a.before > 20000 }
	eachSurvey(t, 100, func(t *testing.T, random *rand.Rand, answers []answer) {
		var rows []turned
		var answered []answer
		for _, a := range answers {
			if !a.silent {
				rows = append(rows, turned{a, true, true})
				answered = append(answered, a)
			}
		}
		d := designOf(t, answered, told)
		for _, domain := range []sample.Domain[answer]{nil, large} {
			want, err := d.Growth(before, after, domain)
			if err != nil || !want.Growth.Estimate.IsGiven() {
				continue // nobody is large
			}
			got := panelGrowth(t, rows, told, func(r *turned) bool { return domain == nil || domain(&r.answer) })
			for what, pair := range map[string][2]zhuanhua.SurveyReading{
				"before": {got.Before, want.Before}, "after": {got.After, want.After}, "growth": {got.Growth, want.Growth}, "difference": {got.Difference, want.Difference},
			} {
				near(t, what, number(t, pair[0].Estimate), number(t, pair[1].Estimate), 1e-9)
				near(t, what, number(t, pair[0].StandardError), number(t, pair[1].StandardError), 1e-7)
				if pair[0].DegreesOfFreedom != pair[1].DegreesOfFreedom || pair[0].Respondents != pair[1].Respondents {
					t.Errorf("%s: %+v, want %+v", what, pair[0], pair[1])
				}
			}
			near(t, "covariance", number(t, got.Covariance), number(t, want.Covariance), 1e-9)
		}
	})
}

// rotating is a panel of two strata in which each year has four units and both two.
func rotating() (rows []turned) {
	for i := range 12 {
		rows = append(rows, turned{
			answer{fmt.Sprint(i), fmt.Sprint("h", i/6), 30, false, 10 + float64(i*i%7), 12 + float64(i*i%5)}, i%6 < 4, i%6 >= 2,
		})
	}
	return rows
}

func TestPanelsRefused(t *testing.T) {
	for name, c := range map[string]struct {
		change func(r *turned)
		want   error
	}{
		"no id":          {func(r *turned) { r.id = "" }, sample.ErrMissingID},
		"an id twice":    {func(r *turned) { r.id = "11" }, sample.ErrDuplicateUnit},
		"no stratum":     {func(r *turned) { r.stratum = "" }, sample.ErrMissingStratum},
		"no size":        {func(r *turned) { r.size = 0 }, sample.ErrMissingSize},
		"size below 0":   {func(r *turned) { r.size = -1 }, sample.ErrSizeRange},
		"another size":   {func(r *turned) { r.size = 31 }, sample.ErrSizeVaries},
		"in neither":     {func(r *turned) { r.before, r.after = false, false }, sample.ErrMissingStatus},
		"a year missing": {func(r *turned) { r.stratum, r.after = "x", false }, sample.ErrNoRespondent},
		"lonely":         {func(r *turned) { r.stratum, r.before, r.after = "x", true, true }, sample.ErrLonely},
	} {
		rows := rotating()
		c.change(&rows[0])
		if _, err := sample.NewPanel(rows, (*turned).unit, sample.Options{}); !errors.Is(err, c.want) {
			t.Errorf("%s gives %v", name, err)
		}
	}
	for name, c := range map[string]struct {
		rows    []turned
		options sample.Options
		want    error
	}{
		"nobody":     {nil, sample.Options{}, sample.ErrNoUnit},
		"centred":    {rotating(), sample.Options{Lonely: sample.LonelyCentred}, sample.ErrOption},
		"confidence": {rotating(), sample.Options{Confidence: 2}, sample.ErrOption},
		"too many":   {[]turned{{answer{"1", "", 1, false, 1, 1}, true, true}, {answer{"2", "", 1, false, 1, 1}, true, true}}, sample.Options{}, sample.ErrSizeTooSmall},
		"all lonely": {[]turned{{answer{"1", "", 9, false, 1, 1}, true, true}}, sample.Options{Lonely: sample.LonelyCertain}, sample.ErrLonely},
	} {
		if _, err := sample.NewPanel(c.rows, (*turned).unit, c.options); !errors.Is(err, c.want) {
			t.Errorf("%s gives %v", name, err)
		}
	}
	p, err := sample.NewPanel(rotating(), (*turned).unit, sample.Options{})
	if err != nil {
		t.Fatal(err)
	}
	missing := func(*turned) zhuanhua.Given[float64] { return zhuanhua.Given[float64]{} }
	zero := func(*turned) zhuanhua.Given[float64] { return zhuanhua.Value(0.0) }
	nobody := func(*turned) bool { return false }
	_, err1 := p.Growth(missing, turnedAfter, nil)
	_, err2 := p.Growth(turnedBefore, missing, nil)
	_, err3 := p.Growth(zero, turnedAfter, nil)
	_, err4 := p.Growth(turnedBefore, turnedAfter, nobody)
	for i, want := range []error{sample.ErrMissingValue, sample.ErrMissingValue, sample.ErrZeroDenominator, sample.ErrEmptyDomain} {
		if err := []error{err1, err2, err3, err4}[i]; !errors.Is(err, want) {
			t.Errorf("%d: %v, want %v", i, err, want)
		}
	}
}

func TestPanelGaps(t *testing.T) {
	var none sample.Panel[turned]
	if _, err := none.Growth(turnedBefore, turnedAfter, nil); !errors.Is(err, sample.ErrEmptyDomain) {
		t.Errorf("the zero panel gives %v", err)
	}
	rows := rotating()
	lonely := append(rotating(), turned{answer{"x", "x", 9, false, 5, 6}, true, true})
	silent := append(rotating(), turned{answer{"x", "x", 9, false, 5, 6}, true, false})
	nobody, one, empty, base, no := zhuanhua.GapNoRespondent, zhuanhua.GapLonelyRespondent, zhuanhua.GapEmptyDomain, zhuanhua.GapZeroBase, zhuanhua.GapNone
	for name, c := range map[string]struct {
		rows   []turned
		domain sample.Domain[turned]
		total  wantGaps
		growth wantGaps
	}{
		"all":    {rows, nil, wantGaps{}, wantGaps{}},
		"none":   {nil, nil, wantGaps{nobody, nobody, nobody}, wantGaps{nobody, nobody, nobody}},
		"silent": {silent, nil, wantGaps{nobody, nobody, nobody}, wantGaps{nobody, nobody, nobody}},
		"lonely": {lonely, nil, wantGaps{no, one, one}, wantGaps{no, one, one}},
		"empty":  {rows, func(*turned) bool { return false }, wantGaps{empty, empty, empty}, wantGaps{empty, empty, empty}},
	} {
		got := panelGrowth(t, c.rows, told, c.domain)
		if gapsOf(got.Before) != c.total || gapsOf(got.Growth) != c.growth || got.Covariance.Gap() != c.total[1] {
			t.Errorf("%s: %v, %v, %v", name, gapsOf(got.Before), gapsOf(got.Growth), got.Covariance.Gap())
		}
	}
	for i := range rows {
		rows[i].answer.before = 0
	}
	if got := panelGrowth(t, rows, told, nil); gapsOf(got.Growth) != (wantGaps{base, base, base}) {
		t.Errorf("%+v", got.Growth)
	}
	certain, average := panelGrowth(t, lonely, sample.Options{Lonely: sample.LonelyCertain}, nil), panelGrowth(t, lonely, sample.Options{Lonely: sample.LonelyAverage}, nil)
	near(t, "average", number(t, average.After.StandardError), number(t, certain.After.StandardError)*math.Sqrt(1.5), 1e-12)
	if fieller := panelGrowth(t, rotating(), sample.Options{Interval: zhuanhua.IntervalFieller}, nil); !fieller.Growth.Low.IsGiven() || fieller.Growth.Interval != zhuanhua.IntervalFieller {
		t.Errorf("%+v", fieller.Growth)
	}
}

// Common units that vary more alike than the samples allow make a variance below 0,
// which is told.
func TestPanelWithoutVariance(t *testing.T) {
	rows := []turned{
		{answer{"1", "", 1000, false, 1, 1}, true, true}, {answer{"2", "", 1000, false, 100, 100}, true, true}, {answer{"3", "", 1000, false, 50, 0}, true, false},
		{answer{"4", "", 1000, false, 50, 0}, true, false}, {answer{"5", "", 1000, false, 0, 50}, false, true},
	}
	got := panelGrowth(t, rows, told, nil)
	if gap := zhuanhua.GapNegativeVariance; got.Growth.StandardError.Gap() != gap || !got.Growth.Estimate.IsGiven() {
		t.Errorf("%+v", got.Growth)
	}
}

func TestPanelOverflow(t *testing.T) {
	rows := rotating()
	for i := range rows {
		rows[i].answer.before, rows[i].answer.after = 1e30*float64(1-2*(i%2)), 1e29*float64(i%9)
	}
	rows[0].answer.before = 1e-30
	c := panelGrowth(t, rows, told, nil)
	for _, r := range []zhuanhua.SurveyReading{c.Before, c.After, c.Growth, c.Difference} {
		if !finite(t, r) {
			t.Errorf("%+v", r)
		}
	}
}
