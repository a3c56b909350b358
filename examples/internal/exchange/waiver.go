package exchange

import "github.com/zhuanhua-rules/zhuanhua"

// Waiver lifts the bar that follows an award of the year before (豁免).
type Waiver struct {
	Year     int // 2021 to 2023
	Province zhuanhua.Place
	Reason   string
}

// waiverRow is a row of waivers.csv.
type waiverRow struct {
	*cycleReading
	Waiver
}

var waiverTable = table[waiverRow]{
	file: "waivers.csv",
	columns: []column[waiverRow]{
		{name: "year", filled: true, read: into(cycleYear, func(r *waiverRow) *int { return &r.Year })},
		{name: "province", filled: true,
			read: func(r *waiverRow, cell string) error { return r.readProvince(cell, &r.Province) },
			also: func(r *waiverRow) error { return r.defineEntry(&r.waivers, r.Year, r.Province) }},
		{name: "reason", filled: true, read: into(text, func(r *waiverRow) *string { return &r.Reason })},
	},
}

func (c *cycleReading) readWaivers() {
	waiverTable.read(c.reading, waiverRow{cycleReading: c}, func(r *waiverRow) error {
		c.cycle.Waivers = append(c.cycle.Waivers, r.Waiver)
		return nil
	})
}
