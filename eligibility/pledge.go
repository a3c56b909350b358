package eligibility

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// Facts of a pledge registration, by their numbers in its form.
const (
	PledgorKindFact = iota
	RegisteredFact
	AnnulledFact
	DeregisteredFact
	PledgorProvinceFact
	PledgorCityFact
)

// Slots of a judged pledge.
const (
	PledgorHome = 0

	registeredDay   = 0
	annulledDay     = 1
	deregisteredDay = 2
)

// PledgeForm returns the facts of a pledge registration.
func PledgeForm() zhuanhua.Form {
	return zhuanhua.Form{Kind: zhuanhua.RecordPledge, Facts: []zhuanhua.Fact{
		PledgorKindFact:     {Key: "pledgor-kind", Text: zhuanhua.Text{Zh: "出质人主体类型", En: "kind of pledgor"}, Supplier: zhuanhua.PatentOffice, Values: enum(zhuanhua.OtherParty)},
		RegisteredFact:      {Key: "registered", Text: zhuanhua.Text{Zh: "质押登记时间", En: "pledge registration"}, Supplier: zhuanhua.PatentOffice, Values: timings(), Depends: zhuanhua.Relation{Kind: zhuanhua.TimingRelation, Slot: registeredDay}},
		AnnulledFact:        {Key: "annulment", Text: zhuanhua.Text{Zh: "登记撤销情况", En: "annulment of the registration"}, Supplier: zhuanhua.PatentOffice, Values: ended("有效", "已撤销", "standing", "annulled"), Depends: zhuanhua.Relation{Kind: zhuanhua.DoneRelation, Slot: annulledDay}},
		DeregisteredFact:    {Key: "deregistration", Text: zhuanhua.Text{Zh: "登记注销情况", En: "de-registration"}, Supplier: zhuanhua.PatentOffice, Values: ended("存续", "已注销", "running", "de-registered"), Depends: zhuanhua.Relation{Kind: zhuanhua.DoneRelation, Slot: deregisteredDay}},
		PledgorProvinceFact: {Key: "pledgor-province", Text: zhuanhua.Text{Zh: "出质人登记地址所在省", En: "province of the pledgor"}, Supplier: zhuanhua.PatentOffice, Values: provinces(), Depends: zhuanhua.Relation{Kind: zhuanhua.ProvinceRelation, Slot: PledgorHome}},
		PledgorCityFact:     {Key: "pledgor-city", Text: zhuanhua.Text{Zh: "出质人登记地址所在市", En: "city of the pledgor"}, Supplier: zhuanhua.PatentOffice, Values: cities(), Depends: zhuanhua.Relation{Kind: zhuanhua.CityRelation, Slot: PledgorHome}},
	}}
}

// Pledged returns the check of indicator 5: pledge registrations made in order by
// pledgors of the province.
func (r Rules) Pledged() zhuanhua.Check {
	running := zhuanhua.CodesOf(zhuanhua.Standing, zhuanhua.Done)
	if r.NetPledges {
		running = zhuanhua.CodesOf(zhuanhua.Standing)
	}
	rows := asReading(
		place("pledgor-province", "CZ23-A5a", PledgorProvinceFact,
			zhuanhua.Text{Zh: "出质人登记地址不在本省", En: "the pledgor's address is not in the province"}),
		city("pledgor-city", "CZ23-A5a", PledgorCityFact,
			zhuanhua.Text{Zh: "出质人登记地址不在本市", En: "the pledgor's address is not in the city"}),
	)
	registered := timing("CZ23-A5a", RegisteredFact, "not-registered",
		zhuanhua.Text{Zh: "未办理质押登记", En: "the pledge is not registered"})
	registered[0].Remedy = zhuanhua.Text{Zh: "办理专利权质押登记", En: "the pledge registered"}
	rows = append(rows, registered...)
	return zhuanhua.Check{
		Record: zhuanhua.RecordPledge, Name: zhuanhua.Indicator5, Clause: "CZ23-A5",
		Text: zhuanhua.Text{Zh: "指标5 专利质押", En: "Indicator 5: pledge registrations"},
		Home: PledgorHome,
		Rows: append(rows,
			zhuanhua.Criterion{
				Code: "annulled", Clause: "CZ23-A5a", Nature: zhuanhua.Proof,
				Text:   zhuanhua.Text{Zh: "登记在统计日前已被撤销", En: "the registration was annulled by the statistics day"},
				Any:    []zhuanhua.Term{{Fact: AnnulledFact, In: zhuanhua.CodesOf(zhuanhua.Standing)}},
				Param:  zhuanhua.Param{Status: zhuanhua.Reading}, // rulebook 0d
				Remedy: zhuanhua.Text{Zh: "补齐原登记被撤销的事由后，重新办理质押登记", En: "a new registration, free of what the old one was annulled for"},
			},
			zhuanhua.Criterion{
				Code: "deregistered", Clause: "CZ23-A5a", Nature: zhuanhua.Merit, Param: param("net-pledges"),
				Text: zhuanhua.Text{Zh: "登记在统计日前已注销", En: "the pledge was de-registered by the statistics day"},
				Any:  []zhuanhua.Term{{Fact: DeregisteredFact, In: running}},
			}),
	}
}

// ReadPledge returns the pledge's own facts; those of the scope are left out. Nil
// gives nothing.
func ReadPledge(p *zhuanhua.Pledge) zhuanhua.Facts {
	if p == nil || p.Pledgor == nil {
		return 0
	}
	return zhuanhua.Facts(0).With(PledgorKindFact, zhuanhua.Code(p.Pledgor.Kind))
}

// JudgePledge judges the pledge by all checks of pledges at once, free of scope,
// into out.
func (j *Judge) JudgePledge(p *zhuanhua.Pledge, out *zhuanhua.Judged) error {
	if err := j.ready(zhuanhua.RecordPledge, p != nil, out); err != nil {
		return err
	}
	if err := p.Validate(); err != nil {
		return err
	}
	out.Table, out.ID = j.pledges, p.ID
	out.Homes, out.Parties = [zhuanhua.MaxHomes]zhuanhua.Home{}, [zhuanhua.MaxHomes]zhuanhua.PartyID{}
	out.Homes[PledgorHome], out.Parties[PledgorHome] = home(p.Pledgor)
	out.Days = [zhuanhua.MaxDays]zhuanhua.Day{registeredDay: p.RegisteredOn, annulledDay: p.AnnulledOn, deregisteredDay: p.DeregisteredOn}
	out.Payments = out.Payments[:0]
	out.Amount, _ = zhuanhua.AmountOf(p.Amount.Or(decimal.Decimal{})) // validated
	out.AmountKnown = p.Amount.IsGiven()
	part := onlyPart(out)
	part.Facts = ReadPledge(p)
	part.Marks = j.pledges.Fixed(part.Facts)
	part.Of = len(p.Patents)
	part.Patents = append(part.Patents, p.Patents...)
	return nil
}
