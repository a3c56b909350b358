package exchange

import "github.com/zhuanhua-rules/zhuanhua"

// coverageRow is a row of coverage.csv (政策覆盖).
type coverageRow struct {
	*provinceReading
	coverageLine
}

// coverageLine is what a row says; rows that say the same are one.
type coverageLine struct {
	measure, party string
	since          zhuanhua.Day
}

var coverageTable = table[coverageRow]{
	file: "coverage.csv",
	columns: []column[coverageRow]{
		{name: "measure_id", filled: true, read: func(r *coverageRow, cell string) error {
			r.measure = cell
			return r.measures.find(cell)
		}},
		{name: "party_id", filled: true, read: func(r *coverageRow, cell string) error {
			r.party = cell
			return r.parties.find(cell)
		}},
		{name: "since", filled: true, read: into(day, func(r *coverageRow) *zhuanhua.Day { return &r.since })},
	},
}

func (p *provinceReading) readCoverage() {
	coverageTable.read(p.reading, coverageRow{provinceReading: p}, func(r *coverageRow) error {
		if _, there := p.covered[r.coverageLine]; there {
			return nil
		}
		p.covered[r.coverageLine] = struct{}{}
		coverage, err := p.province.Register.Coverage(zhuanhua.Coverage{
			Measure: p.province.Measures[p.measureAt[r.measure]],
			Party:   zhuanhua.Ref(zhuanhua.NewPartyID(r.party)),
			Since:   r.since,
		})
		p.province.Coverage = append(p.province.Coverage, coverage)
		return err
	})
}
