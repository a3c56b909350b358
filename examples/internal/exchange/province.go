package exchange

import (
	"io/fs"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Province is what a province handed in: everything from which its indicators are
// computed (分省数据). Records are in the order of their rows.
type Province struct {
	Register  *zhuanhua.Register  // parties, enterprises and patents, sizes by Sizes2011
	Transfers []zhuanhua.Transfer // resolved, with their payments
	Pledges   []zhuanhua.Pledge
	Products  []zhuanhua.Product
	Measures  []zhuanhua.Measure
	Coverage  []zhuanhua.Coverage // equal lines once
	Survey    []SurveyRow
}

// ReadProvince reads the folder of a province. The error, if there is one, is a
// [*Faults], and there is no Province then.
func ReadProvince(fsys fs.FS) (*Province, error) {
	p := newProvinceReading(fsys)
	p.readRecords()
	if err := p.outcome(); err != nil {
		return nil, err
	}
	return p.province, nil
}

// readRecords reads every file of a province's records, each after those it refers to.
func (p *provinceReading) readRecords() {
	p.readParties()
	p.readEnterprises()
	p.readPatents()
	p.readTransfers()
	p.readPayments()
	p.readPledges()
	p.readProducts()
	p.readMeasures()
	p.readCoverage()
	p.readSurvey()
}

// provinceReading is a reading of a province's folder: what was read so far, and
// by which keys it is looked up.
type provinceReading struct {
	*reading
	province *Province

	parties, enterprises, transfers, payments, pledges, products, measures, surveyed keys[string]
	patents                                                                          keys[zhuanhua.PatentNo]

	transferAt map[string]int // in province.Transfers
	measureAt  map[string]int // in province.Measures
	covered    map[coverageLine]struct{}
	strata     map[string]*stratum
}

func newProvinceReading(fsys fs.FS) *provinceReading {
	return &provinceReading{
		reading:    newReading(fsys),
		province:   &Province{Register: zhuanhua.NewRegister(zhuanhua.Sizes2011())},
		parties:    keys[string]{file: partyTable.file},
		transfers:  keys[string]{file: transferTable.file},
		measures:   keys[string]{file: measureTable.file},
		transferAt: map[string]int{},
		measureAt:  map[string]int{},
		covered:    map[coverageLine]struct{}{},
	}
}
