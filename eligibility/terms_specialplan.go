package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// SpecialPlan returns the rules of the central special plan, 财办建〔2021〕23号 and its
// annex, as the rulebook reads them. The edition is made for decisions from the
// day of issue to the end of 2023 (利用三年时间).
//
// Clause: CZ23-0, CZ23-A1, CZ23-A2, CZ23-A5
func SpecialPlan() Rules {
	return Rules{
		From: zhuanhua.MustDay("2021-03-19"),
		To:   zhuanhua.MustDay("2024-01-01"),

		Kinds:       zhuanhua.SetOf(zhuanhua.Assignment, zhuanhua.Licence, zhuanhua.Equity),
		PatentKinds: zhuanhua.SetOf(zhuanhua.Invention, zhuanhua.UtilityModel, zhuanhua.Design),
		GrantDay:    OnRecordDay,
		Unit:        WholeRecord,

		Firms: zhuanhua.SetOf(zhuanhua.OtherEnterprise, zhuanhua.CentralSOE, zhuanhua.ProvincialSOE,
			zhuanhua.MunicipalSOE, zhuanhua.MilitaryUnit),
		Sizes:      zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small, zhuanhua.Medium),
		FirstAfter: zhuanhua.SetOf(zhuanhua.Assignment, zhuanhua.Equity),
		Suppliers: zhuanhua.SetOf(zhuanhua.University, zhuanhua.ResearchInstitute,
			zhuanhua.CentralSOE, zhuanhua.ProvincialSOE),
		Institutions: zhuanhua.SetOf(zhuanhua.University, zhuanhua.ResearchInstitute),

		FeeKinds: zhuanhua.SetOf(zhuanhua.Assignment, zhuanhua.Licence),
		Proofs: zhuanhua.SetOf(zhuanhua.Invoice, zhuanhua.Voucher, zhuanhua.BankTransfer,
			zhuanhua.AcceptedEvidence),

		Filings: OfThePeriod,

		Counting:   zhuanhua.ByPatent,
		Cumulation: zhuanhua.SumOfYears,
	}
}

// Editions returns the editions of the special plan's rules, earliest first. Later
// notices that change a rule become editions of their own.
func Editions() []Rules { return []Rules{SpecialPlan()} }

// On returns the edition that holds on the day of a decision: the latest statistics
// day in a report or comparison, never a record's day, nor that of a base year.
// Outside every window it is the nearest edition, and the judge's reports say so
// in a note. A day not given is before every window.
func On(decision zhuanhua.Day) Rules {
	editions := Editions()
	nearest := editions[0]
	for _, r := range editions {
		if r.From <= decision {
			nearest = r
		}
	}
	return nearest
}
