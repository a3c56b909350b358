package indicators_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// opinion is of 500 records of which at most 20 are wrong.
func opinion(outcome zhuanhua.Outcome) zhuanhua.AuditOpinion {
	return zhuanhua.AuditOpinion{
		Outcome: outcome, Unit: zhuanhua.Text{Zh: "件", En: "records"}, Confidence: 0.95,
		Reported: decimal.New(500, 0), Found: decimal.New(3, 0), Projected: decimal.New(12, 0), Upper: decimal.New(20, 0), Supported: decimal.New(480, 0),
		Tolerable: zhuanhua.Value(decimal.New(25, 0)), Reasons: []zhuanhua.Note{},
	}
}

// moneyOpinion is of 1,234,567.89 yuan.
func moneyOpinion() zhuanhua.AuditOpinion {
	o := opinion(zhuanhua.NotMet)
	o.Unit = zhuanhua.UnitYuan.Text()
	o.Reported, o.Upper, o.Supported = decimal.New(123456789, -2), decimal.New(23456789, -2), decimal.New(1000000, 0)
	o.Tolerable = zhuanhua.Given[decimal.Decimal]{}
	return o
}

// A figure is upheld, refuted or open by its spot check, and stays as it is (CP24-6.3).
func TestSpotCheckEntersTheReport(t *testing.T) {
	plain := emptyReport(t, zhuanhua.Shaanxi, zhuanhua.Year(2022))
	plain.Received.Patents, plain.Received.Records, plain.Pledged.Patents = 500, 500, 500
	plain.Received.Amount = decimal.New(123456789, -2)
	plain.Received.Received = plain.Received.Amount
	r := plain
	var err error
	for _, c := range []struct {
		check  string
		figure indicators.FigureKind
		o      zhuanhua.AuditOpinion
		want   string
	}{
		{zhuanhua.Indicator1, indicators.FigurePatents, opinion(zhuanhua.Met),
			"spot-check-upheld CP24-6.3 indicator1 专利数量：上报500件，抽查可予采信：查实差错3件，95%置信下差错至多20件、至少480件无误（可容忍25件）" +
				"|indicator1, patents: 500 records reported, upheld by its spot check: 3 records found wrong, with 95 % confidence 20 records wrong at most and 480 records right at least (25 records tolerable)"},
		{zhuanhua.Indicator1, indicators.FigureRecords, opinion(zhuanhua.Undetermined),
			"spot-check-open CP24-6.3 indicator1 记录数：上报500件，抽查尚不能定论：查实差错3件，95%置信下差错至多20件、至少480件无误（可容忍25件）" +
				"|indicator1, records: 500 records reported, the spot check is open: 3 records found wrong, with 95 % confidence 20 records wrong at most and 480 records right at least (25 records tolerable)"},
		{zhuanhua.Indicator1, indicators.FigureAmount, moneyOpinion(),
			"spot-check-refuted CP24-6.3 indicator1 金额：上报1234567.89元，抽查不予采信：查实差错3元，95%置信下差错至多234567.89元、至少1000000元无误" +
				"|indicator1, amount: 1234567.89 yuan reported, refuted by its spot check: 3 yuan found wrong, with 95 % confidence 234567.89 yuan wrong at most and 1000000 yuan right at least"},
	} {
		if r, err = r.WithSpotCheck(c.check, c.figure, c.o); err != nil {
			t.Fatal(err)
		}
		n := r.Notes[len(r.Notes)-1]
		if diff := cmp.Diff(c.want, n.Code+" "+string(n.Clause)+" "+n.Text.Zh+"|"+n.Text.En); diff != "" {
			t.Error(diff)
		}
	}
	if _, err = r.WithSpotCheck(zhuanhua.Indicator1, indicators.FigureReceived, moneyOpinion()); err != nil {
		t.Error(err)
	}
	if len(r.SpotChecks) != 3 || len(plain.SpotChecks) != 0 || len(r.Notes) != len(plain.Notes)+3 || r.Received.Patents != 500 {
		t.Errorf("%v", r.SpotChecks)
	}
	text, err := json.Marshal(r)
	if err != nil || !strings.Contains(string(text), `"spot_checks":[{"check":"indicator1","figure":"patents","opinion":{"outcome":"met"`) || !strings.Contains(string(text), `"upper":"234567.89"`) {
		t.Errorf("%s, %v", text, err)
	}
	if bare, _ := json.Marshal(plain); strings.Contains(string(bare), "spot_checks") {
		t.Errorf("%s", bare)
	}
}

