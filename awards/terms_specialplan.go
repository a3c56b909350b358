package awards

import "github.com/zhuanhua-rules/zhuanhua"

// SpecialPlan returns the terms of the central special plan, 财办建〔2021〕23号, as the
// rulebook reads them. Quotas and pass mark are unset: each year's notice gives them
// ([Terms.WithQuotas], [Terms.WithPassMark]).
//
// Clause: CZ23-2.2.3, CZ23-3.2, CZ23-3.3, CZ23-4.4
func SpecialPlan() Terms {
	const yuan = 100
	return Terms{
		Startup: 50_000_000 * yuan,
		Topup:   50_000_000 * yuan,
		Award:   100_000_000 * yuan,

		FirstYear: 2021,
		LastYear:  2023,

		FilingDay: zhuanhua.MustDay("2021-04-15"),
		CompeteBy: MonthDay{6, 30},

		RestYear:    true,
		TopupCounts: true,
	}
}
