package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// Names of the checks of patents that leave the suppliers of a province.
const (
	OutflowCheck = "outflow"
	OutputCheck  = "output"
)

// Outflow returns the check of patents that flow from suppliers of the province to
// its SMEs (高校院所、国有企业向省内中小微企业流出专利): indicator 1 with both sides in
// the province, equity included (both readings). In a city's scope it is the
// supplier's city that counts, and money as the suppliers received it.
//
// Clause: SX21-T3, SX21-T4
func (r Rules) Outflow() zhuanhua.Check {
	c := r.Received().Named(OutflowCheck, zhuanhua.Text{Zh: "向省内中小微企业流出专利", En: "Patents that flow out to SMEs of the province"}, "SX21-T3").
		Without("transferee-city").With(fromHere("SX21-T3")...)
	c.Home = TransferorHome
	return c
}

// Output returns the check of patents that universities, institutes and SOEs of the
// province gave, to anyone anywhere (高校院所、国有企业专利转让、许可、作价入股):
// indicator 2 with SOEs among the givers.
//
// Clause: SX21-1.4.2
func (r Rules) Output() zhuanhua.Check {
	c := r.Supplied().Named(OutputCheck, zhuanhua.Text{Zh: "高校院所、国有企业输出专利", En: "Patents given by universities, institutes and SOEs"}, "SX21-1.4.2")
	for i := range c.Rows {
		if row := &c.Rows[i]; row.Code == "transferor-kind" {
			row.Clause, row.Param = "SX21-1.4.2", param("suppliers")
			row.Text = zhuanhua.Text{Zh: "出让方、许可方不是高校院所或国有企业", En: "the transferor is no university, institute or SOE"}
			row.Any = []zhuanhua.Term{{Fact: TransferorKindFact, In: zhuanhua.CodesIn(r.Suppliers)}}
		}
	}
	return c
}

// fromHere are the criteria that the transferor is of the scope's place.
func fromHere(clause zhuanhua.ClauseID) []zhuanhua.Criterion {
	return asReading(
		place("transferor-province", clause, TransferorProvinceFact,
			zhuanhua.Text{Zh: "出让方、许可方登记地址不在本省", En: "the transferor's address is not in the province"}),
		city("transferor-city", clause, TransferorCityFact,
			zhuanhua.Text{Zh: "出让方、许可方登记地址不在本市", En: "the transferor's address is not in the city"}),
	)
}
