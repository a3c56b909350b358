// Package indicators adds judged records up: a [Tally] takes each record once and
// gives the [Report] of any province or city for each period and statistics day it
// was told, with every record that did not count under its reasons.
//
// # What it decides
//
// What the figures of a scope come to. Whether a record counts is the [Judge]'s
// answer, by rules the tally knows only by their fingerprint.
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
// # Cost
//
// A record is judged and added without allocating, once for all places and
// periods. A tally keeps eight bytes a record id, eight for each distinct patent
// and party in each cell, and a few hundred bytes for each of some thousands of
// cells; it is not constant.
//
// # Errors
//
// A tally refuses bad records, records judged by others, other tallies of other
// rules or periods, and scopes it was not told, each with an error that says so.
// An error over bad input leaves the tally as it was.
//
// # What the text leaves open
//
//	0f        patents are counted and years are cumulated as the judge says
//	CZ23-A1i  money of a transfer recorded before the period counts in the period of
//	          its payment, so that the years add up
//	0d        the day of decision, by which editions of rules are chosen and noted, is
//	          the latest statistics day that the tally was told
package indicators
