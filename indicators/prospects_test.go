package indicators_test

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

func inShaanxi() zhuanhua.Scope {
	return zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
}

// goodTransfer counts for indicator 1 in Shaanxi in 2022.
func goodTransfer(id string, patents ...int) zhuanhua.Transfer {
	t := zhuanhua.Transfer{
		ID: id, Kind: zhuanhua.Assignment, TransferorFirst: zhuanhua.Yes, TransfereeFirst: zhuanhua.Yes,
		Transferor: &zhuanhua.Party{ID: zhuanhua.NewPartyID("示例大学"), Kind: zhuanhua.University, Province: zhuanhua.Hubei},
		Transferee: &zhuanhua.Party{
			ID: zhuanhua.NewPartyID("示例科技"), Kind: zhuanhua.OtherEnterprise, Province: zhuanhua.Shaanxi,
			Sizes: []zhuanhua.SizeOfYear{{Size: zhuanhua.SizeOf(zhuanhua.Small)}},
		},
		RecordedOn: zhuanhua.MustDay("2022-05-10"), ContractFiled: zhuanhua.Yes,
		ContractAmount: zhuanhua.Value(decimal.New(100000, 0)),
		Payments: []zhuanhua.Payment{{
			ID: id + "-p", PaidOn: zhuanhua.MustDay("2022-06-01"), Amount: zhuanhua.Value(decimal.New(40000, 0)),
			Evidence: zhuanhua.SetOf(zhuanhua.Invoice),
		}},
	}
	for _, n := range patents {
		t.Patents = append(t.Patents, zhuanhua.Patent{No: fixture.PatentNo(n), OnRegister: true, GrantedOn: zhuanhua.MustDay("2019-01-01")})
	}
	return t
}

// prospectiveTransfers are one that counts, and others that fall short of it in one
// or more ways.
func prospectiveTransfers() []zhuanhua.Transfer {
	list := []zhuanhua.Transfer{goodTransfer("T1", 1, 2)}
	change := func(id string, patents []int, f func(*zhuanhua.Transfer)) {
		t := goodTransfer(id, patents...)
		f(&t)
		list = append(list, t)
	}
	change("T2", []int{2, 3, 4}, func(t *zhuanhua.Transfer) { t.TransferorFirst = zhuanhua.No })
	change("T3", []int{4}, func(t *zhuanhua.Transfer) { t.TransferorFirst = zhuanhua.No; t.ContractFiled = zhuanhua.Unstated })
	change("T4", []int{5, 6, 7}, func(t *zhuanhua.Transfer) { t.RecordedOn = 0 })
	change("T5", []int{8}, func(t *zhuanhua.Transfer) { t.TransfereeFirst = zhuanhua.No; t.TransferorFirst = zhuanhua.No })
	change("T6", []int{9}, func(t *zhuanhua.Transfer) {
		other := *t.Transferee
		other.Province = zhuanhua.Hubei
		t.Transferee = &other
	})
	change("T7", []int{10, 11}, func(t *zhuanhua.Transfer) { t.TransferorFirst = zhuanhua.Unstated })
	change("T8", []int{12}, func(t *zhuanhua.Transfer) {
		t.TransferorFirst = zhuanhua.No
		t.TransfereeFirst = zhuanhua.Unstated
	})
	change("T9", []int{13}, func(t *zhuanhua.Transfer) {
		t.Payments[0].Evidence = 0
		t.Payments = append(t.Payments, zhuanhua.Payment{PaidOn: zhuanhua.MustDay("2022-07-01"), Amount: zhuanhua.Value(decimal.New(7, 0))})
	})
	return list
}

