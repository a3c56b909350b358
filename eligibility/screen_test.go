package eligibility_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// The parties of the planted patterns: two independent firms, two of one holding, a
// university with its institute, and a firm of which the controller is not given.
var (
	firmA   = company("A", "HA")
	firmB   = company("B", "HB")
	firmC   = company("C", "HC")
	sisterA = company("A2", "HA")
	unknown = company("X", "")
	school  = &zhuanhua.Party{ID: zhuanhua.NewPartyID("U"), Kind: zhuanhua.University, Controller: zhuanhua.NewPartyID("MOE")}
	lab     = &zhuanhua.Party{ID: zhuanhua.NewPartyID("I"), Kind: zhuanhua.ResearchInstitute, Founder: school.ID}
	loneLab = &zhuanhua.Party{ID: zhuanhua.NewPartyID("L"), Kind: zhuanhua.ResearchInstitute}
	person  = &zhuanhua.Party{ID: zhuanhua.NewPartyID("P"), Kind: zhuanhua.Individual}
)

func company(id, controller string) *zhuanhua.Party {
	return &zhuanhua.Party{ID: zhuanhua.NewPartyID(id), Kind: zhuanhua.OtherEnterprise, Controller: zhuanhua.NewPartyID(controller)}
}

const screenStart = "2021-03-01"

// sale is an assignment of one patent for 10,000 yuan, so many days after the start.
func sale(id string, from, to *zhuanhua.Party, day int, alter ...func(*zhuanhua.Transfer)) zhuanhua.Transfer {
	t := zhuanhua.Transfer{
		ID: id, Kind: zhuanhua.Assignment, Transferor: from, Transferee: to, RecordedOn: on(screenStart) + zhuanhua.Day(day),
		Patents: []zhuanhua.Patent{{No: benchPatent(0)}}, ContractAmount: zhuanhua.Value(decimal.New(10_000, 0)),
	}
	for _, f := range alter {
		f(&t)
	}
	return t
}

func priced(yuan string) func(*zhuanhua.Transfer) {
	d := decimal.RequireFromString(yuan)
	return func(t *zhuanhua.Transfer) { t.ContractAmount = zhuanhua.Value(d) }
}

func unpriced(t *zhuanhua.Transfer) { t.ContractAmount = zhuanhua.Given[decimal.Decimal]{} }

func licensed(form zhuanhua.LicenceForm) func(*zhuanhua.Transfer) {
	return func(t *zhuanhua.Transfer) { t.Kind, t.Licence = zhuanhua.Licence, form }
}

// until ends a licence so many days after the start.
func until(day int) func(*zhuanhua.Transfer) {
	return func(t *zhuanhua.Transfer) { t.LicenceTo = on(screenStart) + zhuanhua.Day(day) }
}

func annulled(t *zhuanhua.Transfer) { t.RevokedOn = t.RecordedOn + 1 }

func carrying(first, count int) func(*zhuanhua.Transfer) {
	return func(t *zhuanhua.Transfer) {
		t.Patents = nil
		for i := range count {
			t.Patents = append(t.Patents, zhuanhua.Patent{No: benchPatent(first + i)})
		}
	}
}

func paid(yuan int64, day int, payer, payee *zhuanhua.Party) func(*zhuanhua.Transfer) {
	return func(t *zhuanhua.Transfer) {
		p := zhuanhua.Payment{PaidOn: on(screenStart) + zhuanhua.Day(day), Amount: zhuanhua.Value(decimal.New(yuan, 0)), Evidence: zhuanhua.SetOf(zhuanhua.BankTransfer)}
		if payer != nil {
			p.Payer, p.Payee = payer.ID, payee.ID
		}
		t.Payments = append(t.Payments, p)
	}
}

func unproven(t *zhuanhua.Transfer) { t.Payments[len(t.Payments)-1].Evidence = 0 }

func filing(patent, day int, alter ...func(*zhuanhua.Product)) zhuanhua.Product {
	p := zhuanhua.Product{ID: fmt.Sprint("F", patent), Patents: []zhuanhua.PatentNo{benchPatent(patent)}, DeclaredOn: on(screenStart) + zhuanhua.Day(day)}
	for _, f := range alter {
		f(&p)
	}
	return p
}

// planted is a pattern, or its nearest innocent neighbour.
type planted struct {
	name      string
	transfers []zhuanhua.Transfer
	products  []zhuanhua.Product
	pledges   []zhuanhua.Pledge
	asOf      int      // days after the start; 0: 300
	want      []string // "id: transfers"
	open      []string // "gap: records"
}

