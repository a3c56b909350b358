package sample_test

import (
	"fmt"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// Three of the four firms drawn from ten small ones, and both medium ones, told
// their revenue of two years.
func ExampleDesign_Growth() {
	type firm struct {
		id, stratum   string
		size          int64
		answered      bool
		before, after float64
	}
	firms := []firm{
		{"A", "small", 10, true, 120, 150}, {"B", "small", 10, true, 80, 84}, {"C", "small", 10, false, 0, 0},
		{"D", "small", 10, true, 100, 96}, {"E", "medium", 2, true, 900, 990}, {"F", "medium", 2, true, 700, 735},
	}
	survey, err := sample.New(firms, func(f *firm) sample.Unit {
		return sample.Unit{ID: f.id, Stratum: f.stratum, Size: zhuanhua.Value(f.size), Answered: f.answered}
	}, nil, sample.Options{Gaps: sample.GapsTold})
	if err != nil {
		fmt.Println(err)
		return
	}
	revenue, err := survey.Growth(
		func(f *firm) zhuanhua.Given[float64] { return zhuanhua.Value(f.before) },
		func(f *firm) zhuanhua.Given[float64] { return zhuanhua.Value(f.after) }, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	growth, _ := revenue.Growth.Estimate.Get()
	low, _ := revenue.Growth.Low.Get()
	high, _ := revenue.Growth.High.Get()
	fmt.Printf("%.1f %%, between %.1f and %.1f %% (%d degrees of freedom)\n", 100*growth, 100*low, 100*high, revenue.Growth.DegreesOfFreedom)
	// Output: 8.7 %, between -1.1 and 18.4 % (3 degrees of freedom)
}

// A survey that cannot say something says why.
func ExampleGaps() {
	firms := []string{"A", "B"}
	survey, err := sample.New(firms, func(f *string) sample.Unit {
		return sample.Unit{ID: *f, Stratum: *f, Size: zhuanhua.Value[int64](4), Answered: true}
	}, nil, sample.Options{Gaps: sample.GapsTold})
	if err != nil {
		fmt.Println(err)
		return
	}
	total, err := survey.Total(func(*string) zhuanhua.Given[float64] { return zhuanhua.Value(25.0) }, nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	estimate, _ := total.Estimate.Get()
	fmt.Println(estimate, total.StandardError.Gap(), total.StandardError.Gap().Text().Zh)
	// Output: 200 lonely-respondent 非全数调查的层仅有一个有效回答
}
