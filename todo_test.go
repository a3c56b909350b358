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
	again.Check, again.CheckText = "indicator2", zhuanhua.Text{Zh: "指标2 高校院所输出专利", En: "Indicator 2: patents given"}
	again.Rows = append([]zhuanhua.DecisionRow{}, again.Rows...)
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
	//     pledge registration Z2 (Indicator 5: pledge registrations; by 2023-03-31)
}

// A record that several checks want by different days is wanted by the first, and
// what nobody is named to supply stands first.
func TestTodoMergesChecks(t *testing.T) {
	missing := []zhuanhua.MissingFact{{Fact: "x", Text: zhuanhua.Text{Zh: "某项", En: "something"}}}
	entry := func(check, asOf string) zhuanhua.TodoEntry {
		d := zhuanhua.Decision{Check: check, Record: zhuanhua.RecordTransfer, ID: "T1", Missing: missing}
		if asOf != "" {
			d.Scope.Period = zhuanhua.Year(2022).At(zhuanhua.MustDay(asOf))
		}
		return zhuanhua.TodoEntry{Decision: d}
	}
	detailed := entry("c", "2023-02-01")
	detailed.Decision.CheckText = zhuanhua.Text{Zh: "口径丙", En: "check c"}
	detailed.Decision.Rows = []zhuanhua.DecisionRow{{
		Outcome: zhuanhua.RowUnknown, Clause: "CZ23-A1b", Inputs: []zhuanhua.DecisionInput{{Fact: "x", Role: "passes", Detail: "?"}, {Fact: "x", Role: "exempts", Detail: "?"}},
	}}
	todo := zhuanhua.NewTodo(0, entry("b", ""), entry("a", "2023-03-01"), detailed, entry("b", "2023-04-01"))
	want := []zhuanhua.TodoRecord{{Record: zhuanhua.RecordTransfer, ID: "T1", Checks: []string{"a", "b", "c"},
		Names: []zhuanhua.Text{{Zh: "a", En: "a"}, {Zh: "b", En: "b"}, {Zh: "口径丙", En: "check c"}}, Detail: zhuanhua.Text{Zh: "?", En: "?"}, By: zhuanhua.MustDay("2023-02-01")}}
	if diff := cmp.Diff(want, todo.Suppliers[0].Items[0].Records); diff != "" || len(todo.Suppliers) != 1 || len(todo.Suppliers[0].Items) != 1 {
		t.Error(diff)
	}
	if text := todo.In(zhuanhua.English); !strings.Contains(text, "\nno supplier named: 1 record, 0 patents, 0 yuan (1 record without an amount)\n") {
		t.Error(text)
	}
}
