package awards

import (
	"cmp"
	"errors"
	"math/big"
	"slices"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Claim is what a budget is apportioned by: who, and its score (得分).
type Claim struct {
	Key   string          // who; unique
	Score decimal.Decimal // 0 or above
}

// Share is a part of a budget.
type Share struct {
	Key    string          `json:"key"`
	Amount zhuanhua.Amount `json:"amount"` // in fen
	// Rounded says that the part got one of the units that were left over.
	Rounded bool `json:"rounded"`
}

// Errors of an apportionment; an [ApportionError] wraps them.
var (
	ErrBudget   = errors.New("the budget is no amount, or no whole number of units")
	ErrUnit     = errors.New("the unit is no amount above 0")
	ErrNoClaim  = errors.New("nobody has a score above 0")
	ErrNegative = errors.New("a score below 0")
)

// ApportionError says what cannot be apportioned, and by whose claim.
type ApportionError struct {
	Key string // of the claim; empty: none in particular
	Err error
}

// Error names the claim.
func (e *ApportionError) Error() string {
	if e.Key == "" {
		return "apportionment: " + e.Err.Error()
	}
	return "apportionment: claim " + zhuanhua.Quote(e.Key) + ": " + e.Err.Error()
}

// Unwrap returns the kind of fault.
func (e *ApportionError) Unwrap() error { return e.Err }

// Apportion divides a budget by scores into whole units by the largest remainder
// (our method): each part is its exact share rounded down to a unit, and the units
// left over go one each to the largest remainders, of equal ones to the first by
// key. The parts come back in the order of the claims.
//
// The parts add up to the budget. Who has the higher score has no smaller part; who
// has none gets none; equal scores differ by a unit at most. No part is a unit or
// more away from its exact share.
//
// An [ApportionError] refuses a budget below 0, above [zhuanhua.MaxAmount] or not a
// whole number of units, a unit that is not above 0, a key that is empty or there
// twice, a score that is negative or outside 10¹⁵ and eighteen decimals, and a
// budget above 0 where nobody has a score.
//
// Clause: SX21-4.2
func Apportion(budget, unit zhuanhua.Amount, claims []Claim) ([]Share, error) {
	switch {
	case unit <= 0 || unit > zhuanhua.MaxAmount:
		return nil, &ApportionError{Err: ErrUnit}
	case budget < 0 || budget > zhuanhua.MaxAmount || budget%unit != 0:
		return nil, &ApportionError{Err: ErrBudget}
	}
	units, err := unitsOf(big.NewInt(int64(budget/unit)), claims)
	if err != nil {
		return nil, err
	}
	shares := make([]Share, len(claims))
	for i, u := range units {
		shares[i] = Share{claims[i].Key, zhuanhua.Amount(u.count.Int64()) * unit, u.rounded}
	}
	return shares, nil
}

// units is how many whole units a claim gets, and whether one of them was left over.
type units struct {
	count   *big.Int
	rounded bool
}

// unitsOf divides so many units by the scores of the claims, largest remainder first.
func unitsOf(whole *big.Int, claims []Claim) ([]units, error) {
	scores, total, err := scoresOf(claims)
	if err != nil {
		return nil, err
	}
	list := make([]units, len(claims))
	for i := range list {
		list[i].count = new(big.Int)
	}
	if total.Sign() == 0 {
		if whole.Sign() > 0 {
			return nil, &ApportionError{Err: ErrNoClaim}
		}
		return list, nil
	}
	left := new(big.Int).Set(whole)
	remainders := make([]*big.Rat, len(claims))
	for i, score := range scores {
		exact := new(big.Rat).Quo(score, total)
		exact.Mul(exact, new(big.Rat).SetInt(whole))
		list[i].count.Quo(exact.Num(), exact.Denom())
		remainders[i] = exact.Sub(exact, new(big.Rat).SetInt(list[i].count))
		left.Sub(left, list[i].count)
	}
	for _, i := range byRemainder(remainders, claims)[:left.Int64()] {
		list[i].count.Add(list[i].count, big.NewInt(1))
		list[i].rounded = true
	}
	return list, nil
}

func scoresOf(claims []Claim) (scores []*big.Rat, total *big.Rat, err error) {
	total = new(big.Rat)
	keys := map[string]bool{}
	for _, c := range claims {
		score, err := ratOf(c.Score)
		switch {
		case err != nil:
		case c.Key == "":
			err = zhuanhua.ErrNotGiven
		case keys[c.Key]:
			err = zhuanhua.ErrDuplicate
		case score.Sign() < 0:
			err = ErrNegative
		}
		if err != nil {
			return nil, nil, &ApportionError{c.Key, err}
		}
		keys[c.Key] = true
		scores = append(scores, score)
		total.Add(total, score)
	}
	return scores, total, nil
}

// byRemainder returns the numbers of the claims, the largest remainder first.
func byRemainder(remainders []*big.Rat, claims []Claim) []int {
	order := make([]int, len(claims))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		return cmp.Or(remainders[j].Cmp(remainders[i]), cmp.Compare(claims[i].Key, claims[j].Key))
	})
	return order
}
