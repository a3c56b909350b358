package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
)

// writer writes the readable report in one language.
type writer struct {
	strings.Builder
	language zhuanhua.Language
}

// say chooses between the Chinese and the English saying.
func (w *writer) say(zh, en string) string { return zhuanhua.Text{Zh: zh, En: en}.In(w.language) }

func writeText(out io.Writer, r outcome, a ask) error {
	w := &writer{language: a.language}
	w.head(r, a)
	for year := r.terms.FirstYear; year <= r.terms.LastYear; year++ {
		w.year(r, year)
	}
	w.missed(r)
	if a.error > 0 {
		w.risks(r, a)
	}
	if err := w.ledger(r); err != nil {
		return err
	}
	_, err := io.WriteString(out, w.String())
	return err
}

func (w *writer) head(r outcome, a ask) {
	w.WriteString(w.say("专利转化专项计划奖补决定 2021—2023年", "Decisions of the special plan, 2021 to 2023") + "\n")
	if a.data == "" {
		w.WriteString(w.say("内置示例数据：得分、备案日期、查实情况和豁免均属虚构",
			"embedded sample: every score, day of filing, finding and waiver is invented") + "\n")
	}
	mark, _ := r.terms.PassMark.Get()
	fmt.Fprintf(w, "%s%s\n", w.say("补拨及格线：", "pass mark of the top-up: "), mark)
}

func (w *writer) heading(s string) {
	fmt.Fprintf(w, "\n%s\n%s\n", s, strings.Repeat("-", column.Width(s)))
}

// year is the table of a year: who competed by rank, then the others by code.
func (w *writer) year(r outcome, year int) {
	quota, _ := r.terms.Quota(year).Get()
	var of []*awards.Decision
	given := zhuanhua.Amount(0)
	for i := range r.Decisions {
		if d := &r.Decisions[i]; d.Year == year {
			of = append(of, d)
			given += d.Amount
		}
	}
	slices.SortStableFunc(of, func(a, b *awards.Decision) int {
		return cmp.Compare(place(a), place(b))
	})
	w.heading(fmt.Sprintf(w.say("%d年（名额%d个）", "%d (%d places)"), year, quota))
	t := column.NewTable("rlrlrl")
	t.Row(w.say("排名", "rank"), w.say("省份", "province"), w.say("得分", "score"), w.say("决定", "decision"), w.say("金额（万元）", "10,000 yuan"), w.say("理由", "reasons"))
	for _, d := range of {
		t.Row(rank(d), d.Province.Text().In(w.language), score(d), d.Action.Text().In(w.language), money(d.Amount), w.reasons(d))
	}
	w.WriteString(t.String(""))
	fmt.Fprintf(w, "%s%s\n", w.say("合计（万元）：", "together, 10,000 yuan: "), money(given))
}

// place sorts those without a rank behind the others.
func place(d *awards.Decision) int {
	const last = 1 << 30
	return d.Rank.Or(last)
}

func rank(d *awards.Decision) string {
	if n, ranked := d.Rank.Get(); ranked {
		return strconv.Itoa(n)
	}
	return "—"
}

func score(d *awards.Decision) string {
	if s, known := d.Score.Get(); known {
		return s.String()
	}
	return "—"
}

// money shows 万元 with thousands apart, "—" for nothing.
func money(a zhuanhua.Amount) string {
	if a == 0 {
		return "—"
	}
	s := a.Yuan().Shift(-4).String()
	sign := ""
	if s[0] == '-' {
		sign, s = "-", s[1:]
	}
	whole, decimals, point := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point {
		whole += "." + decimals
	}
	return sign + whole
}

// reasons are the failed criteria with their clauses, notes and waiver.
func (w *writer) reasons(d *awards.Decision) string {
	var parts []string
	for _, reason := range d.Reasons {
		parts = append(parts, reason.Text.In(w.language)+" ("+string(reason.Clause)+")")
	}
	for _, n := range d.Notes {
		if n.Code == awards.NoteOverturnable {
			continue // in a table of its own
		}
		parts = append(parts, w.say("注：", "note: ")+n.Text.In(w.language))
	}
	if d.Waiver != "" {
		parts = append(parts, w.say("豁免：", "waiver: ")+zhuanhua.Quote(d.Waiver))
	}
	return strings.Join(parts, w.say("；", "; "))
}

