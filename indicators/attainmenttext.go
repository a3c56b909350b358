package indicators

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Text returns the target in words: "average annual growth at least 20 %, 2021–2023,
// base 2020".
func (t Target) Text() zhuanhua.Text {
	parts := [2][]string{{t.years().Zh, t.Metric.Text.Zh + t.demandText().Zh}, {t.Metric.Text.En + ", " + t.years().En + ": " + t.demandText().En}}
	return zhuanhua.Text{Zh: strings.Join(parts[0], ""), En: strings.Join(parts[1], "")}
}

// years says when, and from which base.
func (t Target) years() zhuanhua.Text {
	window := t.Window()
	out := zhuanhua.Text{Zh: window + "年", En: window}
	if t.Metric.Series == zhuanhua.Stock && !t.Kind.grows() {
		out = zhuanhua.Text{Zh: window + "年底", En: "end of " + window}
	}
	if t.Base != 0 {
		out.Zh += fmt.Sprintf("（以%d年为基年）", t.Base)
		out.En += fmt.Sprintf(" (base %d)", t.Base)
	}
	return out
}

// demandText says what is demanded.
func (t Target) demandText() zhuanhua.Text {
	kind, operator, unit := t.Kind.Text(), t.Operator.Text(), t.ValueUnit().Text()
	zh, en := "", ""
	if t.Aspirational {
		zh, en = "力争", "if possible "
	}
	if t.Kind == AverageRate || t.Kind == YearlyRate || t.Kind == CumulativeLevel {
		zh, en = zh+kind.Zh, en+kind.En+" "
	}
	value, given := t.Value.Get()
	switch {
	case t.Operator == FullCoverage || t.Operator == Rising || t.Operator == Qualitative:
		return zhuanhua.Text{Zh: zh + operator.Zh, En: en + operator.En}
	case !given:
		return zhuanhua.Text{Zh: zh + operator.Zh + "（原文未定数值）", En: en + operator.En + " (no number stated)"}
	case t.Operator == About:
		zh, en = zh+value.String()+unit.Zh+operator.Zh, en+operator.En+" "+value.String()+" "+unit.En
	case t.Operator == RisingMarkedly:
		zh, en = zh+operator.Zh+"（至少"+value.String()+unit.Zh+"）", en+operator.En+" (by at least "+value.String()+" "+unit.En+")"
	default:
		zh, en = zh+operator.Zh+value.String()+unit.Zh, en+operator.En+" "+value.String()+" "+unit.En
	}
	return zhuanhua.Text{Zh: zh, En: en}
}

// Text returns the result as a sentence: target, outcome, the level there is and what
// there must be, the reasons, and what is still possible.
func (p Progress) Text() zhuanhua.Text {
	target, outcome := p.asked(), p.Outcome.Text()
	zh, en := []string{target.Zh + "：" + outcome.Zh}, []string{target.En + ": " + outcome.En}
	say := func(t zhuanhua.Text) {
		if t.Zh != "" {
			zh, en = append(zh, t.Zh), append(en, t.En)
		}
	}
	if level := p.levelText(); level.Zh != "" {
		say(zhuanhua.Text{Zh: "实际" + level.Zh, En: "actual " + level.En})
	}
	for _, r := range p.Reasons {
		say(r.Text)
	}
	for _, m := range p.Missing {
		say(m.Text())
	}
	say(p.Next.text(p.Target))
	return zhuanhua.Text{Zh: strings.Join(zh, "；"), En: strings.Join(en, "; ")}
}

// asked is the target in words as the readings had it decided: from which base, and
// whether each year was asked for what is average growth.
func (p Progress) asked() zhuanhua.Text {
	t := p.Target
	t.Base = p.Base
	text := t.Text()
	if t.Kind == AverageRate && len(p.Years) > 0 {
		text = zhuanhua.Text{Zh: text.Zh + "（逐年）", En: text.En + " (each year)"}
	}
	return text
}

// Short returns by how much the level lies below the lowest level that meets the
// target, in steps of the unit, rounded up: 57 of 57.03 enterprises needed is short by
// one. It is not given unless the target is missed by it.
//
// Clause: GR4
func (p Progress) Short() zhuanhua.Given[decimal.Decimal] {
	level, given := p.Decided.NeededLevel().Get()
	if !given || !p.Decided.Last.given() {
		return zhuanhua.Given[decimal.Decimal]{}
	}
	needed, err := exactly("", level)
	if err != nil || needed.rat.Cmp(p.Decided.Last.Value.rat) <= 0 {
		return zhuanhua.Given[decimal.Decimal]{}
	}
	short := difference(needed, p.Decided.Last.Value)
	return Attainment{Unit: p.Target.Metric.Unit, Needed: Range{short, short, short}}.NeededLevel()
}

// levelText says how much there is and by how much it falls short.
func (p Progress) levelText() zhuanhua.Text {
	unit, places := p.Target.Metric.Unit.Text(), p.Target.Metric.Unit.Decimals()
	last, given := p.Decided.Last.Value.Round(places).Get()
	if !given {
		return zhuanhua.Text{}
	}
	zh, en := Plain(last)+unit.Zh, Plain(last)+" "+unit.En
	if short, given := p.Short().Get(); given && p.Outcome != zhuanhua.Met {
		zh, en = zh+"，差"+Plain(short)+unit.Zh, en+", short of it by "+Plain(short)+" "+unit.En
	}
	return zhuanhua.Text{Zh: zh, En: en}
}

// Text names the figure that is missing, by its year.
func (m MissingFigure) Text() zhuanhua.Text {
	if m.Survey {
		return zhuanhua.Text{Zh: fmt.Sprintf("须补%d年抽样调查", m.Year), En: fmt.Sprintf("wanted: survey of %d", m.Year)}
	}
	return zhuanhua.Text{Zh: fmt.Sprintf("须补%d年数据", m.Year), En: fmt.Sprintf("wanted: figure of %d", m.Year)}
}

func (n Next) text(t Target) zhuanhua.Text {
	unit := t.Metric.Unit.Text()
	level, given := n.Level.Get()
	together := Attainment{Above: t.Operator == MoreThan, Unit: t.Metric.Unit, Needed: Range{n.Rest, n.Rest, n.Rest}}
	rest, cumulates := together.NeededLevel().Get()
	switch {
	case n.Outlook == OutlookImpossible:
		return OutlookImpossible.Text()
	case n.Outlook != OutlookOpen:
		return zhuanhua.Text{}
	case cumulates && n.Years > 1:
		return zhuanhua.Text{
			Zh: fmt.Sprintf("其余%d年合计还须%s%s", n.Years, Plain(rest), unit.Zh),
			En: fmt.Sprintf("the %d years left must bring another %s %s together", n.Years, Plain(rest), unit.En),
		}
	case given:
		return zhuanhua.Text{
			Zh: fmt.Sprintf("%d年至少须%s%s", n.Year, Plain(level), unit.Zh),
			En: fmt.Sprintf("%d must bring at least %s %s", n.Year, Plain(level), unit.En),
		}
	}
	return zhuanhua.Text{}
}
