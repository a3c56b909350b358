package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// Screens are the parameters of the screens: plain values that a host alters in a
// copy. No document states any of them. The zero Screens is refused by
// [Screens.Run]; start from [StandardScreens].
//
// "Within N days" means that last and first day lie at most N days apart; "at
// least" includes the number, "below" does not.
type Screens struct {
	// On are the screens that run.
	On zhuanhua.Set[Screen]
	// Severe are the screens whose suspicions are proposed as severe, the others as
	// minor. The host who confirms a finding says how grave it is.
	Severe zhuanhua.Set[Screen]

	// RoundTripDays is within how many days a patent comes back (AB1).
	RoundTripDays int

	// ChurnCount and ChurnDays: assigned at least so often within so many days (AB2).
	ChurnCount, ChurnDays int

	// BurstCount and BurstDays: a party receives at least so many patents within so
	// many days (AB3), by transfers of BurstKinds.
	BurstCount, BurstDays int
	BurstKinds            zhuanhua.Set[zhuanhua.TransferKind]

	// NominalPrice is the price of a patent, in fen, below which one is nominal (AB4):
	// of assignments and of licences of NominalForms. Nothing is below 0.
	NominalPrice zhuanhua.Amount
	NominalForms zhuanhua.Set[zhuanhua.LicenceForm]

	// RelatedKinds are the transfers that should not be between parties under one
	// controller (AB5); an equity contribution usually makes the parties related.
	RelatedKinds zhuanhua.Set[zhuanhua.TransferKind]

	// RushShare is the percentage of a party's transfers of a year, at least RushCount
	// of them, in the last RushDays days up to the statistics day, that day included
	// (AB6).
	RushShare, RushCount, RushDays int

	// FlowBackDays is within how many days a fee flows back (AB7).
	FlowBackDays int

	// IdleDays is for how many days nothing was made of a patent (AB8).
	IdleDays int

	// LicenceCount and LicenceDays: licensed at least so often within so many days
	// (AB9).
	LicenceCount, LicenceDays int
	// OpenEnded takes a licence whose end is not given to stand until it is annulled,
	// since the register would show its end; otherwise it cannot be screened for
	// another beside it (AB9).
	OpenEnded bool
}

var _ = map[Screens]struct{}{} // comparable

// StandardScreens returns all screens with the values that we propose. They are our
// own: no public number says when a transfer is abnormal.
//
// Clause: AB1, AB2, AB3, AB4, AB5, AB6, AB7, AB8, AB9
func StandardScreens() Screens {
	return Screens{
		On:            allScreens,
		Severe:        zhuanhua.SetOf(RoundTrip, MoneyMismatch),
		RoundTripDays: 365,
		ChurnCount:    3, ChurnDays: 365,
		BurstCount: 50, BurstDays: 31,
		BurstKinds:   zhuanhua.SetOf(zhuanhua.Assignment, zhuanhua.Equity),
		NominalPrice: 100_00,
		NominalForms: zhuanhua.SetOf(zhuanhua.ExclusiveForm),
		RelatedKinds: zhuanhua.SetOf(zhuanhua.Assignment, zhuanhua.Licence),
		RushShare:    60, RushCount: 5, RushDays: 31,
		FlowBackDays: 180,
		IdleDays:     1095,
		LicenceCount: 5, LicenceDays: 90,
		OpenEnded: true,
	}
}

// Validate returns a [RulesError] for a number of days or times below 1, a share
// that is none, a price out of range and a set that holds a value outside its
// enumeration. No screens at all are in order: nothing is looked for.
func (s Screens) Validate() error {
	for _, n := range [...]struct {
		field string
		value int
	}{
		{"RoundTripDays", s.RoundTripDays}, {"ChurnCount", s.ChurnCount}, {"ChurnDays", s.ChurnDays},
		{"BurstCount", s.BurstCount}, {"BurstDays", s.BurstDays},
		{"RushShare", s.RushShare}, {"RushCount", s.RushCount}, {"RushDays", s.RushDays},
		{"FlowBackDays", s.FlowBackDays}, {"IdleDays", s.IdleDays},
		{"LicenceCount", s.LicenceCount}, {"LicenceDays", s.LicenceDays},
	} {
		if n.value < 1 {
			return &RulesError{n.field, "below 1"}
		}
	}
	switch {
	case s.RushShare > 100:
		return &RulesError{"RushShare", "above 100 %"}
	case s.NominalPrice < 0 || s.NominalPrice > zhuanhua.MaxAmount:
		return &RulesError{"NominalPrice", "out of range"}
	case !within(s.On, LicenceConflict):
		return &RulesError{"On", "a value that is no screen"}
	case !within(s.Severe, LicenceConflict):
		return &RulesError{"Severe", "a value that is no screen"}
	case !within(s.BurstKinds, zhuanhua.Equity):
		return &RulesError{"BurstKinds", "a value that is no transfer kind"}
	case !within(s.RelatedKinds, zhuanhua.Equity):
		return &RulesError{"RelatedKinds", "a value that is no transfer kind"}
	case !within(s.NominalForms, zhuanhua.OpenLicenceForm):
		return &RulesError{"NominalForms", "a value that is no licence form"}
	}
	return nil
}
