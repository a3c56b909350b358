package sample_test

import (
	"errors"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// answer is a row of the small surveys of these tests.
type answer struct {
	id, stratum   string
	size          int64
	silent        bool
	before, after float64
}

func unitOf(a *answer) sample.Unit {
	u := sample.Unit{ID: a.id, Stratum: a.stratum, Answered: !a.silent}
	if a.size != 0 {
		u.Size = zhuanhua.Value(a.size)
	}
	return u
}

func before(a *answer) zhuanhua.Given[float64] { return zhuanhua.Value(a.before) }

func after(a *answer) zhuanhua.Given[float64] { return zhuanhua.Value(a.after) }

func designOf(t testing.TB, rows []answer, options sample.Options) *sample.Design[answer] {
	t.Helper()
	d, err := sample.New(rows, unitOf, nil, options)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var told = sample.Options{Gaps: sample.GapsTold}

// wantGaps are the reasons of a reading's estimate, error and interval.
type wantGaps [3]zhuanhua.SurveyGap

func gapsOf(r zhuanhua.SurveyReading) wantGaps {
	return wantGaps{r.Estimate.Gap(), r.StandardError.Gap(), r.Low.Gap()}
}

// Each number is absent for its own reason, as the exchange format says.
func TestGaps(t *testing.T) {
	const (
		none   = zhuanhua.GapNone
		nobody = zhuanhua.GapNoRespondent
		lonely = zhuanhua.GapLonelyRespondent
		base   = zhuanhua.GapZeroBase
		free   = zhuanhua.GapNoFreedom
	)
	for _, c := range []struct {
		name           string
		rows           []answer
		totals, growth wantGaps
		refused        error // in the default way; nil: the same numbers
	}{
		{"nobody", nil, wantGaps{nobody, nobody, nobody}, wantGaps{nobody, nobody, nobody}, sample.ErrNoUnit},
		{"all silent", []answer{{"1", "a", 5, true, 1, 2}}, wantGaps{nobody, nobody, nobody}, wantGaps{nobody, nobody, nobody}, sample.ErrNoRespondent},
		{"a silent stratum", []answer{{"1", "a", 5, false, 1, 2}, {"2", "a", 5, false, 1, 3}, {"3", "b", 5, true, 1, 3}},
			wantGaps{nobody, nobody, nobody}, wantGaps{nobody, nobody, nobody}, sample.ErrNoRespondent},
		{"lonely", []answer{{"1", "a", 5, false, 1, 2}, {"2", "a", 5, false, 1, 3}, {"3", "b", 5, false, 1, 3}, {"4", "b", 5, true, 0, 0}},
			wantGaps{none, lonely, lonely}, wantGaps{none, lonely, lonely}, sample.ErrLonely},
		{"a census of one", []answer{{"1", "a", 5, false, 1, 2}, {"2", "a", 5, false, 1, 3}, {"3", "b", 1, false, 1, 3}},
			wantGaps{}, wantGaps{}, nil},
		{"base 0", []answer{{"1", "a", 5, false, 0, 2}, {"2", "a", 5, false, 0, 3}},
			wantGaps{}, wantGaps{base, base, base}, sample.ErrZeroDenominator},
		{"base 0, lonely", []answer{{"1", "a", 5, false, 0, 2}}, wantGaps{none, lonely, lonely}, wantGaps{base, base, base}, sample.ErrSingleUnit},
		{"a base below 0", []answer{{"1", "a", 5, false, -1, 2}, {"2", "a", 5, false, 0, 3}},
			wantGaps{}, wantGaps{base, base, base}, sample.ErrZeroDenominator},
		{"censuses of one", []answer{{"1", "a", 1, false, 1, 2}, {"2", "b", 1, false, 1, 3}},
			wantGaps{none, none, free}, wantGaps{none, none, free}, nil},
		{"a census", []answer{{"1", "a", 2, false, 1, 2}, {"2", "a", 2, false, 1, 3}}, wantGaps{}, wantGaps{}, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := designOf(t, c.rows, told)
			got, err := d.Growth(before, after, nil)
			if err != nil {
				t.Fatal(err)
			}
			if gapsOf(got.Before) != c.totals || gapsOf(got.After) != c.totals || gapsOf(got.Difference) != c.totals || got.Covariance.Gap() != c.totals[1] {
				t.Errorf("the totals lack %v, %v, %v, %v; want %v", gapsOf(got.Before), gapsOf(got.After), gapsOf(got.Difference), got.Covariance.Gap(), c.totals)
			}
			if gapsOf(got.Growth) != c.growth || got.Growth.High.Gap() != c.growth[2] {
				t.Errorf("the growth lacks %v, want %v", gapsOf(got.Growth), c.growth)
			}
			strict, err := sample.New(c.rows, unitOf, nil, sample.Options{})
			var same sample.Change
			if err == nil {
				same, err = strict.Growth(before, after, nil)
			}
			if !errors.Is(err, c.refused) || err == nil && same != got || strict == nil && err == nil {
				t.Errorf("refused with %v, want %v; %+v", err, c.refused, same)
			}
			if other, err := d.With(sample.Options{}); (other == nil) != (err != nil) || (err != nil) != (c.refused != nil && c.refused != sample.ErrZeroDenominator) {
				t.Errorf("other options: %v", err)
			}
		})
	}
}

func TestEmptyDomainTold(t *testing.T) {
	rows := []answer{{"1", "a", 5, false, 1, 2}, {"2", "a", 5, false, 1, 3}}
	nowhere := func(*answer) bool { return false }
	d := designOf(t, rows, told)
	gap := zhuanhua.GapEmptyDomain
	for name, estimate := range readings(d, nowhere) {
		r, err := estimate()
		if err != nil || gapsOf(r) != (wantGaps{gap, gap, gap}) || r.Respondents != 0 || r.SampleRespondents != 2 {
			t.Errorf("%s gives %+v, %v", name, r, err)
		}
	}
	for name, estimate := range readings(designOf(t, rows, sample.Options{}), nowhere) {
		if r, err := estimate(); !errors.Is(err, sample.ErrEmptyDomain) || r != (zhuanhua.SurveyReading{}) {
			t.Errorf("%s gives %+v, %v", name, r, err)
		}
	}
}

// readings are all estimates of one domain.
func readings(d *sample.Design[answer], domain sample.Domain[answer]) map[string]func() (zhuanhua.SurveyReading, error) {
	return map[string]func() (zhuanhua.SurveyReading, error){
		"total": func() (zhuanhua.SurveyReading, error) { return d.Total(after, domain) },
		"mean":  func() (zhuanhua.SurveyReading, error) { return d.Mean(after, domain) },
		"proportion": func() (zhuanhua.SurveyReading, error) {
			return d.Proportion(func(a *answer) bool { return a.after > 2 }, domain)
		},
		"ratio": func() (zhuanhua.SurveyReading, error) { return d.Ratio(after, before, domain) },
		"growth": func() (zhuanhua.SurveyReading, error) {
			c, err := d.Growth(before, after, domain)
			return c.Growth, err
		},
		"growth gap": func() (zhuanhua.SurveyReading, error) { return d.GrowthGap(before, after, domain, nil) },
		"growth gap, other way": func() (zhuanhua.SurveyReading, error) {
			return d.GrowthGap(before, after, nil, domain)
		},
	}
}

func TestLonelyByChoice(t *testing.T) {
	rows := []answer{{"1", "a", 5, false, 1, 2}, {"2", "b", 7, false, 1, 3}}
	for _, choice := range []sample.Lonely{sample.LonelyCertain, sample.LonelyAverage, sample.LonelyCentred} {
		if _, err := sample.New(rows, unitOf, nil, sample.Options{Lonely: choice}); !errors.Is(err, sample.ErrLonely) {
			t.Errorf("choice %d helps where all are lonely: %v", choice, err)
		}
	}
	rows = append(rows, answer{"3", "b", 7, false, 2, 4})
	d := designOf(t, rows, sample.Options{Lonely: sample.LonelyAverage})
	r, err := d.Total(after, nil)
	if err != nil || !r.StandardError.IsGiven() {
		t.Errorf("%+v, %v", r, err)
	}
	known := map[string]float64{"a": 5, "b": 12}
	total, ratios, err := d.SeparateRatioTotal(after, before, known)
	if err != nil || !total.StandardError.IsGiven() {
		t.Fatalf("%+v, %v", total, err)
	}
	if got := gapsOf(ratios[0].Ratio); got != (wantGaps{0, zhuanhua.GapLonelyRespondent, zhuanhua.GapLonelyRespondent}) {
		t.Errorf("the ratio of a lonely respondent lacks %v", got)
	}
}