func checkPlanted(t *testing.T, screens eligibility.Screens, list []planted) {
	t.Helper()
	for _, c := range list {
		t.Run(c.name, func(t *testing.T) {
			if c.asOf == 0 {
				c.asOf = 300
			}
			got, err := screens.Run(eligibility.ScreenRecords{Transfers: sequence(c.transfers), Products: sequence(c.products), Pledges: sequence(c.pledges)},
				on(screenStart)+zhuanhua.Day(c.asOf))
			if err != nil {
				t.Fatal(err)
			}
			var found, open []string
			for _, s := range got.Suspicions {
				found = append(found, s.ID+": "+strings.Join(s.Transfers, " "))
				if s.Text.Zh == "" || s.Text.En == "" || strings.Contains(s.Text.Zh+s.Text.En, "%!") || s.Clause != s.Screen.Clause() {
					t.Errorf("%s: %+v, %q", s.ID, s.Text, s.Clause)
				}
			}
			for _, u := range got.Unscreened {
				open = append(open, fmt.Sprintf("%s: %d", u.Missing.Fact, u.Records))
			}
			if diff := cmp.Diff(c.want, found); diff != "" {
				t.Errorf("suspicions (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(c.open, open); diff != "" {
				t.Errorf("not screened (-want +got):\n%s", diff)
			}
		})
	}
}

// only runs one screen.
func only(screen eligibility.Screen) eligibility.Screens {
	s := eligibility.StandardScreens()
	s.On = zhuanhua.SetOf(screen)
	return s
}

type transfers = []zhuanhua.Transfer

func TestRoundTrip(t *testing.T) {
	s := only(eligibility.RoundTrip)
	s.RoundTripDays = 100
	const id = "AB1/201010000000.3: "
	checkPlanted(t, s, []planted{
		{name: "there and back", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmA, 100)}, want: []string{id + "1 2"}},
		{name: "one day late", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmA, 101)}},
		{name: "through three hands", transfers: transfers{sale("1", school, firmA, 0), sale("2", firmA, firmB, 40), sale("3", firmB, firmC, 60), sale("4", firmC, school, 100)}, want: []string{id + "1 2 3 4"}},
		{name: "not back", transfers: transfers{sale("1", school, firmA, 0), sale("2", firmA, firmB, 40), sale("3", firmB, firmC, 60)}},
		{name: "back to the group", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, sisterA, 50)}, want: []string{id + "1 2"}},
		{name: "back to another group", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmC, 50)}},
		{name: "inside the group", transfers: transfers{sale("1", firmA, sisterA, 0), sale("2", sisterA, firmA, 50)}},
		{name: "out of the group by way of a sister", transfers: transfers{sale("1", firmA, sisterA, 0), sale("2", sisterA, firmB, 50), sale("3", firmB, firmA, 60)}, want: []string{id + "2 3"}},
		{name: "back to the university's institute", transfers: transfers{sale("1", school, firmA, 0), sale("2", firmA, lab, 50)}, want: []string{id + "1 2"}},
		{name: "inside the university", transfers: transfers{sale("1", school, lab, 0), sale("2", lab, school, 50)}},
		{name: "a licence back", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmA, 50, licensed(zhuanhua.ExclusiveForm))}},
		{name: "a licence out", transfers: transfers{sale("1", firmA, firmB, 0, licensed(zhuanhua.ExclusiveForm)), sale("2", firmB, firmA, 50)}},
		{name: "another patent", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmA, 50, carrying(1, 1))}},
		{name: "annulled", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmA, 50, annulled)}},
		{name: "as equity", transfers: transfers{sale("1", firmA, firmB, 0, func(t *zhuanhua.Transfer) { t.Kind = zhuanhua.Equity }), sale("2", firmB, firmA, 50)}, want: []string{id + "1 2"}},
		{name: "controller not given", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, unknown, 50)}, open: []string{"controller_id: 1"}},
		{name: "controller not given, too late", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, unknown, 101)}},
		{name: "controller of the first owner not given", transfers: transfers{sale("1", unknown, firmB, 0), sale("2", firmB, firmA, 50)}, open: []string{"controller_id: 1"}},
		{name: "an individual is its own controller", transfers: transfers{sale("1", person, firmB, 0), sale("2", firmB, firmA, 50)}},
		{name: "institute without founder", transfers: transfers{sale("1", school, firmA, 0), sale("2", school, loneLab, 50)}, open: []string{"founder_id: 1"}},
		{name: "on one day, by id", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmA, 0)}, want: []string{id + "1 2"}},
		{name: "two patents together", transfers: transfers{sale("1", firmA, firmB, 0, carrying(0, 2)), sale("2", firmB, firmA, 50, carrying(0, 2))}, want: []string{id + "1 2"}},
		{name: "in effect, not announced", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmA, 50, func(t *zhuanhua.Transfer) { t.EffectiveOn, t.RecordedOn = t.RecordedOn, 0 })}, want: []string{id + "1 2"}},
	})
}

func TestChurn(t *testing.T) {
	s := only(eligibility.Churn)
	s.ChurnCount, s.ChurnDays = 3, 60
	checkPlanted(t, s, []planted{
		{name: "three in the window", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmC, 30), sale("3", firmC, unknown, 60)}, want: []string{"AB2/201010000000.3: 1 2 3"}},
		{name: "one day late", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmC, 30), sale("3", firmC, unknown, 61)}},
		{name: "one short", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmC, 30)}},
		{name: "one of them a licence", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmC, 30, licensed(zhuanhua.OrdinaryForm)), sale("3", firmB, unknown, 60)}},
		{name: "one of them inside the university", transfers: transfers{sale("1", lab, school, 0), sale("2", school, firmC, 30), sale("3", firmC, unknown, 60)}},
		{name: "after the statistics day", asOf: 59, transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmC, 30), sale("3", firmC, unknown, 60)}},
		{name: "on the statistics day", asOf: 60, transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmC, 30), sale("3", firmC, unknown, 60)}, want: []string{"AB2/201010000000.3: 1 2 3"}},
	})
}

