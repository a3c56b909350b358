package eligibility

import (
	"iter"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// ScreenRecords are what the screens look at, each in any order. A sequence that is
// nil was not given: what turns on it cannot be screened. A sequence without records
// says that there are none. An error that a sequence yields ends the screening.
type ScreenRecords struct {
	Transfers iter.Seq2[*zhuanhua.Transfer, error]
	Products  iter.Seq2[*zhuanhua.Product, error]
	Pledges   iter.Seq2[*zhuanhua.Pledge, error]
}

// Screening is what the screens came to (筛查结果). It is the same to the byte in
// whatever order the records came.
type Screening struct {
	AsOf       zhuanhua.Day `json:"as_of"`
	Screens    Screens      `json:"screens"`
	Transfers  int64        `json:"transfers"`  // records taken in
	LeftOut    LeftOut      `json:"left_out"`   // of these: records at which no screen looks
	Suspicions []Suspicion  `json:"suspicions"` // by screen, then by the day and id of the first record
	Unscreened []Unscreened `json:"unscreened"` // by screen, then by what is missing
}

// LeftOut counts the transfers at which no screen looks, each under the first that
// applies.
type LeftOut struct {
	NotRecorded int64 `json:"not_recorded"` // neither announced, filed nor in effect
	Later       int64 `json:"later"`        // after the statistics day
	Annulled    int64 `json:"annulled"`     // on the statistics day or before
	Incomplete  int64 `json:"incomplete"`   // lacking what every screen asks for: told under Unscreened
	Inside      int64 `json:"inside"`       // inside a university, or from a party to itself
	Open        int64 `json:"open"`         // open licences; their payments are looked at where there is a fee
}

// Unscreened is how many transfers a screen could not look at, and for want of what.
// They are neither suspected nor cleared.
type Unscreened struct {
	Screen  Screen               `json:"screen"`
	Missing zhuanhua.MissingFact `json:"missing"`
	Records int64                `json:"records"`
}

// Run looks at the records as of a statistics day. Each costs the same whatever the
// others are: time and memory grow in proportion to the records, their patents and
// payments. A record with n patents counts as n in this.
//
// The day of a transfer is that of its announcement or filing, else that of its
// entry in the register; acts of one day on a patent stand in the order of their
// ids. Transfers inside a university, open licences, and what was annulled or came
// after the statistics day are left out; so is what lacks a party or its kind, since
// it could be any of these.
//
// It returns a [RulesError] for screens that [Screens.Validate] refuses, and an
// [zhuanhua.InputError] for a record that does not validate, an id given twice and a
// statistics day that is none.
//
// Clause: AB1, AB2, AB3, AB4, AB5, AB6, AB7, AB8, AB9, CZ23-2.2.1, CZ23-4.4, SX21-3.16, SX21-5.3
func (s Screens) Run(in ScreenRecords, asOf zhuanhua.Day) (Screening, error) {
	if err := s.Validate(); err != nil {
		return Screening{}, err
	}
	switch {
	case !asOf.IsGiven():
		return Screening{}, &zhuanhua.InputError{Field: "as_of", Err: zhuanhua.ErrNotGiven}
	case !asOf.Valid():
		return Screening{}, &zhuanhua.InputError{Field: "as_of", Err: zhuanhua.ErrRange}
	}
	r := &screenRun{Screens: s, asOf: asOf, book: newPartyBook(), found: []Suspicion{}, plurals: map[counted]string{}}
	if err := r.read(in); err != nil {
		return Screening{}, err
	}
	r.arrange()
	for screen := range s.On.All() {
		r.look(screen)
	}
	return Screening{
		AsOf: asOf, Screens: s, Transfers: int64(r.records.len), LeftOut: r.left,
		Suspicions: slices.Clip(r.found), Unscreened: r.unscreened(),
	}, nil
}

// look runs one screen.
func (r *screenRun) look(screen Screen) {
	r.begin(screen)
	switch screen {
	case RoundTrip:
		r.roundTrips()
	case Churn:
		r.churn()
	case Burst:
		r.bursts()
	case NominalPrice:
		r.alone(hitPrice)
		r.markRecords()
	case RelatedParties:
		r.alone(hitRelated)
		r.markRecords()
	case YearEndRush:
		r.rushes()
	case MoneyMismatch:
		r.alone(hitPaid)
		r.flowsBack()
		r.markRecords()
	case Idle:
		r.idle()
	case LicenceConflict:
		r.licenceConflicts()
	}
	r.gather()
}
