package indicators_test

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

var update = flag.Bool("update", false, "write the golden files instead of comparing with them")

// checkRecord compares a record, and its text in both languages, with golden files.
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
	var back zhuanhua.Decision
	if err := json.Unmarshal(b, &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(d, back); diff != "" {
		t.Errorf("%s came back altered:\n%s", name, diff)
	}
}

func sealedReport(t testing.TB, extra ...zhuanhua.Check) indicators.Report {
	t.Helper()
	transfers, pledges := records(7, 3000)
	tally := indicators.NewTally(mustJudge(t, eligibility.SpecialPlan(), extra...), zhuanhua.Years(2021, 2022)...)
	if err := tally.Sealed(); err != nil {
		t.Fatal(err)
	}
	for i := range transfers {
		if err := tally.Transfer(&transfers[i]); err != nil {
			t.Fatal(err)
		}
	}
	for i := range pledges {
		if err := tally.Pledge(&pledges[i]); err != nil {
			t.Fatal(err)
		}
	}
	best := indicators.Report{}
	for place := range zhuanhua.Provinces() { // the one with most to tell
		report, err := tally.Report(place, zhuanhua.Year(2022))
		if err != nil {
			t.Fatal(err)
		}
		if report.Received.Patents >= best.Received.Patents {
			best = report
		}
	}
	return best
}

func TestReportExplain(t *testing.T) {
	report := sealedReport(t, hostChecks()...)
	list := report.Decisions()
	if len(list) != 5+len(report.Extra) {
		t.Fatalf("%d records", len(list))
	}
	for _, d := range list[:5] {
		checkRecord(t, d.Check, d)
		if d.Rules != report.Rules || d.Seal != report.Seal || d.Version != report.Version || d.Scope != report.Scope || len(d.Readings) != len(report.ReadBy[d.Check]) || len(d.Readings) == 0 {
			t.Errorf("%s does not say where it comes from", d.Check)
		}
	}
	for i, d := range list[5:] {
		if d.Check != report.Extra[i].Check || d.Clause != "" || d.CheckText.Zh != d.Check {
			t.Errorf("%+v", d)
		}
	}
	if _, err := report.Explain("nonsense"); !errors.Is(err, indicators.ErrNoSuchCheck) {
		t.Error(err)
	}
}

// The record says what the report says, and is settled where nothing is pending.
func TestReportExplainAgreesWithTheReport(t *testing.T) {
	for seed := range uint64(6) {
		transfers, pledges := records(seed, 300)
		tally := tallyOf(t, mustJudge(t, eligibility.SpecialPlan()), transfers, pledges)
		for _, period := range zhuanhua.Years(2020, 2022) {
			report, err := tally.Report(zhuanhua.Shaanxi, period)
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range []indicators.Figures{report.Received, report.Supplied, report.Pledged} {
				d, err := report.Explain(f.Check)
				if err != nil {
					t.Fatal(err)
				}
				values := map[string]string{}
				for _, figure := range d.Figures {
					values[figure.Key] = figure.Value
				}
				if values["patents"] != fmt.Sprint(f.Patents) || values["records"] != fmt.Sprint(f.Records) ||
					values["amount"] != indicators.Plain(f.Amount) || values["parties"] != fmt.Sprint(f.Parties) {
					t.Errorf("%s: %v", f.Check, values)
				}
				if received, told := values["received"]; told != (f.Record == zhuanhua.RecordTransfer) || told && received != indicators.Plain(f.Received) {
					t.Errorf("%s: received %q, %t", f.Check, received, told)
				}
				if (d.Outcome == zhuanhua.Met) != (f.Undetermined.Records == 0) || len(d.LeftOut) != len(f.Rejected.Reasons)+len(f.Undetermined.Missing) {
					t.Errorf("%s: %v with %d pending", f.Check, d.Outcome, f.Undetermined.Records)
				}
				if letter, there := d.Letter("示例大学", 0); there {
					t.Errorf("a figure is written about: %v", letter)
				}
			}
		}
	}
}

