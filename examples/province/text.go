package main

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// writer writes the readable report in one language.
type writer struct {
	strings.Builder
	language zhuanhua.Language
}

// say chooses between the Chinese and the English saying.
func (w *writer) say(zh, en string) string { return zhuanhua.Text{Zh: zh, En: en}.In(w.language) }

func writeText(out io.Writer, found answer, a ask) error {
	r := found.report
	w := &writer{language: a.language}
	w.head(r, a)
	w.figures(r)
	if err := w.growth(found.years); err != nil {
		return err
	}
	w.survey(found.survey, r.Scope)
	for _, f := range []indicators.Figures{r.Received, r.Supplied} {
		w.judgement(f)
	}
	w.pendingEnterprises(r.Benefited.Undetermined)
	w.judgement(r.Pledged)
	w.nearly(found.nearly)
	w.foot(r)
	_, err := io.WriteString(out, w.String())
	return err
}

func (w *writer) head(r indicators.Report, a ask) {
	place := r.Scope.Place.Text().In(w.language)
	year, asOf := r.Scope.Period.From.Year(), r.Scope.Period.AsOf
	if w.language == zhuanhua.English {
		fmt.Fprintf(w, "%s: indicators of the special plan, %d, as of %s\n", place, year, asOf)
	} else {
		fmt.Fprintf(w, "%s %d年专利转化专项计划绩效指标（统计日 %s）\n", place, year, asOf)
	}
	if a.data == "" {
		w.WriteString(w.say("内置示例数据：机构、企业和金额均属虚构", "embedded sample: every institution, enterprise and amount is invented") + "\n")
	}
	for _, n := range r.Notes {
		fmt.Fprintf(w, "%s%s%s\n", w.say("注：", "note: "), n.Text.In(w.language), w.say("（"+string(n.Clause)+"）", " ("+string(n.Clause)+")"))
	}
}

// figures is the table of what counts.
func (w *writer) figures(r indicators.Report) {
	patents, yuan := w.say("件", "patents"), w.say("元", "yuan")
	w.heading(w.say("计入指标的数据", "What counts"))
	t := column.NewTable("lrlr")
	title := func(f string) { t.Row(f) }
	money := func(name string, d decimal.Decimal) {
		t.Row("  "+name, thousands(indicators.Plain(d)), yuan, w.rounded(d))
	}
	number := func(name string, n int64, unit string) {
		t.Row("  "+name, thousands(strconv.FormatInt(n, 10)), unit)
	}
	title(w.say("指标1 中小微企业接受的专利", "Indicator 1: patents that SMEs received"))
	number(w.say("专利数量", "patents"), r.Received.Patents, patents)
	number(w.say("转移转化记录", "transfers"), r.Received.Records, w.say("条", "records"))
	number(w.say("受让、被许可企业", "enterprises"), r.Received.Parties, w.say("家", "enterprises"))
	money(w.say("成交金额", "contract amount"), r.Received.Amount)
	money(w.say("实际到账金额", "received amount"), r.Received.Received)
	title(w.say("指标2 高校院所输出的专利", "Indicator 2: patents that universities and institutes gave"))
	number(w.say("专利数量", "patents"), r.Supplied.Patents, patents)
	number(w.say("转移转化记录", "transfers"), r.Supplied.Records, w.say("条", "records"))
	number(w.say("高校院所", "institutions"), r.Supplied.Parties, w.say("家", "institutions"))
	money(w.say("成交金额", "contract amount"), r.Supplied.Amount)
	money(w.say("实际到账金额", "received amount"), r.Supplied.Received)
	firms := w.say("家", "enterprises")
	title(w.say("指标3 政策惠及的中小微企业", "Indicator 3: SMEs that the policy benefits"))
	number(w.say("惠及企业（去重）", "enterprises, each once"), r.Benefited.Enterprises, firms)
	number(w.say("其中：接受专利的", "of these received patents"), r.Benefited.Received, firms)
	number(w.say("其中：政策覆盖的", "of these covered by measures"), r.Benefited.Covered, firms)
	title(w.say("指标4 专利产品备案和专利实施", "Indicator 4: product filings and implementation"))
	number(w.say("专利产品备案", "product filings"), r.Implementation.Filings, w.say("件", "filings"))
	number(w.say("已实施专利", "patents implemented"), r.Implementation.Rate.Part, patents)
	if rate := w.percent(r.Implementation.Rate); rate != "" {
		t.Row("  "+w.say("专利实施率", "implementation rate"), rate, "%")
	} else {
		t.Row("  " + w.say("专利实施率：无（未接受专利）", "implementation rate: none, no patents received"))
	}
	title(w.say("指标5 专利质押", "Indicator 5: patent pledges"))
	number(w.say("质押项目", "projects"), r.Pledged.Records, w.say("项", "projects"))
	number(w.say("质押专利", "patents pledged"), r.Pledged.Patents, patents)
	money(w.say("质押金额", "amount pledged"), r.Pledged.Amount)
	w.WriteString(t.String(""))
}

