package eligibility_test

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// checkRecord compares a decision record, and its text in both languages, with golden
// files.
func checkRecord(t *testing.T, name string, d zhuanhua.Decision) {
	t.Helper()
	b, err := json.MarshalIndent(d, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	for ending, got := range map[string][]byte{
		".json": append(b, '\n'), ".zh.txt": []byte(d.In(zhuanhua.Chinese)), ".en.txt": []byte(d.In(zhuanhua.English)),
	} {
		path := filepath.Join("testdata", "decision", name+ending)
		if *update {
			if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatalf("%v; run the test with -update to write it", err)
		}
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
}

// shortOf returns by how much the inputs of a decision fall short, by what was measured.
func shortOf(d zhuanhua.Decision) map[string]string {
	short := map[string]string{}
	for _, row := range d.Rows {
		for _, in := range row.Inputs {
			for _, m := range in.Margins {
				short[m.Text.En] = m.Value + " " + m.Bound.String() + " " + m.Threshold + " " + m.Short
			}
		}
	}
	return short
}

func TestApplicationMargins(t *testing.T) {
	a := goodApplication("示例企业甲")
	a.Research, a.Rate = yuan(3_999_999), rate(49, 99)
	records, err := poolJudge(t, poolRules()).ExplainApplication(&a)
	if err != nil {
		t.Fatal(err)
	}
	rules := poolRules()
	want := map[string]string{
		"industrialisation rate":       "4900/99 at_least " + rules.Rate.String() + " " + "50/99",
		"share of R&D in revenue":      "9.9999975 at_least 10 0.0000025",
		"amount of R&D":                "3999999 at_least 5000000 1000001",
		"R&D team as a share of staff": shortOf(records[0])["R&D team as a share of staff"],
	}
	if diff := cmp.Diff(want, shortOf(records[0])); diff != "" {
		t.Error(diff)
	}
	checkRecord(t, "pool-admission", records[0])
	a.Research, a.Rate, a.Staff = zhuanhua.Given[decimal.Decimal]{}, zhuanhua.Given[eligibility.PatentRate]{}, zhuanhua.Given[int]{}
	records, err = poolJudge(t, poolRules()).ExplainApplication(&a)
	if err != nil {
		t.Fatal(err)
	}
	for what, short := range shortOf(records[0]) {
		if !strings.HasPrefix(short, " ") || !strings.HasSuffix(short, " ") {
			t.Errorf("%s is not given, and yet %s", what, short)
		}
	}
}

func TestProgressMargins(t *testing.T) {
	p := goodProgress("示例企业甲")
	noProduct(&p)
	p.NewProducts = zhuanhua.Value(0)
	p.Sales = yuan(1)
	d, err := poolJudge(t, poolRules()).ExplainProgress(&p)
	if err != nil {
		t.Fatal(err)
	}
	got := shortOf(d)
	if got["new patent-intensive products"] != "0 at_least 1 1" || !strings.HasPrefix(got["growth of sales"], "-99.9999 at_least ") ||
		!strings.HasPrefix(got["rise of the industrialisation rate"], "10 at_least ") || !strings.HasPrefix(got["growth of profit"], "15 at_least ") {
		t.Errorf("%q", got)
	}
	checkRecord(t, "pool-graduation", d)
	p.EntryRate, p.SalesBefore = zhuanhua.Given[eligibility.PatentRate]{}, yuan(0)
	if d, err = poolJudge(t, poolRules()).ExplainProgress(&p); err != nil {
		t.Fatal(err)
	}
	got = shortOf(d)
	if !strings.HasPrefix(got["growth of sales"], " at_least") || !strings.HasPrefix(got["rise of the industrialisation rate"], " at_least") {
		t.Errorf("%q", got)
	}
}

func TestLineMargins(t *testing.T) {
	for n, want := range map[int]map[string]string{
		300: {"recommended, the line as a rule": "300 at_most 300 0"},
		301: {"recommended, the line as a rule": "301 at_most 300 1", "recommended, the highest line": "301 at_most 500 -199"},
		501: {"recommended, the line as a rule": "501 at_most 300 201", "recommended, the highest line": "501 at_most 500 1"},
	} {
		d, err := poolJudge(t, poolRules()).ExplainLine(&eligibility.PoolProvince{Province: zhuanhua.Shandong, Recommended: n})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, shortOf(d)); diff != "" {
			t.Errorf("%d: %s", n, diff)
		}
		if n == 501 {
			checkRecord(t, "pool-line", d)
		}
	}
}

func TestExplainCoverage(t *testing.T) {
	judge, err := eligibility.SpecialPlan().Judge()
	if err != nil {
		t.Fatal(err)
	}
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	firm := zhuanhua.Party{ID: zhuanhua.NewPartyID("E1"), Name: "示例科技有限公司", Kind: zhuanhua.OtherEnterprise, Province: zhuanhua.Shaanxi}
	c := zhuanhua.Coverage{Measure: zhuanhua.Measure{ID: "M1", InPlan: zhuanhua.Yes, DirectlyRelated: zhuanhua.No}, Party: &firm, Since: zhuanhua.MustDay("2022-03-01")}
	d, err := judge.ExplainCoverage(zhuanhua.Indicator3, &c, scope)
	if err != nil || d.ID != "M1/E1" || d.Outcome != zhuanhua.NotMet || d.Record != zhuanhua.RecordCoverage {
		t.Fatalf("%v %+v", err, d)
	}
	checkRecord(t, "coverage", d)
	c.Measure.DirectlyRelated, c.Party = zhuanhua.Yes, nil
	if d, err = judge.ExplainCoverage(zhuanhua.Indicator3, &c, scope); err != nil || d.ID != "M1" || d.Outcome != zhuanhua.Undetermined {
		t.Errorf("%v %+v", err, d)
	}
	if _, err := judge.ExplainCoverage("nonsense", &c, scope); !errors.Is(err, eligibility.ErrNoSuchCheck) {
		t.Error(err)
	}
	if _, err := judge.ExplainCoverage(zhuanhua.Indicator3, nil, scope); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Error(err)
	}
}

