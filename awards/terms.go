package awards

import (
	"github.com/zhuanhua-rules/zhuanhua"
)

// MonthDay is a day of every year.
type MonthDay struct {
	Month, Day uint8
}

// In returns the day in a year, "not given" where there is none.
func (m MonthDay) In(year int) zhuanhua.Day {
	d, _ := zhuanhua.NewDay(year, int(m.Month), int(m.Day))
	return d
}

// String returns "06-30".
func (m MonthDay) String() string {
	return string([]byte{'0' + m.Month/10%10, '0' + m.Month%10, '-', '0' + m.Day/10%10, '0' + m.Day%10})
}

// MaxAwardYears is the number of years after the first in which awards can be
// given.
const MaxAwardYears = 4

// Terms are the terms on which provinces get money: plain values that a draft
// alters in a copy. Two Terms with the same values are ==. Amounts are in fen, and
// 0 is an amount; a quota of 0 and no quota are two things. The zero Terms is
// refused by [Terms.Cycle]; start from [SpecialPlan].
type Terms struct {
	// Startup is the money to start with, in the first year (CZ23-3.3a, stated).
	Startup zhuanhua.Amount
	// Topup is what a start-up province gets more, or gives back, in the second year
	// (CZ23-3.3b, stated).
	Topup zhuanhua.Amount
	// Award is the money of a province chosen in a later year (CZ23-2.2.3a, stated).
	Award zhuanhua.Amount

	// FirstYear and LastYear are the years of evaluation (CZ23-3.3, stated).
	FirstYear, LastYear int

	// FilingDay is the day by which plans are to be filed, included (CZ23-3.2, stated).
	FilingDay zhuanhua.Day
	// LateBars says that a plan filed after FilingDay gets nothing (CZ23-3.2, reading:
	// lateness is noted).
	LateBars bool
	// CompeteBy is the day of each year by which a plan must be on file at both to
	// compete in it, included (CZ23-3.2, reading).
	CompeteBy MonthDay

	// RestYear says that who received award money gets none the next year
	// (CZ23-2.2.3b, stated; a waiver lifts it: 原则上).
	RestYear bool
	// TopupCounts says that the second year's top-up is award money (CZ23-2.2.3b,
	// reading).
	TopupCounts bool
	// SevereBarsLater says that a severe finding bars later years too (CZ23-4.4c,
	// reading: they stay open).
	SevereBarsLater bool

	// StartupQuota is the number of start-up provinces (CZ23-3.3a, unset: 若干).
	StartupQuota zhuanhua.Given[int]
	// AwardQuota is the number of awards by year, that of the second year first
	// (CZ23-3.3c, unset: 排名靠前; each year's notice sets it, CZ23-3.3e).
	AwardQuota [MaxAwardYears]zhuanhua.Given[int]
	// PassMark is the net score from which on a start-up province gets the top-up
	// (CZ23-3.3b, unset).
	PassMark zhuanhua.Given[zhuanhua.Points]
}

// terms must stay comparable: a copy is a copy, and == tells two drafts apart.
var _ = map[Terms]struct{}{}

// WithQuotas returns the terms with the quotas that each year's notice sets: of
// start-up provinces, and of awards from the second year on. Quotas beyond the last
// year that Terms can hold are left out.
//
// Clause: CZ23-3.3a, CZ23-3.3c, CZ23-3.3e
func (t Terms) WithQuotas(startup int, awards ...int) Terms {
	t.StartupQuota = zhuanhua.Value(startup)
	for i, n := range awards[:min(len(awards), MaxAwardYears)] {
		t.AwardQuota[i] = zhuanhua.Value(n)
	}
	return t
}

// WithPassMark returns the terms with the pass mark of the second year's evaluation.
//
// Clause: CZ23-3.3b
func (t Terms) WithPassMark(mark zhuanhua.Points) Terms {
	t.PassMark = zhuanhua.Value(mark)
	return t
}

// Quota returns how many provinces get money in competition in a year; none is
// given for a year outside the programme.
//
// Clause: CZ23-3.3a, CZ23-3.3c
func (t Terms) Quota(year int) zhuanhua.Given[int] {
	switch i := year - t.FirstYear - 1; {
	case year == t.FirstYear:
		return t.StartupQuota
	case i >= 0 && i < MaxAwardYears && year <= t.LastYear:
		return t.AwardQuota[i]
	}
	return zhuanhua.Given[int]{}
}

// Years returns the number of years of the programme.
func (t Terms) Years() int { return t.LastYear - t.FirstYear + 1 }

// barring returns the standings that the rest year keeps from competing.
//
// Clause: CZ23-2.2.3b
func (t Terms) barring() zhuanhua.Codes {
	switch {
	case !t.RestYear:
		return 0
	case t.TopupCounts:
		return zhuanhua.CodesOf(ToppedUp, Awarded)
	}
	return zhuanhua.CodesOf(Awarded)
}

// TermsError says which field of the terms cannot be worked with.
type TermsError struct {
	Field string
	What  string
}

// Error names the field.
func (e *TermsError) Error() string { return "award terms: " + e.Field + ": " + e.What }

// maxQuota bounds a quota; no programme has as many provinces.
const maxQuota = 1_000_000_000

// Validate returns a [TermsError] for an amount below 0 or above
// [zhuanhua.MaxAmount], years that do not exist or are fewer than two or more than
// one and [MaxAwardYears], a day that does not exist, a quota outside 0 to 10⁹, a
// pass mark outside 0 to [zhuanhua.MaxPoints].
func (t Terms) Validate() error {
	amount := func(a zhuanhua.Amount) bool { return a < 0 || a > zhuanhua.MaxAmount }
	mark, _ := t.PassMark.Get()
	switch {
	case amount(t.Startup):
		return &TermsError{"Startup", "no amount"}
	case amount(t.Topup):
		return &TermsError{"Topup", "no amount"}
	case amount(t.Award):
		return &TermsError{"Award", "no amount"}
	case t.FirstYear < 1 || t.FirstYear > 9999-MaxAwardYears:
		return &TermsError{"FirstYear", "no year"}
	case t.LastYear <= t.FirstYear || t.LastYear > t.FirstYear+MaxAwardYears:
		return &TermsError{"LastYear", "not one to four years after the first"}
	case !t.FilingDay.IsGiven() || !t.FilingDay.Valid():
		return &TermsError{"FilingDay", "no day"}
	case !t.CompeteBy.In(2021).IsGiven():
		return &TermsError{"CompeteBy", "no day of every year"}
	case t.StartupQuota.Or(0) < 0 || t.StartupQuota.Or(0) > maxQuota:
		return &TermsError{"StartupQuota", "outside 0 to 10⁹"}
	case !mark.InRange():
		return &TermsError{"PassMark", "outside 0 to 1000 points"}
	}
	for _, q := range t.AwardQuota {
		if q.Or(0) < 0 || q.Or(0) > maxQuota {
			return &TermsError{"AwardQuota", "outside 0 to 10⁹"}
		}
	}
	return nil
}
