package eligibility_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// The plans' SOEs: Shaanxi takes any, military units included, Shandong any.
func TestProvincialRules(t *testing.T) {
	for _, c := range []struct {
		rules eligibility.Rules
		kinds string
	}{
		{eligibility.Shaanxi(), "university;research_institute;central_soe;provincial_soe;municipal_soe;military_unit"},
		{eligibility.Shandong(), "university;research_institute;central_soe;provincial_soe;municipal_soe"},
	} {
		central := eligibility.SpecialPlan()
		if got := c.rules.Suppliers.String(); got != c.kinds || c.rules.From != on("2021-04-19") || c.rules.To != on("2024-01-01") {
			t.Errorf("%s from %s to %s, want %s", got, c.rules.From, c.rules.To, c.kinds)
		}
		c.rules.Suppliers, c.rules.From, c.rules.To = central.Suppliers, central.From, central.To
		if c.rules != central {
			t.Errorf("something else differs: %v", eligibility.Diff(c.rules, central))
		}
	}
}

func provincialJudge(t *testing.T) *eligibility.Judge {
	t.Helper()
	rules := eligibility.Shaanxi()
	return mustJudge(t, rules, rules.Outflow(), rules.Output())
}

// From suppliers of the province to its SMEs, equity included; all that they gave
// anyone is another row.
func TestOutflow(t *testing.T) {
	judge := provincialJudge(t)
	year, baoji := zhuanhua.Year(2022), zhuanhua.Place(610300)
	taker := func(p, c zhuanhua.Place) func(*zhuanhua.Transfer) {
		return func(r *zhuanhua.Transfer) { r.Transferee.Province, r.Transferee.City = p, c }
	}
	for _, c := range []struct {
		name            string
		alter           func(*zhuanhua.Transfer)
		place           zhuanhua.Place
		outflow, output answer
	}{
		{"a university here to an SME here", func(*zhuanhua.Transfer) {}, zhuanhua.Shaanxi, counts(), counts()},
		{"a municipal SOE", giver(zhuanhua.MunicipalSOE), zhuanhua.Shaanxi, counts(), counts()},
		{"a military unit", giver(zhuanhua.MilitaryUnit), zhuanhua.Shaanxi, counts(), counts()},
		{"a private firm", giver(zhuanhua.OtherEnterprise), zhuanhua.Shaanxi, fails("transferor-kind"), fails("transferor-kind")},
		{"from elsewhere", giverAt(zhuanhua.Beijing, 110100), zhuanhua.Shaanxi, fails("transferor-province"), fails("transferor-province")},
		{"to elsewhere", taker(zhuanhua.Henan, 410100), zhuanhua.Shaanxi, fails("transferee-province"), counts()},
		{"to a large firm", func(r *zhuanhua.Transfer) { r.Transferee.Sizes = sized(zhuanhua.Large) }, zhuanhua.Shaanxi, fails("transferee-size"), counts()},
		{"equity", func(r *zhuanhua.Transfer) { r.Kind = zhuanhua.Equity }, zhuanhua.Shaanxi, counts(), counts()},
		{"a licence", func(r *zhuanhua.Transfer) { r.Kind, r.Licence = zhuanhua.Licence, zhuanhua.OrdinaryForm }, zhuanhua.Shaanxi, counts(), counts()},
		{"of the city, to another", taker(zhuanhua.Shaanxi, baoji), xian, counts(), counts()},
		{"of another city", giverAt(zhuanhua.Shaanxi, baoji), xian, fails("transferor-city"), fails("transferor-city")},
		{"address not known", giverAt(0, 0), zhuanhua.Shaanxi, lacks("transferor-province"), lacks("transferor-province")},
		{"never recorded", func(r *zhuanhua.Transfer) { r.RecordedOn = 0 }, zhuanhua.Shaanxi, fails("not-recorded"), fails("not-recorded")},
	} {
		record := deal()
		c.alter(&record)
		judged := judgeTransfer(t, judge, &record)
		for check, want := range map[string]answer{eligibility.OutflowCheck: c.outflow, eligibility.OutputCheck: c.output} {
			if diff := cmp.Diff(want, answerOf(ask(judged, check, c.place, year))); diff != "" {
				t.Errorf("%s, %s (-want +got):\n%s", c.name, check, diff)
			}
		}
	}
}

