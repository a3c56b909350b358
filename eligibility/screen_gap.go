package eligibility

import (
	"slices"

	"github.com/zhuanhua-rules/zhuanhua"
)

// screenGaps counts what screens lacked.
type screenGaps struct {
	count [LicenceConflict + 1][gapsEnd]int64
	told  []uint16 // by record: gaps counted for the screen that runs, as bits
}

// screenGap is something that a screen can lack.
type screenGap uint8

const (
	noGap screenGap = iota
	gapKind
	gapLicence
	gapTransferor
	gapTransferee
	gapFounder
	gapController
	gapAmount
	gapProducts
	gapPledges
	gapTermEnd
	gapsEnd
)

// screenGapFacts are the gaps as facts.
var screenGapFacts = [gapsEnd]zhuanhua.MissingFact{
	gapKind:       {Fact: "kind", Text: zhuanhua.Text{Zh: "转移转化方式", En: "kind of transfer"}, Supplier: zhuanhua.PatentOffice},
	gapLicence:    {Fact: "licence", Text: zhuanhua.Text{Zh: "许可方式", En: "form of the licence"}, Supplier: zhuanhua.PatentOffice},
	gapTransferor: {Fact: "transferor_id", Text: zhuanhua.Text{Zh: "出让方、许可方", En: "transferor"}, Supplier: zhuanhua.PatentOffice},
	gapTransferee: {Fact: "transferee_id", Text: zhuanhua.Text{Zh: "受让方、被许可方", En: "transferee"}, Supplier: zhuanhua.PatentOffice},
	gapFounder:    {Fact: "founder_id", Text: zhuanhua.Text{Zh: "科研机构的举办高校", En: "founder of an institute"}, Supplier: zhuanhua.TheHost},
	gapController: {Fact: "controller_id", Text: zhuanhua.Text{Zh: "实际控制人", En: "controller"}, Supplier: zhuanhua.TheEnterprise},
	gapAmount:     {Fact: "contract_amount", Text: zhuanhua.Text{Zh: "合同金额", En: "contract amount"}, Supplier: zhuanhua.TheEnterprise},
	gapProducts:   {Fact: "products", Text: zhuanhua.Text{Zh: "专利产品备案数据", En: "product filings"}, Supplier: zhuanhua.PatentOffice},
	gapPledges:    {Fact: "pledges", Text: zhuanhua.Text{Zh: "质押登记数据", En: "pledge registrations"}, Supplier: zhuanhua.PatentOffice},
	gapTermEnd:    {Fact: "licence_to", Text: zhuanhua.Text{Zh: "许可终止日", En: "end of the licence"}, Supplier: zhuanhua.PatentOffice},
}

// lackAlone counts a record that a screen which looks at it alone could not look at.
func (r *screenRun) lackAlone(screen Screen, gap screenGap) {
	if r.On.Has(screen) {
		r.gaps.count[screen][gap]++
	}
}

// lack counts the record, once a screen and gap, as one that could not be looked at.
func (r *screenRun) lack(place int32, gap screenGap) {
	if told := &r.gaps.told[place]; *told>>gap&1 == 0 {
		*told |= 1 << gap
		r.gaps.count[r.hunt.screen][gap]++
	}
}

func (r *screenRun) unscreened() []Unscreened {
	list := []Unscreened{}
	for screen := range r.gaps.count {
		for gap, n := range r.gaps.count[screen] {
			if n > 0 {
				list = append(list, Unscreened{Screen(screen), screenGapFacts[gap], n})
			}
		}
	}
	return slices.Clip(list)
}
