package sample_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// Micro firms are asked by telephone, medium ones visited; there are 60,000 yuan, of which
// forms and training take 5,000.
func ExampleAllocator_BestForBudget() {
	a, err := sample.NewAllocator(sample.AllocationCost, 0,
		sample.AllocationStratum{Stratum: sample.Stratum{Name: "micro", Size: 365}, Deviation: 145, Cost: 80},
		sample.AllocationStratum{Stratum: sample.Stratum{Name: "small", Size: 186}, Deviation: 950, Cost: 260.50},
		sample.AllocationStratum{Stratum: sample.Stratum{Name: "medium", Size: 38}, Deviation: 5800, Cost: 900},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	best, err := a.BestForBudget(sample.Budget{Money: decimal.NewFromInt(60_000), Fixed: decimal.NewFromInt(5_000)})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range best.Strata {
		fmt.Println(s.Name, s.Units, "of", s.Size, s.Hold.Text().En)
	}
	fmt.Println(best.Units, "enterprises for", best.Cost, "yuan")
	// Output:
	// micro 35 of 365 as the rule gives
	// small 69 of 186 as the rule gives
	// medium 38 of 38 all units
	// 142 enterprises for 59974.5 yuan
}
