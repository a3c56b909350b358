package eligibility

import (
	"github.com/shopspring/decimal"

	"github.com/zhuanhua-rules/zhuanhua"
)

// The parties and patents of records that are made from facts. Their numbers are
// correct and stand for nobody.
var (
	giverID = zhuanhua.NewPartyID("121100000000000000")
	takerID = zhuanhua.NewPartyID("911100000000000000")

	sampleNumbers = [...]zhuanhua.PatentNo{
		zhuanhua.Invention:    zhuanhua.MustPatentNo("2018100000014"),
		zhuanhua.UtilityModel: zhuanhua.MustPatentNo("201820000001X"),
		zhuanhua.Design:       zhuanhua.MustPatentNo("2018300000015"),
	}
)

// PutTransfer is the inverse of reading: it makes a transfer that, judged in the
// scope, has the facts named in asked (a bit a fact; [zhuanhua.Table.Asked] of a check).
// It returns false where no record has them together (granted on the record's day,
// but never recorded; a register's act of which nobody knows), and for a scope
// that is not in order or leaves no room for a day before or after it.
func PutTransfer(facts zhuanhua.Facts, asked uint16, s zhuanhua.Scope) (zhuanhua.Transfer, bool) {
	t := zhuanhua.Transfer{
		ID: "CASE", Kind: zhuanhua.TransferKind(facts.Get(TransferKindFact)),
		TransferorFirst: zhuanhua.Truth(facts.Get(TransferorFirstFact)),
		TransfereeFirst: zhuanhua.Truth(facts.Get(TransfereeFirstFact)),
		ContractFiled:   zhuanhua.Yes, ContractAmount: zhuanhua.Value(decimal.New(100_000, 0)),
	}
	if s.Validate() != nil || !known(facts, asked, PatentKindsFact, RecordedFact, RevokedFact) || !putForm(&t, facts, asked) {
		return t, false
	}
	var recorded, revoked bool
	t.RecordedOn, recorded = putDay(facts.Get(RecordedFact), s.Period)
	t.RevokedOn, revoked = putDone(facts.Get(RevokedFact), s.Period)
	if !recorded && !unasked(asked, RecordedFact) || !revoked && !unasked(asked, RevokedFact) {
		return t, false
	}
	t.Transferor = putParty(giverID, facts.Get(TransferorKindFact))
	t.Transferee = putParty(takerID, facts.Get(TransfereeKindFact))
	if !putHome(t.Transferor, facts, asked, TransferorProvinceFact, TransferorCityFact, s.Place) ||
		!putHome(t.Transferee, facts, asked, TransfereeProvinceFact, TransfereeCityFact, s.Place) {
		return t, false
	}
	if code := facts.Get(TransfereeSizeFact); code != 0 {
		t.Transferee.Sizes = []zhuanhua.SizeOfYear{{Year: zhuanhua.EveryYear, Size: putSize(code)}}
	}
	return t, putPatents(&t, facts, asked, s.Period.AsOf)
}

// known reports whether none of the facts that are asked for and cannot be missing
// is missing.
func known(facts zhuanhua.Facts, asked uint16, never ...int) bool {
	for _, f := range never {
		if !unasked(asked, f) && facts.Get(f) == 0 {
			return false
		}
	}
	return true
}

// putForm gives a licence its form; what is known to be no licence has none.
func putForm(t *zhuanhua.Transfer, facts zhuanhua.Facts, asked uint16) bool {
	if unasked(asked, LicenceFormFact) {
		return true
	}
	form := facts.Get(LicenceFormFact)
	if form != notLicensed {
		t.Licence = zhuanhua.LicenceForm(form)
	}
	return (form == notLicensed) == (t.Kind == zhuanhua.Assignment || t.Kind == zhuanhua.Equity)
}

func putParty(id zhuanhua.PartyID, kind zhuanhua.Code) *zhuanhua.Party {
	return &zhuanhua.Party{ID: id, Kind: zhuanhua.PartyKind(kind)}
}

// putDay returns a day with the timing code.
func putDay(code zhuanhua.Code, p zhuanhua.Period) (zhuanhua.Day, bool) {
	var d zhuanhua.Day
	switch code {
	case zhuanhua.Never, 0:
		return 0, true
	case zhuanhua.BeforePeriod:
		d = p.From - 1
	case zhuanhua.InPeriod:
		d = p.From
	case zhuanhua.AfterPeriod:
		d = p.To + 1
		if d > p.AsOf {
			return 0, false
		}
	case zhuanhua.AfterAsOf:
		d = p.AsOf + 1
	}
	if !d.Valid() || d == 0 {
		return 0, false
	}
	return d, true
}

// unasked reports whether a fact is not asked for.
func unasked(asked uint16, fact int) bool { return asked>>fact&1 == 0 }

func putDone(code zhuanhua.Code, p zhuanhua.Period) (zhuanhua.Day, bool) {
	if code == zhuanhua.Done {
		return p.AsOf, true
	}
	return 0, code <= zhuanhua.Done
}

// putHome gives the party an address that lies to the place as those of the codes
// say that are asked for.
func putHome(p *zhuanhua.Party, facts zhuanhua.Facts, asked uint16, provinceFact, cityFact int, place zhuanhua.Place) bool {
	province, city := facts.Get(provinceFact), facts.Get(cityFact)
	if place.IsCity() {
		switch {
		case unasked(asked, cityFact) && province == zhuanhua.Here:
			city = 0
		case unasked(asked, cityFact):
			city = province
		case unasked(asked, provinceFact):
			province = city
		}
		return putCityHome(p, province, city, place)
	}
	switch province {
	case zhuanhua.Here:
		p.Province = place
	case zhuanhua.Elsewhere:
		p.Province = elsewhere(place)
	}
	return city == zhuanhua.NotAsked || unasked(asked, cityFact)
}

