package eligibility

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/zhuanhua-rules/zhuanhua"
)

// inWords puts the details in words to the inputs that have some.
func inWords(d *zhuanhua.Decision, table *zhuanhua.Table, words func(fact int) zhuanhua.Text) {
	said := map[string]zhuanhua.Text{}
	for fact, f := range table.Form().Facts {
		said[f.Key] = words(fact)
	}
	for r := range d.Rows {
		for i := range d.Rows[r].Inputs {
			in := &d.Rows[r].Inputs[i]
			in.DetailText = said[in.Fact]
		}
	}
}

// transferWords is [transferDetail] for the facts that the languages say in their own
// words.
func transferWords(t *zhuanhua.Transfer, fact int) zhuanhua.Text {
	switch fact {
	case TransfereeSizeFact:
		return sizeWords(t.Transferee.SizeBefore(t.RecordedOn))
	case TransferorProvinceFact, TransferorCityFact:
		return homeWords(t.Transferor)
	case TransfereeProvinceFact, TransfereeCityFact:
		return homeWords(t.Transferee)
	}
	return zhuanhua.Text{}
}

// transferDetail says what stood in the record for a fact: the names, days and
// places that the fact was read from.
func transferDetail(t *zhuanhua.Transfer, fact int) string {
	switch fact {
	case PatentKindsFact, GrantFact, GrantOnFact:
		return patentDetail(t.Patents)
	case TransferorKindFact, TransferorFirstFact:
		return partyDetail(t.Transferor)
	case TransfereeKindFact, TransfereeFirstFact:
		return partyDetail(t.Transferee)
	case TransfereeSizeFact:
		return sizeDetail(t.Transferee.SizeBefore(t.RecordedOn))
	case RecordedFact:
		return t.RecordedOn.String()
	case RevokedFact:
		return t.RevokedOn.String()
	case TransferorProvinceFact, TransferorCityFact:
		return homeDetail(t.Transferor)
	case TransfereeProvinceFact, TransfereeCityFact:
		return homeDetail(t.Transferee)
	}
	return ""
}

func pledgeDetail(p *zhuanhua.Pledge, fact int) string {
	switch fact {
	case PledgorKindFact:
		return partyDetail(p.Pledgor)
	case RegisteredFact:
		return p.RegisteredOn.String()
	case AnnulledFact:
		return p.AnnulledOn.String()
	case DeregisteredFact:
		return p.DeregisteredOn.String()
	case PledgorProvinceFact, PledgorCityFact:
		return homeDetail(p.Pledgor)
	}
	return ""
}

func paymentDetail(t *zhuanhua.Transfer, p *zhuanhua.Payment, fact int) string {
	switch fact {
	case PayerFact:
		return zhuanhua.Quote(p.Payer.String())
	case PayeeFact:
		return zhuanhua.Quote(p.Payee.String())
	case EffectiveFact:
		return effective(t.RecordedOn, p.PaidOn).String()
	}
	return ""
}

func partyDetail(p *zhuanhua.Party) string {
	if p == nil {
		return ""
	}
	return strings.TrimSpace(zhuanhua.Quote(p.Name) + " " + zhuanhua.Quote(p.ID.String()))
}

func homeDetail(p *zhuanhua.Party) string {
	if p == nil {
		return ""
	}
	return strings.TrimSpace(p.Province.String() + " " + p.City.String())
}

// homeWords returns an address with its names: 陕西省 610000, 山东省 青岛市 370200. A city
// that is not of the province keeps the province's code beside its own.
func homeWords(p *zhuanhua.Party) zhuanhua.Text {
	if p == nil || p.Province == 0 && p.City == 0 {
		return zhuanhua.Text{}
	}
	words := zhuanhua.Text{}
	for _, place := range [...]zhuanhua.Place{p.Province, p.City} {
		code := place.String()
		if place == 0 {
			continue
		}
		if name := place.Text(); name.Zh != code {
			words.Zh += " " + name.Zh
			words.En += " " + name.En
		}
		if place == p.City || p.City == 0 || p.City.Province() != p.Province {
			words.Zh += " " + code
			words.En += " " + code
		}
	}
	return zhuanhua.Text{Zh: strings.TrimSpace(words.Zh), En: strings.TrimSpace(words.En)}
}

// sizeWords names the figures that a size lacks: 缺营业收入.
func sizeWords(s zhuanhua.Size) zhuanhua.Text {
	var zh, en []string
	for f := range s.Missing.All() {
		zh, en = append(zh, f.Text().Zh), append(en, f.Text().En)
	}
	if zh == nil {
		return zhuanhua.Text{}
	}
	return zhuanhua.Text{Zh: "缺" + strings.Join(zh, "、"), En: "missing " + strings.Join(en, ", ")}
}

// patentDetail lists the first few patents with their days.
func patentDetail(patents []zhuanhua.Patent) string {
	const most = 5
	sorted := patents
	if !slices.IsSortedFunc(sorted, byNumber) {
		sorted = slices.Clone(patents)
		slices.SortFunc(sorted, byNumber)
	}
	var list []string
	for i := range sorted[:min(most, len(sorted))] {
		p := &sorted[i]
		s := p.No.String() + " " + p.GrantedOn.String()
		if p.LapsedOn.IsGiven() {
			s += "–" + p.LapsedOn.String()
		}
		if !p.OnRegister {
			s += "?"
		}
		list = append(list, strings.TrimSpace(s))
	}
	if more := len(sorted) - most; more > 0 {
		list = append(list, fmt.Sprintf("+%d", more))
	}
	return strings.Join(list, ", ")
}

func byNumber(a, b zhuanhua.Patent) int { return cmp.Compare(a.No, b.No) }

func sizeDetail(s zhuanhua.Size) string {
	if s.Missing == 0 {
		return ""
	}
	return "? " + s.Missing.String()
}
