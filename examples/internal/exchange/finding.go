package exchange

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Finding is an abnormal act found in a province (违规行为). Two equal ones are two.
type Finding struct {
	Year      int // 2021 to 2023
	Province  zhuanhua.Place
	Severe    bool
	Points    zhuanhua.Given[decimal.Decimal] // 0 to 1000; of a minor one always given
	Confirmed bool
}

// findingRow is a row of findings.csv.
type findingRow struct {
	*cycleReading
	Finding
	severity severity
}

// severity is a code word of findings.csv.
type severity string

func (s severity) String() string { return string(s) }

const (
	minor  severity = "minor"
	severe severity = "severe"
)

var severities = codes[severity]{minor, severe}

var findingTable = table[findingRow]{
	file: "findings.csv",
	columns: []column[findingRow]{
		{name: "year", filled: true, read: into(cycleYear, func(r *findingRow) *int { return &r.Year })},
		{name: "province", filled: true,
			read: func(r *findingRow, cell string) error { return r.readProvince(cell, &r.Province) }},
		{name: "severity", filled: true, read: into(severities.parse, func(r *findingRow) *severity { return &r.severity })},
		{name: "points",
			filledIf: func(r *findingRow) bool { return r.severity == minor },
			read:     into(given(points), func(r *findingRow) *zhuanhua.Given[decimal.Decimal] { return &r.Points })},
		{name: "confirmed", filled: true, read: into(yesNo, func(r *findingRow) *bool { return &r.Confirmed })},
	},
}

func (c *cycleReading) readFindings() {
	findingTable.read(c.reading, findingRow{cycleReading: c}, func(r *findingRow) error {
		r.Severe = r.severity == severe
		c.cycle.Findings = append(c.cycle.Findings, r.Finding)
		return nil
	})
}