func TestTransferProspects(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	rows := prospectiveTransfers()
	got, err := indicators.TransferProspects(indicators.Rows(rows), judge, zhuanhua.Indicator1, inShaanxi())
	if err != nil {
		t.Fatal(err)
	}
	line := func(p indicators.Prospect) string {
		inputs := ""
		for _, in := range p.Inputs {
			inputs += " " + in.Fact
		}
		return fmt.Sprintf("%s %s%s: %d records %v, %d patents, %s, %s, %d unpriced",
			p.Code, p.Clause, inputs, p.Records, p.IDs, p.Patents, p.Amount, p.Received, p.Unpriced)
	}
	for _, list := range []struct {
		name string
		got  []indicators.Prospect
		want []string
	}{
		{"near", got.Near, []string{ // patent 2 counts already, patent 4 is in two of them
			"not-recorded CZ23-A1f recorded: 1 records [T4], 3 patents, 100000, 0, 0 unpriced",
			"transferor-not-first CZ23-A1d transferor-first: 2 records [T2 T3], 2 patents, 100000, 80000, 1 unpriced",
		}},
		{"pending", got.Pending, []string{" CZ23-A1d transferor-first: 1 records [T7], 2 patents, 100000, 40000, 0 unpriced"}},
		{"payments", got.Payments, []string{"no-proof CZ23-A1h: 2 records [T9-p T9[1]], 0 patents, 0, 40007, 0 unpriced"}},
	} {
		lines := []string{}
		for _, p := range list.got {
			lines = append(lines, line(p))
			if p.Text.Zh == "" || p.Text.En == "" {
				t.Errorf("%s %s has no text", list.name, p.Code)
			}
		}
		if diff := cmp.Diff(list.want, lines); diff != "" {
			t.Errorf("%s (-want +got):\n%s", list.name, diff)
		}
	}
}

// Mending what stands in the way of a group brings the figure exactly what was
// foretold: of the criterion on the transferor as first patentee.
func TestProspectsComeTrue(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	rapid.Check(t, func(t *rapid.T) {
		w := fixture.NewWorld(rapid.Uint64().Draw(t, "seed"), 8, 12, 12)
		var rows []zhuanhua.Transfer
		for i := range 60 {
			rows = append(rows, w.Transfer(fmt.Sprint("T", i)))
			home := *rows[i].Transferor
			home.Province = zhuanhua.Shaanxi
			rows[i].Transferor = &home
		}
		for _, check := range []string{zhuanhua.Indicator1, zhuanhua.Indicator2} {
			scope := inShaanxi()
			prospects, err := indicators.TransferProspects(indicators.Rows(rows), judge, check, scope)
			if err != nil {
				t.Fatal(err)
			}
			before := figuresOf(t, judge, rows, check)
			for _, p := range slices.Concat(prospects.Near, prospects.Pending) {
				if p.Code != "transferor-not-first" && (len(p.Inputs) != 1 || p.Inputs[0].Fact != "transferor-first") {
					continue
				}
				mended := slices.Clone(rows)
				for i := range mended {
					if slices.Contains(p.IDs, mended[i].ID) {
						mended[i].TransferorFirst = zhuanhua.Yes
					}
				}
				after := figuresOf(t, judge, mended, check)
				if after.Patents-before.Patents != p.Patents || after.Records-before.Records != p.Records ||
					!after.Amount.Sub(before.Amount).Equal(p.Amount) || !after.Received.Sub(before.Received).Equal(p.Received) ||
					after.Unpriced-before.Unpriced != p.Unpriced {
					t.Errorf("%s %s: foretold %+v, came %+v less %+v", check, p.Code, p, after, before)
				}
			}
		}
	})
}

func figuresOf(t *rapid.T, judge indicators.Judge, rows []zhuanhua.Transfer, check string) indicators.Figures {
	tally := indicators.NewTally(judge, zhuanhua.Year(2022))
	if _, err := tally.Transfers(rows); err != nil {
		t.Fatal(err)
	}
	report, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil {
		t.Fatal(err)
	}
	if check == zhuanhua.Indicator1 {
		return report.Received
	}
	return report.Supplied
}

