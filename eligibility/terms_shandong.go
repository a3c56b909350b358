package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// Shandong returns the rules of Shandong's plan (2021-04-19): those of the special
// plan, with SOEs of any level, from the plan's day of issue to the end of 2023.
//
// Clause: SD21-1.2.4
func Shandong() Rules {
	r := SpecialPlan()
	r.From, r.To = zhuanhua.SD21.Issued(), zhuanhua.MustDay("2024-01-01")
	r.Suppliers = r.Suppliers.With(zhuanhua.MunicipalSOE)
	return r
}
