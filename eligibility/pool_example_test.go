package eligibility_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// A province asks whether an enterprise can enter the pool by the one published
// standard; the decision record says which rows are not verified.
func ExamplePoolJudge_Application() {
	rules := eligibility.GrowthPlan()
	rules.Standard = eligibility.PublicStandard
	judge, _ := rules.Judge()
	a := eligibility.PoolApplication{
		Enterprise: zhuanhua.NewPartyID("示例泵业公司"), RecommendedOn: zhuanhua.MustDay("2024-06-15"),
		Size:     zhuanhua.SizeOf(zhuanhua.Small),
		Research: zhuanhua.Value(decimal.New(3_900_000, 0)), Revenue: zhuanhua.Value(decimal.New(40_000_000, 0)),
	}
	result, _ := judge.Application(&a)
	fmt.Println(result.Outcome())
	for row := range result.Failed() {
		fmt.Println(row.Clause, row.Status(), row.Text.En)
	}
	// Output:
	// not_met
	// CP24-4.1a unverified R&D below 10 % of revenue and below 5000000 yuan
}

// "Clearly up" has no number in the plan: the province gives it, or there is no answer.
func ExamplePoolJudge_Progress() {
	p := eligibility.PoolProgress{
		Enterprise: zhuanhua.NewPartyID("示例泵业公司"),
		EnteredOn:  zhuanhua.MustDay("2024-07-10"), AsOf: zhuanhua.MustDay("2025-08-01"), Demonstration: zhuanhua.Yes,
		EntryRate:   zhuanhua.Value(eligibility.PatentRate{Industrialised: 12, Patents: 20}),
		Rate:        zhuanhua.Value(eligibility.PatentRate{Industrialised: 19, Patents: 25}),
		NewProducts: zhuanhua.Value(1),
	}
	rules := eligibility.GrowthPlan()
	rules.Cultivation = zhuanhua.Value(12)
	judge, _ := rules.Judge()
	_, err := judge.Progress(&p)
	fmt.Println(err)
	rules.ClearRise = zhuanhua.Value(16 * eligibility.PerCent)
	judge, _ = rules.Judge()
	v, _ := judge.Progress(&p)
	fmt.Println(v.Outcome())
	// Output:
	// clear-rise (CP24-4.2.1) for 示例泵业公司: the text demands it without a number and the host gave none
	// met
}

// An event out of nowhere has no effect, and says why.
func ExamplePoolJudge_Fold() {
	judge, _ := eligibility.GrowthPlan().Judge()
	id := zhuanhua.NewPartyID("示例泵业公司")
	pool, _ := judge.Fold(eligibility.PoolProvince{Province: zhuanhua.Corps}, []eligibility.PoolEvent{
		{ID: "2", Enterprise: id, Kind: eligibility.Supported, On: zhuanhua.MustDay("2024-06-01")},
		{ID: "1", Enterprise: id, Kind: eligibility.Recommended, On: zhuanhua.MustDay("2024-05-20")},
	})
	fmt.Println(pool.StateOn(id, zhuanhua.MustDay("2024-12-31")))
	fmt.Println(pool.Err())
	// Output:
	// candidate
	// pool event 2 (supported, 2024-06-01): 示例泵业公司 is not yet in the pool (CP24-5)
}
