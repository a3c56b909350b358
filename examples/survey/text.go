package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// writer writes the report in one language.
type writer struct {
	strings.Builder
	language zhuanhua.Language
}

// say chooses between the Chinese and the English saying.
func (w *writer) say(zh, en string) string { return zhuanhua.Text{Zh: zh, En: en}.In(w.language) }

// line writes a line in one language, its verbs filled in.
func (w *writer) line(zh, en string, values ...any) {
	fmt.Fprintf(w, w.say(zh, en)+"\n", values...)
}

func (w *writer) heading(zh, en string) {
	s := w.say(zh, en)
	fmt.Fprintf(w, "\n%s\n%s\n", s, strings.Repeat("-", column.Width(s)))
}

func (w *writer) in(t zhuanhua.Text) string { return t.In(w.language) }

// tell tells the whole story.
func (w *writer) tell(s study) {
	w.line("陕西省%d年度惠及企业营业收入、就业人数抽样调查（指标3，CZ23-A3c）", "Shaanxi, sample survey of revenue and employment of the benefited SMEs, %d (indicator 3, CZ23-A3c)", surveyYear)
	w.line("内置示例：企业、数据和回答情况均属虚构，与该省实际无关；目标值取自陕西省方案", "embedded sample: enterprises, figures and silences are invented and say nothing of the province; its targets are real")
	w.planning(s)
	w.allocation(s.planning)
	w.draw(s)
	w.silence(s.answers)
	w.totals(s)
	w.strata(s)
	w.targets(s.results)
	w.filed(s.report)
	w.larger(s)
	w.truths(s.results)
}

func (w *writer) planning(s study) {
	p := s.planning
	w.heading("一、要问多少家", "1. How many to ask")
	w.line("抽样框：%d家惠及企业，按地区和规模分%d层；登记的上年度营业收入合计%s万元", "Frame: %d benefited enterprises in %d strata by region and size; last known revenue %s (10⁴ yuan) in all",
		len(s.frame), len(strata), thousands(p.total, 0))
	w.line("要求：营业收入总量的变异系数不超过%.0f%%（95%%置信下误差约±%.1f%%），预计回答率%.0f%%", "Wanted: total revenue with a coefficient of variation of %.0f %% at most (about ±%.1f %% with 95 %% confidence); %.0f %% are expected to answer",
		100*goalCV, 196*goalCV, 100*expected)
	t := column.NewTable("lrr")
	t.Row("", w.say("需有效回答", "answers needed"), w.say("需抽取", "to be asked"))
	t.Row(w.say("不分层，简单随机抽样", "simple random sample, no strata"), strconv.FormatInt(p.simple.Net, 10), strconv.FormatInt(p.simple.Gross, 10))
	t.Row(w.say("分层，奈曼分配", "strata, Neyman's allocation"), strconv.FormatInt(p.net.Units, 10), strconv.FormatInt(p.gross.Units, 10))
	w.WriteString(t.String("  "))
}

func (w *writer) allocation(p planning) {
	w.heading("二、每层抽多少家", "2. How many in each stratum")
	t := column.NewTable("llrrrrrl")
	t.Row(w.say("层", "stratum"), "", w.say("企业数N", "firms N"), w.say("均值（万元）", "mean (10⁴ yuan)"), w.say("标准差S（万元）", "deviation S (10⁴ yuan)"),
		"N×S", w.say("抽取n", "drawn n"), w.say("受限", "held by"))
	for h, s := range p.gross.Strata {
		hold := w.in(s.Hold.Text())
		if s.Hold == sample.HoldNone {
			hold = "—"
		}
		t.Row(s.Name, w.in(strata[h].text), strconv.FormatInt(s.Size, 10), thousands(p.known[h].mean, 0), thousands(p.known[h].deviation, 0),
			thousands(float64(s.Size)*p.known[h].deviation, 0), strconv.FormatInt(s.Units, 10), hold)
	}
	w.WriteString(t.String("  "))
	w.line("N×S大的层多抽，每层至少%d家；合计%d家，是此条件下方差最小的整数分配", "Strata with a large N×S get more, each at least %d; in all %d, the whole numbers of least variance under these bounds", fewest, p.gross.Units)
}

const shownTickets = 3

