package zhuanhua_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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

// checkBoth compares text and JSON of a letter or list with golden files.
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

// A clause is cited by its document's number, by the title of one that has none, and
// a method by its id.
func TestLetterCitesClauses(t *testing.T) {
	for clause, want := range map[zhuanhua.ClauseID][2]string{
		"CP24-4.1a": {"《专利产业化促进中小企业成长计划实施方案》 四(一)（CP24-4.1a）", "Plan for the growth of SMEs through patent industrialisation 四(一) (CP24-4.1a)"},
		"GR4":       {"GR4", "GR4"},
		"CZ23-3.2":  {"财办建〔2021〕23号 三(二)（CZ23-3.2）", "财办建〔2021〕23号 三(二) (CZ23-3.2)"},
	} {
		d := transferDecisions(t)["T-merit-alone"]
		for i := range d.Rows {
			d.Rows[i].Clause = clause
		}
		letter, _ := d.Letter("示例大学", 0)
		if zh, en := letter.In(zhuanhua.Chinese), letter.In(zhuanhua.English); !strings.Contains(zh, "依据："+want[0]) || !strings.Contains(en, "under: "+want[1]) {
			t.Errorf("%s is not cited as %q:\n%s%s", clause, want, zh, en)
		}
	}
}