func TestBurst(t *testing.T) {
	s := only(eligibility.Burst)
	s.BurstCount, s.BurstDays = 4, 10
	want := []string{"AB3/C: 1 2"}
	checkPlanted(t, s, []planted{
		{name: "four in the window", transfers: transfers{sale("1", firmA, firmC, 0, carrying(0, 2)), sale("2", firmB, firmC, 10, carrying(2, 2))}, want: want},
		{name: "one day late", transfers: transfers{sale("1", firmA, firmC, 0, carrying(0, 2)), sale("2", firmB, firmC, 11, carrying(2, 2))}},
		{name: "one short", transfers: transfers{sale("1", firmA, firmC, 0, carrying(0, 2)), sale("2", firmB, firmC, 10, carrying(2, 1))}},
		{name: "a patent twice", transfers: transfers{sale("1", firmA, firmC, 0, carrying(0, 2)), sale("2", firmB, firmC, 10, carrying(1, 2))}},
		{name: "two buyers", transfers: transfers{sale("1", firmA, firmC, 0, carrying(0, 2)), sale("2", firmB, sisterA, 10, carrying(2, 2))}},
		{name: "licences", transfers: transfers{sale("1", firmA, firmC, 0, carrying(0, 2)), sale("2", firmB, firmC, 10, carrying(2, 2), licensed(zhuanhua.ExclusiveForm))}},
		{name: "one is implemented", transfers: transfers{sale("1", firmA, firmC, 0, carrying(0, 2)), sale("2", firmB, firmC, 10, carrying(2, 2))}, products: []zhuanhua.Product{filing(3, 300)}},
		{name: "filed after the statistics day", transfers: transfers{sale("1", firmA, firmC, 0, carrying(0, 2)), sale("2", firmB, firmC, 10, carrying(2, 2))}, products: []zhuanhua.Product{filing(3, 301)}, want: want},
		{name: "filing withdrawn", transfers: transfers{sale("1", firmA, firmC, 0, carrying(0, 2)), sale("2", firmB, firmC, 10, carrying(2, 2))},
			products: []zhuanhua.Product{filing(3, 20, func(p *zhuanhua.Product) { p.WithdrawnOn = p.DeclaredOn + 5 })}, want: want},
	})
}

func TestNominalPrice(t *testing.T) {
	s := only(eligibility.NominalPrice) // below 100 yuan a patent
	want := []string{"AB4/201010000000.3: 1"}
	checkPlanted(t, s, []planted{
		{name: "a fen below the price", transfers: transfers{sale("1", firmA, firmB, 0, priced("99.99"))}, want: want},
		{name: "at the price", transfers: transfers{sale("1", firmA, firmB, 0, priced("100"))}},
		{name: "a fen above the price", transfers: transfers{sale("1", firmA, firmB, 0, priced("100.01"))}},
		{name: "a fen below for three", transfers: transfers{sale("1", firmA, firmB, 0, carrying(0, 3), priced("299.99"))}, want: want},
		{name: "at the price for three", transfers: transfers{sale("1", firmA, firmB, 0, carrying(0, 3), priced("300"))}},
		{name: "for nothing", transfers: transfers{sale("1", firmA, firmB, 0, priced("0"))}, want: want},
		{name: "an exclusive licence", transfers: transfers{sale("1", firmA, firmB, 0, priced("1"), licensed(zhuanhua.ExclusiveForm))}, want: want},
		{name: "an ordinary licence", transfers: transfers{sale("1", firmA, firmB, 0, priced("1"), licensed(zhuanhua.OrdinaryForm))}},
		{name: "a free open licence", transfers: transfers{sale("1", firmA, firmB, 0, priced("0"), licensed(zhuanhua.OpenLicenceForm))}},
		{name: "to its own institute", transfers: transfers{sale("1", school, lab, 0, priced("0"))}},
		{name: "between its institutes", transfers: transfers{sale("1", &zhuanhua.Party{ID: zhuanhua.NewPartyID("I2"), Kind: zhuanhua.ResearchInstitute, Founder: school.ID}, lab, 0, priced("0"))}},
		{name: "equity has no price", transfers: transfers{sale("1", firmA, firmB, 0, priced("0"), func(t *zhuanhua.Transfer) { t.Kind = zhuanhua.Equity })}},
		{name: "amount not given", transfers: transfers{sale("1", firmA, firmB, 0, unpriced)}, open: []string{"contract_amount: 1"}},
		{name: "kind not given", transfers: transfers{sale("1", firmA, firmB, 0, priced("1"), func(t *zhuanhua.Transfer) { t.Kind = 0 })}, open: []string{"kind: 1"}},
		{name: "form not given", transfers: transfers{sale("1", firmA, firmB, 0, priced("1"), licensed(0))}, open: []string{"licence: 1"}},
		{name: "transferee not given", transfers: transfers{sale("1", firmA, nil, 0, priced("1"))}, open: []string{"transferee_id: 1"}},
		{name: "transferor not given", transfers: transfers{sale("1", nil, firmA, 0, priced("1"))}, open: []string{"transferor_id: 1"}},
		{name: "two sales of one patent", transfers: transfers{sale("1", firmA, firmB, 0, priced("1")), sale("2", firmB, firmC, 0, priced("1"))}, want: []string{"AB4/201010000000.3: 1 2"}},
	})
}

