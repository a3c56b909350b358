package eligibility_test

import (
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

var screenDay = zhuanhua.MustDay("2022-11-30")

// drawDay is a day of two months about the turn of the year before the statistics
// day, seldom none.
func drawDay(t *rapid.T, label string) zhuanhua.Day {
	n := rapid.IntRange(-1, 60).Draw(t, label)
	if n < 0 {
		return 0
	}
	return screenDay - 40 + zhuanhua.Day(n)
}

// drawScreens are parameters small enough that every bound is met.
func drawScreens(t *rapid.T) eligibility.Screens {
	small := func(label string, most int) int { return rapid.IntRange(1, most).Draw(t, label) }
	s := eligibility.StandardScreens()
	s.RoundTripDays, s.ChurnCount, s.ChurnDays = small("trip", 30), small("churn", 4), small("churn days", 30)
	s.BurstCount, s.BurstDays = small("burst", 4), small("burst days", 20)
	s.NominalPrice = zhuanhua.Amount(rapid.IntRange(0, 400).Draw(t, "price"))
	s.NominalForms = zhuanhua.SetOf(zhuanhua.ExclusiveForm, rapid.SampledFrom([]zhuanhua.LicenceForm{0, zhuanhua.SoleForm}).Draw(t, "form"))
	s.RushShare, s.RushCount, s.RushDays = small("share", 100), small("rush", 4), small("rush days", 20)
	s.FlowBackDays, s.IdleDays = small("flow", 20), small("idle", 30)
	s.LicenceCount, s.LicenceDays = small("licences", 4), small("licence days", 30)
	s.OpenEnded = rapid.Bool().Draw(t, "open ended")
	if rapid.Bool().Draw(t, "equity too") {
		s.RelatedKinds = s.RelatedKinds.With(zhuanhua.Equity)
		s.BurstKinds = s.BurstKinds.With(zhuanhua.Licence)
	}
	return s
}

// drawParties are a few parties with and without controllers, founders and kinds.
func drawParties(t *rapid.T) []*zhuanhua.Party {
	list := make([]*zhuanhua.Party, rapid.IntRange(2, 6).Draw(t, "parties"))
	id := func(label string, none int) zhuanhua.PartyID {
		if n := rapid.IntRange(-none, len(list)).Draw(t, label); n >= 0 {
			return zhuanhua.NewPartyID(fmt.Sprint("P", n))
		}
		return zhuanhua.PartyID{}
	}
	for i := range list {
		list[i] = &zhuanhua.Party{ID: zhuanhua.NewPartyID(fmt.Sprint("P", i)), Controller: id("controller", 6)}
		list[i].Kind = rapid.SampledFrom([]zhuanhua.PartyKind{zhuanhua.OtherEnterprise, zhuanhua.OtherEnterprise, zhuanhua.OtherEnterprise,
			zhuanhua.University, zhuanhua.ResearchInstitute, zhuanhua.Individual, zhuanhua.PartyKindNone}).Draw(t, "kind")
		if list[i].Kind == zhuanhua.ResearchInstitute {
			list[i].Founder = id("founder", 2)
		}
	}
	return list
}

func drawTransfers(t *rapid.T) []zhuanhua.Transfer {
	parties := drawParties(t)
	party := func(label string) *zhuanhua.Party {
		if n := rapid.IntRange(0, 20*len(parties)).Draw(t, label); n > 0 {
			return parties[n%len(parties)]
		}
		return nil
	}
	amount := func(label string, none int64) zhuanhua.Given[decimal.Decimal] {
		if n := rapid.Int64Range(none, 6).Draw(t, label); n >= 0 {
			return zhuanhua.Value(decimal.New(n, 0))
		}
		return zhuanhua.Given[decimal.Decimal]{}
	}
	kinds := []zhuanhua.TransferKind{zhuanhua.Assignment, zhuanhua.Assignment, zhuanhua.Assignment, zhuanhua.Licence, zhuanhua.Licence, zhuanhua.Equity, 0}
	forms := []zhuanhua.LicenceForm{zhuanhua.ExclusiveForm, zhuanhua.ExclusiveForm, zhuanhua.SoleForm, zhuanhua.OrdinaryForm, zhuanhua.OpenLicenceForm, 0}
	if rapid.IntRange(0, 2).Draw(t, "licences that exclude alone") == 0 {
		kinds, forms = kinds[3:4], forms[1:3] // they collide often enough to lack the end of a term
	}
	list := make([]zhuanhua.Transfer, rapid.IntRange(1, 14).Draw(t, "transfers"))
	for i := range list {
		r := &list[i]
		r.ID, r.Transferor, r.Transferee = fmt.Sprintf("T%02d", (i*5)%17), party("from"), party("to")
		r.Kind = rapid.SampledFrom(kinds).Draw(t, "transfer")
		if r.Kind == zhuanhua.Licence {
			r.Licence = rapid.SampledFrom(forms).Draw(t, "licence")
			r.LicenceFrom, r.LicenceTo = drawDay(t, "since")*zhuanhua.Day(rapid.IntRange(0, 1).Draw(t, "from given")), drawDay(t, "until")*zhuanhua.Day(rapid.IntRange(0, 1).Draw(t, "to given"))
		}
		for _, n := range rapid.SliceOfNDistinct(rapid.IntRange(0, 4), 1, 3, rapid.ID).Draw(t, "patents") {
			r.Patents = append(r.Patents, zhuanhua.Patent{No: benchPatent(n)})
		}
		r.RecordedOn, r.EffectiveOn = drawDay(t, "recorded"), drawDay(t, "effective")
		if rapid.IntRange(0, 9).Draw(t, "annulled") == 0 {
			r.RevokedOn = drawDay(t, "revoked")
		}
		r.ContractAmount = amount("amount", -1)
		for range rapid.IntRange(0, 2).Draw(t, "payments") {
			p := zhuanhua.Payment{PaidOn: max(drawDay(t, "paid"), screenDay-40), Amount: amount("paid amount", 0), Evidence: zhuanhua.SetOf(zhuanhua.Evidence(rapid.IntRange(0, 3).Draw(t, "proof")))}
			if who := party("payer"); who != nil && rapid.Bool().Draw(t, "payer given") {
				p.Payer = who.ID
			}
			if who := party("payee"); who != nil && rapid.Bool().Draw(t, "payee given") {
				p.Payee = who.ID
			}
			r.Payments = append(r.Payments, p)
		}
	}
	return list
}

func drawUses(t *rapid.T) (products []zhuanhua.Product, pledges []zhuanhua.Pledge) {
	for i := range rapid.IntRange(0, 3).Draw(t, "products") {
		p := zhuanhua.Product{ID: fmt.Sprint("F", i), Patents: []zhuanhua.PatentNo{benchPatent(rapid.IntRange(0, 5).Draw(t, "filed"))}, DeclaredOn: max(1, drawDay(t, "declared"))}
		if rapid.IntRange(0, 3).Draw(t, "withdrawn") == 0 {
			p.WithdrawnOn = drawDay(t, "withdrawn on")
		}
		products = append(products, p)
	}
	for i := range rapid.IntRange(0, 2).Draw(t, "pledges") {
		p := zhuanhua.Pledge{ID: fmt.Sprint("G", i), Patents: []zhuanhua.PatentNo{benchPatent(rapid.IntRange(0, 5).Draw(t, "pledged"))}, RegisteredOn: drawDay(t, "registered")}
		if rapid.IntRange(0, 3).Draw(t, "pledge annulled") == 0 {
			p.AnnulledOn = drawDay(t, "annulled on")
		}
		pledges = append(pledges, p)
	}
	return products, pledges
}

// sequence yields the records of a slice.
func sequence[R any](records []R) iter.Seq2[*R, error] {
	return func(yield func(*R, error) bool) {
		for i := range records {
			if !yield(&records[i], nil) {
				return
			}
		}
	}
}

// TestScreensAgreeWithTheirDefinition holds the screens, which sort and walk, to ones
// that compare every record with every other.
func TestScreensAgreeWithTheirDefinition(t *testing.T) {
	found := map[eligibility.Screen]int{}
	lacked := map[string]bool{}
	const rounds = 30 // of a hundred cases
	for range rounds {
		rapid.Check(t, func(t *rapid.T) { agree(t, found, lacked) })
	}
	for screen := eligibility.RoundTrip; screen <= eligibility.LicenceConflict; screen++ {
		if found[screen] == 0 {
			t.Errorf("%s never found anything", screen)
		}
	}
	if len(lacked) < 10 {
		t.Errorf("only %d inputs were ever missing: %v", len(lacked), lacked)
	}
}

// agree draws a case and compares; it notes what was found and what was missing.
func agree(t *rapid.T, found map[eligibility.Screen]int, lacked map[string]bool) {
	screens, transfers := drawScreens(t), drawTransfers(t)
	products, pledges := drawUses(t)
	in := eligibility.ScreenRecords{Transfers: sequence(transfers)}
	noUses := rapid.IntRange(0, 4).Draw(t, "uses not given") == 0
	if !noUses {
		in.Products, in.Pledges = sequence(products), sequence(pledges)
	}
	got, err := screens.Run(in, screenDay)
	if err != nil {
		t.Fatal(err)
	}
	wantFound, wantGaps := newSlowScreens(screens, screenDay, transfers, products, pledges, noUses).all()
	var lines, gaps []string
	for _, s := range got.Suspicions {
		lines = append(lines, fmt.Sprintf("%s: %s; %v", s.ID, strings.Join(s.Transfers, " "), s.Patents))
		found[s.Screen]++
	}
	for _, u := range got.Unscreened {
		gaps = append(gaps, fmt.Sprintf("%s %s: %d", u.Screen, u.Missing.Fact, u.Records))
		lacked[u.Missing.Fact] = true
	}
	slices.Sort(lines)
	slices.Sort(gaps)
	if diff := cmp.Diff(wantFound, lines); diff != "" {
		t.Fatalf("suspicions (-defined +found):\n%s", diff)
	}
	if diff := cmp.Diff(wantGaps, gaps); diff != "" {
		t.Fatalf("gaps (-defined +found):\n%s", diff)
	}
}

// TestScreensFollowNoOrder holds the result to the same bytes in any order of the
// records.
func TestScreensFollowNoOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		screens, transfers := drawScreens(t), drawTransfers(t)
		products, pledges := drawUses(t)
		run := func() string {
			got, err := screens.Run(eligibility.ScreenRecords{Transfers: sequence(transfers), Products: sequence(products), Pledges: sequence(pledges)}, screenDay)
			if err != nil {
				t.Fatal(err)
			}
			b, err := json.Marshal(got)
			if err != nil {
				t.Fatal(err)
			}
			return string(b)
		}
		first := run()
		transfers = rapid.Permutation(transfers).Draw(t, "transfers in order")
		products, pledges = rapid.Permutation(products).Draw(t, "products in order"), rapid.Permutation(pledges).Draw(t, "pledges in order")
		if second := run(); second != first {
			t.Fatalf("in another order:\n%s\nwas\n%s", second, first)
		}
	})
}

// TestActsOfOneDayStandByTheirIDs holds the order of many ids, some the beginning of
// others.
func TestActsOfOneDayStandByTheirIDs(t *testing.T) {
	s := only(eligibility.Churn)
	s.ChurnCount = 2
	rapid.Check(t, func(t *rapid.T) {
		letters := rapid.SampledFrom([]rune{'a', 'b', '0', '专', '\x00'})
		ids := rapid.SliceOfNDistinct(rapid.StringOfN(letters, 1, 6, -1), 2, 300, rapid.ID).Draw(t, "ids")
		list := make(transfers, len(ids))
		for i, id := range ids {
			list[i] = sale(id, firmA, firmB, 0)
		}
		got, err := s.Run(eligibility.ScreenRecords{Transfers: sequence(list)}, on("2021-12-31"))
		if err != nil || len(got.Suspicions) != 1 {
			t.Fatal(len(got.Suspicions), err)
		}
		slices.Sort(ids)
		if diff := cmp.Diff(ids, got.Suspicions[0].Transfers); diff != "" {
			t.Fatal(diff)
		}
	})
}
