package eligibility

import (
	"database/sql/driver"
	"strconv"

	"github.com/zhuanhua-rules/zhuanhua"
)

// StateUse is what the state may do with a dormant patent (国家实施方式).
type StateUse uint8

// The uses that GB37 三(六) names.
const (
	StateUseNone StateUse = iota
	FreeUse               // 国家无偿实施
	PaidLicence           // 许可他人有偿实施
	FreeLicence           // 许可他人无偿实施
)

var stateUses = words[StateUse]{"state use", []word{
	{},
	{"free-use", zhuanhua.Text{Zh: "国家无偿实施", En: "the state implements it free"}},
	{"paid-licence", zhuanhua.Text{Zh: "许可他人有偿实施", En: "the state licenses it against payment"}},
	{"free-licence", zhuanhua.Text{Zh: "许可他人无偿实施", En: "the state licenses it free"}},
}}

// String returns the stable key.
func (u StateUse) String() string { return stateUses.of(u).key }

// Text returns the names.
func (u StateUse) Text() zhuanhua.Text { return stateUses.of(u).text }

// MarshalText returns the stable key, empty when not given.
func (u StateUse) MarshalText() ([]byte, error) { return stateUses.marshal(u) }

// UnmarshalText reads the stable key; an empty text is "not given".
func (u *StateUse) UnmarshalText(b []byte) error { return stateUses.unmarshal(u, b) }

// Scan reads a text column; NULL is "not given".
func (u *StateUse) Scan(src any) error { return stateUses.scan(u, src) }

// Value returns the stable key, or nil where nothing is given.
func (u StateUse) Value() (driver.Value, error) { return stateUses.value(u) }

// Facts of a publicly funded patent on a day, by their numbers in its form.
const (
	FundingFact = iota
	GrantAgeFact
	LapseFact
	ImplementedFact
	JustifiedFact
)

// Codes of GrantAgeFact.
const (
	grantLongAgo  zhuanhua.Code = 1 // more than the term ago
	grantRecent   zhuanhua.Code = 2
	grantNotThere zhuanhua.Code = 3 // not granted by the day
)

// Codes of LapseFact.
const (
	notLapsed zhuanhua.Code = 1
	lapsed    zhuanhua.Code = 2
)

// DormantForm returns the facts of a publicly funded patent on a day.
func DormantForm() zhuanhua.Form {
	return zhuanhua.Form{Kind: zhuanhua.RecordPatent, Facts: []zhuanhua.Fact{
		FundingFact: {Key: "publicly-funded", Text: zhuanhua.Text{Zh: "是否声明为财政资助科研项目形成", En: "declared as from publicly funded research"}, Supplier: zhuanhua.TheHost, Values: enum(zhuanhua.No)},
		GrantAgeFact: {Key: "granted-since", Text: zhuanhua.Text{Zh: "授权时间", En: "time since grant"}, Supplier: zhuanhua.PatentOffice, Values: []zhuanhua.FactValue{
			{Key: "beyond-term", Text: zhuanhua.Text{Zh: "超过规定年限", En: "beyond the term"}},
			{Key: "within-term", Text: zhuanhua.Text{Zh: "未超过规定年限", En: "within the term"}},
			{Key: "not-granted", Text: zhuanhua.Text{Zh: "未授权", En: "not granted"}},
		}},
		LapseFact: {Key: "lapse", Text: zhuanhua.Text{Zh: "专利权是否失效", En: "whether the patent lapsed"}, Supplier: zhuanhua.PatentOffice, Values: []zhuanhua.FactValue{
			{Key: "not-lapsed", Text: zhuanhua.Text{Zh: "未失效", En: "not lapsed"}},
			{Key: "lapsed", Text: zhuanhua.Text{Zh: "已失效", En: "lapsed"}},
		}},
		ImplementedFact: {Key: "implemented", Text: zhuanhua.Text{Zh: "是否已实施", En: "whether it was implemented"}, Supplier: zhuanhua.TheHost, Values: enum(zhuanhua.No)},
		JustifiedFact:   {Key: "justified", Text: zhuanhua.Text{Zh: "未实施是否有正当理由", En: "whether there is a justified reason"}, Supplier: zhuanhua.TheHost, Values: enum(zhuanhua.No)},
	}}
}

