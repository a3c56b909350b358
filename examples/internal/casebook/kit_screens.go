package casebook

import (
	"fmt"
	"iter"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/internal/fixture"
)

// screenInput is what the screens look at, as of a day.
type screenInput struct {
	Transfers []zhuanhua.Transfer `json:"transfers"`
	Products  []zhuanhua.Product  `json:"products"`
	AsOf      zhuanhua.Day        `json:"as_of"`
}

func sequence[E any](list []E) iter.Seq2[*E, error] {
	return func(yield func(*E, error) bool) {
		for i := range list {
			if !yield(&list[i], nil) {
				return
			}
		}
	}
}

// ask tells each suspicion with its severity and transfers.
func (in screenInput) ask(s eligibility.Screens) (Answer, error) {
	got, err := s.Run(eligibility.ScreenRecords{
		Transfers: sequence(in.Transfers), Products: sequence(in.Products), Pledges: sequence([]zhuanhua.Pledge{}),
	}, in.AsOf)
	if err != nil {
		return Answer{}, err
	}
	a, list := Answer{Outcome: zhuanhua.Met}, []string{}
	for _, s := range got.Suspicions {
		list = append(list, fmt.Sprint(s.ID, " ", s.Severity, " ", len(s.Transfers)))
		a.Outcome = zhuanhua.NotMet
	}
	for _, u := range got.Unscreened {
		a.Missing = append(a.Missing, u.Missing.Fact)
	}
	a.Result = list
	return a, nil
}

// screenCases collects questions of the screens.
type screenCases struct {
	list []question[eligibility.Screens]
}

func (c *screenCases) add(name string, clause zhuanhua.ClauseID, asOf zhuanhua.Day, transfers ...zhuanhua.Transfer) {
	in := screenInput{transfers, []zhuanhua.Product{}, asOf}
	c.list = append(c.list, question[eligibility.Screens]{name, clause, in, in.ask})
}

var (
	screenStart = zhuanhua.MustDay("2021-03-01")
	screenEnd   = zhuanhua.MustDay("2023-06-30")
)

// firm is a company with a controller of its own, or of the same name as another's.
func firm(id, controller string) *zhuanhua.Party {
	return &zhuanhua.Party{ID: zhuanhua.NewPartyID(id), Kind: zhuanhua.OtherEnterprise, Controller: zhuanhua.NewPartyID(controller)}
}

// sale is an assignment of patents for 10,000 yuan each, so many days after the start.
func sale(id string, from, to *zhuanhua.Party, day, first, count int) zhuanhua.Transfer {
	t := zhuanhua.Transfer{
		ID: id, Kind: zhuanhua.Assignment, Transferor: from, Transferee: to, RecordedOn: screenStart + zhuanhua.Day(day),
		ContractAmount: zhuanhua.Value(decimal.New(int64(count), 4)),
	}
	for i := range count {
		t.Patents = append(t.Patents, zhuanhua.Patent{No: fixture.PatentNo(first + i)})
	}
	return t
}

func licensed(t zhuanhua.Transfer, form zhuanhua.LicenceForm) zhuanhua.Transfer {
	t.Kind, t.Licence, t.LicenceTo = zhuanhua.Licence, form, t.RecordedOn+1
	return t
}

var firmA, firmB, firmC, sisterA = firm("甲", "甲集团"), firm("乙", "乙集团"), firm("丙", "丙集团"), firm("甲二", "甲集团")

// hands are screens of what a patent goes through: AB1, AB2, AB9.
func (c *screenCases) hands() {
	for _, day := range []int{364, 365, 366} {
		c.add(fmt.Sprint("back after ", day, " days"), "AB1", screenEnd, sale("1", firmA, firmB, 0, 0, 1), sale("2", firmB, firmA, day, 0, 1))
		c.add(fmt.Sprint("three hands in ", day, " days"), "AB2", screenEnd,
			sale("1", firmA, firmB, 0, 0, 1), sale("2", firmB, firmC, 30, 0, 1), sale("3", firmC, firm("丁", "丁集团"), day, 0, 1))
	}
	c.add("two hands", "AB2", screenEnd, sale("1", firmA, firmB, 0, 0, 1), sale("2", firmB, firmC, 30, 0, 1))
	licences := func(n, last int) (list []zhuanhua.Transfer) {
		for i := range n {
			day := 10 * i
			if i == n-1 {
				day = last
			}
			taker := firm(fmt.Sprint("被许可方", i), fmt.Sprint("集团", i))
			list = append(list, licensed(sale(fmt.Sprint(i), firmA, taker, day, 0, 1), zhuanhua.OrdinaryForm))
		}
		return list
	}
	for _, day := range []int{89, 90, 91} {
		c.add(fmt.Sprint("five licences in ", day, " days"), "AB9", screenEnd, licences(5, day)...)
	}
	c.add("four licences", "AB9", screenEnd, licences(4, 90)...)
	first, second := licensed(sale("1", firmA, firmB, 0, 0, 1), zhuanhua.ExclusiveForm), licensed(sale("2", firmA, firmC, 200, 0, 1), zhuanhua.SoleForm)
	c.add("exclusive licences one after the other", "AB9", screenEnd, first, second)
	first.LicenceTo = 0
	c.add("an exclusive licence without an end, and a sole one", "AB9", screenEnd, first, second)
}

