package eligibility

import (
	"cmp"
	"errors"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PoolEnterprise is where an enterprise stands after all events.
type PoolEnterprise struct {
	Enterprise zhuanhua.PartyID `json:"party_id"`
	State      PoolState        `json:"state"`
	Refill     bool             `json:"refill"`

	RecommendedOn zhuanhua.Day `json:"recommended_on"`
	EnteredOn     zhuanhua.Day `json:"entered_on"` // not given: never
	LeftOn        zhuanhua.Day `json:"left_on"`    // as a model or removed; not given: not yet
}

// PoolReason is a criterion that failed: a ground of removal, or of a refusal.
type PoolReason struct {
	Code   string            `json:"code"` // in full: "pool-admission/not-sme"
	Clause zhuanhua.ClauseID `json:"clause"`
	Text   zhuanhua.Text     `json:"text"`
}

// PoolStep is an event that took effect.
type PoolStep struct {
	Event   PoolEvent       `json:"event"`
	From    PoolState       `json:"from"`
	To      PoolState       `json:"to"`
	Refill  bool            `json:"refill"`
	Grounds []PoolReason    `json:"grounds"` // of a removal
	Notes   []zhuanhua.Note `json:"notes"`   // warnings and items in principle
}

// PoolRefusal is an event that has no effect, and why. It is an error too, for a host
// that takes it for one.
type PoolRefusal struct {
	Event   PoolEvent              `json:"event"`
	State   PoolState              `json:"state"`
	Guard   PoolGuard              `json:"guard"`
	Clause  zhuanhua.ClauseID      `json:"clause"`
	Reasons []PoolReason           `json:"reasons"` // the criteria that failed
	Missing []zhuanhua.MissingFact `json:"missing"` // what would decide
}

// Error names event, enterprise, guard and clause.
func (r *PoolRefusal) Error() string {
	e := &r.Event
	return "pool event " + zhuanhua.Quote(e.ID) + " (" + e.Kind.String() + ", " + e.On.String() + "): " +
		zhuanhua.Quote(e.Enterprise.String()) + " " + r.Guard.Text().En + " (" + string(r.Clause) + ")"
}

// Text returns why the event has no effect.
func (r *PoolRefusal) Text() zhuanhua.Text { return r.Guard.Text() }

// Pool is what the events of a province's pool come to.
type Pool struct {
	Province    PoolProvince     `json:"province"` // with the number recommended in the first round
	Enterprises []PoolEnterprise `json:"enterprises"`
	Steps       []PoolStep       `json:"steps"`   // in the order in which they took effect
	Refused     []PoolRefusal    `json:"refused"` // in the same order

	// Duplicates are the events that came again, each wrapping [zhuanhua.ErrDuplicate];
	// they took effect once.
	Duplicates []*zhuanhua.InputError `json:"-"`
}

// folding is a pool on its way.
type folding struct {
	*PoolJudge
	pool      Pool
	standing  map[zhuanhua.PartyID]*PoolEnterprise
	graduated map[int]int // by year; year 0 is all
	refilled  map[int]int
	inPool    int
}

// Fold returns what the events of a province's pool come to. It is a pure function of
// the set of events: they are taken by day, on a day in the order of [PoolEventKind],
// then of ids, in whatever order they come. An event that a guard refuses changes
// nothing and is told in [Pool.Refused]; one that comes twice is taken once and told in
// [Pool.Duplicates].
//
// It returns what [PoolEvent.Validate] and [PoolProvince.Validate] refuse; an
// [zhuanhua.InputError] that wraps [zhuanhua.ErrContradiction] for an id that two
// different events bear, and for a record whose days are not the log's; an [UnsetError]
// where an event turns on a parameter that is not set.
//
// Clause: CP24-4.2, CP24-4.2.2, CP24-5
func (j *PoolJudge) Fold(province PoolProvince, events []PoolEvent) (Pool, error) {
	if err := province.Validate(); err != nil {
		return Pool{}, err
	}
	province.Recommended = 0
	f := &folding{
		PoolJudge: j,
		pool: Pool{
			Province: province, Enterprises: []PoolEnterprise{}, Steps: []PoolStep{}, Refused: []PoolRefusal{},
			Duplicates: []*zhuanhua.InputError{},
		},
		standing:  map[zhuanhua.PartyID]*PoolEnterprise{},
		graduated: map[int]int{}, refilled: map[int]int{},
	}
	sorted, err := f.once(events)
	if err != nil {
		return Pool{}, err
	}
	for _, e := range sorted {
		if err := f.take(e); err != nil {
			return Pool{}, err
		}
	}
	for _, m := range f.standing {
		f.pool.Enterprises = append(f.pool.Enterprises, *m)
	}
	slices.SortFunc(f.pool.Enterprises, func(a, b PoolEnterprise) int {
		return cmp.Compare(a.Enterprise.String(), b.Enterprise.String())
	})
	return f.pool, nil
}

// once returns the events in order, each once.
func (f *folding) once(events []PoolEvent) ([]*PoolEvent, error) {
	sorted := make([]*PoolEvent, 0, len(events))
	entries := map[entry]bool{}
	for i := range events {
		e := &events[i]
		sorted = append(sorted, e)
		if e.Kind == Admitted {
			entries[entry{e.Enterprise, e.On}] = true
		}
	}
	slices.SortStableFunc(sorted, func(a, b *PoolEvent) int {
		return cmp.Or(cmp.Compare(a.On, b.On), cmp.Compare(a.rank(entries), b.rank(entries)), cmp.Compare(a.ID, b.ID))
	})
	byID := map[string]*PoolEvent{}
	kept := sorted[:0]
	for _, e := range sorted {
		if err := e.Validate(); err != nil {
			return nil, err
		}
		fault := faults{zhuanhua.RecordPoolEvent, zhuanhua.Quote(e.ID), nil}
		other, there := byID[e.ID]
		switch {
		case !there:
			byID[e.ID] = e
			kept = append(kept, e)
		case other.same(e):
			f.pool.Duplicates = append(f.pool.Duplicates, fault.input("event_id", e.ID, zhuanhua.ErrDuplicate))
		default:
			return nil, fault.input("event_id", e.ID, zhuanhua.ErrContradiction)
		}
	}
	return kept, nil
}

// take lets an event take effect, or refuses it.
func (f *folding) take(e *PoolEvent) error {
	m := f.standing[e.Enterprise]
	if m == nil {
		m = &PoolEnterprise{Enterprise: e.Enterprise}
	}
	row := f.row(m.State, e.Kind)
	refused := &PoolRefusal{Event: *e, State: m.State, Guard: row.Refused, Reasons: []PoolReason{}, Missing: []zhuanhua.MissingFact{}}
	step := &PoolStep{Event: *e, From: m.State, To: row.To, Grounds: []PoolReason{}, Notes: f.windowNotes(e)}
	switch {
	case e.On < f.rules.From:
		refused.Guard = GuardBeforeProgramme
	case refused.Guard == PoolGuardNone:
		if err := f.judge(m, step, refused); err != nil {
			return err
		}
	}
	if refused.Guard != PoolGuardNone {
		refused.Clause = refused.Guard.Clause(e.Kind)
		f.pool.Refused = append(f.pool.Refused, *refused)
		return nil
	}
	f.enter(m, step)
	return nil
}

func (f *folding) row(from PoolState, event PoolEventKind) PoolTransition {
	return f.transitions[int(from)*int(FollowedUp)+int(event-Removed)]
}

// enter writes a step into the log and the enterprise's standing.
func (f *folding) enter(m *PoolEnterprise, step *PoolStep) {
	e := &step.Event
	switch e.Kind {
	case Recommended:
		f.pool.Province.Recommended++
		m.RecommendedOn = e.On
	case RefillRecommended:
		m.RecommendedOn, m.Refill = e.On, true
	case Admitted:
		m.EnteredOn = e.On
		f.inPool++
		if m.Refill {
			f.refilled[0]++
			f.refilled[e.On.Year()]++
		}
	case Graduated, Removed:
		m.LeftOn = e.On
		f.inPool--
		if e.Kind == Graduated {
			f.graduated[0]++
			f.graduated[e.On.Year()]++
		}
	}
	m.State, step.Refill = step.To, m.Refill
	f.standing[m.Enterprise] = m
	f.pool.Steps = append(f.pool.Steps, *step)
}

// windowNotes says of an event outside the edition's window that the nearest edition
// was used.
func (f *folding) windowNotes(e *PoolEvent) []zhuanhua.Note {
	if f.rules.To == 0 || e.On < f.rules.To {
		return []zhuanhua.Note{}
	}
	return []zhuanhua.Note{{Code: "outside-edition", Clause: "CP24-0", Text: zhuanhua.Text{
		Zh: "日期在规则适用期外，按最近一版处理", En: "outside the rules' window; the nearest edition was used",
	}}}
}

// Err returns the refusals as one error, each a [PoolRefusal]; nil where there are none.
func (p *Pool) Err() error {
	list := make([]error, len(p.Refused))
	for i := range p.Refused {
		list[i] = &p.Refused[i]
	}
	return errors.Join(list...)
}

// StateOn returns where an enterprise stands at the end of the day.
func (p *Pool) StateOn(enterprise zhuanhua.PartyID, on zhuanhua.Day) PoolState {
	state := PoolStateNone
	for i := range p.Steps {
		if e := &p.Steps[i].Event; e.Enterprise == enterprise && e.On <= on {
			state = p.Steps[i].To
		}
	}
	return state
}

// Support says why an enterprise may not be supported on the day, [PoolGuardNone] where
// it may: support is for those in the pool.
//
// Clause: CP24-5
func (p *Pool) Support(enterprise zhuanhua.PartyID, on zhuanhua.Day) PoolGuard {
	state := p.StateOn(enterprise, on)
	if state == PoolIn {
		return PoolGuardNone
	}
	return refusal(state, Supported)
}
