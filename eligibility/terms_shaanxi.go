package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// Shaanxi returns the rules of Shaanxi's plan (陕知发〔2021〕17号): those of the special
// plan, with SOEs of any kind, military units included (国有企业含军工单位), from the
// plan's day of issue to the end of 2023. Its rows on patents that leave the
// province's suppliers are checks of their own: [Rules.Outflow], [Rules.Output].
//
// Clause: SX21-1.2, SX21-T1
func Shaanxi() Rules {
	r := SpecialPlan()
	r.From, r.To = zhuanhua.SX21.Issued(), zhuanhua.MustDay("2024-01-01")
	r.Suppliers = r.Suppliers.With(zhuanhua.MunicipalSOE, zhuanhua.MilitaryUnit)
	return r
}
