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
	names    map[string]zhuanhua.Text // of parameters, variants and criteria by their keys
}

// say chooses between the Chinese and the English saying.
func (w *writer) say(zh, en string) string { return zhuanhua.Text{Zh: zh, En: en}.In(w.language) }

func (w *writer) heading(s string) {
	fmt.Fprintf(w, "\n%s\n%s\n", s, strings.Repeat("-", column.Width(s)))
}

func text(e effects, language zhuanhua.Language) string {
	w := &writer{language: language, names: e.names}
	for _, l := range e.layers {
		w.names[l.Param.Key] = l.Text
	}
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
		by := make([]string, len(l.By))
		for i, key := range l.By {
			by[i] = w.names[key].In(w.language)
		}
		t.Row(l.Text.In(w.language), string(l.Param.Clause), strings.Join(by, w.say("、", ", ")))
	}
	w.WriteString(t.String("  "))
	for _, l := range layers {
		fmt.Fprintf(w, "  %s%s%s → %s\n", l.Text.In(w.language), w.say("：", ": "), w.value(l.Was), w.value(l.Is))
	}
}

// value writes a parameter's value in words where they are known: kinds of parties,
// yes and no.
func (w *writer) value(s string) string {
	words := strings.Split(s, ";")
	for i, word := range words {
		var kind zhuanhua.PartyKind
		switch {
		case word == "true":
			words[i] = zhuanhua.Yes.Text().In(w.language)
		case word == "false":
			words[i] = zhuanhua.No.Text().In(w.language)
		case kind.UnmarshalText([]byte(word)) == nil:
			words[i] = kind.Text().In(w.language)
		}
	}
	return strings.Join(words, w.say("、", ", "))
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
				separated(indicators.Plain(m.Amount)), separated(indicators.Plain(m.Received)))
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
	fmt.Fprintf(w, "  %d %s%s%s → %s%s%d %s (%s%s)\n", f.Scope.Period.From.Year(), w.names[f.Check].In(w.language), w.say("：", ": "),
		g.Was.Text().In(w.language), g.Is.Text().In(w.language), w.say("，", ", "), g.Records, w.say("条记录", "record(s)"),
		strings.Join(ids, ", "), more)
	lifted := make([]string, len(g.Lifted))
	for i, code := range g.Lifted {
		lifted[i] = w.names[code].In(w.language)
	}
	fmt.Fprintf(w, "      %s%s%s%s\n", w.say("不再成立的不符合理由：", "no longer refused for: "), strings.Join(lifted, w.say("、", ", ")),
		w.say("；起因：", "; through: "), w.sets(g.Blame))
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
		w.say("资金增减（万元）", "moved (10,000 yuan)"), w.say("起因（任一组即可）", "through (any one of)"))
	for _, f := range e.Flips {
		t.Row(strconv.Itoa(f.Year), f.Province.Text().In(w.language), f.Was.Text().In(w.language), f.Is.Text().In(w.language),
			tenThousands(f.Moved), w.sets(f.Blame))
	}
	w.WriteString(t.String("  "))
	for _, y := range e.ByYear {
		fmt.Fprintf(w, "  %d%s%s%s\n", y.Year, w.say("年：", ": "), tenThousands(y.Amount), w.say("万元", " (10,000 yuan)"))
	}
	fmt.Fprintf(w, "  %s%s%s\n", w.say("合计：", "in all: "), tenThousands(e.Amount), w.say("万元", " (10,000 yuan)"))
	w.portions(e)
}

// portions say what each altered parameter moves, and to whom; they add up to the whole.
func (w *writer) portions(e awards.Effect) {
	w.heading(w.say("资金增减的构成（万元）", "What moves the money (10,000 yuan)"))
	for _, p := range e.Portions {
		names := make([]string, len(p.Of))
		for i, key := range p.Of {
			names[i] = w.names[key].In(w.language)
		}
		how := w.say("（单独）", " (alone)")
		if len(names) > 1 {
			how = w.say("（共同，各自单独部分之外）", " (together, beyond each alone)")
		}
		fmt.Fprintf(w, "  %s%s%s%s\n", strings.Join(names, w.say("加", " and ")), how, w.say("：", ": "), tenThousands(p.Amount))
		for _, line := range w.decisionsMoved(p.Decisions) {
			fmt.Fprintf(w, "      %s\n", line)
		}
	}
	fmt.Fprintf(w, "  %s%s\n", w.say("合计：", "in all: "), tenThousands(e.Amount))
}

// decisionsMoved names the provinces by year and by what moves to each.
func (w *writer) decisionsMoved(list []awards.DecisionMoved) (lines []string) {
	type movement struct {
		year   int
		amount zhuanhua.Amount
	}
	var order []movement
	names := map[movement][]string{}
	for _, d := range list {
		m := movement{d.Year, d.Amount}
		if names[m] == nil {
			order = append(order, m)
		}
		names[m] = append(names[m], d.Province.Text().In(w.language))
	}
	for _, m := range order {
		lines = append(lines, fmt.Sprintf("%d %s%s%s", m.year, w.say("各", "each "), tenThousands(m.amount), w.say("：", ": ")+strings.Join(names[m], w.say("、", ", "))))
	}
	return lines
}

// marks says at which pass marks a top-up turns.
func (w *writer) marks(e effects) {
	w.heading(w.say("及格线临界值：", "Pass marks at which the decision turns: ") + e.asked.Province.Text().In(w.language) + " " + strconv.Itoa(e.asked.Year))
	for _, b := range e.marks {
		fmt.Fprintf(w, w.say("  及格线自%s分起：%s → %s\n", "  from a mark of %s points: %s → %s\n"), b.Value, b.Before.Action.Text().In(w.language), b.After.Action.Text().In(w.language))
	}
}

// sets writes the smallest sets of responsible parameters.
func (w *writer) sets(b zhuanhua.Blamed) string {
	list := make([]string, len(b.Sets))
	for i, set := range b.Sets {
		names := make([]string, len(set))
		for n, key := range set {
			names[n] = w.names[key].In(w.language)
		}
		list[i] = strings.Join(names, w.say("加", " and "))
	}
	return strings.Join(list, w.say(" 或 ", " or "))
}

// tenThousands writes money in 万元 with its sign.
func tenThousands(a zhuanhua.Amount) string {
	s := separated(indicators.Plain(a.Yuan().Shift(-4)))
	if a > 0 {
		return "+" + s
	}
	return s
}

// separated puts commas between thousands.
func separated(s string) string {
	whole, rest, _ := strings.Cut(s, ".")
	for i := len(whole) - 3; i > 0 && whole[i-1] != '-'; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if rest != "" {
		whole += "." + rest
	}
	return whole
}

func number(n int64) string { return separated(strconv.FormatInt(n, 10)) }

func signed(n int64) string {
	if n > 0 {
		return "+" + number(n)
	}
	return number(n)
}
