package eligibility

import (
	"slices"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Roadshow is a financing roadshow for the enterprises of one industry chain
// (投融资路演).
type Roadshow struct {
	On    zhuanhua.Day `json:"on"`
	Chain string       `json:"chain"` // 产业链
}

// MonthOfShows is a month with the chains that had a roadshow in it.
type MonthOfShows struct {
	Year    int              `json:"year"`
	Month   int              `json:"month"`
	Chains  []string         `json:"chains"` // each once, sorted
	Outcome zhuanhua.Outcome `json:"outcome"`
}

// MonthlyRoadshows returns, for each month of the period, whether there was a roadshow
// for a chain (一月一链): met with one, not met where the month was over on the statistics
// day without one, undetermined while it is not. A month that the period only touches
// counts with the days in it. Shows outside the period or after the statistics day are
// left out. The outcome joins the months: one missed decides.
//
// It returns what [zhuanhua.Period.Validate] refuses, and an [zhuanhua.InputError] for a
// roadshow without a day or a chain.
//
// Clause: CP24-5.3
func MonthlyRoadshows(shows []Roadshow, period zhuanhua.Period) ([]MonthOfShows, zhuanhua.Outcome, error) {
	if err := period.Validate(); err != nil {
		return nil, zhuanhua.Undetermined, err
	}
	held := map[int][]string{} // by year and month
	for i, s := range shows {
		f := faults{name: "", record: zhuanhua.RecordNone}
		field := "roadshows[" + strconv.Itoa(i) + "]"
		f.day(field+".on", s.On)
		if !s.On.IsGiven() {
			f.add(field+".on", "", zhuanhua.ErrNotGiven)
		}
		if s.Chain == "" {
			f.add(field+".chain", "", zhuanhua.ErrNotGiven)
		}
		if f.err != nil {
			return nil, zhuanhua.Undetermined, f.err
		}
		if period.Has(s.On) && s.On <= period.AsOf {
			held[monthOf(s.On)] = append(held[monthOf(s.On)], s.Chain)
		}
	}
	months, outcome := []MonthOfShows{}, zhuanhua.Met
	for key := monthOf(period.From); key <= monthOf(period.To); key++ {
		chains := slices.Clone(held[key])
		slices.Sort(chains)
		m := MonthOfShows{key / 12, key%12 + 1, append([]string{}, slices.Compact(chains)...), zhuanhua.Met}
		last := period.To
		if next := firstOf(key + 1); next.IsGiven() {
			last = min(last, next-1)
		}
		switch {
		case len(chains) > 0:
		case last <= period.AsOf:
			m.Outcome, outcome = zhuanhua.NotMet, zhuanhua.NotMet
		default:
			m.Outcome = zhuanhua.Undetermined
			if outcome == zhuanhua.Met {
				outcome = zhuanhua.Undetermined
			}
		}
		months = append(months, m)
	}
	return months, outcome, nil
}

// monthOf numbers the months from January of year 0.
func monthOf(d zhuanhua.Day) int {
	y, m, _ := d.Date()
	return y*12 + m - 1
}

// firstOf returns the first day of a numbered month.
func firstOf(month int) zhuanhua.Day {
	d, _ := zhuanhua.NewDay(month/12, month%12+1, 1)
	return d
}
