package awards

import (
	"cmp"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// capRecipients applies the caps of a recipient: those of each year, then those over
// all years.
func (f *fund) capRecipients() error {
	for _, kind := range []struct {
		code  string
		limit func(*SupportRule) zhuanhua.Given[zhuanhua.Amount]
		year  func(*claimCase) int
	}{
		{StepYearCap, func(r *SupportRule) zhuanhua.Given[zhuanhua.Amount] { return r.YearCap }, func(c *claimCase) int { return c.Year }},
		{StepTotalCap, func(r *SupportRule) zhuanhua.Given[zhuanhua.Amount] { return r.TotalCap }, func(*claimCase) int { return 0 }},
	} {
		groups, order := map[account][]*claimCase{}, []account{}
		for _, c := range f.claims {
			if c.out.Outcome == zhuanhua.NotMet || !kind.limit(c.rule).IsGiven() {
				continue
			}
			at := account{c.number, c.Recipient, kind.year(c)}
			if groups[at] == nil {
				order = append(order, at)
			}
			groups[at] = append(groups[at], c)
		}
		for _, at := range order {
			limit, _ := kind.limit(&f.rules[at.rule]).Get()
			if err := f.limit(groups[at], max(0, limit-f.earlier[at]), func(c *claimCase, to zhuanhua.Amount) {
				c.out.Steps = append(c.out.Steps, c.rule.capped(kind.code, limit, c.due, to))
			}); err != nil {
				return err
			}
		}
	}
	return nil
}

// limit holds the claims to a budget: told of each that it gets less. Where the
// missing input of one could still change another's share, that one becomes open.
func (f *fund) limit(claims []*claimCase, budget zhuanhua.Amount, told func(*claimCase, zhuanhua.Amount)) error {
	sum, endless := zhuanhua.Amount(0), false
	for _, c := range claims {
		if c.open {
			endless = endless || c.endless
		} else if sum += c.due; sum > zhuanhua.MaxAmount {
			return &zhuanhua.InputError{Field: "claims", Err: zhuanhua.ErrRange}
		}
	}
	most := mostOf(claims)
	switch {
	case !endless && sum+most <= budget:
		return nil
	case !endless && most == 0 || budget == 0:
		return f.divide(claims, budget, sum, told)
	}
	waits, under := waitedFor(claims), &shared{budget}
	for _, c := range claims {
		c.shared = under
		if !c.open {
			c.open, c.out.Outcome, c.out.Waits = true, zhuanhua.Undetermined, waits
		}
		if c.endless || c.due > budget {
			c.due, c.endless = budget, false
		}
	}
	return nil
}

// shared is a cap that open claims are under together: whatever is missing, they get no
// more than it.
type shared struct{ cap zhuanhua.Amount }

// mostOf returns the most that open claims can come to together, at most one more than
// any amount.
func mostOf(claims []*claimCase) (most zhuanhua.Amount) {
	under := map[*shared]zhuanhua.Amount{}
	for _, c := range claims {
		due := c.due
		switch {
		case !c.open:
			continue
		case c.shared != nil:
			due = min(due, c.shared.cap-under[c.shared])
			under[c.shared] += due
		}
		most = min(most+due, zhuanhua.MaxAmount+1)
	}
	return most
}

// divide divides a budget that is short among the claims that are not open; the open
// ones, if any, get nothing in any case.
func (f *fund) divide(claims []*claimCase, budget, sum zhuanhua.Amount, told func(*claimCase, zhuanhua.Amount)) error {
	shares := map[string]zhuanhua.Amount{}
	if sum > 0 {
		due := make([]Claim, 0, len(claims))
		for _, c := range claims {
			if !c.open {
				due = append(due, Claim{c.ID, c.due.Yuan()})
			}
		}
		parts, err := Apportion(budget, 1, due)
		if err != nil {
			return err
		}
		for _, p := range parts {
			shares[p.Key] = p.Amount
		}
	}
	for _, c := range claims {
		if c.open {
			c.due, c.endless = 0, false
			continue
		}
		if to := shares[c.ID]; to < c.due {
			told(c, to)
			c.due = to
		}
	}
	return nil
}

// waitedFor returns the ids of the claims whose own missing inputs keep these open.
func waitedFor(claims []*claimCase) (ids []string) {
	for _, c := range claims {
		if c.verdict.Outcome() == zhuanhua.Undetermined {
			ids = append(ids, c.ID)
		}
		ids = append(ids, c.out.Waits...)
	}
	slices.SortFunc(ids, cmp.Compare[string])
	return slices.Compact(ids)
}