// percent shows a ratio in % with four decimals, nothing where there is none.
func (w *writer) percent(r indicators.Ratio) string {
	if d, given := r.Decimal(6).Get(); given {
		return indicators.Plain(d.Shift(2))
	}
	return ""
}

func (w *writer) heading(s string) {
	fmt.Fprintf(w, "\n%s\n%s\n", s, strings.Repeat("-", column.Width(s)))
}

// judgement tells what became of the records that a figure leaves out.
func (w *writer) judgement(f indicators.Figures) {
	w.heading(checkNames[f.Check].In(w.language) + w.say("：未计入的记录", ": records that do not count"))
	w.notOurs(f)
	ours := f.Rejected.Records - f.Rejected.NotOurs
	w.line("本省本期审核不通过：%s条"+w.more(ours, "（同时不符合几项的，逐项列出）", ""),
		"rejected: %s records"+w.more(ours, "", " (one that fails several conditions stands under each)"), count(ours))
	t := column.NewTable("rlll")
	for _, r := range f.Rejected.Reasons {
		if r.Ours > 0 {
			t.Row(count(r.Ours), r.Text.In(w.language), string(r.Clause), r.Code)
		}
	}
	w.WriteString(t.String("  "))
	w.line("资料不全、暂不能认定：%s条"+w.more(f.Undetermined.Records, "，需补：", ""),
		"undetermined: %s records"+w.more(f.Undetermined.Records, "", ", of which must be supplied:"), count(f.Undetermined.Records))
	w.missing(f.Undetermined.Missing)
	if f.Unpriced > 0 {
		fmt.Fprintf(w, "%s%s\n", w.say("计入件数而无成交金额资料的记录：", "counted, but the contract amount is not given: "), count(f.Unpriced))
	}
}

// missing lists what is to be supplied, and who can.
func (w *writer) missing(list []indicators.MissingCount) {
	t := column.NewTable("rlll")
	for _, m := range list {
		t.Row(count(m.Records), m.Text.In(w.language), w.say("由", "by ")+m.Supplier.Text().In(w.language)+w.say("提供", ""), m.Fact)
	}
	w.WriteString(t.String("  "))
}

// pendingEnterprises tells which covered enterprises cannot be counted yet.
func (w *writer) pendingEnterprises(p indicators.PendingEnterprises) {
	w.heading(w.say("指标3：暂不能认定的企业", "Indicator 3: enterprises that cannot be counted yet"))
	w.line("政策覆盖而资料不全：%s家"+w.more(p.Enterprises, "，需补：", ""),
		"covered, undetermined: %s enterprises"+w.more(p.Enterprises, "", ", of which must be supplied:"), count(p.Enterprises))
	w.missing(p.Missing)
}

// notOurs sums up the records of other provinces and years in one line.
func (w *writer) notOurs(f indicators.Figures) {
	var parts []string
	for _, r := range f.Rejected.Reasons {
		if r.Nature == zhuanhua.Scoping {
			parts = append(parts, r.Text.In(w.language)+" "+count(r.Records))
		}
	}
	list := ""
	if len(parts) > 0 {
		list = w.say("（"+strings.Join(parts, "；")+"；一条记录可同时属于几种情形）", " ("+strings.Join(parts, "; ")+"; one record may stand under several)")
	}
	w.line("不属于本省本期：%s条%s", "not ours: %s records%s", count(f.Rejected.NotOurs), list)
}

// line writes a line in the language; both formats take the same values.
func (w *writer) line(zh, en string, values ...any) {
	fmt.Fprintf(w, w.say(zh, en)+"\n", values...)
}

// more returns what follows a number that is not zero.
func (w *writer) more(n int64, zh, en string) string {
	if n == 0 {
		return ""
	}
	return w.say(zh, en)
}

// checkNames are the short names of the indicators in headings.
var checkNames = map[string]zhuanhua.Text{
	zhuanhua.Indicator1: {Zh: "指标1", En: "Indicator 1"},
	zhuanhua.Indicator2: {Zh: "指标2", En: "Indicator 2"},
	zhuanhua.Indicator5: {Zh: "指标5", En: "Indicator 5"},
}

func (w *writer) foot(r indicators.Report) {
	fmt.Fprintf(w, "\n%s %s\n%s %s\n%s %s\n",
		w.say("规则指纹", "rules  "), r.Rules, w.say("数据摘要", "records"), r.Seal, w.say("程序版本", "version"), r.Version)
}

func count(n int64) string { return thousands(strconv.FormatInt(n, 10)) }

// thousands puts commas into the whole part of a number in plain notation.
func thousands(s string) string {
	sign := ""
	if strings.HasPrefix(s, "-") {
		sign, s = "-", s[1:]
	}
	whole, rest, _ := strings.Cut(s, ".")
	if rest != "" {
		rest = "." + rest
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return sign + whole + rest
}

// rounded shows yuan in 亿元, or in millions, with two decimals, rounded half up,
// beside the exact amount.
func (w *writer) rounded(d decimal.Decimal) string {
	return w.say("约"+thousands(d.Shift(-8).StringFixed(2))+"亿元", "≈ "+thousands(d.Shift(-6).StringFixed(2))+" million")
}
