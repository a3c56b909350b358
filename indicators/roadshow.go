package indicators

import (
	"fmt"
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Roadshow is one investment roadshow of the monthly series (“一月一链”投融资路演).
type Roadshow struct {
	ID    string       `json:"roadshow_id"`
	On    zhuanhua.Day `json:"on"`    // not given: the day is not known
	Chain string       `json:"chain"` // the industry chain that it was for; empty: not given
}

// Roadshows are the roadshows of a period by month.
type Roadshows struct {
	Months  []RoadshowMonth `json:"months"`
	Undated int64           `json:"undated"` // of which the day is not known
	Duty    Duty            `json:"duty"`
}

// RoadshowMonth is one calendar month.
type RoadshowMonth struct {
	Year   int   `json:"year"`
	Month  int   `json:"month"`
	Shows  int64 `json:"shows"`
	Chains int64 `json:"chains"` // different ones, those named
}

// MonthlyRoadshows counts roadshows by month and says whether there was one in each:
// in every calendar month that lies in the period as a whole. The last months, which
// the statistics day does not reach the end of, are open while they have none. An
// undated roadshow may have been in any month. Both the action plan and the SME plan
// ask for the series; the document says which of them is meant.
//
// An [zhuanhua.InputError] refuses a roadshow given twice, a day that does not exist,
// a period out of order or without a whole month, and another document.
//
// Clause: GB37-2.2, CP24-5.3
func MonthlyRoadshows(of zhuanhua.Document, shows []Roadshow, period zhuanhua.Period) (Roadshows, error) {
	r := Roadshows{}
	switch of {
	case zhuanhua.GB37:
		r.Duty = duty("GB37-2.2", 0)
	case zhuanhua.CP24:
		r.Duty = duty("CP24-5.3", 0)
	default:
		return Roadshows{}, inputError("document", of.String(), zhuanhua.ErrNotAllowed)
	}
	if err := period.Validate(); err != nil {
		return Roadshows{}, err
	}
	months := wholeMonths(period)
	if len(months) == 0 {
		return Roadshows{}, inputError("period", period.String(), zhuanhua.ErrRange)
	}
	seen := map[string]bool{}
	dated := make([]Roadshow, 0, len(shows))
	for _, s := range shows {
		if err := newID(seen, "roadshow_id", s.ID); err != nil {
			return Roadshows{}, err
		}
		switch {
		case !s.On.Valid():
			return Roadshows{}, inputError("on", "", zhuanhua.ErrRange)
		case !s.On.IsGiven():
			r.Undated++
		case s.On <= period.AsOf:
			dated = append(dated, s)
		}
	}
	slices.SortFunc(dated, func(a, b Roadshow) int { return int(a.On - b.On) })
	for _, span := range months {
		r.Months = append(r.Months, monthOf(dated, span))
	}
	r.judge(months, period.AsOf)
	return r, nil
}

// wholeMonths returns the calendar months that lie in the period as a whole.
func wholeMonths(p zhuanhua.Period) (months []zhuanhua.Period) {
	y, m, day := p.From.Date()
	if day > 1 {
		y, m = y+m/12, m%12+1
	}
	for {
		next, err := zhuanhua.NewDay(y+m/12, m%12+1, 1)
		first, bad := zhuanhua.NewDay(y, m, 1)
		if bad != nil || err != nil || next-1 > p.To {
			return months
		}
		months = append(months, zhuanhua.Period{From: first, To: next - 1, AsOf: p.AsOf})
		y, m = y+m/12, m%12+1
	}
}

// monthOf counts the roadshows of a month, which are in the order of days.
func monthOf(dated []Roadshow, month zhuanhua.Period) RoadshowMonth {
	y, m, _ := month.From.Date()
	out, chains := RoadshowMonth{Year: y, Month: m}, map[string]bool{}
	first, _ := slices.BinarySearchFunc(dated, month.From, func(s Roadshow, d zhuanhua.Day) int { return int(s.On - d) })
	for _, s := range dated[first:] {
		if s.On > month.To {
			break
		}
		out.Shows++
		if s.Chain != "" {
			chains[s.Chain] = true
		}
	}
	out.Chains = int64(len(chains))
	return out
}

func (r *Roadshows) judge(months []zhuanhua.Period, asOf zhuanhua.Day) {
	empty, coming := []int{}, []int{}
	r.Duty.Needed = int64(len(months))
	for i, month := range r.Months {
		switch {
		case month.Shows > 0:
			r.Duty.Done++
		case months[i].To <= asOf:
			empty = append(empty, i)
		default:
			coming = append(coming, i)
		}
	}
	for _, i := range empty {
		name := fmt.Sprintf("%04d-%02d", r.Months[i].Year, r.Months[i].Month)
		if int64(len(empty)) > r.Undated {
			r.Duty.fail(GroundEmptyMonth, name+"没有路演", "no roadshow in "+name)
		} else {
			r.Duty.wait(GroundUnknown, name+"有无路演待定", "whether there was a roadshow in "+name+" is not known", "on")
		}
	}
	for _, i := range coming {
		name := fmt.Sprintf("%04d-%02d", r.Months[i].Year, r.Months[i].Month)
		r.Duty.wait(GroundNotYetDue, name+"尚无路演", "no roadshow yet in "+name)
	}
	r.Duty = r.Duty.settle()
}
