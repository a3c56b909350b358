package zhuanhua_test

import (
	"fmt"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// A province's own criterion is a row appended to a check of the library. It is judged,
// counted, explained and given cases like every other row.
func Example_ownCriterion() {
	rules := eligibility.SpecialPlan()
	local := rules.Received().With(zhuanhua.Criterion{
		Code: "not-exclusive", Nature: zhuanhua.Merit,
		Text:  zhuanhua.Text{Zh: "不是转让或独占许可", En: "neither assignment nor exclusive licence"},
		Param: zhuanhua.Param{Key: "exclusive-only", Status: zhuanhua.HostRule},
		Any: []zhuanhua.Term{
			{Fact: eligibility.TransferKindFact, In: zhuanhua.CodesOf(zhuanhua.Assignment)},
			{Fact: eligibility.LicenceFormFact, In: zhuanhua.CodesOf(zhuanhua.ExclusiveForm)},
		},
	}).Named("exclusive", zhuanhua.Text{Zh: "转让和独占许可", En: "assignments and exclusive licences"}, "CZ23-A1")

	judge, err := rules.Judge(local)
	if err != nil {
		fmt.Println(err) // a row that does not compile is named
		return
	}
	_, rows := hostRows()
	tally := indicators.NewTally(judge, zhuanhua.Year(2022))
	for i := range rows {
		if err := tally.Transfer(&rows[i]); err != nil {
			fmt.Println(err)
			return
		}
	}
	report, err := tally.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil {
		fmt.Println(err)
		return
	}
	figures, err := report.Figures("exclusive")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("patents:", figures.Patents)
	for _, reason := range figures.Rejected.Reasons {
		fmt.Println("rejected:", reason.Records, reason.Code, reason.Text.Zh)
	}
	// Output:
	// patents: 1
	// rejected: 1 not-recorded 未经公告且备案未合格
	// rejected: 1 not-exclusive 不是转让或独占许可
}

// Why a record counts or not, in words an officer reads and an auditor can check.
func Example_why() {
	judge, err := eligibility.SpecialPlan().Judge()
	if err != nil {
		fmt.Println(err)
		return
	}
	_, rows := hostRows()
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	decision, err := judge.ExplainTransfer(zhuanhua.Indicator1, &rows[1], scope)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(decision.ID, decision.Outcome.Text().Zh)
	for _, row := range decision.Rows {
		if row.Outcome == zhuanhua.RowFailed {
			fmt.Println(row.Clause, row.Code, row.Text.Zh)
		}
	}
	for _, step := range decision.Supplements(zhuanhua.MustDay("2023-03-31")) {
		fmt.Println("to do:", step.What.Zh, step.Supplier.Text().Zh, step.By)
	}
	// Output:
	// T2 不符合
	// CZ23-A1f indicator1/not-recorded 未经公告且备案未合格
	// to do: 办理专利权转移登记并经公告，或办理许可合同备案并取得备案合格证明 国家知识产权局（专利登记簿） 2022-12-31
	// to do: 受让方、被许可方企业规模 统计部门 2023-03-31
}

// Parts of the records can be added up apart, in goroutines or on machines; the tallies
// merge to the same report in any order.
func Example_merge() {
	judge, err := eligibility.SpecialPlan().Judge()
	if err != nil {
		fmt.Println(err)
		return
	}
	_, rows := hostRows()
	parts := make([]*indicators.Tally, len(rows))
	for i := range rows {
		parts[i] = indicators.NewTally(judge, zhuanhua.Year(2022))
		if err := parts[i].Transfer(&rows[i]); err != nil {
			fmt.Println(err)
			return
		}
	}
	whole := indicators.NewTally(judge, zhuanhua.Year(2022))
	for _, part := range parts {
		if err := whole.Merge(part); err != nil {
			fmt.Println(err)
			return
		}
	}
	report, err := whole.Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(report.Received.Patents, "of", report.Received.Records+report.Received.Rejected.Records, "records")
	// Output:
	// 1 of 2 records
}
