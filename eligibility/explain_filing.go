package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// ExplainCoverage returns the decision record of a check on a coverage by a measure.
// Its id is the measure's and the party's.
func (j *Judge) ExplainCoverage(check string, c *zhuanhua.Coverage, scope zhuanhua.Scope) (zhuanhua.Decision, error) {
	var judged zhuanhua.Judged
	n, err := j.find(j.Coverages(), check, scope)
	if err == nil {
		err = j.JudgeCoverage(c, &judged)
	}
	if err != nil {
		return zhuanhua.Decision{}, err
	}
	id := c.Measure.ID
	if c.Party != nil {
		id += "/" + c.Party.ID.String()
	}
	d := j.decision(judged.In(n, &scope), id, scope, func(fact int) string { return coverageDetail(c, fact) })
	inWords(&d, j.coverages, func(fact int) zhuanhua.Text {
		switch fact {
		case CoveredSizeFact:
			return sizeWords(c.Party.SizeBefore(c.Since))
		case CoveredProvinceFact, CoveredCityFact:
			return homeWords(c.Party)
		}
		return zhuanhua.Text{}
	})
	return d, nil
}

// ExplainProduct returns the decision record of a check on a product filing.
func (j *Judge) ExplainProduct(check string, p *zhuanhua.Product, scope zhuanhua.Scope) (zhuanhua.Decision, error) {
	var judged zhuanhua.Judged
	n, err := j.find(j.Products(), check, scope)
	if err == nil {
		err = j.JudgeProduct(p, &judged)
	}
	if err != nil {
		return zhuanhua.Decision{}, err
	}
	return j.decision(judged.In(n, &scope), p.ID, scope, func(fact int) string {
		switch fact {
		case DeclaredFact:
			return p.DeclaredOn.String()
		case WithdrawnFact:
			return p.WithdrawnOn.String()
		}
		return ""
	}), nil
}

// coverageDetail says what stood in the coverage for a fact.
func coverageDetail(c *zhuanhua.Coverage, fact int) string {
	switch fact {
	case InPlanFact, DirectlyRelatedFact:
		return zhuanhua.Quote(c.Measure.ID)
	case CoveredKindFact:
		return partyDetail(c.Party)
	case CoveredSizeFact:
		return sizeDetail(c.Party.SizeBefore(c.Since))
	case CoveredSinceFact:
		return c.Since.String()
	case CoveredProvinceFact, CoveredCityFact:
		return homeDetail(c.Party)
	}
	return ""
}