func TestSpotCheckRefused(t *testing.T) {
	plain := emptyReport(t, zhuanhua.Shaanxi, zhuanhua.Year(2022))
	plain.Received.Patents, plain.Received.Records = 500, 499
	with, err := plain.WithSpotCheck(zhuanhua.Indicator1, indicators.FigurePatents, opinion(zhuanhua.Met))
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		check  string
		figure indicators.FigureKind
		o      zhuanhua.AuditOpinion
		want   error
	}{
		"twice":             {zhuanhua.Indicator1, indicators.FigurePatents, opinion(zhuanhua.Met), zhuanhua.ErrDuplicate},
		"no such check":     {"indicator9", indicators.FigurePatents, opinion(zhuanhua.Met), indicators.ErrNoSuchCheck},
		"no figure":         {zhuanhua.Indicator1, indicators.FigureKindNone, opinion(zhuanhua.Met), zhuanhua.ErrCodeWord},
		"one record less":   {zhuanhua.Indicator1, indicators.FigureRecords, opinion(zhuanhua.Met), zhuanhua.ErrContradiction},
		"money for patents": {zhuanhua.Indicator1, indicators.FigureAmount, opinion(zhuanhua.Met), zhuanhua.ErrContradiction},
		"a bad opinion":     {zhuanhua.Indicator1, indicators.FigureRecords, opinion(zhuanhua.NotApplicable), zhuanhua.ErrCodeWord},
	} {
		if _, err := with.WithSpotCheck(c.check, c.figure, c.o); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A level that a city filed in 万元, rounded.
func TestLevelSpotChecked(t *testing.T) {
	period := zhuanhua.Year(2022)
	filed := indicators.RoundedLevel(decimal.New(12346, -2), 2, zhuanhua.UnitWanYuan, period) // 123.46
	for name, c := range map[string]struct {
		level indicators.Level
		o     zhuanhua.AuditOpinion
		want  error
	}{
		"it rounds to that":    {filed, moneyOpinion(), nil},
		"exactly":              {indicators.AmountLevel(decimal.New(123456789, -2), period), moneyOpinion(), nil},
		"a count":              {indicators.CountLevel(500, zhuanhua.UnitProject, period), opinion(zhuanhua.Met), nil},
		"another number":       {indicators.RoundedLevel(decimal.New(12345, -2), 2, zhuanhua.UnitWanYuan, period), moneyOpinion(), zhuanhua.ErrContradiction},
		"a cent less":          {indicators.AmountLevel(decimal.New(123456788, -2), period), moneyOpinion(), zhuanhua.ErrContradiction},
		"another unit":         {indicators.CountLevel(500, zhuanhua.UnitYuan, period), opinion(zhuanhua.Met), zhuanhua.ErrContradiction},
		"missing":              {indicators.Level{Unit: zhuanhua.UnitPatent, Period: period, Series: zhuanhua.Flow}, opinion(zhuanhua.Met), zhuanhua.ErrNotGiven},
		"a rate":               {indicators.CountLevel(500, zhuanhua.UnitPercent, period), opinion(zhuanhua.Met), zhuanhua.ErrNotAllowed},
		"nothing":              {indicators.Level{}, opinion(zhuanhua.Met), zhuanhua.ErrNotGiven},
		"too large for yuan":   {indicators.Level{Value: zhuanhua.Value(decimal.New(1, 18)), Unit: zhuanhua.UnitYiYuan, Period: period, Series: zhuanhua.Flow}, moneyOpinion(), zhuanhua.ErrRange},
		"not worth an opinion": {filed, zhuanhua.AuditOpinion{}, zhuanhua.ErrRange},
	} {
		if _, err := c.level.SpotChecked(c.o); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestFigureKinds(t *testing.T) {
	for k, want := range []string{"", "patents", "records", "amount", "received"} {
		kind := indicators.FigureKind(k)
		text, err := kind.MarshalText()
		var back indicators.FigureKind
		if err != nil || string(text) != want || kind.String() != want || back.UnmarshalText(text) != nil || back != kind {
			t.Errorf("%d: %q, %v", k, text, err)
		}
	}
	if _, err := indicators.FigureKind(5).MarshalText(); !errors.Is(err, zhuanhua.ErrCodeWord) {
		t.Error(err)
	}
	var back indicators.FigureKind
	if err := back.UnmarshalText([]byte("x")); !errors.Is(err, zhuanhua.ErrCodeWord) {
		t.Error(err)
	}
}
