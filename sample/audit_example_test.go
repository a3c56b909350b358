package sample_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// Ninety enterprises are to be asked; nearly all medium ones are.
func ExampleAllocator_Allocate() {
	a, err := sample.NewAllocator(sample.AllocationNeyman, 0,
		sample.AllocationStratum{Stratum: sample.Stratum{Name: "micro", Size: 365}, Deviation: 145},
		sample.AllocationStratum{Stratum: sample.Stratum{Name: "small", Size: 186}, Deviation: 950},
		sample.AllocationStratum{Stratum: sample.Stratum{Name: "medium", Size: 38}, Deviation: 5800},
	)
	if err != nil {
		fmt.Println(err)
		return
	}
	allocation, err := a.Allocate(90)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range allocation.Strata {
		fmt.Println(s.Name, s.Units, "of", s.Size, s.Hold.Text().En)
	}
	// Output:
	// micro 12 of 365 as the rule gives
	// small 40 of 186 as the rule gives
	// medium 38 of 38 all units
}

// How many of 589 enterprises to ask for the share that is growing, to five points, if
// 70 % answer.
func ExampleSizePlan_Proportion() {
	plan := sample.SizePlan{Population: zhuanhua.Value[int64](589), Response: 0.7}
	size, err := plan.Proportion(0.5, 0.05)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(size.Net, "answers from", size.Gross, "enterprises")
	// Output: 233 answers from 333 enterprises
}

// A province reports 589 records; of 59 checked none is in error.
func ExampleAttributeAudit_Judge() {
	audit := sample.AttributeAudit{Population: zhuanhua.Value[int64](589), Checked: 59, Errors: 0}
	opinion, err := audit.Judge(zhuanhua.Value[int64](30))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(opinion.Outcome.Text().Zh, opinion.Reasons[0].Text.Zh)
	fmt.Println("at least", opinion.Supported, "of", opinion.Reported, "are right")
	// Output:
	// 符合 差错上限不超过可容忍差错，上报数可予采信
	// at least 562 of 589 are right
}

// Five million yuan of output are reported; of the invoices behind 150 sampled yuan one
// is twice what was paid.
func ExampleMonetaryAudit_Judge() {
	plan, err := sample.PlanMonetary(decimal.NewFromInt(5_000_000), decimal.NewFromInt(100_000), decimal.Zero, 0.95)
	if err != nil {
		fmt.Println(err)
		return
	}
	audit := sample.MonetaryAudit{Reported: decimal.NewFromInt(5_000_000), Interval: plan.Step.Yuan()}
	for i := range plan.Units { // as they were drawn, and what the vouchers say
		right, id := decimal.NewFromInt(8_000), fmt.Sprint("invoice ", i)
		if i == 17 {
			right = decimal.NewFromInt(4_000)
		}
		audit.Selected = append(audit.Selected, id)
		audit.Items = append(audit.Items, sample.MonetaryItem{ID: id, Reported: decimal.NewFromInt(8_000), Right: zhuanhua.Value(right)})
	}
	opinion, err := audit.Judge(zhuanhua.Value(decimal.NewFromInt(100_000)))
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(plan.Units, "units, one in", plan.Step, "yuan")
	fmt.Println("most likely", opinion.Projected, "too much, at most", opinion.Upper)
	fmt.Println(opinion.Outcome, opinion.Reasons[0].Code)
	// Output:
	// 150 units, one in 33333.33 yuan
	// most likely 16666.67 too much, at most 128993.27
	// undetermined audit-upper-above
}
