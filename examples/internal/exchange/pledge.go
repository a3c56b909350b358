package exchange

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// pledgeRow is a row of pledges.csv (专利权质押登记).
type pledgeRow struct {
	*provinceReading
	zhuanhua.Pledge
	pledgor string
}

var pledgeTable = table[pledgeRow]{
	file: "pledges.csv",
	columns: []column[pledgeRow]{
		{name: "pledge_id", filled: true, read: func(r *pledgeRow, cell string) error {
			r.ID = cell
			return r.pledges.define(cell, r.line)
		}},
		{name: "pledgor_id", filled: true, read: func(r *pledgeRow, cell string) error {
			r.pledgor = cell
			return r.parties.find(cell)
		}},
		{name: "patents", read: into(patentList, func(r *pledgeRow) *[]zhuanhua.PatentNo { return &r.Patents })},
		{name: "registered_on", read: into(day, func(r *pledgeRow) *zhuanhua.Day { return &r.RegisteredOn })},
		{name: "cancelled_on", read: into(day, func(r *pledgeRow) *zhuanhua.Day { return &r.DeregisteredOn })},
		{name: "annulled_on", read: into(day, func(r *pledgeRow) *zhuanhua.Day { return &r.AnnulledOn })},
		{name: "amount", filled: true, read: into(given(amount), func(r *pledgeRow) *zhuanhua.Given[decimal.Decimal] { return &r.Amount })},
	},
}

func (p *provinceReading) readPledges() {
	pledgeTable.read(p.reading, pledgeRow{provinceReading: p}, func(r *pledgeRow) error {
		// Register.Pledge would refuse a pledge that names no patents; the format does not.
		r.Pledgor = p.province.Register.Party(zhuanhua.NewPartyID(r.pledgor))
		p.province.Pledges = append(p.province.Pledges, r.Pledge)
		return nil
	})
}
