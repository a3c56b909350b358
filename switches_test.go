package zhuanhua_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// absurd sets each package switch of decimal to a value that nobody wants, and
// returns what sets it back.
var absurd = map[string]func() (restore func()){
	"DivisionPrecision":            setting(&decimal.DivisionPrecision, -5),
	"PowPrecisionNegativeExponent": setting(&decimal.PowPrecisionNegativeExponent, 0),
	"MarshalJSONWithoutQuotes":     setting(&decimal.MarshalJSONWithoutQuotes, true),
	"TrimTrailingZeros":            setting(&decimal.TrimTrailingZeros, false),
	"UseScientificNotation":        setting(&decimal.UseScientificNotation, true),
	"ExpMaxIterations":             setting(&decimal.ExpMaxIterations, 1),
	"MaxDecodeExponent":            setting(&decimal.MaxDecodeExponent, 0),
}

func setting[V any](at *V, value V) func() func() {
	return func() func() {
		before := *at
		*at = value
		return func() { *at = before }
	}
}

// switchable returns texts that do follow the switches, to show that they are on.
func switchable() string {
	three, hundred := decimal.New(3, 0), decimal.New(100, -1)
	power, _ := three.PowInt32(-3)
	exp, err := three.ExpHullAbrham(20)
	parsed, failed := decimal.NewFromString("1.5")
	text, _ := json.Marshal(hundred)
	return fmt.Sprint(hundred.Div(three).StringFixed(9), power.StringFixed(20), string(text), hundred.String(),
		decimal.New(3, 4).String(), exp, err, parsed, failed)
}

// TestResultsFollowNoSwitch computes everything that the library gives out with
// every switch of decimal at an absurd value, one by one and together. It must not
// run beside other tests.
func TestResultsFollowNoSwitch(t *testing.T) {
	want, plain := results(t), switchable()
	same := func(t *testing.T) {
		t.Helper()
		if switchable() == plain {
			t.Error("the switch is not on")
		}
		got := results(t)
		for i := range want {
			if got[i] != want[i] {
				t.Errorf("result %d:\n%.2000s\nwas\n%.2000s", i, got[i], want[i])
				break
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(absurd)) {
		t.Run(name, func(t *testing.T) {
			defer absurd[name]()()
			same(t)
		})
	}
	t.Run("all", func(t *testing.T) {
		for _, set := range absurd {
			defer set()()
		}
		same(t)
	})
	if switchable() != plain {
		t.Error("a switch was not set back")
	}
}

// results are reports, decision records and amounts of some hundreds of records,
// made from nothing, as text. Each is long enough to hold amounts.
func results(t *testing.T) (texts []string) {
	t.Helper()
	add := func(v any, err error) {
		text, bad := json.Marshal(v)
		if bad != nil {
			t.Fatal(bad)
		}
		texts = append(texts, fmt.Sprint(string(text), err))
	}
	for _, s := range []string{"0", "1.50", "30000", "0.07", "999999999999999.99", "1000000000000000", "1000000000000000.01", "1.005", "1e3"} {
		yuan, err := zhuanhua.ParseAmount(s)
		amount, refused := zhuanhua.AmountOf(yuan)
		texts = append(texts, fmt.Sprint(yuan.Coefficient(), yuan.Exponent(), err, amount, refused, slices.Collect(amount.Split(3))))
	}
	for _, d := range []decimal.Decimal{decimal.New(1500000, -6), decimal.New(1500001, -6), decimal.New(3, 4), decimal.New(-1, 0), decimal.New(1, 1<<30)} {
		amount, err := zhuanhua.AmountOf(d)
		texts = append(texts, fmt.Sprint(amount, err))
	}

	rules := eligibility.SpecialPlan()
	rules.Unit = eligibility.PatentByPatent // divides amounts
	for _, rules := range []eligibility.Rules{eligibility.SpecialPlan(), rules} {
		judge, err := rules.Judge()
		if err != nil {
			t.Fatal(err)
		}
		years := zhuanhua.Years(2020, 2022)
		tally := indicators.NewTally(judge, years...)
		if err := tally.Sealed(); err != nil {
			t.Fatal(err)
		}
		world := fixture.NewWorld(7, 60, 200, 25)
		scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: years[1]}
		var transfers []zhuanhua.Transfer
		for i := range 300 {
			transfer := world.Transfer(fmt.Sprint("T", i))
			transfers = append(transfers, transfer)
			add(nil, tally.Transfer(&transfer))
			if i%30 == 0 {
				add(judge.ExplainTransfer(zhuanhua.Indicator1, &transfer, scope))
				add(judge.ExplainPayment(eligibility.PaidBySME, &transfer, 0, scope))
			}
			pledge := world.Pledge(fmt.Sprint("P", i))
			add(nil, tally.Pledge(&pledge))
			if i%30 == 0 {
				add(judge.ExplainPledge(zhuanhua.Indicator5, &pledge, scope))
			}
			coverage, product := world.Coverage(), world.Product(fmt.Sprint("F", i), transfers)
			add(nil, tally.Coverage(&coverage))
			add(nil, tally.Product(&product))
		}
		money := 0
		for _, year := range years {
			for place := range zhuanhua.Provinces() {
				report, err := tally.Report(place, year)
				if err == nil && report.Received.Amount.Sign() > 0 && report.Received.Received.Sign() > 0 && report.Pledged.Amount.Sign() > 0 {
					money++
				}
				add(report, err)
			}
		}
		if money == 0 {
			t.Fatal("no report has amounts of every kind")
		}
		add(tally.Cumulative(zhuanhua.Shaanxi, years...))
	}
	return texts
}
