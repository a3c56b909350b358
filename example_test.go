package zhuanhua_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// The host's rows: whatever the database holds, as records of this library.
func hostRows() (*zhuanhua.Register, []zhuanhua.Transfer) {
	register := zhuanhua.NewRegister(zhuanhua.Sizes2011())
	must := func(err error) {
		if err != nil {
			panic(err)
		}
	}
	university, firm := zhuanhua.NewPartyID("126100004352300017"), zhuanhua.NewPartyID("91610100MA0000YY0P")
	must(register.AddParty(zhuanhua.Party{ID: university, Name: "示例大学", Kind: zhuanhua.University, Province: zhuanhua.Shaanxi}))
	must(register.AddParty(zhuanhua.Party{ID: firm, Name: "示例科技有限公司", Kind: zhuanhua.OtherEnterprise, Province: zhuanhua.Shaanxi}))
	must(register.AddEnterprise(zhuanhua.Enterprise{Party: firm, Industry: zhuanhua.Manufacturing, Years: []zhuanhua.EnterpriseYear{{
		Year: 2021, Employees: zhuanhua.Value[int64](85), Revenue: zhuanhua.Value(decimal.New(12_000_000, 0)),
	}}}))
	patent := zhuanhua.MustPatentNo("ZL 2018 1 0000001.4")
	must(register.AddPatent(zhuanhua.Patent{No: patent, GrantedOn: zhuanhua.MustDay("2020-06-02")}))
	rows := []zhuanhua.Transfer{{
		ID: "T1", Kind: zhuanhua.Assignment, Patents: []zhuanhua.Patent{{No: patent}},
		Transferor: zhuanhua.Ref(university), TransferorFirst: zhuanhua.Yes,
		Transferee: zhuanhua.Ref(firm), TransfereeFirst: zhuanhua.Yes,
		RecordedOn:    zhuanhua.MustDay("2022-05-17"),
		ContractFiled: zhuanhua.Yes, ContractAmount: zhuanhua.Value(decimal.New(300_000, 0)),
		Payments: []zhuanhua.Payment{{
			ID: "P1", PaidOn: zhuanhua.MustDay("2022-06-01"), Amount: zhuanhua.Value(decimal.New(120_000, 0)),
			Evidence: zhuanhua.SetOf(zhuanhua.Invoice),
		}},
	}, {
		ID: "T2", Kind: zhuanhua.Licence, Licence: zhuanhua.OpenLicenceForm, Patents: []zhuanhua.Patent{{No: patent}},
		Transferor: zhuanhua.Ref(university), TransferorFirst: zhuanhua.Yes,
		Transferee: zhuanhua.Ref(firm), TransfereeFirst: zhuanhua.No,
		ContractFiled: zhuanhua.No,
	}}
	for i := range rows {
		resolved, err := register.Transfer(rows[i])
		must(err)
		rows[i] = resolved
	}
	return register, rows
}

func Example() {
	_, rows := hostRows()

	judge, err := eligibility.SpecialPlan().Judge()
	if err != nil {
		fmt.Println(err)
		return
	}
	tally := indicators.NewTally(judge, zhuanhua.Years(2020, 2022)...)
	for i := range rows {
		if err := tally.Transfer(&rows[i]); err != nil {
			fmt.Println(err) // bad input: names record and field
			return
		}
	}
	report, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("patents received:", report.Received.Patents)
	fmt.Println("contract amount: ", report.Received.Amount, "received:", report.Received.Received)
	for _, reason := range report.Received.Rejected.Reasons {
		fmt.Println("rejected:", reason.Records, reason.Code, reason.Clause, reason.Text.Zh)
	}
	// Output:
	// patents received: 1
	// contract amount:  300000 received: 120000
	// rejected: 1 not-recorded CZ23-A1f 未经公告且备案未合格
}