// missed tells by how much each of the near ones missed.
func (w *writer) missed(r outcome) {
	w.heading(fmt.Sprintf(w.say("差一点的省份（差距不超过%s分）", "Those who nearly got it (at most %s points short)"), nearly))
	t := column.NewTable("llll")
	for i := range r.Decisions {
		d := &r.Decisions[i]
		if near(d) {
			t.Row(strconv.Itoa(d.Year), d.Province.Text().In(w.language), w.change(&d.Changes[0]), "→ "+d.Then.Text().In(w.language))
		}
	}
	w.WriteString(t.String(""))
}

// nearly is how many points short of the line is near.
const nearly = 3 * zhuanhua.Point

// near reports whether nothing but a few points kept the money away.
func near(d *awards.Decision) bool {
	switch d.Action {
	case awards.None, awards.Tie, awards.Clawback, awards.Recover:
	default:
		return false
	}
	if len(d.Changes) != 1 || d.Then == awards.Undetermined || d.Then == awards.None {
		return false
	}
	by, points := d.Changes[0].By.Get()
	return points && by <= nearly
}

func (w *writer) change(c *awards.Change) string {
	s := c.Text.In(w.language)
	line, decides := c.Line.Get()
	by, known := c.By.Get()
	switch {
	case decides && known && c.Reach:
		s += fmt.Sprintf(w.say("：线为%s，至少差%s分", ": the line is %s, at least %s points short"), line, by)
	case decides && known && by == 0:
		s += fmt.Sprintf(w.say("：得分高于%s即可；并列由主管部门决定", ": any score above %s would do; the host decides on ties"), line)
	case decides && known:
		s += fmt.Sprintf(w.say("：线为%s，须再多于%s分", ": the line is %s, more than %s points short"), line, by)
	}
	return s + " (" + string(c.Clause) + ")"
}

// ledger shows the province with the most entries, and what all hold in the end.
// The format holds no payments, so that each decision counts as paid at once, on the
// last day of the half-year in which it is made.
func (w *writer) ledger(r outcome) error {
	days := map[int]zhuanhua.Day{}
	for year := r.terms.FirstYear; year <= r.terms.LastYear; year++ {
		days[year] = r.terms.CompeteBy.In(year)
	}
	l, err := awards.Settle(r.Decisions, days, awards.PaidAtOnce(r.Decisions, days))
	if err != nil || len(l.Accounts) == 0 {
		return err
	}
	province := busiest(l)
	w.heading(w.say("资金台账："+province.Text().Zh, "Ledger: "+province.Text().En))
	w.WriteString(w.say("数据中没有拨付记录，各项决定按作出当日一次拨付列示，金额单位万元",
		"the data hold no payments: each decision counts as paid in full on its day; 10,000 yuan") + "\n")
	t := column.NewTable("llrl")
	for _, p := range l.Postings {
		if p.Province == province {
			t.Row(p.On.String(), p.Kind.Text().In(w.language), money(p.Effect), p.ID)
		}
	}
	w.WriteString(t.String(""))
	a := l.Account(province)
	fmt.Fprintf(w, "%s%s\n", w.say("余额：", "balance: "), money(a.Balance()))
	held := zhuanhua.Amount(0)
	for _, b := range r.Balances {
		held += b.Amount
	}
	fmt.Fprintf(w, "%s%s\n", w.say("各省余额合计：", "balance of all provinces: "), money(held))
	return nil
}

// busiest returns the province with the most postings, of equals the first.
func busiest(l awards.Ledger) zhuanhua.Place {
	count := map[zhuanhua.Place]int{}
	for _, p := range l.Postings {
		count[p.Province]++
	}
	best := l.Accounts[0].Province
	for _, a := range l.Accounts {
		if count[a.Province] > count[best] {
			best = a.Province
		}
	}
	return best
}
