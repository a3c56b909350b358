package exchange

import "github.com/zhuanhua-rules/zhuanhua"

// measureRow is a row of measures.csv (政策措施).
type measureRow struct {
	*provinceReading
	zhuanhua.Measure
}

var measureTable = table[measureRow]{
	file: "measures.csv", key: "measure_id",
	columns: []column[measureRow]{
		{name: "measure_id", filled: true, read: func(r *measureRow, cell string) error {
			r.ID = cell
			return r.measures.define(cell, r.line)
		}},
		{name: "in_plan", filled: true, read: into(truth, func(r *measureRow) *zhuanhua.Truth { return &r.InPlan })},
		{name: "directly_related", filled: true, read: into(truth, func(r *measureRow) *zhuanhua.Truth { return &r.DirectlyRelated })},
	},
}

func (p *provinceReading) readMeasures() {
	p.measures.hidden = measureTable.read(p.reading, measureRow{provinceReading: p}, func(r *measureRow) error {
		p.measureAt[r.ID] = len(p.province.Measures)
		p.province.Measures = append(p.province.Measures, r.Measure)
		return nil
	})
}
