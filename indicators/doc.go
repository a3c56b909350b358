// Package indicators adds judged records up: a [Tally] takes each record once and
// gives the [Report] of any province or city for each period and statistics day it
// was told, with every record that did not count under its reasons.
//
// # What it decides
//
// What the figures of a scope come to, and whether they attain the targets of the plans
// ([ActionPlanTargets], [ShandongTargets], [ShaanxiTable], [ShaanxiGoals], or a host's
// own [TargetTable]). Whether a record counts is the [Judge]'s
// answer, by rules the tally knows only by their fingerprint.
//
// Figures and duties of the action plan (国办发〔2023〕37号) beside its targets stand
// apart from tallies: [CoverStock], [CoverFilings], [RegisterOpenLicences],
// [DataSharing], [ZonesDuty], [MonthlyRoadshows], [RollingProjects] and
// [CountAchievements]. A [Duty] says how it stands on a day, and why.
//
// Which figures a draft of the rules would move, by which records and through which
// parameter ([EffectOf], [Standing.Try] for many drafts), and why a figure is not what
// it was ([Compare]). Which targets come out otherwise by another table or other
// readings ([TargetEffectOf]), and at which numbers one does ([Target.NumberBreaks]).
// Patents and parties that stand in several records are told once,
// with the first record by id, so that groups add up to the difference.
//
// # What it trusts
//
// That the host hands over everything since the base year: payments, grants and
// annulments reach across years. Ids given twice are found out, also across
// tallies that were merged, and no report is given until [Tally.Settle] has told
// them apart.
//
// # Exactness
//
// Money is added as integer fen in 128 bits. Distinct patents and parties are
// counted exactly. Reports are the same to the byte whatever the order of records
// and however they were split into tallies that were merged.
//
// Growth is exact: targets are decided on whole numbers and fractions, never on a
// rounded root, and a rate is rounded once, when it is shown. Only the chain of
// surveyed growths is computed in floating point.
//
// # Cost
//
// A record is judged and added without allocating, once for all places and
// periods. A tally keeps eight bytes for each id of a record or payment, eight for
// each distinct patent and party in each cell (until a report is asked for, for
// each time they occur), sixteen more for each patent that indicator 1 counts, and
// about two hundred for each cell: a profile of outcomes at one place. It is not
// constant. A [Contrast] is two tallies and, for a report, a copy of one.
//
// # Errors
//
// A tally refuses bad records, records judged by others, other tallies of other
// rules or periods, and scopes it was not told, each with an error that says so.
// An error over bad input leaves the tally as it was. A growth that has no value is
// no error: it says by its Gaps why. A target that turns on a number which no text
// states is a [zhuanhua.UnsetError].
//
// # What the text leaves open
//
//	0f        patents are counted and years are cumulated as the judge says
//	CZ23-A1i  money of a transfer recorded before the period counts in the period of
//	          its payment, so that the years add up
//	0d        the day of decision, by which editions of rules are noted, is the report's
//	          own statistics day; of a comparison it is the later report's
//	CZ23-A3a  an enterprise counts once, whether it received patents, is covered, or both
//	CZ23-A3c  a survey enters a report for its own place and calendar year alone, with its
//	          error; a frame of other enterprises than the report counts is a note
//	CP24-6.3  a spot check is noted beside the figure and never alters it
//	CZ23-A4b  a patent is implemented when a filing in order, or other proof, of an
//	          enterprise that received it names it
//	GR1       a growth between periods that are not the same part of their years is
//	          undefined; a year apart it is 同比
//	GR4       rates are rounded half away from zero (四舍五入)
//	GR5       an interval includes its ends; counts are rounded where Half says so
//	GR6       each level as of its own statistics day (OwnDays; OneDay: both as of one day)
//	GR6       average growth of a rate is the difference in points over the years
//	0f        a cumulative goal is met as soon as the years at hand suffice
//	GB37-2.1  covered is covered of valid and unconverted; tiers are the host's labels
//	GB37-2.4  an enterprise with a filing in order on the day is covered, and counts once
//	          whatever its classes; 科技型企业 are technology SMEs, and a host may name more
//	GB37-2.2  “一月一链” is at least one roadshow in each whole calendar month; so is CP24-5.3
//	GB37-4.8  both parts, transfers and licences, by 31 December 2024
//	GB37-4.10 zones standing on the day, at the latest on 31 December 2025
//	GB37-5.12 extended: more projects under way in a year than in the year before
//	SX21-1.4  average growth of a target runs from its base year to the year in question
//	          (EachYear: each year's; BaseFirstYear: base 2021, n = 2)
//	SD21-1.2.4  稳定提升 is a rise in each year (RiseOverWindow: over the base year); a size
//	          of 显著, 明显 is the rise over the window, in points where the figure is a rate
//	0a        左右 is missed below its tolerance only (AboutBothSides: above it too)
//	0d        a running year has missed nothing; a balance or rate met in it can still fall
//	CZ23-A3c  a surveyed growth is met or missed where its whole interval is
package indicators