func (w *writer) draw(s study) {
	d := &s.drawing
	w.heading("三、公开抽签", "3. The public draw")
	w.line("种子“%s”事先公布，第%d轮；签号是“种子|轮次|层|企业”的SHA-256前53位，每层签号最小的n家入样", "The seed %q is announced beforehand, round %d; a ticket is the first 53 bits of the SHA-256 of \"seed|round|stratum|enterprise\", and the n smallest of each stratum are drawn", d.drawn.Seed.Text, d.drawn.Seed.Round)
	t := column.NewTable("lllllr")
	t.Row(w.say("层", "stratum"), w.say("最小的三签", "three smallest tickets"), "", "", w.say("备选", "in reserve"), w.say("入样概率", "probability"))
	for h := range strata {
		drawn := stratumOf(&d.drawn, strata[h].name)
		cells := []string{drawn.Name}
		for i := range shownTickets {
			cells = append(cells, drawn.Units[i].ID+" "+drawn.Units[i].Ticket.String())
		}
		var reserve []string
		for _, u := range drawn.Reserve {
			reserve = append(reserve, u.ID)
		}
		t.Row(append(cells, strings.Join(reserve, " "), fmt.Sprintf("%.4f", drawn.Units[0].Probability))...)
	}
	w.WriteString(t.String("  "))
	first := stratumOf(&d.drawn, strata[0].name)
	quoted := strings.ReplaceAll(d.drawn.Seed.Text, "'", `'\''`)
	w.line("任何人都可复核： printf '%%s' '%s|%d|%s|%s' | sha256sum   前13位应为 %s", "Anybody can check:  printf '%%s' '%s|%d|%s|%s' | sha256sum   begins with %s",
		quoted, d.drawn.Seed.Round, first.Name, first.Units[0].ID, first.Units[0].Ticket.String()[:13])
	w.line("备选只替换确不属于抽样框的企业；拒答不替换，由第四步的权数弥补", "The reserve replaces only what should not have been in the frame; who refuses is not replaced, weights make good for them (step 4)")
	w.line("重抽核验公布的样本：%s", "The published sample, drawn again: %s", w.confirmed(d.honest))
	w.line("重抽核验一份改动过的样本（以%s换下%s）：%s", "A sample in which %s took the place of %s, drawn again: %s", d.slippedIn, d.removed, w.confirmed(d.tampered))
	for _, difference := range d.tampered.Differences {
		fmt.Fprintln(w, "  ✗ "+w.in(difference.Text()))
	}
}

// confirmed says what a second draw says of a claimed sample.
func (w *writer) confirmed(c sample.Checked) string {
	if c.Outcome == zhuanhua.Met {
		return w.say("属实", "confirmed")
	}
	return w.say("不属实", "refuted")
}

func stratumOf(d *sample.Drawn, name string) sample.DrawnStratum {
	for _, s := range d.Strata {
		if s.Name == name {
			return s
		}
	}
	return sample.DrawnStratum{}
}

func (w *writer) silence(a answers) {
	r, closed := a.report, 0
	for i := range a.rows {
		if a.rows[i].reply.closed {
			closed++
		}
	}
	w.heading("四、谁回答了，谁没有", "4. Who answered, and who did not")
	t := column.NewTable("lrrrrrrrrr")
	t.Row(w.say("规模", "size"), w.say("抽取", "drawn"), w.say("回答", "answered"), w.say("拒答", "refused"), w.say("已注销", "struck off"), w.say("下落不明", "not found"),
		w.say("下落系数", "factor: not found"), w.say("拒答系数", "factor: refused"), w.say("权数共上调为", "together"), w.say("权数合计", "sum of weights"))
	for _, c := range r.Classes {
		t.Row(w.in(sizeOf(c.Class)), strconv.Itoa(c.Drawn), strconv.Itoa(c.Responded), strconv.Itoa(c.Refused), strconv.Itoa(c.OutOfScope), strconv.Itoa(c.Unresolved),
			fmt.Sprintf("%.4f", c.UnresolvedFactor), fmt.Sprintf("%.4f", c.NonresponseFactor), fmt.Sprintf("×%.4f", c.UnresolvedFactor*c.NonresponseFactor), thousands(c.Weight, 1))
	}
	w.WriteString(t.String("  "))
	for _, c := range r.Classes {
		for _, caution := range c.Cautions {
			w.line("  注意 %s：%s", "  caution, %s: %s", w.in(sizeOf(c.Class)), w.in(caution.Text()))
		}
	}
	w.line("加权回答率%.1f%%（AAPOR RR1：下落不明的全部计入分母）；回答者的权数在同规模企业内上调，既不把拒答当作零，也不悄悄删去", "Weighted response rate %.1f %% (AAPOR's RR1, which takes everyone not found for eligible). Weights of who answered rise within their size: silence is no zero, nor is it left out", 100*r.Rates.WeightedRR1)
	w.line("已注销的是有效的零；回答者中%d家年内歇业：基年有数、本年为零，两年总量都包括", "Who was struck off is a valid zero; %d of who answered closed within the year: a base year and a zero, and in both totals", closed)
	w.line("权数合计%s＝抽样框企业数，其中仍在总体内的估计%s家", "Weights add up to %s, the frame; of these an estimated %s still belong to it", thousands(r.Final, 0), thousands(r.Eligible, 0))
}

func sizeOf(class string) zhuanhua.Text {
	for _, s := range strata {
		if s.class == class {
			return s.size
		}
	}
	return zhuanhua.Text{}
}

// number shows a number of the survey in a unit, or a dash.
func number(n zhuanhua.SurveyNumber, unit float64, decimals int) string {
	v, given := n.Get()
	if !given {
		return "—"
	}
	return thousands(v/unit, decimals)
}

// thousands shows a number with commas.
func thousands(v float64, decimals int) string {
	s := strconv.FormatFloat(v, 'f', decimals, 64)
	whole, rest, _ := strings.Cut(s, ".")
	if rest != "" {
		rest = "." + rest
	}
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	return sign + whole + rest
}