func TestExplainProduct(t *testing.T) {
	judge, err := eligibility.SpecialPlan().Judge()
	if err != nil {
		t.Fatal(err)
	}
	scope := zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}
	p := zhuanhua.Product{
		ID: "P1", Patents: []zhuanhua.PatentNo{zhuanhua.MustPatentNo("ZL 2018 1 0000001.4")},
		DeclaredOn: zhuanhua.MustDay("2022-03-01"), WithdrawnOn: zhuanhua.MustDay("2022-05-01"),
	}
	d, err := judge.ExplainProduct(zhuanhua.Indicator4, &p, scope)
	if err != nil || d.ID != "P1" || d.Outcome != zhuanhua.NotMet {
		t.Fatalf("%v %+v", err, d)
	}
	checkRecord(t, "product", d)
	if list := d.Supplements(0); len(list) != 1 || list[0].What.Zh != "重新提交专利产品备案" {
		t.Errorf("%+v", list)
	}
	if _, err := judge.ExplainProduct("nonsense", &p, scope); !errors.Is(err, eligibility.ErrNoSuchCheck) {
		t.Error(err)
	}
	if _, err := judge.ExplainProduct(zhuanhua.Indicator4, nil, scope); !errors.Is(err, zhuanhua.ErrNotGiven) {
		t.Error(err)
	}
}

// Every criterion of the shipped checks that asks for a proof says what to file.
func TestEveryProofHasARemedy(t *testing.T) {
	rules := eligibility.SpecialPlan()
	for _, check := range []zhuanhua.Check{rules.Received(), rules.Supplied(), rules.Pledged(), rules.Filed(), rules.ShowsImplementation(), eligibility.OpenLicenceCheck()} {
		for _, row := range check.Rows {
			if (row.Nature == zhuanhua.Proof) != (row.Remedy != zhuanhua.Text{}) {
				t.Errorf("%s/%s: nature %s, remedy %q", check.Name, row.Code, row.Nature, row.Remedy.Zh)
			}
		}
	}
}
