package eligibility

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PoolState is where an enterprise stands with a province's pool (培育状态).
type PoolState uint8

// The states. A model and a removed enterprise stay what they are: the plan knows no
// way back.
const (
	PoolStateNone PoolState = iota // the log does not know it
	PoolCandidate                  // 推荐待入库
	PoolIn                         // 在库
	PoolModel                      // 出库, as a model
	PoolRemoved                    // 退库
)

var poolStates = words[PoolState]{"pool state", []word{
	{},
	{"candidate", zhuanhua.Text{Zh: "推荐待入库", En: "candidate"}},
	{"in-pool", zhuanhua.Text{Zh: "在库", En: "in the pool"}},
	{"model", zhuanhua.Text{Zh: "出库样板", En: "left as a model"}},
	{"removed", zhuanhua.Text{Zh: "退库", En: "removed"}},
}}

// String returns the stable key.
func (s PoolState) String() string { return poolStates.of(s).key }

// Text returns the names.
func (s PoolState) Text() zhuanhua.Text { return poolStates.of(s).text }

// MarshalText returns the stable key, empty when not given.
func (s PoolState) MarshalText() ([]byte, error) { return poolStates.marshal(s) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (s *PoolState) UnmarshalText(b []byte) error { return poolStates.unmarshal(s, b) }

// Scan reads a text column; NULL is "not given".
func (s *PoolState) Scan(src any) error { return poolStates.scan(s, src) }

// Value returns the stable key, or nil where nothing is given.
func (s PoolState) Value() (driver.Value, error) { return poolStates.value(s) }

// PoolGuard says why an event has no effect (不予受理原因).
type PoolGuard uint8

// The guards. The first few follow from the enterprise's state alone.
const (
	PoolGuardNone           PoolGuard = iota
	GuardNotRecommended               // an event out of nowhere
	GuardAlreadyRecommended           // recommended twice
	GuardNotYetIn                     // only a candidate
	GuardAlreadyIn                    // in the pool already
	GuardLeft                         // left the pool as a model
	GuardRemoved                      // removed from the pool
	GuardNotModel                     // follow-on support of what is no model
	GuardBeforeProgramme              // dated before the plan
	GuardLate                         // recommended after the first round closed
	GuardLine                         // above the province's line
	GuardNotEligible                  // does not meet a criterion of admission
	GuardAdmissionOpen                // an input that decides on admission is missing
	GuardRefillLimit                  // no place left by models
	GuardNotGraduable                 // does not meet a criterion of leaving as a model
	GuardGraduationOpen               // an input that decides on it is missing
	GuardNoGround                     // no ground to remove it
	GuardGroundOpen                   // an input that decides on one is missing
)

var poolGuards = words[PoolGuard]{"pool guard", []word{
	{},
	{"not-recommended", zhuanhua.Text{Zh: "未经推荐", En: "was never recommended"}},
	{"already-recommended", zhuanhua.Text{Zh: "已经推荐", En: "is recommended already"}},
	{"not-yet-in-pool", zhuanhua.Text{Zh: "尚未入库", En: "is not yet in the pool"}},
	{"already-in-pool", zhuanhua.Text{Zh: "已经在库", En: "is in the pool already"}},
	{"left-as-model", zhuanhua.Text{Zh: "已作为样板出库", En: "left the pool as a model"}},
	{"removed", zhuanhua.Text{Zh: "已退库", En: "was removed from the pool"}},
	{"not-a-model", zhuanhua.Text{Zh: "不是出库样板企业", En: "is no model that left the pool"}},
	{"before-programme", zhuanhua.Text{Zh: "日期早于计划印发", En: "is dated before the plan was issued"}},
	{"recommended-late", zhuanhua.Text{Zh: "首轮推荐逾期", En: "comes after the first round closed"}},
	{"above-line", zhuanhua.Text{Zh: "超过本省推荐上限", En: "is above the province's line"}},
	{"not-eligible", zhuanhua.Text{Zh: "不符合入库条件", En: "does not meet the conditions of admission"}},
	{"admission-open", zhuanhua.Text{Zh: "入库条件待定", En: "cannot be judged for admission: an input is missing"}},
	{"refill-limit", zhuanhua.Text{Zh: "超过可增补数量", En: "finds no place: the refills that the models allow are used up"}},
	{"not-graduable", zhuanhua.Text{Zh: "不符合出库条件", En: "does not meet the conditions of leaving as a model"}},
	{"graduation-open", zhuanhua.Text{Zh: "出库条件待定", En: "cannot be judged for leaving as a model: an input is missing"}},
	{"no-ground", zhuanhua.Text{Zh: "没有退库事由", En: "has no ground of removal"}},
	{"ground-open", zhuanhua.Text{Zh: "退库事由待定", En: "cannot be judged for removal: an input is missing"}},
}}

// String returns the stable key.
func (g PoolGuard) String() string { return poolGuards.of(g).key }

// Text returns the names.
func (g PoolGuard) Text() zhuanhua.Text { return poolGuards.of(g).text }

// MarshalText returns the stable key, empty when not given.
func (g PoolGuard) MarshalText() ([]byte, error) { return poolGuards.marshal(g) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (g *PoolGuard) UnmarshalText(b []byte) error { return poolGuards.unmarshal(g, b) }

// Scan reads a text column; NULL is "not given".
func (g *PoolGuard) Scan(src any) error { return poolGuards.scan(g, src) }

// Value returns the stable key, or nil where nothing is given.
func (g PoolGuard) Value() (driver.Value, error) { return poolGuards.value(g) }

// Clause returns the clause behind the guard for an event of the kind.
func (g PoolGuard) Clause(kind PoolEventKind) zhuanhua.ClauseID {
	switch g {
	case GuardBeforeProgramme, GuardLate:
		return "CP24-0"
	case GuardLine:
		return "CP24-4.1b"
	case GuardNotEligible, GuardAdmissionOpen:
		return "CP24-4.1a"
	case GuardRefillLimit, GuardNotModel:
		return "CP24-4.2.2"
	}
	switch kind {
	case Recommended, RefillRecommended, Admitted:
		return "CP24-4.1"
	case Graduated:
		return "CP24-4.2.1"
	case Removed:
		return "CP24-4.2.3"
	case Supported:
		return "CP24-5"
	}
	return "CP24-4.2.2"
}

// PoolTransition is one row of the table of the pool: in a state, on an event, to a
// state unless a guard of [PoolJudge.Fold] refuses it, or refused whatever it brings.
type PoolTransition struct {
	From  PoolState
	Event PoolEventKind
	To    PoolState // where Refused is none
	// Guards are those that can still refuse the event, by what it brings.
	Guards  zhuanhua.Set[PoolGuard]
	Refused PoolGuard
}

// PoolTransitions returns the table by which events are folded, one row for each state
// and kind of event.
//
// Clause: CP24-4.2, CP24-4.2.1, CP24-4.2.2, CP24-4.2.3, CP24-5
func PoolTransitions() []PoolTransition {
	type moves map[PoolEventKind]PoolTransition
	to := func(state PoolState, guards ...PoolGuard) PoolTransition {
		return PoolTransition{To: state, Guards: zhuanhua.SetOf(guards...).With(GuardBeforeProgramme)}
	}
	admitted := to(PoolIn, GuardNotEligible, GuardAdmissionOpen, GuardRefillLimit)
	allowed := map[PoolState]moves{
		PoolStateNone: {Recommended: to(PoolCandidate, GuardLate, GuardLine), RefillRecommended: to(PoolCandidate)},
		PoolCandidate: {Admitted: admitted},
		PoolIn: {
			Graduated: to(PoolModel, GuardNotGraduable, GuardGraduationOpen),
			Removed:   to(PoolRemoved, GuardNoGround, GuardGroundOpen),
			Supported: to(PoolIn),
		},
		PoolModel: {FollowedUp: to(PoolModel)},
	}
	table := []PoolTransition{}
	for from := PoolStateNone; from <= PoolRemoved; from++ {
		for event := Removed; event <= FollowedUp; event++ {
			row, there := allowed[from][event]
			if !there {
				row.Refused = refusal(from, event)
			}
			row.From, row.Event = from, event
			table = append(table, row)
		}
	}
	return table
}

// refusal says why a state has no room for an event.
func refusal(from PoolState, event PoolEventKind) PoolGuard {
	switch {
	case event == FollowedUp && from != PoolStateNone:
		return GuardNotModel
	case from == PoolStateNone:
		return GuardNotRecommended
	case from == PoolModel:
		return GuardLeft
	case from == PoolRemoved:
		return GuardRemoved
	case event == Recommended || event == RefillRecommended:
		if from == PoolIn {
			return GuardAlreadyIn
		}
		return GuardAlreadyRecommended
	case from == PoolCandidate:
		return GuardNotYetIn
	}
	return GuardAlreadyIn
}
