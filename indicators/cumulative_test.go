package indicators_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// counting returns a transfer of the patent that counts for both indicators in
// Shaanxi.
func counting(id, recorded string, patents ...zhuanhua.PatentNo) zhuanhua.Transfer {
	t := zhuanhua.Transfer{
		ID: id, Kind: zhuanhua.Assignment, TransferorFirst: zhuanhua.Yes, TransfereeFirst: zhuanhua.Yes,
		Transferor: &zhuanhua.Party{ID: zhuanhua.NewPartyID("U"), Kind: zhuanhua.University, Province: zhuanhua.Shaanxi, City: 610100},
		Transferee: &zhuanhua.Party{
			ID: zhuanhua.NewPartyID("F"), Kind: zhuanhua.OtherEnterprise, Province: zhuanhua.Shaanxi, City: 610100,
			Sizes: []zhuanhua.SizeOfYear{{Year: zhuanhua.EveryYear, Size: zhuanhua.SizeOf(zhuanhua.Small)}},
		},
		RecordedOn: zhuanhua.MustDay(recorded), ContractFiled: zhuanhua.Yes, ContractAmount: zhuanhua.Value(decimal.New(1005, -1)),
	}
	for _, no := range patents {
		t.Patents = append(t.Patents, zhuanhua.Patent{No: no, OnRegister: true, GrantedOn: 1})
	}
	return t
}

var (
	patentA = zhuanhua.MustPatentNo("2018100000014")
	patentB = zhuanhua.MustPatentNo("201820000001X")
)

// One patent in two years: two of the sum of the years, one over the window; 件次
// counts each record.
func TestCumulativeReadings(t *testing.T) {
	for _, test := range []struct {
		counting   zhuanhua.Counting
		cumulation zhuanhua.Cumulation
		patents    int64
		parties    int64
	}{
		{zhuanhua.ByPatent, zhuanhua.SumOfYears, 4, 2},
		{zhuanhua.ByPatent, zhuanhua.OverWindow, 2, 1},
		{zhuanhua.ByRecord, zhuanhua.SumOfYears, 5, 2},
		{zhuanhua.ByRecord, zhuanhua.OverWindow, 5, 1},
	} {
		rules := eligibility.SpecialPlan()
		rules.Counting, rules.Cumulation = test.counting, test.cumulation
		tally := indicators.NewTally(mustJudge(t, rules), zhuanhua.Years(2020, 2022)...)
		for i, r := range []zhuanhua.Transfer{
			counting("T1", "2021-03-01", patentA, patentB), counting("T2", "2021-04-01", patentA), counting("T3", "2022-12-31", patentA, patentB),
		} {
			if err := tally.Transfer(&r); err != nil {
				t.Fatal(i, err)
			}
		}
		figures, err := tally.Cumulative(zhuanhua.Shaanxi, zhuanhua.Year(2022), zhuanhua.Year(2021), zhuanhua.Year(2020))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range figures[:2] {
			got := fmt.Sprint(f.Check, f.Patents, f.Records, f.Parties, indicators.Plain(f.Amount), f.Rejected.Records)
			want := fmt.Sprint(f.Check, test.patents, 3, test.parties, "301.5", 0)
			if got != want {
				t.Errorf("%s, %s: got %s, want %s", test.counting, test.cumulation, got, want)
			}
		}
	}
}

func TestCumulativeRefuses(t *testing.T) {
	tally := indicators.NewTally(mustJudge(t, eligibility.SpecialPlan()), zhuanhua.Years(2020, 2022)...)
	if _, err := tally.Cumulative(zhuanhua.Shaanxi, zhuanhua.Year(2021), zhuanhua.Year(2021)); !errors.Is(err, zhuanhua.ErrDuplicate) {
		t.Errorf("a year twice: got %v", err)
	}
	if _, err := tally.Cumulative(zhuanhua.Shaanxi, zhuanhua.Year(2021), zhuanhua.Year(2023)); !errors.Is(err, indicators.ErrNotTold) {
		t.Errorf("a year not told: got %v", err)
	}
	if f, err := tally.Cumulative(zhuanhua.Shaanxi); err != nil || len(f) != 0 {
		t.Errorf("no year: got %v, %v", f, err)
	}
}

