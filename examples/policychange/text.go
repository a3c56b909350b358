package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// writer writes the effect in one language.
type writer struct {
	strings.Builder
	language zhuanhua.Language
}

// say chooses between the Chinese and the English saying.
func (w *writer) say(zh, en string) string { return zhuanhua.Text{Zh: zh, En: en}.In(w.language) }

func (w *writer) heading(s string) {
	fmt.Fprintf(w, "\n%s\n%s\n", s, strings.Repeat("-", column.Width(s)))
}

func text(e effects, language zhuanhua.Language) string {
	w := &writer{language: language}
	w.WriteString(w.say("政策变动影响（征求意见稿，未生效）", "Effect of a draft change of policy (not in force)") + "\n")
	w.WriteString(w.say("内置示例数据：机构、数额、得分均属虚构", "embedded samples: institutions, amounts and scores are invented") + "\n")
	w.altered(e.layers)
	w.figures(e.indicator)
	w.flips(e.awards)
	w.marks(e)
	return w.String()
}

func (w *writer) altered(layers []zhuanhua.Layer) {
	w.heading(w.say("变动的参数", "Parameters altered"))
	t := column.NewTable("lll")
	for _, l := range layers {
		t.Row(l.Text.In(w.language), string(l.Param.Clause), strings.Join(l.By, ", "))
	}
	w.WriteString(t.String("  "))
	for _, l := range layers {
		fmt.Fprintf(w, "  %s: %s → %s\n", l.Param.Key, l.Was, l.Is)
	}
}

// figures shows what moves in the sample province, by year.
func (w *writer) figures(e indicators.Effect) {
	w.heading(w.say("陕西（610000）各年指标1", "Indicator 1 of Shaanxi (610000), by year"))
	t := column.NewTable("lrrrrr")
	t.Row(w.say("年度", "year"), w.say("原件数", "patents"), w.say("新件数", "drafted"), w.say("增减", "moved"),
		w.say("合同额增减（元）", "contract amount moved (yuan)"), w.say("到账增减（元）", "received moved (yuan)"))
	for i := range e.Figures {
		if f := &e.Figures[i]; f.Check == zhuanhua.Indicator1 {
			m := f.Moved()
			t.Row(strconv.Itoa(f.Scope.Period.From.Year()), number(f.Was.Patents), number(f.Is.Patents), signed(m.Patents),
				indicators.Plain(m.Amount), indicators.Plain(m.Received))
		}
	}
	w.WriteString(t.String("  "))
	for i := range e.Figures {
		for _, g := range e.Figures[i].Groups {
			w.group(&e.Figures[i], &g)
		}
	}
	w.untouched(e)
}

// group says which records move, by which criterion, and which parameter does it.
func (w *writer) group(f *indicators.FigureEffect, g *indicators.EffectGroup) {
	ids := g.IDs
	more := ""
	if len(ids) > 4 {
		ids, more = ids[:4], w.say(" 等", " …")
	}
	fmt.Fprintf(w, "  %d %s: %s → %s, %s %d", f.Scope.Period.From.Year(), f.Check, g.Was.Text().In(w.language), g.Is.Text().In(w.language),
		w.say("记录", "records"), g.Records)
	fmt.Fprintf(w, " (%s%s); %s %s; %s %s\n", strings.Join(ids, ", "), more,
		w.say("解除", "lifted:"), strings.Join(g.Lifted, ", "), w.say("起因", "through"), sets(g.Blame))
}

func (w *writer) untouched(e indicators.Effect) {
	still := 0
	for i := range e.Figures {
		if len(e.Figures[i].Groups) == 0 {
			still++
		}
	}
	fmt.Fprintf(w, "  %s\n", w.say(fmt.Sprintf("其余 %d 项指标值不变", still), fmt.Sprintf("%d other figures stay as they are", still)))
}

// flips shows the decisions that come out otherwise.
func (w *writer) flips(e awards.Effect) {
	w.heading(w.say("改变的奖补决定", "Award decisions that flip"))
	t := column.NewTable("llllrl")
	t.Row(w.say("年度", "year"), w.say("省份", "province"), w.say("原决定", "was"), w.say("新决定", "would be"),
		w.say("资金增减（元）", "moved (yuan)"), w.say("起因（任一组即可）", "through (any one of)"))
	for _, f := range e.Flips {
		t.Row(strconv.Itoa(f.Year), f.Province.Text().In(w.language), f.Was.Text().In(w.language), f.Is.Text().In(w.language),
			f.Moved.String(), sets(f.Blame))
	}
	w.WriteString(t.String("  "))
	for _, y := range e.ByYear {
		fmt.Fprintf(w, "  %d: %s %s\n", y.Year, y.Amount, w.say("元", "yuan"))
	}
	fmt.Fprintf(w, "  %s: %s %s\n", w.say("合计", "in all"), e.Amount, w.say("元", "yuan"))
}

// marks says at which pass marks a top-up turns.
func (w *writer) marks(e effects) {
	w.heading(w.say("及格线临界值：", "Pass marks at which the decision turns: ") + e.asked.Province.Text().In(w.language) + " " + strconv.Itoa(e.asked.Year))
	for _, b := range e.marks {
		fmt.Fprintf(w, "  %s: %s → %s\n", b.Value, b.Before.Action.Text().In(w.language), b.After.Action.Text().In(w.language))
	}
}

// sets writes the smallest sets of responsible parameters.
func sets(b zhuanhua.Blamed) string {
	list := make([]string, len(b.Sets))
	for i, set := range b.Sets {
		list[i] = strings.Join(set, "+")
	}
	return strings.Join(list, " | ")
}

func number(n int64) string { return strconv.FormatInt(n, 10) }

func signed(n int64) string {
	if n > 0 {
		return "+" + number(n)
	}
	return number(n)
}