// Check returns the check of the state's right to use a patent. It applies to
// patents that were declared as publicly funded.
//
// Clause: GB37-3.6, GB37-3.6b
func (r DormantRules) Check() zhuanhua.Check {
	row := func(code string, fact int, accepted zhuanhua.Codes, text zhuanhua.Text) zhuanhua.Criterion {
		return zhuanhua.Criterion{
			Code: code, Clause: "GB37-3.6b", Nature: zhuanhua.Merit, Text: text,
			Any: []zhuanhua.Term{{Fact: fact, In: accepted}},
		}
	}
	no := zhuanhua.CodesOf(zhuanhua.Code(zhuanhua.No))
	years := strconv.Itoa(r.Years)
	applies := row("not-publicly-funded", FundingFact, zhuanhua.CodesOf(yes),
		zhuanhua.Text{Zh: "未声明为财政资助科研项目形成的专利", En: "not declared as a patent from publicly funded research"})
	applies.Clause = "GB37-3.6"
	recent := row("within-term", GrantAgeFact, zhuanhua.CodesOf(grantLongAgo, grantNotThere),
		zhuanhua.Text{Zh: "授权未超过" + years + "年", En: "granted no more than " + years + " years ago"})
	recent.Param = DormantFields()[0].Param
	return zhuanhua.Check{
		Record: zhuanhua.RecordPatent, Name: StateUseOfPatent, Clause: "GB37-3.6b", Applies: &applies,
		Text: zhuanhua.Text{Zh: "国家实施或许可财政资助未实施专利", En: "State use of a dormant publicly funded patent"},
		Rows: []zhuanhua.Criterion{
			row("not-granted", GrantAgeFact, zhuanhua.CodesOf(grantLongAgo, grantRecent), zhuanhua.Text{Zh: "尚未授权", En: "not granted"}),
			recent,
			row("lapsed", LapseFact, zhuanhua.CodesOf(notLapsed), zhuanhua.Text{Zh: "专利权已失效", En: "the patent lapsed"}),
			row("implemented", ImplementedFact, no, zhuanhua.Text{Zh: "已经实施", En: "it was implemented"}),
			row("justified", JustifiedFact, no, zhuanhua.Text{Zh: "未实施有正当理由", En: "there is a justified reason"}),
		},
	}
}

// ReadPatent returns the facts of a patent on a day; nil, or no day, gives nothing.
func (r DormantRules) ReadPatent(p *FundedPatent, on zhuanhua.Day) zhuanhua.Facts {
	if p == nil || !on.IsGiven() {
		return 0
	}
	implemented := zhuanhua.Code(p.Implemented)
	switch {
	case p.ImplementedOn.IsGiven() && p.ImplementedOn <= on:
		implemented = zhuanhua.Code(zhuanhua.Yes)
	case p.ImplementedOn.IsGiven():
		implemented = zhuanhua.Code(zhuanhua.No)
	}
	return zhuanhua.Facts(0).
		With(FundingFact, zhuanhua.Code(p.Patent.PubliclyFunded)).
		With(GrantAgeFact, r.grantAge(&p.Patent, on)).
		With(LapseFact, lapseCode(&p.Patent, on)).
		With(ImplementedFact, implemented).
		With(JustifiedFact, zhuanhua.Code(p.Justified))
}

// grantAge places the day of grant against the term (rulebook 0j).
func (r DormantRules) grantAge(p *zhuanhua.Patent, on zhuanhua.Day) zhuanhua.Code {
	first := r.FirstDay(p.GrantedOn)
	switch {
	case p.GrantedOn > on:
		return grantNotThere
	case p.GrantedOn.IsGiven() && first.IsGiven() && first <= on:
		return grantLongAgo
	case p.GrantedOn.IsGiven():
		return grantRecent
	case p.OnRegister:
		return grantNotThere
	}
	return 0
}

func lapseCode(p *zhuanhua.Patent, on zhuanhua.Day) zhuanhua.Code {
	switch {
	case p.LapsedOn.IsGiven() && p.LapsedOn <= on:
		return lapsed
	case p.LapsedOn.IsGiven(), p.OnRegister:
		return notLapsed
	}
	return 0
}

// PutPatent is the inverse of [DormantRules.ReadPatent]: it makes a patent that has
// the facts on the day. It returns false where the calendar has no room for it.
func (r DormantRules) PutPatent(facts zhuanhua.Facts, on zhuanhua.Day) (FundedPatent, bool) {
	before, after := on.AddYears(-r.Years-1), on+1
	if !before.IsGiven() || !after.Valid() {
		return FundedPatent{}, false
	}
	p := FundedPatent{
		Patent:      zhuanhua.Patent{No: sampleNumbers[zhuanhua.Invention], PubliclyFunded: zhuanhua.Truth(facts.Get(FundingFact))},
		Implemented: zhuanhua.Truth(facts.Get(ImplementedFact)), Justified: zhuanhua.Truth(facts.Get(JustifiedFact)),
	}
	if p.Justified == zhuanhua.Yes {
		p.Reason = "CASE"
	}
	age, lapse := facts.Get(GrantAgeFact), facts.Get(LapseFact)
	p.Patent.OnRegister = age != 0 && lapse != 0
	switch age {
	case grantLongAgo:
		p.Patent.GrantedOn = before
	case grantRecent:
		p.Patent.GrantedOn = on
	case grantNotThere:
		if lapse == 0 {
			p.Patent.GrantedOn = after
		}
	}
	switch {
	case lapse == lapsed:
		p.Patent.LapsedOn = on
	case lapse == notLapsed && age == 0:
		p.Patent.LapsedOn = after
	}
	return p, true
}
