package indicators

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/internal/fen"
)

// Holding is what a figure consists of, as [Figures] has it.
type Holding struct {
	Records  int64           // that count
	Patents  int64           // 件, or 件次 as the rules count
	Parties  int64           // distinct
	Amount   decimal.Decimal // yuan
	Received decimal.Decimal // yuan
	Unpriced int64
	LeftOut  int64
}

// Less returns the holding less another, field by field; what is lost is negative.
func (h Holding) Less(other Holding) Holding {
	return Holding{
		h.Records - other.Records, h.Patents - other.Patents, h.Parties - other.Parties,
		h.Amount.Sub(other.Amount), h.Received.Sub(other.Received),
		h.Unpriced - other.Unpriced, h.LeftOut - other.LeftOut,
	}
}

// Plus returns the sum of two holdings, field by field.
func (h Holding) Plus(other Holding) Holding {
	return Holding{
		h.Records + other.Records, h.Patents + other.Patents, h.Parties + other.Parties,
		h.Amount.Add(other.Amount), h.Received.Add(other.Received),
		h.Unpriced + other.Unpriced, h.LeftOut + other.LeftOut,
	}
}

// IsZero reports whether nothing is moved.
func (h Holding) IsZero() bool {
	return h.Records == 0 && h.Patents == 0 && h.Parties == 0 && h.Amount.IsZero() && h.Received.IsZero() &&
		h.Unpriced == 0 && h.LeftOut == 0
}

// stake is what a record, or several that are judged alike, bring to a figure. It
// compares with ==.
type stake struct {
	outcome           zhuanhua.Outcome
	records           int64
	patents           int64 // as often as they occur
	unpriced, leftOut int64
	amount, received  fen.Sum
	parts             string // of one record judged patent by patent: which parts count, a byte each
}

// add adds another stake; the outcome stays.
func (s *stake) add(other *stake) {
	s.records += other.records
	s.patents += other.patents
	s.unpriced += other.unpriced
	s.leftOut += other.leftOut
	s.amount.AddSum(other.amount)
	s.received.AddSum(other.received)
}

// bringsNothing reports whether the figure would be the same without it.
func (s *stake) bringsNothing() bool { return *s == stake{outcome: s.outcome, parts: s.parts} }

// holding returns the stake without what must be counted once.
func (s *stake) holding() Holding {
	return Holding{Records: s.records, Amount: s.amount.Yuan(), Received: s.received.Yuan(), Unpriced: s.unpriced, LeftOut: s.leftOut}
}

// ruling is a verdict as far as a figure depends on it.
type ruling struct {
	outcome zhuanhua.Outcome
	carries bool
}

// refuses reports whether nothing counts by the ruling, money included.
func (r ruling) refuses() bool { return r == ruling{outcome: zhuanhua.NotMet} }

func rulingOf(v zhuanhua.Verdict) ruling { return ruling{v.Outcome(), v.CarriesMoney()} }

// stakeOf returns what a judged record brings to the figure of a check in a scope,
// and which of its patents count: the definition of a figure, record by record. The
// check's bit of a payment's Counts says whether it counts.
func stakeOf(j *zhuanhua.Judged, check int, s *zhuanhua.Scope) (stake, []zhuanhua.PatentNo) {
	rulings := make([]ruling, len(j.Parts))
	for n := range rulings {
		rulings[n] = rulingOf(j.PartIn(n, check, s))
	}
	var patents []zhuanhua.PatentNo
	st := stakeBy(j.Parts, rulings, j.Amount, j.AmountKnown, func(part *zhuanhua.Part, sum *fen.Sum) {
		for i := range j.Payments {
			p := &j.Payments[i]
			if p.Counts>>check&1 == 1 && effectiveIn(p.Effective, &s.Period) {
				sum.Add(part.Share(p.Amount))
			}
		}
	})
	for n, r := range rulings {
		if r.outcome == zhuanhua.Met {
			patents = append(patents, j.Parts[n].Patents...)
		}
	}
	return st, patents
}

// effectiveIn reports whether a payment that counts from the day counts in the period.
//
// Clause: CZ23-A1i
func effectiveIn(d zhuanhua.Day, p *zhuanhua.Period) bool { return d != 0 && p.Has(d) && d <= p.AsOf }

// stakeBy returns what a record brings whose parts are ruled on so; receive adds up
// what was paid for a part.
func stakeBy(parts []zhuanhua.Part, rulings []ruling, amount zhuanhua.Amount, known bool, receive func(*zhuanhua.Part, *fen.Sum)) stake {
	s := stake{outcome: joined(rulings)}
	if s.outcome != zhuanhua.Met && !slices.ContainsFunc(rulings, func(r ruling) bool { return r.carries }) {
		return s
	}
	left, which := int64(0), make([]byte, len(rulings))
	for n, r := range rulings {
		part := &parts[n]
		which[n] = '-'
		if r.outcome == zhuanhua.Met {
			which[n] = '+'
			s.patents += int64(len(part.Patents))
			s.amount.Add(part.Share(amount))
		} else {
			left += int64(len(part.Patents))
		}
		if r.carries {
			receive(part, &s.received)
		}
	}
	if s.outcome == zhuanhua.Met {
		s.records, s.leftOut = 1, left
		if !known {
			s.unpriced = 1
		}
		if len(which) > 1 {
			s.parts = string(which)
		}
	}
	return s
}

// joined returns the outcome of a record whose parts are ruled on so: the best.
func joined(rulings []ruling) zhuanhua.Outcome {
	rank := [...]uint8{zhuanhua.Met: 3, zhuanhua.Undetermined: 2, zhuanhua.NotMet: 1, zhuanhua.NotApplicable: 0}
	best := rulings[0].outcome
	for _, r := range rulings {
		if rank[r.outcome] > rank[best] {
			best = r.outcome
		}
	}
	return best
}
