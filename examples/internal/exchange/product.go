package exchange

import "github.com/zhuanhua-rules/zhuanhua"

// productRow is a row of products.csv (专利产品备案).
type productRow struct {
	*provinceReading
	zhuanhua.Product
	party string
}

var productTable = table[productRow]{
	file: "products.csv",
	columns: []column[productRow]{
		{name: "product_id", filled: true, read: func(r *productRow, cell string) error {
			r.ID = cell
			return r.products.define(cell, r.line)
		}},
		{name: "party_id", filled: true, read: func(r *productRow, cell string) error {
			r.party = cell
			return r.parties.find(cell)
		}},
		{name: "patents", read: into(patentList, func(r *productRow) *[]zhuanhua.PatentNo { return &r.Patents })},
		{name: "declared_on", filled: true, read: into(day, func(r *productRow) *zhuanhua.Day { return &r.DeclaredOn })},
		{name: "withdrawn_on", read: into(day, func(r *productRow) *zhuanhua.Day { return &r.WithdrawnOn })},
	},
}

func (p *provinceReading) readProducts() {
	productTable.read(p.reading, productRow{provinceReading: p}, func(r *productRow) error {
		// Register.Product would refuse a filing that names no patents; the format does not.
		r.Party = p.province.Register.Party(zhuanhua.NewPartyID(r.party))
		p.province.Products = append(p.province.Products, r.Product)
		return nil
	})
}
