package awards

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Support decides claims for money by rules of support (专项补助). It is immutable and
// safe for any number of goroutines.
type Support struct {
	rules  []SupportRule
	tables []*zhuanhua.Table
	index  map[string]int
	prints []func() string // by rule
}

// NewSupport compiles the rules. It returns a [SupportRuleError] for a rule that
// [SupportRule.Validate] refuses or of which the key is there twice, and a
// [zhuanhua.CompileError] for a key that is no code word.
func NewSupport(rules ...SupportRule) (*Support, error) {
	s := &Support{rules: slices.Clone(rules), index: map[string]int{}}
	for i := range s.rules {
		r := &s.rules[i]
		if err := r.Validate(); err != nil {
			return nil, err
		}
		if _, twice := s.index[r.Key]; twice {
			return nil, &SupportRuleError{r.Key, "Key", "there twice"}
		}
		table, err := zhuanhua.Compile(ClaimForm(), r.Check())
		if err != nil {
			return nil, err
		}
		s.tables, s.index[r.Key] = append(s.tables, table), i
		s.prints = append(s.prints, printed(supportFields(), *r, table))
	}
	return s, nil
}

// SupportInput are the claims that are decided together, in any order.
type SupportInput struct {
	Claims  []SupportClaim
	Earlier []EarlierSupport
	Pool    zhuanhua.Given[decimal.Decimal] // yuan; what there is for all of them; not given: enough
}

// Decide says what each claim gets. A percentage is rounded down to a fen. Where the
// claims of a recipient exceed a cap, the cap is divided among them; where all claims
// exceed the pool, the pool is divided among all: in proportion to what they were
// before (同比例), by [Apportion], in fen, so that the parts add up to it exactly and
// nobody gets more than was due.
//
// A claim of which an input is missing is undetermined, and so is every claim whose
// share of a cap or pool it could still change, even if that share should come to the
// same fen. Claims, earlier support and pool that
// are no input are an [zhuanhua.InputError], as is more than 10¹⁵ yuan due in all. A
// claim for a sum that the text demands without stating it is an [UnsetError], unless
// nothing would be paid whatever the sum.
//
// Clause: SD21-2.1, SD21-2.11, SD21-2.19, SD21-2.20
func (s *Support) Decide(in SupportInput) (SupportResult, error) {
	f, err := s.read(&in)
	if err != nil {
		return SupportResult{}, err
	}
	for _, c := range f.claims {
		if err := f.entitle(c); err != nil {
			return SupportResult{}, err
		}
	}
	if err := f.capRecipients(); err != nil {
		return SupportResult{}, err
	}
	return f.pay()
}

// fund is one decision on claims in the making.
type fund struct {
	*Support
	claims  []*claimCase // by id
	earlier map[account]zhuanhua.Amount
	pool    zhuanhua.Given[zhuanhua.Amount]
}

// account is what a cap counts by; year 0 is all of them.
type account struct {
	rule      int
	recipient zhuanhua.PartyID
	year      int
}

// claimCase is a claim with what it has come to.
type claimCase struct {
	*SupportClaim
	rule    *SupportRule
	number  int // of the rule
	cost    zhuanhua.Amount
	verdict zhuanhua.Verdict
	open    bool            // an input of its own or of a rival is missing
	due     zhuanhua.Amount // of an open claim: at most
	endless bool            // of an open claim: nothing says how much at most
	shared  *shared         // of an open claim: the cap it is under with others
	out     SupportDecision
}

// read checks the input; the first fault by claim id is returned.
func (s *Support) read(in *SupportInput) (*fund, error) {
	f := &fund{Support: s, earlier: map[account]zhuanhua.Amount{}}
	if yuan, given := in.Pool.Get(); given {
		pool, err := amountIn(zhuanhua.RecordNone, "", "pool", yuan)
		if err != nil {
			return nil, err
		}
		f.pool = zhuanhua.Value(pool)
	}
	for i := range in.Claims {
		f.claims = append(f.claims, &claimCase{SupportClaim: &in.Claims[i]})
	}
	slices.SortStableFunc(f.claims, func(a, b *claimCase) int { return cmp.Compare(a.ID, b.ID) })
	for i, c := range f.claims {
		number, known := s.index[c.Rule]
		switch {
		case c.ID == "":
			return nil, claimFault("", "claim_id", "", zhuanhua.ErrNotGiven)
		case i > 0 && f.claims[i-1].ID == c.ID:
			return nil, claimFault(c.ID, "claim_id", zhuanhua.Quote(c.ID), zhuanhua.ErrDuplicate)
		case !known:
			return nil, claimFault(c.ID, "rule", zhuanhua.Quote(c.Rule), zhuanhua.ErrUnknownID)
		}
		c.number, c.rule = number, &s.rules[number]
		facts, cost, err := c.rule.read(c.SupportClaim)
		if err != nil {
			return nil, err
		}
		c.cost, c.verdict = cost, s.tables[number].Judge(0, facts)
	}
	return f, f.readEarlier(in.Earlier)
}

