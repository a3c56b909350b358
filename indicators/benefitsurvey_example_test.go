package indicators_test

import (
	"fmt"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// yearReport is a province's report of 2021, and what its survey found.
func yearReport() (indicators.Report, indicators.BenefitSurvey, error) {
	judge, err := eligibility.SpecialPlan().Judge()
	if err != nil {
		return indicators.Report{}, indicators.BenefitSurvey{}, err
	}
	report, err := indicators.NewTally(judge, zhuanhua.Year(2021)).Report(zhuanhua.Shaanxi, zhuanhua.Year(2021))
	return report, benefitSurvey(), err
}

// The growths that a survey estimates stand in the report with their error.
func ExampleReport_WithSurvey() {
	report, survey, err := yearReport()
	if err != nil {
		fmt.Println(err)
		return
	}
	other := survey
	other.Year = 2022
	_, err = report.WithSurvey(other)
	fmt.Println(err)
	report, err = report.WithSurvey(survey)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, note := range report.Notes {
		fmt.Println(note.Code, note.Clause, note.Text.En)
	}
	// Output:
	// survey.year «2022»: contradicts what was given before
	// survey-revenue CZ23-A3c growth of revenue estimated from a sample: 21.34 %, standard error 1.50 points, 95 % interval 18.34 to 24.34 % (Student's t); 40 respondents, response rate 85.4 %
	// survey-employment CZ23-A3c growth of employment estimated from a sample: 12.50 %, standard error 1.00 points, 95 % interval 10.50 to 14.50 % (Student's t); 40 respondents, response rate 85.4 %
}

// A city filed 500 contracts; its spot check says whether the number can stand.
func ExampleLevel_SpotChecked() {
	filed := indicators.CountLevel(500, zhuanhua.UnitProject, zhuanhua.Year(2024))
	note, err := filed.SpotChecked(zhuanhua.AuditOpinion{
		Outcome: zhuanhua.Met, Unit: zhuanhua.Text{Zh: "项", En: "contracts"}, Confidence: 0.95,
		Reported: decimal.New(500, 0), Upper: decimal.New(21, 0), Supported: decimal.New(479, 0),
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(note.Code, note.Clause)
	fmt.Println(note.Text.Zh)
	// Output:
	// spot-check-upheld CP24-6.3
	// 上报500项，抽查可予采信：查实差错0项，95%置信下差错至多21项、至少479项无误
}
