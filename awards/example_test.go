package awards_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// threeProvinces is a small cycle: one starts and is topped up, one is awarded in
// 2022, one waits.
func threeProvinces() awards.Input {
	day := zhuanhua.MustDay("2021-04-15")
	in := awards.Input{}
	for i, p := range []zhuanhua.Place{zhuanhua.Shaanxi, zhuanhua.Anhui, zhuanhua.Hunan} {
		in.Applicants = append(in.Applicants, awards.Applicant{Province: p, Plan: zhuanhua.Met, FiledCNIPAOn: day, FiledMOFOn: day})
		for year := 2021; year <= 2023; year++ {
			score := (90 - 5*zhuanhua.Points(i)) * zhuanhua.Point
			in.Evaluations = append(in.Evaluations, awards.Evaluation{Year: year, Province: p, Score: zhuanhua.Value(score), InScope: zhuanhua.Yes})
		}
	}
	return in
}

func ExampleCycle_Decide() {
	cycle, err := awards.SpecialPlan().WithQuotas(1, 1, 1).WithPassMark(60 * zhuanhua.Point).Cycle()
	if err != nil {
		fmt.Println(err)
		return
	}
	result, err := cycle.Decide(threeProvinces())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range result.Decisions {
		fmt.Print(d.Year, " ", d.Province.Text().En, ": ", d.Action, " ", d.Amount)
		for _, r := range d.Reasons {
			fmt.Print(" ", r.Code, " (", r.Clause, ")")
		}
		fmt.Println()
	}
	// Output:
	// 2021 Anhui: none 0 below-quota (CZ23-3.3a)
	// 2021 Hunan: none 0 below-quota (CZ23-3.3a)
	// 2021 Shaanxi: startup 50000000
	// 2022 Anhui: award 100000000
	// 2022 Hunan: none 0 below-quota (CZ23-3.3c)
	// 2022 Shaanxi: topup 50000000
	// 2023 Anhui: none 0 awarded-last-year (CZ23-2.2.3b)
	// 2023 Hunan: award 100000000
	// 2023 Shaanxi: none 0 awarded-last-year (CZ23-2.2.3b)
}

// What a draft would change: a top-up no longer counts as an award.
func ExampleTerms() {
	terms := awards.SpecialPlan().WithQuotas(1, 1, 1).WithPassMark(60 * zhuanhua.Point)
	draft := terms
	draft.TopupCounts = false
	for _, f := range awards.Diff(terms, draft) {
		fmt.Println(f.Key, f.Clause, f.Status, f.Show(terms), "->", f.Show(draft))
	}
	for _, t := range []awards.Terms{terms, draft} {
		cycle, err := t.Cycle()
		if err != nil {
			fmt.Println(err)
			return
		}
		result, err := cycle.Decide(threeProvinces())
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, d := range result.Decisions {
			if d.Action == awards.Award {
				fmt.Println("top-up counts:", t.TopupCounts, d.Year, d.Province.Text().En)
			}
		}
	}
	// Output:
	// topup-counts CZ23-2.2.3b reading true -> false
	// top-up counts: true 2022 Anhui
	// top-up counts: true 2023 Hunan
	// top-up counts: false 2022 Anhui
	// top-up counts: false 2023 Shaanxi
}

// An award is an entitlement; what is paid of it comes in instalments. A severe
// finding cancels what is not yet paid and recovers the rest.
func ExampleFold() {
	day, million := zhuanhua.MustDay, zhuanhua.Amount(1_000_000_00)
	entries := []awards.Entry{
		{ID: "award", Province: zhuanhua.Fujian, Kind: awards.Entitlement, On: day("2022-06-01"), Amount: 100 * million},
		{ID: "first instalment", Province: zhuanhua.Fujian, Kind: awards.Payment, On: day("2022-06-15"), Amount: 50 * million},
	}
	ledger, err := awards.Fold(entries)
	if err != nil {
		fmt.Println(err)
		return
	}
	account := ledger.Account(zhuanhua.Fujian)
	fmt.Println("held", account.Held(), "unpaid", account.Unpaid())
	for _, e := range account.Sanction(awards.Recovery, "finding", day("2023-05-01"), account.Balance(), "severe finding") {
		fmt.Println(e.Kind, e.Amount)
	}
	// Output:
	// held 50000000 unpaid 50000000
	// cancellation 50000000
	// recovery 50000000
}

func ExampleApportion() {
	million := zhuanhua.Amount(1_000_000_00)
	shares, err := awards.Apportion(10*million, million/100, []awards.Claim{
		{Key: "西安市", Score: decimal.New(955, -1)},
		{Key: "宝鸡市", Score: decimal.New(70, 0)},
		{Key: "咸阳市", Score: decimal.New(70, 0)},
	})
	fmt.Println(err)
	for _, s := range shares {
		fmt.Println(s.Key, s.Amount, s.Rounded)
	}
	// Output:
	// <nil>
	// 西安市 4060000 true
	// 宝鸡市 2970000 false
	// 咸阳市 2970000 false
}
