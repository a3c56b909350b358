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

func productEffect(name, output string, jobs int64) indicators.ProductEffect {
	e := indicators.ProductEffect{Party: zhuanhua.NewPartyID(name)}
	if output != "" {
		e.Output = zhuanhua.Value(decimal.RequireFromString(output))
	}
	if jobs >= 0 {
		e.Jobs = zhuanhua.Value(jobs)
	}
	return e
}

func TestSumProductEffects(t *testing.T) {
	year := zhuanhua.Year(2022)
	reports := []indicators.ProductEffect{productEffect("甲", "1000000.01", 12), productEffect("乙", "0.99", 0), productEffect("丙", "", 7), productEffect("丁", "5", -1)}
	want := indicators.ProductEffects{
		Period: year, Enterprises: 4, Output: decimal.RequireFromString("1000006"), OutputMissing: 1, Jobs: 19, JobsMissing: 1,
	}
	for range 2 {
		got, err := indicators.SumProductEffects(year, reports)
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
	whole, err := indicators.SumProductEffects(year, reports[:2])
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

func TestSumProductEffectsRefuses(t *testing.T) {
	for _, test := range []struct {
		name    string
		reports []indicators.ProductEffect
		field   string
		err     error
	}{
		{"no enterprise", []indicators.ProductEffect{productEffect("", "1", 1)}, "party_id", zhuanhua.ErrNotGiven},
		{"one twice", []indicators.ProductEffect{productEffect("甲", "1", 1), productEffect("甲", "1", 1)}, "party_id", zhuanhua.ErrDuplicate},
		{"too many jobs", []indicators.ProductEffect{productEffect("甲", "1", 1_000_000_001)}, "jobs", zhuanhua.ErrRange},
		{"half a fen", []indicators.ProductEffect{productEffect("甲", "1.005", 1)}, "output", zhuanhua.ErrPrecision},
		{"a negative output", []indicators.ProductEffect{productEffect("甲", "-1", 1)}, "output", zhuanhua.ErrRange},
		{"a hostile output", []indicators.ProductEffect{{Party: zhuanhua.NewPartyID("甲"), Output: zhuanhua.Value(decimal.New(1, 1<<30))}}, "output", zhuanhua.ErrRange},
		{"jobs below zero", []indicators.ProductEffect{{Party: zhuanhua.NewPartyID("甲"), Jobs: zhuanhua.Value(int64(-1))}}, "jobs", zhuanhua.ErrRange},
	} {
		_, err := indicators.SumProductEffects(zhuanhua.Year(2022), test.reports)
		var input *zhuanhua.InputError
		if !errors.As(err, &input) || input.Field != test.field || input.Record != zhuanhua.RecordEnterprise || !errors.Is(err, test.err) {
			t.Errorf("%s: %v", test.name, err)
		}
	}
	if _, err := indicators.SumProductEffects(zhuanhua.Period{}, nil); err == nil {
		t.Error("no period: no error")
	}
}
