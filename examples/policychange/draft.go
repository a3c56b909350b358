package main

import (
	"github.com/zhuanhua-rules/zhuanhua"
	"github.com/zhuanhua-rules/zhuanhua/awards"
	"github.com/zhuanhua-rules/zhuanhua/eligibility"
)

// source says where the draft of this example stands: nowhere.
const source = "虚构的征求意见稿"

// municipalSuppliers lets municipal SOEs supply SMEs.
func municipalSuppliers() zhuanhua.Variant[eligibility.Rules] {
	return zhuanhua.Variant[eligibility.Rules]{
		Key: "municipal-suppliers", Clause: "CZ23-A1e", Status: zhuanhua.Draft, Source: source,
		Text: zhuanhua.Text{Zh: "市属国有企业可为出让方", En: "municipal SOEs count as suppliers"},
		Edit: func(r *eligibility.Rules) { r.Suppliers = r.Suppliers.With(zhuanhua.MunicipalSOE) },
	}
}

// noRestYear lets provinces compete the year after an award.
func noRestYear() zhuanhua.Variant[awards.Terms] {
	return zhuanhua.Variant[awards.Terms]{
		Key: "no-rest-year", Clause: "CZ23-2.2.3b", Status: zhuanhua.Draft, Source: source,
		Text: zhuanhua.Text{Zh: "取消获奖次年不再奖补", En: "the rest year is dropped"},
		Edit: func(t *awards.Terms) { t.RestYear = false },
	}
}

// otherPassMark moves the pass mark of the top-up.
func otherPassMark() zhuanhua.Variant[awards.Terms] {
	return zhuanhua.Variant[awards.Terms]{
		Key: "pass-mark-86", Clause: "CZ23-3.3b", Status: zhuanhua.Draft, Source: source,
		Text: zhuanhua.Text{Zh: "补拨及格线改为86分", En: "the pass mark becomes 86 points"},
		Edit: func(t *awards.Terms) { *t = t.WithPassMark(86 * zhuanhua.Point) },
	}
}
