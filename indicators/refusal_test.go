package indicators_test

import (
	"errors"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

func TestTallyRefuses(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	year := zhuanhua.Year(2022)
	many := []zhuanhua.Period{}
	for i := range zhuanhua.Day(200) {
		many = append(many, zhuanhua.Period{From: year.From + i, To: year.From + 2*i, AsOf: year.To + 3*i})
	}
	for name, test := range map[string]struct {
		tally *indicators.Tally
		want  error
	}{
		"no judge":        {indicators.NewTally(nil, year), indicators.ErrNoJudge},
		"period reversed": {indicators.NewTally(judge, zhuanhua.Period{From: year.To, To: year.From, AsOf: year.To}), zhuanhua.ErrRange},
		"no period":       {indicators.NewTally(judge, zhuanhua.Period{}), zhuanhua.ErrNotGiven},
		"period twice":    {indicators.NewTally(judge, year, year), zhuanhua.ErrDuplicate},
		"too many days":   {indicators.NewTally(judge, many...), indicators.ErrTooMany},
	} {
		t.Run(name, func(t *testing.T) {
			transfers, pledges := records(1, 1)
			world := world(1)
			coverage, product := world.Coverage(), world.Product("W", nil)
			_, report := test.tally.Report(zhuanhua.Shaanxi, year)
			_, cumulative := test.tally.Cumulative(zhuanhua.Shaanxi, year)
			for what, err := range map[string]error{
				"Err": test.tally.Err(), "Transfer": test.tally.Transfer(&transfers[0]), "Pledge": test.tally.Pledge(&pledges[0]),
				"Coverage": test.tally.Coverage(&coverage), "Product": test.tally.Product(&product),
				"Judged": test.tally.Judged(&zhuanhua.Judged{}), "Sealed": test.tally.Sealed(),
				"Report": report, "Cumulative": cumulative, "Settle": test.tally.Settle(indicators.Records{}),
				"Merge":      test.tally.Merge(indicators.NewTally(judge, year)),
				"merge into": indicators.NewTally(judge, year).Merge(test.tally),
			} {
				if !errors.Is(err, test.want) {
					t.Errorf("%s: got %v, want %v", what, err, test.want)
				}
			}
		})
	}
}

func TestReportRefuses(t *testing.T) {
	tally := indicators.NewTally(mustJudge(t, eligibility.SpecialPlan()), zhuanhua.Year(2022))
	for name, test := range map[string]struct {
		place  zhuanhua.Place
		period zhuanhua.Period
		want   error
	}{
		"no place":               {0, zhuanhua.Year(2022), zhuanhua.ErrNotGiven},
		"an address only":        {zhuanhua.HongKong, zhuanhua.Year(2022), zhuanhua.ErrRange},
		"no such place":          {990100, zhuanhua.Year(2022), zhuanhua.ErrRange},
		"another year":           {zhuanhua.Shaanxi, zhuanhua.Year(2021), indicators.ErrNotTold},
		"another statistics day": {zhuanhua.Shaanxi, zhuanhua.Year(2022).At(zhuanhua.MustDay("2023-01-01")), indicators.ErrNotTold},
		"no period":              {zhuanhua.Shaanxi, zhuanhua.Period{}, zhuanhua.ErrNotGiven},
	} {
		if _, err := tally.Report(test.place, test.period); !errors.Is(err, test.want) {
			t.Errorf("%s: got %v, want %v", name, err, test.want)
		}
	}
	r, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.Figures("nobody's"); !errors.Is(err, indicators.ErrNoSuchCheck) {
		t.Errorf("got %v, want ErrNoSuchCheck", err)
	}
}

// A bad record adds nothing, and the tally goes on.
func TestBadRecordLeavesTheTallyAsItWas(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	transfers, pledges := records(5, 20)
	want := sealedReports(t, judge, [][]zhuanhua.Transfer{transfers}, [][]zhuanhua.Pledge{pledges})
	tally := indicators.NewTally(judge, periods...)
	if err := tally.Sealed(); err != nil {
		t.Fatal(err)
	}
	bad := transfers[0]
	bad.ContractAmount = zhuanhua.Value(decimal.New(1, 1<<30))
	unpaid := transfers[1]
	unpaid.Payments = []zhuanhua.Payment{{ID: "P", PaidOn: 1, Amount: zhuanhua.Value(decimal.New(-1, 0))}}
	noPatents := transfers[2]
	noPatents.Patents = nil
	negative := pledges[0]
	negative.Amount = zhuanhua.Value(decimal.New(-1, -2))
	world := world(1)
	coverage, product := world.Coverage(), world.Product("W", nil)
	coverage.Since, product.ID = 0, ""
	for name, err := range map[string]error{
		"huge exponent": tally.Transfer(&bad), "negative payment": tally.Transfer(&unpaid), "no patents": tally.Transfer(&noPatents),
		"nil": tally.Transfer(nil), "negative pledge": tally.Pledge(&negative), "nil pledge": tally.Pledge(nil),
		"coverage without day": tally.Coverage(&coverage), "nil coverage": tally.Coverage(nil),
		"product without id": tally.Product(&product), "nil product": tally.Product(nil),
	} {
		if !errors.As(err, new(*zhuanhua.InputError)) {
			t.Errorf("%s: got %v, want an InputError", name, err)
		}
	}
	for i := range transfers {
		if err := errors.Join(tally.Transfer(&transfers[i]), tally.Pledge(&pledges[i])); err != nil {
			t.Fatal(err)
		}
	}
	if got := printed(t, tally); got != want {
		t.Error("the bad records left something behind")
	}
}

func TestMergeRefusesWhatDoesNotFit(t *testing.T) {
	rules := eligibility.SpecialPlan()
	judge := mustJudge(t, rules)
	rules.Suppliers = rules.Suppliers.With(zhuanhua.MunicipalSOE)
	other := mustJudge(t, rules)
	year := zhuanhua.Year(2022)
	sealed := indicators.NewTally(judge, year)
	if err := errors.Join(sealed.Sealed(), sealed.Sealed()); err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		tally *indicators.Tally
		want  error
	}{
		"nil":         {nil, indicators.ErrNoJudge},
		"other rules": {indicators.NewTally(other, year), indicators.ErrOtherRules},
		"other years": {indicators.NewTally(judge, zhuanhua.Year(2021)), indicators.ErrOtherDays},
		"more years":  {indicators.NewTally(judge, zhuanhua.Years(2021, 2022)...), indicators.ErrOtherDays},
		"sealed":      {sealed, indicators.ErrOtherSeal},
	} {
		if err := indicators.NewTally(judge, year).Merge(test.tally); !errors.Is(err, test.want) {
			t.Errorf("%s: got %v, want %v", name, err, test.want)
		}
	}
}

