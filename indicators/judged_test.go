package indicators_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func TestZeroTallyHasNoJudge(t *testing.T) {
	var tally indicators.Tally
	transfers, pledges := records(1, 1)
	_, report := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	_, cumulative := tally.Cumulative(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	for what, err := range map[string]error{
		"Transfer": tally.Transfer(&transfers[0]), "Pledge": tally.Pledge(&pledges[0]), "Judged": tally.Judged(&zhuanhua.Judged{}),
		"Sealed": tally.Sealed(), "Settle": tally.Settle(indicators.Records{}), "Report": report, "Cumulative": cumulative,
		"Merge":      tally.Merge(&indicators.Tally{}),
		"merge into": indicators.NewTally(mustJudge(t, eligibility.SpecialPlan()), zhuanhua.Year(2022)).Merge(&tally),
	} {
		if !errors.Is(err, indicators.ErrNoJudge) {
			t.Errorf("%s: got %v, want ErrNoJudge", what, err)
		}
	}
}

// Payments of records judged ahead are looked at for duplicates too.
func TestJudgedAheadTellsPaymentsTwice(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	tally := indicators.NewTally(judge, zhuanhua.Year(2022))
	for _, id := range []string{"T1", "T2"} {
		r := counting(id, "2022-03-01", patentA)
		r.Payments = []zhuanhua.Payment{{ID: "P", PaidOn: r.RecordedOn, Amount: zhuanhua.Value(decimal.New(7, 0)), Evidence: zhuanhua.SetOf(zhuanhua.Invoice)}}
		var judged zhuanhua.Judged
		if err := errors.Join(judge.JudgeTransfer(&r, &judged), tally.Judged(&judged)); err != nil {
			t.Fatal(err)
		}
	}
	var suspects *indicators.SuspectError
	if _, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022)); !errors.As(err, &suspects) || suspects.Payments != 1 {
		t.Errorf("got %v, want a payment to be suspected", err)
	}
	sealed := indicators.NewTally(judge, zhuanhua.Year(2022))
	if err := errors.Join(sealed.Sealed(), sealed.Judged(&zhuanhua.Judged{})); !errors.Is(err, indicators.ErrOtherSeal) {
		t.Errorf("a sealed tally: got %v, want ErrOtherSeal", err)
	}
}

// 件次 counts each record of a patent; the implementation rate counts it once.
func TestImplementationRateCountsPatentsOnce(t *testing.T) {
	rules := eligibility.SpecialPlan()
	rules.Counting = zhuanhua.ByRecord
	tally := indicators.NewTally(mustJudge(t, rules), zhuanhua.Year(2022))
	first, second := counting("T1", "2022-03-01", patentA), counting("T2", "2022-04-01", patentA)
	product := zhuanhua.Product{ID: "W1", Party: first.Transferee, DeclaredOn: first.RecordedOn, Patents: []zhuanhua.PatentNo{patentA}}
	if err := errors.Join(tally.Transfer(&first), tally.Transfer(&second), tally.Product(&product)); err != nil {
		t.Fatal(err)
	}
	r, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil || r.Received.Patents != 2 || r.Implementation.Rate != (indicators.Ratio{Part: 1, Whole: 1}) {
		t.Errorf("%v, patents %d, rate %v", err, r.Received.Patents, r.Implementation.Rate)
	}
}

// Many records of one patent and party are linked once a cell, so that a report
// stays linear.
func TestManyRecordsOfOnePatentStayCheap(t *testing.T) {
	const n = 30_000
	tally := indicators.NewTally(mustJudge(t, eligibility.SpecialPlan()), zhuanhua.Year(2022))
	r := counting("", "2022-03-01", patentA)
	product := zhuanhua.Product{Party: r.Transferee, DeclaredOn: r.RecordedOn, Patents: []zhuanhua.PatentNo{patentA}}
	for i := range n {
		r.ID, product.ID = fmt.Sprint("T", i), fmt.Sprint("W", i)
		if err := errors.Join(tally.Transfer(&r), tally.Product(&product)); err != nil {
			t.Fatal(err)
		}
	}
	report, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil || report.Implementation.Filings != n || report.Implementation.Rate.Part != 1 || report.Received.Records != n {
		t.Errorf("%v, %+v, records %d", err, report.Implementation, report.Received.Records)
	}
}

