package casebook

import (
	"fmt"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// logInput is a province's events in a file.
type logInput struct {
	Province eligibility.PoolProvince `json:"province"`
	Events   []eligibility.PoolEvent  `json:"events"`
}

// happens makes an event with a record in order, its days left to the log.
func happens(id, name string, kind eligibility.PoolEventKind, on string) eligibility.PoolEvent {
	party := zhuanhua.NewPartyID(name)
	e := eligibility.PoolEvent{ID: id, Enterprise: party, Kind: kind, On: zhuanhua.MustDay(on)}
	switch kind {
	case eligibility.Admitted:
		a := applicant(name)
		a.RecommendedOn, a.Refill = 0, 0
		e.Application = &a
	case eligibility.Graduated:
		e.Progress = &eligibility.PoolProgress{
			Enterprise: party, Demonstration: zhuanhua.Yes, EntryRate: rateOf(50, 100), Rate: rateOf(60, 100), NewProducts: zhuanhua.Value(1), Certified: zhuanhua.No,
		}
	case eligibility.Removed:
		e.Review = &eligibility.PoolReview{Enterprise: party, Progress: zhuanhua.No, Findings: []eligibility.PoolFinding{}}
	}
	return e
}

// life is a candidate that enters, is supported, leaves as a model and is followed up.
func life(name, year string) []eligibility.PoolEvent {
	return []eligibility.PoolEvent{
		happens(name+"1", name, eligibility.Recommended, "2024-06-01"),
		happens(name+"2", name, eligibility.Admitted, "2024-07-01"),
		happens(name+"3", name, eligibility.Supported, "2024-07-02"),
		happens(name+"4", name, eligibility.Graduated, year+"-07-01"),
		happens(name+"5", name, eligibility.FollowedUp, year+"-07-02"),
	}
}

// logs are the pool's events: its transitions, refused ones among them, and the days
// and numbers at which a guard turns.
func (p *poolCases) logs() {
	log := func(name string, clause zhuanhua.ClauseID, events ...eligibility.PoolEvent) {
		in := logInput{eligibility.PoolProvince{Province: zhuanhua.Shaanxi, Enterprises: zhuanhua.Value(9_000)}, events}
		p.add("log: "+name, clause, in, in.ask)
	}
	log("a life", "CP24-4.2", life("甲", "2025")...)
	log("supported before it entered", "CP24-5", happens("1", "甲", eligibility.Recommended, "2024-06-01"), happens("2", "甲", eligibility.Supported, "2024-06-02"))
	log("left out of nowhere", "CP24-4.2", happens("1", "甲", eligibility.Graduated, "2025-07-01"))
	for _, day := range []string{"2024-06-14", "2024-06-15", "2024-06-16"} {
		log("recommended on "+day, "CP24-0", happens("1", "甲", eligibility.Recommended, day))
	}
	from := eligibility.GrowthPlan().From
	for _, day := range []zhuanhua.Day{from - 1, from, from + 1} {
		log("recommended on "+day.String(), "CP24-0", happens("1", "甲", eligibility.Recommended, day.String()))
	}
	for _, day := range []string{"2025-12-31", "2026-01-01"} {
		log("supported on "+day, "CP24-5", append(life("甲", "2025")[:2], happens("9", "甲", eligibility.Supported, day))...)
	}
	for _, refills := range []int{1, 2, 3} {
		log(fmt.Sprint("refills for one model: ", refills), "CP24-4.2.2", withRefills(life("甲", "2025"), "2025-09", refills)...)
	}
	log("refills in the year after", "CP24-4.2.2", withRefills(life("甲", "2025"), "2026-09", 2)...)
	stay := append(life("甲", "2025")[:2], happens("9", "甲", eligibility.Removed, "2026-07-01"))
	log("removed on the last day of the term", "CP24-4.2.3", stay...)
	gone := append(life("甲", "2025")[:2], happens("9", "甲", eligibility.Removed, "2026-07-02"), happens("a", "甲", eligibility.Supported, "2026-07-03"))
	log("removed the day after, supported once more", "CP24-4.2.3", gone...)
}

// transitions put every kind of event to an enterprise in every state.
func (p *poolCases) transitions() {
	before := life("甲", "2025")
	reached := map[eligibility.PoolState][]eligibility.PoolEvent{
		eligibility.PoolStateNone: nil, eligibility.PoolCandidate: before[:1], eligibility.PoolIn: before[:2],
		eligibility.PoolModel:   {before[0], before[1], before[3]},
		eligibility.PoolRemoved: {before[0], before[1], happens("x", "甲", eligibility.Removed, "2025-12-01")},
	}
	reached[eligibility.PoolRemoved][2].Review = misconduct("甲")
	for _, row := range eligibility.PoolTransitions() {
		day := "2024-06-02"
		switch row.From {
		case eligibility.PoolIn:
			day = "2025-08-01"
		case eligibility.PoolModel, eligibility.PoolRemoved:
			day = "2025-12-02"
		}
		last := happens("z", "甲", row.Event, day)
		if row.Event == eligibility.Removed {
			last.Review = misconduct("甲")
		}
		in := logInput{
			eligibility.PoolProvince{Province: zhuanhua.Shaanxi, Enterprises: zhuanhua.Value(9_000)},
			append(slices.Clone(reached[row.From]), last),
		}
		name := "log: " + row.Event.String() + " of one that is " + row.From.String()
		if row.From == eligibility.PoolStateNone {
			name = "log: " + row.Event.String() + " out of nowhere"
		}
		p.add(name, "CP24-4.2", in, in.ask)
	}
}

// misconduct is a review with a violation found.
func misconduct(name string) *eligibility.PoolReview {
	return &eligibility.PoolReview{
		Enterprise: zhuanhua.NewPartyID(name), Progress: zhuanhua.Yes,
		Findings: []eligibility.PoolFinding{{ID: "F", Kind: eligibility.TaxEvasion, State: zhuanhua.Confirmed, FoundOn: zhuanhua.MustDay("2025-01-01")}},
	}
}

func withRefills(events []eligibility.PoolEvent, month string, n int) []eligibility.PoolEvent {
	for i := range n {
		events = append(events, happens(fmt.Sprint("r", i), fmt.Sprint("乙", i), eligibility.RefillRecommended, month+"-01"))
		admitted := happens(fmt.Sprint("s", i), fmt.Sprint("乙", i), eligibility.Admitted, month+"-02")
		events = append(events, admitted)
	}
	return events
}

// ask folds the log: who stands where, and which events were refused by which guard.
func (in logInput) ask(j *eligibility.PoolJudge) (Answer, error) {
	pool, err := j.Fold(in.Province, in.Events)
	if err != nil {
		return Answer{}, err
	}
	result := struct {
		States  map[string]string `json:"states"`
		Refused map[string]string `json:"refused"`
		Notes   []string          `json:"notes,omitempty"`
	}{States: map[string]string{}, Refused: map[string]string{}}
	for _, e := range pool.Enterprises {
		result.States[e.Enterprise.String()] = e.State.String()
	}
	for _, r := range pool.Refused {
		result.Refused[r.Event.ID] = r.Guard.String()
	}
	for _, s := range pool.Steps {
		for _, n := range s.Notes {
			result.Notes = append(result.Notes, s.Event.ID+" "+n.Code)
		}
	}
	a := Answer{Outcome: zhuanhua.Met, Result: result}
	if len(pool.Refused) > 0 {
		a.Outcome = zhuanhua.NotMet
	}
	return a, nil
}
