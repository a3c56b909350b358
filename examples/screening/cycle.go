package main

import (
	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/sampledata"
)

// decide decides the sample cycle twice, without the findings and with them, and
// returns what is decided about the province. The cycle's own findings are left out:
// they are about other acts.
func decide(place zhuanhua.Place, findings []zhuanhua.Finding) (before, after []awards.Decision, err error) {
	records, err := exchange.ReadCycle(sampledata.Cycle())
	if err != nil {
		return nil, nil, err
	}
	mark, err := zhuanhua.PointsOf(records.Terms.PassMark)
	if err != nil {
		return nil, nil, err
	}
	terms := awards.SpecialPlan().WithPassMark(mark).
		WithQuotas(records.Terms.StartupQuota, records.Terms.AwardQuota2022, records.Terms.AwardQuota2023)
	cycle, err := terms.Cycle()
	if err != nil {
		return nil, nil, err
	}
	in, err := input(records)
	if err != nil {
		return nil, nil, err
	}
	if before, err = about(cycle, in, place); err != nil {
		return nil, nil, err
	}
	in.Findings = findings
	after, err = about(cycle, in, place)
	return before, after, err
}

func about(cycle *awards.Cycle, in awards.Input, place zhuanhua.Place) (list []awards.Decision, err error) {
	result, err := cycle.Decide(in)
	for _, d := range result.Decisions {
		if d.Province == place {
			list = append(list, d)
		}
	}
	return list, err
}

// input is what the cycle is decided from. The exchange format holds not every element
// of a plan, so that only those it has are asked for.
func input(records *exchange.Cycle) (in awards.Input, err error) {
	rules := eligibility.SpecialPlanPlans()
	rules.Elements = rules.Elements.Without(eligibility.OverallTargets, eligibility.PolicyMeasures, eligibility.ImplementationSteps)
	judge, err := rules.Judge()
	if err != nil {
		return in, err
	}
	for i := range records.Plans {
		verdict, err := judge.Plan(&records.Plans[i])
		if err != nil {
			return in, err
		}
		in.Applicants = append(in.Applicants, awards.ApplicantOf(&records.Plans[i], verdict.Outcome()))
	}
	for _, e := range records.Evaluations {
		score, err := zhuanhua.PointsOf(e.Score)
		if err != nil {
			return in, err
		}
		in.Evaluations = append(in.Evaluations, awards.Evaluation{
			Year: e.Year, Province: e.Province, Score: zhuanhua.Value(score), InScope: zhuanhua.TruthOf(e.InScope),
		})
	}
	for _, w := range records.Waivers {
		in.Waivers = append(in.Waivers, awards.Waiver(w))
	}
	return in, nil
}