func TestRelatedParties(t *testing.T) {
	want := []string{"AB5/201010000000.3: 1"}
	checkPlanted(t, only(eligibility.RelatedParties), []planted{
		{name: "one controller", transfers: transfers{sale("1", firmA, sisterA, 0)}, want: want},
		{name: "two controllers", transfers: transfers{sale("1", firmA, firmB, 0)}},
		{name: "to the controller", transfers: transfers{sale("1", firmA, company("HA", ""), 0)}, want: want},
		{name: "a university's company", transfers: transfers{sale("1", school, company("S", "U"), 0)}, want: want},
		{name: "an institute and a company of its university", transfers: transfers{sale("1", lab, company("S", "U"), 0)}, want: want},
		{name: "inside the university", transfers: transfers{sale("1", school, lab, 0)}},
		{name: "to itself", transfers: transfers{sale("1", firmA, firmA, 0)}},
		{name: "a licence", transfers: transfers{sale("1", firmA, sisterA, 0, licensed(zhuanhua.OrdinaryForm))}, want: want},
		{name: "an open licence", transfers: transfers{sale("1", firmA, sisterA, 0, licensed(zhuanhua.OpenLicenceForm))}},
		{name: "equity", transfers: transfers{sale("1", firmA, sisterA, 0, func(t *zhuanhua.Transfer) { t.Kind = zhuanhua.Equity })}},
		{name: "one controller not given", transfers: transfers{sale("1", firmA, unknown, 0)}, open: []string{"controller_id: 1"}},
		{name: "an individual", transfers: transfers{sale("1", firmA, person, 0)}},
		{name: "an individual's firm", transfers: transfers{sale("1", company("Q", "P"), person, 0)}, want: want},
	})
}

func TestYearEndRush(t *testing.T) {
	s := only(eligibility.YearEndRush)
	s.RushShare, s.RushCount, s.RushDays = 60, 3, 31
	december := int(on("2021-12-01") - on(screenStart))
	year := func(late ...int) (list transfers) {
		for i, day := range late {
			list = append(list, sale(fmt.Sprint(i), company(fmt.Sprint("S", i), "H"), firmC, day, carrying(i, 1)))
		}
		return list
	}
	end := december + 30
	checkPlanted(t, s, []planted{
		{name: "three of five", asOf: end, transfers: year(0, 1, december, december+1, end), want: []string{"AB6/C/2021: 2 3 4"}},
		{name: "three of six", asOf: end, transfers: year(0, 1, 2, december, december+1, end)},
		{name: "one of them a day earlier", asOf: end, transfers: year(0, 1, december-1, december+1, end)},
		{name: "one short of the count", asOf: end, transfers: year(december, end)},
		{name: "open licences", asOf: end, transfers: func() transfers {
			list := year(december, december+1, end)
			licensed(zhuanhua.OpenLicenceForm)(&list[0])
			return list
		}()},
		{name: "the year before", asOf: end + 20, transfers: year(december, december+1, end), want: []string{"AB6/C/2021: 0 1 2"}},
		{name: "a statistics day in the year", asOf: 100, transfers: year(0, 1, 70, 71, 100), want: []string{"AB6/C/2021: 2 3 4"}},
		{name: "before that day's window", asOf: 101, transfers: year(0, 1, 70, 71, 100)},
		{name: "years between", asOf: end + 731, transfers: append(year(december, december+1, end), sale("9", firmA, firmC, end+800), sale("8", firmA, firmC, end+731)), want: []string{"AB6/C/2021: 0 1 2"}},
		{name: "who gives", asOf: end, transfers: transfers{sale("1", firmA, company("S1", "H"), december), sale("2", firmA, company("S2", "H"), december), sale("3", firmA, company("S3", "H"), end)}, want: []string{"AB6/A/2021: 1 2 3"}},
	})
}

// TestRushOfAWholeYear has more days than there are: all of a year's transfers are in
// its last days.
func TestRushOfAWholeYear(t *testing.T) {
	s := only(eligibility.YearEndRush)
	s.RushShare, s.RushCount, s.RushDays = 100, 2, math.MaxInt
	checkPlanted(t, s, []planted{{name: "any day", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmC, firmB, 250), sale("3", firmC, firmB, 301)}, want: []string{"AB6/B/2021: 1 2"}}})
}

func TestMoneyMismatch(t *testing.T) {
	s := only(eligibility.MoneyMismatch)
	s.FlowBackDays = 30
	want := []string{"AB7/201010000000.3: 1"}
	checkPlanted(t, s, []planted{
		{name: "a fen more than agreed", transfers: transfers{sale("1", firmA, firmB, 0, priced("9999.99"), paid(10_000, 1, nil, nil))}, want: want},
		{name: "as agreed", transfers: transfers{sale("1", firmA, firmB, 0, paid(10_000, 1, nil, nil))}},
		{name: "more in parts", transfers: transfers{sale("1", firmA, firmB, 0, paid(6_000, 1, nil, nil), paid(6_000, 90, nil, nil))}, want: want},
		{name: "one part without proof", transfers: transfers{sale("1", firmA, firmB, 0, paid(6_000, 1, nil, nil), paid(6_000, 90, nil, nil), unproven)}},
		{name: "one part after the statistics day", transfers: transfers{sale("1", firmA, firmB, 0, paid(6_000, 1, nil, nil), paid(6_000, 301, nil, nil))}},
		{name: "amount not given", transfers: transfers{sale("1", firmA, firmB, 0, unpriced, paid(1, 1, nil, nil))}, open: []string{"contract_amount: 1"}},
		{name: "nothing paid, nothing given", transfers: transfers{sale("1", firmA, firmB, 0, unpriced)}},
		{name: "the fee flows back", transfers: transfers{sale("1", firmA, firmB, 0, paid(10_000, 1, nil, nil), paid(9_000, 31, firmA, firmB))}, want: want},
		{name: "a day late", transfers: transfers{sale("1", firmA, firmB, 0, paid(10_000, 1, nil, nil), paid(9_000, 32, firmA, firmB))}},
		{name: "to somebody else", transfers: transfers{sale("1", firmA, firmB, 0, paid(10_000, 1, nil, nil), paid(9_000, 31, firmA, firmC))}},
		{name: "under another contract", transfers: transfers{sale("1", firmA, firmB, 0, paid(10_000, 1, nil, nil)), sale("2", firmB, firmA, 20, carrying(7, 1), paid(9_500, 25, nil, nil))}, want: []string{"AB7/201010000000.3: 1 2"}},
		{name: "a free open licence", transfers: transfers{sale("1", firmA, firmB, 0, priced("0"), licensed(zhuanhua.OpenLicenceForm), paid(5, 1, nil, nil))}},
		{name: "an open licence for a fee", transfers: transfers{sale("1", firmA, firmB, 0, priced("4"), licensed(zhuanhua.OpenLicenceForm), paid(5, 1, nil, nil))}, want: want},
		{name: "inside the university", transfers: transfers{sale("1", school, lab, 0, priced("0"), paid(5, 1, nil, nil))}},
	})
}

