package main

import (
	"fmt"
	"math"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
)

// totals shows what the survey says of all enterprises.
func (w *writer) totals(s study) {
	w.heading("五、对全部惠及企业的估计", "5. What it says of all benefited enterprises")
	t := column.NewTable("lrrrrl")
	t.Row("", w.say("估计值", "estimate"), w.say("标准误", "standard error"), w.say("变异系数", "CV"), w.say("95%置信区间", "95 % interval"), w.say("单位", "unit"))
	row := func(name string, r zhuanhua.SurveyReading, unit float64, decimals int, unitName string) {
		cv := "—"
		if r.Method == zhuanhua.SurveyTotal {
			cv = number(r.CV(), 0.01, 1) + "%"
		}
		t.Row("  "+name, number(r.Estimate, unit, decimals), number(r.StandardError, unit, decimals), cv,
			number(r.Low, unit, decimals)+" – "+number(r.High, unit, decimals), unitName)
	}
	for _, r := range s.results {
		t.Row(w.in(r.text))
		row(fmt.Sprint(surveyYear-1, w.say("年", "")), r.change.Before, r.scale, 0, w.in(r.unit))
		row(fmt.Sprint(surveyYear, w.say("年", "")), r.change.After, r.scale, 0, w.in(r.unit))
		row(w.say("增加额", "increase"), r.change.Difference, r.scale, 0, w.in(r.unit))
		row(w.say("增长率", "growth"), r.change.Growth, 0.01, 2, w.say("%（标准误：百分点）", "% (standard error: points)"))
	}
	w.WriteString(t.String("  "))
	for _, r := range s.results {
		se, known := r.change.Growth.StandardError.Get()
		if !known {
			w.line("  %s：%s", "  %s: %s", w.in(r.text), w.in(r.change.Growth.StandardError.Gap().Text()))
			continue
		}
		w.line("%s：%d年总量的设计效应%s，即方差为同样大小简单随机抽样的%s%%", "%s: design effect of the total of %d: %s; its variance is %s %% of that of a simple random sample of the same size",
			w.in(r.text), surveyYear, number(r.effect, 1, 2), number(r.effect, 0.01, 0))
		w.line("  增长率按同一批企业计算；若把两年误作两次独立调查，标准误会是%.2f个百分点，为实际的%.1f倍", "  growth is that of the same enterprises; two years taken for two separate surveys would have a standard error of %.2f points, %.1f times too large", 100*r.independent, r.independent/se)
	}
}

// strata draws growth by stratum.
func (w *writer) strata(s study) {
	r := &s.results[0]
	w.heading("六、各层营业收入增长率（%，95%置信区间）", "6. Growth of revenue by stratum (%, 95 % intervals)")
	lines := make([]interval, 0, len(strata)+1)
	for _, h := range strata {
		if reading, there := r.strata[h.name]; there {
			lines = append(lines, interval{h.name + " " + w.in(h.text), reading})
		}
	}
	lines = append(lines, interval{w.say("全部", "all"), r.change.Growth})
	w.WriteString(plot(lines, r.bound, w.say("增长率", "growth"), w.say("95%区间", "interval"), w.say("回答家数", "answers")))
	w.line("  * 估计值   [ ] 置信区间   : 目标%.0f%%；回答少的层区间宽，只供了解，不作考核依据", "  * estimate   [ ] interval   : target %.0f %%; strata with few answers have wide intervals: to look at, not to judge by", 100*r.bound)
}

// targets says how the growths stand to the targets.
func (w *writer) targets(results []result) {
	w.heading("七、对照目标", "7. Held against the targets")
	w.line("%[2]d年是首年，至今的年均增幅就是%[2]d年比%[1]d年的增长率", "%[2]d is the first year: the average annual growth so far is that of %[2]d over %[1]d", surveyYear-1, surveyYear)
	for _, r := range results {
		g := r.change.Growth
		w.line("%s（%s）", "%s (%s)", w.in(r.progress.Target.Text()), r.progress.Target.Clause())
		w.line("  估计%s%%，区间%s%%至%s%%：%s", "  estimate %s %%, interval %s to %s %%: %s", number(g.Estimate, 0.01, 2), number(g.Low, 0.01, 2), number(g.High, 0.01, 2), w.verdict(r.progress.Outcome))
	}
	w.line("整个区间达到目标才算达到，整个区间低于目标才算未达到；目标落在区间之内时，调查不能分辨", "Met is what the whole interval reaches, missed what none of it does; a target within the interval is one that the survey cannot tell")
}

func (w *writer) verdict(o zhuanhua.Outcome) string {
	switch o {
	case zhuanhua.Met:
		return w.say("达到", "met")
	case zhuanhua.NotMet:
		return w.say("未达到", "missed")
	}
	return w.say("在误差范围内，不能定论", "within the margin")
}

// larger says what a sample twice as large would have given.
func (w *writer) larger(s study) {
	w.heading("八、若样本加倍", "8. A sample twice as large")
	t := column.NewTable("lrrrl")
	t.Row("", w.say("抽取", "drawn"), w.say("标准误（百分点）", "s.e. (points)"), w.say("区间半宽", "half width"), w.say("若估计值不变", "were the estimate the same"))
	for _, r := range s.results {
		f := r.forecast
		if !f.possible {
			continue
		}
		estimate, _ := r.change.Growth.Estimate.Get()
		high, _ := r.change.Growth.High.Get()
		t.Row(w.in(r.text)+w.say("，本次", ", now"), fmt.Sprint(s.planning.gross.Units), number(r.change.Growth.StandardError, 0.01, 2), thousands(100*(high-estimate), 2), w.verdict(r.progress.Outcome))
		t.Row(w.in(r.text)+w.say("，加倍", ", twice"), fmt.Sprint(f.units), thousands(100*f.se, 2), thousands(100*(f.high-estimate), 2), w.verdict(f.outcome(r.bound)))
	}
	w.WriteString(t.String("  "))
	full := 0
	for _, h := range s.planning.twice.Strata {
		if h.Units == h.Size {
			full++
		}
	}
	w.line("按本次各层方差推算，已计有限总体修正；加倍后全数调查的层：%d个。无回答带来的误差不因多问而减少：", "Foreseen from the variances that the strata show, with the correction for finite populations; strata that would be asked in full: %d. What silence adds does not fall by asking more:", full)
	for _, r := range s.results {
		if f := r.forecast; f.possible {
			w.line("  %s增长率的标准误中，无回答占%.2f个百分点，加倍后仍是此数", "  of the standard error of the growth of %s, %.2f points are silence, then as now", w.in(r.text), 100*f.silence)
		}
	}
}

// truths holds the estimates against the truth, which only an invented frame tells.
func (w *writer) truths(results []result) {
	w.heading("九、揭晓（只有虚构的数据才知道真值）", "9. The truth (which only invented data tell)")
	for _, r := range results {
		g := r.change.Growth
		estimate, known := g.Estimate.Get()
		low, bounded := g.Low.Get()
		high, _ := g.High.Get()
		if !known || !bounded {
			continue
		}
		place := w.say("在区间内", "within the interval")
		if r.truth < low || r.truth > high {
			place = w.say("在区间外（一百次中约有五次）", "outside the interval, as happens about five times in a hundred")
		}
		w.line("%s：真实增长率%.2f%%，估计误差%.2f个百分点，%s", "%s: true growth %.2f %%, the estimate is off by %.2f points, %s", w.in(r.text), 100*r.truth, 100*math.Abs(estimate-r.truth), place)
	}
}
