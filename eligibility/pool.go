package eligibility

import (
	"database/sql/driver"

	"github.com/zhuanhua-rules/zhuanhua"
)

// PoolStandard is the standard that an enterprise meets to enter the pool of model
// SMEs (入库基本标准). The plan puts it into an annex that is not public.
type PoolStandard uint8

// The standards.
const (
	PoolStandardNone PoolStandard = iota
	HostStandard                  // the host's list of named requirements alone
	PublicStandard                // one province's published standard, and the host's list
)

var poolStandards = words[PoolStandard]{"pool standard", []word{
	{},
	{"host", zhuanhua.Text{Zh: "本地入库要求", En: "the host's requirements"}},
	{"public", zhuanhua.Text{Zh: "某省公开的入库标准", En: "one province's published standard"}},
}}

// String returns the stable key.
func (s PoolStandard) String() string { return poolStandards.of(s).key }

// Text returns the names.
func (s PoolStandard) Text() zhuanhua.Text { return poolStandards.of(s).text }

// MarshalText returns the stable key, empty when not given.
func (s PoolStandard) MarshalText() ([]byte, error) { return poolStandards.marshal(s) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (s *PoolStandard) UnmarshalText(b []byte) error { return poolStandards.unmarshal(s, b) }

// Scan reads a text column; NULL is "not given".
func (s *PoolStandard) Scan(src any) error { return poolStandards.scan(s, src) }

// Value returns the stable key, or nil where nothing is given.
func (s PoolStandard) Value() (driver.Value, error) { return poolStandards.value(s) }

// Bracket says how the test of CP24-4.2.1 is bracketed: rate, new product, sales and
// profit.
type Bracket uint8

// The brackets.
const (
	BracketNone   Bracket = iota
	RateAndEither         // rate and (product or sales)
	SalesAlone            // (rate and product) or sales
)

var brackets = words[Bracket]{"bracket", []word{
	{},
	{"rate_and_either", zhuanhua.Text{Zh: "产业化率提升，且新增产品或销售利润增长", En: "rate and (product or sales)"}},
	{"sales_alone", zhuanhua.Text{Zh: "产业化率提升且新增产品，或销售利润增长", En: "(rate and product) or sales"}},
}}

// String returns the stable key.
func (b Bracket) String() string { return brackets.of(b).key }

// Text returns the names.
func (b Bracket) Text() zhuanhua.Text { return brackets.of(b).text }

// MarshalText returns the stable key, empty when not given.
func (b Bracket) MarshalText() ([]byte, error) { return brackets.marshal(b) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (b *Bracket) UnmarshalText(text []byte) error { return brackets.unmarshal(b, text) }

// Scan reads a text column; NULL is "not given".
func (b *Bracket) Scan(src any) error { return brackets.scan(b, src) }

// Value returns the stable key, or nil where nothing is given.
func (b Bracket) Value() (driver.Value, error) { return brackets.value(b) }

// RefillBasis says which graduations give places to a refill (增补基数).
type RefillBasis uint8

// The bases.
const (
	RefillBasisNone RefillBasis = iota
	RefillPerYear               // those of the calendar year, less the year's refills
	RefillFromStart             // all so far, less all refills so far
)

var refillBases = words[RefillBasis]{"refill basis", []word{
	{},
	{"per_year", zhuanhua.Text{Zh: "按年度", En: "per year"}},
	{"from_start", zhuanhua.Text{Zh: "自启动累计", En: "from the start"}},
}}

// String returns the stable key.
func (b RefillBasis) String() string { return refillBases.of(b).key }

// Text returns the names.
func (b RefillBasis) Text() zhuanhua.Text { return refillBases.of(b).text }

// MarshalText returns the stable key, empty when not given.
func (b RefillBasis) MarshalText() ([]byte, error) { return refillBases.marshal(b) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (b *RefillBasis) UnmarshalText(text []byte) error { return refillBases.unmarshal(b, text) }

// Scan reads a text column; NULL is "not given".
func (b *RefillBasis) Scan(src any) error { return refillBases.scan(b, src) }

// Value returns the stable key, or nil where nothing is given.
func (b RefillBasis) Value() (driver.Value, error) { return refillBases.value(b) }

// PoolRules are the rules of the pool of model SMEs (专利产业化样板企业培育库): plain
// values, like [Rules]. The zero PoolRules is refused by [PoolRules.Judge]; start
// from [GrowthPlan]. A parameter that is not given is one that the plan demands
// without a number: a decision that turns on it is an [UnsetError].
type PoolRules struct {
	// From and To bound the days of decision for which the edition is made, From
	// included and To not; no event before From is taken.
	From, To zhuanhua.Day

	// FirstRoundBy is the last day on which an enterprise is recommended for the first
	// round (CP24-0, stated; that refills may come later: reading).
	FirstRoundBy zhuanhua.Day

	// Standard is what an enterprise meets to enter (CP24-4.1a, unset: the annex is
	// missing).
	Standard PoolStandard
	// Thresholds of [PublicStandard] (CP24-4.1a, unverified), each included: the share
	// of patents industrialised; last year's R&D in revenue, or its amount; the R&D
	// team in staff.
	Rate           Percent
	ResearchShare  Percent
	ResearchAmount zhuanhua.Amount
	TeamShare      Percent

	// GeneralLine is the number of enterprises that a province recommends as a rule
	// (CP24-4.1b, stated: 一般不超过300家); above it there is a warning.
	GeneralLine int
	// LargeLine is the most that a province recommends that has a city with plan status
	// or many such enterprises (CP24-4.1b, stated: 不超过500家).
	LargeLine int
	// LargeLineForAll bars every province above LargeLine (CP24-4.1b, reading: only
	// those for which it is made).
	LargeLineForAll bool
	// ManyFrom is the number of high-tech, specialised and like enterprises from which a
	// province has many (CP24-4.1b, unset: 较多).
	ManyFrom zhuanhua.Given[int]

	// Cultivation is the number of months in the pool before an enterprise can leave as
	// a model (CP24-4.2.1, unset: 一段时间).
	Cultivation zhuanhua.Given[int]
	// ClearRise is by how many percentage points the rate rises clearly (CP24-4.2.1,
	// unset: 明显提升).
	ClearRise zhuanhua.Given[Percent]
	// NewProducts is the number of new patent-intensive products (CP24-4.2.1, stated:
	// 1件以上; that they count once certified: reading).
	NewProducts int
	// SalesRise and ProfitRise are by how much sales and profit of a certified product
	// grow considerably in a year (CP24-4.2.1, unset: 较大幅度).
	SalesRise, ProfitRise zhuanhua.Given[Percent]
	// Bracket is how the test is bracketed (CP24-4.2.1, reading).
	Bracket Bracket

	// RefillTimes is how many refills each graduation allows (CP24-4.2.2, stated: 2倍以内).
	RefillTimes int
	// RefillBasis says which graduations count (CP24-4.2.2, unset).
	RefillBasis RefillBasis

	// StagnantYears is the term in which substantial progress is made (CP24-4.2.3, stated: 2年内).
	StagnantYears int
	// Progress is by how many percentage points the rate rises where progress is
	// substantial (CP24-4.2.3, unset: 实质性进展). The host's own finding goes before it.
	Progress zhuanhua.Given[Percent]
	// Misconduct are the violations that remove an enterprise at once (CP24-4.2.3, stated;
	// 等 leaves the list open: [OtherViolation], if the host confirms it).
	Misconduct zhuanhua.Set[Misconduct]
}

// GrowthPlan returns the rules of the SME growth plan of 2024
// (专利产业化促进中小企业成长计划实施方案), as the rulebook reads them, with the thresholds
// of the one published standard. It sets no end.
//
// Clause: CP24-0, CP24-4.1, CP24-4.2
func GrowthPlan() PoolRules {
	return PoolRules{
		From:         zhuanhua.CP24.Issued(),
		FirstRoundBy: zhuanhua.MustDay("2024-06-15"),

		Rate:          50 * PerCent,
		ResearchShare: 10 * PerCent, ResearchAmount: 5_000_000_00,
		TeamShare: 20 * PerCent,

		GeneralLine: 300, LargeLine: 500,

		NewProducts: 1, Bracket: RateAndEither,
		RefillTimes:   2,
		StagnantYears: 2, Misconduct: allMisconduct,
	}
}

// mostCount bounds a parameter that is a number of enterprises, months or products.
const mostCount = 1_000_000

// Validate returns a [RulesError] for a choice that was not made or does not exist, a
// window that ends before it begins, a number, amount or rate out of bounds.
func (r PoolRules) Validate() error {
	rate := func(g zhuanhua.Given[Percent]) bool { return !g.Or(0).inRange() }
	count := func(n int) bool { return n < 0 || n > mostCount }
	for _, c := range []struct {
		bad         bool
		field, what string
	}{
		{!r.From.IsGiven() || !r.From.Valid(), "From", "no day"},
		{!r.To.Valid() || r.To != 0 && r.To <= r.From, "To", "no day after From"},
		{!r.FirstRoundBy.Valid() || r.FirstRoundBy < r.From, "FirstRoundBy", "no day from From on"},
		{r.Standard > PublicStandard, "Standard", "no such standard"},
		{!r.Rate.inRange(), "Rate", "no rate"},
		{!r.ResearchShare.inRange(), "ResearchShare", "no rate"},
		{r.ResearchAmount < 0 || r.ResearchAmount > zhuanhua.MaxAmount, "ResearchAmount", "no amount"},
		{!r.TeamShare.inRange(), "TeamShare", "no rate"},
		{count(r.GeneralLine), "GeneralLine", "no number of enterprises"},
		{count(r.LargeLine) || r.LargeLine < r.GeneralLine, "LargeLine", "no number from GeneralLine on"},
		{count(r.ManyFrom.Or(0)), "ManyFrom", "no number of enterprises"},
		{count(r.Cultivation.Or(0)), "Cultivation", "no number of months"},
		{rate(r.ClearRise), "ClearRise", "no rate"},
		{count(r.NewProducts), "NewProducts", "no number of products"},
		{rate(r.SalesRise), "SalesRise", "no rate"},
		{rate(r.ProfitRise), "ProfitRise", "no rate"},
		{r.Bracket != RateAndEither && r.Bracket != SalesAlone, "Bracket", "not chosen"},
		{r.RefillTimes < 0 || r.RefillTimes > 1000, "RefillTimes", "no number of times"},
		{r.RefillBasis > RefillFromStart, "RefillBasis", "no such basis"},
		{r.StagnantYears < 1 || r.StagnantYears > 100, "StagnantYears", "no term"},
		{rate(r.Progress), "Progress", "no rate"},
		{!within(r.Misconduct, OtherViolation), "Misconduct", "a value that is no violation"},
	} {
		if c.bad {
			return &RulesError{c.field, c.what}
		}
	}
	return nil
}
