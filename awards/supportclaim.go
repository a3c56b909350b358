package awards

import (
	"errors"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// SupportClaim is a claim for support under one rule (补助申请).
type SupportClaim struct {
	ID        string                          `json:"claim_id"` // unique
	Rule      string                          `json:"rule"`     // key of the rule
	Recipient zhuanhua.PartyID                `json:"recipient_id"`
	Year      int                             `json:"year"`
	Cost      zhuanhua.Given[decimal.Decimal] `json:"cost"` // yuan, of the rule's kind; must not be given for a fixed sum
	Known
}

// EarlierSupport is what a recipient got under a rule before (已获补助): it takes room
// from the caps a recipient has.
type EarlierSupport struct {
	Rule      string           `json:"rule"`
	Recipient zhuanhua.PartyID `json:"recipient_id"`
	Year      int              `json:"year"`
	Amount    decimal.Decimal  `json:"amount"` // yuan
}

// claimFault is bad input in a claim.
func claimFault(id, field, value string, err error) error {
	return &zhuanhua.InputError{Record: zhuanhua.RecordClaim, ID: zhuanhua.Quote(id), Field: field, Value: value, Err: err}
}

// amountIn returns the amount of a field of a record, its fault as one of the field.
func amountIn(record zhuanhua.RecordKind, id, field string, yuan decimal.Decimal) (zhuanhua.Amount, error) {
	a, err := zhuanhua.AmountOf(yuan)
	var input *zhuanhua.InputError
	if errors.As(err, &input) {
		return 0, input.In(record, id, field)
	}
	return a, err
}

// read returns the facts of a claim and its cost in fen.
func (r *SupportRule) read(c *SupportClaim) (zhuanhua.Facts, zhuanhua.Amount, error) {
	if err := yearFault(zhuanhua.RecordClaim, c.ID, c.Year); err != nil {
		return 0, 0, err
	}
	if err := c.Known.validate(zhuanhua.RecordClaim, c.ID); err != nil {
		return 0, 0, err
	}
	yuan, given := c.Cost.Get()
	switch {
	case !c.Recipient.IsGiven():
		return 0, 0, claimFault(c.ID, "recipient_id", "", zhuanhua.ErrNotGiven)
	case given && r.Cost == FixedSum:
		return 0, 0, claimFault(c.ID, "cost", "", zhuanhua.ErrNotAllowed)
	}
	facts := zhuanhua.Facts(0)
	for n := ForSME; n <= HostCondition; n++ {
		facts = facts.With(int(n)-1, zhuanhua.Code(c.Known.Of(n)))
	}
	if !given {
		return facts, 0, nil
	}
	cost, err := amountIn(zhuanhua.RecordClaim, c.ID, "cost", yuan)
	return facts.With(costFact, either(cost > 0, zhuanhua.Code(1), zhuanhua.Code(2))), cost, err
}

// entitled returns what a claim is entitled to before any cap, and whether a part of
// a fen was cut off; not given where the sum is not set.
func (r *SupportRule) entitled(cost zhuanhua.Amount) (zhuanhua.Given[zhuanhua.Amount], bool) {
	if r.Cost == FixedSum {
		return r.Sum, false
	}
	a, cut := r.Rate.Of(cost)
	return zhuanhua.Value(a), cut
}
