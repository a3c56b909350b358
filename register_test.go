package zhuanhua_test

import (
	"errors"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
	"github.com/zhuanhua-rules/zhuanhua"
)

// registerParties are entered by newRegister.
func registerParties() []zhuanhua.Party {
	return []zhuanhua.Party{
		{ID: partyID(universityCode), Name: "甲大学", Kind: zhuanhua.University, Province: zhuanhua.Beijing},
		{ID: partyID(firmCode), Name: "乙公司", Kind: zhuanhua.OtherEnterprise, Province: zhuanhua.Guangdong, City: zhuanhua.Shenzhen, Controller: partyID(strangerCode)},
		{ID: partyID(instituteCode), Kind: zhuanhua.ResearchInstitute, Province: zhuanhua.Jiangxi, Founder: partyID(universityCode)},
	}
}

func newRegister(t testing.TB) *zhuanhua.Register {
	t.Helper()
	register := zhuanhua.NewRegister(zhuanhua.Sizes2011())
	for _, p := range registerParties() {
		if err := register.AddParty(p); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range []zhuanhua.Patent{
		{No: zhuanhua.MustPatentNo(inventionNo), GrantedOn: zhuanhua.MustDay("2005-06-01"), PubliclyFunded: zhuanhua.Yes},
		{No: zhuanhua.MustPatentNo(utilityNo)}, // an application
	} {
		if err := register.AddPatent(p); err != nil {
			t.Fatal(err)
		}
	}
	return register
}

func TestRegisterParties(t *testing.T) {
	register := newRegister(t)
	for _, want := range registerParties() {
		got := register.Party(want.ID)
		if got == nil {
			t.Fatalf("%v is not there", want.ID)
		}
		if diff := cmp.Diff(want, *got); diff != "" {
			t.Errorf("%v (-want +got):\n%s", want.ID, diff)
		}
	}
	if register.Party(partyID(strangerCode)) != nil || register.Party(zhuanhua.PartyID{}) != nil {
		t.Error("a party that nobody entered is there")
	}
}

func TestRegisterPartyErrors(t *testing.T) {
	fault := func(kind error, field string) wantedFault {
		return wantedFault{kind, zhuanhua.RecordParty, firmCode, field}
	}
	for _, c := range []struct {
		name  string
		alter func(*zhuanhua.Party)
		want  wantedFault
	}{
		{"no id", func(p *zhuanhua.Party) { p.ID = zhuanhua.PartyID{} }, wantedFault{zhuanhua.ErrNotGiven, zhuanhua.RecordParty, "", "party_id"}},
		{"kind", func(p *zhuanhua.Party) { p.Kind = 10 }, fault(zhuanhua.ErrCodeWord, "kind")},
		{"province", func(p *zhuanhua.Party) { p.Province = 670000 }, fault(zhuanhua.ErrCodeWord, "province")},
		{"a city as province", func(p *zhuanhua.Party) { p.Province = 440300 }, fault(zhuanhua.ErrCodeWord, "province")},
		{"a province out of range", func(p *zhuanhua.Party) { p.Province = 1 << 31 }, fault(zhuanhua.ErrCodeWord, "province")},
		{"a city out of range", func(p *zhuanhua.Party) { p.City = 1<<32 - 1 }, fault(zhuanhua.ErrRange, "city")},
		{"a size that is none", func(p *zhuanhua.Party) {
			p.Sizes = []zhuanhua.SizeOfYear{{Year: 2020, Size: zhuanhua.Size{Possible: 1 << 9}}}
		}, fault(zhuanhua.ErrCodeWord, "sizes")},
		{"a size not given, as a bit", func(p *zhuanhua.Party) {
			p.Sizes = []zhuanhua.SizeOfYear{{Year: 2020}, {Year: 2021, Size: zhuanhua.Size{Possible: 1}}}
		}, fault(zhuanhua.ErrCodeWord, "sizes")},
		{"a size of no year", func(p *zhuanhua.Party) {
			p.Sizes = []zhuanhua.SizeOfYear{{Year: -1, Size: zhuanhua.SizeOf(zhuanhua.Micro)}}
		}, fault(zhuanhua.ErrRange, "sizes")},
		{"a size of the year 10000", func(p *zhuanhua.Party) { p.Sizes = []zhuanhua.SizeOfYear{{Year: 10000}} }, fault(zhuanhua.ErrRange, "sizes")},
		{"the same entry again", func(*zhuanhua.Party) {}, fault(zhuanhua.ErrDuplicate, "party_id")},
		{"again with sizes, which are no entry of the register", func(p *zhuanhua.Party) {
			p.Sizes = []zhuanhua.SizeOfYear{{Year: 2020, Size: zhuanhua.SizeOf(zhuanhua.Micro)}}
		}, fault(zhuanhua.ErrDuplicate, "party_id")},
		{"another name", func(p *zhuanhua.Party) { p.Name = "丙公司" }, fault(zhuanhua.ErrContradiction, "party_id")},
		{"another kind", func(p *zhuanhua.Party) { p.Kind = zhuanhua.CentralSOE }, fault(zhuanhua.ErrContradiction, "party_id")},
		{"another province", func(p *zhuanhua.Party) { p.Province = zhuanhua.Hunan }, fault(zhuanhua.ErrContradiction, "party_id")},
		{"no province now", func(p *zhuanhua.Party) { p.Province = 0 }, fault(zhuanhua.ErrContradiction, "party_id")},
		{"another city", func(p *zhuanhua.Party) { p.City = 440100 }, fault(zhuanhua.ErrContradiction, "party_id")},
		{"another controller", func(p *zhuanhua.Party) { p.Controller = partyID("王") }, fault(zhuanhua.ErrContradiction, "party_id")},
		{"another founder", func(p *zhuanhua.Party) { p.Founder = partyID("王") }, fault(zhuanhua.ErrContradiction, "party_id")},
	} {
		t.Run(c.name, func(t *testing.T) {
			register := newRegister(t)
			p := registerParties()[1]
			c.alter(&p)
			checkFault(t, register.AddParty(p), c.want)
			if diff := cmp.Diff(registerParties()[1], *register.Party(partyID(firmCode))); diff != "" {
				t.Errorf("the entry changed:\n%s", diff)
			}
		})
	}
}

func TestRegisterTakesEveryAddress(t *testing.T) {
	register := zhuanhua.NewRegister(zhuanhua.Sizes2011())
	for _, place := range []zhuanhua.Place{0, zhuanhua.Xinjiang, zhuanhua.Corps, zhuanhua.Taiwan, zhuanhua.HongKong, zhuanhua.Macao, zhuanhua.Abroad} {
		if err := register.AddParty(zhuanhua.Party{ID: partyID("x" + place.String()), Province: place, City: 659001}); err != nil {
			t.Errorf("%v: %v", place, err)
		}
	}
}

func TestRegisterTakesSizesOfTheHost(t *testing.T) {
	register := zhuanhua.NewRegister(zhuanhua.Sizes2011())
	medium := zhuanhua.SizeOf(zhuanhua.Medium)
	p := zhuanhua.Party{ID: partyID(firmCode), Sizes: []zhuanhua.SizeOfYear{
		{Year: zhuanhua.EveryYear, Size: zhuanhua.SizeOf(zhuanhua.Large)}, {Year: 1, Size: medium}, {Year: 9999, Size: zhuanhua.Size{}},
	}}
	if err := register.AddParty(p); err != nil {
		t.Fatal(err)
	}
	if got := register.Party(p.ID); got.SizeIn(1) != medium || got.SizeIn(2) != zhuanhua.SizeOf(zhuanhua.Large) || got.SizeIn(9999) != (zhuanhua.Size{}) {
		t.Errorf("the host's sizes became %v", got.Sizes)
	}
}

// year2020 are the figures of a medium enterprise of the software industry.
func year2020() zhuanhua.EnterpriseYear {
	return zhuanhua.EnterpriseYear{Year: 2020, Employees: zhuanhua.Value[int64](150), Revenue: zhuanhua.Value(yuan("20000000"))}
}

func TestRegisterEnterprises(t *testing.T) {
	register := newRegister(t)
	id := partyID(firmCode)
	large := zhuanhua.EnterpriseYear{Year: 2022, SetSize: zhuanhua.Large}
	missing := zhuanhua.EnterpriseYear{Year: 2021, Employees: zhuanhua.Value[int64](150)}
	for _, e := range []zhuanhua.Enterprise{
		{Party: id, Industry: zhuanhua.SoftwareIT, Classes: zhuanhua.SetOf(zhuanhua.HighTech), Years: []zhuanhua.EnterpriseYear{large, year2020()}},
		{Party: id, Industry: zhuanhua.SoftwareIT, Classes: zhuanhua.SetOf(zhuanhua.IPModel), Years: []zhuanhua.EnterpriseYear{missing}},
		{Party: id, Industry: zhuanhua.SoftwareIT}, // nothing new
	} {
		if err := register.AddEnterprise(e); err != nil {
			t.Fatal(err)
		}
	}
	want := []zhuanhua.SizeOfYear{
		{Year: 2020, Size: zhuanhua.SizeOf(zhuanhua.Medium)},
		{Year: 2021, Size: zhuanhua.Size{
			Possible: zhuanhua.SetOf(zhuanhua.Micro, zhuanhua.Small, zhuanhua.Medium), Missing: zhuanhua.SetOf(zhuanhua.Revenue),
		}},
		{Year: 2022, Size: zhuanhua.Size{Possible: zhuanhua.SetOf(zhuanhua.Large), SetBy: true}},
	}
	party := register.Party(id)
	if diff := cmp.Diff(want, party.Sizes); diff != "" {
		t.Errorf("sizes by year (-want +got):\n%s", diff)
	}
	// Rulebook CZ23-A1b: the last closed year before the record.
	for day, sme := range map[string]zhuanhua.Truth{
		"2020-12-31": zhuanhua.Unstated, "2021-01-01": zhuanhua.Yes, "2022-12-31": zhuanhua.Yes, "2023-01-01": zhuanhua.No, "2024-01-01": zhuanhua.Unstated,
	} {
		if got := party.SizeBefore(zhuanhua.MustDay(day)).SME(); got != sme {
			t.Errorf("SME for a record of %s: %q, want %q", day, got, sme)
		}
	}
	got, ok := register.Enterprise(id)
	if !ok {
		t.Fatal("the enterprise is not there")
	}
	wantEnterprise := zhuanhua.Enterprise{
		Party: id, Industry: zhuanhua.SoftwareIT, Classes: zhuanhua.SetOf(zhuanhua.HighTech, zhuanhua.IPModel),
		Years: []zhuanhua.EnterpriseYear{year2020(), missing, large},
	}
	if diff := cmp.Diff(wantEnterprise, got); diff != "" {
		t.Errorf("the enterprise (-want +got):\n%s", diff)
	}
	got.Years[0].SetSize = zhuanhua.Large // what was handed out is the host's own
	again, _ := register.Enterprise(id)
	if diff := cmp.Diff(wantEnterprise, again); diff != "" {
		t.Errorf("the register changed with what it handed out:\n%s", diff)
	}
	if _, ok := register.Enterprise(partyID(universityCode)); ok {
		t.Error("a party without figures is an enterprise")
	}
}

func TestRegisterEnterpriseOfEveryYear(t *testing.T) {
	register := newRegister(t)
	id := partyID(firmCode)
	y := year2020()
	y.Year = zhuanhua.EveryYear
	if err := register.AddEnterprise(zhuanhua.Enterprise{Party: id, Industry: zhuanhua.SoftwareIT, Years: []zhuanhua.EnterpriseYear{y}}); err != nil {
		t.Fatal(err)
	}
	for _, day := range []zhuanhua.Day{0, zhuanhua.MustDay("1999-01-01"), zhuanhua.MustDay("2035-01-01")} {
		if got := register.Party(id).SizeBefore(day); got != zhuanhua.SizeOf(zhuanhua.Medium) {
			t.Errorf("size before %v: %v", day, got.Possible)
		}
	}
}

func TestRegisterEnterpriseErrors(t *testing.T) {
	fault := func(kind error, field string) wantedFault {
		return wantedFault{kind, zhuanhua.RecordEnterprise, firmCode, field}
	}
	for _, c := range []struct {
		name  string
		alter func(*zhuanhua.Enterprise)
		want  wantedFault
	}{
		{"no id", func(e *zhuanhua.Enterprise) { e.Party = zhuanhua.PartyID{} }, wantedFault{zhuanhua.ErrNotGiven, zhuanhua.RecordEnterprise, "", "party_id"}},
		{
			"no such party", func(e *zhuanhua.Enterprise) { e.Party = partyID(strangerCode) },
			wantedFault{zhuanhua.ErrUnknownID, zhuanhua.RecordEnterprise, strangerCode, "party_id"},
		},
		{"industry", func(e *zhuanhua.Enterprise) { e.Industry = 17 }, fault(zhuanhua.ErrCodeWord, "industry")},
		{"class", func(e *zhuanhua.Enterprise) { e.Classes = 1 << 5 }, fault(zhuanhua.ErrCodeWord, "classes")},
		{"the class that is none", func(e *zhuanhua.Enterprise) { e.Classes = 1 }, fault(zhuanhua.ErrCodeWord, "classes")},
		{"year", func(e *zhuanhua.Enterprise) { e.Years[0].Year = -1 }, fault(zhuanhua.ErrRange, "year")},
		{"year 10000", func(e *zhuanhua.Enterprise) { e.Years[0].Year = 10000 }, fault(zhuanhua.ErrRange, "year")},
		{"negative employees", func(e *zhuanhua.Enterprise) { e.Years[0].Employees = zhuanhua.Value[int64](-1) }, fault(zhuanhua.ErrRange, "employees")},
		{"employees", func(e *zhuanhua.Enterprise) { e.Years[0].Employees = zhuanhua.Value[int64](1e9 + 1) }, fault(zhuanhua.ErrRange, "employees")},
		{"size", func(e *zhuanhua.Enterprise) { e.Years[0].SetSize = 5 }, fault(zhuanhua.ErrCodeWord, "size")},
		{"revenue", func(e *zhuanhua.Enterprise) { e.Years[0].Revenue = zhuanhua.Value(yuan("-1")) }, fault(zhuanhua.ErrRange, "revenue")},
		{"hostile revenue", func(e *zhuanhua.Enterprise) { e.Years[0].Revenue = zhuanhua.Value(decimal.New(1, 1<<30)) }, fault(zhuanhua.ErrRange, "revenue")},
		{"assets", func(e *zhuanhua.Enterprise) { e.Years[0].Assets = zhuanhua.Value(yuan("0.001")) }, fault(zhuanhua.ErrPrecision, "assets")},
		{"a year twice in one call", func(e *zhuanhua.Enterprise) { e.Years = append(e.Years, e.Years[0]) }, fault(zhuanhua.ErrDuplicate, "year")},
		{"a year of an earlier call", func(e *zhuanhua.Enterprise) { e.Years[0].Year = 2019 }, fault(zhuanhua.ErrDuplicate, "year")},
		{"another industry", func(e *zhuanhua.Enterprise) { e.Industry = zhuanhua.Retail }, fault(zhuanhua.ErrContradiction, "industry")},
		{"a fault in the second year", func(e *zhuanhua.Enterprise) {
			e.Years = append(e.Years, zhuanhua.EnterpriseYear{Year: 2021, SetSize: 99})
		}, fault(zhuanhua.ErrCodeWord, "size")},
	} {
		t.Run(c.name, func(t *testing.T) {
			register := newRegister(t)
			first := zhuanhua.Enterprise{Party: partyID(firmCode), Industry: zhuanhua.SoftwareIT, Years: []zhuanhua.EnterpriseYear{{Year: 2019}}}
			if err := register.AddEnterprise(first); err != nil {
				t.Fatal(err)
			}
			e := zhuanhua.Enterprise{Party: partyID(firmCode), Industry: zhuanhua.SoftwareIT, Years: []zhuanhua.EnterpriseYear{year2020()}}
			c.alter(&e)
			checkFault(t, register.AddEnterprise(e), c.want)
			if got, _ := register.Enterprise(partyID(firmCode)); !cmp.Equal(first, got) || len(register.Party(partyID(firmCode)).Sizes) != 1 {
				t.Errorf("the entry changed:\n%s", cmp.Diff(first, got))
			}
		})
	}
}

func TestRegisterEnterpriseBounds(t *testing.T) {
	register := newRegister(t)
	most := zhuanhua.Value(decimal.New(1, 15))
	for i, y := range []zhuanhua.EnterpriseYear{
		{Year: 9999, Employees: zhuanhua.Value[int64](1e9), Revenue: most, Assets: most},
		{Year: 1, Employees: zhuanhua.Value[int64](0), Revenue: zhuanhua.Value(decimal.Decimal{}), Assets: zhuanhua.Value(yuan("0.01"))},
	} {
		if err := register.AddEnterprise(zhuanhua.Enterprise{Party: partyID(firmCode), Industry: zhuanhua.SoftwareIT, Years: []zhuanhua.EnterpriseYear{y}}); err != nil {
			t.Errorf("case %d: %v", i, err)
		}
	}
}

func TestRegisterEnterpriseBeforeItsParty(t *testing.T) {
	register := zhuanhua.NewRegister(zhuanhua.Sizes2011())
	e := zhuanhua.Enterprise{Party: partyID(firmCode), Industry: zhuanhua.SoftwareIT, Years: []zhuanhua.EnterpriseYear{year2020()}}
	checkFault(t, register.AddEnterprise(e), wantedFault{zhuanhua.ErrUnknownID, zhuanhua.RecordEnterprise, firmCode, "party_id"})
	if err := register.AddParty(registerParties()[1]); err != nil {
		t.Fatal(err)
	}
	if err := register.AddEnterprise(e); err != nil {
		t.Errorf("in the right order: %v", err)
	}
}

func TestRegisterPatents(t *testing.T) {
	register := newRegister(t)
	granted, ok := register.Patent(zhuanhua.MustPatentNo(inventionNo))
	want := zhuanhua.Patent{
		No: zhuanhua.MustPatentNo(inventionNo), GrantedOn: zhuanhua.MustDay("2005-06-01"), PubliclyFunded: zhuanhua.Yes, OnRegister: true,
	}
	if !ok || granted != want {
		t.Errorf("the granted patent is %+v, %v", granted, ok)
	}
	application, ok := register.Patent(zhuanhua.MustPatentNo(utilityNo))
	if !ok || !application.OnRegister || application.Granted(zhuanhua.MustDay("2022-01-01")) != zhuanhua.No {
		t.Errorf("the application is %+v, %v", application, ok)
	}
	bare, ok := register.Patent(zhuanhua.MustPatentNo(designNo))
	if ok || bare != (zhuanhua.Patent{No: zhuanhua.MustPatentNo(designNo)}) || bare.Granted(zhuanhua.MustDay("2022-01-01")) != zhuanhua.Unstated {
		t.Errorf("a patent that nobody entered is %+v, %v", bare, ok)
	}
}

func TestRegisterPatentErrors(t *testing.T) {
	fault := func(kind error, field string) wantedFault {
		return wantedFault{kind, zhuanhua.RecordPatent, inventionNo, field}
	}
	for _, c := range []struct {
		name  string
		alter func(*zhuanhua.Patent)
		want  wantedFault
	}{
		{"no number", func(p *zhuanhua.Patent) { p.No = 0 }, wantedFault{zhuanhua.ErrNotGiven, zhuanhua.RecordPatent, "", "patent_no"}},
		{"a number that is none", func(p *zhuanhua.Patent) { p.No = 99 }, wantedFault{zhuanhua.ErrRange, zhuanhua.RecordPatent, "", "patent_no"}},
		{"granted", func(p *zhuanhua.Patent) { p.GrantedOn = -1 }, fault(zhuanhua.ErrRange, "granted_on")},
		{"lapsed", func(p *zhuanhua.Patent) { p.LapsedOn = lastDay + 1 }, fault(zhuanhua.ErrRange, "lapsed_on")},
		{"declassified", func(p *zhuanhua.Patent) { p.DeclassifiedOn = -1 }, fault(zhuanhua.ErrRange, "defence_declassified_on")},
		{"funding", func(p *zhuanhua.Patent) { p.PubliclyFunded = 3 }, fault(zhuanhua.ErrCodeWord, "publicly_funded")},
		{"the same entry", func(*zhuanhua.Patent) {}, fault(zhuanhua.ErrDuplicate, "patent_no")},
		{"the same entry, said to be on the register", func(p *zhuanhua.Patent) { p.OnRegister = true }, fault(zhuanhua.ErrDuplicate, "patent_no")},
		{"another grant", func(p *zhuanhua.Patent) { p.GrantedOn++ }, fault(zhuanhua.ErrContradiction, "patent_no")},
		{"a lapse", func(p *zhuanhua.Patent) { p.LapsedOn = p.GrantedOn + 1 }, fault(zhuanhua.ErrContradiction, "patent_no")},
		{"another funding", func(p *zhuanhua.Patent) { p.PubliclyFunded = zhuanhua.No }, fault(zhuanhua.ErrContradiction, "patent_no")},
	} {
		t.Run(c.name, func(t *testing.T) {
			register := newRegister(t)
			p := zhuanhua.Patent{No: zhuanhua.MustPatentNo(inventionNo), GrantedOn: zhuanhua.MustDay("2005-06-01"), PubliclyFunded: zhuanhua.Yes}
			c.alter(&p)
			checkFault(t, register.AddPatent(p), c.want)
			if got, _ := register.Patent(zhuanhua.MustPatentNo(inventionNo)); got.GrantedOn != zhuanhua.MustDay("2005-06-01") || got.LapsedOn != 0 {
				t.Errorf("the entry changed: %+v", got)
			}
		})
	}
}

// rawTransfer refers to parties and patents by their ids alone.
func rawTransfer() zhuanhua.Transfer {
	return zhuanhua.Transfer{
		ID: "T1", Kind: zhuanhua.Assignment,
		Transferor: zhuanhua.Ref(partyID(universityCode)), Transferee: zhuanhua.Ref(partyID(firmCode)),
		Patents: []zhuanhua.Patent{
			{No: zhuanhua.MustPatentNo(designNo)}, {No: zhuanhua.MustPatentNo(inventionNo)}, {No: zhuanhua.MustPatentNo(utilityNo)},
		},
		RecordedOn: zhuanhua.MustDay("2022-05-01"),
		Payments:   []zhuanhua.Payment{validPayment()},
	}
}

func TestRegisterTransfer(t *testing.T) {
	register := newRegister(t)
	given := rawTransfer()
	got, err := register.Transfer(given)
	if err != nil {
		t.Fatal(err)
	}
	want := rawTransfer()
	want.Transferor, want.Transferee = register.Party(partyID(universityCode)), register.Party(partyID(firmCode))
	want.Patents = []zhuanhua.Patent{
		{No: zhuanhua.MustPatentNo(designNo)}, // not entered: a bare number
		{No: zhuanhua.MustPatentNo(inventionNo), GrantedOn: zhuanhua.MustDay("2005-06-01"), PubliclyFunded: zhuanhua.Yes, OnRegister: true},
		{No: zhuanhua.MustPatentNo(utilityNo), OnRegister: true},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("resolved (-want +got):\n%s", diff)
	}
	if got.Transferee != register.Party(partyID(firmCode)) {
		t.Error("the party is a copy; figures that come later would not reach it")
	}
	if diff := cmp.Diff(rawTransfer(), given); diff != "" {
		t.Errorf("the record given was altered:\n%s", diff)
	}
}

func TestRegisterReadsIDsAlone(t *testing.T) {
	// What the record says of parties and patents beside their ids is not believed.
	register := newRegister(t)
	given := rawTransfer()
	given.Transferor.Kind = zhuanhua.CentralSOE
	given.Patents[0].GrantedOn, given.Patents[0].OnRegister = zhuanhua.MustDay("2001-01-01"), true
	got, err := register.Transfer(given)
	if err != nil {
		t.Fatal(err)
	}
	if got.Transferor.Kind != zhuanhua.University || got.Patents[0] != (zhuanhua.Patent{No: zhuanhua.MustPatentNo(designNo)}) {
		t.Errorf("the transferor is a %v, the patent %+v", got.Transferor.Kind, got.Patents[0])
	}
}

func TestRegisterWithoutParties(t *testing.T) {
	// A party that a record does not give is missing, not unknown to the register.
	register := newRegister(t)
	transfer, err := register.Transfer(zhuanhua.Transfer{ID: "T2", Patents: []zhuanhua.Patent{{No: zhuanhua.MustPatentNo(inventionNo)}}})
	if err != nil || transfer.Transferor != nil || transfer.Transferee != nil || !transfer.Patents[0].OnRegister {
		t.Errorf("transfer without parties: %+v, %v", transfer, err)
	}
	pledge := validPledge()
	pledge.Pledgor = nil
	if got, err := register.Pledge(pledge); err != nil || got.Pledgor != nil {
		t.Errorf("pledge without pledgor: %v", err)
	}
	product := validProduct()
	product.Party = nil
	if got, err := register.Product(product); err != nil || got.Party != nil {
		t.Errorf("filing without filer: %v", err)
	}
	coverage := validCoverage()
	coverage.Party = nil
	if got, err := register.Coverage(coverage); err != nil || got.Party != nil {
		t.Errorf("coverage without enterprise: %v", err)
	}
}

func TestRegisterOtherRecords(t *testing.T) {
	register := newRegister(t)
	want := register.Party(partyID(firmCode))
	pledge, err := register.Pledge(validPledge())
	if err != nil || pledge.Pledgor != want {
		t.Errorf("pledge: %v, %v", pledge.Pledgor, err)
	}
	product, err := register.Product(validProduct())
	if err != nil || product.Party != want {
		t.Errorf("product: %v, %v", product.Party, err)
	}
	coverage, err := register.Coverage(validCoverage())
	if err != nil || coverage.Party != want {
		t.Errorf("coverage: %v, %v", coverage.Party, err)
	}
	// Everything but the party is as it was.
	pledge.Pledgor, product.Party, coverage.Party = validPledge().Pledgor, validProduct().Party, validCoverage().Party
	if diff := cmp.Diff(validPledge(), pledge) + cmp.Diff(validProduct(), product) + cmp.Diff(validCoverage(), coverage); diff != "" {
		t.Errorf("altered:\n%s", diff)
	}
}

func TestRegisterUnknownParties(t *testing.T) {
	register := newRegister(t)
	stranger := zhuanhua.Ref(partyID(strangerCode))
	transferor, transferee := rawTransfer(), rawTransfer()
	transferor.Transferor, transferee.Transferee = stranger, stranger
	pledge, product, coverage := validPledge(), validProduct(), validCoverage()
	pledge.Pledgor, product.Party, coverage.Party = stranger, stranger, stranger
	resolve := func(t zhuanhua.Transfer) error { _, err := register.Transfer(t); return err }
	_, errPledge := register.Pledge(pledge)
	_, errProduct := register.Product(product)
	_, errCoverage := register.Coverage(coverage)
	for _, c := range []struct {
		err    error
		record zhuanhua.RecordKind
		id     string
		field  string
	}{
		{resolve(transferor), zhuanhua.RecordTransfer, "T1", "transferor_id"},
		{resolve(transferee), zhuanhua.RecordTransfer, "T1", "transferee_id"},
		{errPledge, zhuanhua.RecordPledge, "G1", "pledgor_id"},
		{errProduct, zhuanhua.RecordProduct, "W1", "party_id"},
		{errCoverage, zhuanhua.RecordCoverage, "M1", "party_id"},
	} {
		checkFault(t, c.err, wantedFault{zhuanhua.ErrUnknownID, c.record, c.id, c.field})
		if input, ok := c.err.(*zhuanhua.InputError); !ok || input.Value != strangerCode {
			t.Errorf("%v does not name %s", c.err, strangerCode)
		}
	}
}

func TestRegisterRefusesFaultyRecords(t *testing.T) {
	register := newRegister(t)
	transfer := rawTransfer()
	transfer.Patents = append(transfer.Patents, transfer.Patents[0])
	_, err := register.Transfer(transfer)
	checkFault(t, err, wantedFault{zhuanhua.ErrDuplicate, zhuanhua.RecordTransfer, "T1", "patents"})
	_, err = register.Pledge(zhuanhua.Pledge{})
	checkFault(t, err, wantedFault{zhuanhua.ErrNotGiven, zhuanhua.RecordPledge, "", "pledge_id"})
	_, err = register.Product(zhuanhua.Product{})
	checkFault(t, err, wantedFault{zhuanhua.ErrNotGiven, zhuanhua.RecordProduct, "", "product_id"})
	_, err = register.Coverage(zhuanhua.Coverage{})
	checkFault(t, err, wantedFault{zhuanhua.ErrNotGiven, zhuanhua.RecordMeasure, "", "measure_id"})
}

func TestRegisterKeepsItsOwnCopies(t *testing.T) {
	register := zhuanhua.NewRegister(zhuanhua.Sizes2011())
	sizes := []zhuanhua.SizeOfYear{{Year: 2019, Size: zhuanhua.SizeOf(zhuanhua.Small)}}
	if err := register.AddParty(zhuanhua.Party{ID: partyID(firmCode), Sizes: sizes}); err != nil {
		t.Fatal(err)
	}
	sizes[0].Size = zhuanhua.SizeOf(zhuanhua.Large)
	if got := register.Party(partyID(firmCode)).SizeIn(2019); got != zhuanhua.SizeOf(zhuanhua.Small) {
		t.Errorf("the size changed with the host's slice to %v", got.Possible)
	}
	years := []zhuanhua.EnterpriseYear{{Year: 2021}, year2020()}
	e := zhuanhua.Enterprise{Party: partyID(firmCode), Industry: zhuanhua.SoftwareIT, Years: years}
	if err := register.AddEnterprise(e); err != nil {
		t.Fatal(err)
	}
	if years[0].Year != 2021 {
		t.Error("the host's years were sorted")
	}
	years[1].SetSize = zhuanhua.Large
	if got, _ := register.Enterprise(partyID(firmCode)); got.Years[0].SetSize != zhuanhua.SizeNone {
		t.Error("the figures changed with the host's slice")
	}
}

func TestRegisterSharedByGoroutines(t *testing.T) {
	register := newRegister(t)
	if err := register.AddEnterprise(zhuanhua.Enterprise{Party: partyID(firmCode), Industry: zhuanhua.SoftwareIT, Years: []zhuanhua.EnterpriseYear{year2020()}}); err != nil {
		t.Fatal(err)
	}
	want, err := register.Transfer(rawTransfer())
	if err != nil {
		t.Fatal(err)
	}
	results := make([]zhuanhua.Transfer, 8)
	var wait sync.WaitGroup
	for i := range results {
		wait.Go(func() {
			for range 50 {
				results[i], _ = register.Transfer(rawTransfer())
				register.Enterprise(partyID(firmCode))
				register.Patent(zhuanhua.MustPatentNo(designNo))
			}
		})
	}
	wait.Wait()
	if slices.ContainsFunc(results, func(got zhuanhua.Transfer) bool { return !cmp.Equal(want, got) }) {
		t.Error("goroutines that shared a register got different records")
	}
}

// A host's classes stay beside those of the figures; both for a year is a
// contradiction, and then nothing is put in.
func TestRegisterKeepsGivenSizes(t *testing.T) {
	register := zhuanhua.NewRegister(zhuanhua.Sizes2011())
	given := []zhuanhua.SizeOfYear{{Year: zhuanhua.EveryYear, Size: zhuanhua.SizeOf(zhuanhua.Large)}, {Year: 2022, Size: zhuanhua.SizeOf(zhuanhua.Small)}}
	if err := register.AddParty(zhuanhua.Party{ID: partyID(firmCode), Sizes: given}); err != nil {
		t.Fatal(err)
	}
	add := func(year int) error {
		return register.AddEnterprise(zhuanhua.Enterprise{Party: partyID(firmCode), Industry: zhuanhua.SoftwareIT,
			Years: []zhuanhua.EnterpriseYear{{Year: year, SetSize: zhuanhua.Medium}}})
	}
	for _, year := range []int{2021, 2020} {
		if err := add(year); err != nil {
			t.Fatal(err)
		}
	}
	var fault *zhuanhua.InputError
	if err := add(2022); !errors.As(err, &fault) || !errors.Is(err, zhuanhua.ErrContradiction) || fault.Field != "year" || fault.Value != "2022" {
		t.Errorf("figures of a year with a class: %v", err)
	}
	if err := add(2021); !errors.Is(err, zhuanhua.ErrDuplicate) {
		t.Errorf("figures of a year twice: %v", err)
	}
	p := register.Party(partyID(firmCode))
	for year, want := range map[int]zhuanhua.SizeClass{2019: zhuanhua.Large, 2020: zhuanhua.Medium, 2021: zhuanhua.Medium, 2022: zhuanhua.Small} {
		if got := p.SizeIn(year).Class(); got != want {
			t.Errorf("size in %d is %v, want %v", year, got, want)
		}
	}
}

// One organisation has one id: its code in another spelling is refused, but taken
// as a text for those who have no code.
func TestRegisterRefusesOtherSpellings(t *testing.T) {
	other := zhuanhua.NewPartyID(strings.ToLower(firmCode))
	if zhuanhua.ParsePartyID(other.String()) != partyID(firmCode) || zhuanhua.ParsePartyID("张三") != zhuanhua.NewPartyID("张三") || zhuanhua.ParsePartyID("").IsGiven() {
		t.Error("ParsePartyID does not bring a code to its canonical form, or more than a code")
	}
	if other == partyID(firmCode) {
		other = zhuanhua.NewPartyID(firmCode[:8] + "-" + firmCode[8:])
	}
	err := zhuanhua.NewRegister(zhuanhua.Sizes2011()).AddParty(zhuanhua.Party{ID: other, Kind: zhuanhua.University})
	var fault *zhuanhua.InputError
	if !errors.As(err, &fault) || !errors.Is(err, zhuanhua.ErrSyntax) || fault.Field != "party_id" {
		t.Errorf("another spelling: %v", err)
	}
	for _, p := range []zhuanhua.Party{{ID: other, Kind: zhuanhua.Individual}, {ID: other, Province: zhuanhua.HongKong}} {
		if err := zhuanhua.NewRegister(zhuanhua.Sizes2011()).AddParty(p); err != nil {
			t.Error(err)
		}
	}
	var read zhuanhua.PartyID
	if err := read.UnmarshalText([]byte(" " + firmCode)); err != nil || read != partyID(firmCode) {
		t.Errorf("read as %q, %v", read, err)
	}
	if err := read.Scan(firmCode + "\n"); err != nil || read != partyID(firmCode) {
		t.Errorf("scanned as %q, %v", read, err)
	}
}

func TestRegisterTransferSharesNothing(t *testing.T) {
	in := rawTransfer()
	in.Payments = []zhuanhua.Payment{validPayment()}
	out, err := newRegister(t).Transfer(in)
	if err != nil {
		t.Fatal(err)
	}
	out.Payments[0].ID = "altered"
	if in.Payments[0].ID == "altered" {
		t.Error("the payments are shared")
	}
}

// An error on figures says of which year, and what stood there.
func TestEnterpriseErrorsNameTheYear(t *testing.T) {
	register := zhuanhua.NewRegister(zhuanhua.Sizes2011())
	for field, c := range map[string]struct {
		year zhuanhua.EnterpriseYear
		want string
	}{
		"employees": {zhuanhua.EnterpriseYear{Year: 2021, Employees: zhuanhua.Value[int64](-3)}, "-3 (2021)"},
		"revenue":   {zhuanhua.EnterpriseYear{Year: 2021, Revenue: zhuanhua.Value(decimal.New(-1, 0))}, "(2021)"},
		"year":      {zhuanhua.EnterpriseYear{Year: 20211}, "20211"},
	} {
		err := register.AddEnterprise(zhuanhua.Enterprise{Party: partyID(firmCode), Years: []zhuanhua.EnterpriseYear{c.year}})
		var fault *zhuanhua.InputError
		if !errors.As(err, &fault) || !errors.Is(err, zhuanhua.ErrRange) || fault.Field != field || fault.Value != c.want {
			t.Errorf("%s: %v", field, err)
		}
	}
}
