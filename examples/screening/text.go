package main

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// writer writes the readable report in one language.
type writer struct {
	strings.Builder
	language zhuanhua.Language
	answer
}

// say chooses between the Chinese and the English saying.
func (w *writer) say(zh, en string) string { return zhuanhua.Text{Zh: zh, En: en}.In(w.language) }

func writeText(out io.Writer, found answer, a ask) error {
	w := &writer{language: a.language, answer: found}
	w.head(a)
	w.overview()
	w.suspicions()
	w.unscreened()
	w.confirmed()
	w.figures()
	w.decisions()
	_, err := io.WriteString(out, w.String())
	return err
}

func (w *writer) head(a ask) {
	place := a.place.Text().In(w.language)
	fmt.Fprintf(w, w.say("%s 异常转让许可筛查（统计日 %s）\n", "%s: screening of transfers and licences, as of %s\n"), place, a.asOf)
	if a.data == "" {
		w.WriteString(w.say("内置示例数据：机构、企业、金额、核查结论和得分均属虚构",
			"embedded sample: every institution, enterprise, amount, confirmation and score is invented") + "\n")
	}
	w.WriteString(w.say("筛查只提示疑点，不作结论；经核查确认的才影响指标和资金",
		"a screen raises a suspicion and decides nothing; only what the host confirms reaches figures and money") + "\n")
}

func (w *writer) heading(s string) {
	fmt.Fprintf(w, "\n%s\n%s\n", s, strings.Repeat("-", column.Width(s)))
}

// overview is one line a screen.
func (w *writer) overview() {
	w.heading(w.say("筛查结果", "What was found"))
	t := column.NewTable("llrrr")
	t.Row("", w.say("筛查", "screen"), w.say("疑点", "suspicions"), w.say("转让许可", "transfers"), w.say("专利", "patents"))
	for screen := range w.screening.Screens.On.All() {
		suspicions, transfers, patents := 0, 0, 0
		for _, s := range w.of(screen) {
			suspicions, transfers, patents = suspicions+1, transfers+len(s.Transfers), patents+len(s.Patents)
		}
		t.Row(string(screen.Clause()), screen.Text().In(w.language), strconv.Itoa(suspicions), strconv.Itoa(transfers), strconv.Itoa(patents))
	}
	w.WriteString(t.String(""))
	out := w.screening.LeftOut
	fmt.Fprintf(w, w.say(
		"共%d项记录；不予筛查：未公告备案%d，统计日后%d，已撤销%d，信息不全%d，校（院）内%d，开放许可%d\n",
		"%d records; not looked at: never recorded %d, after the statistics day %d, annulled %d, incomplete %d, inside a university %d, open licences %d\n"),
		w.screening.Transfers, out.NotRecorded, out.Later, out.Annulled, out.Incomplete, out.Inside, out.Open)
	fmt.Fprintf(w, w.say("另有%d个疑点涉及省外受让方：其产品备案不在本省数据内，不列\n",
		"%d more are about transferees of other provinces, whose product filings are not in this data: not listed\n"), w.elsewhere)
}

func (w *writer) of(screen eligibility.Screen) (list []*eligibility.Suspicion) {
	for i := range w.screening.Suspicions {
		if s := &w.screening.Suspicions[i]; s.Screen == screen {
			list = append(list, s)
		}
	}
	return list
}

// suspicions shows those of each screen with the most patents.
func (w *writer) suspicions() {
	w.heading(w.say("疑点及理由（每类列专利最多的3个）", "Suspicions and why (of each screen the three with the most patents)"))
	const most = 3
	for screen := range w.screening.Screens.On.All() {
		list := w.of(screen)
		if len(list) == 0 {
			continue
		}
		slices.SortStableFunc(list, func(a, b *eligibility.Suspicion) int { return len(b.Patents) - len(a.Patents) })
		fmt.Fprintf(w, "%s %s\n", screen.Clause(), screen.Text().In(w.language))
		for _, s := range list[:min(most, len(list))] {
			fmt.Fprintf(w, "  %s\n    %s\n    %s%s\n    %s%s\n", s.Text.In(w.language), w.parties(s),
				w.say("记录：", "records: "), short(s.Transfers), w.say("编号：", "id: "), s.ID)
		}
		if more := len(list) - most; more > 0 {
			fmt.Fprintf(w, w.say("  另有%d个\n", "  and %d more\n"), more)
		}
	}
}

// parties names the party that a suspicion is about, or all.
func (w *writer) parties(s *eligibility.Suspicion) string {
	if s.Subject.IsGiven() {
		return w.say("受关注方：", "about: ") + w.name(s.Subject)
	}
	var names []string
	for _, id := range s.Parties {
		names = append(names, w.name(id))
	}
	return w.say("各方：", "parties: ") + strings.Join(names, w.say("、", ", "))
}

func (w *writer) name(id zhuanhua.PartyID) string {
	if p := w.province.Register.Party(id); p != nil && p.Name != "" {
		return p.Name
	}
	return id.String()
}

