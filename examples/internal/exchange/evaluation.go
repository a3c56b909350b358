package exchange

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Evaluation is the score that a province got in a year (绩效评价).
type Evaluation struct {
	Year     int // 2021 to 2023
	Province zhuanhua.Place
	Score    decimal.Decimal // 0 to 1000, before deductions
	InScope  bool
}

// evaluationRow is a row of evaluations.csv.
type evaluationRow struct {
	*cycleReading
	Evaluation
}

var evaluationTable = table[evaluationRow]{
	file: "evaluations.csv", required: true,
	columns: []column[evaluationRow]{
		{name: "year", filled: true, read: into(cycleYear, func(r *evaluationRow) *int { return &r.Year })},
		{name: "province", filled: true,
			read: func(r *evaluationRow, cell string) error { return r.readProvince(cell, &r.Province) },
			also: func(r *evaluationRow) error { return r.defineEntry(&r.evaluations, r.Year, r.Province) }},
		{name: "score", filled: true, read: into(points, func(r *evaluationRow) *decimal.Decimal { return &r.Score })},
		{name: "in_scope", filled: true, read: into(yesNo, func(r *evaluationRow) *bool { return &r.InScope })},
	},
}

func (c *cycleReading) readEvaluations() {
	evaluationTable.read(c.reading, evaluationRow{cycleReading: c}, func(r *evaluationRow) error {
		c.cycle.Evaluations = append(c.cycle.Evaluations, r.Evaluation)
		return nil
	})
}