func TestIdle(t *testing.T) {
	s := only(eligibility.Idle)
	s.IdleDays = 200
	want := []string{"AB8/B: 1"}
	pledge := zhuanhua.Pledge{ID: "G", Patents: []zhuanhua.PatentNo{benchPatent(0)}, RegisteredOn: on(screenStart) + 20}
	cancelled, void := pledge, pledge
	cancelled.DeregisteredOn, void.AnnulledOn = pledge.RegisteredOn+5, pledge.RegisteredOn+5
	checkPlanted(t, s, []planted{
		{name: "long enough", asOf: 200, transfers: transfers{sale("1", firmA, firmB, 0)}, want: want},
		{name: "a day short", asOf: 199, transfers: transfers{sale("1", firmA, firmB, 0)}},
		{name: "filed on the day", transfers: transfers{sale("1", firmA, firmB, 10)}, products: []zhuanhua.Product{filing(0, 10)}},
		{name: "filed the day before", transfers: transfers{sale("1", firmA, firmB, 10)}, products: []zhuanhua.Product{filing(0, 9)}, want: want},
		{name: "another patent filed", transfers: transfers{sale("1", firmA, firmB, 10)}, products: []zhuanhua.Product{filing(1, 20)}, want: want},
		{name: "pledged", transfers: transfers{sale("1", firmA, firmB, 10)}, pledges: []zhuanhua.Pledge{pledge}},
		{name: "pledged and repaid", transfers: transfers{sale("1", firmA, firmB, 10)}, pledges: []zhuanhua.Pledge{cancelled}},
		{name: "the pledge annulled", transfers: transfers{sale("1", firmA, firmB, 10)}, pledges: []zhuanhua.Pledge{void}, want: want},
		{name: "licensed", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmC, 10, licensed(zhuanhua.OrdinaryForm))}},
		{name: "under an open licence", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmB, firmC, 10, licensed(zhuanhua.OpenLicenceForm))}},
		{name: "licensed before", transfers: transfers{sale("0", firmA, firmC, 0, licensed(zhuanhua.OrdinaryForm)), sale("1", firmA, firmB, 10)}, want: want},
		{name: "passed on", transfers: transfers{sale("0", firmA, firmC, 0), sale("1", firmC, firmB, 50)}, want: want},
		{name: "a licence instead of an assignment", transfers: transfers{sale("1", firmA, firmB, 0, licensed(zhuanhua.ExclusiveForm))}},
		{name: "two deals of one holder", transfers: transfers{sale("1", firmA, firmB, 0), sale("2", firmA, firmB, 20, carrying(4, 2))}, want: []string{"AB8/B: 1 2"}},
	})
}

func TestLicenceConflict(t *testing.T) {
	s := only(eligibility.LicenceConflict)
	s.LicenceCount, s.LicenceDays = 3, 30
	want := []string{"AB9/201010000000.3: 1 2"}
	exclusive, sole, ordinary := licensed(zhuanhua.ExclusiveForm), licensed(zhuanhua.SoleForm), licensed(zhuanhua.OrdinaryForm)
	two := func(first, second func(*zhuanhua.Transfer), end, start int, to *zhuanhua.Party) transfers {
		return transfers{sale("1", firmA, firmB, 0, first, until(end)), sale("2", firmA, to, start, second, until(200))}
	}
	times := func(last int, form func(*zhuanhua.Transfer)) transfers {
		return transfers{sale("1", firmA, firmB, 0, ordinary), sale("2", firmA, firmC, 10, ordinary), sale("3", firmA, unknown, last, form)}
	}
	checkPlanted(t, s, []planted{
		{name: "at once", transfers: two(exclusive, exclusive, 60, 60, firmC), want: want},
		{name: "one after the other", transfers: two(exclusive, exclusive, 59, 60, firmC)},
		{name: "exclusive and sole", transfers: two(exclusive, sole, 60, 40, firmC), want: want},
		{name: "exclusive and ordinary", transfers: two(exclusive, ordinary, 60, 40, firmC)},
		{name: "to the same licensee", transfers: two(exclusive, exclusive, 60, 40, firmB)},
		{name: "no end given: it stands", transfers: transfers{sale("1", firmA, firmB, 0, exclusive), sale("2", firmA, firmC, 250, sole)}, want: want},
		{name: "annulled before", transfers: transfers{sale("1", firmA, firmB, 0, exclusive, annulled), sale("2", firmA, firmC, 250, sole)}},
		{name: "an assignment instead", transfers: transfers{sale("1", firmA, firmB, 0, exclusive), sale("2", firmA, firmC, 250)}},
		{name: "a term that ends before it begins", transfers: two(exclusive, exclusive, -1, 60, firmC)},
		{name: "three times", transfers: times(30, ordinary), want: []string{"AB9/201010000000.3: 1 2 3"}},
		{name: "three times, a day late", transfers: times(31, ordinary)},
		{name: "one of them open", transfers: times(30, licensed(zhuanhua.OpenLicenceForm))},
	})
	s.OpenEnded = false
	checkPlanted(t, s, []planted{
		{name: "no end given: not known", transfers: transfers{sale("1", firmA, firmB, 0, exclusive), sale("2", firmA, firmC, 250, sole, until(260))}, open: []string{"licence_to: 2"}},
		{name: "no end given, on its first day", transfers: transfers{sale("1", firmA, firmB, 0, exclusive, until(50)), sale("2", firmA, firmC, 50, sole)}, want: want},
	})
}