// short shows the first few ids.
func short(ids []string) string {
	const most = 6
	if len(ids) > most {
		return strings.Join(ids[:most], " ") + " …"
	}
	return strings.Join(ids, " ")
}

// unscreened sums up what could not be looked at.
func (w *writer) unscreened() {
	w.heading(w.say("因资料缺失未能筛查的记录（既非可疑，也未排除）", "Records that could not be screened: neither suspected nor cleared"))
	t := column.NewTable("llrl")
	for _, u := range w.screening.Unscreened {
		t.Row(string(u.Screen.Clause()), u.Screen.Text().In(w.language), strconv.FormatInt(u.Records, 10),
			w.say("缺", "lack ")+u.Missing.Text.In(w.language)+w.say("（由"+u.Missing.Supplier.Text().Zh+"提供）", " (by "+u.Missing.Supplier.Text().En+")"))
	}
	w.WriteString(t.String(""))
}

// confirmed are the cases.
func (w *writer) confirmed() {
	w.heading(w.say("经核查确认的案件（同一事实只计一次）", "Confirmed cases (the same facts count once)"))
	if len(w.cases) == 0 {
		w.WriteString(w.say("无", "none") + "\n")
		return
	}
	for i := range w.cases {
		c := &w.cases[i]
		var names []string
		for screen := range c.Screens.All() {
			names = append(names, screen.Text().In(w.language))
		}
		weight := c.Finding.Severity.Text().In(w.language)
		if points, given := c.Finding.Points.Get(); given && c.Finding.Severity == zhuanhua.Minor {
			weight += w.say("，扣"+points.String()+"分", ", points off: "+points.String())
		}
		fmt.Fprintf(w, w.say("%d. %s（%d年评价，%s，%s确认）\n   疑点：%s\n   理由：%s\n   记录：%s\n",
			"%d. %s (evaluation of %d, %s, confirmed %s)\n   screens: %s\n   reason: %s\n   records: %s\n"),
			i+1, c.Finding.ID, c.Finding.Year, weight, c.Finding.StateOn,
			strings.Join(names, w.say("、", ", ")), c.Finding.Reason, short(c.Transfers))
	}
}

// figures shows the indicators with and without the confirmed transfers.
func (w *writer) figures() {
	if len(w.years) == 0 {
		return
	}
	w.heading(w.say("剔除确认记录前后的指标", "Indicators with and without the confirmed transfers"))
	t := column.NewTable("llrrr")
	t.Row(w.say("年度", "year"), w.say("指标", "figure"), w.say("剔除前", "with"), w.say("剔除后", "without"), w.say("差", "difference"))
	for _, year := range w.years {
		name := strconv.Itoa(year.With.Scope.Period.From.Year())
		row := func(zh, en string, with, without decimal.Decimal) {
			t.Row(name, w.say(zh, en), indicators.Plain(with), indicators.Plain(without), indicators.Plain(without.Sub(with)))
			name = ""
		}
		for _, f := range []struct {
			zh, en        string
			with, without indicators.Figures
		}{
			{"指标1 ", "indicator 1: ", year.With.Received, year.Without.Received},
			{"指标2 ", "indicator 2: ", year.With.Supplied, year.Without.Supplied},
		} {
			row(f.zh+"专利数量（件）", f.en+"patents", decimal.NewFromInt(f.with.Patents), decimal.NewFromInt(f.without.Patents))
			row(f.zh+"成交金额（元）", f.en+"contract amount, yuan", f.with.Amount, f.without.Amount)
			row(f.zh+"到账金额（元）", f.en+"received amount, yuan", f.with.Received, f.without.Received)
		}
	}
	w.WriteString(t.String(""))
}

// decisions shows what the findings do to the award.
func (w *writer) decisions() {
	if len(w.after) == 0 {
		return
	}
	w.heading(w.say("对奖补决定的影响", "What it does to the award"))
	t := column.NewTable("lrlrrlrl")
	t.Row(w.say("年度", "year"), w.say("得分", "score"), w.say("确认前", "before"), w.say("万元", "10,000 yuan"),
		w.say("得分", "score"), w.say("确认后", "after"), w.say("万元", "10,000 yuan"), w.say("理由", "reasons"))
	for i := range w.after {
		before, after := &w.before[i], &w.after[i]
		t.Row(strconv.Itoa(after.Year), score(before), before.Action.Text().In(w.language), money(before),
			score(after), after.Action.Text().In(w.language), money(after), w.reasons(after))
	}
	w.WriteString(t.String(""))
}

func (w *writer) reasons(d *awards.Decision) string {
	var parts []string
	for _, reason := range d.Reasons {
		parts = append(parts, reason.Text.In(w.language)+" ("+string(reason.Clause)+")")
	}
	for _, off := range d.Deductions {
		parts = append(parts, fmt.Sprintf("%s −%s (%s)", off.Source, off.Points, off.Clause))
	}
	return strings.Join(parts, w.say("；", "; "))
}

func score(d *awards.Decision) string {
	if s, known := d.Score.Get(); known {
		return s.String()
	}
	return "—"
}

func money(d *awards.Decision) string { return indicators.Plain(d.Amount.Yuan().Shift(-4)) }
