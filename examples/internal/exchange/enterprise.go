package exchange

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// enterpriseRow is a row of enterprises.csv (企业划型数据), taken for every year.
type enterpriseRow struct {
	*provinceReading
	id       string
	industry zhuanhua.Industry
	zhuanhua.EnterpriseYear
}

var enterpriseTable = table[enterpriseRow]{
	file: "enterprises.csv",
	columns: []column[enterpriseRow]{
		{name: "party_id", filled: true,
			read: func(r *enterpriseRow, cell string) error { r.id = cell; return r.parties.find(cell) },
			also: func(r *enterpriseRow) error { return r.enterprises.defineGiven(r.id, r.line) }},
		{name: "industry", read: into(industries.parse, func(r *enterpriseRow) *zhuanhua.Industry { return &r.industry })},
		{name: "employees", read: into(given(count), func(r *enterpriseRow) *zhuanhua.Given[int64] { return &r.Employees })},
		{name: "revenue", read: into(given(amount), func(r *enterpriseRow) *zhuanhua.Given[decimal.Decimal] { return &r.Revenue })},
		{name: "assets", read: into(given(amount), func(r *enterpriseRow) *zhuanhua.Given[decimal.Decimal] { return &r.Assets })},
		{name: "size", read: into(sizes.parse, func(r *enterpriseRow) *zhuanhua.SizeClass { return &r.SetSize })},
	},
}

var industries = codes[zhuanhua.Industry]{
	zhuanhua.Agriculture, zhuanhua.Manufacturing, zhuanhua.Construction, zhuanhua.Wholesale,
	zhuanhua.Retail, zhuanhua.Transport, zhuanhua.Storage, zhuanhua.Post, zhuanhua.Lodging,
	zhuanhua.Catering, zhuanhua.InformationTransfer, zhuanhua.SoftwareIT,
	zhuanhua.RealEstateDevelopment, zhuanhua.PropertyManagement, zhuanhua.LeasingBusiness,
	zhuanhua.OtherIndustry,
}

var sizes = codes[zhuanhua.SizeClass]{zhuanhua.Micro, zhuanhua.Small, zhuanhua.Medium, zhuanhua.Large}

func (p *provinceReading) readEnterprises() {
	enterpriseTable.read(p.reading, enterpriseRow{provinceReading: p}, func(r *enterpriseRow) error {
		return p.province.Register.AddEnterprise(zhuanhua.Enterprise{
			Party:    zhuanhua.NewPartyID(r.id),
			Industry: r.industry,
			Years:    []zhuanhua.EnterpriseYear{r.EnterpriseYear}, // its Year is EveryYear
		})
	})
}