// TestEvidence holds everything that a suspicion tells.
func TestEvidence(t *testing.T) {
	got, err := only(eligibility.RoundTrip).Run(eligibility.ScreenRecords{Transfers: sequence(transfers{
		sale("2", firmB, firmA, 50, carrying(0, 2), priced("9500.50"), paid(9_000, 55, nil, nil)),
		sale("1", firmA, firmB, 0, carrying(0, 2), unpriced),
	})}, on("2021-12-31"))
	if err != nil {
		t.Fatal(err)
	}
	want := []eligibility.Suspicion{{
		ID: "AB1/201010000000.3", Screen: eligibility.RoundTrip, Clause: "AB1", Severity: zhuanhua.Severe,
		Transfers: []string{"1", "2"}, Patents: []zhuanhua.PatentNo{benchPatent(0), benchPatent(1)},
		Parties: []zhuanhua.PartyID{firmA.ID, firmB.ID}, From: on(screenStart), To: on(screenStart) + 50,
		Amount: decimal.RequireFromString("9500.5"), Unpriced: 1, Paid: decimal.New(9_000, 0),
		Text: zhuanhua.Text{
			Zh: "2件专利经2项转让、2方之手，在365天内又回到原权利人或其关联方手中（2021-03-01至2021-04-20）",
			En: "2 patents came back to an earlier owner, or a party related to it, within 365 days: 2 transfers among 2 parties (2021-03-01 to 2021-04-20)",
		},
	}}
	if diff := cmp.Diff(want, got.Suspicions); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	b, err := json.Marshal(got.Suspicions[0])
	if err != nil || !strings.Contains(string(b), `"amount":"9500.5","paid":"9000"`) || !strings.Contains(string(b), `"suspicion_id":"AB1/201010000000.3"`) {
		t.Errorf("%v: %s", err, b)
	}
}