// Periods may be told in any order; what was told in another one still merges.
func TestMergeOfPeriodsInAnotherOrder(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	transfers, _ := records(8, 40)
	forward := indicators.NewTally(judge, zhuanhua.Years(2020, 2022)...)
	backward := indicators.NewTally(judge, zhuanhua.Year(2022), zhuanhua.Year(2021), zhuanhua.Year(2020))
	whole := indicators.NewTally(judge, zhuanhua.Years(2020, 2022)...)
	for i := range transfers {
		half := forward
		if i%2 == 1 {
			half = backward
		}
		if err := errors.Join(half.Transfer(&transfers[i]), whole.Transfer(&transfers[i])); err != nil {
			t.Fatal(err)
		}
	}
	if err := forward.Merge(backward); err != nil {
		t.Fatal(err)
	}
	for _, year := range whole.Periods() {
		sameReport(t, whole, forward, zhuanhua.Beijing, year)
	}
}

func TestMergeWithItselfIsToldAsDuplicates(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	transfers, pledges := records(8, 10)
	tally := tallyOf(t, judge, transfers, pledges)
	if err := tally.Merge(tally); err != nil {
		t.Fatal(err)
	}
	if _, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022)); !errors.Is(err, zhuanhua.ErrDuplicate) {
		t.Errorf("got %v, want the ids to be suspected", err)
	}
}

func TestSealComesBeforeTheFirstRecord(t *testing.T) {
	transfers, _ := records(8, 1)
	tally := tallyOf(t, mustJudge(t, eligibility.SpecialPlan()), transfers, nil)
	if err := tally.Sealed(); !errors.Is(err, indicators.ErrOtherSeal) {
		t.Errorf("got %v, want ErrOtherSeal", err)
	}
}

// The zero value of a judged record, or another judge's, is refused.
func TestTallyRefusesWhatItsJudgeDidNotJudge(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	transfers, pledges := records(8, 1)
	var judged, pledge, foreign zhuanhua.Judged
	err := errors.Join(judge.JudgeTransfer(&transfers[0], &judged), judge.JudgePledge(&pledges[0], &pledge),
		mustJudge(t, eligibility.SpecialPlan()).JudgeTransfer(&transfers[0], &foreign))
	if err != nil {
		t.Fatal(err)
	}
	tally := indicators.NewTally(judge, periods...)
	for name, j := range map[string]*zhuanhua.Judged{"nil": nil, "zero": {}, "no parts": {Table: judge.Transfers()}, "another judge's": &foreign} {
		if err := tally.Judged(j); !errors.Is(err, indicators.ErrNotJudged) {
			t.Errorf("%s: got %v, want ErrNotJudged", name, err)
		}
	}
	nameless := judged.Clone()
	nameless.ID = ""
	if err := tally.Judged(&nameless); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Errorf("without an id: got %v", err)
	}
	if err := errors.Join(tally.Judged(&judged), tally.Judged(&pledge)); err != nil {
		t.Fatal(err)
	}
	want := indicators.NewTally(judge, periods...)
	if err := errors.Join(want.Transfer(&transfers[0]), want.Pledge(&pledges[0])); err != nil {
		t.Fatal(err)
	}
	sameReport(t, want, tally, transfers[0].Transferor.Province, zhuanhua.Year(2021))
}
