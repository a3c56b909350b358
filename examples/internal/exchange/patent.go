package exchange

import "github.com/zhuanhua-rules/zhuanhua"

// patentRow is a row of patents.csv (专利登记簿).
type patentRow struct {
	*provinceReading
	zhuanhua.Patent
}

var patentTable = table[patentRow]{
	file: "patents.csv",
	columns: []column[patentRow]{
		{name: "patent_no", filled: true, read: (*patentRow).readNumber},
		{name: "granted_on", read: into(day, func(r *patentRow) *zhuanhua.Day { return &r.GrantedOn })},
		{name: "lapsed_on", read: into(day, func(r *patentRow) *zhuanhua.Day { return &r.LapsedOn })},
		{name: "publicly_funded", optional: true, read: into(truth, func(r *patentRow) *zhuanhua.Truth { return &r.PubliclyFunded })},
		{name: "defence_declassified_on", optional: true, read: into(day, func(r *patentRow) *zhuanhua.Day { return &r.DeclassifiedOn })},
	},
}

func (p *provinceReading) readPatents() {
	patentTable.read(p.reading, patentRow{provinceReading: p}, func(r *patentRow) error {
		return p.province.Register.AddPatent(r.Patent)
	})
}

func (r *patentRow) readNumber(cell string) (err error) {
	if r.No, err = patentNumber(cell); err != nil {
		return err
	}
	return r.patents.define(r.No, r.line)
}
