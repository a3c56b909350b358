package eligibility

import (
	"database/sql/driver"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PoolEventKind is what happens to an enterprise of the pool (培育库事件).
type PoolEventKind uint8

// The kinds of event. On one day they take effect in this order, those of a kind by
// id: a removal goes before a graduation, both before the refills that graduations
// allow, and support comes last, so that who was removed on the day has none. Only a
// removal of who is admitted on the same day follows the admission.
const (
	PoolEventNone     PoolEventKind = iota
	Removed                         // 退库
	Graduated                       // 出库
	Recommended                     // 首轮推荐
	RefillRecommended               // 增补推荐
	Admitted                        // 入库
	Supported                       // 政策支持
	FollowedUp                      // 接续培育, of a model
)

var poolEventKinds = words[PoolEventKind]{"pool event", []word{
	{},
	{"removed", zhuanhua.Text{Zh: "退库", En: "removed"}},
	{"graduated", zhuanhua.Text{Zh: "出库", En: "left as a model"}},
	{"recommended", zhuanhua.Text{Zh: "推荐", En: "recommended"}},
	{"refill-recommended", zhuanhua.Text{Zh: "增补推荐", En: "recommended as a refill"}},
	{"admitted", zhuanhua.Text{Zh: "入库", En: "admitted"}},
	{"supported", zhuanhua.Text{Zh: "政策支持", En: "supported"}},
	{"followed-up", zhuanhua.Text{Zh: "接续培育", En: "followed up"}},
}}

// String returns the stable key.
func (k PoolEventKind) String() string { return poolEventKinds.of(k).key }

// Text returns the names.
func (k PoolEventKind) Text() zhuanhua.Text { return poolEventKinds.of(k).text }

// MarshalText returns the stable key, empty when not given.
func (k PoolEventKind) MarshalText() ([]byte, error) { return poolEventKinds.marshal(k) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (k *PoolEventKind) UnmarshalText(b []byte) error { return poolEventKinds.unmarshal(k, b) }

// Scan reads a text column; NULL is "not given".
func (k *PoolEventKind) Scan(src any) error { return poolEventKinds.scan(k, src) }

// Value returns the stable key, or nil where nothing is given.
func (k PoolEventKind) Value() (driver.Value, error) { return poolEventKinds.value(k) }

// PoolEvent is one dated event of a province's pool. Its id tells it from every other.
type PoolEvent struct {
	ID         string           `json:"event_id"`
	Enterprise zhuanhua.PartyID `json:"party_id"`
	Kind       PoolEventKind    `json:"kind"`
	On         zhuanhua.Day     `json:"on"`
	Cause      string           `json:"cause,omitempty"` // which measure, which notice

	// What the event is judged by: of an admission, a graduation and a removal alone.
	Application *PoolApplication `json:"application,omitempty"`
	Progress    *PoolProgress    `json:"progress,omitempty"`
	Review      *PoolReview      `json:"review,omitempty"`
}

// Validate returns the first fault as an [zhuanhua.InputError]: no id, enterprise, kind
// or day; the record that the kind asks for missing, another one given, one of another
// enterprise, or one that does not validate.
func (e *PoolEvent) Validate() error {
	if e == nil {
		return &zhuanhua.InputError{Record: zhuanhua.RecordPoolEvent, Field: "event", Err: zhuanhua.ErrNotGiven}
	}
	f := faults{zhuanhua.RecordPoolEvent, zhuanhua.Quote(e.ID), nil}
	switch {
	case e.ID == "":
		f.add("event_id", "", zhuanhua.ErrNotGiven)
	case e.Kind == PoolEventNone:
		f.add("kind", "", zhuanhua.ErrNotGiven)
	case e.Kind > FollowedUp:
		f.add("kind", e.Kind.String(), zhuanhua.ErrCodeWord)
	case !e.On.IsGiven():
		f.add("on", "", zhuanhua.ErrNotGiven)
	}
	f.id(e.Enterprise)
	f.day("on", e.On)
	if f.err != nil {
		return f.err
	}
	return e.validateRecord(&f)
}

func (e *PoolEvent) validateRecord(f *faults) error {
	f.attached("application", e.Application != nil, e.Kind == Admitted)
	f.attached("progress", e.Progress != nil, e.Kind == Graduated)
	f.attached("review", e.Review != nil, e.Kind == Removed)
	if f.err != nil {
		return f.err
	}
	id, err := e.Enterprise, error(nil)
	switch {
	case e.Application != nil:
		id, err = e.Application.Enterprise, e.Application.Validate()
	case e.Progress != nil:
		id, err = e.Progress.Enterprise, e.Progress.Validate()
	case e.Review != nil:
		id, err = e.Review.Enterprise, e.Review.Validate()
	}
	if err == nil && id != e.Enterprise {
		f.add("party_id", id.String(), zhuanhua.ErrContradiction)
		return f.err
	}
	return err
}

// attached holds an event to the one record that its kind asks for.
func (f *faults) attached(field string, there, asked bool) {
	switch {
	case asked && !there:
		f.add(field, "", zhuanhua.ErrNotGiven)
	case there && !asked:
		f.add(field, "", zhuanhua.ErrNotAllowed)
	}
}

// entry is an enterprise's admission on a day.
type entry struct {
	enterprise zhuanhua.PartyID
	on         zhuanhua.Day
}

// rank is the event's place on its day: its kind's, but a removal on the day of an
// admission follows that.
func (e *PoolEvent) rank(entries map[entry]bool) int {
	if e.Kind == Removed && entries[entry{e.Enterprise, e.On}] {
		return 2*int(Admitted) + 1
	}
	return 2 * int(e.Kind)
}

// same reports whether two events with one id are one event that came twice.
func (e *PoolEvent) same(other *PoolEvent) bool {
	if e.Kind != other.Kind || e.On != other.On || e.Enterprise != other.Enterprise || e.Cause != other.Cause {
		return false
	}
	switch e.Kind {
	case Admitted:
		return e.Application.same(other.Application)
	case Graduated:
		return e.Progress.same(other.Progress)
	case Removed:
		return e.Review.same(other.Review)
	}
	return true
}

func (a *PoolApplication) same(b *PoolApplication) bool {
	same := a.Enterprise == b.Enterprise && a.RecommendedOn == b.RecommendedOn && a.Size == b.Size &&
		a.Rate == b.Rate && a.ResearchStaff == b.ResearchStaff && a.Staff == b.Staff &&
		a.Research.Equal(b.Research) && a.Revenue.Equal(b.Revenue) && slices.Equal(a.Answers, b.Answers)
	truths := b.truths()
	for i, t := range a.truths() {
		same = same && *t.value == *truths[i].value
	}
	return same
}

func (p *PoolProgress) same(q *PoolProgress) bool {
	return p.Enterprise == q.Enterprise && p.EnteredOn == q.EnteredOn && p.AsOf == q.AsOf &&
		p.Demonstration == q.Demonstration && p.EntryRate == q.EntryRate && p.Rate == q.Rate &&
		p.NewProducts == q.NewProducts && p.Certified == q.Certified && p.Considerable == q.Considerable &&
		p.SalesBefore.Equal(q.SalesBefore) && p.Sales.Equal(q.Sales) &&
		p.ProfitBefore.Equal(q.ProfitBefore) && p.Profit.Equal(q.Profit)
}

func (p *PoolReview) same(q *PoolReview) bool {
	return p.Enterprise == q.Enterprise && p.EnteredOn == q.EnteredOn && p.AsOf == q.AsOf &&
		p.Progress == q.Progress && p.ProgressOn == q.ProgressOn &&
		p.EntryRate == q.EntryRate && p.Rate == q.Rate && slices.Equal(p.Findings, q.Findings)
}
