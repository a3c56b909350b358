package zhuanhua_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// transferDecisions are decisions of indicator 1 that ask for something, or do not.
func transferDecisions(t testing.TB) map[string]zhuanhua.Decision {
	t.Helper()
	table := mustCompile(t, eligibility.TransferForm(), eligibility.SpecialPlan().Received())
	met := baseOf(t, table, 0)
	const none zhuanhua.Code = 0
	size, first, kind, recorded, revoked := eligibility.TransfereeSizeFact, eligibility.TransfereeFirstFact, eligibility.TransferorKindFact, eligibility.RecordedFact, eligibility.RevokedFact
	all := map[string]zhuanhua.Decision{}
	for id, facts := range map[string]zhuanhua.Facts{
		"T-met":         met,
		"T-unrecorded":  met.With(recorded, zhuanhua.Never),
		"T-open":        met.With(size, none).With(first, none),
		"T-revoked":     met.With(revoked, zhuanhua.Done).With(size, none),
		"T-no-merit":    met.With(kind, zhuanhua.Code(zhuanhua.Individual)).With(recorded, zhuanhua.Never),
		"T-merit-alone": met.With(kind, zhuanhua.Code(zhuanhua.Individual)),
		"T-other-year":  met.With(recorded, zhuanhua.BeforePeriod).With(first, none),
	} {
		d := table.Judge(0, facts).Explain(func(fact int) string {
			return map[int]string{kind: "示例大学"}[fact]
		})
		for r := range d.Rows {
			if in := d.Rows[r].Inputs; in[0].Fact == "transferee-size" && in[0].Value == "" {
				in[0].Detail, in[0].DetailText = "? revenue", zhuanhua.Text{Zh: "缺营业收入", En: "missing revenue"}
			}
		}
		d.ID, d.Scope = id, zhuanhua.Scope{Place: zhuanhua.Shaanxi, Period: zhuanhua.Year(2022).At(zhuanhua.MustDay("2023-03-31"))}
		all[id] = d
	}
	return all
}

// checkText compares text and JSON of a letter or list with golden files.
func checkBoth(t *testing.T, name string, v interface {
	In(zhuanhua.Language) string
}) {
	t.Helper()
	checkGolden(t, name+".json", jsonOf(t, v))
	checkGolden(t, name+".zh.txt", []byte(v.In(zhuanhua.Chinese)))
	checkGolden(t, name+".en.txt", []byte(v.In(zhuanhua.English)))
}

func TestLetterGolden(t *testing.T) {
	all := transferDecisions(t)
	for name, ids := range map[string][]string{
		"filing": {"T-unrecorded"}, "inputs": {"T-open"}, "merit": {"T-no-merit"},
		"several": {"T-revoked", "T-merit-alone", "T-met", "T-other-year"},
	} {
		var decisions []zhuanhua.Decision
		for _, id := range ids {
			decisions = append(decisions, all[id])
		}
		letter, there := zhuanhua.NewLetter("示例科技有限公司", "示例省知识产权局", 0, decisions...)
		if !there {
			t.Errorf("%s: no letter", name)
		}
		checkBoth(t, "letter/"+name, &letter)
	}
	for _, request := range zhuanhua.NewRequests("示例省知识产权局", zhuanhua.MustDay("2023-02-28"), all["T-open"], all["T-revoked"], all["T-no-merit"], all["T-met"]) {
		checkBoth(t, "letter/request-"+request.Supplier.String(), &request)
	}
}

// Nobody is written to about what counts, does not concern the check or belongs to
// another place or period, nor about a figure or a verdict that was never reached.
func TestNoLetter(t *testing.T) {
	all := transferDecisions(t)
	elsewhere := decisions(t)["not_applicable"]
	figure := all["T-open"]
	figure.Record = zhuanhua.RecordReport
	for name, d := range map[string]zhuanhua.Decision{
		"met": all["T-met"], "other year": all["T-other-year"], "not applicable": elsewhere, "figure": figure,
		"never judged": zhuanhua.Verdict{}.Explain(nil), "zero": {},
	} {
		if letter, there := d.Letter("示例大学", 0); there || len(letter.Matters) != 0 {
			t.Errorf("%s: a letter:\n%s", name, letter.In(zhuanhua.Chinese))
		}
		if list := d.Supplements(0); list != nil {
			t.Errorf("%s asks for %v", name, list)
		}
		if list := zhuanhua.NewRequests("", 0, d); len(list) != 0 {
			t.Errorf("%s is asked of %v", name, list)
		}
	}
}