// The outflow's money is what the suppliers received, equity bringing none.
func TestOutflowMoney(t *testing.T) {
	judge := provincialJudge(t)
	outflow := judge.Transfers().Find(eligibility.OutflowCheck)
	received := func(alter func(*zhuanhua.Transfer)) bool {
		record := deal()
		alter(&record)
		return judgeTransfer(t, judge, &record).Payments[0].Counts>>outflow&1 == 1
	}
	if !received(func(*zhuanhua.Transfer) {}) {
		t.Error("what the university received does not count")
	}
	if !received(func(r *zhuanhua.Transfer) { r.Payments[0].Payer = zhuanhua.NewPartyID("某人") }) {
		t.Error("what another paid the university does not count")
	}
	if received(func(r *zhuanhua.Transfer) { r.Payments[0].Payee = zhuanhua.NewPartyID("某人") }) {
		t.Error("what another received counts")
	}
	if received(func(r *zhuanhua.Transfer) { r.Kind = zhuanhua.Equity }) {
		t.Error("equity brings a fee")
	}
}

// Whether a transfer is one of the province's outflow, under Shaanxi's rules.
func ExampleRules_Outflow() {
	rules := eligibility.Shaanxi()
	judge, err := rules.Judge(rules.Outflow())
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, kind := range []zhuanhua.PartyKind{zhuanhua.MilitaryUnit, zhuanhua.OtherEnterprise} {
		record := deal()
		record.Transferor.Kind = kind
		d, err := judge.ExplainTransfer(eligibility.OutflowCheck, &record, zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)})
		fmt.Println(kind, d.Outcome, err)
	}
	// Output:
	// military_unit met <nil>
	// enterprise not_met <nil>
}

// Every row of the three checks has a case that fails it alone, and every alteration of
// a row is told from it.
func TestProvincialChecks(t *testing.T) {
	rules := eligibility.Shaanxi()
	for _, c := range []struct {
		form  zhuanhua.Form
		check zhuanhua.Check
	}{
		{eligibility.TransferForm(), rules.Outflow()}, {eligibility.TransferForm(), rules.Output()}, {eligibility.DefenceForm(), rules.Declassified()},
	} {
		table, err := zhuanhua.Compile(c.form, c.check)
		if err != nil {
			t.Fatal(err)
		}
		alone := map[string]bool{}
		for k := range table.Cases(0) {
			if v := table.Judge(0, k.Facts); v.Outcome() != k.Outcome {
				t.Errorf("%s/%s: %v, want %v", c.check.Name, k.Row, v.Outcome(), k.Outcome)
			}
			if len(k.Failed) == 1 {
				alone[k.Failed[0]] = true
			}
		}
		for _, row := range c.check.Rows {
			if !alone[row.Code] && row.Code != "transfer-kind" && row.Code != "patent-kind" || // the forms have no other kinds
				row.Text.Zh == "" || row.Text.En == "" || !row.Clause.Valid() {
				t.Errorf("%s/%s: nothing fails it alone, or it has no text or clause", c.check.Name, row.Code)
			}
		}
		for mutant := range c.check.Mutants(&c.form) {
			altered, err := zhuanhua.Compile(c.form, mutant)
			if err != nil {
				continue // refused: held by the compiler
			}
			told := false
			for k := range table.Cases(0) {
				told = told || !cmp.Equal(answerOf(table.Judge(0, k.Facts)), answerOf(altered.Judge(0, k.Facts)))
			}
			if !told {
				t.Errorf("%s: nothing tells a mutant from it: %+v", c.check.Name, mutant.Rows)
			}
		}
	}
}
