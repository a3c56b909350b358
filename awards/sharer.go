package awards

import "github.com/zhuanhua-rules/zhuanhua"

// Sharing is a patent owner's offer of patents to SMEs, open-licence style (国有企业分享
// 专利技术).
type Sharing struct {
	ID     string          `json:"sharing_id"`
	Owner  *zhuanhua.Party `json:"owner_id"`
	Leaks  zhuanhua.Truth  `json:"leaks_secrets"` // state or business secrets would be leaked
	Listed zhuanhua.Truth  `json:"listed"`        // registered on the province's platform or with its operation centre
	Fee    zhuanhua.Truth  `json:"fee_stated"`    // licence fee and way of payment are stated
}

// Facts of a sharing, by their numbers in its form.
const (
	SharerKindFact = iota
	SharerProvinceFact
	SharingLeaksFact
	SharingListedFact
	SharingFeeFact
)

// SharingCheck is the name of the check of a sharing.
const SharingCheck = "sharing"

// SharingForm returns the facts of a sharing.
func SharingForm() zhuanhua.Form {
	fact := func(key, zh, en string, by zhuanhua.Supplier, values []zhuanhua.FactValue) zhuanhua.Fact {
		return zhuanhua.Fact{Key: key, Text: zhuanhua.Text{Zh: zh, En: en}, Supplier: by, Values: values}
	}
	return zhuanhua.Form{Kind: zhuanhua.RecordSharing, Facts: []zhuanhua.Fact{
		SharerKindFact: fact("sharer-kind", "分享主体类型", "kind of sharer", zhuanhua.PatentOffice, kinds()),
		SharerProvinceFact: fact("sharer-province", "分享主体所在省", "province of the sharer", zhuanhua.PatentOffice,
			truths(zhuanhua.Text{Zh: "山东省", En: "Shandong"}, zhuanhua.Text{Zh: "外省或境外", En: "elsewhere"})),
		SharingLeaksFact:  fact("leaks-secrets", "是否泄露国家秘密或商业秘密", "whether state or business secrets are leaked", zhuanhua.TheHost, yesOrNo()),
		SharingListedFact: fact("listed", "是否在省平台或运营中心登记", "whether listed with the province's platform or centre", zhuanhua.TheHost, yesOrNo()),
		SharingFeeFact:    fact("fee-stated", "是否明确许可费用和支付方式", "whether fee and way of payment are stated", zhuanhua.TheHost, yesOrNo()),
	}}
}

// Sharing returns the check of a sharing: by a central SOE in Shandong or an SOE of
// the province, leaking no secret, listed and with its fee stated.
//
// Clause: SD21-2.7
func (t ShandongTerms) Sharing() zhuanhua.Check {
	row := func(code string, fact int, nature zhuanhua.Nature, param zhuanhua.Param, in zhuanhua.Codes, zh, en string) zhuanhua.Criterion {
		return zhuanhua.Criterion{
			Code: code, Clause: "SD21-2.7", Nature: nature, Param: param, Text: zhuanhua.Text{Zh: zh, En: en},
			Any: []zhuanhua.Term{{Fact: fact, In: in}},
		}
	}
	yes, no := zhuanhua.CodesOf(zhuanhua.Yes), zhuanhua.CodesOf(zhuanhua.No)
	return zhuanhua.Check{
		Record: zhuanhua.RecordSharing, Name: SharingCheck, Clause: "SD21-2.7",
		Text: zhuanhua.Text{Zh: "国有企业分享专利技术", En: "Sharing of patents by SOEs"},
		Rows: []zhuanhua.Criterion{
			row("sharer-kind", SharerKindFact, zhuanhua.Merit, shandongParam("sharers"), zhuanhua.CodesIn(t.Sharers), "不是中央企业或省属国有企业", "neither a central nor a provincial SOE"),
			row("sharer-elsewhere", SharerProvinceFact, zhuanhua.Scoping, zhuanhua.Param{}, yes, "不在山东省", "not in Shandong"),
			row("leaks-secrets", SharingLeaksFact, zhuanhua.Merit, zhuanhua.Param{}, no, "泄露国家秘密或商业秘密", "state or business secrets are leaked"),
			row("not-listed", SharingListedFact, zhuanhua.Proof, zhuanhua.Param{}, yes, "未在省平台或运营中心登记", "not listed with the province's platform or centre"),
			row("fee-not-stated", SharingFeeFact, zhuanhua.Proof, zhuanhua.Param{}, yes, "未明确许可费用和支付方式", "fee and way of payment are not stated"),
		},
	}
}

// ReadSharing returns the facts of a sharing.
func ReadSharing(s *Sharing) zhuanhua.Facts {
	facts := zhuanhua.Facts(0).
		With(SharingLeaksFact, truthCode(s.Leaks)).With(SharingListedFact, truthCode(s.Listed)).With(SharingFeeFact, truthCode(s.Fee))
	if o := s.Owner; o != nil {
		facts = facts.With(SharerKindFact, zhuanhua.Code(o.Kind))
		if o.Province != 0 {
			facts = facts.With(SharerProvinceFact, either(o.Province == zhuanhua.Shandong, zhuanhua.Code(1), zhuanhua.Code(2)))
		}
	}
	return facts
}

// Sharing returns the decision record on a sharing. An [zhuanhua.InputError] refuses
// one without id, with an owner of no kind there is or a word that is none.
//
// Clause: SD21-2.7
func (j *ShandongJudge) Sharing(s Sharing) (zhuanhua.Decision, error) {
	fault := func(field, value string, err error) (zhuanhua.Decision, error) {
		return zhuanhua.Decision{}, &zhuanhua.InputError{Record: zhuanhua.RecordSharing, ID: zhuanhua.Quote(s.ID), Field: field, Value: value, Err: err}
	}
	if s.ID == "" {
		return fault("sharing_id", "", zhuanhua.ErrNotGiven)
	}
	if o := s.Owner; o != nil && (o.Kind != 0 && !o.Kind.Known()) {
		return fault("owner_id", o.Kind.String(), zhuanhua.ErrCodeWord)
	}
	for _, t := range []struct {
		field string
		truth zhuanhua.Truth
	}{{"leaks_secrets", s.Leaks}, {"listed", s.Listed}, {"fee_stated", s.Fee}} {
		if _, err := t.truth.MarshalText(); err != nil {
			return fault(t.field, t.truth.String(), zhuanhua.ErrCodeWord)
		}
	}
	d := j.sharings.Judge(0, ReadSharing(&s)).Explain(func(fact int) string {
		if fact == SharerProvinceFact && s.Owner != nil {
			return s.Owner.Province.String()
		}
		return ""
	})
	d.ID, d.Scope.Place = s.ID, zhuanhua.Shandong
	stamp(&d, j.fingerprint)
	return d, nil
}