func (f *fund) readEarlier(list []EarlierSupport) error {
	for i := range list {
		e := &list[i]
		field := "earlier[" + strconv.Itoa(i) + "]"
		number, known := f.index[e.Rule]
		a, err := amountIn(zhuanhua.RecordNone, "", field+".amount", e.Amount)
		switch {
		case !known:
			return &zhuanhua.InputError{Field: field + ".rule", Value: zhuanhua.Quote(e.Rule), Err: zhuanhua.ErrUnknownID}
		case !e.Recipient.IsGiven():
			return &zhuanhua.InputError{Field: field + ".recipient_id", Err: zhuanhua.ErrNotGiven}
		case e.Year < 1 || e.Year > 9999:
			return &zhuanhua.InputError{Field: field + ".year", Value: strconv.Itoa(e.Year), Err: zhuanhua.ErrRange}
		case err != nil:
			return err
		}
		for _, year := range []int{0, e.Year} {
			at := account{number, e.Recipient, year}
			if f.earlier[at] += a; f.earlier[at] > zhuanhua.MaxAmount {
				return &zhuanhua.InputError{Field: field + ".amount", Err: zhuanhua.ErrRange}
			}
		}
	}
	return nil
}

// entitle works out what a claim is entitled to, up to the cap of a claim.
func (f *fund) entitle(c *claimCase) error {
	r := c.rule
	c.out = SupportDecision{
		Claim: c.ID, Rule: c.Rule, Recipient: c.Recipient, Year: c.Year, Outcome: c.verdict.Outcome(),
		Steps: []SupportStep{}, Reasons: failed(c.verdict), Missing: missing(c.verdict), Waits: []string{},
		Notes: r.windowNotes(c.Year), Record: c.verdict.Explain(nil),
	}
	c.out.Record.ID = c.ID
	stamp(&c.out.Record, f.prints[c.number])
	c.out.Record.Scope.Period = zhuanhua.Year(c.Year)
	sum, cut := r.entitled(c.cost)
	due, set := sum.Get()
	switch c.verdict.Outcome() {
	case zhuanhua.NotMet:
		return nil
	case zhuanhua.Undetermined:
		c.open, c.due = true, due
		c.endless = !set || r.Cost != FixedSum && !c.Cost.IsGiven()
		if limit, capped := r.ClaimCap.Get(); capped && (c.endless || c.due > limit) {
			c.due, c.endless = limit, false
		}
		return nil
	}
	if !set {
		if f.room(c) > 0 {
			return &UnsetError{Param: r.Param, Year: c.Year}
		}
		return nil
	}
	c.due, c.out.Entitled = due, sum
	c.out.Steps = append(c.out.Steps, r.first(c.cost, due))
	if cut {
		c.out.Notes = append(c.out.Notes, r.cutNote())
	}
	if limit, capped := r.ClaimCap.Get(); capped && due > limit {
		c.due = limit
		c.out.Steps = append(c.out.Steps, r.capped(StepClaimCap, limit, due, limit))
	}
	return nil
}

// room returns the most that caps and pool leave for a claim.
func (f *fund) room(c *claimCase) zhuanhua.Amount {
	room := min(f.pool.Or(zhuanhua.MaxAmount), c.rule.ClaimCap.Or(zhuanhua.MaxAmount))
	for _, k := range []struct {
		limit zhuanhua.Given[zhuanhua.Amount]
		year  int
	}{{c.rule.YearCap, c.Year}, {c.rule.TotalCap, 0}} {
		if limit, capped := k.limit.Get(); capped {
			room = min(room, max(0, limit-f.earlier[account{c.number, c.Recipient, k.year}]))
		}
	}
	return room
}
