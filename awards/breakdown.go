package awards

import (
	"math/big"
	"strconv"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// YearlyRow is a row of a plan's yearly indicators that is broken down to the cities
// (年度指标): a number that its parts add up to.
type YearlyRow struct {
	Clause zhuanhua.ClauseID // "SX21-T1"
	Year   int
	Value  decimal.Decimal // 0 or above
	Unit   zhuanhua.Unit   // no rate and no points: these do not add up
	Step   decimal.Decimal // what parts are whole numbers of: 1 件, 0.01 亿元; above 0, and the value is one
}

// CityGoal is a city's part of a yearly row.
type CityGoal struct {
	City    string          `json:"city"`
	Value   decimal.Decimal `json:"value"`
	Rounded bool            `json:"rounded"` // it got one of the steps that were left over
}

// row is a yearly row as whole numbers of steps.
func (r *YearlyRow) row() (count *big.Int, step *big.Rat, err error) {
	id := string(r.Clause) + "/" + strconv.Itoa(r.Year)
	value, err := ratOf(r.Value)
	switch {
	case !r.Clause.Valid():
		return nil, nil, figureFault(id, "clause", zhuanhua.Quote(string(r.Clause)), zhuanhua.ErrSyntax)
	case !r.Unit.Known():
		return nil, nil, figureFault(id, "unit", r.Unit.String(), zhuanhua.ErrNotGiven)
	case r.Unit.IsRate() || r.Unit == zhuanhua.UnitScore:
		return nil, nil, figureFault(id, "unit", r.Unit.String(), zhuanhua.ErrNotAllowed)
	case err == nil && value.Sign() < 0:
		err = zhuanhua.ErrRange
	}
	if err != nil {
		return nil, nil, figureFault(id, "value", "", err)
	}
	if step, err = ratOf(r.Step); err == nil && step.Sign() <= 0 {
		err = zhuanhua.ErrRange
	}
	if err != nil {
		return nil, nil, figureFault(id, "step", "", err)
	}
	if value.Quo(value, step); !value.IsInt() {
		return nil, nil, figureFault(id, "value", "", zhuanhua.ErrPrecision)
	}
	return value.Num(), step, yearFault(zhuanhua.RecordFigure, id, r.Year)
}

// BreakDown divides a yearly row among the cities by weights, such as last year's
// figures, by the largest remainder as [Apportion] does: in whole steps, adding up to
// the row exactly, and no city with a greater weight has a smaller part. The parts
// come back in the order of the claims.
//
// An [zhuanhua.InputError] refuses a row that is negative, out of bounds, no whole
// number of steps, or a rate; an [ApportionError] weights as [Apportion] does.
//
// Clause: SX21-4.2
func BreakDown(r YearlyRow, weights []Claim) ([]CityGoal, error) {
	count, step, err := r.row()
	if err != nil {
		return nil, err
	}
	parts, err := unitsOf(count, weights)
	if err != nil {
		return nil, err
	}
	goals := make([]CityGoal, len(parts))
	for i, p := range parts {
		value := new(big.Rat).Mul(step, new(big.Rat).SetInt(p.count))
		goals[i] = CityGoal{weights[i].Key, decimalOf(value), p.rounded}
	}
	return goals, nil
}

// CitySum says whether cities' goals add up to the row that they were made of.
type CitySum struct {
	Outcome zhuanhua.Outcome `json:"outcome"`
	Sum     decimal.Decimal  `json:"sum"`     // of the goals that are given
	Short   decimal.Decimal  `json:"short"`   // row less sum; negative where the goals are more
	Missing []string         `json:"missing"` // cities without a goal
	Reasons []Reason         `json:"reasons"`
}

// ReasonNotTheSum is the code of the reason of goals that do not add up to their row.
const ReasonNotTheSum = "not-the-sum"

// AddUp says whether goals that the host gave its cities add up to the row: met where
// they do, not met where they do not, undetermined where a goal is missing that could
// make it up. Goals are 0 or above, so a sum above the row is not met whatever is
// missing. An [zhuanhua.InputError] refuses a row as [BreakDown] does, no city, a city
// without a name or there twice, and a goal that is negative or out of bounds.
//
// Clause: SX21-4.2
func AddUp(r YearlyRow, goals []CityFigure) (CitySum, error) {
	count, step, err := r.row()
	if err != nil {
		return CitySum{}, err
	}
	p := ProvinceFigures{Indicator: string(r.Clause), Unit: r.Unit, Year: r.Year, Cities: goals}
	cities, err := p.read()
	if err != nil {
		return CitySum{}, err
	}
	s, sum := CitySum{Missing: []string{}, Reasons: []Reason{}}, new(big.Rat)
	for _, c := range cities {
		if c.value == nil {
			s.Missing = append(s.Missing, c.City)
			continue
		}
		sum.Add(sum, c.value)
	}
	short := new(big.Rat).Sub(new(big.Rat).Mul(step, new(big.Rat).SetInt(count)), sum)
	s.Sum, s.Short = decimalOf(sum), decimalOf(short)
	switch {
	case short.Sign() < 0, short.Sign() > 0 && len(s.Missing) == 0:
		s.Outcome = zhuanhua.NotMet
		s.Reasons = append(s.Reasons, Reason{ReasonNotTheSum, "SX21-4.2", zhuanhua.Merit, zhuanhua.Stated,
			zhuanhua.Text{Zh: "各市指标之和不等于全省指标", En: "the cities' goals do not add up to the province's"}})
	case len(s.Missing) == 0:
		s.Outcome = zhuanhua.Met
	}
	return s, nil
}

// decimalOf returns a number of at most eighteen decimals as a decimal, without
// needless zeros.
func decimalOf(r *big.Rat) decimal.Decimal {
	n, _ := r.FloatPrec()
	scaled := new(big.Rat).Mul(r, new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)))
	return decimal.NewFromBigInt(scaled.Num(), int32(-n))
}
