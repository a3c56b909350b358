package eligibility

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// GrantDay is the day on which a patent must be granted and not lapsed.
type GrantDay uint8

// The days of CZ23-A1a.
const (
	GrantDayNone    GrantDay = iota
	OnRecordDay              // 公告日或备案日
	OnStatisticsDay          // 统计日
)

var grantDays = words[GrantDay]{"grant day", []word{
	{},
	{"record_day", zhuanhua.Text{Zh: "公告日或备案日", En: "day of the record"}},
	{"statistics_day", zhuanhua.Text{Zh: "统计日", En: "statistics day"}},
}}

// String returns the stable key.
func (g GrantDay) String() string { return grantDays.of(g).key }

// Text returns the names.
func (g GrantDay) Text() zhuanhua.Text { return grantDays.of(g).text }

// MarshalText returns the stable key, empty when not given.
func (g GrantDay) MarshalText() ([]byte, error) { return grantDays.marshal(g) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (g *GrantDay) UnmarshalText(b []byte) error { return grantDays.unmarshal(g, b) }

// Scan reads a text column; NULL is "not given".
func (g *GrantDay) Scan(src any) error { return grantDays.scan(g, src) }

// Value returns the stable key, or nil where nothing is given.
func (g GrantDay) Value() (driver.Value, error) { return grantDays.value(g) }

// Unit is what is judged when a record carries several patents.
type Unit uint8

// The units of CZ23-A1a.
const (
	UnitNone       Unit = iota
	WholeRecord         // one patent that fails takes the record with it
	PatentByPatent      // each patent stands alone, with its share of the money
)

var units = words[Unit]{"unit", []word{
	{},
	{"whole_record", zhuanhua.Text{Zh: "整条记录", En: "whole record"}},
	{"patent_by_patent", zhuanhua.Text{Zh: "逐件专利", En: "patent by patent"}},
}}

// String returns the stable key.
func (u Unit) String() string { return units.of(u).key }

// Text returns the names.
func (u Unit) Text() zhuanhua.Text { return units.of(u).text }

// MarshalText returns the stable key, empty when not given.
func (u Unit) MarshalText() ([]byte, error) { return units.marshal(u) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (u *Unit) UnmarshalText(b []byte) error { return units.unmarshal(u, b) }

// Scan reads a text column; NULL is "not given".
func (u *Unit) Scan(src any) error { return units.scan(u, src) }

// Value returns the stable key, or nil where nothing is given.
func (u Unit) Value() (driver.Value, error) { return units.value(u) }

// Rules are the rules by which records count for the five indicators: plain
// values that a draft alters in a copy. Two Rules with the same values are ==.
// The zero Rules lets nothing pass and is refused by [Rules.Judge]; start from
// [SpecialPlan].
type Rules struct {
	// From and To bound the days of decision for which the edition is made, From
	// included and To not.
	From, To zhuanhua.Day

	// Kinds are the ways of transfer that count: 转让、许可、作价入股 (CZ23-A1, stated).
	Kinds zhuanhua.Set[zhuanhua.TransferKind]
	// PatentKinds are the kinds of patent that count (CZ23-A1a, stated).
	PatentKinds zhuanhua.Set[zhuanhua.PatentKind]
	// GrantDay is the day on which patents must be granted (CZ23-A1a, reading).
	GrantDay GrantDay
	// Unit says whether a record is judged whole (CZ23-A1a, reading).
	Unit Unit

	// Firms are the kinds of party that can be an SME (CZ23-A1b, reading).
	Firms zhuanhua.Set[zhuanhua.PartyKind]
	// Sizes are the size classes of an SME: 中小微 (CZ23-A1b; the classes are stated, by
	// which standard and the figures of which year is a reading).
	Sizes zhuanhua.Set[zhuanhua.SizeClass]
	// FirstAfter are the ways of transfer after which the transferee must be first
	// patentee (CZ23-A1c, reading: equity too, a licence not).
	FirstAfter zhuanhua.Set[zhuanhua.TransferKind]
	// Suppliers are the kinds of party that give patents to SMEs (CZ23-A1d, A1e;
	// which SOEs: reading).
	Suppliers zhuanhua.Set[zhuanhua.PartyKind]
	// Institutions are the kinds of party of indicator 2 (CZ23-A2a, stated).
	Institutions zhuanhua.Set[zhuanhua.PartyKind]

	// FeeKinds are the ways of transfer that bring a fee (CZ23-A1h, reading: equity
	// brings none).
	FeeKinds zhuanhua.Set[zhuanhua.TransferKind]
	// Proofs are the kinds of proof of a payment (CZ23-A1h, stated; other proof that
	// the host accepts: reading).
	Proofs zhuanhua.Set[zhuanhua.Evidence]
	// AllProofs asks for every one of the three named proofs, instead of one of
	// Proofs (CZ23-A1h, reading: one is enough).
	AllProofs bool

	// Filings are the product filings that a year's figure counts (CZ23-A4a, reading:
	// those of the year).
	Filings FilingYears

	// NetPledges leaves out pledges de-registered by the statistics day (CZ23-A5a,
	// reading: they count).
	NetPledges bool

	// Counting is how patents are counted in a place and period (rulebook 0f, reading).
	Counting zhuanhua.Counting
	// Cumulation is how several years make one figure (rulebook 0f, reading).
	Cumulation zhuanhua.Cumulation
}

// rules must stay comparable: a copy is a copy, and == tells two drafts apart.
var _ = map[Rules]struct{}{}

// RulesError says which field of a rules value cannot be worked with.
type RulesError struct {
	Field string
	What  string
}

// Error names the field.
func (e *RulesError) Error() string { return "eligibility rules: " + e.Field + ": " + e.What }

// Validate returns a [RulesError] for a choice that was not made or does not
// exist, a set that holds a value outside its enumeration, a window that ends
// before it begins. An empty set is in order: nothing passes.
func (r Rules) Validate() error {
	switch {
	case !r.From.Valid():
		return &RulesError{"From", "no day"}
	case !r.To.Valid() || r.To != 0 && r.To <= r.From:
		return &RulesError{"To", "no day after From"}
	case r.GrantDay != OnRecordDay && r.GrantDay != OnStatisticsDay:
		return &RulesError{"GrantDay", "not chosen"}
	case r.Unit != WholeRecord && r.Unit != PatentByPatent:
		return &RulesError{"Unit", "not chosen"}
	case r.Filings != OfThePeriod && r.Filings != SoFar:
		return &RulesError{"Filings", "not chosen"}
	case r.Counting != zhuanhua.ByPatent && r.Counting != zhuanhua.ByRecord:
		return &RulesError{"Counting", "not chosen"}
	case r.Cumulation != zhuanhua.SumOfYears && r.Cumulation != zhuanhua.OverWindow:
		return &RulesError{"Cumulation", "not chosen"}
	case !within(r.Kinds, zhuanhua.Equity):
		return &RulesError{"Kinds", "a value that is no transfer kind"}
	case !within(r.FirstAfter, zhuanhua.Equity):
		return &RulesError{"FirstAfter", "a value that is no transfer kind"}
	case !within(r.FeeKinds, zhuanhua.Equity):
		return &RulesError{"FeeKinds", "a value that is no transfer kind"}
	case !within(r.PatentKinds, zhuanhua.Design):
		return &RulesError{"PatentKinds", "a value that is no patent kind"}
	case !within(r.Sizes, zhuanhua.Large):
		return &RulesError{"Sizes", "a value that is no size class"}
	case !within(r.Proofs, zhuanhua.AcceptedEvidence):
		return &RulesError{"Proofs", "a value that is no evidence"}
	case !within(r.Firms, zhuanhua.OtherParty):
		return &RulesError{"Firms", "a value that is no party kind"}
	case !within(r.Suppliers, zhuanhua.OtherParty):
		return &RulesError{"Suppliers", "a value that is no party kind"}
	case !within(r.Institutions, zhuanhua.OtherParty):
		return &RulesError{"Institutions", "a value that is no party kind"}
	}
	return nil
}

// within reports whether the set holds nothing beyond last.
func within[E zhuanhua.Member](s zhuanhua.Set[E], last E) bool {
	return s>>(last+1) == 0 && s&1 == 0
}
