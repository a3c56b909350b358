package zhuanhua

// RelationKind says how a fact depends on the scope: what is compared with what.
type RelationKind uint8

// The relations of a record to a scope. Each has its own codes.
const (
	NoRelation       RelationKind = iota
	ProvinceRelation              // a party's province with the scope's: Here, Elsewhere
	CityRelation                  // a party's city with the scope's: Here, Elsewhere, NotAsked in a province's scope
	TimingRelation                // a day with period and statistics day: Never … AfterAsOf
	DoneRelation                  // a day with the statistics day: Standing, Done
	GrantRelation                 // days of grant and lapse with the statistics day: Standing, Done, NotAsked
)

// Relation is a fact's dependence on the scope. Slot says which of the record's
// homes (for places) or days (for times) it looks at; a GrantRelation looks at
// the days of its [Part] instead.
type Relation struct {
	Kind RelationKind
	Slot uint8
}

// valid reports whether records have the home or day that the relation looks at.
func (r Relation) valid() bool {
	switch r.Kind {
	case ProvinceRelation, CityRelation:
		return r.Slot < MaxHomes
	case TimingRelation, DoneRelation:
		return r.Slot < MaxDays
	}
	return r.Kind <= GrantRelation
}

// Codes of places.
const (
	Here Code = iota + 1
	Elsewhere
	NotAsked
)

// Codes of timing. The register is complete as to its own acts: no day is Never.
const (
	Never Code = iota + 1
	BeforePeriod
	InPeriod
	AfterPeriod // but not after the statistics day
	AfterAsOf   // after the statistics day, whatever the period
)

// Codes of things that end: a filing, a registration.
const (
	Standing Code = iota + 1
	Done          // on or before the statistics day
)

// Codes of a grant.
const (
	Granted Code = iota + 1
	NotGranted
	NotExamined
)

// Home is where a party has its address; either part may not be given.
type Home struct{ Province, City Place }

// code returns the fact's code in the scope.
func (r Relation) code(j *Judged, p *Part, s *Scope) Code {
	switch r.Kind {
	case ProvinceRelation:
		return provinceCode(j.Homes[r.Slot%MaxHomes], s.Place)
	case CityRelation:
		return cityCode(j.Homes[r.Slot%MaxHomes], s.Place)
	case TimingRelation:
		return timingCode(j.Days[r.Slot%MaxDays], &s.Period)
	case DoneRelation:
		if d := j.Days[r.Slot%MaxDays]; d != 0 && d <= s.Period.AsOf {
			return Done
		}
		return Standing
	}
	return p.Grant.code(s.Period.AsOf)
}

// provinceCode compares provinces. For a city's report the province is that of
// the city's code; a party known to be of the city needs no province given. Where
// province and city contradict each other the province wins, so that nobody
// counts in two provinces.
func provinceCode(h Home, place Place) Code {
	city := place.IsCity()
	switch {
	case city && h.Province != 0:
		return placeCode(h.Province.inside(place.Province()))
	case h.Province != 0:
		return placeCode(h.Province == place)
	case city && h.City != 0:
		return placeCode(h.City.inside(place.Province()))
	}
	return 0
}

func cityCode(h Home, place Place) Code {
	switch {
	case !place.IsCity():
		return NotAsked
	case h.Province != 0 && !h.Province.inside(place.Province()):
		return Elsewhere
	case h.City != 0:
		return placeCode(h.City == place)
	}
	return 0
}

func placeCode(here bool) Code {
	if here {
		return Here
	}
	return Elsewhere
}

// timingCode places a day: the statistics day is asked first, then the period.
//
// Clause: CZ23-A1f
func timingCode(d Day, p *Period) Code {
	switch {
	case d == 0:
		return Never
	case d > p.AsOf:
		return AfterAsOf
	case d > p.To:
		return AfterPeriod
	case d < p.From:
		return BeforePeriod
	}
	return InPeriod
}

// Grant is what the days of a list of patents say of the grant of all of them on
// any day. The zero Grant is that of no patents: granted always.
type Grant struct {
	Latest  Day  // latest day of grant
	Lapse   Day  // earliest lapse; not given: none
	Never   bool // one is known never to have been granted
	Unknown bool // of one nothing is known
}

// GrantOf returns what the patents' days say.
//
// Clause: CZ23-A1a
func GrantOf(patents []Patent) Grant {
	g := Grant{}
	for i := range patents {
		p := &patents[i]
		g.Latest = max(g.Latest, p.GrantedOn)
		if p.LapsedOn != 0 && (g.Lapse == 0 || p.LapsedOn < g.Lapse) {
			g.Lapse = p.LapsedOn
		}
		if p.GrantedOn == 0 || !p.OnRegister {
			g.Never = g.Never || p.OnRegister
			g.Unknown = g.Unknown || !p.OnRegister
		}
	}
	return g
}

// code tells whether all patents are granted on the day. One known not to be
// decides; one of which nothing is known leaves it open.
func (g Grant) code(on Day) Code {
	switch {
	case g.Never, g.Latest > on, g.Lapse != 0 && g.Lapse <= on:
		return NotGranted
	case g.Unknown:
		return 0
	}
	return Granted
}

// On tells whether all patents are granted and not lapsed on the day.
//
// Clause: CZ23-A1a
func (g Grant) On(on Day) Truth {
	switch g.code(on) {
	case Granted:
		return Yes
	case NotGranted:
		return No
	}
	return Unstated
}

// Lie is how a home lies to a place: homes that lie alike have the same codes in
// every scope of the place. It compares with ==.
type Lie struct{ province, city Code }

// LieTo returns how the home lies to the place of a scope.
func (h Home) LieTo(place Place) Lie { return Lie{provinceCode(h, place), cityCode(h, place)} }