// deals are screens of single transfers: AB4, AB5, AB7.
func (c *screenCases) deals() {
	for _, price := range []string{"99.99", "100", "100.01"} {
		t := sale("1", firmA, firmB, 0, 0, 1)
		t.ContractAmount = zhuanhua.Value(decimal.RequireFromString(price))
		c.add("a price of "+price, "AB4", screenEnd, t)
		for form := zhuanhua.ExclusiveForm; form <= zhuanhua.OpenLicenceForm && price == "99.99"; form++ {
			c.add("a licence fee of "+price+", "+form.String(), "AB4", screenEnd, licensed(t, form))
		}
	}
	for kind := zhuanhua.Assignment; kind <= zhuanhua.Equity; kind++ {
		t := sale("1", firmA, sisterA, 0, 0, 1)
		if t.Kind = kind; kind == zhuanhua.Licence {
			t = licensed(t, zhuanhua.OrdinaryForm)
		}
		c.add("between sisters by "+kind.String(), "AB5", screenEnd, t)
	}
	c.add("between strangers", "AB5", screenEnd, sale("1", firmA, firmB, 0, 0, 1))
	pay := func(amount string, day int, back bool) zhuanhua.Payment {
		p := zhuanhua.Payment{ID: fmt.Sprint("P", day), PaidOn: screenStart + zhuanhua.Day(day), Amount: yuanOf(amount), Evidence: zhuanhua.SetOf(zhuanhua.BankTransfer)}
		if back {
			p.Payer, p.Payee = firmA.ID, firmB.ID
		}
		return p
	}
	for _, amount := range []string{"9999.99", "10000", "10000.01"} {
		t := sale("1", firmA, firmB, 0, 0, 1)
		t.Payments = []zhuanhua.Payment{pay(amount, 1, false)}
		c.add("paid "+amount+" of 10000", "AB7", screenEnd, t)
	}
	for _, day := range []int{179, 180, 181} {
		t := sale("1", firmA, firmB, 0, 0, 1)
		t.Payments = []zhuanhua.Payment{pay("10000", 1, false), pay("9000", 1+day, true)}
		c.add(fmt.Sprint("back after ", day, " days: the fee"), "AB7", screenEnd, t)
	}
}

// parties are screens of what a party receives: AB3, AB6, AB8.
func (c *screenCases) parties() {
	for _, n := range []int{49, 50, 51} {
		c.add(fmt.Sprint(n, " patents at once"), "AB3", screenEnd, sale("1", firmA, firmC, 0, 0, n))
	}
	for kind := zhuanhua.Licence; kind <= zhuanhua.Equity; kind++ {
		t := sale("1", firmA, firmC, 0, 0, 50)
		if t.Kind = kind; kind == zhuanhua.Licence {
			t = licensed(t, zhuanhua.OrdinaryForm)
		}
		c.add("50 patents by "+kind.String(), "AB3", screenEnd, t)
	}
	for _, day := range []int{30, 31, 32} {
		c.add(fmt.Sprint("50 patents in ", day, " days"), "AB3", screenEnd, sale("1", firmA, firmC, 0, 0, 25), sale("2", firmB, firmC, day, 25, 25))
	}
	for _, days := range []int{1094, 1095, 1096} {
		c.add(fmt.Sprint("nothing made of it for ", days, " days"), "AB8", screenStart+zhuanhua.Day(days), sale("1", firmA, firmB, 0, 0, 1))
	}
	end := zhuanhua.MustDay("2021-12-31")
	december := int(end-screenStart) - 30
	year := func(early, late, day int) (list []zhuanhua.Transfer) {
		for i := range early + late {
			on := i
			if i >= early {
				on = day
			}
			list = append(list, sale(fmt.Sprint(i), firm(fmt.Sprint("供方", i), fmt.Sprint("供方集团", i)), firmC, on, i, 1))
		}
		return list
	}
	for _, n := range [][2]int{{0, 4}, {0, 5}, {0, 6}, {9, 13}, {4, 6}, {9, 14}} {
		c.add(fmt.Sprint(n[1], " of ", n[0]+n[1], " in the last days"), "AB6", end, year(n[0], n[1], december)...)
	}
	c.add("a day before the last days", "AB6", end, year(0, 5, december-1)...)
}

func screensKit() (Kit, error) {
	c := &screenCases{}
	c.hands()
	c.deals()
	c.parties()
	prepare := func(s eligibility.Screens) (eligibility.Screens, error) { return s, s.Validate() }
	return kit("screens", eligibility.StandardScreens(), eligibility.ScreenFields(), prepare, c.list)
}