// What the patent office does must happen within the period; what is only shown may
// come until the day that the host gives, or else the statistics day.
func TestSupplementDay(t *testing.T) {
	all := transferDecisions(t)
	for _, c := range []struct{ id, by, want string }{
		{"T-unrecorded", "", "2022-12-31"},
		{"T-unrecorded", "2022-12-30", "2022-12-30"},
		{"T-unrecorded", "2022-12-31", "2022-12-31"},
		{"T-unrecorded", "2023-01-01", "2022-12-31"},
		{"T-open", "", "2023-03-31"},
		{"T-open", "2023-05-01", "2023-05-01"},
	} {
		d, by := all[c.id], zhuanhua.Day(0)
		if c.by != "" {
			by = zhuanhua.MustDay(c.by)
		}
		for _, s := range d.Supplements(by) {
			if s.By.String() != c.want {
				t.Errorf("%s by %q: %s wanted by %s, want %s", c.id, c.by, s.Key, s.By, c.want)
			}
		}
	}
	d := all["T-unrecorded"]
	d.Scope = zhuanhua.Scope{}
	if s := d.Supplements(0); len(s) != 1 || s[0].By.IsGiven() {
		t.Errorf("without a period: %+v", s)
	}
}

// A failed proof of which no remedy is stated asks for what the facts say, and of one
// without inputs for what its failure says.
func TestSupplementWithoutRemedy(t *testing.T) {
	row := row("seal", passes(sealFact, sealed))
	row.Nature = zhuanhua.Proof
	d := mustCompile(t, stallForm(), stallCheck(row)).Judge(0, stallFacts(sealFact, unsealed)).Explain(nil)
	list := d.Supplements(0)
	if len(list) != 1 || list[0].What != (zhuanhua.Text{Zh: "事实seal；应为值yes", En: "seal; must be yes"}) || list[0].Where != zhuanhua.TheHost {
		t.Errorf("%+v", list)
	}
	d.Rows[0].Inputs, d.Rows[0].Clause = nil, ""
	if list = d.Supplements(0); len(list) != 1 || list[0].What != d.Rows[0].Text || len(list[0].Clauses) != 0 {
		t.Errorf("%+v", list)
	}
}

// An input that no open criterion names is asked for by the check's clause.
func TestSupplementOfAnInputWithoutARow(t *testing.T) {
	d := zhuanhua.Decision{Check: "award", Clause: "CZ23-3.3c", Record: zhuanhua.RecordCandidate, Missing: []zhuanhua.MissingFact{{Fact: "score", Text: zhuanhua.Text{Zh: "得分", En: "score"}, Supplier: zhuanhua.TheHost}}}
	want := []zhuanhua.Supplement{{Key: "score", What: zhuanhua.Text{Zh: "得分", En: "score"}, Clauses: []zhuanhua.ClauseID{"CZ23-3.3c"}, Supplier: zhuanhua.TheHost, Where: zhuanhua.TheHost}}
	if diff := cmp.Diff(want, d.Supplements(0)); diff != "" {
		t.Error(diff)
	}
}

func TestLetterForgesNoLine(t *testing.T) {
	d := transferDecisions(t)["T-unrecorded"]
	plain, _ := d.Letter("x", 0)
	d.ID, d.Rows[0].Text.Zh = "T1\n收件单位：y", "a\u2028b"
	forged, _ := zhuanhua.NewLetter("x\ny", "", 0, d)
	for _, l := range []zhuanhua.Language{zhuanhua.Chinese, zhuanhua.English} {
		if got, want := strings.Count(forged.In(l), "\n"), strings.Count(plain.In(l), "\n"); got != want || strings.Contains(forged.In(l), "\u2028") {
			t.Errorf("%d lines, want %d:\n%s", got, want, forged.In(l))
		}
	}
}

