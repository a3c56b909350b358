package awards

import "github.com/zhuanhua-rules/zhuanhua"

// pay divides the pool among the claims that are due something and closes the
// decisions.
func (f *fund) pay() (SupportResult, error) {
	var due []*claimCase
	claimed, open := zhuanhua.Amount(0), false
	for _, c := range f.claims {
		if c.out.Outcome == zhuanhua.NotMet {
			continue
		}
		due = append(due, c)
		open = open || c.open
		if claimed += c.due; !c.open && claimed > zhuanhua.MaxAmount {
			return SupportResult{}, &zhuanhua.InputError{Field: "claims", Err: zhuanhua.ErrRange}
		}
		claimed = min(claimed, zhuanhua.MaxAmount)
	}
	result := SupportResult{Decisions: []SupportDecision{}, Pool: f.pool}
	if !open {
		result.Claimed = zhuanhua.Value(claimed)
	}
	if pool, given := f.pool.Get(); given {
		if !open && claimed > pool {
			result.Factor = fractionOf(pool, claimed)
		}
		if err := f.limit(due, pool, func(c *claimCase, to zhuanhua.Amount) {
			c.out.Steps = append(c.out.Steps, c.rule.short(pool, claimed, result.Factor, c.due, to))
		}); err != nil {
			return SupportResult{}, err
		}
	}
	for _, c := range f.claims {
		f.close(c, &result)
	}
	return result, nil
}

// close enters what was decided about a claim.
func (f *fund) close(c *claimCase, result *SupportResult) {
	switch c.out.Outcome {
	case zhuanhua.NotMet:
		c.out.Paid = zhuanhua.Value(zhuanhua.Amount(0))
	case zhuanhua.Met:
		c.out.Paid, c.out.Factor = zhuanhua.Value(c.due), result.Factor
		result.Paid += c.due
	}
	result.Decisions = append(result.Decisions, c.out)
}

// short is the step of a pool that does not pay all.
func (r *SupportRule) short(pool, claimed zhuanhua.Amount, factor Fraction, from, to zhuanhua.Amount) SupportStep {
	text := zhuanhua.Text{Zh: "资金池无余额", En: "the pool is empty"}
	if factor.IsGiven() {
		text = zhuanhua.Text{
			Zh: "资金池" + pool.String() + "元，应补" + claimed.String() + "元，同比例按" + factor.String() + "兑付",
			En: "a pool of " + pool.String() + " yuan for " + claimed.String() + " yuan due: pro rata, " + factor.String() + " of each",
		}
	}
	return r.step(StepPoolShort, text, from, to)
}
