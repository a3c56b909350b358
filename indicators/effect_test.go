package indicators_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func effect(name, output string, jobs int64) indicators.Effect {
	e := indicators.Effect{Party: zhuanhua.NewPartyID(name)}
	if output != "" {
		e.Output = zhuanhua.Value(decimal.RequireFromString(output))
	}
	if jobs >= 0 {
		e.Jobs = zhuanhua.Value(jobs)
	}
	return e
}

func TestSumEffects(t *testing.T) {
	year := zhuanhua.Year(2022)
	reports := []indicators.Effect{effect("甲", "1000000.01", 12), effect("乙", "0.99", 0), effect("丙", "", 7), effect("丁", "5", -1)}
	want := indicators.Effects{
		Period: year, Enterprises: 4, Output: decimal.RequireFromString("1000006"), OutputMissing: 1, Jobs: 19, JobsMissing: 1,
	}
	for range 2 {
		got, err := indicators.SumEffects(year, reports)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		if got.OutputLevel().Value.IsGiven() || got.JobsLevel().Value.IsGiven() {
			t.Error("what some did not report is no known level")
		}
		slices.Reverse(reports)
	}
	whole, err := indicators.SumEffects(year, reports[:2])
	if err != nil {
		t.Fatal(err)
	}
	if v, given := whole.OutputLevel().Value.Get(); !given || v.String() != "1000001" || whole.OutputLevel().Validate() != nil {
		t.Errorf("output level %v", whole.OutputLevel())
	}
	if v, given := whole.JobsLevel().Value.Get(); !given || v.String() != "12" || whole.JobsLevel().Unit != zhuanhua.UnitPerson {
		t.Errorf("jobs level %v", whole.JobsLevel())
	}
}

func TestSumEffectsRefuses(t *testing.T) {
	for _, test := range []struct {
		name    string
		reports []indicators.Effect
		field   string
		err     error
	}{
		{"no enterprise", []indicators.Effect{effect("", "1", 1)}, "party_id", zhuanhua.ErrNotGiven},
		{"one twice", []indicators.Effect{effect("甲", "1", 1), effect("甲", "1", 1)}, "party_id", zhuanhua.ErrDuplicate},
		{"too many jobs", []indicators.Effect{effect("甲", "1", 1_000_000_001)}, "jobs", zhuanhua.ErrRange},
		{"half a fen", []indicators.Effect{effect("甲", "1.005", 1)}, "output", zhuanhua.ErrPrecision},
		{"a negative output", []indicators.Effect{effect("甲", "-1", 1)}, "output", zhuanhua.ErrRange},
		{"a hostile output", []indicators.Effect{{Party: zhuanhua.NewPartyID("甲"), Output: zhuanhua.Value(decimal.New(1, 1<<30))}}, "output", zhuanhua.ErrRange},
		{"jobs below zero", []indicators.Effect{{Party: zhuanhua.NewPartyID("甲"), Jobs: zhuanhua.Value(int64(-1))}}, "jobs", zhuanhua.ErrRange},
	} {
		_, err := indicators.SumEffects(zhuanhua.Year(2022), test.reports)
		var input *zhuanhua.InputError
		if !errors.As(err, &input) || input.Field != test.field || input.Record != zhuanhua.RecordEnterprise || !errors.Is(err, test.err) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	if _, err := indicators.SumEffects(zhuanhua.Period{}, nil); err == nil {
		t.Error("no period: no error")
	}
}
