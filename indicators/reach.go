package indicators

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Attainment is what is decided of a target, and how far it was. Met and not met
// are exact; undetermined comes with the gaps that leave it so.
//
// Clause: GR4
type Attainment struct {
	Outcome  zhuanhua.Outcome `json:"outcome"`
	Above    bool             `json:"above"`     // the target is > (超过), else ≥ (达到)
	Method   GrowthMethod     `json:"method"`    // of a growth; none: the target is a level
	Target   Exact            `json:"target"`    // % or percentage points of growth; else a level in Unit
	Unit     zhuanhua.Unit    `json:"unit"`      // of the levels
	Years    int              `json:"years"`     // of the growth
	Last     Range            `json:"last"`      // the level that was reached; of the accumulation method the sum
	Needed   Range            `json:"needed"`    // what Last must be, v₀(1+g)ⁿ; a range where the base is rounded
	Margin   Range            `json:"margin"`    // Last − Needed; a shortfall is negative
	MostBase Exact            `json:"most_base"` // the highest base with which Last would do: vₙ/(1+g)ⁿ; exactly there it does not where Above
	Gaps     Gaps             `json:"gaps"`
}

// Reaches decides whether the growth is at least so many % (of a rate: percentage
// points), average growth over n years without a root: vₙ ≥ v₀(1+g)ⁿ. With rounded
// levels it is undetermined where the interval contains the bound. A base that is
// zero, negative or missing leaves it undetermined, and MostBase says what base it
// would take; a negative vₙ is not met.
//
// A percentage below −100 or out of a level's bounds is [zhuanhua.ErrRange], the
// zero Growth [zhuanhua.ErrNotGiven].
//
// Clause: GR4
func (g Growth) Reaches(percent decimal.Decimal) (Attainment, error) {
	return g.attain(percent, false)
}

// Exceeds decides whether the growth is more than so many %: vₙ > v₀(1+g)ⁿ; else as
// [Growth.Reaches].
//
// Clause: GR4
func (g Growth) Exceeds(percent decimal.Decimal) (Attainment, error) {
	return g.attain(percent, true)
}

// Rises decides whether the last level is higher than the base, by whatever size: a
// rise from 0 is one, though it has no rate. It is not for the accumulation method
// ([zhuanhua.ErrNotAllowed]), whose last level is a sum.
//
// Clause: GR4, SD21-1.2.4
func (g Growth) Rises() (Attainment, error) {
	if err := g.check(); err != nil {
		return Attainment{}, err
	}
	if g.Method == AccumulationMethod {
		return Attainment{}, inputError("growth.method", g.Method.String(), zhuanhua.ErrNotAllowed)
	}
	a := g.attainment(Exact{whole(0)}, true)
	a.Gaps = g.Gaps &^ (rootGaps | zhuanhua.SetOf(ZeroBase, NegativeBase, DoubtfulBase))
	if a.Gaps&^softGaps == 0 && g.Base.given() {
		a.Needed = g.Base
	}
	if a.Gaps&^softGaps == 0 && g.Last.given() {
		a.MostBase = g.Last.Value
	}
	return a.decide(), nil
}

func (g Growth) attain(percent decimal.Decimal, above bool) (Attainment, error) {
	if err := g.check(); err != nil {
		return Attainment{}, err
	}
	target, err := exactly("target", percent)
	if err != nil {
		return Attainment{}, err
	}
	if !g.InPoints() && target.rat.Cmp(whole(-100)) < 0 {
		return Attainment{}, inputError("target", target.String(), zhuanhua.ErrRange)
	}
	a := g.attainment(target, above)
	a.Gaps = g.Gaps &^ rootGaps
	if a.Gaps&^softGaps == 0 && g.Years > 0 {
		a.Needed, a.MostBase = g.needed(target.rat), g.mostBase(target.rat)
	}
	return a.decide(), nil
}

func (g Growth) attainment(target Exact, above bool) Attainment {
	return Attainment{Above: above, Method: g.Method, Target: target, Unit: g.Unit, Years: g.Years, Last: g.Last}
}

// needed returns what the last level must be; none without a base above 0.
func (g Growth) needed(percent *big.Rat) Range {
	if !g.Base.given() {
		return Range{}
	}
	if g.InPoints() {
		rise := new(big.Rat).Mul(percent, whole(g.steps()))
		return g.Base.each(func(v *big.Rat) *big.Rat { return new(big.Rat).Add(v, rise) })
	}
	if g.Gaps&baseGaps != 0 {
		return Range{}
	}
	factor := power(multiple(percent), g.Method, g.Years)
	return g.Base.each(func(v *big.Rat) *big.Rat { return new(big.Rat).Mul(v, factor) })
}

// mostBase returns the base at which the last level is just what is needed; none
// where every base would do, or none.
func (g Growth) mostBase(percent *big.Rat) Exact {
	if !g.Last.given() {
		return Exact{}
	}
	if g.InPoints() {
		rise := new(big.Rat).Mul(percent, whole(g.steps()))
		return Exact{rise.Sub(g.Last.Value.rat, rise)}
	}
	factor := power(multiple(percent), g.Method, g.Years)
	if factor.Sign() <= 0 || g.Last.Value.rat.Sign() <= 0 {
		return Exact{}
	}
	return Exact{factor.Quo(g.Last.Value.rat, factor)}
}

// multiple returns 1 + g of a percentage g.
func multiple(percent *big.Rat) *big.Rat {
	x := new(big.Rat).Quo(percent, whole(100))
	return x.Add(x, whole(1))
}