// Money of a transfer recorded earlier counts in the year in which it is paid, so
// that the years add up (CZ23-A1i).
func TestMoneyCountsInTheYearOfItsPayment(t *testing.T) {
	r := counting("T1", "2021-12-31", patentA)
	for i, day := range []string{"2020-05-01", "2021-12-31", "2022-01-01", "2022-12-31", "2023-01-01"} {
		r.Payments = append(r.Payments, zhuanhua.Payment{
			ID: fmt.Sprint("P", i), PaidOn: zhuanhua.MustDay(day), Amount: zhuanhua.Value(decimal.New(int64(1)<<(4*i), 0)), Evidence: zhuanhua.SetOf(zhuanhua.Voucher),
		})
	}
	late := zhuanhua.Year(2022).At(zhuanhua.MustDay("2023-06-30"))
	early := zhuanhua.Year(2022).At(zhuanhua.MustDay("2022-12-30"))
	tally := indicators.NewTally(mustJudge(t, eligibility.SpecialPlan()), append(zhuanhua.Years(2020, 2023), late, early)...)
	if err := tally.Transfer(&r); err != nil {
		t.Fatal(err)
	}
	for period, want := range map[zhuanhua.Period]string{
		zhuanhua.Year(2020): "0",
		zhuanhua.Year(2021): "17", // the payment of 2020 counts from the record's day
		zhuanhua.Year(2022): "4352",
		late:                "4352",
		early:               "256",
		zhuanhua.Year(2023): "65536",
	} {
		report, err := tally.Report(zhuanhua.Shaanxi, period)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range []indicators.Figures{report.Received, report.Supplied} {
			if got := indicators.Plain(f.Received); got != want {
				t.Errorf("%s %s: received %s, want %s", f.Check, period, got, want)
			}
		}
	}
}

// A contract or amount that is not given is told, not taken for zero; no contract
// on file is zero (CZ23-A1g).
func TestUnpricedRecordsAreTold(t *testing.T) {
	unstated, noAmount, notFiled := counting("T1", "2022-03-01", patentA), counting("T2", "2022-03-01", patentB), counting("T3", "2022-03-01", patentA)
	unstated.ContractFiled = zhuanhua.Unstated
	noAmount.ContractAmount = zhuanhua.Given[decimal.Decimal]{}
	notFiled.ContractFiled = zhuanhua.No
	tally := indicators.NewTally(mustJudge(t, eligibility.SpecialPlan()), zhuanhua.Year(2022))
	for _, r := range []zhuanhua.Transfer{unstated, noAmount, notFiled} {
		if err := tally.Transfer(&r); err != nil {
			t.Fatal(err)
		}
	}
	r, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil {
		t.Fatal(err)
	}
	if f := r.Received; f.Records != 3 || f.Unpriced != 2 || !f.Amount.IsZero() || f.Patents != 2 {
		t.Errorf("records %d, unpriced %d, amount %s, patents %d", f.Records, f.Unpriced, f.Amount, f.Patents)
	}
}

// The statistics day of the report decides whether the rules were made for it,
// whatever else the tally was told.
func TestNotesFollowTheStatisticsDay(t *testing.T) {
	tally := indicators.NewTally(mustJudge(t, eligibility.SpecialPlan()), zhuanhua.Years(2020, 2024)...)
	for year, want := range map[int]int{2020: 1, 2021: 0, 2023: 0, 2024: 1} {
		r, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(year))
		if err != nil || len(r.Notes) != want {
			t.Errorf("%d: notes %v, %v; want %d", year, r.Notes, err, want)
		}
	}
}

// A report names the parameters that no document states.
func TestReportNamesItsReadings(t *testing.T) {
	tally := indicators.NewTally(mustJudge(t, eligibility.SpecialPlan()), zhuanhua.Year(2022))
	r, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil {
		t.Fatal(err)
	}
	named := map[string]bool{}
	for _, p := range r.Readings {
		named[p.Key] = true
		if p.Status == zhuanhua.Stated {
			t.Errorf("%s is stated", p.Key)
		}
	}
	if !named["grant-day"] || !named["counting"] || named["kinds"] {
		t.Errorf("readings %v", named)
	}
}

// A pledge without an amount is a project, and told as unpriced.
func TestPledgeWithoutAmountIsUnpriced(t *testing.T) {
	g := zhuanhua.Pledge{ID: "G1", Pledgor: &zhuanhua.Party{ID: zhuanhua.NewPartyID("F"), Province: zhuanhua.Shaanxi}, RegisteredOn: zhuanhua.MustDay("2022-03-01")}
	tally := indicators.NewTally(mustJudge(t, eligibility.SpecialPlan()), zhuanhua.Year(2022))
	if err := tally.Pledge(&g); err != nil {
		t.Fatal(err)
	}
	r, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil || r.Pledged.Records != 1 || r.Pledged.Unpriced != 1 || !r.Pledged.Amount.IsZero() {
		t.Errorf("%v, %+v", err, r.Pledged)
	}
}
