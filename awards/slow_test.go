package awards_test

import (
	"sort"

	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
)

// This file holds a second implementation of the cycle, slow and plain: one pass of
// ifs after the text, on complete inputs, sharing nothing with the first but the
// types.

type slowDecision struct {
	Year     int
	Province zhuanhua.Place
	Action   string
	Amount   int64
	Score    string
	Rank     int // 0: none
	Reasons  string
	Late     bool
	Waiver   string
}

type slowScore struct {
	net   int64
	there bool
	scope bool
}

// slowCycle decides by the text. The second result is false where a start-up province
// has no evaluation in the second year.
func slowCycle(t awards.Terms, in awards.Input) ([]slowDecision, bool) {
	var list []slowDecision
	started := map[zhuanhua.Place]bool{}
	gotLastYear := map[zhuanhua.Place]bool{}
	balance := map[zhuanhua.Place]int64{}
	severeBefore := map[zhuanhua.Place]bool{}
	for year := t.FirstYear; year <= t.LastYear; year++ {
		rows := map[zhuanhua.Place]*slowDecision{}
		competing := map[zhuanhua.Place]int64{}
		got := map[zhuanhua.Place]bool{}
		for _, a := range in.Applicants {
			p := a.Province
			score := slowNet(in, year, p)
			severe := slowSevere(in, year, p)
			d := &slowDecision{Year: year, Province: p, Action: "none"}
			d.Late = !t.LateBars && (a.FiledCNIPAOn > t.FilingDay || a.FiledMOFOn > t.FilingDay)
			if score.there {
				d.Score = zhuanhua.Points(score.net).String()
			}
			rows[p] = d
			if a.Plan == zhuanhua.NotApplicable {
				continue
			}
			if year == t.FirstYear+1 && started[p] {
				mark, _ := t.PassMark.Get()
				if !score.there {
					return nil, false
				}
				if severe || t.SevereBarsLater && severeBefore[p] {
					d.Reasons += "severe-finding;"
				}
				if score.net < int64(mark) {
					d.Reasons += "below-pass-mark;"
				}
				if d.Reasons == "" {
					d.Action, d.Amount = "topup", int64(t.Topup)
					got[p] = t.TopupCounts
				} else {
					d.Action, d.Amount = "clawback", -min(int64(t.Topup), balance[p])
					if severe {
						d.Amount = -balance[p]
					}
				}
				continue
			}
			by, _ := zhuanhua.NewDay(year, int(t.CompeteBy.Month), int(t.CompeteBy.Day))
			if a.Plan == zhuanhua.NotMet {
				d.Reasons += "plan-incomplete;"
			}
			if a.FiledCNIPAOn == 0 || a.FiledMOFOn == 0 || a.FiledCNIPAOn > by || a.FiledMOFOn > by {
				d.Reasons += "not-filed;"
			}
			if t.LateBars && (a.FiledCNIPAOn > t.FilingDay || a.FiledMOFOn > t.FilingDay) {
				d.Reasons += "filed-late;"
			}
			if !score.there {
				d.Reasons += "not-evaluated;"
			} else if !score.scope {
				d.Reasons += "out-of-scope;"
			}
			if gotLastYear[p] && t.RestYear {
				d.Waiver = slowWaiver(in, year, p)
				if d.Waiver == "" {
					d.Reasons += "awarded-last-year;"
				}
			}
			if severe || t.SevereBarsLater && severeBefore[p] {
				d.Reasons += "severe-finding;"
			}
			if severe && balance[p] > 0 {
				d.Action, d.Amount = "recover", -balance[p]
			}
			if d.Reasons == "" {
				competing[p] = score.net
			}
		}
		quota, _ := t.Quota(year).Get()
		for p, net := range competing {
			d := rows[p]
			better, level := 0, 0
			for _, other := range competing {
				if other > net {
					better++
				} else if other == net {
					level++
				}
			}
			d.Rank = better + 1
			switch {
			case better+level <= quota && year == t.FirstYear:
				d.Action, d.Amount = "startup", int64(t.Startup)
				started[p] = true
			case better+level <= quota:
				d.Action, d.Amount = "award", int64(t.Award)
				got[p] = true
			case better < quota:
				d.Action = "tie"
			default:
				d.Reasons = "below-quota;"
			}
		}
		for p, d := range rows {
			balance[p] += d.Amount
			list = append(list, *d)
			severeBefore[p] = severeBefore[p] || slowSevere(in, year, p)
		}
		gotLastYear = got
	}
	sort.Slice(list, func(i, j int) bool {
		return list[i].Year < list[j].Year || list[i].Year == list[j].Year && list[i].Province < list[j].Province
	})
	return list, true
}

func slowNet(in awards.Input, year int, p zhuanhua.Place) slowScore {
	s := slowScore{}
	for _, e := range in.Evaluations {
		if e.Year == year && e.Province == p {
			score, _ := e.Score.Get()
			s = slowScore{int64(score), true, e.InScope == zhuanhua.Yes}
		}
	}
	for _, f := range in.Findings {
		if f.Year == year && f.Province == p && f.State == zhuanhua.Confirmed && f.Severity == zhuanhua.Minor {
			points, _ := f.Points.Get()
			s.net -= int64(points)
		}
	}
	return s
}

func slowSevere(in awards.Input, year int, p zhuanhua.Place) bool {
	for _, f := range in.Findings {
		if f.Year == year && f.Province == p && f.State == zhuanhua.Confirmed && f.Severity == zhuanhua.Severe {
			return true
		}
	}
	return false
}

func slowWaiver(in awards.Input, year int, p zhuanhua.Place) string {
	for _, w := range in.Waivers {
		if w.Year == year && w.Province == p {
			return w.Reason
		}
	}
	return ""
}

// fastDecisions puts a result in the form of the slow one.
func fastDecisions(r awards.Result) []slowDecision {
	var list []slowDecision
	for _, d := range r.Decisions {
		s := slowDecision{Year: d.Year, Province: d.Province, Action: d.Action.String(), Amount: int64(d.Amount), Rank: d.Rank.Or(0), Waiver: d.Waiver}
		if score, known := d.Score.Get(); known {
			s.Score = score.String()
		}
		for _, reason := range d.Reasons {
			s.Reasons += reason.Code + ";"
		}
		for _, n := range d.Notes {
			s.Late = s.Late || n.Code == awards.NoteFiledLate
		}
		list = append(list, s)
	}
	return list
}