// decide compares what there is with what is needed.
func (a Attainment) decide() Attainment {
	if a.Gaps != 0 || !a.Last.given() || !a.Needed.given() {
		return a
	}
	a.Margin = a.Last.minus(a.Needed)
	least, most := a.Margin.Low.rat.Sign(), a.Margin.High.rat.Sign()
	switch {
	case least > 0 || least == 0 && !a.Above:
		a.Outcome = zhuanhua.Met
	case most < 0 || most == 0 && a.Above:
		a.Outcome = zhuanhua.NotMet
	default:
		a.Gaps = a.Gaps.With(RoundedLevels)
	}
	return a
}

// Reaches decides whether the level is at least the goal (≥), which must be of the
// level's own unit; another is an error, and so are numbers out of bounds. A
// missing level is undetermined.
//
// Clause: GR4
func (l Level) Reaches(goal decimal.Decimal, unit zhuanhua.Unit) (Attainment, error) {
	return l.attain(goal, unit, false)
}

// Exceeds decides whether the level is above the goal (>); else as [Level.Reaches].
//
// Clause: GR4
func (l Level) Exceeds(goal decimal.Decimal, unit zhuanhua.Unit) (Attainment, error) {
	return l.attain(goal, unit, true)
}

func (l Level) attain(goal decimal.Decimal, unit zhuanhua.Unit, above bool) (Attainment, error) {
	if err := l.validate("level"); err != nil {
		return Attainment{}, err
	}
	a, err := levelTarget(goal, unit, l.Unit, above)
	if err != nil {
		return Attainment{}, err
	}
	a.Last = l.span()
	if !a.Last.given() {
		a.Gaps = a.Gaps.With(MissingValue)
	}
	return a.decide(), nil
}

// levelTarget returns the attainment of a goal for levels of a unit, before any is
// looked at.
func levelTarget(goal decimal.Decimal, goalUnit, unit zhuanhua.Unit, above bool) (Attainment, error) {
	if err := goalUnit.Match(unit); err != nil {
		return Attainment{}, err
	}
	target, err := exactly("target", goal)
	if err != nil {
		return Attainment{}, err
	}
	return Attainment{Above: above, Target: target, Unit: unit, Needed: Range{target, target, target}}, nil
}

// NeededLevel returns the lowest level, in steps of the unit ([zhuanhua.Unit.Decimals]),
// that surely meets the target: above the bound and not on it where the target is >.
// It is not given where it cannot be told.
//
// Clause: GR4
func (a Attainment) NeededLevel() zhuanhua.Given[decimal.Decimal] {
	if a.Needed.High.rat == nil {
		return zhuanhua.Given[decimal.Decimal]{}
	}
	places := a.Unit.Decimals()
	x := a.Needed.High.rat
	steps, rest := new(big.Int).DivMod(new(big.Int).Mul(x.Num(), powerOfTen(places)), x.Denom(), new(big.Int))
	if rest.Sign() != 0 || a.Above {
		steps.Add(steps, big.NewInt(1))
	}
	return zhuanhua.Value(decimal.NewFromBigInt(steps, -places))
}

// Shortfall returns by how much the level falls short of the bound, exactly and in
// its unit; 0 where it does not, and none where it cannot be told. A level on the
// bound of a target that is > has a shortfall of 0 and has not met it.
//
// Clause: GR4
func (a Attainment) Shortfall() Exact {
	if a.Margin.Value.rat == nil {
		return Exact{}
	}
	if a.Margin.Value.rat.Sign() >= 0 {
		return Exact{whole(0)}
	}
	return Exact{new(big.Rat).Neg(a.Margin.Value.rat)}
}

// Text returns the decision as a sentence: outcome, target, the level there is and
// the least there must be, or what is in the way.
func (a Attainment) Text() zhuanhua.Text {
	outcome, unit := a.Outcome.Text(), a.Unit.Text()
	target := a.targetText()
	zh, en := []string{target.Zh}, []string{target.En}
	if last, given := a.Last.Value.Round(a.Unit.Decimals()).Get(); given {
		zh = append(zh, fmt.Sprintf("实际%s%s", Plain(last), unit.Zh))
		en = append(en, fmt.Sprintf("actual %s %s", Plain(last), unit.En))
	}
	if needed, given := a.NeededLevel().Get(); given && a.Method != GrowthNone {
		zh = append(zh, fmt.Sprintf("至少须%s%s", Plain(needed), unit.Zh))
		en = append(en, fmt.Sprintf("needed at least %s %s", Plain(needed), unit.En))
	}
	for gap := range a.Gaps.All() {
		zh, en = append(zh, gap.Text().Zh), append(en, gap.Text().En)
	}
	return zhuanhua.Text{Zh: outcome.Zh + "：" + strings.Join(zh, "；"), En: outcome.En + ": " + strings.Join(en, "; ")}
}

func (a Attainment) targetText() zhuanhua.Text {
	is := zhuanhua.Text{Zh: "不低于", En: "at least"}
	if a.Above {
		is = zhuanhua.Text{Zh: "高于", En: "above"}
	}
	unit, noun := a.Unit.Text(), zhuanhua.Text{Zh: "目标", En: "target"}
	if a.Method != GrowthNone {
		noun, unit = a.Method.Text(), zhuanhua.UnitPercent.Text()
		if a.Unit.IsRate() {
			unit = zhuanhua.UnitPercentagePoint.Text()
		}
	}
	return zhuanhua.Text{
		Zh: fmt.Sprintf("%s%s%s%s", noun.Zh, is.Zh, a.Target, unit.Zh),
		En: fmt.Sprintf("%s %s %s %s", noun.En, is.En, a.Target, unit.En),
	}
}
