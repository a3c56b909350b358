// Package cyclerecords turns the folder of an award cycle, as package exchange reads it,
// into the terms and the input of package awards.
package cyclerecords

import (
	"fmt"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
)

// Terms returns the special plan's terms with the numbers that the folder sets.
func Terms(set exchange.Terms) (awards.Terms, error) {
	mark, err := zhuanhua.PointsOf(set.PassMark)
	return awards.SpecialPlan().
		WithQuotas(set.StartupQuota, set.AwardQuota2022, set.AwardQuota2023).
		WithPassMark(mark), err
}

// blankReason stands for a reason of blanks only: the format does not trim cells, so
// that it is one there, and the library takes it for none.
const blankReason = "（空白）"

// OwnWords puts back the reasons of waivers as they stand in the folder.
func OwnWords(r awards.Result, records *exchange.Cycle) {
	for i := range r.Decisions {
		d := &r.Decisions[i]
		for _, w := range records.Waivers {
			if d.Waiver != "" && w.Year == d.Year && w.Province == d.Province {
				d.Waiver = w.Reason
			}
		}
	}
}

// Input turns what the folder holds into what the cycle asks for.
func Input(records *exchange.Cycle) (awards.Input, error) {
	in := awards.Input{}
	judge, err := planRules().Judge()
	if err != nil {
		return in, err
	}
	for i := range records.Plans {
		plan := &records.Plans[i]
		verdict, err := judge.Plan(plan)
		if err != nil {
			return in, err
		}
		in.Applicants = append(in.Applicants, awards.ApplicantOf(plan, verdict.Outcome()))
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
	for i, f := range records.Findings {
		finding, err := findingOf(f, fmt.Sprintf("findings.csv#%06d", i+1))
		if err != nil {
			return in, err
		}
		in.Findings = append(in.Findings, finding)
	}
	for _, w := range records.Waivers {
		waiver := awards.Waiver(w)
		if strings.TrimSpace(w.Reason) == "" {
			waiver.Reason = blankReason
		}
		in.Waivers = append(in.Waivers, waiver)
	}
	return in, nil
}

// findingOf gives a finding the number of its row as id: equal rows are two.
func findingOf(f exchange.Finding, id string) (zhuanhua.Finding, error) {
	finding := zhuanhua.Finding{ID: id, Year: f.Year, Province: f.Province, Severity: zhuanhua.Minor, State: zhuanhua.Suspected}
	if f.Severe {
		finding.Severity = zhuanhua.Severe
	}
	if f.Confirmed {
		finding.State = zhuanhua.Confirmed
	}
	if d, given := f.Points.Get(); given {
		points, err := zhuanhua.PointsOf(d)
		finding.Points = zhuanhua.Value(points)
		return finding, err
	}
	return finding, nil
}

// planRules are those of the special plan, as far as the exchange format holds what
// they ask for: it has no columns for overall targets, measures and steps.
func planRules() eligibility.PlanRules {
	rules := eligibility.SpecialPlanPlans()
	rules.Elements = rules.Elements.Without(eligibility.OverallTargets, eligibility.PolicyMeasures, eligibility.ImplementationSteps)
	return rules
}