// TestAmountsNotGiven holds that the sentence takes no amount that is not given for 0.
func TestAmountsNotGiven(t *testing.T) {
	related, back := only(eligibility.RelatedParties), only(eligibility.MoneyMismatch)
	returned := sale("2", firmA, sisterA, 0, unpriced, paid(9, 1, nil, nil), paid(8, 2, firmA, sisterA))
	for _, c := range []struct {
		name    string
		screens eligibility.Screens
		list    transfers
		want    zhuanhua.Text
	}{
		{"none", related, transfers{sale("1", firmA, sisterA, 0, unpriced)}, zhuanhua.Text{
			Zh: "1件专利的1项转让许可发生在同一控制下的主体之间，合同金额未提供（2021-03-01）",
			En: "1 patent under 1 contract between parties under one controller, for amounts not given (2021-03-01)"}},
		{"one of two", related, transfers{sale("1", firmA, sisterA, 0, unpriced), sale("2", firmA, sisterA, 0)}, zhuanhua.Text{
			Zh: "1件专利的2项转让许可发生在同一控制下的主体之间，合同金额合计10000元（另有1项未提供）（2021-03-01）",
			En: "1 patent under 2 contracts between parties under one controller, for 10000 yuan together, 1 of them for an amount not given (2021-03-01)"}},
		{"money back", back, transfers{returned}, zhuanhua.Text{
			Zh: "1项转让许可合同金额未提供，已证明支付9元：费用在180天内回流（2021-03-01）",
			En: "1 contract for amounts not given, 9 yuan proven as paid: money flowed back within 180 days (2021-03-01)"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := c.screens.Run(eligibility.ScreenRecords{Transfers: sequence(c.list)}, on("2021-12-31"))
			if err != nil || len(got.Suspicions) != 1 {
				t.Fatal(len(got.Suspicions), err)
			}
			if diff := cmp.Diff(c.want, got.Suspicions[0].Text); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestLeftOut holds the counts of what no screen looks at.
func TestLeftOut(t *testing.T) {
	got, err := eligibility.StandardScreens().Run(eligibility.ScreenRecords{Transfers: sequence(transfers{
		sale("1", firmA, firmB, 0, func(t *zhuanhua.Transfer) { t.RecordedOn = 0 }), sale("2", firmA, firmB, 400), sale("3", firmA, firmB, 0, annulled),
		sale("4", firmA, nil, 0), sale("5", school, lab, 0), sale("6", firmA, firmB, 0, licensed(zhuanhua.OpenLicenceForm)), sale("7", firmA, firmB, 0),
	})}, on(screenStart)+300)
	if err != nil {
		t.Fatal(err)
	}
	if want := (eligibility.LeftOut{NotRecorded: 1, Later: 1, Annulled: 1, Incomplete: 1, Inside: 1, Open: 1}); got.LeftOut != want || got.Transfers != 7 {
		t.Errorf("%d transfers, left out %+v, want %+v", got.Transfers, got.LeftOut, want)
	}
	if got.Suspicions == nil || len(got.Unscreened) != 9 {
		t.Errorf("%v, %v", got.Suspicions, got.Unscreened)
	}
}

// TestFilingsNotGiven holds that a list that was not handed over is not an empty one.
func TestFilingsNotGiven(t *testing.T) {
	s := eligibility.StandardScreens()
	s.On, s.BurstCount, s.IdleDays = zhuanhua.SetOf(eligibility.Burst, eligibility.Idle), 2, 10
	in := eligibility.ScreenRecords{Transfers: sequence(transfers{sale("1", firmA, firmB, 0, carrying(0, 2))})}
	got, err := s.Run(in, on("2021-12-31"))
	if err != nil || len(got.Suspicions) > 0 || len(got.Unscreened) != 3 {
		t.Errorf("%v: %v, %v", err, got.Suspicions, got.Unscreened)
	}
	in.Products, in.Pledges = sequence([]zhuanhua.Product{}), sequence([]zhuanhua.Pledge{})
	if got, err = s.Run(in, on("2021-12-31")); err != nil || len(got.Suspicions) != 2 || len(got.Unscreened) != 0 {
		t.Errorf("%v: %v, %v", err, got.Suspicions, got.Unscreened)
	}
}

func failingRows[R any](err error) iter.Seq2[*R, error] {
	return func(yield func(*R, error) bool) { yield(nil, err) }
}

func TestScreensRefuse(t *testing.T) {
	day, broken := on("2021-12-31"), errors.New("broken")
	good := sequence(transfers{sale("1", firmA, firmB, 0)})
	bad := sale("1", firmA, firmB, 0)
	bad.Patents = nil
	twice := sale("2", firmA, firmB, 0, paid(1, 1, nil, nil), paid(1, 1, nil, nil))
	twice.Payments[0].ID, twice.Payments[1].ID = "Z", "Z"
	many := transfers{}
	for i := range 200 { // more than are sorted by comparing
		many = append(many, sale(fmt.Sprint("T", i%199), firmA, firmB, 0))
	}
	for _, c := range []struct {
		name   string
		in     eligibility.ScreenRecords
		asOf   zhuanhua.Day
		record zhuanhua.RecordKind
		id     string
		field  string
		err    error
	}{
		{"no day", eligibility.ScreenRecords{Transfers: good}, 0, 0, "", "as_of", zhuanhua.ErrNotGiven},
		{"an impossible day", eligibility.ScreenRecords{Transfers: good}, -1, 0, "", "as_of", zhuanhua.ErrRange},
		{"a bad transfer", eligibility.ScreenRecords{Transfers: sequence(transfers{bad})}, day, zhuanhua.RecordTransfer, "1", "patents", zhuanhua.ErrNotGiven},
		{"no transfer", eligibility.ScreenRecords{Transfers: pointers([]*zhuanhua.Transfer{nil})}, day, zhuanhua.RecordTransfer, "", "transfer", zhuanhua.ErrNotGiven},
		{"a bad product", eligibility.ScreenRecords{Transfers: good, Products: sequence([]zhuanhua.Product{{ID: "F"}})}, day, zhuanhua.RecordProduct, "F", "declared_on", zhuanhua.ErrNotGiven},
		{"a bad pledge", eligibility.ScreenRecords{Transfers: good, Pledges: sequence([]zhuanhua.Pledge{{}})}, day, zhuanhua.RecordPledge, "", "pledge_id", zhuanhua.ErrNotGiven},
		{"a transfer twice", eligibility.ScreenRecords{Transfers: sequence(many)}, day, zhuanhua.RecordTransfer, "T0", "transfer_id", zhuanhua.ErrDuplicate},
		{"a payment twice", eligibility.ScreenRecords{Transfers: sequence(transfers{twice})}, day, zhuanhua.RecordPayment, "Z", "payment_id", zhuanhua.ErrDuplicate},
		{"a product twice", eligibility.ScreenRecords{Products: sequence([]zhuanhua.Product{filing(1, 1), filing(1, 1)})}, day, zhuanhua.RecordProduct, "F1", "product_id", zhuanhua.ErrDuplicate},
		{"a pledge twice", eligibility.ScreenRecords{Pledges: sequence([]zhuanhua.Pledge{loan(), loan()})}, day, zhuanhua.RecordPledge, "G1", "pledge_id", zhuanhua.ErrDuplicate},
	} {
		_, err := eligibility.StandardScreens().Run(c.in, c.asOf)
		var input *zhuanhua.InputError
		if !errors.As(err, &input) || !errors.Is(err, c.err) || input.Record != c.record || input.ID != c.id || input.Field != c.field {
			t.Errorf("%s: %v", c.name, err)
		}
	}
	for _, in := range []eligibility.ScreenRecords{
		{Transfers: failingRows[zhuanhua.Transfer](broken)}, {Products: failingRows[zhuanhua.Product](broken)}, {Pledges: failingRows[zhuanhua.Pledge](broken)},
	} {
		if _, err := eligibility.StandardScreens().Run(in, day); err != broken {
			t.Errorf("an error of the rows: %v", err)
		}
	}
	var rules *eligibility.RulesError
	if _, err := (eligibility.Screens{}).Run(eligibility.ScreenRecords{}, day); !errors.As(err, &rules) {
		t.Errorf("the zero screens: %v", err)
	}
	for _, alter := range []func(*eligibility.Screens){
		func(s *eligibility.Screens) { s.RushShare = 101 },
		func(s *eligibility.Screens) { s.NominalPrice = -1 },
		func(s *eligibility.Screens) { s.NominalPrice = zhuanhua.MaxAmount + 1 },
	} {
		s := eligibility.StandardScreens()
		alter(&s)
		if err := s.Validate(); !errors.As(err, &rules) {
			t.Errorf("%+v: %v", s, err)
		}
	}
	s := eligibility.StandardScreens()
	s.On = 0
	if got, err := s.Run(eligibility.ScreenRecords{Transfers: good}, day); err != nil || len(got.Suspicions) != 0 {
		t.Errorf("no screens: %v, %v", got.Suspicions, err)
	}
}

// TestOnce holds a count of one: every transfer is often enough then.
func TestOnce(t *testing.T) {
	s := only(eligibility.Churn)
	s.ChurnCount = 1
	checkPlanted(t, s, []planted{{name: "one", transfers: transfers{sale("1", firmA, firmB, 0)}, want: []string{"AB2/201010000000.3: 1"}}})
}

func TestRelatedAndInside(t *testing.T) {
	for _, c := range []struct {
		name            string
		a, b            *zhuanhua.Party
		related, inside zhuanhua.Truth
	}{
		{"strangers", firmA, firmB, zhuanhua.No, zhuanhua.No},
		{"sisters", firmA, sisterA, zhuanhua.Yes, zhuanhua.No},
		{"university and institute", school, lab, zhuanhua.Yes, zhuanhua.Yes},
		{"one party", unknown, unknown, zhuanhua.Yes, zhuanhua.Yes},
		{"controller not given", firmA, unknown, zhuanhua.Unstated, zhuanhua.No},
		{"founder not given", school, loneLab, zhuanhua.Unstated, zhuanhua.Unstated},
		{"no party", nil, firmA, zhuanhua.Unstated, zhuanhua.Unstated},
	} {
		for _, pair := range [][2]*zhuanhua.Party{{c.a, c.b}, {c.b, c.a}} {
			if got := eligibility.Related(pair[0], pair[1]); got != c.related {
				t.Errorf("%s: related %v, want %v", c.name, got, c.related)
			}
			if got := eligibility.InsideUniversity(pair[0], pair[1]); got != c.inside {
				t.Errorf("%s: inside %v, want %v", c.name, got, c.inside)
			}
		}
	}
}

// TestControllersChange holds that each record's parties are as it names them.
func TestControllersChange(t *testing.T) {
	got, err := only(eligibility.RelatedParties).Run(eligibility.ScreenRecords{Transfers: sequence(transfers{
		sale("1", firmA, firmB, 0), sale("2", firmA, company("B", "HA"), 10), sale("3", firmA, firmB, 20), sale("4", firmA, company("B", "HA"), 30),
	})}, on("2021-12-31"))
	if err != nil || len(got.Suspicions) != 1 || !slices.Equal(got.Suspicions[0].Transfers, []string{"2", "4"}) {
		t.Errorf("%v: %+v", err, got.Suspicions)
	}
}

// TestHostileInputIsGrouped lets one patent go to and fro: one suspicion a screen.
func TestHostileInputIsGrouped(t *testing.T) {
	const n = 20_000
	got, err := eligibility.StandardScreens().Run(eligibility.ScreenRecords{Transfers: hostile(n), Products: sequence([]zhuanhua.Product{}), Pledges: noPledges}, on("2023-12-31"))
	if err != nil {
		t.Fatal(err)
	}
	seen := map[eligibility.Screen]int{}
	for _, s := range got.Suspicions {
		seen[s.Screen]++
	}
	if len(got.Suspicions) != len(seen) || seen[eligibility.Churn] != 1 || seen[eligibility.NominalPrice] != 1 {
		t.Errorf("%d suspicions: %v", len(got.Suspicions), seen)
	}
}

func ExampleScreens_Run() {
	seller, buyer := company("甲", "X"), company("乙", "Y")
	records := transfers{sale("T1", seller, buyer, 0), sale("T2", buyer, seller, 200)}
	screens := eligibility.StandardScreens()
	screens.RoundTripDays = 180
	for range 2 {
		result, _ := screens.Run(eligibility.ScreenRecords{Transfers: sequence(records)}, zhuanhua.MustDay("2021-12-31"))
		for _, s := range result.Suspicions {
			fmt.Println(s.ID, s.Text.Zh)
		}
		fmt.Println(len(result.Suspicions), "suspicions within", screens.RoundTripDays, "days")
		screens.RoundTripDays = 365
	}
	// Output:
	// 0 suspicions within 180 days
	// AB1/201010000000.3 1件专利经2项转让、2方之手，在365天内又回到原权利人或其关联方手中（2021-03-01至2021-09-17）
	// 1 suspicions within 365 days
}

func TestScreenWords(t *testing.T) {
	seen := map[string]bool{}
	for s := eligibility.RoundTrip; s <= eligibility.LicenceConflict; s++ {
		text := s.Text()
		b, err := s.MarshalText()
		if err != nil || string(b) != s.String() || text.Zh == "" || text.En == "" || seen[s.String()] || s.Clause() != zhuanhua.ClauseID(fmt.Sprint("AB", int(s))) {
			t.Errorf("screen %d: %q %v %s %v", s, b, text, s.Clause(), err)
		}
		if v, err := s.Value(); err != nil || v != s.String() {
			t.Errorf("Value of %s: %v, %v", s, v, err)
		}
		seen[s.String()] = true
	}
	if eligibility.ScreenNone.Clause() != "" || eligibility.Screen(10).Clause() != "" {
		t.Error("what is no screen has a clause")
	}
}
