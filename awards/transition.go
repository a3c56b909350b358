package awards

import "github.com/zhuanhua-rules/zhuanhua"

// Guard says in which of the situations that the cycle tells apart a candidate is.
type Guard uint8

// The guards. Each decision falls under exactly one.
const (
	GuardUnknown  Guard = iota // an input that would decide is missing
	GuardNoPlan                // made no plan
	GuardBarred                // a criterion of the contest refuses it
	GuardLiable                // a severe finding of the year, and money that it still has
	GuardWithin                // competes, within the quota
	GuardAcross                // competes, tied across the quota line
	GuardBeyond                // competes, beyond the quota
	GuardPassed                // start-up province at the pass mark or above
	GuardForfeits              // start-up province below it, or with a severe finding
)

var guards = words[Guard]{"guard", []word{
	{"unknown", zhuanhua.Text{Zh: "资料不全", En: "an input that would decide is missing"}},
	{"no-plan", zhuanhua.Text{Zh: "未编制方案", En: "made no plan"}},
	{"barred", zhuanhua.Text{Zh: "不符合参评条件", En: "refused by a criterion"}},
	{"liable", zhuanhua.Text{Zh: "本年度查实严重异常行为且持有资金", En: "severe finding of the year, and money to recover"}},
	{"within", zhuanhua.Text{Zh: "排名在名额以内", En: "within the quota"}},
	{"across", zhuanhua.Text{Zh: "并列跨名额线", En: "tied across the quota line"}},
	{"beyond", zhuanhua.Text{Zh: "排名在名额以外", En: "beyond the quota"}},
	{"passed", zhuanhua.Text{Zh: "达到及格线且无严重异常行为", En: "at the pass mark or above, no severe finding"}},
	{"forfeits", zhuanhua.Text{Zh: "低于及格线或查实严重异常行为", En: "below the pass mark, or a severe finding"}},
}}

// String returns the stable key.
func (g Guard) String() string { return guards.key(g) }

// Text returns the names.
func (g Guard) Text() zhuanhua.Text { return guards.text(g) }

// MarshalText returns the stable key.
func (g Guard) MarshalText() ([]byte, error) { return guards.marshal(g) }

// UnmarshalText reads the stable key.
func (g *Guard) UnmarshalText(b []byte) error { return guards.unmarshal(g, b) }

// Transition is one row of the cycle's table: from a standing, in a contest, under a
// guard, an action, and the standing that the province carries into the next year.
type Transition struct {
	From    Standing
	Contest zhuanhua.Code // what is decided; 0 stands for any
	Guard   Guard
	Action  Action
	Next    Standing
}

// Transitions returns the table by which [Cycle.Decide] works, one row for each
// standing, contest and guard that can occur together.
//
// Clause: CZ23-2.2.3, CZ23-3.3a, CZ23-3.3b, CZ23-3.3c, CZ23-4.4b
func Transitions() []Transition {
	table := []Transition{
		{Open, StartupContest, GuardBarred, None, Open},
		{Open, StartupContest, GuardWithin, Startup, Started},
		{Open, StartupContest, GuardAcross, Tie, Open},
		{Open, StartupContest, GuardBeyond, None, Open},
		{Started, TopupContest, GuardPassed, Topup, ToppedUp},
		{Started, TopupContest, GuardForfeits, Clawback, Open},
	}
	for _, from := range []Standing{Open, ToppedUp, Awarded} {
		table = append(table,
			Transition{from, AwardContest, GuardBarred, None, Open},
			Transition{from, AwardContest, GuardLiable, Recover, Open},
			Transition{from, AwardContest, GuardWithin, Award, Awarded},
			Transition{from, AwardContest, GuardAcross, Tie, Open},
			Transition{from, AwardContest, GuardBeyond, None, Open},
		)
	}
	return append(table,
		Transition{Open, NoContest, GuardNoPlan, None, Open},
		Transition{StandingNone, 0, GuardUnknown, Undetermined, StandingNone},
	)
}

// transition returns the action and the next standing. A situation that stands in
// no row for this standing is looked up without it: a province of which last year
// is not known moves as any other does, if the answer is the same for all.
func (c *Cycle) transition(from Standing, contest zhuanhua.Code, guard Guard) (Action, Standing) {
	for _, t := range c.transitions {
		if (t.From == from || from == StandingNone) && t.Contest == contest && t.Guard == guard {
			return t.Action, t.Next
		}
	}
	return Undetermined, StandingNone
}
