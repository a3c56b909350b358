package awards_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// feeRule is a host's rule: a share of the fee actually paid, with caps.
func feeRule(rate awards.Rate, yearCap int64) awards.SupportRule {
	return awards.SupportRule{
		Param: zhuanhua.Param{Key: "fee", Status: zhuanhua.HostRule},
		Needs: zhuanhua.SetOf(awards.FeePaid), Cost: awards.FeeCost, Rate: rate,
		YearCap: zhuanhua.Value(zhuanhua.Amount(yearCap) * 100),
	}
}

func feeClaim(id, firm string, year int, fen int64) awards.SupportClaim {
	return awards.SupportClaim{
		ID: id, Rule: "fee", Recipient: zhuanhua.NewPartyID(firm), Year: year,
		Cost: zhuanhua.Value(decimal.New(fen, -2)), Known: awards.Known{Holds: zhuanhua.SetOf(awards.FeePaid)},
	}
}

func mustSupport(t *testing.T, rules ...awards.SupportRule) *awards.Support {
	t.Helper()
	s, err := awards.NewSupport(rules...)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func mustDecideSupport(t *testing.T, s *awards.Support, in awards.SupportInput) awards.SupportResult {
	t.Helper()
	r, err := s.Decide(in)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// outcomeOf writes what a decision comes to, in a line.
func outcomeOf(d awards.SupportDecision) string {
	s := d.Outcome.String()
	if a, given := d.Entitled.Get(); given {
		s += " entitled " + a.String()
	}
	for _, step := range d.Steps[min(1, len(d.Steps)):] {
		s += " " + step.Code
	}
	if d.Factor.IsGiven() {
		s += " x" + d.Factor.String()
	}
	if a, given := d.Paid.Get(); given {
		s += " paid " + a.String()
	}
	for _, r := range d.Reasons {
		s += " " + r.Code
	}
	for _, m := range d.Missing {
		s += " ?" + m.Fact
	}
	for _, w := range d.Waits {
		s += " waits:" + w
	}
	return s
}

// What Shandong pays for, each kind with its share, sum or cap, and who gets nothing.
func TestShandongSupport(t *testing.T) {
	s, err := awards.Shandong().Support()
	if err != nil {
		t.Fatal(err)
	}
	loan := awards.Known{Holds: zhuanhua.SetOf(awards.ForSME, awards.IPPledge)}
	for _, c := range []struct {
		rule, cost string
		known      awards.Known
		want       string
	}{
		{"interest-subsidy", "100000", loan, "met entitled 60000 paid 60000"},
		{"interest-subsidy", "0.01", loan, "met entitled 0 paid 0"}, // 0.6 fen are cut off
		{"interest-subsidy", "0.02", loan, "met entitled 0.01 paid 0.01"},
		{"interest-subsidy", "1000000000000000", loan, "met entitled 600000000000000 paid 600000000000000"}, // no cap stated
		{"interest-subsidy", "0", loan, "not_met paid 0 no-cost"},
		{"risk-compensation", "100000", loan, "met entitled 40000 paid 40000"},
		{"premium-subsidy", "100000", loan, "met entitled 60000 paid 60000"},
		{"premium-subsidy", "100000", awards.Known{Holds: zhuanhua.SetOf(awards.IPPledge), Lacks: zhuanhua.SetOf(awards.ForSME)}, "not_met paid 0 not-for-sme"},
		{"premium-subsidy", "100000", awards.Known{Lacks: zhuanhua.SetOf(awards.IPPledge)}, "not_met paid 0 not-ip-pledge"},
		{"premium-subsidy", "100000", awards.Known{Holds: zhuanhua.SetOf(awards.IPPledge)}, "undetermined ?for-sme"},
		{"interest-subsidy", "", loan, "undetermined ?cost"},
		{"patent-centre", "299999.99", awards.Known{Holds: zhuanhua.SetOf(awards.CertifiedCentre)}, "met entitled 299999.99 paid 299999.99"},
		{"patent-centre", "300000", awards.Known{Holds: zhuanhua.SetOf(awards.CertifiedCentre)}, "met entitled 300000 paid 300000"},
		{"patent-centre", "300000.01", awards.Known{Holds: zhuanhua.SetOf(awards.CertifiedCentre)}, "met entitled 300000.01 total-cap paid 300000"},
		{"patent-centre", "300000", awards.Known{Lacks: zhuanhua.SetOf(awards.CertifiedCentre)}, "not_met paid 0 not-certified-centre"},
		{"navigation-project", "", awards.Known{Lacks: zhuanhua.SetOf(awards.SelectedProject)}, "not_met paid 0 not-selected-project"},
		{"navigation-project", "", awards.Known{}, "undetermined ?selected-project"},
		{"china-design-gold", "", awards.Known{Lacks: zhuanhua.SetOf(awards.PrizeWon)}, "not_met paid 0 not-prize-won"},
		{"provincial-third", "", awards.Known{Holds: zhuanhua.SetOf(awards.PrizeWon)}, "met entitled 30000 paid 30000"},
	} {
		claim := awards.SupportClaim{ID: "C", Rule: c.rule, Recipient: zhuanhua.NewPartyID("示例企业"), Year: 2022, Known: c.known}
		if c.cost != "" {
			cost, err := zhuanhua.ParseAmount(c.cost)
			if err != nil {
				t.Fatal(err)
			}
			claim.Cost = zhuanhua.Value(cost)
		}
		d := mustDecideSupport(t, s, awards.SupportInput{Claims: []awards.SupportClaim{claim}}).Decisions[0]
		if got := outcomeOf(d); got != c.want {
			t.Errorf("%s of %s: %s, want %s", c.rule, c.cost, got, c.want)
		}
		for _, step := range d.Steps {
			if step.Clause.Document() != zhuanhua.SD21 || step.Text.Zh == "" || step.Text.En == "" {
				t.Errorf("%s: step %+v", c.rule, step)
			}
		}
		if (len(d.Notes) == 1) != strings.HasPrefix(c.cost, "0.0") {
			t.Errorf("%s of %s: notes %v", c.rule, c.cost, d.Notes)
		}
		if d.Record.ID != "C" || len(d.Record.Rows) == 0 || !d.Record.Clause.Valid() {
			t.Errorf("%s: record %+v", c.rule, d.Record)
		}
	}
}

// The caps of a recipient: those of a year are shared by its claims of that year, and
// what it got before takes room.
func TestSupportCaps(t *testing.T) {
	rule := feeRule(40*awards.Percent, 1000)
	rule.ClaimCap, rule.TotalCap = zhuanhua.Value(zhuanhua.Amount(900_00)), zhuanhua.Value(zhuanhua.Amount(1500_00))
	s := mustSupport(t, rule)
	open := feeClaim("z", "甲", 2022, 100_00)
	open.Known = awards.Known{}
	unknown := feeClaim("z", "甲", 2022, 0)
	unknown.Cost = zhuanhua.Given[decimal.Decimal]{}
	earlier := func(year int, yuan int64) awards.EarlierSupport {
		return awards.EarlierSupport{Rule: "fee", Recipient: zhuanhua.NewPartyID("甲"), Year: year, Amount: decimal.New(yuan, 0)}
	}
	for name, c := range map[string]struct {
		claims  []awards.SupportClaim
		earlier []awards.EarlierSupport
		want    []string
	}{
		"at the cap of a claim":       {[]awards.SupportClaim{feeClaim("a", "甲", 2022, 2250_00)}, nil, []string{"met entitled 900 paid 900"}},
		"above it":                    {[]awards.SupportClaim{feeClaim("a", "甲", 2022, 2250_03)}, nil, []string{"met entitled 900.01 claim-cap paid 900"}},
		"at the cap of a year":        {[]awards.SupportClaim{feeClaim("a", "甲", 2022, 1250_00), feeClaim("b", "甲", 2022, 1250_00)}, nil, []string{"met entitled 500 paid 500", "met entitled 500 paid 500"}},
		"above the cap of a year":     {[]awards.SupportClaim{feeClaim("a", "甲", 2022, 2250_00), feeClaim("b", "甲", 2022, 1500_00)}, nil, []string{"met entitled 900 year-cap paid 600", "met entitled 600 year-cap paid 400"}},
		"two firms":                   {[]awards.SupportClaim{feeClaim("a", "甲", 2022, 2250_00), feeClaim("b", "乙", 2022, 2250_00)}, nil, []string{"met entitled 900 paid 900", "met entitled 900 paid 900"}},
		"two years":                   {[]awards.SupportClaim{feeClaim("a", "甲", 2022, 1500_00), feeClaim("b", "甲", 2023, 1500_00)}, nil, []string{"met entitled 600 paid 600", "met entitled 600 paid 600"}},
		"above the cap of all years":  {[]awards.SupportClaim{feeClaim("a", "甲", 2022, 2250_00), feeClaim("b", "甲", 2023, 2250_00)}, nil, []string{"met entitled 900 total-cap paid 750", "met entitled 900 total-cap paid 750"}},
		"room left by earlier":        {[]awards.SupportClaim{feeClaim("a", "甲", 2022, 2250_00)}, []awards.EarlierSupport{earlier(2022, 300)}, []string{"met entitled 900 year-cap paid 700"}},
		"no room left":                {[]awards.SupportClaim{feeClaim("a", "甲", 2022, 2250_00)}, []awards.EarlierSupport{earlier(2022, 1200)}, []string{"met entitled 900 year-cap paid 0"}},
		"room left over all years":    {[]awards.SupportClaim{feeClaim("a", "甲", 2022, 2250_00)}, []awards.EarlierSupport{earlier(2021, 700), earlier(2020, 700)}, []string{"met entitled 900 total-cap paid 100"}},
		"an open claim fits beside":   {[]awards.SupportClaim{feeClaim("a", "甲", 2022, 2250_00), open}, nil, []string{"met entitled 900 paid 900", "undetermined ?fee-paid"}},
		"an open claim may take room": {[]awards.SupportClaim{feeClaim("a", "甲", 2022, 2250_00), unknown}, nil, []string{"undetermined entitled 900 waits:z", "undetermined ?cost"}},
		"an open claim, no room":      {[]awards.SupportClaim{feeClaim("a", "甲", 2022, 2250_00), unknown}, []awards.EarlierSupport{earlier(2022, 1000)}, []string{"met entitled 900 year-cap paid 0", "undetermined ?cost"}},
	} {
		r := mustDecideSupport(t, s, awards.SupportInput{Claims: c.claims, Earlier: c.earlier})
		var got []string
		for _, d := range r.Decisions {
			got = append(got, outcomeOf(d))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// A pool that is short is paid pro rata, to the fen, and says by which fraction.
func TestSupportPool(t *testing.T) {
	s := mustSupport(t, feeRule(100*awards.Percent, 1_000_000))
	claims := []awards.SupportClaim{feeClaim("a", "甲", 2022, 100), feeClaim("b", "乙", 2022, 100), feeClaim("c", "丙", 2022, 100)}
	unknown := feeClaim("d", "丁", 2022, 0)
	unknown.Cost = zhuanhua.Given[decimal.Decimal]{}
	open := feeClaim("d", "丁", 2022, 100)
	open.Known = awards.Known{}
	refused := feeClaim("d", "丁", 2022, 100)
	refused.Known = awards.Known{Lacks: zhuanhua.SetOf(awards.FeePaid)}
	for name, c := range map[string]struct {
		extra []awards.SupportClaim
		fen   int64
		want  string
	}{
		"enough":                      {nil, 300, "met entitled 1 paid 1; met entitled 1 paid 1; met entitled 1 paid 1"},
		"a fen short":                 {nil, 299, "met entitled 1 x299/300 paid 1; met entitled 1 x299/300 paid 1; met entitled 1 pool-short x299/300 paid 0.99"},
		"a third short":               {nil, 200, "met entitled 1 pool-short x2/3 paid 0.67; met entitled 1 pool-short x2/3 paid 0.67; met entitled 1 pool-short x2/3 paid 0.66"},
		"empty":                       {nil, 0, "met entitled 1 pool-short x0 paid 0; met entitled 1 pool-short x0 paid 0; met entitled 1 pool-short x0 paid 0"},
		"a refused claim takes none":  {[]awards.SupportClaim{refused}, 300, "met entitled 1 paid 1; met entitled 1 paid 1; met entitled 1 paid 1; not_met paid 0 not-fee-paid"},
		"an open claim that fits":     {[]awards.SupportClaim{open}, 400, "met entitled 1 paid 1; met entitled 1 paid 1; met entitled 1 paid 1; undetermined ?fee-paid"},
		"an open claim that does not": {[]awards.SupportClaim{open}, 399, "undetermined entitled 1 waits:d; undetermined entitled 1 waits:d; undetermined entitled 1 waits:d; undetermined ?fee-paid"},
		"a cost that is not known":    {[]awards.SupportClaim{unknown}, 100_000_000_00, "met entitled 1 paid 1; met entitled 1 paid 1; met entitled 1 paid 1; undetermined ?cost"},
		"an empty pool and an open":   {[]awards.SupportClaim{open}, 0, "met entitled 1 pool-short paid 0; met entitled 1 pool-short paid 0; met entitled 1 pool-short paid 0; undetermined ?fee-paid"},
	} {
		in := awards.SupportInput{Claims: slices.Concat(claims, c.extra), Pool: zhuanhua.Value(decimal.New(c.fen, -2))}
		r := mustDecideSupport(t, s, in)
		var got []string
		for _, d := range r.Decisions {
			got = append(got, outcomeOf(d))
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, s, c.want)
		}
		if _, given := r.Claimed.Get(); given != (len(c.extra) == 0 || c.extra[0].Known.Lacks != 0) {
			t.Errorf("%s: claimed %v", name, r.Claimed)
		}
	}
}

// The law of a pool: what is paid adds up to the lesser of pool and claims, nobody gets
// more than was due, who was due more gets no less, and neither order nor place of the
// claims matters.
func TestSupportPoolLaws(t *testing.T) {
	s := mustSupport(t, feeRule(40*awards.Percent, 1_000_000))
	rapid.Check(t, func(t *rapid.T) {
		var in awards.SupportInput
		for i := range rapid.IntRange(1, 12).Draw(t, "claims") {
			firm := fmt.Sprint("企业", rapid.IntRange(1, 4).Draw(t, "firm"))
			in.Claims = append(in.Claims, feeClaim(fmt.Sprintf("%02d", i), firm, 2022, rapid.Int64Range(1, 1_000_000_00).Draw(t, "fen")))
		}
		pool := zhuanhua.Amount(rapid.Int64Range(0, 2_000_000_00).Draw(t, "pool"))
		in.Pool = zhuanhua.Value(pool.Yuan())
		r, err := s.Decide(in)
		if err != nil {
			t.Fatal(err)
		}
		claimed, paid := r.Claimed.Or(-1), zhuanhua.Amount(0)
		for _, d := range r.Decisions {
			got := d.Paid.Or(-1)
			if paid += got; got < 0 || got > d.Entitled.Or(0) || d.Steps[len(d.Steps)-1].To != got {
				t.Fatalf("%s", outcomeOf(d))
			}
		}
		if paid != min(pool, claimed) || paid != r.Paid || r.Factor.IsGiven() != (claimed > pool) {
			t.Fatalf("paid %v of a pool of %v for %v, factor %v", paid, pool, claimed, r.Factor)
		}
		again, err := s.Decide(awards.SupportInput{Claims: rapid.Permutation(in.Claims).Draw(t, "in another order"), Pool: in.Pool})
		if err != nil || cmp.Diff(r, again) != "" {
			t.Fatalf("another order: %v %s", err, cmp.Diff(r, again))
		}
		for i := range r.Decisions {
			for j := range r.Decisions {
				a, b := &r.Decisions[i], &r.Decisions[j]
				if a.Steps[0].To > b.Steps[0].To && a.Recipient == b.Recipient && a.Paid.Or(0) < b.Paid.Or(0) {
					t.Fatalf("%s\n%s", outcomeOf(*a), outcomeOf(*b))
				}
			}
		}
	})
}

// A sum that the text demands without stating it is asked for where something would be
// paid, and only there.
func TestUnsetSum(t *testing.T) {
	claim := awards.SupportClaim{ID: "N1", Rule: awards.NavigationSupport, Recipient: zhuanhua.NewPartyID("示例研究院"), Year: 2022,
		Known: awards.Known{Holds: zhuanhua.SetOf(awards.SelectedProject)}}
	s, err := awards.Shandong().Support()
	if err != nil {
		t.Fatal(err)
	}
	_, err = s.Decide(awards.SupportInput{Claims: []awards.SupportClaim{claim}})
	var unset *awards.UnsetError
	if !errors.As(err, &unset) || unset.Param.Clause != "SD21-2.11" || unset.Year != 2022 || !errors.Is(err, zhuanhua.ErrUnset) {
		t.Errorf("got %v", err)
	}
	r := mustDecideSupport(t, s, awards.SupportInput{Claims: []awards.SupportClaim{claim}, Pool: zhuanhua.Value(decimal.Decimal{})})
	if got := outcomeOf(r.Decisions[0]); got != "met paid 0" {
		t.Errorf("an empty pool: %s", got)
	}
	for name, alter := range map[string]func(*awards.SupportRule){
		"claim cap": func(r *awards.SupportRule) { r.ClaimCap = zhuanhua.Value(zhuanhua.Amount(0)) },
		"year cap":  func(r *awards.SupportRule) { r.YearCap = zhuanhua.Value(zhuanhua.Amount(0)) },
		"total cap": func(r *awards.SupportRule) { r.TotalCap = zhuanhua.Value(zhuanhua.Amount(0)) },
	} {
		rule := awards.Shandong().Rules()[1]
		alter(&rule)
		r := mustDecideSupport(t, mustSupport(t, rule), awards.SupportInput{Claims: []awards.SupportClaim{claim}})
		if got := outcomeOf(r.Decisions[0]); got != "met paid 0" {
			t.Errorf("%s of 0: %s", name, got)
		}
	}
	given := awards.Shandong()
	given.NavigationSum = zhuanhua.Value(zhuanhua.Amount(80_000_00))
	if s, err = given.Support(); err != nil {
		t.Fatal(err)
	}
	r = mustDecideSupport(t, s, awards.SupportInput{Claims: []awards.SupportClaim{claim}})
	if got := outcomeOf(r.Decisions[0]); got != "met entitled 80000 paid 80000" {
		t.Errorf("given: %s", got)
	}
}

// Where the sum is not set an open claim may take any part of a pool.
func TestOpenClaimOfAnUnsetSum(t *testing.T) {
	s, err := awards.Shandong().Support()
	if err != nil {
		t.Fatal(err)
	}
	who := zhuanhua.NewPartyID("示例企业")
	r := mustDecideSupport(t, s, awards.SupportInput{
		Claims: []awards.SupportClaim{
			{ID: "N", Rule: awards.NavigationSupport, Recipient: who, Year: 2022},
			{ID: "P", Rule: "china-patent-gold", Recipient: who, Year: 2022, Known: awards.Known{Holds: zhuanhua.SetOf(awards.PrizeWon)}},
		},
		Pool: zhuanhua.Value(decimal.New(1_000_000, 0)),
	})
	if got := outcomeOf(r.Decisions[1]); got != "undetermined entitled 500000 waits:N" {
		t.Error(got)
	}
}

func TestSupportOutsideItsWindow(t *testing.T) {
	s, err := awards.Shandong().Support()
	if err != nil {
		t.Fatal(err)
	}
	for year, want := range map[int]int{2020: 1, 2021: 0, 2023: 0, 2024: 1} {
		r := mustDecideSupport(t, s, awards.SupportInput{Claims: []awards.SupportClaim{{
			ID: "P", Rule: "china-patent-gold", Recipient: zhuanhua.NewPartyID("示例企业"), Year: year, Known: awards.Known{Holds: zhuanhua.SetOf(awards.PrizeWon)},
		}}})
		notes := r.Decisions[0].Notes
		if len(notes) != want || want == 1 && (notes[0].Code != awards.NoteOutsideWindow || !notes[0].Clause.Valid()) {
			t.Errorf("%d: %v", year, notes)
		}
	}
}

func TestSupportBadInput(t *testing.T) {
	s := mustSupport(t, feeRule(40*awards.Percent, 1_000_000))
	claim := func(alter func(*awards.SupportClaim)) awards.SupportInput {
		c := feeClaim("a", "甲", 2022, 100)
		alter(&c)
		return awards.SupportInput{Claims: []awards.SupportClaim{c}}
	}
	pool := func(d decimal.Decimal) awards.SupportInput { return awards.SupportInput{Pool: zhuanhua.Value(d)} }
	earlier := func(alter func(*awards.EarlierSupport)) awards.SupportInput {
		e := awards.EarlierSupport{Rule: "fee", Recipient: zhuanhua.NewPartyID("甲"), Year: 2022}
		alter(&e)
		return awards.SupportInput{Earlier: []awards.EarlierSupport{e}}
	}
	most := zhuanhua.MaxAmount.Yuan()
	for name, c := range map[string]struct {
		in    awards.SupportInput
		field string
		kind  error
	}{
		"a negative pool":         {pool(decimal.New(-1, -2)), "pool", zhuanhua.ErrRange},
		"a pool without end":      {pool(decimal.New(1, 1<<30)), "pool", zhuanhua.ErrRange},
		"a pool of part of a fen": {pool(decimal.New(1, -3)), "pool", zhuanhua.ErrPrecision},
		"no id":                   {claim(func(c *awards.SupportClaim) { c.ID = "" }), "claim_id", zhuanhua.ErrNotGiven},
		"an id twice":             {awards.SupportInput{Claims: []awards.SupportClaim{feeClaim("a", "甲", 2022, 1), feeClaim("a", "乙", 2022, 1)}}, "claim_id", zhuanhua.ErrDuplicate},
		"no such rule":            {claim(func(c *awards.SupportClaim) { c.Rule = "gift" }), "rule", zhuanhua.ErrUnknownID},
		"no recipient":            {claim(func(c *awards.SupportClaim) { c.Recipient = zhuanhua.PartyID{} }), "recipient_id", zhuanhua.ErrNotGiven},
		"no year":                 {claim(func(c *awards.SupportClaim) { c.Year = 0 }), "year", zhuanhua.ErrRange},
		"a negative cost":         {claim(func(c *awards.SupportClaim) { c.Cost = zhuanhua.Value(decimal.New(-1, 0)) }), "cost", zhuanhua.ErrRange},
		"a cost without end":      {claim(func(c *awards.SupportClaim) { c.Cost = zhuanhua.Value(decimal.New(1, 1<<30)) }), "cost", zhuanhua.ErrRange},
		"a condition both ways":   {claim(func(c *awards.SupportClaim) { c.Lacks = c.Holds }), "lacks", zhuanhua.ErrContradiction},
		"no such condition holds": {claim(func(c *awards.SupportClaim) { c.Holds = 1 << 40 }), "holds", zhuanhua.ErrCodeWord},
		"no such condition lacks": {claim(func(c *awards.SupportClaim) { c.Lacks = 1 }), "lacks", zhuanhua.ErrCodeWord},
		"an earlier rule":         {earlier(func(e *awards.EarlierSupport) { e.Rule = "gift" }), "earlier[0].rule", zhuanhua.ErrUnknownID},
		"an earlier recipient":    {earlier(func(e *awards.EarlierSupport) { e.Recipient = zhuanhua.PartyID{} }), "earlier[0].recipient_id", zhuanhua.ErrNotGiven},
		"an earlier year":         {earlier(func(e *awards.EarlierSupport) { e.Year = 10000 }), "earlier[0].year", zhuanhua.ErrRange},
		"an earlier amount":       {earlier(func(e *awards.EarlierSupport) { e.Amount = decimal.New(-1, 0) }), "earlier[0].amount", zhuanhua.ErrRange},
		"earlier amounts without end": {awards.SupportInput{Earlier: []awards.EarlierSupport{
			{Rule: "fee", Recipient: zhuanhua.NewPartyID("甲"), Year: 2021, Amount: most}, {Rule: "fee", Recipient: zhuanhua.NewPartyID("甲"), Year: 2022, Amount: most},
		}}, "earlier[1].amount", zhuanhua.ErrRange},
	} {
		_, err := s.Decide(c.in)
		checkInput(t, name, err, c.field, c.kind)
	}
	uncapped := feeRule(100*awards.Percent, 0)
	uncapped.YearCap = zhuanhua.Given[zhuanhua.Amount]{}
	huge := awards.SupportInput{Claims: []awards.SupportClaim{feeClaim("a", "甲", 2022, 1e17), feeClaim("b", "甲", 2022, 1)}}
	_, err := mustSupport(t, uncapped).Decide(huge)
	checkInput(t, "more due than there is", err, "claims", zhuanhua.ErrRange)
	_, err = s.Decide(awards.SupportInput{Claims: []awards.SupportClaim{feeClaim("a", "甲", 2022, 1e17), feeClaim("b", "甲", 2022, 1e17), feeClaim("c", "甲", 2022, 1e17)}})
	checkInput(t, "more due to one than there is", err, "claims", zhuanhua.ErrRange)
	fixed := mustSupport(t, awards.Shandong().Rules()...)
	c := feeClaim("a", "甲", 2022, 1)
	c.Rule = "china-patent-gold"
	_, err = fixed.Decide(awards.SupportInput{Claims: []awards.SupportClaim{c}})
	checkInput(t, "a cost of a fixed sum", err, "cost", zhuanhua.ErrNotAllowed)
}

// checkInput checks that an error is bad input in the field.
func checkInput(t *testing.T, name string, err error, field string, kind error) {
	t.Helper()
	var input *zhuanhua.InputError
	if !errors.As(err, &input) || input.Field != field || !errors.Is(err, kind) {
		t.Errorf("%s: got %v, want field %q: %v", name, err, field, kind)
	}
}

func TestSupportRuleErrors(t *testing.T) {
	for field, alter := range map[string]func(*awards.SupportRule){
		"Key":      func(r *awards.SupportRule) { r.Key = "" },
		"Clause":   func(r *awards.SupportRule) { r.Status = zhuanhua.Stated },
		"Needs":    func(r *awards.SupportRule) { r.Needs = 0 },
		"Needs ":   func(r *awards.SupportRule) { r.Needs = 1 << 50 },
		"Cost":     func(r *awards.SupportRule) { r.Cost = awards.CostNone },
		"Cost ":    func(r *awards.SupportRule) { r.Cost = awards.OtherCost + 1 },
		"Rate":     func(r *awards.SupportRule) { r.Rate = 0 },
		"Rate ":    func(r *awards.SupportRule) { r.Rate = awards.Whole + 1 },
		"Rate  ":   func(r *awards.SupportRule) { r.Cost = awards.FixedSum },
		"Sum":      func(r *awards.SupportRule) { r.Sum = zhuanhua.Value(zhuanhua.Amount(1)) },
		"ClaimCap": func(r *awards.SupportRule) { r.ClaimCap = zhuanhua.Value(zhuanhua.Amount(-1)) },
		"YearCap":  func(r *awards.SupportRule) { r.YearCap = zhuanhua.Value(zhuanhua.MaxAmount + 1) },
		"TotalCap": func(r *awards.SupportRule) { r.TotalCap = zhuanhua.Value(zhuanhua.Amount(-1)) },
		"Sum ": func(r *awards.SupportRule) {
			r.Cost, r.Rate, r.Sum = awards.FixedSum, 0, zhuanhua.Value(zhuanhua.Amount(-1))
		},
	} {
		rule := feeRule(40*awards.Percent, 1000)
		alter(&rule)
		_, err := awards.NewSupport(rule)
		var fault *awards.SupportRuleError
		if !errors.As(err, &fault) || fault.Field != strings.TrimSpace(field) || !strings.Contains(err.Error(), fault.Field) {
			t.Errorf("%s: got %v", field, err)
		}
	}
	if _, err := awards.NewSupport(feeRule(1, 1), feeRule(2, 2)); err == nil {
		t.Error("a rule twice")
	}
	odd := feeRule(1, 1)
	odd.Key = "Fee"
	var compile *zhuanhua.CompileError
	if _, err := awards.NewSupport(odd); !errors.As(err, &compile) {
		t.Errorf("a key that is no code word: %v", err)
	}
}

func TestRates(t *testing.T) {
	for percent, want := range map[string]string{"60": "60%", "12.5": "12.5%", "0.0001": "0.0001%", "100": "100%", "0": "0%"} {
		d, _ := decimal.NewFromString(percent)
		r, err := awards.RateOf(d)
		if b, _ := r.MarshalText(); err != nil || string(b) != want {
			t.Errorf("%s: %s, %v", percent, b, err)
		}
	}
	if got := (-5 * awards.Percent / 2).String(); got != "-2.5%" {
		t.Error(got)
	}
	for d, kind := range map[*decimal.Decimal]error{
		ptr(decimal.New(-1, 0)): zhuanhua.ErrRange, ptr(decimal.New(1000001, -4)): zhuanhua.ErrRange,
		ptr(decimal.New(1, -5)): zhuanhua.ErrPrecision, ptr(decimal.New(1, 1<<30)): zhuanhua.ErrRange, ptr(decimal.New(1, -1<<30)): zhuanhua.ErrPrecision,
	} {
		_, err := awards.RateOf(*d)
		checkInput(t, "a rate", err, "rate", kind)
	}
	for _, c := range []struct {
		rate awards.Rate
		fen  zhuanhua.Amount
		want zhuanhua.Amount
		cut  bool
	}{
		{60 * awards.Percent, 100, 60, false}, {60 * awards.Percent, 99, 59, true}, {awards.Whole, zhuanhua.MaxAmount, zhuanhua.MaxAmount, false},
		{awards.Whole + 1, 100, 0, false}, {awards.Percent, -1, 0, false}, {1, 999_999, 0, true}, {1, 1_000_000, 1, false},
	} {
		if got, cut := c.rate.Of(c.fen); got != c.want || cut != c.cut {
			t.Errorf("%s of %d: %d %v", c.rate, c.fen, got, cut)
		}
	}
}

func ptr[V any](v V) *V { return &v }

func TestFractions(t *testing.T) {
	for f, want := range map[awards.Fraction]string{{}: "", {2, 3}: "2/3", {0, 1}: "0", {1, 1}: "1"} {
		if b, err := f.MarshalText(); err != nil || string(b) != want || f.IsGiven() != (want != "") {
			t.Errorf("%+v: %s", f, b)
		}
	}
}
