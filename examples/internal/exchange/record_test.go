package exchange_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
)

func TestConformanceData(t *testing.T) {
	provinces, cycles := 0, 0
	dirs, _ := filepath.Glob("../../../testdata/conformance/*")
	for _, dir := range dirs {
		var err error
		if strings.HasPrefix(filepath.Base(dir), "province-") {
			provinces++
			_, err = exchange.ReadProvince(os.DirFS(dir))
		} else {
			cycles++
			_, err = exchange.ReadCycle(os.DirFS(dir))
		}
		if err != nil {
			t.Errorf("%s:\n%v", dir, err)
		}
	}
	if provinces < 3 || cycles < 5 {
		t.Errorf("read %d provinces and %d cycles", provinces, cycles)
	}
}

func mustProvince(t testing.TB, f folder) *exchange.Province {
	t.Helper()
	p, err := exchange.ReadProvince(f.fs())
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func mustCycle(t testing.TB, f folder) *exchange.Cycle {
	t.Helper()
	c, err := exchange.ReadCycle(f.fs())
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func yuan(s string) decimal.Decimal { return decimal.RequireFromString(s) }

func TestProvince(t *testing.T) {
	p := mustProvince(t, sampleProvince)
	id, day, no := zhuanhua.NewPartyID, zhuanhua.MustDay, zhuanhua.MustPatentNo

	uni := &zhuanhua.Party{ID: id(university), Name: "西安大学", Kind: zhuanhua.University, Province: zhuanhua.Shaanxi, City: 610100}
	one := &zhuanhua.Party{ID: id(firm), Name: `One, "Two" and Three`, Kind: zhuanhua.OtherEnterprise, Province: zhuanhua.Shaanxi, Controller: id("张三"),
		Sizes: []zhuanhua.SizeOfYear{{Year: zhuanhua.EveryYear, Size: zhuanhua.SizeOf(zhuanhua.Large)}}}
	two := &zhuanhua.Party{ID: id(otherFirm), Kind: zhuanhua.ProvincialSOE, Province: zhuanhua.Corps, City: 999999,
		Sizes: []zhuanhua.SizeOfYear{{Year: zhuanhua.EveryYear, Size: zhuanhua.Size{Possible: zhuanhua.SetOf(zhuanhua.Large), SetBy: true}}}}
	zhang := &zhuanhua.Party{ID: id("张三"), Name: "张三", Kind: zhuanhua.Individual}
	acme := &zhuanhua.Party{ID: id("ACME"), Name: "Acme Inc.", Kind: zhuanhua.OtherEnterprise, Province: zhuanhua.Abroad, City: zhuanhua.Abroad}
	first := zhuanhua.Patent{No: no("200410834579.8"), GrantedOn: day("2015-03-19"), OnRegister: true, PubliclyFunded: zhuanhua.Yes}
	second := zhuanhua.Patent{No: no("200411418722.1"), GrantedOn: day("2010-02-09"), LapsedOn: day("2020-01-01"), OnRegister: true,
		PubliclyFunded: zhuanhua.No, DeclassifiedOn: day("2012-02-29")}
	third := zhuanhua.Patent{No: no("200423726771.X"), OnRegister: true}

	want := &exchange.Province{
		Transfers: []zhuanhua.Transfer{
			{ID: "T1", Kind: zhuanhua.Assignment, Transferor: uni, TransferorFirst: zhuanhua.Yes, Transferee: one, TransfereeFirst: zhuanhua.No,
				Patents: []zhuanhua.Patent{first, third}, SignedOn: day("2022-01-01"), RecordedOn: day("2022-02-03"), RevokedOn: day("2022-12-31"),
				ContractFiled: zhuanhua.Yes, ContractAmount: zhuanhua.Value(yuan("1000000.5")),
				Payments: []zhuanhua.Payment{{ID: "P2", PaidOn: day("2022-03-05"), Amount: zhuanhua.Value(yuan("7.25")), Evidence: zhuanhua.SetOf(zhuanhua.Invoice, zhuanhua.BankTransfer)}}},
			{ID: "T2", Kind: zhuanhua.Licence, Licence: zhuanhua.OpenLicenceForm, Transferor: uni, Transferee: acme,
				Patents: []zhuanhua.Patent{second}, ContractFiled: zhuanhua.No,
				Payments: []zhuanhua.Payment{
					{ID: "P1", PaidOn: day("2022-03-04"), Amount: zhuanhua.Value(yuan("5"))},
					{ID: "P3", PaidOn: day("2022-03-06"), Amount: zhuanhua.Value(yuan("0")), Evidence: zhuanhua.SetOf(zhuanhua.Voucher)}}},
			{ID: "T3", Kind: zhuanhua.Equity, Transferor: zhang, Transferee: two, Patents: []zhuanhua.Patent{{No: no("200429028609.9")}},
				ContractFiled: zhuanhua.No, ContractAmount: zhuanhua.Value(yuan("0"))},
		},
		Pledges: []zhuanhua.Pledge{
			{ID: "G1", Pledgor: one, Patents: []zhuanhua.PatentNo{first.No}, RegisteredOn: day("2022-01-01"), DeregisteredOn: day("2022-06-30"), Amount: zhuanhua.Value(yuan("17544715"))},
			{ID: "G2", Pledgor: acme, Amount: zhuanhua.Value(yuan("1"))},
		},
		Products: []zhuanhua.Product{
			{ID: "W1", Party: one, Patents: []zhuanhua.PatentNo{no("200429028609.9")}, DeclaredOn: day("2022-05-01"), WithdrawnOn: day("2023-01-01")},
			{ID: "W2", Party: one, DeclaredOn: day("2022-05-01")},
		},
		Measures: []zhuanhua.Measure{{ID: "M1", InPlan: zhuanhua.Yes, DirectlyRelated: zhuanhua.No}, {ID: "M2", InPlan: zhuanhua.Yes, DirectlyRelated: zhuanhua.Yes}},
		Survey: []exchange.SurveyRow{
			{Party: id(firm), Stratum: "层 1", StratumSize: 2, Responded: true, RevenueBefore: zhuanhua.Value(yuan("1545310")), Revenue: zhuanhua.Value(yuan("2185095.06")),
				EmployeesBefore: zhuanhua.Value(int64(53)), Employees: zhuanhua.Value(int64(54))},
			{Party: id(otherFirm), Stratum: "层 1", StratumSize: 2, Employees: zhuanhua.Value(int64(12))},
			{Party: id("ACME"), Stratum: "层 2", StratumSize: 1e9},
		},
	}
	want.Coverage = []zhuanhua.Coverage{
		{Measure: want.Measures[1], Party: one, Since: day("2021-04-09")},
		{Measure: want.Measures[0], Party: one, Since: day("2021-04-09")},
		{Measure: want.Measures[1], Party: one, Since: day("2021-04-10")},
	}
	register := p.Register
	if diff := cmp.Diff(want, without(p)); diff != "" {
		t.Error(diff)
	}
	for _, party := range []*zhuanhua.Party{uni, one, two, zhang, acme} {
		if diff := cmp.Diff(party, register.Party(party.ID)); diff != "" {
			t.Error(diff)
		}
	}
	for _, record := range []*zhuanhua.Party{p.Transfers[0].Transferee, p.Pledges[0].Pledgor, p.Products[0].Party, p.Coverage[0].Party} {
		if record != register.Party(one.ID) {
			t.Error("a record's party is not the register's")
		}
	}
	for _, patent := range []zhuanhua.Patent{first, second, third} {
		if got, _ := register.Patent(patent.No); got != patent {
			t.Errorf("got %v, want %v", got, patent)
		}
	}
	enterprise, _ := register.Enterprise(one.ID)
	if diff := cmp.Diff(zhuanhua.Enterprise{Party: one.ID, Industry: zhuanhua.Manufacturing, Years: []zhuanhua.EnterpriseYear{
		{Employees: zhuanhua.Value(int64(1000)), Revenue: zhuanhua.Value(yuan("400000000"))}}}, enterprise); diff != "" {
		t.Error(diff)
	}
}

// without returns the province without its register, into which cmp cannot look.
func without(p *exchange.Province) *exchange.Province {
	q := *p
	q.Register = nil
	return &q
}

func TestCycle(t *testing.T) {
	day := zhuanhua.MustDay
	want := &exchange.Cycle{
		Plans: []zhuanhua.Plan{
			{Province: zhuanhua.Shaanxi, IPDepartment: zhuanhua.Yes, FinanceDepartment: zhuanhua.Yes, Years: zhuanhua.Value(3), MeasuredIndicators: zhuanhua.Yes,
				AnnualTargets: zhuanhua.Yes, FiledCNIPAOn: day("2021-04-19"), FiledMOFOn: day("2021-04-19")},
			{Province: zhuanhua.Beijing, IPDepartment: zhuanhua.Yes, FinanceDepartment: zhuanhua.No, Years: zhuanhua.Value(2), MeasuredIndicators: zhuanhua.No,
				AnnualTargets: zhuanhua.Yes},
		},
		Evaluations: []exchange.Evaluation{
			{Year: 2021, Province: zhuanhua.Shaanxi, Score: yuan("91.5"), InScope: true},
			{Year: 2022, Province: zhuanhua.Shaanxi, Score: yuan("0.000001")},
			{Year: 2021, Province: zhuanhua.Beijing, Score: yuan("1000"), InScope: true},
		},
		Findings: []exchange.Finding{
			{Year: 2022, Province: zhuanhua.Shaanxi, Points: zhuanhua.Value(yuan("2.5")), Confirmed: true},
			{Year: 2023, Province: zhuanhua.Beijing, Severe: true},
			{Year: 2022, Province: zhuanhua.Shaanxi, Points: zhuanhua.Value(yuan("2.5")), Confirmed: true},
		},
		Waivers: []exchange.Waiver{{Year: 2023, Province: zhuanhua.Shaanxi, Reason: "国务院督查激励"}},
		Terms:   exchange.Terms{StartupQuota: 8, AwardQuota2022: 9, AwardQuota2023: 10, PassMark: yuan("60.5")},
	}
	if diff := cmp.Diff(want, mustCycle(t, sampleCycle)); diff != "" {
		t.Error(diff)
	}
}

func TestEmptyFilesAreNoRecords(t *testing.T) {
	p := mustProvince(t, sampleProvince.only("parties.csv").only("transfers.csv").without(
		"enterprises.csv", "patents.csv", "payments.csv", "pledges.csv", "products.csv", "measures.csv", "coverage.csv", "survey.csv"))
	if diff := cmp.Diff(&exchange.Province{}, without(p)); diff != "" {
		t.Error(diff)
	}
}

// shuffled returns the folder with the columns of every file in another order and
// an unknown column among them. It is for rows of one line without semicolons in
// quotation marks.
func shuffled(t *rapid.T, f folder) folder {
	g := folder{}
	for name, text := range f {
		if name == "cycle.json" {
			g[name] = text
			continue
		}
		rows := strings.Split(strings.TrimSuffix(text, "\n"), "\n")
		places := make([]int, strings.Count(rows[0], ",")+2)
		for i := range places {
			places[i] = i
		}
		places = rapid.Permutation(places).Draw(t, name)
		for i, row := range rows {
			cells := append(split(row), fmt.Sprint("unknown ", i))
			if len(cells) == len(places) {
				moved := make([]string, len(cells))
				for i, cell := range cells {
					moved[places[i]] = cell
				}
				cells = moved
			}
			rows[i] = strings.Join(cells, ",")
		}
		g[name] = strings.Join(rows, "\n") + "\n"
	}
	return g
}

// split cuts a row at its commas outside quotation marks.
func split(row string) []string {
	marks := 0
	var cells []string
	start := 0
	for i, c := range []byte(row + ",") {
		if c == '"' {
			marks++
		}
		if c == ',' && marks%2 == 0 {
			cells, start = append(cells, row[start:i]), i+1
		}
	}
	return cells
}

func TestOrderOfColumnsPlaysNoPart(t *testing.T) {
	province, cycle := mustProvince(t, sampleProvince), mustCycle(t, sampleCycle)
	wrong := sampleProvince.
		rows("parties.csv", "x,,other,61,9,", "x,,individual,,,", "x,,soe,,x,").
		rows("transfers.csv", "T1,x,sole,x,x,x,x,x,x,x,x,x,x", "T1,equity").
		rows("payments.csv", "P1,T1,,,", "P1,,,,x").
		rows("survey.csv", "ACME,层 1,3,true,,,,", "ACME,层 1,3,true,,,,")
	faults := told(readProvince(wrong))
	rapid.Check(t, func(t *rapid.T) {
		p, err := exchange.ReadProvince(shuffled(t, sampleProvince).fs())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(without(province), without(p)); diff != "" {
			t.Error(diff)
		}
		c, err := exchange.ReadCycle(shuffled(t, sampleCycle).fs())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(cycle, c); diff != "" {
			t.Error(diff)
		}
		_, err = exchange.ReadProvince(shuffled(t, wrong).fs())
		if diff := cmp.Diff(faults, told(err)); diff != "" {
			t.Error(diff)
		}
	})
}
