package sample_test

import (
	"fmt"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// contracts are a frame for spot checks: licence contracts with their amounts in
// 10,000 yuan.
func contracts() []sample.FrameUnit {
	return []sample.FrameUnit{
		{ID: "HT-001", Stratum: "示例市", Size: 12}, {ID: "HT-002", Stratum: "示例市", Size: 300}, {ID: "HT-003", Stratum: "示例市", Size: 45},
		{ID: "HT-004", Stratum: "示例市", Size: 8}, {ID: "HT-005", Stratum: "试点市", Size: 60}, {ID: "HT-006", Stratum: "试点市", Size: 25},
		{ID: "HT-007", Stratum: "试点市", Size: 90}, {ID: "HT-008", Stratum: "示例市", Size: 5},
	}
}

func spotChecks() sample.DrawPlan {
	return sample.DrawPlan{
		Seed: sample.Seed{Text: "2024-核查-01"}, Method: sample.DrawSimple,
		Strata: []sample.DrawStratum{{Name: "示例市", Units: 2, Reserve: 1}, {Name: "试点市", Units: 1, Reserve: 1}},
	}
}

// Contracts to be checked, from each city, with one in reserve.
func ExampleDraw() {
	drawn, err := sample.Draw(spotChecks(), sample.Units(contracts()))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, stratum := range drawn.Strata {
		for _, unit := range stratum.Units {
			fmt.Printf("%s %s %v π = %.3f\n", stratum.Name, unit.ID, unit.Ticket, unit.Probability)
		}
		fmt.Printf("%s %s in reserve\n", stratum.Name, stratum.Reserve[0].ID)
	}
	// Output:
	// 示例市 HT-002 71b1e8eb11b030 π = 0.400
	// 示例市 HT-001 82fb2cd25ac078 π = 0.400
	// 示例市 HT-008 in reserve
	// 试点市 HT-005 2c732a57796620 π = 0.333
	// 试点市 HT-007 in reserve
}

// The contract of the largest amount has quietly been left out.
func ExampleChecker() {
	claim := sample.Claim{Units: []sample.ClaimedUnit{{ID: "HT-004"}, {ID: "HT-001"}, {ID: "HT-006"}}}
	checked, err := sample.Checker{Plan: spotChecks()}.Check(sample.Units(contracts()), claim)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(checked.Outcome.Text().Zh)
	for _, difference := range checked.Differences {
		fmt.Println(difference.Text().Zh)
	}
	// Output:
	// 不符合
	// 层 示例市：单位 HT-002 应在样本中而未列入；其签号 71b1e8eb11b030
	// 层 示例市：单位 HT-004 未被抽中；其签号 96de83d1c2e638；入样的末位签号 82fb2cd25ac078
	// 层 试点市：单位 HT-005 应在样本中而未列入；其签号 2c732a57796620
	// 层 试点市：单位 HT-006 未被抽中；其签号 ec6aaf8b47cbf8；入样的末位签号 2c732a57796620
}

// A contract that cannot be had gives way to the next of its city's reserve.
func ExampleDrawn_InForce() {
	drawn, err := sample.Draw(spotChecks(), sample.Units(contracts()))
	if err != nil {
		fmt.Println(err)
		return
	}
	lost := drawn.Strata[0].Units[0].ID
	fmt.Println("lost:", lost)
	for stratum, unit := range drawn.InForce(lost) {
		fmt.Println(stratum, unit.ID)
	}
	// Output:
	// lost: HT-002
	// 示例市 HT-001
	// 示例市 HT-008
	// 试点市 HT-005
}

// One yuan in every million is drawn, and with it the contract that it lies in;
// amounts are in 10,000 yuan.
func ExampleDraw_monetaryUnit() {
	plan := sample.DrawPlan{Seed: sample.Seed{Text: "2024-核查-01"}, Method: sample.DrawMonetaryUnit, Strata: []sample.DrawStratum{{Interval: 100}}}
	frame := contracts()
	for i := range frame {
		frame[i].Stratum = ""
	}
	drawn, err := sample.Draw(plan, sample.Units(frame))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, unit := range drawn.Strata[0].Units {
		fmt.Println(unit.ID, unit.Size, unit.Probability)
	}
	// Output:
	// HT-002 300 1
	// HT-007 90 0.9
	// HT-003 45 0.45
}

// Four of ten enterprises, drawn by their size, told their revenue of two years.
func ExampleUnequal_Growth() {
	pi, err := sample.InclusionProbabilities([]float64{10, 12, 14, 15, 18, 20, 22, 25, 30, 34}, 4)
	if err != nil {
		fmt.Println(err)
		return
	}
	drawn := []int{1, 4, 7, 9}
	joint, err := sample.JointSampford(pi, drawn...)
	if err != nil {
		fmt.Println(err)
		return
	}
	var units []sample.UnequalUnit
	for _, k := range drawn {
		units = append(units, sample.UnequalUnit{ID: fmt.Sprint(k), Probability: pi[k]})
	}
	survey, err := sample.NewUnequal(units, sample.UnequalOptions{Method: sample.DrawSampford, Joint: joint})
	if err != nil {
		fmt.Println(err)
		return
	}
	growth, err := survey.Growth([]float64{96, 110, 240, 330}, []float64{118, 190, 262, 371})
	if err != nil {
		fmt.Println(err)
		return
	}
	estimate, _ := growth.Reading.Estimate.Get()
	se, _ := growth.Reading.StandardError.Get()
	fmt.Printf("%.1f %% ± %.1f (%s)\n", 100*estimate, 100*se, growth.By.Text().In(zhuanhua.English))
	// Output: 25.0 % ± 9.3 (Sen–Yates–Grundy)
}
