package awards

import "github.com/zhuanhua-rules/zhuanhua"

// Purpose is what award money is spent on (使用方向).
type Purpose uint8

// The purposes that the documents name, and any other.
const (
	PurposeNone  Purpose = iota
	Matching             // 供需对接
	Application          // 转化应用
	OtherPurpose         // 其他
)

var purposes = words[Purpose]{"purpose", []word{
	{},
	{"matching", zhuanhua.Text{Zh: "专利技术供需对接", En: "matching of supply and demand"}},
	{"application", zhuanhua.Text{Zh: "专利技术转化应用", En: "transfer and application"}},
	{"other", zhuanhua.Text{Zh: "其他方向", En: "another purpose"}},
}}

// String returns the stable key.
func (p Purpose) String() string { return purposes.key(p) }

// Text returns the names.
func (p Purpose) Text() zhuanhua.Text { return purposes.text(p) }

// MarshalText returns the stable key, empty when not given.
func (p Purpose) MarshalText() ([]byte, error) { return purposes.marshal(p) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (p *Purpose) UnmarshalText(b []byte) error { return purposes.unmarshal(p, b) }

// Way is how award money is spent (支持方式).
type Way uint8

// The ways that the documents name ("not limited to"), and any other.
const (
	WayNone          Way = iota
	AwardForSubsidy      // 以奖代补
	PurchasedService     // 购买服务
	EquityInvestment     // 股权投资
	InterestSubsidy      // 贷款贴息
	OtherWay             // 其他
)

var ways = words[Way]{"way", []word{
	{},
	{"award", zhuanhua.Text{Zh: "以奖代补", En: "award instead of subsidy"}},
	{"purchased-service", zhuanhua.Text{Zh: "购买服务", En: "purchased service"}},
	{"equity", zhuanhua.Text{Zh: "股权投资", En: "equity investment"}},
	{"interest-subsidy", zhuanhua.Text{Zh: "贷款贴息", En: "interest subsidy"}},
	{"other", zhuanhua.Text{Zh: "其他方式", En: "another way"}},
}}

// String returns the stable key.
func (w Way) String() string { return ways.key(w) }

// Text returns the names.
func (w Way) Text() zhuanhua.Text { return ways.text(w) }

// MarshalText returns the stable key, empty when not given.
func (w Way) MarshalText() ([]byte, error) { return ways.marshal(w) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (w *Way) UnmarshalText(b []byte) error { return ways.unmarshal(w, b) }

// Use is a use of award money (资金使用).
type Use struct {
	Purpose Purpose `json:"purpose"`
	Way     Way     `json:"way"`
}

// NoteOtherUse is the code of the note on a use that the documents do not name.
const NoteOtherUse = "other-use"

// UseVerdict is what the check of a use comes to. It is never "not met": the list is
// open.
type UseVerdict struct {
	Outcome zhuanhua.Outcome `json:"outcome"` // met, or undetermined where something is missing
	Missing []string         `json:"missing"` // "purpose", "way"
	Notes   []zhuanhua.Note  `json:"notes"`
}

// Check says whether the documents name the use. A purpose or way that they do not
// name is told by a note and refused by nothing. A word that is none of the
// constants is an [zhuanhua.InputError].
//
// Clause: CZ23-2.2.3c
func (u Use) Check() (UseVerdict, error) {
	v := UseVerdict{Outcome: zhuanhua.Met, Missing: []string{}, Notes: []zhuanhua.Note{}}
	if _, err := u.Purpose.MarshalText(); err != nil {
		return UseVerdict{}, err
	}
	if _, err := u.Way.MarshalText(); err != nil {
		return UseVerdict{}, err
	}
	if u.Purpose == PurposeNone {
		v.Missing = append(v.Missing, "purpose")
	}
	if u.Way == WayNone {
		v.Missing = append(v.Missing, "way")
	}
	if len(v.Missing) > 0 {
		v.Outcome = zhuanhua.Undetermined
	}
	if u.Purpose == OtherPurpose {
		v.Notes = append(v.Notes, otherUseNote(u.Purpose.Text()))
	}
	if u.Way == OtherWay {
		v.Notes = append(v.Notes, otherUseNote(u.Way.Text()))
	}
	return v, nil
}

func otherUseNote(what zhuanhua.Text) zhuanhua.Note {
	return zhuanhua.Note{
		Code: NoteOtherUse, Clause: "CZ23-2.2.3c",
		Text: zhuanhua.Text{Zh: what.Zh + "：文件未列举，不属禁止", En: what.En + ": not named by the document, and not barred"},
	}
}
