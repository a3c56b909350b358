package main

import (
	"fmt"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
	"github.com/zhuanhua-rules/zhuanhua/examples/internal/column"
	"github.com/zhuanhua-rules/zhuanhua/indicators"
	"github.com/zhuanhua-rules/zhuanhua/sample"
)

// What the province has set for its spot checks of reported data (CP24 六(三)).
const (
	checkedYear = 2024
	checkedSeed = "2024年度培育企业上报数据抽查"
	certainty   = 0.9 // that the check shows an error, if
	wrongMost   = 2   // so many enterprises reported wrongly
	tolerable   = 0   // falsified reports
)

// spotChecks draws the enterprises whose reports of a year are checked, by public
// tickets, lets the draw be checked, and says what was found and what it means for the
// reports of the year.
//
// Clause: CP24-6.3
func (w *writer) spotChecks(p *eligibility.Pool) error {
	reporting := p.Reporting(checkedYear)
	if len(reporting) < wrongMost {
		return nil
	}
	size, err := sample.DiscoverySize(int64(len(reporting)), wrongMost, 0, certainty)
	if err != nil {
		return err
	}
	plan := sample.DrawPlan{
		Seed: sample.Seed{Text: checkedSeed, Round: 1}, Method: sample.DrawSimple,
		Strata: []sample.DrawStratum{{Units: int(size.Units), Reserve: 1}},
	}
	var frame []sample.FrameUnit
	for _, id := range reporting {
		frame = append(frame, sample.FrameUnit{ID: id.String()})
	}
	drawn, err := sample.Draw(plan, sample.Units(frame))
	if err != nil {
		return err
	}
	checked, err := sample.Checker{Plan: plan}.Check(sample.Units(frame), drawn.Claim())
	if err != nil {
		return err
	}
	year := strconv.Itoa(checkedYear)
	w.heading(year+"年度上报数据抽查", "Spot checks of the data reported for "+year)
	fmt.Fprintf(w, w.say("可抽查%d家；若有%d家失实，抽%d家有%.0f%%以上把握至少查出1家\n", "%d enterprises may be checked; if %d reported wrongly, a check of %d shows one with at least %.0f %% certainty\n"),
		len(reporting), wrongMost, size.Units, 100*certainty)
	fmt.Fprintf(w, w.say("种子“%s”第%d轮，按签号由小到大；核验：%s\n", "seed %q, round %d, the smallest tickets; checked: %s\n"), plan.Seed.Text, plan.Seed.Round, checked.Outcome.Text().In(w.language))
	wrong := falsified(p)
	found := w.tickets(&drawn, wrong)
	opinion, err := sample.AttributeAudit{
		Population: zhuanhua.Value(int64(len(reporting))), Checked: size.Units, Errors: int64(found), Confidence: certainty,
	}.Judge(zhuanhua.Value[int64](tolerable))
	if err != nil {
		return err
	}
	reports := indicators.CountLevel(int64(len(reporting)), zhuanhua.UnitItem, zhuanhua.Year(checkedYear))
	note, err := reports.SpotChecked(opinion)
	if err != nil {
		return err
	}
	fmt.Fprintf(w, "%s (%s)\n", note.Text.In(w.language), note.Clause)
	return nil
}

// tickets shows who was drawn and who is in reserve, with what was found, and returns
// in how many reports something was.
func (w *writer) tickets(drawn *sample.Drawn, wrong map[string]string) (found int) {
	t := column.NewTable("llll")
	t.Row(w.say("企业", "enterprise"), w.say("签号", "ticket"), "", w.say("核查结果", "found"))
	for _, u := range drawn.Strata[0].Units {
		result := w.say("属实", "right")
		if reason, there := wrong[u.ID]; there {
			result = w.say("失实：", "wrong: ") + reason
			found++
		}
		t.Row(u.ID, u.Ticket.String(), w.say("抽中", "drawn"), result)
	}
	for _, u := range drawn.Strata[0].Reserve {
		t.Row(u.ID, u.Ticket.String(), w.say("备选", "in reserve"), "—")
	}
	w.WriteString(t.String(""))
	return found
}

// falsified returns the enterprises that were removed for falsified data, with the
// finding.
func falsified(p *eligibility.Pool) map[string]string {
	wrong := map[string]string{}
	for i := range p.Steps {
		e := &p.Steps[i].Event
		if e.Review == nil {
			continue
		}
		for _, f := range e.Review.Findings {
			if f.Kind == eligibility.FalsifiedData && f.State == zhuanhua.Confirmed {
				wrong[e.Enterprise.String()] = f.ID + " " + f.Reason + " (" + e.ID + ")"
			}
		}
	}
	return wrong
}
