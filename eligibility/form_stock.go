package eligibility

import "github.com/zhuanhua-rules/zhuanhua"

// Names of the checks of the stock of patents.
const (
	Stock        = "stock"         // belongs to the stock that is to be covered
	StockCovered = "stock-covered" // is covered
)

// Facts of a patent of the stock, by their numbers in its form.
const (
	HolderKindFact = iota
	ValidFact
	ConvertedFact
	ScreenedFact
	OnlineFact
)

// StockForm returns the facts of a patent as one of the stock.
func StockForm() zhuanhua.Form {
	fact := func(key, zh, en string, supplier zhuanhua.Supplier) zhuanhua.Fact {
		return zhuanhua.Fact{Key: key, Text: zhuanhua.Text{Zh: zh, En: en}, Supplier: supplier, Values: enum(zhuanhua.No)}
	}
	return zhuanhua.Form{Kind: zhuanhua.RecordPatent, Facts: []zhuanhua.Fact{
		HolderKindFact: {Key: "holder-kind", Text: zhuanhua.Text{Zh: "专利权人类型", En: "kind of the holder"}, Supplier: zhuanhua.TheHost, Values: enum(zhuanhua.OtherParty)},
		ValidFact:      fact("valid", "专利权是否有效", "whether the patent is in force", zhuanhua.PatentOffice),
		ConvertedFact:  fact("converted", "是否已转化", "whether it was converted", zhuanhua.TheHost),
		ScreenedFact:   fact("screened", "是否已筛选评价", "whether it was screened", zhuanhua.TheHost),
		OnlineFact:     fact("online", "是否线上登记入库", "whether it is registered online", zhuanhua.TheHost),
	}}
}

// Checks returns the two checks of the stock: which patents are to be covered, and
// which of any patents are.
//
// Clause: GB37-2.1
func (r StockRules) Checks() []zhuanhua.Check {
	row := func(code string, nature zhuanhua.Nature, fact int, accepted zhuanhua.Codes, text zhuanhua.Text) zhuanhua.Criterion {
		return zhuanhua.Criterion{
			Code: code, Clause: "GB37-2.1", Nature: nature, Text: text,
			Any: []zhuanhua.Term{{Fact: fact, In: accepted}},
		}
	}
	params := StockFields()
	holder := row("holder-kind", zhuanhua.Scoping, HolderKindFact, zhuanhua.CodesIn(r.Institutions), zhuanhua.Text{Zh: "专利权人不是高校、科研机构", En: "the holder is no university or research institute"})
	holder.Param = params[0].Param
	covered := []zhuanhua.Criterion{
		row("not-screened", zhuanhua.Proof, ScreenedFact, zhuanhua.CodesOf(yes), zhuanhua.Text{Zh: "未筛选评价", En: "not screened"}),
	}
	covered[0].Remedy = zhuanhua.Text{Zh: "完成筛选评价并留存记录", En: "the patent screened, with a record of it"}
	if r.OnlineToo {
		online := row("not-online", zhuanhua.Proof, OnlineFact, zhuanhua.CodesOf(yes), zhuanhua.Text{Zh: "未线上登记入库", En: "not registered online"})
		online.Param = params[1].Param
		online.Remedy = zhuanhua.Text{Zh: "线上登记入库", En: "the patent registered online"}
		covered = append(covered, online)
	}
	return []zhuanhua.Check{
		{
			Record: zhuanhua.RecordPatent, Name: Stock, Clause: "GB37-2.1",
			Text: zhuanhua.Text{Zh: "高校和科研机构未转化有效专利", En: "Unconverted valid patents of universities and institutes"},
			Rows: []zhuanhua.Criterion{
				holder,
				row("not-valid", zhuanhua.Scoping, ValidFact, zhuanhua.CodesOf(yes), zhuanhua.Text{Zh: "专利权无效", En: "not in force"}),
				row("converted", zhuanhua.Scoping, ConvertedFact, zhuanhua.CodesOf(zhuanhua.Code(zhuanhua.No)), zhuanhua.Text{Zh: "已经转化", En: "converted already"}),
			},
		},
		{
			Record: zhuanhua.RecordPatent, Name: StockCovered, Clause: "GB37-2.1",
			Text: zhuanhua.Text{Zh: "存量专利覆盖", En: "Coverage of the stock"}, Rows: covered,
		},
	}
}

// ReadStock returns the facts of a patent on a day; nil, or no day, gives nothing.
func ReadStock(p *StockPatent, on zhuanhua.Day) zhuanhua.Facts {
	if p == nil || !on.IsGiven() {
		return 0
	}
	facts := zhuanhua.Facts(0).
		With(ValidFact, zhuanhua.Code(p.Patent.Granted(on))).
		With(ConvertedFact, zhuanhua.Code(p.Converted)).
		With(ScreenedFact, zhuanhua.Code(p.Screened)).
		With(OnlineFact, zhuanhua.Code(p.Online))
	if p.Holder != nil {
		facts = facts.With(HolderKindFact, zhuanhua.Code(p.Holder.Kind))
	}
	return facts
}

// PutStock is the inverse of [ReadStock]: it makes a patent that has the facts on
// the day.
func PutStock(facts zhuanhua.Facts, on zhuanhua.Day) StockPatent {
	p := StockPatent{
		Patent:    zhuanhua.Patent{No: sampleNumbers[zhuanhua.Invention]},
		Holder:    putParty(giverID, facts.Get(HolderKindFact)),
		Converted: zhuanhua.Truth(facts.Get(ConvertedFact)),
		Screened:  zhuanhua.Truth(facts.Get(ScreenedFact)),
		Online:    zhuanhua.Truth(facts.Get(OnlineFact)),
	}
	switch zhuanhua.Truth(facts.Get(ValidFact)) {
	case zhuanhua.Yes:
		p.Patent.GrantedOn, p.Patent.OnRegister = on, true
	case zhuanhua.No:
		p.Patent.OnRegister = true
	}
	return p
}