func TestFiguresTravel(t *testing.T) {
	transfers, pledges := records(4, 400)
	tally := tallyOf(t, mustJudge(t, eligibility.SpecialPlan()), transfers, pledges)
	report, err := tally.Report(zhuanhua.Beijing, zhuanhua.Year(2021))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range []indicators.Figures{report.Received, report.Supplied, report.Pledged} {
		f.LeftOut, f.NotApplicable = 3, 4
		b, err := json.Marshal(f)
		var back indicators.Figures
		if err == nil {
			err = json.Unmarshal(b, &back)
		}
		if diff := cmp.Diff(f, back); err != nil || diff != "" {
			t.Errorf("%s: %v (-written +read):\n%s", f.Check, err, diff)
		}
	}
	for _, bad := range []string{`{"amount":"1e9","received":"0"}`, `{"amount":"0","received":"-1"}`, `{"amount":"0.123","received":"0"}`, `{"amount":"","received":"0"}`, `[]`} {
		var back indicators.Figures
		if err := json.Unmarshal([]byte(bad), &back); err == nil {
			t.Errorf("%s was read as %+v", bad, back)
		}
	}
}

func TestPlain(t *testing.T) {
	for want, d := range map[string]decimal.Decimal{
		"0": decimal.New(0, -5), "1.5": decimal.New(1500, -3), "-20": decimal.New(-2, 1), "100": decimal.New(10000, -2),
		"1e1073741824": decimal.New(1, 1<<30), "3e-1073741824": decimal.New(3, -1<<30),
	} {
		if got := indicators.Plain(d); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestDrillDownIntoCoveragesAndProducts(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	_, coverages, products := benefitRecords(11, 500)
	scope := zhuanhua.Scope{Place: zhuanhua.Guangdong, Period: zhuanhua.Year(2022)}
	tally := indicators.NewTally(judge, scope.Period)
	for i := range coverages {
		if err := tally.Coverage(&coverages[i]); err != nil {
			t.Fatal(err)
		}
	}
	report, err := tally.Report(scope.Place, scope.Period)
	if err != nil {
		t.Fatal(err)
	}
	found := int64(0)
	for _, err := range indicators.SelectCoverages(indicators.Rows(coverages), judge, zhuanhua.Indicator3, scope, indicators.RejectedFor("")) {
		if err != nil {
			t.Fatal(err)
		}
		found++
	}
	if found != report.Covered.Rejected.Records || found == 0 {
		t.Errorf("coverages rejected: report %d, second pass %d", report.Covered.Rejected.Records, found)
	}
	all := 0
	for _, err := range indicators.SelectProducts(indicators.Rows(products), judge, zhuanhua.Indicator4, scope, nil) {
		if err != nil {
			t.Fatal(err)
		}
		all++
	}
	if all != len(products) {
		t.Errorf("a nil Keep chose %d of %d", all, len(products))
	}
	for range indicators.SelectProducts(nil, judge, zhuanhua.Indicator4, scope, nil) {
		t.Error("nil rows gave a record")
	}
	for _, err := range indicators.SelectCoverages(nil, nil, zhuanhua.Indicator3, scope, nil) {
		if !errors.Is(err, indicators.ErrNoJudge) {
			t.Errorf("coverages without a judge: %v", err)
		}
	}
	for _, err := range indicators.SelectProducts(nil, nil, zhuanhua.Indicator4, scope, nil) {
		if !errors.Is(err, indicators.ErrNoJudge) {
			t.Errorf("products without a judge: %v", err)
		}
	}
}