func TestProgressDecisionGolden(t *testing.T) {
	yearly20 := row(t, indicators.ShaanxiGoals(), "pledge-amount-growth")
	total := row(t, indicators.ShaanxiGoals(), "received-patents-total")
	for name, p := range map[string]indicators.Progress{
		"target-missed": progress(t, yearly20, yearly(t, yearly20.Metric, 2020, "40", "47", "57", "65"), 2023, indicators.TargetReadings{EachYear: true}),
		"target-open":   progress(t, total, yearly(t, total.Metric, 2021, "1200", "1500"), 2022, indicators.TargetReadings{}),
		"target-met":    progress(t, total, yearly(t, total.Metric, 2021, "1200", "1500", "1800"), 2023, indicators.TargetReadings{}),
	} {
		checkRecord(t, name, p.Decision(zhuanhua.Shaanxi))
	}
}

func ExampleReport_Explain() {
	report := indicators.Report{
		Scope: zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022)}, Rules: "8413",
		Pledged: indicators.Figures{Check: zhuanhua.Indicator5, Record: zhuanhua.RecordPledge, Patents: 12, Records: 3, Parties: 2, Rejected: indicators.Rejected{
			Records: 1, Reasons: []indicators.ReasonCount{{
				Code: "not-registered", Clause: "CZ23-A5a", Nature: zhuanhua.Proof,
				Text: zhuanhua.Text{Zh: "未办理质押登记", En: "the pledge is not registered"}, Records: 1, Ours: 1,
			}},
		}},
	}
	d, err := report.Explain(zhuanhua.Indicator5)
	if err != nil {
		fmt.Println(err)
		return
	}
	text := d.In(zhuanhua.Chinese)
	fmt.Print(text)
	// Output:
	// 指标5 专利质押：数据已定（统计报告 indicator5）
	//   地区：陕西省 610000；统计期：2022；统计日：2022-12-31
	//   专利：12件
	//   计入的记录：3
	//   当事人：2
	//   金额：0元
	//   计入而无金额资料的记录：0
	//   未计入：未办理质押登记（CZ23-A5a、手续条件） — 1条
	//   规则指纹：8413
}

// A measure that covers an enterprise brings neither patents nor money.
func TestExplainCoverages(t *testing.T) {
	rules := eligibility.SpecialPlan()
	judge, err := rules.Judge(rules.Covered().Named("mine", zhuanhua.Text{Zh: "本地口径", En: "host's check"}, "CZ23-A3"))
	if err != nil {
		t.Fatal(err)
	}
	report, err := indicators.NewTally(judge, zhuanhua.Year(2022)).Report(zhuanhua.Shaanxi, zhuanhua.Year(2022))
	if err != nil {
		t.Fatal(err)
	}
	d, err := report.Explain("mine")
	if err != nil || len(d.Figures) != 2 || d.Figures[0].Key != "records" || d.Figures[1].Key != "parties" || len(d.Readings) != 0 {
		t.Errorf("%+v, %v", d, err)
	}
}

// A reading on which a figure does not turn does not move it.
func TestReadingsElsewhereMoveNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		h := holdingsOf(rapid.Uint64().Draw(t, "seed"), 60)
		base := eligibility.SpecialPlan()
		field := rapid.SampledFrom(eligibility.Fields()).Draw(t, "field")
		if field.Status == zhuanhua.Stated {
			t.Skip("stated")
		}
		draft := rapid.SampledFrom(field.Nearby(base)).Draw(t, "value")
		scopes := someScopes()
		before, after := h.tally(t, mustJudge2(t, base), scopes...), h.tally(t, mustJudge2(t, draft), scopes...)
		for _, s := range scopes {
			was, err := before.Report(s.Place, s.Period)
			if err != nil {
				t.Fatal(err)
			}
			is, err := after.Report(s.Place, s.Period)
			if err != nil {
				t.Fatal(err)
			}
			for i, d := range was.Decisions() {
				if slices.Contains(was.ReadBy[d.Check], field.Key) {
					continue
				}
				if diff := cmp.Diff(d.Figures, is.Decisions()[i].Figures); diff != "" {
					t.Fatalf("%s moves %s: %s", field.Key, d.Check, diff)
				}
			}
		}
	})
}
