package main

import (
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// report is the province's report of the year, with the survey as its lines of revenue
// and employment. The enterprises of the frame are those that a measure of the plan
// covers, so that the report counts them too.
func report(s study) (indicators.Report, error) {
	judge, err := eligibility.SpecialPlan().Judge()
	if err != nil {
		return indicators.Report{}, err
	}
	year := zhuanhua.Year(surveyYear)
	tally := indicators.NewTally(judge, year)
	sizes := map[string]zhuanhua.SizeClass{"M": zhuanhua.Medium, "S": zhuanhua.Small, "W": zhuanhua.Micro}
	for i := range s.frame {
		f := &s.frame[i]
		if err := tally.Coverage(&zhuanhua.Coverage{
			Measure: zhuanhua.Measure{ID: "CS01", InPlan: zhuanhua.Yes, DirectlyRelated: zhuanhua.Yes},
			Party: &zhuanhua.Party{
				ID: zhuanhua.NewPartyID(f.id), Kind: zhuanhua.OtherEnterprise, Province: zhuanhua.Shaanxi,
				Sizes: []zhuanhua.SizeOfYear{{Year: zhuanhua.EveryYear, Size: zhuanhua.SizeOf(sizes[strata[f.stratum].class])}},
			},
			Since: year.From,
		}); err != nil {
			return indicators.Report{}, err
		}
	}
	r, err := tally.Report(zhuanhua.Shaanxi, year)
	if err != nil {
		return indicators.Report{}, err
	}
	figure := func(r result) indicators.SurveyedFigure {
		return indicators.SurveyedFigure{Total: r.change.After, Growth: r.change.Growth}
	}
	return r.WithSurvey(indicators.BenefitSurvey{
		Place: zhuanhua.Shaanxi, Year: surveyYear,
		Population: zhuanhua.Value(int64(len(s.frame))), Response: zhuanhua.Value(s.answers.report.Rates.WeightedRR1),
		Revenue: figure(s.results[0]), Employment: figure(s.results[1]),
	})
}

// filed shows what enters the report.
func (w *writer) filed(r indicators.Report) {
	w.line("\n写入指标报告：惠及企业%d家；增长率各成一行，附误差说明", "\nInto the report go %d benefited enterprises and the two growths, each with a note of its error", r.Benefited.Enterprises)
	for _, n := range r.Notes {
		if strings.HasPrefix(n.Code, "survey-") {
			w.line("  %s（%s）", "  %s (%s)", w.in(n.Text), n.Clause)
		}
	}
}
