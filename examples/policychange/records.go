package main

import (
	"fmt"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/sampledata"
)

// sampleCycle returns the terms and the input of the sample cycle.
func sampleCycle() (awards.Terms, awards.Input, error) {
	records, err := exchange.ReadCycle(sampledata.Cycle())
	if err != nil {
		return awards.Terms{}, awards.Input{}, err
	}
	mark, err := zhuanhua.PointsOf(records.Terms.PassMark)
	if err != nil {
		return awards.Terms{}, awards.Input{}, err
	}
	terms := awards.SpecialPlan().
		WithQuotas(records.Terms.StartupQuota, records.Terms.AwardQuota2022, records.Terms.AwardQuota2023).
		WithPassMark(mark)
	in := awards.Input{}
	if in.Applicants, err = applicants(records.Plans); err != nil {
		return terms, in, err
	}
	for _, e := range records.Evaluations {
		score, err := zhuanhua.PointsOf(e.Score)
		if err != nil {
			return terms, in, err
		}
		in.Evaluations = append(in.Evaluations, awards.Evaluation{
			Year: e.Year, Province: e.Province, Score: zhuanhua.Value(score), InScope: zhuanhua.TruthOf(e.InScope),
		})
	}
	for _, w := range records.Waivers {
		if strings.TrimSpace(w.Reason) != "" {
			in.Waivers = append(in.Waivers, awards.Waiver(w))
		}
	}
	in.Findings, err = findings(records.Findings)
	return terms, in, err
}

// applicants judges the plans as far as the exchange format holds what is asked.
func applicants(plans []zhuanhua.Plan) (list []awards.Applicant, err error) {
	rules := eligibility.SpecialPlanPlans()
	rules.Elements = rules.Elements.Without(eligibility.OverallTargets, eligibility.PolicyMeasures, eligibility.ImplementationSteps)
	judge, err := rules.Judge()
	if err != nil {
		return nil, err
	}
	for i := range plans {
		verdict, err := judge.Plan(&plans[i])
		if err != nil {
			return nil, err
		}
		list = append(list, awards.ApplicantOf(&plans[i], verdict.Outcome()))
	}
	return list, nil
}

// findings gives each finding the number of its row as id.
func findings(rows []exchange.Finding) (list []zhuanhua.Finding, err error) {
	for i, f := range rows {
		finding := zhuanhua.Finding{
			ID: fmt.Sprintf("findings.csv#%06d", i+1), Year: f.Year, Province: f.Province,
			Severity: zhuanhua.Minor, State: zhuanhua.Suspected,
		}
		if f.Severe {
			finding.Severity = zhuanhua.Severe
		}
		if f.Confirmed {
			finding.State = zhuanhua.Confirmed
		}
		if d, given := f.Points.Get(); given {
			points, err := zhuanhua.PointsOf(d)
			if err != nil {
				return nil, err
			}
			finding.Points = zhuanhua.Value(points)
		}
		list = append(list, finding)
	}
	return list, nil
}
