package main

import (
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/exchange"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
)

// top is how many groups of each list the readable report shows.
const top = 3

// prospects goes through the records once more for what nearly counts.
func prospects(province *exchange.Province, judge indicators.Judge, scope zhuanhua.Scope) (list []indicators.Prospects, err error) {
	for _, check := range []string{zhuanhua.Indicator1, zhuanhua.Indicator2} {
		p, err := indicators.TransferProspects(indicators.Rows(province.Transfers), judge, check, scope)
		if err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	p, err := indicators.PledgeProspects(indicators.Rows(province.Pledges), judge, zhuanhua.Indicator5, scope)
	return append(list, p), err
}

// nearly shows what would bring most: one line a group, the largest first.
func (w *writer) nearly(list []indicators.Prospects) {
	w.heading(w.say("只差一项：仅一项不符或资料不全的记录，及其可带来的指标", "One step short: records that one condition or one gap keeps out, and what they would bring"))
	for _, p := range list {
		w.WriteString(checkNames[p.Check].In(w.language) + "\n")
		t := column.NewTable("lrrrl")
		t.Row("", w.say("记录", "records"), w.say("件", "patents"), w.say("成交或质押（元）", "contract or pledge (yuan)"), "")
		w.groups(t, w.say("不符合一项", "one condition fails"), p.Near)
		w.groups(t, w.say("缺资料", "an input is missing"), p.Pending)
		w.WriteString(t.String("  "))
		if len(p.Payments) > 0 {
			t := column.NewTable("lrrl")
			t.Row("", w.say("到账", "payments"), w.say("到账金额（元）", "received (yuan)"), "")
			for i, g := range p.Payments[:min(top, len(p.Payments))] {
				t.Row(w.once(i, w.say("到账未认定", "payment not counted")), count(g.Records), thousands(indicators.Plain(g.Received)), w.what(g))
			}
			w.WriteString(t.String("  "))
		}
	}
}

func (w *writer) groups(t *column.Table, label string, groups []indicators.Prospect) {
	for i, g := range groups[:min(top, len(groups))] {
		t.Row(w.once(i, label), count(g.Records), "+"+count(g.Patents), "+"+thousands(indicators.Plain(g.Amount)), w.what(g))
	}
	if len(groups) == 0 {
		t.Row(label, "0")
	}
}

// once returns the label of the first of several lines.
func (w *writer) once(i int, label string) string {
	if i > 0 {
		return ""
	}
	return label
}

// what says what stands in the way, by which clause, and whose data would show it.
func (w *writer) what(g indicators.Prospect) string {
	var who []string
	for _, in := range g.Inputs {
		if name := in.Supplier.Text().In(w.language); len(who) == 0 || who[len(who)-1] != name {
			who = append(who, name)
		}
	}
	text := g.Text.In(w.language) + w.say("（", " (") + string(g.Clause)
	if g.Code != "" {
		text += w.say("，", ", ") + g.Nature.Text().In(w.language)
	}
	if len(who) > 0 {
		text += w.say("，", ", ") + strings.Join(who, w.say("、", ", "))
	}
	return text + w.say("）", ")")
}
