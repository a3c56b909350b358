package main

import (
	"math"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// surveyYear is the year of the survey; growth is over the year before.
const surveyYear = 2021

// answers are the questionnaires that came back, and the sample with weights that make
// good for those that did not.
type answers struct {
	rows   []firm // everyone drawn
	design *sample.Design[firm]
	report *sample.ResponseReport
}

// ask asks everyone drawn. Who refuses or cannot be found gives no figures; who was
// struck off before 2020 is a zero; who closed in 2021 has figures of 2020 and zeros
// for 2021.
func ask(frame []firm, drawn sample.Drawn) (a answers, err error) {
	place := map[string]int{}
	for i := range frame {
		place[frame[i].id] = i
	}
	for _, u := range drawn.InForce() {
		a.rows = append(a.rows, frame[place[u.ID]])
	}
	unit := func(f *firm) sample.Unit {
		return sample.Unit{ID: f.id, Stratum: f.name(), Answered: true} // the status tells
	}
	full, err := sample.New(a.rows, unit, drawn.Population(), sample.Options{Gaps: sample.GapsTold})
	if err != nil {
		return a, err
	}
	a.design, a.report, err = full.AdjustNonresponse(sample.Nonresponse[firm]{
		Class:  func(f *firm) string { return strata[f.stratum].class },
		Status: func(f *firm) sample.Response { return f.reply.outcome },
	})
	return a, err
}

// question is one figure of the questionnaire and the target of its growth.
type question struct {
	text, unit    zhuanhua.Text
	scale         float64 // of the unit shown
	target        string
	before, after sample.Variable[firm]
	figures       func(*firm) [2]int64 // of the two years, as they truly are
}

// questions are revenue, in yuan, and employment.
func questions() []question {
	money := func(year int) sample.Variable[firm] {
		return func(f *firm) zhuanhua.Given[float64] { return sample.Yuan(zhuanhua.Value(yuan(f.reply.revenue[year]))) }
	}
	jobs := func(year int) sample.Variable[firm] {
		return func(f *firm) zhuanhua.Given[float64] { return sample.Whole(zhuanhua.Value(f.reply.jobs[year])) }
	}
	return []question{
		{zhuanhua.Text{Zh: "营业收入", En: "revenue"}, zhuanhua.Text{Zh: "万元", En: "10⁴ yuan"}, 1e4, "benefited-revenue-growth",
			money(0), money(1), func(f *firm) [2]int64 { return f.reply.revenue }},
		{zhuanhua.Text{Zh: "就业人数", En: "employment"}, zhuanhua.Text{Zh: "人", En: "persons"}, 1, "benefited-jobs-growth",
			jobs(0), jobs(1), func(f *firm) [2]int64 { return f.reply.jobs }},
	}
}

// result is what the survey says of a question.
type result struct {
	question
	change      sample.Change
	effect      zhuanhua.SurveyNumber // design effect of the total of 2021
	independent float64               // standard error of growth as if the years were two surveys
	strata      map[string]zhuanhua.SurveyReading
	progress    indicators.Progress
	bound       float64 // of the target: 0.2 is 20 %
	forecast    forecast
	truth       float64
}

// estimate estimates a question's totals and growth, in all and by stratum, holds the
// growth against its target, and says what a larger sample would have given.
func estimate(s study, q question) (r result, err error) {
	r.question, r.truth = q, growthOf(s.frame, q.figures)
	d := s.answers.design
	if r.change, err = d.Growth(q.before, q.after, nil); err != nil {
		return r, err
	}
	r.independent = apart(r.change)
	if r.effect, err = d.DesignEffectOf(sample.TotalOf(q.after, nil), sample.WithoutReplacement); err != nil {
		return r, err
	}
	byStratum, err := d.By(sample.GrowthOf(q.before, q.after, nil), (*firm).name)
	if err != nil {
		return r, err
	}
	r.strata = map[string]zhuanhua.SurveyReading{}
	for i, name := range byStratum.Domains {
		r.strata[name] = byStratum.Readings[i]
	}
	if r.progress, err = attain(q.target, r.change.Growth); err != nil {
		return r, err
	}
	demanded, _ := r.progress.Target.Value.Get()
	r.bound = demanded.Decimal().InexactFloat64() / 100
	r.forecast, err = foresee(s, q, r)
	return r, err
}

// attain holds a growth against Shaanxi's target of it.
func attain(key string, growth zhuanhua.SurveyReading) (indicators.Progress, error) {
	measured := indicators.Measured{Surveyed: []indicators.SurveyedYear{{Year: surveyYear, Growth: growth}}}
	target, known := indicators.ShaanxiTable().Row(key)
	if !known {
		return indicators.Progress{}, &zhuanhua.InputError{Field: "target", Value: key, Err: zhuanhua.ErrCodeWord}
	}
	return target.Attain(measured, surveyYear, indicators.TargetReadings{})
}

// apart is the standard error of growth that two separate surveys of the years would
// have: what forgetting that the same enterprises were asked makes of it.
func apart(c sample.Change) float64 {
	x, _ := c.Before.Estimate.Get()
	y, _ := c.After.Estimate.Get()
	seX, _ := c.Before.StandardError.Get()
	seY, _ := c.After.StandardError.Get()
	return math.Hypot(seY, y/x*seX) / x
}

// growthOf is the true growth of the frame, which only an invented one tells.
func growthOf(frame []firm, figures func(*firm) [2]int64) float64 {
	before, after := int64(0), int64(0)
	for i := range frame {
		f := figures(&frame[i])
		before, after = before+f[0], after+f[1]
	}
	return float64(after)/float64(before) - 1
}