func TestLetterComesBackFromJSON(t *testing.T) {
	all := transferDecisions(t)
	letter, _ := zhuanhua.NewLetter("示例大学", "示例省知识产权局", 0, all["T-revoked"], all["T-no-merit"])
	var back zhuanhua.Letter
	if err := json.Unmarshal(jsonOf(t, letter), &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(letter, back); diff != "" {
		t.Error(diff)
	}
}

// On every generated case: an item for every failed proof and every missing input, a
// refusal for every failed merit, and a letter exactly where there is one of them and
// no failure of scope.
func TestLetterAgreesWithVerdict(t *testing.T) {
	for name, rules := range exactRules() {
		for _, s := range shippedChecks(rules) {
			table := mustCompile(t, s.form, s.check)
			for c := range table.Cases(0) {
				v := table.Judge(0, c.Facts)
				d := v.Explain(nil)
				count := map[zhuanhua.Nature]int{}
				for row := range v.Failed() {
					count[row.Nature]++
				}
				letter, there := d.Letter("示例大学", 0)
				open := v.Outcome() == zhuanhua.NotMet || v.Outcome() == zhuanhua.Undetermined
				if want := open && count[zhuanhua.Scoping] == 0; there != want {
					t.Fatalf("%s: %s %x: letter %v, want %v", name, c.Check, c.Facts, there, want)
				}
				if !there {
					continue
				}
				m := letter.Matters[0]
				if want := count[zhuanhua.Proof] + len(d.Missing) + len(d.AlsoMissing); len(m.Items) != want || len(m.Refusals) != count[zhuanhua.Merit] {
					t.Fatalf("%s: %s %x: %d items and %d refusals, want %d and %d", name, c.Check, c.Facts, len(m.Items), len(m.Refusals), want, count[zhuanhua.Merit])
				}
				for _, item := range m.Items {
					if item.What == (zhuanhua.Text{}) || item.Supplier == zhuanhua.SupplierNone || len(item.Clauses) == 0 {
						t.Fatalf("%s: %s %x: an item that nobody can act on: %+v", name, c.Check, c.Facts, item)
					}
				}
			}
		}
	}
}

// todoEntries are decisions with what their records would bring.
func todoEntries(t testing.TB) []zhuanhua.TodoEntry {
	all := transferDecisions(t)
	a, b := zhuanhua.MustPatentNo("ZL 2018 1 0000001.4"), zhuanhua.MustPatentNo("ZL 2018 1 0000002.9")
	entries := []zhuanhua.TodoEntry{
		{Decision: all["T-open"], Patents: []zhuanhua.PatentNo{a, b}, Amount: zhuanhua.Value(zhuanhua.Amount(120_000_50))},
		{Decision: all["T-unrecorded"], Patents: []zhuanhua.PatentNo{a}, Amount: zhuanhua.Value(zhuanhua.Amount(1_000_000_00))},
		{Decision: all["T-revoked"], Patents: []zhuanhua.PatentNo{b}},
	}
	again := all["T-unrecorded"] // the same record under another check wants the same filing
	again.Check, again.Rows = "indicator2", append([]zhuanhua.DecisionRow{}, again.Rows...)
	for i := range again.Rows {
		again.Rows[i].Code = strings.Replace(again.Rows[i].Code, "indicator1", "indicator2", 1)
		if again.Rows[i].Clause == "CZ23-A1f" {
			again.Rows[i].Clause = "CZ23-A2b"
		}
	}
	for _, d := range []zhuanhua.Decision{again, all["T-met"], all["T-no-merit"], all["T-merit-alone"], all["T-other-year"]} {
		entries = append(entries, zhuanhua.TodoEntry{Decision: d, Patents: []zhuanhua.PatentNo{a}, Amount: zhuanhua.Value(zhuanhua.Amount(1_000_000_00))})
	}
	return entries
}

func TestTodoGolden(t *testing.T) {
	todo := zhuanhua.NewTodo(0, todoEntries(t)...)
	checkBoth(t, "todo/transfers", &todo)
	none := zhuanhua.NewTodo(0)
	checkBoth(t, "todo/none", &none)
}

func TestTodoCountsARecordAndAPatentOnce(t *testing.T) {
	todo := zhuanhua.NewTodo(0, todoEntries(t)...)
	got := []string{}
	for _, s := range todo.Suppliers {
		w := s.Worth
		got = append(got, fmt.Sprint(s.Supplier.String(), w.Records, w.Patents, " ", w.Amount.StringFixed(2), " ", w.Unpriced))
		for _, item := range s.Items {
			w := item.Worth
			got = append(got, fmt.Sprint(item.Key, w.Records, w.Patents, " ", w.Amount.StringFixed(2), " ", w.Unpriced))
		}
	}
	want := []string{
		"register3 2 1120000.50 1", "transferee-first1 2 120000.50 0", "not-recorded1 1 1000000.00 0", "revoked1 1 0.00 1",
		"statistics2 2 120000.50 1", "transferee-size2 2 120000.50 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTodoIsTheSameInAnyOrder(t *testing.T) {
	entries := todoEntries(t)
	want := string(jsonOf(t, zhuanhua.NewTodo(0, entries...)))
	rapid.Check(t, func(r *rapid.T) {
		shuffled := rapid.Permutation(entries).Draw(r, "entries")
		shuffled = append(shuffled, shuffled[0]) // twice is once
		if got := string(jsonOf(t, zhuanhua.NewTodo(0, shuffled...))); got != want {
			r.Fatalf("%s", cmp.Diff(want, got))
		}
	})
}

func TestTodoComesBackFromJSON(t *testing.T) {
	todo := zhuanhua.NewTodo(zhuanhua.MustDay("2023-01-15"), todoEntries(t)...)
	var back zhuanhua.Todo
	if err := json.Unmarshal(jsonOf(t, todo), &back); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(jsonOf(t, todo)), string(jsonOf(t, back))); diff != "" {
		t.Error(diff)
	}
	var w zhuanhua.TodoWorth
	for _, bad := range []string{`{"amount":""}`, `{"amount":"1.234"}`, `{"amount":"-1"}`, `{"amount":"1e9"}`, `{"amount":1}`, `{"amount":"` + strings.Repeat("9", 61) + `"}`} {
		if err := json.Unmarshal([]byte(bad), &w); err == nil {
			t.Errorf("%s is taken: %v", bad, w)
		}
	}
}

// The largest amounts there are add up exactly.
func TestTodoAddsLargeAmounts(t *testing.T) {
	d := transferDecisions(t)["T-open"]
	var entries []zhuanhua.TodoEntry
	for i := range 200 {
		d.ID = fmt.Sprint(i)
		entries = append(entries, zhuanhua.TodoEntry{Decision: d, Amount: zhuanhua.Value(zhuanhua.MaxAmount - 1)})
	}
	if got := zhuanhua.NewTodo(0, entries...).Suppliers[0].Worth.Amount.StringFixed(2); got != "199999999999999998.00" {
		t.Error(got)
	}
}

func ExampleDecision_Letter() {
	table, _ := zhuanhua.Compile(eligibility.PledgeForm(), eligibility.SpecialPlan().Pledged())
	for c := range table.Cases(0) {
		if len(c.Failed) == 1 && c.Failed[0] == "not-registered" {
			d := table.Judge(0, c.Facts).Explain(nil)
			d.ID, d.Scope.Period = "Z1", zhuanhua.Year(2022)
			if letter, there := d.Letter("示例科技有限公司", 0); there {
				fmt.Print(letter.In(zhuanhua.Chinese))
			}
			break
		}
	}
	// Output:
	// 关于补正专利转化统计材料的通知
	// 收件单位：示例科技有限公司
	//
	// 事项：质押登记 Z1（指标5 专利质押；统计期：2022；统计日：2022-12-31）
	// 审核结论：不符合
	// 需补正材料：
	//   1. 办理专利权质押登记
	//      原因：未办理质押登记
	//      办理单位：国家知识产权局（专利登记簿）
	//      期限：2022-12-31前（含当日；此后办理的，计入办理所在的统计期）
	//      依据：财办建〔2021〕23号 附件指标5（CZ23-A5a）
	// 上列材料齐备后，本记录按规则重新审核。逾期未补正的，本记录不计入本期数据。
}

func ExampleNewTodo() {
	table, _ := zhuanhua.Compile(eligibility.PledgeForm(), eligibility.SpecialPlan().Pledged())
	for c := range table.Cases(0) {
		if len(c.Missing) == 1 && c.Missing[0] == "pledgor-province" {
			d := table.Judge(0, c.Facts).Explain(nil)
			d.ID = "Z2"
			todo := zhuanhua.NewTodo(zhuanhua.MustDay("2023-03-31"), zhuanhua.TodoEntry{
				Decision: d, Patents: []zhuanhua.PatentNo{zhuanhua.MustPatentNo("ZL 2018 1 0000001.4")},
				Amount: zhuanhua.Value(zhuanhua.Amount(5_000_000_00)),
			})
			fmt.Print(todo.In(zhuanhua.English))
			break
		}
	}
	// Output:
	// To-do list by supplier of data
	//
	// CNIPA (patent register): 1 record, 1 patent, 5000000 yuan
	//   supply: province of the pledgor (CZ23-A5a) — 1 record, 1 patent, 5000000 yuan
	//     pledge registration Z2 (indicator5; by 2023-03-31)
}
