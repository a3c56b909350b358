package eligibility_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

var _ = map[eligibility.StockRules]struct{}{}

func stockPatent() eligibility.StockPatent {
	return eligibility.StockPatent{
		Patent:    zhuanhua.Patent{No: zhuanhua.MustPatentNo("2018100000014"), GrantedOn: on("2020-06-01"), OnRegister: true},
		Holder:    &zhuanhua.Party{ID: zhuanhua.NewPartyID("示例大学"), Kind: zhuanhua.University},
		Converted: zhuanhua.No, Screened: zhuanhua.Yes, Online: zhuanhua.Yes, Tier: "A",
	}
}

func stockJudge(t testing.TB, r eligibility.StockRules) *eligibility.StockJudge {
	t.Helper()
	j, err := r.Judge()
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// GB37 二(一): 高校和科研机构未转化有效专利.
func TestStock(t *testing.T) {
	day := on("2025-12-31")
	onlineToo := eligibility.ActionPlanStock()
	onlineToo.OnlineToo = true
	for name, c := range map[string]struct {
		alter          func(*eligibility.StockPatent)
		stock, covered zhuanhua.Outcome
		online         zhuanhua.Outcome // covered where it must be online too
	}{
		"covered":       {func(*eligibility.StockPatent) {}, zhuanhua.Met, zhuanhua.Met, zhuanhua.Met},
		"institute":     {func(p *eligibility.StockPatent) { p.Holder.Kind = zhuanhua.ResearchInstitute }, zhuanhua.Met, zhuanhua.Met, zhuanhua.Met},
		"enterprise":    {func(p *eligibility.StockPatent) { p.Holder.Kind = zhuanhua.CentralSOE }, zhuanhua.NotMet, zhuanhua.Met, zhuanhua.Met},
		"no holder":     {func(p *eligibility.StockPatent) { p.Holder = nil }, zhuanhua.Undetermined, zhuanhua.Met, zhuanhua.Met},
		"lapsed":        {func(p *eligibility.StockPatent) { p.Patent.LapsedOn = day }, zhuanhua.NotMet, zhuanhua.Met, zhuanhua.Met},
		"lapses later":  {func(p *eligibility.StockPatent) { p.Patent.LapsedOn = day + 1 }, zhuanhua.Met, zhuanhua.Met, zhuanhua.Met},
		"granted later": {func(p *eligibility.StockPatent) { p.Patent.GrantedOn = day + 1 }, zhuanhua.NotMet, zhuanhua.Met, zhuanhua.Met},
		"register not read": {func(p *eligibility.StockPatent) { p.Patent.OnRegister = false },
			zhuanhua.Undetermined, zhuanhua.Met, zhuanhua.Met},
		"converted":     {func(p *eligibility.StockPatent) { p.Converted = zhuanhua.Yes }, zhuanhua.NotMet, zhuanhua.Met, zhuanhua.Met},
		"not known":     {func(p *eligibility.StockPatent) { p.Converted = 0 }, zhuanhua.Undetermined, zhuanhua.Met, zhuanhua.Met},
		"not screened":  {func(p *eligibility.StockPatent) { p.Screened = zhuanhua.No }, zhuanhua.Met, zhuanhua.NotMet, zhuanhua.NotMet},
		"not online":    {func(p *eligibility.StockPatent) { p.Online = zhuanhua.No }, zhuanhua.Met, zhuanhua.Met, zhuanhua.NotMet},
		"online open":   {func(p *eligibility.StockPatent) { p.Online = 0 }, zhuanhua.Met, zhuanhua.Met, zhuanhua.Undetermined},
		"screened open": {func(p *eligibility.StockPatent) { p.Screened = 0 }, zhuanhua.Met, zhuanhua.Undetermined, zhuanhua.Undetermined},
		"a no wins":     {func(p *eligibility.StockPatent) { p.Screened, p.Online = 0, zhuanhua.No }, zhuanhua.Met, zhuanhua.Undetermined, zhuanhua.NotMet},
	} {
		p := stockPatent()
		c.alter(&p)
		stock, covered, err := stockJudge(t, eligibility.ActionPlanStock()).Patent(&p, day)
		if err != nil || stock.Outcome() != c.stock || covered.Outcome() != c.covered {
			t.Errorf("%s: %v, %v, %v", name, stock.Outcome(), covered.Outcome(), err)
		}
		if _, covered, _ = stockJudge(t, onlineToo).Patent(&p, day); covered.Outcome() != c.online {
			t.Errorf("%s, online too: %v", name, covered.Outcome())
		}
	}
}

func TestStockRowsAreHeld(t *testing.T) {
	day := on("2025-12-31")
	again := func(f zhuanhua.Facts) (zhuanhua.Facts, bool) {
		p := eligibility.PutStock(f, day)
		if err := p.Validate(); err != nil {
			t.Error(err)
		}
		return eligibility.ReadStock(&p, day), true
	}
	never := func(zhuanhua.Facts) bool { return false }
	rules := eligibility.ActionPlanStock()
	for _, online := range []bool{false, true} {
		rules.OnlineToo = online
		table := stockJudge(t, rules).Table()
		vectors := holdRows(t, table, again, never)
		for _, f := range eligibility.StockFields() {
			for _, near := range f.Nearby(rules) {
				other := stockJudge(t, near).Table()
				vectors := vectors
				if !online && near.OnlineToo {
					vectors = slices.Clone(vectors)
					for c := range other.Cases(1) {
						vectors = append(vectors, c.Facts)
					}
				}
				if !tells(table, 0, other, 0, vectors) && !tells(table, 1, other, 1, vectors) {
					t.Errorf("nothing tells %s = %s", f.Key, f.Show(near))
				}
			}
		}
	}
	if eligibility.ReadStock(nil, day) != 0 || eligibility.ReadStock(&eligibility.StockPatent{}, 0) != 0 {
		t.Error("nothing has facts")
	}
}

func TestStockRefuses(t *testing.T) {
	j := stockJudge(t, eligibility.ActionPlanStock())
	for field, alter := range map[string]func(*eligibility.StockPatent){
		"patent_no": func(p *eligibility.StockPatent) { p.Patent.No = 0 },
		"party_id":  func(p *eligibility.StockPatent) { p.Holder.ID = zhuanhua.PartyID{} },
		"converted": func(p *eligibility.StockPatent) { p.Converted = 3 },
		"screened":  func(p *eligibility.StockPatent) { p.Screened = 3 },
		"online":    func(p *eligibility.StockPatent) { p.Online = 3 },
	} {
		p := stockPatent()
		alter(&p)
		_, _, err := j.Patent(&p, on("2025-12-31"))
		var fault *zhuanhua.InputError
		if !errors.As(err, &fault) || fault.Field != field {
			t.Errorf("%s: got %v", field, err)
		}
	}
	p := stockPatent()
	if _, _, err := j.Patent(&p, 0); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Error(err)
	}
	if _, _, err := j.Patent(nil, on("2025-12-31")); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Error(err)
	}
	for what, r := range map[string]eligibility.StockRules{
		"not chosen":                    {},
		"a value that is no party kind": {Institutions: 1 << 40},
	} {
		_, err := r.Judge()
		var fault *eligibility.RulesError
		if !errors.As(err, &fault) || fault.What != what {
			t.Errorf("%s: %v", what, err)
		}
	}
	into, other := eligibility.StockRules{}, eligibility.StockRules{Institutions: zhuanhua.SetOf(zhuanhua.University), OnlineToo: true}
	for _, f := range eligibility.StockFields() {
		f.Copy(&into, &other)
		if f.Show(into) != f.Show(other) || f.Clause != "GB37-2.1" {
			t.Errorf("%+v: %s", f.Param, f.Show(into))
		}
	}
	if into != other {
		t.Errorf("fields carry %+v", into)
	}
}

func ExampleStockJudge_Patent() {
	judge, err := eligibility.ActionPlanStock().Judge()
	if err != nil {
		panic(err)
	}
	patent := eligibility.StockPatent{
		Patent:    zhuanhua.Patent{No: zhuanhua.MustPatentNo("2018100000014"), GrantedOn: zhuanhua.MustDay("2020-06-01"), OnRegister: true},
		Holder:    &zhuanhua.Party{ID: zhuanhua.NewPartyID("示例大学"), Kind: zhuanhua.University},
		Converted: zhuanhua.No, Screened: zhuanhua.No,
	}
	stock, covered, err := judge.Patent(&patent, zhuanhua.MustDay("2025-12-31"))
	fmt.Println(stock.Outcome(), covered.Outcome(), err)
	// Output: met not_met <nil>
}