func putCityHome(p *zhuanhua.Party, province, city zhuanhua.Code, place zhuanhua.Place) bool {
	switch {
	case city == zhuanhua.Here && province == zhuanhua.Here:
		p.Province, p.City = place.Province(), place
	case city == zhuanhua.Elsewhere && province == zhuanhua.Here:
		p.Province, p.City = place.Province(), sister(place)
	case city == zhuanhua.Elsewhere && province == zhuanhua.Elsewhere:
		p.Province = elsewhere(place)
	case city == 0 && province == zhuanhua.Here:
		p.Province = place.Province()
	default:
		return city == 0 && province == 0
	}
	return true
}

// elsewhere returns a province that is not the place's.
func elsewhere(place zhuanhua.Place) zhuanhua.Place {
	if place.Province() == zhuanhua.Beijing {
		return zhuanhua.Tianjin
	}
	return zhuanhua.Beijing
}

// sister returns another city of the same province.
func sister(city zhuanhua.Place) zhuanhua.Place {
	if city%100 == 99 {
		return city - 1
	}
	return city + 1
}

func putSize(code zhuanhua.Code) zhuanhua.Size {
	switch code {
	case upToSmall:
		return zhuanhua.Size{Possible: zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small), Missing: zhuanhua.SetOf(zhuanhua.Revenue)}
	case upToMedium:
		return zhuanhua.Size{Possible: zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small, zhuanhua.Medium), Missing: zhuanhua.SetOf(zhuanhua.Revenue)}
	}
	return zhuanhua.SizeOf(zhuanhua.SizeClass(code))
}

// putPatents gives the transfer one patent of each kind in the mix, the last of
// them with the grant asked for, on the record's day and on the statistics day.
func putPatents(t *zhuanhua.Transfer, facts zhuanhua.Facts, asked uint16, asOf zhuanhua.Day) bool {
	mix := facts.Get(PatentKindsFact)
	for kind := zhuanhua.Invention; kind <= zhuanhua.Design; kind++ {
		if mix>>(kind-1)&1 == 1 || mix == 0 && kind == zhuanhua.Invention {
			t.Patents = append(t.Patents, zhuanhua.Patent{No: sampleNumbers[kind], OnRegister: true, GrantedOn: 1})
		}
	}
	last := &t.Patents[len(t.Patents)-1]
	for _, entry := range grants(t.RecordedOn, asOf) {
		last.GrantedOn, last.LapsedOn, last.OnRegister = entry.GrantedOn, entry.LapsedOn, entry.OnRegister
		if last.GrantedOn.Valid() && last.LapsedOn.Valid() &&
			(unasked(asked, GrantFact) || grantOnRecord(t, t.Patents) == facts.Get(GrantFact)) &&
			(unasked(asked, GrantOnFact) || grantOn(t.Patents, asOf) == facts.Get(GrantOnFact)) {
			return true
		}
	}
	return false
}

// grantOn is what a [zhuanhua.GrantRelation] makes of the patents: Granted is Yes,
// NotGranted is No.
func grantOn(patents []zhuanhua.Patent, day zhuanhua.Day) zhuanhua.Code {
	return zhuanhua.Code(zhuanhua.GrantOf(patents).On(day))
}

// grants are register entries, on the bounds, for all that can hold on the two days
// together.
func grants(recorded, asOf zhuanhua.Day) [10]zhuanhua.Patent {
	return [...]zhuanhua.Patent{
		{OnRegister: true, GrantedOn: 1},
		{OnRegister: true, GrantedOn: recorded + 1},
		{OnRegister: true, GrantedOn: asOf + 1},
		{OnRegister: true, GrantedOn: 1, LapsedOn: asOf},
		{OnRegister: true, GrantedOn: 1, LapsedOn: recorded},
		{},
		{GrantedOn: recorded + 1},
		{GrantedOn: asOf + 1},
		{LapsedOn: asOf},
		{LapsedOn: recorded},
	}
}

// PutPledge is the inverse of reading for pledge registrations; see
// [PutTransfer].
func PutPledge(facts zhuanhua.Facts, asked uint16, s zhuanhua.Scope) (zhuanhua.Pledge, bool) {
	p := zhuanhua.Pledge{
		ID: "CASE", Pledgor: putParty(giverID, facts.Get(PledgorKindFact)),
		Patents: []zhuanhua.PatentNo{sampleNumbers[zhuanhua.Invention]}, Amount: zhuanhua.Value(decimal.New(100_000, 0)),
	}
	var registered, annulled, deregistered bool
	p.RegisteredOn, registered = putDay(facts.Get(RegisteredFact), s.Period)
	p.AnnulledOn, annulled = putDone(facts.Get(AnnulledFact), s.Period)
	p.DeregisteredOn, deregistered = putDone(facts.Get(DeregisteredFact), s.Period)
	ok := s.Validate() == nil && known(facts, asked, RegisteredFact, AnnulledFact, DeregisteredFact) &&
		(registered || unasked(asked, RegisteredFact)) && (annulled || unasked(asked, AnnulledFact)) &&
		(deregistered || unasked(asked, DeregisteredFact)) &&
		putHome(p.Pledgor, facts, asked, PledgorProvinceFact, PledgorCityFact, s.Place)
	return p, ok
}
