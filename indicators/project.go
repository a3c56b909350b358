package indicators

import (
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Project is an industrialisation project of the action plan (专利产业化项目).
type Project struct {
	ID        string       `json:"project_id"`
	StartedOn zhuanhua.Day `json:"started_on"` // not given: not known
	EndedOn   zhuanhua.Day `json:"ended_on"`   // not given: runs
}

// Projects are the projects by year.
type Projects struct {
	Years   []ProjectYear `json:"years"`
	Undated int64         `json:"undated"` // of which the start is not known
	Duty    Duty          `json:"duty"`
}

// ProjectYear is one year of the plan.
type ProjectYear struct {
	Year     int   `json:"year"`
	Started  int64 `json:"started"`
	UnderWay int64 `json:"under_way"` // ran on some day of the year, started in it or before
}

// The first projects start in 2023 (GB37-5.12: 2023年启动第一批), and the plan ends with
// 2025.
const (
	firstProjects = 2023
	lastProjects  = 2025
)

// RollingProjects counts projects by year, 2023 to 2025 as far as the day has come,
// and says whether the first started in 2023 and whether in each later year more
// were under way than in the year before (逐年滚动扩大). The year in which the day
// lies is open while it may still bring them.
//
// An [zhuanhua.InputError] refuses a project given twice, a day that does not exist
// and an end before the start.
//
// Clause: GB37-5.12
func RollingProjects(projects []Project, on zhuanhua.Day) (Projects, error) {
	if err := dayOfDecision(on); err != nil {
		return Projects{}, err
	}
	out, seen := Projects{Years: []ProjectYear{}, Duty: duty("GB37-5.12", 0)}, map[string]bool{}
	for _, p := range projects {
		if err := newID(seen, "project_id", p.ID); err != nil {
			return Projects{}, err
		}
		switch {
		case !p.StartedOn.Valid():
			return Projects{}, inputError("started_on", "", zhuanhua.ErrRange)
		case !p.EndedOn.Valid():
			return Projects{}, inputError("ended_on", "", zhuanhua.ErrRange)
		case p.EndedOn.IsGiven() && p.EndedOn < p.StartedOn:
			return Projects{}, inputError("ended_on", p.EndedOn.String(), zhuanhua.ErrContradiction)
		case !p.StartedOn.IsGiven():
			out.Undated++
		}
	}
	for year := firstProjects; year <= min(lastProjects, on.Year()); year++ {
		out.Years = append(out.Years, projectsIn(projects, zhuanhua.Year(year), on))
	}
	out.judge(on)
	return out, nil
}

func projectsIn(projects []Project, year zhuanhua.Period, on zhuanhua.Day) ProjectYear {
	out := ProjectYear{Year: year.From.Year()}
	for _, p := range projects {
		if !p.StartedOn.IsGiven() || p.StartedOn > min(year.To, on) {
			continue
		}
		if p.StartedOn >= year.From {
			out.Started++
		}
		if !p.EndedOn.IsGiven() || p.EndedOn >= year.From {
			out.UnderWay++
		}
	}
	return out
}

func (p *Projects) judge(on zhuanhua.Day) {
	d := &p.Duty
	d.Needed = int64(max(len(p.Years), 1))
	if len(p.Years) == 0 {
		d.wait(GroundNotYetDue, "2023年启动第一批项目", "the first projects start in 2023")
	}
	for i, year := range p.Years {
		name, closed := strconv.Itoa(year.Year), on >= zhuanhua.Year(year.Year).To
		zh, en, code := name+"年未启动第一批项目", "no project started in "+name, GroundNotBegun
		done, sure, possible := year.Started > 0, year.Started > 0, year.Started+p.Undated > 0
		if i > 0 {
			before := p.Years[i-1].UnderWay
			zh, en, code = name+"年实施项目未多于上年", "no more projects under way in "+name+" than in the year before", GroundNotExtended
			done = year.UnderWay > before
			sure, possible = year.UnderWay > before+p.Undated, year.UnderWay+p.Undated > before
		}
		switch {
		case sure:
			d.Done++
		case !done && !closed:
			d.wait(GroundNotYetDue, zh+"（当年未结束）", en+" (it has not ended)")
		case possible:
			d.wait(GroundUnknown, zh+"：启动时间不全，待定", en+": not known, for lack of starting days", "started_on")
		default:
			d.fail(code, zh, en)
		}
	}
	*d = d.settle()
}