func TestProspectsPatentByPatentAndByRecord(t *testing.T) {
	rows := []zhuanhua.Transfer{goodTransfer("T1", 1, 2), goodTransfer("T2", 2, 3)}
	rows[1].Patents[0].GrantedOn = 0 // never granted; the other counts
	rows[1].Patents[1].GrantedOn = 0
	rows[0].Patents[1].GrantedOn = 0
	for _, test := range []struct {
		unit     eligibility.Unit
		counting zhuanhua.Counting
		records  int64
		patents  int64
		amount   string
	}{
		{eligibility.WholeRecord, zhuanhua.ByPatent, 2, 3, "200000"},
		{eligibility.WholeRecord, zhuanhua.ByRecord, 2, 4, "200000"},
		{eligibility.PatentByPatent, zhuanhua.ByPatent, 2, 2, "150000"}, // T1's first patent counts, with half of its money
	} {
		rules := eligibility.SpecialPlan()
		rules.Unit, rules.Counting = test.unit, test.counting
		got, err := indicators.TransferProspects(indicators.Rows(rows), mustJudge(t, rules), zhuanhua.Indicator1, inShaanxi())
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Near) != 1 || got.Near[0].Records != test.records || got.Near[0].Patents != test.patents || got.Near[0].Amount.String() != test.amount {
			t.Errorf("%v %v: %+v", test.unit, test.counting, got.Near)
		}
	}
}

func TestPledgeProspects(t *testing.T) {
	pledgor := goodTransfer("", 1).Transferee
	rows := []zhuanhua.Pledge{
		{ID: "P1", Pledgor: pledgor, RegisteredOn: zhuanhua.MustDay("2022-03-01"), Amount: zhuanhua.Value(decimal.New(5, 6))},
		{ID: "P2", Pledgor: pledgor, Amount: zhuanhua.Value(decimal.New(3, 6)), Patents: []zhuanhua.PatentNo{fixture.PatentNo(1)}},
		{ID: "P3", RegisteredOn: zhuanhua.MustDay("2022-03-01")},
	}
	got, err := indicators.PledgeProspects(indicators.Rows(rows), mustJudge(t, eligibility.SpecialPlan()), zhuanhua.Indicator5, inShaanxi())
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Near) != 1 || got.Near[0].IDs[0] != "P2" || got.Near[0].Amount.String() != "3000000" || got.Near[0].Patents != 1 || got.Near[0].Nature != zhuanhua.Proof {
		t.Errorf("near: %+v", got.Near)
	}
	if len(got.Pending) != 1 || got.Pending[0].IDs[0] != "P3" || got.Pending[0].Unpriced != 1 {
		t.Errorf("pending: %+v", got.Pending)
	}
}

func TestProspectsRefuse(t *testing.T) {
	judge := mustJudge(t, eligibility.SpecialPlan())
	none := iter.Seq2[*zhuanhua.Transfer, error](nil)
	if _, err := indicators.TransferProspects(none, nil, zhuanhua.Indicator1, inShaanxi()); !errors.Is(err, indicators.ErrNoJudge) {
		t.Errorf("no judge: %v", err)
	}
	if _, err := indicators.PledgeProspects(nil, nil, zhuanhua.Indicator5, inShaanxi()); !errors.Is(err, indicators.ErrNoJudge) {
		t.Errorf("no judge: %v", err)
	}
	if _, err := indicators.TransferProspects(none, judge, "indicator9", inShaanxi()); !errors.Is(err, indicators.ErrNoSuchCheck) {
		t.Errorf("no check: %v", err)
	}
	if _, err := indicators.TransferProspects(none, judge, zhuanhua.Indicator1, zhuanhua.Scope{}); err == nil {
		t.Error("no scope: no error")
	}
	bad := []zhuanhua.Transfer{goodTransfer("T1")}
	var input *zhuanhua.InputError
	if _, err := indicators.TransferProspects(indicators.Rows(bad), judge, zhuanhua.Indicator1, inShaanxi()); !errors.As(err, &input) || input.ID != "T1" {
		t.Errorf("a transfer without patents: %v", err)
	}
	if got, err := indicators.TransferProspects(none, judge, zhuanhua.Indicator1, inShaanxi()); err != nil || len(got.Near)+len(got.Pending)+len(got.Payments) != 0 {
		t.Errorf("nothing: %+v, %v", got, err)
	}
}
