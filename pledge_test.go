package zhuanhua_test

import (
	"testing"

	"github.com/shopspring/decimal"
	"github.com/zhuanhua-rules/zhuanhua"
)

// validPledge returns a pledge with every field given.
func validPledge() zhuanhua.Pledge {
	return zhuanhua.Pledge{
		ID:           "G1",
		Pledgor:      &zhuanhua.Party{ID: partyID(firmCode), Kind: zhuanhua.OtherEnterprise, Province: zhuanhua.Guangdong},
		Pledgee:      partyID(strangerCode),
		Patents:      []zhuanhua.PatentNo{zhuanhua.MustPatentNo(inventionNo), zhuanhua.MustPatentNo(designNo)},
		RegisteredOn: zhuanhua.MustDay("2022-03-01"), DeregisteredOn: zhuanhua.MustDay("2023-03-01"), AnnulledOn: zhuanhua.MustDay("2023-04-01"),
		Amount: zhuanhua.Value(yuan("17544715.28")),
	}
}

func TestPledgeValidate(t *testing.T) {
	for _, c := range []struct {
		name  string
		alter func(*zhuanhua.Pledge)
	}{
		{"everything given", func(*zhuanhua.Pledge) {}},
		{"next to nothing given", func(p *zhuanhua.Pledge) { *p = zhuanhua.Pledge{ID: "G1", Patents: p.Patents} }},
		{"patents not given", func(p *zhuanhua.Pledge) { p.Patents = nil }},
		{"de-registered before registered", func(p *zhuanhua.Pledge) { p.DeregisteredOn = 1 }},
		{"at the bound", func(p *zhuanhua.Pledge) { p.Amount = zhuanhua.Value(decimal.New(1, 15)) }},
	} {
		p := validPledge()
		c.alter(&p)
		if err := p.Validate(); err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestPledgeValidateErrors(t *testing.T) {
	pledge := func(kind error, field string) wantedFault {
		return wantedFault{kind, zhuanhua.RecordPledge, "G1", field}
	}
	for _, c := range []struct {
		name  string
		alter func(*zhuanhua.Pledge)
		want  wantedFault
	}{
		{"no id", func(p *zhuanhua.Pledge) { p.ID = "" }, wantedFault{zhuanhua.ErrNotGiven, zhuanhua.RecordPledge, "", "pledge_id"}},
		{"registered", func(p *zhuanhua.Pledge) { p.RegisteredOn = -1 }, pledge(zhuanhua.ErrRange, "registered_on")},
		{"de-registered", func(p *zhuanhua.Pledge) { p.DeregisteredOn = -1 }, pledge(zhuanhua.ErrRange, "cancelled_on")},
		{"annulled", func(p *zhuanhua.Pledge) { p.AnnulledOn = lastDay + 1 }, pledge(zhuanhua.ErrRange, "annulled_on")},
		{"pledgor without id", func(p *zhuanhua.Pledge) { p.Pledgor = &zhuanhua.Party{} }, pledge(zhuanhua.ErrNotGiven, "pledgor_id")},
		{"pledgor's kind", func(p *zhuanhua.Pledge) { p.Pledgor.Kind = 10 }, wantedFault{zhuanhua.ErrCodeWord, zhuanhua.RecordParty, firmCode, "kind"}},
		{"negative", func(p *zhuanhua.Pledge) { p.Amount = zhuanhua.Value(yuan("-1")) }, pledge(zhuanhua.ErrRange, "amount")},
		{"tenths of a fen", func(p *zhuanhua.Pledge) { p.Amount = zhuanhua.Value(yuan("0.001")) }, pledge(zhuanhua.ErrPrecision, "amount")},
		{"hostile", func(p *zhuanhua.Pledge) { p.Amount = zhuanhua.Value(decimal.New(1, 1<<30)) }, pledge(zhuanhua.ErrRange, "amount")},
		{"a number not given", func(p *zhuanhua.Pledge) { p.Patents[1] = 0 }, pledge(zhuanhua.ErrNotGiven, "patents")},
		{"a number that is none", func(p *zhuanhua.Pledge) { p.Patents[1] = 7 }, pledge(zhuanhua.ErrRange, "patents")},
		{"a patent twice", func(p *zhuanhua.Pledge) { p.Patents[1] = p.Patents[0] }, pledge(zhuanhua.ErrDuplicate, "patents")},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := validPledge()
			c.alter(&p)
			checkFault(t, p.Validate(), c.want)
		})
	}
}

func TestNoPledge(t *testing.T) {
	var p *zhuanhua.Pledge
	checkFault(t, p.Validate(), wantedFault{zhuanhua.ErrNotGiven, zhuanhua.RecordPledge, "", "pledge"})
}
